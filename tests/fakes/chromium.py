"""A real browser without a screen, driven over a pair of pipes: opens pages, chooses files, clicks like a finger.

Only what needs no script in the page is used, so that pages can be tried with scripts switched off. The protocol
is Chromium's own (DevTools), one JSON message after the other, each ended by a NUL.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PROGRAM = "chromium"
_WAIT_S = 30.0
# It speaks to nobody but the page under test: no updates, no reports, no names looked up.
_QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--metrics-recording-only",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-pipe",
)
# The browser wants its pipes as descriptors 3 and 4, whatever they were before.
_START = """
import os, sys
for ours, between in zip(sys.argv[1:3], (60, 61)):
    os.dup2(int(ours), between)
os.dup2(60, 3)
os.dup2(61, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
# A phone of middling size, held upright.
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}


class Chromium:
    """One page in a browser of its own, with nothing in its profile. Use it with `with`."""

    def __init__(self, folder: Path, *, scripts: bool = True, dark: bool = False) -> None:
        self._folder = folder
        self._scripts, self._dark = scripts, dark
        self._number = 0
        self._held = b""
        self._session = ""
        self._events: list[str] = []

    def __enter__(self) -> Self:
        """Start the browser and open an empty page."""
        program = shutil.which(PROGRAM)
        assert program is not None, "run packaging/linux/system_packages.sh test"
        self._folder.mkdir(parents=True, exist_ok=True)
        reads, self._write = os.pipe()
        self._read, writes = os.pipe()
        profile = f"--user-data-dir={self._folder / 'profile'}"
        with (self._folder / "chromium.log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, str(reads), str(writes), program, *_QUIET, profile, "about:blank"],
                pass_fds=(reads, writes),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env={**os.environ, "HOME": str(self._folder)},
            )
        os.close(reads)
        os.close(writes)
        target = self._ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        self._session = self._ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        self._ask("Page.enable")
        self._ask("DOM.enable")
        self._ask("Emulation.setDeviceMetricsOverride", PHONE)
        self._ask("Emulation.setScriptExecutionDisabled", {"value": not self._scripts})
        scheme = "dark" if self._dark else "light"
        self._ask("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the browser."""
        self._session = ""
        try:
            self._ask("Browser.close")
        except (OSError, AssertionError):
            self._process.kill()
        self._process.wait(10)
        os.close(self._write)
        os.close(self._read)

    # --- what a person does -------------------------------------------------------------------------------------

    def open(self, url: str) -> None:
        """Go to an address and wait until it is there."""
        self._events.clear()
        self._ask("Page.navigate", {"url": url})
        self._wait_for("Page.loadEventFired")

    def choose(self, selector: str, files: Sequence[Path]) -> None:
        """Choose files in a file field."""
        self._ask(
            "DOM.setFileInputFiles", {"nodeId": self._node(selector), "files": [str(path) for path in files]}
        )

    def click(self, selector: str, *, leads_on: bool = False) -> None:
        """Click in the middle of an element; `leads_on`: wait for the page that comes of it."""
        node = self._node(selector)
        self._ask("DOM.scrollIntoViewIfNeeded", {"nodeId": node})
        corners = self._ask("DOM.getBoxModel", {"nodeId": node})["model"]["content"]
        middle = {"x": (corners[0] + corners[4]) / 2, "y": (corners[1] + corners[5]) / 2}
        self._events.clear()
        for what in ("mousePressed", "mouseReleased"):
            self._ask("Input.dispatchMouseEvent", {"type": what, **middle, "button": "left", "clickCount": 1})
        if leads_on:
            self._wait_for("Page.loadEventFired")

    def html(self) -> str:
        """Return the page as it stands."""
        return str(self._ask("DOM.getOuterHTML", {"nodeId": self._root()})["outerHTML"])

    def picture(self, path: Path) -> Path:
        """Take a picture of the whole page."""
        taken = self._ask("Page.captureScreenshot", {"captureBeyondViewport": True})
        path.write_bytes(base64.b64decode(taken["data"]))
        return path

    def cookies(self) -> list[dict[str, Any]]:
        """Return the cookies that the browser holds."""
        return list(self._ask("Network.getAllCookies")["cookies"])

    def overflows(self) -> bool:
        """Tell whether the page is wider than the phone."""
        sizes = self._ask("Page.getLayoutMetrics")
        return bool(sizes["cssContentSize"]["width"] > sizes["cssLayoutViewport"]["clientWidth"])

    def heights(self, selector: str) -> list[float]:
        """Return how high the elements are that a finger may want, in the page's pixels."""
        nodes = self._ask("DOM.querySelectorAll", {"nodeId": self._root(), "selector": selector})["nodeIds"]
        models = [self._ask("DOM.getBoxModel", {"nodeId": node})["model"] for node in nodes]
        return [float(model["height"]) for model in models]

    def enlarge(self, percent: int) -> None:
        """Make the page's text larger, as the phone's own setting does."""
        words = f"document.documentElement.style.fontSize = '{percent}%'"
        self._ask("Runtime.evaluate", {"expression": words})

    # --- the protocol -------------------------------------------------------------------------------------------

    def _root(self) -> int:
        return int(self._ask("DOM.getDocument", {"depth": 0})["root"]["nodeId"])

    def _node(self, selector: str) -> int:
        found = int(self._ask("DOM.querySelector", {"nodeId": self._root(), "selector": selector})["nodeId"])
        assert found, f"nothing is {selector}"
        return found

    def _ask(self, method: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params or {}}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + _WAIT_S
        while True:
            answer = self._next(deadline)
            if answer.get("id") == self._number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return dict(answer["result"])

    def _wait_for(self, event: str) -> None:
        deadline = time.monotonic() + _WAIT_S
        while event not in self._events:
            self._next(deadline)

    def _next(self, deadline: float) -> dict[str, Any]:
        while b"\0" not in self._held:
            ready, _, _ = select.select([self._read], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, "the browser said nothing more"
            piece = os.read(self._read, 1 << 20)
            assert piece, "the browser has gone"
            self._held += piece
        one, _, self._held = self._held.partition(b"\0")
        message: dict[str, Any] = json.loads(one)
        if "method" in message:
            self._events.append(str(message["method"]))
        return message
