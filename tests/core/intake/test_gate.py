"""No picture without a clear "no", for the length of one series only."""

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.gate import Gate, GateAnswer


@pytest.mark.parametrize("answer", [None, GateAnswer.YES, GateAnswer.UNSURE])
def test_anything_but_a_clear_no_is_refused(answer: GateAnswer | None) -> None:
    gate = Gate()
    with pytest.raises(AppuiError) as refused:
        gate.require(answer)
    assert refused.value.code is ErrorCode.GATE_NOT_ANSWERED
    assert not gate.open


def test_the_answer_holds_until_the_series_is_stopped() -> None:
    gate = Gate()
    gate.require(GateAnswer.NO)
    gate.require()
    assert gate.open
    gate.stop()
    assert gate.answer is None
    with pytest.raises(AppuiError):
        gate.require()


@pytest.mark.parametrize("answer", [GateAnswer.YES, GateAnswer.UNSURE])
def test_a_second_thought_closes_the_gate(answer: GateAnswer) -> None:
    gate = Gate()
    gate.require(GateAnswer.NO)
    with pytest.raises(AppuiError):
        gate.require(answer)
    with pytest.raises(AppuiError):
        gate.require()


def test_only_no_allows_an_image() -> None:
    assert [answer for answer in GateAnswer if answer.allows_image] == [GateAnswer.NO]
