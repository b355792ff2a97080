"""`kiosk --prove`: what a trial visit left on this computer, and what others changed meanwhile."""

from appui_core.cli.context import Context
from appui_core.cli.output import visible, write_err
from appui_core.errors import AppuiError, ErrorCode
from appui_core.kiosk.proof import Kind, Proof, Stage
from appui_core.kiosk.proof_run import as_object


def run(context: Context) -> int:
    """Answer with the proof; 0 when nothing was left, 1 otherwise.

    Raises AppuiError: NO_DISPLAY, and what the proof raises.
    """
    if context.prove is None:
        raise AppuiError(ErrorCode.NO_DISPLAY, "no window in the core")

    def said(stage: Stage) -> None:
        if not context.parsed.json:
            write_err(context.text(f"kiosk.stage.{stage}"))

    proof = context.prove(said)
    context.answer(as_object(proof), *_lines(context, proof))
    return 1 if proof.left else 0


def _lines(context: Context, proof: Proof) -> list[str]:
    lines = [context.text("kiosk.left" if proof.left else "kiosk.nothing")]
    for left in proof.left:
        kind = "" if left.kind is Kind.FILE else context.text(f"kiosk.kind.{left.kind}")
        lines.append(
            context.text("kiosk.item", name=" · ".join(part for part in (kind, visible(left.name)) if part))
        )
    if proof.others:
        lines.append(context.text("kiosk.others"))
        for other in proof.others:
            why = context.text(f"kiosk.why.{other.why}", program=visible(other.program))
            lines.append(context.text("kiosk.other", name=visible(other.path), why=why))
    if proof.closed:
        lines += [
            context.text("kiosk.closed"),
            *(context.text("kiosk.item", name=visible(path)) for path in proof.closed),
        ]
    lines.append(context.text("kiosk.looked_at", n=proof.looked_at))
    if proof.without_card:
        lines.append(context.text("kiosk.no_card"))
    return lines
