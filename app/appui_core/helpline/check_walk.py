"""The self-check without any widget: where a person stands, held in memory alone and forgotten on request.

There is nothing to add up: an answer either leads to help at once, or names a card to read afterwards.
"""

from enum import StrEnum

from appui_core.content.lines import in_language
from appui_core.content.self_check import Question, Route, SelfCheck
from appui_core.helpline.offer import Alternative, Offer


class Stage(StrEnum):
    """What the self-check shows."""

    READER = "reader"
    QUESTION = "question"
    HELP = "help"
    END = "end"


class Answer(StrEnum):
    """What can be said to a question; `SKIP` says nothing."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    SKIP = "skip"


_SAYS_SOMETHING = frozenset({Answer.YES, Answer.UNSURE})


class CheckModel:
    """One walk through the questions."""

    def __init__(self, data: SelfCheck) -> None:
        self.data = data
        self.stage = Stage.READER
        self.reader = ""
        self.index = 0
        self.route = ""
        self._answers: list[Answer | None] = []
        self.forget()

    def forget(self) -> None:
        """Forget reader and answers, and stand at the beginning."""
        self.stage, self.reader, self.index, self.route = Stage.READER, "", 0, ""
        self._answers = [None] * len(self.data.questions)

    @property
    def question(self) -> Question:
        """The current question."""
        return self.data.questions[self.index]

    def is_empty(self) -> bool:
        """Tell whether there is nothing to forget."""
        return not self.reader and all(answer is None for answer in self._answers)

    def choose_reader(self, reader: str) -> None:
        """Take who reads: one of self_check.READERS."""
        self.reader, self.stage, self.index = reader, Stage.QUESTION, 0

    def answer(self, answer: Answer) -> None:
        """Take an answer: yes or "I don't know" to a question of distress leads to help at once."""
        self._answers[self.index] = answer
        if self.question.route and answer in _SAYS_SOMETHING:
            self.ask_help(self.question.route)
        else:
            self._next()

    def ask_help(self, route: str) -> None:
        """Show help for a route of self_check.ROUTES."""
        self.route, self.stage = route, Stage.HELP

    def go_on(self) -> None:
        """Leave the help again: after the question that led there, or at it when nobody answered it yet."""
        if self._answers[self.index] is None:
            self.stage = Stage.QUESTION
        else:
            self._next()

    def back(self) -> None:
        """Go one step back."""
        if self.stage in {Stage.HELP, Stage.END}:
            self.stage = Stage.QUESTION
        elif self.stage == Stage.QUESTION and self.index:
            self.index -= 1
        else:
            self.stage, self.reader = Stage.READER, ""

    def says_something(self) -> bool:
        """Tell whether any answer was yes or "I don't know"; how many, nobody counts."""
        return any(answer in _SAYS_SOMETHING for answer in self._answers)

    def cards(self) -> tuple[str, ...]:
        """Return the ids of the cards that an adult is led to, each once, in the order of the questions."""
        if self.reader != "adult":
            return ()
        return tuple(dict.fromkeys(question.card for question in self._named() if question.card))

    def hints(self, language: str) -> tuple[str, ...]:
        """Return what a young person may need to know at once, by their answers."""
        if self.reader != "young":
            return ()
        found = (in_language(question.hint, language) for question in self._named())
        return tuple(hint for hint in found if hint)

    def _named(self) -> list[Question]:
        pairs = zip(self.data.questions, self._answers, strict=True)
        return [question for question, answer in pairs if answer in _SAYS_SOMETHING]

    def _next(self) -> None:
        if self.index + 1 < len(self.data.questions):
            self.index, self.stage = self.index + 1, Stage.QUESTION
        else:
            self.stage = Stage.END


def helpers(route: Route, offer: Offer) -> tuple[Alternative, ...]:
    """Return who answers for a route, in its order; without a telephone only those who need no voice."""
    wanted = route.lines if offer.can_phone else route.lines_written
    known = {one.id: one for one in offer.alternatives}
    return tuple(known[line] for line in wanted if line in known)
