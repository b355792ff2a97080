"""French typography, as a check on texts: apostrophes, quotation marks, and the spaces that never break.

The rule: ’ and not ', « » and not ", a narrow no-break space (U+202F) before ; ! ? and inside « », a no-break
space (U+00A0) before ':'.
"""

import re
from typing import NamedTuple

# An address, an hour such as 18:02, an option, a {field} or {"a": "JSON form"} stands as it is typed.
_TYPED = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w.+-]+@[\w.-]+|\d{1,2}:\d{2}(?::\d{2})?|\{[^{}]*\}|(?<!\w)--[a-z-]+"
)
_RULES = (
    (re.compile(r"'"), "apostrophe"),
    (re.compile(r'"'), "quotation"),
    (re.compile(r"\.\.\."), "stops"),
    (re.compile(r"(?<![\u202f!?(])[;!?]"), "before_mark"),
    (re.compile(r"(?<!\u00a0):"), "before_colon"),
    (re.compile(r"«(?!\u202f)"), "after_opening"),
    (re.compile(r"(?<!\u202f)»"), "before_closing"),
    (re.compile(r"\d h\b"), "before_h"),
    (re.compile(r" [\u202f\u00a0]|[\u202f\u00a0] "), "space_beside"),
    (re.compile(r"(?<=\S)  +(?=\S)"), "two_spaces"),
    (re.compile(r"(?<=[a-zé])·(?=[a-z])"), "median_dot"),
)


class Fault(NamedTuple):
    """`code` is its key under `faults.typography`, `near` the characters around it."""

    code: str
    near: str


def french_faults(text: str) -> tuple[Fault, ...]:
    """Return what is wrong with a French text, each kind of fault once; empty when sound.

    Addresses, hours such as 09:00, options and {fields} are left alone.
    """
    bare = _TYPED.sub(lambda match: "_" * len(match.group()), text)
    faults: list[Fault] = []
    for pattern, code in _RULES:
        match = pattern.search(bare)
        if match is not None:
            faults.append(Fault(code, text[max(0, match.start() - 12) : match.end() + 12]))
    return tuple(faults)
