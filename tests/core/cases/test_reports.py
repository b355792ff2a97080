"""The ledger of reports: what is kept is what was told, under the case's chain, and goes without a trace."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from appui_core.cases.exports import exports
from appui_core.cases.model import Case, Facts
from appui_core.cases.report_model import ERASURE, SCHOOL, Report, Route, Step, Told
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import keys
from appui_core.vault.backup import backup_vault
from appui_core.vault.journal import chain_fault
from fakes.clock import FixedClock
from fakes.originals import original_of
from fakes.plain_index import exported, plain_pages
from fakes.safe import new_safe
from fakes.world import World

PARIS = timezone(timedelta(hours=1))
SENT = datetime(2026, 11, 10, 18, 20, tzinfo=PARIS)
TOLD = Told(
    platform="tiktok",
    object="video",
    sent_at=SENT,
    account="@effacer.compte",
    category="effacercategorie",
    reference="TT-EFFACER-48213",
    seen_at=SENT - timedelta(days=2),
    note="effacernote été",
)


def _code(call: object, *arguments: object) -> ErrorCode:
    assert callable(call)
    with pytest.raises(AppuiError) as caught:
        call(*arguments)
    return caught.value.code


def _events(world: World, case: Case) -> list[str]:
    return [event for event in world.events(case.code) if event.startswith("report_")]


def test_what_was_told_comes_back_after_a_restart(world: World, case: Case) -> None:
    for number in range(3):
        world.cases.add_original(case.code, original_of(bytes([number]) * 40))
    told = replace(TOLD, exhibits=(3, 1, 3), reference="  TT-48213 ")
    added = world.cases.reports.add(case.code.lower(), told)
    noted = world.cases.reports.note(added.id.lower(), Step.ACKNOWLEDGED, SENT + timedelta(days=1))
    world.reopen()
    (found,) = world.cases.reports.all(case.code)
    assert found == noted
    assert found.told == replace(told, exhibits=(1, 3), reference="TT-48213")
    assert (found.status, found.decision, found.route) == ("acknowledged", None, Route.PLATFORM)
    assert found.to_json()["sent_at"] == "2026-11-10T18:20:00+01:00"
    assert found.to_json()["category"] == "effacercategorie"
    assert found.seen_on == date(2026, 11, 8)
    assert world.codes() == set()


def test_each_act_is_in_the_chain_and_hides_what_was_told(world: World, case: Case) -> None:
    reports = world.cases.reports
    heard: list[str] = []
    reports.changed.subscribe(heard.append)
    own = reports.add(case.code, TOLD).id
    reports.correct(own, replace(TOLD, reference="TT-2"))
    reports.correct(own, replace(TOLD, reference="TT-2"))  # nothing new
    reports.note(own, Step.REFUSED, SENT)
    reports.take_back(own)
    reports.take_back(own)  # nothing left
    assert reports.get(own).steps == ()
    assert reports.get(own).told.reference == "TT-2"
    assert _events(world, case) == ["report_noted", "report_noted", "report_step_noted", "report_step_noted"]
    assert chain_fault(world.cases.journal(case.code)) is None
    assert "effacer" not in str([entry.to_json() for entry in world.cases.journal(case.code)]).lower()
    assert set(heard) == {case.code}
    assert world.codes() == set()


def test_what_can_t_be_is_refused_and_changes_nothing(world: World, case: Case) -> None:
    reports = world.cases.reports
    own = reports.add(case.code, TOLD).id
    assert _code(reports.add, "ZZZZZZ", TOLD) is ErrorCode.CASE_UNKNOWN
    assert _code(reports.add, case.code, replace(TOLD, exhibits=(1,))) is ErrorCode.EXHIBIT_UNKNOWN
    late = replace(TOLD, seen_at=SENT + timedelta(days=1))
    assert _code(reports.add, case.code, late) is ErrorCode.REPORT_DATES
    assert _code(reports.note, own, Step.REFUSED, SENT - timedelta(days=1)) is ErrorCode.REPORT_DATES
    reports.note(own, Step.REFUSED, SENT - timedelta(hours=2))  # hours are not remembered that well
    later = replace(TOLD, sent_at=SENT + timedelta(days=9), seen_at=None)
    assert _code(reports.correct, own, later) is ErrorCode.REPORT_DATES
    for call in (reports.get, reports.remove, reports.take_back):
        assert _code(call, "01ARZ3NDEKTSV4RRFFQ69G5FAV") is ErrorCode.REPORT_UNKNOWN
    assert len(reports.all()) == 1
    assert world.codes() == set()


def test_a_withdrawn_exhibit_stays_a_number(world: World, case: Case) -> None:
    kept = world.cases.add_original(case.code, original_of(b"un" * 40))
    own = world.cases.reports.add(case.code, replace(TOLD, exhibits=(1,), seen_at=None, sent_at=SENT)).id
    world.cases.withdraw(case.code, kept.id)
    found = world.cases.reports.get(own)
    assert found.told.exhibits == (1,)
    assert found.known_since is None
    assert world.codes() == set()


def test_an_exhibit_kept_before_the_report_tells_since_when_it_was_known(world: World, case: Case) -> None:
    world.clock.set(datetime(2026, 11, 1, 23, 30, tzinfo=PARIS))
    world.cases.add_original(case.code, original_of(b"un" * 40))
    world.clock.set(SENT)
    report = world.cases.reports.add(case.code, replace(TOLD, exhibits=(1,), seen_at=None))
    assert report.seen_on == date(2026, 11, 1)


def _found(world: World, folder: Path, traces: set[bytes], work: Path) -> set[bytes]:
    with world.vault.held() as opened:
        key = keys.derive(opened.identity, world.vault.vault_id, keys.INDEX_INFO)
    data = plain_pages(folder / "index.db", key) + exported(folder / "index.db", key, work)
    return {trace for trace in traces if trace in data}


def _fill(world: World, case: Case) -> set[bytes]:
    """Note enough to fill pages; return everything that must be nowhere once it is gone."""
    reports = world.cases.reports
    for number in range(12):
        own = reports.add(case.code, replace(TOLD, note=f"effacernote{number} " * 40)).id
        reports.note(own, Step.REFUSED, SENT + timedelta(days=number))
        reports.correct(own, replace(TOLD, category="effacerautre"))
    salts = world.vault.rows(
        "SELECT salt FROM openings o JOIN journal j USING (chain, seq) WHERE event LIKE 'report%'"
    )
    return {b"effacer", b"EFFACER"} | {salt.encode() for (salt,) in salts}


def test_nothing_of_a_removed_report_is_left_and_the_chain_is_whole(
    world: World, case: Case, tmp_path: Path
) -> None:
    keep = world.cases.reports.add(case.code, Told("instagram", "comment", SENT, note="garderceci"))
    traces = _fill(world, case) - {
        row[0].encode()
        for row in world.vault.rows("SELECT salt FROM openings WHERE instr(details, ?) > 0", (keep.id,))
    }
    backup_vault(world.vault, tmp_path / "usb")
    assert b"effacer" in _found(world, tmp_path / "usb", traces, tmp_path)
    for report in world.cases.reports.all(case.code):
        if report.id != keep.id:
            world.cases.reports.remove(report.id)
    assert _found(world, world.folder, traces | {b"garderceci"}, tmp_path) == {b"garderceci"}
    backup_vault(world.vault, tmp_path / "usb")
    assert _found(world, tmp_path / "usb", traces, tmp_path) == set()
    assert world.events(case.code).count("report_removed") == 12
    assert chain_fault(world.cases.journal(case.code)) is None
    assert world.codes() == set()
    assert [report.id for report in world.cases.reports.all()] == [keep.id]


def test_nothing_of_a_purged_case_s_reports_is_left(world: World, case: Case, tmp_path: Path) -> None:
    traces = _fill(world, case)
    world.cases.checklist.mark("tiktok.protect.private", done=True)
    world.cases.purge(case.code, "demande de la famille")
    assert _found(world, world.folder, traces, tmp_path) == set()
    assert world.vault.rows("SELECT count(*) FROM reports") == [(0,)]
    assert world.vault.rows("SELECT count(*) FROM report_steps") == [(0,)]
    assert world.cases.reports.all() == ()
    assert set(world.cases.checklist.done()) == {"tiktok.protect.private"}
    assert world.codes() == set()
    assert _code(world.cases.reports.add, case.code, TOLD) is ErrorCode.CASE_PURGED


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE reports SET reference = 'autre'", "row_altered"),
        ("UPDATE reports SET sent_at = '2026-11-09T18:20:00+01:00'", "row_altered"),
        ("UPDATE reports SET exhibits = '[2]'", "row_altered"),
        ("UPDATE report_steps SET step = 'removed'", "row_altered"),
        ("UPDATE report_steps SET at = '2026-11-30T00:00:00+01:00'", "row_altered"),
        ("DELETE FROM report_steps", "row_altered"),
        ("DELETE FROM reports", "row_missing"),
        ("INSERT INTO reports SELECT 'X', case_id, 'x', 'y', '', '', '', '[]', NULL, sent_at, '', '' FROM reports",
         "row_altered"),
        ("UPDATE openings SET details = NULL, salt = NULL WHERE instr(details, 'sent_at') > 0", "opening_missing"),
    ],
)  # fmt: skip
def test_a_check_finds_what_was_changed(world: World, case: Case, change: str, code: str) -> None:
    own = world.cases.reports.add(case.code, TOLD).id
    world.cases.reports.note(own, Step.REFUSED, SENT)
    assert world.codes() == set()
    world.vault.rows(change)
    assert code in {found for _, found in world.codes()}


def test_a_failure_halfway_leaves_all_as_it_was(world: World, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    own = world.cases.reports.add(case.code, TOLD).id

    def full(*_: object) -> None:
        raise AppuiError(ErrorCode.DISK_FULL, "ENOSPC")

    with monkeypatch.context() as patched:
        patched.setattr(world.vault, "append_event", full)
        for call in (
            lambda: world.cases.reports.add(case.code, TOLD),
            lambda: world.cases.reports.note(own, Step.REFUSED, SENT),
            lambda: world.cases.reports.correct(own, replace(TOLD, note="x")),
            lambda: world.cases.reports.remove(own),
        ):
            assert _code(call) is ErrorCode.DISK_FULL
    assert [report.steps for report in world.cases.reports.all()] == [()]
    assert world.codes() == set()


def test_a_crash_after_a_removal_is_finished_by_the_next_opening(
    world: World, case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    traces = _fill(world, case)
    own = [report.id for report in world.cases.reports.all()]

    def killed(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(world.vault, "compact", killed)
        for report_id in own:
            with pytest.raises(SystemExit):
                world.cases.reports.remove(report_id)
    world.reopen()
    assert _found(world, world.folder, traces, tmp_path) == set()
    assert world.codes() == set()


def test_a_restored_backup_has_the_ledger(tmp_path: Path, clock: FixedClock) -> None:
    safe = new_safe(tmp_path / "vault", clock)
    own = safe.cases.reports.add(safe.code, replace(TOLD, exhibits=(1, 2))).id
    safe.cases.reports.note(own, Step.NONE, SENT + timedelta(days=20))
    backup_vault(safe.vault, tmp_path / "stick")
    back, report = safe.back_from(tmp_path / "stick", tmp_path / "new")
    assert report.problems == ()
    assert back.cases.reports.all() == safe.cases.reports.all()
    assert back.codes() == set()
    back.vault.close()
    safe.vault.close()


def test_the_dossier_takes_nothing_of_it_but_that_it_was_noted(world: World, case: Case) -> None:
    world.cases.add_link(case.code, Facts(url="https://exemple.fr"))
    world.cases.reports.add(case.code, replace(TOLD, exhibits=(1,)))
    file = world.cases.case_file(case.code)
    assert file.journal[-1].event == "report_noted"
    assert "effacer" not in str(file.openings(file.exhibits[0].id)).lower()


def test_dossiers_made_are_told_without_a_path(world: World, case: Case) -> None:
    world.cases.note_export(case.code, {"addressee": "school", "exhibits": [1, 2], "manifest_sha256": "0" * 64})
    world.clock.advance(60)
    gone = world.cases.new("Autre")
    world.cases.note_export(gone.code, {"addressee": "police", "exhibits": [], "manifest_sha256": "1" * 64})
    assert [one.addressee for one in exports(world.vault)] == ["police", "school"]
    world.cases.purge(gone.code, "essai")
    (left,) = exports(world.vault)
    assert (left.case, left.addressee, left.exhibits) == (case.code, "school", (1, 2))


def test_checklist(world: World) -> None:
    checklist = world.cases.checklist
    checklist.mark("un", done=True)
    first = checklist.done()["un"]
    world.clock.advance(3600)
    checklist.mark("un", done=True)
    assert checklist.done() == {"un": first}
    checklist.mark("un", done=False)
    assert checklist.done() == {}


def test_routes() -> None:
    def route(told: Told) -> Route:
        return Report("i", "c", told, (), "").route

    assert route(Told(SCHOOL, "letter", SENT)) is Route.SCHOOL
    assert route(Told("instagram", ERASURE, SENT)) is Route.ERASURE
    assert route(Told("un autre service", "form", SENT)) is Route.PLATFORM


def test_half_a_character_is_kept_as_a_mark(world: World, case: Case) -> None:
    report = world.cases.reports.add(case.code, replace(TOLD, note="a\ud800b", seen_at=None))
    assert report.told.note == "a?b"


def test_dates_at_the_edge_of_the_calendar(world: World, case: Case) -> None:
    for year in (1, 9999):
        sent = datetime(year, 12, 30, 12, tzinfo=UTC)
        report = world.cases.reports.add(case.code, Told("tiktok", "video", sent))
        assert world.cases.reports.get(report.id).told.sent_at == sent
    assert world.codes() == set()


def test_a_report_that_names_another_outlives_it(world: World, case: Case) -> None:
    first = world.cases.reports.add(case.code, TOLD)
    second = world.cases.reports.add(case.code, replace(TOLD, note=f"relance de {first.id}"))
    world.cases.reports.remove(first.id)
    assert world.codes() == set()
    assert [report.id for report in world.cases.reports.all()] == [second.id]
