"""Answers requests: which page for whom, and pictures from a form straight to whoever keeps them."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import BinaryIO, Final, cast

from appui_core.adapters.phone_tray.head import RefusedError, Request
from appui_core.adapters.phone_tray.line import Line
from appui_core.adapters.phone_tray.multipart import Parts, Picture, boundary_of
from appui_core.adapters.phone_tray.page import ANSWER, Pages
from appui_core.adapters.phone_tray.session import COOKIE, Go, Session
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.gate import GateAnswer
from appui_core.ports import TrayNews, TrayOrder

_ANSWER_BYTES: Final = 64
# What a form adds to its pictures: boundaries and the names of files, for each.
_FORM_BYTES: Final = 8 * 1024
_FORM_TYPE: Final = "application/x-www-form-urlencoded"
# A form with more parts than this beyond what is permitted is no person's.
_MOST_REFUSED: Final = 50
# With these nothing more can be kept: whatever comes after would only meet the same.
_STOPPING: Final = frozenset(
    {
        ErrorCode.DISK_FULL,
        ErrorCode.VAULT_READ_ONLY,
        ErrorCode.VAULT_DAMAGED,
        ErrorCode.VAULT_LOCKED,
        ErrorCode.GATE_NOT_ANSWERED,
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A status with a page, or without one."""

    status: HTTPStatus
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class Desk:
    """`host` is the only name under which the page answers: the address and port on which it listens."""

    def __init__(self, order: TrayOrder, session: Session, pages: Pages, host: str) -> None:
        self._order, self.session, self._pages, self._host = order, session, pages, host

    def knows(self, request: Request) -> bool:
        """Tell whether a request names us and the secret; in the same time whatever it names."""
        first = request.path.split("/", 2)[1]
        named = hmac.compare_digest(first.encode(), self.session.token.encode())
        return hmac.compare_digest(request.header("host").encode("latin-1"), self._host.encode()) and named

    def answer(self, request: Request, line: Line, peer: str) -> Answer:
        """Answer a request that `knows` let in.

        Raises RefusedError: 400, 403, 404, 405, 415.
        """
        place = request.path.removeprefix(f"/{self.session.token}/")
        methods = {"": "GET", "answer": "POST", "images": "POST"}
        # Typed without its last stroke; or a tab that the phone let go of, loaded anew by its form's address.
        if request.method == "GET" and (place == f"/{self.session.token}" or methods.get(place) == "POST"):
            return self._to_page()
        if place not in methods:
            raise RefusedError(HTTPStatus.NOT_FOUND)
        if request.method != methods[place]:
            raise RefusedError(HTTPStatus.METHOD_NOT_ALLOWED)
        if request.method == "POST":
            self._refuse_foreign(request)
        ours = self.session.owns(_cookie(request), peer)
        if self.session.claimed and not ours:
            self._order.heard(TrayNews.STRANGER, None)
            return Answer(HTTPStatus.FORBIDDEN, self._pages.taken())
        if place == "answer":
            return self._take_answer(request, line, peer)
        if not ours:
            return Answer(HTTPStatus.OK if place == "" else HTTPStatus.FORBIDDEN, self._pages.question())
        if self.session.declined:
            return Answer(
                HTTPStatus.OK if place == "" else HTTPStatus.FORBIDDEN, self._pages.declined(self.session.in_all)
            )
        return self._take_images(request, line) if place else Answer(HTTPStatus.OK, self._choose())

    def _refuse_foreign(self, request: Request) -> None:
        """Refuse a form that another site had sent. Our own says `null`: the page tells nobody its address."""
        if request.header("origin") not in {"", "null", f"http://{self._host}"}:
            raise RefusedError(HTTPStatus.FORBIDDEN)
        if request.header("sec-fetch-site") not in {"", "same-origin"}:
            raise RefusedError(HTTPStatus.FORBIDDEN)

    # --- the question -------------------------------------------------------------------------------------------

    def _take_answer(self, request: Request, line: Line, peer: str) -> Answer:
        if request.header("content-type") != _FORM_TYPE:
            raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        body = line.whole(_ANSWER_BYTES)
        answers = {f"{ANSWER}={answer}".encode(): answer for answer in GateAnswer}
        if body is None or (body and body not in answers):
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        if not body:
            return Answer(HTTPStatus.OK, self._pages.question(again=True))
        cookie, headers = self.session.claim(peer), {}
        if cookie is not None:
            headers["Set-Cookie"] = (
                f"{COOKIE}={cookie}; Path=/{self.session.token}/; Max-Age={round(self.session.limits.open_s)}; "
                "HttpOnly; SameSite=Strict"
            )
        elif not self.session.owns(_cookie(request), peer):  # another browser was quicker
            return Answer(HTTPStatus.FORBIDDEN, self._pages.taken())
        # A doubt is never taken back: a new page needs the question on the PC again.
        if not answers[body].allows_image and not self.session.declined:
            self.session.decline()
            self._order.heard(TrayNews.DECLINED, None)
        elif cookie is not None:
            self._order.heard(TrayNews.ARRIVED, None)
        return self._to_page(headers)

    # --- pictures -----------------------------------------------------------------------------------------------

    def _take_images(self, request: Request, line: Line) -> Answer:
        boundary = boundary_of(request.header("content-type"))
        if boundary is None:
            raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        limits = self.session.limits
        if request.length > limits.pictures_a_go * (limits.picture_bytes + _FORM_BYTES):
            return Answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._choose("too_much"))
        go = self.session.begin()
        if go is None:
            return Answer(HTTPStatus.CONFLICT, self._choose("busy" if self.session.sending else ""))
        self._order.heard(TrayNews.RECEIVING, None)
        try:
            self._take_parts(Parts(partial(self._unless_declined, line), boundary, limits.picture_bytes), go)
        except AppuiError as error:
            go.broken = True
            self._order.heard(TrayNews.REFUSED, error)
        finally:
            self.session.end(go)
            self._order.heard(TrayNews.RECEIVED, None)
        # Another page after the form: to load it again sends nothing twice.
        return self._to_page()

    def _unless_declined(self, line: Line) -> bytes:
        """Return what comes next; a doubt ends the picture that is just coming too: it may be the one."""
        piece = line.some()
        if self.session.declined:
            raise AppuiError(ErrorCode.PHONE_CUT, "declined")
        return piece

    def _take_parts(self, parts: Parts, go: Go) -> None:
        room, stopped = self.session.room, AppuiError(ErrorCode.PHONE_TOO_MANY)
        while (picture := parts.next()) is not None:
            if len(go.refused) > _MOST_REFUSED:
                raise AppuiError(ErrorCode.PHONE_CUT, "many")
            if go.seen >= room or self.session.stopped or self.session.declined:
                self._refuse(stopped, go)
            else:
                stopped = self._take(picture, go) or stopped
            picture.drain()

    def _take(self, picture: Picture, go: Go) -> AppuiError | None:
        """Hand one picture on; return the reason when nothing more can be kept. Raises AppuiError: PHONE_CUT."""
        try:
            # A RawIOBase reads as any BinaryIO does for our one method, read(n).
            new = self._order.keep(cast("BinaryIO", picture))
        except AppuiError as error:
            if error.code is ErrorCode.PHONE_CUT:
                raise
            self._refuse(error, go)
            if error.code not in _STOPPING:
                return None
            self.session.stop()
            return error
        except Exception as defect:  # noqa: BLE001 - a defect of ours costs this picture, not the page
            self._refuse(AppuiError(ErrorCode.INTERNAL, type(defect).__name__), go)
            return None
        go.kept += new
        go.there += not new
        self.session.in_all += new
        return None

    def _refuse(self, error: AppuiError, go: Go) -> None:
        go.refused.append(error)
        self._order.heard(TrayNews.REFUSED, error)

    def _to_page(self, headers: Mapping[str, str] | None = None) -> Answer:
        return Answer(HTTPStatus.SEE_OTHER, headers={"Location": f"/{self.session.token}/", **(headers or {})})

    def _choose(self, note: str = "") -> bytes:
        session = self.session
        over = "stopped" if session.stopped else "" if session.room else "full"
        return self._pages.choose(session.last, session.in_all, over=over, note=note)


def _cookie(request: Request) -> str:
    """Return the value of our cookie, or an empty text; other cookies of the same address may stand beside it."""
    for one in request.header("cookie").split(";"):
        name, _, value = one.strip().partition("=")
        if name == COOKIE:
            return value
    return ""
