"""For whom a dossier is sealed, and what opens one: `--seal-for`, `--seal-passphrase-file`, `--identity-file`."""

from appui_core.cli.context import Context
from appui_core.cli.parsed import Problem
from appui_core.cli.secret import read_identities, read_passphrase
from appui_core.dossier import seal
from appui_core.dossier.seal import Seal, SealKey

_SEALS = ("seal-for", "seal-passphrase-file")
_KEYS = ("identity-file", "seal-passphrase-file")


def two_ways(context: Context) -> Problem | None:
    """Return what is wrong when both ways of sealing, or of opening, are asked for."""
    ways = _SEALS if context.parsed.verb == "dossier" else _KEYS
    if all(way in context.parsed.values for way in ways):
        return Problem("one_of", {"choices": ", ".join(f"--{way}" for way in ways)})
    return None


def for_whom(context: Context) -> Seal | None:
    """Return the seal that was asked for, None without one.

    Raises AppuiError: RECIPIENT_INVALID, and what `read_passphrase` raises.
    """
    if "seal-for" in context.parsed.values:
        return seal.for_recipient(context.value("seal-for"))
    if "seal-passphrase-file" in context.parsed.values:
        return seal.with_passphrase(read_passphrase(context.value("seal-passphrase-file")))
    return None


def key(context: Context) -> SealKey:
    """Return what a sealed dossier is to be opened with.

    Raises AppuiError: IDENTITY_INVALID, and what `read_passphrase` raises.
    """
    if "identity-file" in context.parsed.values:
        return SealKey(seal.parse_identities(read_identities(context.value("identity-file"))))
    if "seal-passphrase-file" in context.parsed.values:
        return SealKey(passphrase=read_passphrase(context.value("seal-passphrase-file")))
    return SealKey()


def lines(context: Context, sealed: Seal | None) -> list[str]:
    """Return what the one who sends it has to know."""
    if sealed is None:
        return []
    told = [context.text(f"dossier.sealed_{sealed.kind}"), context.text("dossier.sealed_place")]
    if sealed.kind == seal.PASSPHRASE and seal.travels_badly(sealed.secret):
        told.append(context.text("dossier.sealed_accents"))
    return told
