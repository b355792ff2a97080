"""Which language the window speaks: installs the catalogues, so that every widget hears of the change at once."""

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from appui_core.locate import resources_dir
from appui_core.messages import Messages, choose_language, load_messages

# Written down because QLocale.textDirection() names things under `Qt.` (theme/paint.py).
_FROM_THE_RIGHT = frozenset({"ar", "fa", "he", "ur"})


class Language:
    """The language in force. French is the source: it needs a catalogue for its plurals only."""

    def __init__(self) -> None:
        self.code = ""
        self._translators: list[QTranslator] = []
        self._messages: Messages | None = None

    def use(self, wanted: str) -> str:
        """Speak `wanted` ("auto" is the system's); return the language now spoken."""
        code = choose_language(None if wanted == "auto" else wanted)
        if code == self.code:
            return code
        self.code = code
        self._messages = None
        self.leave()
        QLocale.setDefault(QLocale(code))
        if (code in _FROM_THE_RIGHT) != QGuiApplication.isRightToLeft():
            directions = QtCore.Qt.LayoutDirection
            mirrored = code in _FROM_THE_RIGHT
            QGuiApplication.setLayoutDirection(directions.RightToLeft if mirrored else directions.LeftToRight)
        # Qt's own words first (file dialogs), so that ours, installed later, are asked before them.
        self._install(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._install(f"appui_{code}", str(resources_dir() / "i18n"))
        return code

    def leave(self) -> None:
        """Take our catalogues away again."""
        for old in self._translators:
            QCoreApplication.removeTranslator(old)
        self._translators = []

    def messages(self) -> Messages:
        """Return the texts that are not on widgets, in the language in force."""
        if self._messages is None:
            self._messages = load_messages(self.code)
        return self._messages

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator()
        # A missing catalogue is no error here: the French source words show, and a check of the build says so.
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)
