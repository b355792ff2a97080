"""The way to a repository of content packs: TUF (python-tuf's client) over https, with a wire of our own.

What the repository and everyone on the way can do is set down by its signed metadata (ARCHITECTURE.md, "Content
updates"); here each way in which that fails gets its own code. Nothing is asked before `newest` is called.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from appui_core.adapters.content_wire import Wire, WireLimits
from appui_core.clock import Clock
from appui_core.content.files import MOST_ARCHIVE_BYTES
from appui_core.content.installed import ContentHome
from appui_core.content.pack import SCHEMA, bundled_dir, load_pack, version_day, version_key
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import OfferedPack
from appui_core.settings.repository import Repository, repository

if TYPE_CHECKING:
    from tuf.api.metadata import TargetFile
    from tuf.ngclient import FetcherInterface, Updater

    from appui_core.settings.store import Settings

# How many later schemas are looked for, to say "made for a later Appui" rather than "nothing there".
_LATER: Final = 8
# Far more than a repository of this kind needs; a longer answer is refused before it is read.
_ROOT_BYTES: Final = 64 << 10
_TIMESTAMP_BYTES: Final = 16 << 10
_LIST_BYTES: Final = 256 << 10
_ROOTS_AT_ONCE: Final = 32


def source_of(settings: "Settings", home: ContentHome, clock: Clock, *, verify: str | None = None) -> "TufSource":
    """Return the way to the repository that the settings name.

    Raises AppuiError: CONTENT_NO_SOURCE, CONTENT_SOURCE_INVALID.
    """
    made = version_day(load_pack(bundled_dir()).version)
    return TufSource(
        repository(settings),
        home.root / "trust",
        clock.now,
        not_before=datetime(made.year, made.month, made.day, tzinfo=UTC),
        verify=verify,
    )


def target_name(schema: int) -> str:
    """Return the name of the archive for a schema; on the server a hash stands before it, another per version."""
    return f"content-{schema}.zip"


class TufSource:
    """Behaves as `ports.ContentSource`. For one update, from one thread at a time.

    `cache` is where what was once believed is kept (`<data>/content/trust`), so that nothing older is believed
    later. `not_before` bounds a clock that is years behind: today can't be before that instant. `verify` names a
    file of trusted certificates in PEM, for a server of one's own; without it the system's store decides.
    """

    def __init__(
        self,
        repository: Repository,
        cache: Path,
        now: Callable[[], datetime],
        *,
        not_before: datetime,
        limits: WireLimits = WireLimits(),  # noqa: B008 - frozen
        verify: str | None = None,
    ) -> None:
        self._repository = repository
        name = sha256(repository.address.encode() + b"\0" + repository.root).hexdigest()[:16]
        self._cache = cache / name
        self._now, self._not_before = now, not_before
        self._wire = Wire(repository.address, limits, verify)
        self._updater: Updater | None = None
        self._target: TargetFile | None = None

    def address(self) -> str:
        """Return the address that is asked."""
        return self._repository.address

    def newest(self, cancelled: Callable[[], bool]) -> OfferedPack:
        """Return the newest pack on offer; see `ports.ContentSource`."""
        self._wire.begin(cancelled)
        updater = self._updater = self._start()
        try:
            updater.refresh()
            self._target = _target(updater)
        except AppuiError:
            raise
        except Exception as refused:
            raise self._translated(refused, updater) from refused
        finally:
            # Most of the time there is nothing newer, and no archive to fetch.
            self._wire.end()
        return _offered(self._target)

    def fetch(
        self, offered: OfferedPack, to: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> None:
        """Fetch the archive; see `ports.ContentSource`."""
        updater, target = self._updater, self._target
        if updater is None or target is None or target.length != offered.size_bytes:
            raise ValueError("nothing was asked yet")
        if target.length > MOST_ARCHIVE_BYTES:
            raise AppuiError(ErrorCode.CONTENT_TOO_LARGE, "archive")
        self._wire.begin(cancelled, progress=progress, whole=target.length)
        try:
            updater.download_target(target, str(to))
        except AppuiError:
            raise
        except Exception as refused:
            raise self._translated(refused, updater) from refused
        finally:
            self._wire.end()

    def _start(self) -> "Updater":
        """Return the client, its trust begun at the root of the settings."""
        from tuf.api.exceptions import RepositoryError  # noqa: PLC0415 - 28 ms, when someone asks for an update
        from tuf.ngclient import Updater, UpdaterConfig  # noqa: PLC0415 - the same

        class NoLinks(Updater):
            def _update_root_symlink(self) -> None:
                """Leave it out: a stick's file system has no links, and the root is handed over each time."""

        config = UpdaterConfig(
            max_root_rotations=_ROOTS_AT_ONCE,
            max_delegations=1,
            root_max_length=_ROOT_BYTES,
            timestamp_max_length=_TIMESTAMP_BYTES,
            snapshot_max_length=_LIST_BYTES,
            targets_max_length=_LIST_BYTES,
        )
        self._cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            updater = NoLinks(
                str(self._cache),
                self._repository.address,
                target_base_url=f"{self._repository.address}targets/",
                fetcher=cast("FetcherInterface", self._wire),
                config=config,
                bootstrap=self._repository.root,
            )
        except RepositoryError as refused:
            raise AppuiError(ErrorCode.CONTENT_SOURCE_INVALID, "root") from refused
        # The client asks the PC for the time; ours can be told, and knows that today is not before Appui was made.
        updater._trusted_set.reference_time = max(self._now(), self._not_before).astimezone(UTC)  # noqa: SLF001 - no public way
        return updater

    def _translated(self, refused: Exception, updater: "Updater") -> AppuiError:
        """Return what went wrong, told apart as far as it is known."""
        from tuf.api import exceptions as tuf  # noqa: PLC0415 - as above

        detail = f"{self._wire.last} {type(refused).__name__}"
        if isinstance(refused, tuf.DownloadHTTPError):
            absent = refused.status_code < 500
            code = ErrorCode.CONTENT_ABSENT if absent else ErrorCode.CONTENT_UNREACHABLE
        elif isinstance(refused, tuf.UnsignedMetadataError):
            code = ErrorCode.CONTENT_UNSIGNED
        elif isinstance(refused, tuf.ExpiredMetadataError):
            code = ErrorCode.CONTENT_FROZEN if _frozen(updater) else ErrorCode.CONTENT_EXPIRED
        elif isinstance(refused, tuf.BadVersionNumberError):
            code = ErrorCode.CONTENT_MIXED if _mixed(refused, self._wire.last) else ErrorCode.CONTENT_ROLLBACK
        elif isinstance(refused, tuf.LengthOrHashMismatchError):
            metadata = self._wire.last.endswith(".json")
            code = ErrorCode.CONTENT_MIXED if metadata else ErrorCode.CONTENT_ALTERED
        elif isinstance(refused, tuf.RepositoryError):
            code = ErrorCode.CONTENT_UNREADABLE
        elif isinstance(refused, OSError):
            raise refused  # the disk: told by whoever knows what was being written
        else:
            code = ErrorCode.CONTENT_UNREADABLE
        return AppuiError(code, detail)


