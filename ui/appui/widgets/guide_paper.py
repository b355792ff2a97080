"""What a printed guide says, in order: plain values, so that the page that knows the words need not know paper."""

from dataclasses import dataclass

from appui_core.guides.sketch import Sketch


@dataclass(frozen=True, slots=True)
class PaperStep:
    """One step: its sentence, small lines below it, its sketch where there is one."""

    number: int
    title: str
    text: str
    small: tuple[str, ...]
    sketch: Sketch | None


@dataclass(frozen=True, slots=True)
class GuidePaper:
    """A whole guide. `groups` are headings with their paragraphs after the steps; `foot` stands on every page.

    `page` numbers the pages; it holds {number} and {count}.
    """

    title: str
    what: str
    before: str
    steps: tuple[PaperStep, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    origin: str
    foot: str
    page: str
