"""Redirects whose target stands in the address itself: it is taken out by reading, nothing is followed."""

import re
from dataclasses import dataclass

from appui_core.guides.address.parts import Parts

# More than this inside one another is no share any more.
MOST_LAYERS = 5

_GOOGLE = r"(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}"


@dataclass(frozen=True, slots=True)
class _Redirect:
    """Hosts and paths that forward, and the keys of the query in which the target may stand."""

    host: re.Pattern[str]
    path: re.Pattern[str]
    keys: tuple[str, ...]


def _redirect(host: str, path: str, *keys: str) -> _Redirect:
    return _Redirect(re.compile(host), re.compile(path, re.IGNORECASE), keys)


_REDIRECTS = (
    _redirect(r"(?:l|lm)\.(?:instagram|facebook|messenger|threads)\.(?:com|net)", r".*", "u"),
    _redirect(r"l\.wl\.co", r".*", "u"),
    _redirect(
        r"(?:[a-z0-9-]+\.)?facebook\.com",
        r"l\.php|(?:flx/warn|si/linkclick/ajax_callback|sharer(?:/sharer\.php|\.php)?)",
        "u",
    ),
    _redirect(r"(?:[a-z0-9-]+\.)?facebook\.com", r"(?:dialog/share|plugins/.*)", "href"),
    _redirect(r"(?:[a-z0-9-]+\.)?facebook\.com", r"(?:login|checkpoint|recover|privacy/consent).*", "next"),
    _redirect(r"(?:www\.)?(?:instagram|threads)\.(?:com|net)", r"(?:accounts/)?login", "next"),
    _redirect(r"(?:www\.|m\.)?tiktok\.com", r"link/v2", "target"),
    _redirect(r"(?:www\.|m\.)?tiktok\.com", r"login.*", "redirect_url", "redirect"),
    _redirect(r"(?:www\.|m\.)?youtube\.com", r"redirect", "q"),
    _redirect(r"(?:www\.|m\.)?youtube\.com", r"attribution_link", "u"),
    _redirect(r"(?:www\.|m\.)?youtube\.com", r"signin", "next"),
    _redirect(r"consent\.(?:youtube|google)\.[a-z.]{2,6}|accounts\.google\.com", r".*", "continue"),
    _redirect(r"(?:www\.|mobile\.)?(?:x|twitter)\.com", r"(?:i/flow/)?login", "redirect_after_login"),
    _redirect(r"(?:www\.|mobile\.)?(?:x|twitter)\.com", r"share|intent/(?:tweet|post)", "url", "text"),
    _redirect(r"(?:t|telegram)\.me", r"iv|share|share/url|msg_url", "url", "text"),
    _redirect(r"wa\.me|(?:api|web|www)\.whatsapp\.com", r"(?:send)?", "text"),
    _redirect(r"(?:www\.)?discord(?:app)?\.com", r"login", "redirect_to"),
    _redirect(r"(?:www\.)?roblox\.com", r"(?:new)?login", "returnUrl", "ReturnUrl"),
    _redirect(r"accounts\.snapchat\.com", r".*", "continue"),
    _redirect(_GOOGLE, r"url", "q", "url"),
    _redirect(r"out\.reddit\.com", r".*", "url"),
    _redirect(r"duckduckgo\.com", r"l", "uddg"),
    _redirect(r"(?:www\.)?linkedin\.com", r"redir/redirect", "url"),
    _redirect(r"vk\.com|away\.vk\.com", r"away\.php", "to"),
    _redirect(r"slack-redir\.net", r"link", "url"),
    _redirect(r"steamcommunity\.com", r"linkfilter", "url", "u"),
    _redirect(r"[a-z0-9]+\.safelinks\.protection\.outlook\.com", r".*", "url"),
    _redirect(r"deref-(?:mail|gmx|web)\.(?:com|net|de)", r".*", "redirectUrl"),
)
# A share that also names someone is about that person.
_NAMES_SOMEONE = frozenset({"phone"})


def inner(parts: Parts) -> str | None:
    """Return the text that a redirect forwards to, made whole; None when this is no redirect."""
    if _NAMES_SOMEONE & parts.query.keys():
        return None
    path = "/".join(parts.path)
    for one in _REDIRECTS:
        if one.host.fullmatch(parts.host) and one.path.fullmatch(path):
            target = next((parts.query[key] for key in one.keys if parts.query.get(key)), None)
            if target is not None:
                return _whole(parts.host, target)
    return None


def _whole(host: str, target: str) -> str:
    if target.startswith("//"):
        return f"https:{target}"
    return f"https://{host}{target}" if target.startswith("/") else target
