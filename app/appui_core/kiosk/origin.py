"""How a process of the kiosk came to be, kept before it leaves the libraries below it no place to write to."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from appui_core.clock import SystemClock
from appui_core.kiosk.counter import Counter, counter_folder
from appui_core.kiosk.policy import Reading, policy_places, read_policy


class Origin(NamedTuple):
    """What the next visit is made from: files of the policy, `appui kiosk` as it was started, its environment.

    `read` reads files anew: not on the GUI thread once it runs.
    """

    read: Callable[[], Reading]
    command: Sequence[str]
    environment: Mapping[str, str]


def origin_of(
    policy_file: Path | None, config: Path, command: Sequence[str], environment: Mapping[str, str]
) -> Origin:
    """Return it for this process; `policy_file` is the one asked for, `config` the user's folder of settings."""
    where = policy_places(policy_file, config)
    return Origin(lambda: read_policy(where, policy_file, config), tuple(command), environment)


def count_visit(policy_file: Path | None) -> None:
    """Count a visit that begins, where the policy wants that; read anew, as the visit itself does."""
    if read_policy(policy_places(policy_file), policy_file).policy.count_openings:
        Counter(counter_folder(), SystemClock()).opened()
