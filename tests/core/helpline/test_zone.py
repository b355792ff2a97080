"""The PC's zone: named by the environment or the system, and the plain offset where nothing names it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest

from appui_core.helpline import zone
from appui_core.helpline.zone import WINDOWS_ZONES, pc_zone

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)


@pytest.fixture
def no_system_zone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("TZ")
    monkeypatch.setattr(zone, "_LOCALTIME", tmp_path / "localtime")
    return tmp_path


def test_the_environment_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Indian/Reunion")
    assert pc_zone(NOW) == ZoneInfo("Indian/Reunion")


@pytest.mark.skipif(not hasattr(Path, "readlink"), reason="needs symbolic links")
def test_the_system_names_it(no_system_zone: Path) -> None:
    (no_system_zone / "localtime").symlink_to("/usr/share/zoneinfo/Pacific/Tahiti")
    assert pc_zone(NOW) == ZoneInfo("Pacific/Tahiti")


@pytest.mark.parametrize("name", ["Nowhere/Land", "../../etc/passwd", "CET-1CEST,M3.5.0,M10.5.0/3", "/etc/passwd"])
def test_a_wrong_name_falls_back_to_the_offset(
    monkeypatch: pytest.MonkeyPatch, no_system_zone: Path, name: str
) -> None:
    assert not (no_system_zone / "localtime").exists()
    monkeypatch.setenv("TZ", name)
    assert pc_zone(NOW).utcoffset(NOW) in {timedelta(0), timedelta(hours=1)}


def test_every_windows_name_leads_to_a_zone_that_exists() -> None:
    assert set(WINDOWS_ZONES.values()) <= available_timezones()
