"""The phone's page asks and helps in the window's own words."""

import pytest
from PySide6.QtWidgets import QLabel

from appui.pages.evidence.parts.gate import GateView
from appui.pages.evidence.parts.help_block import HelpBlock
from appui.texts.language import Language
from appui_core.messages import load_messages
from fakes.desk import Desk


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_phone_asks_and_helps_in_the_window_s_words(desk: Desk, language: str) -> None:
    spoken = Language()
    spoken.use(language)
    try:
        messages = load_messages(language)
        gate = GateView()
        assert messages.text("phone_page.question") == gate.question.text()
        block = HelpBlock(desk.context)
        shown = {label.text() for label in block.findChildren(QLabel)}
        for key in ("help", "call_why", "police_why", "take_it_down_why", "disrupt_why"):
            assert messages.text(f"phone_page.{key}") in shown, key
        for widget in (gate, block):
            widget.deleteLater()
    finally:
        spoken.use("fr")
