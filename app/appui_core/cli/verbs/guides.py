"""`guides list | check`: the step-by-step guides, and whether a content folder is sound."""

from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.cli.context import Context
from appui_core.cli.output import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appui_core.guides.model import Guide


def run(context: Context) -> int:
    """Answer one of the two."""
    return _check(context) if context.parsed.verb == "guides check" else _list(context)


def _list(context: Context) -> int:
    from appui_core.guides.load import choose, load_guides  # noqa: PLC0415 - only here

    values = context.parsed.values
    every = load_guides(context.messages.language, today=context.clock.now().date())
    found = choose(
        every,
        # People write the names as the platforms do.
        platform=values["platform"].strip().lower() if "platform" in values else None,
        goal=values.get("goal"),
        object=values.get("object"),
        device=values.get("device"),
    )
    lines = [line for guide in found for line in _lines(context, guide)]
    context.answer([guide.to_json() for guide in found], *(lines or [_none(context, every)]))
    return 0


def _none(context: Context, every: "Sequence[Guide]") -> str:
    known = sorted({guide.platform for guide in every})
    return context.text("guides.none", platforms=", ".join(known))


def _lines(context: Context, guide: "Guide") -> list[str]:
    """Return one guide as it is read aloud: title, steps, where it comes from, and how old it is."""
    from appui_core.guides.words import origin_words, stale_words  # noqa: PLC0415 - only here

    lines = ["", guide.title]
    for step in guide.steps:
        key = "step" if not step.on_screen else "step_label" if step.label_confirmed else "step_label_may_vary"
        lines.append(
            context.text(f"guides.{key}", n=step.n, label=step.label_fr, label_en=step.label_en, text=step.text)
        )
    lines += [guide.after, origin_words(context.messages, guide), stale_words(context.messages, guide)]
    return [*lines[:1], *filter(None, lines[1:])]


def _check(context: Context) -> int:
    """Check every file of a content folder.

    Raises AppuiError: FILE_MISSING, NOT_A_FOLDER or FILE_UNREADABLE for the folder given; CONTENT_MISSING when
    Appui's own is not there.
    """
    from appui_core.content.files import expect_folder  # noqa: PLC0415 - only here
    from appui_core.content.pack import bundled_dir  # noqa: PLC0415 - only here
    from appui_core.guides.check import check  # noqa: PLC0415 - the same

    folder = bundled_dir()
    if context.parsed.arguments:
        folder = Path(context.parsed.arguments[0])
        expect_folder(folder)
    errors = check(folder)
    lines = [
        context.text(
            "guides.check_error",
            file=visible(f"{one.file}:{one.line}" if one.line else one.file),
            place=visible(one.key or "-"),
            reason=visible(one.words(context.messages)),
        )
        for one in errors
    ]
    data = {"ok": not errors, "errors": [one.to_json(context.messages) for one in errors]}
    context.answer(data, *(lines or [context.text("guides.check_ok")]))
    return 1 if errors else 0
