"""Counts this process's own calls to the system, and at one of them kills the process or lets the call fail.

Nothing is preloaded: the functions of `os` (and `open`) are replaced in the child. SQLite's and pyrage's own calls
are not seen here; they are met by the kills at random instants and by strace.
"""

import builtins
import errno
import io
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from appui_core.vault import files

CALLS = (
    "open",
    "write",
    "pwrite",
    "writev",
    "fsync",
    "fdatasync",
    "replace",
    "rename",
    "link",
    "mkdir",
    "rmdir",
    "unlink",
    "ftruncate",
    "truncate",
    "posix_fallocate",
    "copy_file_range",
    "sendfile",
)
_WRITES = frozenset({"write", "pwrite"})
_FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
Act = Literal["count", "kill", "half", "ENOSPC", "EIO", "EROFS", "short"]


@dataclass
class Hook:
    """At call number `at` (from 1), do `act`; `lasting` makes every later one fail too, as a full disk does.

    A fault never meets what lies under `spared`: the fake key store is no part of the vault's disk.
    """

    act: Act = "count"
    at: int = 0
    lasting: bool = False
    seen: int = 0
    armed: bool = True
    spared: str = "/none"

    def install(self) -> None:
        """Replace the functions, for the rest of this process's life."""
        for name in CALLS:
            if hasattr(os, name):
                setattr(os, name, self._wrapped(name, getattr(os, name)))
        builtins.open = self._wrapped_open(builtins.open)
        io.open = builtins.open
        defaults = getattr(files.replace, "__kwdefaults__", None) or {}
        if "rename" in defaults:
            defaults["rename"] = os.replace

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - any call of os
            if name == "open" and not (args[1] if len(args) > 1 else named.get("flags", 0)) & _FOR_WRITING:
                return real(*args, **named)
            return self._meet(name, real, args, named)

        return call

    def _wrapped_open(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - as above
            mode = str(args[1] if len(args) > 1 else named.get("mode", "r"))
            if not set(mode) & set("wax+"):
                return real(*args, **named)
            return self._meet("open", real, args, named)

        return call

    def _meet(self, name: str, real: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        if not self.armed or (self.act not in {"kill", "half"} and str(args[0]).startswith(self.spared)):
            return real(*args, **named)
        self.seen += 1
        if self.act == "count" or not (self.seen == self.at or (self.lasting and self.seen > self.at)):
            return real(*args, **named)
        if self.act in {"kill", "half"}:
            if self.act == "half" and name in _WRITES:
                real(args[0], bytes(args[1])[: len(args[1]) // 2], *args[2:])
            os.kill(os.getpid(), signal.SIGKILL)
        if self.act == "short":
            if name not in _WRITES or len(args[1]) < 2:
                return real(*args, **named)
            return real(args[0], bytes(args[1])[: len(args[1]) // 2], *args[2:], **named)
        raise OSError(getattr(errno, self.act), os.strerror(getattr(errno, self.act)))
