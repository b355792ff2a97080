"""data/exhibits.json: each included exhibit's facts, its file and the openings of its journal commitments."""

import io
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from appui_core.cases.model import Addressee, CaseFile
from appui_core.clock import utc_stamp
from appui_core.dossier.names import FORMAT, program
from appui_core.dossier.selection import Item

# So many pieces, some 5 ms, are put together before it is asked again whether they are still wanted.
_ASKED_EVERY = 10_000


def exhibits_json(
    case_file: CaseFile,
    items: Sequence[Item],
    addressee: Addressee,
    made_at: datetime,
    language: str,
    check: Callable[[], None] = lambda: None,
) -> bytes:
    """Return the bytes of data/exhibits.json (ARCHITECTURE.md, "Dossier"); never the case's title.

    `check` is asked now and then, and may raise.
    """
    document = {
        "format": FORMAT,
        "program": program(),
        "case": case_file.case.code,
        "addressee": addressee.value,
        "language": language,
        "made_at_utc": utc_stamp(made_at),
        "exhibits": [_entry(item) for item in items],
    }
    text = io.StringIO()
    for number, piece in enumerate(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(document)):
        if number % _ASKED_EVERY == 0:
            check()
        text.write(piece)
    text.write("\n")
    return text.getvalue().encode("utf-8")


def _entry(item: Item) -> dict[str, Any]:
    openings = [
        {"seq": opening.seq, "details": dict(opening.details), "salt": opening.salt} for opening in item.openings
    ]
    return {
        **item.exhibit.to_json(),
        "capture": dict(item.exhibit.capture),
        "derivation": item.derivation,
        "caption": item.caption or None,
        "file": item.file,
        "masked": item.mask is not None,
        "withheld": item.withheld,
        "abridged": list(item.abridged),
        "openings": openings,
    }
