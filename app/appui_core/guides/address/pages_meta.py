"""The pages of Instagram, Threads, Facebook and Messenger."""

import re
from collections.abc import Iterator

from appui_core.guides.address.model import Kind, Why
from appui_core.guides.address.pages import Page, Table, page, words

_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?/(?=p/|reels?/|stories/|@)", re.IGNORECASE)


def _instagram_posts() -> Iterator[Page]:
    """Yield what has a code, with and without the account in front; the code alone identifies it."""
    for before in ("", "{account:handle}/"):
        for word, main, kind in (
            ("p", "p", Kind.POST),
            ("reel", "reel", Kind.REEL),
            ("reels", "reel", Kind.REEL),
            ("tv", "tv", Kind.VIDEO),
        ):
            post = f"{before}{word}/{{id:code}}"
            yield page(
                f"{post}/c/{{thread:number}}/r/{{comment:number}}/**",
                Kind.COMMENT,
                f"{main}/{{id}}/c/{{thread}}/r/{{comment}}/",
            )
            yield page(f"{post}/c/{{comment:number}}/**", Kind.COMMENT, f"{main}/{{id}}/c/{{comment}}/")
            yield page(f"{post}/**", kind, f"{main}/{{id}}/")


INSTAGRAM = Table(
    "www.instagram.com",
    (
        page("share/p/{code:code}", Kind.POST, "share/p/{code}/", why=Why.SHORT_LINK),
        page("share/reel/{code:code}", Kind.REEL, "share/reel/{code}/", why=Why.SHORT_LINK),
        page("share/{code:code}", Kind.UNKNOWN, "share/{code}/", why=Why.SHORT_LINK),
        *_instagram_posts(),
        page("stories/highlights/{id:number}/**", Kind.STORY, "stories/highlights/{id}/"),
        page("stories/{account:handle}/{id:number}/**", Kind.STORY, "stories/{account}/{id}/"),
        page("stories/{account:handle}", Kind.STORY, "stories/{account}/"),
        page("s/{id:token}", Kind.STORY, "s/{id}"),
        page("direct/t/{id:number}/**", Kind.CONVERSATION, "direct/t/{id}/"),
        page("direct/**", Kind.CONVERSATION, "direct/inbox/"),
        page("channel/{id:code}/**", Kind.GROUP, "channel/{id}/"),
        page("{account:handle}/live/**", Kind.LIVE, "{account}/live/"),
        page("_u/{account:handle}/**", Kind.ACCOUNT, "{account}/"),
        page("{account:handle}", Kind.ACCOUNT, "{account}/"),
        *(
            page(f"{{account:handle}}/{tab}/**", Kind.ACCOUNT, "{account}/")
            for tab in ("reels", "tagged", "followers", "following", "channel", "feed", "guides", "saved")
        ),
    ),
    comments=("comment_id",),
    reserved=words(
        "p reel reels tv stories s share explore direct accounts about developer developers legal api web emails"
        " privacy terms directory channel challenge session graphql embed oauth ar topics lite download"
    ),
    before=_LANGUAGE,
)

IG_ME = Table(
    "ig.me",
    (
        page("m/{self:handle}", Kind.CONVERSATION),
        page("j/{id:code}", Kind.GROUP),
        page("u/{account:handle}", Kind.ACCOUNT, "{account}/", host="www.instagram.com"),
    ),
)

THREADS = Table(
    "www.threads.com",
    (
        page("@{account:handle}/post/{id:code}/**", Kind.POST),
        page("t/{id:code}/**", Kind.POST),
        page("@{account:handle}/**", Kind.ACCOUNT),
    ),
)

# First words of Facebook's paths that are no account; nobody writes to them either.
_NOBODY = words(
    "watch share groups events marketplace gaming help login login.php logout.php settings pages"
    " policies privacy ads business games hashtag search messages notifications friends photo"
    " photo.php profile.php reel reels stories permalink.php story.php video.php video home.php media"
    " people public bookmarks saved memories l.php sharer sharer.php dialog plugins recover"
    " checkpoint directory legal about terms p pg live flx fundraisers donate weather me ajax tr"
    " r.php reg feed"
)
_WWW = "www.facebook.com"
_MESSAGES = "messages/"


def _threads(before: str) -> Iterator[Page]:
    """Yield the pages of conversations; those that are end-to-end encrypted have numbers of their own."""
    for folder in ("", "archived/", "requests/", "spam/", "marketplace/"):
        for inside in ("e2ee/t/", "t/"):
            for hole in ("id:number", "self:person"):
                name = hole.partition(":")[0]
                yield page(
                    f"{before}{folder}{inside}{{{hole}}}/**",
                    Kind.CONVERSATION,
                    f"{_MESSAGES}{inside}{{{name}}}",
                    host=_WWW,
                    platform="messenger",
                )


# Since April 2026 its own site only leads to Facebook's.
MESSENGER = Table("www.messenger.com", tuple(_threads("")), reserved=_NOBODY)
M_ME = Table(
    "m.me",
    (
        page("j/{id:code}/**", Kind.GROUP),
        page("ch/{id:code}/**", Kind.GROUP),
        page("g/{id:code}/**", Kind.GROUP),
        page("{id:number}", Kind.CONVERSATION, "messages/t/{id}", host=_WWW),
        page("{self:person}/**", Kind.CONVERSATION, "messages/t/{self}", host=_WWW),
    ),
    reserved=_NOBODY | {"j", "ch", "g"},
)

