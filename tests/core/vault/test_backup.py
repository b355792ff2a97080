"""A backup is a vault by itself, takes only what is new, and never lets go of the good for the damaged."""

import errno
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import copying, files
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import open_vault
from appui_core.vault.files import write_durably
from fakes.clock import FixedClock
from fakes.safe import Safe, new_safe

PAGE = "Ouvrir cette sauvegarde sans Appui\n\nD’abord…\n"


@pytest.fixture
def safe(tmp_path: Path, clock: FixedClock) -> Iterator[Safe]:
    found = new_safe(tmp_path / "data" / "vault", clock)
    yield found
    found.vault.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "clé usb é"


def _code(call: object) -> ErrorCode:
    assert callable(call)
    with pytest.raises(AppuiError) as caught:
        call()
    return caught.value.code


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_first_run_copies_all_and_the_next_only_what_is_new(safe: Safe, stick: Path) -> None:
    first = backup_vault(safe.vault, stick, page=PAGE)
    assert (first.copied, first.removed, first.problems) == (3, 0, ())
    assert first.bytes == sum(
        (safe.folder / name).stat().st_size for name in _names(safe.folder) if "blobs/" in name
    )
    assert first.verified >= 3 + 5
    assert safe.vault.last_backup == first.at_utc
    before = {name: (stick / name).stat().st_mtime_ns for name in _names(stick) if "blobs/" in name}
    added = safe.keep(9)
    second = backup_vault(safe.vault, stick, page=PAGE)
    assert (second.copied, second.bytes) == (1, (stick / safe.blob_of(added)).stat().st_size)
    assert {name: (stick / name).stat().st_mtime_ns for name in before} == before
    third = backup_vault(safe.vault, stick, page=PAGE)
    assert (third.copied, third.bytes) == (0, 0)


def test_it_holds_a_vault_a_note_and_a_page_and_nothing_else(safe: Safe, stick: Path) -> None:
    stick.mkdir()
    (stick / "vacances.jpg").write_bytes(b"photo")
    (stick / "blobs").mkdir()
    (stick / "blobs" / "mien.txt").write_text("x")
    (stick / "ff").mkdir()
    report = backup_vault(safe.vault, stick, page=PAGE)
    theirs = {"vacances.jpg", "blobs/mien.txt"}
    ways_in = {"header-a.json", "header-b.json", "recovery.age", "index.db"}
    sealed = {name for name in _names(safe.folder) if name.startswith("blobs/")}
    assert _names(stick) == theirs | ways_in | sealed | {"backup.json", "LISEZMOI.txt"}
    assert (stick / "vacances.jpg").read_bytes() == b"photo"
    note = json.loads((stick / "backup.json").read_text())
    assert note == {
        "format": "appui-backup/1",
        "vault_id": safe.vault.vault_id,
        "state": "whole",
        "at_utc": report.at_utc,
        "exhibits": 3,
        "stored_bytes": report.bytes,
        "journal_entries": note["journal_entries"],
        "journal_head": note["journal_head"],
    }
    assert (stick / "LISEZMOI.txt").read_text(encoding="utf-8") == PAGE


def test_somebody_elses_page_stays(safe: Safe, stick: Path) -> None:
    stick.mkdir()
    (stick / "LISEZMOI.txt").write_text("Clé de papi")
    backup_vault(safe.vault, stick, page=PAGE)
    assert (stick / "LISEZMOI.txt").read_text() == "Clé de papi"
    (stick / "LISEZMOI.txt").write_text(PAGE.splitlines()[0] + "\nold", encoding="utf-8")
    backup_vault(safe.vault, stick, page=PAGE)
    assert (stick / "LISEZMOI.txt").read_text(encoding="utf-8") == PAGE


def test_it_opens_where_it_lies_and_says_itself_that_it_was_made(safe: Safe, stick: Path, tmp_path: Path) -> None:
    backup_vault(safe.vault, stick)
    shutil.copytree(stick, tmp_path / "elsewhere")
    with open_vault(tmp_path / "elsewhere", clock=safe.clock, keystore=safe.keystore) as vault:
        assert vault.check(full=True).problems == ()
        assert [entry.event for entry in vault.entries(None)][-2:] == ["vault_backed_up", "vault_opened"]
    assert safe.events(None)[-1] == "vault_backed_up"
    ((details,),) = safe.vault.rows(
        "SELECT details FROM openings WHERE chain = ? ORDER BY seq DESC LIMIT 1", (safe.vault.vault_id,)
    )
    assert set(json.loads(details)) == {"exhibits", "bytes"}


def test_what_was_withdrawn_leaves_at_the_next_run(safe: Safe, stick: Path) -> None:
    gone = safe.cases.exhibits(safe.code)[1]
    name = safe.blob_of(gone)
    backup_vault(safe.vault, stick)
    assert (stick / name).is_file()
    safe.cases.withdraw(safe.code, gone.id)
    report = backup_vault(safe.vault, stick)
    assert report.removed == 1
    assert not (stick / name).exists()


