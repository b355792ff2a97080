"""Dossiers that somebody was handed, for the pictures of the page that verifies them."""

from pathlib import Path
from typing import NamedTuple

from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Facts
from appui_core.clock import Clock
from appui_core.dossier.build import build_dossier
from appui_core.dossier.seal import Seal, with_passphrase
from appui_core.messages import load_messages
from fakes.case_file import FakeCaseFile
from fakes.pictures import png_bytes
from journeys.story import ACCOUNT


class Received(NamedTuple):
    """An intact ZIP with a masked copy, a folder in which three things changed, a sealed file."""

    intact: Path
    altered: Path
    sealed: Path


def received_dossiers(folder: Path, clock: Clock) -> Received:
    """Make the three under a folder."""

    def made(name: str, *, zip_it: bool = False, seal: Seal | None = None) -> Path:
        case_file = FakeCaseFile()
        first, _ = (case_file.add_picture(png_bytes(number), facts=Facts(account=ACCOUNT)) for number in (1, 2))
        case_file.mask(first, Addressee.SCHOOL, MaskPlan((Shape(ShapeKind.RECT, ((2, 2), (9, 9))),)))
        return build_dossier(
            case_file,
            Addressee.SCHOOL,
            folder / name,
            clock=clock,
            messages=load_messages("fr"),
            zip_it=zip_it,
            seal=seal,
        ).path

    altered = made("altered")
    (altered / "dossier.pdf").write_bytes(b"%PDF-1.7 autre chose")
    (altered / "data" / "journal.sig").unlink()
    (altered / "à lire aussi.txt").write_text("ajouté")
    return Received(
        made("intact", zip_it=True), altered, made("sealed", seal=with_passphrase("cinq mots sans lien"))
    )
