"""`vault init | status | check`: the vault as a whole."""

from typing import TYPE_CHECKING, Any, Literal

from appui_core.cli.context import Context
from appui_core.cli.output import visible
from appui_core.cli.verbs.slots import deliver_key, slot_list
from appui_core.cli.words import fault_words
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appui_core.vault.check_crew import Crew
    from appui_core.vault.facade import CheckReport, Created, Problem, Vault


def run(context: Context) -> int:
    """Answer one of the three."""
    match context.parsed.verb:
        case "vault init":
            return _init(context)
        case "vault check":
            return _check(context)
        case _:
            return _status(context)


def _init(context: Context) -> int:
    """Make a vault; the recovery key is printed here and nowhere else, and without that there is no vault.

    Raises AppuiError: PASSPHRASE_MISSING when nothing but the recovery key would open it, or on a shared PC, where
    the key store opens it to whoever sits there; RECOVERY_KEY_UNSHOWN; and what `create_vault` raises.
    """
    from appui_core.vault.facade import create_vault, vault_exists  # noqa: PLC0415 - SQLCipher, when first needed

    if vault_exists(context.places.vault):
        raise AppuiError(ErrorCode.VAULT_EXISTS)
    preset: Literal["private", "shared"] = "shared" if context.value("mode") == "shared" else "private"
    with_keyring = "keyring" in context.parsed.flags
    passphrase = context.passphrase()
    if passphrase is None and (preset == "shared" or not with_keyring):
        raise AppuiError(ErrorCode.PASSPHRASE_MISSING)

    def deliver(made: "Created") -> None:
        deliver_key(
            context,
            {"recovery_key": made.recovery_key, "slots": _slots(made.vault), "mode": preset},
            context.text("vault.created"),
            context.text("vault.recovery_key", value=made.recovery_key),
            context.text("vault.recovery_advice"),
        )

    create_vault(
        context.places.vault,
        clock=context.clock,
        keystore=context.keystore() if with_keyring else None,
        passphrase=passphrase,
        preset=preset,
        deliver=deliver,
    ).vault.close()
    return 0


def _status(context: Context) -> int:
    """Tell what is in the vault, after a look at its journal and rows; a fault found is in the answer."""
    with context.vault() as vault:
        status = vault.status()
        report = vault.check(full=False)
        slots = _slots(vault)
    lines = [
        context.text("vault.where", folder=visible(str(context.places.vault))),
        context.text("vault.slots", slots=", ".join(context.text(f"slot.{slot['kind']}") for slot in slots)),
        context.text("vault.counts", cases=status["cases"], exhibits=status["exhibits"]),
        context.text("vault.size", size=status["stored_bytes"]),
    ]
    if not status["recovery"]["confirmed"]:
        lines.append(context.text("vault.recovery_due"))
    if not report.intact:
        lines += _problems(context, report.problems)
    context.answer({**status, "slots": slots, **_as_object(report)}, *lines)
    return 0


def _slots(vault: "Vault") -> list[dict[str, str]]:
    """Return the ways in: those of the header, and the recovery and escrow files, which are some too."""
    return slot_list((*vault.slots, *vault.file_slots))


def _check(context: Context) -> int:
    from appui_core.vault.check_crew import (  # noqa: PLC0415 - SQLCipher, when first needed
        WORKERS,
        Crew,
        processes_possible,
    )

    full = "full" in context.parsed.flags
    # Two interpreters start beside what this one still has to load and the slow unlocking; where they are not
    # needed they just end.
    with Crew(WORKERS if full and processes_possible() else 0) as crew:
        report = _report(context, crew, full=full)
    if report.intact:
        lines = [context.text("vault.intact" if full else "vault.intact_rows", n=report.exhibits)]
    else:
        lines = _problems(context, report.problems)
    context.answer(_as_object(report), *lines)
    return 0 if report.intact else 1


def _report(context: Context, crew: "Crew", *, full: bool) -> "CheckReport":
    from appui_core.vault.facade import CheckReport, Problem, check_locked  # noqa: PLC0415 - as above

    try:
        with context.vault() as vault:
            return vault.check(full=full, crew=crew)
    except AppuiError as error:
        if error.code is not ErrorCode.VAULT_DAMAGED:
            raise
        # Too damaged to open: what can be told without a key is still told.
        found = check_locked(context.places.vault) or (Problem("vault", error.code.value),)
        return CheckReport(intact=False, problems=found, exhibits=0, journal_head="")


def _problems(context: Context, problems: "Sequence[Problem]") -> list[str]:
    found = [
        context.text(
            "vault.problem", what=visible(one.what), reason=fault_words(context, "cli.vault_problem", one.code)
        )
        for one in problems
    ]
    return [context.text("vault.not_intact"), *found]


def _as_object(report: "CheckReport") -> dict[str, Any]:
    return {
        "intact": report.intact,
        "problems": [{"what": problem.what, "code": problem.code} for problem in report.problems],
        "exhibits": report.exhibits,
        "journal_head": report.journal_head or None,
    }
