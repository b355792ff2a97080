"""What a letter must not say, and how it is noticed in a text that somebody changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.cases.aliases import Alias
from appui_core.cases.model import Addressee, Exhibit, Facts, Kind, Mode
from appui_core.cases.service import Cases
from appui_core.dossier.aliasing import note_aliases
from appui_core.dossier.choice import Choice
from appui_core.dossier.letter_choice import hidden_said, letter_choice, names_said
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


def test_a_hidden_fact_is_noticed() -> None:
    exhibits = [
        _exhibit(1, Facts(account="@k.exemple", platform="TikTok")),
        _exhibit(2, Facts(account="@k.exemple", note="un")),
        _exhibit(3, Facts(note="Vu au réfectoire")),
    ]
    choice = Choice(hidden={1: ("account", "words"), 2: ("note",), 3: ("note",)})
    assert hidden_said("Le compte @K.exemple écrit sur TikTok.", exhibits, choice) == (1,)
    assert hidden_said("C’était vu au refectoire, un mardi.", exhibits, choice) == (3,), "two letters are chance"
    assert hidden_said("Rien.", exhibits, choice) == ()
