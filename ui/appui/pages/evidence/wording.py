"""How dates, exhibits and sizes are said on the page. The three kinds of date are never merged into one."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from appui.pages.evidence.file_kinds import brought_words
from appui.pages.evidence.model import Summary, host_of, instant_of
from appui.texts.translate import translate
from appui_core.cases.model import Exhibit, Kind


def clock_words(instant: datetime) -> str:
    """Return an hour as people write it."""
    if not instant.minute:
        return translate("Evidence", "{hour} h").format(hour=instant.hour)
    return translate("Evidence", "{hour} h {minute}").format(hour=instant.hour, minute=f"{instant.minute:02d}")


def date_words(day: date) -> str:
    """Return a date in figures."""
    return translate("Evidence", "{day}/{month}/{year}").format(
        day=f"{day.day:02d}", month=f"{day.month:02d}", year=day.year
    )


def day_words(day: date, language: str) -> str:
    """Return a day with its name, first letter large, as a title of the list."""
    words = QLocale(language).toString(_qdate(day), "dddd d MMMM yyyy")
    return words[:1].upper() + words[1:]


def long_date(day: date, language: str) -> str:
    """Return a day without its name, for the neutral title of a case."""
    return QLocale(language).toString(_qdate(day), "d MMMM yyyy")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def moment_words(instant: datetime) -> str:
    """Return a date and an hour."""
    return translate("Evidence", "{date} {time}").format(date=date_words(instant), time=clock_words(instant))


def offset_words(minutes: int) -> str:
    """Return the PC's offset then, as UTC+1 or UTC+5:30."""
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def number_words(exhibit: Exhibit) -> str:
    """Return the exhibit's number in the case."""
    return translate("Evidence", "Pièce {number}").format(number=exhibit.number)


def kind_words(exhibit: Exhibit) -> str:
    """Return what an exhibit is, for one that has no note."""
    if exhibit.kind == Kind.CAPTURE:
        return translate("Evidence", "Capture de l’écran")
    if exhibit.kind == Kind.LINK:
        return translate("Evidence", "Adresse notée, sans image")
    if exhibit.kind == Kind.DERIVED:
        return translate("Evidence", "Image préparée par Appui")
    return brought_words(exhibit)


def title_words(exhibit: Exhibit) -> str:
    """Return the exhibit's title: the first line of the note, else what it is."""
    return exhibit.facts.note.strip().split("\n", 1)[0][:80] or kind_words(exhibit)


def where_words(exhibit: Exhibit) -> str:
    """Return the quiet line under the title: account, site, and how it came here at what hour."""
    facts = exhibit.facts
    place = host_of(facts.url) if facts.url else facts.platform
    return " · ".join(part for part in (facts.account, place, came_words(exhibit)) if part)


def came_words(exhibit: Exhibit) -> str:
    """Return how and at what hour an exhibit came; only a capture has a measured hour of its picture."""
    if exhibit.captured_at_utc is not None:
        instant = instant_of(exhibit.captured_at_utc, exhibit.utc_offset_minutes)
        return translate("Evidence", "capturée à {time} ({offset})").format(
            time=clock_words(instant), offset=offset_words(exhibit.utc_offset_minutes)
        )
    added = instant_of(exhibit.added_at_utc, exhibit.utc_offset_minutes)
    if exhibit.kind == Kind.LINK:
        return translate("Evidence", "notée par vous à {time}").format(time=clock_words(added))
    if not {"pasted", "pasted_pixels"}.isdisjoint(exhibit.capture):
        return translate("Evidence", "collée à {time}").format(time=clock_words(added))
    if exhibit.kind == Kind.DERIVED:
        return translate("Evidence", "préparée à {time}").format(time=clock_words(added))
    return translate("Evidence", "apportée à {time}").format(time=clock_words(added))


def taken_words(exhibit: Exhibit) -> str:
    """Return what a capture shows, from what was noted of it; empty where nobody knows."""
    noted = exhibit.capture
    if noted.get("backend") == "portal":
        return translate("Evidence", "Choisi dans la fenêtre du système")
    if noted.get("screen_px") == f"{exhibit.width}x{exhibit.height}":
        return translate("Evidence", "Écran entier")
    if "region" in noted:
        return translate("Evidence", "Partie de l’écran")
    return ""


def bytes_words(size_bytes: int) -> str:
    """Return a size as people say it."""
    locale = QLocale()
    if size_bytes >= 1_000_000:
        return translate("Evidence", "{size} Mo").format(size=locale.toString(size_bytes / 1_000_000, "f", 1))
    if size_bytes >= 1_000:
        return translate("Evidence", "{size} ko").format(size=locale.toString(round(size_bytes / 1_000)))
    return translate("Evidence", "%n octet(s)", "", size_bytes)


def captured_on(exhibit: Exhibit) -> date | None:
    """Return the day of a capture where the PC was; None for what came from elsewhere: nobody knows its day."""
    if exhibit.captured_at_utc is None:
        return None
    return instant_of(exhibit.captured_at_utc, exhibit.utc_offset_minutes).date()


def unchanged_words(exhibit: Exhibit) -> str:
    """Return the tag of an exhibit whose hash was just found as it was."""
    added = instant_of(exhibit.added_at_utc, exhibit.utc_offset_minutes)
    return translate("Evidence", "Inchangée depuis l’ajout ({moment})").format(moment=moment_words(added))


def summary_words(summary: Summary) -> str:
    """Return the line under a case's title."""
    parts = [translate("Evidence", "%n pièce(s)", "", summary.exhibits)]
    if summary.accounts:
        parts.append(translate("Evidence", "%n compte(s)", "", summary.accounts))
    if summary.first is not None and summary.last is not None:
        first, last = date_words(summary.first), date_words(summary.last)
        parts.append(
            translate("Evidence", "ajout le {day}").format(day=first)
            if first == last
            else translate("Evidence", "ajouts du {first} au {last}").format(first=first, last=last)
        )
    return " · ".join(parts)


def opening_words(opening: datetime | None, now: datetime) -> str:
    """Return when the 3018 opens, for a sentence: in the PC's zone, and in Paris when that differs."""
    if opening is None:
        return ""
    here = opening.astimezone(now.tzinfo)
    if here.date() == now.date():
        words = translate("Evidence", "aujourd’hui à partir de {time}").format(time=clock_words(here))
    elif here.date() == now.date() + timedelta(days=1):
        words = translate("Evidence", "demain à partir de {time}").format(time=clock_words(here))
    else:
        words = translate("Evidence", "le {date} à partir de {time}").format(
            date=date_words(here.date()), time=clock_words(here)
        )
    if here.utcoffset() == opening.utcoffset():
        return words
    return translate("Evidence", "{words} ({time} à Paris)").format(words=words, time=clock_words(opening))
