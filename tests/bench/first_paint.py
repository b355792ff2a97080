"""Time from exec to the first painted window, seen from outside (X damage), and the memory at rest after it."""

import os
import select
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from Xlib import X, display, error
from Xlib.ext import damage

_TIMEOUT_S = 20.0
_SMALLEST = 200  # pixels a side: helper windows are smaller


@dataclass(frozen=True)
class Start:
    """One start: milliseconds from exec to the first frame and to the last change, memory (PSS) in MiB at rest."""

    paint_ms: float
    still_ms: float
    pss_mib: float


def start_once(command: Sequence[str], env: Mapping[str, str], settle_s: float) -> Start:
    """Start a program on the display of `env`, watch for its first frame, weigh it, end it.

    Raises RuntimeError when no window was painted in time.
    """
    watcher = display.Display(env["DISPLAY"])
    try:
        return _watched(watcher, command, env, settle_s)
    finally:
        watcher.close()


def _watched(watcher: Any, command: Sequence[str], env: Mapping[str, str], settle_s: float) -> Start:  # noqa: ANN401 - python-xlib has no types
    root = watcher.screen().root
    root.change_attributes(event_mask=X.SubstructureNotifyMask)
    watcher.set_error_handler(lambda *_: None)  # damage on an input-only helper window is a harmless refusal
    watcher.damage_query_version()
    watcher.sync()
    began = time.perf_counter()
    process = subprocess.Popen(
        list(command),
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for event in _events(watcher, began + _TIMEOUT_S):
            if event.type == X.CreateNotify:
                event.window.damage_create(damage.DamageReportRawRectangles)
            elif event.type == watcher.extension_event.DamageNotify and _is_a_window(event.drawable, watcher):
                paint_ms = (time.perf_counter() - began) * 1000
                # At rest: after what the program does once its window is there.
                still_ms = paint_ms
                for later in _events(watcher, time.perf_counter() + settle_s):
                    if later.type == watcher.extension_event.DamageNotify:
                        still_ms = (time.perf_counter() - began) * 1000
                return Start(paint_ms, still_ms, pss_mib(process.pid))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    raise RuntimeError(f"no painted window from {Path(command[0]).name}")


def _events(watcher: Any, deadline: float) -> Iterator[Any]:  # noqa: ANN401 - python-xlib has no types
    while time.perf_counter() < deadline:
        if not watcher.pending_events():
            select.select([watcher.fileno()], [], [], 0.02)
        while watcher.pending_events():
            yield watcher.next_event()


def _is_a_window(drawable: Any, watcher: Any) -> bool:  # noqa: ANN401 - python-xlib has no types
    window = watcher.create_resource_object("window", getattr(drawable, "id", drawable))
    try:
        size, attributes = window.get_geometry(), window.get_attributes()
    except error.XError:
        return False
    big = size.width >= _SMALLEST and size.height >= _SMALLEST
    return bool(big and attributes.map_state == X.IsViewable)


def pss_mib(pid: int) -> float:
    """Return the memory of a process and its descendants in MiB, shared pages counted in proportion (Linux)."""
    pss_kib = 0
    for member in _family(pid):
        for line in Path(f"/proc/{member}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                pss_kib += int(line.split()[1])
    return pss_kib / 1024


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text(encoding="ascii").split():
            yield from _family(int(child))
