"""Dates as screens say them: "hier" and "il y a 2 h" say nothing a week later. Which day they mean, if any.

Nothing is filled in by it: a person reads the day, and writes it.
"""

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

_ANY_FIGURES: Final = r"\d{1,2}\s*[/.-]\s*\d{1,2}|\d{4}-\d{2}-\d{2}"
_MONTHS: Final = (
    r"janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?"
    r"|dec(?:embre)?|jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may|june?|july?|aug(?:ust)?|november|december"
)
# A day with its month, in figures or in words: enough to be no relative date.
_ABSOLUTE: Final = re.compile(
    rf"{_ANY_FIGURES}|\b\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\b|\b(?:{_MONTHS})\.?\s+\d{{1,2}}\b"
)
_DAYS_AGO: Final = (
    (re.compile(r"\bavant[- ]hier\b"), 2),
    (re.compile(r"\b(?:hier|yesterday)\b"), 1),
    (re.compile(r"\b(?:aujourd'?hui|ce matin|cet apres-midi|ce soir|today|tonight)\b"), 0),
)
_COUNTED: Final = re.compile(r"\b(\d{1,3})\s*(?:j|jours?|d|days?)\b")
# Relative, but no day can be told from it.
_VAGUE: Final = re.compile(
    r"\b(?:\d{1,3}\s*(?:h|heures?|hours?|min|minutes?|s|sec|secondes?|sem|semaines?|w|weeks?|mois|months?|ans?|years?)"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|a l'instant|maintenant|now|just now|la semaine derniere|last week)\b"
)
# An hour alone ("17 h 40", "17:40") is no date, and no relative one either.
_HOUR: Final = re.compile(r"\b\d{1,2}\s*(?:h\s*\d{2}|:\s*\d{2}|heures?\s+\d{2})\b")


def is_relative(text: str) -> bool:
    """Tell whether a date is only told from the day on which it was read."""
    words = _plain(text)
    if _ABSOLUTE.search(words):
        return False
    words = _HOUR.sub(" ", words)
    return any(found.search(words) for found, _days in _DAYS_AGO) or bool(
        _COUNTED.search(words) or _VAGUE.search(words)
    )


def day_meant(text: str, read_on: date) -> date | None:
    """Return the day that a relative date means, when it was read on a known day; None where nobody can tell."""
    words = _plain(text)
    if not is_relative(text):
        return None
    for found, days in _DAYS_AGO:
        if found.search(words):
            return read_on - timedelta(days)
    counted = _COUNTED.search(words)
    return read_on - timedelta(int(counted[1])) if counted else None


def _plain(text: str) -> str:
    """Return small letters without accents, with plain spaces and apostrophes."""
    words = unicodedata.normalize("NFKD", text.casefold()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return "".join(sign for sign in words if not unicodedata.combining(sign))
