"""Lies about bodies, trickles and floods: what is slow is cut, what is many gives way, nothing odd is kept."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from appui_core.adapters.phone_tray import line as lines
from appui_core.adapters.phone_tray import server as servers
from appui_core.adapters.phone_tray.server import TrayServer
from appui_core.ports import TrayLimits, TrayNews
from fakes.phone import BOUNDARY, Keeper, Open, Phone, form, read_all, status_of, statuses

FORM = f"Content-Type: multipart/form-data; boundary={BOUNDARY}"


# --- slowly -----------------------------------------------------------------------------------------------------


def test_a_head_that_trickles_is_cut(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "HEAD_S", 0.4)
    with phone.connect() as link:
        link.settimeout(0.05)
        answer, head = b"", iter(phone.head("GET", "", "X: " + "y" * 100))
        for byte in head:
            try:
                link.sendall(bytes((byte,)))
                answer += link.recv(1000)
            except TimeoutError:
                continue
            except ConnectionError:
                break
            if answer:
                break
        assert status_of(answer) in {408, 0}
        assert next(head, None) is not None, "it was cut before its end"


def test_a_body_that_falls_silent_is_cut_and_nothing_of_it_is_kept(
    phone: Phone, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "SILENCE_S", 0.3)
    phone.answer()
    body = form(("a.png", b"whole"), ("b.png", bytes(300_000)))
    answer = phone.raw(phone.head("POST", "images", FORM, f"Content-Length: {len(body)}") + body[:-100_000])
    assert status_of(answer) == 303
    assert keeper.pictures == [b"whole"]
    assert keeper.codes == ["phone_cut"]
    words = phone.get().words
    assert "L’envoi est arrivé incomplet." in words
    assert "Gardées : 1" in words


def test_one_sending_at_a_time(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    keeper.hold = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(phone.send, ("a.png", b"one"))
        keeper.wait_for(TrayNews.RECEIVING)
        reply = phone.post(form(("b.png", b"two")))
        keeper.hold.set()
        assert reply.status == 409
        assert "Un envoi est déjà en cours." in reply.words
        assert "Gardées : 1" in first.result().words
    assert keeper.pictures == [b"one"]


# --- in masses --------------------------------------------------------------------------------------------------


def test_hundreds_of_silent_connections_do_not_keep_the_phone_out(page: TrayServer, keeper: Keeper) -> None:
    before = threading.active_count()
    phone = Phone(page.url, source="127.0.0.2")
    with ExitStack() as stack:
        for number in range(300):
            link = stack.enter_context(Phone(page.url).connect())
            link.sendall(b"GET / HTTP/1.1\r\n")
            if number % 100 == 50:
                assert phone.answer().status == 200
        assert phone.answer().status == 200
        assert "Gardées : 1" in phone.send(("a.png", b"one")).words
        assert threading.active_count() - before <= servers.MOST_CONNECTIONS + 8
        assert len(page._connections) <= servers.MOST_CONNECTIONS
    assert keeper.pictures == [b"one"]


def test_a_sending_is_not_cut_to_make_room(phone: Phone, page: TrayServer, keeper: Keeper) -> None:
    phone.answer()
    body = form(("a.png", bytes(300_000)))
    with phone.connect() as link, ExitStack() as stack:
        link.sendall(phone.head("POST", "images", FORM, f"Content-Length: {len(body)}") + body[:1000])
        keeper.wait_for(TrayNews.RECEIVING)
        for _ in range(60):
            stack.enter_context(Phone(page.url).connect())
        assert Phone(page.url, source="127.0.0.2").get().status == 403, "all those before have been let in"
        link.sendall(body[1000:])
        assert status_of(read_all(link)) == 303
    assert keeper.pictures == [bytes(300_000)]


def test_hundreds_of_requests_at_once_all_get_an_answer_or_an_end(phone: Phone) -> None:
    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(lambda _: phone.raw(phone.head("GET", "")), range(300)))
    assert set(statuses(answers)) <= {200, 0}
    assert statuses(answers).count(200) > 200
    assert phone.get().status == 200


def test_who_comes_and_goes_at_once_leaves_nothing(phone: Phone) -> None:
    for _ in range(200):
        link = phone.connect()
        # Reset instead of an orderly end.
        link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        link.close()
    assert phone.get().status == 200


# --- lies about the body ----------------------------------------------------------------------------------------


def _post(phone: Phone, body: bytes, length: int | None = None, kind: str = FORM) -> bytes:
    head = phone.head("POST", "images", kind, f"Content-Length: {len(body) if length is None else length}")
    with phone.connect() as link:
        link.sendall(head + body)
        link.shutdown(socket.SHUT_WR)
        return read_all(link)


ONE = form(("a.png", b"one"))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--",
        b"no form",
        ONE[2:],
        b"preamble\r\n" + ONE,
        ONE.replace(BOUNDARY.encode(), b"other"),
        ONE.replace(b"\r\n", b"\n"),
        ONE.replace(b'"images"', b'"others"'),
        ONE.replace(b'; filename="a.png"', b""),
        ONE.replace(b"Content-Disposition", b"X-Disposition"),
        ONE.replace(b"image/png\r\n", b"image/png\r\nContent-Transfer-Encoding: base64\r\n"),
        ONE.replace(b"image/png\r\n", b"image/png\r\n" + b"X: y\r\n" * 2_000),
        ONE.replace(b"form-data", b"attachment"),
        ONE.replace(b"\r\nContent-Type: image/png\r\n\r\n", b"\r\n"),
        form(("a.png", b"x" * 10))[:60],
    ],
)
def test_what_is_no_form_of_ours_keeps_nothing(phone: Phone, keeper: Keeper, body: bytes) -> None:
    phone.answer()
    assert status_of(_post(phone, body)) == 303
    assert keeper.pictures == []
    assert keeper.codes == ["phone_cut"]
    assert phone.send(("a.png", b"one")).status == 200
    assert keeper.pictures == [b"one"]


@pytest.mark.parametrize(
    "kind",
    [
        "Content-Type: text/plain",
        "Content-Type: multipart/form-data",
        "Content-Type: multipart/form-data; boundary=",
        "Content-Type: multipart/form-data; boundary=" + "x" * 71,
        'Content-Type: multipart/form-data; boundary="a b"',
        "Content-Type: multipart/form-data; boundary=a; charset=b",
        "Content-Type: multipart/mixed; boundary=a",
        "X-Type: none",
    ],
)
def test_another_kind_of_body_is_refused(phone: Phone, keeper: Keeper, kind: str) -> None:
    phone.answer()
    assert status_of(_post(phone, ONE, kind=kind)) == 415
    assert keeper.pictures == []


def test_a_body_shorter_or_longer_than_said(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    _post(phone, form(("a.png", b"short")), length=10_000)
    assert keeper.pictures == [b"short"], "its own boundary had ended it"
    assert keeper.codes == ["phone_cut"]
    _post(phone, form(("a.png", b"long")), length=len(form(("a.png", b"long"))) - 12)
    assert keeper.codes == ["phone_cut", "phone_cut"]
    _post(phone, form(("a.png", b"behind")) + ONE * 100, length=len(form(("a.png", b"behind"))))
    assert keeper.pictures == [b"short", b"behind"]
    _post(phone, form(("a.png", b"epilogue")) + b"x" * 100_000)
    _post(phone, form(("a.png", b"odd end")).replace(b"--\r\n", b" --\r\n"))
    assert keeper.codes == ["phone_cut"] * 4
    assert keeper.pictures == [b"short", b"behind", b"epilogue", b"odd end"], "each was whole"


def test_thousands_of_tiny_parts_are_cut_off(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    _post(phone, form(*((f"{n}", b"%d" % n) for n in range(5_000))))
    assert len(keeper.pictures) == 10
    assert keeper.codes.count("phone_too_many") <= 52
    assert keeper.codes[-1] == "phone_cut"


@pytest.mark.parametrize(
    "name",
    [
        "../../../../etc/passwd",
        "..\\..\\vault",
        "C:\\x.png",
        "/dev/null",
        "a\x00b",
        "é" * 900,
        "%22;x=",
        "CON",
        "\u202egnp",
    ],
)
def test_a_name_is_never_looked_at(phone: Phone, keeper: Keeper, name: str) -> None:
    phone.answer()
    phone.send((name, b"one"))
    assert keeper.pictures == [b"one"]


def test_a_name_that_is_too_long_is_no_form_of_ours(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    phone.send(("x" * 100_000, b"one"))
    assert keeper.pictures == []


def test_five_gigabytes_in_a_form_of_ten_are_not_read(opened: Open, keeper: Keeper) -> None:
    """Whoever goes on sending after the refusal is cut; no picture of it reaches anybody."""
    phone = Phone(opened(TrayLimits(picture_bytes=100_000)).url)
    phone.answer()
    head = phone.head("POST", "images", FORM, f"Content-Length: {5 * 1024**3}")
    with phone.connect() as link:
        link.sendall(head + form(("a.png", b"one"))[:-40])
        piece, sent = bytes(1_000_000), 0
        try:
            while sent < 5 * 1024**3:
                link.sendall(piece)
                sent += len(piece)
        except ConnectionError:
            pass
        assert sent < 700_000_000, "a phone that chose far too much may read why; nobody sends on without an end"
    assert keeper.pictures == []


def test_a_picture_without_end_is_cut_at_its_limit(opened: Open, keeper: Keeper) -> None:
    phone = Phone(opened(TrayLimits(picture_bytes=1_000_000)).url)
    phone.answer()
    body = form(("a.png", bytes(9_000_000)), ("b.png", b"next"))
    assert status_of(_post(phone, body)) == 303
    assert keeper.pictures == [b"next"]
    assert keeper.codes == ["phone_too_large"]
