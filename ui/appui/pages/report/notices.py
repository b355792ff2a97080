"""Which notice belongs to which step of a guide."""

from appui_core.guides.model import Guide, Notice

# Notices belong to a moment: when the proof is kept, before the word "Signaler" is touched, before the report
# leaves, or after it.
_KEEPING = "screenshot"
_BEFORE_REPORTING = ("sender", "seen", "shared")
_AFTER = "route_3018"
_ABOUT_WORDS = "words"
_REPORT = "report"


def keep_notices(guide: Guide) -> tuple[Notice, ...]:
    """Return what has to be known before anything is captured."""
    return tuple(notice for notice in guide.notices if notice.kind == _KEEPING)


def notices_at(guide: Guide, index: int) -> tuple[Notice, ...]:
    """Return what has to be known at a step: who notices at "Signaler", what vanishes at the end."""
    last = len(guide.steps) - 1
    keep = next((at for at, step in enumerate(guide.steps) if step.icon == "keep"), 0)
    # Without a word "Signaler" nothing leaves: what the other side notices is said before one begins.
    flag = next((at for at, step in enumerate(guide.steps) if step.icon == "flag"), last)
    early_at = flag if guide.goal == _REPORT else 0
    found = []
    for notice in guide.notices:
        if notice.kind in {_AFTER, _ABOUT_WORDS}:
            continue
        if notice.kind == _KEEPING:
            places = {keep}
        elif notice.kind in _BEFORE_REPORTING:
            # That the other side can guess is said twice: when it can still be thought over, and when it leaves.
            places = {early_at, last} if notice.kind == "seen" else {early_at}
        else:
            places = {last}
        if index in places:
            found.append(notice)
    return tuple(found)


def notice_text(guide: Guide, kind: str) -> str:
    """Return a notice's words, empty when the guide has none of that kind."""
    return next((notice.text for notice in guide.notices if notice.kind == kind), "")
