"""`3018`: is the line open at an instant, when does that change, and who else can help."""

from typing import TYPE_CHECKING

from appui_core.cli.context import Context
from appui_core.cli.zone import read_instant, read_zone
from appui_core.errors import AppuiError, ErrorCode
from appui_core.helpline.lines import load_lines
from appui_core.helpline.offer import describe_3018
from appui_core.helpline.words import state_words
from appui_core.settings.store import Settings

if TYPE_CHECKING:
    from appui_core.helpline.offer import Offer


def run(context: Context) -> int:
    """Answer for `--at` in `--zone`; how old our knowledge is comes from the real clock whatever `--at` says.

    The remembered switch "Je ne peux pas téléphoner" holds here too: then only what needs no voice is offered.

    Raises AppuiError: ZONE_UNKNOWN, INSTANT_INVALID.
    """
    values = context.parsed.values
    zone = read_zone(values.get("zone"))
    instant = read_instant(values.get("at"), zone, context.clock)
    try:
        offer = describe_3018(
            load_lines(),
            instant,
            zone,
            can_phone=Settings(context.places.settings_file).flag("can_phone"),
            real_now=context.clock.now(),
            messages=context.messages,
        )
    except OverflowError as error:
        # The next change lies beyond the last day that a calendar here can name.
        raise AppuiError(ErrorCode.INSTANT_INVALID) from error
    context.answer(offer.to_json(), *_lines(context, offer))
    return 0


def _lines(context: Context, offer: "Offer") -> list[str]:
    """Return the answer in words: who answers now stands first."""
    head = [context.text("line.state", state=state_words(context.messages, offer))]
    head.append(context.text("line.hours", hours=offer.hours))
    if not offer.known:
        head.append(context.text("line.unverified"))
    ours = [context.text("line.channels")] + [
        context.text(
            "line.channel" if channel.available else "line.channel_closed", label=_with(channel.label, channel.url)
        )
        for channel in offer.channels
    ]
    others = [
        context.text("line.alternative", who=_with(one.label, one.number), why=_with(one.why, one.url))
        for one in offer.alternatives
    ]
    if others:
        others.insert(0, context.text("line.alternatives"))
    return [*head, *others, *ours] if offer.open is False else [*head, *ours, *others]


def _with(words: str, more: str | None) -> str:
    """Return words with an address or number behind them, unless they name it already."""
    named = more is not None and "".join(more.split()) in "".join(words.split())
    return words if not more or named else f"{words} · {more}"
