"""The one door through which an address leaves Appui: strict reading, allow-list, rewriting, the system's opener.

A hostile address given to a desktop's opener is code execution (file:, UNC, handlers of other programs). So only
https on a known host and tel: with digits pass, and what is opened is rebuilt from its parts, never the raw text.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit, urlunsplit

from appui_core.errors import AppuiError, ErrorCode
from appui_core.host_names import HOST_NAME

MAX_URL_CHARACTERS = 2048
# How long the opener may take to say that it failed; a browser that runs on in its place has taken the address.
OPENER_WAIT_S = 3.0
_ASK_WAIT_S = 2.0

_PHONE = re.compile(r"\+?[0-9]{2,15}")
# RFC 3986 characters that we need, without quotes and brackets; % only in front of two hex digits.
_TAIL = re.compile(r"(?:[A-Za-z0-9._~!$&()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*")
# Encoded control characters, quotation marks, backslashes and slashes have no place in an address of ours.
_HIDDEN = re.compile(r"%(?:[01][0-9A-Fa-f]|22|25|27|2[Ff]|5[Cc]|7[Ff])")


def strict_url(url: str, hosts: AbstractSet[str]) -> str:
    """Return an https or tel address rebuilt from its parts.

    Raises AppuiError: LINK_REFUSED for anything else: another scheme, a user name, a port, a host that is not in
    `hosts`, characters outside printable ASCII, more than 2048 characters.
    """
    if len(url) > MAX_URL_CHARACTERS or not url.isascii() or not url.isprintable() or " " in url:
        raise _refused("characters")
    if "\\" in url:
        raise _refused("backslash")
    scheme, colon, rest = url.partition(":")
    if not colon or scheme.lower() not in {"https", "tel"}:
        raise _refused("scheme")
    return _tel(rest) if scheme.lower() == "tel" else _https(rest, hosts)


def _tel(number: str) -> str:
    if not _PHONE.fullmatch(number):
        raise _refused("number")
    return f"tel:{number}"


def _https(rest: str, hosts: AbstractSet[str]) -> str:
    if not rest.startswith("//"):
        raise _refused("no host")
    try:
        parts = urlsplit(f"https:{rest}")
    except ValueError:
        raise _refused("host") from None
    host = parts.netloc.lower()
    # The whole authority must be a plain host name: this refuses user names, ports, brackets and final dots.
    if not HOST_NAME.fullmatch(host) or host not in hosts:
        raise _refused("host")
    for piece in (parts.path, parts.query, parts.fragment):
        if not _TAIL.fullmatch(piece) or _HIDDEN.search(piece):
            raise _refused("path")
    return urlunsplit(("https", host, parts.path or "/", parts.query, parts.fragment))


def _refused(why: str) -> AppuiError:
    return AppuiError(ErrorCode.LINK_REFUSED, why)


class SystemUrlOpener:
    """Opens addresses with the desktop's own program.

    `allowed_hosts` is a set, or a function that gives it: asked with each address, since content may be renewed.
    """

    def __init__(self, allowed_hosts: AbstractSet[str] | Callable[[], AbstractSet[str]]) -> None:
        self._allowed_hosts = allowed_hosts
        self._running: list[subprocess.Popen[bytes]] = []

    def open(self, url: str) -> None:
        """Open an https or tel address. Takes up to three seconds: not on the GUI thread.

        Raises AppuiError: LINK_REFUSED when the address is not allowed or when nothing took it.
        """
        hosts = self._allowed_hosts() if callable(self._allowed_hosts) else self._allowed_hosts
        safe = strict_url(url, hosts)
        self._hand_over(safe)

    def can_dial(self) -> bool:
        """Tell whether this system names a program for tel: addresses; False where it can't be asked (macOS)."""
        if sys.platform == "win32":
            return _windows_has_tel()
        if sys.platform == "darwin":
            return False
        return _linux_has_tel()

    def _hand_over(self, safe: str) -> None:
        if sys.platform == "win32":
            try:
                os.startfile(safe)  # noqa: S606 - Windows' own opener, with an address rebuilt by strict_url
            except OSError:
                raise _refused("nothing took it") from None
            return
        name = "open" if sys.platform == "darwin" else "xdg-open"
        program = shutil.which(name)
        if program is None:
            raise _refused("no opener")
        self._running = [one for one in self._running if one.poll() is None]
        try:
            process = subprocess.Popen(  # noqa: S603 - a list, no shell, an address rebuilt by strict_url
                [program, safe],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=system_environment(os.environ),
                start_new_session=True,
            )
        except OSError:
            raise _refused("no opener") from None
        try:
            code = process.wait(OPENER_WAIT_S)
        except subprocess.TimeoutExpired:
            self._running.append(process)
            return
        if code != 0:
            raise _refused("nothing took it")


def system_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for a program of the system: a frozen bundle's library path is put back as it was."""
    found = dict(environment)
    original = found.pop("LD_LIBRARY_PATH_ORIG", None)
    if original is not None:
        found["LD_LIBRARY_PATH"] = original
    elif getattr(sys, "frozen", False):
        found.pop("LD_LIBRARY_PATH", None)
    return found


def _linux_has_tel() -> bool:
    program = shutil.which("xdg-mime")
    if program is None:
        return False
    try:
        answer = subprocess.run(  # noqa: S603 - a list, no shell, no word from outside
            [program, "query", "default", "x-scheme-handler/tel"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=system_environment(os.environ),
            timeout=_ASK_WAIT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and answer.stdout.strip().endswith(b".desktop")


def _windows_has_tel() -> bool:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - exists on Windows only

        chosen = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\tel\UserChoice"
        for root, place in (
            (winreg.HKEY_CURRENT_USER, chosen),
            (winreg.HKEY_CLASSES_ROOT, r"tel\shell\open\command"),
        ):
            try:
                with winreg.OpenKey(root, place):
                    return True
            except OSError:
                continue
    return False
