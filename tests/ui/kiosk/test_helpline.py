"""The 3018 for a pupil: the number as it is said, whether it answers now, codes for a telephone, who else does."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from appui.kiosk_run import Kiosk
from appui.pages.kiosk.helpline import BARE_NIGHT, HelplineRoom
from appui.pages.kiosk.parts.route import RouteCard
from appui.widgets.qr import QrCode
from appui_core.content.codes import encode
from appui_core.content.kiosk import load_kiosk
from appui_core.helpline.lines import load_lines
from appui_core.locate import use_content
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.kiosk_visit import enter, plain, words_on
from fakes.qt import settle

_PARIS = timezone(timedelta(hours=1))
_MORNING = datetime(2026, 11, 16, 8, 10, tzinfo=_PARIS)
_CLOSING = datetime(2026, 11, 16, 22, 48, tzinfo=_PARIS)


def _room(kiosk: Kiosk) -> HelplineRoom:
    page = enter(kiosk, "helpline")
    assert isinstance(page, HelplineRoom)
    return page


def _order(page: HelplineRoom) -> list[str]:
    places = {"number": page.number, "ways": page.ways, "others": page.others}
    return sorted(places, key=lambda name: places[name].y())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "fr",
            (
                "30-18",
                "« trente, dix-huit »",
                "Ouvert jusqu’à 23 h",
                "Gratuit, anonyme et confidentiel, sauf danger grave.",
                "Retiens 30-18. Téléphone rangé ? Demande à appeler depuis l’infirmerie ou la vie scolaire.",
                "Appeler, avec ton téléphone",
                "Ton téléphone garde une trace de l’appel.",
                "Écrire : tchat du 3018",
                "3018.fr",
                "Un site laisse une trace dans l’historique du téléphone. Pour l’éviter : navigation privée.",
                "Une phrase pour commencer",
                "« Il se passe quelque chose en ligne, j’aimerais vous en parler. »",
                "Qui d’autre répond, jour et nuit",
                "www.masecurite.interieur.gouv.fr/fr/demarches-en-ligne/mineurs",
                "119, enfance en danger",
                "Le 3114 répond jour et nuit",
                "le 17 ou le 112",
                "le 114, par SMS",
            ),
        ),
        (
            "en",
            (
                "30-18",
                "In French: “trente, dix-huit”",
                "Open until 23:00",
                "Free, anonymous and confidential, except in grave danger.",
                "Remember 30-18.",
                "3018 answers in French. For other languages, we do not know.",
                "Call, with your phone",
                "Your phone keeps a trace of the call.",
                "Write: the 3018 chat",
                "A site leaves a trace in the phone’s history. To avoid it: private browsing.",
                # What is heard stands first, what it means beneath.
                "« Il se passe quelque chose en ligne, j’aimerais vous en parler. »",
                "“Something is happening online, I would like to talk to you about it.”",
                "Who else answers, day and night",
                "119, children in danger",
                "3114 answers day and night",
            ),
        ),
    ],
)
def test_every_word_in_both_languages(
    qapp: QApplication,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    expected: tuple[str, ...],
) -> None:
    with open_kiosk(qapp, clock, monkeypatch, language=language) as kiosk:
        said = words_on(_room(kiosk))
        assert [words for words in expected if words not in said] == []


def test_the_language_can_change_while_one_stands_here(kiosk: Kiosk) -> None:
    page = _room(kiosk)
    before = sorted(words_on(page).splitlines())
    kiosk.set_language("en")
    assert "Who else answers" in words_on(page)
    kiosk.set_language("fr")
    settle()
    assert sorted(words_on(page).splitlines()) == before


def test_open_the_ways_come_first_closed_whoever_answers_now(kiosk: Kiosk, clock: FixedClock) -> None:
    page = _room(kiosk)
    assert _order(page) == ["number", "ways", "others"]
    clock.set(_MORNING)
    page.refresh()
    settle()
    assert _order(page) == ["number", "others", "ways"]
    said = words_on(page)
    assert "Fermé, ouvre à 9 h" in said
    assert "Qui répond maintenant, jour et nuit" in said


def test_it_says_to_hurry_with_tu(kiosk: Kiosk, clock: FixedClock) -> None:
    page = _room(kiosk)
    clock.set(_CLOSING)
    page.minute.passed.emit()
    assert "Ferme dans 12 min : appelle maintenant" in words_on(page)


def test_the_codes_are_the_number_the_site_and_the_chat_of_the_police(kiosk: Kiosk) -> None:
    page = _room(kiosk)
    police = load_lines()["police-chat"].channels[0].url
    assert police is not None
    codes = [code._rows for code in page.findChildren(QrCode)]
    assert codes == [encode(text) for text in ("tel:3018", "https://3018.fr", police)]


def test_without_the_kiosks_words_the_numbers_have_cards_of_their_own(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    leave = use_content(lambda: tmp_path)
    try:
        with open_kiosk(qapp, clock, monkeypatch) as kiosk:
            page = _room(kiosk)
            said = words_on(page)
            assert "30-18" in said
            assert "Horaires inconnus : appelle quand même" in said
            shown = [card.objectName().removeprefix("route_") for card in page.findChildren(RouteCard)]
            assert shown == [name for name in BARE_NIGHT if name != "police-chat"]
            assert page.ways.say.isHidden()
    finally:
        leave()


def test_what_it_promises_is_the_contents_word(kiosk: Kiosk) -> None:
    page, said = _room(kiosk), load_kiosk()
    assert page.number.private.text() == said.note("confidential", "fr")
    shown = words_on(page)
    for name in ("remember", "phone_away", "life", "danger"):
        assert plain(said.note(name, "fr")) in shown, name
