"""The slides on the whole screen: arrows go on and back, Esc leaves the slides and nothing else."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from appui.pages.learn.documents import Documents
from appui.pages.learn.drawing import slide
from appui.pages.learn.drawing.canvas import kit_of
from appui.texts.translate import translate
from appui.theme import paint
from appui.theme.theme import current_theme
from appui.widgets.announce import announce
from appui.widgets.buttons import ActionButton
from appui.widgets.labels import Small

_FORTH: Final = ("PgDown", "Down")
_BACK: Final = ("PgUp", "Up")


class SlideViewer(QWidget):
    """A window of its own. `closed` comes once; `help_wanted` asks for the 3018, by F1 too where it is on."""

    closed = Signal()
    help_wanted = Signal()

    def __init__(self, documents: Documents, parent: QWidget, *, f1: bool) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.theme = current_theme()
        self.setObjectName("slides")
        self.setWindowTitle("Appui")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._documents = documents
        self._open = True
        self.index = 0
        self._place = Small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 12)
        column.addStretch(1)
        column.addLayout(self._bar())
        self._bind_keys()
        if f1:
            QShortcut("F1", self).activated.connect(self.help_wanted)
        self.theme.changed.connect(self.update)
        self.go_to(0)

    def go_to(self, index: int) -> None:
        """Show a slide; before the first and after the last, nothing moves."""
        last = len(self._documents.slides) - 1
        self.index = min(max(index, 0), last)
        words = self._documents.slides[self.index]
        place = translate("Learn", "Diapositive {n} sur {count}").format(n=self.index + 1, count=last + 1)
        self._place.set_text(place)
        self.before.setEnabled(self.index > 0)
        self.after.setEnabled(self.index < last)
        # To a screen reader a slide is its words: the drawing only goes with them.
        spoken = ". ".join((place, words.title, *words.lines))
        self.setAccessibleName(spoken)
        if self.isVisible():
            announce(self, spoken)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc, go on with space."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Space:
            self.go_to(self.index + 1)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the slides are over."""
        super().closeEvent(event)
        if self._open:
            self._open = False
            self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole window is painted
        """Paint the slide as large as the room above the bar allows."""
        painter = QPainter(self)
        paint.fill(painter, QRectF(self.rect()), self.theme.colour("bg"))
        room = QRectF(0, 0, self.width(), self._bar_top())
        scale = min(room.width() / slide.WIDTH, room.height() / slide.HEIGHT)
        painter.translate((room.width() - slide.WIDTH * scale) / 2, (room.height() - slide.HEIGHT * scale) / 2)
        painter.scale(scale, scale)
        self._documents.slide_painter(self.index, kit_of(self.theme, "screen"))(painter)

    def _bar_top(self) -> int:
        return self.before.y() - 4

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("m"))
        self.before = ActionButton(translate("Learn", "Précédente"), "back", "quiet")
        self.after = ActionButton(translate("Learn", "Suivante"), "", "quiet", trailing="arrow")
        self.leave = ActionButton(translate("Learn", "Quitter (Échap)"), "close", "quiet")
        self.before.clicked.connect(lambda: self.go_to(self.index - 1))
        self.after.clicked.connect(lambda: self.go_to(self.index + 1))
        self.leave.clicked.connect(self.close)
        self.call = ActionButton("3018", "phone", "call")
        self.call.setAccessibleName(translate("Learn", "Joindre le 3018"))
        self.call.clicked.connect(self.help_wanted)
        self._place.setWordWrap(False)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self._place, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.call)
        return row

    def _bind_keys(self) -> None:
        # As shortcuts: a button that has the focus would take the arrows to move it.
        forth, back = ("Left", "Right") if self.isRightToLeft() else ("Right", "Left")
        for key in (forth, *_FORTH):
            QShortcut(key, self).activated.connect(lambda: self.go_to(self.index + 1))
        for key in (back, *_BACK):
            QShortcut(key, self).activated.connect(lambda: self.go_to(self.index - 1))
        QShortcut("Home", self).activated.connect(lambda: self.go_to(0))
        QShortcut("End", self).activated.connect(lambda: self.go_to(len(self._documents.slides)))
