"""The token file as a frozen value: colour roles per scheme, spacing, radii and the type scale."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from appui_core.locate import resources_dir

_NUMBERS = ("space", "radius", "type", "motion")
SCHEMES = ("light", "dark", "contrast_light", "contrast_dark")


class Tokens(NamedTuple):
    """All that the look is made of. Colours are `#RRGGBB`; sizes are pixels at 100 % text."""

    colour: Mapping[str, Mapping[str, str]]
    space: Mapping[str, int]
    radius: Mapping[str, int]
    type: Mapping[str, int]
    motion_ms: int


def load_tokens(path: Path | None = None) -> Tokens:
    """Read the token file.

    Raises KeyError or ValueError when it is not as it should be: it ships with the program, so that is a defect.
    """
    source = path or resources_dir() / "theme" / "tokens.toml"
    tables = _tables(source.read_text(encoding="utf-8"))
    numbers = {name: {key: int(text) for key, text in tables[name].items()} for name in _NUMBERS}
    return Tokens(
        colour={scheme: tables[f"colour.{scheme}"] for scheme in SCHEMES},
        space=numbers["space"],
        radius=numbers["radius"],
        type=numbers["type"],
        motion_ms=numbers["motion"]["ms"],
    )


def _tables(text: str) -> dict[str, dict[str, str]]:
    """Read the TOML of the token file: tables of one-line strings and integers, and comments. Values stay text.

    `tomllib` reads the same (a test compares), but costs 4 ms before the first window.
    """
    tables: dict[str, dict[str, str]] = {}
    table: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("["):
            table = tables[line[1 : line.index("]")]] = {}
        elif line and not line.startswith("#"):
            key, _, value = line.partition(" = ")
            table[key] = value.split('"')[1] if value.startswith('"') else value.split("#")[0]
    return tables


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.2)."""

    def linear(byte: int) -> float:
        part = byte / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # sRGB transfer curve

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
