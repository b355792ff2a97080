"""Behind `ports.PhoneTray`: which addresses there are, and a page on one of them."""

from appui_core.adapters.phone_tray.addresses import home_addresses, is_home_address
from appui_core.adapters.phone_tray.page import Pages
from appui_core.adapters.phone_tray.server import TrayServer
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.helpline.lines import load_lines
from appui_core.helpline.offer import Offer, describe_3018
from appui_core.helpline.zone import SystemZone
from appui_core.messages import Messages
from appui_core.ports import LocalAddress, TrayLimits, TrayOrder

LOOPBACK = LocalAddress("127.0.0.1", "lo")


class LanPhoneTray:
    """A page on the home's network. `loopback`: on this PC alone, for tests."""

    def __init__(self, clock: Clock, limits: TrayLimits = TrayLimits(), *, loopback: bool = False) -> None:  # noqa: B008 - frozen
        self._clock, self._limits, self._loopback = clock, limits, loopback

    @property
    def limits(self) -> TrayLimits:
        """What a phone may send, and for how long."""
        return self._limits

    def addresses(self) -> tuple[LocalAddress, ...]:
        """Return the private addresses of this PC, the likeliest first."""
        return (LOOPBACK,) if self._loopback else home_addresses()

    def open(self, order: TrayOrder) -> TrayServer:
        """Open a page; see `ports.PhoneTray`."""
        if not (order.address == LOOPBACK.address if self._loopback else is_home_address(order.address)):
            raise AppuiError(ErrorCode.PHONE_UNAVAILABLE, "address")
        pages = Pages(order.messages, self._limits, lambda: self._offer(order.messages))
        try:
            return TrayServer(order, self._limits, self._clock, pages)
        except OSError as error:
            raise AppuiError(ErrorCode.PHONE_UNAVAILABLE, f"errno {error.errno}") from None

    def _offer(self, messages: Messages) -> Offer:
        now = self._clock.now()
        return describe_3018(load_lines(), now, SystemZone(), can_phone=True, real_now=now, messages=messages)
