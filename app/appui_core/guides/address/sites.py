"""The platforms' hosts, in one table: what `recognise` knows exactly, and what the search in a vault goes by.

A host that is not here is not a platform's, whatever it looks like. What a page on a host is stands in the tables
`pages_*.py`, by the name of the table.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache


@dataclass(frozen=True, slots=True)
class Site:
    """One platform. `domains` are all its own (with a path where it shares one); `hosts` name a table of pages.

    `SHORT` stands for links that lead somewhere on the platform, `ANYWHERE` for those that lead out of it, `HELP`
    for its pages that show nobody's content.
    """

    platform: str
    name: str
    domains: tuple[str, ...]
    hosts: Mapping[str, str] = field(default_factory=dict)


SHORT, ANYWHERE, HELP = "short", "anywhere", "help"
# Hosts that carry the account's name.
NAMED = "name.t.me"


def _hosts(table: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, table)


SITES = (
    Site(
        "tiktok",
        "TikTok",
        ("tiktok.com", "tiktokv.com"),
        _hosts("tiktok", "www.tiktok.com", "tiktok.com", "m.tiktok.com", "lite.tiktok.com", "us.tiktok.com")
        | _hosts("tiktok", "www.tiktokv.com", "tiktokv.com", "m.tiktokv.com")
        | _hosts(SHORT, "vm.tiktok.com", "vt.tiktok.com", "t.tiktok.com")
        | _hosts(HELP, "support.tiktok.com", "newsroom.tiktok.com"),
    ),
    Site(
        "instagram",
        "Instagram",
        ("instagram.com", "instagr.am", "ig.me"),
        _hosts("instagram", "www.instagram.com", "instagram.com", "m.instagram.com", "web.instagram.com")
        | _hosts("instagram", "instagr.am", "www.instagr.am")
        | _hosts("ig.me", "ig.me", "www.ig.me")
        | _hosts(HELP, "help.instagram.com", "about.instagram.com"),
    ),
    # Before Facebook, whose domain it shares.
    Site(
        "messenger",
        "Messenger",
        ("messenger.com", "m.me", "facebook.com/messages"),
        _hosts("messenger", "www.messenger.com", "messenger.com") | _hosts("m.me", "m.me", "www.m.me"),
    ),
    Site(
        "facebook",
        "Facebook",
        ("facebook.com", "fb.com", "fb.watch", "fb.me"),
        _hosts("facebook", "www.facebook.com", "facebook.com", "m.facebook.com", "mbasic.facebook.com")
        | _hosts("facebook", "web.facebook.com", "touch.facebook.com", "mobile.facebook.com", "d.facebook.com")
        | _hosts("facebook", "p.facebook.com", "x.facebook.com", "free.facebook.com", "0.facebook.com")
        | _hosts("facebook", "fb.com", "www.fb.com", "m.fb.com")
        | _hosts("fb.watch", "fb.watch", "www.fb.watch")
        | _hosts(SHORT, "fb.me"),
    ),
    Site(
        "snapchat",
        "Snapchat",
        ("snapchat.com",),
        _hosts("snapchat", "www.snapchat.com", "snapchat.com", "story.snapchat.com", "web.snapchat.com")
        | _hosts(SHORT, "t.snapchat.com")
        | _hosts(HELP, "help.snapchat.com", "map.snapchat.com"),
    ),
    Site(
        "whatsapp",
        "WhatsApp",
        ("whatsapp.com", "wa.me"),
        _hosts("whatsapp", "www.whatsapp.com", "whatsapp.com", "web.whatsapp.com", "api.whatsapp.com")
        | _hosts("whatsapp", "m.whatsapp.com")
        | _hosts("wa.me", "wa.me", "www.wa.me")
        | _hosts("chat.whatsapp", "chat.whatsapp.com")
        | _hosts(HELP, "faq.whatsapp.com"),
    ),
    Site(
        "discord",
        "Discord",
        ("discord.com", "discord.gg", "discordapp.com", "discordapp.net"),
        _hosts("discord", "discord.com", "www.discord.com", "ptb.discord.com", "canary.discord.com")
        | _hosts("discord", "discordapp.com", "www.discordapp.com", "ptb.discordapp.com", "canary.discordapp.com")
        | _hosts("discord.gg", "discord.gg", "www.discord.gg")
        | _hosts(HELP, "support.discord.com"),
    ),
    Site(
        "x",
        "X",
        ("x.com", "twitter.com", "t.co"),
        _hosts("x", "x.com", "www.x.com", "mobile.x.com", "m.x.com")
        | _hosts("x", "twitter.com", "www.twitter.com", "mobile.twitter.com", "m.twitter.com")
        | _hosts(ANYWHERE, "t.co")
        | _hosts(HELP, "help.x.com", "help.twitter.com"),
    ),
    Site(
        "youtube",
        "YouTube",
        ("youtube.com", "youtu.be", "youtube-nocookie.com"),
        _hosts("youtube", "www.youtube.com", "youtube.com", "m.youtube.com", "music.youtube.com")
        | _hosts("youtube", "www.youtube-nocookie.com", "youtube-nocookie.com")
        | _hosts("youtu.be", "youtu.be", "www.youtu.be"),
    ),
    Site(
        "roblox",
        "Roblox",
        ("roblox.com", "ro.blox.com"),
        _hosts("roblox", "www.roblox.com", "roblox.com", "web.roblox.com", "m.roblox.com")
        | _hosts(SHORT, "ro.blox.com")
        | _hosts(HELP, "en.help.roblox.com"),
    ),
    Site(
        "telegram",
        "Telegram",
        ("t.me", "telegram.org", "telegram.me", "telegram.dog"),
        _hosts("telegram", "t.me", "www.t.me", "telegram.me", "www.telegram.me", "telegram.dog")
        | _hosts("web.telegram", "web.telegram.org")
        | _hosts(HELP, "telegram.org", "www.telegram.org"),
    ),
    # No guides for these yet; they are called by their names all the same.
    Site(
        "threads",
        "Threads",
        ("threads.net", "threads.com"),
        _hosts("threads", "www.threads.com", "threads.com", "www.threads.net", "threads.net"),
    ),
    Site("pinterest", "Pinterest", ("pinterest.com", "pin.it"), _hosts(SHORT, "pin.it")),
    Site("twitch", "Twitch", ("twitch.tv",), _hosts(HELP, "www.twitch.tv", "twitch.tv", "m.twitch.tv")),
)

# Hosts whose other pages are not on the main host under the same path.
APART = frozenset(
    {
        "lite.tiktok.com",
        "www.tiktokv.com",
        "tiktokv.com",
        "m.tiktokv.com",
        "story.snapchat.com",
        "web.snapchat.com",
        "web.whatsapp.com",
        "api.whatsapp.com",
        "music.youtube.com",
    }
)

NAMES: Mapping[str, str] = {site.platform: site.name for site in SITES}
DOMAINS: Mapping[str, tuple[str, ...]] = {site.platform: site.domains for site in SITES}

# Facebook speaks a language on hosts such as fr-fr.facebook.com; Telegram gives each account name.t.me.
_FACEBOOK_LANGUAGE = re.compile(r"[a-z]{2}-[a-z]{2}\.facebook\.com")
_TELEGRAM_NAME = re.compile(r"(?!www\.)[a-z][a-z0-9-]{2,31}\.t\.me")

# Links that lead anywhere, run by others.
_SHORTENERS = """
    bit.ly bitly.com j.mp tinyurl.com is.gd v.gd ow.ly buff.ly cutt.ly rb.gy rebrand.ly shorturl.at t.ly tiny.cc
    goo.gl lnkd.in amzn.to soo.gd s.id urlz.fr urls.fr u.to trib.al dlvr.it ift.tt
"""
SHORTENERS = frozenset(_SHORTENERS.split())


@cache
def _table_of_hosts() -> Mapping[str, tuple[str, str]]:
    return {host: (site.platform, table) for site in SITES for host, table in site.hosts.items()}


def known_host(host: str) -> tuple[str, str] | None:
    """Return platform and table of pages of a host in small letters; None when it is not exactly a known one."""
    found = _table_of_hosts().get(host)
    if found is not None:
        return found
    if _FACEBOOK_LANGUAGE.fullmatch(host):
        return "facebook", "facebook"
    return ("telegram", NAMED) if _TELEGRAM_NAME.fullmatch(host) else None


def platform_of(host: str) -> str | None:
    """Return the platform on whose domain a host in small letters lies, known exactly or not."""
    for site in SITES:
        if any(f".{host}".endswith(f".{domain}") for domain in site.domains):
            return site.platform
    return None


def is_shortener(host: str) -> bool:
    """Tell whether a host only forwards, to anywhere."""
    return host.removeprefix("www.") in SHORTENERS or host.endswith(".onelink.me")
