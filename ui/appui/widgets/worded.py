"""Makes the kit's widgets together with their words, so that one call re-says a whole page in another language."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from appui.texts.words import Words
from appui.widgets.banner import Banner, BannerTone
from appui.widgets.buttons import ActionButton, Tone
from appui.widgets.choice import ChoiceCard
from appui.widgets.fields import LongField, PassphraseField, TextField
from appui.widgets.labels import Body, Heading, Small

Text = Callable[[], str]


class Worded:
    """Every maker takes its text as a function around one `translate` call."""

    def __init__(self) -> None:
        self._words = Words()

    def again(self) -> None:
        """Set every text anew: the language changed."""
        self._words.again()

    def bind(self, setter: Callable[[str], object], text: Text) -> None:
        """Bind any other text."""
        self._words.bind(setter, text)

    def named(self, widget: QWidget, text: Text) -> None:
        """Give a widget without words of its own a name for screen readers."""
        self._words.bind(widget.setAccessibleName, text)

    def button(self, text: Text, icon: str = "", tone: Tone = "secondary", name: str = "") -> ActionButton:
        """Make a button; `name` is its object name."""
        button = ActionButton("", icon, tone)
        button.setObjectName(name)
        self._words.bind(button.set_text, text)
        return button

    def heading(self, text: Text, level: int = 1) -> Heading:
        """Make a heading."""
        label = Heading("", level)
        self._words.bind(label.set_text, text)
        return label

    def body(self, text: Text, *, muted: bool = False) -> Body:
        """Make a paragraph."""
        label = Body("", muted=muted)
        self._words.bind(label.set_text, text)
        return label

    def small(self, text: Text) -> Small:
        """Make a line in small type."""
        label = Small("")
        self._words.bind(label.set_text, text)
        return label

    def banner(self, text: Text, tone: BannerTone = "warn") -> Banner:
        """Make a banner."""
        banner = Banner("", tone)
        self._words.bind(banner.set_text, text)
        return banner

    def choice(self, icon: str, title: Text, text: Text, name: str = "") -> ChoiceCard:
        """Make a card to choose."""
        card = ChoiceCard(icon, "", "")
        card.setObjectName(name)
        self._words.bind(lambda _words: card.set_words(title(), text()), title)
        return card

    def field(self, label: Text, hint: Text | None = None, name: str = "") -> TextField:
        """Make a one-line field."""
        field = TextField("")
        self._dress(field, label, hint, name)
        return field

    def secret(self, label: Text, hint: Text | None = None, name: str = "") -> PassphraseField:
        """Make a field for a passphrase."""
        field = PassphraseField("")
        self._dress(field, label, hint, name)
        return field

    def long_field(self, label: Text, hint: Text | None = None, name: str = "") -> LongField:
        """Make a field of several lines."""
        field = LongField("")
        self._dress(field, label, hint, name)
        return field

    def _dress(
        self, field: TextField | PassphraseField | LongField, label: Text, hint: Text | None, name: str
    ) -> None:
        field.edit.setObjectName(name)
        self._words.bind(field.set_label, label)
        if isinstance(field, PassphraseField):
            self._words.bind(lambda _label: field.retranslate(), label)
        if hint is not None:
            self._words.bind(field.set_hint, hint)
