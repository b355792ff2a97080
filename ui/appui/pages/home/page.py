"""The first page: three doors, the way to the four questions, two lines of numbers, and who Appui is not."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from appui.pages.home.model import DANGER, TALK, Short, shown
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.widgets.buttons import ActionButton, Tone
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.labels import Body, Heading, NumberWord, PlainLabel, Small
from appui.widgets.page import PageScroll
from appui.widgets.switch import Switch
from appui.widgets.tile import IconTile

_DOOR_PX: Final = 235
_NUMBERS_PX: Final = 380


class HomePage(PageScroll):
    """`page_id` "home"."""

    page_id = "home"

    def __init__(self, context: PageContext) -> None:
        super().__init__(max_width=1248)
        self._context = context
        self._words = Words()
        self._lines: list[_NumberLine] = []
        space = self.theme.space
        title, lead = Heading("", 0), Body("", muted=True, lead=True)
        self._words.bind(title.set_text, lambda: translate("Home", "De quoi avez-vous besoin ?"))
        self._words.bind(
            lead.set_text, lambda: translate("Home", "Commencez où vous voulez. Rien ne part sans votre accord.")
        )
        self.body.setSpacing(space("l"))
        head = QVBoxLayout()
        head.setContentsMargins(0, space("s"), 0, 0)
        head.setSpacing(space("s"))
        head.addWidget(title)
        head.addWidget(lead)
        self.body.addLayout(head)
        middle = QVBoxLayout()
        middle.setSpacing(space("s"))
        middle.addLayout(self._doors())
        middle.addLayout(_at_start(self._where_to_begin()))
        middle.addLayout(self._numbers())
        self.body.addLayout(middle)
        self.body.addLayout(self._foot())
        self.body.addStretch(1)
        self._unsubscribe = context.settings.changed.subscribe(self._setting_changed)
        self.destroyed.connect(self._unsubscribe)

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Home", "Accueil")

    def shown(self) -> None:
        """Nothing waits for a visit."""

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()
        for line in self._lines:
            line.fill(can_phone=self._context.settings.flag("can_phone"))

    def _doors(self) -> ColumnsLayout:
        row = ColumnsLayout(spacing=self.theme.space("xl"), least_px=_DOOR_PX)
        row.addWidget(
            self._door(
                ("phone", "call", "call"),
                lambda: translate("Home", "Parler à quelqu’un"),
                lambda: translate(
                    "Home",
                    "Le 3018 écoute et conseille, par téléphone, par tchat ou par écrit. Gratuit, anonyme, "
                    "confidentiel sauf danger grave.",
                ),
                lambda: translate("Home", "Joindre le 3018"),
                self._context.show_3018,
            )
        )
        row.addWidget(
            self._door(
                ("camera", "action", "primary"),
                lambda: translate("Home", "Garder une trace"),
                lambda: translate(
                    "Home",
                    "Ajoutez les captures du téléphone, ou capturez cet écran. Gardé chiffré ici, tant que vous "
                    "n’en sortez rien.",
                ),
                lambda: translate("Home", "Garder une trace"),
                lambda: self._context.navigate("evidence"),
            )
        )
        row.addWidget(
            self._door(
                ("flag", "action", "primary"),
                lambda: translate("Home", "Signaler sur une appli"),
                lambda: translate(
                    "Home", "TikTok, Instagram, Messenger… Un guide pas à pas, à côté de votre téléphone."
                ),
                lambda: translate("Home", "Choisir l’appli"),
                lambda: self._context.navigate("report"),
            )
        )
        return row

    def _where_to_begin(self) -> ActionButton:
        link = ActionButton("", "", "quiet", trailing="arrow")
        self._words.bind(link.set_text, lambda: translate("Home", "Je ne sais pas par où commencer (4 questions)"))
        link.clicked.connect(lambda _checked=False: self._context.navigate("triage"))
        return link

    def _door(
        self,
        look: tuple[str, str, Tone],
        title: Callable[[], str],
        text: Callable[[], str],
        action: Callable[[], str],
        act: Callable[[], None],
    ) -> Card:
        icon, tone, button_tone = look
        card = Card()
        card.body.setSpacing(self.theme.space("s"))
        heading, words = Heading("", 1), Body("", muted=True)
        button = ActionButton("", "", button_tone, trailing="arrow")
        self._words.bind(heading.set_text, title)
        self._words.bind(words.set_text, text)
        self._words.bind(button.set_text, action)
        button.clicked.connect(lambda _checked=False: act())
        card.body.addLayout(_at_start(IconTile(icon, tone)))
        card.body.addSpacing(self.theme.space("s"))
        card.body.addWidget(heading)
        card.body.addWidget(words)
        card.body.addStretch(1)
        card.body.addSpacing(self.theme.space("m"))
        card.body.addLayout(_at_start(button))
        return card

    def _numbers(self) -> ColumnsLayout:
        row = ColumnsLayout(spacing=self.theme.space("l"), least_px=_NUMBERS_PX, stretches=(11, 9))
        danger = _NumberLine(lambda: translate("Home", "Danger immédiat"), DANGER, "danger")
        talk = _NumberLine(lambda: translate("Home", "Jour et nuit"), TALK, "text")
        self._lines = [danger, talk]
        for line in self._lines:
            line.fill(can_phone=self._context.settings.flag("can_phone"))
            row.addWidget(line)
        return row

    def _foot(self) -> ColumnsLayout:
        row = ColumnsLayout(spacing=self.theme.space("l"), least_px=300, stretches=(2, 3))
        self._cannot_phone = Switch("")
        self._words.bind(self._cannot_phone.set_text, lambda: translate("Home", "Je ne peux pas téléphoner"))
        self._cannot_phone.setChecked(not self._context.settings.flag("can_phone"))
        self._cannot_phone.toggled.connect(self._phone_switched)
        independent = Small("")
        independent.set_align("end", middle=True)
        self._words.bind(
            independent.set_text,
            lambda: translate(
                "Home", "Appui est indépendant de l’association e-Enfance, du ministère et des plateformes."
            ),
        )
        row.addWidget(self._cannot_phone)
        row.addWidget(independent)
        return row

    def _phone_switched(self, cannot: bool) -> None:  # noqa: FBT001 - the signal's own form
        from appui_core.errors import AppuiError  # noqa: PLC0415 - not for the first frame

        try:
            self._context.settings.set("can_phone", not cannot)
        except AppuiError as refused:
            self._context.say("warn", self._context.messages().error(refused.code).spoken())

    def _setting_changed(self, key: str) -> None:
        if key == "can_phone":
            can_phone = self._context.settings.flag("can_phone")
            self._cannot_phone.setChecked(not can_phone)
            for line in self._lines:
                line.fill(can_phone=can_phone)


def _at_start(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row


class _NumberLine(Card):
    """A word and the numbers behind it, wrapping like text."""

    def __init__(self, label: Callable[[], str], shorts: tuple[Short, ...], role: str) -> None:
        super().__init__(padding="l")
        self._label, self._shorts = label, shorts
        self._flow = FlowLayout(spacing=self.theme.space("l") + 2)
        self._title = PlainLabel("", "body", role, strong=True)
        self._title.setWordWrap(False)
        self._title.set_align("start", middle=True)
        self._flow.addWidget(self._title)
        self._shown: list[QWidget] = []
        self.body.addLayout(self._flow)

    def fill(self, *, can_phone: bool) -> None:
        """Show the numbers that serve this person, in the language in force."""
        self._title.set_text(self._label())
        for old in self._shown:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        for short in shown(self._shorts, can_phone=can_phone):
            pair = NumberWord(short.number(), short.word())
            self._flow.addWidget(pair)
            self._shown.append(pair)
