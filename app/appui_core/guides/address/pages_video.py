"""The pages of TikTok, YouTube and Snapchat."""

import re

from appui_core.guides.address.model import Kind, Why
from appui_core.guides.address.pages import Table, page, words

_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?/(?=@|add/|channel/|c/|spotlight)", re.IGNORECASE)

TIKTOK = Table(
    "www.tiktok.com",
    (
        page("@{account:handle}/video/{id:number}/**", Kind.VIDEO),
        page("@{account:handle}/photo/{id:number}/**", Kind.PHOTO),
        page("@{account:handle}/live/**", Kind.LIVE),
        page("@{account:handle}", Kind.ACCOUNT),
        # An account by its long internal name, whose capitals count.
        page("@{account:name}/video/{id:number}/**", Kind.VIDEO),
        page("@{account:name}", Kind.ACCOUNT),
        # Without the account's name the platform finds the video by its number.
        page("@/video/{id:number}", Kind.VIDEO),
        page("v/{id:number}.html", Kind.VIDEO, "@/video/{id}"),
        page("v/{id:number}", Kind.VIDEO, "@/video/{id}"),
        page("video/{id:number}", Kind.VIDEO, "@/video/{id}"),
        page("share/video/{id:number}/**", Kind.VIDEO, "@/video/{id}"),
        page("{_lang:name}/share/video/{id:number}/**", Kind.VIDEO, "@/video/{id}"),
        page("embed/{id:number}", Kind.VIDEO, "@/video/{id}"),
        page("embed/v{_n:number}/{id:number}", Kind.VIDEO, "@/video/{id}"),
        page("embed/@{account:handle}", Kind.ACCOUNT, "@{account}"),
        page("player/v{_n:number}/{id:number}", Kind.VIDEO, "@/video/{id}"),
        page("share/user/{self:number}", Kind.ACCOUNT),
        page("share/live/{id:number}/**", Kind.LIVE, "share/live/{id}"),
        page("messages?u={id:number}", Kind.CONVERSATION),
        page("messages/**", Kind.CONVERSATION),
        page("live", Kind.LIVE),
        page("foryou", Kind.HOME, ""),
        page("t/{code:code}", Kind.UNKNOWN, why=Why.SHORT_LINK),
        page("{code:short}", Kind.UNKNOWN, why=Why.SHORT_LINK),
    ),
    comments=("comment_id", "share_comment_id"),
    before=_LANGUAGE,
)

_TABS = words(
    "featured videos shorts streams live playlists community posts podcasts about channels releases store"
)

YOUTUBE = Table(
    "www.youtube.com",
    (
        page("watch?v={id:video}&lc={comment:token}", Kind.COMMENT),
        page("watch?v={id:video}", Kind.VIDEO),
        page("watch/{id:video}", Kind.VIDEO, "watch?v={id}"),
        page("shorts/{id:video}?lc={comment:token}", Kind.COMMENT, "shorts/{id}?lc={comment}"),
        page("shorts/{id:video}", Kind.VIDEO),
        page("live/{id:video}?lc={comment:token}", Kind.COMMENT, "watch?v={id}&lc={comment}"),
        page("live/{id:video}", Kind.LIVE),
        page("live_chat?v={id:video}", Kind.LIVE, "live/{id}"),
        page("embed/{id:video}", Kind.VIDEO, "watch?v={id}"),
        page("v/{id:video}", Kind.VIDEO, "watch?v={id}"),
        page("e/{id:video}", Kind.VIDEO, "watch?v={id}"),
        page("clip/{id:code}", Kind.VIDEO),
        page("post/{id:code}", Kind.POST),
        page("channel/{_channel:channel}/community?lb={id:code}", Kind.POST, "post/{id}"),
        page("@{account:letters}/live", Kind.LIVE),
        page("@{account:letters}", Kind.ACCOUNT),
        *(page(f"@{{account:letters}}/{tab}/**", Kind.ACCOUNT, "@{account}") for tab in sorted(_TABS)),
        page("channel/{self:channel}/live", Kind.LIVE),
        page("channel/{self:channel}/**", Kind.ACCOUNT),
        page("c/{account:letters}/**", Kind.ACCOUNT),
        page("user/{account:letters}/**", Kind.ACCOUNT),
        page("playlist?list={id:code}", Kind.UNKNOWN, why=Why.UNKNOWN_PAGE),
        page("{account:name}", Kind.ACCOUNT),
    ),
    reserved=words(
        "watch shorts live live_chat embed feed results playlist gaming premium account redirect signin post clip"
        " channel c user hashtag trending music movies kids about t ads intl oembed attribution_link v e"
    ),
    before=_LANGUAGE,
)

YOUTU_BE = Table(
    "youtu.be",
    (
        page("{id:video}?lc={comment:token}", Kind.COMMENT, "watch?v={id}&lc={comment}", host="www.youtube.com"),
        page("{id:video}", Kind.VIDEO, "watch?v={id}", host="www.youtube.com"),
    ),
)

SNAPCHAT = Table(
    "www.snapchat.com",
    (
        page("add/{account:handle_snap}/**", Kind.ACCOUNT, "add/{account}"),
        page("@{account:handle_snap}/spotlight/{id:code}", Kind.VIDEO, "spotlight/{id}"),
        page("spotlight/{id:code}/**", Kind.VIDEO),
        page("@{account:handle_snap}/highlight/{id:code}", Kind.STORY),
        page("@{account:handle_snap}/{id:code}", Kind.STORY),
        page("@{account:handle_snap}", Kind.ACCOUNT, "add/{account}"),
        page("story/{account:handle_snap}/{id:code}", Kind.STORY),
        page("story/{id:code}", Kind.STORY),
        page("stories/{account:handle_snap}/**", Kind.STORY),
        page("s/{account:handle_snap}", Kind.STORY, host="story.snapchat.com"),
        page("p/{id:code}/{story:code}/**", Kind.STORY, "p/{id}/{story}"),
        page("p/{self:code}", Kind.ACCOUNT),
        page("web/{id:code}", Kind.CONVERSATION),
        page("web", Kind.CONVERSATION),
        page("t/{code:code}", Kind.UNKNOWN, why=Why.SHORT_LINK),
    ),
    before=_LANGUAGE,
)
