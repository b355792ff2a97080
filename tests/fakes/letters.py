"""A letter in a test of Démarches: its text as it stands, writing into it, and what is kept of it."""

from PySide6.QtGui import QTextCursor

from appui.widgets.letter.sheet_edit import SheetEdit
from fakes.desk import find
from fakes.followup_room import FollowupRoom


def edit_of(room: FollowupRoom) -> SheetEdit:
    """Return the field with the text."""
    edit = find(room.page, "letter_text")
    assert isinstance(edit, SheetEdit)
    return edit


def text_of(room: FollowupRoom) -> str:
    """Return the text as it stands."""
    return edit_of(room).text()


def write(room: FollowupRoom, words: str) -> None:
    """Write at the end of the text."""
    edit = edit_of(room)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertPlainText(words)


def kept_of(room: FollowupRoom, letter: str) -> object:
    """Return what the vault keeps of a letter for the room's case."""
    cases = room.desk.vault.cases
    assert cases is not None
    return cases.prepared.read(room.code, f"answers/{letter}")
