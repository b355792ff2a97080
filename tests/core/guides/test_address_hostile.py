"""Hostile addresses: each is refused with its reason, nothing raises, and only what was understood may open."""

import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appui_core.adapters.open_url import strict_url
from appui_core.guides.address.finding import MOST_ADDRESS_CHARACTERS, MOST_TEXT_CHARACTERS
from appui_core.guides.address.model import MAY_OPEN, Address, Kind, Why
from appui_core.guides.address.recognise import recognise
from appui_core.guides.address.redirects import MOST_LAYERS
from appui_core.guides.address.sites import SITES, known_host

_GOOD = "https://www.tiktok.com/@nina.invente/video/7301234567890123456"


def _puny(name: str) -> str:
    return "xn--" + name.encode("punycode").decode("ascii")


@pytest.mark.parametrize(
    ("host", "platform"),
    [
        ("tiktok.com.exemple.fr", "tiktok"),
        ("www.tiktok.com-video.exemple.fr", "tiktok"),
        ("tik-tok.com", "tiktok"),
        ("tiktok.fr", "tiktok"),
        ("tlktok.com", "tiktok"),
        ("t1kt0k.com", "tiktok"),
        ("ti\u212atok.com", "tiktok"),  # the Kelvin sign
        ("titkok.com", "tiktok"),
        ("tiktokk.com", "tiktok"),
        ("vm-tiktok.com", "tiktok"),
        ("instagrarn.com", "instagram"),
        ("lnstagram.com", "instagram"),
        ("1nstagram.com", "instagram"),
        ("instagam.com", "instagram"),
        ("instagram-verification.net", "instagram"),
        ("help-instagram.com", "instagram"),
        ("faceb00k.com", "facebook"),
        ("facebok.com", "facebook"),
        ("facebook.com.login.exemple.net", "facebook"),
        ("rnessenger.com", "messenger"),
        ("messenger-login.com", "messenger"),
        ("snapchaat.com", "snapchat"),
        ("snap-chat.com", "snapchat"),
        ("dlscord.gg", "discord"),
        ("discorcl.com", "discord"),
        ("discord-nitro.gift", "discord"),
        ("twltter.com", "x"),
        ("x.com.exemple.fr", "x"),
        ("y0utube.com", "youtube"),
        ("youtu.be.exemple.fr", "youtube"),
        ("whatsapp-web.info", "whatsapp"),
        ("vvhatsapp.com", "whatsapp"),
        ("vva.me", "whatsapp"),
        ("rob1ox.com", "roblox"),
        ("roblox.com.ge", "roblox"),
        ("t.me.exemple.fr", "telegram"),
        ("telegram-web.com", "telegram"),
        ("tiktоk.com", "tiktok"),  # a Cyrillic o
        ("іnstagram.com", "instagram"),  # a Cyrillic i
        ("fаcebook.com", "facebook"),  # a Cyrillic a
        ("ｉｎｓｔａｇｒａｍ.com", "instagram"),  # full width
        ("ínstagrám.com", "instagram"),
        ("www.instagram。com", "instagram"),
        ("х.com", "x"),  # a Cyrillic letter, the whole name
        (f"{_puny('tiktоk')}.com", "tiktok"),
        (f"www.{_puny('іnstagram')}.com", "instagram"),
        ("instagram.com⁄p⁄abc.exemple.fr", "instagram"),  # a stroke that is none
    ],
)
def test_a_look_alike_is_said_and_named(host: str, platform: str) -> None:
    for text in (f"https://{host}/@nina.invente", f"Regarde https://{host}/p/abcdef !", f"{host}/p/abcdef"):
        found = recognise(text)
        assert (found.why, found.looks_like) == (Why.LOOK_ALIKE, platform)
        assert (found.platform, found.canonical, found.safe_to_open) == (None, None, False)


