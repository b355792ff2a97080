"""Where somebody stands in a guide: what one shell hands to another."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appui_core.guides.model import Guide


@dataclass(frozen=True, slots=True)
class Walk:
    """A guide as it was shown, the step (from 0), the device and the reason chosen (empty: the usual ones)."""

    guide: "Guide"
    index: int
    device: str = ""
    situation: str = ""
