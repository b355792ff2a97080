"""Which names a school does not read: each as it is written, and what stands for it; kept at every change."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.emptied import empty
from appui.widgets.fields import ChoiceField, TextField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import add_row
from appui.widgets.sheet import Sheet
from appui.widgets.worded import Worded
from appui_core.cases.aliases import Alias, Replacer, initials, pupil, tidy
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.dossier.aliasing import Remains

_LETTER, _INITIALS = "letter", "initials"
_COLUMN_PX = 220


class NamesSheet(Sheet):
    """`kept` once a change of the list stands in the vault. `school`: the case is a school's.

    `page` outlives this sheet: a change that could not be kept is said there once this is closed.
    """

    kept = Signal()

    def __init__(self, context: PageContext, code: str, page: QObject, *, school: bool) -> None:
        super().__init__("", max_width=760)
        self._context, self._code, self._page, self._school = context, code, page, school
        self._open = True
        self.closed.connect(self._leave)
        self._aliases: tuple[Alias, ...] = ()
        self._remains: Remains | None = None
        self.w = Worded()
        self.w.bind(self.set_title, lambda: translate("School", "Noms remplacés"))
        self.body.addWidget(self.w.body(self._about_words, muted=True))
        self.name = self.w.field(
            lambda: translate("School", "Nom à remplacer"),
            lambda: translate(
                "School", "Comme il est écrit. Ajoutez aussi le prénom seul, le surnom, le nom du compte."
            ),
            "names_name",
        )
        self.by = ChoiceField("")
        self.by.edit.setObjectName("names_by")
        self.w.bind(self.by.set_label, lambda: translate("School", "Par"))
        self.w.bind(self.by.set_hint, lambda: translate("School", "Vous pourrez le changer dans la liste."))
        self.w.bind(lambda _label: self.by.set_choices(_ways()), lambda: translate("School", "Par"))
        beside = ColumnsLayout(spacing=self.theme.space("m"), least_px=_COLUMN_PX, stretches=(3, 2))
        beside.addWidget(self.name)
        beside.addWidget(self.by)
        self.body.addLayout(beside)
        self.add = self.w.button(lambda: translate("School", "Ajouter"), "plus", "primary", "names_add")
        self.add.clicked.connect(self._add)
        self.name.edit.returnPressed.connect(self._add)
        add_row(self.body, self.add)
        self.listed = QWidget()
        self._rows = QVBoxLayout(self.listed)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(self.theme.space("s"))
        self.body.addWidget(self.listed)
        self.left = self.w.banner(self._left_words)
        self.left.hide()
        self.body.addWidget(self.left)
        self.body.addStretch(1)
        self._ask()

    def first_focus(self) -> QWidget:
        """Return where a name is typed."""
        return self.name.edit

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.w.again()
        self._show()

    # --- the list ----------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        cases = self._context.vault.cases
        if cases is not None:
            self._context.runner.run(
                partial(_read, cases, self._code), owner=self, done=self._arrived, failed=self._failed
            )

    def _arrived(self, aliases: tuple[Alias, ...]) -> None:
        self._aliases = aliases
        self._show()
        self._look()

    def _add(self) -> None:
        name = self.name.text()
        if not name:
            self.name.set_error(translate("School", "Écrivez le nom tel qu’on peut le lire."))
            self.name.edit.setFocus()
            return
        shown = initials(name) if self.by.key() == _INITIALS else ""
        shown = shown or pupil(one.shown for one in self._aliases)
        wanted = tidy((*self._aliases, Alias(name, shown)))
        if wanted == self._aliases:
            self.name.set_error(translate("School", "Ce nom est déjà dans la liste."))
            return
        self.name.set_error("")
        self.name.set_text("")
        self._keep(wanted)
        self.name.edit.setFocus()

    def _remove(self, place: int) -> None:
        self._keep(self._aliases[:place] + self._aliases[place + 1 :])
        self.name.edit.setFocus()

    def _changed(self, place: int, field: TextField) -> None:
        old = self._aliases[place]
        new = Alias(old.name, field.text())
        tells = Replacer(self._aliases).names_in(new.shown)
        field.set_error(translate("School", "Un nom de la liste s’y lit encore.") if tells else "")
        if tells:
            return
        if new.shown != old.shown:
            self._keep(tidy((*self._aliases[:place], new, *self._aliases[place + 1 :])), again=not new.shown)

    def _keep(self, aliases: tuple[Alias, ...], *, again: bool = True) -> None:
        cases = self._context.vault.cases
        if cases is None:
            return
        self._aliases = aliases
        if again:
            self._show()
        self._context.runner.run(
            partial(_note, cases, self._code, aliases),
            owner=self._page,
            done=lambda _none: self._noted(),
            failed=partial(self._not_kept, cases),
        )

    def _leave(self) -> None:
        self._open = False

    def _noted(self) -> None:
        if isValid(self):
            self.kept.emit()
            self._look()

    def _not_kept(self, cases: "Cases", error: AppuiError) -> None:
        if isValid(self) and self._open:
            self._failed(error)
        elif self._context.vault.cases is cases:
            # There is no list to say it beside any more.
            words = translate("School", "Le dernier changement de la liste des noms n’a pas été gardé.")
            self._context.say("warn", f"{words} {self._context.messages().error(error.code).spoken()}")

    def _failed(self, error: AppuiError) -> None:
        self.name.set_error(self._context.messages().error(error.code).spoken())
        self._ask()

    def _show(self) -> None:
        empty(self._rows)
        for place, alias in enumerate(self._aliases):
            self._rows.addWidget(self._row(place, alias))
        self.listed.setVisible(bool(self._aliases))

    def _row(self, place: int, alias: Alias) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        field = TextField(translate("School", "Au lieu de « {name} »").replace("{name}", alias.name))
        field.edit.setObjectName(f"names_shown_{place}")
        field.set_text(alias.shown)
        field.edit.editingFinished.connect(partial(self._changed, place, field))
        words = Worded()
        remove = words.button(lambda: translate("School", "Retirer"), "trash", "quiet", f"names_remove_{place}")
        remove.setAccessibleName(f"{remove.text()}, {alias.name}")
        remove.clicked.connect(partial(self._remove, place))
        beside = ColumnsLayout(spacing=self.theme.space("m"), least_px=_COLUMN_PX, stretches=(3, 2))
        beside.addWidget(field)
        end = QWidget()
        side = QVBoxLayout(end)
        side.setContentsMargins(0, 0, 0, 0)
        side.addStretch(1)
        add_row(side, remove)
        beside.addWidget(end)
        column.addLayout(beside)
        return row

    # --- what is left ------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Look where a name could still be read: text files are opened for it, so apart from everything else."""
        cases = self._context.vault.cases
        if cases is not None:
            self._context.runner.run(
                partial(_left, cases, self._code, self._aliases),
                owner=self,
                done=self._seen,
                failed=self._not_seen,
                lane="free",
            )

    def _seen(self, remains: "Remains | None") -> None:
        self._remains = remains
        self._say_left(self._left_words())

    def _not_seen(self, error: AppuiError) -> None:
        self._remains = None
        if self._context.vault.cases is not None:
            self._say_left(self._context.messages().error(error.code).spoken())

    def _say_left(self, words: str) -> None:
        self.left.set_text(words)
        self.left.setVisible(bool(words))

    def _left_words(self) -> str:
        return left_words(self._remains)

    def _about_words(self) -> str:
        if self._school:
            return translate(
                "School",
                "Dans le dossier pour l’établissement, ces noms sont remplacés partout où ils sont écrits : "
                "notes, "
                "comptes, légendes, lettres. La liste ne sort pas du coffre. Les autres destinataires lisent "
                "les noms.",
            )
        return translate(
            "School",
            "Si vous le demandez en préparant le dossier pour l’école, ces noms y sont remplacés partout où "
            "ils sont "
            "écrits. La liste ne sort pas du coffre. Les autres destinataires lisent les noms.",
        )


