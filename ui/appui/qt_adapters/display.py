"""Is there a screen to draw on? Asked before Qt is loaded, because Qt ends the process when there is none."""

import os
import sys
from pathlib import Path

# Platforms of Qt that need no screen of the system's.
_OWN_SCREEN = frozenset({"offscreen", "minimal", "vnc", "eglfs", "linuxfb", "vkkhrdisplay"})


def display_reachable() -> bool:
    """Tell whether a window can be opened. Only Linux and its kin can lack a screen; elsewhere always true."""
    if sys.platform in {"win32", "darwin"}:
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if platform in _OWN_SCREEN:
        return True
    return (platform != "xcb" and _wayland()) or (platform != "wayland" and _x11(os.environ.get("DISPLAY", "")))


def plain_x11() -> bool:
    """Tell whether an X server draws the screen, no compositor of Wayland, and nobody chose otherwise."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("WAYLAND_DISPLAY"):
        return False
    return os.environ.get("QT_QPA_PLATFORM", "xcb").split(":")[0] == "xcb" and bool(os.environ.get("DISPLAY"))


def _wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / name
    return _answers(str(path))


def _x11(display: str) -> bool:
    host, colon, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in {"", "unix"} or host.startswith("/"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen, by convention
        return _answers(path) or _answers("\0" + path)
    return _answers_tcp(host, 6000 + int(number))


def _answers(path: str) -> bool:
    if _listed(path):
        return True
    import socket  # noqa: PLC0415 - only where a screen has to be asked for

    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        try:
            line.connect(path)
        except OSError:
            return False
    return True


def _listed(path: str) -> bool:
    """Tell whether Linux lists a listening socket there; loading `socket` to ask would take longer."""
    name = path.replace("\0", "@", 1)
    try:
        lines = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    # The fourth column says "accepts connections": a file that a dead server left behind is not listed at all.
    return any(line.endswith(f" {name}") and line.split()[3] == "00010000" for line in lines)


def _answers_tcp(host: str, port: int) -> bool:
    import socket  # noqa: PLC0415 - only for a screen on another machine

    try:
        with socket.create_connection((host, port), timeout=3):
            return True
    except OSError:
        return False
