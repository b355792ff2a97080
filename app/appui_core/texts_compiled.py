"""The texts of one language as a build made them of resources/texts/<lang>.toml: read thirty times as fast.

`compiled/<lang>.json` counts only while its digest is that of the file it was made from; else that is parsed. It
is made, never edited.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

FOLDER: Final = "compiled"
FORMAT: Final = "appui-compiled-texts/1"


def write(base: Path, language: str) -> Path:
    """Compile one language's file of a folder of texts; return the file made.

    Raises OSError, and ValueError when that is no TOML.
    """
    import tomllib  # noqa: PLC0415 - reading does without

    source = (base / f"{language}.toml").read_bytes()
    found = {"format": FORMAT, "digest": _digest(source), "table": tomllib.loads(source.decode("utf-8"))}
    path = base / FOLDER / f"{language}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return path


def read(base: Path, language: str, source: bytes) -> Mapping[str, Any] | None:
    """Return the table that was compiled from these very bytes; None when there is none such."""
    try:
        found = json.loads((base / FOLDER / f"{language}.json").read_bytes())
        if found["format"] != FORMAT or found["digest"] != _digest(source):
            return None
        table = found["table"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return table if isinstance(table, dict) else None


def _digest(source: bytes) -> str:
    return hashlib.sha256(source).hexdigest()
