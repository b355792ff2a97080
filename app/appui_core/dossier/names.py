"""What the files of a dossier are called: one list for those who write it and those who check it."""

import re
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from appui_core.cases.model import Addressee, Exhibit

FORMAT = "appui-dossier/1"

PDF = "dossier.pdf"
README = "LISEZMOI.txt"
VERIFIER = "verifier.py"
BAGIT = "bagit.txt"
BAG_INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
DATA = "data"
EXHIBITS = "data/exhibits.json"
JOURNAL = "data/journal.jsonl"
SIGNATURE = "data/journal.sig"

TAG_FILES = (PDF, README, VERIFIER, BAGIT, BAG_INFO, MANIFEST)
"""The files that the tag manifest lists, beside the letters: all that lie outside data/, but itself."""

LETTERS = "lettres"
LETTER_KINDS = ("docx", "odt", "pdf")
LETTER_STEMS = {
    "school": "lettre-etablissement",
    "police": "plainte",
    "line-3018": "message-3018",
    "platform-notice": "signalement-plateforme",
    "platform-complaint": "reclamation-plateforme",
    "academy": "lettre-academie",
    "erasure": "demande-effacement",
    "cnil": "plainte-cnil",
    "reminder-school": "relance-etablissement",
    "reminder-platform": "relance-plateforme",
    "meeting-sheet": "fiche-rendez-vous",
    "receipt": "recu",
}
"""What the files of a letter are called, by its id (content/letters.py)."""
LETTER_FILE = re.compile(rf"{LETTERS}/(?:{'|'.join(LETTER_STEMS.values())})\.(?:{'|'.join(LETTER_KINDS)})")
"""A letter of the dossier. Those made before 28 November 2026, at night, hold none."""

REQUIRED = (PDF, README, BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, EXHIBITS, JOURNAL, SIGNATURE)
"""What no dossier lacks. Those made before 28 November 2026, in the evening, hold no verifier.py."""

BAGIT_TEXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/heic": "heic",
    "image/avif": "avif",
    "image/heif": "heif",
    "application/pdf": "pdf",
    "application/json": "json",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/3gpp": "3gp",
    "audio/mp4": "m4a",
    "text/plain": "txt",
    "text/csv": "csv",
    "text/html": "html",
}

EXHIBIT_FILE = re.compile(r"[0-9]{3,9}-[0-9a-f]{12}(-masque)?\.[a-z0-9]{2,4}")
"""What an exhibit's file in data/ is called: its number, its short hash, its kind of file."""


def is_tag(name: str) -> bool:
    """Tell whether the tag manifest may list a file of this name."""
    return name in TAG_FILES or LETTER_FILE.fullmatch(name) is not None


def program() -> str:
    """Return Appui's name and version."""
    try:
        return f"Appui {version('appui')}"
    except PackageNotFoundError:
        return "Appui"


def exhibit_file(exhibit: Exhibit) -> str:
    """Return the name in data/ of an exhibit's original: `NNN-<short hash>.<ext>`."""
    extension = EXTENSIONS.get(exhibit.media_type, "bin")
    return f"{exhibit.number:03d}-{exhibit.short_hash}.{extension}"


def masked_file(number: int, sha256: str) -> str:
    """Return the name in data/ of an exhibit's masked copy: `NNN-<short hash of the original>-masque.png`."""
    return f"{number:03d}-{sha256[:12]}-masque.png"


def dossier_name(case_code: str, addressee: Addressee, made_at: datetime) -> str:
    """Return the name of a dossier's folder: nothing in it tells who it is about."""
    return f"appui-{case_code}-{addressee.value}-{made_at:%Y%m%d-%H%M}"
