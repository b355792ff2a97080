"""`dossier --timestamp`: who is asked to attest the date, what is said of it, and what waits in the vault.

The option is the person's own yes: without it, or the switch of the settings in the window, nothing is sent.
"""

from collections.abc import Sequence
from typing import Any

from appui_core.cases.stamps import Stamps
from appui_core.cli.context import Context
from appui_core.cli.words import instant_words
from appui_core.dossier.order import Dating
from appui_core.dossier.stamping import Answer, work_off
from appui_core.errors import AppuiError, ErrorCode
from appui_core.settings.authorities import authorities
from appui_core.settings.store import Settings
from appui_core.vault.facade import Vault


def prepare(context: Context, vault: Vault) -> Dating | None:
    """Return who is to be asked for dates, None without `--timestamp`; first tries what is waiting.

    Raises AppuiError: as the vault does.
    """
    if "timestamp" not in context.parsed.flags:
        return None
    asked = authorities(Settings(context.places.settings_file))
    stamper = context.time_stamper(lambda: frozenset(one.host for one in asked))
    work_off(Stamps(vault, context.clock), stamper, asked, context.clock.now())
    return Dating(stamper, asked)


def in_one_file(context: Context) -> bool:
    """Tell whether the dossier comes as a ZIP, sealed or not, into which no later answer can be put."""
    sealed = {"seal-for", "seal-passphrase-file"} & set(context.parsed.values)
    return bool(sealed) or "zip" in context.parsed.flags


def as_json(answers: Sequence[Answer]) -> list[dict[str, Any]]:
    """Return each answer as `dossier --json` prints it."""
    return [
        {
            "authority": one.authority.name,
            "state": _state(one),
            "at_utc": one.attested.at_utc if one.attested else None,
            "code": None if one.code is None else str(one.code),
        }
        for one in answers
    ]


def lines(context: Context, answers: Sequence[Answer] | None) -> list[str]:
    """Return a sentence for each authority that was asked, or that there is none; None: nobody was to be asked."""
    if answers is None:
        return []
    return [_line(context, one) for one in answers] or [context.text("dossier.stamp_nobody")]


def _state(answer: Answer) -> str:
    if answer.attested is not None:
        return "done"
    return "refused" if answer.code is ErrorCode.STAMP_REFUSED else "waiting"


def _line(context: Context, answer: Answer) -> str:
    name = answer.authority.name
    if answer.attested is not None:
        return context.text("dossier.stamp_done", name=name, at=instant_words(context, answer.attested.at_utc))
    why = context.messages.refusal(AppuiError(answer.code or ErrorCode.INTERNAL, answer.detail)).message
    key = f"stamp_{_state(answer)}"
    if key == "stamp_waiting" and in_one_file(context):
        key = "stamp_waiting_zip"
    return context.text(f"dossier.{key}", name=name, why=why)
