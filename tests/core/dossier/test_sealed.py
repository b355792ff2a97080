"""Sealed dossiers: stock programs open them, and verify says of them what it says of the ZIP in them."""

import io
import os
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appui_core.cases.model import Addressee
from appui_core.dossier import aes_zip, archive, build, seal
from appui_core.dossier.build import build_dossier
from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.seal import Seal, SealKey
from appui_core.dossier.verify import verify_path
from appui_core.dossier.watch import Watch
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import load_messages
from appui_core.vault import bech32, files
from appui_core.vault.age_format import CHUNK_BYTES
from appui_core.vault.age_writer import Sealer
from appui_core.vault.age_writer import seal as sealed_bytes
from appui_core.vault.keys import new_identity
from core.dossier.conftest import sample_case
from core.dossier.tampering import exhibit_files, flip, packed
from data.dossier_pictures import encoded, png
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock

PHRASE = "cinq mots sans lien entre"
ACCENTS = "été à la mer"
IDENTITY = new_identity()
AGE_KEY, PHRASE_KEY = SealKey((IDENTITY,)), SealKey(passphrase=PHRASE)
BOTH = {seal.AGE: seal.for_recipient(IDENTITY.recipient), seal.PASSPHRASE: seal.with_passphrase(PHRASE)}
KEYS = {seal.AGE: AGE_KEY, seal.PASSPHRASE: PHRASE_KEY}
AT = datetime(2026, 11, 28, 14, 12, tzinfo=UTC)

kinds = pytest.mark.parametrize("kind", [seal.AGE, seal.PASSPHRASE])


def made(into: Path, wanted: Seal, case_file: FakeCaseFile | None = None) -> Path:
    return build_dossier(
        case_file or sample_case(),
        Addressee.POLICE,
        into,
        clock=FixedClock(),
        messages=load_messages("fr"),
        seal=wanted,
    ).path


def resealed(content: bytes, kind: str, into: Path) -> Path:
    """Seal any bytes, as one who has the recipient's key or the passphrase can."""
    path = into / f"appui-x{seal.ENDINGS[kind]}"
    with path.open("xb") as target, BOTH[kind].writer(target, "appui-x.zip", AT, len(content)) as write:
        write(content)
    return path


def refusal(path: Path, key: SealKey) -> ErrorCode:
    with pytest.raises(AppuiError) as refused:
        verify_path(path, key=key)
    return refused.value.code


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    assert shutil.which(command[0]), f"{command[0]} is not installed"
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)


@kinds
def test_a_sealed_dossier_verifies_and_nothing_lies_in_clear_beside_it(tmp_path: Path, kind: str) -> None:
    path = made(tmp_path / "out", BOTH[kind])
    assert path.name.endswith(seal.ENDINGS[kind])
    assert list((tmp_path / "out").iterdir()) == [path]
    assert verify_path(path, key=KEYS[kind]).problems == ()
    content = path.read_bytes()
    for told in (b"bagit", b"LISEZMOI", b"exhibits.json", b"PNG", b"%PDF"):
        assert told not in content


@kinds
def test_no_picture_lies_in_clear_beside_it_when_it_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png(40, 9000))  # a strip, cut into pages
    case_file.add_picture(encoded("PNG", mode="RGBA"))  # drawn anew for its page
    beside: list[set[str]] = []
    real = files.replace

    def looking(source: Path, target: Path, **how: Callable[..., None]) -> None:
        beside.append({one.name for one in source.parent.iterdir()} - {source.name, ".building", ".owner"})
        real(source, target, **how)

    monkeypatch.setattr(build, "replace", looking)
    made(tmp_path / "out", BOTH[kind], case_file)
    assert beside == [set()]


