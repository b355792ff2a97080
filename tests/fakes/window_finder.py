"""Windows that a test puts on the desktop, behind `ports.WindowFinder`."""

from appui_core.ports import WindowPlace


class FakeWindowFinder:
    """A desktop whose windows are listed, the front one first; without any list it is not available."""

    def __init__(self, *places: WindowPlace, known: bool = True) -> None:
        self.places = places
        self.known = known

    def available(self) -> bool:
        """Tell whether this desktop says where windows lie."""
        return self.known

    def windows(self) -> tuple[WindowPlace, ...]:
        """Return them."""
        return self.places if self.known else ()
