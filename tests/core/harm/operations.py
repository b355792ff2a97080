"""One operation at a time, prepared and then done, so that each of its calls can be made to fail."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from appui_core.cases.bulk import Refused
from appui_core.cases.model import Facts
from appui_core.cases.report_model import Told
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import SlotKind, create_vault, open_vault, vault_exists
from appui_core.vault.keys import new_identity
from appui_core.vault.restore import restore_vault
from core.harm.scene import FIRST, SECOND, Scene, original

CLOCK = SystemClock()
Do = Callable[[], Any]
# What to say before, the thing itself, what to say after.
Prepared = tuple[Sequence[Sequence[Any]], Do]
Operation = Callable[[Scene], contextlib.AbstractContextManager[Prepared]]


@contextlib.contextmanager
def add(scene: Scene) -> Iterator[Prepared]:
    """Keep an original."""
    with scene.open(None) as vault:
        cases = Cases(vault, CLOCK)
        code, incoming = cases.list()[0].code, original(50)
        yield (
            [("add", f"{code} {incoming.sha256}", "dit")],
            lambda: cases.add_original(code, incoming, Facts(note="dit")),
        )


@contextlib.contextmanager
def note(scene: Scene) -> Iterator[Prepared]:
    """Tell something else about an exhibit."""
    with scene.open(None) as vault:
        cases = Cases(vault, CLOCK)
        about = cases.exhibits(cases.list()[0].code)[0]
        yield (
            [("note", f"{about.case} {about.sha256}", "autre")],
            lambda: cases.note_facts(about.case, about.id, Facts(note="autre")),
        )


@contextlib.contextmanager
def withdraw(scene: Scene) -> Iterator[Prepared]:
    """Take an exhibit back."""
    with scene.open(None) as vault:
        cases = Cases(vault, CLOCK)
        about = cases.exhibits(cases.list()[0].code)[1]

        def go() -> None:
            # When the first try got as far as the row, the second has nothing left to take back.
            if about.id in {exhibit.id for exhibit in cases.exhibits(about.case)}:
                cases.withdraw(about.case, about.id)

        yield [("remove", f"{about.case} {about.sha256}")], go


@contextlib.contextmanager
def view(scene: Scene) -> Iterator[Prepared]:
    """Look at an exhibit in clear."""
    with scene.open(None) as vault:
        cases = Cases(vault, CLOCK)
        about = cases.exhibits(cases.list()[0].code)[0]
        yield [("view",)], lambda: cases.view_bytes(about.case, about.id)


@contextlib.contextmanager
def unlock(scene: Scene) -> Iterator[Prepared]:
    """Open the vault with its passphrase."""
    yield [("open",)], lambda: scene.open().close()


@contextlib.contextmanager
def make(scene: Scene) -> Iterator[Prepared]:
    """Make another vault."""

    def go() -> None:
        made = create_vault(
            scene.base / "new", clock=CLOCK, keystore=scene.keystore, passphrase=FIRST, preset="private"
        )
        made.vault.close()

    yield [("make",)], go


@contextlib.contextmanager
def bring_in(scene: Scene) -> Iterator[Prepared]:
    """Bring in a few files at once."""
    with scene.open(None) as vault:
        cases = Cases(vault, CLOCK)
        code, incoming = cases.list()[1].code, [original(number) for number in range(60, 66)]

        def go() -> None:
            for fate in cases.add_many(code, incoming, facts=Facts(note="lot")):
                if isinstance(fate, Refused):
                    raise fate.error

        yield [("add", f"{code} {one.sha256}", "lot") for one in incoming], go


@contextlib.contextmanager
def purge(scene: Scene) -> Iterator[Prepared]:
    """Destroy a case."""
    with scene.open(None) as vault:
        cases = Cases(vault, CLOCK)
        code = cases.list()[0].code
        gone = [f"{code} {exhibit.sha256}" for exhibit in cases.exhibits(code)]

        def go() -> None:
            try:
                cases.purge(code, "essai")
            except AppuiError as error:
                # As in `withdraw`.
                if error.code is not ErrorCode.CASE_PURGED:
                    raise

        yield [("remove", *gone)], go


@contextlib.contextmanager
def passphrase(scene: Scene) -> Iterator[Prepared]:
    """Change the passphrase."""
    with scene.open(None) as vault:
        yield [("passphrase", SECOND)], lambda: vault.change_passphrase(SECOND)


@contextlib.contextmanager
def keystore_off(scene: Scene) -> Iterator[Prepared]:
    """Take the key store's slot away."""
    with scene.open() as vault:
        (about,) = (slot.id for slot in vault.slots if slot.kind is SlotKind.KEYRING)

        def go() -> None:
            if about in {slot.id for slot in vault.slots}:
                vault.remove_slot(about, scene.keystore)

        yield [("keystore", False)], go


