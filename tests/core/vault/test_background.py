"""The check in the background: every original in turn, over restarts, and what it found remembered."""

from datetime import UTC, timedelta
from pathlib import Path

import pytest

from appui_core.cases.integrity import Integrity, integrity_words
from appui_core.cases.model import Case, Exhibit
from appui_core.cases.service import Cases
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import load_messages
from appui_core.vault import background
from appui_core.vault.background import BackgroundCheck
from appui_core.vault.facade import create_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore
from fakes.originals import original_of
from fakes.world import World

COUNT = 10


@pytest.fixture
def world(tmp_path: Path, clock: FixedClock) -> World:
    store = FakeKeyStore()
    made = create_vault(tmp_path / "vault", clock=clock, keystore=store, passphrase=None, preset="private")
    return World(made.vault, Cases(made.vault, clock), clock, store)


@pytest.fixture
def case(world: World) -> Case:
    return world.cases.new("x")


@pytest.fixture
def exhibits(world: World, case: Case, monkeypatch: pytest.MonkeyPatch) -> list[Exhibit]:
    # One original a slice, written at once: the tests count them.
    monkeypatch.setattr(background, "SLICE_S", 0.0)
    monkeypatch.setattr(background, "_WRITE_AFTER", 1)
    return [world.cases.add_original(case.code, original_of(b"%d" % number)) for number in range(COUNT)]


def _checked(world: World) -> list[int]:
    rows = world.vault.rows("SELECT number FROM exhibits WHERE checked_at_utc IS NOT NULL ORDER BY number")
    return [row[0] for row in rows]


def _blob(world: World, exhibit: Exhibit) -> Path:
    ((name,),) = world.vault.rows("SELECT blob FROM exhibits WHERE id = ?", (exhibit.id,))
    return world.folder / "blobs" / str(name)[:2] / str(name)


def _round(check: BackgroundCheck) -> int:
    """Go on to the end of the round and return how many originals that took."""
    total = 0
    for _ in range(200):
        done = check.step()
        total += done.checked
        if done.complete:
            return total
    raise AssertionError("no end")


def _damage(path: Path) -> bytes:
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes((data[-1] ^ 1,)))
    return data


@pytest.mark.usefixtures("exhibits")
def test_a_round_opens_each_once_and_the_next_waits_a_week(world: World) -> None:
    check = BackgroundCheck(world.vault, world.clock)
    assert world.vault.setting("check_complete_at_utc") is None
    assert _round(check) == COUNT
    assert _checked(world) == list(range(1, COUNT + 1))
    assert check.last_complete_utc is not None
    assert check.problems == ()
    for days, again in ((6, 0), (2, COUNT), (1, 0), (-365, COUNT)):
        world.clock.set(world.clock.now() + timedelta(days=days))
        assert _round(check) == again, days


@pytest.mark.usefixtures("exhibits")
def test_its_place_survives_a_restart(world: World) -> None:
    check = BackgroundCheck(world.vault, world.clock)
    for _ in range(4):
        check.step()
    assert len(_checked(world)) == 4
    world.reopen()
    assert _round(BackgroundCheck(world.vault, world.clock)) == COUNT - 4
    assert _checked(world) == list(range(1, COUNT + 1))


def test_the_longest_unchecked_come_first(world: World, exhibits: list[Exhibit]) -> None:
    for place, exhibit in enumerate(exhibits):
        stamp = f"2020-01-{COUNT - place:02d}T00:00:00.000Z"
        world.vault.rows("UPDATE exhibits SET checked_at_utc = ? WHERE id = ?", (stamp, exhibit.id))
    check = BackgroundCheck(world.vault, world.clock)
    check.step()
    ((number,),) = world.vault.rows("SELECT number FROM exhibits ORDER BY checked_at_utc DESC LIMIT 1")
    assert number == COUNT


def test_what_is_found_is_remembered_until_it_is_well_again(world: World, exhibits: list[Exhibit]) -> None:
    damaged, missing = _blob(world, exhibits[2]), _blob(world, exhibits[5])
    whole = {damaged: _damage(damaged), missing: missing.read_bytes()}
    missing.unlink()
    assert _round(BackgroundCheck(world.vault, world.clock)) == COUNT
    wanted = {
        (damaged.relative_to(world.folder).as_posix(), "blob_damaged"),
        (missing.relative_to(world.folder).as_posix(), "blob_missing"),
    }
    world.reopen()
    check = BackgroundCheck(world.vault, world.clock)
    assert {(problem.what, problem.code) for problem in check.problems} == wanted
    assert _checked(world) == [1, 2, 4, 5, 7, 8, 9, 10]
    for path, data in whole.items():
        path.write_bytes(data)
    world.clock.advance(days=8)
    _round(check)
    assert check.problems == ()
    assert len(_checked(world)) == COUNT


def test_one_withdrawn_meanwhile_is_no_problem(world: World, case: Case, exhibits: list[Exhibit]) -> None:
    check = BackgroundCheck(world.vault, world.clock)
    check.step()
    world.cases.withdraw(case.code, exhibits[3].id)
    _round(check)
    assert check.problems == ()


@pytest.mark.usefixtures("exhibits")
def test_a_clock_set_back_during_a_round_ends_it_all_the_same(world: World) -> None:
    check = BackgroundCheck(world.vault, world.clock)
    check.step()
    world.clock.set(world.clock.now() - timedelta(days=365))
    assert _round(check) == COUNT - 1


@pytest.mark.usefixtures("exhibits")
def test_a_full_check_counts_too(world: World) -> None:
    world.vault.check(full=True)
    check = BackgroundCheck(world.vault, world.clock)
    assert check.last_complete_utc is not None
    assert check.step().complete


@pytest.mark.usefixtures("exhibits")
def test_a_locked_vault_says_so(world: World) -> None:
    check = BackgroundCheck(world.vault, world.clock)
    check.step()
    world.vault.close()
    with pytest.raises(AppuiError) as caught:
        check.step()
    assert caught.value.code is ErrorCode.VAULT_LOCKED


def test_integrity_of_one_exhibit(world: World, case: Case, exhibits: list[Exhibit]) -> None:
    first, path = exhibits[0], _blob(world, exhibits[0])
    found = world.cases.integrity(case.code, first.id)
    assert (found.state, found.added_at_utc) == ("unchanged", first.added_at_utc)
    assert _checked(world) == [1]
    before = world.events(case.code)
    data = _damage(path)
    world.clock.advance(days=1)
    assert world.cases.integrity(case.code, first.id) == Integrity(
        first.added_at_utc, found.checked_at_utc, "damaged"
    )
    path.unlink()
    assert world.cases.integrity(case.code, first.id).state == "missing"
    path.write_bytes(data)
    assert world.cases.integrity(case.code, first.id).state == "unchanged"
    assert world.events(case.code) == before


@pytest.mark.parametrize("language", ["fr", "en"])
def test_integrity_in_words(language: str) -> None:
    messages = load_messages(language)
    added, checked = "2026-11-14T17:02:10.000Z", "2026-11-20T09:05:00.000Z"
    said = {
        integrity_words(messages, Integrity(added, when, state), UTC)
        for state in ("unchanged", "damaged", "missing")
        for when in (None, checked)
    }
    # When it was read last is said only where it matters: when something is wrong.
    assert len(said) == 5
    assert all("14/11/2026" in words for words in said)
    assert sum("20/11/2026" in words for words in said) == 2
    if language == "fr":
        assert "inchangée depuis l’ajout (14/11/2026 17\u00a0h\u00a002)" in said
