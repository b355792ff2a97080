"""`url`: one JSON document for any text, its sentence in each language, and exit 0 whatever the answer."""

import pytest

from appui_core.cli import parse
from appui_core.guides.address.model import Kind, Why
from appui_core.guides.address.recognise import recognise
from appui_core.guides.address.sites import NAMES
from appui_core.guides.address.words import what_words, why_words
from appui_core.messages import languages, load_messages
from fakes.command_line import Verbs, program

_SHARED = "Regarde https://www.tiktok.com/@nina.invente/video/7301234567890123456?_r=1&_t=8abc !"
_KEYS = """
    platform kind account id comment_id canonical safe_to_open why host looks_like unwrapped why_text
"""


def test_the_document(verbs: Verbs) -> None:
    told = verbs("url", _SHARED, "--json", "--lang", "fr")
    assert (told.code, told.err) == (0, "")
    assert told.json == {
        "platform": "tiktok",
        "kind": "video",
        "account": "nina.invente",
        "id": "7301234567890123456",
        "comment_id": None,
        "canonical": "https://www.tiktok.com/@nina.invente/video/7301234567890123456",
        "safe_to_open": True,
        "why": "recognised",
        "host": "www.tiktok.com",
        "looks_like": None,
        "unwrapped": False,
        "why_text": "Adresse reconnue\u00a0: c’est bien TikTok.",
    }


def test_not_safe_is_an_answer(verbs: Verbs) -> None:
    told = verbs("--json", "url", "https://instagram.com@exemple.fr/", "--lang", "en")
    assert told.code == 0
    assert (told.json["why"], told.json["safe_to_open"], told.json["canonical"]) == ("user_name", False, None)
    assert told.json["why_text"].startswith("Take care!")
    assert list(told.json) == _KEYS.split()


def test_people_read_lines(verbs: Verbs) -> None:
    told = verbs("url", _SHARED, "--lang", "fr")
    assert (told.code, told.out) == (0, "")
    assert told.err.splitlines() == [
        "TikTok\u00a0: vidéo",
        "Compte\u00a0: nina.invente",
        "Identifiant\u00a0: 7301234567890123456",
        "Adresse sans traceurs\u00a0: https://www.tiktok.com/@nina.invente/video/7301234567890123456",
        "Adresse reconnue\u00a0: c’est bien TikTok.",
    ]


def test_people_are_warned_and_given_nothing_to_click(verbs: Verbs) -> None:
    told = verbs("url", "https://tik-tok.com/@nina", "--lang", "fr")
    assert told.code == 0
    assert "TikTok" in told.err
    assert "http" not in told.err


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "https://www.tiktok.com/\x00",
        "https://www.tiktok.com/\ud800",
        "\udcff",
        "\u202e",
        "a" * 100_000,
        "http://[",
        "é",
    ],
)
def test_any_text_has_an_answer(verbs: Verbs, text: str) -> None:
    told = verbs("url", text, "--json")
    assert (told.code, told.json["safe_to_open"], told.json["canonical"]) == (0, False, None)
    assert verbs("url", text).code == 0


@pytest.mark.parametrize("words", [(), ("",), ("  ",), ("a", "b"), ("a", "--case", "ABCDEF"), ("a", "--online")])
def test_wrong_use(verbs: Verbs, words: tuple[str, ...]) -> None:
    told = verbs("url", *words, "--json")
    assert (told.code, told.error) == (2, "usage")


def test_other_arguments_still_refuse_what_is_no_text() -> None:
    assert parse(["case", "show", "\x00"]).problem is not None
    assert parse(["url", "\x00"]).problem is None


def test_the_program_reads_bytes_that_are_no_text() -> None:
    told = program("url", b"https://www.tiktok.com/@nina\xff", "--json")
    assert (told.code, told.json["why"]) == (0, "hidden_characters")


@pytest.mark.parametrize("language", languages())
def test_every_reason_and_kind_has_its_words(language: str) -> None:
    messages = load_messages(language)
    for why in Why:
        assert messages.text(f"address.why.{why}", platform="TikTok")
    for kind in set(Kind) - {Kind.UNKNOWN}:
        assert messages.text(f"address.kind.{kind}")
    assert "TikTok" in why_words(messages, recognise("https://tik-tok.com/"))
    assert what_words(messages, recognise("https://www.twitch.tv/x")) == NAMES["twitch"]
    assert what_words(messages, recognise("https://exemple.fr/")) == ""
