"""The words of `Qui verra ce dossier ?`: what each line is about, what becomes of it, and what can be done."""

from typing import TYPE_CHECKING

from appui.pages.evidence.file_kinds import file_words
from appui.texts.translate import translate
from appui.widgets.shown_name import calm_name
from appui_core.cases.model import Exhibit

if TYPE_CHECKING:
    from appui_core.dossier.visible import Line

# A longer text is read whole on the exhibit's own page.
_LONGEST = 240


def what_words(what: str) -> str:
    """Return what a line is about."""
    return {
        "url": translate("Readers", "Adresse"),
        "account": translate("Readers", "Compte"),
        "display_name": translate("Readers", "Nom affiché"),
        "platform": translate("Readers", "Plateforme"),
        "shown_date": translate("Readers", "Date affichée"),
        "note": translate("Readers", "Note"),
        "words": translate("Readers", "Propos notés"),
        "people": translate("Readers", "Qui l’on voit"),
        "caption": translate("Readers", "Votre légende"),
        "picture": translate("Readers", "Image"),
        "masked": translate("Readers", "Image"),
    }.get(what, translate("Readers", "Fichier"))


def line_words(line: "Line", exhibit: Exhibit) -> str:
    """Return what goes out, or that nothing does."""
    if line.state == "hidden" and line.what == "account" and exhibit.facts.display_name:
        return translate("Readers", "Masqué pour ce destinataire. Le nom affiché, lui, part encore.")
    if line.state == "hidden":
        return translate("Readers", "Masqué pour ce destinataire.")
    if line.state == "left_out":
        return translate("Readers", "Ne part pas.")
    if line.what in _OF_FILES:
        return _file_line(line.what, exhibit)
    text = " ".join(calm_name(line.text.replace("\n", " ")).split())
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    if line.state == "replaced":
        return translate("Readers", "{text} (remplacé)").replace("{text}", text)
    return text


_OF_FILES = frozenset({"picture", "masked", "file", "place", "moving", "trailing"})


def _file_line(what: str, exhibit: Exhibit) -> str:
    if what == "picture":
        return translate("Readers", "Part entière : tout ce qu’on y lit, tous ceux qu’on y voit.")
    if what == "masked":
        return translate("Readers", "Masquée : ce qui est couvert ne part pas. Relisez ce qui reste.")
    if what == "place":
        return translate("Readers", "Contient l’endroit où l’image a été prise.")
    if what == "moving":
        return translate("Readers", "L’image bouge : les vues que la page ne montre pas partent aussi.")
    if what == "trailing":
        return translate("Readers", "Contient d’autres données après l’image.")
    words = translate(
        "Readers", "{kind} : part tel quel, avec tous les noms qui s’y trouvent. Appui ne sait pas le masquer."
    )
    return words.replace("{kind}", file_words(exhibit))


def repeats_words() -> str:
    """Return that a text shows what is hidden elsewhere."""
    return translate("Readers", "On y lit encore un texte que vous avez masqué.")


def kept_back_words() -> str:
    """Return that a record without image stays here whole."""
    return translate(
        "Readers",
        "Pièce sans image : son fichier dirait ce que vous masquez. Il reste donc ici en entier.",
    )
