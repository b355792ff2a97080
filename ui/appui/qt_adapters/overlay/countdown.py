"""The seconds before a grab: a small window in a corner, large enough to see, gone before the picture is taken."""

from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.announce import announce
from appui.widgets.part import add_row
from appui.widgets.worded import Worded

SECOND_MS: Final = 1_000
_WIDTH: Final = 260


class Countdown(QWidget):
    """`over` at the end, `stopped` when the person wants no picture. `second_ms` is a second; tests have less."""

    over = Signal()
    stopped = Signal()

    def __init__(self, seconds: int, free: QRect, *, second_ms: int = SECOND_MS) -> None:
        kinds = Qt.WindowType
        super().__init__(None, kinds.Tool | kinds.FramelessWindowHint | kinds.WindowStaysOnTopHint)
        self.setObjectName("countdown")
        self.theme = current_theme()
        self.left_s = seconds
        self.w = Worded()
        self.w.bind(self.setWindowTitle, lambda: translate("Overlay", "Appui, compte à rebours"))
        column = QVBoxLayout(self)
        pad = self.theme.space("l")
        column.setContentsMargins(pad, pad, pad, pad)
        self._number = self.w.heading(self._number_words, 0)
        column.addWidget(self._number)
        column.addWidget(self.w.body(lambda: translate("Overlay", "Préparez l’écran. Échap annule.")))
        stop = self.w.button(lambda: translate("Overlay", "Annuler"), "close", name="countdown_stop")
        stop.clicked.connect(self.stopped)
        add_row(column, stop)
        width = min(self.theme.px(_WIDTH), free.width())
        height = column.totalHeightForWidth(width)
        margin = self.theme.space("xl")
        self.setGeometry(free.right() - width - margin, free.bottom() - height - margin, width, height)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(second_ms)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Be seen and begin to count."""
        self.show()
        self.raise_()
        self.activateWindow()
        announce(self, self._number_words())
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.stopped.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop, when the desktop closes it (Alt+F4): whoever waits must hear of it."""
        super().closeEvent(event)
        self.stopped.emit()

    def hideEvent(self, event: object) -> None:  # noqa: ARG002 - whatever hid it
        """Count no further once it is gone."""
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint ground and edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface"))
        painter.setPen(QPen(self.theme.colour("edge"), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _tick(self) -> None:
        self.left_s -= 1
        if self.left_s > 0:
            self.w.again()
            announce(self, str(self.left_s))
            return
        self._timer.stop()
        self.over.emit()

    def _number_words(self) -> str:
        return translate("Overlay", "{seconds} s").format(seconds=self.left_s)
