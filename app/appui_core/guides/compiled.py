"""All guides of one language in one file: what a build makes of a content folder, so that nothing is parsed later.

`compiled/<lang>.json` counts only while its digest is that of the files it was made from; else they are read
themselves. It is made, never edited: the TOML files are the content.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

from appui_core.content.files import MADE
from appui_core.guides.model import Guide, Item, Notice, Step, Variant
from appui_core.messages import DEFAULT_LANGUAGE

FOLDER: Final = MADE
FORMAT: Final = "appui-compiled/1"
_DATES: Final = ("checked_on", "tried_on")


def digest_of(base: Path, language: str) -> str:
    """Return the SHA-256 over names and bytes of every file that the guides of a language are read from."""
    return digest_over(
        base, FORMAT, ("guides/*/*.toml", f"texts/{language}/*.toml", f"texts/{DEFAULT_LANGUAGE}/*.toml")
    )


def digest_over(base: Path, made: str, patterns: Sequence[str]) -> str:
    """Return the SHA-256 over the name of a format, and over names and bytes of the files that fit a pattern."""
    digest = hashlib.sha256(made.encode())
    for pattern in dict.fromkeys(patterns):
        for path in sorted(base.glob(pattern)):
            data = path.read_bytes()
            digest.update(f"{path.parent.name}/{path.name} {len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()


def write(base: Path, language: str, guides: Sequence[Guide]) -> Path:
    """Write what a folder's guides are in a language; return the file.

    Raises OSError.
    """
    path = base / FOLDER / f"{language}.json"
    path.parent.mkdir(exist_ok=True)
    found = {"format": FORMAT, "digest": digest_of(base, language), "guides": [_to_json(one) for one in guides]}
    path.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return path


def read(base: Path, language: str) -> tuple[Guide, ...] | None:
    """Return the guides that were compiled from the files as they are now; None when there are none such.

    `stale` is false in all of them: it depends on the day.
    """
    try:
        found = json.loads((base / FOLDER / f"{language}.json").read_bytes())
        if found["format"] != FORMAT or found["digest"] != digest_of(base, language):
            return None
        return tuple(_from_json(one) for one in found["guides"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _to_json(guide: Guide) -> dict[str, Any]:
    found = asdict(guide)
    del found["stale"]
    for name in _DATES:
        found[name] = found[name].isoformat() if found[name] else None
    return found


_TUPLES: Final = ("also", "devices")


def _from_json(raw: dict[str, Any]) -> Guide:
    for name in _TUPLES:
        raw[name] = tuple(raw[name])
    for name in _DATES:
        raw[name] = date.fromisoformat(raw[name]) if raw[name] else None
    raw["steps"] = tuple(
        Step(**{**step, "items": tuple(Item(**item) for item in step["items"])}) for step in raw["steps"]
    )
    raw["notices"] = tuple(Notice(**one) for one in raw["notices"])
    raw["variants"] = tuple(Variant(**one) for one in raw["variants"])
    return Guide(**raw, stale=False)
