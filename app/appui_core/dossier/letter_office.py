"""What the two word-processor forms of a letter share: sizes, colours, and a ZIP that tells nothing of this PC."""

import io
import zipfile
from collections.abc import Collection

from appui_core.dossier.letter_sheet import Measure

FONT = "Arial"  # on every Windows and Mac; elsewhere a twin of the same widths stands in for it
SIZE_PT, LINE_PT, AFTER_PT = 10.5, 14.5, 7
MARGINS_MM = (25, 19, 20, 20)
"""Left (wide for a binder), right, top, bottom, on A4 (210 x 297 mm)."""
INK = "1C2830"
TAGS = {"fr": ("fr", "FR"), "en": ("en", "GB")}
PT_PER_MM = 72 / 25.4
# The first day that a ZIP can name: when a letter was made is said in it, where the person wants that.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def sheet_measure() -> Measure:
    """Return how wide a text is: in Appui's own font, which is wider than FONT, so that nothing is clipped unseen.

    Raises AppuiError: CONTENT_MISSING (the fonts).
    """
    from appui_core.dossier.letter_pdf import measure  # noqa: PLC0415 - reportlab, for the one letter with rows
    from appui_core.dossier.page_style import load_fonts  # noqa: PLC0415 - as said above

    load_fonts()
    return measure


def repacked(document: bytes, without: Collection[str] = ()) -> bytes:
    """Return an office file with the same parts, but without dates, extra fields and the parts named."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name in without or name.endswith("/"):
                continue
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.create_system = 0
            # The type of an OpenDocument stands first and bare, so that others find it.
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return target.getvalue()
