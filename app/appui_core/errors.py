"""One exception with a code; the sentence for each code stands in resources/texts/<lang>.toml.

A code is for machines, its sentence for people (messages.py). Every failure that a person can cause or meet is
an `AppuiError`; foreign exceptions are translated where they cross our border. `detail` is for the one who
debugs: never a title, an address, an account or a file name, because it may reach a log.
"""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ErrorCode(StrEnum):
    """Every way in which Appui says no. A test walks this list and wants a sentence in each language."""

    # Wrong use, or input that can't be read: exit 2.
    USAGE = "usage"
    CASE_UNKNOWN = "case_unknown"
    EXHIBIT_UNKNOWN = "exhibit_unknown"
    ZONE_UNKNOWN = "zone_unknown"
    INSTANT_INVALID = "instant_invalid"
    FILE_MISSING = "file_missing"
    FILE_UNREADABLE = "file_unreadable"
    NOT_A_FILE = "not_a_file"
    NOT_A_FOLDER = "not_a_folder"
    NOT_A_DOSSIER = "not_a_dossier"
    CONTENT_MISSING = "content_missing"
    PASSPHRASE_MISSING = "passphrase_missing"  # noqa: S105 - a name, no secret
    SLOT_UNKNOWN = "slot_unknown"
    RECIPIENT_INVALID = "recipient_invalid"
    IDENTITY_INVALID = "identity_invalid"
    SEAL_IDENTITY_MISSING = "seal_identity_missing"
    SEAL_PASSPHRASE_MISSING = "seal_passphrase_missing"  # noqa: S105 - a name, no secret
    SCREEN_UNKNOWN = "screen_unknown"
    SITUATION_UNKNOWN = "situation_unknown"
    REPORT_UNKNOWN = "report_unknown"
    REPORT_DATES = "report_dates"
    REPORT_STEP = "report_step"
    RETENTION = "retention"
    NOT_A_SCHOOL = "not_a_school"
    NOT_PURGED = "not_purged"
    PIN_INVALID = "pin_invalid"
    # Refused, or a check failed: exit 1.
    GATE_NOT_ANSWERED = "gate_not_answered"
    FILE_EMPTY = "file_empty"
    FORMAT_UNKNOWN = "format_unknown"
    FORMAT_BROKEN = "format_broken"
    IMAGE_TOO_LARGE = "image_too_large"
    FILE_TOO_LARGE = "file_too_large"
    FILE_CHANGED = "file_changed"
    MASK_INVALID = "mask_invalid"
    MASK_IMPOSSIBLE = "mask_impossible"
    MASK_TWIN = "mask_twin"
    DATA_EXPORT = "data_export"
    OWN_RECORD = "own_record"
    NOTHING_TO_PASTE = "nothing_to_paste"
    CLIPBOARD_SILENT = "clipboard_silent"
    VAULT_MISSING = "vault_missing"
    VAULT_EXISTS = "vault_exists"
    VAULT_BUSY = "vault_busy"
    VAULT_LOCKED = "vault_locked"
    VAULT_READ_ONLY = "vault_read_only"
    VAULT_DAMAGED = "vault_damaged"
    VAULT_NEWER = "vault_newer"
    PASSPHRASE_WRONG = "passphrase_wrong"  # noqa: S105 - a name, no secret
    PASSPHRASE_EMPTY = "passphrase_empty"  # noqa: S105 - a name, no secret
    PASSPHRASE_TOO_LONG = "passphrase_too_long"  # noqa: S105 - a name, no secret
    UNLOCK_DELAYED = "unlock_delayed"
    RECOVERY_KEY_WRONG = "recovery_key_wrong"
    RECOVERY_KEY_UNSHOWN = "recovery_key_unshown"
    NO_SLOT = "no_slot"
    LAST_SLOT = "last_slot"
    SLOTS_FULL = "slots_full"
    KEYSTORE_ABSENT = "keystore_absent"
    KEYSTORE_LOCKED = "keystore_locked"
    KEYSTORE_REFUSED = "keystore_refused"
    SEAL_KEY_WRONG = "seal_key_wrong"
    DISK_FULL = "disk_full"
    KIOSK_VISIT_FAILED = "kiosk_visit_failed"
    BACKUP_FOREIGN = "backup_foreign"
    BACKUP_NEWER = "backup_newer"
    BACKUP_INSIDE = "backup_inside"
    BACKUP_DAMAGED = "backup_damaged"
    EXHIBIT_WITHDRAWN = "exhibit_withdrawn"
    CASE_PURGED = "case_purged"
    NO_EXHIBIT = "no_exhibit"
    DESTINATION_EXISTS = "destination_exists"
    DESTINATION_UNWRITABLE = "destination_unwritable"
    SCREEN_UNAVAILABLE = "screen_unavailable"
    SCREEN_BLACK = "screen_black"
    SCREEN_CANCELLED = "screen_cancelled"
    SCREEN_FORBIDDEN = "screen_forbidden"
    SCREEN_CHANGED = "screen_changed"
    SCREEN_COVERED = "screen_covered"
    CAPTURE_BUSY = "capture_busy"
    CAPTURE_SCHOOL = "capture_school"
    NO_DISPLAY = "no_display"
    LINK_REFUSED = "link_refused"
    NETWORK_UNREACHABLE = "network_unreachable"
    PHONE_UNAVAILABLE = "phone_unavailable"
    PHONE_CUT = "phone_cut"
    PHONE_TOO_LARGE = "phone_too_large"
    PHONE_TOO_MANY = "phone_too_many"
    PHONE_NOT_PICTURE = "phone_not_picture"
    STAMP_REFUSED = "stamp_refused"
    STAMP_INVALID = "stamp_invalid"
    CONTENT_NO_SOURCE = "content_no_source"
    CONTENT_SOURCE_INVALID = "content_source_invalid"
    CONTENT_UNREACHABLE = "content_unreachable"
    CONTENT_SLOW = "content_slow"
    CONTENT_DROPPED = "content_dropped"
    CONTENT_MOVED = "content_moved"
    CONTENT_ABSENT = "content_absent"
    CONTENT_TOO_LARGE = "content_too_large"
    CONTENT_UNREADABLE = "content_unreadable"
    CONTENT_UNSIGNED = "content_unsigned"
    CONTENT_EXPIRED = "content_expired"
    CONTENT_FROZEN = "content_frozen"
    CONTENT_ROLLBACK = "content_rollback"
    CONTENT_MIXED = "content_mixed"
    CONTENT_ALTERED = "content_altered"
    CONTENT_ARCHIVE = "content_archive"
    CONTENT_INVALID = "content_invalid"
    CONTENT_NEWER = "content_newer"
    CONTENT_BUSY = "content_busy"
    LEAK_CHANGED = "leak_changed"
    LEAK_ONLY_COPY = "leak_only_copy"
    LEAK_NOT_REMOVED = "leak_not_removed"
    LEAK_OUT_OF_REACH = "leak_out_of_reach"
    ALREADY_OPEN = "already_open"
    STITCH_TOO_MANY = "stitch_too_many"
    INTERRUPTED = "interrupted"
    INTERNAL = "internal"


