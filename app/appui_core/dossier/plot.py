"""The bars of a repetition on paper: lines and surfaces of the page itself, told apart without colour."""

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from appui_core.cases.repetition_bars import Bars, Unit, ticks
from appui_core.dossier.page_style import INK, MUTED, REGULAR, RULE, TEXT_WIDTH
from appui_core.dossier.tagging import Node

_HEIGHT, _FOOT, _HEAD, _SIZE = 118.0, 16.0, 6.0, 7.5
_WIDEST = 30.0
_FORMATS = {Unit.DAY: "%d/%m/%y", Unit.WEEK: "%d/%m/%y", Unit.MONTH: "%m/%Y", Unit.YEAR: "%Y"}


class BarPlot(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """One bar a span, in points: full where a screen showed the day, hatched where only the keeping is known.

    What it shows stands in a table beneath it; `alt` says so to those who don't see it.
    """

    def __init__(self, found: Bars, alt: str = "") -> None:
        super().__init__()
        self._alt = alt
        self.width, self.height = TEXT_WIDTH, _HEIGHT
        self._bars = found

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the width of the text."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it as one picture with its description."""
        x, y = self.canv.absolutePosition(0, 0)
        box = f"{x:.2f} {y:.2f} {x + self.width:.2f} {y + self.height:.2f}"
        figure = Node("Figure", alt=self._alt, attributes=f"/A <</O /Layout /Placement /Block /BBox [{box}]>>")
        with self.canv.drawing_of(figure):
            self._draw()

    def _draw(self) -> None:
        canvas, marks = self.canv, ticks(self._bars.highest)
        high = _HEIGHT - _FOOT - _HEAD
        unit = high / marks[-1]
        left = stringWidth(str(marks[-1]), REGULAR, _SIZE) + 6
        canvas.setFont(REGULAR, _SIZE)
        canvas.setLineWidth(0.4)
        for mark in marks:
            y = _FOOT + mark * unit
            canvas.setStrokeColor(RULE if mark else INK)
            canvas.line(left, y, self.width, y)
            canvas.setFillColor(MUTED)
            canvas.drawRightString(left - 4, y - 2.5, str(mark))
        step = (self.width - left) / len(self._bars.bars)
        wide = min(_WIDEST, step * 0.72)
        for place, bar in enumerate(self._bars.bars):
            x = left + step * place + (step - wide) / 2
            if bar.shown:
                canvas.setFillColor(INK)
                canvas.rect(x, _FOOT, wide, bar.shown * unit, stroke=0, fill=1)
            if bar.kept:
                self._hatched(x, _FOOT + bar.shown * unit, wide, bar.kept * unit)
        self._dates(left, step)

    def _hatched(self, x: float, y: float, wide: float, high: float) -> None:
        canvas = self.canv
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(x, y, wide, high)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.5)
        canvas.drawPath(clip, stroke=1, fill=0)
        canvas.clipPath(clip, stroke=0, fill=0)
        start = y - wide
        while start < y + high:
            canvas.line(x, start, x + wide, start + wide)
            start += 3.2
        canvas.restoreState()

    def _dates(self, left: float, step: float) -> None:
        canvas, pattern = self.canv, _FORMATS[self._bars.unit]
        canvas.setFillColor(MUTED)
        room = stringWidth("88/88/88", REGULAR, _SIZE) + 8
        for place in self._bars.labelled(int((self.width - left) // room)):
            words = f"{self._bars.bars[place].first:{pattern}}"
            middle = left + step * (place + 0.5)
            half = stringWidth(words, REGULAR, _SIZE) / 2
            canvas.drawCentredString(min(max(middle, left + half), self.width - half), 4, words)


class Swatch(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A sample of a bar, for the legend."""

    def __init__(self, *, hatched: bool) -> None:
        super().__init__()
        self.width, self.height = 14.0, 8.0
        self._hatched = hatched

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Take a little room."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it as the bars are."""
        canvas = self.canv
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(0.5)
        canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0 if self._hatched else 1)
        if self._hatched:
            for start in range(-6, 14, 3):
                low, top = max(start, 0), min(start + 8, 14)
                canvas.line(low, low - start, top, top - start)
