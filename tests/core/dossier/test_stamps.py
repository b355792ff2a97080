"""Dates in a dossier: the bag stays valid, openssl says OK by the very line of LISEZMOI, bad stamps are named."""

import hashlib
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from appui_core.adapters.http import Limits
from appui_core.adapters.time_stamp import RequestsTimeStamper
from appui_core.cases.model import Addressee
from appui_core.dossier.build import DossierResult, build_dossier
from appui_core.dossier.problems import Code
from appui_core.dossier.stamp_files import StampFiles
from appui_core.dossier.stamp_token import check, new_request
from appui_core.dossier.stamping import Earlier, Stamping
from appui_core.dossier.verify import verify_path
from appui_core.messages import Messages
from core.dossier import both_verifiers
from fakes import time_authority as fake
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock
from fakes.time_authority import TimeAuthority

pytestmark = pytest.mark.tool
STAMPER = RequestsTimeStamper.on_loopback(limits=Limits(connect_s=2, read_s=0.5, total_s=2))


@pytest.fixture(scope="module")
def tsas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TimeAuthority, ...]]:
    folder = tmp_path_factory.mktemp("tsa")
    with fake.running(TimeAuthority(folder / "a", "Étoile"), TimeAuthority(folder / "b", "Phare")) as made:
        yield made


class Maker:
    def __init__(self, into: Path, clock: FixedClock, french: Messages, case_file: FakeCaseFile) -> None:
        self._into, self._clock, self._french, self._case_file = into, clock, french, case_file

    def __call__(self, stamping: Stamping, *, zip_it: bool = False) -> DossierResult:
        return build_dossier(
            self._case_file, Addressee.POLICE, self._into,
            clock=self._clock, messages=self._french, zip_it=zip_it, stamping=stamping,
        )  # fmt: skip


@pytest.fixture
def maker(tmp_path: Path, clock: FixedClock, french: Messages, case_file: FakeCaseFile) -> Maker:
    return Maker(tmp_path / "out", clock, french, case_file)


def stamping(tsas: tuple[TimeAuthority, ...], *behave: fake.Behave) -> Stamping:
    for number, tsa in enumerate(tsas):
        tsa.behave = behave[number] if behave else fake.right
    return Stamping(STAMPER, [tsa.authority() for tsa in tsas])


def openssl_lines(folder: Path) -> list[str]:
    text = (folder / "LISEZMOI.txt").read_bytes().decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n")
    return [line.strip() for line in text.splitlines() if line.strip().startswith("openssl ts -verify")]


