"""A vault with many exhibits, kept as an import keeps them, and everything that must still work in it."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from appui_core.cases.bulk import Refused
from appui_core.cases.model import Facts
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import Vault, create_vault, open_vault
from appui_core.vault.restore import restore_vault
from core.harm.scene import FIRST, FileKeyStore, lighten, original

CLOCK = SystemClock()
LOT = 500
Tell = Callable[[str, float], None]


def exercise(place: Path, *, exhibits: int, longest: int, tell: Tell = lambda _what, _seconds: None) -> None:
    """Fill a vault to this size, the longest case first, and use it in every way; assert what must hold.

    `tell` hears of each step and how many seconds it took.
    """
    lighten()
    keystore = FileKeyStore(place / "keys")
    made = create_vault(place / "vault", clock=CLOCK, keystore=keystore, passphrase=FIRST, preset="private")
    with made.vault as vault, _timed(tell, f"keep {exhibits}"):
        codes = _fill(vault, exhibits, longest)
    with _timed(tell, "open"):
        vault = open_vault(place / "vault", clock=CLOCK, keystore=keystore)
    with vault:
        _list_and_search(vault, codes, longest, tell)
        with _timed(tell, "check --full"):
            report = vault.check(full=True)
        assert (report.problems, report.exhibits) == ((), exhibits)
        _damage_is_found(vault, tell)
        with _timed(tell, "backup"):
            first = backup_vault(vault, place / "backup")
        assert (first.copied, first.problems) == (exhibits, ())
        _work_on(vault, codes, exhibits, longest, tell)
        with _timed(tell, "backup again"):
            second = backup_vault(vault, place / "backup")
        assert (second.copied, second.removed) == (1, 1 + exhibits - longest - _others(exhibits, longest))
    with _timed(tell, "restore"):
        restored = restore_vault(place / "backup", place / "restored", clock=CLOCK, recovery_key=made.recovery_key)
    assert (restored.copied, restored.problems) == (second_total(exhibits, longest), ())
    with open_vault(place / "restored", clock=CLOCK, passphrase=FIRST) as again:
        assert Cases(again, CLOCK).count(codes[0]) == longest
    shutil.rmtree(place / "restored")


def second_total(exhibits: int, longest: int) -> int:
    """Return how many exhibits are left once the last case is purged: one withdrawn, one added."""
    return longest + _others(exhibits, longest)


def _others(exhibits: int, longest: int) -> int:
    """Return how many lie in the cases between the longest and the last."""
    rest = exhibits - longest
    return rest - (rest % longest or longest)


def _fill(vault: Vault, exhibits: int, longest: int) -> list[str]:
    cases, codes, number = Cases(vault, CLOCK), list[str](), 0
    while number < exhibits:
        code = cases.new(f"Situation {len(codes) + 1}").code
        codes.append(code)
        last = min(number + longest, exhibits)
        while number < last:
            lot = range(number, min(number + LOT, last))
            facts = Facts(note=f"lot numéro {number // LOT}", account="@élodie.test", platform="tiktok")
            fates = list(cases.add_many(code, [original(one) for one in lot], facts=facts))
            assert not any(isinstance(fate, Refused) for fate in fates)
            number = lot.stop
    return codes


def _list_and_search(vault: Vault, codes: list[str], longest: int, tell: Tell) -> None:
    cases = Cases(vault, CLOCK)
    with _timed(tell, "list the cases"):
        assert len(cases.list()) == len(codes)
    with _timed(tell, "count and page"):
        assert cases.count(codes[0]) == longest
        page = cases.exhibits_page(codes[0], 0, 50)
        assert [exhibit.number for exhibit in page] == list(range(longest, longest - 50, -1))
        assert cases.exhibits_page(codes[0], longest - 5, 50)[-1].number == 1
    with _timed(tell, "list the longest case"):
        assert len(cases.exhibits(codes[0])) == longest
    for words in ("lot", "numero 0", "elod", "e"):
        with _timed(tell, f"search {words!r}"):
            assert cases.search(words)
    assert cases.search("introuvable") == ()


def _damage_is_found(vault: Vault, tell: Tell) -> None:
    ((name,),) = vault.rows("SELECT blob FROM exhibits ORDER BY id LIMIT 1 OFFSET 7")
    path = vault.folder / "blobs" / name[:2] / name
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes((whole[-1] ^ 1,)))
    with _timed(tell, "find the damaged one"):
        found = {problem.what for problem in vault.check(full=True).problems}
    assert found == {f"blobs/{name[:2]}/{name}"}
    path.write_bytes(whole)


def _work_on(vault: Vault, codes: list[str], exhibits: int, longest: int, tell: Tell) -> None:
    cases = Cases(vault, CLOCK)
    with _timed(tell, "withdraw one"):
        gone = cases.exhibits_page(codes[0], 10, 1)[0]
        cases.withdraw(codes[0], gone.id)
    with _timed(tell, "add one"):
        added = cases.add_original(codes[0], original(exhibits + 7))
    assert added.number == longest + 1
    with _timed(tell, "purge the last case"):
        cases.purge(codes[-1], "essai")
    report = vault.check(full=False)
    assert (report.problems, report.exhibits) == ((), second_total(exhibits, longest))


@contextmanager
def _timed(tell: Tell, what: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    tell(what, time.monotonic() - started)
