"""From the wire into the vault: the same bytes, sealed as they pass, and nothing in clear anywhere on the disk."""

import os
import struct
import subprocess
import sys
import threading
import zlib
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from appui_core.adapters.phone_tray.tray import LanPhoneTray
from appui_core.cases.model import Case, Facts, Kind
from appui_core.cases.service import Cases
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.once import examine_once
from appui_core.messages import load_messages
from appui_core.ports import TrayNews, TrayOrder
from appui_core.vault.facade import create_vault
from data.formats import samples
from data.pictures import wordy_png
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore
from fakes.phone import Keeper, Open, Phone, form
from fakes.pictures import jpeg_bytes, png_bytes
from fakes.world import World

PLANTED = b"planted-words-of-a-child"
SENDER = Path(__file__).with_name("sender.py")
TESTS = Path(__file__).parents[3]


@pytest.fixture
def world(tmp_path: Path, clock: FixedClock) -> World:
    store = FakeKeyStore()
    made = create_vault(
        tmp_path / "data" / "vault", clock=clock, keystore=store, passphrase=None, preset="private"
    )
    return World(made.vault, Cases(made.vault, clock), clock, store)


@pytest.fixture
def case(world: World) -> Case:
    return world.cases.new("Léa, 5e B", "family")


@pytest.fixture
def phone(opened: Open, keeper: Keeper, world: World, case: Case) -> Phone:
    def keep(stream: BinaryIO) -> bool:
        examine = partial(examine_once, clock=world.clock)
        return not world.cases.passing.add(lambda: case.code, stream, examine, Facts()).duplicate

    keeper.keep = keep  # type: ignore[method-assign]  # into the vault instead of the list
    return Phone(opened().url)


def _files_with(words: bytes, *roots: Path) -> list[Path]:
    files = (path for root in roots for path in root.rglob("*") if path.is_file())
    return [path for path in files if words in path.read_bytes()]


def test_what_was_sent_is_what_is_kept(phone: Phone, world: World, case: Case) -> None:
    phone.answer()
    sent = [png_bytes(1), jpeg_bytes(2), wordy_png(3_000_000, PLANTED)]
    words = phone.send(*((f"../{n}.png", data) for n, data in enumerate(sent))).words
    assert "Gardées : 3" in words
    exhibits = world.cases.exhibits(case.code)
    assert [world.cases.view_bytes(case.code, one.id) for one in exhibits] == sent
    assert {(one.kind, one.capture["way"]) for one in exhibits} == {(Kind.IMPORT, "phone_tray")}
    assert world.codes() == set()
    world.vault.close()


def test_refusals_come_with_the_vault_s_own_reasons(phone: Phone, world: World, case: Case) -> None:
    phone.answer()
    words = phone.send(
        ("a.png", b"no picture"), ("b.png", png_bytes()[:-30]), ("c.png", png_bytes()), ("d.png", png_bytes())
    ).words
    assert "Gardées : 1" in words
    assert "Déjà là : 1" in words
    assert "Refusées : 2" in words
    assert "Appui ne prend pas ce type de fichier." in words
    assert "Ce fichier est abîmé ou incomplet." in words
    assert len(world.cases.exhibits(case.code)) == 1
    assert world.codes() == set()
    world.vault.close()


def test_all_kinds_of_picture_come_in_and_nothing_else(
    phone: Phone, keeper: Keeper, world: World, case: Case
) -> None:
    phone.answer()
    for name, data in samples().items():
        phone.send((name, data))
    kept = {one.media_type for one in world.cases.exhibits(case.code)}
    assert {"image/png", "image/jpeg", "image/heic", "image/webp", "image/avif"} <= kept
    assert {kind for kind in kept if not kind.startswith("image/")} == set()
    assert "phone_not_picture" in keeper.codes
    assert world.codes() == set()
    world.vault.close()