def test_a_damaged_original_never_replaces_a_good_one(safe: Safe, stick: Path) -> None:
    one, two, three = safe.cases.exhibits(safe.code)
    backup_vault(safe.vault, stick)
    good = (stick / safe.blob_of(one)).read_bytes()
    (safe.folder / safe.blob_of(one)).write_bytes(good[:-1])
    flipped = bytearray((safe.folder / safe.blob_of(two)).read_bytes())
    flipped[-20] ^= 1
    (safe.folder / safe.blob_of(two)).write_bytes(flipped)
    (safe.folder / safe.blob_of(three)).unlink()
    assert backup_vault(safe.vault, stick).problems == ()
    assert (stick / safe.blob_of(one)).read_bytes() == good
    # Now the copies are not the right size either: the damaged originals still do not go over them.
    for exhibit in (one, two, three):
        (stick / safe.blob_of(exhibit)).write_bytes(b"short")
    report = backup_vault(safe.vault, stick)
    assert {(problem.what, problem.code) for problem in report.problems} == {
        (safe.blob_of(one), "blob_damaged"),
        (safe.blob_of(two), "blob_damaged"),
        (safe.blob_of(three), "blob_missing"),
    }
    assert {(stick / safe.blob_of(exhibit)).read_bytes() for exhibit in (one, two, three)} == {b"short"}
    assert report.copied == 0


def test_a_good_original_replaces_a_cut_copy(safe: Safe, stick: Path) -> None:
    one = safe.cases.exhibits(safe.code)[0]
    backup_vault(safe.vault, stick)
    (stick / safe.blob_of(one)).write_bytes(b"cut")
    assert backup_vault(safe.vault, stick).copied == 1
    assert (stick / safe.blob_of(one)).read_bytes() == (safe.folder / safe.blob_of(one)).read_bytes()


def test_damaged_ways_in_stay_out_and_are_named(safe: Safe, stick: Path) -> None:
    backup_vault(safe.vault, stick)
    recovery = (stick / "recovery.age").read_bytes()
    (safe.folder / "recovery.age").write_bytes(b"broken")
    (safe.folder / "header-a.json").write_bytes(b"broken")
    report = backup_vault(safe.vault, stick)
    assert {(p.what, p.code) for p in report.problems} == {
        ("recovery.age", "recovery_damaged"),
        ("header-a.json", "header_damaged"),
    }
    assert (stick / "recovery.age").read_bytes() == recovery
    assert json.loads((stick / "header-a.json").read_text())["vault_id"] == safe.vault.vault_id


def test_both_headers_lost_while_the_vault_is_open(safe: Safe, stick: Path, tmp_path: Path) -> None:
    for name in ("header-a.json", "header-b.json"):
        (safe.folder / name).unlink()
    report = backup_vault(safe.vault, stick)
    assert {problem.code for problem in report.problems} == {"header_damaged"}
    back, restored = safe.back_from(stick, tmp_path / "twin")
    with back.vault:
        assert (restored.problems, back.hashes()) == ((), safe.hashes())


def test_a_damaged_index_never_replaces_a_good_one(safe: Safe, stick: Path, tmp_path: Path) -> None:
    backup_vault(safe.vault, stick)
    hashes, good = safe.hashes(), (stick / "index.db").read_bytes()
    safe.keep(9)
    data = bytearray((safe.folder / "index.db").read_bytes())
    data[-3000] ^= 1
    (safe.folder / "index.db").write_bytes(data)
    assert _code(lambda: backup_vault(safe.vault, stick)) is ErrorCode.VAULT_DAMAGED
    assert (stick / "index.db").read_bytes() == good
    back, restored = safe.back_from(stick, tmp_path / "twin")
    with back.vault:
        assert (restored.problems, back.hashes()) == ((), hashes)


def test_an_escrow_comes_along_and_goes(safe: Safe, stick: Path) -> None:
    from appui_core.vault.keys import new_identity  # noqa: PLC0415 - this test alone

    slot = safe.vault.add_escrow(new_identity().recipient)
    backup_vault(safe.vault, stick)
    assert (stick / f"escrow-{slot.id}.age").read_bytes() == (safe.folder / f"escrow-{slot.id}.age").read_bytes()
    safe.vault.remove_slot(slot.id)
    backup_vault(safe.vault, stick)
    assert not list(stick.glob("escrow-*"))


def test_a_folder_that_is_somebody_elses_is_refused(
    safe: Safe, stick: Path, tmp_path: Path, clock: FixedClock
) -> None:
    other = new_safe(tmp_path / "other", clock, exhibits=1)
    with other.vault:
        backup_vault(other.vault, stick)
        before = {name: (stick / name).read_bytes() for name in _names(stick)}
        assert _code(lambda: backup_vault(safe.vault, stick)) is ErrorCode.BACKUP_FOREIGN
        assert {name: (stick / name).read_bytes() for name in _names(stick)} == before
        # A vault in use is no backup, even when it is one's own.
        assert _code(lambda: backup_vault(safe.vault, other.folder)) is ErrorCode.BACKUP_FOREIGN
    (stick / "backup.json").write_text("{")
    assert _code(lambda: backup_vault(safe.vault, stick)) is ErrorCode.BACKUP_DAMAGED