@pytest.mark.parametrize(
    "host",
    [
        "letelegramme.fr",
        "discordance.fr",
        "exemple.fr",
        "3018.fr",
        "élan.fr",
        "пример.рф",
        "xn--lan-bma.fr",
        "passager.com",
        "interest.fr",
        "twister.fr",
    ],
)
def test_others_are_no_look_alikes(host: str) -> None:
    assert recognise(f"https://{host}/page").why is Why.UNKNOWN_SITE


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://instagram.com@exemple.fr/p/abcdef", Why.USER_NAME),
        ("https://www.instagram.com:x@exemple.fr/p/abcdef", Why.USER_NAME),
        ("https://www.instagram.com%2Fp@exemple.fr/", Why.USER_NAME),
        ("instagram.com@exemple.fr/p/abcdef", Why.USER_NAME),
        ("https://exemple.fr\\@www.instagram.com/p/abcdef", Why.BACKSLASH),
        ("https:\\\\www.instagram.com\\p\\abcdef", Why.BACKSLASH),
        ("https://www.instagram.com\\.exemple.fr/", Why.BACKSLASH),
        ("https://www.instagram.com:8443/p/abcdef/", Why.PORT),
        ("http://www.instagram.com:443/p/abcdef/", Why.PORT),
        ("https://www.instagram.com:/p/abcdef/", Why.PORT),
        ("https://www.instagram.com:٤٤٣/p/abcdef/", Why.PORT),
        ("instagram.com:8443/p/abcdef/", Why.PORT),
        ("http://127.0.0.1/p/abcdef", Why.IP_ADDRESS),
        ("http://0x7f.1/", Why.IP_ADDRESS),
        ("http://2130706433/", Why.IP_ADDRESS),
        ("http://017700000001/", Why.IP_ADDRESS),
        ("http://[::1]/", Why.IP_ADDRESS),
        ("http://[::ffff:7f00:1]:80/", Why.IP_ADDRESS),
        ("http://[www.instagram.com/", Why.IP_ADDRESS),
        ("javascript:alert(1)", Why.SCHEME),
        ("JaVaScRiPt:alert(1)//https://www.instagram.com/p/abcdef/", Why.SCHEME),
        ("data:text/html;base64,PHNjcmlwdD4=", Why.SCHEME),
        ("file:///etc/passwd", Why.SCHEME),
        ("vbscript:x", Why.SCHEME),
        ("intent://www.tiktok.com/#Intent;scheme=https;end", Why.SCHEME),
        ("snssdk1233://aweme/detail/7301234567890123456", Why.SCHEME),
        ("tg://resolve?domain=canal_invente", Why.SCHEME),
        ("ftp://www.tiktok.com/@nina", Why.SCHEME),
        ("view-source:https://www.tiktok.com/@nina", Why.SCHEME),
        ("blob:https://www.tiktok.com/0123", Why.SCHEME),
        ("https:www.tiktok.com/@nina", Why.MALFORMED),
        ("https:/www.tiktok.com/@nina", Why.MALFORMED),
        ("https:///www.tiktok.com/@nina", Why.MALFORMED),
        ("https://", Why.MALFORMED),
        ("https://localhost/", Why.MALFORMED),
        ("https://www.tiktok.com./@nina", Why.MALFORMED),
        ("https://-www-.tiktok.com/", Why.MALFORMED),
        ("https://www%2Etiktok.com/@nina", Why.MALFORMED),
        ("https://www.tiktok.com/@nina/../../login", Why.MALFORMED),
        ("https://www.tiktok.com/@nina/%2e%2E/x", Why.MALFORMED),
        ("https://www.tiktok.com/x%2F%2Fexemple.fr", Why.MALFORMED),
        (f"https://{'a' * 64}.fr/", Why.MALFORMED),
        (f"https://{'a.' * 200}fr/", Why.MALFORMED),
        ("https://www.tiktok.com/@nina\x00", Why.HIDDEN_CHARACTERS),
        ("\x00https://www.tiktok.com/@nina", Why.HIDDEN_CHARACTERS),
        ("\u202ehttps://www.tiktok.com/@nina", Why.HIDDEN_CHARACTERS),
        ("https://www.tik\u200btok.com/@nina", Why.HIDDEN_CHARACTERS),
        ("https://www.tik\u00adtok.com/@nina", Why.HIDDEN_CHARACTERS),
        ("https://www.tiktok.com/\u202eanin@", Why.HIDDEN_CHARACTERS),
        ("https://www.tiktok.com/%E2%80%AEanin", Why.HIDDEN_CHARACTERS),
        ("https://www.tiktok.com/%00@nina", Why.HIDDEN_CHARACTERS),
        ("https://www.tiktok.com/%0d%0aLocation:x", Why.HIDDEN_CHARACTERS),
        ("https://www.tiktok.com/\x1f@nina", Why.HIDDEN_CHARACTERS),
        ("https://www.tiktok.com/\ud800", Why.HIDDEN_CHARACTERS),
        ("https://www.tiktok.com\ue000/@nina", Why.HIDDEN_CHARACTERS),
        ("https://аб-latin.fr/", Why.ODD_LETTERS),
        ("https://еxemplе.fr/", Why.ODD_LETTERS),
        ("https://exemple。fr/", Why.ODD_LETTERS),
        ("https://ｅxemple.fr/", Why.ODD_LETTERS),
        ("https://xn--a.fr/", Why.ODD_LETTERS),
        ("https://xn--999999999999.fr/", Why.ODD_LETTERS),
        ("https://evil.tiktok.com/@nina", Why.UNLISTED_HOST),
        ("https://cdn.discordapp.com/attachments/1/2/jeu.exe", Why.UNLISTED_HOST),
        ("https://t.co/AbCd123456", Why.SHORT_LINK_ANYWHERE),
        ("https://bit.ly/3abcdef", Why.SHORT_LINK_ANYWHERE),
        ("https://exemple.fr/?u=https://www.tiktok.com/@nina", Why.UNKNOWN_SITE),
        ("exemple.fr/?u=https://www.tiktok.com/@nina", Why.UNKNOWN_SITE),
        ("https://discord.com/oauth2/authorize?client_id=1&scope=bot", Why.UNKNOWN_QUERY),
        ("https://discord.com/ra/AbCdEf-123", Why.UNKNOWN_QUERY),
        ("https://t.me/login/12345", Why.UNKNOWN_QUERY),
        ("https://www.instagram.com/accounts/remove/request/permanent/", Why.UNKNOWN_QUERY),
        ("https://call.whatsapp.com/video/AbCdEf", Why.UNLISTED_HOST),
        ("https://t.me/proxy?server=exemple.fr&port=443", Why.UNKNOWN_QUERY),
        ("https://www.facebook.com/photo/?fbid=x", Why.UNKNOWN_QUERY),
        ("https://www.youtube.com/activate", Why.UNKNOWN_QUERY),
        ("https://www.youtube.com/pair", Why.UNKNOWN_QUERY),
        ("https://www.youtube.com/account_delete", Why.UNKNOWN_QUERY),
        ("https://www.facebook.com/device", Why.UNKNOWN_QUERY),
        ("https://www.facebook.com/logout.php", Why.UNKNOWN_QUERY),
        ("https://www.instagram.com/Logout/", Why.UNKNOWN_QUERY),
        ("https://www.roblox.com/crossdevicelogin/ConfirmCode", Why.UNKNOWN_QUERY),
        ("https://t.me/invoice/abc", Why.UNKNOWN_QUERY),
        ("https://www.whatsapp.com/otp/copy/123456", Why.UNKNOWN_QUERY),
        ("https://www.tiktok.com/setting", Why.UNKNOWN_QUERY),
        ("", Why.NO_ADDRESS),
        ("   ", Why.NO_ADDRESS),
        ("Bonjour, ça va ? C'est fini.Vraiment", Why.NO_ADDRESS),
        ("prenom.nom@exemple.fr", Why.NO_ADDRESS),
        ("@nina.invente", Why.NO_ADDRESS),
        ("https", Why.NO_ADDRESS),
    ],
)
def test_refused(text: str, why: Why) -> None:
    found = recognise(text)
    assert (found.why, found.safe_to_open, found.canonical) == (why, False, None)
    assert found.kind is Kind.UNKNOWN


