"""Any byte flipped, file cut short, swapped or removed: found and named, the rest usable, nothing unproved out.

Small files are flipped at every byte, the index at sampled ones with a fixed seed.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee, Exhibit, Facts
from appui_core.cases.service import Cases
from appui_core.dossier.build import build_dossier
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import load_messages
from appui_core.vault import attempts
from appui_core.vault.facade import Vault, check_locked, create_vault, open_vault
from core.harm.scene import FIRST, lighten, picture
from data.pictures import noise, saved
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore
from fakes.originals import original_of

DRAW = random.Random(20261122)  # noqa: S311 - the same bytes each time
HEADERS = ("header-a.json", "header-b.json")
CHUNK = 64 * 1024 + 16  # age seals 64 KiB at a time


@dataclass
class Safe:
    """A vault with a small, a link and a big exhibit, closed unless a test opens it."""

    folder: Path
    keystore: FakeKeyStore
    recovery_key: str
    code: str
    exhibits: tuple[Exhibit, ...]
    plain: dict[str, bytes]

    def open(self) -> Vault:
        """Open through the key store."""
        return open_vault(self.folder, clock=FixedClock(), keystore=self.keystore)

    def blob(self, vault: Vault, exhibit: Exhibit) -> Path:
        """Return where an exhibit's original lies."""
        ((name,),) = vault.rows("SELECT blob FROM exhibits WHERE id = ?", (exhibit.id,))
        return self.folder / "blobs" / str(name)[:2] / str(name)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Safe:
    lighten()
    clock, keystore = FixedClock(), FakeKeyStore()
    folder = tmp_path_factory.mktemp("bytes") / "vault"
    created = create_vault(folder, clock=clock, keystore=keystore, passphrase=FIRST, preset="private")
    with created.vault as vault:
        cases = Cases(vault, clock)
        code = cases.new("Léa").code
        big = saved(noise(300, 260), "PNG", compress_level=0)
        kept = [cases.add_original(code, original_of(data), Facts(note="dit")) for data in (picture(1), big)]
        kept.insert(1, cases.add_link(code, Facts(url="https://example.org", words="des mots")))
        plain = {e.id: cases.view_bytes(code, e.id) for e in kept}
    return Safe(folder, keystore, created.recovery_key, code, tuple(kept), plain)


@pytest.fixture
def safe(made: Safe, tmp_path: Path) -> Safe:
    shutil.copytree(made.folder, tmp_path / "vault")
    return Safe(tmp_path / "vault", made.keystore, made.recovery_key, made.code, made.exhibits, made.plain)


def _flips(path: Path) -> Iterator[tuple[int, Callable[[], object]]]:
    """Flip each byte of a file in turn, to some other value; the second value puts the file right again."""
    whole = path.read_bytes()
    draw = random.Random(path.name)  # noqa: S311 - as above, whichever tests run
    for offset in range(len(whole)):
        spoilt = bytearray(whole)
        spoilt[offset] ^= draw.randint(1, 255)
        path.write_bytes(spoilt)
        yield offset, lambda: path.write_bytes(whole)
    path.write_bytes(whole)


def _named(vault: Vault) -> set[str]:
    return {problem.what for problem in vault.check(full=True).problems}


@pytest.mark.parametrize("name", [*HEADERS, "recovery.age"])
def test_every_byte_of_a_small_file(safe: Safe, name: str) -> None:
    with safe.open() as vault:
        missed = [offset for offset, _ in _flips(safe.folder / name) if not _named(vault) & {name, *HEADERS}]
        assert missed == []
        assert _named(vault) == set()


def test_every_byte_of_a_small_original(safe: Safe) -> None:
    first, link, _ = safe.exhibits
    with safe.open() as vault:
        cases = Cases(vault, FixedClock())
        path = safe.blob(vault, link)
        for offset, _ in _flips(path):
            with pytest.raises(AppuiError) as refused:
                vault.unseal(path.name, link.sha256)
            assert refused.value.code is ErrorCode.VAULT_DAMAGED, offset
            if offset % 40 == 0:
                assert _named(vault) == {path.relative_to(safe.folder).as_posix()}
        _refused_everywhere(safe, vault, link, None)
        # Put right again, all is well, and its neighbours never were in trouble.
        assert cases.view_bytes(safe.code, first.id) == safe.plain[first.id]
        assert _named(vault) == set()


