"""All that the room reads, in one go and off the GUI thread: guides, reasons by platform, their texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from appui.widgets.walk import Walk
from appui_core.guides import load
from appui_core.guides.categories import Categories, load_categories
from appui_core.guides.model import PLATFORMS, Guide
from appui_core.guides.reasons import with_reason
from appui_core.messages import Messages, load_messages


def in_language(walk: Walk, language: str) -> Walk:
    """Return the same place in the same guide, told in another language.

    Raises AppuiError: CONTENT_MISSING when there is no guide at all.
    """
    found = next((guide for guide in load.load_guides(language) if guide.id == walk.guide.id), None)
    if found is None:
        return walk
    if walk.category is not None:
        found = with_reason(found, walk.category, load_messages(language))
    return replace(walk, guide=found)


@dataclass(frozen=True, slots=True)
class Library:
    """Everything in one language."""

    guides: tuple[Guide, ...]
    reasons: Mapping[str, Categories]
    messages: Messages


def read_library(language: str, today: date) -> Library:
    """Read it.

    Raises AppuiError: CONTENT_MISSING when there is no guide at all.
    """
    guides = load.load_guides(language, today=today)
    found = {platform: load_categories(platform) for platform in PLATFORMS}
    reasons = {platform: one for platform, one in found.items() if one is not None}
    return Library(guides, reasons, load_messages(language))