_WRONG_USE = frozenset(
    {
        ErrorCode.USAGE,
        ErrorCode.CASE_UNKNOWN,
        ErrorCode.EXHIBIT_UNKNOWN,
        ErrorCode.ZONE_UNKNOWN,
        ErrorCode.INSTANT_INVALID,
        ErrorCode.FILE_MISSING,
        ErrorCode.FILE_UNREADABLE,
        ErrorCode.NOT_A_FILE,
        ErrorCode.NOT_A_FOLDER,
        ErrorCode.NOT_A_DOSSIER,
        ErrorCode.CONTENT_MISSING,
        ErrorCode.PASSPHRASE_MISSING,
        ErrorCode.SLOT_UNKNOWN,
        ErrorCode.RECIPIENT_INVALID,
        ErrorCode.IDENTITY_INVALID,
        ErrorCode.SEAL_IDENTITY_MISSING,
        ErrorCode.SEAL_PASSPHRASE_MISSING,
        ErrorCode.SCREEN_UNKNOWN,
        ErrorCode.SITUATION_UNKNOWN,
        ErrorCode.REPORT_UNKNOWN,
        ErrorCode.REPORT_DATES,
        ErrorCode.REPORT_STEP,
        ErrorCode.RETENTION,
        ErrorCode.NOT_A_SCHOOL,
        ErrorCode.NOT_PURGED,
        ErrorCode.PIN_INVALID,
    }
)


class AppuiError(Exception):
    """A refusal with a code; `detail` names a key, a slot or an errno, never what a person wrote."""

    def __init__(self, code: ErrorCode, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else str(code))
        self.code = code
        self.detail = detail

    @property
    def exit_code(self) -> int:
        """2 for wrong use or unreadable input, 1 for a refusal or a failed check."""
        return 2 if self.code in _WRONG_USE else 1


class LeftBehindError(AppuiError):
    """A refusal after which a file in clear may still lie at `path`: shown on the screen, never logged."""

    def __init__(self, code: ErrorCode, detail: str, path: "Path") -> None:
        super().__init__(code, detail)
        self.path = path
