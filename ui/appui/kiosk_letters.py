"""Larger letters for who sees badly: by a button of the head or a key, until the visit ends."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from appui.actions import catalogue
from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui_core.kiosk.visit import Phase

if TYPE_CHECKING:
    from appui.kiosk_window import KioskWindow
    from appui.qt_adapters.kiosk_guard import KioskGuard
    from appui.theme.theme import Theme

# Per cent of our own size. Where the system's letters are nearly as large as one of them, that step is left out.
STEPS: Final = (150, 200)
_WORTH_IT: Final = 1.15
_STEP_MS: Final = 40


class KioskLetters(QObject):
    """A press goes a step up, from the last one back to the usual size, which is the system's or the school's."""

    def __init__(self, window: "KioskWindow", theme: "Theme", guard: "KioskGuard") -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._sizes, self._at = steps_from(theme.letters), 0
        self._next = catalogue.LARGER
        # Rooms out of sight that stand in the size before: laid out one by one, none when its door is pressed.
        self._behind: list[str] = []
        self._turn = QTimer(self)
        self._turn.setInterval(_STEP_MS)
        self._turn.timeout.connect(self._follow)
        for command, act in (
            (catalogue.LARGER, self.larger),
            (catalogue.SMALLER, self.smaller),
            (catalogue.USUAL, self.usual),
        ):
            window.bind(command, act)
        window.head.letters.clicked.connect(lambda _checked=False: window.commands.run(self._next.id))
        guard.sized.connect(self._typed)
        window.ending.connect(self._take_back)
        theme.changed.connect(self._offer)
        self._offer()

    def larger(self) -> None:
        """Go one step up, where there is one."""
        self._go_to(self._at + 1)

    def smaller(self) -> None:
        """Go one step down, never below the usual size."""
        self._go_to(self._at - 1)

    def usual(self) -> None:
        """Go back to the usual size."""
        self._go_to(0)

    def _go_to(self, at: int) -> None:
        """Write in another size; not between visits, where a tool may press what nobody sees."""
        window = self._window
        if at == self._at or not 0 <= at < len(self._sizes) or window.visit.phase() is Phase.ATTRACT:
            return
        self._at = at
        letters = self._sizes[at]
        window.content.write_anew(lambda: self._theme.write_at(letters))
        self._behind = list(window.pages)
        self._turn.start()
        announce(window.head.letters, translate("Kiosk", "Lettres à {n} %").format(n=letters))

    def _follow(self) -> None:
        pages = self._window.pages
        left = [page_id for page_id in self._behind if page_id in pages and pages[page_id].isHidden()]
        if left:
            pages.lay_out_ahead(left[0])
        else:
            self._turn.stop()
        self._behind = left[1:]

    def _offer(self) -> None:
        """Have the button say what a press does; where no size is larger, there is none."""
        if not self._at:
            self._sizes = steps_from(self._theme.letters)
        last = self._at == len(self._sizes) - 1
        self._next = catalogue.USUAL if last else catalogue.LARGER
        self._window.head.set_letters(self._next.text if len(self._sizes) > 1 else None, self._next.icon)

    def _typed(self, wanted: int) -> None:
        command = {1: catalogue.LARGER, -1: catalogue.SMALLER, 0: catalogue.USUAL}[wanted]
        self._window.commands.run(command.id)

    def _take_back(self) -> None:
        """Begin to forget the visit: its slides already come in the usual size."""
        self._turn.stop()
        if self._at:
            self._at = 0
            # No room is laid out anew that goes in the same turn.
            with self._window.content.rooms_at_rest():
                self._theme.write_at(self._sizes[0])


def steps_from(usual: int) -> tuple[int, ...]:
    """Return the sizes, in per cent of ours, where letters are usually so large: that one, then larger ones."""
    return (usual, *(step for step in STEPS if step >= usual * _WORTH_IT))
