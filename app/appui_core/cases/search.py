"""Full text over what was told about exhibits: note, account, shown name, address, words, platform.

Every word asked for must begin a word that was told; accents, capitals and apostrophes don't matter, and what
people type is never taken for an operator. An address or an @name is looked for as the run of its parts. What is
said the other way round in vault/schema.py (marks, ligature) must stay as it is there.
"""

import re
from collections.abc import Iterator

from appui_core.cases import rows
from appui_core.cases.model import Exhibit
from appui_core.cases.search_filters import Filters, narrow, needed_words
from appui_core.vault.facade import Vault

LIMIT = 200
# Ranking looks at every match, and among thousands it says nothing any more: then the newest come first.
RANKED_AT_MOST = 1000
_SHORT_CHARS = 2
_MOST_WORDS = 32
_MOST_CHARS = 1000
_MARK = "\ue000"
_WORD = re.compile(r"[^\W_]+")
# Controls would end the engine's reading; the private letter belongs to the marks; half characters to nobody.
_UNWANTED = re.compile(f"[\x00-\x1f\x7f{_MARK}\ud800-\udfff]")

# In this order, so that the search leads and its order stays.
_JOINED = (
    "CROSS JOIN exhibit_rows r ON r.row = s.rowid CROSS JOIN exhibits e ON e.id = r.exhibit"
    " CROSS JOIN cases c ON c.id = e.case_id CROSS JOIN facts f ON f.exhibit = e.id"
)
_FROM_ALL = "FROM exhibits e JOIN cases c ON c.id = e.case_id LEFT JOIN facts f ON f.exhibit = e.id"


def search(vault: Vault, words: str, filters: Filters, limit: int = LIMIT) -> tuple[Exhibit, ...]:
    """Return the kept exhibits that hold every word, at most `limit`: best first, or newest first.

    Newest first when a word has one or two letters, when there are no words, and when more than RANKED_AT_MOST
    exhibits match. Words without a single letter or digit find nothing.

    Raises AppuiError: VAULT_LOCKED, VAULT_DAMAGED.
    """
    phrases = tuple(_phrases(words))
    if words.strip() and not phrases:
        return ()
    conditions, values = narrow(filters)
    asked = [f'"{phrase}" *' for phrase in phrases] + list(needed_words(filters))
    if not asked:
        return _newest(vault, filters, conditions, values, limit)
    if filters.case_id is not None:
        asked.append(f'"{_MARK}{filters.case_id}"')
    query, order = " AND ".join(asked), "s.rowid DESC"
    if phrases and not any(_is_short(phrase) for phrase in phrases) and _is_few(vault, query):
        order = "bm25(search), s.rowid DESC"
    if conditions:
        sql = f"{rows.SELECTED} FROM search s {_JOINED} WHERE search MATCH ?{conditions} ORDER BY {order} LIMIT ?"
    else:
        # Sorted and cut before anything is fetched: to fetch a row is to decrypt its pages.
        first = f"SELECT s.rowid FROM search s WHERE search MATCH ? ORDER BY {order} LIMIT ?"  # noqa: S608 - ours
        sql = f"{rows.SELECTED} FROM ({first}) s {_JOINED}"
    return tuple(rows.exhibit_of(row) for row in vault.rows(sql, (query, *values, limit)))


def _newest(
    vault: Vault, filters: Filters, conditions: str, values: tuple[str, ...], limit: int
) -> tuple[Exhibit, ...]:
    if filters.case_id is not None:
        conditions, values = f"{conditions} AND e.case_id = ?", (*values, filters.case_id)
    order = "e.number DESC" if filters.case_id is not None else "e.added_at_utc DESC, e.id DESC"
    sql = f"{rows.SELECTED} {_FROM_ALL} WHERE e.withdrawn = 0{conditions} ORDER BY {order} LIMIT ?"
    return tuple(rows.exhibit_of(row) for row in vault.rows(sql, (*values, limit)))


def _phrases(words: str) -> Iterator[str]:
    """Yield what people separated by spaces, without quotes; the engine cuts it as it cut what was told."""
    tidy = _UNWANTED.sub(" ", words[:_MOST_CHARS]).replace("œ", "oe").replace("Œ", "oe").replace('"', " ")
    yield from [part for part in tidy.split() if _WORD.search(part)][:_MOST_WORDS]


def _is_short(phrase: str) -> bool:
    return len(_WORD.findall(phrase)[-1]) <= _SHORT_CHARS


def _is_few(vault: Vault, asked: str) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    return bool(vault.rows(sql, (asked, RANKED_AT_MOST + 1))[0][0] <= RANKED_AT_MOST)
