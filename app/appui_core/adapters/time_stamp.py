"""The way to the authorities that attest a date: one small request over https to a host of the settings.

What leaves is a SHA-256 imprint, a random number and the wish for certificates; what an authority can learn is
this and the address of the connection. Nothing here decides whether anything may be sent: whoever calls has asked.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Self
from urllib.parse import urlsplit

from appui_core.adapters.http import Kinds, Limits, post
from appui_core.adapters.open_url import strict_url
from appui_core.errors import AppuiError, ErrorCode

KINDS = Kinds("application/timestamp-query", "application/timestamp-reply")
_LOOPBACK = "127.0.0.1"


class RequestsTimeStamper:
    """Sends requests to the hosts that `allowed_hosts` names at that moment; `verify` as for `RequestsFetcher`."""

    def __init__(
        self,
        allowed_hosts: Callable[[], AbstractSet[str]],
        *,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        verify: str | None = None,
    ) -> None:
        self._allowed_hosts = allowed_hosts
        self._limits = limits
        self._verify = verify
        self._loopback = False

    @classmethod
    def on_loopback(cls, *, limits: Limits = Limits()) -> Self:  # noqa: B008 - frozen
        """Return one that sends over plain http to this machine and nowhere else: for tests alone."""
        made = cls(frozenset, limits=limits)
        made._loopback = True
        return made

    def send(self, url: str, request: bytes) -> bytes:
        """Send a request and return the answer, not yet believed.

        Raises AppuiError: LINK_REFUSED, NETWORK_UNREACHABLE, STAMP_INVALID (see `ports.TimeStamper`).
        """
        return post(self._checked(url), request, KINDS, self._limits, verify=self._verify)

    def _checked(self, url: str) -> str:
        if self._loopback:
            if not url.startswith("http://") or urlsplit(url).hostname != _LOOPBACK:
                raise AppuiError(ErrorCode.LINK_REFUSED, "not loopback")
            return url
        safe = strict_url(url, self._allowed_hosts())
        if not safe.startswith("https:"):
            raise AppuiError(ErrorCode.LINK_REFUSED, "scheme")
        return safe
