"""The steps of masking that leave the GUI thread; each touches no widget.

Only as much of a picture as can be looked at is held here: what is drawn is kept in pixels of the original, and
the copy that goes out is made of the original itself when the dossier is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from math import ceil, floor, sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Exhibit

if TYPE_CHECKING:
    from appui_core.cases.masks import Twin
    from appui_core.cases.service import Cases
    from appui_core.intake.pixels import Pixels

# A screen of 3840 x 2160 is shown pixel by pixel, a larger picture smaller: 36 MB, and 12 for its small forms.
MOST_PX = 9_000_000
_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture to draw on: its size in pixels of the original, and forms of it, each half as wide as the last."""

    width: int
    height: int
    pixels: "Pixels" = field(repr=False)
    levels: tuple[QImage, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """An exhibit's picture and what was covered of it so far."""

    sheet: Sheet
    plans: Mapping[Addressee, MaskPlan]


@dataclass(frozen=True, slots=True)
class MaskState:
    """What the dossier for one addressee would hold: masked exhibits, and those that need a decision."""

    masked: tuple[int, ...] = ()
    twins: "tuple[Twin, ...]" = ()

    def without(self, numbers: Collection[int]) -> "MaskState":
        """Return the state of a dossier that these exhibits stay out of."""
        return MaskState(
            tuple(number for number in self.masked if number not in numbers),
            tuple(twin for twin in self.twins if twin.exhibit not in numbers),
        )


def upright_size(exhibit: Exhibit) -> tuple[int, int]:
    """Return the size of an exhibit's picture as a person sees it, in pixels of the original."""
    width, height = exhibit.width or 1, exhibit.height or 1
    turned = int(exhibit.capture.get("orientation", "1")) >= 5
    return (height, width) if turned else (width, height)


def open_sheet(cases: "Cases", exhibit: Exhibit) -> Opened:
    """Fetch an exhibit (the journal notes that it was looked at) and decode it in a child process.

    Raises AppuiError: whatever the vault or the decoder refuses.
    """
    from appui_core.intake.preview import decode_preview  # noqa: PLC0415 - read when first needed

    width, height = upright_size(exhibit)
    share = sqrt(MOST_PX / (width * height))
    edge = 0 if share >= 1 else max(1, floor(max(width, height) * share))
    pixels = decode_preview(cases.view_bytes(exhibit.case, exhibit.id), exhibit.media_type, edge)
    plans = cases.masks.plans(exhibit.case, exhibit.id)
    return Opened(Sheet(width, height, pixels, levels_of(pixels)), plans)


def levels_of(pixels: "Pixels") -> tuple[QImage, ...]:
    """Return a picture for the screen, and smaller forms: shrinking a large one takes too long while drawing."""
    whole = QImage(pixels.rgb, pixels.width, pixels.height, pixels.stride_bytes, QImage.Format.Format_RGB888)
    levels = [whole.convertToFormat(QImage.Format.Format_RGB32)]
    while len(levels) < _LEVELS and min(levels[-1].width(), levels[-1].height()) > 64:
        last = levels[-1]
        levels.append(
            last.scaled(
                last.width() // 2,
                last.height() // 2,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
    return tuple(levels)


def covered(sheet: Sheet, plan: MaskPlan) -> Sheet:
    """Return the picture as the addressee gets it, by the same code that makes the copy for a dossier."""
    from appui_core.imaging.mask import masked  # noqa: PLC0415 - numpy, when first needed

    share = sheet.pixels.width / sheet.width
    shown = plan if share == 1 else MaskPlan(tuple(_shrunk(shape, share) for shape in plan.shapes))
    pixels = masked(sheet.pixels, shown)
    return Sheet(sheet.width, sheet.height, pixels, levels_of(pixels))


def _shrunk(shape: Shape, share: float) -> Shape:
    """Return a shape for a picture shown smaller: never less than what is covered."""
    if shape.kind is ShapeKind.STROKE:
        points = tuple((floor(x * share), floor(y * share)) for x, y in shape.points)
        return Shape(shape.kind, points, ceil(shape.width_px * share) + 1)
    left, top, right, bottom = shape.box
    corners = (
        (floor(left * share), floor(top * share)),
        (ceil((right + 1) * share) - 1, ceil((bottom + 1) * share) - 1),
    )
    return Shape(shape.kind, corners)


def save(cases: "Cases", exhibit: Exhibit, plans: Mapping[Addressee, MaskPlan]) -> Mapping[Addressee, MaskPlan]:
    """Keep plans and return them; each is in the journal.

    Raises AppuiError: MASK_INVALID, DISK_FULL, VAULT_READ_ONLY, EXHIBIT_WITHDRAWN.
    """
    for addressee, plan in plans.items():
        cases.masks.note(exhibit.case, exhibit.id, addressee, plan)
    return plans


def mask_state(cases: "Cases", code: str, addressee: Addressee) -> MaskState:
    """Tell which exhibits of a case are masked for an addressee, and which show the same pictures uncovered."""
    masks, exhibits = cases.masks.of_case(code), cases.exhibits(code)
    numbers = tuple(one.number for one in exhibits if masks.plan(one.id, addressee) is not None)
    return MaskState(numbers, masks.twins(exhibits, addressee))
