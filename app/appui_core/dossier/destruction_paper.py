"""The record of a destroyed case as a sheet to sign and as plain text: no names, nothing of what was in it."""

import base64
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, tzinfo
from pathlib import Path

from appui_core.cases.destruction import Destruction, HandedOut
from appui_core.clock import parse_utc_stamp
from appui_core.dossier.bag import key_fingerprint, write_file
from appui_core.dossier.wording import number_ranges, when
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Messages
from appui_core.vault.files import disk_error

Row = tuple[str, str]
_RULE = "________________________"


def record_name(record: Destruction) -> str:
    """Return the name of its files without their ending: it tells the case's code alone."""
    return f"appui-{record.case}-destruction"


def save_record(record: Destruction, into: Path, messages: Messages, zone: tzinfo) -> tuple[Path, Path]:
    """Write the record as PDF and as text into a folder, which is created; return both paths, absolute.

    A name that is taken is not written over: the two get -2, -3… then.

    Raises AppuiError: DESTINATION_UNWRITABLE, DISK_FULL, CONTENT_MISSING.
    """
    into = into.absolute()
    sheet, text = record_pdf(record, messages, zone), record_text(record, messages, zone)
    make_place(into)
    with _place_errors():
        number, stem = 1, record_name(record)
        while any((into / f"{stem}{ending}").exists() for ending in (".pdf", ".txt")):
            number += 1
            stem = f"{record_name(record)}-{number}"
        written = [write_file(into, f"{stem}{end}", content) for end, content in ((".pdf", sheet), (".txt", text))]
    return into / written[0].name, into / written[1].name


def make_place(into: Path) -> None:
    """Make the folder for a record. Raises AppuiError: DESTINATION_UNWRITABLE, DISK_FULL."""
    with _place_errors():
        into.mkdir(parents=True, exist_ok=True)


@contextmanager
def _place_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = disk_error(error, ErrorCode.DESTINATION_UNWRITABLE).code is ErrorCode.DISK_FULL
        code = ErrorCode.DISK_FULL if full else ErrorCode.DESTINATION_UNWRITABLE
        raise AppuiError(code, f"errno {error.errno}") from error


def record_text(record: Destruction, messages: Messages, zone: tzinfo) -> bytes:
    """Return the record as text, in the form of LISEZMOI.txt (UTF-8 with mark, CRLF). Times are in `zone`."""
    text = messages.text
    lines = [text("destruction.title"), "=" * len(text("destruction.title")), ""]
    lines += [_line(row) for row in _summary(record, messages, zone)]
    lines += _section(text("destruction.gone_title"), messages.lines("destruction.gone"))
    lines += _section(text("destruction.stays_title"), _stays(record, messages))
    lines += _section(text("destruction.copies_title"), _copies(record, messages, zone))
    lines += ["", text("destruction.check_title"), "-" * len(text("destruction.check_title")), ""]
    lines += [_how(record, messages), "", *(_line(row) for row in _check(record, messages))]
    lines += ["", text("destruction.limits"), ""]
    lines += [f"{text(f'destruction.{key}')} {_RULE}" for key in ("by", "quality", "on", "signature")]
    return b"\xef\xbb\xbf" + "\r\n".join(lines).encode("utf-8") + b"\r\n"


def record_pdf(record: Destruction, messages: Messages, zone: tzinfo) -> bytes:
    """Return the record as an A4 sheet. Times are in `zone`.

    Raises AppuiError: CONTENT_MISSING (the fonts).
    """
    from appui_core.dossier.page_kit import (  # noqa: PLC0415 - reportlab, only for the sheet
        Mark,
        bullets,
        fact_table,
        gap,
        load_fonts,
        para,
        render,
    )

    load_fonts()
    text = messages.text
    story = [
        Mark("destruction", text("destruction.title")),
        para(text("dossier.brand"), "brand"),
        gap(8),
        para(text("destruction.title"), "h1"),
        fact_table(_summary(record, messages, zone)),
        para(text("destruction.gone_title"), "h2"),
        *bullets(messages.lines("destruction.gone")),
        para(text("destruction.stays_title"), "h2"),
        *bullets(_stays(record, messages)),
        para(text("destruction.copies_title"), "h2"),
        *bullets(_copies(record, messages, zone)),
        para(text("destruction.check_title"), "h2"),
        para(_how(record, messages)),
        fact_table(_check(record, messages)),
        gap(8),
        para(text("destruction.limits"), "small"),
        gap(12),
        fact_table([(text(f"destruction.{key}"), " ") for key in ("by", "quality", "on", "signature")]),
    ]
    header = text("destruction.header", case=record.case)
    return render(story, header, text("destruction.footer"), text("dossier.page"))


def _line(row: Row) -> str:
    return f"{row[0]} {row[1]}"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, "-" * len(title), "", *(f"– {line}" for line in lines)]


def _moment(stamp: str, messages: Messages, zone: tzinfo) -> str:
    return when(_local(stamp, zone), messages)


def _local(stamp: str, zone: tzinfo) -> datetime:
    return parse_utc_stamp(stamp).astimezone(zone)


def _summary(record: Destruction, messages: Messages, zone: tzinfo) -> list[Row]:
    text = messages.text
    withdrawn = record.numbers - record.exhibits
    return [
        (text("destruction.case"), record.case),
        (text("destruction.opened"), _moment(record.created_at_utc, messages, zone)),
        (text("destruction.destroyed"), _moment(record.purged_at_utc, messages, zone)),
        (text("destruction.exhibits"), str(record.exhibits)),
        (text("destruction.withdrawn"), str(withdrawn)),
        (text("destruction.reports"), _reports(record, messages)),
    ]


def _reports(record: Destruction, messages: Messages) -> str:
    return messages.text("destruction.unknown_number") if record.reports is None else str(record.reports)


def _stays(record: Destruction, messages: Messages) -> list[str]:
    entries = record.signed_head.entries
    first = messages.text("destruction.stays_journal", entries=entries)
    last = messages.text("destruction.stays_reason" if record.reports is None else "destruction.stays_last")
    return [first, last, *messages.lines("destruction.stays")]


def _copies(record: Destruction, messages: Messages, zone: tzinfo) -> list[str]:
    if not record.dossiers:
        return [messages.text("destruction.no_copies")]
    lines = [_copy(one, messages, zone) for one in record.dossiers]
    return [*lines, messages.text("destruction.copies_asked")]


def _copy(one: HandedOut, messages: Messages, zone: tzinfo) -> str:
    words = messages.text(
        "destruction.copy",
        when=_moment(one.at_utc, messages, zone),
        addressee=messages.text(f"journal.addressee.{one.addressee}")
        if one.addressee
        else messages.text("destruction.somebody"),
        numbers=number_ranges(one.exhibits, messages) or messages.text("destruction.unknown"),
    )
    return f"{words} {messages.text('destruction.sealed')}" if one.sealed else words


def _how(record: Destruction, messages: Messages) -> str:
    return messages.text("destruction.how", case=record.case, entries=record.signed_head.entries)


def _check(record: Destruction, messages: Messages) -> list[Row]:
    text, head = messages.text, record.signed_head
    return [
        (text("destruction.entries"), str(head.entries)),
        (text("destruction.head"), head.head),
        (text("destruction.key"), base64.b64encode(head.public_key).decode("ascii")),
        (text("destruction.fingerprint"), key_fingerprint(head.public_key)),
        (text("destruction.sign"), base64.b64encode(head.signature).decode("ascii")),
    ]
