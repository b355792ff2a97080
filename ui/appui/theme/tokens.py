"""The token file as a frozen value: colour roles per scheme, spacing, radii and the type scale."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appui_core.locate import resources_dir

SCHEMES = ("light", "dark", "contrast_light", "contrast_dark")


@dataclass(frozen=True, slots=True)
class Tokens:
    """All that the look is made of. Colours are `#RRGGBB`; sizes are pixels at 100 % text."""

    colour: Mapping[str, Mapping[str, str]]
    space: Mapping[str, int]
    radius: Mapping[str, int]
    type: Mapping[str, int]
    motion_ms: int


def load_tokens(path: Path | None = None) -> Tokens:
    """Read the token file.

    Raises KeyError when a part of it is missing: it ships with the program, so that is a defect.
    """
    source = path or resources_dir() / "theme" / "tokens.toml"
    raw: dict[str, Any] = tomllib.loads(source.read_text(encoding="utf-8"))
    return Tokens(
        colour={scheme: raw["colour"][scheme] for scheme in SCHEMES},
        space=raw["space"],
        radius=raw["radius"],
        type=raw["type"],
        motion_ms=raw["motion"]["ms"],
    )


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
