"""`vault passwd | slots | slots add | slots remove`: the ways of opening the vault."""

import sys
from typing import TYPE_CHECKING

from appui_core.cli.context import Context
from appui_core.cli.output import to_json, write_surely
from appui_core.cli.parsed import Problem
from appui_core.cli.refusal import refuse
from appui_core.cli.secret import read_passphrase
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appui_core.vault.facade import SlotInfo, Vault

_WAYS = ("keyring", "new-passphrase-file", "recovery", "escrow")


def run(context: Context) -> int:
    """Answer one of the four."""
    match context.parsed.verb:
        case "vault passwd":
            return _passwd(context)
        case "vault slots add":
            return _add(context)
        case "vault slots remove":
            return _remove(context)
        case _:
            return _list(context)


def slot_list(slots: "Sequence[SlotInfo]") -> list[dict[str, str]]:
    """Return ways of opening as JSON says them."""
    return [{"id": slot.id, "kind": str(slot.kind)} for slot in slots]


def deliver_key(context: Context, data: object, *lines: str) -> None:
    """Show a new recovery key before it is put to use: on stdout as JSON, or on stderr in words.

    Raises AppuiError: RECOVERY_KEY_UNSHOWN when not every byte could be written.
    """
    try:
        if context.parsed.json:
            write_surely(sys.stdout, to_json(data))
        else:
            write_surely(sys.stderr, "\n".join(lines))
    except OSError as error:
        raise AppuiError(ErrorCode.RECOVERY_KEY_UNSHOWN, type(error).__name__) from error


def _list(context: Context) -> int:
    """Tell which ways there are; this needs no key."""
    from appui_core.vault.facade import all_slots_of  # noqa: PLC0415 - SQLCipher, when first needed

    return _answer(context, all_slots_of(context.places.vault))


def _passwd(context: Context) -> int:
    """Let the new passphrase open the vault, and the old one no more."""
    with context.vault() as vault:
        vault.change_passphrase(read_passphrase(context.value("new-passphrase-file")))
        return _answer(context, _of(vault), context.text("vault.passphrase_changed"))


def _add(context: Context) -> int:
    """Add a way in, or renew the recovery key."""
    asked = [way for way in _WAYS if way in context.parsed.values or way in context.parsed.flags]
    if len(asked) != 1:
        choices = ", ".join(f"--{way}" for way in _WAYS)
        return refuse(context, AppuiError(ErrorCode.USAGE, "one_of"), Problem("one_of", {"choices": choices}))
    with context.vault() as vault:
        match asked[0]:
            case "keyring":
                vault.add_keystore_slot(context.keystore())
            case "new-passphrase-file":
                vault.add_passphrase_slot(read_passphrase(context.value("new-passphrase-file")))
            case "escrow":
                vault.add_escrow(context.value("escrow"))
            case _:
                return _renew(context, vault)
        return _answer(context, _of(vault), context.text("vault.slot_added"))


def _renew(context: Context, vault: "Vault") -> int:
    def deliver(key: str) -> None:
        deliver_key(
            context,
            {"recovery_key": key, "slots": slot_list(_of(vault))},
            context.text("vault.recovery_key", value=key),
            context.text("vault.recovery_advice"),
            context.text("vault.recovery_renewed"),
        )

    vault.renew_recovery(deliver)
    return 0


def _remove(context: Context) -> int:
    with context.vault() as vault:
        vault.remove_slot(context.parsed.arguments[0], context.keystore())
        return _answer(context, _of(vault), context.text("vault.slot_removed"))


def _of(vault: "Vault") -> "Sequence[SlotInfo]":
    return (*vault.slots, *vault.file_slots)


def _answer(context: Context, slots: "Sequence[SlotInfo]", *first: str) -> int:
    lines = [context.text("vault.slot_line", id=slot.id, kind=context.text(f"slot.{slot.kind}")) for slot in slots]
    context.answer({"slots": slot_list(slots)}, *first, *lines)
    return 0
