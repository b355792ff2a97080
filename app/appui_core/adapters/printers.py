"""The printers of this computer: through CUPS' own programs on Linux and macOS, the print spooler on Windows.

A name is one argument of a program, never part of a line that a shell reads.
"""

import sys

from appui_core.kiosk.printer import PrinterState


class SystemPrinters:
    """A `kiosk.printer.Printers`."""

    def look(self, name: str) -> PrinterState:
        """Return what a printer can do now."""
        return _look(name)

    def send(self, name: str, pdf: bytes) -> bool:
        """Hand a PDF over. Windows has nothing that takes one: there Qt paints (qt_adapters/paper.py)."""
        return _send(name, pdf)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _SPOOLER = ctypes.WinDLL("winspool.drv", use_last_error=True)
    _OPEN, _GET, _CLOSE = _SPOOLER.OpenPrinterW, _SPOOLER.GetPrinterW, _SPOOLER.ClosePrinter
    _OPEN.argtypes = (wintypes.LPWSTR, ctypes.POINTER(wintypes.HANDLE), ctypes.c_void_p)
    _GET.argtypes = (
        wintypes.HANDLE,
        wintypes.DWORD,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.DWORD),
    )
    _CLOSE.argtypes = (wintypes.HANDLE,)
    # PRINTER_INFO_6 is its state alone: paused, error, offline, out of the way (winspool.h).
    _STATE_ALONE = 6
    _OUT_OF_USE = 0x1 | 0x2 | 0x80 | 0x1000

    def _look(name: str) -> PrinterState:
        # A comma would begin something else than a printer's name (OpenPrinter's own ",XcvMonitor", ",Job").
        handle = wintypes.HANDLE()
        if not name or "," in name or not _OPEN(name, ctypes.byref(handle), None):
            return PrinterState.ABSENT
        try:
            state, needed = wintypes.DWORD(), wintypes.DWORD()
            if not _GET(handle, _STATE_ALONE, ctypes.byref(state), ctypes.sizeof(state), ctypes.byref(needed)):
                return PrinterState.ABSENT
            return PrinterState.STOPPED if state.value & _OUT_OF_USE else PrinterState.READY
        finally:
            _CLOSE(handle)

    def _send(name: str, pdf: bytes) -> bool:
        del name, pdf
        return False

else:
    import os
    import subprocess

    # A local server answers within hundredths of a second; one on the network may be asleep.
    _LOOK_S = 5.0
    _SEND_S = 20.0
    _MOST_NAME = 127
    # What CUPS keeps out of names, and what its programs read as the end of one (lpadmin(8), lpstat(1)).
    _NOT_IN_NAMES = frozenset(" ,/\\?'\"#")
    # No cover; and gone from the queue when the printer stays away: no card comes out an hour later.
    _OPTIONS = ("job-sheets=none", "sides=one-sided", "job-cancel-after=120")

    def _look(name: str) -> PrinterState:
        if not _is_name(name):
            return PrinterState.ABSENT
        told = _run(["lpstat", "-p", name, "-a", name], b"", _LOOK_S)
        if told is None:
            return PrinterState.ABSENT
        stopped = " disabled since " in told or f"{name} not accepting requests" in told
        return PrinterState.STOPPED if stopped else PrinterState.READY

    def _send(name: str, pdf: bytes) -> bool:
        if not _is_name(name):
            return False
        options = [word for one in _OPTIONS for word in ("-o", one)]
        # What a print queue shows to others in the house says nothing.
        return _run(["lp", "-d", name, "-n", "1", "-t", "Document", *options, "-"], pdf, _SEND_S) is not None

    def _is_name(name: str) -> bool:
        return (
            0 < len(name) <= _MOST_NAME and name.isprintable() and name[0] != "-" and not _NOT_IN_NAMES & set(name)
        )

    def _run(command: list[str], given: bytes, most_s: float) -> str | None:
        """Return what a program of CUPS says in English; None where it is missing, refuses or does not end."""
        kept = {key: value for key in ("PATH", "CUPS_SERVER") if (value := os.environ.get(key))}
        # Nobody's own options for printing count: they could ask for a hundred copies.
        env = {**kept, "LC_ALL": "C", "HOME": os.devnull}
        try:
            done = subprocess.run(  # noqa: S603 - CUPS' programs by their names, no shell
                command, input=given, capture_output=True, timeout=most_s, check=False, env=env
            )
        except (OSError, ValueError, subprocess.TimeoutExpired):
            return None
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
