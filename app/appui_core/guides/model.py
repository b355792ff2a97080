"""A guide: numbered steps through someone else's menus, with where each word comes from and how old it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

PLATFORMS = (
    "tiktok",
    "instagram",
    "messenger",
    "facebook",
    "snapchat",
    "whatsapp",
    "discord",
    "x",
    "youtube",
    "roblox",
    "telegram",
)
GOALS = ("report", "protect", "follow", "collect")
OBJECTS = (
    "video",
    "photo",
    "post",
    "reel",
    "story",
    "comment",
    "message",
    "conversation",
    "group",
    "account",
    "live",
    "illegal",
    "form",
)
DEVICES = ("android", "iphone", "web")
# How firmly the sources carry a guide, strongest first.
STATUSES = ("sure", "likely", "old")
ACTIONS = ("open", "tap", "hold", "swipe", "choose", "type", "copy")
ICONS = (
    "open",
    "tap",
    "hold",
    "swipe",
    "choose",
    "type",
    "copy",
    "share",
    "flag",
    "more",
    "comment",
    "message",
    "profile",
    "send",
    "info",
    "keep",
    "block",
    "clock",
    "download",
    "image",
    "link",
    "lock",
    "menu",
    "mute",
    "people",
    "qr",
    "search",
    "settings",
    "video",
)
# What a step shows, and where on it the finger goes: what a step sketch is drawn from. The first place of a
# surface is the usual one.
PLACES: Mapping[str, tuple[str, ...]] = {
    "feed": ("content", "side", "top", "bottom", "comment", "address"),
    "profile": ("top", "name", "row", "bottom", "address"),
    "share_sheet": ("row", "icon"),
    "menu": ("row",),
    "dialog": ("row", "button", "field"),
    "chat": ("bubble", "name", "top", "row", "field", "bottom", "address"),
    "settings": ("row", "top", "button", "field", "bottom"),
}
SURFACES = tuple(PLACES)
MOST_ITEMS = 12


@dataclass(frozen=True, slots=True)
class Item:
    """What stands beside the target of a step. Without words and icon: something is there, nobody knows what.

    `confirmed` speaks of the French word, as `Step.label_confirmed` does.
    """

    fr: str = ""
    en: str = ""
    icon: str = ""
    confirmed: bool = False
    target: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return all parts."""
        return {
            "fr": self.fr,
            "en": self.en,
            "icon": self.icon,
            "confirmed": self.confirmed,
            "target": self.target,
        }


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `label_fr` is the word on the phone, letter for letter, where `on_screen`; else what to look for.

    `label_confirmed` says that a French source shows that word; otherwise "le mot peut varier". `surface` (one of
    SURFACES, or empty) and `at` (one of its PLACES) say where the target is; `items` are what stands at that
    place, in order, the target among them. `category` is the level of the reason that this step picks (1, 2...),
    0 for none. `url` is the page that the step opens, where it is one.
    """

    n: int
    do: str
    label_fr: str
    label_en: str
    label_confirmed: bool
    on_screen: bool
    text: str
    icon: str
    surface: str = ""
    at: str = ""
    items: tuple[Item, ...] = ()
    category: int = 0
    url: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the keys of ARCHITECTURE.md, "Command line"."""
        return {
            "n": self.n,
            "do": self.do,
            "label_fr": self.label_fr,
            "label_en": self.label_en,
            "label_confirmed": self.label_confirmed,
            "on_screen": self.on_screen,
            "text": self.text,
            "icon": self.icon,
            "surface": self.surface,
            "at": self.at,
            "items": [item.to_json() for item in self.items],
            "category": self.category,
            "url": self.url,
        }


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before the report leaves: `kind` is one of `schema.NOTICES`."""

    kind: str
    text: str

    def to_json(self) -> dict[str, Any]:
        """Return both parts."""
        return {"kind": self.kind, "text": self.text}


@dataclass(frozen=True, slots=True)
class Variant:
    """Another way when "my screen is different"; `status` is how firmly the source carries it."""

    id: str
    title: str
    text: str
    url: str | None
    status: str

    def to_json(self) -> dict[str, Any]:
        """Return the parts, the address only where there is one."""
        found: dict[str, Any] = {"id": self.id, "title": self.title, "text": self.text}
        if self.url:
            found["url"] = self.url
        return found | {"status": self.status}


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide in one language. `also` names objects that the same steps serve; `stale` counts from real time.

    `before` opens the guide (why to keep the proof first), `after` closes it (what to write down, what next).
    """

    id: str
    platform: str
    goal: str
    object: str
    also: tuple[str, ...]
    devices: tuple[str, ...]
    title: str
    steps: tuple[Step, ...]
    before: str
    after: str
    notices: tuple[Notice, ...]
    variants: tuple[Variant, ...]
    checked_on: date
    tried_on: date | None
    source: str
    source_date: str
    status: str
    stale: bool
    language: str

    def to_json(self) -> dict[str, Any]:
        """Return the keys of ARCHITECTURE.md, "Command line", for `guides list`."""
        return {
            "id": self.id,
            "platform": self.platform,
            "goal": self.goal,
            "object": self.object,
            "also": list(self.also),
            "device": list(self.devices),
            "title": self.title,
            "before": self.before,
            "steps": [step.to_json() for step in self.steps],
            "after": self.after,
            "notices": [notice.to_json() for notice in self.notices],
            "variants": [variant.to_json() for variant in self.variants],
            "checked_on": self.checked_on.isoformat(),
            "tried_on": self.tried_on.isoformat() if self.tried_on else None,
            "stale": self.stale,
            "source": self.source,
            "source_date": self.source_date,
            "status": self.status,
        }
