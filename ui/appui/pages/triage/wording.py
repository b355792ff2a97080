"""How numbers, dates and answers look on the page."""

from appui.texts.translate import translate
from appui.widgets.dates import day_figures, source_figures
from appui_core.content.fact import Fact

# An icon helps to find an answer again; it never says more than the words do.
ANSWER_ICONS = {
    "life.now": "danger",
    "life.thoughts": "heart",
    "danger.attack": "danger",
    "danger.home": "home",
    "who.child": "person",
    "who.two-homes": "home",
    "who.minor": "smartphone",
    "who.adult": "person",
    "who.pupil": "school",
    "who.witness": "eye",
    "who.accused": "people",
    "what.image": "image",
    "what.blackmail": "lock",
    "what.insults": "comment",
    "what.school": "school",
    "what.profile": "person",
    "what.address": "home",
    "what.hate": "globe",
    "what.refused": "close",
    "what.data": "search",
}
# Answers that say "no" or "I don't know".
OTHER_ICON = "more"
_NO = "\u00a0"


def spaced(number: str) -> str:
    """Return a number as it is read aloud: 116 006, 0 800 235 236; short ones as they are."""
    if len(number) == 6:
        return f"{number[:3]}{_NO}{number[3:]}"
    if len(number) == 10:
        return _NO.join((number[:1], number[1:4], number[4:7], number[7:]))
    return number


def purpose(name: str) -> str:
    """Return what stands behind a line's number in its name: "urgence médicale" of "15, urgence médicale"."""
    return name.partition(", ")[2] or name


def source_words(fact: Fact) -> str:
    """Return where the advice comes from and when it was compared."""
    compared = day_figures(fact.checked_on)
    if fact.source_date == "undated":
        return translate("Triage", "D’après une source sans date, comparée le {day}.").format(day=compared)
    return translate("Triage", "D’après une source ({date}), comparée le {day}.").format(
        date=source_figures(fact.source_date), day=compared
    )
