"""What the tests of intake share."""

import io
from collections.abc import Callable

import pytest

from appui_core.errors import AppuiError
from appui_core.intake.files import examine_stream
from appui_core.intake.original import Structure

Refusal = tuple[str, str]


@pytest.fixture
def walk() -> Callable[[bytes], Structure]:
    """Return the walk over bytes."""
    return lambda data: examine_stream(io.BytesIO(data))[1]


@pytest.fixture
def refusal() -> Callable[[bytes], Refusal]:
    """Return a function that walks bytes which must be refused, and tells the code and the rule."""

    def refused(data: bytes) -> Refusal:
        with pytest.raises(AppuiError) as caught:
            examine_stream(io.BytesIO(data))
        return caught.value.code.value, caught.value.detail

    return refused
