"""The few steps through DER that a time stamp's answer needs before it can be read.

Several authorities send the certificates of a token in the order they please, which DER forbids and our library
refuses. That list is under no signature, so it is put in order in a copy; what is kept is what came.
"""

from typing import NamedTuple

_SEQUENCE = 0x30
_CERTIFICATES = 0xA0
_EXPLICIT = 0xA0


class Node(NamedTuple):
    """One element: its tag, where its content starts and where it ends."""

    tag: int
    start: int
    end: int


def read(data: bytes, at: int, limit: int) -> Node:
    """Return the element that starts at `at` and must end by `limit`.

    Raises ValueError: cut short, of indefinite length, or with a tag of several bytes.
    """
    if at + 2 > limit or data[at] & 0x1F == 0x1F:
        raise ValueError("no element")
    length, start = data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4 or start + count > limit:
            raise ValueError("length")
        length, start = int.from_bytes(data[start : start + count]), start + count
    if start + length > limit:
        raise ValueError("cut short")
    return Node(data[at], start, start + length)


def children(data: bytes, node: Node) -> list[tuple[int, Node]]:
    """Return each element inside another with the place where it begins.

    Raises ValueError as `read` does.
    """
    found, at = [], node.start
    while at < node.end:
        child = read(data, at, node.end)
        found.append((at, child))
        at = child.end
    return found


def in_order(reply: bytes) -> bytes:
    """Return a TimeStampResp with the certificates of its token in the order that DER wants.

    Raises ValueError: the answer is not one whole element of the expected shape. One without a token (a refusal)
    comes back as it is.
    """
    whole = read(reply, 0, len(reply))
    if whole.tag != _SEQUENCE or whole.end != len(reply):
        raise ValueError("not one element")
    parts = children(reply, whole)
    if len(parts) < 2:
        return reply
    token = children(reply, parts[1][1])
    if len(token) != 2 or token[1][1].tag != _EXPLICIT:
        raise ValueError("no token")
    signed = children(reply, token[1][1])
    if len(signed) != 1 or signed[0][1].tag != _SEQUENCE:
        raise ValueError("no signed data")
    for _, part in children(reply, signed[0][1]):
        if part.tag == _CERTIFICATES:
            pieces = sorted(reply[at : one.end] for at, one in children(reply, part))
            return reply[: part.start] + b"".join(pieces) + reply[part.end :]
    return reply
