"""The journals in words: the newest first, page by page, nothing about what was destroyed."""

from pathlib import Path

import pytest

from appui_core.cases.journal_view import JournalLine, exhibit_at, journal_page, line_words
from appui_core.cases.model import Facts, Mode
from appui_core.cases.service import Cases
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import load_messages
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault, create_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore


@pytest.fixture
def vault(tmp_path: Path, clock: FixedClock) -> Vault:
    made = create_vault(
        tmp_path / "vault", clock=clock, keystore=FakeKeyStore(), passphrase=None, preset="private"
    )
    return made.vault


def _words(lines: tuple[JournalLine, ...]) -> list[str]:
    return [line_words(line, load_messages("fr")) for line in lines]


def test_a_case_from_its_newest_entry_to_its_first(vault: Vault, clock: FixedClock) -> None:
    cases = Cases(vault, clock)
    code = cases.new("Situation d’automne").code
    clock.advance(60)
    link = cases.add_link(code, Facts(url="https://exemple.fr/planted", words="mots"))
    clock.advance(60)
    cases.original_bytes(code, link.id, reason="demande de la police")
    cases.note_export(code, {"addressee": "school", "exhibits": [1], "manifest_sha256": "0" * 64})
    lines = journal_page(vault, code.lower())
    assert _words(lines) == [
        "Dossier préparé. Pour\u00a0: l’établissement.",
        "Pièce 1\u00a0: original sorti du coffre. Motif\u00a0: demande de la police",
        "Pièce 1\u00a0: ce que vous en savez a été noté.",
        "Pièce 1 gardée.",
        "Situation commencée.",
    ]
    assert {line.case for line in lines} == {"Situation d’automne"}
    assert "planted" not in "".join(_words(lines)), "a line says what was done, not what was written"
    vault.close()


def test_pages_join_without_gap_or_repeat_and_heads_are_left_out(vault: Vault, clock: FixedClock) -> None:
    cases = Cases(vault, clock)
    for number in range(7):
        cases.new(f"Situation {number}")
        clock.advance(number % 2)  # several entries share one instant
    code = cases.new("Plusieurs entrées d’un coup").code
    cases.add_link(code, Facts(url="https://exemple.fr"))
    found: list[JournalLine] = []
    while page := journal_page(vault, None, before=found[-1] if found else None, limit=2):
        found += page
    assert len(found) == len({(line.chain, line.seq) for line in found}) == 11
    assert [line.at_utc for line in found] == sorted((line.at_utc for line in found), reverse=True)
    assert events.CASE_HEAD not in {line.event for line in found}
    vault.close()


def test_a_withdrawn_exhibit_keeps_its_line_and_nothing_else(vault: Vault, clock: FixedClock) -> None:
    cases = Cases(vault, clock)
    code = cases.new("Une").code
    link = cases.add_link(code, Facts(url="https://exemple.fr", note="note"))
    cases.original_bytes(code, link.id, reason="motif privé")
    cases.withdraw(code, link.id)
    words = _words(journal_page(vault, code))
    assert words[0] == "Pièce 1 retirée, contenu détruit."
    assert "motif privé" not in "".join(words)
    vault.close()


def test_why_a_case_is_kept_and_why_it_is_no_more(vault: Vault, clock: FixedClock) -> None:
    cases = Cases(vault, clock)
    code = cases.new("Suivi 12", Mode.SCHOOL).code
    cases.keeping.keep_until(code, clock.now().date(), "fin de l’année")
    assert _words(journal_page(vault, code))[0] == "Durée de conservation décidée. Motif\u00a0: fin de l’année"
    cases.purge(code, "suivi terminé")
    assert _words(journal_page(vault, code)) == [
        "Situation effacée, avec toutes ses pièces. Motif\u00a0: suivi terminé",
        "Durée de conservation décidée.",
        "Situation commencée.",
    ], "what was decided went with the case"
    vault.close()


def test_an_unknown_case_is_refused(vault: Vault) -> None:
    with pytest.raises(AppuiError) as refused:
        journal_page(vault, "ZZZZZZ")
    assert refused.value.code is ErrorCode.CASE_UNKNOWN
    vault.close()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("event", sorted(events.CASE_EVENTS | events.VAULT_EVENTS))
def test_every_event_has_words(event: str, language: str) -> None:
    line = JournalLine("2026-11-14T17:02:11.250Z", "c", 1, event, None, None, None)
    assert event not in line_words(line, load_messages(language))


def test_an_event_of_a_newer_appui_is_still_a_line() -> None:
    line = JournalLine("2026-11-14T17:02:11.250Z", "c", 1, "later_event", None, None, None)
    assert "later_event" in line_words(line, load_messages("fr"))


def test_a_problem_names_its_exhibit(vault: Vault, clock: FixedClock) -> None:
    cases = Cases(vault, clock)
    code = cases.new("Une").code
    link = cases.add_link(code, Facts(url="https://exemple.fr"))
    ((blob,),) = vault.rows("SELECT blob FROM exhibits")
    assert exhibit_at(vault, f"blobs/{blob[:2]}/{blob}") == (1, "Une")
    assert exhibit_at(vault, f"exhibit {link.id}") == (1, "Une")
    assert exhibit_at(vault, "journal abc entry 3") is None
    assert exhibit_at(vault, "index.db") is None
    vault.close()
