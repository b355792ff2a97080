"""The page itself: plain forms that work without any script, under a policy that allows none."""

import base64
import hashlib
import tomllib
from collections.abc import Callable, Iterable
from html import escape
from typing import Final

from appui_core.adapters.phone_tray.multipart import FIELD
from appui_core.adapters.phone_tray.session import Go
from appui_core.content.image_help import load_image_help
from appui_core.content.problems import ContentError
from appui_core.errors import AppuiError
from appui_core.helpline.life_first import load_life_first
from appui_core.helpline.offer import Offer
from appui_core.intake.gate import GateAnswer
from appui_core.locate import resources_dir
from appui_core.messages import Messages
from appui_core.ports import TrayLimits

ANSWER: Final = "answer"
# What phones have pictures in. The list leaves HEIC as it is; the bytes decide here, whatever they are called.
_TAKEN: Final = "image/png,image/jpeg,image/heic,image/heif,image/webp,image/avif,image/gif"
_MIB: Final = 1024 * 1024


def style() -> str:
    """Return the style sheet: the colours of the tokens, light and dark, then resources/theme/phone.css."""
    folder = resources_dir() / "theme"
    colours = tomllib.loads((folder / "tokens.toml").read_text("utf-8"))["colour"]
    roles = {look: "".join(f"--{role}:{value};" for role, value in colours[look].items()) for look in colours}
    dark = f"@media (prefers-color-scheme: dark) {{ :root {{{roles['dark']}}} }}"
    light = f":root {{color-scheme: light dark;{roles['light']}}}"
    return f"{light}\n{dark}\n" + (folder / "phone.css").read_text("utf-8")