@pytest.mark.tool
def test_age_opens_it_and_what_age_keygen_makes_verifies_it(tmp_path: Path) -> None:
    key_file = tmp_path / "key.txt"
    assert run("age-keygen", "-o", key_file, cwd=tmp_path).returncode == 0
    recipient = run("age-keygen", "-y", key_file, cwd=tmp_path).stdout
    path = made(tmp_path / "out", seal.for_recipient(recipient))
    opened = tmp_path / path.stem
    done = run("age", "-d", "-i", key_file, "-o", opened, path, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert verify_path(opened).problems == ()
    identities = seal.parse_identities(key_file.read_text("ascii"))
    assert verify_path(path, key=SealKey(identities)).problems == ()
    # And one that the program has sealed, to two recipients.
    theirs = tmp_path / "theirs.age"
    done = run("age", "-r", IDENTITY.recipient, "-r", recipient.strip(), "-o", theirs, opened, cwd=tmp_path)
    assert done.returncode == 0
    assert verify_path(theirs, key=SealKey((new_identity(), *identities))).problems == ()


@pytest.mark.tool
@pytest.mark.parametrize("wide", [False, True])
def test_7zip_opens_it_in_two_steps_and_only_with_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, wide: bool
) -> None:
    if wide:
        monkeypatch.setattr(aes_zip, "WIDE_FROM_BYTES", 0)
    path = made(tmp_path / "out", BOTH[seal.PASSPHRASE])
    assert verify_path(path, key=PHRASE_KEY).problems == ()
    listed = run("7zz", "l", "-slt", path, cwd=tmp_path).stdout
    assert "AES-256" in listed
    assert [line for line in listed.splitlines() if line.startswith("Path = appui-")] == [
        f"Path = {path.name.removesuffix('-scelle.zip')}.zip"
    ]
    assert run("7zz", "x", "-pautre", path, cwd=tmp_path).returncode == 2
    done = run("7zz", "x", "-y", f"-p{PHRASE}", path, cwd=tmp_path)
    assert "Everything is Ok" in done.stdout
    assert "arning" not in done.stdout
    (inner,) = tmp_path.glob("appui-*.zip")
    assert verify_path(inner).problems == ()
    assert "Everything is Ok" in run("7zz", "x", inner, cwd=tmp_path).stdout
    assert verify_path(tmp_path / inner.stem).problems == ()


@pytest.mark.tool
def test_an_accent_is_written_as_7zip_reads_it_here_and_is_warned_of(tmp_path: Path) -> None:
    path = made(tmp_path / "out", seal.with_passphrase(unicodedata.normalize("NFD", ACCENTS)))
    done = run("7zz", "t", f"-p{ACCENTS}", path, cwd=tmp_path)
    assert "Everything is Ok" in done.stdout, done.stdout + done.stderr
    assert verify_path(path, key=SealKey(passphrase=ACCENTS)).intact
    assert seal.travels_badly(ACCENTS)
    assert not seal.travels_badly(PHRASE)


