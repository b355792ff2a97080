"""The desktop portal: what is asked of it, every way in which it can answer, and the file it leaves in clear."""

import os
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QWidget

from appui.qt_adapters.portal import PortalScreenSource
from appui_core.errors import AppuiError, ErrorCode, LeftBehindError
from contracts.screen_source import ScreenSourceContract
from data.pictures import noise, saved
from fakes.clock import FixedClock
from fakes.qt import wait_until
from fakes.scripted_portal import Portal, private_bus, scripted_portal

pytestmark = pytest.mark.tool
PICTURE = saved(noise(64, 48), "PNG")
Run = Callable[[str], AbstractContextManager[tuple[Portal, PortalScreenSource]]]


@pytest.fixture
def folder() -> Iterator[Path]:
    # Short: a socket's path has at most 107 characters.
    with tempfile.TemporaryDirectory(prefix="appui-bus-") as name:
        yield Path(name)


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with private_bus(folder) as started:
        yield started


@pytest.fixture
def bus(qapp: object, address: str) -> Iterator[QDBusConnection]:
    assert qapp is not None
    yield QDBusConnection.connectToBus(address, "appui-portal")
    QDBusConnection.disconnectFromBus("appui-portal")


@pytest.fixture
def run(folder: Path, address: str, bus: QDBusConnection, clock: FixedClock) -> Run:
    @contextmanager
    def running(behaviour: str) -> Iterator[tuple[Portal, PortalScreenSource]]:
        (folder / "screen.png").write_bytes(PICTURE)
        with scripted_portal(address, folder, behaviour) as portal:
            yield portal, PortalScreenSource(clock, bus)

    return running


class TestPortal(ScreenSourceContract):
    @pytest.fixture
    def source(self, run: Run) -> Iterator[PortalScreenSource]:
        with ExitStack() as stack:
            yield stack.enter_context(run("takes"))[1]


def _refusal(source: PortalScreenSource) -> AppuiError:
    with pytest.raises(AppuiError) as refused:
        source.grab(1)
    return refused.value


def test_the_bytes_stay_as_they_are_and_the_file_is_gone(run: Run) -> None:
    with run("takes") as (portal, source):
        shot = source.grab(1)
        assert shot.data == PICTURE
        assert shot.leftover is None
        assert not portal.picture.exists()
        assert (shot.facts["backend"], shot.facts["backend_version"]) == ("portal", "2")


def test_the_person_is_asked_each_time_and_the_parent_is_not_empty(run: Run) -> None:
    with run("gnome") as (portal, source):
        source.grab(1)
        assert portal.heard()["member"] == "Get"
        parent, options = portal.heard()["body"]
        assert parent
        assert options["interactive"] is True
        first = options["handle_token"]
        source.grab(1)
        portal.heard()
        assert portal.heard()["body"][1]["handle_token"] != first


def test_an_answer_that_overtakes_the_reply_is_heard(run: Run) -> None:
    with run("early") as (_portal, source):
        assert source.grab(1).data


@pytest.mark.parametrize(
    ("behaviour", "code", "detail"),
    [
        ("cancelled", ErrorCode.SCREEN_CANCELLED, "portal"),
        ("fails", ErrorCode.SCREEN_UNAVAILABLE, "portal response 2"),
        ("error", ErrorCode.SCREEN_UNAVAILABLE, "portal refused org.freedesktop.portal.Error.Failed"),
        ("dies", ErrorCode.SCREEN_UNAVAILABLE, "portal gone"),
        ("old", ErrorCode.SCREEN_UNAVAILABLE, "portal old"),
        ("uri:https://exemple.test/a.png", ErrorCode.SCREEN_UNAVAILABLE, "portal uri"),
        ("uri:file://serveur/partage/a.png", ErrorCode.SCREEN_UNAVAILABLE, "portal uri"),
        ("uri:file:relatif.png", ErrorCode.SCREEN_UNAVAILABLE, "portal uri"),
        ("uri:file:///tmp/a.png?x=1", ErrorCode.SCREEN_UNAVAILABLE, "portal uri"),
        ("uri:file:///tmp/a%00.png", ErrorCode.SCREEN_UNAVAILABLE, "portal uri"),
        ("uri:rien", ErrorCode.SCREEN_UNAVAILABLE, "portal uri"),
        ("uri:file:///nulle/part/image.png", ErrorCode.SCREEN_UNAVAILABLE, "handed missing"),
    ],
)
def test_every_other_answer_is_a_refusal(run: Run, behaviour: str, code: ErrorCode, detail: str) -> None:
    with run(behaviour) as (_portal, source):
        refused = _refusal(source)
        assert (refused.code, refused.detail) == (code, detail)


def _local(path: Path, host: str = "", more: str = "") -> str:
    return f"uri:file://{host}{path.as_uri().removeprefix('file://')}{more}"


@pytest.mark.parametrize("host", ["", "localhost", "LOCALHOST", socket.gethostname()])
def test_a_picture_on_this_pc_is_taken_whatever_its_bytes_and_however_the_pc_is_called(
    run: Run, folder: Path, host: str
) -> None:
    picture = folder / os.fsdecode(b"Capture d'\xe9cran 100%? #1.png")
    picture.write_bytes(PICTURE)
    with run(_local(picture, host)) as (_portal, source):
        assert source.grab(1).data == PICTURE
    assert not picture.exists()


