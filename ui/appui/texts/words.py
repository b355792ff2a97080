"""Words bound to the widgets that show them, so that a change of language reaches each in one call."""

from collections.abc import Callable


class Words:
    """Remembers, for each text on a widget, how it is set and what it says in the language in force."""

    def __init__(self) -> None:
        self._bound: list[Callable[[], None]] = []

    def bind(self, setter: Callable[[str], object], text: Callable[[], str]) -> None:
        """Set the text now, and again at each `again`; `text` is a function around one `translate` call."""

        def apply() -> None:
            setter(text())

        apply()
        self._bound.append(apply)

    def again(self) -> None:
        """Set every text anew."""
        for apply in self._bound:
            apply()
