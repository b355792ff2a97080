"""Which guide, which step: the choices of the room "Signaler" without any widget."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from appui_core.guides.load import choose
from appui_core.guides.model import DEVICES, OBJECTS, PLATFORMS, Guide, Notice, Step

# Notices belong to a moment: before the word "Signaler" is touched, before the report leaves, or after it.
_BEFORE_REPORTING = ("sender", "seen", "shared")
_AFTER = "route_3018"
_ABOUT_WORDS = "words"


class Stage(StrEnum):
    """What the page shows."""

    LOADING = "loading"
    PLATFORM = "platform"
    OBJECT = "object"
    DEVICE = "device"
    STEP = "step"
    VARIANTS = "variants"
    END = "end"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was chosen so far; empty means not yet."""

    platform: str = ""
    object: str = ""
    device: str = ""


class ReportModel:
    """Walks from the first choice to the last step; choices that the guides do not tell apart are not asked."""

    def __init__(self) -> None:
        self.guides: tuple[Guide, ...] = ()
        self.asked = Asked()
        self.index = 0
        self.stage = Stage.LOADING

    def set_guides(self, guides: Sequence[Guide]) -> None:
        """Take the guides in another language, or for the first time; the place in a guide is kept."""
        self.guides = choose(guides, goal="report")
        if self.stage == Stage.LOADING or (
            self.stage in {Stage.STEP, Stage.VARIANTS, Stage.END} and not self.guide
        ):
            self.start_over()

    def platforms(self) -> tuple[str, ...]:
        """Return the platforms that there are guides for."""
        have = {guide.platform for guide in self.guides}
        return tuple(name for name in PLATFORMS if name in have)

    def objects(self) -> tuple[str, ...]:
        """Return what can be reported on the chosen platform."""
        found: set[str] = set()
        for guide in choose(self.guides, platform=self.asked.platform):
            found |= {guide.object, *guide.also}
        return tuple(name for name in OBJECTS if name in found)

    def devices(self) -> tuple[str, ...]:
        """Return the devices whose guides differ for the chosen object; none when one guide serves all."""
        found = self._matching()
        if len(found) < 2:
            return ()
        have = {device for guide in found for device in guide.devices}
        return tuple(name for name in DEVICES if name in have)

    @property
    def guide(self) -> Guide | None:
        """The guide that was chosen."""
        found = self._matching()
        return found[0] if found else None

    @property
    def step(self) -> Step | None:
        """The current step."""
        guide = self.guide
        return guide.steps[self.index] if guide is not None and self.index < len(guide.steps) else None

    def choose_platform(self, platform: str) -> None:
        """Take the platform."""
        self.asked, self.stage = Asked(platform), Stage.OBJECT

    def choose_object(self, name: str) -> None:
        """Take what is reported; the device is asked only where it changes the way."""
        self.asked = Asked(self.asked.platform, name)
        self.index = 0
        self.stage = Stage.DEVICE if self.devices() else Stage.STEP

    def choose_device(self, device: str) -> None:
        """Take the kind of phone."""
        self.asked = Asked(self.asked.platform, self.asked.object, device)
        self.index, self.stage = 0, Stage.STEP

    def done(self) -> None:
        """Go to the next step, after the last one to the end."""
        guide = self.guide
        if guide is not None and self.index + 1 < len(guide.steps):
            self.index += 1
        else:
            self.stage = Stage.END

    def go_to(self, index: int) -> None:
        """Go to a step."""
        self.index, self.stage = index, Stage.STEP

    def back(self) -> None:
        """Go one step back, or to the choice before."""
        if self.stage in {Stage.VARIANTS, Stage.END}:
            self.stage = Stage.STEP
        elif self.stage == Stage.STEP and self.index:
            self.index -= 1
        elif self.stage == Stage.STEP and self.asked.device:
            self.asked, self.stage = Asked(self.asked.platform, self.asked.object), Stage.DEVICE
        elif self.stage in {Stage.STEP, Stage.DEVICE}:
            self.asked, self.stage = Asked(self.asked.platform), Stage.OBJECT
        else:
            self.start_over()

    def start_over(self) -> None:
        """Ask for the platform again."""
        self.asked, self.index, self.stage = Asked(), 0, Stage.PLATFORM

    def _matching(self) -> tuple[Guide, ...]:
        if not (self.asked.platform and self.asked.object):
            return ()
        return choose(
            self.guides,
            platform=self.asked.platform,
            object=self.asked.object,
            device=self.asked.device or None,
        )


def notices_at(guide: Guide, index: int) -> tuple[Notice, ...]:
    """Return what has to be known at a step: who notices at "Signaler", what vanishes at the end."""
    last = len(guide.steps) - 1
    flag = next((at for at, step in enumerate(guide.steps) if step.icon == "flag"), last)
    found = []
    for notice in guide.notices:
        if notice.kind in {_AFTER, _ABOUT_WORDS}:
            continue
        early = notice.kind in _BEFORE_REPORTING
        if (early and index == flag) or (not early and index == last) or (notice.kind == "seen" and index == last):
            found.append(notice)
    return tuple(found)


def notice_text(guide: Guide, kind: str) -> str:
    """Return a notice's words, empty when the guide has none of that kind."""
    return next((notice.text for notice in guide.notices if notice.kind == kind), "")
