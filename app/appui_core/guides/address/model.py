"""What an address turned out to be, and why it may be opened or not."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What is at an address: the objects of guides where one fits, else the front page, else not known."""

    VIDEO = "video"
    PHOTO = "photo"
    POST = "post"
    REEL = "reel"
    STORY = "story"
    COMMENT = "comment"
    MESSAGE = "message"
    CONVERSATION = "conversation"
    GROUP = "group"
    ACCOUNT = "account"
    LIVE = "live"
    HOME = "home"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """Why an address may be opened or not; each has its sentence in the texts, under `address.why`."""

    # May be opened.
    RECOGNISED = "recognised"
    UNWRAPPED = "unwrapped"
    UNKNOWN_PAGE = "unknown_page"
    # Not hostile, but nobody here can see where it leads or what it does.
    UNKNOWN_QUERY = "unknown_query"
    SHORT_LINK = "short_link"
    SHORT_LINK_ANYWHERE = "short_link_anywhere"
    UNLISTED_HOST = "unlisted_host"
    UNKNOWN_SITE = "unknown_site"
    NO_ADDRESS = "no_address"
    TOO_LONG = "too_long"
    TOO_NESTED = "too_nested"
    MALFORMED = "malformed"
    # Ways to hide where an address leads.
    LOOK_ALIKE = "look_alike"
    ODD_LETTERS = "odd_letters"
    USER_NAME = "user_name"
    PORT = "port"
    IP_ADDRESS = "ip_address"
    BACKSLASH = "backslash"
    HIDDEN_CHARACTERS = "hidden_characters"
    SCHEME = "scheme"


MAY_OPEN = frozenset({Why.RECOGNISED, Why.UNWRAPPED, Why.UNKNOWN_PAGE})


class AddressError(Exception):
    """An address could not be read any further; `host` and `looks_like` as in `Address`."""

    def __init__(self, why: Why, *, host: str | None = None, looks_like: str | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.host = host
        self.looks_like = looks_like


@dataclass(frozen=True, slots=True)
class Address:
    """What a text with an address in it says; None where it says nothing.

    `account` is a name without its @, or a number; `id` is that of the post, of the thread (or the name of the
    account one writes to), of the group or its invitation, of an account that goes by a number. `canonical` is the
    address without what tracks, on the platform's main host, made only from what was there; a short link keeps its
    own form, because what it stands for is not in it. `safe_to_open` is true only with a `canonical`, which is
    https on a host of `sites.SITES`. `host` is the host that would be asked, where
    it is written in plain letters. `looks_like` is the
    platform that the address of another site resembles. `unwrapped` says that it was inside a redirect.
    """

    why: Why
    platform: str | None = None
    kind: Kind = Kind.UNKNOWN
    account: str | None = None
    id: str | None = None
    comment_id: str | None = None
    canonical: str | None = None
    safe_to_open: bool = False
    host: str | None = None
    looks_like: str | None = None
    unwrapped: bool = False

    def taken_out(self) -> "Address":
        """Return the same as found inside a redirect."""
        why = Why.UNWRAPPED if self.why is Why.RECOGNISED else self.why
        return replace(self, why=why, unwrapped=True)

    def to_json(self) -> dict[str, Any]:
        """Return the keys of ARCHITECTURE.md, "Command line", for `url`."""
        return {
            "platform": self.platform,
            "kind": self.kind.value,
            "account": self.account,
            "id": self.id,
            "comment_id": self.comment_id,
            "canonical": self.canonical,
            "safe_to_open": self.safe_to_open,
            "why": self.why.value,
            "host": self.host,
            "looks_like": self.looks_like,
            "unwrapped": self.unwrapped,
        }
