"""Text: only under its own endings, only when it is text, and one conversation of it."""

import io
import json
import zipfile

import pytest

from appui_core.cases.link_record import link_record
from appui_core.cases.model import Facts
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.files import examine_stream
from appui_core.intake.stream import BLOCK_BYTES
from appui_core.messages import languages, load_messages
from data.formats import ONE_CONVERSATION, samples

TEXT = "Camille : « Ça va ? »\r\n\tSacha : « Non… »\r\n"


def _taken(data: bytes, name: str) -> str:
    media_type, structure, _, size_bytes = examine_stream(io.BytesIO(data), name)
    assert (structure.width, structure.decodable, size_bytes) == (None, False, len(data))
    return media_type.value


def _refused(data: bytes, name: str) -> tuple[str, str]:
    with pytest.raises(AppuiError) as caught:
        examine_stream(io.BytesIO(data), name)
    assert len(name) < 5 or name not in str(caught.value)
    return caught.value.code.value, caught.value.detail


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text/plain"),
        ("A.TXT", "text/plain"),
        ("Discussion WhatsApp avec Sacha.txt", "text/plain"),
        ("photo.jpg.txt", "text/plain"),
        ("a.csv", "text/csv"),
        ("a.html", "text/html"),
        ("a.htm", "text/html"),
    ],
)
def test_the_last_ending_says_which_text(name: str, kind: str) -> None:
    assert _taken(TEXT.encode(), name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a",
        "txt",
        ".txt",
        "a.txt.png",
        "a.png",
        "a.jpg",
        "a.heic",
        "a.pdf",
        "a.mp4",
        "a.mov",
        "a.md",
        "a.txt ",
        "a.txt.",
    ],
)
def test_text_under_another_name_is_refused(name: str) -> None:
    assert _refused(TEXT.encode(), name)[0] == "format_unknown"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "ascii"])
def test_every_encoding_that_people_meet_is_text(encoding: str) -> None:
    text = TEXT.encode("ascii", "ignore").decode() if encoding == "ascii" else TEXT
    assert _taken(text.encode(encoding), "a.txt") == "text/plain"


def test_a_letter_may_stand_across_two_blocks() -> None:
    for before in range(BLOCK_BYTES - 4, BLOCK_BYTES + 1):
        assert _taken(b"a" * before + "é€😀".encode() * 9, "a.txt") == "text/plain"


@pytest.mark.parametrize(
    "data",
    [
        b"a\0b",
        b"a\x1bb",
        b"a\x7fb",
        b"caf\xe9 \x81",
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16")[:-1],
        "a\0b".encode("utf-16"),
        b"\xff\xfe\x00\xd8",
        b"a" * 70_000 + b"\0",
        "Á".encode() + b"a" * 70_000 + b"\xe9",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert _refused(data, "a.txt") == ("format_unknown", "text no")


@pytest.mark.parametrize(
    "name", [name for name in samples() if name.split(".")[-1] in {"png", "jpg", "gif", "webp", "mp4", "pdf"}]
)
def test_bytes_with_magic_are_what_the_magic_says(name: str) -> None:
    kind = examine_stream(io.BytesIO(samples()[name]), name)[0]
    for other in ("a.txt", "a.json", "a.html", ""):
        assert examine_stream(io.BytesIO(samples()[name]), other)[0] is kind


def test_words_that_begin_as_formats_do_are_words() -> None:
    for words in ("BMW rouge", "MZ", "ID3 ?", "GIF, pas une image", "RIFF", "<svg/>", "Les mdates", "abcdftyp"):
        assert _taken(words.encode(), "a.txt") == "text/plain"


def test_too_long_a_text_is_refused() -> None:
    assert _refused(b"a" * (20 * 1024 * 1024 + 1), "a.txt")[0] == "file_too_large"
    assert _refused(b"", "a.txt")[0] == "file_empty"


def test_json_begins_and_ends_as_json_does() -> None:
    assert _taken(ONE_CONVERSATION.encode(), "message_1.json") == "application/json"
    assert _taken("\ufeff [1]\r\n".encode(), "a.json") == "application/json"
    for data in (b"hier", b'{"a": 1', b"\n\n"):
        assert _refused(data, "a.json") == ("format_broken", "json")


def _dump(value: object) -> bytes:
    return json.dumps(value, indent=1).encode()


_THREAD = {"participants": [{"name": "Camille"}], "messages": [{"sender_name": "Camille", "content": "Bonjour"}]}
_SNAP = [{"From": "sacha", "Media Type": "TEXT", "Created": "2026-11-14 17:02:11 UTC", "Content": "Bonjour"}]
_TIKTOK = {"Date": "2026-11-14 17:02:11", "From": "sacha", "Content": "Bonjour"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("messages.json", _dump([_THREAD, _THREAD])),
        ("chat_history.json", _dump({"sacha": _SNAP, "camille": _SNAP})),
        ("chat_history.json", _dump({"Received Saved Chat History": _SNAP, "Sent Saved Chat History": _SNAP})),
        ("user_data.json", _dump({"ChatHistory": {f"Chat History with {who}:": [_TIKTOK] for who in "ab"}})),
        ("user_data_tiktok.json", _dump({"Activity": {}, "App Settings": {}, "Direct Messages": {}})),
        ("Direct Messages.txt", b">>> Chat History with sacha::\nBonjour\n>>> Chat History with camille::\n"),
        ("index.html", b'<a href="inbox/sacha_1/message_1.html"></a><a href="inbox/camille_2/message_1.html">'),
        ("a.json", b"[" + b" " * (BLOCK_BYTES - 30) + _dump(_THREAD) + b"," + _dump(_THREAD) + b"]"),
    ],
)
def test_a_whole_export_is_not_taken(name: str, data: bytes) -> None:
    assert _refused(data, name) == ("data_export", "")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("message_1.json", _dump(_THREAD)),
        ("chat_history.json", _dump({"sacha": _SNAP})),
        ("conversation.json", _dump({"Chat History with sacha:": [_TIKTOK] * 3})),
        ("a.txt", b"Chat History with sacha\nil a dit : Chat History with sacha"),
        ("message_1.html", b'<img src="inbox/sacha_1/photos/1.jpg"><a href="inbox/sacha_1/message_2.html">'),
        ("a.json", b"[" + b" " * (BLOCK_BYTES - 30) + _dump(_THREAD) + b"]"),
        ("a.json", _dump({"Profile": {}, "note": "Activity"})),
    ],
)
def test_one_conversation_is_taken(name: str, data: bytes) -> None:
    assert _taken(data, name).startswith(("text/", "application/json"))


