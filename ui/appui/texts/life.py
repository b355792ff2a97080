"""Life before proof, in words: whom to reach when someone is acting now, and whom for thoughts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appui_core.helpline.life_first import LifeFirst


def life_words(life: "LifeFirst") -> tuple[str, str]:
    """Return the two sentences; without our file the numbers still stand."""
    return life.now_text or " · ".join(life.now), life.thoughts_text or " · ".join(life.thoughts)
