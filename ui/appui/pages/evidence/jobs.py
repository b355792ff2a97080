"""The steps that leave the GUI thread: each is a plain function for the TaskRunner and touches no widget.

Heavy packages (the vault's, the picture codecs') are imported inside: the room is built without them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from appui_core.cases.model import Case, Exhibit, Facts, Kind, Mode
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import Frame

if TYPE_CHECKING:
    from appui_core.cases.derived import Method
    from appui_core.cases.integrity import Integrity
    from appui_core.cases.service import Cases
    from appui_core.dossier.build import DossierResult
    from appui_core.dossier.order import Order
    from appui_core.dossier.seal import Seal
    from appui_core.dossier.verify import VerifyReport
    from appui_core.intake.pixels import Pixels
    from appui_core.messages import Messages

# The longest side of a picture on the page, in pixels; the original stays as it is.
PREVIEW_EDGE = 1400
# The width of a strip on the page.
STRIP_WIDTH = 480


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
    """An exhibit that is durable now, what to show of it, and the lower end that the next one should begin with.

    `part` is the exhibit made of the part that the person chose; `exhibit` is then the whole screen.
    """

    exhibit: Exhibit
    picture: Picture | None = None
    part: Exhibit | None = None
    end: Picture | None = None

    @property
    def exhibits(self) -> list[Exhibit]:
        """Both, or the one there is."""
        return [self.exhibit] if self.part is None else [self.exhibit, self.part]

    @property
    def fresh(self) -> bool:
        """Whether something came that was not there before."""
        return not all(exhibit.duplicate for exhibit in self.exhibits)


def code_of(cases: "Cases", target: Target) -> str:
    """Return the code of the case that an exhibit goes into; it is made now if there is none."""
    return target.code if target.code is not None else cases.new(target.title, Mode.FAMILY).code


def new_case(cases: "Cases", title: str, mode: Mode) -> Case:
    """Make a case without any exhibit yet."""
    return cases.new(title, mode)


def keep_passing(cases: "Cases", code: Callable[[], str], stream: BinaryIO, facts: Facts, clock: Clock) -> Exhibit:
    """Examine and seal a picture while it passes by, as it comes from a phone.

    Raises AppuiError: why it is refused; `code` is asked for the case only when it is sound.
    """
    from appui_core.intake.once import examine_once  # noqa: PLC0415 - read when first needed

    return cases.passing.add(code, stream, partial(examine_once, clock=clock), facts)


def keep_link(cases: "Cases", target: Target, facts: Facts) -> Kept:
    """Keep a record without image."""
    return Kept(cases.add_link(code_of(cases, target), facts))


def open_picture(cases: "Cases", exhibit: Exhibit) -> Picture:
    """Fetch an exhibit (the journal notes that it was looked at) and decode it in a child process.

    Raises AppuiError: whatever the vault or the decoder refuses.
    """
    from appui_core.intake.preview import decode_preview  # noqa: PLC0415 - read when first needed

    data = cases.view_bytes(exhibit.case, exhibit.id)
    wide, high = exhibit.width or 1, exhibit.height or 1
    # A strip is as wide on the page as any picture; its length follows.
    edge = max(PREVIEW_EDGE, min(high, round(high * STRIP_WIDTH / wide)) if high > 3 * wide else 0)
    pixels = decode_preview(data, exhibit.media_type, edge)
    return Picture(pixels.width, pixels.height, pixels.rgb)


def save_original(cases: "Cases", exhibit: Exhibit, target: Path, reason: str) -> None:
    """Write an original to a new file.

    Raises AppuiError: as `Cases.save_original`.
    """
    cases.save_original(exhibit.case, exhibit.id, target, reason=reason)


def made_of(cases: "Cases", exhibit: Exhibit) -> tuple["Method | None", tuple[Exhibit, ...]]:
    """Return how Appui made an exhibit, and of which."""
    derivation = cases.derivation(exhibit.case, exhibit.id)
    if derivation is None:
        return None, ()
    return derivation.method, tuple(cases.exhibit(exhibit.case, source) for source in derivation.sources)


def methods(cases: "Cases", exhibits: Sequence[Exhibit]) -> dict[str, "Method"]:
    """Return how Appui made those of these exhibits that it made, by id; one withdrawn meanwhile is left out."""
    found = {}
    for exhibit in exhibits:
        if exhibit.kind != Kind.DERIVED:
            continue
        try:
            derivation = cases.derivation(exhibit.case, exhibit.id)
        except AppuiError as error:
            if error.code is not ErrorCode.EXHIBIT_WITHDRAWN:
                raise
            continue
        if derivation is not None:
            found[exhibit.id] = derivation.method
    return found


def shrink(frame: Frame, edge: int = PREVIEW_EDGE) -> Picture:
    """Return a frame at a size for the page; a large one in two steps, the window stays quick meanwhile."""
    from appui_core.imaging.smaller import smaller  # noqa: PLC0415 - read when first needed

    longest = max(frame.width, frame.height)
    rows: Frame | Pixels = smaller(frame, longest // edge) if longest >= 2 * edge else frame
    small = QImage(rows.rgb, rows.width, rows.height, rows.stride_bytes, QImage.Format.Format_RGB888)
    if longest > edge:
        small = small.scaled(
            edge, edge, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return picture_of(small)


def picture_of(image: QImage) -> Picture:
    """Return the pixels of an image without what pads its rows."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    stride, tight = image.bytesPerLine(), image.width() * 3
    bits = bytes(image.constBits())
    rgb = b"".join(bits[row * stride : row * stride + tight] for row in range(image.height()))
    return Picture(image.width(), image.height(), rgb)


