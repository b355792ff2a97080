"""The page of one exhibit says whether its original is still what was added, after looking at the sealed bytes."""

from appui.pages.evidence.model import View
from fakes.evidence_room import EvidenceRoom


def _plain(room: EvidenceRoom) -> str:
    return room.text.replace("\u00a0", " ").replace("\u202f", " ")


def test_an_original_is_unchanged_until_it_is_not(room: EvidenceRoom) -> None:
    room.one_capture()
    room.click("open_1")
    assert room.at(View.DETAIL)
    assert "inchangée depuis l’ajout (14/11/2026 18 h 02)" in _plain(room)
    vault = room.desk.vault.vault
    assert vault is not None
    ((name,),) = vault.rows("SELECT blob FROM exhibits")
    path = vault.folder / "blobs" / str(name)[:2] / str(name)
    sealed = path.read_bytes()
    path.write_bytes(sealed[:-1] + bytes((sealed[-1] ^ 1,)))
    room.click("detail_back", "open_1")
    assert "modifiée : le fichier n’est plus celui qui a été ajouté" in _plain(room)
    path.unlink()
    room.click("detail_back", "open_1")
    assert "manquante : le fichier ajouté" in _plain(room)
