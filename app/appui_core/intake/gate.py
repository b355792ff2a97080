"""The question before every series: does it show a minor naked, in underwear or in a sexual scene, even faked.

Only a clear "no" lets pictures in, and only until the series is stopped. "Yes" and "unsure" lead to the record
without image (`link`). There is no default: no answer is a refusal.
"""

from enum import StrEnum

from appui_core.errors import AppuiError, ErrorCode


class GateAnswer(StrEnum):
    """What a person answered."""

    NO = "no"
    YES = "yes"
    UNSURE = "unsure"

    @property
    def allows_image(self) -> bool:
        """Whether pictures may be kept; otherwise the way is the record without image."""
        return self is GateAnswer.NO


class Gate:
    """One series of captures or imports: the question is asked once, the answer holds until `stop`."""

    def __init__(self) -> None:
        self._answer: GateAnswer | None = None

    @property
    def answer(self) -> GateAnswer | None:
        """The answer in force, or None when the question has to be asked."""
        return self._answer

    @property
    def open(self) -> bool:
        """Whether pictures may come in now, without asking again."""
        return self._answer is not None and self._answer.allows_image

    def require(self, answer: GateAnswer | None = None) -> None:
        """Take an answer where one is given, then let pictures in or refuse.

        Raises AppuiError: GATE_NOT_ANSWERED unless the answer in force is NO.
        """
        if answer is not None:
            self._answer = answer
        if not self.open:
            raise AppuiError(ErrorCode.GATE_NOT_ANSWERED, str(self._answer or "unanswered"))

    def stop(self) -> None:
        """End the series: the next picture needs the question again."""
        self._answer = None
