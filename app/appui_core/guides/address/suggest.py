"""Which guide an address asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from appui_core.guides.address.model import Address, Kind
from appui_core.guides.load import choose
from appui_core.guides.model import OBJECTS, PLATFORMS, Guide

# What comes next where a platform has no guide for the very thing.
_NEAR = {
    Kind.VIDEO: ("reel", "post"),
    Kind.PHOTO: ("post",),
    Kind.REEL: ("video", "post"),
    Kind.POST: ("photo", "video"),
    Kind.LIVE: ("video",),
    Kind.MESSAGE: ("conversation",),
    Kind.CONVERSATION: ("message",),
    Kind.GROUP: ("conversation",),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What to look for among the guides; `object` is None where the address says nothing finer than the platform.

    `near` are the objects to try after it, nearest first. An address says nothing of the phone: `device` is None.
    """

    platform: str
    goal: str
    object: str | None
    near: tuple[str, ...] = ()
    device: str | None = None


def suggest(address: Address, goal: str = "report") -> Choice | None:
    """Return the choice among the guides that an address asks for, None where no platform of guides is in it.

    It does not depend on whether the address may be opened: a short link can be reported too.
    """
    if address.platform not in PLATFORMS:
        return None
    thing = address.kind.value if address.kind.value in OBJECTS else None
    return Choice(address.platform, goal, thing, _NEAR.get(address.kind, ()))


def fitting(choice: Choice, guides: Iterable[Guide]) -> tuple[Guide, ...]:
    """Return the guides for the thing itself, else for the nearest that has some, else all of the platform's."""
    have = tuple(guides)
    for thing in (*filter(None, (choice.object,)), *choice.near, None):
        found = choose(have, platform=choice.platform, goal=choice.goal, object=thing, device=choice.device)
        if found:
            return found
    return ()
