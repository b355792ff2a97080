"""The one door to the network, opened only when a person asked: https, known hosts, the system's trust store.

Redirects are not followed, nothing of an answer's body is read, no credential is sent; the system's proxy is used.
"""

import ssl
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from appui_core.adapters.open_url import strict_url
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    import requests

CONNECT_S = 3.0
# The longest silence between two pieces of an answer.
READ_S = 5.0
_MAX_DATE_CHARACTERS = 64


class RequestsFetcher:
    """Asks allow-listed servers.

    `verify` names a file of trusted certificates in PEM, for a server of one's own; without it the system's store
    decides. `allowed_hosts` is a set, or a function that gives it when first needed. Time limits are in seconds.
    """

    def __init__(
        self,
        allowed_hosts: AbstractSet[str] | Callable[[], AbstractSet[str]],
        *,
        verify: str | None = None,
        connect_s: float = CONNECT_S,
        read_s: float = READ_S,
    ) -> None:
        self._allowed_hosts = allowed_hosts
        self._verify = verify
        self._timeout = (connect_s, read_s)

    def server_date(self, url: str) -> datetime:
        """Return the instant that a server's Date header names, in UTC, to the second.

        Raises AppuiError: LINK_REFUSED (not https, or a host that is not on the list), NETWORK_UNREACHABLE (no
        answer in time, a certificate that is not trusted, or no date in the answer).
        """
        if callable(self._allowed_hosts):
            self._allowed_hosts = frozenset(self._allowed_hosts())
        safe = strict_url(url, self._allowed_hosts)
        if not safe.startswith("https:"):
            raise AppuiError(ErrorCode.LINK_REFUSED, "scheme")
        return _parse_date(self._head(safe))

    def _head(self, safe: str) -> str:
        import requests  # noqa: PLC0415 - 106 ms that the first window does without

        with requests.Session() as session:
            session.mount("https://", _adapter(self._verify))
            # An explicit "no credential" keeps requests from looking for one in the person's netrc file.
            session.auth = _no_credentials
            try:
                with session.head(safe, timeout=self._timeout, allow_redirects=False, stream=True) as answer:
                    return str(answer.headers.get("Date", ""))
            except (requests.RequestException, OSError):
                raise AppuiError(ErrorCode.NETWORK_UNREACHABLE, "no answer") from None


def _no_credentials(request: "requests.PreparedRequest") -> "requests.PreparedRequest":
    return request


def _adapter(verify: str | None) -> "requests.adapters.HTTPAdapter":
    """Return the transport whose trust is one explicit context; requests' own bundle is not asked."""
    import truststore  # noqa: PLC0415 - needed with the first call only
    from requests.adapters import HTTPAdapter  # noqa: PLC0415 - the same

    context: ssl.SSLContext
    if verify is None:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    else:
        context = ssl.create_default_context(cafile=verify)

    class OneTrust(HTTPAdapter):
        def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on as they come
            super().init_poolmanager(*args, ssl_context=context, **kwargs)

        def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - handed on as they come
            return super().proxy_manager_for(*args, ssl_context=context, **kwargs)

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
