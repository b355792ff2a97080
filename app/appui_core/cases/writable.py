"""Texts as they can be kept: whatever a person or a broken argument gives, UTF-8 must hold it."""

from dataclasses import asdict

from appui_core.cases.model import Facts


def writable(text: str) -> str:
    """Return a text that UTF-8 can hold: half a character, as a broken argument may carry, becomes a mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def writable_facts(facts: Facts) -> Facts:
    """Return facts that UTF-8 can hold."""
    return Facts(**{name: writable(value) for name, value in asdict(facts).items()})
