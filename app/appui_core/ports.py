"""What the core needs from the outside world, as Protocols; adapters and tests provide it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

if TYPE_CHECKING:
    from appui_core.errors import AppuiError
    from appui_core.messages import Messages


class KeyStore(Protocol):
    """The operating system's store for small secrets, one secret per name."""

    def name(self) -> str:
        """Return the back-end's class name, to show and to log."""
        ...

    def store(self, name: str, secret: str) -> None:
        """Keep `secret` (ASCII, under 100 characters) and read it back.

        Raises AppuiError: KEYSTORE_ABSENT, KEYSTORE_LOCKED, or KEYSTORE_REFUSED (a back-end not on the allow-list,
        or one that did not give back what it was given).
        """
        ...

    def fetch(self, name: str) -> str | None:
        """Return the secret, or None when the store has none of that name.

        Raises AppuiError as `store` does.
        """
        ...

    def forget(self, name: str) -> None:
        """Remove the secret; removing what is not there is no error."""
        ...


@dataclass(frozen=True, slots=True)
class ScreenInfo:
    """One screen: position in logical pixels, size in device pixels, their ratio.

    Where the desktop asks the person itself what is taken, there is one entry with sizes of 0: not known before.
    """

    number: int
    name: str
    left: int
    top: int
    width_px: int
    height_px: int
    ratio: float
    primary: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One grabbed picture: rows of RGB, 8 bits each, top first, `stride_bytes` apart."""

    width: int
    height: int
    stride_bytes: int
    rgb: bytes
    screen: ScreenInfo
    grabbed_at: datetime
    backend: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that the desktop's own tool wrote to a file, read once and deleted: its bytes, untouched.

    They are foreign bytes: walked and hashed here, decoded in the child alone. `leftover` is that file where it
    could not be deleted: a copy in clear that the person has to be told of.
    """

    data: bytes = field(repr=False)
    taken_at: datetime
    backend: str
    facts: Mapping[str, str] = field(default_factory=dict)
    leftover: Path | None = None


Shot = Frame | PictureFile
"""What a grab gives: pixels that become a PNG of ours, or a file that stays as it is."""


class ScreenSource(Protocol):
    """A way to see the screen on this desktop; for the thread of the windows."""

    def available(self) -> bool:
        """Tell at once whether this desktop may let us grab at all."""
        ...

    def interactive(self) -> bool:
        """Tell whether the desktop asks the person itself what is taken, in a window of its own."""
        ...

    def screens(self) -> tuple[ScreenInfo, ...]:
        """Return the screens, the primary one first, numbered from 1."""
        ...

    def grab(self, number: int) -> Shot:
        """Grab one screen; where the desktop asks the person, return once they have chosen.

        Raises AppuiError: SCREEN_UNAVAILABLE (this desktop does not allow it), SCREEN_UNKNOWN, SCREEN_BLACK (the
        picture is one flat colour, as protected or locked screens are; of a file, `intake.shots` finds that out),
        SCREEN_CANCELLED (the person closed the desktop's window), SCREEN_FORBIDDEN (the permission of the system
        is missing), and `errors.LeftBehindError` where a file stays that nobody could take.
        """
        ...


class Span(NamedTuple):
    """Where memory begins, and its length in bytes."""

    address: int
    size_bytes: int


@dataclass(frozen=True, slots=True, weakref_slot=True)
class SharedPixels:
    """Rows of 4 bytes a pixel, blue first, the fourth meaningless; gone from memory with this object.

    `pixels` must not be used after it.
    """

    width: int
    height: int
    stride_bytes: int
    pixels: memoryview


class ScreenRoom(Protocol):
    """Memory for one picture of one screen; taken or dropped, once."""

    @property
    def span(self) -> Span:
        """Where the pixels are going to lie."""
        ...

    def take(self) -> SharedPixels | None:
        """Return the screen as it is now, or None if it is another one by now."""
        ...

    def drop(self) -> None:
        """Give it back if it was not taken."""
        ...


class ScreenMemory(Protocol):
    """Memory that the system draws a screen's picture into by itself; for the thread of the windows."""

    def room(self, name: str, width_px: int, height_px: int) -> ScreenRoom | None:
        """Make room for a picture of the screen with that name and size; None where there is no such way."""
        ...

    def warm(self, spans: Sequence[Span]) -> None:
        """Return at once; have memory made before it is written to, if it is still there by then."""
        ...


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where another program's window lies, with its frame: device pixels of the whole desktop, as screens count.

    `title` is what its title bar shows: for the ear of a person who does not see it, never kept.
    """

    left: int
    top: int
    width: int
    height: int
    title: str = field(default="", repr=False)


class WindowFinder(Protocol):
    """A way to know where other programs' windows lie."""

    def available(self) -> bool:
        """Tell whether this desktop says it at all."""
        ...

    def windows(self) -> tuple[WindowPlace, ...]:
        """Return the windows that can be seen, the front one first; none where the desktop does not say."""
        ...


class UrlOpener(Protocol):
    """The one door through which an address leaves Appui for the browser."""

    def open(self, url: str) -> None:
        """Open an https or tel address whose host is on the allow-list.

        Raises AppuiError: LINK_REFUSED for any other address, or when nothing took it.
        """
        ...

    def can_dial(self) -> bool:
        """Tell whether this system has a program for tel: addresses."""
        ...


class Fetcher(Protocol):
    """The one door to the network, used only when a person asked for it."""

    def server_date(self, url: str) -> datetime:
        """Return the Date header that an allow-listed https server answers with.

        Raises AppuiError: LINK_REFUSED, NETWORK_UNREACHABLE.
        """
        ...


