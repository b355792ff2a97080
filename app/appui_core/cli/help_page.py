"""The help page, made from the table of verbs and the texts; nothing is written twice."""

from collections.abc import Sequence

from appui_core.cli.table import COMMON, VERBS, Argument, Option, Takes, Verb
from appui_core.messages import Messages


def help_page(messages: Messages, name: str | None) -> str:
    """Return the page of one verb, of a family such as `vault`, or of the whole program."""
    verb = next((verb for verb in VERBS if verb.name == name), None)
    if verb is not None:
        return _page_of_verb(messages, verb)
    family = [verb for verb in VERBS if verb.name.split()[0] == name] or list(VERBS)
    say = messages.text
    lines = [say("cli.help.about"), "", say("cli.help.usage", line=f"appui {say('cli.help.command')}"), ""]
    lines += [say("cli.help.verbs"), *_columns([(verb.name, _of_verb(messages, verb)) for verb in family]), ""]
    lines += [*_common(messages), "", say("cli.help.more"), say("cli.help.independence")]
    return "\n".join(lines)


def _page_of_verb(messages: Messages, verb: Verb) -> str:
    say = messages.text
    lines = [say("cli.help.usage", line=_usage(verb)), _of_verb(messages, verb), ""]
    if verb.argument is not None:
        words = say(f"cli.arguments.{verb.argument.help}")
        lines += [say("cli.help.arguments"), *_columns([(verb.argument.sample, words)]), ""]
    if verb.options:
        lines += [say("cli.help.options"), *_columns(_rows(messages, verb.options)), ""]
    return "\n".join([*lines, *_common(messages)])


def _of_verb(messages: Messages, verb: Verb) -> str:
    return messages.text(f"cli.verbs.{verb.help_key}")


def _common(messages: Messages) -> list[str]:
    return [messages.text("cli.help.common"), *_columns(_rows(messages, COMMON))]


def _rows(messages: Messages, options: Sequence[Option]) -> list[tuple[str, str]]:
    return [(_typed(option), messages.text(f"cli.options.{option.help_key}")) for option in options]


def _typed(option: Option) -> str:
    if option.takes is Takes.NOTHING:
        return option.flag
    return f"{option.flag} {'|'.join(option.choices) or option.sample}"


_LINE = 110


def _usage(verb: Verb) -> str:
    parts = ["appui", verb.name]
    if verb.argument is not None:
        parts.append(_argument(verb.argument))
    for option in verb.options:
        typed = _short(option)
        parts.append(typed if option.required else f"[{typed}]")
    lines = [""]
    for part in parts:
        if len(lines[-1]) + len(part) > _LINE:
            lines.append("   ")
        lines[-1] += f" {part}" if lines[-1] else part
    return "\n".join(lines)


def _short(option: Option) -> str:
    return (
        option.flag if option.takes is Takes.NOTHING else f"{option.flag} {option.sample or option.name.upper()}"
    )


def _argument(argument: Argument) -> str:
    name = f"{argument.sample}..." if argument.many else argument.sample
    return name if argument.required else f"[{name}]"


_WIDEST = 34


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = min(_WIDEST, max(len(left) for left, _ in rows))
    lines = []
    for left, right in rows:
        if len(left) > width:
            lines += [f"  {left}", f"  {'':{width}}  {right}"]
        else:
            lines.append(f"  {left:{width}}  {right}")
    return lines
