"""The head of a request, read as strictly as browsers write it: whatever is odd is refused, nothing is repaired.

Strict so that no two readers can differ on where a request ends (RFC 9112; what smuggling lives on). One request a
connection: what follows it is never looked at.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

MOST_HEAD_BYTES: Final = 16 * 1024
MOST_HEADERS: Final = 64
END: Final = b"\r\n\r\n"

_FIRST: Final = re.compile(rb"(GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH|TRACE|CONNECT) (/[!-~]*) HTTP/1\.1")
_HEADER: Final = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,64}):[ \t]*([\t\x20-\x7e\x80-\xff]*)")
_LENGTH: Final = re.compile(r"0|[1-9][0-9]{0,14}")


class RefusedError(Exception):
    """A request that gets no page; `status` says why."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """A request whose head was read; names of headers in small letters. `length` of the body, in bytes."""

    method: str
    path: str
    headers: Mapping[str, str]
    length: int

    def header(self, name: str) -> str:
        """Return a header's value, or an empty text."""
        return self.headers.get(name, "")


def parse_head(head: bytes) -> Request:
    """Read a head, without the empty line that ends it.

    Raises RefusedError: 400, 411 (a body without its length), 417, 431 (too many headers), 501 (chunks), 505.
    """
    first, *rest = head.split(b"\r\n")
    match = _FIRST.fullmatch(first)
    if match is None:
        newer = re.fullmatch(rb"[A-Z]+ /[!-~]* HTTP/[0-9]\.[0-9]", first)
        raise RefusedError(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED if newer else HTTPStatus.BAD_REQUEST)
    if len(rest) > MOST_HEADERS:
        raise RefusedError(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
    headers: dict[str, str] = {}
    for line in rest:
        found = _HEADER.fullmatch(line)
        name = found[1].decode("ascii").lower() if found else ""
        # No browser sends a header twice; which of the two counts is what attacks are made of.
        if found is None or name in headers:
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        headers[name] = found[2].decode("latin-1").strip(" \t")
    method = match[1].decode("ascii")
    return Request(method, match[2].decode("ascii"), headers, _length(method, headers))


def _length(method: str, headers: Mapping[str, str]) -> int:
    if "transfer-encoding" in headers:
        raise RefusedError(HTTPStatus.NOT_IMPLEMENTED)
    if "expect" in headers:
        raise RefusedError(HTTPStatus.EXPECTATION_FAILED)
    length = headers.get("content-length")
    if length is None:
        if method == "POST":
            raise RefusedError(HTTPStatus.LENGTH_REQUIRED)
        return 0
    if not _LENGTH.fullmatch(length) or (method != "POST" and length != "0"):
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    return int(length)
