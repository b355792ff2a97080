"""The weekly count: whole weeks, few visits hidden, no time of day anywhere, and never in the way of a visit."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from appui_core.kiosk.counter import FILE, Counter, Week, counter_folder
from fakes.clock import FixedClock

# The clock of the tests stands on Saturday 14 November 2026.
MONDAY = date(2026, 11, 9)


@pytest.fixture
def counter(tmp_path: Path, clock: FixedClock) -> Counter:
    return Counter(tmp_path / "state", clock)


def _count(counter: Counter, times: int) -> None:
    for _ in range(times):
        assert counter.opened()


def test_a_week_is_told_once_it_is_over(counter: Counter, clock: FixedClock) -> None:
    _count(counter, 5)
    assert counter.weeks() == (), "two looks at a week that runs would tell when somebody came"
    clock.advance(days=1)
    assert counter.weeks() == (), "Sunday"
    clock.advance(days=1)
    assert counter.weeks() == (Week(MONDAY, 5),)


def test_under_five_is_hidden(counter: Counter, clock: FixedClock) -> None:
    _count(counter, 4)
    clock.advance(days=7)
    _count(counter, 12)
    clock.advance(days=7)
    assert counter.weeks() == (Week(MONDAY, None), Week(date(2026, 11, 16), 12))
    assert counter.csv(("semaine_du", "ouvertures")) == "semaine_du;ouvertures\n2026-11-09;<5\n2026-11-16;12\n"


def test_the_file_tells_no_time_of_day(counter: Counter, tmp_path: Path) -> None:
    _count(counter, 3)
    path = tmp_path / "state" / FILE
    assert path.read_text(encoding="ascii") == "2026-11-09;3\n"
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    assert changed == datetime(2026, 11, 9, tzinfo=UTC)
    assert [entry.name for entry in (tmp_path / "state").iterdir()] == [FILE]
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0


def test_nothing_is_there_until_something_is_counted(counter: Counter, tmp_path: Path) -> None:
    assert counter.weeks() == ()
    assert list(tmp_path.iterdir()) == []


def test_foreign_lines_are_left_out(counter: Counter, tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "state").mkdir()
    path = tmp_path / "state" / FILE
    path.write_bytes(b"\xff\n2026-13-01;9\n2026-11-02;-3\n2026-11-02;99999999\n2026-11-02;8;1\n2026-11-02;7\n;\n")
    _count(counter, 1)
    clock.advance(days=7)
    assert counter.weeks() == (Week(date(2026, 11, 2), 7), Week(MONDAY, None))


def test_three_years_are_kept(counter: Counter, tmp_path: Path, clock: FixedClock) -> None:
    for _ in range(160):
        _count(counter, 1)
        clock.advance(days=7)
    assert len((tmp_path / "state" / FILE).read_text(encoding="ascii").splitlines()) == 156


def test_what_can_not_be_written_is_not_counted_and_disturbs_nobody(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not Counter(tmp_path / "file" / "state", clock).opened()
    (tmp_path / "state" / FILE).mkdir(parents=True)
    assert not Counter(tmp_path / "state", clock).opened(), "what can't be read is not written over"
    if Path("/dev/full").exists():
        full = tmp_path / "full"
        full.mkdir()
        (full / f"{FILE}.new").symlink_to("/dev/full")
        assert not Counter(full, clock).opened()


def test_where_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("systemd is Linux's")
    monkeypatch.delenv("STATE_DIRECTORY", raising=False)
    assert counter_folder() == Path("/var/lib/appui")
    monkeypatch.setenv("STATE_DIRECTORY", "/var/lib/borne:/var/lib/other")
    assert counter_folder() == Path("/var/lib/borne")
