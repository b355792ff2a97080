"""The kiosk goes on when its surroundings do not: screen, clock, policy, content, network, home and disk.

Each with the real program under a window manager; what takes the rights of root, in a namespace of its own.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from appui_core.locate import resources_dir
from journeys.desktop import Desktop
from journeys.kiosk_outside import Kiosk, wipe_button

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform != "linux", reason="namespaces, X servers and /proc are Linux's"),
]
_WIDE, _HIGH = 1280, 800
_SIZES = ((1024, 700), (800, 600), (_WIDE, _HIGH))
_COUNTDOWN = "Tout s’efface*"
_TELL = "--policy"


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """Give a small screen without a key store."""
    with Desktop(tmp_path, f"{_WIDE}x{_HIGH}", keyring=False) as made:
        yield made


def _visit(kiosk: Kiosk) -> int:
    """Make a whole visit, to the fresh process behind it; return that."""
    pid = kiosk.leave()
    assert kiosk.settled() == pid
    kiosk.wait_for_beats(1)
    return pid


def _covers(kiosk: Kiosk) -> bool:
    """Tell whether one window covers the screen, and its way out lies on it where a visit goes on."""
    wide, high = kiosk.watch.size()
    tops = kiosk.tops()
    if [(top.left, top.top, top.width, top.height) for top in tops] != [(0, 0, wide, high)]:
        return False
    place = wipe_button(kiosk.reader())
    return place is None or (place[0] < wide and place[1] < high)


def _until_it_covers(kiosk: Kiosk, size: tuple[int, int]) -> None:
    kiosk.program.wait_until(lambda: kiosk.watch.size() == size and _covers(kiosk), f"over all of {size}", 60)


@pytest.mark.parametrize("visiting", [False, True], ids=["slides", "visit"])
def test_another_resolution_and_a_screen_unplugged(desktop: Desktop, visiting: bool) -> None:  # noqa: FBT001 - a case
    with Kiosk(desktop) as kiosk:
        pid = kiosk.settled()
        if visiting:
            kiosk.begin()
        for size in _SIZES:
            kiosk.watch.resize(*size)
            _until_it_covers(kiosk, size)
        kiosk.watch.unplug()
        kiosk.wait_for_beats()
        kiosk.watch.resize(_WIDE, _HIGH)
        _until_it_covers(kiosk, (_WIDE, _HIGH))
        assert kiosk.settled() == pid
        assert bool(wipe_button(kiosk.reader())) is visiting
        kiosk.watch.resize(1024, 700)
        # The one behind was made for the old resolution.
        _visit(kiosk)
        _until_it_covers(kiosk, (1024, 700))
        kiosk.end()


def test_a_visit_that_ends_while_no_screen_is_there(desktop: Desktop) -> None:
    with Kiosk(desktop) as kiosk:
        pid = kiosk.settled()
        place = wipe_button(kiosk.begin())
        assert place
        kiosk.watch.unplug()
        kiosk.wait_for_beats(2)
        desktop.point_and_click(*place)
        kiosk.instead_of(pid)
        kiosk.settled()
        kiosk.watch.resize(_WIDE, _HIGH)
        _until_it_covers(kiosk, (_WIDE, _HIGH))
        _visit(kiosk)
        kiosk.end()


def test_somebody_sets_the_clock(desktop: Desktop) -> None:
    library = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
    assert library, "run packaging/linux/system_packages.sh test"
    told = desktop.folder / "clock"
    told.write_text("+0", encoding="ascii")
    extra = {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(told),
        "FAKETIME_NO_CACHE": "1",
        # Its mend for waits on the monotonic clock turns those of Qt's threads into a loop without a pause.
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",
        # As the system's own clocks do it: what counts the seconds of a visit is not set along.
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    with Kiosk(desktop, extra=extra) as kiosk:
        pid = kiosk.settled()
        assert str(library) in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")
        reader = kiosk.begin()
        for moved in ("+400d", "-400d", "+0", "+2h"):
            told.write_text(moved, encoding="ascii")
            kiosk.wait_for_beats()
            assert kiosk.settled() == pid, moved
            assert wipe_button(reader), "the visit goes on"
            assert not any(one.name.startswith(_COUNTDOWN[:-1]) for one in reader.controls())
        assert _visit(kiosk) != pid
        # Not ended as elsewhere: where faketime has moved the clock, it breaks Python's own short sleeps (EINVAL).


_NAMES = """
[kiosk]
languages = ["fr", "en"]
idle_s = 60
[[adults]]
name = "Mme Exemple"
role = "CPE"
where = "bureau B12"
until = {until}
"""


def _gone(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _ring(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def _torn(path: Path) -> None:
    path.write_text("[kiosk\nidle_s = = 3\n", encoding="utf-8")


def _noise(path: Path) -> None:
    path.write_bytes(os.urandom(200_000))


def _wrong_kinds(path: Path) -> None:
    path.write_text("[kiosk]\nidle_s = 'soon'\nlanguages = 7\n[adults]\nname = 1\n", encoding="utf-8")


_WRECKS: tuple[Callable[[Path], None], ...] = (_torn, _noise, _wrong_kinds, _gone, _folder, _pipe, _ring)


def test_a_policy_that_breaks_or_goes_while_it_runs(desktop: Desktop) -> None:
    path = desktop.folder / "policy.toml"
    good = _NAMES.format(until=date.today() + timedelta(days=30))  # noqa: DTZ011 - the day on this PC's wall
    path.write_text(good, encoding="utf-8")
    with Kiosk(desktop, _TELL, str(path)) as kiosk:
        assert _adult(kiosk)
        for wreck in _WRECKS:
            _clear(path)
            path.write_text(good, encoding="utf-8")
            wreck(path)
            # The one behind was started before that; the one after it reads what is there now.
            _visit(kiosk)
            _visit(kiosk)
            assert not _adult(kiosk), wreck
        _clear(path)
        path.write_text(good, encoding="utf-8")
        _visit(kiosk)
        _visit(kiosk)
        assert _adult(kiosk)
        kiosk.end()


def _adult(kiosk: Kiosk) -> bool:
    """Ask for an adult of this school in a new visit; tell whether one is named."""
    reader = kiosk.begin()
    reader.click("C’est pour moi")
    reader.click("Aujourd’hui")
    reader.find("30-18")
    return any("Mme Exemple" in one.name for one in reader.controls())


def _clear(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def _namespace(*kinds: str) -> list[str]:
    """Return the words that start a program in namespaces of its own; skip the test where there are none."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare here")
    words = [unshare, *([] if os.geteuid() == 0 else ["--map-root-user"]), *kinds, "--"]
    if subprocess.run([*words, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system gives no namespace")
    return words


def _mounted(lines: str, *arguments: Path) -> list[str]:
    """Return the words that start a program among mounts of its own; in `lines` "$1" is the first argument..."""
    shell = shutil.which("sh")
    assert shell
    inside = f'set -e\n{lines}\nshift {len(arguments)}\nexec "$@"'
    return [*_namespace("--mount"), shell, "-c", inside, "sh", *(str(one) for one in arguments)]


def test_no_network_at_all(desktop: Desktop) -> None:
    with Kiosk(desktop, before=_namespace("--net")) as kiosk:
        _visit(kiosk)
        kiosk.end()


def test_nothing_can_be_written_anywhere(desktop: Desktop) -> None:
    before = _mounted(
        'for place in "$1" "$2" /tmp /var/tmp /dev/shm; do\n'
        'mount --bind "$place" "$place"\nmount -o remount,bind,ro "$place"\ndone\n'
        'if touch "$1/x" "$2/x" 2>/dev/null; then exit 9; fi',
        desktop.home,
        desktop.runtime,
    )
    with Kiosk(desktop, before=before) as kiosk:
        _visit(kiosk)
        _visit(kiosk)
        kiosk.end()


def test_a_disk_that_is_full(desktop: Desktop) -> None:
    before = _mounted(
        # A home that lies in /dev/shm comes back empty, to be covered in its turn.
        'for place in /var/tmp /dev/shm "$1" "$2"; do\n'
        'mount -t tmpfs -o size=64k none "$place"\nmkdir -p "$1" "$2"\ndone\n'
        'for place in /var/tmp /dev/shm "$1" "$2"; do\n'
        'dd if=/dev/zero of="$place/full" bs=4k 2>/dev/null || true\ndone\n'
        'if echo more >"$1/more" 2>/dev/null; then exit 9; fi',
        desktop.home,
        desktop.runtime / "tmp",
    )
    with Kiosk(desktop, before=before) as kiosk:
        _visit(kiosk)
        _visit(kiosk)
        kiosk.end()


@pytest.mark.parametrize("part", ["kiosk.toml", "campaign.toml", "self_check.toml"])
def test_a_broken_file_of_the_content(desktop: Desktop, part: str) -> None:
    whole = resources_dir() / "content" / part
    assert whole.is_file()
    broken = desktop.folder / part
    broken.write_text("[[[ =", encoding="utf-8")
    with Kiosk(desktop, before=_mounted('mount --bind "$1" "$2"', broken, whole)) as kiosk:
        _numbers(kiosk)
        _visit(kiosk)
        kiosk.end()


@pytest.mark.parametrize("part", ["content/helplines", "content", "texts", "icons", "i18n", "."])
def test_a_part_of_the_program_that_is_gone(desktop: Desktop, part: str) -> None:
    gone = (resources_dir() / part).resolve()
    assert gone.is_dir()
    with Kiosk(desktop, before=_mounted('mount -t tmpfs none "$1"', gone)) as kiosk:
        _numbers(kiosk)
        kiosk.end(whole=False)


def _numbers(kiosk: Kiosk) -> None:
    """Wait for the numbers: on the page that needs nothing, or in a visit."""

    def shown() -> bool:
        names = [one.name for one in kiosk.reader().controls()]
        if any(name.startswith("Vie numérique.") for name in names):
            kiosk.desktop.key("space")
        return any(name.startswith("3114") for name in names)

    kiosk.program.wait_until(shown, "the numbers", 60)