def _wrapped(inner: str, times: int) -> str:
    for _ in range(times):
        inner = f"https://l.instagram.com/?u={quote(inner, safe='')}&e=AT0abc"
    return inner


@pytest.mark.parametrize(
    "wrapper",
    [
        "https://l.instagram.com/?u={}&e=AT0abc",
        "https://l.facebook.com/l.php?u={}&h=AT0abc&s=1",
        "https://lm.facebook.com/l.php?u={}",
        "http://m.facebook.com/l.php?u={}",
        "https://www.facebook.com/flx/warn/?u={}",
        "https://www.facebook.com/sharer/sharer.php?u={}",
        "https://www.facebook.com/login/?next={}",
        "https://l.messenger.com/l.php?u={}",
        "https://www.youtube.com/redirect?event=video_description&q={}",
        "https://consent.youtube.com/m?continue={}&gl=FR",
        "https://www.google.com/url?q={}&sa=D",
        "https://www.google.fr/url?sa=t&url={}",
        "https://out.reddit.com/t3_abc?url={}",
        "https://t.me/iv?url={}&rhash=abc",
        "https://t.me/share/url?url={}",
        "https://twitter.com/intent/tweet?text=x&url={}",
        "https://wa.me/?text=Regarde%20{}",
        "https://www.tiktok.com/link/v2?aid=1988&target={}",
        "https://eur01.safelinks.protection.outlook.com/?url={}&data=05",
        "https://steamcommunity.com/linkfilter/?url={}",
    ],
)
def test_a_redirect_is_taken_off_and_what_is_inside_judged(wrapper: str) -> None:
    good = recognise(wrapper.format(quote(_GOOD + "?_r=1", safe="")))
    assert (good.why, good.canonical, good.safe_to_open) == (Why.UNWRAPPED, _GOOD, True)
    assert good.unwrapped
    bad = recognise(wrapper.format(quote("https://tik-tok.com/@nina", safe="")))
    assert (bad.why, bad.unwrapped, bad.safe_to_open) == (Why.LOOK_ALIKE, True, False)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        (
            "https://www.instagram.com/accounts/login/?next=/p/CxYz_1-abcD/",
            "https://www.instagram.com/p/CxYz_1-abcD/",
        ),
        (
            "https://x.com/i/flow/login?redirect_after_login=%2Fnom_invente%2Fstatus%2F1790000000000000001",
            "https://x.com/nom_invente/status/1790000000000000001",
        ),
        (
            "https://www.youtube.com/attribution_link?a=x&u=%2Fwatch%3Fv%3DAbCdEf12-_9%26feature%3Dshare",
            "https://www.youtube.com/watch?v=AbCdEf12-_9",
        ),
    ],
)
def test_a_redirect_on_its_own_site(text: str, canonical: str) -> None:
    found = recognise(text)
    assert (found.why, found.canonical) == (Why.UNWRAPPED, canonical)


