"""Purging a case leaves a whole chain that says so, and nothing of what was there, nor in the next backup."""

import base64
import hashlib
from pathlib import Path

import pytest

from appui_core.cases.model import Case, Facts, Mode
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import keys
from appui_core.vault.backup import backup_vault
from appui_core.vault.journal import chain_fault
from fakes.originals import original_of
from fakes.plain_index import exported, plain_pages
from fakes.world import World

TOLD = Facts(
    url="https://example.org/effacer-un",
    account="effacerdeux",
    display_name="Effacerquatre",
    words="effacertrois œuvre été",
    note="effacercinq",
)
KEPT = Facts(note="garderun", account="garderdeux")
REASON = "demande de la famille"


def _images(count: int, start: int = 0) -> list[bytes]:
    return [hashlib.sha256(f"image {start + n}".encode()).digest() * 60 for n in range(count)]


def _spellings(data: bytes) -> set[bytes]:
    """Return how a hash or a salt could stand somewhere: raw, hex in either case, base64 and its URL form."""
    return {
        data,
        data.hex().encode(),
        data.hex().upper().encode(),
        base64.b64encode(data).rstrip(b"="),
        base64.urlsafe_b64encode(data).rstrip(b"="),
    }


def _traces(world: World, exhibits: list[str], images: list[bytes]) -> set[bytes]:
    """Return everything that must be nowhere once these exhibits are gone."""
    found: set[bytes] = set()
    for image in images:
        found |= _spellings(hashlib.sha256(image).digest())
        found |= {image, hashlib.sha256(image).hexdigest()[:12].encode()}
    marks = ", ".join("?" for _ in exhibits)
    salts = world.vault.rows(
        "SELECT o.salt FROM openings o JOIN journal j USING (chain, seq)"  # noqa: S608 - question marks
        f" WHERE j.exhibit IN ({marks}) AND o.salt IS NOT NULL AND j.event != 'exhibit_withdrawn'",
        exhibits,
    )
    for (salt,) in salts:
        found |= _spellings(bytes.fromhex(salt))
    return found | {b"effacer", b"Effacer", b"EFFACER"}


def _key(world: World) -> bytes:
    with world.vault.held() as opened:
        return keys.derive(opened.identity, world.vault.vault_id, keys.INDEX_INFO)


def _found_in(world: World, folder: Path, traces: set[bytes], work: Path) -> set[bytes]:
    """Return which traces stand in any file of the folder, in the decrypted pages or in what SQLCipher exports."""
    with world.vault.held() as opened:
        identity = opened.identity
    seen: set[bytes] = set()
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes() + path.name.encode()
            if path.parent.parent.name == "blobs":
                import pyrage  # noqa: PLC0415 - this test alone

                data += bytes(
                    pyrage.decrypt(data[: path.stat().st_size], [pyrage.x25519.Identity.from_str(identity.secret)])
                )
            seen |= {trace for trace in traces if trace in data}
    key = _key(world)
    for data in (plain_pages(folder / "index.db", key), exported(folder / "index.db", key, work)):
        seen |= {trace for trace in traces if trace in data}
    return seen


def _fill(world: World, case: Case, images: list[bytes]) -> list[str]:
    """Keep images with all that can be told about them, over many pages; return their ids."""
    ids = []
    for number, image in enumerate(images):
        added = world.cases.add_original(case.code, original_of(image, captured=True), TOLD)
        for round_number in range(3):
            world.cases.note_facts(
                case.code, added.id, Facts(words=f"effacersix{round_number} " + "effacersept " * 50)
            )
        world.cases.original_bytes(case.code, added.id, reason=f"effacerhuit {number}")
        world.cases.note_export(case.code, {"files": [f"001-{added.short_hash}.png"]})
        ids.append(added.id)
    return ids


