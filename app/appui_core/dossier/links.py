"""Exhibit numbers as a dossier prints them, each a link to its page, runs of three or more as `1 to 3`."""

from collections.abc import Sequence

from appui_core.dossier.page_kit import STYLES, Text, markup
from appui_core.dossier.wording import number_runs
from appui_core.messages import Messages


def linked(numbers: Sequence[int], messages: Messages, before: str = "", after: str = "") -> Text:
    """Return a cell with the numbers between two plain texts."""
    words = []
    for run in number_runs(numbers):
        ends = [_link(number) for number in (run[:1] + run[-1:] if len(run) > 2 else run)]
        joined = messages.text("dossier.cover.range", first=ends[0], last=ends[-1]) if len(run) > 2 else None
        words.append(joined or ", ".join(ends))
    return Text(markup(before) + ", ".join(words) + markup(after), STYLES["cell"])


def _link(number: int) -> str:
    return f'<a href="#exhibit-{number}">{number}</a>'
