"""Before and after a dossier: what goes to this addressee and what does not, where it lies, is it whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from appui.pages.evidence.jobs import Made
from appui.pages.evidence.parts.addressees import addressee_words, goes_words, stays_words
from appui.pages.evidence.parts.part import Part, add_row
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.labels import Body
from appui.widgets.tag import Tag
from appui_core.cases.model import Addressee


class DossierView(Part):
    """Asks for a folder, then says what was made there."""

    make = Signal()
    show_folder = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.addressee = Addressee.SCHOOL
        self._exhibits = 0
        self._case = ""
        self._made: Made | None = None
        card = self.card()
        card.addWidget(self.w.heading(lambda: addressee_words(self.addressee)))
        self._before = QWidget()
        before = QVBoxLayout(self._before)
        before.setContentsMargins(0, 0, 0, 0)
        before.setSpacing(12)
        self._build_before(before)
        card.addWidget(self._before)
        self.progress = QProgressBar()
        self.progress.setRange(0, 2)
        self.progress.setTextVisible(False)
        self.w.named(self.progress, lambda: translate("Evidence", "Préparation du dossier"))
        self.working = Body("")
        card.addWidget(self.working)
        card.addWidget(self.progress)
        self._after = QWidget()
        after = QVBoxLayout(self._after)
        after.setContentsMargins(0, 0, 0, 0)
        after.setSpacing(12)
        self._build_after(after)
        card.addWidget(self._after)
        self.end()

    def _build_before(self, layout: QVBoxLayout) -> None:
        layout.addWidget(self.w.body(lambda: self._case, muted=True))
        layout.addWidget(self.w.body(self._count_words, muted=True))
        layout.addWidget(self.w.heading(lambda: translate("Evidence", "Ce qui part"), 3))
        layout.addWidget(self.w.body(lambda: goes_words(self.addressee)))
        layout.addWidget(self.w.heading(lambda: translate("Evidence", "Ce qui ne part pas"), 3))
        layout.addWidget(self.w.body(lambda: stays_words(self.addressee)))
        layout.addWidget(
            self.w.banner(
                lambda: translate(
                    "Evidence",
                    "Ne publiez pas ce dossier, ne l’envoyez pas au groupe de parents. Remettez-le à la personne "
                    "prévue. Une fois hors d’ici, il n’est plus chiffré.",
                )
            )
        )
        choose = self.w.button(
            lambda: translate("Evidence", "Choisir le dossier où l’écrire…"), "folder", "primary", "dossier_make"
        )
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "dossier_back")
        choose.clicked.connect(self.make)
        back.clicked.connect(self.left)
        add_row(layout, choose, back)

    def _build_after(self, layout: QVBoxLayout) -> None:
        self.verdict = Tag("", "check", "ok")
        self.w.bind(lambda _text: self._say_verdict(), self._count_words)
        add_row(layout, self.verdict)
        layout.addWidget(self.w.small(lambda: translate("Evidence", "Il se trouve ici")))
        self.path = AddressText("", "body", "text", strong=True)
        self.path.setObjectName("dossier_path")
        layout.addWidget(self.path)
        layout.addWidget(self.w.small(self._head_words))
        layout.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Ouvrez d’abord dossier.pdf et relisez-le en entier : noms, visages, adresses. C’est un "
                    "dossier préparatoire, un commencement de preuve.",
                )
            )
        )
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

    def prepare(self, addressee: Addressee, case: str, exhibits: int) -> None:
        """Set the page up for one addressee and the case of that title."""
        self.addressee, self._case, self._exhibits, self._made = addressee, case, exhibits, None
        self._show(before=True)
        self.retranslate()

    def work(self, words: str, step: int) -> None:
        """Say what is being done; step 0 or 1 of 2."""
        self.working.set_text(words)
        self.progress.setValue(step)
        self._show(working=True)

    def show_made(self, made: Made) -> None:
        """Say where the dossier lies and what checking it found."""
        self._made = made
        self.path.set_text(str(made.result.path))
        self._show(after=True)
        self.retranslate()

    def _open(self) -> None:
        if self._made is not None:
            self.show_folder.emit(str(self._made.result.path))

    def failed(self) -> None:
        """Go back to the question: nothing was written."""
        self._show(before=True)

    def leave(self) -> None:
        """Drop the case's title and where the dossier lies."""
        self._case, self._made = "", None
        self.path.set_text("")
        self.retranslate()

    def _show(self, *, before: bool = False, working: bool = False, after: bool = False) -> None:
        self._before.setVisible(before)
        self.working.setVisible(working)
        self.progress.setVisible(working)
        self._after.setVisible(after)

    def _count_words(self) -> str:
        return translate("Evidence", "%n pièce(s), mêmes numéros pour tous les destinataires.", "", self._exhibits)

    def _head_words(self) -> str:
        if self._made is None:
            return ""
        return translate("Evidence", "Empreinte du journal : {head}").format(
            head=self._made.result.journal_head[:12]
        )

    def _say_verdict(self) -> None:
        if self._made is None or self._made.report.intact:
            self.verdict.set_state(translate("Evidence", "Vérifié : rien n’a changé"), "check", "ok")
        else:
            count = len(self._made.report.problems)
            words = translate(
                "Evidence", "La vérification a trouvé %n problème(s) : ne le remettez pas", "", count
            )
            self.verdict.set_state(words, "danger", "danger")
