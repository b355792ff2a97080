"""What one page leaves for the next to take: pages do not know each other, but a way can lead across."""


class Handover:
    """One thing of each kind, in memory alone, gone once it is taken.

    `report`: (platform, object) as the guides name them, for the page that notes what was sent. `guide`: (goal,
    object or empty) for the page with the guides, which asks for the rest. `files`: paths that were dropped on the
    window, for the page that keeps them. `received`: the path of a dossier, for the page that verifies it.
    """

    def __init__(self) -> None:
        self._held: dict[str, object] = {}

    def put(self, kind: str, data: object) -> None:
        """Leave something; what lay there of this kind is forgotten."""
        self._held[kind] = data

    def take(self, kind: str) -> object | None:
        """Return what was left, and forget it; None when there is nothing."""
        return self._held.pop(kind, None)

    def waits(self, kind: str) -> bool:
        """Tell whether something of this kind was left, without taking it."""
        return kind in self._held

    def clear(self) -> None:
        """Forget everything."""
        self._held.clear()