@pytest.mark.parametrize(
    ("name", "host", "more"),
    [("a.png", "", "?x=1"), ("a.png", "", "#1"), ("a#1.png", "", None), ("a.png", "serveur.exemple", "")],
)
def test_an_address_that_is_unclear_is_refused_and_what_lies_there_is_named(
    run: Run, folder: Path, name: str, host: str, more: str | None
) -> None:
    picture = folder / name
    picture.write_bytes(PICTURE)
    with run(f"uri:file://{picture}" if more is None else _local(picture, host, more)) as (_portal, source):
        refused = _refusal(source)
    assert isinstance(refused, LeftBehindError)
    assert (refused.code, refused.path) == (ErrorCode.SCREEN_UNAVAILABLE, picture)
    assert picture.exists(), "nobody knows whether it was meant"


def test_a_link_is_neither_followed_nor_deleted_and_the_person_is_told_where_it_is(run: Run) -> None:
    with run("link") as (portal, source):
        refused = _refusal(source)
        assert isinstance(refused, LeftBehindError)
        assert refused.path == portal.picture
        assert portal.picture.is_symlink()
        assert (portal.folder / "elsewhere.png").exists()


def test_a_file_that_can_not_be_deleted_is_named(run: Run) -> None:
    with run("takes") as (portal, source), _nobody(portal.folder):
        shot = source.grab(1)
        assert shot.data
        assert shot.leftover == portal.picture
        assert portal.picture.exists()


@contextmanager
def _nobody(folder: Path) -> Iterator[None]:
    """Let nothing be deleted in a folder, neither by an ordinary user nor by root."""
    nobody = 65534
    root = os.geteuid() == 0
    picture = folder / "Capture d’écran.png"
    picture.touch()
    folder.chmod(0o555)
    if root:
        os.chown(picture, nobody, nobody)
        os.seteuid(nobody)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)


def test_without_a_portal_nothing_is_offered_or_asked(bus: QDBusConnection, clock: FixedClock) -> None:
    source = PortalScreenSource(clock, bus)
    wait_until(lambda: not source.available())
    assert _refusal(source).detail == "wayland no_portal"
    nowhere = PortalScreenSource(clock, QDBusConnection("not-connected"))
    assert not nowhere.available()


def test_a_portal_that_comes_later_is_found(run: Run, bus: QDBusConnection, clock: FixedClock) -> None:
    source = PortalScreenSource(clock, bus)
    wait_until(lambda: not source.available())
    with run("takes"):
        wait_until(lambda: source.available() and not source._asked)
        assert [source.available() for _again in range(3)] == [True, True, True]


def test_nobody_waits_for_a_bus_that_is_slow(
    folder: Path, address: str, bus: QDBusConnection, clock: FixedClock, run: Run
) -> None:
    assert address
    with run("takes"):
        (daemon,) = _children("dbus-daemon", str(folder))
        os.kill(daemon, signal.SIGSTOP)
        try:
            source = PortalScreenSource(clock, bus)
            assert source.available(), "there may be one"
            assert not any(call.isFinished() for call in source._asked), "it would have been waited for"
        finally:
            os.kill(daemon, signal.SIGCONT)
        wait_until(lambda: all(call.isFinished() for call in source._asked))
        assert [source.available() for _again in range(3)] == [True, True, True]


def _children(program: str, word: str) -> list[int]:
    """Return the processes that this test started with a word on their command line."""
    found = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", f"{program}.*{word}"], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


def test_a_person_who_comes_back_to_our_window_has_given_up_and_the_portal_is_told(run: Run) -> None:
    with run("waits") as (portal, source):
        window = QWidget()

        def come_back() -> None:
            window.show()
            window.activateWindow()

        QTimer.singleShot(100, come_back)
        assert _refusal(source).code is ErrorCode.SCREEN_CANCELLED
        window.close()
        calls = [portal.heard() for _ in range(3)]
        assert [call["member"] for call in calls] == ["Get", "Screenshot", "Close"]
        assert calls[2]["path"].endswith(calls[1]["body"][1]["handle_token"])


def test_a_choice_that_was_forgotten_is_closed(run: Run, bus: QDBusConnection, clock: FixedClock) -> None:
    with run("waits") as (portal, _source):
        assert _refusal(PortalScreenSource(clock, bus, forgotten_s=0.3)).code is ErrorCode.SCREEN_CANCELLED
        assert [portal.heard()["member"] for _ in range(3)] == ["Get", "Screenshot", "Close"]


def test_a_slow_person_is_waited_for_while_the_window_lives(run: Run, bus: QDBusConnection) -> None:
    with run("waits") as (portal, source):
        turns: list[int] = []
        clock = QTimer()
        clock.timeout.connect(lambda: turns.append(1))
        clock.start(20)
        # Any call makes this portal go on.
        call = QDBusMessage.createMethodCall("org.freedesktop.portal.Desktop", "/", "org.exemple", "GoOn")
        QTimer.singleShot(700, lambda: bus.send(call))
        assert source.grab(1).data
        assert len(turns) > 10
        assert not portal.picture.exists()
