"""The session's D-Bus, asked by name and without starting anything; where there is none, nobody answers."""

import contextlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

# A program that hangs must not hold up a look at the rest.
_WAIT_S: Final = 2.0
_BUS: Final = "org.freedesktop.DBus"


class DesktopBus:
    """A `ports.SessionBus`; `address` names another bus than the session's own."""

    def __init__(self, address: str = "SESSION") -> None:
        self._address = address

    def answers(self, name: str) -> bool:
        """Tell whether a program of that name runs."""
        body = self._ask(_BUS, "/org/freedesktop/DBus", _BUS, "NameHasOwner", name)
        return bool(body and body[0])

    def call(self, name: str, path: str, interface: str, method: str) -> bool:
        """Call a method without arguments; tell whether an answer came that is no error."""
        return self._ask(name, path, interface, method) is not None

    def _ask(self, name: str, path: str, interface: str, method: str, *texts: str) -> tuple[object, ...] | None:
        """Return what was answered; None for no bus, no answer in time, or an error."""
        try:
            with self._connection() as bus:
                from jeepney import DBusAddress, MessageFlag, MessageType, new_method_call  # noqa: PLC0415 - Linux only

                signature = "s" * len(texts) or None
                message: Message = new_method_call(DBusAddress(path, name, interface), method, signature, texts)
                message.header.flags |= MessageFlag.no_auto_start
                reply = bus.send_and_get_reply(message, timeout=_WAIT_S)
                return tuple(reply.body) if reply.header.message_type is MessageType.method_return else None
        except Exception:  # noqa: BLE001 - a foreign desktop: whatever is wrong with its bus, nobody answers there
            return None

    @contextlib.contextmanager
    def _connection(self) -> "Iterator[DBusConnection]":
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - 20 ms, only where it is asked

        bus = open_dbus_connection(self._address)
        try:
            yield bus
        finally:
            bus.close()
