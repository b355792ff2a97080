"""The end of a school's case: why, one deliberate yes, and the record of what was destroyed and what stays."""

from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from appui.qt_adapters.file_dialogs import choose_folder
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.announce import announce
from appui.widgets.context import PageContext
from appui.widgets.fields import ChoiceField
from appui.widgets.part import add_row
from appui.widgets.sheet import Sheet
from appui.widgets.switch import Switch
from appui.widgets.worded import Worded
from appui_core.cases.model import Case
from appui_core.cases.retention import Retention
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from appui_core.cases.destruction import Destruction
    from appui_core.cases.service import Cases
    from appui_core.messages import Messages

_OTHER = "other"


class DestroySheet(Sheet):
    """`begun` is called when the destruction begins, `ended` when the case is no more.

    `page` outlives this sheet, which a lock takes away: the destruction ends all the same.
    """

    def __init__(
        self,
        context: PageContext,
        case: Case,
        kept: Retention,
        begun: "Callable[[], None]",
        ended: "Callable[[], None]",
        page: QObject,
    ) -> None:
        super().__init__("", max_width=720)
        self._context, self._case, self._kept = context, case, kept
        self._begun, self._ended, self._page = begun, ended, page
        self._running = False
        self._record: Destruction | None = None
        self._kept_record = False
        self.w = Worded()
        self.w.bind(self.set_title, self._title_words)
        self.before, self.after = QWidget(), QWidget()
        for part in (self.before, self.after):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(self.theme.space("m"))
            self.body.addWidget(part)
        self._build_before(self.before)
        self._build_after(self.after)
        self.after.hide()
        self.body.addStretch(1)

    def _build_before(self, part: QWidget) -> None:
        column = part.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - ours
        column.addWidget(
            self.w.body(
                lambda: translate(
                    "School",
                    "Les pièces, les notes, les noms remplacés et les signalements de ce dossier de suivi "
                    "seront "
                    "détruits, sans retour possible. Le journal garde qu’il a existé et quand il a été détruit.",
                )
            )
        )
        self.held = self.w.banner(
            lambda: translate(
                "School", "Quelqu’un a demandé de garder ce dossier de suivi. Voyez-le avec la direction avant."
            )
        )
        self.held.setVisible(self._kept.held)
        column.addWidget(self.held)
        self.why = ChoiceField("")
        self.why.edit.setObjectName("destroy_why")
        self.w.bind(self.why.set_label, lambda: translate("School", "Motif"))
        self.w.bind(lambda _label: self.why.set_choices(_reasons()), lambda: translate("School", "Motif"))
        if self._kept.reached(self._context.now().date()):
            self.why.set_key("over")
        else:
            self.why.set_key("closed")
        self.why.chosen.connect(self._reason_chosen)
        column.addWidget(self.why)
        self.other = self.w.field(
            lambda: translate("School", "Quel motif ?"),
            lambda: translate("School", "Sans nom. Il reste dans le journal, lisible de vous seul."),
            "destroy_other",
        )
        self.other.hide()
        column.addWidget(self.other)
        self.sure = Switch("")
        self.sure.setObjectName("destroy_sure")
        self.w.bind(self.sure.set_text, self._sure_words)
        self.sure.toggled.connect(self._allow)
        column.addWidget(self.sure)
        self.go = self.w.button(
            lambda: translate("School", "Détruire ce dossier de suivi"), "trash", "danger", "destroy_go"
        )
        self.go.setEnabled(False)
        self.go.clicked.connect(self._destroy)
        self.stay = self.w.button(lambda: translate("School", "Ne rien détruire"), "back", "quiet", "destroy_stay")
        self.stay.clicked.connect(self.request_close)
        add_row(column, self.go, self.stay)
        self.under_way = self.w.small(lambda: translate("School", "Destruction en cours. Elle ne s’arrête plus."))
        self.under_way.hide()
        column.addWidget(self.under_way)
        self.trouble = self.w.banner(lambda: "")
        self.trouble.hide()
        column.addWidget(self.trouble)

    def _build_after(self, part: QWidget) -> None:
        column = part.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - ours
        column.addWidget(self.w.body(self._done_words))
        self.rest = self.w.body(
            lambda: translate(
                "School",
                "Le disque n’a pas tout laissé ranger : le reste s’efface à la prochaine ouverture du coffre.",
            )
        )
        self.rest.hide()
        column.addWidget(self.rest)
        column.addWidget(self.w.body(self._copies_words))
        column.addWidget(
            self.w.body(
                lambda: translate(
                    "School",
                    "Le relevé de destruction se range avec les papiers de l’établissement : dates, nombres, "
                    "empreinte "
                    "du journal, aucun nom. Lancez aussi une sauvegarde du coffre : l’ancienne contient "
                    "encore tout.",
                ),
                muted=True,
            )
        )
        self.last_hash = AddressText("", "small", "muted")
        self.last_hash.setObjectName("destroy_head")
        column.addWidget(self.last_hash)
        self.save = self.w.button(
            lambda: translate("School", "Enregistrer le relevé…"), "file", "primary", "destroy_save"
        )
        self.save.clicked.connect(self._ask_where)
        end = self.w.button(lambda: translate("School", "Fermer"), "check", name="destroy_end")
        end.clicked.connect(self.request_close)
        add_row(column, self.save, end)
        self.saved = self.w.small(lambda: translate("School", "Relevé enregistré, en PDF et en texte."))
        self.saved.hide()
        column.addWidget(self.saved)
        self.unsaved = self.w.banner(
            lambda: translate(
                "School",
                "Le relevé n’est pas encore enregistré. Fermez une seconde fois pour vous en passer ; la "
                "commande "
                "« appui case record » peut le refaire.",
            )
        )
        self.unsaved.hide()
        column.addWidget(self.unsaved)

    def first_focus(self) -> QWidget:
        """Return what undoes nothing."""
        return self.stay

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.w.again()

    def request_close(self) -> None:
        """Leave, but not while it is being destroyed; a record that was not saved is pointed out once first."""
        if self._running:
            return
        if self._record is not None and not self._kept_record and self.unsaved.isHidden():
            self.unsaved.show()
            self.save.setFocus()
            return
        super().request_close()

    def _allow(self, on: bool) -> None:  # noqa: FBT001 - the signal's own form
        self.go.setEnabled(on)

    def _reason_chosen(self, key: str) -> None:
        self.other.setVisible(key == _OTHER)
        if key == _OTHER:
            self.other.edit.setFocus()

    def _destroy(self) -> None:
        cases, key = self._context.vault.cases, self.why.key()
        reason = self.other.text() if key == _OTHER else dict(_reasons())[key]
        self.other.set_error("" if reason else translate("School", "Écrivez un motif, même court."))
        if cases is None or not reason or not self.sure.isChecked():
            return
        self._run(running=True)
        self._begun()
        self._context.runner.run(
            partial(_purge, cases, self._case.code, reason), owner=self._page, done=self._done, failed=self._failed
        )

    def _run(self, *, running: bool) -> None:
        self._running = running
        for part in (self.why, self.other, self.sure, self.stay, self.close_button):
            part.setEnabled(not running)
        self.go.setEnabled(not running and self.sure.isChecked())
        self.under_way.setVisible(running)
        if running:
            announce(self, self.under_way.text())

    def _failed(self, error: AppuiError) -> None:
        if not isValid(self):
            self._context.say("warn", self._context.messages().error(error.code).spoken())
            return
        self._run(running=False)
        self.trouble.set_text(self._context.messages().error(error.code).spoken())
        self.trouble.show()

    def _done(self, done: "tuple[Destruction, bool]") -> None:
        self._ended()
        if not isValid(self):
            return
        self._run(running=False)
        record, cleaned = done
        self._record = record
        self.rest.setVisible(not cleaned)
        self.last_hash.set_text(record.signed_head.head)
        self.before.hide()
        self.after.show()
        self.retranslate()
        self.save.setFocus()

    def _ask_where(self) -> None:
        choose_folder(self, translate("School", "Où enregistrer le relevé ?"), self._write)

    def _write(self, folders: tuple[Path, ...]) -> None:
        if not folders or self._record is None:
            return
        self.saved.hide()
        self._context.runner.run(
            partial(_write, self._record, folders[0], self._context.messages(), self._context.zone()),
            owner=self,
            done=self._written,
            failed=lambda error: self._context.say("warn", self._context.messages().error(error.code).spoken()),
            lane="free",
        )

    def _written(self, _paths: tuple[Path, Path]) -> None:
        self._kept_record = True
        self.unsaved.hide()
        self.saved.show()

    # --- words -------------------------------------------------------------------------------------------------

    def _title_words(self) -> str:
        if self._record is None:
            return translate("School", "Détruire ce dossier de suivi")
        return translate("School", "Ce dossier de suivi est détruit")

    def _sure_words(self) -> str:
        words = translate(
            "School", "Oui, détruire %n pièce(s) et tout ce dossier de suivi", "", self._case.exhibits
        )
        return f"{words} ({self._case.code})"

    def _done_words(self) -> str:
        if self._record is None:
            return ""
        words = translate(
            "School",
            "%n pièce(s) détruite(s). Du dossier {code} reste son journal, sans contenu.",
            "",
            self._record.exhibits,
        )
        return words.replace("{code}", self._record.case)

    def _copies_words(self) -> str:
        if self._record is None:
            return ""
        count = len(self._record.dossiers)
        if not count:
            return translate("School", "Aucun dossier n’en avait été préparé.")
        return translate(
            "School",
            "%n dossier(s) en avaient été préparés : ces copies ne sont pas détruites. Le relevé dit pour "
            "qui, et quand.",
            "",
            count,
        )


def _reasons() -> list[tuple[str, str]]:
    return [
        ("over", translate("School", "La durée de conservation est atteinte")),
        ("closed", translate("School", "Le suivi est terminé")),
        ("asked", translate("School", "La famille ou l’élève l’a demandé")),
        ("mistake", translate("School", "Ouvert par erreur")),
        (_OTHER, translate("School", "Autre motif")),
    ]


def _purge(cases: "Cases", code: str, reason: str) -> "tuple[Destruction, bool]":
    """Destroy a case; return its record, and whether all is cleaned up. Raises as `destroy`."""
    from appui_core.cases.destruction import destroy  # noqa: PLC0415 - only here

    record, left = destroy(cases, code, reason)
    return record, left is None


def _write(record: "Destruction", folder: Path, messages: "Messages", zone: tzinfo) -> tuple[Path, Path]:
    from appui_core.dossier.destruction_paper import save_record  # noqa: PLC0415 - reportlab, only here

    return save_record(record, folder, messages, zone)
