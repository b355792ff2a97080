"""The opener against real programs: a recording `xdg-open` on the PATH, and the contract's hostile spellings."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.adapters.open_url import SystemUrlOpener, strict_url, system_environment
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import UrlOpener
from contracts.url_opener import HOSTS, UrlOpenerContract
from fakes.url_opener import FakeUrlOpener

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="xdg-open is the opener of Linux")


class Desktop:
    """A folder of programs that stands for the desktop's own, and the list of what they were given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.given = folder / "given"

    def program(self, name: str, script: str) -> None:
        """Put a shell program there; it writes down each argument on a line before it does anything else."""
        path = self.folder / name
        path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{self.given}"\n{script}\n', encoding="utf-8")
        path.chmod(0o755)

    def arguments(self) -> list[str]:
        """Return every argument that a program was given."""
        return self.given.read_text(encoding="utf-8").splitlines() if self.given.exists() else []


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Desktop(folder)


class TestSystemUrlOpener(UrlOpenerContract):
    @pytest.fixture(autouse=True)
    def _desktop(self, desktop: Desktop) -> None:
        self.desktop = desktop
        desktop.program("xdg-open", "exit 0")

    def opener(self) -> UrlOpener:
        return SystemUrlOpener(HOSTS)

    def opened(self) -> list[str]:
        return self.desktop.arguments()


class TestFakeUrlOpener(UrlOpenerContract):
    @pytest.fixture(autouse=True)
    def _fake(self) -> None:
        self.fake = FakeUrlOpener(HOSTS)

    def opener(self) -> UrlOpener:
        return self.fake

    def opened(self) -> list[str]:
        return self.fake.opened


def refusal(opener: UrlOpener, url: str = "https://3018.fr/") -> str:
    with pytest.raises(AppuiError) as caught:
        opener.open(url)
    assert caught.value.code is ErrorCode.LINK_REFUSED
    return caught.value.detail


def test_a_desktop_without_an_opener(desktop: Desktop) -> None:
    assert desktop.arguments() == []
    assert refusal(SystemUrlOpener(HOSTS)) == "no opener"


def test_an_opener_that_cannot_be_run(desktop: Desktop) -> None:
    broken = desktop.folder / "xdg-open"
    broken.write_bytes(b"\x7fELF no program")
    broken.chmod(0o755)
    assert refusal(SystemUrlOpener(HOSTS)) == "no opener"


def test_nothing_took_the_address(desktop: Desktop) -> None:
    desktop.program("xdg-open", "exit 3")
    assert refusal(SystemUrlOpener(HOSTS)) == "nothing took it"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("appui_core.adapters.open_url.OPENER_WAIT_S", 0.2)
    return iter(())


@pytest.mark.usefixtures("impatient")
def test_a_browser_that_runs_on_has_taken_the_address(desktop: Desktop) -> None:
    release = desktop.folder / "release"
    desktop.program("xdg-open", f'while [ ! -e "{release}" ]; do /bin/sleep 0.02; done')
    opener = SystemUrlOpener(HOSTS)
    opener.open("https://3018.fr/")
    assert desktop.arguments() == ["https://3018.fr/"]
    release.touch()
    for process in opener._running:
        assert process.wait(10) == 0


def test_hosts_are_asked_for_with_each_address_and_never_before(desktop: Desktop) -> None:
    desktop.program("xdg-open", "exit 0")
    asked: list[int] = []

    def hosts() -> frozenset[str]:
        asked.append(1)
        return HOSTS

    opener = SystemUrlOpener(hosts)
    assert asked == []
    opener.open("https://3018.fr/")
    opener.open("https://3018.fr/")
    assert asked == [1, 1], "another content pack may have come into use"


def test_nothing_of_the_address_reaches_a_shell(desktop: Desktop) -> None:
    desktop.program("xdg-open", "exit 0")
    SystemUrlOpener(HOSTS).open("https://3018.fr/a;touch$(x)&b=*?c=$HOME")
    assert desktop.arguments() == ["https://3018.fr/a;touch$(x)&b=*?c=$HOME"]


@pytest.mark.parametrize(
    ("script", "can"),
    [
        ("echo org.gnome.Calls.desktop", True),
        ("echo", False),
        ("exit 1", False),
        ("echo error: no such thing", False),
        ("echo calls.desktop; exit 2", False),
    ],
)
def test_dialling_is_offered_only_where_a_program_takes_it(desktop: Desktop, script: str, *, can: bool) -> None:
    desktop.program("xdg-mime", script)
    assert SystemUrlOpener(HOSTS).can_dial() is can
    assert desktop.arguments() == ["query", "default", "x-scheme-handler/tel"]


def test_a_desktop_that_cannot_be_asked_does_not_dial(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    assert SystemUrlOpener(HOSTS).can_dial() is False
    monkeypatch.setattr("appui_core.adapters.open_url._ASK_WAIT_S", 0.2)
    desktop.program("xdg-mime", "exec /bin/sleep 5")
    begun = time.monotonic()
    assert SystemUrlOpener(HOSTS).can_dial() is False
    assert time.monotonic() - begun < 4


def test_a_frozen_program_hands_its_children_the_systems_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = {"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/usr/x", "HOME": "/h"}
    assert system_environment(bundled) == {"LD_LIBRARY_PATH": "/usr/x", "HOME": "/h"}
    assert system_environment({"LD_LIBRARY_PATH": "/mine"}) == {"LD_LIBRARY_PATH": "/mine"}
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert system_environment({"LD_LIBRARY_PATH": "/bundle"}) == {}


def test_no_host_is_allowed_by_an_empty_list() -> None:
    with pytest.raises(AppuiError):
        strict_url("https://3018.fr/", frozenset())
    assert strict_url("tel:3018", frozenset()) == "tel:3018"
