"""Which question comes next, or which situation it is: the first row of the table that fits wins."""

from collections.abc import Mapping

from appui_core.content.triage import Question, Situation, TriageData

Answers = Mapping[str, str]


def next_of(data: TriageData, answers: Answers) -> Question | Situation:
    """Return the situation that the answers (question -> answer) lead to, else the question to ask next.

    A question is asked only while a row further up still depends on it: whoever speaks of death answers one
    question, not four.
    """
    for row in data.situations:
        open_questions = _undecided(data, row, answers)
        if open_questions is None:
            continue
        if not open_questions:
            return row
        return open_questions[0]
    # The content check wants a last row that fits everything; a table without one still gets an answer.
    return data.situations[-1]


def _undecided(data: TriageData, row: Situation, answers: Answers) -> tuple[Question, ...] | None:
    """Return the questions on which a row still depends, in their order; None when it no longer fits."""
    for name, fitting in row.when.items():
        if name in answers and answers[name] not in fitting:
            return None
    return tuple(question for question in data.questions if question.id in row.when and question.id not in answers)
