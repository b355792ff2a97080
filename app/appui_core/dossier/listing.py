"""data/exhibits.json: each included exhibit's facts, its file and the openings of its journal commitments."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from appui_core.cases.model import Addressee, CaseFile
from appui_core.clock import utc_stamp
from appui_core.dossier.names import FORMAT, program
from appui_core.dossier.selection import Item


def exhibits_json(
    case_file: CaseFile,
    items: Sequence[Item],
    addressee: Addressee,
    made_at: datetime,
    language: str,
    done: Callable[[int, int], None] = lambda _exhibits, _of: None,
) -> bytes:
    """Return the bytes of data/exhibits.json (ARCHITECTURE.md, "Dossier"); never the case's title.

    `done` hears at each exhibit how many of how many are in it, and may raise.
    """
    document: dict[str, Any] = {
        "format": FORMAT,
        "program": program(),
        "case": case_file.case.code,
        "addressee": addressee.value,
        "language": language,
        "made_at_utc": utc_stamp(made_at),
        "exhibits": [],
    }
    encode = json.JSONEncoder(ensure_ascii=False, indent=2).encode
    entries = []
    for number, item in enumerate(items, 1):
        # A line end within a text is written as two letters: each one here ends a line of the file.
        entries.append("    " + encode(_entry(item)).replace("\n", "\n    "))
        done(number, len(items))
    before, _none, after = encode(document).rpartition("[]")
    return "".join([before, "[\n", ",\n".join(entries), "\n  ]", after, "\n"]).encode()


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
