"""Looks at what a dead process left, through the library as the next start would, and says all that is wrong."""

import contextlib
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from appui_core.cases.model import Facts
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import Vault, create_vault, open_vault, vault_exists
from appui_core.vault.recovery import read_recovery
from appui_core.vault.restore import restore_vault
from core.harm.belief import Belief
from core.harm.scene import FIRST, SECOND, Scene, original
from fakes import old_vault

CLOCK = SystemClock()


def judge(scene: Scene, belief: Belief) -> list[str]:
    """Return every complaint about what is left; none when all is well."""
    wrong: list[str] = []
    try:
        if belief.tried("backup"):
            # As it was left, before the vault does anything more.
            wrong += _former_backup(scene, belief)
        with _opened(scene, belief, wrong) as vault:
            if vault is not None:
                wrong += _look(vault, belief)
                wrong += _recovery(scene.vault, belief)
                wrong += _use(vault)
                if belief.tried("backup"):
                    wrong += _next_backup(scene, belief, vault)
        wrong += _stale(scene, belief)
        for what, look in (("make", _making), ("restore", _restored), ("migrate", _migrated)):
            if belief.tried(what):
                wrong += look(scene, belief)
    except AppuiError as error:
        wrong.append(f"refused: {error}")
    return wrong


@contextlib.contextmanager
def _opened(scene: Scene, belief: Belief, wrong: list[str]) -> Iterator[Vault | None]:
    """Open with a passphrase that may be in force, and first through the key store where that may be."""
    found: Vault | None = None
    if belief.keystore == {True}:
        try:
            found = scene.open(None)
        except AppuiError as error:
            wrong.append(f"the key store no longer opens it: {error}")
    for passphrase in reversed(belief.passphrases):
        if found is not None:
            break
        try:
            found = scene.open(passphrase)
        except AppuiError as error:
            if error.code is not ErrorCode.PASSPHRASE_WRONG:
                raise
    if found is None:
        wrong.append("no secret opens the vault")
    try:
        yield found
    finally:
        if found is not None:
            found.close()


def contents(vault: Vault) -> dict[str, str]:
    """Return what is kept, "CODE sha256" to its note, each proved byte for byte by its hash."""
    cases, found = Cases(vault, CLOCK), dict[str, str]()
    for case in cases.list():
        for exhibit in cases.exhibits(case.code):
            ((blob,),) = vault.rows("SELECT blob FROM exhibits WHERE id = ?", (exhibit.id,))
            plain = vault.unseal(blob, exhibit.sha256)
            if len(plain) != exhibit.size_bytes or hashlib.sha256(plain).hexdigest() != exhibit.sha256:
                raise AppuiError(ErrorCode.VAULT_DAMAGED, "bytes")
            found[f"{exhibit.case} {exhibit.sha256}"] = exhibit.facts.note
    return found


def _look(vault: Vault, belief: Belief) -> Iterator[str]:
    for problem in vault.check(full=True).problems:
        yield f"check: {problem.what} {problem.code}"
    found = contents(vault)
    for about in belief.kept() - set(found):
        yield f"lost: {about}"
    for about in belief.gone() & set(found):
        yield f"back again: {about}"
    unknown = set(found) - set(belief.exhibits)
    if len(unknown) > belief.links:
        yield f"nobody added these: {unknown}"
    for about in set(found) - unknown:
        if found[about] not in belief.exhibits[about]:
            yield f"not what was told: {about}"
    yield from _ledger(vault, belief)
    events = [entry.event for code in (None, *_codes(vault)) for entry in Cases(vault, CLOCK).journal(code)]
    if events.count("exhibit_viewed") < belief.views:
        yield "a view that is not in the journal"
    failed = [one.details for one in vault.opened_entries(vault.vault_id) if one.entry.event == "unlock_failed"]
    if sum(details["count"] for details in failed if details is not None) < belief.fails:
        yield "a failed unlock that is not in the journal"
    yield from (f"left: {path.name}" for path in leftovers(vault.folder))


def _ledger(vault: Vault, belief: Belief) -> Iterator[str]:
    found = {report.told.reference: report.status for report in Cases(vault, CLOCK).reports.all()}
    for reference in set(found) | set(belief.reports):
        if found.get(reference) not in belief.reports.get(reference, {None}):
            yield f"report {reference} is {found.get(reference)}"


def leftovers(folder: Path) -> list[Path]:
    """Return what an opening should have swept."""
    return [
        path
        for path in folder.rglob("*")
        if path.suffix in {".part", ".tmp", ".new"} or path.name.endswith(("-journal", "-wal"))
    ]


def _codes(vault: Vault) -> list[str]:
    return [case.code for case in Cases(vault, CLOCK).list()]


def _use(vault: Vault) -> Iterator[str]:
    """Keep one more thing: a vault that only looks well is of no use."""
    cases = Cases(vault, CLOCK)
    code = cases.new("Après").code
    added = cases.add_original(code, original(9999), Facts(note="après"))
    if cases.original_bytes(code, added.id, reason="essai") != _bytes_of(9999):
        yield "what is added afterwards does not come back"


def _bytes_of(number: int) -> bytes:
    with original(number).open() as stream:
        return stream.read()


def _recovery(folder: Path, belief: Belief) -> Iterator[str]:
    def opens(key: str) -> bool:
        try:
            read_recovery(folder, key)
        except AppuiError:
            return False
        return True

    known = [key for key in belief.recovery if key is not None]
    if None not in belief.recovery and not any(opens(key) for key in known):
        yield "the recovery key opens nothing"
    if any(opens(key) for key in belief.stale_recovery):
        yield "a former recovery key opens the vault"


