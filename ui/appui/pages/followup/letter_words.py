"""The room's words for the needs that letters serve (content pack, `need`), and a picture for each."""

from collections.abc import Mapping
from typing import Final

from appui.texts.translate import translate

ICONS: Final[Mapping[str, str]] = {
    "school": "school",
    "police": "scales",
    "line-3018": "phone",
    "platform": "flag",
    "data": "trash",
    "handing": "hand",
}


def need_words(need: str) -> str:
    """Return the title over the letters of a need."""
    return {
        "school": translate("Letters", "À l’établissement et à l’académie"),
        "police": translate("Letters", "À la police ou à la justice"),
        "line-3018": translate("Letters", "Au 3018"),
        "platform": translate("Letters", "À une plateforme"),
        "data": translate("Letters", "Faire effacer des données"),
        "handing": translate("Letters", "Quand vous remettez un dossier"),
    }[need]
