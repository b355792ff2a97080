"""Keeping a grabbed screen: the whole and a part of it, or the part alone; plain functions for the TaskRunner.

In a family the whole screen is the evidence, and a part that was chosen is made of it. In a school other pupils'
business may stand beside it: there the part alone is kept, once the person has looked at it; the rest is let go.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from appui.pages.evidence.jobs import PREVIEW_EDGE, Kept, Picture, Target, code_of, shrink
from appui_core.cases.model import Facts
from appui_core.clock import Clock, ClockCheck
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.region import Region, Size, cut, whole
from appui_core.ports import Frame, Shot

if TYPE_CHECKING:
    from appui_core.cases.service import Cases

# The lower end of a picture: its longest side on the page in pixels, and how much of the picture it is.
END_EDGE: Final = 900
_END_OF_PART: Final = 0.2
_END_OF_SCREEN: Final = 0.3


@dataclass(frozen=True, slots=True)
class Shooting:
    """What a grab gave, and the part of it that the person chose, if any: of pixels alone."""

    shot: Shot
    region: Region | None = None

    def alone(self) -> "Shooting":
        """Return the part as if nothing else had been grabbed: the rest of the screen is let go."""
        if self.region is None or not isinstance(self.shot, Frame):
            return self
        return Shooting(cut(self.shot, self.region))


@dataclass(frozen=True, slots=True)
class Grabbed:
    """A picture, the PC's clock, and how it compared with a server's, if somebody asked."""

    shooting: Shooting
    clock: Clock
    clock_check: ClockCheck | None = None


def warm_up() -> None:
    """Load what a capture needs, before the first one."""
    from appui_core.intake.encode import warm_up as load  # noqa: PLC0415 - numpy and isal

    load()


def keep_shooting(cases: "Cases", target: Target, grabbed: Grabbed, facts: Facts) -> Kept:
    """Encode (or examine) and seal a capture; when this returns the exhibit outlives a power cut.

    Of a chosen part a derived exhibit is made, which points to the whole screen.

    Raises AppuiError: SCREEN_BLACK, what is refused of a desktop's file, and what the vault refuses.
    """
    from appui_core.cases.derived import Derivation, Method  # noqa: PLC0415 - comes with the vault
    from appui_core.intake.circumstances import circumstances  # noqa: PLC0415 - when first needed
    from appui_core.intake.encode import derived_original  # noqa: PLC0415 - numpy and isal
    from appui_core.intake.pixels import Pixels  # noqa: PLC0415 - the same
    from appui_core.intake.shots import original_from_file, original_from_shot  # noqa: PLC0415 - the same

    frame, region, clock = grabbed.shooting.shot, grabbed.shooting.region, grabbed.clock
    around = circumstances(clock.now(), "hidden", grabbed.clock_check)
    if not isinstance(frame, Frame):
        original, pixels = original_from_file(frame, clock, around, PREVIEW_EDGE)
        exhibit = cases.add_original(code_of(cases, target), original, facts)
        return Kept(exhibit, Picture(pixels.width, pixels.height, pixels.rgb) if pixels is not None else None)
    original = original_from_shot(frame, clock, around)
    code = code_of(cases, target)
    exhibit = cases.add_original(code, original, facts)
    if region is None or region == whole(Size(frame.width, frame.height)):
        return Kept(exhibit, shrink(frame), end=lower_end(frame, chosen="region" in frame.facts))
    cropped = cut(frame, region)
    made = derived_original(Pixels(cropped.width, cropped.height, cropped.rgb), clock)
    part = cases.add_derived(code, made, Derivation(Method.CROP, (exhibit.id,), region.plan()), facts)
    return Kept(exhibit, shrink(cropped), part, lower_end(cropped, chosen=True))


def look_at(shooting: Shooting) -> tuple[Shooting, Picture]:
    """Return what would be kept of a school's capture, and a picture of it to look at; nothing is kept.

    A file of the desktop's is decoded in the child. Where no child can be run it can't be looked at: refused.

    Raises AppuiError: SCREEN_BLACK, SCREEN_UNAVAILABLE, and what `decode_preview` refuses.
    """
    from appui_core.intake.preview import NO_DECODER  # noqa: PLC0415 - when first needed
    from appui_core.intake.shots import look_at_file  # noqa: PLC0415 - the same

    alone = shooting.alone()
    if isinstance(alone.shot, Frame):
        return alone, shrink(alone.shot)
    try:
        pixels = look_at_file(alone.shot, PREVIEW_EDGE)
    except AppuiError as error:
        if error.detail != NO_DECODER:
            raise
        raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "handed unseen") from error
    return alone, Picture(pixels.width, pixels.height, pixels.rgb)


def lower_end(frame: Frame, *, chosen: bool) -> Picture:
    """Return what the next picture of a conversation should begin with: the lower end of this one.

    Of a whole screen more is shown, because its lower edge is a bar of the system's and a field to write in.
    """
    height = max(round(frame.height * (_END_OF_PART if chosen else _END_OF_SCREEN)), 1)
    return shrink(cut(frame, Region(0, frame.height - height, frame.width, height)), END_EDGE)
