"""Blocks of a page that are made when their turn comes: a thousand exhibits' blocks are never there at once."""

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from appui_core.dossier.page_kit import gap


class Later(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """Stands for blocks in a story. It never fits, so reportlab asks it to split, and goes on with those."""

    def __init__(self, make: Callable[[], Sequence[Flowable]]) -> None:
        super().__init__()
        self._make = make

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Ask for more than there is."""
        return available_width, available_height + 1

    def split(self, _available_width: float, _available_height: float) -> list[Flowable]:
        """Return what it stands for; the first is something that fits everywhere."""
        return [gap(0), *self._make()]

    def draw(self) -> None:
        """Nothing of its own is ever drawn."""
