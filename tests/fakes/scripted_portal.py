"""A desktop portal that does what a test tells it, on a bus of its own: the real D-Bus, the real messages.

Run as `python scripted_portal.py ADDRESS FOLDER BEHAVIOUR`: it answers org.freedesktop.portal.Screenshot until it
is ended, prints `ready`, and then one line of JSON for each call that it gets. `FOLDER` is where the picture goes.
"""

import contextlib
import json
import queue
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

SERVICE: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_REQUEST: Final = "org.freedesktop.portal.Request"
_END_S: Final = 10


class Portal:
    """The running service and its bus, as a test sees them."""

    def __init__(self, address: str, folder: Path, process: "subprocess.Popen[str]") -> None:
        self.address = address
        self.folder = folder
        self._process = process
        self._told: queue.Queue[str] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._told.put(line)

    @property
    def picture(self) -> Path:
        """The file that it hands over."""
        return self.folder / "Capture d’écran.png"

    def heard(self) -> dict[str, Any]:
        """Return the next call that it got; waits for one, and raises queue.Empty when none comes."""
        told: dict[str, Any] = json.loads(self._told.get(timeout=_END_S))
        return told

    def end(self) -> None:
        """End the service, and listen to its last word; the bus stays."""
        self._process.terminate()
        self._process.wait(_END_S)
        self._listener.join(_END_S)


@contextlib.contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """Run a bus of our own, which knows no service; yield its address."""
    config = folder / "bus.conf"
    config.write_text(
        f"<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>"
        '<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>'
        '<allow eavesdrop="true"/></policy></busconfig>',
        encoding="utf-8",
    )
    command = ["dbus-daemon", "--nofork", "--print-address=1", f"--config-file={config}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()
            daemon.wait(_END_S)


@contextlib.contextmanager
def scripted_portal(address: str, folder: Path, behaviour: str) -> Iterator[Portal]:
    """Run the service on a bus; `behaviour` names a method of `_Service`, perhaps with a word after a colon."""
    command = [sys.executable, __file__, address, str(folder), behaviour]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        portal = None
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            portal = Portal(address, folder, process)
            yield portal
        finally:
            process.terminate()
            process.wait(_END_S)
            if portal is not None:
                portal.end()


class _Service:
    """The behaviours; each is called with the handle to answer and the picture that could be handed over."""

    def __init__(self, connection: Any, folder: Path, word: str) -> None:  # noqa: ANN401 - jeepney's
        self._connection = connection
        self._folder = folder
        self._word = word
        self.pending: Callable[[], None] | None = None

    def takes(self, handle: str, picture: Path) -> None:
        """Hand the picture over."""
        self.answer(handle, 0, picture.as_uri())

    def cancelled(self, handle: str, _picture: Path) -> None:
        """Be closed by the person."""
        self.answer(handle, 1, "")

    def fails(self, handle: str, _picture: Path) -> None:
        """End in the way that is neither."""
        self.answer(handle, 2, "")

    def uri(self, handle: str, _picture: Path) -> None:
        """Answer with this URI, whatever it is."""
        self.answer(handle, 0, self._word)

    def link(self, handle: str, picture: Path) -> None:
        """Hand over a link in place of the picture."""
        kept = picture.rename(self._folder / "elsewhere.png")
        picture.symlink_to(kept)
        self.answer(handle, 0, picture.as_uri())

    def waits(self, handle: str, picture: Path) -> None:
        """Answer at the next call of anything, or never."""
        self.pending = lambda: self.answer(handle, 0, picture.as_uri())

    def dies(self, _handle: str, _picture: Path) -> None:
        """Be gone before the answer."""
        raise SystemExit(1)

    def answer(self, handle: str, code: int, uri: str) -> None:
        """Send the Response signal."""
        from jeepney import DBusAddress, new_signal  # noqa: PLC0415 - in the child alone

        emitter = DBusAddress(handle, interface=_REQUEST)
        results = {"uri": ("s", uri)} if uri else {}
        self._connection.send(new_signal(emitter, "Response", "ua{sv}", (code, results)))


def main(address: str, folder: Path, behaviour: str) -> int:
    """Serve until we are ended."""
    from jeepney import HeaderFields, MessageType, new_error, new_method_return  # noqa: PLC0415 - in the child
    from jeepney.bus_messages import DBus  # noqa: PLC0415 - the same
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - the same

    name, _, word = behaviour.partition(":")
    connection = open_dbus_connection(bus=address)
    connection.send_and_get_reply(DBus().RequestName(SERVICE))
    service = _Service(connection, folder, word)
    print("ready", flush=True)  # noqa: T201 - the protocol with the test
    while True:
        message = connection.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        fields = message.header.fields
        member, sender = fields.get(HeaderFields.member), fields.get(HeaderFields.sender, "")
        told = {"member": member, "path": fields.get(HeaderFields.path), "body": _plain(message.body)}
        print(json.dumps(told), flush=True)  # noqa: T201 - the protocol with the test
        if service.pending is not None:
            service.pending()
            service.pending = None
        if member == "Get":
            connection.send(new_method_return(message, "v", (("u", 2),)))
        elif member == "Screenshot":
            parent, options = message.body
            if name == "error" or (name == "gnome" and not parent):
                connection.send(new_error(message, "org.freedesktop.portal.Error.Failed", "s", ("no",)))
                continue
            handle = f"{_PATH}/request/{re.sub('[.]', '_', sender[1:])}/{options['handle_token'][1]}"
            if name == "old":
                handle = f"{_PATH}/request/of_an_old_portal"
            picture = folder / "Capture d’écran.png"
            shutil.copy(folder / "screen.png", picture)
            act = getattr(service, {"gnome": "takes", "old": "waits", "early": "takes"}.get(name, name))
            if name == "early":  # the answer overtakes the reply that names the handle
                act(handle, picture)
                act = None
            connection.send(new_method_return(message, "o", (handle,)))
            if act is not None:
                act(handle, picture)
        else:
            connection.send(new_method_return(message))


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a message holds
    if isinstance(value, dict):
        return {key: inner[1] for key, inner in value.items()}
    return [_plain(each) for each in value] if isinstance(value, (tuple, list)) else value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
