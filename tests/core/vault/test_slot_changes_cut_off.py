"""A change of a way in, cut off at each of its steps: the vault opens as before or as meant, and is whole."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from appui_core.vault.facade import create_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the driver forks")
CHILD = Path(__file__).with_name("change_in_child.py")
OLD = "ancienne phrase"
RECIPIENT = "age13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sy5p2wh"


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Make a vault with a passphrase, a key-store slot and an escrow, and what opens them beside it."""
    folder, store = tmp_path / "template", FakeKeyStore()
    folder.mkdir()
    made = create_vault(folder / "vault", clock=FixedClock(), keystore=store, passphrase=OLD, preset="private")
    with made.vault as vault:
        vault.add_escrow(RECIPIENT)
    (folder / "recovery.txt").write_text(made.recovery_key)
    (folder / "store.json").write_text(json.dumps(store.secrets))
    return folder


def _outcomes(template: Path, change: str, first: str) -> list[dict[str, Any]]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(CHILD), str(template), str(template.with_name("work")), change, first]
    done = subprocess.run(command, check=False, env=environment, timeout=300, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    for outcome in found:
        assert outcome["leftovers"] == [], outcome
        assert outcome["first_again"] == outcome["first"], outcome
    return found


@pytest.mark.parametrize("first", ["old", "new", "keyring"])
def test_change_passphrase(template: Path, first: str) -> None:
    found = _outcomes(template, "change_passphrase", first)
    assert len(found) > 20
    for one in found:
        # Exactly one of the two, whatever opened it first; every other way stays.
        assert sorted(str(one[name]) for name in ("old", "new")) == ["None", "passphrase_wrong"], one
        assert (one["keyring"], one["recovery"]) == (None, None), one
        assert one["events"].count("passphrase_changed") == (1 if one["new"] is None else 0), one
    assert [found[0]["old"], found[-1]["new"]] == [None, None]
    if first in {"old", "new"}:
        # What the person has in hand when the program is back decides; both may do so for a while.
        assert any(one[first] is None for one in found)
        assert sum(one["old"] is None for one in found) > 5


def test_add_passphrase(template: Path) -> None:
    for one in _outcomes(template, "add_passphrase", "old"):
        assert (one["old"], one["keyring"], one["recovery"]) == (None, None, None), one
        assert one["events"].count("slot_added") == 1 + (one["new"] is None), one


def test_add_keystore(template: Path) -> None:
    # As on a second PC: its key store knows nothing of the vault.
    (template / "store.json").write_text("{}")
    found = _outcomes(template, "add_keystore", "old")
    for one in found:
        assert (one["old"], one["recovery"], one["orphans"]) == (None, None, 0), one
        assert one["kinds"].count("keyring") == (2 if one["keyring"] is None else 1), one
    assert found[-1]["keyring"] is None


def test_remove_keystore(template: Path) -> None:
    found = _outcomes(template, "remove_keystore", "old")
    for one in found:
        assert (one["old"], one["recovery"]) == (None, None), one
        assert ("keyring" in one["kinds"]) == (one["keyring"] is None), one
        assert one["orphans"] == 0, one
    assert found[-1]["keyring"] == "vault_locked"


@pytest.mark.parametrize("first", ["old", "keyring"])
def test_remove_passphrase(template: Path, first: str) -> None:
    for one in _outcomes(template, "remove_passphrase", first):
        assert (one["keyring"], one["recovery"]) == (None, None), one
        assert ("passphrase" in one["kinds"]) == (one["old"] is None), one
        assert one["events"].count("slot_removed") == (0 if one["old"] is None else 1), one


def test_renew_recovery(template: Path) -> None:
    found = _outcomes(template, "renew_recovery", "old")
    for one in found:
        assert (one["old"], one["keyring"]) == (None, None), one
        # The old sheet, or the key that was shown before the old one went.
        assert [one["recovery"], one["new_recovery"]].count(None) == 1, one
        if "events" in one:
            assert "recovery_renewed" not in one["events"], one
    assert found[-1]["new_recovery"] is None


@pytest.mark.parametrize("change", ["add_escrow", "remove_escrow"])
def test_escrow(template: Path, change: str) -> None:
    before = 1
    after = 2 if change == "add_escrow" else 0
    for one in _outcomes(template, change, "old"):
        assert (one["old"], one["keyring"], one["recovery"]) == (None, None, None), one
        assert one["kinds"].count("escrow") in {before, after}, one
        added, removed = (one["events"].count(name) for name in ("slot_added", "slot_removed"))
        assert one["kinds"].count("escrow") == added - removed, one
    assert one["kinds"].count("escrow") == after
