"""How low the kiosk's screen is for the letters in force: by it head and foot give way to the room."""

from enum import Enum
from typing import Final

from appui.texts.translate import translate
from appui.theme.theme import current_theme

# Heights at 100 % text, in pixels. 1024 by 700 at 200 % is low, 800 by 600 then very low.
_LOW: Final = 640
_VERY_LOW: Final = 340


class Lowness(Enum):
    """What a screen's height leaves between head and foot: enough, little, hardly anything."""

    NOT = 0
    LOW = 1
    VERY = 2


def nothing_kept() -> str:
    """Return what is always said: at the foot of the window, or on the first page where that is too low."""
    return translate("Kiosk", "Appui ne garde rien. L’ordinateur de l’établissement, lui, peut être surveillé.")


def lowness(height_px: int) -> Lowness:
    """Tell how low a window of that height is."""
    theme = current_theme()
    if height_px < theme.px(_VERY_LOW):
        return Lowness.VERY
    return Lowness.LOW if height_px < theme.px(_LOW) else Lowness.NOT
