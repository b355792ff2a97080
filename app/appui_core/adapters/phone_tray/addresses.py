"""The private IPv4 addresses of this PC, the likeliest first; asked of the system, nothing is sent."""

import ipaddress
import socket
import struct
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from appui_core.ports import LocalAddress

# RFC 1918: what home routers hand out. Neither carriers' shared addresses (100.64.0.0/10) nor self-given ones.
_HOME: Final = tuple(ipaddress.ip_network(net) for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
# Interfaces that no phone of the house reaches: containers, virtual machines, tunnels.
_INWARD: Final = ("docker", "br-", "veth", "virbr", "vmnet", "vbox", "tun", "tap", "wg", "utun", "zt", "tailscale")
_SIOCGIFADDR: Final = {"linux": 0x8915, "darwin": 0xC0206921}
_ROUTES: Final = Path("/proc/net/route")


def is_home_address(text: str) -> bool:
    """Tell whether a text is a private IPv4 address of the kind that homes have."""
    try:
        address = ipaddress.IPv4Address(text)
    except ValueError:
        return False
    return any(address in net for net in _HOME)


def home_addresses() -> tuple[LocalAddress, ...]:
    """Return this PC's private addresses: that of the way out first, inward ones only if there is no other."""
    return rank(_all_addresses(), _way_out())


def rank(found: Iterable[LocalAddress], way_out: str) -> tuple[LocalAddress, ...]:
    """Order addresses; `way_out` is the interface (or the address) by which this PC reaches others, or empty."""
    home = [one for one in found if is_home_address(one.address)]
    outward = [one for one in home if not one.interface.startswith(_INWARD)]
    return tuple(sorted(outward or home, key=lambda one: way_out not in {one.interface, one.address}))


def _all_addresses() -> list[LocalAddress]:
    request = _SIOCGIFADDR.get(sys.platform)
    if request is None:
        return _by_name()
    return _by_interface(request)


def _by_interface(request: int) -> list[LocalAddress]:
    """Ask each interface for its address (Linux, macOS)."""
    import fcntl  # noqa: PLC0415 - there is none on Windows

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            try:
                # struct ifreq: the name in 16 bytes, then a sockaddr whose bytes 4 to 8 are the address.
                answer = fcntl.ioctl(asking.fileno(), request, struct.pack("16s16x", name.encode()[:15]))
            except OSError:
                continue  # it has no IPv4 address
            found.append(LocalAddress(socket.inet_ntoa(answer[20:24]), name))
    return found


def _by_name() -> list[LocalAddress]:
    """Ask for the addresses of this PC's own name: on Windows that lists every interface's."""
    try:
        answers = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM)
    except OSError:
        return []
    return [LocalAddress(str(address[0]), "") for *_, address in answers]


def _way_out() -> str:
    """Return the interface (Linux) or the address by which this PC reaches others; empty when none is known."""
    table = _read(_ROUTES)  # Linux alone has it
    if table:
        return default_interface(table)
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            # A datagram socket only looks the route up; 192.0.2.1 is nobody's (RFC 5737), and nothing is sent.
            asking.connect(("192.0.2.1", 9))
            return str(asking.getsockname()[0])
    except OSError:
        return ""


def default_interface(table: str) -> str:
    """Return the interface of the best default route in the text of /proc/net/route, or an empty text."""
    best = (sys.maxsize, "")
    for line in table.splitlines()[1:]:
        fields = line.split()
        if len(fields) > 7 and fields[1] == fields[7] == "00000000" and fields[6].isdigit():
            best = min(best, (int(fields[6]), fields[0]))
    return best[1]


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace")
    except OSError:
        return ""
