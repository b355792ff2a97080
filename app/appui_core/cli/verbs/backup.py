"""`vault backup | restore`: the copy that a family keeps elsewhere, and the way back from it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from appui_core.cli.context import Context
from appui_core.cli.output import visible
from appui_core.cli.secret import read_recovery_key
from appui_core.cli.words import fault_words
from appui_core.errors import AppuiError, ErrorCode
from appui_core.locate import places, resources_dir

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appui_core.vault.facade import Problem


def run(context: Context) -> int:
    """Answer one of the two."""
    return _backup(context) if context.parsed.verb == "vault backup" else _restore(context)


def _backup(context: Context) -> int:
    """Bring a backup up to date; what is damaged in the vault itself is named, and then the exit code is 1."""
    from appui_core.vault.backup import backup_vault  # noqa: PLC0415 - SQLCipher, when first needed

    with context.vault() as vault:
        report = backup_vault(vault, Path(context.parsed.arguments[0]), page=_page(context))
    size = report.bytes
    lines = [context.text("vault.backed_up", copied=report.copied, size=size, removed=report.removed)]
    lines += _problems(context, "vault.backup_problems", report.problems)
    data = {
        "copied": report.copied,
        "bytes": size,
        "removed": report.removed,
        "verified": report.verified,
        "at_utc": report.at_utc,
        "problems": _as_objects(report.problems),
    }
    context.answer(data, *lines)
    return 1 if report.problems else 0


def _page(context: Context) -> str:
    """Return how to open the backup without Appui; no backup fails for want of that page."""
    language = "fr" if context.messages.language == "fr" else "en"
    try:
        return (resources_dir() / "help" / f"sans-appui.{language}.md").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _restore(context: Context) -> int:
    """Put a vault back; what is damaged in the backup is named, the rest is in place, and the exit code is 1.

    Raises AppuiError: PASSPHRASE_MISSING when neither a recovery key nor a passphrase is given; FILE_MISSING,
    NOT_A_FILE, FILE_UNREADABLE, RECOVERY_KEY_WRONG for the key's file; and what `restore_vault` raises.
    """
    from appui_core.vault.restore import restore_vault  # noqa: PLC0415 - as above

    where = context.parsed.values.get("recovery-key-file")
    key = None if where is None else read_recovery_key(where)
    passphrase = context.passphrase()
    if key is None and passphrase is None:
        raise AppuiError(ErrorCode.PASSPHRASE_MISSING, "no recovery key either")
    target = places(Path(context.value("to"))).vault
    report = restore_vault(
        Path(context.parsed.arguments[0]), target, clock=context.clock, recovery_key=key, passphrase=passphrase
    )
    lines = [
        context.text("vault.restored", copied=report.copied, size=report.bytes),
        context.text("vault.restored_where", folder=visible(str(target))),
    ]
    if passphrase is None:
        lines.append(context.text("vault.restored_opens"))
    lines += _problems(context, "vault.restore_problems", report.problems)
    data = {"copied": report.copied, "bytes": report.bytes, "problems": _as_objects(report.problems)}
    context.answer(data, *lines)
    return 1 if report.problems else 0


def _problems(context: Context, heading: str, problems: "Sequence[Problem]") -> list[str]:
    found = [
        context.text(
            "vault.problem", what=visible(one.what), reason=fault_words(context, "cli.vault_problem", one.code)
        )
        for one in problems
    ]
    return [context.text(heading), *found] if found else []


def _as_objects(problems: "Sequence[Problem]") -> list[dict[str, Any]]:
    return [{"what": problem.what, "code": problem.code} for problem in problems]
