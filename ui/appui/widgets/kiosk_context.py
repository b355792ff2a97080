"""What a room of the kiosk is given: words, the line's state, the policy, and the way to another room. No more.

No vault, settings, key store, browser or clipboard: what is not here cannot be reached from a room.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from appui.tasks.runner import TaskRunner
    from appui.theme.theme import Theme
    from appui.widgets.pocket_card import PocketCard
    from appui_core.clock import Clock
    from appui_core.helpline.offer import Offer
    from appui_core.kiosk.policy import KioskPolicy
    from appui_core.messages import Messages


class KioskContext(NamedTuple):
    """Given to every room of the kiosk, which is built anew for each visit."""

    runner: "TaskRunner"
    clock: "Clock"
    theme: "Theme"
    messages: "Callable[[], Messages]"
    language: "Callable[[], str]"
    set_language: "Callable[[str], None]"
    policy: "KioskPolicy"
    # The PC's zone, and what the 3018 offers at this instant in it.
    zone: "Callable[[], tzinfo]"
    offer: "Callable[[], Offer]"
    # Go to a room by its id; the ids that there are.
    navigate: "Callable[[str], None]"
    rooms: "Callable[[], tuple[str, ...]]"
    # Whether a pocket card can be printed, and how the last one went.
    card: "PocketCard"