@dataclass(frozen=True, slots=True)
class Made:
    """A dossier on disk and what checking it at once found; no report where it is sealed for somebody else's key.

    `seal` is how it is sealed, `age` or `passphrase`, or None.
    """

    result: "DossierResult"
    report: "VerifyReport | None"
    seal: str | None = None


def build(
    cases: "Cases",
    order: "Order",
    clock: Clock,
    messages: "Messages",
    tell: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> "DossierResult":
    """Build a dossier and note the export in the journal; `tell` hears of the work done and the work in all.

    Raises AppuiError: as `appui_core.dossier.export.export`.
    """
    from appui_core.dossier.export import export  # noqa: PLC0415 - the PDF libraries, when first needed

    def progress(done: int, total: int, _what: object) -> None:
        tell(done, total)

    return export(cases, order, clock, messages, progress=progress, cancelled=cancelled)


def verify(result: "DossierResult", seal: "Seal | None" = None) -> Made:
    """Check what lies on the disk now, as anyone else would; through its seal, where its key is at hand."""
    from appui_core.dossier.seal import AGE, SealKey  # noqa: PLC0415 - read when first needed
    from appui_core.dossier.verify import verify_path  # noqa: PLC0415 - the same

    if seal is None:
        return Made(result, verify_path(result.path))
    if seal.kind == AGE:
        return Made(result, None, seal.kind)
    return Made(result, verify_path(result.path, key=SealKey(passphrase=seal.secret)), seal.kind)


@dataclass(frozen=True, slots=True)
class Door:
    """The ways of opening a locked vault (`passphrase`, `keyring`), and how long the first has to wait."""

    kinds: frozenset[str]
    wait_s: int


def door(folder: Path, clock: Clock) -> Door:
    """Look at a locked vault.

    Raises AppuiError: VAULT_MISSING, VAULT_DAMAGED.
    """
    from appui_core.vault.facade import slots_of, unlock_delay  # noqa: PLC0415 - loaded when first needed

    return Door(frozenset(str(slot.kind) for slot in slots_of(folder)), unlock_delay(folder, clock))


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


def integrity_sentence(messages: "Messages", found: "Integrity") -> str:
    """Return what the page says of an exhibit's original, in this PC's time."""
    from appui_core.cases.integrity import integrity_words  # noqa: PLC0415 - comes with the vault

    return integrity_words(messages, found, None)


@dataclass(frozen=True, slots=True)
class Glance:
    """What a row of the list needs beyond its facts: a small picture, and whether the bytes are as they were."""

    thumbnail: Picture | None
    whole: bool


def glance(cases: "Cases", exhibit: Exhibit) -> Glance:
    """Read an exhibit back and compare its hash; nobody looks at it, so the journal notes nothing.

    Raises AppuiError: VAULT_LOCKED, EXHIBIT_WITHDRAWN.
    """
    try:
        whole = cases.integrity(exhibit.case, exhibit.id).state == "unchanged"
    except AppuiError as error:
        # Found unchanged; only the note of it could not be written.
        if error.code not in {ErrorCode.DISK_FULL, ErrorCode.VAULT_READ_ONLY}:
            raise
        whole = True
    small = cases.thumbnail(exhibit.case, exhibit.id) if whole and exhibit.preview else None
    return Glance(Picture(small.width, small.height, small.rgb) if small else None, whole)
