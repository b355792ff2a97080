"""Until when a school keeps a case, who decides that and why; and what is still said of one that was destroyed."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from appui_core.cases.destruction import HandedOut
from appui_core.cases.model import Case, Mode
from appui_core.clock import utc_stamp
from appui_core.dossier.destruction_paper import record_text
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import load_messages
from appui_core.vault.event_names import CASE_PURGED
from appui_core.vault.journal import Entry, chain_fault
from appui_core.vault.vault import Vault
from fakes.originals import original_of
from fakes.world import World

REASON = "décision de la direction"


@pytest.fixture
def school(world: World) -> Case:
    return world.cases.new("Suivi 12", Mode.SCHOOL)


def _code_of(error: pytest.ExceptionInfo[AppuiError]) -> tuple[ErrorCode, str]:
    return error.value.code, error.value.detail


def test_a_year_is_proposed_and_nothing_is_written(world: World, school: Case) -> None:
    kept = world.cases.keeping.until(school.code.lower())
    opened = datetime.fromisoformat(school.created_at_utc).date()
    assert kept is not None
    assert kept.until == opened.replace(year=opened.year + 1)
    assert kept.longest == opened.replace(year=opened.year + 3)
    assert (kept.reason, kept.held, kept.noted_at_utc) == ("", False, None)
    assert world.events(school.code) == ["case_created"]


def test_a_family_keeps_its_own(world: World) -> None:
    family = world.cases.new("Chez nous", Mode.FAMILY)
    assert world.cases.keeping.until(family.code) is None
    with pytest.raises(AppuiError) as caught:
        world.cases.keeping.keep_until(family.code, date(2099, 1, 1), REASON)
    assert _code_of(caught) == (ErrorCode.NOT_A_SCHOOL, "")


def test_what_was_decided_last_counts_and_stands_in_the_journal(world: World, school: Case) -> None:
    first = world.cases.keeping.until(school.code)
    assert first is not None
    world.cases.keeping.keep_until(school.code, first.until + timedelta(days=30), REASON)
    noted = world.cases.keeping.keep_until(school.code, first.until + timedelta(days=60), "  suivi en cours ")
    assert noted == world.cases.keeping.until(school.code)
    assert (noted.until, noted.reason, noted.held) == (first.until + timedelta(days=60), "suivi en cours", False)
    assert noted.noted_at_utc == utc_stamp(world.clock.now())
    assert world.events(school.code) == ["case_created", "retention_noted", "retention_noted"]
    world.reopen()
    assert world.cases.keeping.until(school.code) == noted
    assert world.codes() == set()


def test_what_cannot_be_decided(world: World, school: Case) -> None:
    keeping, today = world.cases.keeping, world.clock.now().date()
    kept = keeping.until(school.code)
    assert kept is not None
    for day, reason, held, why in (
        (kept.until, " ", False, "reason"),
        (today - timedelta(days=1), REASON, False, "past"),
        (kept.longest + timedelta(days=1), REASON, False, "long"),
    ):
        with pytest.raises(AppuiError) as caught:
            keeping.keep_until(school.code, day, reason, held=held)
        assert _code_of(caught) == (ErrorCode.RETENTION, why)
    assert world.events(school.code) == ["case_created"]
    assert keeping.keep_until(school.code, kept.longest + timedelta(days=1), REASON, held=True).held
    assert keeping.keep_until(school.code, kept.longest, REASON).until == kept.longest


def test_reached_is_told_and_nothing_is_deleted(world: World, school: Case) -> None:
    world.cases.new("Chez nous", Mode.FAMILY)
    later = world.cases.new("Suivi 13", Mode.SCHOOL)
    kept = world.cases.keeping.until(school.code)
    assert kept is not None
    assert world.cases.keeping.reached() == ()
    world.cases.keeping.keep_until(later.code, kept.until + timedelta(days=9), REASON)
    world.clock.set(datetime.combine(kept.until, datetime.min.time(), UTC))
    ((one),) = world.cases.keeping.reached()
    assert (one.case, one.title, one.until) == (school.code, "Suivi 12", kept.until)
    assert [case.code for case in world.cases.list()].count(school.code) == 1
    world.cases.purge(school.code, REASON)
    assert world.cases.keeping.reached() == ()
    with pytest.raises(AppuiError) as caught:
        world.cases.keeping.until(school.code)
    assert _code_of(caught) == (ErrorCode.CASE_PURGED, "")


def test_the_record_of_a_destruction_stands_in_the_chain(world: World, school: Case) -> None:
    for image in (b"\x89one" * 9, b"\x89two" * 9, b"\x89six" * 9):
        world.cases.add_original(school.code, original_of(image))
    world.cases.withdraw(school.code, world.cases.exhibits(school.code)[0].id)
    world.cases.note_export(school.code, {"addressee": "school", "exhibits": [2, 3], "journal_head": "0" * 64})
    world.cases.note_export(school.code, {"addressee": "police", "exhibits": [2], "sealed": "age"})
    with pytest.raises(AppuiError) as caught:
        world.cases.keeping.destruction(school.code)
    assert _code_of(caught) == (ErrorCode.NOT_PURGED, "")
    world.cases.purge(school.code, "motif de Léa")
    world.reopen()
    record = world.cases.keeping.destruction(school.code.lower())
    assert (record.case, record.mode, record.exhibits, record.numbers) == (school.code, Mode.SCHOOL, 2, 3)
    assert [(one.addressee, one.exhibits, one.sealed) for one in record.dossiers] == [
        ("school", (2, 3), False),
        ("police", (2,), True),
    ]
    chain = world.cases.journal(school.code)
    assert chain_fault(chain) is None
    assert (record.entry, record.signed_head.head, record.signed_head.entries) == (
        chain[-1],
        chain[-1].hash,
        len(chain),
    )
    assert record.signed_head.holds()
    assert "Léa" not in json.dumps(record.to_json(), ensure_ascii=False)
    with pytest.raises(AppuiError) as caught:
        world.cases.keeping.destruction("ZZZZZZ")
    assert _code_of(caught) == (ErrorCode.CASE_UNKNOWN, "")


def test_what_an_older_destruction_did_not_note_is_not_said_to_be_none(
    world: World, school: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.cases.add_original(school.code, original_of(b"\x89one" * 9))
    world.cases.note_export(school.code, {"addressee": "school", "exhibits": [1], "journal_head": "0" * 64})
    left = world.cases.journal(school.code)[-1]
    real = Vault.append_event

    def older(self: Vault, chain: str, event: str, exhibit: str | None, details: dict[str, Any]) -> Entry:
        if event == CASE_PURGED:
            details = {key: details[key] for key in ("exhibits", "reason")}
        return real(self, chain, event, exhibit, details)

    with monkeypatch.context() as before:
        before.setattr(Vault, "append_event", older)
        world.cases.purge(school.code, REASON)
    record = world.cases.keeping.destruction(school.code)
    assert (record.exhibits, record.reports) == (1, None)
    assert record.dossiers == (HandedOut(left.at_utc, "", (), None),)
    told = record.to_json()
    assert (told["reports"], told["dossiers"][0]["sealed"]) == (None, None)
    words = record_text(record, load_messages("fr"), UTC).decode("utf-8-sig")
    assert "Signalements détruits : nombre qui n’est plus connu" in words
    assert (
        "destinataire : un destinataire qui n’est plus connu. Pièces : numéros qui ne sont plus connus." in words
    )
    assert "Aucun dossier n’a été préparé" not in words
    assert "la liste ci-dessous" not in words
