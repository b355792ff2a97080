"""`report new | list | answer | step | remove`: the ledger for programs and people, and its calendar."""

from pathlib import Path

import pytest

from appui_core.vault import event_names
from fakes.command_line import Verbs

NEW = ("report", "new", "--platform", "TikTok", "--object", "video", "--at", "2026-11-10T18:20")


@pytest.fixture
def sent(vault: Verbs, case: str) -> str:
    """Return the id of a report about an exhibit."""
    vault("link", "--case", case, "--url", "https://www.tiktok.com/@k.exemple/video/1")
    told = vault(*NEW, "--case", case, "--reference", "TT-48213", "--exhibits", "1", "--json")
    assert told.code == 0, told.err
    return str(told.json["id"])


def test_new_answers_with_the_report_and_what_is_due(vault: Verbs, case: str, sent: str) -> None:
    (report,) = vault("report", "list", "--case", case, "--json").json["reports"]
    assert report["id"] == sent
    told = {
        name: report[name] for name in ("case", "platform", "object", "sent_at", "reference", "exhibits", "status")
    }
    assert told == {
        "case": case,
        "platform": "tiktok",
        "object": "video",
        "sent_at": "2026-11-10T18:20:00+01:00",
        "reference": "TT-48213",
        "exhibits": [1],
        "status": "sent",
    }
    assert report["category"] is None
    assert {"what", "on", "why"} <= set(report["due"][0])
    assert [due["on"] for due in report["due"]] == ["2026-11-13", "2026-12-08", "2026-12-22", "2027-01-05"]
    assert report["due"][0]["past"], "the clock of the tests stands at 14 November"


def test_an_answer_opens_the_complaint(vault: Verbs, case: str, sent: str) -> None:
    told = vault("report", "answer", sent.lower(), "--decision", "refused", "--at", "2026-11-12", "--json")
    assert told.code == 0, told.err
    assert (told.json["status"], told.json["decision"]) == ("refused", "refused")
    due = {one["rule"]: one for one in told.json["due"]}
    assert due["complaint"]["on"] == "2027-05-12"
    assert due["complaint"]["until"] is True
    shown = vault("case", "show", case, "--json").json
    assert [report["status"] for report in shown["reports"]] == ["refused"]
    assert [one["rule"] for one in shown["due"]] == [one["rule"] for one in told.json["due"]]
    assert (
        vault("report", "answer", sent, "--decision", "removed", "--at", "2026-11-13", "--json").json["status"]
        == "removed"
    )
    events = [entry["event"] for entry in vault("journal", "--case", case, "--json").json]
    assert events[-3:] == [event_names.REPORT_NOTED, event_names.REPORT_STEP_NOTED, event_names.REPORT_STEP_NOTED]
    assert vault("vault", "check", "--full", "--json").json["intact"]


def test_due_is_in_the_language_of_the_run(vault: Verbs, sent: str) -> None:  # noqa: ARG001 - it must be there
    french = vault("report", "list", "--json", "--lang", "fr").json["due"]
    english = vault("report", "list", "--json", "--lang", "en").json["due"]
    assert [one["on"] for one in french] == [one["on"] for one in english]
    assert (french[0]["what"], english[0]["what"]) == (
        "Regarder si une réponse est arrivée",
        "See whether an answer has come",
    )


def test_people_read_it_calmly(vault: Verbs, case: str, sent: str) -> None:
    said = vault("report", "list").err
    noted = "le 10/11/2026 18\u00a0h\u00a020 (noté par vous)"
    assert f"{sent} · {case} · TikTok, vidéo, {noted}\u00a0: envoyé" in said
    assert "08/12/2026\u00a0: Injure ou diffamation publique" in said
    assert "22/12/2026" not in said, "one line for the three alerts"
    assert "avocat ou le 116\u00a0006" in said
    told = vault("report", "answer", sent, "--decision", "none", "--at", "2026-11-14")
    assert "Réponse notée\u00a0: pas de réponse." in told.err


def test_nothing_noted(vault: Verbs) -> None:
    assert vault("report", "list", "--json").json == {"reports": [], "due": []}
    assert vault("report").err == "Aucun signalement noté.\n"


def test_a_letter_to_the_school(vault: Verbs, case: str) -> None:
    told = vault(
        "report",
        "new",
        "--case",
        case,
        "--platform",
        "School",
        "--object",
        "letter",
        "--at",
        "2026-11-09",
        "--json",
    )
    assert [(one["rule"], one["on"], one["custom"]) for one in told.json["due"]] == [
        ("relaunch", "2026-11-17", True)
    ]
    own = told.json["id"]
    assert vault("report", "step", own, "--step", "relaunched", "--at", "2026-11-17", "--json").json["due"] == []


def test_remove(vault: Verbs, sent: str) -> None:
    assert vault("report", "remove", sent, "--json").json["removed"] is True
    assert vault("report", "list", "--json").json["reports"] == []
    assert vault("report", "remove", sent, "--json").error == "report_unknown"


