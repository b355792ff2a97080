"""What the child does before it is killed: scripted sequences that say each thing they try, and each that is kept.

A line is a JSON list: "try" or "did", what, and about what. "did" is said after the library returned.
"""

import hashlib
from collections.abc import Callable
from functools import partial
from unittest.mock import patch

from appui_core.cases.bulk import Refused
from appui_core.cases.model import Case, Exhibit, Facts
from appui_core.cases.report_model import Step, Told
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.errors import AppuiError
from appui_core.intake.files import examine_file
from appui_core.vault import check_crew
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import SlotKind, Vault, create_vault, open_vault
from appui_core.vault.keys import new_identity
from appui_core.vault.restore import restore_vault
from core.harm.scene import FIRST, SECOND, Scene, original

Say = Callable[..., None]
Act = Callable[[Scene, Say], None]
CLOCK = SystemClock()


def _about(exhibit: Exhibit) -> str:
    return f"{exhibit.case} {exhibit.sha256}"


def _add(cases: Cases, say: Say, code: str, number: int, note: str = "") -> Exhibit:
    incoming = original(number)
    about = f"{code} {incoming.sha256}"
    say("try", "add", about, note)
    kept = cases.add_original(code, incoming, Facts(note=note))
    say("did", "add", about, kept.facts.note)
    return kept


def _withdraw(cases: Cases, say: Say, exhibit: Exhibit) -> None:
    say("try", "remove", _about(exhibit))
    cases.withdraw(exhibit.case, exhibit.id)
    say("did", "remove", _about(exhibit))


def _cases(vault: Vault) -> tuple[Cases, Case, Case]:
    cases = Cases(vault, CLOCK)
    first, second = cases.list()[:2]
    return cases, first, second


def everyday(scene: Scene, say: Say) -> None:
    """Add, tell, view, take back, as on any evening."""
    with scene.open_somehow() as vault:
        cases, first, second = _cases(vault)
        say("did", "open")
        added = [_add(cases, say, first.code, number, f"note {number}") for number in range(10, 14)]
        say("try", "note", _about(added[1]), "autre note")
        cases.note_facts(first.code, added[1].id, Facts(note="autre note"))
        say("did", "note", _about(added[1]), "autre note")
        say("try", "link")
        link = cases.add_link(second.code, Facts(url="https://example.org/deux"))
        say("did", "add", _about(link), "")
        say("did", "link")
        cases.view_bytes(first.code, added[0].id)
        say("did", "view")
        _withdraw(cases, say, cases.exhibits(first.code)[1])
        _withdraw(cases, say, added[2])
        _add(cases, say, first.code, 14)
        _add(cases, say, second.code, 12)


def bring_in(scene: Scene, say: Say) -> None:
    """Bring in 200 files at once."""
    with scene.open_somehow() as vault:
        cases, first, _ = _cases(vault)
        paths = sorted((scene.base / "pictures").iterdir())
        hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
        for sha256 in hashes:
            say("try", "add", f"{first.code} {sha256}", "")
        for fate in cases.add_many(first.code, [partial(examine_file, path, CLOCK) for path in paths]):
            if isinstance(fate, Refused):
                raise fate.error
            say("did", "add", _about(fate.exhibit), "")


def change_slots(scene: Scene, say: Say) -> None:
    """Change every way in, with an addition in between."""
    with scene.open_somehow() as vault:
        cases, first, _ = _cases(vault)
        say("try", "passphrase", SECOND)
        vault.change_passphrase(SECOND)
        say("did", "passphrase", SECOND)
        for slot in [slot for slot in vault.slots if slot.kind is SlotKind.KEYRING]:
            say("try", "keystore", False)
            vault.remove_slot(slot.id, scene.keystore)
            say("did", "keystore", False)
        _add(cases, say, first.code, 20, "entre deux")
        say("try", "keystore", True)
        vault.add_keystore_slot(scene.keystore)
        say("did", "keystore", True)
        say("try", "recovery")
        say("did", "recovery", vault.renew_recovery())
        escrow = vault.add_escrow(new_identity().recipient)
        say("did", "escrow")
        vault.remove_slot(escrow.id)
        say("try", "passphrase", FIRST)
        vault.change_passphrase(FIRST)
        say("did", "passphrase", FIRST)


