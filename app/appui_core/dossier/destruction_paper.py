"""The record of a destroyed case as a sheet to sign and as plain text: no names, nothing of what was in it."""

import base64
from collections.abc import Sequence
from datetime import datetime, tzinfo

from appui_core.cases.destruction import Destruction, HandedOut
from appui_core.clock import parse_utc_stamp
from appui_core.dossier.bag import key_fingerprint
from appui_core.dossier.wording import number_ranges, when
from appui_core.messages import Messages

Row = tuple[str, str]
_RULE = "________________________"


def record_name(record: Destruction, ending: str) -> str:
    """Return the name of its file, `pdf` or `txt`: it tells the case's code alone."""
    return f"appui-{record.case}-destruction.{ending}"


def record_text(record: Destruction, messages: Messages, zone: tzinfo) -> bytes:
    """Return the record as text: UTF-8 with a byte order mark and CRLF, as LISEZMOI.txt is. Times are in `zone`."""
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
    return b"\xef\xbb\xbf" + "\r\n".join(lines).replace("\r\n\n", "\r\n").encode("utf-8") + b"\r\n"


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
        (text("destruction.reports"), str(record.reports)),
    ]


def _stays(record: Destruction, messages: Messages) -> list[str]:
    entries = record.signed_head.entries
    first = messages.text("destruction.stays_journal", entries=entries)
    return [first, *messages.lines("destruction.stays")]


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
