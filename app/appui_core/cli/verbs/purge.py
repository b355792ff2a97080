"""`case purge`: a situation and all its exhibits, destroyed."""

from appui_core.cases.identifiers import tidy_code
from appui_core.cli.context import Context


def run(context: Context) -> int:
    """Destroy a case; its code and the reason stay in the journal."""
    code = tidy_code(context.parsed.arguments[0])
    with context.cases() as cases:
        cases.purge(code, context.value("reason"))
    context.answer({"purged": code}, context.text("case.purged", code=code))
    return 0
