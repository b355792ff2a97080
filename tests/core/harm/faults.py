"""Which faults a disk can show, and what is right to say about each."""

from collections.abc import Mapping, Sequence
from typing import Any

from appui_core.errors import ErrorCode

FAULTS = ("ENOSPC", "EIO", "EROFS", "short")
_BROKEN = {ErrorCode.VAULT_READ_ONLY}
_RIGHT = {"ENOSPC": {ErrorCode.DISK_FULL}, "EIO": _BROKEN, "EROFS": _BROKEN}
# A backup writes to another disk, which has its own sentence.
_ELSEWHERE = {"backup": {ErrorCode.DESTINATION_UNWRITABLE}}


def refusals(answer: Mapping[str, Any]) -> list[str]:
    """Return the codes with which a disturbed operation was refused."""
    return [line[1] for line in answer["lines"] if line[0] == "refused"]


def complaint(order: Mapping[str, Any], answer: Mapping[str, Any], wrong: Sequence[str]) -> str:
    """Return what is wrong after a disturbed operation, empty when nothing is."""
    if answer["status"] != 0 and not (order.get("lasting") and _kept_from_undoing(order, answer)):
        return f"ended with {answer['status']}: {answer['lines'][-1]}"
    if wrong:
        return "; ".join(wrong)
    if answer["orphans"]:
        return "a helper process stayed"
    told = refusals(answer)
    if order["act"] == "short":
        # A loop over short writes notices nothing.
        return f"refused a short write: {told}" if told else ""
    if answer["status"] != 0:
        told = told[:-1]
    allowed = _RIGHT[order["act"]] | _ELSEWHERE.get(order["operation"], set())
    return "" if set(told) <= allowed else f"refused with {told}"


def _kept_from_undoing(order: Mapping[str, Any], answer: Mapping[str, Any]) -> bool:
    """Tell whether a disk that broke for good at the very last step of making a vault let nobody take it away.

    Then there is one, it opens with its passphrase (the judge looks), and another one is refused.
    """
    last: Sequence[Any] = answer["lines"][-1]
    return bool(order["operation"] == "make" and list(last[:2]) == ["refused", ErrorCode.VAULT_EXISTS])
