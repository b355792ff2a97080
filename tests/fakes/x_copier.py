"""Another program that somebody copies or drags from; says "copied" once it can be, and stays.

`picture FILE`: the bytes of one on the clipboard. `files FILE...`: files on it. `silent`: it owns the clipboard
and answers nobody, as a program that hangs. `drag X Y FILE...`: a small window there, to drag files out of.
"""

import sys
from pathlib import Path


def _offer(arguments: list[str]) -> int:
    from PySide6.QtCore import QMimeData, QTimer, QUrl  # noqa: PLC0415 - not for the silent one
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - the same

    app = QGuiApplication(["copier", "-platform", "xcb"])
    data = QMimeData()
    if arguments[0] == "picture":
        data.setData("image/png", Path(arguments[1]).read_bytes())
    else:
        data.setUrls([QUrl.fromLocalFile(name) for name in arguments[1:]])
    app.clipboard().setMimeData(data)
    QTimer.singleShot(0, lambda: print("copied", flush=True))  # noqa: T201 - what the test waits for
    return app.exec()


def _drag(left: int, top: int, names: list[str]) -> int:
    from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl  # noqa: PLC0415 - not for the silent one
    from PySide6.QtGui import QDrag, QMouseEvent, QPaintEvent  # noqa: PLC0415 - the same
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - the same

    class Files(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - an empty window is enough
            QTimer.singleShot(50, lambda: print("copied", flush=True))  # noqa: T201 - what the test waits for

        def mouseMoveEvent(self, event: QMouseEvent) -> None:
            if event.buttons() & Qt.MouseButton.LeftButton:
                data = QMimeData()
                data.setUrls([QUrl.fromLocalFile(name) for name in names])
                drag = QDrag(self)
                drag.setMimeData(data)
                drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)

    app = QApplication(["copier", "-platform", "xcb"])
    window = Files()
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    window.setGeometry(left, top, 160, 160)
    window.show()
    return app.exec()


def _own() -> int:
    from Xlib import X, display  # noqa: PLC0415 - for the silent one alone

    connection = display.Display()
    window = connection.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    window.set_selection_owner(connection.intern_atom("CLIPBOARD"), X.CurrentTime)
    connection.sync()
    print("copied", flush=True)  # noqa: T201 - what the test waits for
    while True:
        connection.next_event()


if __name__ == "__main__":
    if sys.argv[1] == "drag":
        sys.exit(_drag(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
    sys.exit(_own() if sys.argv[1] == "silent" else _offer(sys.argv[1:]))
