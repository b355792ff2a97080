"""French typography, as a check on texts: apostrophes, quotation marks, and the spaces that never break.

The rule: ’ and not ', « » and not ", a narrow no-break space (U+202F) before ; ! ? and inside « », a no-break
space (U+00A0) before ':'.
"""

import re

# An address, an hour such as 18:02, an option, a {field} or {"a": "JSON form"} stands as it is typed.
_TYPED = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w.+-]+@[\w.-]+|\d{1,2}:\d{2}(?::\d{2})?|\{[^{}]*\}|(?<!\w)--[a-z-]+"
)
_RULES = (
    (re.compile(r"'"), "straight apostrophe; wanted ’"),
    (re.compile(r'"'), "straight quotation mark; wanted « »"),
    (re.compile(r"\.\.\."), "three full stops; wanted …"),
    (re.compile(r"(?<![\u202f!?(])[;!?]"), "no narrow no-break space (U+202F) before ; ! or ?"),
    (re.compile(r"(?<!\u00a0):"), "no no-break space (U+00A0) before ':'"),
    (re.compile(r"«(?!\u202f)"), "no narrow no-break space (U+202F) after «"),
    (re.compile(r"(?<!\u202f)»"), "no narrow no-break space (U+202F) before »"),
    (re.compile(r"\d h\b"), "a space that breaks before h; wanted a no-break space (U+00A0)"),
    (re.compile(r" [\u202f\u00a0]|[\u202f\u00a0] "), "a breaking space beside a no-break one"),
    (re.compile(r"(?<=\S)  +(?=\S)"), "two spaces in a row"),
    (re.compile(r"(?<=[a-zé])·(?=[a-z])"), "a median dot: screen readers stumble over it"),
)


def french_faults(text: str) -> tuple[str, ...]:
    """Return what is wrong with a French text, each fault with a few characters around it; empty when sound.

    Addresses, hours such as 09:00, options and {fields} are left alone.
    """
    bare = _TYPED.sub(lambda match: "_" * len(match.group()), text)
    faults: list[str] = []
    for pattern, reason in _RULES:
        match = pattern.search(bare)
        if match is not None:
            around = text[max(0, match.start() - 12) : match.end() + 12]
            faults.append(f"{reason} (near {around!r})")
    return tuple(faults)
