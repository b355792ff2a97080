"""The school's version of a case with replaced names: none of them anywhere in it, the others' unchanged."""

import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from appui_core.cases.aliases import Alias, fold
from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Facts, Kind, Mode
from appui_core.cases.service import Cases
from appui_core.dossier.aliasing import Remains, remains
from appui_core.dossier.build import DossierResult, build_dossier
from appui_core.dossier.choice import Choice
from appui_core.dossier.export import export
from appui_core.dossier.letters import Letter
from appui_core.dossier.order import Order
from appui_core.dossier.selection import select
from appui_core.messages import Messages
from appui_core.vault.facade import create_vault
from core.dossier.both_verifiers import agree
from core.dossier.independent_check import faults
from core.dossier.masked_pictures import everything
from data.dossier_pictures import jpeg, png
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore
from fakes.originals import original_of
from fakes.world import World

ALIASES = (Alias("Zoé Lambert", "Élève A"), Alias("Zoé", "Élève A"), Alias("Noa-Lou", "N.-L."))
NAMES = ("zoe", "lambert", "noa-lou", "noa lou", "noalou")
TOLD = Facts(
    url="https://www.tiktok.com/@zoe.lambert/video/7",
    account="@zoe_lambert",
    display_name="ZOÉ ♥",
    platform="TikTok",
    shown_date="le soir de l’anniversaire d’Zoé",
    note="Noa‑Lou a montré la vidéo à la classe",
    words="zoe est nulle\nNOALOU aussi",
    people="Zoé Lambert, Noa Lou",
)
Make = Callable[..., DossierResult]


@pytest.fixture
def world(tmp_path: Path, clock: FixedClock) -> Iterator[World]:
    keystore = FakeKeyStore()
    made = create_vault(
        tmp_path / "vault", clock=clock, keystore=keystore, passphrase=None, preset="private"
    ).vault
    with made:
        yield World(made, Cases(made, clock), clock, keystore)


def _case() -> FakeCaseFile:
    case_file = FakeCaseFile()
    case_file.case = replace(case_file.case, mode=Mode.SCHOOL)
    case_file.add_picture(png(seed=3), facts=TOLD)
    case_file.add_picture(jpeg(), "image/jpeg", Facts(account="@autre", note="rien"), kind=Kind.IMPORT)
    case_file.add_link(replace(TOLD, platform="le site de Zoé"))
    return case_file


@pytest.fixture
def make(tmp_path: Path, clock: FixedClock, french: Messages) -> Make:
    def build(
        case_file: FakeCaseFile, addressee: Addressee, choice: Choice, *, zip_it: bool = False
    ) -> DossierResult:
        return build_dossier(
            case_file, addressee, tmp_path / "out", clock=clock, messages=french, choice=choice, zip_it=zip_it
        )

    return build


def _words(folder: Path) -> list[tuple[str, str]]:
    """Return all that can be read in a dossier: names of files, texts, the PDF's words, metadata and outline."""
    found = [(name, name + content.decode("utf-8", "replace")) for name, content in everything(folder)]
    pdf = folder / "dossier.pdf"
    found.extend(("school letter", _letter_words(path)) for path in (folder / "lettres").glob("*"))
    found.append(
        ("words", subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode())
    )
    with pikepdf.open(pdf) as document:
        with document.open_metadata() as meta:
            found.append(("xmp", str(meta)))
        found.append(("info", str(dict(document.docinfo))))
        with document.open_outline() as outline:
            found.append(("outline", str(outline.root)))
    return found


def _letter_words(path: Path) -> str:
    """Return the words of a letter in any of its forms."""
    if path.suffix == ".pdf":
        return subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    with zipfile.ZipFile(path) as packed:
        return " ".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def _named(folder: Path) -> list[tuple[str, str]]:
    return [(where, name) for where, text in _words(folder) for name in NAMES if name in fold(text)]


def test_no_listed_name_is_anywhere_in_the_schools_version(make: Make) -> None:
    letter = Letter("school", "Lettre de Zoé", "Madame,\n\nZOÉ LAMBERT et noa lou ont écrit.\n\n– zoe\n")
    choice = Choice(aliases=ALIASES, captions={1: "Zoé, le soir", 2: "noalou"}, letters=[letter])
    folder = make(_case(), Addressee.SCHOOL, choice).path
    assert _named(folder) == []
    assert "Élève A et N.-L. ont écrit" in dict(_words(folder))["school letter"]
    shown = dict(_words(folder))["words"]
    assert "Élève A" in shown
    assert "N.-L. a montré la vidéo" in shown
    assert "@autre" in shown
    report = agree(folder)
    assert report.intact
    assert report.abridged == ("data/" + next((folder / "data").glob("001-*.png")).name,)
    assert faults(folder) == set()


def test_without_the_list_they_are_there(make: Make) -> None:
    folder = make(_case(), Addressee.SCHOOL, Choice()).path
    assert {name for _, name in _named(folder)} >= {"zoe", "lambert", "noalou"}


@pytest.mark.parametrize("addressee", [Addressee.POLICE, Addressee.LINE_3018, Addressee.PLATFORM])
def test_nobody_else_reads_them_replaced(addressee: Addressee) -> None:
    case_file = _case()
    assert select(case_file, addressee, Choice(aliases=ALIASES)) == select(case_file, addressee)


