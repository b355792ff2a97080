"""The pages of Discord, WhatsApp and Telegram."""

from appui_core.guides.address.model import Kind, Why
from appui_core.guides.address.pages import Table, page, words

DISCORD = Table(
    "discord.com",
    (
        # Behind @me are conversations of two or of a few; in front of the others stands the server.
        page("channels/@me/{channel:number}/{id:number}", Kind.MESSAGE),
        page("channels/@me/{id:number}", Kind.CONVERSATION),
        page("channels/@me", Kind.CONVERSATION),
        page(
            "channels/{server:number}/{channel:number}/threads/{id:number}/**",
            Kind.GROUP,
            "channels/{server}/{id}",
        ),
        page("channels/{server:number}/{channel:number}/{id:number}", Kind.MESSAGE),
        page("channels/{server:number}/{id:number}", Kind.GROUP),
        page("channels/{id:number}", Kind.GROUP),
        page("invite/{id:code}", Kind.GROUP),
        page("users/{self:number}", Kind.ACCOUNT),
    ),
)

DISCORD_GG = Table("discord.gg", (page("{id:code}", Kind.GROUP, "invite/{id}", host="discord.com"),))

WHATSAPP = Table(
    "www.whatsapp.com",
    (
        page("send?phone={self:phone}", Kind.CONVERSATION, "{self}", host="wa.me"),
        page("send/{self:phone}", Kind.CONVERSATION, "{self}", host="wa.me"),
        page("channel/{account:code}/{id:number}", Kind.POST),
        page("channel/{account:code}", Kind.ACCOUNT),
        page("catalog/{self:phone}/**", Kind.ACCOUNT, "c/{self}", host="wa.me"),
    ),
)

WA_ME = Table(
    "wa.me",
    (
        page("c/{self:phone}", Kind.ACCOUNT),
        page("p/{_id:number}/{self:phone}", Kind.ACCOUNT, "p/{_id}/{self}"),
        page("message/{code:code}", Kind.CONVERSATION, why=Why.SHORT_LINK),
        page("qr/{code:code}", Kind.CONVERSATION, why=Why.SHORT_LINK),
        page("channel/{account:code}", Kind.ACCOUNT, host="www.whatsapp.com"),
        page("{self:phone}", Kind.CONVERSATION),
    ),
)

CHAT_WHATSAPP = Table(
    "chat.whatsapp.com",
    (
        page("invite/{id:code}", Kind.GROUP, "{id}"),
        page("{id:code}", Kind.GROUP),
    ),
)

TELEGRAM = Table(
    "t.me",
    (
        # A private channel or group: its number, then perhaps a topic, then the message.
        page("c/{chat:number}/{topic:number}/{id:number}", Kind.MESSAGE),
        page("c/{chat:number}/{id:number}?comment={comment:number}", Kind.COMMENT),
        page("c/{chat:number}/{id:number}", Kind.MESSAGE),
        page("c/{id:number}", Kind.CONVERSATION),
        page("joinchat/{id:code}", Kind.GROUP, "+{id}"),
        # Figures alone are someone's number, anything else an invitation.
        page("+{self:phone}", Kind.ACCOUNT, "+{self}"),
        page("+{id:code}", Kind.GROUP, "+{id}"),
        # A phone number's plus that became a space on the way.
        page("s/{account:name}/{id:number}", Kind.MESSAGE, "{account}/{id}"),
        page("s/{account:name}", Kind.ACCOUNT, "{account}"),
        page("{account:name}/s/{id:number}", Kind.STORY),
        page("{account:name}/{id:number}?comment={comment:number}", Kind.COMMENT),
        page("{account:name}/{topic:number}/{id:number}", Kind.MESSAGE),
        page("{account:name}/{id:number}", Kind.MESSAGE),
        page("boost/{account:name}", Kind.ACCOUNT, "{account}"),
        page("{account:name}", Kind.ACCOUNT),
    ),
    reserved=words(
        "c s joinchat addlist addstickers addemoji addtheme share iv proxy socks setlanguage login confirmphone bg"
        " invoice giftcode boost m msg contact call nft a auction stargift"
    ),
)

WEB_TELEGRAM = Table(
    "web.telegram.org",
    (
        page("{app:name}#@{self:name}", Kind.CONVERSATION, "{app}/#@{self}"),
        page("{app:name}#{id:chat}_{_message:number}", Kind.CONVERSATION, "{app}/#{id}"),
        page("{app:name}#{id:chat}", Kind.CONVERSATION, "{app}/#{id}"),
    ),
    with_rest=True,
)