def run_line(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(shlex.split(line), cwd=folder, capture_output=True, text=True, check=False, timeout=30)


def test_a_dated_dossier_is_a_valid_bag_and_openssl_says_ok(maker: Maker, tsas: tuple[TimeAuthority, ...]) -> None:
    result = maker(stamping(tsas))
    wanted = {f"timestamps/{stem}{end}" for stem in ("1-etoile", "2-phare") for end in (".tsq", ".tsr", "-ca.pem")}
    assert {name for name in result.files if name.startswith("timestamps/")} == wanted
    folder = result.path
    bagit = Path(sys.executable).parent / "bagit.py"
    assert (
        subprocess.run([sys.executable, bagit, "--validate", folder], capture_output=True, check=False).returncode
        == 0
    )
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        told = subprocess.run(["sha256sum", "-c", manifest], cwd=folder, capture_output=True, check=False)
        assert told.returncode == 0
    lines = openssl_lines(folder)
    assert len(lines) == 2
    for line in lines:
        told_ssl = run_line(line, folder)
        assert told_ssl.returncode == 0, told_ssl.stderr
        assert "Verification: OK" in told_ssl.stdout + told_ssl.stderr
    (folder / "manifest-sha256.txt").write_bytes((folder / "manifest-sha256.txt").read_bytes() + b"\n")
    assert run_line(lines[0], folder).returncode != 0


def test_openssl_says_ok_after_the_certificate_ended(maker: Maker, tmp_path: Path) -> None:
    with fake.running(TimeAuthority(tmp_path / "t", "Bref", until=timedelta(seconds=3))) as (tsa,):
        folder = maker(stamping((tsa,))).path
        signer = x509.load_pem_x509_certificate((tsa.folder / "tsa.pem").read_bytes())
        fake.wait_past(signer.not_valid_after_utc)
        (line,) = openssl_lines(folder)
        assert run_line(line, folder).returncode == 0
        assert run_line(line.split(" -attime")[0], folder).returncode != 0
        (report,) = verify_path(folder, (tsa.authority(),)).timestamps
        assert report.valid


def test_verify_reports_each_date_in_folder_and_zip(maker: Maker, tsas: tuple[TimeAuthority, ...]) -> None:
    known = tuple(tsa.authority() for tsa in tsas)
    for zip_it in (False, True):
        asked = stamping(tsas)
        report = verify_path(maker(asked, zip_it=zip_it).path, known)
        assert (report.intact, report.problems) == (True, ())
        told = [(one.file, one.authority, one.at_utc, one.valid, one.code) for one in report.timestamps]
        times = [one.attested.at_utc for one in asked.answers if one.attested]
        assert told == [
            ("timestamps/1-etoile.tsr", "Étoile", times[0], True, None),
            ("timestamps/2-phare.tsr", "Phare", times[1], True, None),
        ]


def test_a_root_that_only_the_dossier_vouches_for_makes_no_valid_date(
    maker: Maker, tsas: tuple[TimeAuthority, ...]
) -> None:
    report = both_verifiers.agree(maker(stamping(tsas)).path)
    assert report.intact, "nothing is wrong with the dossier"
    assert [(one.valid, one.code) for one in report.timestamps] == [(False, Code.STAMP_ROOT_UNKNOWN)] * 2


@pytest.mark.parametrize("behave", [fake.refuse, fake.other_nonce, fake.silent, fake.garbage, fake.web_page])
def test_one_authority_down_and_the_other_dates_it(
    maker: Maker, tsas: tuple[TimeAuthority, ...], behave: fake.Behave
) -> None:
    asked = stamping(tsas, behave, fake.right)
    report = verify_path(maker(asked).path, tuple(tsa.authority() for tsa in tsas))
    tsas[0].let_go()
    assert report.intact
    assert [one.file for one in report.timestamps] == ["timestamps/2-phare.tsr"]
    assert [one.attested is None for one in asked.answers] == [True, False]


def test_without_any_answer_the_dossier_is_made_and_says_so(maker: Maker, tsas: tuple[TimeAuthority, ...]) -> None:
    asked = stamping(tsas, fake.broken, fake.drop)
    folder = maker(asked).path
    assert verify_path(folder).intact
    assert not (folder / "timestamps").exists()
    text = (folder / "LISEZMOI.txt").read_bytes().decode("utf-8-sig")
    assert text.count("pas encore reçue") == 2
    assert "certifiée" not in text
    zipped = maker(stamping(tsas, fake.broken, fake.drop), zip_it=True).path
    assert verify_path(zipped).intact


def swap(folder: Path) -> None:
    a, b = folder / "timestamps/1-etoile.tsq", folder / "timestamps/2-phare.tsq"
    first = a.read_bytes()
    a.write_bytes(b.read_bytes())
    b.write_bytes(first)


def change(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / "timestamps" / name).write_bytes(content)


def remove(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / "timestamps" / name).unlink()


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (remove("1-etoile.tsq"), Code.STAMP_INCOMPLETE),
        (remove("1-etoile.tsr"), Code.STAMP_INCOMPLETE),
        (remove("1-etoile-ca.pem"), Code.STAMP_INCOMPLETE),
        (change("1-etoile.tsr", b"no"), Code.STAMP_UNREADABLE),
        (change("1-etoile.tsr", fake.REFUSAL), Code.STAMP_REFUSED),
        (change("1-etoile.tsq", new_request(b"autre")), Code.STAMP_IMPRINT),
        (change("1-etoile-ca.pem", b""), Code.STAMP_CHAIN),
        (swap, Code.STAMP_NONCE),
    ],
)
def test_a_bad_stamp_is_a_problem_by_its_name(
    maker: Maker, tsas: tuple[TimeAuthority, ...], tamper: Callable[[Path], object], code: Code
) -> None:
    folder = maker(stamping(tsas)).path
    tamper(folder)
    report = both_verifiers.agree(folder, tuple(tsa.authority() for tsa in tsas))
    assert not report.intact
    assert ("timestamps/1-etoile.tsr", code) in [(one.file, one.code) for one in report.problems]
    assert report.timestamps[0].code is code


def test_a_date_of_another_list_is_a_problem(
    maker: Maker, tsas: tuple[TimeAuthority, ...], tmp_path: Path
) -> None:
    folder = maker(stamping(tsas)).path
    request = new_request(b"autre liste")
    reply = tsas[0].reply(request)
    (folder / "timestamps/1-etoile.tsq").write_bytes(request)
    (folder / "timestamps/1-etoile.tsr").write_bytes(reply)
    report = both_verifiers.agree(folder, (tsas[0].authority(),))
    assert (report.timestamps[0].valid, report.timestamps[0].code) == (False, Code.STAMP_IMPRINT)
    assert not report.intact
    shutil.rmtree(tmp_path / "out")


