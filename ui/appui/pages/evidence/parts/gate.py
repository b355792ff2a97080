"""The question before every series of pictures: three equal answers, none of them prepared."""

from PySide6.QtCore import Signal

from appui.texts.translate import translate
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import Part, add_row
from appui_core.intake.gate import GateAnswer


class GateView(Part):
    """Asks; only a clear no lets pictures in."""

    answered = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = self.card()
        card.addWidget(self.w.small(lambda: translate("Evidence", "Avant de garder une image")))
        self.question = self.w.heading(
            lambda: translate(
                "Evidence",
                "Voit-on un mineur nu, en sous-vêtements ou dans une scène sexuelle, même si l’image est truquée "
                "ou faite par IA ?",
            )
        )
        card.addWidget(self.question)
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Garder une telle image est interdit, même comme preuve et même à un parent. Si la réponse "
                    "est oui, ou si vous hésitez, Appui note l’adresse sans l’image : cela suffit pour agir.",
                ),
                muted=True,
            )
        )
        no = self.w.button(lambda: translate("Evidence", "Non"), name="gate_no")
        yes = self.w.button(lambda: translate("Evidence", "Oui"), name="gate_yes")
        unsure = self.w.button(lambda: translate("Evidence", "Je ne sais pas"), name="gate_unsure")
        no.clicked.connect(lambda: self.answered.emit(GateAnswer.NO))
        yes.clicked.connect(lambda: self.answered.emit(GateAnswer.YES))
        unsure.clicked.connect(lambda: self.answered.emit(GateAnswer.UNSURE))
        answers = ColumnsLayout(spacing=12, least_px=150)
        for answer in (no, yes, unsure):
            answer.answers = True
            answers.addWidget(answer)
        card.addLayout(answers)
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "La réponse vaut pour cette série d’images. Vous pouvez arrêter la série à tout moment.",
                )
            )
        )
        back = self.w.button(
            lambda: translate("Evidence", "Revenir sans rien garder"), "back", "quiet", "gate_back"
        )
        back.clicked.connect(self.left)
        add_row(self.body, back)
        self.end()
