"""A door to the browser that opens nothing: it refuses what the real one refuses, and remembers what passed."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from appui_core.adapters.open_url import strict_url
from appui_core.errors import AppuiError, ErrorCode


class FakeUrlOpener:
    """Behaves as `appui_core.ports.UrlOpener`.

    `opened` holds the addresses as a browser would have got them; `broken` is a desktop on which nothing takes
    an address; `dials` is one with a program for tel:.
    """

    def __init__(
        self,
        allowed_hosts: AbstractSet[str] | Callable[[], AbstractSet[str]],
        *,
        dials: bool = False,
        broken: bool = False,
    ) -> None:
        self._allowed_hosts = allowed_hosts
        self.dials = dials
        self.broken = broken
        self.opened: list[str] = []

    def open(self, url: str) -> None:
        """Remember an allowed address.

        Raises AppuiError: LINK_REFUSED for any other, and for all when `broken`.
        """
        hosts = self._allowed_hosts() if callable(self._allowed_hosts) else self._allowed_hosts
        safe = strict_url(url, hosts)
        if self.broken:
            raise AppuiError(ErrorCode.LINK_REFUSED, "nothing took it")
        self.opened.append(safe)

    def can_dial(self) -> bool:
        """Tell what the test chose."""
        return self.dials
