"""What a platform's pages look like, as tables: a pattern, what is there, and the form without anything needless.

A pattern is a path with named holes, `@{account:handle}/video/{id:number}`, and behind a question mark the keys
that must be in the query. Words in it count in any case; `/**` at its end allows more behind. The holes `account`,
`id` and `comment` fill those fields of an address; `self` is an account that one writes to, or that goes by a
number, and fills both `account` and `id`; other holes only go into the form. What does not fit a hole does not fit
the page.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import quote

from appui_core.guides.address.model import MAY_OPEN, Address, Kind, Why
from appui_core.guides.address.parts import Parts

# What may stand in a hole. Plain letters and figures only, but where a platform gives other names.
_HOLES: Mapping[str, str] = {
    "number": r"[0-9]{1,25}",
    "code": r"[A-Za-z0-9_-]{3,120}",
    "handle": r"[A-Za-z0-9._]{1,40}",
    "handle_snap": r"[A-Za-z0-9._-]{1,40}",
    "name": r"[A-Za-z0-9._-]{1,100}",
    "handle_x": r"[A-Za-z0-9_]{1,30}",
    "chat": r"-?[0-9]{1,25}",
    "letters": r"(?u:(?:\w|[.·-]){1,100})",
    "token": r"[A-Za-z0-9._=:~-]{1,300}",
    "post": r"(?:[0-9]{1,25}|pfbid[A-Za-z0-9]{10,120})",
    # A page's name in front of its number.
    "title": r"(?:[^/]{0,200}-)?",
    "video": r"[A-Za-z0-9_-]{11}",
    # Facebook's own pages end in .php.
    "person": r"(?![^/]*\.php(?:/|$))[A-Za-z0-9.-]{1,100}",
    "channel": r"UC[A-Za-z0-9_-]{22}",
    "phone": r"[0-9]{6,15}",
    "short": r"Z[A-Za-z][A-Za-z0-9]{5,12}",
    "any": r"[^/]{1,300}",
}
# A number abroad has a plus in front, which a query turns into a space.
_IN_FRONT = {"phone": "[+ ]?"}
# A handle is the same in capitals: one canonical form.
_LOWERED = frozenset({"handle", "handle_snap"})
_HOLE = re.compile(r"\{(?P<name>[a-z_]+)(?::(?P<hole>[a-z_]+))?\}")
_MORE = "/**"
# What may stand in a path unquoted, of all that a hole lets through.
_PLAIN = "-._~@:!+=,"
# What a sentence may end with: at the end of an address it would be taken for the sentence's.
_ENDS_A_SENTENCE = ".,:;!~"
_MAY_HAVE_COMMENTS = frozenset({Kind.POST, Kind.VIDEO, Kind.PHOTO, Kind.REEL, Kind.LIVE})


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of page. `path` and the values in `asked` are patterns; `form` is filled from the holes.

    `host` and `platform` stand where they are not the table's.
    """

    kind: Kind
    path: str
    asked: tuple[tuple[str, str], ...]
    form: str
    lowered: frozenset[str]
    why: Why
    host: str | None
    platform: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """The pages of some hosts, tried in order. `host` is the main one; empty: the one that was given.

    `comments` are the keys of the query that name a comment, the most precise last. `reserved` are first words of
    paths that are no account; `before` is what may stand in front of a path, such as a language.
    """

    host: str
    pages: tuple[Page, ...] = ()
    comments: tuple[str, ...] = ()
    reserved: frozenset[str] = field(default_factory=frozenset)
    before: re.Pattern[str] | None = None
    # An address of this table may have more to it behind #.
    with_rest: bool = False


def words(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


def page(
    pattern: str,
    kind: Kind,
    form: str | None = None,
    *,
    why: Why = Why.RECOGNISED,
    host: str | None = None,
    platform: str | None = None,
) -> Page:
    """Return a page from its pattern; without `form` the pattern is the form too."""
    path, _, query = pattern.partition("?")
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    asked = tuple((key, value) for key, _, value in pairs)
    lowered = frozenset(hole["name"] for hole in _HOLE.finditer(pattern) if hole["hole"] in _LOWERED)
    own = _HOLE.sub(r"{\g<name>}", pattern.replace(_MORE, ""))
    return Page(kind, path, asked, own if form is None else form, lowered, why, host, platform)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern as a regular expression; made when the first address comes that may fit it."""
    body = pattern.removesuffix(_MORE)
    found, end = "", 0
    for hole in _HOLE.finditer(body):
        found += re.escape(body[end : hole.start()])
        found += f"{_IN_FRONT.get(hole['hole'], '')}(?P<{hole['name']}>{_HOLES[hole['hole']]})"
        end = hole.end()
    found += re.escape(body[end:])
    # ASCII, or letters such as the Kelvin sign would count as ours in another case.
    return re.compile(found + ("(?:/.*)?" if body != pattern else ""), re.IGNORECASE | re.DOTALL | re.ASCII)


def read(platform: str, table: Table, parts: Parts) -> Address | None:
    """Return what a table says of an address, None when no page of it fits."""
    path = "/".join(parts.path)
    if table.with_rest and parts.rest:
        path += f"#{parts.rest}"
    if table.before is not None:
        before = table.before.match(path)
        path = path[before.end() :] if before is not None else path
    for one in table.pages:
        found = _holes(one, path, parts.query)
        if found is None:
            continue
        name = found.get("account") or found.get("self") or ""
        if name.lower() in table.reserved:
            continue
        host = one.host or table.host or parts.host
        return _address(one, platform, host, found, _comments(table, one, parts.query))
    return None


def _holes(one: Page, path: str, query: Mapping[str, str]) -> dict[str, str] | None:
    match = _compiled(one.path).fullmatch(path)
    if match is None:
        return None
    found = match.groupdict()
    for key, pattern in one.asked:
        match = _compiled(pattern).fullmatch(query.get(key, ""))
        if match is None:
            return None
        found |= match.groupdict()
    return {name: text.lower() if name in one.lowered else text for name, text in found.items()}


_COMMENT = re.compile(r"[A-Za-z0-9._=:-]{1,300}")


def _comments(table: Table, one: Page, query: Mapping[str, str]) -> dict[str, str]:
    if one.kind not in _MAY_HAVE_COMMENTS:
        return {}
    return {key: query[key] for key in table.comments if _COMMENT.fullmatch(query.get(key, ""))}


def _address(
    one: Page, platform: str, host: str, found: Mapping[str, str], comments: Mapping[str, str]
) -> Address:
    form = one.form.format_map({name: quoted(text) for name, text in found.items()})
    more = "&".join(f"{key}={quoted(text)}" for key, text in comments.items())
    if more:
        form += ("&" if "?" in form else "?") + more
    both = found.get("self")
    return Address(
        one.why,
        one.platform or platform,
        Kind.COMMENT if comments else one.kind,
        account=found.get("account", both),
        id=found.get("id", both),
        comment_id=list(comments.values())[-1] if comments else found.get("comment"),
        canonical=canonical(host, form),
        safe_to_open=one.why in MAY_OPEN,
        host=host,
    )


def quoted(text: str) -> str:
    """Return what a hole held as it stands in an address."""
    return quote(text, safe=_PLAIN)


def canonical(host: str, form: str) -> str:
    """Return an address that `finding.find` takes whole out of any sentence."""
    if form and form[-1] in _ENDS_A_SENTENCE:
        form = f"{form[:-1]}%{ord(form[-1]):02X}"
    return f"https://{host}/{form}"
