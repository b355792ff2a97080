"""What a family does on the phone: answer the question, send a few pictures, read what became of them."""

import base64
import hashlib
import re
import threading

import pytest

from appui_core.adapters.phone_tray.server import TrayServer
from appui_core.adapters.phone_tray.session import MOST_SENDINGS
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import TrayEnd, TrayLimits, TrayNews
from fakes.clock import FixedClock
from fakes.phone import Keeper, Open, Phone, form, read_all
from fakes.pictures import png_bytes


def test_the_question_comes_first_and_no_answer_is_prepared(phone: Phone) -> None:
    reply = phone.get()
    assert reply.status == 200
    assert "Voit-on un mineur nu, en sous-vêtements ou dans une scène sexuelle" in reply.words
    assert reply.body.count("type=radio") + reply.body.count('type="radio"') == 3
    assert "checked" not in reply.body
    assert "type=file" not in reply.body
    assert "set-cookie" not in reply.headers, "who only looks is not the one served yet"


def test_pictures_go_to_the_keeper_as_they_are(phone: Phone, keeper: Keeper) -> None:
    assert "Choisissez seulement les captures" in phone.answer("no").words
    one, other = png_bytes(1), png_bytes(2) + b"\r\n--" + b"x" * 70_000
    reply = phone.send(("IMG_0001.png", one), ("IMG_0002.png", other))
    assert keeper.pictures == [one, other]
    assert "Gardées : 2" in reply.words
    assert "En tout" not in reply.words
    assert keeper.news == [TrayNews.ARRIVED, TrayNews.RECEIVING, TrayNews.RECEIVED]


