"""How things are said: days, dates, accounts, keys, and the hour of the 3018."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QWidget

from appui.pages.evidence import jobs, wording
from appui.pages.evidence.model import Series, days, host_of, summarise
from appui.pages.evidence.parts.exhibit_row import ExhibitRow
from appui.pages.evidence.parts.fact_lines import fact_lines
from appui.widgets.recovery_key import key_lines
from appui_core.cases.model import Exhibit, Facts, Kind
from appui_core.intake.gate import GateAnswer
from appui_core.ports import Frame, ScreenInfo
from fakes.desk import shown_text

PARIS = ZoneInfo("Europe/Paris")


def _exhibit(number: int, added: str = "2026-11-14T17:02:11.250Z", **changes: object) -> Exhibit:
    base = Exhibit(
        id=f"01{number}",
        number=number,
        case="ABCDEF",
        kind=Kind.IMPORT,
        sha256="ab" * 32,
        size_bytes=1500,
        media_type="image/png",
        width=40,
        height=20,
        preview=True,
        captured_at_utc=None,
        added_at_utc=added,
        utc_offset_minutes=60,
        claimed_date="2026:11:13 21:04:05",
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # the fields of Exhibit


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ({"backend": "qt-xcb", "screen": "1/2", "screen_px": "40x20"}, "Écran entier"),
        ({"backend": "qt-xcb", "screen": "1/2", "screen_px": "80x60", "region": "3,4 40x20"}, "Partie de l’écran"),
        ({"backend": "portal", "screens": "40x20+0+0@1"}, "Choisi dans la fenêtre du système"),
        ({"backend": "screencapture"}, ""),  # of a size that no screen has: nobody knows what it shows
        ({"backend": "qt-xcb", "screen_px": "80x60"}, ""),
        ({}, ""),
    ],
)
def test_what_a_capture_shows_is_told_from_what_was_noted(
    noted: dict[str, str], said: str, on_screen: Callable[[QWidget], QWidget]
) -> None:
    row = ExhibitRow(_exhibit(1, kind=Kind.CAPTURE, capture=noted), blurred=True)
    on_screen(row)
    words = {"Écran entier", "Partie de l’écran", "Choisi dans la fenêtre du système"}
    assert {line for line in shown_text(row).split("\n") if line in words} == ({said} if said else set())


def test_days_follow_the_pc_s_own_midnight() -> None:
    late = _exhibit(1, "2026-11-14T23:30:00.000Z")
    early = _exhibit(2, "2026-11-14T22:30:00.000Z")
    assert [(each.day, [e.number for e in each.exhibits]) for each in days([early, late])] == [
        (date(2026, 11, 15), [1]),
        (date(2026, 11, 14), [2]),
    ]


def test_a_summary_counts_an_account_once() -> None:
    exhibits = [
        _exhibit(1, facts=Facts(account="@K.exemple")),
        _exhibit(2, facts=Facts(account="k.exemple")),
        _exhibit(3, facts=Facts(account="")),
    ]
    assert (summarise(exhibits).exhibits, summarise(exhibits).accounts) == (3, 1)
    assert summarise([]).first is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("https://www.tiktok.com/@k/video/73?x=1", "tiktok.com"),
        ("instagram.com/p/1", "instagram.com"),
        ("https://user@evil.example/p", "evil.example"),
        ("  ", ""),
        ("x" * 500, "x" * 60),
    ],
)
def test_an_address_is_said_by_its_site(typed: str, said: str) -> None:
    assert host_of(typed) == said


def test_a_key_in_groups_is_the_key() -> None:
    key = "AGE-SECRET-KEY-1" + "Q" * 58
    assert "".join(key_lines(key)) == key
    assert key_lines(key)[0] == "AGE-SECRET-KEY-1"
    assert max(len(group) for group in key_lines(key)[1:]) == 4
    assert key_lines("") == ()


def test_only_a_capture_has_a_measured_hour_of_its_picture() -> None:
    imported = dict(fact_lines(_exhibit(1)))
    assert "2026:11:13 21:04:05" in imported.values()
    assert not [name for name in imported if "Capturée" in name]
    captured = dict(
        fact_lines(
            _exhibit(
                1,
                kind=Kind.CAPTURE,
                claimed_date=None,
                captured_at_utc="2026-11-14T17:02:00.000Z",
                facts=Facts(shown_date="hier"),
            )
        )
    )
    assert "hier" in captured.values()
    assert len([value for value in captured.values() if "14/11/2026" in value]) == 2


@pytest.mark.parametrize(
    ("minutes", "said"), [(60, "UTC+1"), (0, "UTC+0"), (-240, "UTC-4"), (330, "UTC+5:30"), (-570, "UTC-9:30")]
)
def test_offsets(minutes: int, said: str) -> None:
    assert wording.offset_words(minutes) == said


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 11, 14, 18, 2, tzinfo=PARIS), "demain à partir de 9 h"),
        (datetime(2026, 11, 14, 23, 30, tzinfo=PARIS), "demain à partir de 9 h"),
        (datetime(2026, 11, 15, 1, 0, tzinfo=PARIS), "aujourd’hui à partir de 9 h"),
        (
            datetime(2026, 11, 14, 18, 2, tzinfo=timezone(timedelta(hours=4))),
            "demain à partir de 12 h (9 h à Paris)",
        ),
    ],
)
def test_the_next_opening_is_said_in_the_pc_s_own_time(now: datetime, said: str) -> None:
    assert wording.opening_words(jobs.next_opening(now), now).replace("\u00a0", " ") == said


def test_an_unknown_opening_is_not_invented() -> None:
    assert wording.opening_words(None, datetime.now(UTC)) == ""


def test_a_stopped_series_remembers_nothing() -> None:
    series = Series()
    series.gate.require(GateAnswer.NO)
    series.remember(Facts(url="u", account="a", shown_date="d", note="n", words="w"))
    assert series.facts == Facts(url="u", account="a")
    series.stop()
    assert series.facts == Facts()
    assert not series.running


def test_a_frame_is_shrunk_without_its_padding() -> None:
    screen = ScreenInfo(1, "", 0, 0, 5, 2, 1.0, primary=True)
    rows = b"".join(bytes([shade] * 15) + b"pad" for shade in (10, 200))
    frame = Frame(5, 2, 18, rows, screen, datetime.now(UTC), "test")
    picture = jobs.shrink(frame)
    assert (picture.width, picture.height) == (5, 2)
    assert picture.rgb == bytes([10] * 15 + [200] * 15)
    wide = Frame(4000, 1, 12000, bytes(12000), screen, datetime.now(UTC), "test")
    assert jobs.shrink(wide, 1400).width == 1400