def test_a_redirect_to_another_site_in_disguise() -> None:
    found = recognise("https://www.instagram.com/accounts/login/?next=//tiktok.com.exemple.fr/p/x")
    assert (found.why, found.host) == (Why.LOOK_ALIKE, "tiktok.com.exemple.fr")
    assert recognise("https://l.instagram.com/?u=javascript%3Aalert(1)").why is Why.SCHEME


def test_redirects_inside_one_another_have_an_end() -> None:
    assert recognise(_wrapped(_GOOD, MOST_LAYERS)).canonical == _GOOD
    assert recognise(_wrapped(_GOOD, MOST_LAYERS + 1)).why is Why.TOO_NESTED
    many = "https://l.instagram.com/?u=" * 3000 + _GOOD
    assert recognise(many).why is Why.TOO_LONG
    assert recognise("https://l.instagram.com/?u=" * 250 + _GOOD).why is Why.TOO_NESTED


@pytest.mark.parametrize(
    "text",
    [
        _GOOD + "?x=" + "a" * 100_000,
        "https://" + "a" * 100_000,
        "https://" + "a." * 50_000 + "fr",
        "a" * 100_000,
        "a." * 50_000,
        "https://www.tiktok.com/" + "a/" * 50_000,
        "https://www.tiktok.com/?" + "a=b&" * 25_000,
        "https://www.facebook.com/" + "%41" * 33_000,
        "\u202e" * 100_000,
        "\x00" * 100_000,
        "(" * 50_000 + ")" * 50_000,
    ],
)
def test_an_enormous_text_is_refused(text: str) -> None:
    found = recognise(text)
    assert found.why in {Why.TOO_LONG, Why.NO_ADDRESS}
    assert not found.safe_to_open


def test_an_address_among_very_many_words_is_found_when_it_stands_first() -> None:
    assert recognise(f"{_GOOD} " + "mot " * 50_000).canonical == _GOOD
    assert recognise("mot " * 50_000 + _GOOD).why is Why.TOO_LONG


