"""Builds a dossier and stops in the middle of it, originals in clear, until it is killed."""

import sys
import time
from pathlib import Path

from appui_core.cases.model import Addressee
from appui_core.dossier import build as building
from appui_core.messages import load_messages
from core.dossier.conftest import sample_case
from fakes.clock import FixedClock


def wait(*_: object) -> None:
    sys.stdout.write("waiting\n")
    sys.stdout.flush()
    time.sleep(60)


setattr(building, "write_bag", wait)  # noqa: B010 - the place to stop at, which is not exported
building.build_dossier(
    sample_case(), Addressee.POLICE, Path(sys.argv[1]), clock=FixedClock(), messages=load_messages("fr")
)
