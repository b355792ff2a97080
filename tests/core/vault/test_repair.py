"""What an opening mends: one damaged header file, from the other and from what the vault noted of both."""

import base64
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from appui_core.vault import header as headers
from appui_core.vault import slot_state
from appui_core.vault.facade import Vault, create_vault, open_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

PHRASE = "trois chevaux à la mer"
DRAW = random.Random(3018)  # noqa: S311 - the same damage in every run


@pytest.fixture
def folder(vault_dir: Path, clock: FixedClock, keystore: FakeKeyStore) -> Path:
    """Make a vault that the key store and a passphrase open."""
    create_vault(vault_dir, clock=clock, keystore=keystore, passphrase=PHRASE, preset="private").vault.close()
    return vault_dir


def _mended(vault: Vault) -> list[dict[str, Any]]:
    found = vault.opened_entries(vault.vault_id)
    return [dict(one.details or {}) for one in found if one.entry.event == "header_repaired"]


def _edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    raw = json.loads(path.read_bytes())
    change(raw)
    path.write_text(json.dumps(raw, indent=1) + "\n")


def _spoil(raw: dict[str, Any], kind: str) -> None:
    slot = next(slot for slot in raw["slots"] if slot["kind"] == kind)
    wrapped = bytearray(base64.b64decode(slot["wrapped"]))
    wrapped[3] ^= 1
    slot["wrapped"] = base64.b64encode(wrapped).decode()


@pytest.mark.parametrize("name", headers.FILES)
@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda path: path.unlink(), "header_missing"),
        (lambda path: path.write_bytes(b""), "header_damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:-9]), "header_damaged"),
        (lambda path: path.write_bytes(path.read_bytes() + b" "), "header_damaged"),
        (lambda path: _edit(path, lambda raw: raw.update(vault_id="f" * 32)), "header_altered"),
        (lambda path: _edit(path, lambda raw: raw.update(generation=70)), "header_altered"),
        (lambda path: _edit(path, lambda raw: _spoil(raw, "keyring")), "header_differs"),
        (lambda path: _edit(path, lambda raw: _spoil(raw, "passphrase")), "header_differs"),
        (lambda path: _edit(path, lambda raw: raw["slots"].pop()), "header_differs"),
        (lambda path: _edit(path, lambda raw: raw["slots"][1].update(id="0" * 16)), "header_differs"),
    ],
    ids=["gone", "empty", "short", "longer", "id", "generation", "keyring", "passphrase", "fewer", "slot id"],
)
def test_a_damaged_header_is_written_anew(
    folder: Path,
    clock: FixedClock,
    keystore: FakeKeyStore,
    name: str,
    change: Callable[[Path], object],
    code: str,
) -> None:
    change(folder / name)
    with open_vault(folder, clock=clock, keystore=keystore) as vault:
        assert [(one.what, one.code) for one in vault.repaired] == [(name, code)]
        # Said in this session, as it was found; and in the journal for good.
        assert vault.repaired[0] in vault.check(full=False).problems
        assert _mended(vault) == [{"file": name, "fault": code}]
    # The other slot, which had not opened it then, is whole in both files.
    with open_vault(folder, clock=clock, passphrase=PHRASE) as vault:
        assert vault.check(full=False).problems == ()
        assert len(_mended(vault)) == 1
    assert headers.read_header(folder / name) is not None


def test_any_byte_of_a_header(folder: Path, clock: FixedClock, keystore: FakeKeyStore) -> None:
    for name in headers.FILES:
        size = (folder / name).stat().st_size
        for offset in DRAW.sample(range(size), 25):
            data = bytearray((folder / name).read_bytes())
            data[offset % len(data)] ^= DRAW.randint(1, 255)
            (folder / name).write_bytes(data)
            with open_vault(folder, clock=clock, keystore=keystore) as vault:
                assert [one.what for one in vault.repaired], (name, offset)
    with open_vault(folder, clock=clock, passphrase=PHRASE) as vault:
        assert vault.check(full=False).problems == ()


def test_each_slot_damaged_in_another_file(folder: Path, clock: FixedClock, keystore: FakeKeyStore) -> None:
    _edit(folder / headers.FILES[0], lambda raw: _spoil(raw, "passphrase"))
    _edit(folder / headers.FILES[1], lambda raw: _spoil(raw, "keyring"))
    with open_vault(folder, clock=clock, keystore=keystore) as vault:
        assert {one.what for one in vault.repaired} == {*headers.FILES}
    with open_vault(folder, clock=clock, passphrase=PHRASE) as vault:
        assert vault.check(full=False).problems == ()


def _forget_notes(vault: Vault) -> None:
    """Make the vault one of before slots were noted inside."""
    vault.drop_setting("header_slots")


def test_an_older_vault_is_mended_where_that_is_sure(
    folder: Path, clock: FixedClock, keystore: FakeKeyStore
) -> None:
    with open_vault(folder, clock=clock, keystore=keystore) as vault:
        _forget_notes(vault)
    (folder / headers.FILES[1]).unlink()
    with open_vault(folder, clock=clock, keystore=keystore) as vault:
        assert [one.what for one in vault.repaired] == [headers.FILES[1]]
        assert slot_state.in_force(vault) is not None
    with open_vault(folder, clock=clock, passphrase=PHRASE) as vault:
        assert vault.check(full=False).problems == ()


def test_where_nobody_can_tell_both_files_stay(folder: Path, clock: FixedClock, keystore: FakeKeyStore) -> None:
    with open_vault(folder, clock=clock, keystore=keystore) as vault:
        _forget_notes(vault)
    # The newer file: were it copied over the other, the passphrase would open nothing any more.
    newer = max(headers.FILES, key=lambda name: json.loads((folder / name).read_bytes())["generation"])
    _edit(folder / newer, lambda raw: _spoil(raw, "passphrase"))
    before = {name: (folder / name).read_bytes() for name in headers.FILES}
    with open_vault(folder, clock=clock, keystore=keystore) as vault:
        assert vault.repaired == ()
        assert [one.code for one in vault.check(full=False).problems] == ["header_differs"]
    assert {name: (folder / name).read_bytes() for name in headers.FILES} == before
    open_vault(folder, clock=clock, passphrase=PHRASE).close()


def test_headers_of_an_older_copy_are_noticed(folder: Path, clock: FixedClock, keystore: FakeKeyStore) -> None:
    old = {name: (folder / name).read_bytes() for name in headers.FILES}
    with open_vault(folder, clock=clock, passphrase=PHRASE) as vault:
        vault.change_passphrase("une autre phrase")
    for name, data in old.items():
        (folder / name).write_bytes(data)
    with open_vault(folder, clock=clock, keystore=keystore) as vault:
        assert _mended(vault) == [{"file": "both", "fault": "header_differs"}]
    with open_vault(folder, clock=clock, keystore=keystore) as vault:
        assert len(_mended(vault)) == 1
