"""`search`: which exhibits hold these words, in all cases or one; an answer of nothing is an answer."""

from datetime import date

from appui_core.cli.context import Context
from appui_core.cli.words import exhibit_line
from appui_core.errors import AppuiError, ErrorCode

# People at a screen are shown the first ones; a command answers with all.
_ALL = 10**9


def run(context: Context) -> int:
    """Print the exhibits found as a JSON list, or one line each with the code of its case."""
    since, until = _day(context, "since"), _day(context, "until")
    values = context.parsed.values
    with context.cases() as cases:
        found = cases.search(
            " ".join(context.parsed.arguments),
            case=values.get("case"),
            platform=values.get("platform"),
            account=values.get("account"),
            since=since,
            until=until,
            limit=_ALL,
        )
    lines = [
        context.text("search.line", case=exhibit.case, exhibit=exhibit_line(context, exhibit)) for exhibit in found
    ]
    context.answer([exhibit.to_json() for exhibit in found], *(lines or [context.text("search.none")]))
    return 0


def _day(context: Context, name: str) -> date | None:
    """Return a day as typed: a date, or the date of an instant (both ISO 8601).

    Raises AppuiError: INSTANT_INVALID.
    """
    typed = context.parsed.values.get(name)
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed[:10])
    except ValueError as error:
        raise AppuiError(ErrorCode.INSTANT_INVALID) from error
