"""The steps of a strip that leave the GUI thread: read, decode, compare, draw, keep."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from appui.pages.evidence.jobs import STRIP_WIDTH, Picture, picture_of
from appui_core.cases.model import Exhibit, Facts, Kind
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.imaging.stitch import Relations, Source
    from appui_core.imaging.stitch_model import StitchPlan
    from appui_core.intake.pixels import Pixels
    from appui_core.messages import Messages

# In pixels: a source beside its words.
_SMALL_EDGE = 220
# What a person said of the sources that holds for the strip when it was the same for all of them.
_SHARED = ("url", "account", "display_name", "platform", "people")


@dataclass(frozen=True, slots=True)
class Compared:
    """The exhibits that were compared, their pixels, what was found, and the order that is proposed."""

    exhibits: tuple[Exhibit, ...]
    sources: tuple["Source", ...]
    small: tuple[Picture, ...]
    relations: "Relations"
    order: tuple[int, ...]

    @property
    def pixels(self) -> tuple["Pixels", ...]:
        """The pixels of each source."""
        return tuple(source.pixels for source in self.sources)


def usable(exhibits: Sequence[Exhibit]) -> tuple[Exhibit, ...]:
    """Return the exhibits that a strip can be made of: originals with a picture, by number."""
    found = (exhibit for exhibit in exhibits if exhibit.preview and exhibit.kind in {Kind.CAPTURE, Kind.IMPORT})
    return tuple(sorted(found, key=lambda exhibit: exhibit.number))


def compare(
    cases: "Cases",
    exhibits: Sequence[Exhibit],
    tell: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Compared:
    """Open the originals (the journal notes that each was looked at), decode two at a time, and compare.

    Raises AppuiError: STITCH_TOO_MANY, INTERRUPTED, or what the vault or a decoder refuses.
    """
    from appui_core.imaging.stitch import check_sizes, relate  # noqa: PLC0415 - numpy, when first needed
    from appui_core.imaging.stitch_order import propose  # noqa: PLC0415 - the same

    check_sizes([(exhibit.width or 0, exhibit.height or 0) for exhibit in exhibits])
    count = len(exhibits)

    def read(exhibit: Exhibit) -> "Source":
        if cancelled():
            raise AppuiError(ErrorCode.INTERRUPTED)
        return _read(cases, exhibit)

    sources = []
    with ThreadPoolExecutor(2, thread_name_prefix="appui-stitch") as pool:
        for source in pool.map(read, exhibits):
            sources.append(source)
            tell(len(sources), 2 * count)
    relations = relate(
        sources, lambda done, whole: tell(count + count * done // max(1, whole), 2 * count), cancelled
    )
    small = tuple(_scaled(source.pixels, _SMALL_EDGE, _SMALL_EDGE) for source in sources)
    return Compared(tuple(exhibits), tuple(sources), small, relations, propose(relations))


def _read(cases: "Cases", exhibit: Exhibit) -> "Source":
    from appui_core.imaging.stitch import Source  # noqa: PLC0415 - numpy, when first needed
    from appui_core.intake.preview import decode_preview  # noqa: PLC0415 - read when first needed

    data = cases.view_bytes(exhibit.case, exhibit.id)
    return Source(decode_preview(data, exhibit.media_type, 0), lossy=exhibit.media_type != "image/png")


def draw(compared: Compared, plan: "StitchPlan", messages: "Messages") -> tuple[Picture, ...]:
    """Return each part of the strip at a size for the page."""
    return tuple(
        _scaled(_part(compared, plan, number, messages), STRIP_WIDTH, plan.parts[number].height)
        for number in range(len(plan.parts))
    )


def keep(
    cases: "Cases", compared: Compared, plan: "StitchPlan", messages: "Messages", clock: Clock
) -> tuple[Exhibit, ...]:
    """Keep the strip: one derived exhibit a part, each with the exhibits that it shows.

    Raises AppuiError: as `Cases.add_derived`.
    """
    from appui_core.cases.derived import Derivation, Method  # noqa: PLC0415 - comes with the vault
    from appui_core.intake.encode import derived_original  # noqa: PLC0415 - numpy and isal, when first needed

    kept = []
    for number, part in enumerate(plan.parts):
        shown = [compared.exhibits[source] for source in part.sources]
        original = derived_original(_part(compared, plan, number, messages), clock)
        derivation = Derivation(Method.STITCH, tuple(exhibit.id for exhibit in shown), plan.record(number))
        kept.append(cases.add_derived(shown[0].case, original, derivation, shared_facts(shown)))
    return tuple(kept)


def shared_facts(exhibits: Sequence[Exhibit]) -> Facts:
    """Return what was said the same of every one of them."""
    said = [{field.name: getattr(exhibit.facts, field.name) for field in fields(Facts)} for exhibit in exhibits]
    return Facts(**{name: said[0][name] for name in _SHARED if len({told[name] for told in said}) == 1})


def _part(compared: Compared, plan: "StitchPlan", number: int, messages: "Messages") -> "Pixels":
    from appui_core.imaging.stitch_render import render  # noqa: PLC0415 - read when first needed

    words = messages.text("stitch.gap")
    return render(plan.parts[number], compared.pixels, lambda _gap: words)


def _scaled(pixels: "Pixels", wide: int, high: int) -> Picture:
    whole = QImage(pixels.rgb, pixels.width, pixels.height, pixels.stride_bytes, QImage.Format.Format_RGB888)
    small = whole.scaled(
        min(wide, pixels.width),
        min(high, pixels.height),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return picture_of(small)
