"""Everything that somebody on the same Wi-Fi may try: odd requests, lies about lengths, floods, strangers."""

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


def _lines(first: str, *headers: str) -> bytes:
    return "\r\n".join([first, *headers, "", ""]).encode("latin-1")


def _get(phone: Phone) -> str:
    return f"GET {phone.path} HTTP/1.1"


def _host(phone: Phone) -> str:
    return f"Host: {phone.host}"


# --- who asks, and for what -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "//",
        "/favicon.ico",
        "/robots.txt",
        "/AAAAAAAAAAAAAAAAAAAAAA/",
        "{short}/",
        "{path}x/",
        "/x{path}",
        "{path}../",
        "{path}%2e%2e/",
        "{path}answer/",
        "{path}?x=1",
        "{path}#x",
        "/./{bare}/",
        "{upper}",
        "/../../../../etc/passwd",
        "{path}..%2f..%2fvault",
    ],
)
def test_any_other_path_is_nothing(phone: Phone, path: str) -> None:
    swapped = phone.path.swapcase()
    asked = path.format(path=phone.path, short=phone.path[:-3], bare=phone.path.strip("/"), upper=swapped)
    answer = phone.raw(_lines(f"GET {asked} HTTP/1.1", _host(phone)))
    assert status_of(answer) == 404
    assert answer.endswith(b"\r\n\r\n"), "nothing is said about what there is"


@pytest.mark.parametrize(
    "host",
    [
        "",
        "localhost:{port}",
        "127.0.0.1",
        "127.0.0.1:80",
        "evil.example:{port}",
        "127.0.0.1.nip.io:{port}",
        "127.0.0.1:{port}.",
        "127.1:{port}",
        "[::ffff:127.0.0.1]:{port}",
        "user@127.0.0.1:{port}",
        "127.0.0.1:0{port}",
    ],
)
def test_only_our_own_address_is_our_name(phone: Phone, host: str) -> None:
    name = host.format(port=phone.host.partition(":")[2])
    assert status_of(phone.raw(_lines(_get(phone), f"Host: {name}"))) == 404
    assert status_of(phone.raw(_lines(_get(phone)))) == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "POST"])
def test_other_methods_are_refused(phone: Phone, method: str) -> None:
    answer = phone.raw(_lines(f"{method} {phone.path} HTTP/1.1", _host(phone), "Content-Length: 0"))
    assert status_of(answer) in {400, 405}


@pytest.mark.parametrize("place", ["answer", "images"])
def test_a_form_of_another_site_is_refused(phone: Phone, keeper: Keeper, place: str) -> None:
    phone.answer()
    body = form(("a.png", b"one")) if place == "images" else b"answer=no"
    kind = FORM if place == "images" else "Content-Type: application/x-www-form-urlencoded"
    for odd in (
        "Origin: http://evil.example",
        "Origin: https://127.0.0.1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: none",
    ):
        head = phone.head("POST", place, kind, f"Content-Length: {len(body)}", odd)
        assert status_of(phone.raw(head + body)) == 403
    assert keeper.pictures == []


def test_a_second_browser_is_told_and_so_is_the_pc(phone: Phone, page: TrayServer, keeper: Keeper) -> None:
    phone.answer()
    other = Phone(page.url, source="127.0.0.2")
    reply = other.get()
    assert reply.status == 403
    assert "Cette page sert déjà à un autre téléphone" in reply.words
    assert other.answer("no").status == 403
    assert other.answer("yes").status == 403
    assert other.post(form(("a.png", b"one"))).status == 403
    assert other.cookie == ""
    assert keeper.pictures == []
    assert TrayNews.DECLINED not in keeper.news
    assert TrayNews.STRANGER in keeper.news
    assert "Gardées : 1" in phone.send(("a.png", b"one")).words, "the first one goes on"


def test_a_stolen_cookie_is_worth_nothing_from_another_address(phone: Phone, page: TrayServer) -> None:
    phone.answer()
    assert Phone(page.url, source="127.0.0.2", cookie=phone.cookie).get().status == 403
    assert Phone(page.url, cookie=phone.cookie).get().status == 200


@pytest.mark.parametrize(
    "cookie", ["appui=", "appui=x", "appui=é", "APPUI={ours}", "other={ours}", "appui={ours}x"]
)
def test_a_wrong_cookie_is_a_stranger(phone: Phone, cookie: str) -> None:
    phone.answer()
    ours = phone.cookie.partition("=")[2]
    raw = phone.head("GET", "").replace(phone.cookie.encode(), cookie.format(ours=ours).encode("latin-1"))
    assert status_of(phone.raw(raw)) == 403


def test_other_cookies_of_the_same_address_do_not_disturb(phone: Phone) -> None:
    phone.answer()
    phone.cookie = f"router=1; {phone.cookie}; theme=dark"
    assert phone.get().status == 200


def test_of_many_who_answer_at_once_one_is_served(page: TrayServer) -> None:
    phones = [Phone(page.url, source=f"127.0.0.{n}") for n in range(2, 14)]
    with ThreadPoolExecutor(12) as pool:
        replies = list(pool.map(lambda one: one.answer(), phones))
    assert sorted(reply.status for reply in replies) == [200] + [403] * 11


def test_pictures_before_the_answer_are_refused(phone: Phone, keeper: Keeper) -> None:
    reply = phone.post(form(("a.png", b"one")))
    assert reply.status == 403
    assert "Voit-on un mineur nu" in reply.words
    assert keeper.pictures == []


@pytest.mark.parametrize("body", [b"answer=maybe", b"answer=no&answer=yes", b"answer=no ", b"x" * 65, b"no"])
def test_an_odd_answer_is_no_answer(phone: Phone, keeper: Keeper, body: bytes) -> None:
    kind = "Content-Type: application/x-www-form-urlencoded"
    head = phone.head("POST", "answer", kind, f"Content-Length: {len(body)}")
    assert status_of(phone.raw(head + body)) == 400
    assert keeper.news == []


