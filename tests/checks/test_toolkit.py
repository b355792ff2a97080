"""The toolkit that is installed here is sound enough for a program that runs all day."""

import sys

from PySide6.QtCore import QRect


def test_a_call_that_returns_nothing_leaves_none_alone() -> None:
    # PySide6-Essentials 6.12.0 fails this; before Python 3.12 its programs abort with "deallocating None".
    rect = QRect()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        rect.setWidth(3)
    lost = before - sys.getrefcount(None)
    assert sys.version_info >= (3, 12) or lost < 100
