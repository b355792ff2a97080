"""The token file: read as TOML is, and every colour readable on every ground it stands on."""

import tomllib

import pytest

from appui.theme.tokens import SCHEMES, contrast, load_tokens
from appui_core.locate import resources_dir

# Which inks stand on which grounds somewhere in the program.
_TEXT_ON = [
    *[
        (ink, ground)
        for ink in ("text", "muted", "action", "call", "danger")
        for ground in ("bg", "surface", "sunken")
    ],
    *[(tone, f"{tone}soft") for tone in ("action", "call", "danger", "ok", "warn")],
    *[("text", f"{tone}soft") for tone in ("action", "call", "danger", "ok", "warn")],
    *[(f"on{tone}", tone) for tone in ("action", "call", "danger")],
]
_EDGES = [(edge, ground) for edge in ("edge", "focus", "off") for ground in ("bg", "surface", "sunken")]
_FILLS = [(fill, ground) for fill in ("action", "call") for ground in ("bg", "surface")]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), _TEXT_ON)
def test_text_is_readable(scheme: str, ink: str, ground: str) -> None:
    colours = load_tokens().colour[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "ground"), [*_EDGES, *_FILLS])
def test_controls_stand_out(scheme: str, edge: str, ground: str) -> None:
    colours = load_tokens().colour[scheme]
    assert contrast(colours[edge], colours[ground]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("live", ["text", "muted", "action", "danger"])
def test_what_cannot_be_pressed_is_plainly_fainter(scheme: str, live: str) -> None:
    colours = load_tokens().colour[scheme]
    for ground in ("bg", "surface", "sunken"):
        assert contrast(colours[live], colours[ground]) >= 1.5 * contrast(colours["off"], colours[ground])


@pytest.mark.parametrize("scheme", [name for name in SCHEMES if name.startswith("contrast")])
def test_high_contrast_is_high(scheme: str) -> None:
    colours = load_tokens().colour[scheme]
    assert contrast(colours["text"], colours["bg"]) >= 15
    assert all(contrast(colours[ink], colours["bg"]) >= 7 for ink in ("action", "call", "danger", "ok", "warn"))


def test_contrast_is_the_standards() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_quick_reader_reads_what_toml_says() -> None:
    raw = tomllib.loads((resources_dir() / "theme" / "tokens.toml").read_text(encoding="utf-8"))
    tokens = load_tokens()
    assert {name: dict(roles) for name, roles in tokens.colour.items()} == raw["colour"]
    assert (tokens.space, tokens.radius, tokens.type) == (raw["space"], raw["radius"], raw["type"])
    assert tokens.motion_ms == raw["motion"]["ms"] <= 150


def test_every_scheme_has_every_role() -> None:
    tokens = load_tokens()
    assert {frozenset(tokens.colour[scheme]) for scheme in SCHEMES} == {frozenset(tokens.colour["light"])}
