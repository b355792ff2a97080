"""Printing: the contract on a real CUPS of our own where there is one, and on two programs that stand for it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.adapters.printers import SystemPrinters
from appui_core.kiosk.printer import Printers, PrinterState
from contracts.printers import NAME, PDF, PrintersContract
from fakes.printing import OwnCups, StandIn

if sys.platform == "win32":
    pytest.skip("CUPS is not for Windows", allow_module_level=True)


class _OnCups(PrintersContract):
    @pytest.fixture
    def printers(self, system: OwnCups | StandIn, monkeypatch: pytest.MonkeyPatch) -> Printers:
        for name, value in system.env.items():
            monkeypatch.setenv(name, value)
        return SystemPrinters()


class TestStandIn(_OnCups):
    @pytest.fixture
    def system(self) -> Iterator[StandIn]:
        with StandIn() as made:
            yield made


@pytest.mark.tool
@pytest.mark.skipif(OwnCups.missing(), reason="cups-daemon and cups-client are not here")
class TestCups(_OnCups):
    @pytest.fixture
    def system(self) -> Iterator[OwnCups]:
        with OwnCups() as made:
            yield made

    def test_somebodys_own_options_do_not_count(
        self, printers: Printers, system: OwnCups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        system.add(NAME)
        (tmp_path / ".cups").mkdir()
        (tmp_path / ".cups" / "lpoptions").write_text(f"Dest {NAME} copies=100 job-sheets=standard\n")
        monkeypatch.setenv("HOME", str(tmp_path))
        assert printers.send(NAME, PDF)
        document = next((system.folder / "spool").glob("d*"))
        assert int.from_bytes(system.attribute(document, b"copies")) == 1
        assert system.attribute(document, b"job-sheets") == b"none"
        assert int.from_bytes(system.attribute(document, b"job-cancel-after")) == 120


def test_without_such_programs_there_is_no_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert SystemPrinters().look(NAME) is PrinterState.ABSENT
    assert not SystemPrinters().send(NAME, PDF)


def test_nothing_of_the_environment_is_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with StandIn() as system:
        lp = system.folder / "bin" / "lpstat"
        lp.write_text(f'#!/bin/sh\nenv >"{tmp_path}/env"\nexit 1\n', encoding="utf-8")
        monkeypatch.setenv("PATH", system.env["PATH"])
        monkeypatch.setenv("LPDEST", "Autre")
        monkeypatch.setenv("APPUI_KIOSK_CARD", "fr")
        SystemPrinters().look(NAME)
    seen = {line.partition("=")[0] for line in (tmp_path / "env").read_text().splitlines()}
    assert seen <= {"PATH", "CUPS_SERVER", "LC_ALL", "HOME", "PWD", "SHLVL", "_", "OLDPWD"}
    assert f"HOME={os.devnull}" in (tmp_path / "env").read_text()
