"""Cases and exhibits: what is kept, what is journalled, and what may stand where."""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import pytest

from appui_core.cases import rows
from appui_core.cases.model import Case, Facts, Kind, Mode
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.journal import chain_fault, commitment_of
from fakes.originals import original_of
from fakes.world import World

TOLD = Facts(
    url="https://example.org/mot-semé-un",
    account="@mot_semé_deux",
    display_name="mot semé trois",
    platform="tiktok",
    shown_date="hier, 21 h",
    note="mot semé quatre",
    words="mot semé cinq",
)


def _code(call: Callable[[], object]) -> ErrorCode:
    with pytest.raises(AppuiError) as caught:
        call()
    return caught.value.code


def test_a_case_is_found_by_its_code_in_either_case(world: World, case: Case) -> None:
    assert world.cases.get(case.code.lower()) == case
    assert case.mode is Mode.FAMILY
    assert world.changes == [case.code]
    assert world.events(case.code) == ["case_created"]
    assert _code(lambda: world.cases.get("ZZZZZZ")) is ErrorCode.CASE_UNKNOWN
    assert _code(lambda: world.cases.get("")) is ErrorCode.CASE_UNKNOWN


def test_cases_are_listed_oldest_first(world: World, case: Case) -> None:
    world.clock.advance(5)
    later = world.cases.new("Autre", Mode.SCHOOL)
    assert [known.code for known in world.cases.list()] == [case.code, later.code]
    assert world.cases.list()[1].mode is Mode.SCHOOL


def test_an_original_is_kept_and_comes_back(world: World, case: Case) -> None:
    added = world.cases.add_original(case.code, original_of(b"picture", captured=True), TOLD)
    world.reopen()
    kept = world.cases.exhibit(case.code, added.id.lower())
    assert kept == added
    assert (kept.number, kept.kind, kept.case) == (1, Kind.CAPTURE, case.code)
    assert kept.sha256 == hashlib.sha256(b"picture").hexdigest()
    assert kept.added_at_utc == "2026-11-14T17:02:11.250Z"
    assert kept.captured_at_utc == "2026-11-14T17:02:10.000Z"
    assert kept.capture == {"backend": "test"}
    assert kept.facts == TOLD
    assert world.cases.get(case.code).exhibits == 1
    assert world.cases.original_bytes(case.code, kept.id, reason="tribunal") == b"picture"
    assert world.vault.check(full=True).intact


def test_facts_of_an_import_are_its_own(world: World, case: Case) -> None:
    added = world.cases.add_original(case.code, original_of(b"photo"), Facts())
    assert (added.kind, added.captured_at_utc) == (Kind.IMPORT, None)
    assert added.claimed_date == "2026:11:13 21:04:05"
    assert world.events(case.code) == ["case_created", "exhibit_added"]
    assert world.codes() == set()


def test_the_same_bytes_are_kept_once_per_case(world: World, case: Case) -> None:
    first = world.cases.add_original(case.code, original_of(b"picture"), TOLD)
    events = world.events(case.code)
    again = world.cases.add_original(case.code, original_of(b"picture"), Facts(note="other"))
    assert again == replace(first, duplicate=True)
    assert world.events(case.code) == events
    other = world.cases.new("Autre", Mode.FAMILY)
    assert not world.cases.add_original(other.code, original_of(b"picture"), TOLD).duplicate
    assert len(list((world.folder / "blobs").rglob("*"))) == 2 + len(list((world.folder / "blobs").iterdir()))


def test_the_same_bytes_from_many_threads_are_kept_once(world: World, case: Case) -> None:
    with ThreadPoolExecutor(6) as pool:
        made = list(
            pool.map(lambda _: world.cases.add_original(case.code, original_of(b"same"), Facts()), range(12))
        )
    assert [exhibit.duplicate for exhibit in made].count(False) == 1
    assert len({exhibit.id for exhibit in made}) == 1
    assert world.codes() == set()


def test_originals_from_many_threads_get_numbers_without_a_gap(world: World, case: Case) -> None:
    with ThreadPoolExecutor(6) as pool:
        data = [f"picture {number}".encode() for number in range(24)]
        list(pool.map(lambda one: world.cases.add_original(case.code, original_of(one), TOLD), data))
    assert [exhibit.number for exhibit in world.cases.exhibits(case.code)] == list(range(1, 25))
    assert world.codes() == set()


def test_bytes_that_changed_since_they_were_examined_are_refused(world: World, case: Case) -> None:
    lied = original_of(b"picture", sha256="0" * 64)
    assert _code(lambda: world.cases.add_original(case.code, lied, TOLD)) is ErrorCode.FILE_CHANGED
    assert world.cases.exhibits(case.code) == ()
    assert world.codes() == set()


