"""Life before proof: the question that stands first on the 3018 sheet, and whom to reach for each answer."""

from dataclasses import dataclass
from pathlib import Path

from appui_core.content.life import LifeFirstData, load_life_data
from appui_core.content.lines import in_language
from appui_core.content.problems import ContentError

# Should our own file be gone, these numbers still stand; they are the law's, not ours.
_NOW = ("15", "112", "114")
_NOW_WRITTEN = ("114",)
_THOUGHTS = ("3114",)


@dataclass(frozen=True, slots=True)
class LifeFirst:
    """Ids of lines with a sentence: someone acts now, or has thoughts. Without our file, no sentences."""

    question: str
    now: tuple[str, ...]
    now_text: str
    thoughts: tuple[str, ...]
    thoughts_text: str


def load_life_first(language: str, folder: Path | None = None, *, can_phone: bool = True) -> LifeFirst:
    """Read the life-first line; never raises: without the file the numbers remain.

    Without a telephone, "now" is 114 alone (text message or web); 3114 takes voice only and its sentence says so.
    """
    now = _NOW if can_phone else _NOW_WRITTEN
    try:
        data: LifeFirstData = load_life_data(folder)
    except ContentError:
        return LifeFirst("", now, "", _THOUGHTS, "")
    acting, thinking = (one.text if can_phone else one.text_written for one in (data.now, data.thoughts))
    return LifeFirst(
        question=in_language(data.question, language),
        now=data.now.lines if can_phone else tuple(line for line in data.now.lines if line in _NOW_WRITTEN),
        now_text=in_language(acting, language),
        thoughts=data.thoughts.lines,
        thoughts_text=in_language(thinking, language),
    )
