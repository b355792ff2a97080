"""What Appui made an exhibit out of, as a dossier says it: never shown as an original, always with its sources."""

from appui_core.dossier.selection import Item
from appui_core.messages import Messages

# What may stand in a table of a dossier's texts.
_METHODS = frozenset({"stitch", "crop", "mask"})


def kind_words(item: Item, messages: Messages) -> str:
    """Return what an exhibit is: for one that Appui made, what it did."""
    method = (item.derivation or {}).get("method")
    if method in _METHODS:
        return messages.text(f"dossier.made.{method}")
    return messages.text(f"dossier.kind.{item.exhibit.kind.value}")


def source_words(item: Item, messages: Messages) -> str:
    """Return the numbers of the exhibits that one was made of, or nothing for an original.

    Those that are not in this dossier are counted and not numbered: they may be about something else.
    """
    made = item.derivation
    if made is None:
        return ""
    others = len(made["sources"]) - len(item.sources)
    gaps = len(made.get("plan", {}).get("gaps", ()))
    parts = []
    if item.sources:
        key = "source_one" if len(item.sources) == 1 else "sources"
        numbers = ", ".join(str(number) for number in item.sources)
        parts.append(messages.text(f"dossier.made.{key}", numbers=numbers))
    if others:
        parts.append(
            messages.text("dossier.made.others_one" if others == 1 else "dossier.made.others", count=others)
        )
    if gaps:
        parts.append(messages.text("dossier.made.gap_one" if gaps == 1 else "dossier.made.gaps", count=gaps))
    return messages.text("dossier.made.joint").join(parts)
