"""Where a Windows shortcut leads: the local path in its LinkInfo ([MS-SHLLINK] 2.1 to 2.3), nothing else of it."""

import struct
from typing import Final

_HEADER: Final = 0x4C
_CLSID: Final = bytes.fromhex("0114020000000000c000000000000046")
_HAS_ID_LIST, _HAS_LINK_INFO = 0x1, 0x2
_LOCAL: Final = 0x1
_UNICODE_HEADER: Final = 0x24


def target_of(data: bytes) -> str | None:
    """Return the path that a shortcut names; None when it names no local file or is no shortcut."""
    try:
        return _target(data)
    except (struct.error, ValueError, IndexError):  # cut off, no text, no end
        return None


def _target(data: bytes) -> str | None:
    size, clsid, flags = struct.unpack_from("<I16sI", data)
    if size != _HEADER or clsid != _CLSID or not flags & _HAS_LINK_INFO:
        return None
    at = _HEADER
    if flags & _HAS_ID_LIST:
        at += 2 + int(struct.unpack_from("<H", data, at)[0])
    info_size, header_size, info_flags, _volume, local, _network, suffix = struct.unpack_from("<7I", data, at)
    if not info_flags & _LOCAL or at + info_size > len(data):
        return None
    info = data[at : at + info_size]
    if header_size >= _UNICODE_HEADER:
        local, suffix = struct.unpack_from("<2I", info, 0x1C)
        return _wide(info, local) + _wide(info, suffix)
    # Written in the code page of that Windows; what this one can't read is no path of ours either.
    return _narrow(info, local) + _narrow(info, suffix)


def _narrow(info: bytes, at: int) -> str:
    return info[at : info.index(b"\0", at)].decode("cp1252")


def _wide(info: bytes, at: int) -> str:
    end = at
    while info[end : end + 2] != b"\0\0":
        if end + 2 > len(info):
            raise IndexError(end)
        end += 2
    return info[at:end].decode("utf-16-le")
