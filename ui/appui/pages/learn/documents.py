"""What is shown and printed, as documents whose pages paint themselves: slides, poster, pocket cards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtGui import QPainter

from appui.pages.learn.drawing import papers, slide
from appui.pages.learn.drawing.canvas import Canvas, Kit, Look, kit_of
from appui.pages.learn.drawing.facts import (
    LineFacts,
    PaperWords,
    line_facts,
    paper_words,
    slide_words,
)
from appui.qt_adapters.paper import Paper
from appui.texts.translate import translate
from appui.theme.theme import Theme
from appui_core.content.campaign import Campaign
from appui_core.content.codes import code_of
from appui_core.content.fact import is_old
from appui_core.content.lines import in_language
from appui_core.helpline.lines import MAIN_LINE, Lines
from appui_core.messages import Messages

# 16 to 9, as wide as a projector's usual page.
_SLIDE_MM: Final = (338.667, 190.5)
_A4_MM: Final = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Documents:
    """Everything in one language on one day; made on the GUI thread, painted on any."""

    facts: LineFacts
    slides: tuple[slide.SlideWords, ...]
    words: PaperWords
    foot: str
    code: tuple[tuple[bool, ...], ...]

    def slide_painter(self, number: int, kit: Kit) -> Callable[[QPainter], None]:
        """Return what paints a slide, counted from 0."""
        place = f"{number + 1} / {len(self.slides)}"
        return partial(_slide, self, self.slides[number], place, kit)

    def slides_paper(self, theme: Theme, look: Look = "paper") -> Paper:
        """Return the slides, one a page."""
        kit = kit_of(theme, look)
        pages = tuple(self.slide_painter(number, kit) for number in range(len(self.slides)))
        return Paper(translate("Learn", "Diapositives"), _SLIDE_MM, (slide.WIDTH, slide.HEIGHT), pages)

    def poster_paper(self, theme: Theme) -> Paper:
        """Return the poster."""
        pages = (partial(_poster, self, kit_of(theme, "paper")),)
        return Paper(translate("Learn", "Affiche"), _A4_MM, (papers.WIDTH, papers.HEIGHT), pages)

    def cards_paper(self, theme: Theme) -> Paper:
        """Return the sheet of pocket cards."""
        pages = (partial(_cards, self, kit_of(theme, "paper")),)
        return Paper(translate("Learn", "Cartes de poche"), _A4_MM, (papers.WIDTH, papers.HEIGHT), pages)


def make_documents(campaign: Campaign, lines: Lines, messages: Messages, today: date) -> Documents:
    """Put words, hours and code together; `today` is the real clock's day."""
    language = messages.language
    line = lines.get(MAIN_LINE)
    facts = line_facts(messages, lines, stale=line is not None and is_old(line.fact, today))
    return Documents(
        facts,
        slide_words(campaign, language, facts),
        paper_words(campaign, language, facts),
        in_language(campaign.foot, language),
        code_of(f"tel:{facts.number}"),
    )


def _slide(made: Documents, words: slide.SlideWords, place: str, kit: Kit, painter: QPainter) -> None:
    slide.draw_slide(Canvas(painter, kit, slide.WIDTH), words, made.facts.number, made.foot, place)


def _poster(made: Documents, kit: Kit, painter: QPainter) -> None:
    papers.draw_poster(Canvas(painter, kit, papers.WIDTH), made.words, made.facts, made.foot, made.code)


def _cards(made: Documents, kit: Kit, painter: QPainter) -> None:
    papers.draw_cards(Canvas(painter, kit, papers.WIDTH), made.words, made.facts, made.foot, made.code)
