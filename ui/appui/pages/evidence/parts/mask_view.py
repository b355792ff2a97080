"""Covering parts of an exhibit's picture for one addressee: picture, tools, the list of what is covered."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.mask_drawing import Drawing
from appui.pages.evidence.mask_jobs import Opened, Sheet
from appui.pages.evidence.parts.addressees import seen_words, short_words, usual_words
from appui.pages.evidence.parts.mask_board import MaskBoard
from appui.pages.evidence.parts.mask_canvas import Tool
from appui.pages.evidence.parts.mask_tools import MaskTools
from appui.pages.evidence.parts.mask_whose import MaskWhose
from appui.pages.evidence.parts.shape_list import ShapeList, shape_words
from appui.pages.evidence.wording import number_words
from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout
from appui.widgets.labels import Body
from appui.widgets.part import Part, add_row
from appui.widgets.switch import Switch
from appui_core.cases.mask_plan import MaskPlan
from appui_core.cases.model import Addressee, Exhibit

_BOARD_SHARE = 0.72
_BOARD_LEAST = 280


class MaskView(Part):
    """`save` carries the plans that were changed, by addressee, and whether to leave then.

    `preview` carries a plan to be shown as it will be.
    """

    save = Signal(object, bool)
    preview = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=1260)
        self.exhibit: Exhibit | None = None
        self.addressee = Addressee.SCHOOL
        self.drawings: dict[Addressee, Drawing] = {}
        back = self.w.button(lambda: translate("Masks", "Revenir"), "back", "quiet", "mask_back")
        back.clicked.connect(self._leave)
        add_row(self.body, back)
        card = Card()
        card.body.addWidget(self.w.heading(self._title, 2))
        card.body.addWidget(
            self.w.small(
                lambda: translate(
                    "Masks",
                    "Couvrez les visages, les noms et les photos de profil d’autres enfants. L’original ne change "
                    "pas : une copie couverte part à sa place, pour ce destinataire seulement.",
                )
            )
        )
        self.whose = MaskWhose(self.w)
        card.body.addWidget(self.whose)
        self.waiting = Body("")
        card.body.addWidget(self.waiting)
        self._work = QWidget()
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(12)
        self._build_work(work)
        card.body.addWidget(self._work)
        self.body.addWidget(card)
        self.end()
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, self._redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _build_work(self, work: QVBoxLayout) -> None:
        self.usual = self.w.body(lambda: usual_words(self.addressee), muted=True)
        work.addWidget(self.usual)
        self.tools = MaskTools(self.w)
        work.addWidget(self.tools)
        columns = ColumnsLayout(spacing=16, least_px=230, stretches=(3, 1))
        self.board = MaskBoard()
        self.board.setObjectName("mask_board")
        self.board.zoomed.connect(self._fit_board)
        self.canvas = self.board.canvas
        self.canvas.setObjectName("mask_canvas")
        self.w.named(self.canvas, self._canvas_name)
        self.w.bind(
            self.canvas.setAccessibleDescription,
            lambda: translate(
                "Masks",
                "Inser ajoute un rectangle. Les flèches le déplacent, avec Ctrl elles changent sa taille, avec "
                "Maj de dix pixels. Page suivante choisit un autre masque, Suppr l’enlève.",
            ),
        )
        columns.addWidget(self.board)
        columns.addWidget(self._list_side())
        work.addLayout(columns)
        self.as_seen = Switch("")
        self.as_seen.setObjectName("mask_as_seen")
        self.w.bind(self.as_seen.set_text, lambda: seen_words(self.addressee))
        self.as_seen.toggled.connect(self._turn_preview)
        work.addWidget(self.as_seen)
        self.unsaved = self.w.banner(self._unsaved_words, "warn")
        keep = self.w.button(
            lambda: translate("Masks", "Enregistrer et revenir"), "check", "primary", "mask_save_leave"
        )
        drop = self.w.button(
            lambda: translate("Masks", "Revenir sans enregistrer"), name="mask_drop", tone="secondary"
        )
        keep.clicked.connect(self._save_and_leave)
        drop.clicked.connect(self.left)
        self.unsaved.add_action(keep)
        self.unsaved.add_action(drop)
        work.addWidget(self.unsaved)
        self.save_button = self.w.button(
            lambda: translate("Masks", "Enregistrer le masquage"), "check", "primary", "mask_save"
        )
        self.save_button.clicked.connect(self._save)
        self.state = Body("", muted=True)
        add_row(work, self.save_button)
        work.addWidget(self.state)
        self._wire()

    def _list_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.w.heading(self._count_words, 3))
        self.shapes = ShapeList()
        self.shapes.setObjectName("mask_shapes")
        self.w.named(self.shapes, lambda: translate("Masks", "Masques posés"))
        column.addWidget(self.shapes, 1)
        column.addWidget(
            self.w.small(
                lambda: translate(
                    "Masks",
                    "Entrée : le déplacer avec les flèches, ou changer sa taille avec Ctrl et les flèches.",
                )
            )
        )
        return side

    def _wire(self) -> None:
        tools, canvas, board = self.tools, self.canvas, self.board
        tools.chosen.connect(self._choose_tool)
        tools.brush_width.connect(self._set_width)
        self.whose.chosen.connect(self.choose)
        self.whose.copied.connect(self._copy_plan)
        for signal, act in (
            (tools.undo, self._undo),
            (tools.redo, self._redo),
            (tools.add, self._add),
            (tools.remove, lambda: self._remove(canvas.drawing.chosen)),
            (tools.larger, lambda: board.zoom(1)),
            (tools.smaller, lambda: board.zoom(-1)),
            (tools.whole, board.fit),
            (tools.full_size, board.full_size),
            (board.zoomed, lambda: tools.show_percent(board.percent)),
            (canvas.changed, self._changed),
            (canvas.chosen, self._chosen),
            (canvas.full, self._say_full),
            (self.shapes.picked, self._pick),
            (self.shapes.removed, self._remove),
            (self.shapes.entered, canvas.setFocus),
        ):
            signal.connect(act)

    # --- what is shown -----------------------------------------------------------------------------------------

    def prepare(self, exhibit: Exhibit, addressee: Addressee) -> None:
        """Set the page up for an exhibit whose picture is still being fetched."""
        self.exhibit, self.addressee, self.drawings = exhibit, addressee, {}
        self._work.hide()
        self.whose.show_state(addressee, ())
        self.waiting.set_text(translate("Masks", "Ouverture de l’image… Le journal note qu’elle a été regardée."))
        self.waiting.show()
        self.retranslate()

    def show_opened(self, opened: Opened) -> None:
        """Show the picture with what is covered of it."""
        self.drawings = {one: Drawing(opened.plans.get(one, MaskPlan())) for one in Addressee}
        self.waiting.hide()
        self._work.show()
        self.board.show_sheet(opened.sheet)
        self._fit_board()
        self.tools.set_picture(opened.sheet.width, opened.sheet.height)
        self._set_width(self.tools.brush_px)
        self._choose_tool(Tool.RECT)
        self.choose(self.addressee)

    def take(self, plans: Mapping[Addressee, MaskPlan]) -> None:
        """Draw what was drawn before a lock; it is not saved yet."""
        for addressee, plan in plans.items():
            self.drawings[addressee].take(plan)
        self._refresh()

    def refused(self, words: str) -> None:
        """Say why there is no picture to draw on."""
        self.waiting.set_text(words)
        self.waiting.show()

    def show_preview(self, sheet: Sheet) -> None:
        """Show the finished copy, if it is still wanted."""
        if self.as_seen.isChecked():
            self.canvas.show_preview(sheet)

    def saved(self, plans: Mapping[Addressee, MaskPlan]) -> None:
        """Take notice of what is in the vault now."""
        for addressee, plan in plans.items():
            self.drawings[addressee].saved(plan.shapes)
        self._refresh()

    def choose(self, addressee: Addressee) -> None:
        """Go on with another addressee; what was drawn for the one before stays, saved or not."""
        self.addressee = addressee
        self.as_seen.setChecked(False)
        self.unsaved.hide()
        if self.drawings:
            self.board.set_drawing(self.drawings[addressee])
            self._refresh()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.tools.retranslate()
        self.whose.retranslate()
        if self.drawings:
            self._refresh()

    def leave(self) -> None:
        """Drop the pixels and what was drawn."""
        self.board.show_sheet(None)
        self.exhibit, self.drawings = None, {}
        self.board.set_drawing(Drawing(MaskPlan()))
        self.shapes.show_drawing(self.canvas.drawing)
        self.as_seen.setChecked(False)
        self.unsaved.hide()
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep picture and tools in sight together."""
        super().resizeEvent(event)
        self._fit_board()

    def _fit_board(self) -> None:
        """Make the picture's frame as high as the picture wants when all of it is shown, and the window allows."""
        width, height = self.canvas.size_px
        wanted = round(self.board.width() * height / width) + 2
        most = round(self.viewport().height() * _BOARD_SHARE)
        self.board.setFixedHeight(max(_BOARD_LEAST, min(wanted, most)))

    # --- steps -------------------------------------------------------------------------------------------------

    @property
    def changed_plans(self) -> dict[Addressee, MaskPlan]:
        """What was drawn and not saved, by addressee."""
        return {one: drawing.plan for one, drawing in self.drawings.items() if drawing.changed}

    def _refresh(self) -> None:
        drawing = self.canvas.drawing
        self.shapes.show_drawing(drawing)
        drawable = not self.as_seen.isChecked()
        self.tools.allow(
            undo=drawable and drawing.can_undo,
            redo=drawable and drawing.can_redo,
            remove=drawable and drawing.chosen >= 0,
            draw=drawable,
        )
        others = [one for one, each in self.drawings.items() if one is not self.addressee and each.shapes]
        self.whose.show_state(self.addressee, others)
        self.save_button.setEnabled(bool(self.changed_plans))
        self.state.set_text(self._unsaved_words())
        self.w.again()
        self.canvas.update()

    def _changed(self) -> None:
        self._refresh()
        self._say_chosen()

    def _chosen(self) -> None:
        self._refresh()
        self.board.show_chosen()
        self._say_chosen()

    def _say_chosen(self) -> None:
        drawing = self.canvas.drawing
        if 0 <= drawing.chosen < len(drawing.shapes):
            announce(self.canvas, shape_words(drawing.shapes[drawing.chosen], drawing.chosen + 1))
        else:
            announce(self.canvas, self._count_words())

    def _pick(self, row: int) -> None:
        self.canvas.drawing.choose(row)
        self.board.show_chosen()
        self._refresh()

    def _remove(self, index: int) -> None:
        if not self.as_seen.isChecked():
            self.canvas.drawing.remove(index)
            self._changed()

    def _add(self) -> None:
        self.canvas.add_rectangle()
        self.canvas.setFocus()

    def _undo(self) -> None:
        if not self.as_seen.isChecked():
            self.canvas.drawing.undo()
            self._changed()

    def _redo(self) -> None:
        if not self.as_seen.isChecked():
            self.canvas.drawing.redo()
            self._changed()

    def _copy_plan(self, source: Addressee) -> None:
        if not self.as_seen.isChecked():
            self.canvas.drawing.take(self.drawings[source].plan)
            self._changed()

    def _choose_tool(self, tool: Tool) -> None:
        self.canvas.tool = tool
        self.tools.show_tool(tool)

    def _set_width(self, width_px: int) -> None:
        self.canvas.brush_px = width_px

    def _turn_preview(self, wanted: bool) -> None:  # noqa: FBT001 - the signal's own form
        if not self.drawings:
            return
        if wanted:
            self.preview.emit(self.canvas.drawing.plan)
        else:
            self.canvas.show_preview(None)
        self._refresh()

    def _save(self) -> None:
        if self.changed_plans:
            self.save.emit(self.changed_plans, False)

    def _save_and_leave(self) -> None:
        self.save.emit(self.changed_plans, True)

    def _leave(self) -> None:
        if self.changed_plans and not self.unsaved.isVisible():
            self.unsaved.show()
            self.ensureWidgetVisible(self.unsaved)
            announce(self, self._unsaved_words())
        else:
            self.left.emit()

    # --- words -------------------------------------------------------------------------------------------------

    def _title(self) -> str:
        if self.exhibit is None:
            return ""
        return translate("Masks", "{exhibit} : masquer pour un destinataire").format(
            exhibit=number_words(self.exhibit)
        )

    def _canvas_name(self) -> str:
        count = len(self.canvas.drawing.shapes)
        if self.exhibit is None:
            return ""
        name = translate("Masks", "Image de la pièce {number}").format(number=self.exhibit.number)
        return f"{name}. {translate('Masks', '%n masque(s)', '', count)}"

    def _count_words(self) -> str:
        count = len(self.canvas.drawing.shapes)
        if not count:
            return translate("Masks", "Rien n’est couvert")
        return translate("Masks", "%n masque(s)", "", count)

    def _unsaved_words(self) -> str:
        names = ", ".join(short_words(one) for one in self.changed_plans)
        if not names:
            return ""
        return translate("Masks", "Pas encore enregistré : {names}.").format(names=names)

    def _say_full(self) -> None:
        words = translate(
            "Masks", "Il y a trop de traits pour une seule image. Un rectangle en remplace beaucoup."
        )
        self.state.set_text(words)
        announce(self.canvas, words)
