"""Making a vault, step by step, so that an interruption at any step leaves none behind."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.clock import Clock, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import KeyStore
from appui_core.vault import event_names as events
from appui_core.vault import folder as places
from appui_core.vault import index as indexes
from appui_core.vault import keys, recovery, slot_state, slots
from appui_core.vault.blobs import FOLDER
from appui_core.vault.files import disk_errors, make_folder
from appui_core.vault.header import Header, read_headers, write_header
from appui_core.vault.index import Index
from appui_core.vault.vault import Opened, Preset, Vault

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Maker:
    """One creation: what it has put where, so that it can take all of it back."""

    def __init__(self, folder: Path, keystore: KeyStore | None, passphrase: str | None) -> None:
        self._folder = folder
        self._keystore = keystore
        self._passphrase = passphrase
        self._vault_id = keys.new_vault_id()
        self._identity = keys.new_identity()
        self._names: tuple[str, ...] = ()
        self._index: Index | None = None

    def make(self, lock: "BaseFileLock", clock: Clock, preset: Preset) -> tuple[Vault, str]:
        """Make everything but the end; prove that each way in opens it; return the vault and recovery key.

        Raises AppuiError: as `create_vault`.
        """
        made, secret = self._new_slots()
        places.begin_creation(self._folder, self._names)
        if self._keystore is not None:
            self._keystore.store(self._names[0], secret)
        with disk_errors():
            make_folder(self._folder / FOLDER)
        recovery_key = recovery.write_recovery(self._folder, self._identity)
        key = keys.derive(self._identity, self._vault_id, keys.INDEX_INFO)
        self._index = Index(self._folder / indexes.FILE, key, create=True)
        header = write_header(self._folder, Header(self._vault_id, 0, self._identity.recipient, made))
        vault = Vault(Opened(self._folder, header, self._identity, self._index, lock), clock)
        with vault.transaction():
            details = {"preset": preset, "slots": [str(slot.kind) for slot in made]}
            vault.append_event(None, events.VAULT_CREATED, None, details)
            vault.set_setting("preset", preset)
            vault.set_setting("created_at_utc", utc_stamp(clock.now()))
            vault.set_setting("recovery_sha256", recovery.file_sha256(self._folder))
            slot_state.settle(vault, made)
        self._prove()
        return vault, recovery_key

    def undo(self) -> None:
        """Take back what a failed creation did, as far as the disk and the key store let us."""
        with contextlib.suppress(AppuiError):
            if self._index is not None:
                self._index.close()
        forget(self._keystore, self._names)
        with contextlib.suppress(AppuiError):
            # The mark may have gone already, when what failed was the flush that ends the creation.
            places.sweep_unfinished(self._folder, marked=False)

    def _new_slots(self) -> tuple[tuple[slots.Slot, ...], str]:
        made, secret = [], ""
        if self._keystore is not None:
            slot, secret = slots.new_keyring_slot(self._vault_id, self._identity)
            self._names = (slots.keystore_name(self._vault_id, slot.id),)
            made.append(slot)
        if self._passphrase is not None:
            made.append(slots.new_passphrase_slot(self._vault_id, self._identity, self._passphrase))
        return tuple(made), secret

    def _prove(self) -> None:
        """Open every slot from what is on the disk: losing the header later would lose everything.

        Raises AppuiError: VAULT_DAMAGED when a slot does not open.
        """
        for header in read_headers(self._folder):
            for slot in header.slots:
                found = None
                if slot.kind is slots.SlotKind.KEYRING and self._keystore is not None:
                    found = slots.open_with_keystore(header.vault_id, slot, self._keystore)
                elif self._passphrase is not None and header.generation % 2:
                    # Both files hold the same slots: one stretching of the passphrase is enough.
                    found = slots.open_with_passphrase(header.vault_id, slot, self._passphrase)
                else:
                    continue
                if found != self._identity:
                    raise AppuiError(ErrorCode.VAULT_DAMAGED, "slot")


def forget(keystore: KeyStore | None, names: tuple[str, ...]) -> None:
    """Take secrets out of the key store that open nothing; a store that refuses keeps something harmless."""
    if keystore is not None:
        for name in names:
            with contextlib.suppress(AppuiError):
                keystore.forget(name)
