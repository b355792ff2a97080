"""Whether a text that somebody wrote says a fact that was noted: an address, an account, words."""

import re
from functools import lru_cache

from appui_core.cases.aliases import fold

# Shorter ones stand in any text by chance.
_LEAST = 3
# A letter or a digit that goes on before or after makes it another word; where nobody writes spaces, nothing does.
_GOES_ON = r"[^\W_\u3040-\u30ff\u3400-\u9fff]"


def plain(text: str) -> str:
    """Return a text as `says` compares it: without accents, capitals, line breaks and kinds of apostrophes."""
    return " ".join(fold(text).replace("’", "'").split())


def says(text: str, fact: str) -> bool:
    """Tell whether a text, made `plain`, says a fact as a whole; of a fact too short to tell anything, never."""
    sought = _sought(fact)
    return sought is not None and sought.search(text) is not None


@lru_cache(maxsize=4096)
def _sought(fact: str) -> re.Pattern[str] | None:
    value = plain(fact)
    if len(value) < _LEAST:
        return None
    before = f"(?<!{_GOES_ON})" if re.match(_GOES_ON, value) else ""
    after = f"(?!{_GOES_ON})" if re.match(_GOES_ON, value[-1]) else ""
    return re.compile(f"{before}{re.escape(value)}{after}")