def test_the_longest_address_is_still_read() -> None:
    longest = _GOOD + "?x=" + "a" * (MOST_ADDRESS_CHARACTERS - len(_GOOD) - 3)
    assert recognise(longest).canonical == _GOOD
    assert recognise(longest + "a").why is Why.TOO_LONG
    # Nothing that grows faster than the text: each of these is read at its full length.
    for filler in (")", "(", "a.", "@", "/", "&", "%41", "[]", "://", "https:", "é", "#", "?", "a=&", "-"):
        for before in ("", "https://", "https://www.facebook.com/", "https://www.youtube.com/@", "https://t.me/?"):
            text = before + filler * (MOST_ADDRESS_CHARACTERS // len(filler))
            _assert_sound(recognise(text[:MOST_ADDRESS_CHARACTERS]))
        _assert_sound(recognise((filler + " ") * (MOST_TEXT_CHARACTERS // (len(filler) + 1))))


def _assert_sound(found: Address) -> None:
    """Check what holds for every answer."""
    assert (found.canonical is not None) or not found.safe_to_open
    assert found.safe_to_open == (found.why in MAY_OPEN)
    assert found.host is None or (found.host.isascii() and found.host.isprintable())
    if found.looks_like is not None:
        assert found.why is Why.LOOK_ALIKE
    if found.canonical is None:
        assert (found.account, found.id, found.comment_id) == (None, None, None)
        return
    host = found.canonical.removeprefix("https://").partition("/")[0]
    assert known_host(host) is not None
    assert strict_url(found.canonical, {host}) == found.canonical
    again = recognise(found.canonical)
    assert (again.canonical, again.safe_to_open) == (found.canonical, found.safe_to_open)
    for word in filter(None, (found.account, found.id, found.comment_id)):
        assert not {unicodedata.category(char)[0] for char in word} & {"C", "Z"}


_HOSTS = sorted(host for site in SITES for host in site.hosts)
_MARKS = "https:// http:// // / ? # & = @ : . \\ % %2F %00 %E2%80%AE %C3%A9 。 é о ( ) xn-- javascript: .. - ! ~ +"
_WORDS = """
    p reel reels video watch v status posts groups c s messages t e2ee stories channels @me share users profile add
    profile.php id u url q lc comment_id story_fbid fbid next nina.invente 7301234567890123456 AbCdEf12-_9 UgzA.b
"""
_UNSEEN = (" ", "\n", "\x00", "\u202e", "\u200b", "\ud800")
_PIECES = st.sampled_from([*_MARKS.split(), *_WORDS.split(), *_UNSEEN, *_HOSTS])


@given(st.lists(_PIECES, max_size=24).map("".join))
@settings(max_examples=1500)
def test_pieces_in_any_order(text: str) -> None:
    _assert_sound(recognise(text))


@given(
    st.sampled_from(_HOSTS),
    st.lists(_PIECES, max_size=12).map("/".join),
    st.lists(_PIECES, max_size=8).map("=".join),
)
@settings(max_examples=1500)
def test_any_path_on_a_host_of_ours(host: str, path: str, query: str) -> None:
    _assert_sound(recognise(f"https://{host}/{path}?{query}"))


@given(st.text(st.characters(codec=None), max_size=300))
@settings(max_examples=500)
def test_any_text(text: str) -> None:
    _assert_sound(recognise(text))
    _assert_sound(recognise(f"https://{text}"))
    _assert_sound(recognise(f"https://www.youtube.com/@{text}"))


@pytest.mark.parametrize("char", ["\u212a", "\u017f", "\u0130", "\u0131", "\uff11", "\u0661"])
def test_letters_and_figures_of_elsewhere_are_in_no_id(char: str) -> None:
    """Without regard to case, a Kelvin sign is a k to many a program; and figures have many forms."""
    for text in (
        f"https://www.instagram.com/p/CxYz{char}abcd/",
        f"https://www.tiktok.com/@nina{char}",
        f"https://www.tiktok.com/@nina/video/7301{char}",
        f"https://discord.com/users/44{char}44",
    ):
        found = recognise(text)
        assert (found.why, found.account, found.id) == (Why.UNKNOWN_PAGE, None, None)


@pytest.mark.parametrize("before", ["tel:0612345678", "mailto:nina@exemple.fr", "javascript:alert(1)"])
def test_another_scheme_in_front_does_not_hide_the_address(before: str) -> None:
    found = recognise(f"{before} https://www.tiktok.com/@nina/video/7301234567890123456")
    assert (found.why, found.platform, found.account) == (Why.RECOGNISED, "tiktok", "nina")
    assert recognise(f"{before} bonjour").why is Why.SCHEME


def test_an_account_that_only_begins_like_a_command_is_one() -> None:
    assert recognise("https://www.instagram.com/logout.nina/").account == "logout.nina"
