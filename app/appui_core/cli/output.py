"""What leaves the command line: one JSON document on stdout, sentences for people on stderr, and nothing else.

Bytes are written as UTF-8 whatever the locale says, and at once: a reader that went away is noticed here and not
while the interpreter ends. Names from outside are made visible first, so that no file name can move the cursor,
turn the text around or start a line of its own.
"""

import contextlib
import errno
import json
import os
import re
import stat
import sys
import unicodedata
from typing import TextIO

_SURROGATE = re.compile("[\ud800-\udfff]")
# Categories that a terminal acts on instead of showing: controls, formats (text direction), line ends, surrogates.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def visible(untrusted: str) -> str:
    """Return foreign text on one line, every character that a terminal would act on written as an escape."""
    return "".join(_escape(char) if unicodedata.category(char) in _UNSEEN else char for char in untrusted)


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def to_json(value: object) -> str:
    """Return one JSON document, readable accents kept; the bytes of a name that were no text as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _SURROGATE.sub(lambda found: _escape(found[0]), text)


def write_out(text: str) -> None:
    """Write a line to stdout. A reader that went away is no failure: what was asked for is done.

    Raises OSError when the line can't be written (a full disk).
    """
    try:
        _write(sys.stdout, text)
    except OSError as error:
        _let_go(sys.stdout)
        # Windows says EINVAL where others say EPIPE.
        if error.errno != errno.EPIPE and not (os.name == "nt" and error.errno == errno.EINVAL):
            raise


def write_surely(stream: TextIO | None, text: str) -> None:
    """Write a line that nobody can ask for again, a new recovery key: all of it, and in a file durably.

    Raises OSError when it can't be written: a full disk, a closed stream, a reader that went away.
    """
    if stream is None:
        raise OSError(errno.EBADF, "no stream")
    try:
        _write(stream, text)
        descriptor = _descriptor(stream)
        if descriptor is not None and stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.fsync(descriptor)
    except ValueError as error:
        raise OSError(errno.EBADF, "closed stream") from error
    except OSError:
        _let_go(stream)
        raise


def _descriptor(stream: TextIO) -> int | None:
    """Return the stream's file descriptor; None when it lives in memory."""
    with contextlib.suppress(OSError, ValueError):
        return stream.fileno()
    return None


def write_err(text: str) -> None:
    """Write a line to stderr; when that fails there is nobody left to tell."""
    try:
        _write(sys.stderr, text)
    except OSError:
        _let_go(sys.stderr)


def _write(stream: TextIO | None, text: str) -> None:
    # A program without a console has no streams at all (pythonw on Windows).
    if stream is None:
        return
    if _is_console(stream):
        # The console knows its own encoding; what it can't show must not stop the sentence.
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "replace").decode(encoding, "replace") + "\n")
        stream.flush()
        return
    stream.flush()
    raw = getattr(stream, "buffer", None)
    if raw is None:
        stream.write(text + "\n")
        stream.flush()
    else:
        raw.write(text.encode("utf-8", "backslashreplace") + b"\n")
        raw.flush()


def _is_console(stream: TextIO) -> bool:
    with contextlib.suppress(OSError, ValueError):
        return stream.isatty()
    return False


def _let_go(stream: TextIO) -> None:
    """Point a stream that failed at nothing, so that the interpreter's last flush finds no fault either."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
