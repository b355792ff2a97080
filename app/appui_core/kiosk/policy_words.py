"""A policy in words: its values, its adults, what is set aside; for `appui policy` and the kiosk's page."""

from datetime import date

from appui_core.kiosk import policy_values as values
from appui_core.kiosk.policy import Adult, Problem, Value
from appui_core.messages import Messages, languages


def problem_words(messages: Messages, problem: Problem) -> str:
    """Return what is ignored and why, without the key and the file (`Problem` has both)."""
    return messages.text(
        f"policy.faults.{problem.code}",
        low=values.IDLE_LOW_S,
        high=values.IDLE_HIGH_S,
        most=values.MOST_ADULTS,
        languages=", ".join(languages()),
    )


def value_words(messages: Messages, value: Value) -> str:
    """Return a value as a person reads it; what stands for nothing has its own words for each key.

    Of adults their number alone: `adult_words` says the rest.
    """
    held = value.value
    if held is True:
        return messages.text("cli.policy.yes")
    if not held:
        return messages.text(f"cli.policy.empty.{value.key.rpartition('.')[2]}")
    if isinstance(held, tuple):
        adults = adults_of(value)
        return messages.text("cli.policy.count", n=len(adults)) if adults else ", ".join(str(one) for one in held)
    return str(held)


def adults_of(value: Value) -> tuple[Adult, ...]:
    """Return the adults that a value names; none for another key."""
    held = value.value
    return tuple(one for one in held if isinstance(one, Adult)) if isinstance(held, tuple) else ()


def adult_words(messages: Messages, adult: Adult, today: date) -> str:
    """Return one adult on one line, and until when the name is shown."""
    parts = [part for part in (adult.role, adult.name, adult.where) if part]
    day = adult.until
    if day is not None:
        key = "expired" if today > day else "until"
        written = messages.text("cli.when.day", day=day.day, month=day.month, year=day.year)
        parts.append(messages.text(f"cli.policy.{key}", day=written))
    return " · ".join(parts)
