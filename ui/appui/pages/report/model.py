"""Which guide, which step: the choices of the room "Signaler" without any widget."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.guides.model import DEVICES, GOALS, OBJECTS, PLATFORMS, Guide, Step
from appui_core.guides.reasons import DEFAULT_SITUATION, takes_reasons, with_reason

if TYPE_CHECKING:
    from appui_core.guides.categories import Categories, Category
    from appui_core.messages import Messages

# These are told of an account, by a way of its own: the words of another guide's list would lead nowhere.
_OF_ACCOUNTS = ("impersonation", "under_age")
REPORT, PROTECT = "report", "protect"


def choose(guides: Iterable[Guide], **wanted: str | None) -> tuple[Guide, ...]:
    """Return the guides that match, as `guides.load.choose` does."""
    # The reader and its parsers are loaded by the worker that reads the guides, not by the page that waits.
    from appui_core.guides import load  # noqa: PLC0415 - as said above

    return load.choose(guides, **wanted)


def platforms_in(folder: Path) -> tuple[str, ...]:
    """Return the platforms that a content folder has guides for, as its folders say, before any is read."""
    return tuple(name for name in PLATFORMS if (folder / "guides" / name).is_dir())


class Stage(StrEnum):
    """What the page shows."""

    LOADING = "loading"
    PLATFORM = "platform"
    OBJECT = "object"
    DEVICE = "device"
    GUIDES = "guides"
    STEP = "step"
    VARIANTS = "variants"
    REASONS = "reasons"
    END = "end"


_WALKING = frozenset({Stage.STEP, Stage.VARIANTS, Stage.REASONS, Stage.END})


@dataclass(frozen=True, slots=True)
class Asked:
    """What was chosen so far; empty means not yet. `guide` is an id, where one was chosen by name."""

    platform: str = ""
    object: str = ""
    device: str = ""
    goal: str = REPORT
    guide: str = ""
    situation: str = ""


class ReportModel:
    """Walks from the first choice to the last step; choices that the guides do not tell apart are not asked."""

    def __init__(self, present: Sequence[str] = ()) -> None:
        """Ask for the platform at once where those of the content (`present`) are known before its guides."""
        self._present = tuple(present)
        # What was chosen while the guides are still being read: the platform, and what an address may be.
        self._early: tuple[str, tuple[str, ...]] = ("", ())
        self.all: tuple[Guide, ...] = ()
        self.guides: tuple[Guide, ...] = ()
        self.reasons: Mapping[str, Categories] = {}
        self.messages: Messages | None = None
        self.asked = Asked()
        self.index = 0
        self.stage = Stage.PLATFORM if present else Stage.LOADING
        self._told: tuple[Guide, str, Guide] | None = None
        self._wish: tuple[str, str] | None = None

    def set_guides(
        self,
        guides: Sequence[Guide],
        reasons: "Mapping[str, Categories] | None" = None,
        messages: "Messages | None" = None,
    ) -> None:
        """Take the guides in another language, or for the first time; the place in a guide is kept.

        `reasons` by platform; `messages` in the guides' language tell the steps of another reason.
        """
        self.all = tuple(guides)
        self.guides = choose(guides, goal=REPORT)
        self.reasons, self.messages, self._told = reasons or {}, messages, None
        if self.stage == Stage.LOADING:
            self.stage = Stage.PLATFORM
            (platform, objects), self._early = self._early, ("", ())
            if platform in self.platforms():
                self.choose_platform(platform)
                self._choose_first_of(objects)
        elif self.stage in _WALKING:
            guide = self.guide
            if guide is None:
                self.start_over()
            else:
                # Another content pack may tell the same guide in fewer steps.
                self.index = min(self.index, len(guide.steps) - 1)

    def platforms(self) -> tuple[str, ...]:
        """Return the platforms that there are guides for."""
        have = {guide.platform for guide in self.all} or self._present
        return tuple(name for name in PLATFORMS if name in have)

    def objects(self) -> tuple[str, ...]:
        """Return what can be reported on the chosen platform."""
        found: set[str] = set()
        for guide in choose(self.guides, platform=self.asked.platform):
            found |= {guide.object, *guide.also}
        return tuple(name for name in OBJECTS if name in found)

    def goals(self) -> tuple[str, ...]:
        """Return what else than reporting there is help for on the chosen platform."""
        have = {guide.goal for guide in choose(self.all, platform=self.asked.platform)}
        return tuple(goal for goal in GOALS if goal in have and goal != REPORT)

    def listed(self) -> tuple[Guide, ...]:
        """Return the guides to choose among by their titles: of a goal, or several for the very same thing."""
        if self.asked.goal != REPORT:
            found = choose(self.all, platform=self.asked.platform, goal=self.asked.goal)
            # Softer settings first: a block may close what is still to be kept and reported.
            return tuple(sorted(found, key=lambda guide: f".{PROTECT}.block" in guide.id))
        same = tuple(guide for guide in self._matching() if guide.object == self.asked.object)
        return same if len(same) > 1 else ()

    def devices(self) -> tuple[str, ...]:
        """Return the devices whose guides differ for the chosen object; none when one guide serves all."""
        found = choose(self.guides, platform=self.asked.platform, object=self.asked.object)
        have = {device for guide in found for device in guide.devices}
        served = {tuple(guide.id for guide in found if device in guide.devices) for device in have}
        if not self.asked.object or len(served) < 2:
            return ()
        return tuple(name for name in DEVICES if name in have)

    @property
    def guide(self) -> Guide | None:
        """The guide that was chosen, told for the reason that was chosen."""
        base = self._base()
        category = self.category
        if base is None or category is None or self.messages is None:
            return base
        if self._told is None or self._told[:2] != (base, category.situation):
            self._told = (base, category.situation, with_reason(base, category, self.messages))
        return self._told[2]

    @property
    def step(self) -> Step | None:
        """The current step."""
        guide = self.guide
        return guide.steps[self.index] if guide is not None and self.index < len(guide.steps) else None

    @property
    def category(self) -> "Category | None":
        """The reason that was chosen instead of the usual one."""
        return self._reasons().get(self.asked.situation)

    def situations(self) -> tuple[str, ...]:
        """Return what may have happened, where the step's list of reasons is known for more than one thing."""
        base, step = self._base(), self.step
        if base is None or step is None or not step.category or not takes_reasons(base):
            return ()
        have = self._reasons()
        from appui_core.guides.categories import SITUATIONS  # noqa: PLC0415 - loaded with the guides, off this thread

        accounts = _OF_ACCOUNTS if self._account_guide() is not None else ()
        found = tuple(
            name
            for name in SITUATIONS
            if name == DEFAULT_SITUATION or name in accounts or (name in have and name not in _OF_ACCOUNTS)
        )
        return found if len(found) > 1 else ()

    def choose_platform(self, platform: str) -> None:
        """Take the platform; what was wished for is taken with it, where the platform's guides have that."""
        if not self.all:
            self._early, self.stage = (platform, ()), Stage.LOADING
            return
        self.asked, self.stage = Asked(platform), Stage.OBJECT
        goal, thing = self._wish or (REPORT, "")
        if goal in self.goals():
            self.choose_goal(goal)
        elif thing in self.objects():
            self.choose_object(thing)

    def wish(self, goal: str, thing: str) -> None:
        """Take what the guide is to be for (empty: any thing), and ask for the platform."""
        stage = self.stage
        self.start_over()
        self._wish = (goal, thing)
        if stage == Stage.LOADING:
            self.stage = stage

    def choose_goal(self, goal: str) -> None:
        """Take another goal than reporting: its guides are listed."""
        self.asked, self.stage = Asked(self.asked.platform, goal=goal), Stage.GUIDES

    def choose_object(self, name: str) -> None:
        """Take what is reported; the device is asked only where it changes the way."""
        self.asked = Asked(self.asked.platform, name)
        self.index = 0
        self.stage = Stage.DEVICE if self.devices() else self._list_or_step()

    def choose_device(self, device: str) -> None:
        """Take the kind of phone."""
        self.asked = Asked(self.asked.platform, self.asked.object, device)
        self.index, self.stage = 0, self._list_or_step()

    def choose_guide(self, guide_id: str) -> None:
        """Take one of those that are listed."""
        self.asked = replace(self.asked, guide=guide_id)
        self.index, self.stage = 0, Stage.STEP

    def choose_situation(self, situation: str) -> None:
        """Take what happened: the words to choose change, the place in the guide stays."""
        if situation in _OF_ACCOUNTS and self._to_account():
            return
        # What is usual is told by the guide itself, whose sentences fit it better.
        self.asked = replace(self.asked, situation="" if situation == DEFAULT_SITUATION else situation)
        self.stage = Stage.STEP
        guide = self.guide
        if guide is not None:
            self.index = min(self.index, len(guide.steps) - 1)

    def suggested(self, platform: str, objects: Sequence[str]) -> None:
        """Take what an address is: the first of these things that can be reported, else the platform alone."""
        self._wish = None
        self.choose_platform(platform)
        if self.all:
            self._choose_first_of(objects)
        else:
            self._early = (platform, tuple(objects))

    def open(self, guide_id: str) -> bool:
        """Go to the first step of a guide, wherever one is; tell whether there is such a guide."""
        found = next((guide for guide in self.all if guide.id == guide_id), None)
        if found is None:
            return False
        self.asked = Asked(found.platform, found.object, goal=found.goal, guide=found.id)
        if found.goal == REPORT and self.devices():
            self.asked = replace(self.asked, device=found.devices[0])
        self.index, self.stage = 0, Stage.STEP
        return True

    def done(self) -> None:
        """Go to the next step; after the last one to the end, or to the list that the guide was chosen from."""
        guide = self.guide
        if guide is not None and self.index + 1 < len(guide.steps):
            self.index += 1
        elif guide is not None and guide.goal != REPORT:
            self._to_list()
        else:
            self.stage = Stage.END

    @property
    def last(self) -> bool:
        """Whether the current step is the guide's last."""
        guide = self.guide
        return guide is not None and self.index + 1 >= len(guide.steps)

    def go_to(self, index: int) -> None:
        """Go to a step."""
        self.index, self.stage = index, Stage.STEP

    def back(self) -> None:
        """Go one step back, or to the choice before."""
        if self.stage in _WALKING - {Stage.STEP}:
            self.stage = Stage.STEP
        elif self.stage == Stage.STEP and self.index:
            self.index -= 1
        elif self.stage == Stage.STEP and self.asked.guide and self.listed():
            self._to_list()
        elif self.stage in {Stage.STEP, Stage.GUIDES} and self.asked.device:
            self.asked, self.stage = Asked(self.asked.platform, self.asked.object), Stage.DEVICE
        elif self.stage in {Stage.STEP, Stage.DEVICE, Stage.GUIDES}:
            self.asked, self.stage = Asked(self.asked.platform), Stage.OBJECT
        else:
            self.start_over()

    def start_over(self) -> None:
        """Ask for the platform again."""
        self.asked, self.index, self.stage, self._wish = Asked(), 0, Stage.PLATFORM, None

    def _choose_first_of(self, objects: Sequence[str]) -> None:
        known = self.objects()
        found = next((name for name in objects if name in known), None)
        if found is not None:
            self.choose_object(found)

    def _account_guide(self) -> Guide | None:
        """Return the guide for the account itself, where it knows other ways than this one."""
        found = choose(
            self.guides, platform=self.asked.platform, object="account", device=self.asked.device or None
        )
        return next((guide for guide in found if guide.object == "account" and guide.variants), None)

    def _to_account(self) -> bool:
        found = self._account_guide()
        if found is not None:
            device = self.asked.device
            self.open(found.id)
            self.asked = replace(self.asked, device=device if device in found.devices else self.asked.device)
            self.stage = Stage.VARIANTS
        return found is not None

    def _to_list(self) -> None:
        self.asked, self.index = replace(self.asked, guide="", situation=""), 0
        self.stage = Stage.GUIDES

    def _list_or_step(self) -> Stage:
        return Stage.GUIDES if self.listed() else Stage.STEP

    def _reasons(self) -> "Mapping[str, Category]":
        found = self.reasons.get(self.asked.platform)
        return found.by_situation if found is not None else {}

    def _base(self) -> Guide | None:
        if self.asked.guide:
            return next((guide for guide in self.all if guide.id == self.asked.guide), None)
        found = self._matching()
        return found[0] if found else None

    def _matching(self) -> tuple[Guide, ...]:
        if not (self.asked.platform and self.asked.object and self.asked.goal == REPORT):
            return ()
        return choose(
            self.guides,
            platform=self.asked.platform,
            object=self.asked.object,
            device=self.asked.device or None,
        )
