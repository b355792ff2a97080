"""Cuts a change of a way in off at each of its steps, one after the other, and says what became of the vault.

Called with a template vault's folder, a folder to work in and the name of a change. For each step (before and
after every write, flush, rename and removal of a file, every commit of the index, every call of the key store) it
copies the template, forks a process that makes the change and dies at that step, opens the vault again, and prints
one JSON line. The last line is that of a process which went through.
"""

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from appui_core.errors import AppuiError
from appui_core.vault import escrow, files, folder, renewal, slots
from appui_core.vault.facade import Vault, open_vault
from appui_core.vault.index import Index
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

OLD, NEW = "ancienne phrase", "nouvelle phrase"
RECIPIENT = "age13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sy5p2wh"
KILLED = 9


class DiskKeyStore(FakeKeyStore):
    """A key store that outlives its process."""

    def __init__(self, path: Path) -> None:
        super().__init__(secrets=json.loads(path.read_text()) if path.exists() else {})
        self._path = path

    def store(self, name: str, secret: str) -> None:
        super().store(name, secret)
        self._path.write_text(json.dumps(self.secrets))

    def forget(self, name: str) -> None:
        super().forget(name)
        self._path.write_text(json.dumps(self.secrets))


class Death:
    """Ends the process at one step of many."""

    def __init__(self, at: int) -> None:
        self.left = at

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os._exit(KILLED)

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def mortal(*values: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the call takes and gives
            self.step()
            result = call(*values, **named)
            self.step()
            return result

        return mortal

    def spread(self) -> None:
        for module, name in (
            (files, "write_all"),
            (files, "fsync_file"),
            (files, "fsync_folder"),
            (files, "replace"),
            (renewal, "replace"),
            (renewal, "fsync_folder"),
            (escrow, "fsync_folder"),
            (folder, "fsync_folder"),
            (Path, "unlink"),
            (DiskKeyStore, "store"),
            (DiskKeyStore, "forget"),
        ):
            setattr(module, name, self.around(getattr(module, name)))
        plain = Index.rows

        def rows(index: Index, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
            if sql == "COMMIT":
                self.step()
            found = plain(index, sql, values)
            if sql == "COMMIT":
                self.step()
            return found

        setattr(Index, "rows", rows)  # noqa: B010 - in a process that is about to die


def change(vault: Vault, name: str, store: FakeKeyStore, told: Path) -> None:
    """Make one change; a recovery key is told as it would be printed."""
    by_kind = {str(slot.kind): slot.id for slot in (*vault.slots, *vault.file_slots)}
    match name:
        case "change_passphrase":
            vault.change_passphrase(NEW)
        case "add_passphrase":
            vault.add_passphrase_slot(NEW)
        case "add_keystore":
            vault.add_keystore_slot(store)
        case "remove_keystore":
            vault.remove_slot(by_kind["keyring"], store)
        case "remove_passphrase":
            vault.remove_slot(by_kind["passphrase"], store)
        case "renew_recovery":
            vault.renew_recovery(told.write_text)
        case "add_escrow":
            vault.add_escrow(RECIPIENT)
        case _:
            vault.remove_slot(by_kind["escrow"])


def opens(where: Path, **means: Any) -> str | None:  # noqa: ANN401 - as `open_vault` takes them
    """Return None when it opens, whole, else the code of the refusal or the problems."""
    clock = FixedClock()
    # Wrong tries on the way are no matter here.
    (where / "attempts.json").unlink(missing_ok=True)
    try:
        with open_vault(where, clock=clock, **means) as vault:
            problems = vault.check(full=False).problems
            return None if not problems else ", ".join(f"{one.what} {one.code}" for one in problems)
    except AppuiError as error:
        return str(error.code)


def judge(work: Path, first: str, recovery_key: str) -> dict[str, Any]:
    """Open what is left, with `first` before the others, and say what opens it."""
    where, store = work / "vault", DiskKeyStore(work / "store.json")
    new_key = (work / "told").read_text() if (work / "told").exists() else None
    ways: dict[str, dict[str, Any]] = {
        "old": {"passphrase": OLD, "keystore": store},
        "new": {"passphrase": NEW, "keystore": store},
        "keyring": {"keystore": store},
        "recovery": {"recovery_key": recovery_key},
        "new_recovery": {"recovery_key": new_key or recovery_key.replace("1", "2")},
    }
    found: dict[str, Any] = {"first": opens(where, **ways[first])}
    found |= {name: opens(where, **means) for name, means in ways.items()}
    found["first_again"] = opens(where, **ways[first])
    with contextlib.suppress(AppuiError), open_vault(where, clock=FixedClock(), **ways["recovery"]) as vault:
        wanted = {slots.keystore_name(vault.vault_id, slot.id) for slot in vault.slots}
        found["orphans"] = len(set(store.secrets) - wanted)
        found["events"] = [entry.event for entry in vault.entries(None)]
        found["kinds"] = [str(slot.kind) for slot in (*vault.slots, *vault.file_slots)]
    found["leftovers"] = [path.name for path in where.iterdir() if "part" in path.name or "next" in path.name]
    return found


def lives(template: Path, work: Path, name: str, at: int) -> bool:
    """Copy the template and make the change in a process that dies at a step; tell whether it lived."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(template, work)
    child = os.fork()
    if child == 0:
        store = DiskKeyStore(work / "store.json")
        vault = open_vault(work / "vault", clock=FixedClock(), passphrase=OLD)
        Death(at).spread()
        change(vault, name, store, work / "told")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in {0, KILLED}:
        raise SystemExit(f"the change itself failed: {code}")
    return code == 0


def outcomes(template: Path, work: Path, name: str, first: str) -> Iterator[dict[str, Any]]:
    """Yield what became of the vault after each step, and at last of the whole change."""
    recovery_key = (template / "recovery.txt").read_text()
    at, lived = 0, False
    while not lived:
        at += 1
        lived = lives(template, work, name, at)
        yield {"step": at, "lived": lived, **judge(work, first, recovery_key)}


if __name__ == "__main__":
    slots.COST = slots.Cost(memory_kib=8, passes=1, lanes=1)
    for outcome in outcomes(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]):
        print(json.dumps(outcome))  # noqa: T201 - the test reads it
