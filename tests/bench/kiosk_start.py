"""Time from exec to the kiosk's first painted page, beside the bare PySide6 program."""

from collections.abc import Mapping
from pathlib import Path

from bench.first_paint import Start, start_once

_BARE = Path(__file__).with_name("bare.py")
_SETTLE_S = 2.5


def start_pairs(python: Path, env: Mapping[str, str], pairs: int) -> tuple[list[Start], list[Start]]:
    """Start the kiosk and the bare program in turn; the first pair, which warms the caches, is left out."""
    kiosk, bare = [str(python.with_name("appui")), "kiosk"], [str(python), str(_BARE)]
    both = [(start_once(kiosk, env, _SETTLE_S), start_once(bare, env, 0.2)) for _ in range(pairs + 1)]
    return [ours for ours, _ in both[1:]], [theirs for _, theirs in both[1:]]
