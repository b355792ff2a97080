"""Two thousand exhibits, half of them in one case: opened, listed, searched, checked, backed up and restored.

`make soak` does the same with a hundred thousand, ten thousand of them in one case.
"""

from pathlib import Path

import pytest

from core.harm.driver import workplace
from core.harm.many import exercise


def test_two_thousand(tmp_path_factory: pytest.TempPathFactory) -> None:
    with workplace(tmp_path_factory.mktemp("many")) as place:
        assert isinstance(place, Path)
        exercise(place, exhibits=2000, longest=1000)
