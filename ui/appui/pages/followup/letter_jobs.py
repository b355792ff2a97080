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
    chosen = report or draft.report or (reports[0].id if reports else "")
    draft, title = replace(draft, report=chosen), place.cases.get(place.code).title
    exhibits = place.cases.exhibits(place.code)
    return Begun(template, known, draft, reports, title, choice, exhibits)


def without_a_case(clock: Clock) -> "Known":
    """Return what is known without a case: the day."""
    from appui_core.dossier.letter_known import Known  # noqa: PLC0415 - when a letter is opened

    return Known(clock.now().date())
