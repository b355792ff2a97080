"""What kind of file an exhibit is, in words and as an icon; for those without a picture to show."""

from collections.abc import Callable
from typing import Final

from appui.texts.translate import translate
from appui_core.cases.model import Exhibit, Kind

# Media type, or what it begins with: icon, what it is, and its title where there is no note.
_KINDS: Final[tuple[tuple[str, str, Callable[[], str], Callable[[], str]], ...]] = (
    (
        "video/",
        "video",
        lambda: translate("Evidence", "Vidéo"),
        lambda: translate("Evidence", "Vidéo apportée d’un fichier"),
    ),
    (
        "audio/",
        "file",
        lambda: translate("Evidence", "Enregistrement sonore"),
        lambda: translate("Evidence", "Son apporté d’un fichier"),
    ),
    (
        "application/pdf",
        "file",
        lambda: translate("Evidence", "Document PDF"),
        lambda: translate("Evidence", "Document PDF apporté d’un fichier"),
    ),
    (
        "text/html",
        "globe",
        lambda: translate("Evidence", "Page web enregistrée"),
        lambda: translate("Evidence", "Page web apportée d’un fichier"),
    ),
    (
        "text/",
        "file",
        lambda: translate("Evidence", "Texte"),
        lambda: translate("Evidence", "Texte apporté d’un fichier"),
    ),
    (
        "application/json",
        "file",
        lambda: translate("Evidence", "Données (JSON)"),
        lambda: translate("Evidence", "Données apportées d’un fichier"),
    ),
    (
        "image/",
        "image",
        lambda: translate("Evidence", "Image"),
        lambda: translate("Evidence", "Image apportée d’un fichier"),
    ),
    (
        "",
        "file",
        lambda: translate("Evidence", "Fichier"),
        lambda: translate("Evidence", "Fichier apporté"),
    ),
)


def _of(exhibit: Exhibit) -> tuple[str, str, Callable[[], str], Callable[[], str]]:
    return next(kind for kind in _KINDS if exhibit.media_type.startswith(kind[0]))


def is_image(exhibit: Exhibit) -> bool:
    """Tell whether an exhibit is a picture, whether or not Appui can show it."""
    return exhibit.media_type.startswith("image/")


def kind_icon(exhibit: Exhibit) -> str:
    """Return the icon that stands where there is no picture."""
    return "link" if exhibit.kind == Kind.LINK else _of(exhibit)[1]


def file_words(exhibit: Exhibit) -> str:
    """Return what kind of file it is."""
    return _of(exhibit)[2]()


def brought_words(exhibit: Exhibit) -> str:
    """Return the title of what was brought in and has no note."""
    if not {"pasted", "pasted_pixels"}.isdisjoint(exhibit.capture):
        return translate("Evidence", "Image collée")
    return _of(exhibit)[3]()


def remove_words(exhibit: Exhibit) -> str:
    """Return what the button that destroys an exhibit says."""
    if exhibit.kind == Kind.LINK:
        return translate("Evidence", "Retirer cette note")
    return (
        translate("Evidence", "Retirer cette image")
        if is_image(exhibit)
        else translate("Evidence", "Retirer cette pièce")
    )