def test_what_is_refused_is_said_with_its_reason_and_costs_nothing_else(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    phone.send(("a.png", b"one"))
    keeper.refuse = AppuiError(ErrorCode.FORMAT_UNKNOWN)
    reply = phone.send(("b.png", b"words" * 100_000), ("c.png", b"more"))
    assert "Refusées : 2" in reply.words
    assert reply.words.count("Appui ne prend pas ce type de fichier.") == 1
    assert "En tout sur l’ordinateur : 1" in reply.words
    keeper.refuse = None
    words = phone.send(("d.png", b"two")).words
    assert "Gardées : 1" in words
    assert "En tout sur l’ordinateur : 2" in words
    assert keeper.codes == ["format_unknown", "format_unknown"]


def test_the_same_picture_again_is_said_to_be_there(phone: Phone) -> None:
    phone.answer()
    phone.send(("a.png", b"one"))
    words = phone.send(("a.png", b"one"), ("b.png", b"two")).words
    assert "Gardées : 1" in words
    assert "Déjà là : 1" in words


def test_reading_the_page_again_sends_nothing_again(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    phone.send(("a.png", b"one"))
    for _ in range(3):
        assert "Gardées : 1" in phone.get().words
    assert keeper.pictures == [b"one"]


def test_an_empty_choice_is_no_picture(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    assert "Aucune image n’est arrivée." in phone.send(("", b"")).words
    assert keeper.pictures == []


def test_no_answer_asks_again(phone: Phone) -> None:
    reply = phone.answer("")
    assert "Choisissez d’abord une réponse." in reply.words
    assert "type=file" not in reply.body


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_yes_and_unsure_take_nothing_and_say_who_helps(phone: Phone, keeper: Keeper, answer: str) -> None:
    reply = phone.answer(answer)
    assert "Aucune image n’a été prise" in reply.words
    for part in ("tel:3018", "takeitdown.ncmec.org", "pointdecontact.net", "masecurite.interieur.gouv.fr", "3114"):
        assert part in reply.body
    assert "type=file" not in reply.body
    assert phone.post(form(("a.png", b"one"))).status == 403
    assert "Aucune image n’a été prise" in phone.answer("no").words, "a doubt is not taken back"
    assert keeper.pictures == []
    assert keeper.news == [TrayNews.DECLINED]


def test_a_doubt_later_stops_what_comes(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    phone.send(("a.png", b"one"))
    assert 'value="unsure"' in phone.get().body or "value=unsure" in phone.get().body
    assert "Plus aucune image n’est prise" in phone.answer("unsure").words
    assert phone.post(form(("b.png", b"two"))).status == 403
    assert keeper.pictures == [b"one"]
    assert keeper.news[-1] is TrayNews.DECLINED


def test_ten_a_go_and_twenty_in_all(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    words = phone.send(*((f"{n}.png", b"go 1, %d" % n) for n in range(12))).words
    assert "Gardées : 10" in words
    assert "Refusées : 2" in words
    assert keeper.codes == ["phone_too_many"] * 2
    phone.send(*((f"{n}.png", b"go 2, %d" % n) for n in range(10)))
    assert len(keeper.pictures) == 20
    assert "C’est le nombre permis pour cette fois." in phone.get().words
    phone.send(("z.png", b"one more"))
    assert len(keeper.pictures) == 20


def test_a_picture_that_is_too_large_is_refused_and_the_next_one_kept(opened: Open, keeper: Keeper) -> None:
    phone = Phone(opened(TrayLimits(picture_bytes=200_000)).url)
    phone.answer()
    words = phone.send(("a.png", bytes(200_001)), ("b.png", bytes(200_000))).words
    assert "Gardées : 1" in words
    assert "Cette image dépasse 25 Mo." in words
    assert [len(picture) for picture in keeper.pictures] == [200_000]
    assert keeper.codes == ["phone_too_large"]


def test_more_than_ten_pictures_can_hold_is_refused_before_it_is_read(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    reply = phone.raw(
        phone.head(
            "POST", "images", "Content-Type: multipart/form-data; boundary=x", f"Content-Length: {5 * 1024**3}"
        )
    )
    assert b" 413 " in reply[:20]
    assert "C’est trop à la fois".encode() in reply
    assert keeper.pictures == []
    assert TrayNews.RECEIVING not in keeper.news


@pytest.mark.parametrize("code", [ErrorCode.DISK_FULL, ErrorCode.VAULT_LOCKED, ErrorCode.GATE_NOT_ANSWERED])
def test_when_nothing_more_can_be_kept_the_rest_is_not_even_tried(
    phone: Phone, keeper: Keeper, code: ErrorCode
) -> None:
    phone.answer()
    keeper.refuse = AppuiError(code)
    reply = phone.send(*((f"{n}.png", bytes(100_000)) for n in range(4)))
    assert "Refusées : 4" in reply.words
    assert "Plus rien ne peut être gardé pour l’instant." in reply.words
    assert "type=file" not in reply.body
    assert set(keeper.codes) == {code.value}


def test_a_defect_of_ours_costs_one_picture_not_the_page(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    keeper.refuse = ZeroDivisionError()
    assert "Refusées : 1" in phone.send(("a.png", b"one")).words
    keeper.refuse = None
    assert "Gardées : 1" in phone.send(("a.png", b"one")).words
    assert [(error.code, error.detail) for error in keeper.errors] == [(ErrorCode.INTERNAL, "ZeroDivisionError")]


def test_the_language_is_the_window_s(opened: Open) -> None:
    reply = Phone(opened(language="en").url).get()
    assert '<html lang="en">' in reply.body
    assert "Is a minor seen naked" in reply.words


def test_the_page_allows_nothing_but_its_style_and_its_forms(phone: Phone) -> None:
    reply = phone.get()
    sheet = re.search("<style>(.*)</style>", reply.body, re.DOTALL)
    assert sheet is not None
    digest = base64.b64encode(hashlib.sha256(sheet[1].encode()).digest()).decode()
    assert reply.headers["content-security-policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["referrer-policy"] == "no-referrer"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert not {"server", "date", "access-control-allow-origin"} & set(reply.headers)
    assert "<script" not in reply.body
    assert " style=" not in reply.body


def test_the_cookie_is_for_this_page_alone(phone: Phone, page: TrayServer) -> None:
    reply = phone._send("POST", "answer", b"answer=no", {"Content-Type": "application/x-www-form-urlencoded"})
    cookie = reply.headers["set-cookie"]
    assert cookie.endswith(f"; Path={phone.path}; Max-Age=600; HttpOnly; SameSite=Strict")
    secret = cookie.partition(";")[0].partition("=")[2]
    assert len(secret) == 22, "128 bits"
    assert len(phone.path.strip("/")) == 22
    assert secret not in page.url


# --- its end ----------------------------------------------------------------------------------------------------


def _closed(phone: Phone) -> bool:
    try:
        phone.connect().close()
    except ConnectionRefusedError:
        return True
    return False


def test_stopping_closes_the_port_at_once(phone: Phone, page: TrayServer, keeper: Keeper) -> None:
    phone.answer()
    waiting = phone.connect()
    page.close()
    assert _closed(phone)
    assert read_all(waiting) == b"", "who was connected is cut"
    waiting.close()
    assert page.ended is TrayEnd.STOPPED
    assert page.left_s() == 0
    page.close()
    assert keeper.news.count(TrayNews.CLOSED) == 1


def test_after_ten_minutes_it_is_gone_however_busy(
    phone: Phone, page: TrayServer, clock: FixedClock, keeper: Keeper
) -> None:
    for _ in range(5):
        clock.advance(119)
        assert phone.get().status == 200
    assert page.left_s() == 5
    clock.advance(5)
    keeper.wait_for(TrayNews.CLOSED)
    assert page.ended is TrayEnd.TIME
    assert _closed(phone)


def test_after_three_minutes_without_anyone_it_is_gone(
    phone: Phone, page: TrayServer, clock: FixedClock, keeper: Keeper
) -> None:
    clock.advance(179)
    assert phone.get().status == 200
    clock.advance(179)
    assert Phone(page.url.replace(page.url[-8:], "xxxxxxx/")).get().status == 404, "a stranger keeps nothing open"
    clock.advance(1)
    keeper.wait_for(TrayNews.CLOSED)
    assert page.ended is TrayEnd.IDLE


def test_stopping_in_the_middle_of_a_picture_ends_it(phone: Phone, page: TrayServer, keeper: Keeper) -> None:
    phone.answer()
    body = form(("a.png", bytes(300_000)))
    with phone.connect() as link:
        head = phone.images_head(len(body))
        link.sendall(head + body[:100_000])
        keeper.wait_for(TrayNews.RECEIVING)
        page.close()
        keeper.wait_for(TrayNews.RECEIVED)
    assert keeper.pictures == []
    assert keeper.codes == ["phone_cut"]


# --- what a hand or a slow phone does ---------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["answer", "images"])
def test_a_form_s_address_opened_anew_leads_to_the_page(phone: Phone, place: str) -> None:
    reply = phone.get(place)
    assert (reply.status, reply.headers["location"]) == (303, phone.path)
    assert reply.body == ""
    phone.answer()
    assert phone.get(place).status == 303, "a tab that was let go of is loaded anew by its address"


def test_an_address_typed_without_its_last_stroke_leads_to_the_page(phone: Phone) -> None:
    answer = phone.raw(f"GET {phone.path.rstrip('/')} HTTP/1.1\r\nHost: {phone.host}\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 303 ")
    assert f"\r\nLocation: {phone.path}\r\n".encode() in answer


def test_whoever_sends_far_too_much_reads_why(opened: Open, keeper: Keeper) -> None:
    phone = Phone(opened(TrayLimits(picture_bytes=200_000)).url)
    phone.answer()
    reply = phone.post(form(("a.png", bytes(75_000_000))))
    assert reply.status == 413
    assert "C’est trop à la fois" in reply.words
    assert keeper.pictures == []


def test_whoever_sends_while_another_sending_is_under_way_reads_that(opened: Open, keeper: Keeper) -> None:
    phone = Phone(opened(TrayLimits(picture_bytes=8_000_000)).url)
    phone.answer()
    keeper.hold = threading.Event()
    first = threading.Thread(target=phone.send, args=(("b.png", b"one"),))
    first.start()
    keeper.wait_for(TrayNews.RECEIVING)
    reply = phone.post(form(("a.png", bytes(75_000_000))))
    keeper.hold.set()
    first.join()
    assert reply.status == 409
    assert "Un envoi est déjà en cours" in reply.words
    assert keeper.pictures == [b"one"]


def test_sendings_end_at_a_number_that_nobody_needs(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    for _ in range(MOST_SENDINGS):
        assert phone.send(("a.png", b"one")).status == 200
    heard = len(keeper.news)
    reply = phone.send(("b.png", b"two"))
    assert "C’est le nombre permis pour cette fois." in reply.words
    assert "type=file" not in reply.body
    assert keeper.pictures == [b"one"]
    assert len(keeper.news) == heard


def test_a_doubt_ends_the_picture_that_is_just_coming(phone: Phone, keeper: Keeper) -> None:
    phone.answer()
    body = form(("a.png", bytes(300_000)))
    with phone.connect() as link:
        link.sendall(phone.images_head(len(body)) + body[:100_000])
        keeper.wait_for(TrayNews.RECEIVING)
        assert "Aucune image n’a été prise" in phone.answer("unsure").words
        link.sendall(body[100_000:])
        keeper.wait_for(TrayNews.RECEIVED)
    assert keeper.pictures == []
