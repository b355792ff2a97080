"""Small pictures of exhibits, for lists that show them blurred; kept in memory only, and only while unlocked."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from appui_core.cases.model import Exhibit
from appui_core.errors import AppuiError, ErrorCode

EDGE_PX = 320
_KEPT = 64  # about 20 MB at worst


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """Rows of RGB, 8 bits each, top first, without padding."""

    width: int
    height: int
    rgb: bytes = field(repr=False)


class Thumbnails:
    """The last few thumbnails; None stands for a picture that could not be decoded."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._known: OrderedDict[str, Thumbnail | None] = OrderedDict()

    def get(self, exhibit: Exhibit, read: Callable[[], bytes]) -> Thumbnail | None:
        """Return the exhibit's thumbnail, decoding what `read` returns when it is not known."""
        with self._guard:
            if exhibit.id in self._known:
                self._known.move_to_end(exhibit.id)
                return self._known[exhibit.id]
        made = _decode(read(), exhibit.media_type)
        with self._guard:
            self._known[exhibit.id] = made
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return made

    def forget(self, exhibit_id: str) -> None:
        """Drop one thumbnail."""
        with self._guard:
            self._known.pop(exhibit_id, None)


def _decode(data: bytes, media_type: str) -> Thumbnail | None:
    from appui_core.intake.preview import decode_preview  # noqa: PLC0415 - only once a list is shown

    try:
        pixels = decode_preview(data, media_type, EDGE_PX)
    except AppuiError as error:
        if error.code is ErrorCode.INTERNAL:
            raise
        return None
    return Thumbnail(pixels.width, pixels.height, pixels.rgb)