@kinds
def test_the_streamed_zip_is_the_one_that_lies_on_a_disk(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The one dossier, packed both ways at once.
    plain = tmp_path / "plain.zip"
    real = archive.stream_archive

    def also(
        folder: Path, names: list[str], write: Callable[[bytes], object], made_at: datetime, step: archive.Step
    ) -> None:
        with plain.open("xb") as target:
            archive.write_archive(folder, names, target, made_at)
        real(folder, names, write, made_at, step)

    monkeypatch.setattr(build, "stream_archive", also)
    path = made(tmp_path / "out", BOTH[kind])
    with seal.unsealed(path, KEYS[kind], Watch()) as file:
        assert file.read() == plain.read_bytes()


@kinds
def test_a_large_one_is_streamed_with_its_sizes_behind_and_verifies(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_CLASSIC_LIMIT", 1000)
    path = made(tmp_path / "out", BOTH[kind])
    assert verify_path(path, key=KEYS[kind]).problems == ()


def test_a_large_plain_zip_verifies_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_CLASSIC_LIMIT", 1000)
    path = build_dossier(
        sample_case(), Addressee.POLICE, tmp_path, clock=FixedClock(), messages=load_messages("fr"), zip_it=True
    ).path
    assert verify_path(path).problems == ()


@kinds
def test_the_wrong_key_none_and_one_of_the_other_kind(tmp_path: Path, kind: str) -> None:
    path = made(tmp_path / "out", BOTH[kind])
    missing = {
        seal.AGE: ErrorCode.SEAL_IDENTITY_MISSING,
        seal.PASSPHRASE: ErrorCode.SEAL_PASSPHRASE_MISSING,
    }[kind]
    other = {seal.AGE: PHRASE_KEY, seal.PASSPHRASE: AGE_KEY}[kind]
    wrong = {seal.AGE: SealKey((new_identity(),)), seal.PASSPHRASE: SealKey(passphrase=PHRASE.title())}[kind]
    assert refusal(path, SealKey()) is missing
    assert refusal(path, other) is missing
    assert refusal(path, wrong) is ErrorCode.SEAL_KEY_WRONG


@kinds
def test_a_changed_file_inside_is_named_as_in_the_zip(tmp_path: Path, kind: str) -> None:
    folder = build_dossier(
        sample_case(), Addressee.POLICE, tmp_path, clock=FixedClock(), messages=load_messages("fr")
    ).path
    flip(exhibit_files(folder)[0])
    plain = packed(folder, tmp_path / "plain.zip")
    expected = verify_path(plain).problems
    assert Code.CHANGED in {problem.code for problem in expected}
    assert verify_path(resealed(plain.read_bytes(), kind, tmp_path), key=KEYS[kind]).problems == expected


@kinds
def test_an_escape_and_a_bomb_inside_are_refused_as_in_the_zip(tmp_path: Path, kind: str) -> None:
    folder = build_dossier(
        sample_case(), Addressee.POLICE, tmp_path, clock=FixedClock(), messages=load_messages("fr")
    ).path
    with (folder / "data/bombe.png").open("wb") as file:
        file.truncate(100 << 20)
    plain = packed(folder, tmp_path / "plain.zip")
    with zipfile.ZipFile(plain, "a") as zipped:
        zipped.writestr(f"{folder.name}/../../evil.txt", b"x")
    problems = verify_path(resealed(plain.read_bytes(), kind, tmp_path), key=KEYS[kind]).problems
    assert Problem("data/bombe.png", Code.TOO_LARGE) in problems
    assert Problem(f"{folder.name}/../../evil.txt", Code.UNSAFE_NAME) in problems
    assert not list(tmp_path.glob("**/evil.txt"))


@kinds
@pytest.mark.parametrize("content", [b"", b"un mot", b"PK\x03\x04" + bytes(200_000)])
def test_what_is_sealed_and_no_dossier(tmp_path: Path, kind: str, content: bytes) -> None:
    path = resealed(content, kind, tmp_path)
    assert refusal(path, KEYS[kind]) is ErrorCode.NOT_A_DOSSIER


@kinds
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.99])
def test_a_cut_off_file_and_one_with_more_behind(tmp_path: Path, kind: str, kept: float) -> None:
    path = made(tmp_path / "out", BOTH[kind])
    content = path.read_bytes()
    for damaged in (content[: int(len(content) * kept)], content + b"\x00", content + content):
        path.write_bytes(damaged)
        assert verify_path(path, key=KEYS[kind]).problems == (Problem(path.name, Code.SEAL_BROKEN),)


def test_whole_chunks_can_not_be_cut_off_moved_or_left_out(tmp_path: Path) -> None:
    step = CHUNK_BYTES + 16
    content = bytes(sealed_bytes(os.urandom(5 * CHUNK_BYTES), IDENTITY.recipient))
    head, chunks = content[: -5 * step], [content[-n * step :][:step] for n in range(5, 0, -1)]
    for order in ((0, 1, 2, 3), (0, 2, 1, 3, 4), (1, 2, 3, 4), (0, 1, 2, 3, 4, 4), ()):
        path = tmp_path / "x.zip.age"
        path.write_bytes(head + b"".join(chunks[number] for number in order))
        assert verify_path(path, key=AGE_KEY).problems == (Problem(path.name, Code.SEAL_BROKEN),)


def test_an_empty_chunk_behind_a_full_one_is_no_age_file(tmp_path: Path) -> None:
    path = tmp_path / "x.zip.age"
    with path.open("xb") as target:
        sealer = Sealer(IDENTITY.recipient, target.write)
        sealer._seal(bytes(CHUNK_BYTES), last=False)
        sealer._seal(b"", last=True)
    assert verify_path(path, key=AGE_KEY).problems == (Problem(path.name, Code.SEAL_BROKEN),)


