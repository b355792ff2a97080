"""Withdrawing an exhibit leaves its number and an entry that says so, and nothing of what was there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from appui_core.cases.model import Case, Facts, Mode
from appui_core.cases.report_model import Told
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import keys
from appui_core.vault.chains import OpenedEntry
from appui_core.vault.journal import chain_fault
from fakes.originals import original_of
from fakes.world import World

TOLD = Facts(
    url="https://example.org/effacer-un", account="effacer_deux", words="effacer trois", note="effacer quatre"
)
PAGE, RESERVED = 4096, 80
SENT = datetime(2026, 11, 10, 17, 20, tzinfo=UTC)


def _plain_pages(index: Path, key: bytes) -> bytes:
    """Decrypt every page, free ones too, as SQLCipher 4 lays them out: salt first, IV and seal at the end."""
    data = index.read_bytes()
    plain = bytearray()
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        vector = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        decryptor = Cipher(AES256(key), CBC(vector)).decryptor()
        plain += decryptor.update(page[16 if start == 0 else 0 : PAGE - RESERVED])
    return bytes(plain)


def _index_key(world: World) -> bytes:
    opened = world.vault._open
    assert opened is not None
    return keys.derive(opened.identity, world.vault.vault_id, keys.INDEX_INFO)


def _opened(world: World, exhibit: str) -> tuple[OpenedEntry, ...]:
    ((chain,),) = world.vault.rows("SELECT case_id FROM exhibits WHERE id = ?", (exhibit,))
    return world.vault.opened_entries(chain, exhibit)


def test_nothing_of_it_stays_in_any_page(world: World, case: Case) -> None:
    other = world.cases.add_original(case.code, original_of(b"kept"), Facts(note="garder"))
    for round_number in range(12):
        # Several notes, so that pages split, fill and free.
        filler = world.cases.add_original(case.code, original_of(bytes([round_number])), Facts(note="garder" * 50))
        world.cases.note_facts(case.code, filler.id, Facts(note="garder"))
    added = world.cases.add_original(case.code, original_of(b"shameful", captured=True), TOLD)
    for number in range(5):
        world.cases.note_facts(case.code, added.id, Facts(words=f"effacer cinq {number} " + "effacer" * 60))
    world.cases.original_bytes(case.code, added.id, reason="effacer six")
    world.cases.note_export(case.code, {"files": [f"001-{added.short_hash}.png"]})
    salts = [opened.salt for opened in _opened(world, added.id)]
    blob = world.vault.rows("SELECT blob FROM exhibits WHERE id = ?", (added.id,))[0][0]
    traces = [b"effacer", added.short_hash.encode(), str(blob).encode(), *(str(salt).encode() for salt in salts)]
    key, index = _index_key(world), world.folder / "index.db"
    before = _plain_pages(index, key)
    assert [trace for trace in traces if trace not in before] == []

    world.cases.withdraw(case.code, added.id)

    after = _plain_pages(index, key)
    assert b"garder" in after
    assert other.short_hash.encode() in after
    assert [trace for trace in traces if trace in after] == []
    assert not (world.folder / "index.db-journal").exists()
    assert not (world.folder / "blobs" / blob[:2] / blob).exists()
    assert world.codes() == set()


def test_it_is_no_longer_there_but_its_number_is_used(world: World, case: Case) -> None:
    first = world.cases.add_original(case.code, original_of(b"one"), TOLD)
    world.cases.withdraw(case.code, first.id.lower())
    assert world.cases.exhibits(case.code) == ()
    assert world.cases.get(case.code).exhibits == 0
    second = world.cases.add_original(case.code, original_of(b"two"), TOLD)
    assert second.number == 2
    # The same bytes again are a new exhibit: nothing remembers them.
    third = world.cases.add_original(case.code, original_of(b"one"), TOLD)
    assert (third.number, third.duplicate) == (3, False)
    for call in (
        lambda: world.cases.exhibit(case.code, first.id),
        lambda: world.cases.view_bytes(case.code, first.id),
        lambda: world.cases.withdraw(case.code, first.id),
        lambda: world.cases.case_file(case.code, [1]),
    ):
        with pytest.raises(AppuiError) as caught:
            call()
        assert caught.value.code is ErrorCode.EXHIBIT_WITHDRAWN
    assert [exhibit.number for exhibit in world.cases.case_file(case.code).exhibits] == [2, 3]


def test_the_chain_stays_whole_and_says_that_it_was_withdrawn(world: World, case: Case) -> None:
    added = world.cases.add_link(case.code, TOLD)
    before = world.cases.journal(case.code)
    world.cases.withdraw(case.code, added.id)
    after = world.cases.journal(case.code)
    assert after[: len(before)] == before
    assert chain_fault(after) is None
    assert (after[-1].event, after[-1].exhibit) == ("exhibit_withdrawn", added.id)
    last = _opened(world, added.id)
    assert [entry.details for entry in last] == [None, None, {"number": 1}]
    assert world.codes() == set()


def test_other_cases_lose_nothing(world: World, case: Case) -> None:
    other = world.cases.new("Autre", Mode.FAMILY)
    kept = world.cases.add_original(other.code, original_of(b"same"), TOLD)
    gone = world.cases.add_original(case.code, original_of(b"same"), TOLD)
    world.cases.withdraw(case.code, gone.id)
    assert world.cases.original_bytes(other.code, kept.id, reason="x") == b"same"
    assert world.cases.case_file(other.code).openings(kept.id)[0].details["sha256"] == kept.sha256


def test_a_file_that_a_crash_left_is_swept(world: World, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    added = world.cases.add_original(case.code, original_of(b"one"), TOLD)

    def killed(_name: str) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(world.vault, "destroy_blob", killed)
        with pytest.raises(SystemExit):
            world.cases.withdraw(case.code, added.id)
    assert any(path.is_file() for path in (world.folder / "blobs").rglob("*"))
    assert world.vault.setting("compact_due") is not None
    world.reopen()
    assert world.vault.setting("compact_due") is None
    assert not any(path.is_file() for path in (world.folder / "blobs").rglob("*"))
    assert world.codes() == set()


def test_what_people_wrote_about_other_things_stays(world: World, case: Case) -> None:
    gone = world.cases.add_original(case.code, original_of(b"gone"), Facts())
    quoted = f"la copie de {gone.short_hash}"
    other = world.cases.add_original(case.code, original_of(b"other"), Facts(words=quoted))
    report = world.cases.reports.add(case.code, Told("tiktok", "video", SENT, note=quoted))
    world.cases.withdraw(case.code, gone.id)
    assert world.codes() == set()
    assert all(one.details is not None for one in _opened(world, other.id))
    assert world.cases.reports.get(report.id).told.note == quoted
