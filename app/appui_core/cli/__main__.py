"""`python -m appui_core.cli`: the verbs that need no screen, without the window's package."""

import sys

from appui_core.cli import parse, run


def main() -> int:
    """Answer the command line of this process; return the exit code."""
    return run(parse(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
