"""Small pictures of exhibits, for lists that show them blurred: made once, kept sealed in the index."""

import contextlib
import io
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from appui_core.cases.model import Exhibit
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.facade import Vault

EDGE_PX = 160
_QUALITY = 70
_KEPT = 128  # in memory: under 10 MB at worst


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """Rows of RGB, 8 bits each, top first, without padding."""

    width: int
    height: int
    rgb: bytes = field(repr=False)


class Thumbnails:
    """The last few in memory, all in the vault; None stands for a picture that could not be decoded."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._guard = threading.Lock()
        self._known: OrderedDict[str, Thumbnail | None] = OrderedDict()
        self._gone: set[str] = set()

    def get(self, exhibit: Exhibit, read: Callable[[], bytes]) -> Thumbnail | None:
        """Return the exhibit's thumbnail, decoding what `read` returns when it was never made."""
        with self._guard:
            if exhibit.id in self._known:
                self._known.move_to_end(exhibit.id)
                return self._known[exhibit.id]
        made = self._kept(exhibit.id)
        if made is None:
            made = _decode(read(), exhibit.media_type)
            if made is not None:
                self._keep(exhibit.id, made)
        with self._guard:
            if exhibit.id in self._gone:
                return made
            self._known[exhibit.id] = made
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return made

    def forget(self, exhibit_id: str) -> None:
        """Drop a withdrawn exhibit's thumbnail from memory for good; what is in the vault goes with its row."""
        with self._guard:
            self._gone.add(exhibit_id)
            self._known.pop(exhibit_id, None)

    def _kept(self, exhibit_id: str) -> Thumbnail | None:
        from PIL import Image  # noqa: PLC0415 - only once a list is shown

        found = self._vault.rows("SELECT jpeg FROM thumbnails WHERE exhibit = ?", (exhibit_id,))
        if not found:
            return None
        # Our own bytes out of our own sealed table: they need no child process.
        with (
            contextlib.suppress(OSError, ValueError),
            Image.open(io.BytesIO(found[0][0]), formats=("JPEG",)) as picture,
        ):
            return Thumbnail(picture.width, picture.height, picture.convert("RGB").tobytes())
        return None

    def _keep(self, exhibit_id: str, made: Thumbnail) -> None:
        from PIL import Image  # noqa: PLC0415 - the same

        sealed = io.BytesIO()
        Image.frombytes("RGB", (made.width, made.height), made.rgb).save(sealed, "JPEG", quality=_QUALITY)
        # A full disk costs a thumbnail, no exhibit; one that was withdrawn meanwhile gets none.
        with contextlib.suppress(AppuiError):
            self._vault.rows(
                "INSERT OR REPLACE INTO thumbnails SELECT id, ? FROM exhibits WHERE id = ? AND withdrawn = 0",
                (sealed.getvalue(), exhibit_id),
            )


def _decode(data: bytes, media_type: str) -> Thumbnail | None:
    from appui_core.intake.preview import decode_preview  # noqa: PLC0415 - only once a list is shown

    try:
        pixels = decode_preview(data, media_type, EDGE_PX)
    except AppuiError as error:
        if error.code is ErrorCode.INTERNAL:
            raise
        return None
    return Thumbnail(pixels.width, pixels.height, pixels.rgb)
