"""A case that letters are written about, and the letters of the pack, for their tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from appui_core.cases.model import Addressee, Facts
from appui_core.content.letters import load_letters
from appui_core.dossier.letter_known import Known, known_of
from appui_core.dossier.letters import fill
from appui_core.messages import load_messages
from data.dossier_pictures import png
from fakes.clock import FixedClock
from fakes.originals import original_of
from fakes.safe import Safe, new_safe

LETTERS = {letter.id: letter for letter in load_letters()}
FRENCH = load_messages("fr")
TODAY = Known(date(2026, 11, 28))
LATE = Known(date(2027, 9, 1))
WITHHELD = "https://www.instagram.com/p/ADRESSE-SECRETE/"


def write(letter: str, known: Known = TODAY, language: str = "fr", **answers: str) -> str:
    """Return the text of a letter with these answers."""
    return fill(LETTERS[letter], known, answers, load_messages(language)).text


def known(safe: Safe, addressee: Addressee | None, **more: Any) -> Known:  # noqa: ANN401 - as `known_of` takes it
    """Return what the case tells this addressee."""
    return known_of(safe.cases, safe.code, addressee, safe.clock, **more)


@contextmanager
def told_case(folder: Path, clock: FixedClock) -> Iterator[Safe]:
    """Open a case with two captures and a record without image."""
    found = new_safe(folder / "vault", clock, exhibits=0)
    facts = Facts(
        url="https://www.tiktok.com/@exemple/video/730",
        account="@exemple_42",
        platform="TikTok",
        shown_date="hier",
    )
    found.cases.add_original(found.code, original_of(png()), facts)
    found.cases.add_original(found.code, original_of(png(3)), facts)
    found.cases.add_link(
        found.code, Facts(url=WITHHELD, account="@secret", platform="Instagram", words="mots-secrets")
    )
    yield found
    found.vault.close()