def policy(sheet: str) -> str:
    """Return the content security policy under which nothing but this style sheet and our own forms works."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


class Pages:
    """Every page in the language of the window. `offer` is asked for each page that says whom to reach."""

    def __init__(self, messages: Messages, limits: TrayLimits, offer: Callable[[], Offer]) -> None:
        self._messages, self._limits, self._offer = messages, limits, offer
        self._sheet = style()
        self.policy = policy(self._sheet)

    def question(self, *, again: bool = False) -> bytes:
        """Return the page that asks before any picture; `again`: no answer was chosen."""
        answers = "".join(
            f'<label class="answer"><input type="radio" name="{ANSWER}" value="{answer}" required>'
            f"{self._text(str(answer))}</label>"
            for answer in GateAnswer
        )
        return self._page(
            self._small("before"),
            f"<h1 id=q>{self._text('question')}</h1>",
            self._said("warn", self._text("answer_first")) if again else "",
            self._line("why"),
            f"<form method=post action=answer><fieldset aria-labelledby=q>{answers}</fieldset>"
            f"<button>{self._text('go_on')}</button></form>",
            self._small("plain"),
        )

    def choose(self, last: Go | None, in_all: int, *, over: str = "", note: str = "") -> bytes:
        """Return the page that takes pictures, with what became of the last ones.

        `over` names the text that says why no more are taken, `note` one that stands first.
        """
        bounds = {"count": self._limits.pictures_a_go, "size": self._limits.picture_bytes // _MIB}
        send = (
            f"<form method=post action=images enctype=multipart/form-data>"
            f"<label>{self._text('files')}"
            f'<input type=file name={FIELD} accept="{_TAKEN}" multiple required></label>'
            f"<button>{self._text('send')}</button></form>"
            f"{self._small('wait', minutes=round(self._limits.open_s / 60), idle=round(self._limits.idle_s / 60))}"
        )
        doubt = (
            f"<form method=post action=answer><button class=quiet name={ANSWER} value={GateAnswer.UNSURE}>"
            f"{self._text('doubt')}</button></form>"
        )
        return self._page(
            self._said("warn", self._text(note, **bounds)) if note else "",
            self._became(last, in_all) if last is not None and not note else "",
            self._line(over) if over else f"<h1>{self._text('choose')}</h1>{self._line('limits', **bounds)}{send}",
            doubt,
            self._small("plain"),
            self._small("traces"),
        )

    def declined(self, in_all: int) -> bytes:
        """Return the page after "yes" or "unsure": nothing is taken any more, and who helps."""
        offer, sites = self._offer(), self._sites()
        police = next((one.url for one in offer.alternatives if one.id == "police-chat" and one.url), "")
        life = load_life_first(self._messages.language)
        return self._page(
            f"<h1>{self._text('nothing_more' if in_all else 'nothing_sent')}</h1>",
            self._line("nothing_kept"),
            f"<h2>{self._text('help')}</h2>",
            self._line("call_why"),
            f"<p>{escape(offer.hours[:1].upper() + offer.hours[1:])}</p>",
            f'<a class=button href="tel:{offer.number}">{self._text("call")}</a>',
            self._way("police_why", police),
            self._way("take_it_down_why", sites[0]),
            self._way("disrupt_why", sites[1]),
            self._small("help_traces"),
            f"<h2>{escape(life.question)}</h2><p>{escape(life.now_text)}</p><p>{escape(life.thoughts_text)}</p>",
            call=False,
        )

    def taken(self) -> bytes:
        """Return the page for a second browser."""
        return self._page(f"<h1>{self._text('taken_title')}</h1>", self._line("taken"))

    # --- pieces -------------------------------------------------------------------------------------------------

    def _became(self, go: Go, in_all: int) -> str:
        lines = [self._text("broken")] if go.broken else []
        lines += [self._text(key, count=count) for key, count in (("kept", go.kept), ("there", go.there)) if count]
        if go.refused:
            lines.append(self._text("refused", count=len(go.refused)) + self._reasons(go.refused))
        if not lines:
            lines = [self._text("none_chosen")]
        if in_all > go.kept:
            lines.append(self._text("in_all", count=in_all))
        tone = "ok" if go.kept + go.there == go.seen and go.seen and not go.broken else "warn"
        return self._said(tone, "".join(f"<div>{line}</div>" for line in lines))

    def _reasons(self, refused: Iterable[AppuiError]) -> str:
        """Return each reason once, in the order in which they came."""
        said = dict.fromkeys(escape(self._messages.refusal(error).message) for error in refused)
        return "<ul>" + "".join(f"<li>{one}</li>" for one in said) + "</ul>"

    def _sites(self) -> tuple[str, str]:
        try:
            sites = load_image_help()
        except ContentError:
            return "", ""
        return sites.take_it_down.url, sites.disrupt.url

    def _way(self, why: str, url: str) -> str:
        if not url:
            return ""
        shown = escape(url.removeprefix("https://").removeprefix("www.").rstrip("/"))
        return f'<p class=way>{self._text(why)}<br><a href="{escape(url)}" rel=noreferrer>{shown}</a></p>'

    def _text(self, key: str, **fields: object) -> str:
        return escape(self._messages.text(f"phone_page.{key}", **fields))

    def _line(self, key: str, **fields: object) -> str:
        return f"<p>{self._text(key, **fields)}</p>"

    def _small(self, key: str, **fields: object) -> str:
        return f"<p class=small>{self._text(key, **fields)}</p>"

    @staticmethod
    def _said(tone: str, inner: str) -> str:
        return f"<div class={tone} role=status>{inner}</div><p></p>"

    def _page(self, *parts: str, call: bool = True) -> bytes:
        foot = f'<footer><a href="tel:3018">{self._text("call")}</a></footer>' if call else ""
        return (
            f'<!doctype html><html lang="{escape(self._messages.language)}"><head><meta charset=utf-8>'
            '<meta name=viewport content="width=device-width,initial-scale=1">'
            f"<title>{self._text('title')}</title><style>{self._sheet}</style></head>"
            f"<body><main>{''.join(parts)}</main>{foot}</body></html>"
        ).encode()
