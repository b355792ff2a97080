"""After a dossier: is it whole, where does it lie, how is it handed over, and what is noted of it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.jobs import Made
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.part import add_row
from appui.widgets.tag import Tag
from appui.widgets.worded import Worded
from appui_core.cases.model import Addressee
from appui_core.errors import ErrorCode

# To whom a first page with lines to sign goes (the core's dossier/cover.py).
_SIGNING = frozenset({Addressee.SCHOOL, Addressee.POLICE})


class DossierAfter(QWidget):
    """`show_folder` carries the path of what was made; `left`: back to the exhibits."""

    show_folder = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.w = Worded()
        self._made: Made | None = None
        self._addressee = Addressee.SCHOOL
        self._changes: Callable[[], str] = str
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.verdict = Tag("", "check", "ok")
        self.w.bind(lambda _text: self._say_verdict(), self._verdict_words)
        add_row(layout, self.verdict)
        layout.addWidget(self.w.small(lambda: translate("Evidence", "Il se trouve ici")))
        self.path = AddressText("", "body", "text", strong=True)
        self.path.setObjectName("dossier_path")
        layout.addWidget(self.path)
        self.sealed = self.w.body(self._sealed_words)
        self.since = self.w.body(self._since_words)
        self.dates = self.w.body(self._date_words)
        layout.addWidget(self.w.small(self._head_words))
        for label in (self.sealed, self.since, self.dates):
            layout.addWidget(label)
        self.read = self.w.body(
            lambda: translate(
                "Evidence",
                "Ouvrez d’abord dossier.pdf et relisez-le en entier : noms, visages, adresses. C’est un "
                "dossier préparatoire, un commencement de preuve.",
            )
        )
        layout.addWidget(self.read)
        layout.addWidget(self.w.heading(lambda: translate("Dossier", "Quand vous le remettez"), 3))
        layout.addWidget(self.w.body(self._hand_over_words))
        layout.addWidget(
            self.w.body(
                lambda: translate("Evidence", "Ne le publiez pas, ne l’envoyez pas au groupe de parents."),
                muted=True,
            )
        )
        show = self.w.button(
            lambda: translate("Evidence", "Ouvrir le dossier"), "folder", "primary", "dossier_open"
        )
        done = self.w.button(lambda: translate("Evidence", "Revenir aux pièces"), "back", name="dossier_done")
        show.clicked.connect(self._open)
        done.clicked.connect(self.left)
        add_row(layout, show, done)

    def show_made(self, made: Made, addressee: Addressee, changes: Callable[[], str]) -> None:
        """Say where it lies and what checking it found; `changes`: what is new in it, in words."""
        self._made, self._addressee, self._changes = made, addressee, changes
        self.path.set_text(str(made.result.path))
        self.retranslate()

    def forget(self) -> None:
        """Drop where it lies."""
        self._made, self._changes = None, str
        self.path.set_text("")
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()
        for label in (self.sealed, self.since, self.dates):
            label.setVisible(bool(label.text()))

    def _open(self) -> None:
        if self._made is not None:
            self.show_folder.emit(str(self._made.result.path))

    def _sealed_words(self) -> str:
        kind = self._made.seal if self._made is not None else None
        if kind is None:
            return ""
        if kind == "age":
            return translate(
                "Dossier",
                "Scellé pour la clé age du destinataire : lui seul peut l’ouvrir. Appui ne le peut plus, et n’a "
                "donc pas pu le relire après l’avoir scellé.",
            )
        return translate(
            "Dossier",
            "Scellé sous votre phrase. Dites-la au destinataire de vive voix ou au téléphone, pas dans le même "
            "message que le fichier. Sous Windows, il l’ouvre avec 7-Zip. Phrase perdue, fichier perdu.",
        )

    def _hand_over_words(self) -> str:
        noted = translate(
            "Dossier",
            "Appui a noté à qui il est destiné, quand il a été fait et avec quelles pièces : voyez Démarches.",
        )
        if self._addressee not in _SIGNING:
            return noted
        signing = translate(
            "Dossier",
            "Imprimez la première page en deux exemplaires. Faites dater et signer les lignes « Remis par » et "
            "« Reçu par » ; gardez un exemplaire.",
        )
        return f"{signing}\n{noted}"

    def _since_words(self) -> str:
        return self._changes()

    def _head_words(self) -> str:
        if self._made is None:
            return ""
        return translate("Evidence", "Empreinte du journal : {head}").format(
            head=self._made.result.journal_head[:12]
        )

    def _date_words(self) -> str:
        if self._made is None:
            return ""
        lines = []
        for answer in self._made.result.answers:
            if answer.attested is not None:
                words = translate("Evidence", "Date attestée par un tiers : {name}, {date}, heure universelle.")
                words = words.replace("{date}", answer.attested.at_utc[:16].replace("T", " "))
            elif answer.code is ErrorCode.STAMP_REFUSED:
                words = translate("Evidence", "{name} a refusé d’attester la date. Le dossier n’a pas changé.")
            else:
                words = translate(
                    "Evidence",
                    "{name} n’a pas encore attesté la date. La demande attend dans le coffre ; Appui "
                    "réessaiera, et ajoutera la réponse à ce dossier s’il est resté ici.",
                )
            lines.append(words.replace("{name}", answer.authority.name))
        return "\n".join(lines)

    def _verdict_words(self) -> str:
        report = self._made.report if self._made is not None else None
        if self._made is not None and report is None:
            return translate("Dossier", "Scellé, non relu")
        if report is None or report.intact:
            return translate("Evidence", "Vérifié : rien n’a changé")
        return translate(
            "Evidence", "La vérification a trouvé %n problème(s) : ne le remettez pas", "", len(report.problems)
        )

    def _say_verdict(self) -> None:
        report = self._made.report if self._made is not None else None
        if self._made is not None and report is None:
            self.verdict.set_state(self._verdict_words(), "lock", "neutral")
        elif report is None or report.intact:
            self.verdict.set_state(self._verdict_words(), "check", "ok")
        else:
            self.verdict.set_state(self._verdict_words(), "danger", "danger")
