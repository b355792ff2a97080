"""Does one operation in a process of its own, so that strace can disturb or watch it: `python -m core.harm.alone`.

Two arguments: the operation and the scene's folder. What it says goes to standard output as JSON lines.
"""

import json
import os
import sys
from pathlib import Path

from appui_core.errors import AppuiError
from core.harm.operations import OPERATIONS
from core.harm.scene import Scene, lighten


def main() -> int:
    """Do it; return 0 when it was done, 3 when it was refused."""
    lighten()
    operation, base = sys.argv[1:]
    try:
        with OPERATIONS[operation](Scene(Path(base))) as (about, go):
            for words in about:
                _say("try", *words)
            _say("now", "")
            go()
            for words in about:
                _say("did", *words)
    except AppuiError as error:
        _say("refused", error.code.value, error.detail)
        return 3
    return 0


def _say(*words: object) -> None:
    os.write(1, json.dumps(words).encode("utf-8") + b"\n")


if __name__ == "__main__":
    os._exit(main())
