"""A case with every kind of exhibit, and the dossiers made of it."""

import pickle
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee, Facts, Kind
from appui_core.dossier.build import DossierResult, build_dossier
from appui_core.messages import Messages, load_messages
from appui_core.vault.facade import Vault, create_vault
from data.dossier_pictures import jpeg, png
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

Make = Callable[..., DossierResult]

LINK_ADDRESS = "https://www.instagram.com/p/ADRESSE-SECRETE/"
LINK_WORDS = "paroles-secretes rapportées"
LINK_ACCOUNT = "@compte_secret"
LINK_NOTE = "note-secrete de la famille"


def sample_case() -> FakeCaseFile:
    """Return a case with a capture, an imported photo and a record without image."""
    case_file = FakeCaseFile()
    facts = Facts(
        url="https://www.tiktok.com/@exemple/video/730",
        account="@exemple_42",
        display_name="Exemple",
        platform="TikTok",
        shown_date="12 novembre, 21:04",
        note="Vue par la classe.",
    )
    case_file.add_picture(png(), facts=facts)
    case_file.add_picture(
        jpeg(), "image/jpeg", Facts(account="@pseudo_b"), kind=Kind.IMPORT, claimed_date="2026:11:13"
    )
    case_file.add_link(
        Facts(
            url=LINK_ADDRESS,
            account=LINK_ACCOUNT,
            platform="Instagram",
            shown_date="13/11/2026",
            words=LINK_WORDS,
            note=LINK_NOTE,
        )
    )
    return case_file


@pytest.fixture
def case_file() -> FakeCaseFile:
    return sample_case()


@pytest.fixture
def vault(tmp_path: Path, clock: FixedClock) -> Iterator[Vault]:
    """Open a new vault that only a fake key store opens."""
    made = create_vault(
        tmp_path / "vault", clock=clock, keystore=FakeKeyStore(), passphrase=None, preset="private"
    )
    with made.vault:
        yield made.vault


@pytest.fixture(scope="session")
def french() -> Messages:
    return load_messages("fr")


@pytest.fixture
def make(tmp_path: Path, clock: FixedClock, french: Messages) -> Make:
    """Build a dossier under a folder of this test."""

    def build(
        case_file: FakeCaseFile, addressee: Addressee = Addressee.POLICE, *, zip_it: bool = False
    ) -> DossierResult:
        return build_dossier(case_file, addressee, tmp_path / "out", clock=clock, messages=french, zip_it=zip_it)

    return build


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[bytes, DossierResult]]:
    return tmp_path_factory.mktemp("made"), {}


@pytest.fixture
def ready(
    tmp_path: Path, clock: FixedClock, french: Messages, _made: tuple[Path, dict[bytes, DossierResult]]
) -> Make:
    """Do as `make`, once for the same case, and copy: for tests of what befalls a dossier afterwards."""
    folder, known = _made

    def copy(
        case_file: FakeCaseFile, addressee: Addressee = Addressee.POLICE, *, zip_it: bool = False
    ) -> DossierResult:
        case = {name: value for name, value in vars(case_file).items() if name != "_key"}
        key = pickle.dumps((case, addressee, zip_it, clock.now()))
        if key not in known:
            into = folder / str(len(known))
            known[key] = build_dossier(case_file, addressee, into, clock=clock, messages=french, zip_it=zip_it)
        found, out = known[key], tmp_path / "out"
        path = out / found.path.name
        if path.exists():  # a second one gets another name
            return build_dossier(case_file, addressee, out, clock=clock, messages=french, zip_it=zip_it)
        if zip_it:
            out.mkdir(exist_ok=True)
            shutil.copy2(found.path, path)
            return replace(found, path=path)
        shutil.copytree(found.path, path)
        pdf, manifest = (str(path / Path(name).name) for name in (found.pdf, found.manifest))
        return replace(found, path=path, pdf=pdf, manifest=manifest)

    return copy