def _stale(scene: Scene, belief: Belief) -> Iterator[str]:
    for passphrase in belief.stale_passphrases:
        try:
            scene.open(passphrase).close()
        except AppuiError as error:
            if error.code is not ErrorCode.PASSPHRASE_WRONG:
                raise
        else:
            yield "a former passphrase opens the vault"
    if belief.keystore == {False}:
        try:
            scene.open(None).close()
        except AppuiError as error:
            if error.code not in {ErrorCode.VAULT_LOCKED, ErrorCode.KEYSTORE_REFUSED}:
                raise
        else:
            yield "the key store opens what it was taken off"


def _making(scene: Scene, belief: Belief) -> Iterator[str]:
    """See that a vault whose making was cut off is none, and that the next one is made in its place."""
    folder = scene.base / "new"
    if vault_exists(folder):
        with _new_opened(scene) as vault:
            yield from (f"check: {problem.what} {problem.code}" for problem in vault.check(full=True).problems)
        return
    if belief.made is not None:
        yield "the vault that was made is not there"
    made = create_vault(folder, clock=CLOCK, keystore=scene.keystore, passphrase=FIRST, preset="private")
    with made.vault as vault:
        yield from (f"check: {problem.what} {problem.code}" for problem in vault.check(full=True).problems)
    # One of the vault that was there, one of the new one; what the store itself had not finished does not count.
    if len([path for path in (scene.base / "keys").iterdir() if path.suffix != ".new"]) > 2:
        yield "the key store keeps secrets of vaults that never were"


def _new_opened(scene: Scene) -> Vault:
    """Open it through the key store or, where a refused making could not be taken back, with its passphrase."""
    try:
        return open_vault(scene.base / "new", clock=CLOCK, keystore=scene.keystore)
    except AppuiError as error:
        if error.code is not ErrorCode.VAULT_LOCKED:
            raise
    return open_vault(scene.base / "new", clock=CLOCK, passphrase=FIRST)


def _restore(scene: Scene, belief: Belief) -> Iterator[Vault]:
    """Yield the vault that the backup gives back through a recovery key that may be in force, then remove it."""
    key = next(key for key in belief.recovery if key is not None)
    shutil.rmtree(scene.restored, ignore_errors=True)
    restore_vault(scene.backup, scene.restored, clock=CLOCK, recovery_key=key, passphrase=SECOND)
    with open_vault(scene.restored, clock=CLOCK, passphrase=SECOND) as vault:
        yield vault


def _former_backup(scene: Scene, belief: Belief) -> Iterator[str]:
    """See that a backup cut off in the middle holds what the one before it held, or more."""
    for vault in _restore(scene, belief):
        yield from (f"restored: {problem.what} {problem.code}" for problem in vault.check(full=True).problems)
        found = set(contents(vault))
        for about in belief.backed.kept - found:
            yield f"no longer in the backup: {about}"
        for about in belief.backed.gone & found:
            yield f"destroyed, and still in the backup: {about}"


def _next_backup(scene: Scene, belief: Belief, vault: Vault) -> Iterator[str]:
    """See that the next run brings the backup up to date, whatever the last one left there."""
    report = backup_vault(vault, scene.backup)
    yield from (f"backup: {problem.what} {problem.code}" for problem in report.problems)
    yield from (f"left in the backup: {path.name}" for path in leftovers(scene.backup))
    there = {path.name for path in (scene.backup / "blobs").rglob("*") if path.is_file()}
    wanted = {row[0] for row in vault.rows("SELECT blob FROM exhibits WHERE withdrawn = 0")}
    if there != wanted:
        yield "the backup holds other originals than the vault"
    for again in _restore(scene, belief):
        if contents(again) != contents(vault):
            yield "the backup gives back something else"


def _restored(scene: Scene, belief: Belief) -> Iterator[str]:
    """See that a restore that was cut off left nothing, or all of it; and that it can be done again."""
    if not vault_exists(scene.restored):
        if belief.did("restore"):
            yield "what was restored is not there"
        restore_vault(scene.backup, scene.restored, clock=CLOCK, recovery_key=scene.recovery_key())
    with open_vault(scene.restored, clock=CLOCK, passphrase=FIRST) as vault:
        yield from (f"restored: {problem.what} {problem.code}" for problem in vault.check(full=True).problems)
        yield from (f"left: {path.name}" for path in leftovers(vault.folder))
        if set(contents(vault)) != belief.backed.kept:
            yield "other things were restored than were in the backup"
    # Another one never takes its place.
    try:
        restore_vault(scene.backup, scene.restored, clock=CLOCK, recovery_key=scene.recovery_key())
    except AppuiError as error:
        if error.code is not ErrorCode.VAULT_EXISTS:
            yield f"a second restore: {error}"
    else:
        yield "a restore overwrote a vault"
    if strangers := [path.name for path in scene.base.iterdir() if path.name.endswith("-restoring")]:
        yield f"left beside the vault: {strangers}"


def _migrated(scene: Scene, _belief: Belief) -> Iterator[str]:
    with open_vault(scene.old, clock=CLOCK, passphrase=FIRST) as vault:
        yield from (f"migrated: {problem.what} {problem.code}" for problem in vault.check(full=True).problems)
        yield from (f"left: {path.name}" for path in leftovers(vault.folder))
        cases = Cases(vault, CLOCK)
        found = {exhibit.id for case in cases.list() for exhibit in cases.exhibits(case.code)}
        # Three are named there, one more is in its other case.
        if not set(old_vault.EXHIBITS) < found or len(found) != 4 or old_vault.WITHDRAWN in found:
            yield "other exhibits than before the migration"
        contents(vault)
        events = [entry.event for entry in cases.journal(None)]
        if events.count("index_migrated") != 1:
            yield f"the migration is {events.count('index_migrated')} times in the journal"
        yield from _use(vault)
