"""A real disk of one megabyte that fills up, and a real one that is mounted read-only."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee, Facts
from appui_core.cases.service import Cases
from appui_core.dossier.build import build_dossier
from appui_core.dossier.seal import AGE, PASSPHRASE, for_recipient, with_passphrase
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import load_messages
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import create_vault, open_vault
from appui_core.vault.keys import new_identity
from appui_core.vault.restore import restore_vault
from core.dossier.conftest import sample_case
from core.harm.judge import contents
from core.harm.scene import FIRST, Scene, lighten, make_template, original
from fakes.clock import FixedClock
from fakes.command_line import program
from fakes.key_store import FakeKeyStore

pytestmark = [
    pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a disk takes the rights of root"
    ),
]

READ_ONLY = ErrorCode.VAULT_READ_ONLY


@pytest.fixture(autouse=True)
def _light() -> None:
    lighten()


@contextlib.contextmanager
def _disk(place: Path, options: str) -> Iterator[Path]:
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(place)], check=False).returncode != 0:
        pytest.skip("this system mounts nothing")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _remount(place: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", str(place)], check=True)


def _fill(disk: Path) -> Path:
    ballast = disk / "ballast"
    handle = os.open(ballast, os.O_WRONLY | os.O_CREAT)
    with contextlib.suppress(OSError):
        while os.write(handle, bytes(4096)):
            pass
    os.close(handle)
    return ballast


def _code(call: object) -> ErrorCode:
    assert callable(call)
    with pytest.raises(AppuiError) as refused:
        call()
    return refused.value.code


def test_a_megabyte_that_fills_up(tmp_path: Path) -> None:
    clock, keystore = FixedClock(), FakeKeyStore()
    with _disk(tmp_path / "disk", "size=1m") as disk:
        # What a person deletes elsewhere to make a little room: even a removal writes before it frees anything.
        (disk / "elsewhere").write_bytes(bytes(200_000))
        made = create_vault(disk / "vault", clock=clock, keystore=keystore, passphrase=FIRST, preset="private")
        with made.vault as vault:
            cases = Cases(vault, clock)
            code = cases.new("Petit disque").code
            kept: list[str] = []

            def keep_on() -> None:
                for number in range(2000):
                    kept.append(cases.add_original(code, original(number), Facts(note="dit")).id)  # noqa: PERF401 - until it fails

            assert _code(keep_on) is ErrorCode.DISK_FULL
            assert len(kept) > 20
            # Everything that was kept is still there and can be looked at as soon as there is a little room.
            assert [exhibit.id for exhibit in cases.exhibits(code)] == kept
            assert vault.check(full=True).problems == ()
            for call in (
                lambda: cases.add_link(code, Facts(words="x" * 50_000)),
                lambda: cases.note_facts(code, kept[0], Facts(words="y" * 50_000)),
                lambda: list(map(_raise, cases.add_many(code, [original(5000 + n) for n in range(40)]))),
                lambda: backup_vault(vault, disk / "backup"),
                lambda: vault.change_passphrase("z" * 60),
            ):
                ballast = _fill(disk)
                assert _code(call) is ErrorCode.DISK_FULL
                ballast.unlink()
                assert [exhibit.id for exhibit in cases.exhibits(code)] == kept
        with open_vault(disk / "vault", clock=clock, keystore=keystore) as vault:
            cases = Cases(vault, clock)
            assert vault.check(full=True).problems == ()
            (disk / "elsewhere").unlink()
            # Taking something back makes room again. The rewriting of the index needs room for a second one: where
            # there is none it says so, and is done at a later opening.
            room = len(kept) * 2 // 3
            for gone in kept[:room]:
                with contextlib.suppress(AppuiError):
                    cases.withdraw(code, gone)
            assert [exhibit.id for exhibit in cases.exhibits(code)] == kept[room:]
        with open_vault(disk / "vault", clock=clock, keystore=keystore) as vault:
            cases = Cases(vault, clock)
            again = cases.add_original(code, original(3000))
            assert cases.view_bytes(code, again.id)
            assert vault.check(full=True).problems == ()


def _raise(fate: object) -> None:
    error = getattr(fate, "error", None)
    if isinstance(error, AppuiError):
        raise error


def _verb(*words: str) -> tuple[int, str]:
    told = program(*words, "--passphrase-file", "-", "--json", stdin=FIRST.encode())
    assert "Traceback" not in told.err
    return told.code, told.error if told.code else ""


def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = make_template(tmp_path / "scene", pictures=0)
    with scene.open() as vault:
        before = contents(vault)
    with _disk(tmp_path / "disk", "size=2m") as disk:
        shutil.copytree(scene.vault, disk / "vault")
        monkeypatch.setenv("APPUI_DATA", str(disk))
        ballast = _fill(disk)
        code = str(scene.template()["cases"][0])  # type: ignore[index]  # a list of two
        # What is there can be read; nothing new is taken in, and nothing is shown that could not be journalled.
        assert _verb("case", "show", code) == (0, "")
        assert _verb("link", "--case", code, "--url", "https://example.org/plein") == (1, "disk_full")
        # The place for a dossier and the place for a restored vault may be full, too.
        with scene.open() as vault:
            cases = Cases(vault, FixedClock())
            file = cases.case_file(cases.list()[0].code)
            words = load_messages("fr")
            full = _code(
                lambda: build_dossier(file, Addressee.POLICE, disk / "out", clock=FixedClock(), messages=words)
            )
            assert full is ErrorCode.DISK_FULL
        assert not any(path.is_file() for path in (disk / "out").rglob("*"))
        key = scene.recovery_key()
        restored = _code(lambda: restore_vault(scene.backup, disk / "back", clock=FixedClock(), recovery_key=key))
        assert restored is ErrorCode.DISK_FULL
        assert [path.name for path in disk.iterdir() if "back" in path.name] == []
        ballast.unlink()
        with open_vault(disk / "vault", clock=FixedClock(), passphrase=FIRST) as vault:
            assert not vault.owes_entries
            assert contents(vault) == before
            assert vault.check(full=True).problems == ()


@pytest.mark.parametrize("kind", [AGE, PASSPHRASE])
def test_a_disk_that_fills_up_while_a_dossier_is_sealed(tmp_path: Path, kind: str) -> None:
    seal = for_recipient(new_identity().recipient) if kind == AGE else with_passphrase("cinq mots sans lien")
    file, words = sample_case(), load_messages("fr")
    whole = build_dossier(file, Addressee.POLICE, tmp_path / "plain", clock=FixedClock(), messages=words).path
    size_bytes = sum(path.stat().st_size for path in whole.rglob("*") if path.is_file())
    with _disk(tmp_path / "disk", "size=8m") as disk:
        ballast = _fill(disk)

        def build() -> Path:
            out = disk / "out"
            return build_dossier(file, Addressee.POLICE, out, clock=FixedClock(), messages=words, seal=seal).path

        # From the first of the files in the folder to the last of the sealed bytes.
        for room in (0.2, 0.9, 1.3, 1.6, 1.9):
            os.truncate(ballast, ballast.stat().st_size - int(room * size_bytes))
            assert _code(build) is ErrorCode.DISK_FULL
            assert not any(disk.joinpath("out").rglob("*"))
            _fill(disk)
        ballast.unlink()
        path = build()
        assert list((disk / "out").iterdir()) == [path]


def test_a_disk_that_turns_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = make_template(tmp_path / "scene", pictures=0)
    with _disk(tmp_path / "disk", "size=8m") as disk:
        for name in ("vault", "keys", "template.json"):
            source = template.base / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, disk / name)
        scene = Scene(disk)
        monkeypatch.setenv("APPUI_DATA", str(disk))
        _remount(disk, "ro")
        code = str(scene.template()["cases"][0])  # type: ignore[index]  # a list of two
        assert _verb("case", "show", code) == (0, "")
        assert _verb("link", "--case", code, "--url", "https://example.org/fige") == (1, "vault_read_only")
        with scene.open() as vault:
            exhibit = Cases(vault, FixedClock()).exhibits(code)[0]
            assert _code(lambda: Cases(vault, FixedClock()).view_bytes(code, exhibit.id)) is READ_ONLY
            assert vault.check(full=True).problems == ()
        elsewhere = FixedClock()
        made = _code(
            lambda: create_vault(disk / "new", clock=elsewhere, keystore=None, passphrase=FIRST, preset="private")
        )
        assert made is READ_ONLY
        with template.open() as vault:
            assert _code(lambda: backup_vault(vault, disk / "backup")) is ErrorCode.DESTINATION_UNWRITABLE
        _remount(disk, "rw")
        with scene.open() as vault:
            assert vault.check(full=True).problems == ()
            assert len(contents(vault)) == 6
