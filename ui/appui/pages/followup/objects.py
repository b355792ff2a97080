"""What each platform has to report, as its guides know it; read off the GUI thread."""

from collections.abc import Mapping
from datetime import date

Objects = Mapping[str, frozenset[str]]


def objects_by_platform(today: date) -> Objects:
    """Return the objects of every platform that has a guide for reporting, the same in every language.

    Raises AppuiError: CONTENT_MISSING when there is no guide at all.
    """
    from appui_core.guides.load import choose, load_guides  # noqa: PLC0415 - its parsers are loaded by the worker
    from appui_core.messages import DEFAULT_LANGUAGE  # noqa: PLC0415 - the same

    found: dict[str, set[str]] = {}
    for guide in choose(load_guides(DEFAULT_LANGUAGE, today=today), goal="report"):
        found.setdefault(guide.platform, set()).update((guide.object, *guide.also))
    return {platform: frozenset(objects) for platform, objects in found.items()}