class TimeStamper(Protocol):
    """The way to the authorities that attest a date (RFC 3161); used only once a person switched it on."""

    def send(self, url: str, request: bytes) -> bytes:
        """Send a request, which holds an imprint and a random number; return the answer, not yet believed.

        Raises AppuiError: LINK_REFUSED (not https, or a host that is not in the settings), NETWORK_UNREACHABLE (no
        answer in time), STAMP_INVALID (an answer of another kind, a redirect, an HTTP error, or one too large).
        """
        ...


@dataclass(frozen=True, slots=True)
class OfferedPack:
    """A content pack that a repository offers, as its signed metadata says; `size_bytes` is its archive's."""

    version: str
    schema: int
    min_app: str
    size_bytes: int


class ContentSource(Protocol):
    """The way to a repository of content packs; used only when a person, or a command of theirs, asks for it."""

    def address(self) -> str:
        """Return the address that is asked, to show and to remember."""
        ...

    def newest(self, cancelled: Callable[[], bool]) -> OfferedPack:
        """Ask for the signed metadata and return the newest pack, once every signature and date holds.

        Raises AppuiError: CONTENT_UNREACHABLE, CONTENT_SLOW, CONTENT_DROPPED, CONTENT_MOVED, CONTENT_ABSENT,
        CONTENT_TOO_LARGE, CONTENT_UNREADABLE, CONTENT_UNSIGNED, CONTENT_EXPIRED, CONTENT_FROZEN, CONTENT_ROLLBACK,
        CONTENT_MIXED, CONTENT_NEWER, CONTENT_SOURCE_INVALID (the root), INTERRUPTED, DISK_FULL,
        DESTINATION_UNWRITABLE.
        """
        ...

    def fetch(
        self, offered: OfferedPack, to: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> None:
        """Fetch the archive of what `newest` gave into a new file; `progress` is told bytes so far and in all.

        Raises AppuiError as `newest`, and CONTENT_ALTERED when it is not the archive that was signed.
        """
        ...


class Registry(Protocol):
    r"""A look at Windows' registry, never a change; on other systems it is empty.

    Keys are written as `HKCU\\Software\\...` or `HKLM\\...`. What is absent or may not be read is not there.
    """

    def value(self, key: str, name: str) -> str | int | None:
        """Return one value, texts with their %VARIABLES% as they stand."""
        ...

    def values(self, key: str) -> Mapping[str, str | int]:
        """Return the texts and numbers under a key, by name."""
        ...

    def subkeys(self, key: str) -> tuple[str, ...]:
        """Return the names of the keys under a key."""
        ...


class SessionBus(Protocol):
    """The bus on which a Linux desktop's programs of this session answer; without one, nobody does."""

    def answers(self, name: str) -> bool:
        """Tell whether a program of that well-known name runs now; none is started by asking."""
        ...

    def call(self, name: str, path: str, interface: str, method: str) -> bool:
        """Call a method without arguments; tell whether it was done."""


@dataclass(frozen=True, slots=True)
class LocalAddress:
    """A private IPv4 address of this PC, and the system's name of its interface (empty where none is known)."""

    address: str
    interface: str


@dataclass(frozen=True, slots=True)
class TrayLimits:
    """What a phone may send, and for how long its page is there."""

    pictures_a_go: int = 10
    pictures: int = 20
    picture_bytes: int = 25 * 1024 * 1024
    open_s: float = 600.0
    idle_s: float = 180.0


class TrayNews(StrEnum):
    """What happens on a phone's page, told on any thread."""

    ARRIVED = "arrived"  # a phone answered the question with a clear no
    DECLINED = "declined"  # it answered yes or unsure: nothing is taken any more
    STRANGER = "stranger"  # another browser was turned away
    RECEIVING = "receiving"  # pictures begin to come
    REFUSED = "refused"  # one of them was refused, for the reason beside
    RECEIVED = "received"  # that go is over
    CLOSED = "closed"  # the page is gone


class TrayEnd(StrEnum):
    """Why a phone's page is gone."""

    STOPPED = "stopped"
    TIME = "time"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class TrayOrder:
    """A page for one phone: on which address of this PC, in which language, and who is told.

    `keep` takes one picture from a stream that can be read once, and tells whether it is new; it is called on a
    thread of the tray's, for one picture at a time, and raises AppuiError where it refuses one. `heard` comes from
    any thread and must not wait.
    """

    address: str
    messages: "Messages"
    keep: Callable[[BinaryIO], bool]
    heard: "Callable[[TrayNews, AppuiError | None], None]"


class OpenTray(Protocol):
    """A page that is there for a phone."""

    @property
    def url(self) -> str:
        """The page's address, with its secret."""
        ...

    @property
    def ended(self) -> TrayEnd | None:
        """Why the page is gone, or None while it is there."""
        ...

    def left_s(self) -> float:
        """Return the seconds after which it closes at the latest; 0 once it is gone."""
        ...

    def close(self) -> None:
        """Take the page away at once, whatever is under way: the port is closed when this returns."""
        ...


class PhoneTray(Protocol):
    """The way from a phone's browser into the vault over the home's own network, opened by a person, each time."""

    @property
    def limits(self) -> TrayLimits:
        """What a phone may send, and for how long."""
        ...

    def addresses(self) -> tuple[LocalAddress, ...]:
        """Return the addresses of this PC on which a page may be opened, the likeliest first; maybe none."""
        ...

    def open(self, order: TrayOrder) -> OpenTray:
        """Open a page on one of these addresses.

        Raises AppuiError: PHONE_UNAVAILABLE (none of our private addresses, or it can't be listened on).
        """
        ...
