"""What Appui noticed about files without being asked: a place, a film, more than the page shows."""

import contextlib
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.wording import date_words
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.worded import Worded
from appui_core.cases.model import Exhibit
from appui_core.content.filmed import Filmed, load_filmed
from appui_core.content.problems import ContentError


class Noticed(QWidget):
    """Lines about one exhibit or many; hidden when there is nothing to say."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._exhibits: tuple[Exhibit, ...] = ()
        self.w = Worded()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.film = self.w.banner(self._film_words, "warn")
        self.place = self.w.banner(self._place_words, "neutral")
        self.more = self.w.small(self._more_words)
        for widget in (self.film, self.place, self.more):
            column.addWidget(widget)
        self.hide()

    def show_exhibits(self, exhibits: Sequence[Exhibit]) -> None:
        """Say what there is to say about these."""
        self._exhibits = tuple(exhibits)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        films = any(map(is_film, self._exhibits))
        more = bool(self._more_words())
        self.film.setVisible(films)
        self.place.setVisible(bool(self._noted("holds_place")))
        self.more.setVisible(more)
        self.setVisible(films or more or bool(self._noted("holds_place")))
        self.w.again()

    def _noted(self, name: str) -> int:
        return sum(1 for exhibit in self._exhibits if name in exhibit.capture)

    def _film_words(self) -> str:
        words = translate(
            "Evidence",
            "Gardée ici, une vidéo peut servir de preuve. Ne la publiez pas et ne l’envoyez qu’à ceux qui "
            "peuvent agir.",
        )
        filmed = self._law()
        if filmed is None:
            return words
        law = translate(
            "Evidence",
            "Diffuser des images de violences, ou une image intime sans accord, est un délit (code pénal, "
            "articles {violence} et {intimate} ; relu le {date}).",
        ).format(
            violence=filmed.violence.number,
            intimate=filmed.intimate.number,
            date=date_words(min(filmed.violence.fact.checked_on, filmed.intimate.fact.checked_on)),
        )
        return f"{words} {law}"

    def _law(self) -> Filmed | None:
        """Return what the law says, where the content pack knows it and it is not old."""
        if not any(map(is_film, self._exhibits)):
            return None
        with contextlib.suppress(ContentError):
            filmed = load_filmed()
            if filmed.may_be_told(self._ctx.now().date()):
                return filmed
        return None

    def _place_words(self) -> str:
        placed = [exhibit for exhibit in self._exhibits if "holds_place" in exhibit.capture]
        count, films = len(placed), all(map(is_film, placed))
        if len(self._exhibits) == 1:
            words = (
                translate("Evidence", "Cette vidéo contient l’endroit où elle a été filmée.")
                if films
                else translate("Evidence", "Cette photo contient l’endroit où elle a été prise.")
            )
        elif films:
            words = translate("Evidence", "%n vidéo(s) contiennent l’endroit où elles ont été filmées.", "", count)
        else:
            words = translate("Evidence", "%n photo(s) contiennent l’endroit où elles ont été prises.", "", count)
        stays = translate(
            "Evidence",
            "L’original ne change pas : qui le reçoit peut lire cet endroit. Appui ne l’affiche pas.",
        )
        return f"{words} {stays}" if count else ""

    def _more_words(self) -> str:
        sentences = []
        animated, trailing = self._noted("animated"), self._noted("trailing_bytes")
        if animated:
            sentences.append(
                translate(
                    "Evidence",
                    "%n image(s) animées : Appui montre la première image seulement, l’original est entier.",
                    "",
                    animated,
                )
            )
        if trailing:
            sentences.append(
                translate(
                    "Evidence",
                    "%n fichier(s) portent d’autres données après l’image ; elles sont gardées avec.",
                    "",
                    trailing,
                )
            )
        return " ".join(sentences)


def is_film(exhibit: Exhibit) -> bool:
    """Tell whether an exhibit is a video."""
    return exhibit.media_type.startswith("video/")
