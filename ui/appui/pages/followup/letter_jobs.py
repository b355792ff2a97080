"""What is read for letters, off the GUI thread."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from appui.pages.followup.parts.letter import Begun
from appui.widgets.letter.keeping import Place, kept
from appui_core.cases.model import Addressee
from appui_core.clock import Clock
from appui_core.content.letters import Template
from appui_core.dossier.letter_about import reports_for
from appui_core.dossier.letter_draft import LetterDraft
from appui_core.messages import DEFAULT_LANGUAGE, load_messages

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.dossier.letter_known import Known


def begun(cases: "Cases", code: str, letters: Sequence[str]) -> frozenset[str]:
    """Return which of these letters have something kept for a case."""
    return frozenset(letter for letter in letters if not kept(Place(cases, code, letter)).empty)


def begin(place: Place, template: Template, report: str, clock: Clock) -> Begun:
    """Read what a case tells for a letter, and what was written before; `report`: the id of its report, or empty.

    Raises AppuiError: as `known_of`.
    """
    from appui_core.dossier.choice import Choice  # noqa: PLC0415 - when a letter is opened
    from appui_core.dossier.letter_choice import kept_choice  # noqa: PLC0415 - the same
    from appui_core.dossier.letter_known import known_of  # noqa: PLC0415 - the same

    addressee = Addressee(template.shape.addressee) if template.shape.addressee else None
    choice = Choice() if addressee is None else kept_choice(place.cases, place.code, addressee)
    known = known_of(place.cases, place.code, addressee, clock, choice=choice)
    reports, draft = reports_for(template, known.reports), kept(place)
    chosen, aside = report or draft.report or (reports[0].id if reports else ""), ""
    if chosen != draft.report and draft.report:
        aside, draft = _as_it_stood(template, known, draft), _about_another(template, draft)
    draft, title = replace(draft, report=chosen), place.cases.get(place.code).title
    exhibits = place.cases.exhibits(place.code)
    return Begun(template, known, draft, reports, title, choice, exhibits, aside)


def _as_it_stood(template: Template, known: "Known", draft: LetterDraft) -> str:
    """Return the text of a letter that is about another report; empty where nothing was done with it."""
    if draft.text is not None or draft.empty:
        return draft.text or ""
    from appui_core.dossier.letters import fill  # noqa: PLC0415 - when a letter is opened

    about = next((one for one in known.reports if one.id == draft.report), None)
    items = tuple(item for item in known.items if not draft.numbers or item.exhibit.number in draft.numbers)
    french = load_messages(DEFAULT_LANGUAGE)
    as_it_was = replace(known, items=items, report=about, chosen=bool(draft.numbers))
    return fill(template, as_it_was, draft.answers, french).text


def _about_another(template: Template, draft: LetterDraft) -> LetterDraft:
    """Return what stays of a letter when it is about another report: who writes and for whom, said in one line."""
    lines = {field.id for field in template.shape.fields if field.kind == "line" and not field.told}
    return LetterDraft({name: said for name, said in draft.answers.items() if name in lines})


def without_a_case(clock: Clock) -> "Known":
    """Return what is known without a case: the day."""
    from appui_core.dossier.letter_known import Known  # noqa: PLC0415 - when a letter is opened

    return Known(clock.now().date())
