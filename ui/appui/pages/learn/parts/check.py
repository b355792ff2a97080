"""The self-check: who reads, ten questions, help at once where one asks for it, and an open sentence at the end.

Nothing is written anywhere: the model forgets when this view is left, and no widget keeps an answer.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from appui.pages.learn.parts.helper import HelperCard
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.buttons import ActionButton, Tone
from appui.widgets.card import Card as Sheet
from appui.widgets.choice import ChoiceCard
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.keyboard import give_keyboard, has_keyboard
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.page import PageScroll
from appui_core.content.card_view import Card
from appui_core.content.lines import in_language
from appui_core.content.self_check import SelfCheck
from appui_core.errors import AppuiError
from appui_core.helpline.check_walk import Answer, CheckModel, Stage, helpers


class CheckView(PageScroll):
    """`opened` gives the id of a card to read; `back` when everything is forgotten."""

    opened = Signal(str)
    back = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(max_width=860)
        self._ctx = ctx
        self.model: CheckModel | None = None
        self._cards: dict[str, Card] = {}
        self._shown: Sheet | None = None
        self.body.addStretch(1)

    def set_data(self, data: SelfCheck, cards: tuple[Card, ...]) -> None:
        """Take the questions and the cards that they may point to; a person stays where they stand.

        Answers to other questions, of another content pack, are forgotten: they may not fit these.
        """
        self._cards = {card.id: card for card in cards}
        if self.model is None or self.model.data != data:
            self.model = CheckModel(data)
        self.say_again()

    def start(self) -> None:
        """Begin at the beginning."""
        if self.model is not None:
            self.model.forget()
            self.show_model()

    def forget(self) -> None:
        """Forget every answer, and show none."""
        if self.model is not None and not self.model.is_empty():
            self.model.forget()
            self.say_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget when the view is left; a window that is only put away for a moment keeps its place."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.forget()

    def show_model(self) -> None:
        """Show where the person has come to."""
        self.say_again()
        self.verticalScrollBar().setValue(0)
        # No key meant for the question before may answer this one.
        give_keyboard(self)

    def say_again(self) -> None:
        """Say the place where the person stands, in the language in force, and move nothing else."""
        model = self.model
        if model is None:
            return
        build = {
            Stage.READER: self._reader,
            Stage.QUESTION: self._question,
            Stage.HELP: self._help,
            Stage.END: self._end,
        }[model.stage]
        held = self._shown is not None and has_keyboard(self._shown)
        if self._shown is not None:
            self.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        # Those who answer have cards of their own, which need no sheet below them.
        plain = model.stage == Stage.HELP
        self._shown = Sheet(ground="bg", line="") if plain else Sheet(padding="xxl")
        if plain:
            self._shown.body.setContentsMargins(0, 0, 0, 0)
        self._shown.body.setSpacing(self.theme.space("l"))
        build(model, self._shown.body)
        self.body.insertWidget(0, self._shown)
        if held:
            # What had it is gone; Qt would give it to whatever comes next.
            give_keyboard(self)

    # --- the four places ---------------------------------------------------------------------------------------

    def _reader(self, model: CheckModel, column: QVBoxLayout) -> None:
        self._title(column, translate("Learn", "Qui répond ?"))
        lead = translate("Learn", "Dix questions, sans note ni verdict. Les réponses ne sont écrites nulle part.")
        column.addWidget(Body(lead, muted=True))
        row = ColumnsLayout(spacing=self.theme.space("l"), least_px=260)
        young = ChoiceCard("person", translate("Learn", "Moi, j’ai moins de 18 ans"))
        adult = ChoiceCard("people", translate("Learn", "Un adulte, pour un enfant"))
        for reader, choice in (("young", young), ("adult", adult)):
            choice.setObjectName(f"check_{reader}")
            choice.clicked.connect(self._then(model.choose_reader, reader))
            row.addWidget(choice)
        column.addLayout(row)
        back = self._button(translate("Learn", "Revenir"), "back", "quiet", "check_leave")
        back.clicked.connect(self.back)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)

    def _question(self, model: CheckModel, column: QVBoxLayout) -> None:
        place = translate("Learn", "Question {n} sur {count}")
        column.addWidget(Small(place.format(n=model.index + 1, count=len(model.data.questions))))
        said = model.question.text.to(model.reader)
        self._title(column, in_language(said, self._ctx.language()))
        row = ColumnsLayout(spacing=self.theme.space("l"), least_px=180)
        for answer, words in (
            (Answer.YES, translate("Learn", "Oui")),
            (Answer.NO, translate("Learn", "Non")),
            (Answer.UNSURE, translate("Learn", "Je ne sais pas")),
        ):
            button = self._button(words, "", "secondary", f"check_{answer.value}")
            button.answers = True
            button.clicked.connect(self._then(model.answer, answer))
            row.addWidget(button)
        column.addLayout(row)
        ways = FlowLayout(spacing=self.theme.space("m"))
        urgent = self._button(translate("Learn", "Besoin d’aide tout de suite"), "heart", "danger", "check_urgent")
        urgent.clicked.connect(self._then(model.ask_help, "now"))
        before = self._button(translate("Learn", "Revenir"), "back", "quiet", "check_back")
        before.clicked.connect(self._then(lambda _none: model.back(), None))
        skip = self._button(translate("Learn", "Passer"), "", "quiet", "check_skip")
        skip.answers = True
        skip.clicked.connect(self._then(model.answer, Answer.SKIP))
        for button in (urgent, before, skip, self._erase("quiet")):
            ways.addWidget(button)
        column.addLayout(ways)

    def _help(self, model: CheckModel, column: QVBoxLayout) -> None:
        young = model.reader == "young"
        self._title(
            column,
            translate("Learn", "D’abord, un adulte de confiance")
            if young
            else translate("Learn", "D’abord, la sécurité"),
        )
        offer = self._ctx.offer()
        route = model.data.routes[model.route]
        said = route.text if offer.can_phone else route.text_written
        box = Sheet(ground="dangersoft", padding="l", line="")
        words = Body(in_language(said.to(model.reader), self._ctx.language()), lead=True)
        box.body.addWidget(words)
        column.addWidget(box)
        found = helpers(route, offer)
        for one in found:
            column.addWidget(HelperCard(one, self._open, can_phone=offer.can_phone))
        if any(one.url for one in found):
            column.addWidget(
                Small(translate("Learn", "L’historique du navigateur garde la trace d’un site ouvert."))
            )
        row = FlowLayout(spacing=self.theme.space("m"))
        call = self._button(translate("Learn", "Joindre le 3018"), "phone", "call", "check_3018")
        call.clicked.connect(self._ctx.show_3018)
        on = self._button(translate("Learn", "Continuer les questions"), "", "quiet", "check_on")
        on.clicked.connect(self._then(lambda _none: model.go_on(), None))
        for button in (call, self._erase(), on):
            row.addWidget(button)
        column.addLayout(row)

    def _end(self, model: CheckModel, column: QVBoxLayout) -> None:
        young = model.reader == "young"
        said = model.data.some if model.says_something() else model.data.none
        self._title(column, in_language(said.to(model.reader), self._ctx.language()))
        column.addWidget(
            Body(
                translate(
                    "Learn",
                    "Choisis un adulte en qui tu as confiance : chez toi, à l’infirmerie, à la vie scolaire. "
                    "Aucun ne te convient ? Le 3018, le 119 et le tchat de la police pour mineurs répondent "
                    "aussi.",
                )
                if young
                else translate(
                    "Learn",
                    "Avec votre enfant d’abord, quand il est prêt. Puis avec l’établissement ou le 3018, qui "
                    "conseille aussi les parents.",
                )
            )
        )
        for hint in model.hints(self._ctx.language()):
            column.addWidget(Banner(hint, "neutral"))
        row = FlowLayout(spacing=self.theme.space("m"))
        call = self._button(translate("Learn", "Joindre le 3018"), "phone", "call", "check_3018")
        call.clicked.connect(self._ctx.show_3018)
        row.addWidget(call)
        row.addWidget(self._erase())
        column.addLayout(row)
        cards = [self._cards[name] for name in model.cards() if name in self._cards]
        if cards:
            column.addWidget(Heading(translate("Learn", "À lire, si besoin"), 2))
        for card in cards:
            choice = ChoiceCard(card.icon, card.title, card.lead)
            choice.setObjectName(f"check_card_{card.id}")
            choice.clicked.connect(lambda _checked=False, name=card.id: self.opened.emit(name))
            column.addWidget(choice)

    # --- what they share ---------------------------------------------------------------------------------------

    def _title(self, column: QVBoxLayout, words: str) -> None:
        column.addWidget(Heading(words, 1))
        self.setAccessibleName(words)

    def _button(self, words: str, icon: str, tone: Tone, name: str) -> ActionButton:
        button = ActionButton(words, icon, tone)
        button.setObjectName(name)
        return button

    def _erase(self, tone: Tone = "secondary") -> ActionButton:
        button = self._button(translate("Learn", "Effacer et revenir"), "trash", tone, "check_erase")

        def erase() -> None:
            self.forget()
            self.back.emit()

        button.clicked.connect(erase)
        return button

    def _then(self, act: Callable[..., None], value: object) -> Callable[[], None]:
        def step() -> None:
            act(value)
            self.show_model()

        return step

    def _open(self, url: str) -> None:
        self._ctx.runner.run(lambda: self._ctx.urls.open(url), owner=self, failed=self._refused, lane="free")

    def _refused(self, error: AppuiError) -> None:
        self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())
