"""The encrypted index: SQLCipher with a raw key, one connection, full sync, and its errors in our words."""

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.schema import STEPS, USER_VERSION

FILE = "index.db"
ROLLBACK_FILE = "index.db-journal"
MIGRATED_FROM = "index_migrated_from"
# Before this, two connections on a write-ahead log could lose committed rows; we take no older engine at all.
OLDEST_SQLITE = (3, 51, 3)

_PRAGMAS = (
    "temp_store = MEMORY",  # nothing of the index in a temporary file
    "secure_delete = ON",
    "foreign_keys = ON",
    "journal_mode = DELETE",
    "synchronous = EXTRA",  # with DELETE: the folder is synced after the rollback file went
    "trusted_schema = OFF",
    "cache_size = -8192",  # KiB: every page that leaves it has to be decrypted anew
)


class Index:
    """One open index. Not locked here: the vault lets one thread in at a time."""

    def __init__(self, path: Path, key: bytes, *, create: bool) -> None:
        """Open the file with the 32-byte key, or make it; an older version is migrated in one transaction.

        Raises AppuiError: VAULT_DAMAGED (missing, altered, another key), VAULT_NEWER (of a later Appui; nothing is
        changed), DISK_FULL, VAULT_READ_ONLY, INTERNAL (an SQLite older than 3.51.3).
        """
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - a compiled library, only for an open vault

        if dbapi2.sqlite_version_info < OLDEST_SQLITE:
            raise AppuiError(ErrorCode.INTERNAL, f"SQLite {dbapi2.sqlite_version}")
        if not create and not path.is_file():
            raise AppuiError(ErrorCode.VAULT_DAMAGED, FILE)
        self._path = path
        self._foreign: type[Exception] = dbapi2.Error
        self._depth = 0
        interrupted = path.with_name(ROLLBACK_FILE).exists()
        with self._errors():
            self._connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
        try:
            with self._errors():
                self._set_up(key, create=create, interrupted=interrupted)
        except BaseException:
            self._connection.close()
            raise

    def _set_up(self, key: bytes, *, create: bool, interrupted: bool) -> None:
        run = self._connection.execute
        run(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            run(f"PRAGMA {pragma}").fetchall()
        (version,) = run("PRAGMA user_version").fetchone()
        if version > USER_VERSION:
            raise AppuiError(ErrorCode.VAULT_NEWER, f"index version {version}")
        if version < 1 and not create:
            raise AppuiError(ErrorCode.VAULT_DAMAGED, f"index version {version}")
        # The last session ended in the middle of a transaction: look at every page before building on it.
        if interrupted and run("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise AppuiError(ErrorCode.VAULT_DAMAGED, FILE)
        if version < USER_VERSION:
            self._migrate(version)

    def _migrate(self, version: int) -> None:
        """Take the steps from `version` to ours; a process that dies on the way leaves the old version whole."""
        steps = "".join(STEPS[version:])
        if version:
            # So that the opening can journal it, whenever that comes about.
            steps += f"INSERT OR IGNORE INTO settings VALUES ('{MIGRATED_FROM}', '{version}');"  # noqa: S608 - ours
        script = f"BEGIN IMMEDIATE;{steps}PRAGMA user_version = {USER_VERSION};COMMIT;"
        self._connection.executescript(script)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        with self._errors():
            found: list[tuple[Any, ...]] = self._connection.execute(sql, tuple(values)).fetchall()
        return found

    def many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        with self._errors():
            self._connection.executemany(sql, values)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit the block as one, on the medium when it ends; an exception takes all of it back.

        A block inside a block is part of the outer one.
        """
        if self._depth:
            yield
            return
        self.rows("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            # SQLite may have taken it back by itself (disk full).
            with contextlib.suppress(AppuiError):
                if self._connection.in_transaction:
                    self.rows("ROLLBACK")
            raise
        finally:
            self._depth = 0

    @property
    def in_transaction(self) -> bool:
        """Tell whether a block of `transaction` is under way."""
        return self._depth > 0

    def compact(self) -> None:
        """Rewrite the file so that no page keeps what was deleted.

        The engine takes deleted words out of the search, but may keep the beginning of one as a signpost between
        two of its pages: the search is therefore written anew from what is still told.
        """
        self.rows("INSERT INTO search (search) VALUES ('rebuild')")
        self.rows("VACUUM")

    def faults(self) -> tuple[str, ...]:
        """Return what SQLite and SQLCipher find wrong with the file: page seals, structure, links between rows."""
        try:
            bad = [f"page: {row[0]}" for row in self.rows("PRAGMA cipher_integrity_check")]
            bad += [row[0] for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
            bad += [f"link from {row[0]}" for row in self.rows("PRAGMA foreign_key_check")]
        except AppuiError as error:
            return (error.detail,)
        return tuple(bad)

    def close(self) -> None:
        """Close the file."""
        with self._errors():
            self._connection.close()

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except self._foreign as error:
            translated = _translated(error)
            # After a page that failed its seal the engine calls a file read-only that is not.
            if translated.detail == "SQLITE_READONLY" and os.access(self._path, os.W_OK):
                translated = AppuiError(ErrorCode.VAULT_DAMAGED, FILE)
            raise translated from error


def _translated(error: Exception) -> AppuiError:
    """Return our error for SQLite's; its own text names no content, but our detail keeps to the kind anyway."""
    name = str(getattr(error, "sqlite_errorname", "") or "")
    text = str(error)
    if "FULL" in name or "disk is full" in text:
        return AppuiError(ErrorCode.DISK_FULL, errno.errorcode[errno.ENOSPC])
    if "READONLY" in name or "CANTOPEN" in name or "IOERR" in name:
        return AppuiError(ErrorCode.VAULT_READ_ONLY, name)
    if any(sign in text for sign in ("readonly database", "unable to open", "disk I/O error")):
        return AppuiError(ErrorCode.VAULT_READ_ONLY, type(error).__name__)
    if any(sign in text for sign in ("not a database", "malformed", "file is encrypted")):
        return AppuiError(ErrorCode.VAULT_DAMAGED, FILE)
    if "locked" in text:
        return AppuiError(ErrorCode.VAULT_BUSY, FILE)
    return AppuiError(ErrorCode.INTERNAL, name or type(error).__name__)
