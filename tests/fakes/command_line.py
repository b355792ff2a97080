"""Runs verbs for tests: in this process with a fixed clock and a key store of its own, or as the real program."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from appui_core.cli import parse
from appui_core.cli.context import Context
from appui_core.cli.running import answer
from appui_core.ports import ScreenSource, TimeStamper
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore
from fakes.surroundings import empty_computer


@dataclass(frozen=True)
class Answer:
    """What a verb left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - a JSON document is whatever the verb says
        """The document on stdout."""
        return json.loads(self.out)

    @property
    def error(self) -> str:
        """The code of the refusal."""
        return str(self.json["error"]["code"])


@dataclass
class Verbs:
    """Runs verbs in this process, against one clock and one key store; the data folder is in the environment."""

    capsys: pytest.CaptureFixture[str]
    clock: FixedClock
    keystore: FakeKeyStore = field(default_factory=FakeKeyStore)
    screens: Callable[[], ScreenSource] | None = None
    # None: no authority may be asked.
    time_stamper: TimeStamper | None = None

    def __call__(self, *argv: str) -> Answer:
        """Run one verb."""
        self.capsys.readouterr()
        context = Context(
            parse(argv),
            self.clock,
            lambda: self.keystore,
            self.screens,
            lambda _hosts: self._way(),
            surroundings=lambda: empty_computer().around,
        )
        code = answer(context)
        told = self.capsys.readouterr()
        return Answer(code, told.out, told.err)

    def _way(self) -> TimeStamper:
        assert self.time_stamper is not None, "nothing may be sent"
        return self.time_stamper


def program(*argv: str | bytes, stdin: bytes = b"") -> Answer:
    """Run the program itself in a child process."""
    done = subprocess.run(
        [sys.executable, "-m", "appui_core.cli", *argv], input=stdin, capture_output=True, check=False, timeout=60
    )
    return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
