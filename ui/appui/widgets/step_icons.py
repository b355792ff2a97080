"""What guides call things, and the icon of ours for each: on a step's tile, in its sketch, on a choice."""

from typing import Final

STEP_ICONS: Final = {
    "open": "smartphone",
    "tap": "hand",
    "hold": "hand",
    "swipe": "swipe",
    "choose": "list",
    "type": "pencil",
    "copy": "copy",
    "share": "share",
    "flag": "flag",
    "more": "more",
    "comment": "comment",
    "message": "chat",
    "profile": "person",
    "send": "send",
    "info": "info",
    "keep": "shield",
    "block": "block",
    "clock": "clock",
    "download": "download",
    "image": "image",
    "link": "link",
    "lock": "lock",
    "menu": "menu",
    "mute": "mute",
    "people": "people",
    "qr": "qr",
    "search": "search",
    "settings": "sliders",
    "video": "video",
}
# What a guide is about, as something to choose.
OBJECT_ICONS: Final = {
    "video": "video",
    "photo": "image",
    "post": "image",
    "reel": "video",
    "story": "clock",
    "comment": "comment",
    "message": "mail",
    "conversation": "chat",
    "group": "people",
    "account": "person",
    "live": "video",
    "illegal": "scales",
    "form": "list",
}
# What a finger does: a sketch draws the gesture itself, not an icon for it.
GESTURES: Final = frozenset({"open", "tap", "hold", "swipe", "choose", "type", "copy", "keep"})
