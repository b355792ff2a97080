"""Another program that somebody copied from: `picture FILE`, `files FILE...` or `silent`; says "copied" and stays.

`silent` owns the clipboard and answers nobody, as a program that hangs.
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
    sys.exit(_own() if sys.argv[1] == "silent" else _offer(sys.argv[1:]))
