"""Makes a dossier out of a case of the vault and notes in its journal that it was made: one way for all."""

from appui_core.cases.service import Cases
from appui_core.cases.stamps import Stamps
from appui_core.clock import Clock
from appui_core.dossier.aliasing import with_school_names
from appui_core.dossier.build import DossierResult, build_dossier
from appui_core.dossier.order import Order
from appui_core.dossier.stamping import Stamping, earlier_stamps, keep_answers
from appui_core.messages import Messages


def export(cases: Cases, order: Order, clock: Clock, messages: Messages) -> DossierResult:
    """Build the dossier, note it in the case's journal, and keep what authorities answered or still owe.

    Raises AppuiError: CASE_UNKNOWN, EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN, and as `build_dossier`.
    """
    order = with_school_names(cases, order)
    case_file = cases.case_file(order.code, order.numbers)
    stamps, stamping = Stamps(case_file.vault, clock), None
    if order.dating is not None:
        asked = order.dating.authorities
        stamping = Stamping(order.dating.stamper, asked, earlier_stamps(stamps, case_file.chain, asked))
    result = build_dossier(
        case_file,
        order.addressee,
        order.into,
        clock=clock,
        messages=messages,
        choice=order.choice,
        zip_it=order.zip_it,
        stamping=stamping,
        seal=order.seal,
    )
    cases.note_export(
        order.code,
        {
            "addressee": str(order.addressee),
            "exhibits": [exhibit.number for exhibit in case_file.exhibits],
            "journal_head": result.journal_head,
            "manifest_sha256": result.manifest_sha256,
            **({"sealed": order.seal.kind} if order.seal else {}),
        },
    )
    if stamping is not None:
        keep_answers(stamps, case_file.chain, stamping, result.path, zipped=order.in_one_file)
    return result
