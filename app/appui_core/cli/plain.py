"""A plain `appui kiosk`, read before the table of all verbs is loaded, which takes as long as Qt itself."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from appui_core.cli.parsed import Parsed

_VERB: Final = "kiosk"
_VALUES: Final = frozenset({"--policy", "--lang"})


def read_kiosk(words: list[str]) -> "Parsed | None":
    """Return what `read_arguments` makes of the same words; None for any but a plain and whole `kiosk`."""
    if words[:1] != [_VERB]:
        return None
    values: dict[str, str] = {}
    rest = iter(words[1:])
    for word in rest:
        name, equals, value = word.partition("=")
        if name not in _VALUES:
            return None
        value = value if equals else next(rest, "")
        if not is_plain(value) or (not equals and value.startswith("--")):
            return None
        values[name.removeprefix("--")] = value
    from appui_core.cli.parsed import Parsed  # noqa: PLC0415 - only for a command line that is one

    language = values.pop("lang", None)
    return Parsed(verb=_VERB, values=values, lang=language)


def is_plain(value: str) -> bool:
    """Tell whether a value is text that says something; bytes that were no text arrive as lone surrogates."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return bool(value.strip()) and "\0" not in value
