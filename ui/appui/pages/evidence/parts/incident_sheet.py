"""The text for “Faits établissement”: made from the case, completed by a person, copied; nothing is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from appui.pages.evidence.wording import date_words
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.fields import ChoiceField, LongField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import add_row
from appui.widgets.sheet import Sheet
from appui.widgets.worded import Worded
from appui_core.cases.aliases import Alias, Replacer
from appui_core.cases.model import Exhibit
from appui_core.cases.prepared import CUT
from appui_core.content.incident import LEVELS, Incident, load_incident
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from appui_core.cases.report_model import Report
    from appui_core.cases.service import Cases

PART: Final = "answers/incident"
_LINES: Final = 11
_COLUMN_PX: Final = 240


@dataclass(frozen=True, slots=True)
class _Known:
    """What the vault knows of the case, and the text that was kept before."""

    exhibits: Sequence[Exhibit]
    reports: "Sequence[Report]"
    aliases: tuple[Alias, ...]
    incident: Incident
    text: str
    cut: bool


class _Text(LongField):
    """Room for the whole text."""

    def _fit(self) -> None:
        self.edit.setFixedHeight(self.theme.px(22) * _LINES + 2 * self.theme.space("m"))


class IncidentSheet(Sheet):
    """Two choices and the text; a listed name that somebody writes into it is said at once.

    What somebody wrote is kept when the sheet is left, however it is left.
    """

    def __init__(self, context: PageContext, code: str) -> None:
        super().__init__("", max_width=820)
        self._context, self._code = context, code
        self._known: _Known | None = None
        self._names = Replacer(())
        # The text as it was made, as it was kept last, and as it stood before it was made anew.
        self._made = self._kept = self._before = ""
        self.w = Worded()
        self.w.bind(self.set_title, lambda: translate("School", "Texte pour « Faits établissement »"))
        self.body.addWidget(self.w.body(self._about_words, muted=True))
        self.kind, self.level = ChoiceField(""), ChoiceField("")
        self.kind.edit.setObjectName("incident_kind")
        self.level.edit.setObjectName("incident_level")
        self.w.bind(self.kind.set_label, lambda: translate("School", "Nature"))
        self.w.bind(self.level.set_label, lambda: translate("School", "Niveau"))
        self.cut = self.w.banner(
            lambda: translate(
                "School", "Votre texte parlait d’une pièce qui a été retirée : il a été refait. Relisez-le."
            ),
            "neutral",
        )
        self.cut.setObjectName("incident_cut")
        self.cut.hide()
        self.body.addWidget(self.cut)
        choices = ColumnsLayout(spacing=self.theme.space("m"), least_px=_COLUMN_PX)
        for field in (self.kind, self.level):
            field.chosen.connect(lambda _key: self._remake())
            choices.addWidget(field)
        self.body.addLayout(choices)
        self.text = _Text("")
        self.text.edit.setObjectName("incident_text")
        self.w.bind(self.text.set_label, lambda: translate("School", "Texte, à compléter"))
        self.text.changed.connect(self._judge)
        self.body.addWidget(self.text)
        self.copy = self.w.button(lambda: translate("School", "Copier"), "copy", "primary", "incident_copy")
        self.keep = self.w.button(lambda: translate("School", "Garder ce texte"), "check", name="incident_keep")
        self.again = self.w.button(
            lambda: translate("School", "Refaire le texte"), "refresh", "quiet", "incident_again"
        )
        self.copy.clicked.connect(self._copy)
        self.keep.clicked.connect(self._keep)
        self.again.clicked.connect(self._again)
        self.back = self.w.button(
            lambda: translate("School", "Remettre le texte d’avant"), "back", "quiet", "incident_back"
        )
        self.back.clicked.connect(self._put_back)
        self.back.hide()
        add_row(self.body, self.copy, self.keep, self.again, self.back)
        self.said = self.w.small(lambda: "")
        self.body.addWidget(self.said)
        self.source = self.w.small(self._source_words)
        self.body.addWidget(self.source)
        self.body.addStretch(1)
        self.closed.connect(self._leave)
        # While the vault still answers.
        context.vault.closing.connect(self._leave)
        cases = context.vault.cases
        if cases is not None:
            context.runner.run(partial(_read, cases, code), owner=self, done=self._arrived, failed=self._failed)

    def first_focus(self) -> QWidget:
        """Return the first choice."""
        return self.kind.edit

    def retranslate(self) -> None:
        """Set every word anew; a text that nobody has touched too."""
        super().retranslate()
        self.w.again()
        self._offer()
        self._remake()

    def _arrived(self, known: _Known) -> None:
        self._known, self._names = known, Replacer(known.aliases)
        self._offer()
        self._remake(over=True)
        if known.text:
            self.text.set_text(known.text)
            self._kept = self.text.text()
        self.w.again()
        self.cut.setVisible(known.cut)

    def _failed(self, error: AppuiError) -> None:
        self._context.say("warn", self._context.messages().error(error.code).spoken())
        self.request_close()

    def _offer(self) -> None:
        if self._known is None:
            return
        from appui_core.dossier.incident import KINDS  # noqa: PLC0415 - when first asked for

        messages, incident = self._context.messages(), self._known.incident
        blank = translate("School", "À compléter")
        self.kind.set_choices([("", blank), *((key, messages.text(f"incident.kinds.{key}")) for key in KINDS)])
        levels = [(name, incident.level(name, messages.language)) for name in LEVELS]
        self.level.set_choices([("", blank), *levels])

    def _remake(self, *, over: bool = False) -> None:
        """Make the text anew unless somebody has worked on it; `over`: they ask for it."""
        if self._known is None or not (over or self.text.text() in {"", self._made}):
            return
        from appui_core.dossier.incident import Asked, incident_text  # noqa: PLC0415 - when first asked for

        known, messages = self._known, self._context.messages()
        level = known.incident.level(self.level.key(), messages.language)
        asked = Asked(self.kind.key(), level)
        made = incident_text(self._code, known.exhibits, known.reports, known.aliases, asked, messages)
        self.text.set_text(made)
        # As the field gives it back: it has no no-break spaces.
        self._made = self.text.text()

    def _again(self) -> None:
        """Make the text anew; what somebody wrote can be put back."""
        text = self.text.text()
        if text not in {"", self._made}:
            self._before = text
            self.back.show()
        self._remake(over=True)

    def _put_back(self) -> None:
        self.text.set_text(self._before)
        self._before = ""
        self.back.hide()
        self.text.edit.setFocus()

    def _judge(self) -> None:
        self.said.set_text("")
        named = self._names.names_in(self.text.text())
        self.text.set_error(
            translate("School", "Un nom de votre liste est écrit dans ce texte : mettez ses initiales.")
            if named
            else ""
        )

    def _copy(self) -> None:
        self._context.clipboard.copy(self.text.text())
        self.said.set_text(
            translate("School", "Copié. Collez-le dans l’application, puis relisez : ni nom, ni santé, ni avis.")
        )

    def _keep(self) -> None:
        kept = translate("School", "Gardé dans le coffre, avec ce dossier de suivi.")
        self._note(self, lambda _none: self.said.set_text(kept))

    def _leave(self) -> None:
        """Keep what somebody wrote and did not keep."""
        if self._known is not None and self.text.text() not in {"", self._made, self._kept}:
            # The session outlives this sheet: what can't be kept is said.
            self._note(self._context.vault, lambda _none: None)

    def _note(self, owner: QObject, done: "Callable[[object], None]") -> None:
        context, cases, text = self._context, self._context.vault.cases, self.text.text()
        if cases is None:
            return

        def failed(error: AppuiError) -> None:
            # Of a locked vault nothing is told.
            if context.vault.cases is cases:
                context.say("warn", context.messages().error(error.code).spoken())

        self._kept = text
        note = partial(cases.prepared.note, self._code, PART, {"text": text})
        context.runner.run(note, owner=owner, done=done, failed=failed)

    def _about_words(self) -> str:
        told: tuple[str, ...] = ()
        if self._known is not None:
            told = self._known.incident.sentences(self._context.language(), self._context.now().date())
        return " ".join(told)

    def _source_words(self) -> str:
        if self._known is None:
            return ""
        incident = self._known.incident
        words = translate(
            "School",
            "D’après des pages d’académies, comparées le {date}. Le formulaire d’aujourd’hui peut différer.",
        )
        if incident.stale(self._context.now().date()):
            words = translate(
                "School", "D’après des pages d’académies, comparées le {date} : nos informations datent, vérifiez."
            )
        return words.replace("{date}", date_words(incident.checked_on))


def _read(cases: "Cases", code: str) -> _Known:
    from appui_core.dossier.aliasing import kept_aliases  # noqa: PLC0415 - when first asked for

    kept = cases.prepared.read(code, PART)
    kept = kept if isinstance(kept, dict) else {}
    text, cut = str(kept.get("text", "")), kept.get(CUT) is True
    return _Known(
        cases.exhibits(code), cases.reports.all(code), kept_aliases(cases, code), load_incident(), text, cut
    )