def test_an_original_that_can_no_longer_be_opened_is_refused(world: World, case: Case) -> None:
    def gone() -> object:
        raise AppuiError(ErrorCode.FILE_MISSING)

    original = replace(original_of(b"x"), open=gone)  # type: ignore[arg-type]  # it never returns
    assert _code(lambda: world.cases.add_original(case.code, original, TOLD)) is ErrorCode.FILE_MISSING
    assert world.codes() == set()


def test_an_unknown_case_takes_nothing(world: World) -> None:
    assert _code(lambda: world.cases.add_original("AAAAAA", original_of(b"x"), TOLD)) is ErrorCode.CASE_UNKNOWN
    assert _code(lambda: world.cases.add_link("AAAAAA", TOLD)) is ErrorCode.CASE_UNKNOWN
    assert world.codes() == set()


def test_a_failed_commit_leaves_neither_row_nor_blob(
    world: World, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise AppuiError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(world.vault, "_record_heads", full)
        assert _code(lambda: world.cases.add_original(case.code, original_of(b"x"), TOLD)) is ErrorCode.DISK_FULL
    assert world.codes() == set()
    assert world.cases.add_original(case.code, original_of(b"x"), TOLD).number == 1


def test_a_record_without_image_is_its_own_original(world: World, case: Case) -> None:
    added = world.cases.add_link(case.code, TOLD)
    data = world.cases.view_bytes(case.code, added.id)
    record = json.loads(data)
    assert (added.kind, added.media_type, added.preview) == (Kind.LINK, "application/json", False)
    assert added.sha256 == hashlib.sha256(data).hexdigest()
    assert (record["url"], record["words"], record["account"]) == (TOLD.url, TOLD.words, TOLD.account)
    assert data == json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    # The note is the family's: it does not leave with the record.
    assert TOLD.note.encode() not in data
    # The hash can be shown where the address can't: nobody can try addresses against it.
    assert len(record["salt"]) == 64
    assert world.cases.add_link(case.code, TOLD).sha256 != added.sha256
    assert world.cases.thumbnail(case.code, added.id) is None


def test_what_the_addition_commits_to_tells_no_address_and_no_words(world: World, case: Case) -> None:
    shown = replace(TOLD, people="mot semé sept")
    for added in (
        world.cases.add_link(case.code, shown),
        world.cases.add_original(case.code, original_of(b"x", captured=True), shown),
    ):
        openings = world.cases.case_file(case.code).openings(added.id)
        first = json.dumps(openings[0].details)
        assert "sem" not in first
        assert openings[0].details["sha256"] == added.sha256
        assert openings[0].details["number"] == added.number
        told = asdict(shown)
        people = told.pop("people")
        assert [opening.details for opening in openings[-2:]] == [{"facts": told}, {"people": people}]


def test_who_is_shown_is_noted_apart_and_so_is_its_end(world: World, case: Case) -> None:
    added = world.cases.add_original(case.code, original_of(b"x"), TOLD)
    for people in ("Un prénom", "Un autre", ""):
        world.cases.note_facts(case.code, added.id, replace(TOLD, people=people))
        assert world.cases.exhibit(case.code, added.id).facts.people == people
        assert world.codes() == set()
    openings = world.cases.case_file(case.code).openings(added.id)
    assert [opening.details["people"] for opening in openings if "people" in opening.details] == [
        "Un prénom",
        "Un autre",
        "",
    ]
    assert all("people" not in opening.details.get("facts", {}) for opening in openings)
    world.cases.note_facts(case.code, added.id, replace(TOLD, note="Autre note"))
    assert world.events(case.code)[-1] == "facts_noted"
    world.vault.rows("UPDATE facts SET people = 'Ajouté' WHERE exhibit = ?", (added.id,))
    assert world.codes() == {(f"exhibit {added.id}", "row_altered")}


def test_who_is_shown_as_it_was_noted_before_it_stood_apart(world: World, case: Case) -> None:
    added = world.cases.add_original(case.code, original_of(b"x"), TOLD)
    old = replace(TOLD, people="Un prénom")
    with world.vault.transaction():
        rows.write_facts(world.vault, added.id, old)
        chain = rows.case_id(world.vault, case.code)
        world.vault.append_event(chain, "facts_noted", added.id, {"facts": asdict(old)})
    assert world.codes() == set()
    world.cases.note_facts(case.code, added.id, replace(old, note="Autre note"))
    assert world.codes() == set()
    world.cases.note_facts(case.code, added.id, TOLD)
    assert world.codes() == set()


def test_openings_fit_the_chain_and_say_nothing_of_who_looked(world: World, case: Case) -> None:
    added = world.cases.add_original(case.code, original_of(b"x"), TOLD)
    world.cases.view_bytes(case.code, added.id)
    world.cases.original_bytes(case.code, added.id, reason="mot semé six")
    case_file = world.cases.case_file(case.code)
    entries = {entry.seq: entry for entry in case_file.journal}
    for opening in case_file.openings(added.id):
        assert commitment_of(opening.details, opening.salt) == entries[opening.seq].commitment
        assert entries[opening.seq].event in {"exhibit_added", "facts_noted"}
    assert world.events(case.code)[-2:] == ["exhibit_viewed", "original_opened"]
    # Neither words nor hashes stand in the chain itself.
    lines = b"".join(entry.line() for entry in case_file.journal)
    assert b"sem" not in lines
    assert added.sha256.encode() not in lines


def test_facts_can_be_noted_later_and_the_journal_keeps_both(world: World, case: Case) -> None:
    added = world.cases.add_original(case.code, original_of(b"x"), Facts(url="https://example.org/1"))
    told = world.cases.note_facts(case.code, added.id, TOLD)
    assert told.facts == TOLD
    assert world.cases.exhibit(case.code, added.id) == told
    world.cases.note_facts(case.code, added.id, TOLD)
    assert world.events(case.code).count("facts_noted") == 2
    assert world.codes() == set()


def test_the_same_is_noted_about_several_at_once_or_about_none(world: World, case: Case) -> None:
    first, second = (world.cases.add_original(case.code, original_of(data), Facts()) for data in (b"x", b"y"))
    heard: list[str] = []
    world.cases.changed.subscribe(heard.append)
    call = partial(world.cases.note_facts_of, case.code, [first.id, "nothing"], TOLD)
    assert _code(call) == ErrorCode.EXHIBIT_UNKNOWN
    assert world.cases.exhibit(case.code, first.id).facts == Facts()
    assert heard == []
    world.cases.note_facts_of(case.code, [first.id, second.id], TOLD)
    assert [exhibit.facts for exhibit in world.cases.exhibits(case.code)] == [TOLD, TOLD]
    assert heard == [case.code]
    assert world.codes() == set()


def test_half_a_character_does_not_stop_a_note(world: World, case: Case) -> None:
    added = world.cases.add_link(case.code, Facts(url="https://example.org/\udcff", note="\ud83d"))
    assert added.facts.note == "?"
    assert world.cases.new("titre \udcff", Mode.FAMILY).title == "titre ?"
    assert world.codes() == set()


def test_an_exhibit_is_known_in_its_own_case_only(world: World, case: Case) -> None:
    added = world.cases.add_original(case.code, original_of(b"x"), TOLD)
    other = world.cases.new("Autre", Mode.FAMILY)
    calls: list[Callable[[], object]] = [
        lambda: world.cases.exhibit(other.code, added.id),
        lambda: world.cases.view_bytes(other.code, added.id),
        lambda: world.cases.withdraw(other.code, added.id),
        lambda: world.cases.note_facts(other.code, added.id, TOLD),
        lambda: world.cases.exhibit(case.code, "nothing"),
        lambda: world.cases.case_file(other.code, [1]),
    ]
    assert {_code(call) for call in calls} == {ErrorCode.EXHIBIT_UNKNOWN}
    assert world.cases.exhibit(case.code, added.id) == added


def test_bytes_are_not_handed_out_before_they_are_journalled(
    world: World, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = world.cases.add_original(case.code, original_of(b"x"), TOLD)

    def full(*_: object) -> None:
        raise AppuiError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(world.vault, "append_event", full)
    assert _code(lambda: world.cases.view_bytes(case.code, added.id)) is ErrorCode.DISK_FULL


def test_a_damaged_original_is_not_handed_out(world: World, case: Case) -> None:
    added = world.cases.add_original(case.code, original_of(b"x" * 5000), TOLD)
    (blob,) = [path for path in (world.folder / "blobs").rglob("*") if path.is_file()]
    data = bytearray(blob.read_bytes())
    data[-100] ^= 1
    blob.write_bytes(data)
    assert _code(lambda: world.cases.view_bytes(case.code, added.id)) is ErrorCode.VAULT_DAMAGED
    assert "exhibit_viewed" not in world.events(case.code)
    assert [code for _, code in world.codes()] == ["blob_damaged"]


def test_a_case_file_holds_the_chosen_exhibits_and_one_chain(world: World, case: Case) -> None:
    other = world.cases.new("Autre", Mode.FAMILY)
    added = [world.cases.add_original(case.code, original_of(bytes([n])), TOLD) for n in range(3)]
    stranger = world.cases.add_original(other.code, original_of(b"autre"), TOLD)
    case_file = world.cases.case_file(case.code, [3, 1, 3])
    assert case_file.exhibits == (added[0], added[2])
    assert case_file.original(added[2].id) == b"\x02"
    for outside in (added[1].id, stranger.id):
        assert _code(partial(case_file.original, outside)) is ErrorCode.EXHIBIT_UNKNOWN
        assert _code(partial(case_file.openings, outside)) is ErrorCode.EXHIBIT_UNKNOWN
    assert chain_fault(case_file.journal) is None
    assert case_file.signed_head.holds()
    assert (case_file.signed_head.head, case_file.signed_head.entries) == (
        case_file.journal[-1].hash,
        len(case_file.journal),
    )
    assert {entry.exhibit for entry in case_file.journal} == {None, *(exhibit.id for exhibit in added)}
    assert _code(lambda: world.cases.case_file(case.code, [4])) is ErrorCode.EXHIBIT_UNKNOWN


def test_an_export_is_journalled_after_the_chain_it_carries(world: World, case: Case) -> None:
    world.cases.add_original(case.code, original_of(b"x"), TOLD)
    before = world.cases.case_file(case.code)
    entry = world.cases.note_export(case.code, {"addressee": "school", "numbers": [1]})
    assert entry.previous == before.signed_head.head
    assert entry.event == "dossier_exported"
    assert world.changes[-1] == case.code


def test_the_vaults_own_chain_records_every_head(world: World, case: Case) -> None:
    world.cases.add_original(case.code, original_of(b"x"), TOLD)
    heads = [
        opened.details
        for opened in world.vault.opened_entries(world.vault.vault_id)
        if opened.entry.event == "case_head" and opened.details
    ]
    chain = world.cases.journal(case.code)
    assert [(head["head"], head["entries"]) for head in heads] == [(chain[0].hash, 1), (chain[-1].hash, 3)]
    # By its random id: the code that people type is not in it.
    assert case.code not in json.dumps(heads)


def test_thumbnails_come_from_the_picture_and_are_not_journalled(
    world: World, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded: list[bytes] = []

    class Pixels:
        width, height, rgb = 4, 3, bytes(36)

    def decode(data: bytes, _media_type: str, max_edge: int) -> Pixels:
        decoded.append(data)
        assert max_edge == 160
        return Pixels()

    monkeypatch.setattr("appui_core.intake.preview.decode_preview", decode)
    added = world.cases.add_original(case.code, original_of(b"picture"), TOLD)
    events = world.events(case.code)
    for _ in range(2):
        thumbnail = world.cases.thumbnail(case.code, added.id)
        assert thumbnail is not None
        assert (thumbnail.width, thumbnail.height) == (4, 3)
    assert decoded == [b"picture"]
    assert world.events(case.code) == events
    world.cases.withdraw(case.code, added.id)
    assert _code(lambda: world.cases.thumbnail(case.code, added.id)) is ErrorCode.EXHIBIT_WITHDRAWN


def test_a_picture_that_does_not_decode_has_no_thumbnail(world: World, case: Case) -> None:
    added = world.cases.add_original(case.code, original_of(b"no picture at all"), TOLD)
    assert world.cases.thumbnail(case.code, added.id) is None


def test_listeners_hear_of_what_changed_and_only_once_it_is_kept(world: World, case: Case) -> None:
    seen: list[int] = []
    world.cases.changed.subscribe(lambda code: seen.append(len(world.cases.exhibits(code))))
    added = world.cases.add_original(case.code, original_of(b"x"), Facts())
    world.cases.note_facts(case.code, added.id, TOLD)
    world.cases.withdraw(case.code, added.id)
    assert seen == [1, 1, 0]


def test_an_unknown_mode_makes_no_case(world: World) -> None:
    with pytest.raises(ValueError, match="club"):
        world.cases.new("x", "club")
    assert world.cases.list() == ()


def test_nothing_told_is_in_clear_on_the_disk(world: World, case: Case, tmp_path: Path) -> None:
    world.cases.add_link(case.code, TOLD)
    added = world.cases.add_original(case.code, original_of(b"mot sem\xc3\xa9 sept" * 100), TOLD)
    world.cases.original_bytes(case.code, added.id, reason="mot semé huit")
    world.vault.close()
    planted = ["mot sem", "mot_sem", "mot-sem", "Léa", case.code, added.sha256, added.id]
    for path in tmp_path.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        found = [word for word in planted if word.encode() in data or word in path.name]
        assert found == [], path.name
