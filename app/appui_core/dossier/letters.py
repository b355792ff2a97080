"""A letter to somebody: the words of the pack, what the case tells, what a person answered; then text to edit.

The text is plain: paragraphs with an empty line between them, "– " before each line of a list, and a blank
(`BLANK`) where nobody said anything, to be filled in by hand. Nothing is guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from appui_core.cases.model import Addressee
from appui_core.content.fact import Risk, is_old
from appui_core.content.letters import PLACE, Condition, Field, Part, Template
from appui_core.dossier.letter_known import Known, acted_on, more_words, one_line, told, told_lines
from appui_core.dossier.letter_text import BLANK, calm
from appui_core.dossier.names import LETTER_KINDS, LETTER_STEMS
from appui_core.messages import DEFAULT_LANGUAGE, Messages, load_messages

MARK = "– "
"""What a line of a list begins with."""
LANGUAGE = DEFAULT_LANGUAGE
"""Letters go out in French, whatever language the person reads; another one is for reading (`Letter.language`)."""
_PLACE_AND_STOP = re.compile(PLACE.pattern + r"(\.?)")
_STOPS = (".", "!", "?", "…")
_PLATFORM = "platform"
# What a letter to a platform tells of its own contents alone.
_ACTED_ON = frozenset({"accounts", "addresses"})
MOST_CHARACTERS = 60_000
"""Of an edited text: some twenty pages. What is beyond does not go into a file."""
_MOST_TITLE = 200  # more than 255 is no title of an office file


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as text, which may have been edited. `id` is its template's, `title` the name of the document."""

    id: str
    title: str
    text: str
    language: str = LANGUAGE


def letter_name(letter: Letter, kind: str) -> str:
    """Return the name of a letter's file; `kind` is one of `LETTER_KINDS`."""
    if kind not in LETTER_KINDS:
        raise ValueError(kind)
    return f"{LETTER_STEMS[letter.id]}.{kind}"


def letter_bytes(letter: Letter, kind: str, messages: Messages) -> bytes:
    """Return a letter as a file of a kind, one of `LETTER_KINDS`.

    Raises AppuiError: CONTENT_MISSING (the fonts).
    """
    if messages.language != letter.language:
        messages = load_messages(letter.language)
    title = one_line(calm(letter.title))[:_MOST_TITLE]
    letter = replace(letter, title=title, text=calm(letter.text)[:MOST_CHARACTERS])
    if kind == "pdf":
        from appui_core.dossier.letter_pdf import pdf_bytes  # noqa: PLC0415 - reportlab and pikepdf: 150 ms

        return pdf_bytes(letter, messages)
    if kind == "docx":
        from appui_core.dossier.letter_docx import docx_bytes  # noqa: PLC0415 - python-docx and lxml

        return docx_bytes(letter, messages)
    if kind == "odt":
        from appui_core.dossier.letter_odt import odt_bytes  # noqa: PLC0415 - odfdo and lxml

        return odt_bytes(letter, messages)
    raise ValueError(kind)


OWN = {
    Addressee.SCHOOL: "school",
    Addressee.POLICE: "police",
    Addressee.LINE_3018: "line-3018",
    Addressee.PLATFORM: "platform-notice",
}
"""The letter that goes with a dossier where nobody chose another."""


def prefilled(template: Template, known: Known, messages: Messages) -> Mapping[str, str]:
    """Return what the case already answers, by field: a person may say something else."""
    found = {field.id: told(known, field.told, messages) for field in template.shape.fields if field.told}
    return {name: value for name, value in found.items() if value}


def fill(template: Template, known: Known, answers: Mapping[str, str], messages: Messages) -> Letter:
    """Return the letter in the language of `messages`; unknown answers are passed over, missing ones left blank.

    Parts that quote a law which nobody compared with its source lately are left out. A letter that is not in
    French begins by saying that it is for reading.
    """
    return _Filling(template, known, answers, messages).letter()


class _Filling:
    """One letter on its way."""

    def __init__(self, template: Template, known: Known, answers: Mapping[str, str], messages: Messages) -> None:
        self._template, self._known, self._messages = template, known, messages
        self._words = template.words_in(messages.language)
        self._fields = {field.id: field for field in template.shape.fields}
        self._answers = {name: _answer(field, answers.get(name, "")) for name, field in self._fields.items()}
        self._acted_on = acted_on(known, self._said(_PLATFORM)) if _PLATFORM in self._fields else known

    def letter(self) -> Letter:
        """Return the whole."""
        language = self._messages.language if self._messages.language in self._template.words else LANGUAGE
        parts = [] if language == LANGUAGE else [self._messages.text("letters.translation")]
        parts += [self._part(part) for part in self._template.shape.parts if self._stands(part)]
        return Letter(self._template.id, self._words.title, "\n\n".join(parts) + "\n", language)

    def _stands(self, part: Part) -> bool:
        fact = self._template.shape.facts[part.fact].fact if part.fact else None
        if fact is not None and fact.risk is Risk.LEGAL and is_old(fact, self._known.today):
            return False
        return all(self._holds(condition) for condition in part.when)

    def _holds(self, condition: Condition) -> bool:
        if condition.variant:
            return (self._answers[condition.field] == condition.variant) is condition.is_said
        return bool(self._said(condition.field)) is condition.is_said

    def _said(self, name: str) -> str:
        """Return an answer, else what the case tells; for a choice, the words of what was chosen."""
        field = self._fields.get(name)
        if field is None:
            known = self._telling(name)
            return told(known, name, self._messages) or "\n".join(told_lines(known, name, self._messages))
        answer = self._answers[name]
        if field.kind == "choice":
            return self._words.fields[name].variants.get(answer, "")
        return answer or (told(self._known, field.told, self._messages) if field.told else "")

    def _telling(self, name: str) -> Known:
        return self._acted_on if name in _ACTED_ON else self._known

    def _part(self, part: Part) -> str:
        words = self._words.parts[part.id]
        lines = [self._placed(words.text)] if words.text else []
        if part.kind == "list":
            lines += [MARK + line for line in self._lines(part)]
        return "\n".join(lines)

    def _lines(self, part: Part) -> list[str]:
        found: list[str] = []
        if part.source in self._fields:
            found = self._answers[part.source].splitlines()
        elif part.source:
            found = list(told_lines(self._telling(part.source), part.source, self._messages))
            if part.most and len(found) > part.most:
                rest = len(found) - part.most
                found[part.most :] = [more_words(self._known, rest, self._messages)]
        return found or [self._placed(item) for item in self._words.parts[part.id].items] or [BLANK]

    def _placed(self, text: str) -> str:
        # Once, over our own words: what a person wrote is never read as a template.
        return _PLACE_AND_STOP.sub(self._place, text)

    def _place(self, match: re.Match[str]) -> str:
        said = self._said(match[1]) or BLANK
        return said if said.endswith(_STOPS) else said + match[2]


def _answer(field: Field, given: str) -> str:
    """Return an answer as the letter takes it: of one line, of at most so many, or one of the variants."""
    text = given.replace("\r\n", "\n").replace("\r", "\n").strip()
    if field.kind == "choice":
        return text if text in field.variants else ""
    if field.kind == "line":
        return one_line(text)
    if field.kind == "lines":
        lines = [line.strip().removeprefix(MARK.strip()).strip() for line in text.split("\n")]
        return "\n".join([line for line in lines if line][: field.most])
    return text
