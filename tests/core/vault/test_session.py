"""Leftovers of an interrupted add go; originals that only a newer index knows stay, whatever index is put back."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from appui_core.vault import session
from appui_core.vault.backup import backup_vault
from fakes.clock import FixedClock
from fakes.safe import Safe, new_safe


@pytest.fixture
def safe(tmp_path: Path, clock: FixedClock) -> Iterator[Safe]:
    found = new_safe(tmp_path / "vault", clock)
    yield found
    found.vault.close()


def _leave_one(safe: Safe) -> str:
    """Leave what an add that dies before its row leaves; return its name."""
    return safe.vault.seal(BytesIO(b"left")).name


def _there(safe: Safe, name: str) -> bool:
    return (safe.folder / "blobs" / name[:2] / name).exists()


@pytest.mark.parametrize("openings", [0, 1, 3])
def test_a_leftover_goes_at_the_next_opening(safe: Safe, openings: int) -> None:
    for _ in range(openings):
        safe.reopen()
    left = _leave_one(safe)
    safe.reopen()
    assert not _there(safe, left)
    assert safe.codes() == set()


def test_an_older_index_costs_no_newer_original(safe: Safe) -> None:
    safe.vault.close()
    old = (safe.folder / "index.db").read_bytes()
    safe.reopen()
    newer = safe.blob_of(safe.keep(9))
    safe.vault.close()
    new = (safe.folder / "index.db").read_bytes()
    (safe.folder / "index.db").write_bytes(old)
    for _ in range(3):
        safe.reopen()
        assert safe.codes() == {(newer, "blob_unexpected")}
    # What an add leaves from here on still goes.
    left = _leave_one(safe)
    safe.reopen()
    assert not _there(safe, left)
    assert (safe.folder / newer).exists()
    # And with the right index, all of it is there again.
    safe.vault.close()
    (safe.folder / "index.db").write_bytes(new)
    safe.reopen()
    assert safe.codes() == set()


def test_the_index_of_a_backup_put_back_after_a_crash(safe: Safe, tmp_path: Path) -> None:
    """The copy is of the very session that dies: only what the backup did afterwards tells them apart."""
    safe.reopen()
    backup_vault(safe.vault, tmp_path / "usb")
    newer = safe.blob_of(safe.keep(9))
    safe.vault.close()
    (safe.folder / "index.db").write_bytes((tmp_path / "usb" / "index.db").read_bytes())
    safe.reopen()
    assert safe.codes() == {(newer, "blob_unexpected")}


@pytest.mark.parametrize(
    "content", [None, b"", b"{}", b'{"session": 3}', b'{"session": "zz"}', b"[" * 4000, b"\xff"]
)
def test_without_a_readable_note_everything_is_spared(safe: Safe, content: bytes | None) -> None:
    safe.reopen()
    left = _leave_one(safe)
    if content is None:
        (safe.folder / session.FILE).unlink()
    else:
        (safe.folder / session.FILE).write_bytes(content)
    safe.reopen()
    assert _there(safe, left)
    assert [code for _, code in safe.codes()] == ["blob_unexpected"]


def test_cut_between_index_and_note(safe: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(session, "write_durably", cut)
        with pytest.raises(SystemExit):
            safe.reopen()
    left = _leave_one_by_hand(safe)
    safe.reopen()
    assert left.exists()


def _leave_one_by_hand(safe: Safe) -> Path:
    path = safe.folder / "blobs" / "ab" / ("ab" + "1" * 30)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    return path
