"""The header: exactly one format, two files, the newest valid one wins, and each slot is bound to its vault."""

import base64
import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import header as headers
from appui_core.vault import slots
from appui_core.vault.header import Header, read_headers, write_header
from fakes import vault_vectors as vectors
from fakes.key_store import FakeKeyStore


@pytest.fixture
def known() -> Header:
    return Header.from_bytes(json.dumps(vectors.HEADER).encode())


def test_reads_and_writes_the_same_header(known: Header) -> None:
    assert json.loads(known.to_bytes()) == vectors.HEADER
    assert Header.from_bytes(known.to_bytes()) == known


def test_passphrase_slot_vector(known: Header) -> None:
    identity = slots.open_with_passphrase(known.vault_id, known.slots[0], vectors.PASSPHRASE)
    assert identity is not None
    assert identity.secret == vectors.IDENTITY


def test_passphrase_in_decomposed_form_is_the_same(known: Header) -> None:
    decomposed = "E\u0301te\u0301 a\u0300 Noe\u0308l"
    assert decomposed != vectors.PASSPHRASE
    assert slots.open_with_passphrase(known.vault_id, known.slots[0], decomposed) is not None


def test_keyring_slot_vector(known: Header) -> None:
    name = f"appui-vault/{vectors.VAULT_ID}/08090a0b0c0d0e0f"
    store = FakeKeyStore(secrets={name: vectors.KEYRING_SECRET})
    identity = slots.open_with_keystore(known.vault_id, known.slots[1], store)
    assert identity is not None
    assert identity.secret == vectors.IDENTITY


def test_a_slot_opens_nothing_elsewhere(known: Header) -> None:
    slot = known.slots[1]
    name = slots.keystore_name("f" * 32, slot.id)
    moved = replace(slot, id="f" * 16)
    store = FakeKeyStore(
        secrets={
            name: vectors.KEYRING_SECRET,
            slots.keystore_name(known.vault_id, moved.id): vectors.KEYRING_SECRET,
        }
    )
    for vault_id, tried in (("f" * 32, slot), (known.vault_id, moved)):
        with pytest.raises(AppuiError) as caught:
            slots.open_with_keystore(vault_id, tried, store)
        assert caught.value.code is ErrorCode.KEYSTORE_REFUSED


def test_wrong_passphrase_opens_nothing(known: Header) -> None:
    assert slots.open_with_passphrase(known.vault_id, known.slots[0], "autre") is None


@pytest.mark.parametrize("blank", ["", " ", "\u00a0\n"])
def test_blank_passphrase_is_refused(blank: str) -> None:
    with pytest.raises(AppuiError) as caught:
        slots.passphrase_bytes(blank)
    assert caught.value.code is ErrorCode.PASSPHRASE_EMPTY


def _changes() -> dict[str, Callable[[dict[str, Any]], object]]:
    return {
        "other format": lambda raw: raw.update(format="appui-vault/2"),
        "foreign key": lambda raw: raw.update(extra=1),
        "missing key": lambda raw: raw.pop("recipient"),
        "generation zero": lambda raw: raw.update(generation=0),
        "generation true": lambda raw: raw.update(generation=True),
        "generation text": lambda raw: raw.update(generation="1"),
        "no slots": lambda raw: raw.update(slots=[]),
        "slots object": lambda raw: raw.update(slots={}),
        "vault id case": lambda raw: raw.update(vault_id="A" * 32),
        "vault id newline": lambda raw: raw.update(vault_id="a" * 32 + "\n"),
        "recipient": lambda raw: raw.update(recipient="age1x"),
        "twin slots": lambda raw: raw["slots"].append(raw["slots"][0]),
        "slot kind": lambda raw: raw["slots"][0].update(kind="biometry"),
        "slot kind list": lambda raw: raw["slots"][0].update(kind=[]),
        "kdf of the other kind": lambda raw: raw["slots"][0].update(kdf=raw["slots"][1]["kdf"]),
        "kdf name": lambda raw: raw["slots"][0]["kdf"].update(name="md5"),
        "endless memory": lambda raw: raw["slots"][0]["kdf"].update(memory_kib=2**31),
        "endless passes": lambda raw: raw["slots"][0]["kdf"].update(passes=10_000),
        "memory under lanes": lambda raw: raw["slots"][0]["kdf"].update(memory_kib=8),
        "no salt": lambda raw: raw["slots"][0]["kdf"].update(salt=""),
        "salt not base64": lambda raw: raw["slots"][0]["kdf"].update(salt="***"),
        "salt with none": lambda raw: raw["slots"][1]["kdf"].update(salt="AAAAAAAAAAA="),
        "short nonce": lambda raw: raw["slots"][0].update(nonce="AAAA"),
        "wrapped nothing": lambda raw: raw["slots"][0].update(wrapped=""),
    }


