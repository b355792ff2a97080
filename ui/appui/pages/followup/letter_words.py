"""Words for letters: the needs that they serve (`need` of the pack), and what begins one at a report."""

from collections.abc import Mapping
from typing import Final

from appui.texts.translate import translate

LETTER: Final = "letter/"
"""Before a letter's id, as something to do about a report."""
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


def write_words(letter: str) -> str:
    """Return the button that begins one of the letters that can fit a report."""
    return {
        "reminder-school": translate("Letters", "Écrire la relance"),
        "academy": translate("Letters", "Écrire à l’académie"),
        "cnil": translate("Letters", "Écrire à la CNIL"),
        "platform-complaint": translate("Letters", "Écrire la réclamation"),
        "reminder-platform": translate("Letters", "Écrire une relance"),
        "line-3018": translate("Letters", "Écrire au 3018"),
    }[letter]
