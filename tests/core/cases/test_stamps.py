"""What waits for an authority: kept over restarts, tried again after growing pauses, journalled once attested."""

from datetime import timedelta

import pytest

from appui_core.cases.service import Cases
from appui_core.cases.stamps import LEAST_PAUSE, MOST_PAUSE, Place, Stamps, State
from appui_core.errors import ErrorCode
from appui_core.vault.facade import Vault, open_vault
from fakes.clock import FixedClock
from fakes.world import World

PLACE = Place("/nowhere/dossier", "1-essai", zipped=False)


def chain_of(vault: Vault, code: str) -> str:
    return str(vault.rows("SELECT id FROM cases WHERE code = ?", (code,))[0][0])


@pytest.fixture
def vault(world: World) -> Vault:
    return world.vault


@pytest.fixture
def cases(world: World) -> Cases:
    return world.cases


@pytest.fixture
def stamps(vault: Vault, clock: FixedClock) -> Stamps:
    return Stamps(vault, clock)


@pytest.fixture
def chain(vault: Vault, cases: Cases) -> str:
    return chain_of(vault, cases.new("Rentrée").code)


def test_what_waits_is_there_after_a_restart(stamps: Stamps, chain: str, clock: FixedClock, world: World) -> None:
    own = stamps.add(chain, "ab" * 32, "Essai", b"request", PLACE)
    stamps.failed(own, ErrorCode.NETWORK_UNREACHABLE)
    world.vault.close()
    with open_vault(world.vault.folder, clock=clock, keystore=world.keystore) as again:
        (found,) = Stamps(again, clock).waiting()
    assert (found.id, found.request, found.place, found.last_code) == (
        own,
        b"request",
        PLACE,
        "network_unreachable",
    )


def test_the_pause_grows_and_has_an_end(stamps: Stamps, chain: str, clock: FixedClock) -> None:
    own = stamps.add(chain, "ab" * 32, "Essai", b"request", PLACE)
    assert stamps.waiting()[0].due(clock.now())
    pauses = []
    for _ in range(14):
        stamps.failed(own, ErrorCode.STAMP_INVALID)
        before = clock.now()
        (one,) = stamps.waiting()
        assert not one.due(clock.now())
        while not one.due(clock.now()):
            clock.advance(30)
        pauses.append(clock.now() - before)
    assert pauses[0] == LEAST_PAUSE
    assert pauses == sorted(pauses)
    assert pauses[-1] == MOST_PAUSE


def test_a_clock_set_back_does_not_make_it_wait(stamps: Stamps, chain: str, clock: FixedClock) -> None:
    own = stamps.add(chain, "ab" * 32, "Essai", b"request", PLACE)
    stamps.failed(own, ErrorCode.NETWORK_UNREACHABLE)
    clock.set(clock.now() - timedelta(days=365))
    assert stamps.waiting()[0].due(clock.now())


def test_a_refusal_is_final_and_other_failures_are_not(stamps: Stamps, chain: str) -> None:
    refused, late = (stamps.add(chain, "ab" * 32, name, b"r", PLACE) for name in ("A", "B"))
    stamps.failed(refused, ErrorCode.STAMP_REFUSED)
    stamps.failed(late, ErrorCode.STAMP_INVALID)
    assert [one.id for one in stamps.waiting()] == [late]
    assert {one.state for one in stamps.all(chain)} == {State.REFUSED, State.WAITING}


def test_an_answer_is_journalled_once_in_the_chain_of_its_case(stamps: Stamps, chain: str, vault: Vault) -> None:
    own = stamps.add(chain, "ab" * 32, "Essai", b"request", PLACE)
    for _ in range(2):
        stamps.done(own, b"answer", "2026-11-14T17:02:03.000Z")
    opened = [one for one in vault.opened_entries(chain) if one.entry.event == "time_stamped"]
    (entry,) = opened
    assert entry.details == {
        "authority": "Essai", "attested_at_utc": "2026-11-14T17:02:03.000Z", "manifest_sha256": "ab" * 32,
    }  # fmt: skip
    assert vault.entries(None)[-1].event == "case_head"
    (left,) = stamps.unplaced(chain)
    assert left.response == b"answer"
    stamps.placed([own])
    assert stamps.unplaced() == ()
    assert vault.check(full=False).intact


def test_nothing_of_a_destroyed_case_stays(stamps: Stamps, chain: str, vault: Vault, cases: Cases) -> None:
    kept = stamps.add(chain_of(vault, cases.new("Autre").code), "cd" * 32, "Essai", b"r", PLACE)
    stamps.add(chain, "ab" * 32, "Essai", b"r", Place("/tmp/Zoe", "1-essai", zipped=False))  # noqa: S108 - never opened
    cases.purge(next(one.code for one in cases.list() if one.code != cases.list()[-1].code), "test")
    assert [one.id for one in stamps.all()] == [kept]
    for table in ("stamps", "settings", "openings"):
        assert "Zoe" not in str(vault.rows(f"SELECT * FROM {table}"))  # noqa: S608 - our own names
