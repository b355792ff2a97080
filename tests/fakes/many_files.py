"""Hundreds of files for an import, and the first steps with them."""

import io
from pathlib import Path

from PIL import Image

from appui.pages.evidence.importer import Importer
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import jpeg_bytes

BAD = {
    "vide.png": b"",
    "mots.png": b"pas une image",
    "coupee.jpg": jpeg_bytes(3)[:-40],
    "fausse.png": b"\x89PNG\r\n\x1a\n" + bytes(40),
}


def pictures(folder: Path, count: int) -> Path:
    """Write small pictures, each another one; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"capture {number}.png").write_bytes(_picture(number))
    return folder


def _picture(number: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (20 + number % 7, 20), (number % 251, number // 251, 7)).save(stream, "PNG")
    return stream.getvalue()


def bad_files(folder: Path) -> None:
    """Write files that are refused."""
    for name, data in BAD.items():
        (folder / name).write_bytes(data)


def words(room: EvidenceRoom) -> str:
    """Return what the page says, with ordinary spaces."""
    return room.text.replace("\u202f", " ").replace("\u00a0", " ")


def importer(room: EvidenceRoom) -> Importer:
    """Return what brings files in."""
    return room.page.services.importer


def begin(room: EvidenceRoom, *paths: Path) -> None:
    """Give files to a series that runs, in a case that is there already, as the window does once it has looked."""
    room.make_vault()
    room.click("ready_go", "preview_on")
    room.desk.handover.put("files", paths)
    room.page.shown()
