"""One step, large: what to do, the word as on the phone, its English, what to mind; and the ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from appui.pages.report.model import notices_at
from appui.pages.report.wording import STEP_ICONS, step_title
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.card import Card
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.tile import IconTile
from appui.widgets.worded import Worded
from appui_core.guides.model import Guide


class StepCard(Card):
    """`done` for the next step, `back` for the one before, `keep` for the room "Preuves"."""

    done = Signal()
    back = Signal()
    keep = Signal()

    def __init__(self) -> None:
        super().__init__(padding="xxl")
        self.w = Worded()
        self._tile = IconTile("hand")
        self._tile_row = QHBoxLayout()
        self._tile_row.addWidget(self._tile)
        self.place = Small("")
        self._tile_row.addWidget(self.place, 1, Qt.AlignmentFlag.AlignVCenter)
        self.title = Heading("", 0)
        self.title.setObjectName("step_title")
        self.text = Body("", muted=True, lead=True)
        self.english = Small("")
        self.english.setObjectName("step_english")
        self.vary = Small("")
        self.before = Banner("", "warn")
        self._notices = QVBoxLayout()
        self._banners: list[Banner] = []
        self.body.addLayout(self._tile_row)
        for widget in (self.title, self.text, self.english, self.vary, self.before):
            self.body.addWidget(widget)
        self.body.addLayout(self._notices)
        self.body.addStretch(1)
        self.back_button = self.w.button(lambda: translate("Report", "Retour"), "back", name="step_back")
        self.done_button = self.w.button(
            lambda: translate("Report", "C’est fait"), "check", "primary", "step_done"
        )
        self.keep_button = self.w.button(
            lambda: translate("Report", "Garder une preuve"), "camera", name="step_keep"
        )
        self.back_button.clicked.connect(self.back)
        self.done_button.clicked.connect(self.done)
        self.keep_button.clicked.connect(self.keep)
        row = FlowLayout()
        for button in (self.back_button, self.done_button, self.keep_button):
            row.addWidget(button)
        self.body.addLayout(row)

    def show_step(self, guide: Guide, index: int, language: str) -> None:
        """Show a step of a guide."""
        step = guide.steps[index]
        first = index == 0
        self._show_tile(STEP_ICONS.get(step.icon, "hand"))
        self.place.set_text(
            translate("Report", "Étape {number} sur {count}").format(number=index + 1, count=len(guide.steps))
        )
        title = step_title(step, language)
        self.title.set_text(title)
        # The texts of the first step begin with its title.
        self.text.set_text(step.text.removeprefix(f"{title}. "))
        shown = step.on_screen and bool(step.label_en)
        self.english.set_text(
            translate("Report", "En anglais : {label}").format(label=step.label_en) if shown else ""
        )
        self.english.setVisible(shown)
        self.vary.set_text(
            translate("Report", "Le mot peut varier. Cherchez ce qui y ressemble, à la même place.")
        )
        self.vary.setVisible(step.on_screen and not step.label_confirmed)
        self.before.set_text(guide.before.removeprefix(f"{title}. "))
        self.before.setVisible(first and bool(guide.before))
        self.keep_button.set_tone("primary" if first else "secondary")
        self.done_button.set_tone("secondary" if first else "primary")
        self._show_notices([notice.text for notice in notices_at(guide, index)])

    def retranslate(self) -> None:
        """Say the buttons in the language in force; the step itself is shown anew by the page."""
        self.w.again()

    def _show_tile(self, icon: str) -> None:
        self._tile_row.removeWidget(self._tile)
        self._tile.hide()
        self._tile.deleteLater()
        self._tile = IconTile(icon)
        self._tile_row.insertWidget(0, self._tile)

    def _show_notices(self, texts: list[str]) -> None:
        for banner in self._banners:
            self._notices.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self._banners = []
        if texts:
            banner = Banner("\n".join(texts), "warn")
            self._notices.addWidget(banner)
            self._banners.append(banner)
