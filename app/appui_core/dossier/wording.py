"""Dates, sizes and foreign text as a dossier prints them: absolute, with zone, and harmless on paper."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from appui_core.cases.exports import Version
from appui_core.clock import offset_minutes, parse_utc_stamp
from appui_core.dossier.selection import Item
from appui_core.messages import Messages

# Other, not assigned, private, surrogate, control and format characters: none may act on the page. Nor may marks
# of no composed letter: reportlab does not place them, they would stand on the letter that follows.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}
_LINE_ENDS = {"\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"}


def offset_text(minutes: int) -> str:
    """Return an offset east of Greenwich, such as `UTC+01:00`."""
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours:02d}:{rest:02d}"


def when(instant: datetime, messages: Messages) -> str:
    """Return an aware instant as an absolute date with seconds and offset, in words of the language."""
    return messages.text(
        "dossier.when.full",
        day=civil_day(instant, messages),
        hour=instant.hour,
        minute=f"{instant.minute:02d}",
        second=f"{instant.second:02d}",
        offset=offset_text(offset_minutes(instant)),
    )


def when_short(instant: datetime, messages: Messages) -> str:
    """Return date, minutes and offset for a narrow column."""
    return messages.text(
        "dossier.when.short",
        date=f"{instant:%d/%m/%Y}",
        hour=f"{instant.hour:02d}",
        minute=f"{instant.minute:02d}",
        offset=offset_text(offset_minutes(instant)),
    )


def civil_day(day: date, messages: Messages) -> str:
    """Return a civil day (of a datetime: its own) in words of the language."""
    months = messages.lines("dossier.when.months")
    return messages.text(
        "dossier.when.first_day" if day.day == 1 else "dossier.when.day",
        day=day.day,
        month=months[day.month - 1],
        year=day.year,
    )


def local(stamp_utc: str, minutes: int) -> datetime:
    """Return a stored instant at the offset that the PC had.

    Raises ValueError for a text that is no stamp.
    """
    return parse_utc_stamp(stamp_utc).astimezone(timezone(timedelta(minutes=minutes)))


def size(size_bytes: int, messages: Messages) -> str:
    """Return a size for people, with the exact number of bytes behind it."""
    if size_bytes < 1000:
        return messages.text("dossier.size.bytes", bytes=size_bytes)
    kind, value = ("mega", size_bytes / 1e6) if size_bytes >= 1_000_000 else ("kilo", size_bytes / 1e3)
    return messages.text(
        f"dossier.size.{kind}",
        value=messages.text("dossier.size.number", whole=int(value), tenth=int(value * 10) % 10),
        bytes=grouped(size_bytes),
    )


def grouped(number: int) -> str:
    """Return a number with its thousands set apart by a narrow no-break space."""
    return f"{number:,}".replace(",", "\u202f")


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Makes foreign text fit for paper: nothing hidden, nothing that turns the line around.

    What no font has, every control or format character, and every mark of no letter is printed as `[U+XXXX]`; but
    not what matches `harmless`.
    """

    has_glyph: Callable[[str], bool]
    harmless: re.Pattern[str] | None = None

    def lines(self, text: str) -> str:
        """Return the text with its line ends; tabs become spaces."""
        composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
        kept: set[int] = set()
        if self.harmless is not None and not composed.isascii():
            kept.update(*(range(*found.span()) for found in self.harmless.finditer(composed)))
        return "".join(
            char if place in kept else self._shown(_LINE_ENDS.get(char, char))
            for place, char in enumerate(composed)
        )

    def line(self, text: str) -> str:
        """Return the text on one line."""
        return self.lines(text).replace("\n", " ").strip()

    def _shown(self, char: str) -> str:
        if char in {"\n", " "}:
            return char
        if char == "\t":
            return " "
        if unicodedata.category(char) in _INVISIBLE or not self.has_glyph(char):
            return f"[U+{ord(char):04X}]"
        return char


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` characters, the last one an ellipsis when something was left out."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def number_runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return numbers in order, those that follow each other together."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def number_ranges(numbers: Sequence[int], messages: Messages) -> str:
    """Return numbers in order, runs of three or more as `1 to 3`."""
    words: list[str] = []
    for run in number_runs(numbers):
        if len(run) > 2:
            words.append(messages.text("dossier.cover.range", first=run[0], last=run[-1]))
        else:
            words += [str(number) for number in run]
    return ", ".join(words)


def masked_numbers(items: Sequence[Item], messages: Messages) -> str:
    """Return the numbers of the exhibits that are enclosed as masked copies, or nothing."""
    return number_ranges([item.exhibit.number for item in items if item.mask is not None], messages)


def since_words(before: Version | None, items: Sequence[Item], made_at: datetime, messages: Messages) -> str:
    """Return which exhibits were kept since the last version for such an addressee; nothing where there was none.

    What went, or is hidden now, is not told: that would point at it. Nor is what was only left out last time.
    """
    if before is None:
        return ""
    made = parse_utc_stamp(before.at_utc)
    fresh = [one.exhibit.number for one in items if parse_utc_stamp(one.exhibit.added_at_utc) > made]
    key = "since_added" if fresh else "since_none"
    return messages.text(
        "dossier.check.since",
        when=when(local(before.at_utc, offset_minutes(made_at)), messages),
        hash=before.manifest_sha256[:12],
        what=messages.text(f"dossier.check.{key}", numbers=number_ranges(fresh, messages)),
    )


def abridged_numbers(items: Sequence[Item], messages: Messages) -> str:
    """Return the numbers of the exhibits of which a fact was left out or replaced, or nothing."""
    return number_ranges([item.exhibit.number for item in items if item.abridged], messages)
