"""The one door to the network, opened only when a person asked: https, known hosts, the system's trust store.

Redirects are not followed, no credential is sent, the system's proxy is used. Of an answer's body nothing is read,
but for a time stamp (`post`), up to a limit.
"""

import contextlib
import ssl
import time
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from appui_core.adapters.cutting import Line
from appui_core.adapters.open_url import strict_url
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    import requests

CONNECT_S = 3.0
# The longest silence between two pieces of an answer.
READ_S = 5.0
TOTAL_S = 15.0
_MAX_DATE_CHARACTERS = 64
_PIECE = 8 << 10
_OK = 200


class RequestsFetcher:
    """Asks allow-listed servers.

    `verify` names a file of trusted certificates in PEM, for a server of one's own; without it the system's store
    decides. `allowed_hosts` is a set, or a function that gives it, asked each time. Time limits are in seconds.
    """

    def __init__(
        self,
        allowed_hosts: AbstractSet[str] | Callable[[], AbstractSet[str]],
        *,
        verify: str | None = None,
        connect_s: float = CONNECT_S,
        read_s: float = READ_S,
        total_s: float = TOTAL_S,
    ) -> None:
        self._allowed_hosts = allowed_hosts
        self._verify = verify
        self._timeout = (connect_s, read_s)
        self._total_s = total_s

    def server_date(self, url: str) -> datetime:
        """Return the instant that a server's Date header names, in UTC, to the second.

        Raises AppuiError: LINK_REFUSED (not https, or a host that is not on the list), NETWORK_UNREACHABLE (no
        answer in time, a certificate that is not trusted, or no date in the answer).
        """
        hosts = self._allowed_hosts() if callable(self._allowed_hosts) else self._allowed_hosts
        safe = strict_url(url, hosts)
        if not safe.startswith("https:"):
            raise AppuiError(ErrorCode.LINK_REFUSED, "scheme")
        return _parse_date(self._head(safe))

    def _head(self, safe: str) -> str:
        import requests  # noqa: PLC0415 - 106 ms that the first window does without

        until = time.monotonic() + self._total_s
        with bare_session(self._verify) as (session, line), line.watched(lambda: time.monotonic() > until):
            try:
                with session.head(safe, timeout=self._timeout, allow_redirects=False, stream=True) as answer:
                    # Cut in the middle of its head, an answer looks like one with fewer lines.
                    if time.monotonic() > until:
                        raise AppuiError(ErrorCode.NETWORK_UNREACHABLE, "no answer")
                    return str(answer.headers.get("Date", ""))
            except (requests.RequestException, OSError):
                raise AppuiError(ErrorCode.NETWORK_UNREACHABLE, "no answer") from None


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, in seconds, and how much of an answer, in bytes, `post` waits for."""

    connect_s: float = CONNECT_S
    read_s: float = READ_S
    total_s: float = TOTAL_S
    most_bytes: int = 64 << 10


@dataclass(frozen=True, slots=True)
class Kinds:
    """The content type of what is sent, and the one that the answer must have."""

    sent: str
    wanted: str


def post(safe: str, body: bytes, kinds: Kinds, limits: Limits, *, verify: str | None = None) -> bytes:
    """Send a small body to an address that was checked already, and return the small body of a plain 200.

    `verify` as for `RequestsFetcher`.

    Raises AppuiError: NETWORK_UNREACHABLE (no answer, or not all of it in time, or a certificate that is not
    trusted), STAMP_INVALID (`redirect`, `http NNN`, `content type`, `too large`).
    """
    import requests  # noqa: PLC0415 - 106 ms that the first window does without
    from urllib3.exceptions import HTTPError  # noqa: PLC0415 - comes with requests

    headers = {"Content-Type": kinds.sent, "Accept": kinds.wanted}
    until = time.monotonic() + limits.total_s

    def late() -> bool:
        return time.monotonic() > until

    with bare_session(verify) as (session, line), line.watched(late):
        try:
            with session.post(
                safe,
                data=body,
                headers=headers,
                timeout=(limits.connect_s, limits.read_s),
                allow_redirects=False,
                stream=True,
            ) as answer:
                # Cut in the middle of its head, an answer looks like one with fewer lines.
                if late():
                    raise AppuiError(ErrorCode.NETWORK_UNREACHABLE, "too slow")
                _want_plain(answer, kinds.wanted)
                return _read_small(answer, limits.most_bytes, late)
        except (requests.RequestException, HTTPError, OSError):
            raise AppuiError(ErrorCode.NETWORK_UNREACHABLE, "too slow" if late() else "no answer") from None


@contextlib.contextmanager
def bare_session(verify: str | None) -> Iterator[tuple["requests.Session", Line]]:
    """Yield a session that says nothing of itself: no name, no version, no credential. `verify` as above.

    Whoever is asked learns what is asked for, a moment and the address of the connection, nothing more. Beside it
    the line that all its connections are made with.
    """
    import requests  # noqa: PLC0415 - 106 ms that the first window does without
    from urllib3.util import SKIP_HEADER  # noqa: PLC0415 - comes with requests

    with requests.Session() as session, contextlib.closing(Line(_trust(verify))) as line:
        for scheme in ("https://", "http://"):
            session.mount(scheme, _adapter(line))
        # An explicit "no credential" keeps requests from looking for one in the person's netrc file.
        session.auth = _no_credentials
        session.headers.clear()
        session.headers["User-Agent"] = SKIP_HEADER
        yield session, line


def _want_plain(answer: "requests.Response", wanted: str) -> None:
    if answer.is_redirect or answer.is_permanent_redirect:
        raise AppuiError(ErrorCode.STAMP_INVALID, "redirect")
    if answer.status_code != _OK:
        raise AppuiError(ErrorCode.STAMP_INVALID, f"http {answer.status_code}")
    kind = str(answer.headers.get("Content-Type", "")).split(";", 1)[0].strip().lower()
    if kind != wanted:
        raise AppuiError(ErrorCode.STAMP_INVALID, "content type")


def _read_small(answer: "requests.Response", most_bytes: int, late: Callable[[], bool]) -> bytes:
    """Read a body piece by piece, so that neither an endless one nor a trickling one is waited for."""
    found = b""
    # Not iter_content: it waits for a whole piece, which one byte a second makes last for hours.
    while piece := answer.raw.read1(_PIECE, decode_content=False):
        found += piece
        if len(found) > most_bytes:
            raise AppuiError(ErrorCode.STAMP_INVALID, "too large")
    # An end may be where it was cut.
    if late():
        raise AppuiError(ErrorCode.NETWORK_UNREACHABLE, "too slow")
    return found


def _no_credentials(request: "requests.PreparedRequest") -> "requests.PreparedRequest":
    return request


def _trust(verify: str | None) -> ssl.SSLContext:
    import truststore  # noqa: PLC0415 - needed with the first call only

    if verify is None:
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return ssl.create_default_context(cafile=verify)


def _adapter(line: Line) -> "requests.adapters.HTTPAdapter":
    """Return the transport whose trust is one explicit context; requests' own bundle is not asked."""
    from requests.adapters import HTTPAdapter  # noqa: PLC0415 - needed with the first call only

    class OneTrust(HTTPAdapter):
        def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on as they come
            super().init_poolmanager(*args, ssl_context=line.context, **kwargs)
            line.watch(self.poolmanager)

        def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - handed on as they come
            manager = super().proxy_manager_for(*args, ssl_context=line.context, **kwargs)
            line.watch(manager)
            return manager

        def build_connection_pool_key_attributes(
            self,
            request: "requests.PreparedRequest",
            verify: Any,  # noqa: ANN401, ARG002 - a bundle that REQUESTS_CA_BUNDLE names would be trusted besides
            cert: Any = None,  # noqa: ANN401 - handed on as it comes
        ) -> Any:  # noqa: ANN401 - the same
            return super().build_connection_pool_key_attributes(request, True, cert)  # noqa: FBT003 - its own form

        def cert_verify(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on as they come
            """Leave trust to the context; the inherited method would add another bundle."""

    return OneTrust(max_retries=0)


def _parse_date(text: str) -> datetime:
    if not text or len(text) > _MAX_DATE_CHARACTERS:
        raise AppuiError(ErrorCode.NETWORK_UNREACHABLE, "no date")
    try:
        found = parsedate_to_datetime(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise AppuiError(ErrorCode.NETWORK_UNREACHABLE, "date not readable") from None
