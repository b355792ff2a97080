"""The codes that a build draws are those of the encoder, for everything that the content names."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.content import codes
from appui_core.content.codes import code_of, compile_codes, encode, named_by
from appui_core.content.files import MADE
from appui_core.content.pack import bundled_dir
from appui_core.helpline.lines import load_lines


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a copy of the content, without what was compiled, and have it be what ships."""
    copy = tmp_path / "content"
    shutil.copytree(bundled_dir(), copy, ignore=shutil.ignore_patterns(MADE))
    monkeypatch.setattr(codes, "bundled_dir", lambda: copy)
    codes._made.cache_clear()
    yield copy
    codes._made.cache_clear()


def test_they_are_the_encoders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = named_by(folder)
    expected = {text: encode(text) for text in named}
    compile_codes(folder)
    monkeypatch.setattr(codes, "encode", lambda _text: pytest.fail("encoded again"))
    assert {text: code_of(text) for text in named} == expected


def test_every_address_and_number_of_the_lines_is_there(folder: Path) -> None:
    named = named_by(folder)
    lines = load_lines(folder).values()
    assert {f"tel:{line.number}" for line in lines if line.number} <= set(named)
    assert {channel.url for line in lines for channel in line.channels if channel.url} <= set(named)
    assert "https://www.facebook.com/messages" in named  # a step of a guide


def test_any_other_text_is_encoded(folder: Path) -> None:
    compile_codes(folder)
    assert code_of("https://exemple.fr/une-autre") == encode("https://exemple.fr/une-autre")


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"[]",
        b"null",
        b"\xff",
        b'{"format": "appui-compiled-codes/1"}',
        b'{"format": "appui-compiled-codes/1", "codes": []}',
        json.dumps({"format": codes.FORMAT, "codes": {"tel:3018": ["1ffffff"] * 21}}).encode(),
        json.dumps({"format": codes.FORMAT, "codes": {"tel:3018": ["-1"] * 21}}).encode(),
        json.dumps({"format": codes.FORMAT, "codes": {"tel:3018": [7] * 21}}).encode(),
        json.dumps({"format": codes.FORMAT, "codes": {"tel:3018": ["3"] * 2}}).encode(),
        json.dumps({"format": "appui-compiled-codes/0", "codes": {"tel:3018": ["1fffff"] * 21}}).encode(),
    ],
)
def test_a_spoilt_file_counts_for_nothing(folder: Path, spoilt: bytes) -> None:
    compile_codes(folder)[0].write_bytes(spoilt)
    assert code_of("tel:3018") == encode("tel:3018")


def test_what_ships_needs_no_encoder() -> None:
    """In a fresh process: segno loads a web client of Python's."""
    script = (
        "import sys; from appui_core.content.codes import code_of; code_of('tel:3018'); code_of('https://3018.fr');"
        "sys.exit('segno' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
