"""The screen on Wayland: the desktop's own portal asks the person what is taken, and hands over a picture file.

Interface org.freedesktop.portal.Screenshot and the rules of org.freedesktop.portal.Request (a token of ours, so
that the answer can be listened for before the question): flatpak.github.io/xdg-desktop-portal. The file lies in
clear where the desktop likes (Pictures, /tmp) and nobody else cleans it: `intake.handed_over` does. `interactive`
is asked for, so no lasting permission is given to Appui or, where the portal can't tell programs apart, to all.
"""

import os
import re
import secrets
import socket
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import SLOT, QObject, Slot, qVersion
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCall,
    QDBusPendingCallWatcher,
    QDBusServiceWatcher,
)
from PySide6.QtGui import QGuiApplication

from appui.qt_adapters.patience import Patience
from appui.qt_adapters.screen import qt_screens
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode, LeftBehindError
from appui_core.intake.handed_over import take_file
from appui_core.ports import PictureFile, ScreenInfo
from appui_core.window_line import CHOICE_S

_SERVICE: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_SCREENSHOT: Final = "org.freedesktop.portal.Screenshot"
_REQUEST: Final = "org.freedesktop.portal.Request"
_BUS: Final = "org.freedesktop.DBus"
# libdbus: never. The person takes the time; a service that dies is told to us at once.
_NO_LIMIT_MS: Final = 0x7FFFFFFF
_LISTS: Final = ("ListNames", "ListActivatableNames")
# What the bus says for a service that neither runs nor can be started.
_NOBODY: Final = "org.freedesktop.DBus.Error.ServiceUnknown"
_DONE, _CANCELLED = 0, 1
# The stub of `connect` says bytes, the call wants text.
_RESPONSE: Final[Any] = SLOT("response(uint,QVariantMap)")
# GNOME refuses an empty parent; our windows are hidden, so there is none to name (flameshot-org/flameshot#4664).
_PARENTS: Final = {"wayland": "wayland:", "xcb": "x11:0"}


class PortalScreenSource:
    """`ports.ScreenSource` through the desktop portal; `bus` is the session's.

    Who chooses takes the time they need; a choice left open for `forgotten_s` is closed, or the vault behind our
    hidden windows would never lock by itself.
    """

    def __init__(self, clock: Clock, bus: QDBusConnection | None = None, forgotten_s: float = CHOICE_S) -> None:
        self._clock = clock
        self._forgotten_s = forgotten_s
        self._bus = bus or QDBusConnection.sessionBus()
        self._asked = self._ask_bus()
        self._there = True

    def available(self) -> bool:
        """Tell whether a portal runs or can be started; whether it takes pictures is only known by asking it.

        The bus is asked beforehand and nobody waits for it: until it has answered there may be one, and a grab
        says if there is none. Without one it is asked again for the next time.
        """
        if not self._bus.isConnected():
            return False
        if self._asked and all(call.isFinished() for call in self._asked):
            self._there = any(_SERVICE in _names(call) for call in self._asked)
            self._asked = [] if self._there else self._ask_bus()
        return self._there

    def interactive(self) -> bool:
        """Tell that the desktop asks the person."""
        return True

    def screens(self) -> tuple[ScreenInfo, ...]:
        """Return one entry: what the person will choose."""
        return (ScreenInfo(1, "", 0, 0, 0, 0, 1.0, primary=True),)

    def grab(self, number: int) -> PictureFile:
        """Ask the desktop; return once the person has chosen.

        Raises AppuiError: SCREEN_UNAVAILABLE, SCREEN_UNKNOWN, SCREEN_CANCELLED; LeftBehindError.
        """
        if number != 1:
            raise AppuiError(ErrorCode.SCREEN_UNKNOWN, str(number))
        if not self._bus.isConnected():
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "wayland no_portal")
        question = _Question(self._bus)
        path = _path_of(question.ask(self._forgotten_s))
        taken_at = self._clock.now()
        data, leftover = take_file(path)
        return PictureFile(data, taken_at, "portal", self._facts(question.version), leftover)

    def _facts(self, version: str) -> dict[str, str]:
        screens = [f"{s.width_px}x{s.height_px}+{s.left}+{s.top}@{s.ratio:g}" for s in qt_screens()]
        facts = {
            "backend": "portal",
            "backend_version": version,
            "screens": " ".join(screens),
            "qt": qVersion(),
        }
        return {key: value for key, value in facts.items() if value}

    def _ask_bus(self) -> list[QDBusPendingCall]:
        calls = [QDBusMessage.createMethodCall(_BUS, "/org/freedesktop/DBus", _BUS, name) for name in _LISTS]
        return [self._bus.asyncCall(call) for call in calls]


def _names(call: QDBusPendingCall) -> list[str]:
    found = call.reply().arguments()
    return list(found[0]) if found and isinstance(found[0], list) else []


