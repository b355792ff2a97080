"""Words that several verbs say: about exhibits, instants, slots and events."""

from appui_core.cases.model import Exhibit
from appui_core.cli.context import Context
from appui_core.clock import parse_utc_stamp


def exhibit_line(context: Context, exhibit: Exhibit) -> str:
    """Return one exhibit as a line of a list: number, kind, date of addition, hash, id; never what it shows."""
    return context.text(
        "exhibit.line",
        number=exhibit.number,
        kind=context.text(f"kind.{exhibit.kind}"),
        added=instant_words(context, exhibit.added_at_utc),
        hash=exhibit.short_hash,
        id=exhibit.id,
    )


def kept_line(context: Context, exhibit: Exhibit) -> str:
    """Return what is said when an exhibit has been kept, or was there already."""
    key = "duplicate" if exhibit.duplicate else "added"
    return context.text(f"exhibit.{key}", number=exhibit.number, hash=exhibit.short_hash)


def instant_words(context: Context, stamp_utc: str) -> str:
    """Return one of our own time stamps as people write it, on this PC's clock."""
    local = parse_utc_stamp(stamp_utc).astimezone()
    return context.text(
        "when.instant", day=local.day, month=local.month, year=local.year, hour=local.hour, minute=local.minute
    )


def fault_words(context: Context, section: str, code: str) -> str:
    """Return what a fault found by a check is called in a section of the texts; its code when it has no words."""
    try:
        return context.messages.text(f"{section}.{code}")
    except KeyError:
        return code


def event_words(context: Context, event: str) -> str:
    """Return what a journal event is called: the vault's own here, a case's as its dossier prints it."""
    for section in ("cli", "dossier"):
        try:
            return context.messages.text(f"{section}.event.{event}")
        except KeyError:
            continue
    # From a newer Appui.
    return event
