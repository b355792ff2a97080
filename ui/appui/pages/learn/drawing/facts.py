"""What the help line's file says of number and hours, in words for a slide or a poster, with their date."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from appui.pages.learn.drawing.slide import SlideWords
from appui_core.content.campaign import Campaign, Slide
from appui_core.content.lines import Helpline, in_language
from appui_core.guides.words import day_words
from appui_core.helpline.lines import MAIN_LINE, Lines
from appui_core.helpline.words import hours_words
from appui_core.messages import Messages


class LineFacts(NamedTuple):
    """The fields of campaign.FIELDS."""

    number: str
    hours: str
    dated: str

    def fill(self, text: str) -> str:
        """Return a text of the campaign with its fields filled."""
        for name, value in self._asdict().items():
            text = text.replace(f"{{{name}}}", value)
        return text


class PaperWords(NamedTuple):
    """The words of poster and pocket card in one language, filled."""

    title: str
    lead: str
    scan: str
    free: str
    night: str
    pocket: str


def line_facts(messages: Messages, lines: Lines, *, stale: bool) -> LineFacts:
    """Return number, hours and date; without our file the number stands and the hours are said to be unknown."""
    line = lines.get(MAIN_LINE)
    if line is None:
        return LineFacts(MAIN_LINE, messages.text("learn.hours_unknown"), messages.text("learn.undated"))
    hours = hours_words(messages, line.hours, stale=stale)
    return LineFacts(MAIN_LINE, hours[:1].upper() + hours[1:], _dated(messages, line))


def _dated(messages: Messages, line: Helpline) -> str:
    """Return when the hours were compared with their source; "vérifiés" only when someone tried the line."""
    if line.fact.tried_on is not None:
        return messages.text("learn.hours_tried", date=day_words(messages, line.fact.tried_on))
    return messages.text("learn.hours_seen", date=day_words(messages, line.fact.checked_on))


def slide_words(campaign: Campaign, language: str, facts: LineFacts) -> tuple[SlideWords, ...]:
    """Return every slide's words."""
    return tuple(one_slide(slide, language, lambda: facts) for slide in campaign.slides)


def one_slide(slide: Slide, language: str, facts: Callable[[], LineFacts]) -> SlideWords:
    """Return a slide's words; `facts` is asked only where they have a field to fill."""

    def filled(text: str) -> str:
        return facts().fill(text) if "{" in text else text

    lines = slide.lines.get(language) or slide.lines["fr"]
    title = filled(in_language(slide.title, language))
    return SlideWords(slide.drawing, title, tuple(filled(line) for line in lines))


def paper_words(campaign: Campaign, language: str, facts: LineFacts) -> PaperWords:
    """Return the words of poster and pocket card."""
    poster = campaign.poster

    def said(words: Mapping[str, str]) -> str:
        return facts.fill(in_language(words, language))

    return PaperWords(
        said(poster.title),
        said(poster.lead),
        said(poster.scan),
        said(poster.free),
        said(poster.night),
        said(poster.pocket),
    )
