"""QR codes of what the content names, drawn by the build: the first one takes 70 ms of the encoder.

`compiled/codes.json` holds each address and each number to dial; any other text is encoded when it is asked for.
It is made, never edited, and says what the encoder says (a test compares all of them).
"""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from appui_core.content.files import MADE
from appui_core.content.pack import bundled_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import read_toml

Rows = tuple[tuple[bool, ...], ...]
FORMAT: Final = "appui-compiled-codes/1"
# A code of version 1 has so many modules a side, one of version 40 the most.
_LEAST, _MOST = 21, 177


def code_of(text: str) -> Rows:
    """Return the rows of the QR code (level M) of a text, true where it is dark, without the quiet zone."""
    return _unpacked(_made(bundled_dir()).get(text)) or encode(text)


def encode(text: str) -> Rows:
    """Return the same, from the encoder."""
    import segno  # noqa: PLC0415 - loaded when a code is first drawn, not at start-up

    code = segno.make(text, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def named_by(base: Path) -> tuple[str, ...]:
    """Return what a content folder has that is shown as a code: addresses, and numbers as something to dial."""
    found: list[str] = []
    for path in sorted((*base.glob("helplines/*.toml"), *base.glob("guides/*/*.toml"))):
        try:
            table = read_toml(path, path.name)
        except ContentError:
            continue
        number = table.get("number")
        if isinstance(number, str) and path.parent.name == "helplines":
            found.append(f"tel:{number}")
        found += _addresses(table)
    return tuple(dict.fromkeys(found))


def compile_codes(base: Path) -> list[Path]:
    """Write the codes of a content folder into one file; return it.

    Raises OSError.
    """
    path = base / MADE / "codes.json"
    path.parent.mkdir(exist_ok=True)
    found = {"format": FORMAT, "codes": {text: _packed(encode(text)) for text in named_by(base)}}
    path.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return [path]


def _addresses(node: Any) -> Iterator[str]:  # noqa: ANN401 - a TOML value
    if isinstance(node, dict):
        url = node.get("url")
        if isinstance(url, str) and url:
            yield url
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _addresses(inner)


@lru_cache(maxsize=1)
def _made(base: Path) -> Mapping[str, Any]:
    try:
        found = json.loads((base / MADE / "codes.json").read_bytes())
        codes = found["codes"] if found["format"] == FORMAT else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return codes if isinstance(codes, dict) else {}


def _packed(rows: Rows) -> list[str]:
    """Return each row as a hexadecimal number, its first module the highest bit."""
    return [f"{int(''.join(str(int(dark)) for dark in row), 2):x}" for row in rows]


def _unpacked(packed: Any) -> Rows | None:  # noqa: ANN401 - a JSON value
    """Return the rows; None for what is no square of a code's size."""
    if not isinstance(packed, list) or not _LEAST <= len(packed) <= _MOST:
        return None
    side = len(packed)
    try:
        rows = [f"{int(row, 16):0{side}b}" for row in packed]
    except (TypeError, ValueError):
        return None
    if any(len(row) != side or row[0] == "-" for row in rows):
        return None
    return tuple(tuple(module == "1" for module in row) for row in rows)