@pytest.mark.parametrize(
    ("extra", "exit_code", "code"),
    [
        (("--at", "demain"), 2, "instant_invalid"),
        (("--at", "2026-11-10T18:20", "--exhibits", "2"), 2, "exhibit_unknown"),
        (("--at", "2026-11-10T18:20", "--seen", "2026-11-11"), 2, "report_dates"),
        (("--at", "2026-11-10T18:20", "--object", "vidéo"), 2, "usage"),
        (("--at", "2026-11-10T18:20", "--platform", " "), 2, "usage"),
        (("--at", "2026-11-10T18:20", "--case", "ZZZZZZ"), 2, "case_unknown"),
        ((), 2, "usage"),
    ],
)
def test_new_refuses(vault: Verbs, case: str, extra: tuple[str, ...], exit_code: int, code: str) -> None:
    base = ("report", "new", "--case", case, "--platform", "tiktok", "--object", "video", "--json")
    told = vault(*base, *extra)
    assert (told.code, told.error) == (exit_code, code)
    assert vault("report", "list", "--json").json["reports"] == []


def test_answer_refuses(vault: Verbs, sent: str) -> None:
    answer = ("report", "answer", sent, "--json", "--decision")
    assert vault(*answer, "maybe", "--at", "2026-11-12").error == "usage"
    assert vault(*answer, "refused").error == "usage"
    assert vault(*answer, "refused", "--at", "2026-11-09").error == "report_dates"
    assert (
        vault("report", "answer", "X", "--json", "--decision", "none", "--at", "2026-11-12").error
        == "report_unknown"
    )


def test_an_offset_is_kept_as_the_same_instant(vault: Verbs, case: str) -> None:
    told = vault(*NEW[:-1], "2026-07-10T23:30:00Z", "--case", case, "--json").json
    assert told["sent_at"] == "2026-07-11T01:30:00+02:00"


def test_the_day_is_that_of_where_it_was_told(vault: Verbs, case: str) -> None:
    told = vault(*NEW[:-1], "2026-11-10T00:30:00+09:00", "--case", case, "--json").json
    assert told["sent_at"] == "2026-11-10T00:30:00+09:00"


def test_a_date_to_come_is_said(vault: Verbs, case: str) -> None:
    assert "encore à venir" in vault(*NEW[:-1], "2036-11-10T18:20", "--case", case).err
    assert "encore à venir" not in vault(*NEW, "--case", case).err


def test_a_step_of_another_ladder_is_refused(vault: Verbs, sent: str) -> None:
    told = vault("report", "step", sent, "--step", "academy", "--at", "2026-11-14T10:00", "--json")
    assert (told.code, told.error) == (2, "report_step")
    assert vault("report", "list", "--json").json["reports"][0]["steps"] == []


def test_an_older_step_noted_later_does_not_turn_the_status_back(vault: Verbs, sent: str) -> None:
    def noted(*words: str) -> str:
        return str(vault("report", *words, "--json").json["status"])

    assert noted("answer", sent, "--decision", "none", "--at", "2026-11-13T10:00") == "none"
    assert noted("step", sent, "--step", "acknowledged", "--at", "2026-11-12T10:00") == "none"
    # An answer that came earlier than the one noted first corrects it.
    assert noted("answer", sent, "--decision", "refused", "--at", "2026-11-12T18:00") == "refused"
    assert noted("step", sent, "--step", "complaint", "--at", "2026-11-13T18:00") == "complaint"
    assert noted("answer", sent, "--decision", "removed", "--at", "2026-11-14T10:00") == "removed"


def test_the_calendar_says_nothing_and_is_never_written_over(vault: Verbs, sent: str, tmp_path: Path) -> None:
    target = tmp_path / "rappels.ics"
    told = vault("report", "list", "--ics", str(target), "--json")
    assert told.json["ics"] == str(target)
    text = target.read_bytes().decode()
    assert text.count("BEGIN:VEVENT") == 3, "what is past is not written"
    assert "SUMMARY:Appui" in text
    assert not any(
        word in text.lower() for word in ("tiktok", "video", "harc", "plainte", sent.lower(), "k.exemple")
    )
    before = target.read_bytes()
    again = vault("report", "list", "--ics", str(target), "--json")
    assert (again.code, again.error) == (1, "destination_exists")
    assert target.read_bytes() == before


def test_no_calendar_without_a_day_to_come(vault: Verbs, tmp_path: Path) -> None:
    target = tmp_path / "rappels.ics"
    assert vault("report", "list", "--ics", str(target), "--json").json["ics"] is None
    assert not target.exists()
    assert "aucun fichier" in vault("report", "list", "--ics", str(target)).err


def test_words_from_outside_can_t_move_the_cursor(vault: Verbs, case: str) -> None:
    vault(*NEW[:3], "\x1b[2Jautre", *NEW[4:], "--case", case)
    assert "\\u001b[2Jautre" in vault("report", "list").err


@pytest.mark.parametrize("platform", ["tiktok.com", "tiktok.x.y", ".", "word", "un autre {service}"])
def test_any_platform_may_be_told(vault: Verbs, case: str, platform: str) -> None:
    told = vault(*NEW[:3], platform, *NEW[4:], "--case", case)
    assert told.code == 0, told.err
    assert f" · {platform}, vidéo, " in vault("report", "list").err
