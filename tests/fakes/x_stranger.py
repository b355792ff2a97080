"""Another program on the desktop: one plain window, `COLOUR X Y WIDTH HEIGHT SLOW_MS`; says "painted" and stays.

With SLOW_MS it fills a part that comes to light only after that time, as when a compositor fades a window out:
until then what lay over it is still to be seen.
"""

import sys

from PySide6.QtCore import QEvent, QObject, QThread, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Stranger(QWidget):
    def __init__(self, colour: str, slow_ms: int) -> None:
        super().__init__()
        self._slow_ms = slow_ms
        self._colour = QColor(colour)
        self._told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self._colour)
        if not self._told:
            self._told = True
            # Said once the painting has been sent to the server, which the next turn of the loop does.
            QTimer.singleShot(50, self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Expose:
            QThread.msleep(self._slow_ms)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        print("painted", flush=True)  # noqa: T201 - what the test waits for


def main() -> int:
    app = QApplication(sys.argv[:1])
    window = Stranger(sys.argv[1], int(sys.argv[6]))
    window.setGeometry(*(int(word) for word in sys.argv[2:6]))
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
