"""The room "Démarches" in a test: click and type by object name, and get to a state without repeating the way."""

from datetime import datetime, timedelta, timezone

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from appui.pages.followup.page import FollowupPage
from appui_core.cases.model import Facts
from appui_core.cases.report_model import Report, Told
from appui_core.cases.reports import Reports
from fakes.desk import Desk, find, shown_text
from fakes.qt import click, settle

PARIS = timezone(timedelta(hours=1))
SENT = datetime(2026, 11, 10, 18, 20, tzinfo=PARIS)


class FollowupRoom:
    """A page, the desk it stands on, and hands."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = FollowupPage(desk.context)
        self.page.resize(1180, 900)
        self.code = ""

    @property
    def text(self) -> str:
        """Every word on the page, with plain spaces."""
        return shown_text(self.page).replace("\u00a0", " ").replace("\u202f", " ")

    @property
    def reports(self) -> Reports:
        """The ledger of the open vault."""
        cases = self.desk.vault.cases
        assert cases is not None, "the vault is not open"
        return cases.reports

    def make_vault(self, *, exhibits: int = 3) -> None:
        """Make an open vault with one case."""
        self.desk.vault.create("private", None, done=lambda _key: None, failed=_fail)
        self.settle()
        cases = self.desk.vault.cases
        assert cases is not None
        self.code = cases.new("Messages du car").code
        for number in range(exhibits):
            cases.add_link(self.code, Facts(url=f"https://www.tiktok.com/@k.exemple/video/{number}"))

    def visit(self) -> None:
        """Come to the page."""
        self.page.shown()
        self.settle()

    def sent(self, told: Told | None = None) -> Report:
        """Note a report behind the page's back, and come to the page."""
        given = told or Told("tiktok", "video", SENT, account="@k.exemple", reference="TT-48213", exhibits=(1, 3))
        report = self.reports.add(self.code, given)
        self.visit()
        return report

    def click(self, *names: str) -> None:
        """Click what has these object names, one after the other, waiting for the work that each begins."""
        for name in names:
            click(find(self.page, name))
            self.settle()

    def type(self, name: str, text: str) -> None:
        """Replace what a field holds."""
        field = find(self.page, name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.clear()
        if isinstance(field, QLineEdit):
            field.insert(text)
        else:
            field.insertPlainText(text)

    def choose(self, name: str, key: str) -> None:
        """Choose from a list as a person does."""
        box = find(self.page, name)
        assert isinstance(box, QComboBox)
        index = box.findData(key)
        assert index >= 0, f"{key!r} is not offered"
        box.setCurrentIndex(index)
        box.activated.emit(index)
        self.settle()

    def settle(self) -> None:
        """Let timers, tasks and deletions happen."""
        for _ in range(3):
            settle()
            self.desk.settle()


def _fail(error: Exception) -> None:
    raise AssertionError(str(error))
