"""Says what a pasted address is: the one function that the command line and the window ask."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from appui_core.guides.address import redirects, sites
from appui_core.guides.address.finding import find
from appui_core.guides.address.model import Address, AddressError, Kind, Why
from appui_core.guides.address.pages import Table, canonical, quoted, read, words
from appui_core.guides.address.parts import Parts, split
from appui_core.guides.address.resemblance import stranger

# What is added to an address to see who shared what with whom, or how a page is shown; never what is shown.
_NEEDLESS = re.compile(
    r"utm_.*|fbclid|gclid|igsh(?:id)?|ig_.*|img_index|_[a-z]|is_.*|sender_.*|share_.*|sharer_.*|tt_.*|u_code|web_id"
    r"|refer|referer_.*|referrer|si|feature|pp|app|ab_channel|s|t|ref|ref_.*|refsrc|fref|__.*|mibextid|rdid|sfnsn"
    r"|paipv|eav|wtsid|hl|lang|locale2?|source|src|cxt|cn|twclid|app_absent|af_.*|xmt|slof|social_.*|embeds_.*",
    re.IGNORECASE,
)
# What stands in the path of a page we know nothing of: enough for titles in any language, nothing that commands.
_SEGMENT = re.compile(r"(?:\w|[.@~!$()*+,;=:&’·-])+")
# Pages that let a device in, hand over rights, change a setting or spend: not to be opened by a paste.
_COMMANDS = words(
    "ra login login.php signin signup logout logout.php auth oauth oauth2 authorize authorise confirm"
    " confirmphone confirmemail crossdevicelogin device pair otp activate verify reset recover checkpoint"
    " setlanguage proxy socks giftcode gifts billing invoice purchase redeem accounts account setting settings"
    " remove_account account_delete deactivate delete"
)
# No more than the opener takes.
_MOST_CANONICAL_CHARACTERS = 2048


def recognise(text: str) -> Address:
    """Say what the first address in a text is, without asking anybody; never raises, whatever the text holds.

    Text is looked at up to 20 000 characters and an address up to 8 192; redirects inside one another up to five.
    """
    return _recognise(text, redirects.MOST_LAYERS)


def _recognise(text: str, layers: int) -> Address:
    try:
        parts = split(find(text))
        target = redirects.inner(parts)
        if target is not None:
            if layers == 0:
                return Address(Why.TOO_NESTED)
            found = _recognise(target, layers - 1)
            # A share of words alone is a page like others.
            if found.why is not Why.NO_ADDRESS:
                return found.taken_out()
        return _judged(parts)
    except AddressError as refused:
        return Address(refused.why, host=refused.host, looks_like=refused.looks_like)


def _judged(parts: Parts) -> Address:
    known = sites.known_host(parts.host)
    if known is None:
        return _unknown(parts.host)
    platform, name = known
    if name == sites.ANYWHERE:
        return Address(Why.SHORT_LINK_ANYWHERE, platform, host=parts.host)
    if name == sites.NAMED:
        parts = replace(parts, host="t.me", path=(parts.host.partition(".")[0], *parts.path))
        name = "telegram"
    table = _tables()[name]
    # Alone in its path such a word is no account, whatever a table takes for one.
    commands = len(parts.path) == 1 and parts.path[0].lower() in _COMMANDS
    found = (None if commands else read(platform, table, parts)) or _some_page(platform, table, parts)
    if len(found.canonical or "") > _MOST_CANONICAL_CHARACTERS:
        return Address(Why.TOO_LONG, platform, host=found.host)
    return found


def _unknown(host: str) -> Address:
    platform = sites.platform_of(host)
    if platform is not None:
        return Address(Why.UNLISTED_HOST, platform, host=host if host.isascii() else None)
    if sites.is_shortener(host):
        return Address(Why.SHORT_LINK_ANYWHERE, host=host)
    raise stranger(host)


def _some_page(platform: str, table: Table, parts: Parts) -> Address:
    """Return what can be said of a page of a platform that no table has."""
    host = parts.host if parts.host in sites.APART else table.host or parts.host
    asks = any(not _NEEDLESS.fullmatch(key) for key in parts.query)
    if asks or any(segment.lower() in _COMMANDS for segment in parts.path):
        return Address(Why.UNKNOWN_QUERY, platform, host=host)
    if not all(map(_SEGMENT.fullmatch, parts.path)):
        return Address(Why.MALFORMED, platform, host=host)
    path = "/".join(map(quoted, parts.path))
    return Address(
        Why.UNKNOWN_PAGE if path else Why.RECOGNISED,
        platform,
        Kind.UNKNOWN if path else Kind.HOME,
        canonical=canonical(host, path),
        safe_to_open=True,
        host=host,
    )


@cache
def _tables() -> Mapping[str, Table]:
    from appui_core.guides.address import pages_chat, pages_meta, pages_public, pages_video  # noqa: PLC0415 - 350 pages: read when they are asked for

    return {
        "tiktok": pages_video.TIKTOK,
        "youtube": pages_video.YOUTUBE,
        "youtu.be": pages_video.YOUTU_BE,
        "snapchat": pages_video.SNAPCHAT,
        "instagram": pages_meta.INSTAGRAM,
        "ig.me": pages_meta.IG_ME,
        "threads": pages_meta.THREADS,
        "facebook": pages_meta.FACEBOOK,
        "messenger": pages_meta.MESSENGER,
        "m.me": pages_meta.M_ME,
        "discord": pages_chat.DISCORD,
        "discord.gg": pages_chat.DISCORD_GG,
        "whatsapp": pages_chat.WHATSAPP,
        "wa.me": pages_chat.WA_ME,
        "chat.whatsapp": pages_chat.CHAT_WHATSAPP,
        "telegram": pages_chat.TELEGRAM,
        "web.telegram": pages_chat.WEB_TELEGRAM,
        "x": pages_public.X,
        "roblox": pages_public.ROBLOX,
        "fb.watch": pages_public.FB_WATCH,
        sites.SHORT: pages_public.SHORT,
        sites.HELP: Table(""),
    }
