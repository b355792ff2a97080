"""`dossier` and `verify`: a file for one addressee goes out; one that came in is checked, without any vault."""

from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.cases.model import Addressee
from appui_core.cli.context import Context
from appui_core.cli.output import visible
from appui_core.cli.refusal import refuse
from appui_core.cli.stopping import stoppable
from appui_core.cli.verbs import sealed
from appui_core.cli.words import fault_words, instant_words
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from appui_core.dossier.aliasing import Remains
    from appui_core.dossier.verify_stamps import StampReport


def run(context: Context) -> int:
    """Answer one of the two."""
    problem = sealed.two_ways(context)
    if problem is not None:
        return refuse(context, AppuiError(ErrorCode.USAGE, problem.key), problem)
    return _dossier(context) if context.parsed.verb == "dossier" else _verify(context)


def _dossier(context: Context) -> int:
    """Build a dossier in a new folder under `--to`, and note the export in the case's journal.

    What a person prepared of it goes in: captions, order, what is hidden, the letter.
    """
    from appui_core.cases.service import Cases  # noqa: PLC0415 - comes with the vault
    from appui_core.cli.verbs import stamped  # noqa: PLC0415 - comes with the vault
    from appui_core.dossier.aliasing import names_left  # noqa: PLC0415 - comes with the vault
    from appui_core.dossier.arranged import read_captions, read_order  # noqa: PLC0415 - the same
    from appui_core.dossier.choice import Choice  # noqa: PLC0415 - with the order
    from appui_core.dossier.export import export  # noqa: PLC0415 - the PDF libraries, only here
    from appui_core.dossier.hidden import read_hidden  # noqa: PLC0415 - the same
    from appui_core.dossier.letter_written import hidden_in_letter  # noqa: PLC0415 - the same
    from appui_core.dossier.order import Order  # noqa: PLC0415 - the same

    # A recipient is looked at before anyone's passphrase; on standard input the vault's comes first.
    seal = sealed.for_whom(context) if "seal-for" in context.parsed.values else None
    with context.vault() as vault:
        seal = seal or sealed.for_whom(context)
        cases, code, addressee = (
            Cases(vault, context.clock),
            context.value("case"),
            Addressee(context.value("for")),
        )
        numbers = context.parsed.numbers("exhibits")
        order = Order(
            code,
            addressee,
            Path(context.value("to")).absolute(),
            numbers,
            Choice(
                order=numbers or read_order(cases, code),
                captions=read_captions(cases, code),
                hidden=read_hidden(cases, code, addressee),
            ),
            zip_it="zip" in context.parsed.flags,
            dating=stamped.prepare(context, vault),
            seal=seal,
        )
        with stoppable() as pressed:
            result = export(cases, order, context.clock, context.messages, cancelled=pressed)
        left, said = names_left(cases, order), hidden_in_letter(cases, order, context.clock)
    answers = None if order.dating is None else result.answers
    context.answer(
        {
            "path": str(result.path),
            "files": list(result.files),
            "journal_head": result.journal_head,
            "pdf": result.pdf,
            "manifest": result.manifest,
            "timestamps": stamped.as_json(result.answers),
            "sealed": seal.kind if seal else None,
            "names_left": left.to_json() if left else None,
            "letter_says": list(said),
        },
        context.text("dossier.ready", path=visible(str(result.path))),
        *sealed.lines(context, seal),
        *_names_lines(context, left),
        *([context.text("dossier.letter_says", numbers=", ".join(map(str, said)))] if said else []),
        *stamped.lines(context, answers),
        context.text("dossier.caution"),
    )
    return 0


def _names_lines(context: Context, left: "Remains | None") -> list[str]:
    """Return where a replaced name may still be read."""
    if left is None:
        return []
    found = {"parts": left.parts, "files": left.files, "unseen": left.unseen}
    return [
        context.text(f"dossier.names_{key}", numbers=", ".join(map(str, numbers)))
        for key, numbers in found.items()
        if numbers
    ]


def _verify(context: Context) -> int:
    from appui_core.dossier.problems import shown_name  # noqa: PLC0415 - the same
    from appui_core.dossier.verify import verify_path  # noqa: PLC0415 - read when first needed
    from appui_core.settings.authorities import authorities  # noqa: PLC0415 - the same
    from appui_core.settings.store import Settings  # noqa: PLC0415 - the same

    known = authorities(Settings(context.places.settings_file))
    report = verify_path(Path(context.parsed.arguments[0]), known, sealed.key(context))
    data = {
        "intact": report.intact,
        "problems": [{"file": problem.file, "code": problem.code} for problem in report.problems],
        "timestamps": [stamp.to_json() for stamp in report.timestamps],
        "masked": list(report.masked),
        "abridged": list(report.abridged),
        "journal": report.printed.to_json() if report.printed else None,
    }
    if report.intact:
        lines = [context.text("verify.intact")]
    else:
        lines = [context.text("verify.not_intact")]
        lines += [
            context.text(
                "verify.problem",
                file=visible(problem.file),
                reason=fault_words(context, "dossier.problem", problem.code),
            )
            for problem in report.problems
        ]
    for key, files in (("masked", report.masked), ("abridged", report.abridged)):
        lines += [context.text(f"verify.{key}", file=visible(shown_name(file))) for file in files]
    lines += [_stamp_line(context, stamp) for stamp in report.timestamps]
    if report.printed is not None:
        printed = report.printed
        key = printed.key_sha256 or context.text("verify.no_key")
        lines.append(context.text("verify.compare", head=printed.head, entries=printed.entries, fingerprint=key))
    context.answer(data, *lines)
    return 0 if report.intact else 1


def _stamp_line(context: Context, stamp: "StampReport") -> str:
    if stamp.valid and stamp.at_utc is not None:
        return context.text(
            "verify.stamp_valid", name=visible(stamp.authority), at=instant_words(context, stamp.at_utc)
        )
    reason = fault_words(context, "dossier.problem", str(stamp.code))
    return context.text("verify.stamp_bad", file=visible(stamp.file), reason=reason)
