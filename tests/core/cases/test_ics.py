"""The calendar file: as RFC 5545 wants it, the same names each time, and nothing that tells what it is about."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from appui_core.cases.ics import calendar, write_calendar
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import load_messages

MADE = datetime(2026, 11, 14, 17, 2, 11, tzinfo=UTC)


def _unfolded(data: bytes) -> list[str]:
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]


def test_one_entry_a_day_in_order() -> None:
    lines = _unfolded(
        calendar([date(2026, 12, 8), date(2026, 11, 18), date(2026, 12, 8)], "Appui : un rappel", "v", MADE)
    )
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    assert [line for line in lines if line.startswith("DT")] == [
        "DTSTAMP:20261114T170211Z",
        "DTSTART;VALUE=DATE:20261118",
        "DTEND;VALUE=DATE:20261119",
        "DTSTAMP:20261114T170211Z",
        "DTSTART;VALUE=DATE:20261208",
        "DTEND;VALUE=DATE:20261209",
    ]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == 2


def test_the_same_day_keeps_its_name_and_another_vault_has_others() -> None:
    def uid(own: str, made: datetime) -> str:
        return next(line for line in _unfolded(calendar([date(2026, 12, 8)], "s", own, made)) if "UID" in line)

    assert uid("v", MADE) == uid("v", MADE.replace(year=2027))
    assert uid("v", MADE) != uid("w", MADE)


def test_long_and_odd_words_are_folded_and_escaped() -> None:
    words = "été 🙂, un; deux\\ trois\nquatre " * 12
    (line,) = (
        one for one in _unfolded(calendar([date(2026, 12, 8)], words, "v", MADE)) if one.startswith("SUMMARY")
    )
    told = line.removeprefix("SUMMARY:").replace("\\n", "\n")
    for sign in (",", ";", "\\"):
        told = told.replace("\\" + sign, sign)
    assert told == words


def test_the_last_day_of_the_calendar() -> None:
    assert b"DTEND" not in calendar([date.max], "s", "v", MADE)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_words_say_nothing(language: str) -> None:
    summary = load_messages(language).text("reports.calendar")
    data = calendar([date(2026, 12, 8)], summary, "v", MADE).decode().lower()
    assert not any(
        word in data for word in ("harc", "harass", "bully", "tiktok", "plainte", "signal", "3018", "report")
    )


def test_a_file_that_exists_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "rappels.ics"
    write_calendar(target, b"un")
    with pytest.raises(AppuiError) as caught:
        write_calendar(target, b"deux")
    assert caught.value.code is ErrorCode.DESTINATION_EXISTS
    assert target.read_bytes() == b"un"
    with pytest.raises(AppuiError) as caught:
        write_calendar(tmp_path / "absent" / "rappels.ics", b"un")
    assert caught.value.code is ErrorCode.DESTINATION_UNWRITABLE


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from appui_core.cases import ics  # noqa: PLC0415 - this test alone

    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(ics, "write_all", full)
    with pytest.raises(AppuiError) as caught:
        write_calendar(tmp_path / "rappels.ics", b"un")
    assert caught.value.code is ErrorCode.DISK_FULL
    assert list(tmp_path.iterdir()) == []
