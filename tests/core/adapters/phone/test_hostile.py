"""Everything that somebody on the same Wi-Fi may try: odd requests, lies about lengths, floods, strangers."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from appui_core.adapters.phone_tray.server import TrayServer
from appui_core.ports import TrayNews
from fakes.phone import BOUNDARY, Keeper, Phone, form, read_all, status_of

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


@pytest.mark.parametrize("what", ["another path", "another host", "odd", "old", "chunks"])
def test_who_scans_the_network_learns_nothing_of_what_answers(phone: Phone, what: str) -> None:
    head = {
        "another path": _lines("GET / HTTP/1.1", _host(phone)),
        "another host": _lines(_get(phone), "Host: evil.example"),
        "odd": b"\x16\x03\x01\r\n\r\n",
        "old": _lines("GET / HTTP/1.0"),
        "chunks": _lines("POST / HTTP/1.1", "Transfer-Encoding: chunked"),
    }[what]
    _, *headers = phone.raw(head).decode().split("\r\n")
    assert headers == ["Content-Length: 0", "Connection: close", "", ""]
