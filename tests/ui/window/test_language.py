"""Another language without a restart: every page that was visited, the header, the sheet that is open."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from appui.texts.language import Language
from appui_core.locate import resources_dir
from fakes.program import OpenProgram
from fakes.qt import settle

needs_catalogue = pytest.mark.skipif(
    not (resources_dir() / "i18n" / "appui_en.qm").is_file(), reason="the catalogues are compiled by the build"
)


@needs_catalogue
def test_english_reaches_what_was_built_in_french(program: OpenProgram) -> None:
    window = program.window
    window.navigate("settings")
    window.navigate("home")
    window.show_3018()
    sheet = program.sheet_3018()
    french = (window.header.title.text(), window.header.call.state(), sheet.chat.text())
    program.program.settings.set("language", "en")
    settle()
    english = (window.header.title.text(), window.header.call.state(), sheet.chat.text())
    assert not set(french) & set(english), english
    assert "French" in sheet.french.text()
    assert sheet.french.isVisible()
    window.navigate("settings")
    assert window.header.title.text() == "Settings"
    program.program.settings.set("language", "fr")
    settle()
    assert window.header.title.text() == "Réglages"


@needs_catalogue
def test_the_call_script_stays_french_beside_its_meaning(program: OpenProgram) -> None:
    program.program.settings.set("language", "en")
    program.window.show_3018()
    waiting = program.sheet_3018().waiting
    assert waiting.script().startswith("Mon enfant a")
    assert waiting.meaning.isVisible()
    assert "My child" in waiting.meaning.text()


def test_a_language_we_do_not_have_is_french(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    language = Language()
    assert language.use("de") == "fr"
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert language.use("auto") == "fr"
    assert language.messages().language == "fr"
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert QCoreApplication.translate("Commands", "Accueil") == "Accueil"


def test_the_systems_language_is_followed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    language = Language()
    assert language.use("auto") == "en"
    assert language.use("fr") == "fr"
    assert qapp is not None
