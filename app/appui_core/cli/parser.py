"""Reads a command line against the table of verbs; never raises, and speaks no language of its own.

Not argparse: its sentences are English and built from pieces, it wants options of a verb after the verb only, and
its import takes longer than all of this. What is wrong becomes a `Problem`, said later in the person's language.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from appui_core.cli.parsed import Parsed, Problem
from appui_core.cli.table import COMMON, VERBS, WINDOW, Option, Takes, Verb

_LONGEST_NUMBER = 9

_COMMON_NAMES = frozenset(option.name for option in COMMON)
_OPTIONS: Mapping[str, Option] = {
    option.name: option for option in (*WINDOW, *COMMON, *(option for verb in VERBS for option in verb.options))
}
_ALIASES = {"-h": "help"}


@dataclass(slots=True)
class _Words:
    """A command line taken apart, before anybody asks what goes with what."""

    plain: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    problem: Problem | None = None

    def fault(self, key: str, **fields: str) -> None:
        """Remember what is wrong; the first fault is the one that is said."""
        if self.problem is None:
            self.problem = Problem(key, fields)


def read_arguments(argv: Sequence[str]) -> Parsed:
    """Read a command line; common options are taken even where something else is wrong."""
    words = _split(argv)
    verb, arguments = _find_verb(words)
    wants_page = bool({"help", "version"} & words.flags)
    if verb is not None and words.problem is None and not wants_page:
        _check(verb, arguments, words)
    elif verb is None and words.problem is None and not wants_page:
        allowed = _COMMON_NAMES | {option.name for option in WINDOW}
        _only_known(allowed, words, "appui")
    data = words.values.get("data")
    return Parsed(
        verb=verb.name if verb is not None else (words.plain[0] if words.plain else None),
        values={name: value for name, value in words.values.items() if name not in _COMMON_NAMES},
        flags=frozenset(words.flags - _COMMON_NAMES),
        arguments=tuple(arguments),
        json="json" in words.flags,
        lang=words.values.get("lang"),
        data=Path(data) if data else None,
        passphrase_file=words.values.get("passphrase-file"),
        debug="debug" in words.flags,
        help="help" in words.flags,
        version="version" in words.flags,
        problem=words.problem,
    )


def _split(argv: Sequence[str]) -> _Words:
    words = _Words()
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--":
            words.plain.extend(rest)
            break
        if word == "-" or not word.startswith("-"):
            words.plain.append(word)
            continue
        name, equals, value = word.removeprefix("--").partition("=")
        name = _ALIASES.get(word, name)
        option = _OPTIONS.get(name) if word.startswith("--") or word in _ALIASES else None
        if option is None:
            words.fault("unknown_option", option=word.partition("=")[0])
        elif option.takes is Takes.NOTHING:
            words.flags.add(name)
            if equals:
                words.fault("unwanted_value", option=option.flag)
        elif equals:
            _take(words, option, value)
        elif rest and not rest[0].startswith("--"):
            _take(words, option, rest.pop(0))
        else:
            words.fault("missing_value", option=option.flag)
    return words


def _take(words: _Words, option: Option, value: str) -> None:
    words.values[option.name] = value
    if "\0" in value or (option.takes is not Takes.PATH and not _is_text(value)):
        words.fault("unreadable_text")
        del words.values[option.name]
    elif not value and option.takes is Takes.PATH:
        words.fault("empty_value", option=option.flag)


def _is_text(word: str) -> bool:
    """Tell whether a word is whole text; bytes that were no text arrive from the system as lone surrogates."""
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _find_verb(words: _Words) -> tuple[Verb | None, list[str]]:
    """Find the verb that the plain words begin with; the others are its arguments."""
    if not words.plain:
        return None, []
    first, *others = words.plain
    family = [verb for verb in VERBS if verb.name.split()[0] == first]
    if len(family) == 1:
        return family[0], others
    if not family:
        words.fault("unknown_verb", word=first)
        return None, []
    subs = dict.fromkeys(verb.name.split()[1] for verb in family)
    if others:
        meant = [verb for verb in family if verb.name.split() == words.plain[: len(verb.name.split())]]
        if meant:
            # `vault slots add` rather than `vault slots`.
            verb = max(meant, key=lambda verb: len(verb.name))
            return verb, words.plain[len(verb.name.split()) :]
        words.fault("unknown_verb", word=f"{first} {others[0]}")
        return None, []
    default = next((verb for verb in family if verb.default), None)
    if default is None and "help" not in words.flags:
        words.fault("missing_sub", verb=first, choices=", ".join(subs))
    # `vault --help` speaks of the whole family, `guides --help` too.
    return (None if "help" in words.flags else default), []


def _check(verb: Verb, arguments: list[str], words: _Words) -> None:
    """Find out whether these options and arguments are what the verb takes."""
    _only_known(_COMMON_NAMES | {option.name for option in verb.options}, words, verb.name)
    for option in verb.options:
        value = words.values.get(option.name)
        if value is None:
            if option.required:
                words.fault("missing_option", verb=verb.name, option=option.flag)
        else:
            _check_value(option, value, words)
    _check_arguments(verb, arguments, words)


def _only_known(allowed: Iterable[str], words: _Words, name: str) -> None:
    known = set(allowed)
    for given in (*words.values, *sorted(words.flags)):
        if given not in known:
            words.fault("option_elsewhere", option=f"--{given}", verb=name)


def _check_value(option: Option, value: str, words: _Words) -> None:
    if option.required and not value.strip():
        words.fault("empty_value", option=option.flag)
    elif option.choices and value not in option.choices:
        words.fault("bad_choice", option=option.flag, choices=", ".join(option.choices))
    elif option.takes is Takes.NUMBER and not (_is_number(value) and option.low <= int(value) <= option.high):
        words.fault("bad_number", option=option.flag, low=str(option.low), high=str(option.high))
    elif option.takes is Takes.NUMBERS and not all(
        _is_number(part.strip()) and int(part) > 0 for part in value.split(",")
    ):
        words.fault("bad_numbers", option=option.flag)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER


def _check_arguments(verb: Verb, arguments: list[str], words: _Words) -> None:
    taken = verb.argument
    if taken is None:
        if arguments:
            words.fault("extra_argument", verb=verb.name, word=arguments[0])
        return
    if taken.required and not arguments:
        words.fault("missing_argument", verb=verb.name, name=taken.sample)
    if len(arguments) > 1 and not taken.many:
        words.fault("extra_argument", verb=verb.name, word=arguments[1])
    for argument in arguments:
        if not taken.is_foreign and ("\0" in argument or (not taken.is_path and not _is_text(argument))):
            words.fault("unreadable_text")
        elif not argument.strip() and not taken.many:
            words.fault("empty_argument", name=taken.sample)
