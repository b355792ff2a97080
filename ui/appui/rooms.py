"""The rooms of the window, in their order: a page is registered here and nowhere else."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from appui.actions import catalogue
from appui.window import Room

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from appui.widgets.context import PageContext

# ruff: noqa: PLC0415 - a page is imported when it is first visited


def load_ahead() -> None:
    """Load what the rooms are made of; on a thread of its own, once the window stands still."""
    import appui.pages.evidence.page
    import appui.pages.followup.page
    import appui.pages.learn.page
    import appui.pages.report.page
    import appui.pages.triage.page  # noqa: F401 - loading is the point


def rooms_of(context: "PageContext") -> Sequence[Room]:
    """Return the rooms that work."""

    def home() -> "QWidget":
        from appui.pages.home.page import HomePage

        return HomePage(context)

    def triage() -> "QWidget":
        from appui.pages.triage.page import TriagePage

        return TriagePage(context)

    def report() -> "QWidget":
        from appui.pages.report.page import ReportPage

        return ReportPage(context, lambda: context.vault.cases.checklist if context.vault.cases else None)

    def evidence() -> "QWidget":
        from appui.pages.evidence.page import EvidencePage

        return EvidencePage(context)

    def followup() -> "QWidget":
        from appui.pages.followup.page import FollowupPage

        return FollowupPage(context)

    def learn() -> "QWidget":
        from appui.pages.learn.page import LearnPage

        return LearnPage(context)

    def settings() -> "QWidget":
        from appui.pages.settings.page import SettingsPage

        return SettingsPage(context)

    def leaks() -> "QWidget":
        from appui.pages.leaks.page import LeaksPage

        return LeaksPage(context)

    def verify() -> "QWidget":
        from appui.pages.verify.page import VerifyPage

        return VerifyPage(context)

    return (
        Room("home", catalogue.HOME, home),
        Room("triage", catalogue.TRIAGE, triage, within=catalogue.HOME),
        Room("report", catalogue.REPORT, report),
        Room("evidence", catalogue.EVIDENCE, evidence),
        Room("followup", catalogue.FOLLOWUP, followup),
        Room("learn", catalogue.LEARN, learn),
        Room("settings", catalogue.SETTINGS, settings, foot=True),
        Room("leaks", catalogue.LEAKS, leaks, within=catalogue.SETTINGS),
        Room("verify", catalogue.VERIFY, verify, within=catalogue.FOLLOWUP),
    )
