"""What every way to the printers of a computer keeps to; each implementation inherits these tests."""

import pytest

from appui_core.kiosk.printer import Printers, PrinterState
from fakes.printing import OwnCups, StandIn

NAME = "CDI-laser"
PDF = b"%PDF-1.4\n%%EOF\n"
# Lists, options, shells, addresses, and what no screen shows: none of it is the name of a printer here.
NO_NAMES = (
    *("", " ", "-d", "-o raw", "A B", "A,B", f"{NAME},{NAME}", f"{NAME} {NAME}", f" {NAME}", f"{NAME}\n"),
    *("$(touch x)", "`touch x`", "; touch x", "a/b", "../x", "a\0b", "é\u202eb", "x" * 300, "ipp://127.0.0.1/x"),
)


class PrintersContract:
    """`system` has no printer at first; `printers` prints there."""

    @pytest.fixture
    def printers(self) -> Printers:
        raise NotImplementedError

    def test_a_printer_that_is_there_takes_a_card_once(
        self, printers: Printers, system: OwnCups | StandIn
    ) -> None:
        assert printers.look(NAME) is PrinterState.ABSENT
        assert not printers.send(NAME, PDF)
        system.add(NAME)
        assert printers.look(NAME) is PrinterState.READY
        assert printers.send(NAME, PDF)
        assert [job.content for job in system.jobs()] == [PDF]

    def test_the_queue_shows_nothing_of_it(self, printers: Printers, system: OwnCups | StandIn) -> None:
        system.add(NAME)
        assert printers.send(NAME, PDF)
        assert [job.title for job in system.jobs()] == ["Document"]

    def test_one_that_is_paused_or_refuses_is_not_ready(
        self, printers: Printers, system: OwnCups | StandIn
    ) -> None:
        for name, stop in (("Paused", system.pause), ("Refusing", system.refuse)):
            system.add(name)
            stop(name)
            assert printers.look(name) is PrinterState.STOPPED
        assert not printers.send("Refusing", PDF)

    def test_no_other_printer_stands_in_for_one_that_is_not_there(
        self, printers: Printers, system: OwnCups | StandIn
    ) -> None:
        system.add(NAME)
        assert printers.look("Autre") is PrinterState.ABSENT
        assert not printers.send("Autre", PDF)
        assert system.jobs() == []

    @pytest.mark.parametrize("name", NO_NAMES)
    def test_what_is_no_name_reaches_no_printer(
        self, name: str, printers: Printers, system: OwnCups | StandIn
    ) -> None:
        system.add(NAME)
        system.add("A")
        system.add("B")
        assert printers.look(name) is PrinterState.ABSENT
        assert not printers.send(name, PDF)
        assert system.jobs() == []

    def test_nothing_answers(
        self, printers: Printers, system: OwnCups | StandIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        system.add(NAME)
        monkeypatch.setattr("appui_core.adapters.printers._LOOK_S", 0.5)
        system.hang()
        assert printers.look(NAME) is PrinterState.ABSENT
