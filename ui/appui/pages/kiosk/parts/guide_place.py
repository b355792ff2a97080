"""Where a pupil is among the guides of a room: which app, what, which kind of phone, which step. No Qt."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from appui.pages.kiosk.parts.said import said_by_kiosk
from appui_core.content.kiosk import KioskWords
from appui_core.guides.pupil import PupilGuide, offered, old_platforms, read_pupil_guides

PHONES: Final = ("android", "iphone")


class Shelf(NamedTuple):
    """All guides of one goal in one language, those that are old apart; `said` is None where it is damaged."""

    guides: tuple[PupilGuide, ...]
    # Platforms with a guide that is not offered because it is old.
    old: tuple[str, ...]
    said: KioskWords | None
    language: str


class Topic(NamedTuple):
    """One thing to do in one app: a guide, or one for each kind of phone where the ways differ."""

    key: str
    title: str
    guides: tuple[PupilGuide, ...]


class Stage(StrEnum):
    """What is asked, or shown."""

    PICK = "pick"
    DEVICE = "device"
    STEP = "step"


def read_shelf(goal: str, language: str, today: date) -> Shelf:
    """Read everything that a room of guides says.

    Raises AppuiError: CONTENT_MISSING when there is no guide at all.
    """
    found = tuple(one for one in read_pupil_guides(language, today=today) if one.guide.goal == goal)
    return Shelf(offered(found), old_platforms(found), said_by_kiosk(), language)


def topics_of(guides: Sequence[PupilGuide], platform: str) -> tuple[Topic, ...]:
    """Return what can be done in an app, in the order of guides."""
    found: dict[str, list[PupilGuide]] = {}
    for one in guides:
        if one.guide.platform == platform:
            found.setdefault(_key(one.guide.id), []).append(one)
    return tuple(Topic(key, some[0].title, tuple(some)) for key, some in found.items())


class GuidePlace:
    """Answers remain when the guides are read anew in another language."""

    def __init__(self) -> None:
        self.shelf = Shelf((), (), None, "")
        self.platform = self.device = ""
        self.index = 0
        self._topic = ""

    @property
    def stage(self) -> Stage:
        """What is next."""
        if self.topic is None:
            return Stage.PICK
        return Stage.DEVICE if self.guide is None else Stage.STEP

    @property
    def topic(self) -> Topic | None:
        """What was chosen."""
        return next((one for one in self.topics() if one.key == self._topic), None)

    @property
    def guide(self) -> PupilGuide | None:
        """The guide under way; None as long as the kind of phone has to be known."""
        topic = self.topic
        if topic is None:
            return None
        if len(topic.guides) == 1:
            return topic.guides[0]
        return next((one for one in topic.guides if self.device in one.guide.devices), None)

    @property
    def last(self) -> bool:
        """Whether no step comes after this one."""
        return self.guide is None or self.index + 1 >= len(self.guide.steps)

    def platforms(self) -> tuple[str, ...]:
        """Return the apps with guides, also those whose guides are all old."""
        return tuple(dict.fromkeys((*(one.guide.platform for one in self.shelf.guides), *self.shelf.old)))

    def topics(self) -> tuple[Topic, ...]:
        """Return what can be done in the app that was chosen."""
        return topics_of(self.shelf.guides, self.platform)

    def choose_platform(self, platform: str) -> None:
        """Ask what, in this app."""
        self.platform = platform
        self._topic = ""

    def choose_topic(self, key: str) -> None:
        """Go to the first step, or ask which phone."""
        self._topic, self.device, self.index = key, "", 0

    def choose_device(self, device: str) -> None:
        """Go to the first step."""
        self.device, self.index = device, 0

    def go_to(self, index: int) -> None:
        """Go to a step, from 0."""
        self.index = index

    def leave_guide(self) -> None:
        """Ask again what, in the same app."""
        self._topic, self.index = "", 0


def _key(guide_id: str) -> str:
    return ".".join(part for part in guide_id.split(".") if part not in PHONES)
