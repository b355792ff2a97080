"""The journals as people read them: the newest first, a page at a time, each entry as one line of words.

An entry whose details were destroyed on purpose still says what was done, and nothing about what was there.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Messages
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault

# The keys come first and their rows after: details can be long, and most of the journal is not on this page.
_PAGE = (
    "SELECT k.at_utc, k.chain, k.seq, j.event, e.number, c.title, o.details FROM"
    " (SELECT at_utc, chain, seq FROM journal WHERE event <> ? AND (? = '' OR chain = ?)"
    " AND (at_utc, chain, seq) < (?, ?, ?) ORDER BY at_utc DESC, chain DESC, seq DESC LIMIT ?) k"
    " JOIN journal j USING (chain, seq) LEFT JOIN openings o USING (chain, seq)"
    " LEFT JOIN exhibits e ON e.id = j.exhibit LEFT JOIN cases c ON c.id = k.chain"
    " ORDER BY k.at_utc DESC, k.chain DESC, k.seq DESC"
)
_END = ("~", "~", 0)
_WITH_REASON = frozenset({events.ORIGINAL_OPENED, events.RETENTION_NOTED, events.CASE_PURGED})


@dataclass(frozen=True, slots=True)
class JournalLine:
    """An entry; `number` of the exhibit and `case` (its title) are None where there is none, or no more."""

    at_utc: str
    chain: str
    seq: int
    event: str
    number: int | None
    case: str | None
    details: Mapping[str, Any] | None


def journal_page(
    vault: Vault, code: str | None, *, before: JournalLine | None = None, limit: int = 100
) -> tuple[JournalLine, ...]:
    """Return the entries before one (the newest when None), of a case or, with None, of the whole vault.

    The vault's own notes about the heads of case chains are left out: each repeats what the case's entry says.

    Raises AppuiError: CASE_UNKNOWN, VAULT_LOCKED.
    """
    chain = "" if code is None else _chain(vault, code)
    at = _END if before is None else (before.at_utc, before.chain, before.seq)
    return tuple(_line(row) for row in vault.rows(_PAGE, (events.CASE_HEAD, chain, chain, *at, limit)))


def line_words(line: JournalLine, messages: Messages) -> str:
    """Return an entry in words, without its date."""
    fields = {"number": "—" if line.number is None else line.number}
    try:
        words = messages.text(f"journal.events.{line.event}", **fields)
    except KeyError:
        words = messages.text("journal.other", event=line.event)
    detail = _detail(line, messages)
    return f"{words} {detail}" if detail else words


def exhibit_at(vault: Vault, what: str) -> tuple[int, str] | None:
    """Return number and case title of the exhibit that a `Problem` is about, or None when it is about another."""
    kind, _, rest = what.partition(" ")
    column, value = ("id", rest) if kind == "exhibit" else ("blob", what.rsplit("/", 1)[-1])
    sql = "SELECT e.number, c.title FROM exhibits e JOIN cases c ON c.id = e.case_id WHERE e.{} = ?"
    found = vault.rows(sql.format(column), (value,))
    return (int(found[0][0]), str(found[0][1])) if found else None


def _detail(line: JournalLine, messages: Messages) -> str:
    details = line.details or {}
    if line.event in _WITH_REASON and details.get("reason"):
        return messages.text("journal.reason", reason=details["reason"])
    if line.event in {events.DOSSIER_EXPORTED, events.MASK_NOTED} and details.get("addressee"):
        return messages.text("journal.to", addressee=_known(messages, "journal.addressee", details["addressee"]))
    if line.event == events.VAULT_OPENED and details.get("slot"):
        return messages.text("journal.with", slot=_known(messages, "cli.slot", details["slot"]))
    if line.event == events.UNLOCK_FAILED and details.get("count"):
        return messages.text("journal.tries", count=details["count"])
    return ""


def _known(messages: Messages, table: str, word: object) -> str:
    try:
        return messages.text(f"{table}.{word}")
    except KeyError:
        return str(word)


def _chain(vault: Vault, code: str) -> str:
    found = vault.rows("SELECT id FROM cases WHERE code = ?", (code.upper(),))
    if not found:
        raise AppuiError(ErrorCode.CASE_UNKNOWN)
    return str(found[0][0])


def _line(row: tuple[Any, ...]) -> JournalLine:
    at_utc, chain, seq, event, number, case, details = row
    return JournalLine(at_utc, chain, seq, event, number, case, None if details is None else json.loads(details))
