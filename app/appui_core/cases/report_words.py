"""The words of platforms, objects and steps of the ledger, for the command line and the window alike."""

from appui_core.cases.report_model import Route
from appui_core.messages import Messages


def told_word(messages: Messages, told: str) -> str:
    """Return the word of a platform or an object where there is one, else what was told (untrusted text)."""
    # A dot would be taken for the way into another table.
    if "." in told:
        return told
    try:
        return messages.text(f"reports.word.{told}")
    except KeyError:
        return told


def has_word(messages: Messages, told: str) -> bool:
    """Tell whether a platform or an object is one of those with a word of ours, and not what somebody typed."""
    try:
        return "." not in told and bool(messages.text(f"reports.word.{told}"))
    except KeyError:
        return False


def step_word(messages: Messages, step: str, route: Route) -> str:
    """Return what a step, or `sent`, is called on its ladder."""
    for table in (f"step_{route}", "step"):
        try:
            return messages.text(f"reports.{table}.{step}")
        except KeyError:
            continue
    return step
