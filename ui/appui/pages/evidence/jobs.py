"""The steps that leave the GUI thread: each is a plain function for the TaskRunner and touches no widget.

Heavy packages (the vault's, the picture codecs') are imported inside: the room is built without them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from appui_core.cases.model import Addressee, Case, Exhibit, Facts, Mode
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import Frame

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.dossier.build import DossierResult
    from appui_core.dossier.verify import VerifyReport
    from appui_core.intake.original import Original
    from appui_core.messages import Messages

# The longest side of a picture on the page, in pixels; the original stays as it is.
PREVIEW_EDGE = 1400


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to show: tight rows of RGB, top first."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class Target:
    """The case that an exhibit goes into; without a code, a case of that title is made with the exhibit."""

    code: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An exhibit that is durable now, the case it is in, and what to show of it."""

    exhibit: Exhibit
    picture: Picture | None = None


def _code(cases: "Cases", target: Target) -> str:
    return target.code if target.code is not None else cases.new(target.title, Mode.FAMILY).code


def new_case(cases: "Cases", title: str) -> Case:
    """Make a case without any exhibit yet."""
    return cases.new(title, Mode.FAMILY)


def keep_frame(cases: "Cases", target: Target, frame: Frame, facts: Facts, clock: Clock) -> Kept:
    """Encode and seal a grabbed screen; when this returns the exhibit outlives a power cut."""
    from appui_core.intake.encode import original_from_frame  # noqa: PLC0415 - numpy and isal, when first needed

    exhibit = cases.add_original(_code(cases, target), original_from_frame(frame, clock), facts)
    return Kept(exhibit, shrink(frame))


def keep_file(cases: "Cases", target: Target, path: Path, facts: Facts, clock: Clock) -> Kept:
    """Examine one file and seal it.

    Raises AppuiError: why this file is refused; the case is made only when the file is sound.
    """
    from appui_core.intake.files import examine_file  # noqa: PLC0415 - read when first needed

    original: Original = examine_file(path, clock)
    return Kept(cases.add_original(_code(cases, target), original, facts))


def keep_link(cases: "Cases", target: Target, facts: Facts) -> Kept:
    """Keep a record without image."""
    return Kept(cases.add_link(_code(cases, target), facts))


def open_picture(cases: "Cases", exhibit: Exhibit) -> Picture:
    """Fetch an exhibit (the journal notes that it was looked at) and decode it in a child process.

    Raises AppuiError: whatever the vault or the decoder refuses.
    """
    from appui_core.intake.preview import decode_preview  # noqa: PLC0415 - read when first needed

    data = cases.view_bytes(exhibit.case, exhibit.id)
    pixels = decode_preview(data, exhibit.media_type, PREVIEW_EDGE)
    return Picture(pixels.width, pixels.height, pixels.rgb)


def shrink(frame: Frame, edge: int = PREVIEW_EDGE) -> Picture:
    """Return a frame at a size for the page."""
    whole = QImage(frame.rgb, frame.width, frame.height, frame.stride_bytes, QImage.Format.Format_RGB888)
    small = whole
    if max(frame.width, frame.height) > edge:
        small = whole.scaled(
            edge, edge, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    small = small.convertToFormat(QImage.Format.Format_RGB888)
    stride, tight = small.bytesPerLine(), small.width() * 3
    bits = bytes(small.constBits())
    rgb = b"".join(bits[row * stride : row * stride + tight] for row in range(small.height()))
    return Picture(small.width(), small.height(), rgb)


@dataclass(frozen=True, slots=True)
class Made:
    """A dossier on disk and what checking it at once found."""

    result: "DossierResult"
    report: "VerifyReport"


@dataclass(frozen=True, slots=True)
class DossierOrder:
    """Which exhibits of which case go to whom, and where the folder is made; no numbers: all."""

    code: str
    addressee: Addressee
    into: Path
    numbers: Sequence[int] | None = None


def build(cases: "Cases", order: DossierOrder, clock: Clock, messages: "Messages") -> "DossierResult":
    """Build a dossier and note the export in the journal.

    Raises AppuiError: DESTINATION_*, NO_EXHIBIT, DISK_FULL...
    """
    from appui_core.dossier.build import build_dossier  # noqa: PLC0415 - the PDF libraries, when first needed

    case_file = cases.case_file(order.code, order.numbers)
    result = build_dossier(case_file, order.addressee, order.into, clock=clock, messages=messages)
    cases.note_export(
        order.code,
        {
            "addressee": str(order.addressee),
            "exhibits": [exhibit.number for exhibit in case_file.exhibits],
            "manifest_sha256": result.manifest_sha256,
        },
    )
    return result


def verify(result: "DossierResult") -> Made:
    """Check what lies on the disk now, as anyone else would."""
    from appui_core.dossier.verify import verify_path  # noqa: PLC0415 - read when first needed

    return Made(result, verify_path(result.path))


def slot_kinds(folder: Path) -> frozenset[str]:
    """Return the ways of opening the vault: `passphrase`, `keyring`.

    Raises AppuiError: VAULT_MISSING, VAULT_DAMAGED.
    """
    from appui_core.vault.facade import slots_of  # noqa: PLC0415 - the vault is loaded when first needed

    return frozenset(str(slot.kind) for slot in slots_of(folder))


def next_opening(instant: datetime) -> datetime | None:
    """Return when the 3018 opens next, not counting now; None when that is not known."""
    from appui_core.helpline.hours import state_at  # noqa: PLC0415 - read when first needed
    from appui_core.helpline.lines import MAIN_LINE, load_line_3018  # noqa: PLC0415 - the same

    line = load_line_3018().get(MAIN_LINE)
    if line is None:
        return None
    state = state_at(line, instant)
    if state.open and state.next_change is not None:
        state = state_at(line, state.next_change + timedelta(seconds=1))
    return None if state.open else state.next_change


@dataclass(frozen=True, slots=True)
class Glance:
    """What a row of the list needs beyond its facts: a small picture, and whether the bytes are as they were."""

    thumbnail: Picture | None
    whole: bool


def glance(cases: "Cases", exhibit: Exhibit) -> Glance:
    """Read an exhibit back and compare its hash; nobody looks at it, so the journal notes nothing.

    Raises AppuiError: VAULT_LOCKED, EXHIBIT_WITHDRAWN.
    """
    whole = True
    try:
        cases.case_file(exhibit.case, [exhibit.number]).original(exhibit.id)
    except AppuiError as error:
        if error.code is not ErrorCode.VAULT_DAMAGED:
            raise
        whole = False
    small = cases.thumbnail(exhibit.case, exhibit.id) if whole and exhibit.preview else None
    return Glance(Picture(small.width, small.height, small.rgb) if small else None, whole)
