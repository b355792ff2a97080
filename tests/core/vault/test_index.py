"""The index: encrypted with the derived key, set up to be durable, and refused when it is not ours."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import index as index_module
from appui_core.vault.index import Index
from appui_core.vault.schema import USER_VERSION

KEY = bytes(range(32))


def _code(path: Path, key: bytes = KEY) -> ErrorCode:
    with pytest.raises(AppuiError) as caught:
        Index(path, key, create=False)
    return caught.value.code


def _faults(path: Path) -> tuple[str, ...]:
    try:
        index = Index(path, KEY, create=False)
    except AppuiError as error:
        return (error.code,)
    found = index.faults()
    index.close()
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Index(tmp_path / "index.db", KEY, create=True).close()
    return tmp_path / "index.db"


def test_is_set_up_to_last(path: Path) -> None:
    index = Index(path, KEY, create=False)
    values = {
        name: index.rows(f"PRAGMA {name}")[0][0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store", "user_version")
    }
    index.close()
    assert values == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "user_version": USER_VERSION,
    }


def test_any_sqlcipher_opens_it_with_the_raw_key(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    connection.close()
    assert {"cases", "exhibits", "facts", "journal", "openings", "settings"} <= tables


def test_nothing_is_in_clear(path: Path) -> None:
    assert b"SQLite" not in path.read_bytes()
    assert b"CREATE" not in path.read_bytes()


def test_another_key_is_damage(path: Path) -> None:
    assert _code(path, bytes(32)) is ErrorCode.VAULT_DAMAGED


def test_a_missing_index_is_damage_and_is_not_made(path: Path) -> None:
    path.unlink()
    assert _code(path) is ErrorCode.VAULT_DAMAGED
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"x" * 8192], ids=["empty", "noise"])
def test_another_file_is_damage(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert _code(path) is ErrorCode.VAULT_DAMAGED


def test_a_newer_index_is_left_alone(path: Path) -> None:
    index = Index(path, KEY, create=False)
    index.rows(f"PRAGMA user_version = {USER_VERSION + 1}")
    index.close()
    before = path.read_bytes()
    assert _code(path) is ErrorCode.VAULT_NEWER
    assert path.read_bytes() == before


def test_an_old_engine_is_not_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "OLDEST_SQLITE", (99, 0, 0))
    assert _code(path) is ErrorCode.INTERNAL


def test_a_flipped_byte_in_any_page_is_found(path: Path) -> None:
    pages = path.stat().st_size // 4096
    assert pages > 3
    whole = path.read_bytes()
    for page in range(pages):
        data = bytearray(whole)
        data[page * 4096 + 2000] ^= 1
        path.write_bytes(data)
        assert _faults(path), f"page {page + 1}"


def test_a_full_disk_takes_the_transaction_back(path: Path) -> None:
    index = Index(path, KEY, create=False)
    (pages,) = index.rows("PRAGMA page_count")[0]
    index.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(AppuiError) as caught, index.transaction():
        index.rows("INSERT INTO settings VALUES ('large', ?)", ("x" * 100_000,))
    assert caught.value.code is ErrorCode.DISK_FULL
    with index.transaction():
        index.rows("INSERT INTO settings VALUES ('small', 'x')")
    assert index.rows("SELECT key FROM settings") == [("small",)]
    index.close()
