"""What is recorded beside the pixels: nothing guessed, and every key has its words in every language."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from appui_core.clock import ClockCheck, LastClockCheck
from appui_core.intake import circumstances as module
from appui_core.intake.circumstances import circumstances, zone_name
from appui_core.intake.recorded import RECORDED, told
from appui_core.messages import languages, load_messages
from fakes.clock import EVENING, FixedClock

PARIS = datetime(2026, 11, 14, 18, 2, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.mark.parametrize("language", languages())
def test_every_key_says_what_it_is_and_what_it_tells(language: str) -> None:
    messages = load_messages(language)
    for key in RECORDED:
        assert messages.text(f"recorded.{key}.name")
        assert messages.text(f"recorded.{key}.why")


def test_every_circumstance_is_a_known_key_and_none_names_pc_or_person(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    monkeypatch.setenv("TZ", "Europe/Paris")
    check = ClockCheck("heure.test", EVENING, 2, 10.0)
    found = circumstances(PARIS, "hidden", check)
    assert set(found) <= set(RECORDED)
    assert {"app", "own_windows", "system", "desktop", "session", "zone"} <= set(found)
    assert (found["clock_off_s"], found["clock_host"]) == ("+2", "heure.test")
    assert found["clock_checked_at_utc"] == "2026-11-14T17:02:11.250Z"
    import getpass  # noqa: PLC0415 - for these two words
    import socket  # noqa: PLC0415 - the same

    for secret in (socket.gethostname(), getpass.getuser(), str(Path.home())):
        assert not any(re.search(rf"\b{re.escape(secret)}\b", value) for value in found.values())


def test_what_the_system_does_not_say_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "TZ"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(module, "_pointed_at", lambda _link: "")
    found = circumstances(PARIS, "none")
    assert not {"session", "desktop", "zone", "clock_off_s", "clock_checked_at_utc", "clock_host"} & set(found)
    monkeypatch.setenv("XDG_SESSION_TYPE", "quelque chose")
    assert "session" not in circumstances(PARIS, "none")


@pytest.fixture
def localtime(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the place of a link that stands for /etc/localtime."""
    monkeypatch.delenv("TZ", raising=False)
    link = tmp_path / "localtime"
    real = module._pointed_at
    monkeypatch.setattr(module, "_pointed_at", lambda _link: real(link))
    return link


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/usr/share/zoneinfo/Europe/Paris", "Europe/Paris"),
        ("../usr/share/zoneinfo/Europe/Paris", "Europe/Paris"),
        ("/usr/share/zoneinfo/posix/Europe/Paris", "Europe/Paris"),
        ("/usr/share/zoneinfo/Indian/Reunion", ""),  # the clock says otherwise
        ("/usr/share/zoneinfo/Nulle/Part", ""),
        ("/usr/share/zoneinfo/../../passwd", ""),
        ("/somewhere/else", ""),
    ],
)
def test_a_zone_is_believed_only_with_the_clocks_own_offset(localtime: Path, target: str, name: str) -> None:
    localtime.symlink_to(target)
    assert zone_name(PARIS) == name


def test_a_copy_in_place_of_the_link_has_no_name(localtime: Path) -> None:
    localtime.write_bytes(b"TZif2")
    assert zone_name(PARIS) == ""


@pytest.mark.parametrize(
    ("said", "name"),
    [("Europe/Paris", "Europe/Paris"), (":Europe/Paris", "Europe/Paris"), ("CET-1CEST", ""), ("/etc/passwd", "")],
)
def test_tz_goes_first(monkeypatch: pytest.MonkeyPatch, said: str, name: str) -> None:
    monkeypatch.setenv("TZ", said)
    assert zone_name(PARIS) == name


def test_tokens_become_words_numbers_get_their_frame_and_unknown_keys_stand_as_they_are() -> None:
    capture = {
        "screen_px": "1920x1080",
        "ratio": "1.5",
        "zz": "7",
        "own_windows": "hidden",
        "backend": "qt-xcb",
        "qt": "",
    }
    found = told(capture, load_messages("fr"))
    assert [one.name for one in found] == [
        "Moyen de capture",
        "Taille de l’écran",
        "Échelle d’affichage",
        "Fenêtres d’Appui",
        "zz",
    ]
    assert [one.value for one in found] == [
        "Appui, sur un bureau X11",
        "1920 × 1080 pixels",
        "× 1.5",
        "cachées pendant la capture",
        "7",
    ]


def test_a_value_can_not_reach_other_texts() -> None:
    (found,) = told({"backend": "values.portal.x"}, load_messages("fr"))
    assert found.value == "values.portal.x"


def test_a_check_of_the_clock_holds_for_a_day_and_until_the_clock_is_set(clock: FixedClock) -> None:
    last = LastClockCheck()
    assert last.in_force(clock) is None
    last.check = ClockCheck("heure.test", clock.now(), 0, clock.monotonic_s())
    assert last.in_force(clock) is last.check
    for shift, drift in ((timedelta(hours=25), 0), (timedelta(minutes=5), -300), (timedelta(minutes=-1), 0)):
        last.check = ClockCheck(
            "heure.test",
            clock.now() - shift,
            0,
            clock.monotonic_s() - shift.total_seconds() - drift,
        )
        assert last.in_force(clock) is None
    last.check = ClockCheck("heure.test", clock.now() - timedelta(hours=2), 0, clock.monotonic_s() - 7200)
    assert last.in_force(clock) is last.check
