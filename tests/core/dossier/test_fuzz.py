"""Whatever byte is changed, cut or moved, it is found; and nothing but our own refusal ever comes out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appui_core.cases.model import Addressee
from appui_core.dossier.build import build_dossier
from appui_core.dossier.verify import verify_path
from appui_core.errors import AppuiError
from appui_core.messages import load_messages
from core.dossier.conftest import sample_case
from core.dossier.tampering import rehash
from fakes.clock import FixedClock

_SETTINGS = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """Make a dossier once, as a folder and as a ZIP."""
    folder = tmp_path_factory.mktemp("fuzz")
    words, clock = load_messages("fr"), FixedClock()
    results = [
        build_dossier(sample_case(), Addressee.SCHOOL, folder, clock=clock, messages=words, zip_it=zip_it)
        for zip_it in (False, True)
    ]
    yield results[0].path, results[1].path
    shutil.rmtree(folder)


def found(path: Path) -> bool:
    """Tell whether verify says no, in whichever of its two ways."""
    try:
        return not verify_path(path).intact
    except AppuiError:
        return True


@_SETTINGS
@given(data=st.data())
def test_any_byte_of_the_zip(made: tuple[Path, Path], tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(made[1].read_bytes())
    position = data.draw(st.integers(0, len(content) - 1))
    content[position] ^= data.draw(st.integers(1, 255))
    copy = tmp_path / "changed.zip"
    copy.write_bytes(bytes(content))
    assert found(copy)


@_SETTINGS
@given(data=st.data())
def test_any_stretch_of_the_zip(made: tuple[Path, Path], tmp_path: Path, data: st.DataObject) -> None:
    content = made[1].read_bytes()
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, min(len(content), start + 4000)))
    other = data.draw(st.binary(max_size=200))
    changed = content[:start] + other + content[end:]
    copy = tmp_path / "changed.zip"
    copy.write_bytes(changed)
    assert changed == content or found(copy)


@_SETTINGS
@given(data=st.data())
def test_any_byte_or_cut_of_any_file(made: tuple[Path, Path], tmp_path: Path, data: st.DataObject) -> None:
    copy = tmp_path / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(made[0], copy)
    files = sorted(path for path in copy.rglob("*") if path.is_file())
    path = data.draw(st.sampled_from(files))
    content = bytearray(path.read_bytes())
    position = data.draw(st.integers(0, len(content) - 1))
    match data.draw(st.sampled_from(["flip", "cut", "insert", "remove"])):
        case "flip":
            content[position] ^= data.draw(st.integers(1, 255))
        case "cut":
            del content[position:]
        case "insert":
            content[position:position] = data.draw(st.binary(min_size=1, max_size=40))
    path.write_bytes(bytes(content))
    if bytes(content) == (made[0] / path.relative_to(copy)).read_bytes():
        path.unlink()
    assert found(copy)


@_SETTINGS
@given(data=st.data())
def test_any_byte_of_an_exhibit_or_the_journal_with_the_lists_made_anew(
    made: tuple[Path, Path], tmp_path: Path, data: st.DataObject
) -> None:
    copy = tmp_path / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(made[0], copy)
    names = [path for path in sorted((copy / "data").iterdir()) if path.name != "exhibits.json"]
    path = data.draw(st.sampled_from(names))
    content = bytearray(path.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(bytes(content))
    rehash(copy)
    assert found(copy)


@_SETTINGS
@given(content=st.binary(max_size=400))
def test_any_bytes_at_all(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.zip"
    for start in (b"", b"PK\x03\x04", b"PK\x05\x06"):
        path.write_bytes(start + content)
        assert found(path)
