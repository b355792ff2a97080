"""The letter of a dossier as a person left it: the model, what the case tells, their answers, their own text."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from appui_core.cases.model import Addressee
from appui_core.clock import Clock
from appui_core.content.letters import Template, letters_in_use
from appui_core.dossier.choice import Choice
from appui_core.dossier.letter_about import reports_for
from appui_core.dossier.letter_choice import hidden_said, letter_choice
from appui_core.dossier.letter_draft import LetterDraft, read_draft
from appui_core.dossier.letter_known import Known, known_from, known_of
from appui_core.dossier.letters import LANGUAGE, OWN, Letter, fill
from appui_core.dossier.selection import Item
from appui_core.messages import load_messages

if TYPE_CHECKING:
    from appui_core.cases.case_file import KeptCase
    from appui_core.cases.service import Cases
    from appui_core.dossier.order import Order


@dataclass(frozen=True, slots=True)
class Written:
    """A letter with all that makes its text; `choice`: what it must not say."""

    template: Template
    known: Known
    draft: LetterDraft
    choice: Choice

    @property
    def letter(self) -> Letter:
        """The letter in French: a person's own text where they changed the model's."""
        letter = fill(self.template, self.known, self.draft.answers, load_messages(LANGUAGE))
        return letter if self.draft.text is None else replace(letter, text=self.draft.text)


def offered(addressee: Addressee) -> tuple[Template, ...]:
    """Return the letters that can go with an addressee's dossier; none in a pack without its own one.

    Raises AppuiError: CONTENT_MISSING.
    """
    every = letters_in_use()
    own = next((one for one in every if one.id == OWN[addressee]), None)
    if own is None:
        return ()
    fitting = (own.shape.need, own.shape.addressee)
    return tuple(one for one in every if (one.shape.need, one.shape.addressee) == fitting)


def written(  # noqa: PLR0913 - what of which case, for whom
    cases: "Cases",
    case_file: "KeptCase",
    template: Template,
    addressee: Addressee,
    clock: Clock,
    choice: Choice,
    *,
    check: Callable[[], None] = lambda: None,
) -> Written:
    """Return a letter of a case as it was left, about the exhibits of `case_file`.

    It is about the report that was chosen for it, else the first of `reports_for`. `check` is asked at each
    exhibit, and may raise.

    Raises AppuiError: as `known_from`, `read_draft`.
    """
    code = case_file.case.code
    choice = letter_choice(cases, code, addressee, choice)
    known = known_from(case_file, addressee, clock, choice=choice, check=check)
    draft, reports = read_draft(cases, code, template.id), reports_for(template, known.reports)
    first = next(iter(reports), None)
    about = next((report for report in reports if report.id == draft.report), first)
    draft = replace(draft, report="" if about is None else about.id)
    return Written(template, replace(known, report=about, enclosed=True), draft, choice)


def readable(cases: "Cases", code: str, addressee: Addressee, clock: Clock, choice: Choice) -> tuple[Item, ...]:
    """Return what of every exhibit of a case an addressee may read: what a letter may say, whichever go with it.

    Raises AppuiError: as `known_of`.
    """
    return known_of(cases, code, addressee, clock, choice=choice).items


def own_letter(
    cases: "Cases",
    case_file: "KeptCase",
    addressee: Addressee,
    clock: Clock,
    choice: Choice,
    check: Callable[[], None] = lambda: None,
) -> tuple[Written, ...]:
    """Return the addressee's own letter as it was left; nothing in a pack without it. `check` as for `written`.

    Raises AppuiError: as `offered`, `written`.
    """
    own = [template for template in offered(addressee) if template.id == OWN[addressee]]
    return tuple(written(cases, case_file, template, addressee, clock, choice, check=check) for template in own)


def hidden_in_letter(cases: "Cases", order: "Order", clock: Clock) -> tuple[int, ...]:
    """Return the numbers of the exhibits of which the letter of an order without letters says what it must not.

    Raises AppuiError: as `own_letter`, and what `Cases.case_file` raises.
    """
    case_file = cases.case_file(order.code, order.numbers)
    found = own_letter(cases, case_file, order.addressee, clock, order.choice)
    exhibits = cases.exhibits(order.code)
    said: set[int] = set()
    for one in found:
        items = readable(cases, order.code, order.addressee, clock, one.choice)
        said.update(hidden_said(one.letter.text, exhibits, items))
    return tuple(sorted(said))
