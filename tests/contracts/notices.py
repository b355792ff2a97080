"""What everybody who shows a system notice keeps to; each implementation inherits these tests."""

from appui.widgets.services import Notices

TITLE, TEXT = "Appui", "Un rappel vous attend."


class NoticesContract:
    """`notices` shows; `said` returns what can be read now, oldest first."""

    notices: Notices

    def said(self) -> list[tuple[str, str]]:
        raise NotImplementedError

    def test_a_notice_says_what_it_was_given_and_nothing_else(self) -> None:
        assert self.notices.show(TITLE, TEXT)
        assert self.said() == [(TITLE, TEXT)]

    def test_a_second_takes_the_place_of_the_first(self) -> None:
        self.notices.show(TITLE, TEXT)
        self.notices.show(TITLE, TEXT)
        assert self.said() == [(TITLE, TEXT)]

    def test_leaving_takes_it_away_and_may_be_done_twice(self) -> None:
        self.notices.show(TITLE, TEXT)
        self.notices.leave()
        self.notices.leave()
        assert self.said() == []
