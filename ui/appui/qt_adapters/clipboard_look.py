"""What lies on the clipboards, as a sign that changes with it and tells nothing of it."""

from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtGui import QClipboard, QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_MODES: Final = {"clipboard": QClipboard.Mode.Clipboard, "selection": QClipboard.Mode.Selection}


def look_at_clipboards() -> Mapping[str, str]:
    """Return a sign of each clipboard that this desktop has; empty ones too. Needs a QGuiApplication.

    On Wayland only the window in front may look: there, both looks find nothing.
    """
    # What the desktop has told since the last look.
    QGuiApplication.processEvents()
    clipboard = QGuiApplication.clipboard()
    found: dict[str, str] = {}
    for name, mode in _MODES.items():
        if mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection():
            # None, whatever its signature says, where the desktop has nothing to give.
            data = cast("QMimeData | None", clipboard.mimeData(mode))
            signs = [] if data is None else [*data.formats(), data.text()]
            found[name] = sha256("\0".join(signs).encode("utf-8", "surrogatepass")).hexdigest()
    return found
