"""The wire to an open window on Windows: a named pipe that only this person's own program may serve.

Names of pipes are everybody's: after a crash another person's program could wait under ours, be told a secret and
act in our name (impersonation). So it is opened for identification alone (SECURITY_IDENTIFICATION), and nothing is
said before the serving process is known to be this user's. A pipe knows no limit of time, so a thread reads it.
Source: learn.microsoft.com, CreateFileW, "Impersonation Levels", GetNamedPipeServerProcessId, TOKEN_USER. Never
run on a real Windows.
"""

import io
import os
import sys
import threading
from typing import Final

from appui_core.window_line import LIMIT_BYTES

_PREFIX: Final = "\\\\.\\pipe\\"


class PipeWire:
    """A `window_call.Wire` over a stream that is open for both ways and has no limits of its own."""

    def __init__(self, stream: io.FileIO) -> None:
        self._stream = stream
        self._reader: threading.Thread | None = None

    def say(self, said: bytes) -> None:
        """Send all of it."""
        rest = memoryview(said)
        while rest:
            rest = rest[self._stream.write(rest) or 0 :]

    def hear(self, limit_s: float) -> bytes:
        """Return a line; TimeoutError when it does not come in time."""
        heard: list[bytes | OSError] = []

        def read() -> None:
            try:
                # By itself it would be read byte by byte.
                reader = io.BufferedReader(self._stream)
                heard.append(reader.readline(LIMIT_BYTES))
                reader.detach()
            except (OSError, ValueError) as error:
                heard.append(error if isinstance(error, OSError) else OSError("closed"))

        # Nobody waits for it at the end of the process either.
        self._reader = threading.Thread(target=read, daemon=True)
        self._reader.start()
        self._reader.join(limit_s)
        if not heard:
            raise TimeoutError
        if isinstance(heard[0], OSError):
            raise heard[0]
        return heard[0]

    def close(self) -> None:
        """Hang up; while it is still read, that is left to the end of the process.

        The C runtime holds the descriptor's lock while it reads, and `_close` waits for that lock.
        """
        if self._reader is None or not self._reader.is_alive():
            self._stream.close()


def open_pipe(address: str, patience_s: float) -> PipeWire | None:
    """Open the pipe of that name; None where nobody serves it, or somebody else does."""
    if not address.startswith(_PREFIX) or "\0" in address:
        return None
    if sys.platform == "win32":
        descriptor = _open(address, int(patience_s * 1000))
        return PipeWire(os.fdopen(descriptor, "r+b", buffering=0)) if descriptor is not None else None
    return None


if sys.platform == "win32":
    _READ_WRITE: Final = 0x80000000 | 0x40000000  # GENERIC_READ, GENERIC_WRITE
    _EXISTING: Final = 3  # OPEN_EXISTING
    _IDENTIFY: Final = 0x00100000 | 0x00010000  # SECURITY_SQOS_PRESENT, SECURITY_IDENTIFICATION
    _LIMITED: Final = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
    _TOKEN_QUERY: Final = 0x0008
    _TOKEN_USER: Final = 1
    _MOST_SID_BYTES: Final = 256

    def _open(address: str, patience_ms: int) -> int | None:
        """Return a descriptor of the pipe, once it is sure whose it is."""
        import ctypes  # noqa: PLC0415 - only here
        import msvcrt  # noqa: PLC0415 - the same
        from ctypes import wintypes  # noqa: PLC0415 - the same

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.WaitNamedPipeW.argtypes = [wintypes.LPCWSTR, wintypes.DWORD]
        kernel.CreateFileW.argtypes = [
            *(wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p),
            *(wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE),
        ]
        kernel.CreateFileW.restype = wintypes.HANDLE
        kernel.GetNamedPipeServerProcessId.argtypes = [wintypes.HANDLE, ctypes.POINTER(wintypes.ULONG)]
        kernel.CloseHandle.argtypes = [wintypes.HANDLE]
        if not kernel.WaitNamedPipeW(address, patience_ms):
            return None
        handle = kernel.CreateFileW(address, _READ_WRITE, 0, None, _EXISTING, _IDENTIFY, None)
        if handle is None or handle == ctypes.c_void_p(-1).value:
            return None
        server = wintypes.ULONG()
        known = kernel.GetNamedPipeServerProcessId(handle, ctypes.byref(server))
        if not known or _user_of(server.value) is None or _user_of(server.value) != _user_of(os.getpid()):
            kernel.CloseHandle(handle)
            return None
        return msvcrt.open_osfhandle(handle, os.O_RDWR | os.O_BINARY)

    def _user_of(process: int) -> bytes | None:
        """Return the SID of a process's user, None where we may not know it: then it is somebody else's."""
        import ctypes  # noqa: PLC0415 - only here
        from ctypes import wintypes  # noqa: PLC0415 - the same

        kernel, advapi = ctypes.WinDLL("kernel32"), ctypes.WinDLL("advapi32")
        kernel.OpenProcess.argtypes = [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.CloseHandle.argtypes = [wintypes.HANDLE]
        advapi.OpenProcessToken.argtypes = [wintypes.HANDLE, wintypes.DWORD, ctypes.POINTER(wintypes.HANDLE)]
        advapi.GetTokenInformation.argtypes = [
            *(wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD, ctypes.POINTER(wintypes.DWORD)),
        ]
        advapi.GetLengthSid.argtypes = [ctypes.c_void_p]
        advapi.GetLengthSid.restype = wintypes.DWORD
        opened = kernel.OpenProcess(_LIMITED, False, process)  # noqa: FBT003 - the call's own order
        if not opened:
            return None
        token = wintypes.HANDLE()
        try:
            if not advapi.OpenProcessToken(opened, _TOKEN_QUERY, ctypes.byref(token)):
                return None
        finally:
            kernel.CloseHandle(opened)
        try:
            # TOKEN_USER: a pointer to the SID, which lies behind it in the same memory.
            told, size = ctypes.create_string_buffer(_MOST_SID_BYTES), wintypes.DWORD()
            if not advapi.GetTokenInformation(token, _TOKEN_USER, told, len(told), ctypes.byref(size)):
                return None
            sid = ctypes.c_void_p.from_buffer(told).value
            return ctypes.string_at(sid, advapi.GetLengthSid(sid)) if sid else None
        finally:
            kernel.CloseHandle(token)