@contextlib.contextmanager
def keystore_on(scene: Scene) -> Iterator[Prepared]:
    """Let the key store open the vault again."""
    with scene.open() as vault:
        for slot in vault.slots:
            if slot.kind is SlotKind.KEYRING:
                vault.remove_slot(slot.id, scene.keystore)
        yield [("keystore", True)], lambda: vault.add_keystore_slot(scene.keystore)


@contextlib.contextmanager
def recovery(scene: Scene) -> Iterator[Prepared]:
    """Make a new recovery key."""
    with scene.open(None) as vault:
        about: list[Any] = ["recovery"]

        def go() -> None:
            about[1:] = [vault.renew_recovery()]

        yield [about], go


@contextlib.contextmanager
def escrow(scene: Scene) -> Iterator[Prepared]:
    """Let an institution open the vault."""
    with scene.open(None) as vault:
        yield [("escrow",)], lambda: vault.add_escrow(new_identity().recipient)


@contextlib.contextmanager
def backup(scene: Scene) -> Iterator[Prepared]:
    """Bring the backup up to date, with something new and something to remove."""
    with scene.open(None) as vault:
        cases = Cases(vault, CLOCK)
        first = cases.list()[0].code
        incoming, gone = original(70), cases.exhibits(first)[2]
        cases.add_original(first, incoming, Facts(note="neuf"))
        cases.withdraw(first, gone.id)
        about = [
            ("add", f"{first} {incoming.sha256}", "neuf"),
            ("remove", f"{first} {gone.sha256}"),
            ("backup",),
        ]
        yield about, lambda: backup_vault(vault, scene.backup)


@contextlib.contextmanager
def restore(scene: Scene) -> Iterator[Prepared]:
    """Put a backup back, with the recovery key alone."""

    def go() -> None:
        if not vault_exists(scene.restored):
            restore_vault(scene.backup, scene.restored, clock=CLOCK, recovery_key=scene.recovery_key())

    yield [("restore",)], go


@contextlib.contextmanager
def migrate(scene: Scene) -> Iterator[Prepared]:
    """Open a vault of version 1."""
    yield [("migrate",)], lambda: open_vault(scene.old, clock=CLOCK, passphrase=FIRST).close()


@contextlib.contextmanager
def report(scene: Scene) -> Iterator[Prepared]:
    """Note a report that was sent; tried again, it is not noted twice."""
    with scene.open(None) as vault:
        cases = Cases(vault, CLOCK)
        told = Told("tiktok", "video", CLOCK.now(), reference="R")

        def go() -> None:
            if not cases.reports.all():
                cases.reports.add(cases.list()[0].code, told)

        yield [("report", "R", "sent")], go


OPERATIONS: dict[str, Operation] = {
    "add": add,
    "note": note,
    "withdraw": withdraw,
    "view": view,
    "unlock": unlock,
    "make": make,
    "import": bring_in,
    "purge": purge,
    "passphrase": passphrase,
    "keystore_off": keystore_off,
    "keystore_on": keystore_on,
    "recovery": recovery,
    "escrow": escrow,
    "backup": backup,
    "restore": restore,
    "migrate": migrate,
    "report": report,
}
