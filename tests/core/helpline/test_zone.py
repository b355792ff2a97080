"""The PC's zone: both nights of the change, the environment's word, and no zone at all."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from appui_core.helpline.zone import SystemZone

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
needs_tzset = pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows takes its zone at the start")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@needs_tzset
@pytest.mark.parametrize(("name", "hours"), [(":Indian/Reunion", 4), ("Pacific/Tahiti", -10), ("Nowhere/Land", 0)])
def test_the_environment_names_it(environment: pytest.MonkeyPatch, name: str, hours: int) -> None:
    environment.setenv("TZ", name)
    time.tzset()
    assert NOW.astimezone(SystemZone()).utcoffset() == timedelta(hours=hours)


def test_the_system_zone_knows_both_nights_of_the_change() -> None:
    # The test session stands in Europe/Paris.
    zone = SystemZone()
    summer, winter = timedelta(hours=2), timedelta(hours=1)
    assert datetime(2026, 7, 1, 12, tzinfo=zone).utcoffset() == summer
    assert datetime(2026, 10, 25, 2, 30, tzinfo=zone).utcoffset() == summer
    assert datetime(2026, 10, 25, 2, 30, tzinfo=zone, fold=1).utcoffset() == winter
    late = datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(zone)
    assert (late.hour, late.minute, late.fold, late.utcoffset()) == (2, 30, 1, winter)
    assert late.astimezone(timezone(timedelta(hours=5))).hour == 6
