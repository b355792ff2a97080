"""The pages of X and Roblox, and links that say nothing but a code."""

import re

from appui_core.guides.address.model import Kind, Why
from appui_core.guides.address.pages import Table, page, words

_TABS = words(
    "with_replies media likes followers following verified_followers highlights articles lists communities about"
    " superfollows photo header_photo"
)

X = Table(
    "x.com",
    (
        page("i/status/{id:number}/**", Kind.POST),
        page("i/web/status/{id:number}/**", Kind.POST, "i/status/{id}"),
        page("i/spaces/{id:code}/**", Kind.LIVE),
        page("i/broadcasts/{id:code}/**", Kind.LIVE),
        page("i/events/{id:number}", Kind.UNKNOWN, why=Why.UNKNOWN_PAGE),
        page("i/communities/{id:number}/**", Kind.GROUP),
        page("i/user/{self:number}", Kind.ACCOUNT),
        page("i/chat/{id:token}/**", Kind.CONVERSATION),
        page("i/chat", Kind.CONVERSATION),
        page("intent/user?screen_name={account:handle_x}", Kind.ACCOUNT, "{account}"),
        page("intent/follow?screen_name={account:handle_x}", Kind.ACCOUNT, "{account}"),
        page("intent/user?user_id={self:number}", Kind.ACCOUNT, "i/user/{self}"),
        page("messages/compose?recipient_id={self:number}", Kind.CONVERSATION),
        page("messages/{id:token}/**", Kind.CONVERSATION),
        page("messages", Kind.CONVERSATION),
        page("{account:handle_x}/status/{id:number}/**", Kind.POST),
        page("{account:handle_x}/statuses/{id:number}/**", Kind.POST, "{account}/status/{id}"),
        page("home", Kind.HOME, ""),
        page("{account:handle_x}", Kind.ACCOUNT),
        *(page(f"{{account:handle_x}}/{tab}/**", Kind.ACCOUNT, "{account}") for tab in sorted(_TABS)),
    ),
    reserved=words(
        "home explore search notifications messages settings i intent share compose login logout signup tos"
        " privacy about jobs download hashtag account oauth lists bookmarks communities who_to_follow"
    ),
)

ROBLOX = Table(
    "www.roblox.com",
    (
        page("users/profile?username={account:handle_x}", Kind.ACCOUNT),
        page("users/{self:number}/**", Kind.ACCOUNT, "users/{self}/profile"),
        page("user.aspx?id={self:number}", Kind.ACCOUNT, "users/{self}/profile"),
        page("groups/{id:number}/**", Kind.GROUP),
        page("communities/{id:number}/**", Kind.GROUP, "groups/{id}"),
        page("groups/group.aspx?gid={id:number}", Kind.GROUP, "groups/{id}"),
        page("games/{id:number}/**", Kind.UNKNOWN, why=Why.UNKNOWN_PAGE),
        page("catalog/{id:number}/**", Kind.UNKNOWN, why=Why.UNKNOWN_PAGE),
        page("my/messages/**", Kind.CONVERSATION),
        page("share?code={code:code}&type=Profile", Kind.ACCOUNT, why=Why.SHORT_LINK),
        page("share?code={code:code}", Kind.UNKNOWN, why=Why.SHORT_LINK),
        page("share-links?code={code:code}", Kind.UNKNOWN, why=Why.SHORT_LINK),
        page("home", Kind.HOME, ""),
    ),
    before=re.compile(r"[a-z]{2}(?:-[a-z]{2})?/(?=users|groups|communities|games|catalog|home)", re.IGNORECASE),
)

# Only a code, which nobody can read without asking the platform.
SHORT = Table("", (page("{code:code}/**", Kind.UNKNOWN, why=Why.SHORT_LINK),))
FB_WATCH = Table("fb.watch", (page("{code:code}/**", Kind.VIDEO, "{code}/", why=Why.SHORT_LINK),))