_FB_TABS = words(
    "about photos videos posts reels reels_tab friends followers following likes live community reviews mentions"
    " photos_by photos_of photos_albums map music events groups sports books about_profile_transparency"
)


def _facebook_posts() -> Iterator[Page]:
    """Yield what belongs to an account; a title may stand in front of the number."""
    for word, kind in (
        ("posts", Kind.POST),
        ("videos", Kind.VIDEO),
        ("reels", Kind.REEL),
        ("activity", Kind.POST),
    ):
        form = "reel/{id}" if kind is Kind.REEL else f"{{account}}/{word}/{{id}}"
        for title in ("", "{_title:any}/"):
            yield page(f"{{account:person}}/{word}/{title}{{id:post}}", kind, form)
    for title in ("", "{_set:any}/"):
        yield page(f"{{account:person}}/photos/{title}{{id:number}}/**", Kind.PHOTO, "photo/?fbid={id}")


def _facebook_groups() -> Iterator[Page]:
    for word in ("posts", "permalink"):
        yield page(f"groups/{{group:name}}/{word}/{{id:post}}/**", Kind.POST, "groups/{group}/posts/{id}")
    yield page("groups/{group:name}?multi_permalinks={id:post}", Kind.POST, "groups/{group}/posts/{id}")
    yield page("groups/{group:name}?view=permalink&id={id:post}", Kind.POST, "groups/{group}/posts/{id}")
    yield page("groups/{group:name}/user/{self:number}/**", Kind.ACCOUNT, "profile.php?id={self}")
    yield page("groups/{id:name}/**", Kind.GROUP)


FACEBOOK = Table(
    _WWW,
    (
        *_threads(_MESSAGES),
        page("messages/read?tid={id:token}", Kind.CONVERSATION, "messages/t/{id}", platform="messenger"),
        page("messages/thread/{id:token}", Kind.CONVERSATION, "messages/t/{id}", platform="messenger"),
        page("messages/**", Kind.CONVERSATION, platform="messenger"),
        page("share/p/{code:code}/**", Kind.POST, "share/p/{code}/", why=Why.SHORT_LINK),
        page("share/v/{code:code}/**", Kind.VIDEO, "share/v/{code}/", why=Why.SHORT_LINK),
        page("share/r/{code:code}/**", Kind.REEL, "share/r/{code}/", why=Why.SHORT_LINK),
        page("share/g/{code:code}/**", Kind.GROUP, "share/g/{code}/", why=Why.SHORT_LINK),
        page("share/{code:code}/**", Kind.UNKNOWN, "share/{code}/", why=Why.SHORT_LINK),
        page("permalink.php?story_fbid={id:post}&id={account:person}", Kind.POST),
        page(
            "story.php?story_fbid={id:post}&id={account:person}",
            Kind.POST,
            "permalink.php?story_fbid={id}&id={account}",
        ),
        page("photo?fbid={id:number}", Kind.PHOTO, "photo/?fbid={id}"),
        page("photo.php?fbid={id:number}", Kind.PHOTO, "photo/?fbid={id}"),
        page("photo/{id:number}", Kind.PHOTO, "photo/?fbid={id}"),
        page("watch/live?v={id:number}", Kind.LIVE, "watch/live/?v={id}"),
        page("watch?v={id:number}", Kind.VIDEO, "watch/?v={id}"),
        page("watch/{account:person}/{id:number}", Kind.VIDEO, "watch/?v={id}"),
        page("video.php?v={id:number}", Kind.VIDEO, "watch/?v={id}"),
        page("video/{id:number}", Kind.VIDEO, "watch/?v={id}"),
        page("reel/{id:number}/**", Kind.REEL),
        page("reels/{id:number}/**", Kind.REEL, "reel/{id}"),
        page("stories/{account:number}/{id:token}/**", Kind.STORY),
        page("stories/{account:person}/**", Kind.STORY),
        *_facebook_groups(),
        page("profile.php?id={self:number}", Kind.ACCOUNT),
        page("people/{_name:any}/{self:number}/**", Kind.ACCOUNT, "profile.php?id={self}"),
        page("pages/{_name:any}/{self:number}/**", Kind.ACCOUNT, "profile.php?id={self}"),
        page("p/{_name:title}{self:number}/**", Kind.ACCOUNT, "profile.php?id={self}"),
        page("{account:person}?story_fbid={id:post}", Kind.POST, "permalink.php?story_fbid={id}&id={account}"),
        *_facebook_posts(),
        page("{self:number}", Kind.ACCOUNT, "profile.php?id={self}"),
        *(page(f"{{self:number}}/{tab}", Kind.ACCOUNT, "profile.php?id={self}") for tab in sorted(_FB_TABS)),
        page("pg/{self:number}/**", Kind.ACCOUNT, "profile.php?id={self}"),
        page("pg/{account:person}/**", Kind.ACCOUNT, "{account}"),
        page("{account:person}", Kind.ACCOUNT),
        *(page(f"{{account:person}}/{tab}", Kind.ACCOUNT, "{account}") for tab in sorted(_FB_TABS)),
    ),
    comments=("comment_id", "reply_comment_id"),
    reserved=_NOBODY,
)
