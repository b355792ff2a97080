"""The recovery key of an open vault: typed back, and renewed so that the old sheet opens nothing any more."""

import contextlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from appui_core.clock import Clock, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import event_names as events
from appui_core.vault import pending, recovery
from appui_core.vault.files import disk_errors, fsync_folder, replace
from appui_core.vault.recovery import NEXT

if TYPE_CHECKING:
    from appui_core.vault.vault import Vault


def confirm(vault: "Vault", clock: Clock, typed: str) -> bool:
    """Tell whether a typed key opens this vault's recovery file, and journal it the first time it does.

    Raises AppuiError: VAULT_DAMAGED when the recovery file is missing, VAULT_LOCKED, DISK_FULL, VAULT_READ_ONLY.
    """
    with vault.held() as opened:
        try:
            right = recovery.read_recovery(vault.folder, typed) == opened.identity
        except AppuiError as error:
            if error.code is not ErrorCode.RECOVERY_KEY_WRONG:
                raise
            return False
        if right and not vault.recovery_confirmed:
            with vault.transaction():
                vault.append_event(None, events.RECOVERY_CONFIRMED, None, {})
                vault.set_setting("recovery_confirmed_at_utc", utc_stamp(clock.now()))
        return right


def renew(vault: "Vault", clock: Clock, deliver: Callable[[str], object] | None = None) -> str:
    """Make a new recovery key, prove that it opens what is on the disk, put it in force and return it.

    `deliver` is handed the key before the old one goes; when it raises, the old one stays. Until the rename at the
    very end the old sheet opens the vault, from then on only the new one. It has to be typed back again.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY, VAULT_DAMAGED (the disk gave back something else), VAULT_LOCKED,
    and what `deliver` raises.
    """
    placed = False
    with vault.held() as opened:
        folder, stamp = vault.folder, utc_stamp(clock.now())
        try:
            key = recovery.write_recovery(folder, opened.identity, NEXT)
            sha256 = recovery.file_sha256(folder, NEXT)
            with vault.transaction():
                pending.note(vault, pending.RECOVERY, stamp, sha256)
            if deliver is not None:
                deliver(key)
            with disk_errors():
                replace(folder / NEXT, folder / recovery.FILE)
                placed = True
                fsync_folder(folder)
        except BaseException:
            # Once the new file stands, the note must: the next opening goes by it. Before, it would do no harm.
            if not placed:
                _take_back(vault, stamp)
            raise
        vault.record(lambda: journal_renewed(vault, stamp, sha256, {}))
    return key


def _take_back(vault: "Vault", stamp: str) -> None:
    with contextlib.suppress(OSError):
        (vault.folder / NEXT).unlink(missing_ok=True)
    with contextlib.suppress(AppuiError), vault.transaction():
        pending.drop(vault, pending.RECOVERY, stamp)


def journal_renewed(vault: "Vault", stamp: str, sha256: str, more: Mapping[str, str]) -> None:
    """Remember the new file and that nobody has typed its key back yet, and journal it."""
    with vault.transaction():
        vault.append_event(None, events.RECOVERY_RENEWED, None, dict(more))
        vault.set_setting("recovery_sha256", sha256)
        vault.set_setting("recovery_made_at_utc", stamp)
        vault.drop_setting("recovery_confirmed_at_utc")
        pending.drop(vault, pending.RECOVERY, stamp)
