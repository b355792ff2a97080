"""A vault comes back on another PC with the recovery key alone, over nothing, and what is damaged is named."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import backup_folder
from appui_core.vault import folder as places
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import open_vault, vault_exists
from appui_core.vault.restore import restore_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore
from fakes.safe import Safe, new_safe, some_bytes

OURS, FORGOTTEN, FRESH, OTHER = "une phrase", "oubliée", "toute neuve", "autre"
_NOTE = '"format": "appui-backup/1", "vault_id": "' + "0" * 32 + '"'


@pytest.fixture
def safe(tmp_path: Path, clock: FixedClock) -> Iterator[Safe]:
    found = new_safe(tmp_path / "old pc" / "vault", clock)
    yield found
    found.vault.close()


@pytest.fixture
def stick(safe: Safe, tmp_path: Path) -> Path:
    backup_vault(safe.vault, tmp_path / "usb", page="Page\n")
    return tmp_path / "usb"


def _tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def _refusal(safe: Safe, source: Path, target: Path, **means: str | None) -> ErrorCode:
    means = means or {"recovery_key": safe.recovery_key}
    with pytest.raises(AppuiError) as caught:
        restore_vault(source, target, clock=safe.clock, **means)  # type: ignore[arg-type]  # texts, as it wants
    return caught.value.code


def test_the_recovery_key_is_enough(safe: Safe, stick: Path, tmp_path: Path) -> None:
    before = _tree(stick)
    back, report = safe.back_from(stick, tmp_path / "new pc")
    with back.vault:
        assert (report.copied, report.problems) == (3, ())
        assert report.bytes == sum(len(data) for name, (data, _) in before.items() if name.startswith("blobs/"))
        assert back.vault.vault_id == safe.vault.vault_id
        first = back.cases.exhibits(safe.code)[0]
        assert back.cases.original_bytes(safe.code, first.id, reason="voir") == some_bytes(0)
        assert first.facts.note == "mot 0"
        assert back.codes() == set()
        told = [event for event in back.events(None) if event != "case_head"]
        assert told[-3:] == ["vault_backed_up", "vault_restored", "vault_opened"]
    assert _tree(stick) == before
    assert [path.name for path in (tmp_path / "new pc").iterdir()] == ["vault"]


def test_a_plain_copy_of_the_folder_will_do(safe: Safe, tmp_path: Path) -> None:
    safe.vault.close()
    shutil.copytree(safe.folder, tmp_path / "copy")
    before = _tree(tmp_path / "copy")
    back, report = safe.back_from(tmp_path / "copy", tmp_path / "new pc")
    with back.vault:
        assert (report.copied, report.problems, back.codes()) == (3, (), set())
    assert _tree(tmp_path / "copy") == before


def test_a_passphrase_opens_it_too(safe: Safe, tmp_path: Path) -> None:
    safe.vault.change_passphrase(OURS)
    backup_vault(safe.vault, tmp_path / "usb")
    assert (
        _refusal(safe, tmp_path / "usb", tmp_path / "n" / "vault", passphrase=OTHER) is ErrorCode.PASSPHRASE_WRONG
    )
    assert not vault_exists(tmp_path / "n" / "vault")
    restore_vault(tmp_path / "usb", tmp_path / "n" / "vault", clock=safe.clock, passphrase=OURS)
    with open_vault(tmp_path / "n" / "vault", clock=safe.clock, passphrase=OURS) as vault:
        assert vault.check(full=True).problems == ()


def test_forgotten_and_moved(safe: Safe, tmp_path: Path) -> None:
    """Recovery key and passphrase together: the passphrase is new, the forgotten one opens nothing here."""
    safe.vault.change_passphrase(FORGOTTEN)
    backup_vault(safe.vault, tmp_path / "usb")
    target = tmp_path / "n" / "vault"
    restore_vault(
        tmp_path / "usb",
        target,
        clock=safe.clock,
        recovery_key=safe.recovery_key,
        passphrase=FRESH,
    )
    with open_vault(target, clock=safe.clock, passphrase=FRESH) as vault:
        assert vault.check(full=True).problems == ()
    with pytest.raises(AppuiError) as caught:
        open_vault(target, clock=safe.clock, passphrase=FORGOTTEN)
    assert caught.value.code is ErrorCode.PASSPHRASE_WRONG
    with open_vault(target, clock=safe.clock, recovery_key=safe.recovery_key):
        pass


@pytest.mark.parametrize("what", ["flipped", "cut", "missing"])
def test_what_is_damaged_is_named_and_the_rest_comes_back(
    safe: Safe, stick: Path, tmp_path: Path, what: str
) -> None:
    hit, *others = safe.cases.exhibits(safe.code)
    name = safe.blob_of(hit)
    data = bytearray((stick / name).read_bytes())
    data[len(data) // 2] ^= 1
    if what == "missing":
        (stick / name).unlink()
    else:
        (stick / name).write_bytes(data[:-9] if what == "cut" else data)
    before = _tree(stick)
    back, report = safe.back_from(stick, tmp_path / "new pc")
    with back.vault:
        code = "blob_missing" if what == "missing" else "blob_damaged"
        assert [(problem.what, problem.code) for problem in report.problems] == [(name, code)]
        assert report.copied == 2
        assert back.codes() == {(name, code)}
        for exhibit in others:
            assert back.cases.view_bytes(safe.code, exhibit.id)
        # Even the damaged file came along as it is: somebody may still save a part of it.
        assert what == "missing" or (back.folder / name).read_bytes() == (stick / name).read_bytes()
    assert _tree(stick) == before


@pytest.mark.parametrize("lost", ["header-a.json", "header-b.json"])
def test_one_header_is_enough(safe: Safe, stick: Path, tmp_path: Path, lost: str) -> None:
    (stick / lost).write_bytes(b"x")
    back, report = safe.back_from(stick, tmp_path / "new pc")
    with back.vault:
        assert (report.problems, back.codes()) == ((), set())


def test_both_headers_lost_the_recovery_key_still_opens(safe: Safe, stick: Path, tmp_path: Path) -> None:
    for name in ("header-a.json", "header-b.json"):
        (stick / name).write_bytes(b"x")
    target = tmp_path / "n" / "vault"
    assert _refusal(safe, stick, target) is ErrorCode.BACKUP_DAMAGED
    restore_vault(stick, target, clock=safe.clock, recovery_key=safe.recovery_key, passphrase=FRESH)
    with open_vault(target, clock=safe.clock, passphrase=FRESH) as vault:
        assert vault.check(full=True).problems == ()


@pytest.mark.parametrize("lost", ["index.db", "recovery.age"])
def test_an_essential_part_lost(safe: Safe, stick: Path, tmp_path: Path, lost: str) -> None:
    (stick / lost).unlink()
    assert _refusal(safe, stick, tmp_path / "n" / "vault") is ErrorCode.BACKUP_DAMAGED
    assert not (tmp_path / "n" / "vault").exists()
    assert not list((tmp_path / "n").glob(".*")) if (tmp_path / "n").exists() else True


def test_a_damaged_index(safe: Safe, stick: Path, tmp_path: Path) -> None:
    data = bytearray((stick / "index.db").read_bytes())
    data[20] ^= 1
    (stick / "index.db").write_bytes(data)
    assert _refusal(safe, stick, tmp_path / "n" / "vault") is ErrorCode.BACKUP_DAMAGED
    assert list((tmp_path / "n").iterdir()) == []


def test_wrong_keys(safe: Safe, stick: Path, tmp_path: Path, clock: FixedClock) -> None:
    other = new_safe(tmp_path / "x" / "vault", clock, exhibits=0)
    other.vault.close()
    target = tmp_path / "n" / "vault"
    for key in (other.recovery_key, "abc"):
        assert _refusal(safe, stick, target, recovery_key=key) is ErrorCode.RECOVERY_KEY_WRONG
    assert _refusal(safe, stick, target, recovery_key=None) is ErrorCode.VAULT_LOCKED
    assert _refusal(safe, stick, target, passphrase=OTHER) is ErrorCode.VAULT_LOCKED
    assert _refusal(safe, tmp_path / "nowhere", target) is ErrorCode.VAULT_MISSING
    assert not target.parent.exists()


def test_nothing_is_overwritten(safe: Safe, stick: Path, tmp_path: Path, clock: FixedClock) -> None:
    other = new_safe(tmp_path / "x" / "vault", clock, exhibits=1)
    with other.vault:
        before = _tree(other.folder)
        assert _refusal(safe, stick, other.folder) is ErrorCode.VAULT_EXISTS
        assert _tree(other.folder) == before
    (tmp_path / "y" / "vault").mkdir(parents=True)
    (tmp_path / "y" / "vault" / "notes.txt").write_text("x")
    assert _refusal(safe, stick, tmp_path / "y" / "vault") is ErrorCode.DESTINATION_EXISTS
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "vault").write_text("x")
    assert _refusal(safe, stick, tmp_path / "z" / "vault") is ErrorCode.DESTINATION_EXISTS
    assert _refusal(safe, stick, stick / "vault") is ErrorCode.BACKUP_INSIDE
    assert _refusal(safe, stick, stick) is ErrorCode.BACKUP_INSIDE


def test_an_unfinished_vault_or_restore_is_no_obstacle(safe: Safe, stick: Path, tmp_path: Path) -> None:
    folder = tmp_path / "n" / "vault"
    folder.mkdir(parents=True)
    places.begin_creation(folder, ())
    (folder / "recovery.age").write_bytes(b"x")
    left = tmp_path / "n" / ".vault-restoring"
    (left / "blobs").mkdir(parents=True)
    (left / "index.db").write_bytes(b"x")
    (left / "blobs" / "ab").mkdir()
    (left / "blobs" / "ab" / ("ab" + "0" * 30)).write_bytes(b"x")
    back, report = safe.back_from(stick, tmp_path / "n")
    with back.vault:
        assert (report.problems, back.codes()) == ((), set())
    assert [path.name for path in (tmp_path / "n").iterdir()] == ["vault"]


def test_a_place_that_is_being_used(safe: Safe, stick: Path, tmp_path: Path) -> None:
    folder = tmp_path / "n" / "vault"
    folder.mkdir(parents=True)
    lock = places.take_lock(folder)
    try:
        assert _refusal(safe, stick, folder) is ErrorCode.VAULT_BUSY
    finally:
        lock.release()
    assert not vault_exists(folder)


def test_cancelled(safe: Safe, stick: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with pytest.raises(AppuiError) as caught:
        restore_vault(
            stick,
            tmp_path / "n" / "vault",
            clock=safe.clock,
            recovery_key=safe.recovery_key,
            progress=lambda *pair: seen.append(pair),
            cancelled=lambda: len(seen) > 8,
        )
    assert caught.value.code is ErrorCode.INTERRUPTED
    assert list((tmp_path / "n").iterdir()) == []


def test_the_key_store_can_be_added_on_the_new_pc(safe: Safe, stick: Path, tmp_path: Path) -> None:
    back, _ = safe.back_from(stick, tmp_path / "n")
    store = FakeKeyStore()
    with back.vault:
        back.vault.add_keystore_slot(store)
    with open_vault(tmp_path / "n" / "vault", clock=safe.clock, keystore=store) as vault:
        assert vault.check(full=True).problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "appui-backup/2"}',
        '{"format": "appui-backup/1", "vault_id": "x", "state": "whole"}',
        f'{{{_NOTE}, "state": "odd"}}',
        f'{{{_NOTE}, "state": "whole", "more": 1}}',
        f'{{{_NOTE}, "state": "whole", "exhibits": true}}',
        "[" * 20_000,
    ],
)
def test_a_note_that_is_not_ours(tmp_path: Path, text: str) -> None:
    (tmp_path / "backup.json").write_text(text)
    with pytest.raises(AppuiError) as caught:
        backup_folder.read_note(tmp_path)
    assert caught.value.code is ErrorCode.BACKUP_DAMAGED


def test_the_note_reads_as_it_was_written(tmp_path: Path) -> None:
    note = backup_folder.Note("0" * 32, "whole", "2026-11-14T17:02:11.250Z", 3, 9, 12, "a" * 64)
    (tmp_path / "backup.json").write_bytes(note.to_bytes())
    assert backup_folder.read_note(tmp_path) == note
    assert backup_folder.read_note(tmp_path / "nowhere") is None
