"""What a letter must not say, and how it is noticed in a text that somebody changed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from appui_core.cases.aliases import Alias
from appui_core.cases.model import Addressee, Exhibit, Facts, Kind, Mode
from appui_core.cases.service import Cases
from appui_core.dossier.aliasing import note_aliases
from appui_core.dossier.choice import Choice
from appui_core.dossier.letter_choice import hidden_said, letter_choice, names_said, part_said
from appui_core.dossier.selection import Item, select
from appui_core.vault.facade import create_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

_NAMES = (Alias("Camille Exemple", "Élève A"),)


@pytest.fixture(name="cases")
def _cases(tmp_path: Path, clock: FixedClock) -> Iterator[Cases]:
    made = create_vault(
        tmp_path / "vault", clock=clock, keystore=FakeKeyStore(), passphrase=None, preset="private"
    )
    yield Cases(made.vault, clock)
    made.vault.close()


def _exhibit(number: int, facts: Facts) -> Exhibit:
    sha, media = "0" * 64, "text/plain"
    return Exhibit(
        str(number), number, "c", Kind.LINK, sha, 1, media, None, None, False, None, "", 60, None, facts
    )


def test_names_are_replaced_for_the_school_of_a_school_s_case_alone(cases: Cases) -> None:
    school, family = cases.new("Vie scolaire", Mode.SCHOOL).code, cases.new("Messages du car").code
    for code in (school, family):
        note_aliases(cases, code, _NAMES)
    assert letter_choice(cases, school, Addressee.SCHOOL).aliases == _NAMES
    assert letter_choice(cases, school, Addressee.POLICE) == Choice()
    assert letter_choice(cases, family, Addressee.SCHOOL) == Choice()


def test_a_name_is_noticed_whatever_its_capitals_and_accents() -> None:
    choice = Choice(aliases=_NAMES)
    assert names_said("La mère de CAMILLE exemplé a appelé.", choice)
    assert not names_said("La mère de l’élève A a appelé.", choice)
    assert not names_said("Camille Exemple", Choice())


def test_a_part_of_a_name_is_noticed_and_a_name_spelt_in_an_address() -> None:
    choice = Choice(aliases=(Alias("Chloé Martin", "Élève A"),))
    assert part_said("Un message de chloe à la classe.", choice)
    assert part_said("https://exemple.test/Chlo%C3%A9-Martin", choice)
    assert not part_said("Un message de Chloé Martin.", choice), "that is replaced"
    assert not part_said("Chloé", Choice())


def test_a_hidden_fact_is_noticed() -> None:
    exhibits = [
        _exhibit(1, Facts(account="@k.exemple", platform="TikTok")),
        _exhibit(2, Facts(account="@k.exemple", note="un")),
        _exhibit(3, Facts(note="Vu au réfectoire")),
    ]
    gone = {1: ("account",), 2: ("account", "note"), 3: ("note",)}
    items = [_shown(one, gone[one.number]) for one in exhibits]
    assert hidden_said("Le compte @K.exemple écrit sur TikTok.", exhibits, items) == (1, 2)
    assert hidden_said("C’était vu au refectoire, un mardi.", exhibits, items) == (3,), "two letters are chance"
    assert hidden_said("Rien.", exhibits, items) == ()
    items[1] = _shown(exhibits[1], ("note",))
    assert hidden_said("Le compte @K.exemple", exhibits, items) == (), "another exhibit tells it"
    assert hidden_said("Vu au réfectoire", exhibits, items[:2]) == (), "nothing of one that does not go"


def test_the_address_of_a_record_without_image_is_noticed_whoever_typed_it(cases: Cases) -> None:
    code = cases.new("Messages du car").code
    url = "https://www.tiktok.com/@k.exemple/video/1"
    cases.add_link(code, Facts(url=url, account="@k.exemple", platform="TikTok"))
    exhibits, typed = cases.exhibits(code), f"Voir {url}, sur TikTok."
    for addressee, numbers in ((Addressee.SCHOOL, (1,)), (Addressee.PLATFORM, (1,)), (Addressee.POLICE, ())):
        items = select(cases.case_file(code), addressee)
        assert hidden_said(typed, exhibits, items) == numbers
        assert hidden_said("Sur TikTok, un mardi.", exhibits, items) == ()


def _shown(exhibit: Exhibit, gone: tuple[str, ...]) -> Item:
    facts = replace(exhibit.facts, **dict.fromkeys(gone, ""))
    return Item(replace(exhibit, facts=facts), (), None)