@kinds
@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3_000_001])
def test_any_part_of_any_length_is_read_as_it_was(tmp_path: Path, kind: str, size: int) -> None:
    content = os.urandom(size)
    with seal.unsealed(resealed(content, kind, tmp_path), KEYS[kind], Watch()) as file:
        assert file.read() == content
        assert file.seek(0, os.SEEK_END) == size
        for start in (0, 1, 15, 16, 17, size // 2, size - 1, size, size + 5):
            if start >= 0:
                file.seek(start)
                assert file.read(100_000) == content[start : start + 100_000]
        with pytest.raises(ValueError, match=r"negative|before"):
            file.seek(-1)


_FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    into = tmp_path_factory.mktemp("sealed")
    return {kind: made(into, BOTH[kind]) for kind in BOTH}


@kinds
@_FUZZ
@given(data=st.data())
def test_any_byte_of_a_sealed_file_counts(
    both: dict[str, Path], tmp_path: Path, kind: str, data: st.DataObject
) -> None:
    content = bytearray(both[kind].read_bytes())
    # Half of the tries at the ends, where everything but the sealed bytes stands.
    ends = st.one_of(st.integers(0, 300), st.integers(len(content) - 200, len(content) - 1))
    content[data.draw(st.one_of(ends, st.integers(0, len(content) - 1)))] ^= data.draw(st.integers(1, 255))
    copy = tmp_path / both[kind].name
    copy.write_bytes(bytes(content))
    try:
        assert not verify_path(copy, key=KEYS[kind]).intact
    except AppuiError as error:
        assert error.code in {ErrorCode.SEAL_KEY_WRONG, ErrorCode.NOT_A_DOSSIER}  # noqa: PT017 - one of two ways


@kinds
def test_nothing_sealed_gets_its_name_when_the_writing_fails(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build, "stream_archive", full)
    with pytest.raises(AppuiError) as refused:
        made(tmp_path / "out", BOTH[kind])
    assert refused.value.code is ErrorCode.DISK_FULL
    assert not (tmp_path / "out").exists()


def test_two_of_one_minute_get_two_names(tmp_path: Path) -> None:
    paths = [made(tmp_path / "out", BOTH[kind]) for kind in (*BOTH, *BOTH)]
    assert (
        len({path.name.removesuffix(end) for path, end in zip(paths, [*seal.ENDINGS.values()] * 2, strict=True)})
        == 4
    )


@pytest.mark.parametrize(
    "text",
    ["", "# rien\n", "AGE-SECRET-KEY-1QQQ", f"{IDENTITY.secret}\nautre", "age1x"],
    ids=["empty", "comment", "short", "more", "recipient"],
)
def test_what_is_no_identity(text: str) -> None:
    with pytest.raises(AppuiError) as refused:
        seal.parse_identities(text)
    assert refused.value.code is ErrorCode.IDENTITY_INVALID


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        IDENTITY.recipient[:-1],
        IDENTITY.secret,
    ],
    ids=["empty", "short", "other", "cut", "secret"],
)
def test_what_is_no_recipient(text: str) -> None:
    with pytest.raises(AppuiError) as refused:
        seal.for_recipient(text)
    assert refused.value.code is ErrorCode.RECIPIENT_INVALID


def test_a_well_spelt_recipient_that_protects_nothing() -> None:
    # The point zero: every exchange with it gives the same secret.
    values = bytes(52)
    prefix = bytes(ord(one) >> 5 for one in "age") + b"\0" + bytes(ord(one) & 31 for one in "age")
    check = bech32._polymod(prefix + values + bytes(6)) ^ 1
    ending = "".join(bech32._ALPHABET[check >> 5 * (5 - place) & 31] for place in range(6))
    text = "age1" + "q" * len(values) + ending
    assert bech32.to_bytes(bech32.decode(text)[1]) == bytes(32)
    with pytest.raises(AppuiError) as refused:
        seal.for_recipient(text)
    assert refused.value.code is ErrorCode.RECIPIENT_INVALID


def test_the_vector_of_the_architecture() -> None:
    assert aes_zip._Keys("appui", b"\x01" * 16).check == bytes.fromhex("3cae")


def test_secrets_do_not_stand_in_what_is_printed() -> None:
    assert PHRASE not in repr(BOTH[seal.PASSPHRASE]) + repr(PHRASE_KEY)
    assert IDENTITY.secret not in repr(AGE_KEY)


def test_a_view_reads_only_what_was_authenticated(tmp_path: Path) -> None:
    content = resealed(b"x" * 1000, seal.PASSPHRASE, tmp_path).read_bytes()
    part = aes_zip.AesZipPart(io.BytesIO(content), PHRASE)
    with pytest.raises(OSError, match="not checked"):
        part.read(1)
    part.check()
    assert part.read(1000) == b"x" * 1000