def test_a_token_about_something_else_than_was_asked_is_a_problem(
    maker: Maker, tsas: tuple[TimeAuthority, ...]
) -> None:
    folder = maker(stamping(tsas)).path
    path, digest = (
        folder / "timestamps/1-etoile.tsr",
        hashlib.sha256((folder / "manifest-sha256.txt").read_bytes()),
    )
    assert path.read_bytes().count(digest.digest()) == 1
    path.write_bytes(path.read_bytes().replace(digest.digest(), bytes(32)))
    report = both_verifiers.agree(folder, tuple(tsa.authority() for tsa in tsas))
    assert report.timestamps[0].code is Code.STAMP_IMPRINT


@pytest.mark.parametrize("name", ["timestamps/note.txt", "timestamps/1-etoile.tsr.bak", "timestamps/deep/1-a.tsr"])
def test_anything_else_in_the_folder_is_an_addition(
    maker: Maker, tsas: tuple[TimeAuthority, ...], name: str
) -> None:
    folder = maker(stamping(tsas)).path
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"x")
    problems = both_verifiers.agree(folder).problems
    assert [one.code for one in problems] == [Code.ADDED]


def test_a_late_date_leaves_with_the_next_dossier(maker: Maker, tsas: tuple[TimeAuthority, ...]) -> None:
    tsa, content = tsas[0], b"an earlier list\n"
    digest, request = hashlib.sha256(content).hexdigest(), new_request(content)
    reply = tsa.reply(request)
    chain = check(reply, request, digest, tsa.roots).chain
    stem = f"earlier-{digest[:12]}-etoile"
    asked = stamping(tsas)
    asked.earlier = (Earlier("id", StampFiles(stem, request, reply, chain)),)
    folder = maker(asked).path
    known = tuple(one.authority() for one in tsas)
    report = both_verifiers.agree(folder, known)
    assert report.intact
    late = next(one for one in report.timestamps if one.earlier)
    assert (late.file, late.valid) == (f"timestamps/{stem}.tsr", True)
    (folder / f"timestamps/{stem}.tsq").write_bytes(new_request(content))
    assert not both_verifiers.agree(folder, known).intact


def test_a_refusal_and_a_late_answer_are_told_apart(maker: Maker, tsas: tuple[TimeAuthority, ...]) -> None:
    for zip_it, word in ((False, "l’ajoute dans"), (True, "accompagnera le prochain dossier")):
        path = maker(stamping(tsas, fake.refuse, fake.drop), zip_it=zip_it).path
        if zip_it:
            with zipfile.ZipFile(path) as archive:
                raw = archive.read(f"{path.stem}/LISEZMOI.txt")
        else:
            raw = (path / "LISEZMOI.txt").read_bytes()
        text = raw.decode("utf-8-sig").replace("\u00a0", " ")
        assert "Étoile : a refusé d’attester cette date." in text
        assert "Phare : demandée, pas encore reçue" in text
        assert word in text
        assert "{" not in text[text.index("DATE ATTESTÉE") :]


def test_verifier_py_names_the_line_that_openssl_says_ok_to(maker: Maker, tsas: tuple[TimeAuthority, ...]) -> None:
    tsa, content = tsas[0], b"an earlier list\n"
    digest, request = hashlib.sha256(content).hexdigest(), new_request(content)
    reply = tsa.reply(request)
    chain = check(reply, request, digest, tsa.roots).chain
    asked = stamping(tsas)
    asked.earlier = (Earlier("id", StampFiles(f"earlier-{digest[:12]}-etoile", request, reply, chain)),)
    folder = maker(asked).path
    done = both_verifiers.run(folder)
    assert done.returncode == 0
    lines = [line.strip() for line in done.stdout.splitlines() if line.startswith("  openssl")]
    assert lines[:2] == openssl_lines(folder)
    assert "-queryfile" in lines[2]
    for line in lines:
        assert run_line(line, folder).returncode == 0
    assert done.stdout.count("signature") == 3


def test_verifier_py_calls_no_stamp_bad_that_verify_calls_good(
    maker: Maker, tsas: tuple[TimeAuthority, ...]
) -> None:
    """The other way round a changed signature is openssl's to find."""
    folder = maker(stamping(tsas)).path
    known = tuple(tsa.authority() for tsa in tsas)
    for end, step in ((".tsq", 3), (".tsr", 23)):
        path = folder / f"timestamps/1-etoile{end}"
        content = path.read_bytes()
        for position in range(0, len(content), step):
            path.write_bytes(content[:position] + bytes([content[position] ^ 1]) + content[position + 1 :])
            theirs, ours = verify_path(folder, known), both_verifiers.module().Dossier(folder)
            ours.check()
            assert not theirs.intact or not ours.problems, (end, position)
        path.write_bytes(content)
