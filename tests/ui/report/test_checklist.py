"""The settings done: what a vault remembers is shown while that vault is open, and not a moment longer."""

import threading
from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtWidgets import QWidget

from appui.pages.report.page import ReportPage
from appui.tasks.vault_session import LockReason, State
from appui_core.errors import AppuiError, ErrorCode
from fakes.desk import Desk
from fakes.qt import settle, wait_until

_DONE = {"tiktok.protect.block": "2026-11-14T17:02:11.250Z"}


class SlowChecked:
    """Answers once `go` is set; with `error`, where there is one."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.error: AppuiError | None = None

    def done(self) -> Mapping[str, str]:
        """Return what was done."""
        self.go.wait(10)
        if self.error is not None:
            raise self.error
        return _DONE

    def mark(self, guide_id: str, done: bool) -> None:  # noqa: FBT001 - the port's own
        """Note nothing."""


@pytest.fixture
def slow() -> Iterator[SlowChecked]:
    """Return a vault's memory that answers late."""
    made = SlowChecked()
    yield made
    made.go.set()


@pytest.fixture
def page(desk: Desk, slow: SlowChecked, on_screen: Callable[[QWidget], QWidget]) -> ReportPage:
    """Return the room with an open vault."""
    desk.vault.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
    desk.settle()
    made = ReportPage(desk.context, lambda: slow if desk.vault.cases else None)
    on_screen(made)
    return made


def test_an_answer_of_the_vault_that_comes_after_the_lock_is_not_shown(
    page: ReportPage, desk: Desk, slow: SlowChecked
) -> None:
    page.shown()
    desk.vault.lock_for(LockReason.IDLE)
    answers: list[Mapping[str, str]] = []
    page.checklist.changed.connect(lambda: answers.append(page.checklist.done))
    wait_until(lambda: answers)
    slow.go.set()
    desk.settle()
    settle()
    assert desk.vault_is(State.LOCKED)
    assert page.checklist.done == {}
    assert not any(answers)


def test_what_is_shown_goes_with_the_lock_itself(page: ReportPage, desk: Desk, slow: SlowChecked) -> None:
    slow.go.set()
    page.shown()
    desk.settle()
    assert page.checklist.done == _DONE
    desk.vault.lock()
    assert page.checklist.done == {}, "no answer of any task was waited for"
    desk.settle()


def test_a_reading_that_the_lock_ended_is_no_news(page: ReportPage, desk: Desk, slow: SlowChecked) -> None:
    slow.error = AppuiError(ErrorCode.VAULT_LOCKED, "closed meanwhile")
    page.shown()
    desk.vault.lock()
    slow.go.set()
    desk.settle()
    assert desk.said == []


def test_a_reading_that_failed_is_said(page: ReportPage, desk: Desk, slow: SlowChecked) -> None:
    slow.error = AppuiError(ErrorCode.DISK_FULL, "in the way")
    slow.go.set()
    page.shown()
    desk.settle()
    assert [tone for tone, _ in desk.said] == ["warn"]
