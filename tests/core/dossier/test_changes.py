"""What changed since the last version for the same addressee: noted at each export, printed where it may be."""

import subprocess
from pathlib import Path

import pytest

from appui_core.cases.exports import Version, last_version
from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Facts
from appui_core.cases.service import Cases
from appui_core.dossier.changes import Changes, changes
from appui_core.dossier.choice import Choice
from appui_core.dossier.export import export
from appui_core.dossier.letters import Letter
from appui_core.dossier.order import Order
from appui_core.dossier.verify import verify_path
from appui_core.intake.files import examine_file
from appui_core.messages import Messages
from appui_core.vault.facade import Vault
from data.dossier_pictures import png
from fakes.clock import FixedClock

COVER = MaskPlan((Shape(ShapeKind.RECT, ((0, 0), (3, 3))),))


@pytest.fixture
def cases(vault: Vault, clock: FixedClock) -> Cases:
    return Cases(vault, clock)


@pytest.fixture
def code(cases: Cases, clock: FixedClock, tmp_path: Path) -> str:
    """Return a case with two pictures and a record."""
    code = cases.new("Un cas").code
    for seed in (1, 2):
        path = tmp_path / f"{seed}.png"
        path.write_bytes(png(seed=seed))
        cases.add_original(code, examine_file(path, clock, hold=True), Facts(account=f"@compte{seed}"))
    cases.add_link(code, Facts(url="https://exemple.test/1", note="Une note"))
    return code


class Exporter:
    """Makes dossiers of one case, one after the other."""

    def __init__(self, cases: Cases, code: str, clock: FixedClock, messages: Messages, into: Path) -> None:
        self.cases, self.code, self.clock, self.messages, self.into = cases, code, clock, messages, into

    def __call__(self, addressee: Addressee = Addressee.SCHOOL, **order: object) -> Path:
        self.clock.advance(3600)
        made = Order(self.code, addressee, self.into, **order)  # type: ignore[arg-type]  # fields by name
        return export(self.cases, made, self.clock, self.messages).path


@pytest.fixture
def made(cases: Cases, code: str, clock: FixedClock, french: Messages, tmp_path: Path) -> Exporter:
    return Exporter(cases, code, clock, french, tmp_path / "out")


def _words(folder: Path) -> str:
    """Return the text of the PDF and of LISEZMOI.txt, on one line."""
    done = subprocess.run(
        ["pdftotext", "-layout", folder / "dossier.pdf", "-"], capture_output=True, check=True, timeout=60
    )
    text = done.stdout.decode() + (folder / "LISEZMOI.txt").read_text("utf-8-sig")
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_first_version_speaks_of_no_other(made: Exporter, vault: Vault) -> None:
    assert last_version(vault, made.code, "school") is None
    assert "version précédente" not in _words(made())
    assert last_version(vault, made.code, "school") is not None


def test_the_next_version_says_what_was_added(made: Exporter, vault: Vault) -> None:
    made(numbers=[1])
    first = last_version(vault, made.code, "school")
    assert first is not None
    assert first.exhibits == (1,)
    folder = made()
    words = _words(folder)
    assert words.count("Pièces ajoutées depuis : n° 2, 3.") == 2
    assert words.count(first.manifest_sha256[:12]) == 2
    assert verify_path(folder).intact
    assert _words(made()).count("Aucune pièce n’a été ajoutée depuis.") == 2


def test_another_addressees_version_is_not_spoken_of(made: Exporter) -> None:
    made(Addressee.POLICE)
    assert "version précédente" not in _words(made(Addressee.SCHOOL))


def test_what_went_or_is_hidden_now_is_not_pointed_at(made: Exporter) -> None:
    made()
    words = _words(made(numbers=[1, 2], choice=Choice(hidden={1: ("account",)})))
    assert words.count("Aucune pièce n’a été ajoutée depuis.") == 2


def test_all_that_differs_is_told_to_the_one_who_makes_it(made: Exporter, vault: Vault, cases: Cases) -> None:
    made()
    before = last_version(vault, made.code, "school")
    second = cases.exhibits(made.code)[1]
    cases.masks.note(made.code, second.id, Addressee.SCHOOL, COVER)
    made(numbers=[1, 2], choice=Choice(hidden={1: ("account",)}))
    now = last_version(vault, made.code, "school")
    assert before is not None
    assert now is not None
    assert (now.abridged, list(now.masked), len(now.manifest_sha256)) == ({1: ("account",)}, [2], 64)
    told = changes(before, now)
    assert (told.added, told.gone, told.masks, told.facts) == ((), (3,), (2,), (1,))
    assert told.letters == ("school",), "its table of exhibits is another"
    other = MaskPlan((Shape(ShapeKind.RECT, ((0, 0), (5, 3))),))
    cases.masks.note(made.code, second.id, Addressee.SCHOOL, other)
    made(numbers=[1, 2], choice=Choice(hidden={1: ("account",)}))
    last = last_version(vault, made.code, "school")
    assert last is not None
    assert (changes(now, last).masks, changes(now, last).gone) == ((2,), ())
    assert changes(last, last).none


def test_a_letter_that_says_something_else_is_told(made: Exporter, vault: Vault) -> None:
    letters = [Letter("school", "Une lettre", text) for text in ("Un.", "Un.", "Deux.")]
    versions = []
    for letter in letters:
        made(choice=Choice(letters=[letter]))
        versions.append(last_version(vault, made.code, "school"))
    first, same, other = versions
    assert first is not None
    assert same is not None
    assert other is not None
    assert changes(first, same).none
    assert changes(same, other) == Changes(same, letters=("school",))


def test_a_letter_with_half_a_character_does_not_stop_the_dossier(made: Exporter, vault: Vault) -> None:
    folder = made(choice=Choice(letters=[Letter("school", "Une lettre", "Un \ud83d.")]))
    assert verify_path(folder).intact
    before = last_version(vault, made.code, "school")
    made(choice=Choice(letters=[Letter("school", "Une lettre", "Un ?.")]))
    now = last_version(vault, made.code, "school")
    assert before is not None
    assert now is not None
    assert changes(before, now).none, "both letters say the same once they are written"


def test_of_a_version_from_before_the_exhibits_alone_are_compared(
    made: Exporter, vault: Vault, cases: Cases
) -> None:
    details = {"addressee": "school", "exhibits": [1], "journal_head": "0" * 64, "manifest_sha256": "a" * 64}
    cases.note_export(made.code, details)
    before = last_version(vault, made.code, "school")
    assert before is not None
    assert not before.whole
    now = Version("", "", (1, 2), {1: "aa"}, {1: ("note",)})
    assert changes(before, now) == Changes(before, added=(2,))


def test_a_purged_or_withdrawn_export_is_no_trouble(made: Exporter, vault: Vault, cases: Cases) -> None:
    made()
    cases.withdraw(made.code, cases.exhibits(made.code)[0].id)
    assert _words(made()).count("Aucune pièce n’a été ajoutée depuis.") == 2
    last = last_version(vault, made.code, "school")
    assert last is not None
    assert last.exhibits == (2, 3)
