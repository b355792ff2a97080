"""Names and words in other scripts on paper: which font draws a character, and in which order a line shows it.

The text stays in the order of reading until its lines are known; then each line is put in the order of sight
(Unicode bidirectional algorithm). Arabic letters are joined beforehand. Scripts that need more than that
(Devanagari, Thai and others) have no font here and are printed as numbers.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from appui_core.errors import AppuiError, ErrorCode
from appui_core.locate import resources_dir

_ARABIC = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
_EAST_ASIAN = "\u1100-\u11ff\u2e80-\u312f\u3130-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffee"
_PICTURES = "\u200d\ufe0f\u20e3\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
# First match counts; the circled marks among the East Asian ones are drawn as pictures elsewhere too.
_FACES = (
    ("AppuiArabic", "NotoSansArabic-Regular.ttf", re.compile(f"[{_ARABIC}]")),
    ("AppuiHebrew", "NotoSansHebrew-Regular.ttf", re.compile(f"[{_HEBREW}]")),
    ("AppuiPictures", "NotoEmoji-Regular.ttf", re.compile(f"[{_PICTURES}]")),
    ("AppuiEastAsian", "DroidSansFallback.ttf", re.compile(f"[{_EAST_ASIAN}]")),
)
_MAY_BE_FOREIGN = re.compile(f"[{_ARABIC}{_HEBREW}{_PICTURES}{_EAST_ASIAN}]")
_RIGHT_TO_LEFT = re.compile(f"[{_ARABIC}{_HEBREW}]")
_SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_TO_UNICODE = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
# Of a paragraph's letters: from there on it is one of that script, not a name among other words.
_MOSTLY = 2 / 3

HARMLESS = re.compile(
    rf"(?<=[\u0620-\u064a\u066e-\u06d3])[\u064b-\u0652\u0670]{{1,2}}"
    rf"|(?<=[0-9#*])\ufe0f\u20e3|(?<=[{_PICTURES}])\ufe0f?(?:\u200d(?=[{_PICTURES}]))?"
)
"""Marks and joiners that show as what they are: two vowels on an Arabic letter, what joins pictures to one."""


class _Face(TTFont):  # type: ignore[misc]  # reportlab ships no types
    """A font whose text is read back as it was written: beyond 16 bits too, and not as joined shapes."""

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 - the library's own
        """Add the font's objects to a document."""
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith("toUnicodeCMap:"):
                table = doc.idToObject[name]
                table.content = _TO_UNICODE.sub(_written, table.content)


def _written(found: re.Match[str]) -> str:
    text = unshaped(chr(int(found[2], 16)))
    return f"<{found[1]}> <{text.encode('utf-16-be').hex().upper()}>"


def face_of(char: str) -> str | None:
    """Return the font that draws a character that the dossier's own font lacks, or None.

    Raises AppuiError: CONTENT_MISSING.
    """
    for name, file, pattern in _FACES:
        if pattern.match(char) and ord(char) in _glyphs(name, file):
            return name
    return None


@lru_cache
def _glyphs(name: str, file: str) -> dict[int, int]:
    """Register a font; the East Asian one takes a quarter of a second, so only who needs it waits."""
    try:
        font = _Face(name, str(resources_dir() / "fonts" / file))
    except (OSError, TTFError) as error:
        raise AppuiError(ErrorCode.CONTENT_MISSING, file) from error
    pdfmetrics.registerFont(font)
    glyphs: dict[int, int] = font.face.charToGlyph
    return glyphs


def runs(text: str, own: Callable[[str], bool]) -> Iterator[tuple[str | None, str]]:
    """Yield pieces of a text with the font that each needs; None is the page's own, `own` knows its characters."""
    for face, chars in groupby(text, lambda char: None if own(char) else face_of(char)):
        yield face, "".join(chars)


def is_right_to_left(text: str) -> bool:
    """Tell whether some of a text is read from the right."""
    return _RIGHT_TO_LEFT.search(text) is not None


def is_foreign(text: str) -> bool:
    """Tell whether some of a text may need another font."""
    return _MAY_BE_FOREIGN.search(text) is not None


def shaped(text: str) -> str:
    """Return a text with its Arabic letters joined, still in the order of reading."""
    return _reshaper().reshape(text) if _RIGHT_TO_LEFT.search(text) else text


def unshaped(text: str) -> str:
    """Return what `shaped` was given."""
    return _SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def begins_at_the_right(paragraph: str) -> bool:
    """Tell whether a paragraph is one of a script that is read from the right: most of its letters are.

    A foreign name among French words turns nothing around.
    """
    letters = [unicodedata.bidirectional(char) for char in paragraph]
    right, left = sum(kind in {"R", "AL"} for kind in letters), letters.count("L")
    return right > _MOSTLY * (right + left)


def in_order_of_sight(line: str, *, from_right: bool) -> str:
    """Return one line of a paragraph as it is drawn from left to right."""
    if not _RIGHT_TO_LEFT.search(line):
        return line
    # The one of its two that turns brackets too.
    from bidi.algorithm import get_display  # noqa: PLC0415 - 70 ms; rarely needed

    seen: str = get_display(line, base_dir="R" if from_right else "L")
    return seen


@lru_cache
def _reshaper() -> Any:  # noqa: ANN401 - the library ships no types
    from arabic_reshaper import ArabicReshaper  # noqa: PLC0415 - 24 ms; rarely needed

    # Only the joints that no Arabic text goes without (lam and alef); every vowel that was written stays.
    return ArabicReshaper({"delete_harakat": False, "delete_tatweel": False, "ARABIC LIGATURE ALLAH": False})
