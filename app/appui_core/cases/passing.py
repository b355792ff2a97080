"""Originals whose bytes pass by once, as from a phone: examined and sealed in the same breath, held nowhere.

What passes is sealed before anyone knows whether it is a picture. A refusal takes the sealed file away again, and
without its row it counts for nothing anyway.
"""

from collections.abc import Callable
from io import RawIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

from appui_core.cases import identifiers, rows
from appui_core.cases.adding import new_exhibit
from appui_core.cases.model import Exhibit, Facts
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.facade import SealedBlob, Vault

if TYPE_CHECKING:
    from appui_core.intake.original import Original


class Passing:
    """Part of `Cases`; `keep` writes the row and the journal entries of a sealed original."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        case_id: Callable[[str], str],
        keep: Callable[[str, Exhibit, SealedBlob], Exhibit],
    ) -> None:
        self._vault, self._clock = vault, clock
        self._case_id, self._keep = case_id, keep

    def add(
        self,
        code: Callable[[], str],
        stream: BinaryIO,
        examine: "Callable[[BinaryIO], Original]",
        facts: Facts,
    ) -> Exhibit:
        """Keep an original, durable when this returns. Its `open` is never asked.

        `examine` reads what it is given to the end. `code` is asked for the case once the original is sound.
        The same bytes again give the exhibit that is there, with `duplicate` set.

        Raises AppuiError: what `examine`, `code` and the stream raise; CASE_UNKNOWN, FILE_CHANGED (`examine` did
        not read all of it), DISK_FULL, VAULT_READ_ONLY, VAULT_LOCKED. Nothing of what passed is left then.
        """
        with self._vault.sealing() as sealing:
            original = examine(cast("BinaryIO", _Tee(stream, sealing.add)))
            case = identifiers.tidy_code(code())
            case_id = self._case_id(case)
            known = rows.same_bytes(self._vault, case_id, original.sha256)
            if known is not None:
                return known
            sealed = sealing.settle()
        if (sealed.sha256, sealed.size_bytes) != (original.sha256, original.size_bytes):
            self._vault.destroy_blob(sealed.name)
            raise AppuiError(ErrorCode.FILE_CHANGED)
        return self._keep(case_id, new_exhibit(original, case, facts, self._clock.now()), sealed)


class _Tee(RawIOBase):
    """A stream that hands each piece on to somebody else before it gives it out."""

    def __init__(self, source: BinaryIO, take: Callable[[bytes], object]) -> None:
        super().__init__()
        self._source, self._take = source, take

    def readable(self) -> bool:
        """Tell that this stream is for reading."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; raises what the source or the other taker raises."""
        piece = self._source.read(size)
        if piece:
            self._take(piece)
        return piece
