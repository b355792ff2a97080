"""Réglages: one control per described setting, in force at once; the clock is checked without ever blocking."""

from datetime import datetime, timedelta
from threading import Event

import pytest

from appui import concrete
from appui.pages.settings.clock_check import TIME_URL, difference_words
from appui.pages.settings.page import SettingsPage
from appui.pages.settings.wording import WORDING
from appui.widgets.fields import ChoiceField
from appui.widgets.switch import Switch
from appui_core.content.hosts import allowed_hosts
from appui_core.errors import AppuiError, ErrorCode
from appui_core.settings.table import TABLE
from fakes.clock import FixedClock
from fakes.program import OpenProgram
from fakes.qt import click, wait_until

_SHOWN = [setting for setting in TABLE if setting.shown]


def _page(program: OpenProgram) -> SettingsPage:
    program.window.navigate("settings")
    page = program.window.page()
    assert isinstance(page, SettingsPage)
    return page


class _Server:
    """A fetcher that answers when let go, or refuses."""

    def __init__(self, answer: datetime | AppuiError) -> None:
        self._answer = answer
        self.go = Event()
        self.asked: list[str] = []

    def server_date(self, url: str) -> datetime:
        self.asked.append(url)
        self.go.wait(20)
        if isinstance(self._answer, AppuiError):
            raise self._answer
        return self._answer


@pytest.mark.parametrize("setting", _SHOWN, ids=lambda setting: setting.key)
def test_every_setting_has_words_and_a_control(program: OpenProgram, setting: object) -> None:
    key = setting.key  # type: ignore[attr-defined]  # a Setting, which parametrize hides
    words = WORDING[key]
    assert words.label()
    control = _page(program).control(key)
    if isinstance(control, ChoiceField):
        assert control.edit.count() == len(setting.allowed)  # type: ignore[attr-defined]  # the same
        assert all(control.edit.itemText(at) for at in range(control.edit.count()))


def test_the_table_names_no_setting_that_the_page_forgot() -> None:
    assert set(WORDING) == {setting.key for setting in _SHOWN}


@pytest.mark.parametrize("setting", [one for one in _SHOWN if one.kind == "switch"], ids=lambda one: one.key)
def test_a_switch_is_written_at_once(program: OpenProgram, setting: object) -> None:
    key = setting.key  # type: ignore[attr-defined]  # a Setting, which parametrize hides
    control = _page(program).control(key)
    assert isinstance(control, Switch)
    before = program.program.settings.flag(key)
    control.click()
    assert program.program.settings.flag(key) is not before
    assert f"{key} = {'false' if before else 'true'}" in program.program.places.settings_file.read_text()


def test_dark_and_large_are_in_force_at_once(program: OpenProgram) -> None:
    page = _page(program)
    for key, choice in (("appearance", "dark"), ("text_scale", "150")):
        field = page.control(key)
        assert isinstance(field, ChoiceField)
        field.edit.activated.emit(field.edit.findData(choice))
    assert (program.program.theme.scheme, program.program.theme.text_scale) == ("dark", 150)


def test_a_file_that_cannot_be_written_is_said(program: OpenProgram) -> None:
    page = _page(program)
    place = program.program.places.settings_file
    place.mkdir(parents=True)
    page.control("blur_exhibits").click()  # type: ignore[union-attr]  # a switch
    assert program.window.banner is not None
    assert program.program.settings.flag("blur_exhibits") is False, "it holds until the end all the same"


@pytest.mark.parametrize(
    ("seconds", "tone", "words"),
    [
        (3, "ok", "juste"),
        (-5, "ok", "juste"),
        (90, "warn", "retarde de 90 secondes"),
        (-3600, "warn", "avance de 60 minutes"),
        (3 * 86_400, "warn", "retarde de 3 jours"),
    ],
)
def test_a_difference_in_words(seconds: int, tone: str, words: str) -> None:
    found = difference_words(timedelta(seconds=seconds))
    assert found[0] == tone
    assert words in found[1].replace("\u00a0", " ").replace("(s)", "s")


def test_the_clock_is_asked_off_the_window(
    program: OpenProgram, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = _Server(clock.now() + timedelta(minutes=10))
    monkeypatch.setattr(concrete, "fetcher", lambda: server)
    check = _page(program).clock_check
    click(check.button)
    assert not check.button.isEnabled()
    server.go.set()
    wait_until(check.button.isEnabled)
    assert server.asked == [TIME_URL]
    assert "retarde" in check.answer.label.text()
    known = check._context.clock_check.in_force(clock)
    assert known is not None, "what is captured in this run can say so"
    assert (known.off_s, known.host) == (600, "17cyber.gouv.fr")


def test_no_network_is_a_sentence(program: OpenProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    server = _Server(AppuiError(ErrorCode.NETWORK_UNREACHABLE))
    server.go.set()
    monkeypatch.setattr(concrete, "fetcher", lambda: server)
    check = _page(program).clock_check
    click(check.button)
    wait_until(check.button.isEnabled)
    sentence = program.program.language.messages().error(ErrorCode.NETWORK_UNREACHABLE).message
    assert sentence in check.answer.label.text()


def test_the_asked_server_is_allowed_and_named(program: OpenProgram) -> None:
    host = TIME_URL.removeprefix("https://")
    assert host in allowed_hosts()
    assert any(
        host in label.text()
        for label in _page(program).clock_check.findChildren(type(_page(program).clock_check.answer.label))
    )


def test_what_leaving_quickly_cannot_do_is_said(program: OpenProgram) -> None:
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - one test

    words = " ".join(label.text() for label in _page(program).about.findChildren(QLabel))
    assert "historique du navigateur" in words
    assert "programmes installés" in words
    assert "indépendant" in words
