"""Whom a pupil may talk to here, on a given day: a name that is out of date is worse than none."""

from collections.abc import Sequence
from datetime import date

from appui_core.kiosk.policy import Adult, KioskPolicy


def present(policy: KioskPolicy, today: date, roles: Sequence[str] = ()) -> tuple[Adult, ...]:
    """Return the adults to show, in the order of the policy.

    After the last day that the policy gives, the role stands alone. Where the policy names nobody, the `roles`
    (those of the content pack) stand for them. The lines outside the school always come after these: the page's
    business, as no list of adults may be the only way.
    """
    shown = [_on(adult, today) for adult in policy.adults] or [Adult("", role, "", None) for role in roles]
    return tuple(dict.fromkeys(shown))


def _on(adult: Adult, today: date) -> Adult:
    expired = adult.until is not None and today > adult.until
    return Adult("", adult.role, "", None) if expired else adult
