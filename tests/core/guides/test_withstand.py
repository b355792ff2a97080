"""A content folder from who knows where: whatever stands in it, the answer is a list of defects, no failure."""

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appui_core.content.pack import content_dir
from appui_core.errors import AppuiError, ErrorCode
from appui_core.guides.check import check
from appui_core.guides.load import load_guides

GUIDE = "guides/tiktok/tiktok.report.video.toml"
FRENCH = "texts/fr/tiktok.report.video.toml"
KEPT = ("pack.toml", "life_first.toml", "image_help.toml")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a content folder with one guide."""
    folder = tmp_path_factory.mktemp("pack") / "content"
    base = content_dir()
    shutil.copytree(base / "helplines", folder / "helplines")
    for name in (*KEPT, GUIDE, FRENCH, FRENCH.replace("/fr/", "/en/")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(base / name, folder / name)
    return folder


def _written(folder: Path, name: str, data: bytes) -> list[str]:
    path = folder / name
    former = path.read_bytes()
    try:
        path.write_bytes(data)
        try:
            load_guides("fr", folder, today=date(2026, 11, 28))
        except AppuiError as error:
            assert error.code is ErrorCode.CONTENT_MISSING  # noqa: PT017 - the only guide may have been left out
        return [f"{one.file} {one.key} {one.reason}" for one in check(folder)]
    finally:
        path.write_bytes(former)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("<b>Signalez</b>", "markup"),
        ("voyez <img src=x>", "markup"),
        ("&lt;script&gt;", "markup"),
        ("\\u202Eegassem", "U+202E"),
        ("\\u2066a", "U+2066"),
        ("\\u0007", "U+0007"),
        ("\\u200B", "U+200B"),
        ("\\uE000", "U+E000"),
        ("\\u0000", "U+0000"),
        ("a" * 3001, "allowed: 3000"),
    ],
)
def test_text_that_is_more_than_text_is_refused(small: Path, bad: str, reason: str) -> None:
    text = (small / FRENCH).read_text(encoding="utf-8").replace('title = "', f'title = "{bad}', 1)
    assert any("title" in one and reason in one for one in _written(small, FRENCH, text.encode()))


def test_ten_thousand_steps_are_one_defect(small: Path) -> None:
    text = (small / GUIDE).read_text(encoding="utf-8")
    step = text[text.index("[[steps]]") : text.index("[[steps]]", text.index("[[steps]]") + 5)]
    many = text.replace("[[variants]]", step * 4000 + "[[variants]]", 1)
    found = _written(small, GUIDE, many.encode())
    assert any("allowed: 40" in one or "bytes; allowed" in one for one in found)
    assert len(found) < 200
    short = 'id = "x"\nsteps = [' + "{n=1}," * 10_000 + "]\n"
    assert any("10000 of them; allowed: 40" in one for one in _written(small, GUIDE, short.encode()))


_VALUES = (
    "3",
    '"x"',
    "[]",
    "{}",
    "true",
    "2026-01-01",
    "[[1]]",
    "nan",
    "1979-05-27T07:32:00Z",
    "9223372036854775807",
)


@pytest.mark.parametrize("name", [GUIDE, FRENCH, "pack.toml", "life_first.toml", "helplines/3018.toml"])
def test_any_key_of_any_type(small: Path, name: str) -> None:
    lines = (small / name).read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines):
        key, found, _ = line.partition(" = ")
        if not found or "[" in key:
            continue
        # Each key takes two of the values in its turn; together they try them all many times.
        for value in (_VALUES[at % len(_VALUES)], _VALUES[at * 7 // 3 % len(_VALUES)]):
            changed = [*lines[:at], f"{key} = {value}", *lines[at + 1 :]]
            text = "\n".join(changed)
            try:
                tomllib.loads(text)
            except tomllib.TOMLDecodeError:
                continue
            _written(small, name, text.encode())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_spoilt_bytes(small: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([GUIDE, FRENCH, "pack.toml", "helplines/3018.toml"]))
    whole = bytearray((small / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    _written(small, name, bytes(whole))


@pytest.mark.parametrize("year", [1, 1970, 9999])
def test_a_clock_that_is_years_off_hides_nothing(small: Path, year: int) -> None:
    found = load_guides("fr", small, today=date(year, 1, 1))
    assert found
    assert all(guide.stale for guide in found), "nobody can say how old they are, so none counts as new"
