"""Builds a dossier and stops in the middle of it, originals in clear, until it is killed.

With one more word, a passphrase, a sealed one: it stops when half of it is sealed; with two, right before it gets
its name.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from appui_core.cases.model import Addressee
from appui_core.dossier import build as building
from appui_core.dossier.seal import with_passphrase
from appui_core.messages import load_messages
from core.dossier.conftest import sample_case
from fakes.clock import FixedClock


def wait(*_: object, **_more: object) -> None:
    sys.stdout.write("waiting\n")
    sys.stdout.flush()
    time.sleep(60)


def half(folder: Path, names: list[str], write: Callable[[bytes], object], *_: object) -> None:
    write((folder / names[0]).read_bytes() * 100)
    wait()


into, secrets = Path(sys.argv[1]), sys.argv[2:]
stop = (wait, half, wait)[len(secrets)]
# The places to stop at, which are not exported.
setattr(building, ("write_bag", "stream_archive", "replace")[len(secrets)], stop)
building.build_dossier(
    sample_case(),
    Addressee.POLICE,
    into,
    clock=FixedClock(),
    messages=load_messages("fr"),
    seal=with_passphrase(secrets[0]) if secrets else None,
)
