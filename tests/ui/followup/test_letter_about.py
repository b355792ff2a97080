"""What a letter is about, where that is no longer there."""

from fakes.desk import find
from fakes.followup_room import FollowupRoom


def test_about_exhibits_that_are_gone_it_lists_none_and_says_so(room: FollowupRoom) -> None:
    cases = room.desk.vault.cases
    assert cases is not None
    gone: dict[str, object] = {"answers": {}, "text": None, "numbers": [98, 99], "report": ""}
    cases.prepared.note(room.code, "answers/school", gone)
    room.click("followup_letters", "letter_school")
    about = room.page.letters.letter.about
    assert about.known().items == ()
    assert "Ces pièces ne sont plus là" in room.text
    assert find(room.page, "letter_exhibits").property("text") == "98, 99"
    room.type("letter_exhibits", "")
    assert about.known().items != ()
    assert "Ces pièces ne sont plus là" not in room.text
