"""How a process of the kiosk came to be, kept before it leaves the libraries below it no place to write to."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from appui_core.kiosk.policy import Reading, policy_places, read_policy
from appui_core.locate import places


class Origin(NamedTuple):
    """What the next visit is made from: files of the policy, `appui kiosk` as it was started, its environment.

    `read` reads files anew: not on the GUI thread once it runs.
    """

    read: Callable[[], Reading]
    command: Sequence[str]
    environment: Mapping[str, str]


def origin_of(policy_file: Path | None, command: Sequence[str]) -> Origin:
    """Return it for this process; `policy_file` is the one that was asked for on the command line."""
    config = places().config
    where = policy_places(policy_file, config)
    return Origin(lambda: read_policy(where, policy_file, config), tuple(command), dict(os.environ))
