"""System notices without a system: what can be read now."""


class FakeNotices:
    """Behaves as `widgets.services.Notices`."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.said: list[tuple[str, str]] = []

    def show(self, title: str, text: str) -> bool:
        """Show a notice."""
        self.said = [(title, text)] if self.works else []
        return self.works

    def leave(self) -> None:
        """Take it away."""
        self.said = []
