"""The words that say where a guide comes from and how old it is, from the [guides] texts."""

import re
from datetime import date

from appui_core.guides.model import Guide
from appui_core.messages import Messages


def origin_words(messages: Messages, guide: Guide) -> str:
    """Return the guide's origin, such as "D'après une source de novembre 2023 · Non essayé sur un téléphone"."""
    return messages.text("guides.joined", first=source_words(messages, guide), second=tried_words(messages, guide))


def source_words(messages: Messages, guide: Guide) -> str:
    """Return when the source dates from, as far as the source says so."""
    first, _, last = guide.source_date.partition("/")
    if first == "undated":
        return messages.text("guides.source_undated")
    if last == "..":
        return messages.text("guides.source_after", date=date_words(messages, first))
    if last:
        span = {"first": date_words(messages, first), "last": date_words(messages, last)}
        return messages.text("guides.source_span", **span)
    return messages.text("guides.source_dated", date=date_words(messages, first))


def tried_words(messages: Messages, guide: Guide) -> str:
    """Return "Vérifié…" only when someone walked the guide on a real phone."""
    if guide.tried_on is None:
        return messages.text("guides.not_tried")
    return messages.text("guides.tried", date=day_words(messages, guide.tried_on))


def stale_words(messages: Messages, guide: Guide) -> str:
    """Return the calm warning for a guide that nobody compared with its source for long, empty otherwise."""
    return messages.text("guides.stale", date=day_words(messages, guide.checked_on)) if guide.stale else ""


def day_words(messages: Messages, day: date) -> str:
    """Return a full date in words: "22 novembre 2026"."""
    month = messages.lines("helpline.months")[day.month - 1]
    return messages.text("guides.day", day=day.day, month=month, year=day.year)


def date_words(messages: Messages, text: str) -> str:
    """Return a year, a month or a day ("2023-11") in words."""
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    if len(numbers) == 3:
        return day_words(messages, date(*numbers))
    if len(numbers) == 2:
        month = messages.lines("helpline.months")[numbers[1] - 1]
        return messages.text("guides.month", month=month, year=numbers[0])
    return str(numbers[0])
