"""Pictures of what lies over the screens for a capture: a part being chosen, a window, the count before."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from appui.qt_adapters.overlay.countdown import Countdown
from appui.qt_adapters.overlay.frozen import Frozen
from appui.qt_adapters.overlay.painting import picture_of
from appui.widgets.services import PartKind
from appui_core.intake.region import Region
from appui_core.ports import Frame

_KINDS: Final[tuple[tuple[str, PartKind], ...]] = (("partie", "region"), ("fenetre", "window"))


class _Seen:
    """`widgets.services.Still` of a frame, brought to a size."""

    def __init__(self, frame: Frame, size: tuple[int, int]) -> None:
        self._frame = frame
        self.screen = frame.screen
        self.image = picture_of(frame).scaled(*size)

    def frame(self) -> Frame:
        """Return the whole."""
        return self._frame


def over_the_screen(
    frame: Frame,
    variants: Iterable[tuple[str, int, tuple[int, int]]],
    dress: Callable[[str, int], None],
    keep: Callable[[QWidget, str], None],
) -> None:
    """Show each in every look, text size and screen size, and have its picture kept under a name."""
    screen = QGuiApplication.primaryScreen()
    for look, scale, size in variants:
        dress(look, scale)
        width, height = size
        still, part = _Seen(frame, size), Region(width // 5, height // 2, width // 2, height // 3)
        for name, kind in _KINDS:
            frozen = Frozen(screen)
            frozen.freeze(still, kind, [(part, "Fil")], several=True)
            frozen.resize(width, height)
            frozen.selection.region = part
            frozen.panel.keep_button.setVisible(kind == "region")
            frozen.panel.place(low=False)
            keep(frozen, f"ecran-fige-{name}-{look}-{scale}-{width}x{height}")
        count = Countdown(5, QRect(0, 0, width, height))
        keep(count, f"compte-a-rebours-{look}-{scale}-{width}x{height}")
