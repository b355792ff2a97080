"""How groups, actions and sources are called in the room."""

from urllib.parse import urlsplit

from appui.texts.translate import translate
from appui_core.content.fact import Fact
from appui_core.guides.words import date_words
from appui_core.messages import Messages


def group_words(group: str) -> str:
    """Return the heading of a group of cards."""
    return {
        "know": translate("Learn", "Comprendre"),
        "talk": translate("Learn", "En parler"),
        "act": translate("Learn", "Agir"),
        "more": translate("Learn", "Bon à savoir"),
    }[group]


def action_words(action: str) -> tuple[str, str]:
    """Return the words and the icon of what a card leads to."""
    return {
        "3018": (translate("Learn", "Joindre le 3018"), "phone"),
        "evidence": (translate("Learn", "Garder une trace"), "camera"),
        "record": (translate("Learn", "Noter l’adresse, sans l’image"), "link"),
        "report": (translate("Learn", "Signaler sur une appli"), "flag"),
        "protect": (translate("Learn", "Voir les réglages, appli par appli"), "shield"),
        "check": (translate("Learn", "Se poser dix questions"), "list"),
    }[action]


def source_words(messages: Messages, fact: Fact) -> str:
    """Return the site of a source with the date that it bears, such as "doctrine.fr, 4 mars 2022"."""
    site = urlsplit(fact.source).netloc.removeprefix("www.")
    first, _, last = fact.source_date.partition("/")
    if first == "undated":
        return messages.text("learn.source_undated", site=site)
    if last == "..":
        return messages.text("learn.source_after", site=site, date=date_words(messages, first))
    dates = [date_words(messages, part) for part in (first, last) if part]
    return messages.text("learn.source_dated", site=site, date="–".join(dates))
