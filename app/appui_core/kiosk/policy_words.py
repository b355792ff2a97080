"""What is set aside of a policy, as one calm sentence each; for `appui policy` and the kiosk's page for adults."""

from appui_core.kiosk import policy_values as values
from appui_core.kiosk.policy import Problem
from appui_core.messages import Messages, languages


def problem_words(messages: Messages, problem: Problem) -> str:
    """Return what is ignored and why, without the key and the file (`Problem` has both)."""
    return messages.text(
        f"policy.faults.{problem.code}",
        low=values.IDLE_LOW_S,
        high=values.IDLE_HIGH_S,
        most=values.MOST_ADULTS,
        languages=", ".join(languages()),
    )
