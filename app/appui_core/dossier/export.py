"""Makes a dossier out of a case of the vault and notes in its journal that it was made: one way for all."""

from dataclasses import replace

from appui_core.cases.exports import last_version
from appui_core.cases.service import Cases
from appui_core.cases.stamps import Stamps
from appui_core.clock import Clock
from appui_core.dossier.aliasing import with_school_names
from appui_core.dossier.build import DossierResult, build_dossier
from appui_core.dossier.course import Cancelled, Course, Prepared, Progress
from appui_core.dossier.letter_written import own_letter
from appui_core.dossier.order import Order
from appui_core.dossier.stamping import Stamping, earlier_stamps, keep_answers
from appui_core.messages import Messages


def export(
    cases: Cases,
    order: Order,
    clock: Clock,
    messages: Messages,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> DossierResult:
    """Build the dossier, note it in the case's journal, and keep what authorities answered or still owe.

    Without a decision about letters, the addressee's own one goes with it as it was left: what somebody wrote of
    it, else blank where the case tells nothing. `progress` hears how far it is; `cancelled` is asked again and
    again, from any thread, and ends it.

    Raises AppuiError: CASE_UNKNOWN, EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN, and as `build_dossier`.
    """
    course = Course(progress, cancelled)
    course.prepared(Prepared.NOTHING)
    order = with_school_names(cases, order)
    course.check()
    case_file = cases.case_file(order.code, order.numbers)
    course.prepared(Prepared.CASE)
    stamps, stamping = Stamps(case_file.vault, clock), None
    if order.dating is not None:
        asked = order.dating.authorities
        stamping = Stamping(order.dating.stamper, asked, earlier_stamps(stamps, case_file.chain, asked))
    choice = order.choice
    if choice.letters is None:
        own = own_letter(
            cases,
            case_file,
            order.addressee,
            clock,
            choice,
            course.towards(Prepared.LETTER, len(case_file.exhibits)),
        )
        choice = replace(choice, letters=[one.letter for one in own])
    course.prepared(Prepared.LETTER)
    result = build_dossier(
        case_file,
        order.addressee,
        order.into,
        clock=clock,
        messages=messages,
        choice=choice,
        zip_it=order.zip_it,
        stamping=stamping,
        seal=order.seal,
        before=last_version(case_file.vault, order.code, str(order.addressee)),
        course=course,
    )
    cases.note_export(
        order.code,
        {
            "addressee": str(order.addressee),
            "journal_head": result.journal_head,
            **result.version.to_json(),
            **({"sealed": order.seal.kind} if order.seal else {}),
        },
    )
    if stamping is not None:
        keep_answers(stamps, case_file.chain, stamping, result.path, zipped=order.in_one_file)
    return result
