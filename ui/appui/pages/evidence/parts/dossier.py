"""Before and after a dossier: what goes to this addressee and what does not, where it lies, is it whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from appui.pages.evidence.jobs import Made
from appui.pages.evidence.mask_jobs import MaskState
from appui.pages.evidence.parts.addressees import addressee_words, goes_words, stays_words
from appui.pages.evidence.parts.school_names import SchoolNames
from appui.pages.evidence.parts.step import StepView
from appui.pages.evidence.parts.twins import Twins
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.labels import Body
from appui.widgets.part import add_row
from appui.widgets.switch import Switch
from appui.widgets.tag import Tag
from appui_core.cases.model import Addressee
from appui_core.errors import ErrorCode


class DossierView(StepView):
    """The last step: asks for a folder, then says what was made there."""

    make = Signal()
    show_folder = Signal(str)
    left = Signal()
    cover = Signal(int)

    def __init__(self, names: SchoolNames) -> None:
        super().__init__()
        self.names = names
        self.addressee = Addressee.SCHOOL
        self._exhibits = 0
        self._masks = MaskState()
        self._case = ""
        self._made: Made | None = None
        # Exhibits that the vault can't give back, and those of them that the next try does without.
        self.damaged: tuple[int, ...] = ()
        self.left_out: tuple[int, ...] = ()
        card = self.step_card()
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
        self.masked = self.w.body(self._masked_words)
        layout.addWidget(self.masked)
        self.twins = Twins()
        self.twins.cover.connect(self.cover)
        self.twins.changed.connect(self._allow)
        layout.addWidget(self.twins)
        layout.addWidget(self.names)
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
        self.dated = Switch("")
        self.dated.setObjectName("dossier_dated")
        self.w.bind(self.dated.set_text, lambda: translate("Evidence", "Demander une date attestée par un tiers"))
        self.w.bind(
            self.dated.set_help,
            lambda: translate(
                "Evidence",
                "Seule l’empreinte de la liste des fichiers part. Sans réponse, le dossier est fait quand même.",
            ),
        )
        layout.addWidget(self.dated)
        self.without = self.w.button(self._without_words, "file", "secondary", "dossier_without")
        self.without.clicked.connect(self._go_without)
        layout.addWidget(self.without)
        self._choose = self.w.button(
            lambda: translate("Evidence", "Choisir le dossier où l’écrire…"), "folder", "primary", "dossier_make"
        )
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "dossier_back")
        self._choose.clicked.connect(self.make)
        back.clicked.connect(self.back)
        self._why = self.w.small(
            lambda: translate(
                "Evidence", "Décidez d’abord, plus haut, pour chaque pièce qui montre une image masquée."
            )
        )
        layout.addWidget(self._why)
        add_row(layout, self._choose, back)

    def _build_after(self, layout: QVBoxLayout) -> None:
        self.verdict = Tag("", "check", "ok")
        self.w.bind(lambda _text: self._say_verdict(), self._count_words)
        add_row(layout, self.verdict)
        layout.addWidget(self.w.small(lambda: translate("Evidence", "Il se trouve ici")))
        self.path = AddressText("", "body", "text", strong=True)
        self.path.setObjectName("dossier_path")
        layout.addWidget(self.path)
        layout.addWidget(self.w.small(self._head_words))
        layout.addWidget(self.w.body(self._date_words))
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

    def prepare(self, addressee: Addressee, case: str, exhibits: int, *, dates: bool = False) -> None:
        """Set the page up for one addressee and the case of that title; `dates`: a date may be asked for."""
        self.dated.setChecked(dates)
        self.dated.setVisible(dates)
        self.damaged, self.left_out = (), ()
        self.addressee, self._case, self._exhibits, self._made = addressee, case, exhibits, None
        self._masks = MaskState()
        self.masked.hide()
        self.twins.wait()
        self._show(before=True)
        self.retranslate()

    def set_masks(self, state: MaskState) -> None:
        """Say what goes out masked, and ask about what shows the same pictures."""
        self._masks = state
        self.masked.setVisible(bool(state.masked))
        self.twins.ask(state.twins)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.twins.retranslate()
        self.names.retranslate()

    def _allow(self) -> None:
        self._choose.setEnabled(not self.twins.open)
        self._why.setVisible(bool(self.twins.open))

    def _masked_words(self) -> str:
        numbers = ", ".join(str(number) for number in self._masks.masked)
        return translate(
            "Evidence",
            "De ces pièces ne part qu’une copie masquée, sans l’original : {numbers}. Qui l’on voit n’y est pas "
            "écrit. Le compte, l’adresse et la note partent tels quels : relisez-les.",
        ).format(numbers=numbers)

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

    def failed(self, damaged: tuple[int, ...] = ()) -> None:
        """Go back to the question: nothing was written; offer to do without damaged exhibits."""
        self.damaged = damaged
        self.retranslate()
        self._show(before=True)

    def _go_without(self) -> None:
        self.left_out = self.damaged
        self.make.emit()

    def _without_words(self) -> str:
        numbers = ", ".join(str(number) for number in self.damaged)
        return translate("Evidence", "Faire le dossier sans {numbers} (abîmé dans le coffre)…").replace(
            "{numbers}", numbers
        )

    def leave(self) -> None:
        """Drop the case's title and where the dossier lies."""
        self._case, self._made = "", None
        self.names.forget()
        self.path.set_text("")
        self.retranslate()

    def _show(self, *, before: bool = False, working: bool = False, after: bool = False) -> None:
        self._before.setVisible(before)
        self.without.setVisible(before and bool(self.damaged) and len(self.damaged) < self._exhibits)
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

    def _say_verdict(self) -> None:
        if self._made is None or self._made.report.intact:
            self.verdict.set_state(translate("Evidence", "Vérifié : rien n’a changé"), "check", "ok")
        else:
            count = len(self._made.report.problems)
            words = translate(
                "Evidence", "La vérification a trouvé %n problème(s) : ne le remettez pas", "", count
            )
            self.verdict.set_state(words, "danger", "danger")
