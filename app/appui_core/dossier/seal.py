"""A dossier sealed for someone, and opened to be checked: its ZIP as an age file, or in a ZIP under a passphrase.

What is sealed is read in memory alone, part by part: nothing of it comes on the disk in clear.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from appui_core.dossier.aes_zip import AesZipPart, AesZipWriter, is_aes_zip
from appui_core.dossier.watch import Watch
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.age_format import VERSION, NotOursError
from appui_core.vault.age_part import AgePart
from appui_core.vault.age_writer import Sealer
from appui_core.vault.keys import Identity, parse_identity

AGE, PASSPHRASE = "age", "passphrase"
ENDINGS = {AGE: ".zip.age", PASSPHRASE: "-scelle.zip"}
"""What follows the dossier's name in the name of the sealed file."""
_START_BYTES = 64
_VIEW_BYTES = 1 << 16
_MOST_IDENTITIES = 64


@dataclass(frozen=True, slots=True)
class Seal:
    """For whom a dossier is sealed: an age recipient or, `kind` PASSPHRASE, whoever knows the secret."""

    kind: str
    secret: str = field(repr=False)

    @contextmanager
    def writer(
        self, target: BinaryIO, name: str, made_at: datetime, expected_bytes: int
    ) -> Iterator[Callable[[bytes], object]]:
        """Give what the bytes of the ZIP `name` are handed to; sealed they go to `target`, the last at the end.

        Raises OSError as the system gives it.
        """
        sealer: Sealer | AesZipWriter
        if self.kind == AGE:
            sealer = Sealer(self.secret, target.write)
        else:
            sealer = AesZipWriter(target, name, self.secret, made_at, expected_bytes)
        yield sealer.add
        sealer.finish()


def for_recipient(recipient: str) -> Seal:
    """Return the seal for an age recipient (`age1…`, X25519).

    Raises AppuiError: RECIPIENT_INVALID.
    """
    recipient = recipient.strip()
    try:
        # A key may be well spelt and worth nothing: a header is made for it once.
        Sealer(recipient, len)
    except ValueError as error:
        raise AppuiError(ErrorCode.RECIPIENT_INVALID) from error
    return Seal(AGE, recipient)


def with_passphrase(passphrase: str) -> Seal:
    """Return the seal under a passphrase, which goes to the addressee another way."""
    return Seal(PASSPHRASE, passphrase)


def travels_badly(passphrase: str) -> bool:
    """Tell whether ZIP programs may read this passphrase otherwise than it was meant.

    The format says nothing of letters beyond ASCII: 7-Zip takes the code page on Windows, UTF-8 elsewhere.
    """
    return not passphrase.isascii()


@dataclass(frozen=True, slots=True)
class SealKey:
    """What a sealed dossier is opened with."""

    identities: tuple[Identity, ...] = ()
    passphrase: str | None = field(default=None, repr=False)


def parse_identities(text: str) -> tuple[Identity, ...]:
    """Return the identities of a file such as `age-keygen` writes; lines that begin with `#` are notes.

    Raises AppuiError: IDENTITY_INVALID when there is none, too many, or another line.
    """
    lines = [line.strip() for line in text.splitlines()]
    kept = [line for line in lines if line and not line.startswith("#")]
    if not 0 < len(kept) <= _MOST_IDENTITIES:
        raise AppuiError(ErrorCode.IDENTITY_INVALID, "number of lines")
    try:
        return tuple(parse_identity(line) for line in kept)
    except ValueError as error:
        raise AppuiError(ErrorCode.IDENTITY_INVALID) from error


@contextmanager
def unsealed(path: Path, key: SealKey, watch: Watch) -> Iterator[BinaryIO]:
    """Open a file for the block, through its seal where it has one; one without is given as it is.

    All that is sealed has been authenticated when the block begins. Raises AppuiError: FILE_UNREADABLE,
    SEAL_IDENTITY_MISSING, SEAL_PASSPHRASE_MISSING, SEAL_KEY_WRONG, INTERRUPTED; NotWholeError when it is not as it
    was sealed.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise AppuiError(ErrorCode.FILE_UNREADABLE) from error
    with file:
        part = _part(file, key)
        if part is None:
            yield file
            return
        # Once to authenticate it, and once more for what is in it.
        watch.expect(2 * part.seek(0, io.SEEK_END))

        def seen(size_bytes: int) -> None:
            watch.read(size_bytes)
            watch.tell()

        part.check(seen)
        part.seek(0)
        with io.BufferedReader(part, _VIEW_BYTES) as view:
            yield view


def _part(file: BinaryIO, key: SealKey) -> AgePart | AesZipPart | None:
    start = file.read(_START_BYTES)
    file.seek(0)
    try:
        if start.startswith(VERSION):
            if not key.identities:
                raise AppuiError(ErrorCode.SEAL_IDENTITY_MISSING)
            return AgePart(file, key.identities)
        if is_aes_zip(start):
            if key.passphrase is None:
                raise AppuiError(ErrorCode.SEAL_PASSPHRASE_MISSING)
            return AesZipPart(file, key.passphrase)
    except NotOursError as error:
        raise AppuiError(ErrorCode.SEAL_KEY_WRONG) from error
    return None
