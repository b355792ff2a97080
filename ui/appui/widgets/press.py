"""What a window gives to a part of its frame: the words of a button, and what a press does."""

from collections.abc import Callable
from typing import NamedTuple


class Press(NamedTuple):
    """`text` is a function, so that a change of language reaches it."""

    text: Callable[[], str]
    act: Callable[[], None]