def left_words(remains: "Remains | None") -> str:
    """Return where a listed name may still be read, one line each; nothing where there is no such place."""
    if remains is None:
        return ""
    lines = []
    if remains.parts:
        lines.append(
            translate(
                "School",
                "Une partie d’un nom reste lisible dans ce qui est noté {of_exhibits} : complétez la liste.",
            ).replace("{of_exhibits}", _of_exhibits(remains.parts))
        )
    if remains.files:
        lines.append(
            translate(
                "School",
                "Un nom est écrit dans les fichiers {of_exhibits}, qui partent tels quels : laissez-les de côté.",
            ).replace("{of_exhibits}", _of_exhibits(remains.files))
        )
    if remains.unseen:
        lines.append(
            translate(
                "School",
                "Appui ne lit pas dans les images, les vidéos, les sons et les PDF, ni dans un texte ou une "
                "conversation qu’il n’a pas pu lire en entier : relisez ou réécoutez le contenu {of_exhibits}. "
                "Masquez les noms dans les images ; laissez de côté une autre pièce qui en contient.",
            ).replace("{of_exhibits}", _of_exhibits(remains.unseen))
        )
    return "\n".join(lines)


_MOST_NUMBERS = 12


def _of_exhibits(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_MOST_NUMBERS])) + ("…" if len(numbers) > _MOST_NUMBERS else "")
    words = (
        translate("School", "de la pièce {numbers}")
        if len(numbers) == 1
        else translate("School", "des pièces {numbers}")
    )
    return words.replace("{numbers}", shown)


def _ways() -> list[tuple[str, str]]:
    return [
        (_LETTER, translate("School", "Élève A, Élève B…")),
        (_INITIALS, translate("School", "Initiales")),
    ]


def _read(cases: "Cases", code: str) -> tuple[Alias, ...]:
    from appui_core.dossier.aliasing import kept_aliases  # noqa: PLC0415 - when first asked for

    return kept_aliases(cases, code)


def _note(cases: "Cases", code: str, aliases: tuple[Alias, ...]) -> None:
    from appui_core.dossier.aliasing import note_aliases  # noqa: PLC0415 - when first asked for

    note_aliases(cases, code, aliases)


def _left(cases: "Cases", code: str, aliases: tuple[Alias, ...]) -> "Remains | None":
    from appui_core.dossier.aliasing import remains  # noqa: PLC0415 - when first asked for
    from appui_core.dossier.arranged import read_captions  # noqa: PLC0415 - the same
    from appui_core.dossier.choice import Choice  # noqa: PLC0415 - the same

    if not aliases or not cases.count(code):
        return None
    return remains(cases.case_file(code), aliases, Choice(captions=read_captions(cases, code)))