def test_nothing_in_clear_while_it_passes_nor_after(
    phone: Phone,
    keeper: Keeper,
    world: World,
    case: Case,
    tmp_path: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    phone.answer()
    data = wordy_png(2_000_000, PLANTED)
    body = form(("planted-name.png", data), ("other.png", data[:-50]))
    with phone.connect() as link:
        link.sendall(phone.images_head(len(body)))
        half = len(data) // 2
        link.sendall(body[:half])
        keeper.wait_for(TrayNews.RECEIVING)
        parts = list[Path]()
        while sum(part.stat().st_size for part in parts) < half - 400_000:
            parts = list((world.folder / "blobs").rglob("*.part"))
        assert _files_with(PLANTED, tmp_path, home) == [], "half of it has passed"
        link.sendall(body[half:])
        keeper.wait_for(TrayNews.RECEIVED)
    assert [one.size_bytes for one in world.cases.exhibits(case.code)] == [len(data)]
    for words in (PLANTED, b"planted-name"):
        assert _files_with(words, tmp_path, home) == []
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and world.folder not in path.parents]
    assert outside == [], "nothing outside the vault"
    assert [path for path in home.rglob("*") if path.is_file()] == []
    assert list((world.folder / "blobs").rglob("*.part")) == []
    world.vault.close()


def test_locking_in_the_middle_keeps_nothing_of_that_picture(
    phone: Phone, keeper: Keeper, world: World, case: Case
) -> None:
    phone.answer()
    data = wordy_png(500_000, PLANTED)
    body = form(("a.png", png_bytes()), ("b.png", data))
    with phone.connect() as link:
        link.sendall(phone.images_head(len(body)) + body[:-1_000])
        while not world.cases.exhibits(case.code):
            pass
        world.vault.close()
        link.sendall(body[-1_000:])
        keeper.wait_for(TrayNews.RECEIVED)
    assert keeper.codes == ["vault_locked"]
    assert len([path for path in (world.folder / "blobs").rglob("*") if path.is_file()]) == 1
    world.reopen()
    assert len(world.cases.exhibits(case.code)) == 1
    assert world.codes() == set()
    world.vault.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the memory held at most is read from /proc")
def test_ten_large_pictures_take_no_memory(tmp_path: Path) -> None:
    """10 x 20 MB through a process of its own: it grows by less than one of them."""
    child = subprocess.Popen(
        [sys.executable, str(SENDER), str(tmp_path / "vault")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        url, before_kib = child.stdout.readline().split()
        phone = Phone(url)
        phone.answer()
        whole = wordy_png(20_000_000, PLANTED)
        for number in range(10):
            picture = bytearray(whole)
            at = picture.index(PLANTED)
            picture[at : at + 2] = b"%02d" % number
            _mend(picture)
            assert "Gardées : 1" in phone.send((f"{number}.png", bytes(picture))).words
        child.stdin.write("\n")
        child.stdin.flush()
        kept, after_kib = child.stdout.readline().split()
    finally:
        child.communicate(timeout=20)
    assert kept == "10"
    assert int(after_kib) - int(before_kib) < 20_000


def _mend(picture: bytearray) -> None:
    """Put the text chunk's checksum right again."""
    start = picture.index(b"tEXt")
    (length,) = struct.unpack(">I", picture[start - 4 : start])
    end = start + 4 + length
    picture[end : end + 4] = struct.pack(">I", zlib.crc32(picture[start:end]))


# --- where a page may be opened ---------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["0.0.0.0", "8.8.8.8", "127.0.0.1", "localhost", "", "::"])  # noqa: S104 - to be refused
def test_no_page_but_on_a_private_address(clock: FixedClock, keeper: Keeper, address: str) -> None:
    order = TrayOrder(address, load_messages("fr"), keeper.keep, keeper.heard)
    with pytest.raises(AppuiError) as caught:
        LanPhoneTray(clock).open(order)
    assert caught.value.code is ErrorCode.PHONE_UNAVAILABLE


def test_an_address_that_is_not_this_pc_s_says_so(clock: FixedClock, keeper: Keeper) -> None:
    order = TrayOrder("10.254.253.252", load_messages("fr"), keeper.keep, keeper.heard)
    with pytest.raises(AppuiError) as caught:
        LanPhoneTray(clock).open(order)
    assert caught.value.code is ErrorCode.PHONE_UNAVAILABLE
    assert not [one for one in threading.enumerate() if one.name == "appui-phone-tray"]