def _refused_everywhere(safe: Safe, vault: Vault, damaged: Exhibit, spoilt: bytes | None) -> None:
    """Make sure that nothing of a damaged original comes out, and that the others do."""
    cases = Cases(vault, FixedClock())
    path = safe.blob(vault, damaged)
    whole = path.read_bytes() if path.exists() else b""
    if spoilt is None:
        spoilt = bytes((whole[0],)) + whole[1:-1] + bytes((whole[-1] ^ 1,))
    path.write_bytes(spoilt)
    journal = cases.journal(safe.code)
    out = safe.folder.parent / "dossiers"
    attempts_to_read: list[Callable[[], object]] = [
        lambda: cases.view_bytes(safe.code, damaged.id),
        lambda: cases.original_bytes(safe.code, damaged.id, reason="essai"),
        lambda: build_dossier(
            cases.case_file(safe.code), Addressee.POLICE, out, clock=FixedClock(), messages=load_messages("fr")
        ),
    ]
    if damaged.preview:
        attempts_to_read.append(lambda: cases.thumbnail(safe.code, damaged.id))
    for read in attempts_to_read:
        with pytest.raises(AppuiError) as refused:
            read()
        assert refused.value.code is ErrorCode.VAULT_DAMAGED
    # Nothing was looked at, so nothing of it is in the journal; nothing was built, so nothing lies there.
    assert cases.journal(safe.code) == journal
    assert not any(path.is_file() for path in out.rglob("*"))
    assert _named(vault) == {path.relative_to(safe.folder).as_posix()}
    for other in safe.exhibits:
        if other.id != damaged.id:
            assert cases.view_bytes(safe.code, other.id) == safe.plain[other.id]
    path.write_bytes(whole)


def test_a_big_original_cut_swapped_flipped_or_removed(safe: Safe) -> None:
    small, _, big = safe.exhibits
    with safe.open() as vault:
        path = safe.blob(vault, big)
        whole = path.read_bytes()
        header = whole.index(b"\n---") + 1
        start = whole.index(b"\n", header) + 1 + 16
        assert len(whole) - start > 3 * CHUNK
        lengths = [0, 1, header, start, *(start + n * CHUNK for n in (1, 2, 3)), start + CHUNK + 1, len(whole) - 1]
        spoilt = [whole[:length] for length in lengths]
        spoilt += [whole + b"\0", whole + whole[-CHUNK:], b"", safe.blob(vault, small).read_bytes()]
        # Two whole pieces in the other order: each is sealed, their places are, too.
        one, two = whole[start : start + CHUNK], whole[start + CHUNK : start + 2 * CHUNK]
        spoilt.append(whole[:start] + two + one + whole[start + 2 * CHUNK :])
        for _ in range(20):
            flipped = bytearray(whole)
            flipped[DRAW.randrange(len(whole))] ^= DRAW.randint(1, 255)
            spoilt.append(bytes(flipped))
        for data in spoilt[:3]:
            _refused_everywhere(safe, vault, big, data)
        for data in spoilt[3:]:
            path.write_bytes(data)
            with pytest.raises(AppuiError) as refused:
                Cases(vault, FixedClock()).view_bytes(safe.code, big.id)
            assert refused.value.code is ErrorCode.VAULT_DAMAGED
            assert _named(vault) == {path.relative_to(safe.folder).as_posix()}
        path.unlink()
        with pytest.raises(AppuiError) as refused:
            Cases(vault, FixedClock()).original_bytes(safe.code, big.id, reason="essai")
        assert refused.value.code is ErrorCode.VAULT_DAMAGED
        assert _named(vault) == {path.relative_to(safe.folder).as_posix()}