def _zip(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, b"Bonjour")
    return target.getvalue()


@pytest.mark.parametrize(
    ("names", "answer"),
    [
        (("messages/inbox/sacha_1/message_1.json",), ("data_export", "zip")),
        (("media.jpg", "your_instagram_activity/messages/inbox/a/message_1.html"), ("data_export", "zip")),
        (("user_data_tiktok.json",), ("data_export", "zip")),
        (("mydata/json/chat_history.json",), ("data_export", "zip")),
        (("Takeout/Chat/messages.json",), ("data_export", "zip")),
        (("[Content_Types].xml", "word/document.xml"), ("format_unknown", "document office")),
        (("META-INF/MANIFEST.MF", "classes.dex"), ("format_unknown", "program zip")),
        (("capture.png",), ("format_unknown", "archive zip")),
        ((), ("format_unknown", "archive zip")),
    ],
)
def test_an_archive_is_named(names: tuple[str, ...], answer: tuple[str, str]) -> None:
    for name in ("a.zip", "a.txt", ""):
        assert _refused(_zip(*names), name) == answer


@pytest.mark.parametrize("name", ["a.json", "a.txt"])
def test_our_own_record_from_outside_is_not_taken_for_one(name: str) -> None:
    record = link_record(Facts(url="https://example.org/x"), "2026-11-14T17:02:11.250Z")
    assert _refused(record, name) == ("own_record", "")
    assert _refused(_dump({"format": "appui-link/1"}), name) == ("own_record", "")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"BM" + bytes(9), "picture"),
        (b"II*\x00", "picture"),
        (b"\x1aE\xdf\xa3", "video"),
        (b"OggS\x00", "sound"),
        (b"Rar!\x1a\x07", "archive"),
        (b"\xd0\xcf\x11\xe0", "document"),
        (b"MZ\x90\x00", "program"),
    ],
)
def test_what_people_bring_and_we_don_t_take_is_named(data: bytes, word: str) -> None:
    code, detail = _refused(data, "a.dat")
    assert (code, detail.split()[0]) == ("format_unknown", word)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("word", ["picture", "video", "sound", "archive", "document", "program", "text"])
def test_each_of_them_has_its_own_sentence(language: str, word: str) -> None:
    messages = load_messages(language)
    general = messages.error(ErrorCode.FORMAT_UNKNOWN)
    sentence = messages.refusal(AppuiError(ErrorCode.FORMAT_UNKNOWN, f"{word} x"))
    assert sentence.message != general.message
    assert sentence.todo != general.todo
