"""The 3018 sheet: the number, open or not now, every way to reach it, who answers when it does not."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.helpline_sheet.life import LifeLine
from appui.pages.helpline_sheet.routes import Routes
from appui.pages.helpline_sheet.waiting import Waiting
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.buttons import ActionButton
from appui.widgets.context import PageContext
from appui.widgets.dates import day_figures, source_figures
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.great_number import GreatNumber
from appui.widgets.labels import Body, Small
from appui.widgets.minute import MinuteTimer
from appui.widgets.qr import QrCode
from appui.widgets.sheet import Sheet
from appui.widgets.switch import Switch
from appui.widgets.tag import Tag
from appui_core.errors import AppuiError
from appui_core.helpline.offer import Offer, OfferedChannel
from appui_core.helpline.words import state_words

_WIDTH = 1080
# With less room beside the number (at 100 % text), or from this text size on, the words scroll with the rest.
_WORDS_PX, _HEAD_SCROLLS_FROM = 360, 150


class HelplineSheet(Sheet):
    """Opens at once and without network; refreshed each minute while it shows."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("3018", max_width=_WIDTH)
        self._context = context
        self._routes_at = 3
        self._dials = False
        self._build_head()
        self.life = LifeLine(context)
        self.problem = Banner("", "warn")
        self.problem.hide()
        self.routes = Routes(self._open)
        self.waiting = Waiting(context)
        self.waiting.opened.connect(self._show_fields)
        self.closed.connect(self.waiting.forget)
        self._ways = QWidget()
        columns = ColumnsLayout(self._ways, spacing=self.theme.space("xl"), least_px=215, stretches=(5, 8, 8))
        columns.addWidget(self._qr_column())
        columns.addWidget(self._buttons_column())
        columns.addWidget(self.waiting)
        self.after_closing = Body("")
        for widget in (self.life, self.problem, self.after_closing, self._ways, self.routes):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.minute = MinuteTimer(context.clock, self)
        self.minute.passed.connect(self.refresh)
        self._unsubscribe = context.settings.changed.subscribe(self._setting_changed)
        self.destroyed.connect(self._unsubscribe)
        self.retranslate()
        # The system is asked in a child process, which may take its time.
        context.runner.run(context.urls.can_dial, owner=self, done=self._dialler_known, lane="free")

    def first_focus(self) -> QWidget:
        """Give the keyboard to the way that most people can use now."""
        first = next(iter(focusable(self.routes)), None)
        if first is not None and self._context.offer().open is False:
            return first
        return self.chat if self.chat.isVisibleTo(self) else self.write

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the clock."""
        super().showEvent(event)
        self.refresh()
        self.minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop following it."""
        self.minute.stop()
        super().hideEvent(event)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(translate("HelplineSheet", "Joindre le 3018"))
        self._scan.set_text(translate("HelplineSheet", "Scannez avec le téléphone, ou composez le 3018."))
        self._call_trace.set_text(translate("HelplineSheet", "Le téléphone garde une trace de l’appel."))
        self.qr.setAccessibleName(
            translate("HelplineSheet", "Code QR : le téléphone compose le 3018. Le numéro est 30 18.")
        )
        self.chat.set_text(translate("HelplineSheet", "Tchatter sur 3018.fr"))
        self.write.set_text(translate("HelplineSheet", "Écrire au 3018"))
        self.dial.set_text(translate("HelplineSheet", "Appeler depuis cet ordinateur"))
        self.copy.set_text(translate("HelplineSheet", "Copier le numéro"))
        self.cannot_phone.set_text(translate("HelplineSheet", "Je ne peux pas téléphoner"))
        self._trace.set_text(
            translate(
                "HelplineSheet",
                "Le site s’ouvre dans le navigateur, qui garde une trace de la visite. Pour l’éviter : copiez "
                "l’adresse 3018.fr dans une fenêtre privée.",
            )
        )
        self.french.set_text(
            translate("HelplineSheet", "Le 3018 répond en français. Pour d’autres langues, nous ne savons pas.")
        )
        self.french.setVisible(self._context.language() != "fr")
        self.waiting.retranslate()
        self.life.refresh()
        self.refresh()

    def refresh(self) -> None:
        """Say what holds at this instant."""
        offer = self._context.offer()
        messages = self._context.messages()
        words = state_words(messages, offer)
        if offer.open is None or offer.closing_soon:
            self.state.set_state(words, "clock", "warn")
        else:
            self.state.set_state(words, "clock", "ok" if offer.open else "neutral")
        self._hours.set_text(offer.hours)
        self._purpose.set_text(offer.purpose)
        self._purpose.setVisible(bool(offer.purpose))
        self._sources.set_text(self._source_words(offer))
        self.after_closing.setVisible(offer.closing_soon)
        if offer.closing_soon:
            names = " · ".join(one.label for one in offer.alternatives if one.always)
            self.after_closing.set_text(
                translate("HelplineSheet", "Après la fermeture, jour et nuit : {names}.").format(names=names)
            )
        self._fill_ways(offer)
        self._order(offer)

    def _dialler_known(self, dials: bool) -> None:  # noqa: FBT001 - the task's answer
        self._dials = dials
        self.refresh()

    def _build_head(self) -> None:
        self.head.removeWidget(self.heading)
        self.heading.hide()
        self.number = GreatNumber("3018")
        self.state = Tag("")
        self.state.set_size("body")
        self._hours = Body("", lead=True)
        self._purpose = Body("", muted=True)
        self.french = Body("")
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, self.theme.space("s"), 0, 0)
        column.setSpacing(self.theme.space("s"))
        line = FlowLayout(spacing=self.theme.space("m"))
        line.addWidget(self.state)
        line.addWidget(self._hours)
        column.addLayout(line)
        column.addWidget(self._purpose)
        column.addWidget(self.french)
        column.addStretch(1)
        self.head.setSpacing(self.theme.space("xl"))
        self.head.insertWidget(0, self.number, 0, Qt.AlignmentFlag.AlignTop)
        self.head.insertWidget(1, self._words, 1)
        self.head.insertStretch(2, 0)

    def ideal_height(self, width_px: int) -> int:
        """Return the height at which nothing scrolls, for a width; where room is short all but the number does."""
        close, number = self.close_button.sizeHint(), self.number.sizeHint()
        room = width_px - 2 * self.theme.space("xl") - close.width() - number.width() - 2 * self.theme.space("xl")
        beside = room >= self.theme.px(_WORDS_PX) and self.theme.text_scale < _HEAD_SCROLLS_FROM
        self._place_words(beside=beside)
        height = super().ideal_height(width_px) - close.height() + max(number.height(), close.height())
        if beside:
            height += max(self._words.heightForWidth(room) - number.height(), 0)
        return height

    def _place_words(self, *, beside: bool) -> None:
        in_head = self.head.indexOf(self._words) >= 0
        if beside and not in_head:
            self.body.removeWidget(self._words)
            self.head.insertWidget(1, self._words, 1)
        elif not beside and in_head:
            self.head.removeWidget(self._words)
            self.body.insertWidget(0, self._words)
        self.head.setStretch(self.head.count() - 2, 0 if beside else 1)
        self._routes_at = 3 if beside else 4

    def _qr_column(self) -> QWidget:
        self._qr_box = QWidget()
        column = QVBoxLayout(self._qr_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("s"))
        self.qr = QrCode("tel:3018")
        self._scan, self._call_trace = Small("", role="text"), Small("")
        column.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._scan, self._call_trace):
            label.set_align("centre")
            column.addWidget(label)
        column.addStretch(1)
        return self._qr_box

    def _buttons_column(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("s"))
        self.chat = ActionButton("", "chat", "call", centred=False)
        self.write = ActionButton("", "mail", "secondary", centred=False)
        self.dial = ActionButton("", "phone", "secondary", centred=False)
        self.copy = ActionButton("", "copy", "secondary", centred=False)
        self.chat.clicked.connect(lambda: self._open(self._url("chat")))
        self.write.clicked.connect(lambda: self._open(self._url("form")))
        self.dial.clicked.connect(lambda: self._open("tel:3018"))
        self.copy.clicked.connect(self._copy_number)
        self.cannot_phone = Switch("")
        self.cannot_phone.setChecked(not self._context.settings.flag("can_phone"))
        self.cannot_phone.toggled.connect(self._phone_switched)
        self._trace, self._sources = Small(""), Small("")
        for widget in (self.chat, self.write, self.dial, self.copy, self.cannot_phone, self._trace, self._sources):
            column.addWidget(widget)
        column.addStretch(1)
        return box

    def _fill_ways(self, offer: Offer) -> None:
        kinds = {channel.kind: channel for channel in offer.channels}
        can_phone = offer.can_phone
        chat = kinds.get("chat")
        self.chat.setVisible(chat is not None or not offer.known)
        # Closed: the chat can wait, what answers now comes first.
        self.chat.set_tone("call" if chat is None or chat.available else "secondary")
        self.dial.setVisible(self._dials and can_phone)
        self._qr_box.setVisible(can_phone)
        self.copy.setVisible(can_phone)

    def _order(self, offer: Offer) -> None:
        """Put who answers now first when the 3018 does not, and already when it closes soon."""
        closed = offer.open is False
        # After the life line and the banner of a problem; or after the ways to reach the 3018 too.
        at = self._routes_at + (0 if closed else 1)
        if self.body.indexOf(self.routes) != at:
            self.body.removeWidget(self.routes)
            self.body.insertWidget(at, self.routes)
        if closed:
            self.routes.heading.set_text(translate("HelplineSheet", "Qui répond maintenant"))
        else:
            self.routes.heading.set_text(translate("HelplineSheet", "Qui d’autre répond"))
        self.routes.note.set_text(
            translate("HelplineSheet", "Si l’une de ces adresses ne répond pas, essayez la suivante.")
            if closed
            else ""
        )
        self.routes.note.setVisible(closed)
        self.routes.fill(offer.alternatives, can_phone=offer.can_phone)
        # The keyboard goes the way the eye does, whichever stands first.
        order = [*focusable(self.routes), *focusable(self._ways)] if closed else []
        order = order or [*focusable(self._ways), *focusable(self.routes)]
        before: QWidget = self.close_button
        for widget in order:
            QWidget.setTabOrder(before, widget)
            before = widget

    def _url(self, kind: str) -> str:
        channels: tuple[OfferedChannel, ...] = self._context.offer().channels
        return next(
            (channel.url for channel in channels if channel.kind == kind and channel.url), "https://3018.fr"
        )

    def _open(self, url: str) -> None:
        self.problem.hide()

        def refused(error: AppuiError) -> None:
            spoken = self._context.messages().error(error.code).spoken()
            # The address itself, so that it can be typed elsewhere.
            self.problem.set_text(f"{spoken} {url}")
            self.problem.show()

        # The system's opener is another program, which may take its time.
        self._context.runner.run(lambda: self._context.urls.open(url), owner=self, failed=refused, lane="free")

    def _show_fields(self) -> None:
        """Bring the fields of the three sentences into view once they have their place."""
        self.waiting.fields.fields["age"].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self.scroller.ensureWidgetVisible(self.waiting.fields))

    def _copy_number(self) -> None:
        self._context.clipboard.copy("3018")
        self.copy.set_icon("check")
        self.copy.set_text(translate("HelplineSheet", "Numéro copié"))

    def _phone_switched(self, cannot: bool) -> None:  # noqa: FBT001 - the signal's own form
        try:
            self._context.settings.set("can_phone", not cannot)
        except AppuiError as refused:
            self.problem.set_text(self._context.messages().error(refused.code).spoken())
            self.problem.show()

    def _setting_changed(self, key: str) -> None:
        if key == "can_phone":
            self.cannot_phone.setChecked(not self._context.settings.flag("can_phone"))
            self.life.refresh()
            self.refresh()

    def _source_words(self, offer: Offer) -> str:
        if not offer.known or not offer.source_date:
            return translate("HelplineSheet", "Horaires inconnus : le numéro reste le 3018, appelez.")
        dated = translate("HelplineSheet", "Horaires d’après une source du {day}.").replace(
            "{day}", source_figures(offer.source_date)
        )
        if offer.stale and offer.checked_on is not None:
            seen = self._context.messages().text("helpline.stale", day=day_figures(offer.checked_on))
            return f"{dated} {seen}."
        return dated


def focusable(root: QWidget) -> list[QWidget]:
    """Return what the Tab key stops at below a widget, in the order of its making."""
    tab = Qt.FocusPolicy.TabFocus
    return [widget for widget in root.findChildren(QWidget) if widget.focusPolicy() & tab]
