"""Two programs at once, a clock that goes back, a key store that comes and goes, and people's passphrases."""

import json
import shutil
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from appui_core.cases.identifiers import new_ulid
from appui_core.cases.model import Addressee, Facts
from appui_core.cases.service import Cases
from appui_core.dossier.build import build_dossier
from appui_core.dossier.verify import verify_path
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import load_messages
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import Vault, create_vault, open_vault, unlock_delay
from appui_core.vault.journal import chain_fault
from core.harm.driver import environment
from core.harm.scene import FIRST, Scene, lighten, make_template, original
from fakes.clock import FixedClock
from fakes.command_line import program
from fakes.key_store import FakeKeyStore

PHRASE_FILE = ("--passphrase-file", "-", "--json")


@pytest.fixture(autouse=True)
def _light() -> None:
    lighten()


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Make the template where the command line looks for its vault, too."""
    made = make_template(tmp_path / "scene", pictures=0)
    monkeypatch.setenv("APPUI_DATA", str(made.base))
    return made


@pytest.fixture
def opened(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Vault, FakeKeyStore]]:
    keystore = FakeKeyStore()
    made = create_vault(tmp_path / "vault", clock=clock, keystore=keystore, passphrase=FIRST, preset="private")
    with made.vault as vault:
        yield vault, keystore


def _code(call: object) -> ErrorCode:
    assert callable(call)
    with pytest.raises(AppuiError) as refused:
        call()
    return refused.value.code


# Two at once.


def test_a_verb_while_the_window_holds_the_vault(scene: Scene) -> None:
    with scene.open() as window:
        told = program("case", "list", *PHRASE_FILE, stdin=FIRST.encode())
        assert (told.code, told.error) == (1, "vault_busy")
        assert "Traceback" not in told.err
        # Nothing was counted against the person, nothing was swept under the window's hands.
        assert unlock_delay(scene.vault, FixedClock()) == 0
        assert window.check(full=True).intact
    assert program("case", "list", *PHRASE_FILE, stdin=FIRST.encode()).code == 0


def test_two_adders_lose_nothing(scene: Scene) -> None:
    with scene.open() as vault:
        code = Cases(vault, FixedClock()).new("À deux").code
    command = [sys.executable, "-m", "core.harm.adder", str(scene.vault), str(scene.base / "keys"), code]
    adders = [
        subprocess.Popen([*command, str(first), "15"], stdout=subprocess.PIPE, env=environment())
        for first in (100, 108)  # seven of them are the same
    ]
    said = [adder.communicate(timeout=120)[0].decode().split() for adder in adders]
    assert [adder.returncode for adder in adders] == [0, 0]
    with scene.open() as vault:
        found = Cases(vault, FixedClock()).exhibits(code)
        assert {exhibit.sha256 for exhibit in found} == {*said[0], *said[1]}
        assert [exhibit.number for exhibit in found] == list(range(1, 24))
        assert vault.check(full=True).problems == ()


def test_many_threads_of_one_window(opened: tuple[Vault, FakeKeyStore], clock: FixedClock) -> None:
    vault, _ = opened
    cases = Cases(vault, clock)
    code = cases.new("Ensemble").code
    wrong: list[BaseException] = []

    def work(first: int) -> None:
        try:
            for number in range(first, first + 6):
                added = cases.add_original(code, original(number), Facts(note="dit"))
                cases.note_facts(code, added.id, Facts(note="autre"))
                cases.view_bytes(code, added.id)
        except BaseException as error:  # noqa: BLE001 - told below
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(first,)) for first in (0, 3, 6, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(cases.exhibits(code)) == 15
    assert vault.check(full=True).problems == ()


def test_reading_and_adding_while_a_backup_runs(opened: tuple[Vault, FakeKeyStore], clock: FixedClock) -> None:
    vault, _ = opened
    cases = Cases(vault, clock)
    code = cases.new("Pendant la copie").code
    fates = list(cases.add_many(code, [original(number) for number in range(60)]))
    first = cases.exhibits(code)[0]
    target = vault.folder.parent / "backup"
    done, wrong = threading.Event(), list[BaseException]()

    def back_up() -> None:
        try:
            backup_vault(vault, target)
        except BaseException as error:  # noqa: BLE001 - told below
            wrong.append(error)
        done.set()

    copier = threading.Thread(target=back_up)
    copier.start()
    more = 0
    while more < 5 or not done.is_set():
        assert len(cases.view_bytes(code, first.id)) == first.size_bytes
        assert _code_of(lambda: backup_vault(vault, target)) in {None, ErrorCode.VAULT_BUSY}
        cases.add_original(code, original(100 + more))
        more += 1
    copier.join()
    assert wrong == []
    assert vault.check(full=True).problems == ()
    backup_vault(vault, target)
    there = {path.name for path in (target / "blobs").rglob("*") if path.is_file()}
    assert len(there) == len(fates) + more
    # Another program meets the same closed door as ever.
    assert _code(lambda: open_vault(vault.folder, clock=clock, passphrase=FIRST)) is ErrorCode.VAULT_BUSY


def _code_of(call: Callable[[], object]) -> ErrorCode | None:
    try:
        call()
    except AppuiError as error:
        return error.code
    return None


# A clock that goes back.


def test_a_clock_set_back_one_year(tmp_path: Path, clock: FixedClock) -> None:
    keystore, folder = FakeKeyStore(), tmp_path / "vault"
    made = create_vault(folder, clock=clock, keystore=keystore, passphrase=FIRST, preset="private")
    with made.vault as vault:
        code = Cases(vault, clock).new("Léa").code
        before = Cases(vault, clock).add_original(code, original(1), Facts(note="avant"))
    clock.set(clock.now() - timedelta(days=365))
    with open_vault(folder, clock=clock, keystore=keystore) as vault:
        cases = Cases(vault, clock)
        after = cases.add_original(code, original(2), Facts(note="après"))
        cases.note_facts(code, before.id, Facts(note="repris"))
        # Order is by number, never by date; each date is what the clock said.
        assert [exhibit.id for exhibit in cases.exhibits(code)] == [before.id, after.id]
        assert (before.added_at_utc[:4], after.added_at_utc[:4]) == ("2026", "2025")
        assert after.id != before.id
        for chain in (None, code):
            journal = cases.journal(chain)
            assert [entry.seq for entry in journal] == list(range(1, len(journal) + 1))
            assert chain_fault(journal) is None
        assert cases.journal(code)[-1].at_utc < cases.journal(code)[0].at_utc
        assert vault.check(full=True).problems == ()
        built = build_dossier(
            cases.case_file(code), Addressee.POLICE, tmp_path / "out", clock=clock, messages=load_messages("fr")
        )
        assert verify_path(built.path).intact


def test_identifiers_stay_unique_whatever_the_clock(clock: FixedClock) -> None:
    made = {new_ulid(clock.now()) for _ in range(500)}
    clock.set(clock.now() - timedelta(days=365))
    made |= {new_ulid(clock.now()) for _ in range(500)}
    assert len(made) == 1000
    assert {len(one) for one in made} == {26}


def test_a_wait_is_not_made_longer_by_the_clock(opened: tuple[Vault, FakeKeyStore], clock: FixedClock) -> None:
    vault, keystore = opened
    vault.close()
    for _ in range(5):
        clock.advance(unlock_delay(vault.folder, clock))
        with pytest.raises(AppuiError):
            open_vault(vault.folder, clock=clock, passphrase="une phrase fausse")  # noqa: S106 - invented
    step = unlock_delay(vault.folder, clock)
    assert step == 10
    clock.set(clock.now() - timedelta(days=365))
    assert 0 < unlock_delay(vault.folder, clock) <= step
    assert _code(lambda: open_vault(vault.folder, clock=clock, passphrase=FIRST)) is ErrorCode.UNLOCK_DELAYED
    # The key store never waits; the passphrase does no longer than the step.
    open_vault(vault.folder, clock=clock, keystore=keystore).close()
    for _ in range(5):
        clock.advance(unlock_delay(vault.folder, clock))
        with pytest.raises(AppuiError):
            open_vault(vault.folder, clock=clock, passphrase="une phrase fausse")  # noqa: S106 - invented
    clock.set(clock.now() - timedelta(days=365))
    clock.advance(unlock_delay(vault.folder, clock))
    open_vault(vault.folder, clock=clock, passphrase=FIRST).close()


@pytest.mark.tool
@pytest.mark.skipif(
    shutil.which("faketime") is None, reason="faketime, which sets a program's clock, is not installed"
)
def test_the_program_under_a_clock_set_back(scene: Scene) -> None:
    code = str(scene.template()["cases"][0])  # type: ignore[index]  # a list of two
    words = ("link", "--case", code, "--url", "https://example.org/hier", *PHRASE_FILE)
    command = ["faketime", "-f", "-365d", sys.executable, "-m", "appui_core.cli", *words]
    done = subprocess.run(command, input=FIRST.encode(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    with scene.open() as vault:
        last = Cases(vault, FixedClock()).exhibits(code)[-1]
        kept = json.loads(done.stdout)
        assert (last.id, last.added_at_utc) == (kept["id"], kept["added_at_utc"])
        first = Cases(vault, FixedClock()).exhibits(code)[0]
        assert last.added_at_utc < first.added_at_utc
        assert vault.check(full=True).problems == ()


# A key store that comes and goes.


def test_a_key_store_that_locks_disappears_and_comes_back(
    opened: tuple[Vault, FakeKeyStore], clock: FixedClock
) -> None:
    vault, keystore = opened
    folder = vault.folder
    vault.close()

    def through_the_store() -> None:
        open_vault(folder, clock=clock, keystore=keystore).close()

    for state, code in (
        ("locked", ErrorCode.KEYSTORE_LOCKED),
        ("absent", ErrorCode.KEYSTORE_ABSENT),
        ("null", ErrorCode.VAULT_LOCKED),
    ):
        keystore.state = state  # type: ignore[assignment]  # one of its states
        assert _code(through_the_store) is code
        # The other way in is there, and nothing was lost.
        with open_vault(folder, clock=clock, passphrase=FIRST) as again:
            assert again.check(full=True).problems == ()
    keystore.state = "working"
    through_the_store()


def test_a_key_store_that_lies(opened: tuple[Vault, FakeKeyStore], clock: FixedClock) -> None:
    vault, keystore = opened
    folder = vault.folder
    vault.close()
    (name, secret), *_ = keystore.secrets.items()
    for lie in ("A" * 43 + "=", "", "pas du base64 !", secret[:-4], secret.swapcase()):
        keystore.secrets[name] = lie
        assert _code(lambda: open_vault(folder, clock=clock, keystore=keystore)) is ErrorCode.KEYSTORE_REFUSED
    assert unlock_delay(folder, clock) == 0
    keystore.secrets[name] = secret
    with open_vault(folder, clock=clock, keystore=keystore) as again:
        assert "unlock_failed" in [entry.event for entry in again.entries(None)]
        assert again.check(full=True).problems == ()


def test_a_key_store_that_goes_in_the_middle_of_making(tmp_path: Path, clock: FixedClock) -> None:
    class Going(FakeKeyStore):
        def store(self, name: str, secret: str) -> None:
            super().store(name, secret)
            self.state = "absent"

    folder = tmp_path / "vault"
    assert (
        _code(lambda: create_vault(folder, clock=clock, keystore=Going(), passphrase=FIRST, preset="private"))
        is ErrorCode.KEYSTORE_ABSENT
    )
    made = create_vault(folder, clock=clock, keystore=FakeKeyStore(), passphrase=FIRST, preset="private")
    with made.vault as vault:
        assert vault.check(full=True).problems == ()


# Passphrases.

COMPOSED = unicodedata.normalize("NFC", "Été à Évry, c’était l’été")
PHRASES = [
    "  deux  espaces  ",
    "🐈‍⬛ trois chats 🐈🐈",
    "tab\tau milieu",
    "\u00a0insécable\u202f!",
    "中文 密码 пароль",
    "x",
]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_passphrase_as_people_have_them(tmp_path: Path, clock: FixedClock, phrase: str) -> None:
    folder = tmp_path / "vault"
    create_vault(folder, clock=clock, keystore=None, passphrase=phrase, preset="private").vault.close()
    open_vault(folder, clock=clock, passphrase=phrase).close()
    for near in (phrase + " ", phrase.strip() + "!", phrase.upper() + "?"):
        assert _code(partial(open_vault, folder, clock=clock, passphrase=near)) is ErrorCode.PASSPHRASE_WRONG


def test_accents_composed_and_decomposed_are_the_same(tmp_path: Path, clock: FixedClock) -> None:
    decomposed = unicodedata.normalize("NFD", COMPOSED)
    assert decomposed != COMPOSED
    for made_with, opened_with in ((COMPOSED, decomposed), (decomposed, COMPOSED)):
        folder = tmp_path / str(len(made_with))
        create_vault(folder, clock=clock, keystore=None, passphrase=made_with, preset="private").vault.close()
        open_vault(folder, clock=clock, passphrase=opened_with).close()


def test_the_program_reads_them_from_a_file(scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "phrase.txt"
    decomposed = unicodedata.normalize("NFD", FIRST)

    def asked() -> tuple[int, str]:
        told = program("case", "list", "--passphrase-file", str(file), "--json")
        assert "Traceback" not in told.err
        return told.code, told.error if told.code else ""

    file.write_bytes(b"\xef\xbb\xbf" + decomposed.encode() + b"\r\nune autre ligne\n")
    assert asked() == (0, "")
    # A megabyte behind the first line is no matter; a line of a megabyte is no passphrase.
    file.write_bytes(FIRST.encode() + b"\n" + b"x" * 1024 * 1024)
    assert asked() == (0, "")
    file.write_bytes(b"x" * 1024 * 1024)
    assert asked() == (1, "passphrase_too_long")
    assert unlock_delay(scene.vault, FixedClock()) == 0
