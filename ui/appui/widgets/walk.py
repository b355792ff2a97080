"""Where somebody stands in a guide: what one shell hands to another."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appui_core.guides.categories import Category
    from appui_core.guides.model import Guide


class Leaving(StrEnum):
    """Why the window beside goes: on the way, after the last step, or because the screen looks different."""

    STOPPED = "stopped"
    FINISHED = "finished"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Walk:
    """A guide as it was shown, the step (from 0), the device, and the reason chosen instead of the usual one."""

    guide: "Guide"
    index: int
    device: str = ""
    category: "Category | None" = None


Resume = Callable[[Walk, Leaving], None]
"""Takes over where the other shell stopped."""