def purge(scene: Scene, say: Say) -> None:
    """Destroy a whole case, and work on in the other."""
    with scene.open_somehow() as vault:
        cases, first, second = _cases(vault)
        _add(cases, say, first.code, 40, "à effacer")
        gone = [_about(exhibit) for exhibit in cases.exhibits(first.code)]
        say("try", "remove", *gone)
        cases.purge(first.code, "demande de la famille")
        say("did", "remove", *gone)
        _add(cases, say, second.code, 41, "reste")


def back_up(scene: Scene, say: Say) -> None:
    """Back up, work on, take something back, back up again."""
    with scene.open_somehow() as vault:
        cases, first, second = _cases(vault)
        added = [_add(cases, say, first.code, number) for number in range(30, 33)]
        _backup(scene, say, vault)
        _withdraw(cases, say, added[0])
        _withdraw(cases, say, cases.exhibits(second.code)[0])
        _add(cases, say, second.code, 33, "après")
        _backup(scene, say, vault)
        _add(cases, say, second.code, 34)


def _backup(scene: Scene, say: Say, vault: Vault) -> None:
    say("try", "backup")
    backup_vault(vault, scene.backup)
    say("did", "backup")


def restore(scene: Scene, say: Say) -> None:
    """Put the backup back at another place, with the recovery key alone."""
    say("try", "restore")
    restore_vault(scene.backup, scene.restored, clock=CLOCK, recovery_key=scene.recovery_key())
    say("did", "restore")
    with open_vault(scene.restored, clock=CLOCK, passphrase=FIRST):
        say("did", "open")


def migrate(scene: Scene, say: Say) -> None:
    """Open a vault of version 1."""
    say("try", "migrate")
    with open_vault(scene.old, clock=CLOCK, passphrase=FIRST):
        say("did", "migrate")


def make(scene: Scene, say: Say) -> None:
    """Make a vault where there is none."""
    say("try", "make")
    made = create_vault(
        scene.base / "new", clock=CLOCK, keystore=scene.keystore, passphrase=FIRST, preset="private"
    )
    say("did", "make", made.recovery_key)
    made.vault.close()


def wrong_passphrases(scene: Scene, say: Say) -> None:
    """Open with wrong passphrases, then the right one."""
    for _ in range(2):
        try:
            scene.open("une phrase fausse")
        except AppuiError:
            say("did", "fail")
    with scene.open():
        say("did", "open")


def check(scene: Scene, say: Say) -> None:
    """Check everything, with the worker processes that a big vault gets."""
    with scene.open_somehow() as vault, patch.object(check_crew, "WORTH_BYTES", 0):
        if not vault.check(full=True).intact:
            raise AssertionError("a whole vault is called damaged")
        say("did", "check")


def keep_ledger(scene: Scene, say: Say) -> None:
    """Note reports and what became of them, take one step back, destroy one report, then a whole case."""

    def act(reference: str, state: str | None, do: Callable[[], object]) -> None:
        say("try", "report", reference, state)
        do()
        say("did", "report", reference, state)

    with scene.open_somehow() as vault:
        cases, first, second = _cases(vault)
        reports, sent = cases.reports, CLOCK.now()
        for name, code in (("R1", first.code), ("R2", first.code), ("R3", second.code)):
            act(name, "sent", partial(reports.add, code, Told("tiktok", "video", sent, reference=name)))
        known = {report.told.reference: report.id for report in reports.all()}
        act("R1", "refused", partial(reports.note, known["R1"], Step.REFUSED, sent))
        act("R1", "complaint", partial(reports.note, known["R1"], Step.COMPLAINT, sent))
        act("R1", "refused", partial(reports.take_back, known["R1"]))
        act("R2", None, partial(reports.remove, known["R2"]))
        gone = [_about(exhibit) for exhibit in cases.exhibits(second.code)]
        say("try", "remove", *gone)
        act("R3", None, partial(cases.purge, second.code, "demande de la famille"))
        say("did", "remove", *gone)


ACTS: dict[str, Act] = {
    "everyday": everyday,
    "import": bring_in,
    "make": make,
    "unlock": wrong_passphrases,
    "slots": change_slots,
    "purge": purge,
    "backup": back_up,
    "restore": restore,
    "migrate": migrate,
    "check": check,
    "ledger": keep_ledger,
}
