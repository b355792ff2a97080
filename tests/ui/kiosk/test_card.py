"""The pocket card: its button in the 3018's room, what a pupil is told, the adults' trial, and the paper."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from appui import kiosk_card
from appui.kiosk_run import Kiosk
from appui.pages.kiosk.helpline import HelplineRoom
from appui.pages.kiosk.parts.card import CardOffer
from appui.pages.kiosk.parts.card_trial import CardTrial
from appui.pages.learn.drawing.canvas import kit_of
from appui.qt_adapters.paper import pdf_bytes
from appui.texts.language import Language
from appui.theme.theme import current_theme
from appui.widgets.buttons import TOUCH_PX
from appui.widgets.pocket_card import CardState
from appui_core.content.kiosk import load_kiosk
from appui_core.helpline.lines import Lines, load_lines
from appui_core.kiosk.policy import KioskPolicy
from appui_core.kiosk.words import CARD_VARIABLE, Order
from appui_core.messages import languages, load_messages
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.kiosk_visit import enter, words_on
from fakes.printing import StandIn
from fakes.qt import click, settle

_TODAY = date(2026, 11, 29)
_POLICY = KioskPolicy(printer="CDI-laser")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not here")


class _Asked:
    """A kiosk whose supervisor is the test."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        self.languages: list[str] = []
        kiosk.card.ask = lambda: self.languages.append(kiosk.language.code)

    def hear(self, order: Order) -> None:
        self.kiosk.card.hear(order)
        settle()

    def offer(self) -> CardOffer:
        page = enter(self.kiosk, "helpline")
        assert isinstance(page, HelplineRoom)
        return page.number.card


@pytest.fixture
def asked(qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Asked]:
    with open_kiosk(qapp, clock, monkeypatch, _POLICY) as kiosk:
        yield _Asked(kiosk)


def test_without_a_printer_there_is_no_button(asked: _Asked) -> None:
    offer = asked.offer()
    assert not offer.isVisible()
    asked.hear(Order.CARD_GONE)
    assert not offer.isVisible()
    # Nobody has asked: an answer that comes astray shows nothing.
    asked.hear(Order.CARD_SENT)
    asked.kiosk.card.press()
    assert (offer.isVisible(), asked.languages) == (False, [])


def test_the_button_says_where_the_card_comes_out_and_what_is_noted_there(asked: _Asked) -> None:
    offer = asked.offer()
    asked.hear(Order.CARD_THERE)
    assert offer.isVisible()
    assert min(offer.button.width(), offer.button.height()) >= TOUCH_PX
    said = words_on(offer)
    assert "Imprimer une carte de poche" in said
    assert "« CDI-laser », qui peut noter l’heure, pas qui tu es." in said


def test_two_presses_ask_once_in_the_language_of_the_visit(asked: _Asked) -> None:
    offer = asked.offer()
    asked.hear(Order.CARD_THERE)
    asked.kiosk.set_language("en")
    click(offer.button)
    click(offer.button)
    assert asked.languages == ["en"]
    assert "One moment…" in words_on(offer)
    asked.hear(Order.CARD_SENT)
    assert "The card is being printed." in words_on(offer)
    click(offer.button)
    assert asked.languages == ["en", "en"]
    # The good news stays.
    asked.hear(Order.CARD_SOON)
    assert "The card is being printed. For another one, wait a minute." in words_on(offer)


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order.CARD_SENT, "La carte s’imprime. Plie la feuille"),
        (Order.CARD_SOON, "Une carte par minute : attends un peu"),
        (Order.CARD_MANY, "quelques cartes par heure"),
        (Order.CARD_FAILED, "L’imprimante ne répond pas. Retiens 30-18"),
    ],
)
@pytest.mark.parametrize("scale", [100, 200])
def test_what_comes_of_it_is_said_where_it_is_seen(
    qapp: QApplication,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    order: Order,
    words: str,
    scale: int,
) -> None:
    monkeypatch.setenv("APPUI_TEXT_SCALE", str(scale))
    with open_kiosk(qapp, clock, monkeypatch, _POLICY) as kiosk:
        asked = _Asked(kiosk)
        kiosk.window.resize(1024, 700)
        offer = asked.offer()
        asked.hear(Order.CARD_THERE)
        offer.button.click()
        asked.hear(order)
        assert words in words_on(offer)
        page = kiosk.window.page()
        assert isinstance(page, HelplineRoom)
        view = page.viewport()
        top = offer.said.mapTo(view, offer.said.rect().topLeft()).y()
        assert 0 <= top <= view.height() - offer.said.height()
        assert page.horizontalScrollBar().maximum() == 0


def test_a_look_that_comes_late_takes_no_answer_away(asked: _Asked) -> None:
    offer = asked.offer()
    asked.hear(Order.CARD_THERE)
    click(offer.button)
    asked.hear(Order.CARD_GONE)
    asked.hear(Order.CARD_FAILED)
    assert "ne répond pas" in words_on(offer)


def test_a_wipe_forgets_it(asked: _Asked) -> None:
    asked.offer()
    asked.hear(Order.CARD_THERE)
    asked.kiosk.card.press()
    asked.hear(Order.CARD_SENT)
    asked.kiosk.window.wipe()
    assert asked.kiosk.card.state is CardState.ABSENT
    asked.kiosk.window.take_back()
    offer = asked.offer()
    assert not offer.isVisible()
    # Of the last pupil's card the next one learns nothing.
    asked.hear(Order.CARD_THERE)
    asked.kiosk.card.press()
    asked.hear(Order.CARD_SOON)
    assert "Une carte par minute" in words_on(offer)


