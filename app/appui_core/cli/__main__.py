"""`python -m appui_core.cli`: the verbs that need no screen, without the window's package."""

import sys

from appui_core.cli import parse, refuse, run
from appui_core.errors import AppuiError, ErrorCode
from appui_core.privacy.memory import refuse_core_dumps


def main() -> int:
    """Answer the command line of this process; return the exit code."""
    words = sys.argv[1:]
    refuse_core_dumps(wholly=True)
    try:
        return run(parse(words))
    except KeyboardInterrupt:
        # Before the verb has its own border, while it is still being imported.
        import signal  # noqa: PLC0415 - only then

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return refuse(parse(words), AppuiError(ErrorCode.INTERRUPTED))


if __name__ == "__main__":
    sys.exit(main())
