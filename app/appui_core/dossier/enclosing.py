"""The exhibits' files into data/, two at a time and off the thread that lays out the pages.

What each costs lets go of the interpreter's lock for the most part: hashing, inflating, writing, flushing. So the
pages are laid out meanwhile; they wait here for what they want to know of a picture.
"""

import hashlib
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from appui_core.cases.mask_plan import MaskPlan
from appui_core.cases.model import CaseFile, Exhibit, Kind
from appui_core.dossier.bag import Written, write_file
from appui_core.dossier.course import Course, Stage
from appui_core.dossier.names import DATA
from appui_core.dossier.pictures import Picture, picture_of
from appui_core.dossier.selection import Item
from appui_core.errors import AppuiError, ErrorCode

_AT_ONCE = 2
_ASKED_EVERY_S = 0.05
# A larger original, as a video is, goes from vault to folder without being held in memory, and one at a time.
_HELD_BYTES = 16 << 20


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file of data/ as it was written, and the picture that its page shows, whose stream lies in `held_in`."""

    written: Written
    picture: Picture | None
    held_in: Path


class Enclosing:
    """Writes what goes out of each item; at the end of the block nothing is written any more."""

    def __init__(
        self, folder: Path, scratch: Path, case_file: CaseFile, items: Sequence[Item], course: Course
    ) -> None:
        self._folder, self._scratch, self._case_file, self._course = folder, scratch, case_file, course
        self._one_large = threading.Lock()
        self._pool = ThreadPoolExecutor(_AT_ONCE, "appui-enclose")
        # Each becomes what it ended with: what a wait needs is larger than that, and there may be thousands.
        self._work: dict[int, Future[Enclosed | None] | Enclosed | None] = {
            item.exhibit.number: self._pool.submit(self._enclose, item, item.file)
            for item in items
            if item.file is not None
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def of(self, item: Item) -> Enclosed | None:
        """Wait for an item's file; None when it has none.

        Raises as `finish`.
        """
        if item.exhibit.number not in self._work:
            return None
        enclosed = self._ended(item.exhibit.number)
        if enclosed is None:
            self.finish()
        return enclosed

    def finish(self) -> list[Written]:
        """Wait for every file, and return them in the order of the items.

        Raises AppuiError: VAULT_DAMAGED when originals are not as they were (the detail names all of them:
        `exhibit 3,7`), INTERRUPTED, MASK_IMPOSSIBLE, and what `CaseFile.original` raises; OSError.
        """
        found = {number: self._ended(number) for number in self._work}
        damaged = [str(number) for number, enclosed in found.items() if enclosed is None]
        if damaged:
            raise AppuiError(ErrorCode.VAULT_DAMAGED, f"exhibit {','.join(damaged)}")
        return [enclosed.written for enclosed in found.values() if enclosed is not None]

    def _ended(self, number: int) -> Enclosed | None:
        work = self._work[number]
        if isinstance(work, Future):
            work = self._work[number] = self._wait(work)
        return work

    def _wait(self, work: "Future[Enclosed | None]") -> Enclosed | None:
        while True:
            self._course.check()
            try:
                return work.result(_ASKED_EVERY_S)
            except TimeoutError:
                if work.done():
                    return work.result()

    def _enclose(self, item: Item, file: str) -> Enclosed | None:
        """Write one file; None when the original is not as it was."""
        self._course.check()
        try:
            if item.mask is None and item.exhibit.size_bytes > _HELD_BYTES:
                return self._enclose_large(item, file)
            content = self._case_file.original(item.exhibit.id)
        except AppuiError as error:
            if error.code is not ErrorCode.VAULT_DAMAGED:
                raise
            return None
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 != item.exhibit.sha256:
            return None
        if item.mask is not None:
            # Of a masked exhibit the original never touches this disk.
            content, sha256 = _masked(item.exhibit, item.mask, content), ""
        written = write_file(self._folder, f"{DATA}/{file}", content, sha256)
        enclosed = self._with_picture(item, written, content)
        self._course.step(item.exhibit.size_bytes, Stage.EXHIBITS)
        return enclosed

    def _enclose_large(self, item: Item, file: str) -> Enclosed:
        target, name = self._folder / DATA / file, f"{DATA}/{file}"
        with self._one_large:
            self._case_file.save_original(
                item.exhibit.id, target, lambda size_bytes: self._course.step(size_bytes, Stage.EXHIBITS)
            )
            # Its hash was held against this one while it was written.
            written = Written(name, item.exhibit.size_bytes, item.exhibit.sha256)
            return self._with_picture(item, written, target.read_bytes() if item.exhibit.preview else b"")

    def _with_picture(self, item: Item, written: Written, content: bytes) -> Enclosed:
        held_in = self._folder.joinpath(*written.name.split("/"))
        if not item.exhibit.preview:
            return Enclosed(written, None, held_in)
        ours = item.mask is not None or item.exhibit.kind in {Kind.CAPTURE, Kind.DERIVED}
        picture = picture_of(content, item.media_type, trusted=ours)
        if picture is not None and picture.redrawn:
            held_in = self._scratch / f"redrawn-{item.exhibit.number}.png"
            held_in.write_bytes(picture.redrawn)
            picture = replace(picture, redrawn=b"")
        return Enclosed(written, picture, held_in)


def _masked(exhibit: Exhibit, plan: MaskPlan, original: bytes) -> bytes:
    from appui_core.imaging.mask import masked_png  # noqa: PLC0415 - starts a child process; rarely needed

    try:
        return masked_png(original, exhibit.media_type, plan)
    except AppuiError as error:
        # Better no dossier than one with the picture as it is.
        raise AppuiError(ErrorCode.MASK_IMPOSSIBLE, f"exhibit {exhibit.number}") from error
