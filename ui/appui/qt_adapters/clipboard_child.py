"""Asks the clipboard of X11 in a process of its own and writes what it holds to standard output; started by path.

One line of JSON, `{"paths": [...], "size_bytes": n}`, then the n bytes of a picture as they came. Standard library
and Qt only: nothing of Appui is imported here. Its memory is limited, and `pasting.py` limits its time.
"""

import json
import sys
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

# Pictures in the form of a file, the ones that lose nothing first.
RAW = (
    "image/png",
    "image/webp",
    "image/avif",
    "image/heic",
    "image/heif",
    "image/gif",
    "image/jpeg",
)
MOST_HEAD_BYTES = 4 * 1024 * 1024
_MOST_PATHS = 10_000
_MEMORY_BYTES = 2 * 1024 * 1024 * 1024


def look(data: QMimeData, raw: Sequence[str] = RAW) -> tuple[list[str], bytes]:
    """Return the local paths that are meant, else the bytes of a picture; nothing is decoded.

    Files come first: a file manager that was asked to copy one may put a picture of its icon beside it.
    """
    paths = [url.toLocalFile() for url in data.urls()[:_MOST_PATHS] if url.isLocalFile() and url.toLocalFile()]
    if paths:
        return paths, b""
    for name in raw:
        if data.hasFormat(name):
            picture = bytes(data.data(name).data())
            if picture:
                return [], picture
    return [], b""


def main() -> int:
    """Answer."""
    import resource  # noqa: PLC0415 - there is none on Windows, where this is only imported

    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - the child's alone

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    QGuiApplication.setDesktopSettingsAware(False)
    app = QGuiApplication(["appui", "-platform", "xcb"])
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    paths, picture = look(data) if data is not None else ([], b"")
    most_bytes = int(sys.argv[1])
    head = json.dumps({"paths": paths, "size_bytes": len(picture)}).encode("ascii")
    if len(head) >= MOST_HEAD_BYTES:
        return 1
    sys.stdout.buffer.write(head + b"\n" + (picture if len(picture) <= most_bytes else b""))
    sys.stdout.buffer.flush()
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