def _frozen(updater: "Updater") -> bool:
    """Tell whether what is too old is the word "this is the newest", which is renewed every month."""
    believed: Any = updater._trusted_set  # noqa: SLF001 - no public way to what was believed so far
    if believed.root.is_expired(believed.reference_time) or "timestamp" not in believed:
        return False
    return bool(believed.timestamp.is_expired(believed.reference_time))


def _mixed(refused: Exception, last: str) -> bool:
    """Tell whether parts of different days were put together, rather than an older state shown again."""
    # A snapshot that is not the one announced; one that names an older list says "Expected targets.json version".
    return last.endswith("targets.json") or str(refused).startswith("Expected snapshot version")


def _target(updater: "Updater") -> "TargetFile":
    found = updater.get_targetinfo(target_name(SCHEMA))
    if found is None:
        later = range(SCHEMA + 1, SCHEMA + 1 + _LATER)
        there = any(updater.get_targetinfo(target_name(schema)) for schema in later)
        raise AppuiError(ErrorCode.CONTENT_NEWER if there else ErrorCode.CONTENT_ABSENT, "schema")
    return found


def _offered(target: "TargetFile") -> OfferedPack:
    """Read what the signed metadata says of the archive.

    Raises AppuiError CONTENT_UNREADABLE when it says too little.
    """
    custom = target.custom
    said: dict[str, Any] = custom if isinstance(custom, dict) else {}
    version, schema, least = said.get("version"), said.get("schema"), said.get("min_app")
    try:
        version_key(str(version))
    except ValueError:
        schema = None
    if not isinstance(schema, int) or schema != SCHEMA or not isinstance(least, str) or len(least) > 32:
        raise AppuiError(ErrorCode.CONTENT_UNREADABLE, "custom")
    return OfferedPack(str(version), schema, least, target.length)
