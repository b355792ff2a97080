"""The room "Preuves" in a test: click and type by object name, and get to a state without repeating the way."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from appui.pages.evidence.model import View
from appui.pages.evidence.page import EvidencePage
from appui_core.cases.model import Case, Exhibit
from appui_core.cases.service import Cases
from fakes.desk import Desk, find, shown_text
from fakes.first_vault import first_vault, fits
from fakes.qt import click, settle, shown

_DOSSIERS = ("dossier_school", "dossier_police", "dossier_3018", "dossier_platform")
PASSPHRASE = "quatre mots bien choisis"  # noqa: S105 - a passphrase of tests only


class EvidenceRoom:
    """A page, the desk it stands on, and hands."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = EvidencePage(desk.context)
        self.page.resize(1180, 800)

    def at(self, view: View) -> bool:
        """Tell whether the flow wants this view shown."""
        return self.page.services.flow.view == view

    @property
    def text(self) -> str:
        """Every word on the page."""
        return shown_text(self.page)

    @property
    def cases(self) -> Cases:
        """The service of the open vault."""
        cases = self.desk.vault.cases
        assert cases is not None, "the vault is not open"
        return cases

    def case(self) -> Case:
        """Return the newest case."""
        return self.cases.list()[-1]

    def exhibits(self) -> tuple[Exhibit, ...]:
        """Return the exhibits of the newest case."""
        return self.cases.exhibits(self.case().code)

    def events(self) -> list[str]:
        """Return what the newest case's journal recorded."""
        return [entry.event for entry in self.cases.journal(self.case().code)]

    def click(self, *names: str) -> None:
        """Click what has these object names, one after the other, waiting for the work that each begins.

        A dossier that is begun is followed through its steps to the last one.
        """
        for name in names:
            click(find(self.page, name))
            self.settle()
            if name in _DOSSIERS:
                self.last_step()

    def begin_dossier(self, name: str) -> None:
        """Begin a dossier and stay at its first step."""
        click(find(self.page, name))
        self.settle()

    def last_step(self) -> None:
        """Go through the steps of a dossier to the one in which it is made."""
        while not self.at(View.DOSSIER):
            assert find(self.page, "dossier_next").isEnabled(), "something is to be decided first"
            self.click("dossier_next")

    def to_readers(self, name: str) -> None:
        """Begin a dossier and go to the step that says who will see what."""
        self.begin_dossier(name)
        while not self.at(View.DOSSIER_READERS):
            self.click("dossier_next")

    def leave_dossier(self) -> None:
        """Go back through the steps to the room."""
        while not self.at(View.HOME):
            self.click("dossier_back")

    def type(self, name: str, text: str) -> None:
        """Replace what a field holds."""
        field = find(self.page, name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.clear()
        if isinstance(field, QLineEdit):
            field.insert(text)
        else:
            field.insertPlainText(text)

    def value(self, name: str) -> str:
        """Return what a field holds."""
        field = find(self.page, name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def settle(self) -> None:
        """Let timers, tasks and deletions happen."""
        for _ in range(3):
            settle()
            self.desk.settle()

    # --- ways ---------------------------------------------------------------------------------------------------

    def key(self) -> str:
        """Return the recovery key that is on the page."""
        return find(self.page, "recovery_key").accessibleName().replace(" ", "")

    def make_vault(self) -> str:
        """Make a private vault; ends just before the first capture. Returns the recovery key.

        What the way leaves is laid there (`fakes.first_vault`) where nothing speaks against it.
        """
        if not (self.at(View.HOME) and fits(self.desk)):
            return self.make_vault_by_hand()
        first = first_vault(_to_vault)
        self.click("way_capture")
        first.lay(self.desk)
        self.settle()
        self.click("gate_no")
        assert self.at(View.READY)
        return first.key

    def make_vault_by_hand(self) -> str:
        """Make a private vault by every press that it takes, as above."""
        self.click("way_capture", "gate_no", "who_alone")
        key = self.key()
        self.click("recovery_noted")
        assert self.at(View.READY)
        return key

    def make_shared_vault(self) -> str:
        """Answer the gate and make a vault with a passphrase, as above."""
        self.click("way_capture", "gate_no", "who_others")
        self.type("passphrase_first", PASSPHRASE)
        self.type("passphrase_again", PASSPHRASE)
        self.click("passphrase_make")
        key = self.key()
        self.click("recovery_noted")
        assert self.at(View.READY)
        return key

    def one_capture(self) -> None:
        """Keep one capture and come back to the room; laid there as above."""
        if self.at(View.HOME) and fits(self.desk):
            first_vault(_to_capture).lay(self.desk)
            self.desk.screens.grab(1)
            self.settle()
        else:
            self.make_vault()
            self.click("ready_go", "preview_end")
        assert self.at(View.HOME)
        assert self.page.services.book.loaded

    def to_tray(self) -> None:
        """Keep a capture first, so that there is a case; then go to the page for the phone."""
        self.one_capture()
        self.click("way_phone", "phone_tray", "gate_no")
        assert self.at(View.TRAY)


def go_ways() -> None:
    """Go the ways whose ends are laid in every other room of this process."""
    first_vault(_to_vault)
    first_vault(_to_capture)


def _to_vault(desk: Desk) -> str:
    """Go the way to an empty vault; return its recovery key."""
    room = EvidenceRoom(desk)
    with shown(room.page):
        return room.make_vault_by_hand()


def _to_capture(desk: Desk) -> str:
    """Go on to one capture."""
    room = EvidenceRoom(desk)
    with shown(room.page):
        key = room.make_vault_by_hand()
        room.click("ready_go", "preview_end")
        return key
