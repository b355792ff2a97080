"""Which app, then what: the apps side by side, below them what there is for the one that was chosen."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.kiosk.parts.ask import Ask
from appui.pages.kiosk.parts.guide_place import GuidePlace, Topic
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.banner import Banner
from appui.widgets.choice import ChoiceCard, choice_rows
from appui.widgets.labels import Body, Heading
from appui.widgets.step_icons import OBJECT_ICONS
from appui_core.guides.address.sites import NAMES

_IN_A_ROW = 3
REPORT = "report"


class GuidePick(QWidget):
    """`platform(key)` and `topic(key)` are called with what was pressed."""

    def __init__(self, goal: str, platform: Callable[[str], None], topic: Callable[[str], None]) -> None:
        super().__init__()
        self._goal, self._topic = goal, topic
        self._cards: QWidget | None = None
        self._shown: tuple[Topic, ...] = ()
        self.cards: dict[str, ChoiceCard] = {}
        space = current_theme().space
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space("l"))
        # In which order to act: said once, before anything is chosen.
        self.order = Body("")
        self.order.setVisible(goal == REPORT)
        self.which = Heading("", 2)
        self.apps = Ask(lambda: translate("Kiosk", "Sur quelle appli ?"), lambda: platform(self.apps.chosen()))
        self.what = Heading("", 2)
        self.old = Banner("", "neutral")
        for one in (self.order, self.which, self.apps, self.what):
            self.column.addWidget(one)
        self._at = self.column.count()
        self.column.addWidget(self.old)

    def show_place(self, place: GuidePlace) -> None:
        """Show the apps, and what there is for the one that was chosen."""
        shelf, topics = place.shelf, place.topics()
        self.order.set_text(
            translate("Kiosk", "Dans l’ordre : garde une trace, mets en sourdine, signale, puis bloque.")
        )
        self.which.set_text(translate("Kiosk", "Sur quelle appli ?"))
        self.apps.set_words([(key, NAMES.get(key, key)) for key in place.platforms()])
        for key in place.platforms():
            self.apps.chip(key).setObjectName(f"app_{key}")
        name = NAMES.get(place.platform, "")
        pattern = (
            translate("Kiosk", "{app} : que veux-tu signaler ?")
            if self._goal == REPORT
            else translate("Kiosk", "{app} : que veux-tu régler ?")
        )
        self.what.set_text(pattern.format(app=name))
        self.what.setVisible(bool(topics))
        self._put(topics)
        old = place.platform in shelf.old and shelf.said is not None
        if old and shelf.said is not None:
            self.old.set_text(shelf.said.note("old_guide", shelf.language))
        self.old.setVisible(old)

    def stops(self) -> list[QWidget]:
        """Return what the keyboard goes through, in order."""
        return [*self.apps.chips(), *self.cards.values()]

    def _put(self, topics: tuple[Topic, ...]) -> None:
        if topics == self._shown:
            return
        self._shown = topics
        if self._cards is not None:
            self.column.removeWidget(self._cards)
            self._cards.hide()
            self._cards.deleteLater()
        self.cards = {}
        for topic in topics:
            card = self.cards[topic.key] = ChoiceCard(
                OBJECT_ICONS.get(topic.guides[0].guide.object, "flag"), topic.title
            )
            card.setObjectName(f"topic_{topic.key}")
            card.tell(self._topic, topic.key)
        self._cards = choice_rows(list(self.cards.values()), _IN_A_ROW)
        self.column.insertWidget(self._at, self._cards)
