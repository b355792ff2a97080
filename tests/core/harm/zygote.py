"""A server of processes to harm: everything is imported once, then each order runs in a forked child of its own.

Orders come as JSON lines on standard input, one answer a line on standard output: {lines, status, seconds,
orphans, calls}. `status` is the exit code, or minus the signal.
"""

# ruff: noqa: F401 - the imports are this file's purpose: what the library imports when first needed is here already

import contextlib
import json
import os
import select
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import cryptography.exceptions
import cryptography.hazmat.primitives.asymmetric.ed25519
import cryptography.hazmat.primitives.ciphers.aead
import cryptography.hazmat.primitives.hashes
import cryptography.hazmat.primitives.kdf.argon2
import cryptography.hazmat.primitives.kdf.hkdf
import filelock
import pyrage
from sqlcipher3 import dbapi2

from appui_core.errors import AppuiError
from core.harm import acts, scene
from core.harm.hook import Hook
from core.harm.operations import OPERATIONS, Operation

_ORPHAN_S = 5.0
_WRITE = os.write


def carry_out(order: dict[str, Any]) -> dict[str, Any]:
    """Fork, let the child run, kill it at `after_s` when that is given, and tell what it said."""
    reader, writer = os.pipe()
    started = time.monotonic()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _child(order, writer)
    os.close(writer)
    after_s = order.get("after_s")
    said = _listen(reader, pid, None if after_s is None else started + after_s)
    _, status = os.waitpid(pid, 0)
    seconds = time.monotonic() - started
    lingering = _lingering(pid)
    said += _rest(reader)
    os.close(reader)
    lines = [json.loads(line) for line in said.decode("utf-8").splitlines()]
    calls = next((line[1] for line in lines if line[0] == "calls"), 0)
    told = [line for line in lines if line[0] != "calls"]
    return {
        "lines": told,
        "status": os.waitstatus_to_exitcode(status),
        "seconds": seconds,
        "orphans": lingering,
        "calls": calls,
    }


def _child(order: dict[str, Any], writer: int) -> None:
    os.setpgid(0, 0)
    hook = Hook(order.get("act", "count"), order.get("at", 0), order.get("lasting", False))

    def say(*words: object) -> None:
        _WRITE(writer, json.dumps(words).encode("utf-8") + b"\n")

    scene.lighten()
    code = 0
    hook.install()
    place = scene.Scene(Path(order["base"]))
    try:
        if "operation" in order:
            hook.spared = str(place.base / "keys")
            _twice(OPERATIONS[order["operation"]], place, say, hook)
        else:
            acts.ACTS[order["scenario"]](place, say)
    except AppuiError as error:
        hook.armed = False
        say("refused", error.code.value, error.detail)
        code = 3
    except BaseException:  # noqa: BLE001 - told to the one who asked
        hook.armed = False
        say("crash", traceback.format_exc())
        code = 4
    hook.armed = False
    say("calls", hook.seen)
    os._exit(code)


def _twice(operation: Operation, place: scene.Scene, say: acts.Say, hook: Hook) -> None:
    """Do an operation with the fault, tell how it was refused, then do it again on a disk that is well."""
    hook.armed = False
    with operation(place) as (about, go):
        for words in about:
            say("try", *words)
        hook.armed = True
        try:
            go()
        except AppuiError as error:
            hook.armed = False
            say("refused", error.code.value, error.detail)
            go()
        hook.armed = False
        for words in about:
            say("did", *words)


def _listen(reader: int, pid: int, until: float | None) -> bytes:
    """Read what the child says until it ends; kill it when its time is up."""
    said = b""
    while True:
        left = None if until is None else max(until - time.monotonic(), 0.0)
        ready, _, _ = select.select([reader], [], [], left)
        if not ready:
            os.kill(pid, signal.SIGKILL)
            return said
        piece = os.read(reader, 65536)
        if not piece:
            return said
        said += piece


def _rest(reader: int) -> bytes:
    os.set_blocking(reader, False)
    said = b""
    with contextlib.suppress(BlockingIOError):
        while piece := os.read(reader, 65536):
            said += piece
    return said


def _lingering(group: int) -> bool:
    """Tell whether helpers of the dead process live on; end them, so that they harm nothing else."""
    until = time.monotonic() + _ORPHAN_S
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.01)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
    return True


def main() -> None:
    """Answer orders until there are no more."""
    for line in sys.stdin:
        print(json.dumps(carry_out(json.loads(line))), flush=True)  # noqa: T201 - its answers


if __name__ == "__main__":
    main()
