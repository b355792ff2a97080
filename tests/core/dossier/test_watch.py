"""A check tells how far it is, and stops at once; two threads find what one would."""

from collections.abc import Callable
from pathlib import Path
from threading import current_thread

import pytest

from appui_core.cases.model import Addressee
from appui_core.dossier import hashing, seal
from appui_core.dossier.build import build_dossier
from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.seal import SealKey
from appui_core.dossier.verify import verify_path
from appui_core.dossier.watch import Watch
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import load_messages
from appui_core.vault.keys import new_identity
from core.dossier.conftest import sample_case
from core.dossier.tampering import exhibit_files, flip
from fakes.clock import FixedClock

IDENTITY = new_identity()
PHRASE = "cinq mots sans lien entre"
KEY = SealKey((IDENTITY,), PHRASE)


def made(into: Path, *, zip_it: bool = False, sealed: seal.Seal | None = None) -> Path:
    return build_dossier(
        sample_case(),
        Addressee.POLICE,
        into,
        clock=FixedClock(),
        messages=load_messages("fr"),
        zip_it=zip_it,
        seal=sealed,
    ).path


FORMS: dict[str, Callable[[Path], Path]] = {
    "folder": made,
    "zip": lambda into: made(into, zip_it=True),
    "age": lambda into: made(into, sealed=seal.for_recipient(IDENTITY.recipient)),
    "passphrase": lambda into: made(into, sealed=seal.with_passphrase(PHRASE)),
}
forms = pytest.mark.parametrize("form", list(FORMS))


@forms
def test_progress_goes_up_to_the_whole_on_the_thread_that_asked(tmp_path: Path, form: str) -> None:
    path = FORMS[form](tmp_path)
    told: list[tuple[int, int]] = []
    threads = set()

    def progress(done: int, whole: int) -> None:
        told.append((done, whole))
        threads.add(current_thread())

    assert verify_path(path, key=KEY, watch=Watch(progress)).intact
    assert threads == {current_thread()}
    shares = [done / whole for done, whole in told]
    assert shares[-1] == 1
    assert shares == sorted(shares)


@forms
@pytest.mark.parametrize("after", [0, 1, 5])
def test_it_stops_at_the_next_block(tmp_path: Path, form: str, after: int) -> None:
    path = FORMS[form](tmp_path)
    blocks = 0

    def cancelled() -> bool:
        nonlocal blocks
        blocks += 1
        return blocks > after

    with pytest.raises(AppuiError) as stopped:
        verify_path(path, key=KEY, watch=Watch(cancelled=cancelled))
    assert stopped.value.code is ErrorCode.INTERRUPTED


def test_what_goes_wrong_on_the_second_thread_is_not_swallowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path)

    def broken(self: hashing._Work) -> None:
        self.failure = MemoryError()
        self.left.clear()

    monkeypatch.setattr(hashing._Work, "help", broken)
    with pytest.raises(MemoryError):
        verify_path(path)


def test_a_file_that_shrinks_or_goes_meanwhile_is_unreadable(tmp_path: Path) -> None:
    path = made(tmp_path)
    first, second = exhibit_files(path)[:2]

    def progress(_done: int, _whole: int) -> None:
        if first.exists():
            first.unlink()
            flip(second)

    # The smallest files are read last: these two may have been read already, and are whole then or named.
    report = verify_path(path, watch=Watch(progress))
    assert {one.code for one in report.problems} <= {Code.UNREADABLE, Code.CHANGED, Code.EXHIBIT_HASH}
    assert Problem(f"data/{first.name}", Code.MISSING) not in report.problems
