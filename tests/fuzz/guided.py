"""The walks of intake, led by coverage (atheris): bytes in, a value or an `AppuiError` out, or a find.

The first byte of an input chooses the name that the rest comes under. Started by `run.py --guided`.
"""

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

with atheris.instrument_imports(include=["appui_core.intake"]):
    from fuzz.feed import examined

from data.formats import samples

_NAMES = tuple(samples())


def _one(data: bytes) -> None:
    if data:
        examined(data[1:], _NAMES[data[0] % len(_NAMES)])


if __name__ == "__main__":
    atheris.Setup(sys.argv, _one)
    atheris.Fuzz()
