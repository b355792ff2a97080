"""The typography of paper: fonts, colours, margins and styles."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from appui_core.dossier import scripts
from appui_core.dossier.wording import Cleaner
from appui_core.errors import AppuiError, ErrorCode
from appui_core.locate import resources_dir

REGULAR, BOLD = "AppuiInter", "AppuiInter-SemiBold"

# Dark enough on white, and apart from each other when printed in grey.
INK, MUTED, RULE, GROUND, ACCENT = (
    HexColor(value) for value in ("#1C2830", "#52606A", "#C9C3B8", "#F3F1EC", "#0F5C63")
)

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 26 * mm, 19 * mm, 25 * mm, 22 * mm
"""Margins in points; the left one is wide for a binder."""
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT


def load_fonts() -> Cleaner:
    """Register the fonts that ship with Appui; return what makes foreign text printable in them.

    Raises AppuiError: CONTENT_MISSING.
    """
    _register(resources_dir() / "fonts")
    return Cleaner(lambda char: own_glyph(char) or scripts.face_of(char) is not None, scripts.HARMLESS)


@lru_cache(maxsize=1)
def _register(folder: Path) -> None:
    """Read the two weights once: 25 ms, and a document that is being drawn in another thread keeps its fonts."""
    for name, file in ((REGULAR, "Inter-Regular.ttf"), (BOLD, "Inter-SemiBold.ttf")):
        try:
            font = TTFont(name, str(folder / file))
        except (OSError, TTFError) as error:
            raise AppuiError(ErrorCode.CONTENT_MISSING, file) from error
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def own_glyph(char: str) -> bool:
    """Tell whether the dossier's own font has a character, in both weights; the fonts are loaded."""
    return all(ord(char) in pdfmetrics.getFont(name).face.charToGlyph for name in (REGULAR, BOLD))


def _style(name: str, size: float, leading: float, **more: Any) -> ParagraphStyle:  # noqa: ANN401 - reportlab's own
    base = {
        "fontName": REGULAR,
        "bulletFontName": REGULAR,
        "textColor": INK,
        "alignment": TA_LEFT,
        "splitLongWords": 1,
    }
    return ParagraphStyle(name, fontSize=size, leading=leading, **{**base, **more})


STYLES = {
    "brand": _style("brand", 9, 12, textColor=ACCENT, fontName=BOLD),
    "title": _style("title", 25, 31, fontName=BOLD, spaceAfter=5),
    "subtitle": _style("subtitle", 13.5, 19, textColor=MUTED, spaceAfter=16),
    "h1": _style("h1", 17, 22, fontName=BOLD, spaceAfter=9, keepWithNext=1),
    "h2": _style("h2", 11, 15, fontName=BOLD, spaceBefore=11, spaceAfter=4, keepWithNext=1),
    "body": _style("body", 10, 15, spaceAfter=7),
    "lead": _style("lead", 11, 17, spaceAfter=8),
    "item": _style("item", 10, 15, leftIndent=13, bulletIndent=1, spaceAfter=5),
    "letter_item": _style("letter_item", 10, 15, leftIndent=13, bulletIndent=1, spaceAfter=2),
    "small": _style("small", 8.5, 12, textColor=MUTED),
    "label": _style("label", 8.5, 12.5, textColor=MUTED),
    "value": _style("value", 9.5, 12.5),
    "cell": _style("cell", 8.5, 11.5),
    "cell_strong": _style("cell_strong", 8.5, 11.5, fontName=BOLD),
    "head": _style("head", 8, 11, textColor=MUTED),
    "code": _style("code", 8.2, 12.5),
    "strong": _style("strong", 10, 15, fontName=BOLD),
}
