"""The last step of a dossier: in which form, dated or not, where; then what was made there."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.jobs import Made
from appui.pages.evidence.parts.addressees import addressee_words
from appui.pages.evidence.parts.dossier_after import DossierAfter
from appui.pages.evidence.parts.dossier_how import HowView
from appui.pages.evidence.parts.step import StepView
from appui.pages.evidence.parts.work_bar import WorkBar
from appui.texts.translate import translate
from appui.widgets.part import add_row
from appui.widgets.switch import Switch
from appui_core.cases.model import Addressee


class DossierView(StepView):
    """Asks for a form and a folder, then says what was made there. `make_here`: in the folder that was picked.

    `renewed`: another form, phrase or key; a folder picked before does not hold for it.
    `go_without`: numbers of exhibits that the vault can't give back; the dossier is to be made without them.
    """

    make = Signal()
    make_here = Signal()
    renewed = Signal()
    go_without = Signal(object)
    show_folder = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.addressee = Addressee.SCHOOL
        self._exhibits = 0
        self._case = ""
        self._changes: Callable[[], str] = str
        self._provider = ""
        # Exhibits that the vault can't give back.
        self.damaged: tuple[int, ...] = ()
        card = self.step_card()
        card.addWidget(self.w.heading(lambda: addressee_words(self.addressee)))
        self._before = QWidget()
        before = QVBoxLayout(self._before)
        before.setContentsMargins(0, 0, 0, 0)
        before.setSpacing(12)
        self._build_before(before)
        card.addWidget(self._before)
        self.work_bar = WorkBar(self.w)
        card.addWidget(self.work_bar)
        self.after = DossierAfter()
        self.after.show_folder.connect(self.show_folder)
        self.after.left.connect(self.left)
        card.addWidget(self.after)
        self.end()

    def _build_before(self, layout: QVBoxLayout) -> None:
        layout.addWidget(self.w.body(lambda: self._case, muted=True))
        layout.addWidget(self.w.body(self._count_words, muted=True))
        self._since = self.w.body(self._since_words)
        self._since.setObjectName("dossier_since")
        layout.addWidget(self._since)
        self.how = HowView()
        self.how.changed.connect(self._form_changed)
        layout.addWidget(self.how)
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
        layout.addWidget(
            self.w.banner(
                lambda: (
                    translate(
                        "Evidence",
                        "Ne publiez pas ce dossier, ne l’envoyez pas au groupe de parents. Remettez-le à la "
                        "personne prévue. Une fois hors d’ici, il n’est plus chiffré.",
                    )
                    if not self._sealed
                    else translate(
                        "Dossier",
                        "Ne publiez pas ce dossier, ne l’envoyez pas au groupe de parents. Ne le donnez qu’à la "
                        "personne prévue.",
                    )
                )
            )
        )
        self.synced = self.w.banner(self._synced_words)
        self.synced.setObjectName("dossier_synced")
        elsewhere = self.w.button(
            lambda: translate("Dossier", "Choisir un autre endroit…"), "folder", "primary", "dossier_elsewhere"
        )
        here = self.w.button(lambda: translate("Dossier", "Écrire ici quand même"), name="dossier_here")
        elsewhere.clicked.connect(self._make)
        here.clicked.connect(self.make_here)
        self.synced.add_action(elsewhere)
        self.synced.add_action(here)
        layout.addWidget(self.synced)
        self.without = self.w.button(self._without_words, "file", "secondary", "dossier_without")
        self.without.clicked.connect(lambda: self.go_without.emit(self.damaged))
        layout.addWidget(self.without)
        choose = self.w.button(
            lambda: translate("Evidence", "Choisir le dossier où l’écrire…"), "folder", "primary", "dossier_make"
        )
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "dossier_back")
        choose.clicked.connect(self._make)
        back.clicked.connect(self.back)
        add_row(layout, choose, back)

    @property
    def _sealed(self) -> bool:
        return self.how.form in {"phrase", "age"}

    def prepare(self, addressee: Addressee, case: str, exhibits: int, *, dates: bool = False) -> None:
        """Set the page up for one addressee and the case of that title; `dates`: a date may be asked for."""
        self.dated.setChecked(dates)
        self.dated.setVisible(dates)
        self.damaged = ()
        self.addressee, self._case, self._exhibits = addressee, case, exhibits
        self._changes = str
        self.how.reset()
        self.ask_elsewhere("")
        self.after.forget()
        self._show(before=True)
        self.retranslate()

    def set_changes(self, words: Callable[[], str]) -> None:
        """Say what is new beside the last version for this addressee; empty where there was none."""
        self._changes = words
        self.retranslate()

    def ask_elsewhere(self, provider: str) -> None:
        """Say that the folder is copied by this program, and offer others; empty: that it is not."""
        self._provider = provider
        self.synced.setVisible(bool(provider))
        self.w.again()
        if provider:
            self.synced.setFocus()
            self.ensureWidgetVisible(self.synced)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.how.retranslate()
        self.after.retranslate()
        self._since.setVisible(bool(self._changes()))

    def work(self, words: str, *, stoppable: bool = False) -> None:
        """Say what is being done."""
        self.work_bar.begin(words, stoppable=stoppable)
        self._show(working=True)

    def show_made(self, made: Made) -> None:
        """Say where the dossier lies and what checking it found."""
        self.how.forget()
        self.after.show_made(made, self.addressee, self._changes)
        self._show(after=True)
        self.retranslate()

    def failed(self, damaged: tuple[int, ...] = ()) -> None:
        """Go back to the question: nothing was written; offer to do without damaged exhibits."""
        self.damaged = damaged
        # The secret of the last try is gone: "here" would write without it.
        self.ask_elsewhere("")
        self.retranslate()
        self._show(before=True)

    def _make(self) -> None:
        self.ask_elsewhere("")
        if self.how.ready():
            self.make.emit()

    def _form_changed(self) -> None:
        """Ask for the folder anew: what was taken over for the last one is not what stands here now."""
        self.ask_elsewhere("")
        self.renewed.emit()

    def _since_words(self) -> str:
        return self._changes()

    def _without_words(self) -> str:
        numbers = ", ".join(str(number) for number in self.damaged)
        return translate("Evidence", "Faire le dossier sans {numbers} (abîmé dans le coffre)…").replace(
            "{numbers}", numbers
        )

    def _synced_words(self) -> str:
        words = translate(
            "Dossier",
            "Cet endroit est copié sur Internet par {provider}. D’autres personnes ou d’autres appareils peuvent "
            "y lire le dossier, même si vous l’effacez ici.",
        )
        if self._sealed:
            words = translate(
                "Dossier",
                "Cet endroit est copié sur Internet par {provider}. Le fichier scellé y reste illisible sans sa "
                "clé ; pendant qu’Appui l’écrit, ses parties y passent en clair.",
            )
        return words.replace("{provider}", self._provider)

    def leave(self) -> None:
        """Drop the case's title, what was typed, and where the dossier lies."""
        self._case, self._changes = "", str
        self.how.forget()
        self.after.forget()
        self.retranslate()

    def _show(self, *, before: bool = False, working: bool = False, after: bool = False) -> None:
        """Show one of the three; a keyboard that was on what goes stays on this page, and on no control of it."""
        held = self.window().focusWidget()
        ours = held is self or self.isAncestorOf(held)
        self._before.setVisible(before)
        self.without.setVisible(before and bool(self.damaged) and len(self.damaged) < self._exhibits)
        self.work_bar.setVisible(working)
        self.after.setVisible(after)
        if ours:
            self.arrive()

    def _count_words(self) -> str:
        return translate("Evidence", "%n pièce(s), mêmes numéros pour tous les destinataires.", "", self._exhibits)
