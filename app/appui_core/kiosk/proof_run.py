"""A proof in a process of its own, as the kiosk's page for adults asks for one; and its JSON, both ways."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import Any, Final

from appui_core.errors import AppuiError, ErrorCode
from appui_core.kiosk.proof import Kind, Left, Proof
from appui_core.kiosk.told_apart import Other, Why

# Set for a proof that a kiosk asked for: it ends with whoever asked.
_VARIABLE: Final = "APPUI_KIOSK_PROOF"
# Two looks at a full home folder and a visit on a slow PC.
MOST_S: Final = 900.0


def as_object(proof: Proof) -> dict[str, Any]:
    """Return a proof as ARCHITECTURE.md writes it."""
    return {
        "left": [{"kind": one.kind.value, "name": one.name} for one in proof.left],
        "others": [
            {"path": one.path, "why": one.why.value, "program": one.program or None} for one in proof.others
        ],
        "closed": list(proof.closed),
        "looked_at": proof.looked_at,
        "not_tried": ["card"] if proof.without_card else [],
    }


def from_object(raw: Mapping[str, Any]) -> Proof:
    """Return the proof that an object stands for.

    Raises KeyError, ValueError or TypeError: it is none.
    """
    return Proof(
        tuple(Left(Kind(one["kind"]), str(one["name"])) for one in raw["left"]),
        tuple(Other(str(one["path"]), Why(one["why"]), one["program"] or "") for one in raw["others"]),
        tuple(str(path) for path in raw["closed"]),
        int(raw["looked_at"]),
        "card" in raw["not_tried"],
    )


class ProofRun:
    """Runs `command`, which is `appui kiosk --prove --json`; `stop` may come from another thread, or never."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._command = tuple(command)
        # The watchdog of a service is for the kiosk that goes on.
        self._env = {name: value for name, value in environment.items() if name != "NOTIFY_SOCKET"}
        self._env |= {_VARIABLE: "1", "PYTHONDONTWRITEBYTECODE": "1"}
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._stopped = False

    def run(self) -> Proof:
        """Wait for the proof; never on the GUI thread.

        Raises AppuiError KIOSK_VISIT_FAILED: there is none, whatever the reason.
        """
        with self._lock:
            if self._stopped:
                raise AppuiError(ErrorCode.KIOSK_VISIT_FAILED)
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self._env
                )
            except OSError as error:
                raise AppuiError(ErrorCode.KIOSK_VISIT_FAILED, "start") from error
        # A proof that hangs is ended: its output then comes to its end.
        late = threading.Timer(MOST_S, self.stop)
        late.daemon = True
        late.start()
        try:
            told = self._process.stdout.read() if self._process.stdout is not None else b""
            self._process.wait()
        finally:
            late.cancel()
            self._let_go(self._process)
        try:
            return from_object(json.loads(told))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise AppuiError(ErrorCode.KIOSK_VISIT_FAILED, "answer") from error

    def stop(self) -> None:
        """End it, and have `run` raise."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                with contextlib.suppress(OSError):
                    self._process.kill()

    def _let_go(self, process: subprocess.Popen[bytes]) -> None:
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


def end_with_kiosk() -> None:
    """Have this process end when the kiosk that asked for the proof does; nothing when a person asked."""
    if os.environ.pop(_VARIABLE, ""):
        threading.Thread(target=_wait_for_end, name="kiosk-proof", daemon=True).start()


def _wait_for_end() -> None:
    with contextlib.suppress(OSError, ValueError):
        while sys.__stdin__ is not None and os.read(sys.__stdin__.fileno(), 64):
            pass
    # Its processes see the end of their pipes and leave too.
    os._exit(1)
