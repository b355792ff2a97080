"""Things that are made when first asked for, so that a start does without them."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Later:
    """Stands for a service until it is first used, so that its import waits until then."""

    def __init__(self, made: Callable[[], object]) -> None:
        self._made = once(made)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the service has under that name
        return getattr(self._made(), name)


def once(make: Callable[[], T]) -> Callable[[], T]:
    """Return a function that makes the thing at its first call and gives the same one ever after."""
    made: list[T] = []

    def get() -> T:
        if not made:
            made.append(make())
        return made[0]

    return get
