"""The content's words of the kiosk; without them, the numbers remain."""

from appui_core.content.kiosk import KioskWords, load_kiosk
from appui_core.content.problems import ContentError


def said_by_kiosk() -> KioskWords | None:
    """Return the words; None when they are damaged."""
    try:
        return load_kiosk()
    except ContentError:
        return None