@pytest.mark.parametrize("place", [".", "sauve", "blobs", "..", "../.."])
def test_neither_folder_may_lie_in_the_other(safe: Safe, place: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(safe.folder)
    before = _names(tmp_path)
    for root in (safe.folder, tmp_path / "link"):
        assert _code(lambda root=root: backup_vault(safe.vault, root / place)) is ErrorCode.BACKUP_INSIDE
    assert _names(tmp_path) == before


def test_a_vault_behind_its_backup_does_not_write_over_it(safe: Safe, stick: Path, tmp_path: Path) -> None:
    safe.vault.close()
    old = (safe.folder / "index.db").read_bytes()
    safe.reopen()
    newer = safe.keep(7)
    name = safe.blob_of(newer)
    backup_vault(safe.vault, stick)
    safe.vault.close()
    (safe.folder / "index.db").write_bytes(old)
    safe.reopen()
    assert _code(lambda: backup_vault(safe.vault, stick)) is ErrorCode.BACKUP_NEWER
    assert (stick / name).is_file()
    # The same when only the small note tells.
    (stick / "index.db").write_bytes(b"broken")
    assert _code(lambda: backup_vault(safe.vault, stick)) is ErrorCode.BACKUP_NEWER
    back, _ = safe.back_from(tmp_path / "data" / "vault", tmp_path / "twin")
    back.vault.close()


def test_a_backup_that_somebody_works_in_is_not_written_over(safe: Safe, stick: Path) -> None:
    backup_vault(safe.vault, stick)
    with open_vault(stick, clock=safe.clock, keystore=safe.keystore):
        pass
    assert _code(lambda: backup_vault(safe.vault, stick)) is ErrorCode.BACKUP_NEWER


def test_originals_that_changed_places_are_damaged(safe: Safe, stick: Path) -> None:
    """Each is a whole sealed file of this vault, and neither is what the index says."""
    one, two, _ = safe.cases.exhibits(safe.code)
    first, second = safe.folder / safe.blob_of(one), safe.folder / safe.blob_of(two)
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)
    report = backup_vault(safe.vault, stick)
    assert {problem.what for problem in report.problems} == {safe.blob_of(one), safe.blob_of(two)}
    assert report.copied == 1
    assert not (stick / safe.blob_of(one)).exists()


def test_a_disk_that_knows_no_folder_sync(safe: Safe, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_folder: Path) -> None:
        raise OSError(errno.EINVAL, "EINVAL")

    monkeypatch.setattr(copying, "fsync_folder", unknown)
    assert backup_vault(safe.vault, stick).copied == 3


def test_what_was_copied_is_read_back(safe: Safe, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that says yes and keeps something else is found out."""
    real = files.finish_part

    def lying(handle: int, size_bytes: int) -> None:
        import os  # noqa: PLC0415 - this test alone

        real(handle, size_bytes)
        os.pwrite(handle, b"\0", size_bytes // 2)

    monkeypatch.setattr(copying, "finish_part", lying)
    assert _code(lambda: backup_vault(safe.vault, stick)) is ErrorCode.DESTINATION_UNWRITABLE
    assert _names(stick) == set()


def test_a_full_or_read_only_vault_disk_is_no_obstacle(
    safe: Safe, stick: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise AppuiError(ErrorCode.DISK_FULL, "ENOSPC")

    with monkeypatch.context() as patched:
        patched.setattr(safe.vault, "append_event", full)
        patched.setattr(safe.vault, "set_setting", full)
        patched.setattr(safe.vault, "compact", full)
        assert backup_vault(safe.vault, stick).copied == 3
    back, report = safe.back_from(stick, tmp_path / "twin")
    with back.vault:
        assert (report.problems, back.hashes()) == ((), safe.hashes())


def test_long_paths() -> None:
    long = "C:\\" + "x" * 200
    assert str(copying.long_path(Path("/" + "x" * 300), windows=False)) == "/" + "x" * 300
    assert not str(copying.long_path(Path("a"), windows=True)).startswith("\\\\?\\")
    assert "\\\\?\\" in str(copying.long_path(Path("/" + long), windows=True))


def test_unfinished_files_of_an_earlier_run_go(safe: Safe, stick: Path) -> None:
    backup_vault(safe.vault, stick)
    (stick / "blobs" / "ab").mkdir(exist_ok=True)
    write_durably(stick / "blobs" / "ab" / ("ab" + "0" * 30 + ".part"), b"x")
    (stick / "index.db.part").write_bytes(b"x")
    (stick / "photo.jpg.part").write_bytes(b"x")
    backup_vault(safe.vault, stick)
    assert {name for name in _names(stick) if name.endswith(".part")} == {"photo.jpg.part"}
