"""Until when a school keeps a case: a few days to choose from, and why; the journal has it."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from appui.pages.evidence.wording import date_words
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.fields import ChoiceField
from appui.widgets.part import add_row
from appui.widgets.sheet import Sheet
from appui.widgets.switch import Switch
from appui.widgets.worded import Worded
from appui_core.cases.retention import Retention
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from appui_core.cases.service import Cases

_MONTHS: Final = (3, 6, 12)


def offers(kept: Retention, today: date, *, held: bool) -> tuple[date, ...]:
    """Return the days to choose from, the earliest first: the one in force, some months, the longest usual one.

    Beyond that only where somebody asked for it (`held`).
    """
    from appui_core.cases.deadlines import add_months  # noqa: PLC0415 - comes with the vault

    days = {add_months(today, months) for months in _MONTHS} | {kept.until, kept.longest}
    return tuple(sorted(day for day in days if day >= today and (held or day <= kept.longest)))


class RetentionSheet(Sheet):
    """`done` is called once the day is noted."""

    def __init__(self, context: PageContext, code: str, kept: Retention, done: "Callable[[], None]") -> None:
        super().__init__("", max_width=640)
        self._context, self._code, self._kept, self._done = context, code, kept, done
        self.w = Worded()
        self.w.bind(self.set_title, lambda: translate("School", "Durée de conservation"))
        self.body.addWidget(
            self.w.body(
                lambda: translate(
                    "School",
                    "Appui propose un an, trois ans au plus après le début du suivi ; aucun texte trouvé ne le "
                    "fixe. Une plainte est souvent possible plus longtemps, et peut avoir besoin de ce "
                    "dossier. La direction décide ; Appui rappelle, et n’efface rien tout seul.",
                ),
                muted=True,
            )
        )
        self.hold = Switch("")
        self.hold.setObjectName("retain_hold")
        self.w.bind(
            self.hold.set_text, lambda: translate("School", "Quelqu’un a demandé de garder ce dossier de suivi")
        )
        self.w.bind(
            self.hold.set_help,
            lambda: translate(
                "School", "Par exemple la justice ou le rectorat. Au-delà de trois ans seulement ainsi."
            ),
        )
        self.hold.setChecked(kept.held)
        self.hold.toggled.connect(lambda _on: self._offer())
        self.body.addWidget(self.hold)
        self.day = ChoiceField("")
        self.day.edit.setObjectName("retain_day")
        self.w.bind(self.day.set_label, lambda: translate("School", "Garder jusqu’au"))
        self.body.addWidget(self.day)
        self.none = self.w.small(
            lambda: translate(
                "School",
                "Les trois ans proposés sont passés. Une plainte peut encore en avoir besoin : décidez de "
                "détruire, ou de garder parce que quelqu’un l’a demandé.",
            )
        )
        self.body.addWidget(self.none)
        self.reason = self.w.field(
            lambda: translate("School", "Motif"),
            lambda: translate("School", "Sans nom. Il reste dans le journal, lisible de vous seul."),
            "retain_reason",
        )
        self.body.addWidget(self.reason)
        self.save = self.w.button(lambda: translate("School", "Enregistrer"), "check", "primary", "retain_save")
        self.save.clicked.connect(self._save)
        self.reason.edit.returnPressed.connect(self._save)
        add_row(self.body, self.save)
        self.body.addStretch(1)
        self._offer()
        self.day.set_key(kept.until.isoformat())

    def first_focus(self) -> QWidget:
        """Return the first thing to decide."""
        return self.day.edit if self.day.isVisibleTo(self) else self.hold

    def retranslate(self) -> None:
        """Set every word anew."""
        self.w.again()
        self._offer()

    def _offer(self) -> None:
        today = self._context.now().date()
        days = offers(self._kept, today, held=self.hold.isChecked())
        self.day.set_choices([(day.isoformat(), self._words(day)) for day in days])
        self.day.setVisible(bool(days))
        self.none.setVisible(not days)
        self.save.setEnabled(bool(days))

    def _words(self, day: date) -> str:
        if day == self._kept.longest:
            words = translate("School", "{date} (trois ans après le début)")
        elif day > self._kept.longest:
            words = translate("School", "{date} (au-delà de trois ans)")
        else:
            words = "{date}"
        return words.replace("{date}", date_words(day))

    def _save(self) -> None:
        cases, reason = self._context.vault.cases, self.reason.text()
        self.reason.set_error("" if reason else translate("School", "Écrivez un motif, même court."))
        if not reason:
            self.reason.edit.setFocus()
        if cases is None or not reason or not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        day = date.fromisoformat(self.day.key())
        self._context.runner.run(
            partial(_keep, cases, self._code, day, reason, self.hold.isChecked()),
            owner=self,
            done=self._saved,
            failed=self._failed,
        )

    def _saved(self, _kept: Retention) -> None:
        self._done()
        self.request_close()

    def _failed(self, error: AppuiError) -> None:
        self.save.setEnabled(True)
        self.reason.set_error(self._context.messages().error(error.code).spoken())


def _keep(cases: "Cases", code: str, day: date, reason: str, held: bool) -> Retention:  # noqa: FBT001 - one call
    return cases.keeping.keep_until(code, day, reason, held=held)