# --- how it is asked --------------------------------------------------------------------------------------------


def test_a_newer_or_older_language_is_refused(phone: Phone) -> None:
    host = _host(phone)
    for first in (f"GET {phone.path} HTTP/1.0", f"GET {phone.path} HTTP/2.0", f"GET {phone.path} HTTP/9.9"):
        assert status_of(phone.raw(_lines(first, host))) == 505
    for first in (
        f"GET {phone.path}",
        f"get {phone.path} HTTP/1.1",
        f"GET  {phone.path} HTTP/1.1",
        f"GET {phone.path}  HTTP/1.1",
        f" GET {phone.path} HTTP/1.1",
        f"GET {phone.path} HTTP/1.1 ",
        f"GET\t{phone.path} HTTP/1.1",
        f"GET {phone.path}\x00 HTTP/1.1",
        f"GET {phone.path}\xe9 HTTP/1.1",
        f"GET http://{phone.host}{phone.path} HTTP/1.1",
        f"GET {phone.path.lstrip('/')} HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        f"CONNECT {phone.host} HTTP/1.1",
        "PRI * HTTP/2.0",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        "",
    ):
        assert status_of(phone.raw(_lines(first, host))) == 400, first


@pytest.mark.parametrize(
    "odd",
    [
        "Host: {host}",
        "host: evil.example",
        "Cookie: a\r\nCookie: b",
        "Name : value",
        " folded: value",
        "A: b\r\n c",
        "A: b\r\n\tc",
        "no colon",
        ": no name",
        "A: b\x00c",
        "A: b\nB: c",
        "A: b\rB: c",
        "Nàme: value",
    ],
)
def test_an_odd_header_is_refused(phone: Phone, odd: str) -> None:
    assert status_of(phone.raw(_lines(_get(phone), _host(phone), odd.format(host=phone.host)))) == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (("Transfer-Encoding: chunked",), 501),
        (("Transfer-Encoding: identity", "Content-Length: 9"), 501),
        (("Content-Length: 9", "Transfer-Encoding: chunked"), 501),
        (("Transfer-Encoding: xchunked",), 501),
        (("transfer-encoding:chunked",), 501),
        (("Transfer-Encoding : chunked",), 400),
        (("Content-Length: 9", "Content-Length: 9"), 400),
        (("Content-Length: 9", "content-length: 0"), 400),
        (("Content-Length: 9, 9",), 400),
        (("Content-Length: +9",), 400),
        (("Content-Length: -9",), 400),
        (("Content-Length: 09",), 400),
        (("Content-Length: 0x9",), 400),
        (("Content-Length: 9.0",), 400),
        (("Content-Length: ٩",), 400),
        (("Content-Length: 9999999999999999",), 400),
        (("Content-Length:",), 400),
        ((), 411),
        (("Content-Length: 9", "Expect: 100-continue"), 417),
    ],
)
def test_there_is_one_way_to_tell_a_length(
    phone: Phone, keeper: Keeper, headers: tuple[str, ...], status: int
) -> None:
    first = f"POST {phone.path}answer HTTP/1.1"
    kind = "Content-Type: application/x-www-form-urlencoded"
    head = "\r\n".join([first, _host(phone), kind, *headers, "", ""]).encode("utf-8")
    assert status_of(phone.raw(head + b"answer=no")) == status
    assert keeper.news == []


def test_a_request_behind_another_is_not_looked_at(phone: Phone, keeper: Keeper) -> None:
    smuggled = phone.head("POST", "answer", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 9")
    for first in (
        phone.head("GET", ""),
        phone.head("POST", "answer", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 0"),
        phone.head("POST", "answer", "Content-Length: 5", "Transfer-Encoding: chunked") + b"0\r\n\r\n",
    ):
        answer = phone.raw(first + smuggled + b"answer=no")
        assert answer.count(b"HTTP/1.1 ") == 1
    assert keeper.news == []


def test_a_get_with_a_body_is_refused(phone: Phone) -> None:
    assert status_of(phone.raw(phone.head("GET", "", "Content-Length: 4") + b"body")) == 400


def test_a_flood_of_headers_is_cut_off(phone: Phone) -> None:
    many = [f"X-{n}: y" for n in range(100)]
    assert status_of(phone.raw(_lines(_get(phone), _host(phone), *many))) == 431
    assert status_of(phone.raw(_lines(_get(phone), _host(phone), "X: " + "y" * 20_000))) == 431
    with phone.connect() as link:
        link.sendall(b"GET / HTTP/1.1\r\nX: ")
        sent = 0
        try:
            while sent < 50_000_000:
                link.sendall(b"y" * 65_536)
                sent += 65_536
        except ConnectionError:
            pass
        assert sent < 50_000_000 or status_of(read_all(link)) == 431


# --- slowly -----------------------------------------------------------------------------------------------------


def test_a_head_that_trickles_is_cut(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "HEAD_S", 0.4)
    with phone.connect() as link:
        link.settimeout(0.05)
        answer, head = b"", iter(phone.head("GET", "", "X: " + "y" * 4_000))
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
        assert sent < 200_000_000
    assert keeper.pictures == []


def test_a_picture_without_end_is_cut_at_its_limit(opened: Open, keeper: Keeper) -> None:
    phone = Phone(opened(TrayLimits(picture_bytes=1_000_000)).url)
    phone.answer()
    body = form(("a.png", bytes(9_000_000)), ("b.png", b"next"))
    assert status_of(_post(phone, body)) == 303
    assert keeper.pictures == [b"next"]
    assert keeper.codes == ["phone_too_large"]
