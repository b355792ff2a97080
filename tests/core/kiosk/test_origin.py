"""A visit is counted where the machine's policy says so; and a process knows what the next one is made from."""

import sys
from pathlib import Path

import pytest

from appui_core.kiosk.counter import FILE
from appui_core.kiosk.origin import count_visit, origin_of


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that systemd would give the kiosk."""
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is systemd's")
def test_visits_are_counted_only_where_the_policy_says_so(machine: Path, state: Path) -> None:
    file = machine / "policy.toml"
    file.write_text("[kiosk]\ncount_openings = false\n", encoding="utf-8")
    count_visit(file)
    assert not state.exists()
    # The policy may change while the kiosk runs.
    file.write_text("[kiosk]\ncount_openings = true\n", encoding="utf-8")
    count_visit(file)
    count_visit(file)
    assert (state / FILE).read_text(encoding="ascii").split(";")[1].strip() == "2"
    file.unlink()
    count_visit(file)
    assert (state / FILE).read_text(encoding="ascii").split(";")[1].strip() == "2"


def test_the_policy_is_read_anew_each_time(machine: Path, tmp_path: Path) -> None:
    file = machine / "policy.toml"
    origin = origin_of(file, tmp_path / "config", ["appui", "kiosk"], {"HOME": "x"})
    assert origin.read().policy.idle_s == 75
    file.write_text("[kiosk]\nidle_s = 90\n", encoding="utf-8")
    assert origin.read().policy.idle_s == 90
    assert (origin.command, dict(origin.environment)) == (("appui", "kiosk"), {"HOME": "x"})
