"""`leaks`: what lies outside the vault, one line each; nothing is changed from here."""

from typing import Any

from appui_core.cli.context import Context
from appui_core.cli.output import visible
from appui_core.cli.words import instant_words
from appui_core.errors import AppuiError, ErrorCode
from appui_core.privacy.leaks.check import Search, find_leaks
from appui_core.privacy.leaks.folders import picture_folders
from appui_core.privacy.leaks.model import Leak, Report
from appui_core.privacy.leaks.words import leak_words


def run(context: Context) -> int:
    """Print a JSON list, or sentences. Without a vault nothing is compared; one that does not open is refused."""
    around = context.surroundings()
    try:
        with context.vault() as vault:
            from appui_core.cases.fingerprints import fingerprints  # noqa: PLC0415 - comes with the vault

            search = Search(around, context.places, fingerprints(vault), vault.vault_id)
    except AppuiError as error:
        if error.code is not ErrorCode.VAULT_MISSING:
            raise
        search = Search(around, context.places)
    # The vault is closed by now: a long look keeps no other program waiting for it.
    report = find_leaks(search)
    lines = _lines(context, report)
    if not report.compared:
        folders = ", ".join(visible(str(folder)) for folder in picture_folders(around))
        lines.append(context.text("leaks.no_vault", folders=folders or "-"))
    context.answer([_object(context, leak) for leak in report.leaks], *lines)
    return 0


def _object(context: Context, leak: Leak) -> dict[str, Any]:
    return leak.to_json() | {"why_text": leak_words(context.messages, leak).title}


def _lines(context: Context, report: Report) -> list[str]:
    if not report.leaks:
        return [context.text("leaks.none")]
    return [line for leak in report.leaks for line in _of_one(context, leak)]


def _of_one(context: Context, leak: Leak) -> list[str]:
    words = leak_words(context.messages, leak)
    lines = [context.text("leaks.line", title=words.title)]
    where = [visible(str(leak.place))] if leak.place is not None else []
    when = [instant_words(context, leak.when_utc)] if leak.when_utc is not None else []
    if where or when:
        lines.append(context.text("leaks.place", place=" · ".join([*where, *when])))
    if leak.about is not None:
        lines.append(context.text("leaks.about", about=visible(str(leak.about))))
    return lines + [
        context.text("leaks.place", place=text) for text in (words.online, words.means, words.todo) if text
    ]
