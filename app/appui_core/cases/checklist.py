"""Which settings that protect a person has done, by the id of their guide; for the whole vault, in no journal."""

from collections.abc import Mapping

from appui_core.clock import Clock, utc_stamp
from appui_core.vault.facade import Vault


class Checklist:
    """Any thread may call; each call raises VAULT_LOCKED once the vault is closed."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def done(self) -> Mapping[str, str]:
        """Return what was done: the guide's id and when that was said (`_utc`)."""
        return {str(row[0]): str(row[1]) for row in self._vault.rows("SELECT guide, done_at_utc FROM checklist")}

    def mark(self, guide_id: str, done: bool) -> None:  # noqa: FBT001 - the answer itself: done or not
        """Remember that a guide was done, or that it is not any more; done again keeps the first date.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
        """
        if done:
            sql = "INSERT INTO checklist VALUES (?, ?) ON CONFLICT (guide) DO NOTHING"
            self._vault.rows(sql, (guide_id, utc_stamp(self._clock.now())))
        else:
            self._vault.rows("DELETE FROM checklist WHERE guide = ?", (guide_id,))