def _path_of(uri: str) -> Path:
    """Return the file that a URI names (RFC 8089: no host or this one, bytes percent-encoded, nothing behind).

    Raises AppuiError: SCREEN_UNAVAILABLE for anything but an absolute path on this PC; LeftBehindError where
    something lies that it may have meant.
    """
    scheme, _colon, rest = uri.partition(":")
    host, path = "", rest
    if rest.startswith("//"):
        host, slash, path = rest[2:].partition("/")
        path = slash + path
    if scheme.lower() != "file" or not path.startswith("/"):
        raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "portal uri")
    here = host.lower() in {"", "localhost", socket.gethostname().lower()}
    # A query or fragment has no meaning in a file's URI, and may be a name that somebody did not encode.
    meant = [path, re.split("[?#]", path, maxsplit=1)[0]]
    named = [os.fsdecode(unquote_to_bytes(one)) for one in meant]
    if here and meant[0] == meant[1] and "\0" not in named[0]:
        return Path(named[0])
    for one in named:
        if "\0" not in one and os.path.lexists(one):
            raise LeftBehindError(ErrorCode.SCREEN_UNAVAILABLE, "portal uri", Path(one))
    raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "portal uri")


def _text_of(arguments: list[Any]) -> str:
    """Return the one value of a property, which may still be wrapped."""
    value = arguments[0] if arguments else ""
    return str(value.variant() if hasattr(value, "variant") else value)


class _Question(QObject):
    """One request to the portal, from the call to its answer."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self._token = f"appui_{secrets.token_hex(16)}"
        self._handle = f"{_PATH}/request/{re.sub('[.]', '_', bus.baseService()[1:])}/{self._token}"
        self._uri: str | None = None
        self._refusal: AppuiError | None = None
        self._patience = Patience(lambda: self._uri is not None or self._refusal is not None)
        self.version = ""

    def ask(self, forgotten_s: float) -> str:
        """Return the URI of the picture.

        Raises AppuiError: SCREEN_UNAVAILABLE, SCREEN_CANCELLED.
        """
        # The service is named, so nobody else on the bus can answer in its place.
        self._bus.connect(_SERVICE, self._handle, _REQUEST, "Response", self, _RESPONSE)
        watcher = QDBusServiceWatcher(
            _SERVICE, self._bus, QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration, self
        )
        watcher.serviceUnregistered.connect(self._gone)
        version = QDBusPendingCallWatcher(self._bus.asyncCall(self._version_call(), _NO_LIMIT_MS), self)
        call = QDBusPendingCallWatcher(self._bus.asyncCall(self._call(), _NO_LIMIT_MS), self)
        call.finished.connect(self._called)
        try:
            answered = self._patience.wait(forgotten_s)
        except BaseException:
            self._close()
            raise
        finally:
            self._bus.disconnect(_SERVICE, self._handle, _REQUEST, "Response", self, _RESPONSE)
        # It was asked first, so it came first.
        if version.isFinished() and not version.isError():
            self.version = _text_of(version.reply().arguments())
        if not answered:
            self._close()
            raise AppuiError(ErrorCode.SCREEN_CANCELLED, "given_up")
        if self._refusal is not None:
            raise self._refusal
        return self._uri or ""

    def _call(self) -> QDBusMessage:
        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SCREENSHOT, "Screenshot")
        parent = _PARENTS.get(QGuiApplication.platformName(), "wayland:")
        call.setArguments([parent, {"handle_token": self._token, "interactive": True, "modal": True}])
        return call

    def _version_call(self) -> QDBusMessage:
        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, "org.freedesktop.DBus.Properties", "Get")
        call.setArguments([_SCREENSHOT, "version"])
        return call

    def _close(self) -> None:
        """Tell the portal that nobody waits any more; its window goes."""
        call = QDBusMessage.createMethodCall(_SERVICE, self._handle, _REQUEST, "Close")
        self._bus.send(call)

    @Slot(QDBusPendingCallWatcher)
    def _called(self, call: QDBusPendingCallWatcher) -> None:
        if call.isError():
            name = call.error().name()
            detail = "wayland no_portal" if name == _NOBODY else f"portal refused {name[:60]}"
            self._refuse(AppuiError(ErrorCode.SCREEN_UNAVAILABLE, detail))
            return
        # Portals before 0.9 (2017) chose the handle themselves, and their answer may be gone before it is known.
        handle = call.reply().arguments()[0]
        path = handle.path() if hasattr(handle, "path") else str(handle)
        if path != self._handle:
            self._refuse(AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "portal old"))

    @Slot("uint", "QVariantMap")
    def response(self, code: int, results: dict[str, object]) -> None:
        """Take the portal's answer: 0 done, 1 the person closed its window, 2 anything else."""
        uri = results.get("uri")
        if code == _DONE and isinstance(uri, str) and uri:
            self._uri = uri
            self._patience.look()
        elif code == _CANCELLED:
            self._refuse(AppuiError(ErrorCode.SCREEN_CANCELLED, "portal"))
        else:
            self._refuse(AppuiError(ErrorCode.SCREEN_UNAVAILABLE, f"portal response {code}"))

    @Slot(str)
    def _gone(self, _service: str) -> None:
        self._refuse(AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "portal gone"))

    def _refuse(self, error: AppuiError) -> None:
        self._refusal = self._refusal or error
        self._patience.look()
