"""`triage`: the situations one can be in, or what to do first in one of them at an instant."""

from datetime import datetime
from typing import TYPE_CHECKING

from appui_core.cli.context import Context
from appui_core.cli.parsed import Problem
from appui_core.cli.refusal import refuse
from appui_core.cli.zone import read_instant
from appui_core.content.lines import in_language
from appui_core.content.problems import ContentError
from appui_core.content.triage import Situation, TriageData, load_triage
from appui_core.errors import AppuiError, ErrorCode
from appui_core.helpline.zone import SystemZone

if TYPE_CHECKING:
    from appui_core.helpline.offer import Offer
    from appui_core.triage.plan import Plan, Step


def run(context: Context) -> int:
    """Print the list of situations, or with `--situation` what to do first and then.

    The remembered switch "Je ne peux pas téléphoner" holds here too.

    Raises AppuiError: SITUATION_UNKNOWN, INSTANT_INVALID, CONTENT_MISSING.
    """
    wanted = context.parsed.values.get("situation")
    if wanted is not None and "list" in context.parsed.flags:
        choices = {"choices": "--list, --situation"}
        return refuse(context, AppuiError(ErrorCode.USAGE, "one_of"), Problem("one_of", choices))
    zone = SystemZone()
    instant = read_instant(context.parsed.values.get("at"), zone, context.clock)
    data = _data()
    return _list(context, data) if wanted is None else _answer(context, data, wanted, instant.astimezone(zone))


def _data() -> TriageData:
    try:
        return load_triage()
    except ContentError as error:
        raise AppuiError(ErrorCode.CONTENT_MISSING, "triage") from error


def _list(context: Context, data: TriageData) -> int:
    language = context.messages.language
    rows = [{"id": row.id, "label": in_language(row.label, language)} for row in data.situations]
    lines = [context.text("triage.situation", id=row["id"], label=row["label"]) for row in rows]
    context.answer({"situations": rows}, *lines, context.text("triage.more"))
    return 0


def _answer(context: Context, data: TriageData, wanted: str, instant: datetime) -> int:
    from appui_core.triage.plan import make_plan  # noqa: PLC0415 - only here

    row = _row(data, wanted)
    plan = make_plan(
        data,
        row,
        offer=_offer(context, instant),
        language=context.messages.language,
        today=context.clock.now().date(),
    )
    context.answer(plan.to_json(), *_lines(context, plan))
    return 0


def _row(data: TriageData, wanted: str) -> Situation:
    for row in data.situations:
        if row.id == wanted.strip().lower():
            return row
    raise AppuiError(ErrorCode.SITUATION_UNKNOWN)


def _offer(context: Context, instant: datetime) -> "Offer":
    from appui_core.helpline.lines import load_lines  # noqa: PLC0415 - only for an answer, as what follows
    from appui_core.helpline.offer import describe_3018  # noqa: PLC0415 - the same
    from appui_core.settings.store import Settings  # noqa: PLC0415 - the same

    try:
        return describe_3018(
            load_lines(),
            instant,
            SystemZone(),
            can_phone=Settings(context.places.settings_file).flag("can_phone"),
            real_now=context.clock.now(),
            messages=context.messages,
        )
    except OverflowError as error:
        raise AppuiError(ErrorCode.INSTANT_INVALID) from error


def _lines(context: Context, plan: "Plan") -> list[str]:
    from appui_core.guides.words import day_words  # noqa: PLC0415 - only for an answer

    said = [plan.label, context.text("triage.first", step=_words(context, plan.first))]
    if plan.then:
        said += [context.text("triage.then")]
        said += [
            context.text("triage.step", n=n, step=_words(context, step)) for n, step in enumerate(plan.then, 1)
        ]
    said.append(context.text("triage.avoid", words=plan.avoid))
    if plan.doors:
        said.append(context.text("triage.doors"))
        said += [context.text("triage.door", step=_words(context, step)) for step in plan.doors]
    said.append(context.text("triage.checked", day=day_words(context.messages, plan.fact.checked_on)))
    if plan.stale:
        said.append(context.text("triage.stale"))
    return said


def _words(context: Context, step: "Step") -> str:
    """Return a step with its address, and with its hours where nobody answers now."""
    parts = [step.text, *(way.url for way in step.ways[:1])]
    if step.open is not True and step.hours:
        parts.append(context.text("triage.hours" if step.open is None else "triage.closed", hours=step.hours))
    return " · ".join(parts)