def test_nothing_of_a_withdrawn_image_is_left_anywhere(world: World, case: Case, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    images = _images(1)
    for other in _images(12, 100):
        world.cases.add_original(case.code, original_of(other), KEPT)
    (exhibit,) = _fill(world, case, images)
    traces = _traces(world, [exhibit], images)
    backup_vault(world.vault, stick)
    expected = {b"effacer", images[0], hashlib.sha256(images[0]).hexdigest().encode()}
    for folder in (world.folder, stick):
        assert expected <= _found_in(world, folder, traces, tmp_path)
    world.cases.withdraw(case.code, exhibit)
    assert _found_in(world, world.folder, traces, tmp_path) == set()
    backup_vault(world.vault, stick)
    assert _found_in(world, stick, traces, tmp_path) == set()
    assert _found_in(world, stick, {b"garderun"}, tmp_path) == {b"garderun"}


def test_nothing_of_a_purged_case_is_left_anywhere(world: World, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    other = world.cases.new("Garder ce titre", Mode.FAMILY)
    kept = [world.cases.add_original(other.code, original_of(image), KEPT) for image in _images(6, 100)]
    case = world.cases.new("Effacertitre de Léa", Mode.SCHOOL)
    images = _images(5)
    ids = _fill(world, case, images)
    world.cases.add_link(case.code, TOLD)
    world.cases.withdraw(case.code, ids[0])
    traces = _traces(world, ids, images) | {"Léa".encode()}
    backup_vault(world.vault, stick)
    assert b"effacer" in _found_in(world, stick, traces, tmp_path)

    world.cases.purge(case.code.lower(), REASON)

    assert _found_in(world, world.folder, traces, tmp_path) == set()
    assert world.vault.setting("compact_due") is None
    assert world.codes() == set()
    report = backup_vault(world.vault, stick)
    assert report.removed == 5
    assert _found_in(world, stick, traces, tmp_path) == set()
    assert [world.cases.view_bytes(other.code, exhibit.id) for exhibit in kept] == _images(6, 100)
    assert world.cases.get(other.code).title == "Garder ce titre"


def test_the_chain_is_whole_and_keeps_the_reason(world: World, case: Case) -> None:
    ids = _fill(world, case, _images(2))
    before = world.cases.journal(case.code)
    world.changes.clear()
    world.cases.purge(case.code, REASON)
    after = world.cases.journal(case.code)
    assert world.changes == [case.code]
    assert after[: len(before)] == before
    assert chain_fault(after) is None
    assert [entry.event for entry in after[len(before) :]] == ["case_purged"]
    ((chain, numbers),) = world.vault.rows("SELECT id, next_number FROM cases WHERE code = ?", (case.code,))
    assert numbers == 3
    opened = world.vault.opened_entries(chain)
    *gone, last = (entry.details for entry in opened)
    assert gone == [None] * len(before)
    assert last is not None
    assert (last["exhibits"], last["reason"], last["reports"], len(last["dossiers"])) == (2, REASON, 0, 2)
    assert all(entry.holds() for entry in opened)
    assert ids
    world.reopen()
    assert world.codes() == set()


def test_it_is_gone_from_every_list(world: World, case: Case) -> None:
    (exhibit,) = _fill(world, case, _images(1))
    other = world.cases.new("Autre", Mode.FAMILY)
    world.cases.purge(case.code, REASON)
    assert [one.code for one in world.cases.list()] == [other.code]
    assert world.vault.status()["cases"] == 1
    assert world.vault.status()["exhibits"] == 0
    assert world.cases.search("effacertrois") == ()
    for call in (
        lambda: world.cases.get(case.code),
        lambda: world.cases.exhibits(case.code),
        lambda: world.cases.exhibit(case.code, exhibit),
        lambda: world.cases.add_original(case.code, original_of(b"more")),
        lambda: world.cases.case_file(case.code),
        lambda: world.cases.purge(case.code, REASON),
    ):
        with pytest.raises(AppuiError) as caught:
            call()
        assert caught.value.code is ErrorCode.CASE_PURGED
    with pytest.raises(AppuiError) as caught:
        world.cases.purge("ZZZZZZ", REASON)
    assert caught.value.code is ErrorCode.CASE_UNKNOWN


def test_an_empty_case(world: World, case: Case) -> None:
    world.cases.purge(case.code, REASON)
    assert world.cases.list() == ()
    assert world.codes() == set()


@pytest.mark.parametrize("step", ["destroy_blob", "compact"])
def test_what_a_crash_leaves_the_next_opening_removes(
    world: World, case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str
) -> None:
    images = _images(3)
    traces = _traces(world, _fill(world, case, images), images)

    def killed(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(world.vault, "compact", killed)
        patched.setattr(world.vault, step, killed)
        with pytest.raises(SystemExit):
            world.cases.purge(case.code, REASON)
    assert world.vault.setting("compact_due") is not None
    world.reopen()
    assert world.codes() == set()
    assert _found_in(world, world.folder, traces, tmp_path) == set()


def test_a_failure_before_the_end_changes_nothing(
    world: World, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(world, case, _images(2))

    def full(*_: object) -> None:
        raise AppuiError(ErrorCode.DISK_FULL, "ENOSPC")

    with monkeypatch.context() as patched:
        patched.setattr(world.vault, "append_event", full)
        with pytest.raises(AppuiError):
            world.cases.purge(case.code, REASON)
    assert len(world.cases.exhibits(case.code)) == 2
    assert world.codes() == set()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cases SET title = 'x'",
        "UPDATE openings SET details = NULL, salt = NULL",
        "UPDATE exhibits SET withdrawn = 0, kind = 'import', sha256 = 'a', blob = 'b', stored_bytes = 1",
    ],
)
def test_a_purged_case_that_was_changed_is_found(world: World, case: Case, change: str) -> None:
    _fill(world, case, _images(1))
    world.cases.purge(case.code, REASON)
    world.vault.rows(change)
    assert world.codes() != set()