@pytest.mark.parametrize("name", HEADERS)
def test_one_header_damaged_opens_and_is_named(safe: Safe, name: str) -> None:
    path = safe.folder / name
    whole = path.read_bytes()
    cuts = [whole[:length] for length in (0, 1, len(whole) // 2, len(whole) - 2)]
    flips = [whole[:n] + bytes((whole[n] ^ 4,)) + whole[n + 1 :] for n in range(5, len(whole), len(whole) // 8)]
    for data in (*cuts, *flips, b"\0" * len(whole), b"[" * 60_000):
        for passphrase in (None, FIRST):
            path.write_bytes(data)
            keystore = safe.keystore if passphrase is None else None
            with open_vault(safe.folder, clock=FixedClock(), keystore=keystore, passphrase=passphrase) as vault:
                # Named, and mended from the other one: the next opening finds nothing.
                assert _named(vault) == {name}, data
                assert "header_repaired" in [entry.event for entry in vault.entries(None)]
            with safe.open() as vault:
                assert _named(vault) == set()
    path.unlink()
    with safe.open() as vault:
        assert _named(vault) == {name}


def test_both_headers_damaged_say_so(safe: Safe) -> None:
    for name in HEADERS:
        (safe.folder / name).write_bytes(b"{}")
    with pytest.raises(AppuiError) as refused:
        safe.open()
    assert refused.value.code is ErrorCode.VAULT_DAMAGED
    assert {problem.what for problem in check_locked(safe.folder)} == {*HEADERS}


def test_siblings_swapped(safe: Safe) -> None:
    first, second = ((safe.folder / name) for name in HEADERS)
    one, two = first.read_bytes(), second.read_bytes()
    first.write_bytes(two)
    second.write_bytes(one)
    with safe.open() as vault:
        # Each says the same, in whatever file it stands.
        assert _named(vault) == set()
        small, link, _ = safe.exhibits
        mine, other = safe.blob(vault, small), safe.blob(vault, link)
        mine_bytes, other_bytes = mine.read_bytes(), other.read_bytes()
        mine.write_bytes(other_bytes)
        other.write_bytes(mine_bytes)
        names = {path.relative_to(safe.folder).as_posix() for path in (mine, other)}
        assert _named(vault) == names
        for exhibit in (small, link):
            with pytest.raises(AppuiError):
                vault.unseal(safe.blob(vault, exhibit).name, exhibit.sha256)
        (safe.folder / "recovery.age").write_bytes(mine_bytes)
        assert _named(vault) == {*names, "recovery.age"}


def _index_spoilt(whole: bytes) -> Iterator[bytes]:
    page = 4096
    pages = len(whole) // page
    offsets = [DRAW.randrange(len(whole)) for _ in range(60)]
    offsets += [number * page + DRAW.randrange(page) for number in range(0, pages, 2)]
    for offset in offsets:
        yield whole[:offset] + bytes((whole[offset] ^ DRAW.randint(1, 255),)) + whole[offset + 1 :]
    for length in (0, 1, 15, page - 1, page, len(whole) - page, len(whole) - 1, len(whole) // 2):
        yield whole[:length]
    yield whole[: 3 * page] + whole[4 * page : 5 * page] + whole[3 * page : 4 * page] + whole[5 * page :]
    yield bytes(len(whole))


def test_the_index_flipped_and_cut_anywhere(safe: Safe) -> None:
    path = safe.folder / "index.db"
    whole = path.read_bytes()
    opened = 0
    for data in _index_spoilt(whole):
        path.write_bytes(data)
        try:
            vault = safe.open()
        except AppuiError as error:
            if error.code is not ErrorCode.VAULT_DAMAGED:
                raise
            _clear(safe.folder)
            continue
        with vault:
            opened += 1
            assert "index.db" in _named(vault)
            _only_the_truth(safe, vault)
        _clear(safe.folder)
    assert opened > 5
    path.unlink()
    with pytest.raises(AppuiError) as refused:
        safe.open()
    assert refused.value.code is ErrorCode.VAULT_DAMAGED
    assert {problem.what for problem in check_locked(safe.folder)} == {"index.db"}


def _clear(folder: Path) -> None:
    (folder / "index.db-journal").unlink(missing_ok=True)


def _only_the_truth(safe: Safe, vault: Vault) -> None:
    """Read what can still be read: it is right, or it is refused as damaged."""
    cases = Cases(vault, FixedClock())
    for exhibit in safe.exhibits:
        try:
            assert cases.view_bytes(safe.code, exhibit.id) == safe.plain[exhibit.id]
        except AppuiError as error:
            if error.code is not ErrorCode.VAULT_DAMAGED:
                raise


def test_every_byte_of_the_count_of_failures(safe: Safe) -> None:
    for _ in range(2):
        with pytest.raises(AppuiError):
            open_vault(safe.folder, clock=FixedClock(), passphrase="une phrase fausse")  # noqa: S106 - invented
    path = safe.folder / attempts.FILE
    whole = path.read_bytes()
    for offset, _ in _flips(path):
        spoilt = path.read_bytes()
        found = attempts.read_attempts(safe.folder)
        assert found is not None, offset
        if offset % 7 == 0:
            with safe.open() as vault:
                assert vault.entries(None)[-2].event == "unlock_failed"
            path.write_bytes(spoilt)
    path.write_bytes(whole)
