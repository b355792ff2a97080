"""What the page says around a leak's own sentences: its place and date, what cleaning it does and can't do."""

from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale

from appui.texts.translate import translate
from appui.widgets.dates import stamp_words
from appui.widgets.shown_name import calm_name

if TYPE_CHECKING:
    from appui_core.privacy.leaks.model import Leak


def place_words(path: Path | str) -> str:
    """Return a path whole, as it can be shown."""
    return calm_name(str(path))


def facts_words(leak: "Leak", zone: tzinfo, language: str) -> str:
    """Return the quiet line: when the file was written, how large it is."""
    parts = []
    if leak.when_utc is not None:
        parts.append(translate("Leaks", "daté du {when}").replace("{when}", stamp_words(leak.when_utc, zone)))
    if leak.size_bytes is not None:
        parts.append(QLocale(language).formattedDataSize(leak.size_bytes, 0))
    return " · ".join(parts)


class CleanWords(NamedTuple):
    """A cleaning in words: the button on the page, the question, what happens, the button that acts, after."""

    ask: str
    title: str
    happens: str
    act: str
    done: str


def clean_words(leak: "Leak") -> CleanWords:
    """Return them for a leak that can be cleaned."""
    if leak.exhibit is not None:
        return _copy(leak.exhibit.number)
    return _BY_KIND[str(leak.kind)]()


def _copy(number: int) -> CleanWords:
    happens = translate(
        "Leaks",
        "Appui vérifie d’abord que la pièce {number} est entière dans le coffre, et que ce fichier en est bien la "
        "copie exacte. Puis il l’efface pour de bon, sans passer par la corbeille.",
    )
    return CleanWords(
        translate("Leaks", "Effacer cette copie…"),
        translate("Leaks", "Effacer cette copie ?"),
        happens.replace("{number}", str(number)),
        translate("Leaks", "Effacer de ce dossier"),
        translate(
            "Leaks", "Effacée de ce dossier. La pièce est dans le coffre ; des copies peuvent rester ailleurs."
        ),
    )


def _recent() -> CleanWords:
    return CleanWords(
        translate("Leaks", "Retirer cette ligne…"),
        translate("Leaks", "Retirer cette ligne ?"),
        translate("Leaks", "Seul ce qui nomme ce fichier s’en va. Le fichier lui-même n’est pas touché."),
        translate("Leaks", "Retirer"),
        translate("Leaks", "Retirée de la liste."),
    )


def _thumbnail() -> CleanWords:
    return CleanWords(
        translate("Leaks", "Effacer la petite image…"),
        translate("Leaks", "Effacer la petite image ?"),
        translate(
            "Leaks",
            "Elle est effacée pour de bon. Si le fichier est encore là, l’ordinateur peut en refaire une quand on "
            "ouvre son dossier.",
        ),
        translate("Leaks", "Effacer"),
        translate("Leaks", "Petite image effacée."),
    )


def _clipboard() -> CleanWords:
    return CleanWords(
        translate("Leaks", "Vider l’historique…"),
        translate("Leaks", "Vider tout l’historique ?"),
        translate("Leaks", "Tout ce que Klipper a gardé s’en va, pas seulement ce qui vient d’ici."),
        translate("Leaks", "Tout vider"),
        translate("Leaks", "Klipper a été vidé."),
    )


_BY_KIND: dict[str, Callable[[], CleanWords]] = {
    "recent": _recent,
    "thumbnail": _thumbnail,
    "clipboard": _clipboard,
}


def limits_words() -> str:
    """Return what erasing a file can't do; said before, never after."""
    return translate(
        "Leaks",
        "Effacé d’un dossier ne veut pas dire effacé partout : le disque peut en garder des restes, et une "
        "sauvegarde ou un autre appareil une copie. Si la police vous a demandé de laisser l’appareil tel quel, "
        "ne l’effacez pas.",
    )


def names_words(names: int) -> str:
    """Return that the same bytes are still there under other names."""
    return translate("Leaks", "Le même fichier a encore %n autre(s) nom(s) sur ce disque.", "", names)