@pytest.mark.parametrize("change", _changes().values(), ids=_changes().keys())
def test_refuses_any_other_format(change: Callable[[dict[str, Any]], object]) -> None:
    raw = copy.deepcopy(vectors.HEADER)
    change(raw)
    with pytest.raises(ValueError):  # noqa: PT011 - each defect has its own words
        Header.from_bytes(json.dumps(raw).encode())


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"[]", b"null", b'{"format": 1, "format": 2}', b"[" * 60_000, b" " * 70_000],
    ids=["empty", "no text", "list", "null", "twin key", "deep", "long"],
)
def test_refuses_what_is_no_header(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each defect has its own words
        Header.from_bytes(data)


def test_both_files_are_written_and_the_last_generation_wins(tmp_path: Path, known: Header) -> None:
    written = write_header(tmp_path, known)
    assert written.generation == 2
    assert [header.generation for header in read_headers(tmp_path)] == [2, 1]
    less = write_header(tmp_path, replace(written, slots=written.slots[:1]))
    assert less.generation == 4
    # A slot that was removed is in neither file.
    assert [len(header.slots) for header in read_headers(tmp_path)] == [1, 1]


def test_a_failed_change_leaves_the_other_file(
    tmp_path: Path, known: Header, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_header(tmp_path, known)
    before = {name: (tmp_path / name).read_bytes() for name in headers.FILES}
    written: list[str] = []

    def full(path: Path, data: bytes) -> None:
        written.append(path.name)
        if len(written) == 2:
            raise OSError(28, "full")
        path.write_bytes(data)

    monkeypatch.setattr(headers, "write_durably", full)
    with pytest.raises(AppuiError) as caught:
        write_header(tmp_path, replace(known, slots=known.slots[:1]))
    assert caught.value.code is ErrorCode.DISK_FULL
    # The older file went first; the one in force until then is untouched.
    assert written == ["header-a.json", "header-b.json"]
    assert (tmp_path / "header-b.json").read_bytes() == before["header-b.json"]
    assert read_headers(tmp_path)[0].generation == 3


@pytest.mark.parametrize("lost", headers.FILES)
@pytest.mark.parametrize("how", ["missing", "cut", "flipped", "folder"])
def test_one_file_is_enough(tmp_path: Path, known: Header, lost: str, how: str) -> None:
    write_header(tmp_path, known)
    path = tmp_path / lost
    data = path.read_bytes()
    path.unlink()
    if how == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif how == "flipped":
        path.write_bytes(data.replace(b"appui-vault", b"appuj-vault"))
    elif how == "folder":
        path.mkdir()
    assert read_headers(tmp_path)[0].slots == known.slots


def test_no_valid_file_is_damage(tmp_path: Path) -> None:
    for name in headers.FILES:
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(AppuiError) as caught:
        read_headers(tmp_path)
    assert caught.value.code is ErrorCode.VAULT_DAMAGED


def test_values_are_plain_base64(known: Header) -> None:
    raw = json.loads(known.to_bytes())
    assert base64.b64decode(raw["slots"][0]["nonce"], validate=True) == bytes(range(12))
