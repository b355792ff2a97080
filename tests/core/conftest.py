"""What the tests of the core share."""

from pathlib import Path

import pytest

from fakes.content_folder import copy_content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the content that ships with Appui."""
    return copy_content(tmp_path)
