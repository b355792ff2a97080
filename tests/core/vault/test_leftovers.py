"""Opening looks at every name only when the number of files tells that one is too many."""

import io
from collections.abc import Callable

import pytest

from appui_core.vault.blobs import BlobStore
from appui_core.vault.facade import Vault

Opener = Callable[[], Vault]


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often every name is looked at."""
    seen: list[int] = []
    real = BlobStore.sweep

    def sweep(store: BlobStore, wanted: set[str]) -> int:
        seen.append(len(wanted))
        return real(store, wanted)

    monkeypatch.setattr(BlobStore, "sweep", sweep)
    return seen


def test_nothing_too_many_walks_nothing(reopen: Opener, walks: list[int]) -> None:
    reopen()
    reopen()
    walks.clear()
    reopen()
    assert walks == []


def test_a_file_without_a_row_is_found_and_goes(reopen: Opener, walks: list[int]) -> None:
    vault = reopen()
    orphan = vault.seal(io.BytesIO(b"nobody's"))
    walks.clear()
    again = reopen()
    assert walks == [0]
    assert not BlobStore(again.folder).path(orphan.name).exists()


def test_an_unfinished_file_goes(reopen: Opener, walks: list[int]) -> None:
    vault = reopen()
    name = "ab" + "0" * 30
    part = BlobStore(vault.folder).path(name).with_name(f"{name}.part")
    part.parent.mkdir(exist_ok=True)
    part.write_bytes(b"half")
    walks.clear()
    reopen()
    assert walks == [0]
    assert not part.exists()