def test_adults_see_the_printer_and_may_try_it(asked: _Asked) -> None:
    trial = CardTrial(asked.kiosk.context)
    trial.show()
    settle()
    assert "Imprimante : « CDI-laser »" in words_on(trial)
    assert "les élèves n’ont pas de bouton" in words_on(trial)
    asked.hear(Order.CARD_THERE)
    assert "n’ont pas de bouton" not in words_on(trial)
    click(trial.offer.button)
    assert asked.languages == ["fr"]
    for order, words in (
        (Order.CARD_SENT, "L’imprimante a pris la carte."),
        (Order.CARD_SOON, "il y a moins d’une minute"),
        (Order.CARD_MANY, "Dix cartes"),
        (Order.CARD_FAILED, "Vérifiez-la"),
    ):
        asked.kiosk.card.press()
        asked.hear(order)
        assert words in words_on(trial)
    asked.kiosk.set_language("en")
    trial.retranslate()
    assert "Print a card to try" in words_on(trial)
    trial.deleteLater()


@pytest.fixture(params=languages())
def spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:  # noqa: ARG001 - fonts need it
    language = Language()
    language.use(request.param)
    yield request.param
    language.leave()


def _text(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "card.pdf"
    file.write_bytes(pdf)
    said = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    alike = str.maketrans({"\u02bc": "’", "\u02ee": "”", "\u00a0": " ", "\u202f": " "})
    return re.sub(r"\s+", " ", said.translate(alike))


@pytest.mark.tool
@needs_poppler
def test_one_page_with_every_number_and_the_hours_with_their_date(spoken: str, tmp_path: Path) -> None:
    paper = kiosk_card.card_paper(kit_of(current_theme(), "paper"), load_messages(spoken), _TODAY)
    pdf = pdf_bytes(paper)
    assert len(pdf) < 64 * 1024
    text = _text(pdf, tmp_path)
    pages = subprocess.run(
        ["pdfinfo", str(tmp_path / "card.pdf")], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(r"^Pages: +1$", pages, re.MULTILINE)
    assert re.search(r"^Page size: .*A4", pages, re.MULTILINE)
    for words in ("30-18", "trente, dix-huit", "3018.fr", "119", "3114", "17", "112", "15", "114", "2026"):
        assert words in text, words
    said = load_kiosk()
    assert _plain(said.note("danger", spoken)) in text
    assert _plain(said.note("confidential", spoken)) in text


def test_it_is_as_old_as_its_hours(spoken: str) -> None:
    words = kiosk_card.card_words(load_messages(spoken), load_lines(), load_kiosk(), date(2027, 11, 29))
    fresh = kiosk_card.card_words(load_messages(spoken), load_lines(), load_kiosk(), _TODAY)
    assert words.hours != fresh.hours


def test_without_the_packs_words_the_numbers_remain(qapp: QApplication) -> None:  # noqa: ARG001 - fonts need it
    words = kiosk_card.card_words(load_messages("fr"), Lines(()), None, _TODAY)
    said = " ".join((words.number, *words.beside, words.hours, *words.lines))
    for number in ("30-18", "3018.fr", "119", "3114", "15", "17", "112", "114"):
        assert number in said


def test_everything_stands_on_the_card_in_every_language(spoken: str) -> None:
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415 - for this test alone

    from appui.pages.learn.drawing import pocket  # noqa: PLC0415 - the same

    paper = kiosk_card.card_paper(kit_of(current_theme(), "paper"), load_messages(spoken), _TODAY)
    image = QImage(int(pocket.WIDTH), int(pocket.HEIGHT), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paper.pages[0](painter)
    painter.end()
    wide, tall = (int(side) for side in pocket.CARD)

    def blank(left: int, top: int, right: int, bottom: int) -> bool:
        area = image.copy(left, top, right - left, bottom - top)
        return all(
            area.pixel(x, y) == 0xFFFFFFFF for x in range(0, area.width(), 2) for y in range(0, area.height(), 2)
        )

    # A printer's margins, and some air before the line along which it is cut.
    for edge in ((0, 0, wide - 4, 60), (0, 0, 60, tall - 4), (0, tall - 40, wide - 4, tall - 4)):
        assert blank(*edge), edge
    assert blank(wide - 30, 0, wide - 4, tall - 4)
    assert not blank(110, 110, wide - 60, tall - 60)
    # The rest of the sheet is what is seen of it folded: white.
    assert blank(wide + 4, 0, int(pocket.WIDTH), int(pocket.HEIGHT))


@pytest.mark.parametrize(("wanted", "spoken"), [("en", "en"), ("fr", "fr"), ("xx", "fr"), ("", "fr")])
def test_the_language_of_the_wish_is_one_of_the_kiosks(
    wanted: str, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CARD_VARIABLE, wanted)
    assert kiosk_card.wished(KioskPolicy()) == spoken
    assert kiosk_card.wished(KioskPolicy(languages=("fr",))) == "fr"


@pytest.mark.tool
@needs_poppler
def test_what_the_printing_gets_is_that_card(
    qapp: QApplication,  # noqa: ARG001 - fonts need it
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with StandIn() as system:
        system.add("CDI-laser")
        monkeypatch.setenv("PATH", system.env["PATH"])
        paper = kiosk_card.card_paper(kit_of(current_theme(), "paper"), load_messages("fr"), _TODAY)
        assert kiosk_card.print_on("CDI-laser", paper)
        assert not kiosk_card.print_on("Autre", paper)
        (job,) = system.jobs()
    assert job.title == "Document"
    assert "30-18" in _text(job.content, tmp_path)


def _plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text)