def test_an_address_with_a_name_stays_here_whole() -> None:
    (first, *_) = select(_case(), Addressee.SCHOOL, Choice(aliases=ALIASES))
    assert first.exhibit.facts.url == ""
    assert first.exhibit.facts.account == "@Élève A"
    assert first.exhibit.facts.people == "Élève A, N.-L."
    assert set(first.abridged) == {"url", "account", "display_name", "shown_date", "note", "words", "people"}
    (_, second, _) = select(_case(), Addressee.SCHOOL, Choice(aliases=ALIASES))
    assert second.abridged == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/people/Zo%C3%A9-L/1000",
        "https://exemple.test/?q=Zo%E9",
        "https://exemple.test/?u=https%3A%2F%2Fb.test%2FZo%25C3%25A9",
        "https://www.xn--zo-cja.example/video/7",
    ],
)
def test_an_address_that_spells_a_name_in_its_own_way_stays_here(url: str) -> None:
    case_file = _case()
    link = case_file.add_link(Facts(url=url, platform="Facebook", words="rien"))
    picture = case_file.add_picture(png(seed=9), facts=Facts(url=url, words=f"voir {url}"))
    items = {item.exhibit.id: item for item in select(case_file, Addressee.SCHOOL, Choice(aliases=ALIASES))}
    assert items[link.id].exhibit.facts.url == ""
    assert items[picture.id].exhibit.facts.url == ""
    assert "url" in items[picture.id].abridged
    assert picture.number in remains(case_file, ALIASES).parts, "the words still spell it"


def test_a_part_of_a_name_in_a_caption_is_told() -> None:
    case_file = _case()
    captions = {1: "message de Lambert à la classe", 2: "Zoé Lambert", 3: "l’adresse de Lambert"}
    found = remains(case_file, ALIASES, Choice(captions=captions))
    assert 1 in found.parts
    assert 2 not in found.parts, "it is replaced"
    assert 1 not in remains(case_file, ALIASES).parts


def test_where_a_name_may_still_be_read() -> None:
    case_file = _case()
    case_file.add_picture("zoé a dit".encode("cp1252"), "text/plain", kind=Kind.IMPORT)
    case_file.add_picture("Lambert, seul".encode("utf-16"), "text/csv", kind=Kind.IMPORT)
    case_file.add_picture(b"personne", "text/html", kind=Kind.IMPORT)
    case_file.add_picture(b"%PDF", "application/pdf", Facts(account="@lalambertine"), kind=Kind.IMPORT)
    case_file.add_picture(png(seed=9), facts=Facts(note="Mme Lambert a téléphoné"))
    assert remains(case_file, ALIASES) == Remains(parts=(7, 8), files=(4, 5), unseen=(1, 2, 7, 8))
    assert remains(case_file, ()) == Remains()


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("application/json", rb'{"sender": "Zo\u00e9", "on": 7}'),
        ("application/json", rb'{"sender_name": "Zo\u00c3\u00a9"}'),
        ("application/json", rb'[{"participants": [{"Zo\u00c3\u00a9 \u00e2\u009d\u00a4": 1}]}]'),
        ("text/html", b"<p>Zo&eacute;</p>"),
        ("text/html", b"<table><td>Zo<b>&#233;</b></td><td>Petit</td></table>"),
        ("text/html", b'<img alt="Zo&eacute;"><p>rien</p>'),
        ("text/html", rb'<script>{"name": "Zo\u00e9"}</script>'),
        ("text/plain", "Zo\u00c3\u00a9 a dit".encode()),
        ("application/json", rb'{"sender": "Zo\u00e9"'),
    ],
)
def test_a_name_is_found_however_a_file_spells_it(media_type: str, content: bytes) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(content, media_type, kind=Kind.IMPORT)
    assert remains(case_file, ALIASES).files == (1,)


@pytest.mark.parametrize("content", [b'{"sender": "personne"', b'{"a": ' + b"[" * 200_000, b'{"a": "\x81\xff"}'])
def test_a_text_that_nobody_here_can_read_is_to_be_read_by_eye(content: bytes) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(content, "application/json", kind=Kind.IMPORT)
    assert remains(case_file, ALIASES) == Remains(unseen=(1,))
    case_file = FakeCaseFile()
    case_file.add_picture(
        rb'{"sender": "personne", "\u2026": [1, null, true]}', "application/json", kind=Kind.IMPORT
    )
    assert remains(case_file, ALIASES) == Remains()


def test_what_shows_the_same_picture_as_a_masked_one_hides_no_warning() -> None:
    case_file = _case()
    source = case_file.exhibits[1]
    case_file.mask(source, Addressee.SCHOOL, MaskPlan((Shape(ShapeKind.RECT, ((0, 0), (3, 3))),)))
    case_file.derive(png(seed=9), source)
    assert remains(case_file, ALIASES) == Remains(unseen=(1, 4))


def test_a_schools_case_cannot_go_out_with_its_names(
    world: World, tmp_path: Path, clock: FixedClock, french: Messages
) -> None:
    for mode in (Mode.SCHOOL, Mode.FAMILY):
        case = world.cases.new("Suivi de Zoé", mode)
        world.cases.add_original(case.code, original_of(png(seed=5)), TOLD)
        world.cases.prepared.note(case.code, "aliases", [one.to_json() for one in ALIASES])
        order = Order(case.code, Addressee.SCHOOL, tmp_path / "out")
        folder = export(world.cases, order, clock, french).path
        assert bool(_named(folder)) == (mode is Mode.FAMILY)
        asked = replace(order, choice=Choice(aliases=ALIASES))
        assert _named(export(world.cases, asked, clock, french).path) == []
        police = replace(asked, addressee=Addressee.POLICE)
        assert _named(export(world.cases, police, clock, french).path) != []
