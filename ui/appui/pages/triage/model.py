"""Where a person stands in the four questions; the answers live here alone, and only while the page is open."""

from collections.abc import Mapping
from types import MappingProxyType

from appui_core.content.triage import Question, Situation, TriageData
from appui_core.triage.ask import next_of


class TriageModel:
    """Walks through the questions. `answers`: question -> answer, in the order in which they were given."""

    def __init__(self, data: TriageData) -> None:
        self.data = data
        self._answers: dict[str, str] = {}

    @property
    def answers(self) -> Mapping[str, str]:
        """What was answered so far."""
        return MappingProxyType(self._answers)

    @property
    def here(self) -> Question | Situation:
        """The question to ask, or the situation that was found."""
        return next_of(self.data, self._answers)

    @property
    def number(self) -> int:
        """Return which of the questions stands here, from 1."""
        return len(self._answers) + 1

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is an answer to take back."""
        return bool(self._answers)

    def choose(self, answer: str) -> None:
        """Take the answer to the question that stands here."""
        here = self.here
        if isinstance(here, Question):
            self._answers[here.id] = answer

    def back(self) -> None:
        """Take the last answer back."""
        if self._answers:
            self._answers.popitem()

    def start_over(self) -> None:
        """Forget every answer."""
        self._answers.clear()
