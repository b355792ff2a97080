"""What the one case of an open vault says for a call. Read on its lane; nothing is unlocked for it."""

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from appui_core.helpline.call_script import CallFacts, Seen, facts_of
from appui_core.messages import Messages

if TYPE_CHECKING:
    from appui_core.cases.model import Exhibit
    from appui_core.cases.service import Cases

# The oldest exhibits say since when; more of them would say no more.
_OLDEST = 60


def read_case_facts(cases: "Cases", tables: tuple[Messages, ...], today: date) -> CallFacts | None:
    """Return what the only case with exhibits says; None where there is none, or more than one.

    With two cases nobody can tell which child a call is about: one's facts must never be said for the other.

    Raises AppuiError: VAULT_LOCKED, VAULT_DAMAGED.
    """
    from appui_core.cases.model import Mode  # noqa: PLC0415 - comes with the vault

    kept = [case for case in cases.list() if case.exhibits]
    if len(kept) != 1:
        return None
    case = kept[0]
    oldest = cases.exhibits_page(case.code, max(0, case.exhibits - _OLDEST), _OLDEST)
    return facts_of(map(_seen, reversed(oldest)), tables, today, pupil=case.mode == Mode.SCHOOL)


def _seen(exhibit: "Exhibit") -> Seen:

    added = exhibit.added_on
    return Seen(_platform(exhibit), exhibit.facts.shown_date, added)


def _platform(exhibit: "Exhibit") -> str:
    from appui_core.cases.search_filters import site_name  # noqa: PLC0415 - the same

    if exhibit.facts.platform:
        return exhibit.facts.platform
    try:
        host = urlsplit(exhibit.facts.url).hostname or ""
    except ValueError:
        return ""
    return site_name(host) if host else ""
