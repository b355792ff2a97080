"""What the card "Coffre" says about an open vault, read off the GUI thread in one go."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from appui.texts.translate import translate
from appui_core.clock import parse_utc_stamp

if TYPE_CHECKING:
    from appui_core.vault.facade import Vault

BACKUP_OLD: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class VaultFacts:
    """Ids of the slots by kind; when the recovery sheet was tried; the last backup and the last whole check."""

    keyring: tuple[str, ...]
    passphrases: tuple[str, ...]
    escrows: int
    recovery_confirmed: bool
    last_backup_utc: str | None
    last_check_utc: str | None

    def ways(self) -> tuple[str, ...]:
        """Return the ways of opening in words."""
        said = []
        if self.keyring:
            said.append(translate("Vault", "la session de cet ordinateur"))
        if self.passphrases:
            said.append(translate("Vault", "une phrase secrète"))
        said.append(
            translate("Vault", "la fiche de secours, essayée une fois")
            if self.recovery_confirmed
            else translate("Vault", "la fiche de secours, pas encore essayée")
        )
        if self.escrows:
            said.append(translate("Vault", "la clé d’une institution"))
        return tuple(said)

    def backup_is_old(self, now: datetime) -> bool:
        """Tell whether a backup is due: there was none, or it is more than 30 days old."""
        return self.last_backup_utc is None or now - parse_utc_stamp(self.last_backup_utc) > BACKUP_OLD


def read_facts(vault: "Vault") -> VaultFacts:
    """Read them.

    Raises AppuiError: VAULT_LOCKED, VAULT_DAMAGED.
    """
    from appui_core.vault.background import BackgroundCheck  # noqa: PLC0415 - comes with the vault

    slots = [(slot.id, str(slot.kind)) for slot in (*vault.slots, *vault.file_slots)]
    return VaultFacts(
        keyring=tuple(name for name, kind in slots if kind == "keyring"),
        passphrases=tuple(name for name, kind in slots if kind == "passphrase"),
        escrows=sum(1 for _, kind in slots if kind == "escrow"),
        recovery_confirmed=vault.recovery_confirmed,
        last_backup_utc=vault.last_backup,
        last_check_utc=BackgroundCheck(vault).last_complete_utc,
    )
