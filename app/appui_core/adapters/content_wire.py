"""The wire under the TUF client: https to one address and what lies below it, with limits on size and time.

No redirect is followed and nothing of us is said. A silence, a trickle, an endless answer and a cut each have
their code; what was asked last is remembered, since the client's own errors do not say it.
"""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from appui_core.adapters.http import bare_session
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    import requests

    from appui_core.adapters.cutting import Line

_PIECE: Final = 16 << 10
_OK: Final = 200
_REDIRECTS: Final = range(300, 400)


@dataclass(frozen=True, slots=True)
class WireLimits:
    """In seconds: to connect, the longest silence, all metadata together, the archive; the last two cut."""

    connect_s: float = 5.0
    read_s: float = 10.0
    metadata_s: float = 45.0
    archive_s: float = 240.0


def _nothing(_done: int, _whole: int) -> None:
    return


class Wire:
    """Has the two methods of TUF's `FetcherInterface` that its client calls. `last`: what was asked last."""

    def __init__(self, base: str, limits: WireLimits, verify: str | None) -> None:
        self._base, self._limits, self._verify = base, limits, verify
        self._stack = ExitStack()
        self._session: requests.Session | None = None
        self._line: Line | None = None
        self._cancelled: Callable[[], bool] = lambda: False
        self._progress: Callable[[int, int], None] = _nothing
        self._whole = 0
        self._until = 0.0
        self.last = ""

    def begin(
        self,
        cancelled: Callable[[], bool],
        progress: Callable[[int, int], None] = _nothing,
        whole: int = 0,
    ) -> None:
        """Start the time for what comes now: the metadata, or an archive of `whole` bytes."""
        self._cancelled, self._progress, self._whole = cancelled, progress, whole
        self._until = time.monotonic() + (self._limits.archive_s if whole else self._limits.metadata_s)

    def end(self) -> None:
        """Let go of the connection."""
        self._stack.close()
        self._session = self._line = None

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        """Yield a file with the whole answer; raises as `download_bytes`."""
        with io.BytesIO(self.download_bytes(url, max_length)) as file:
            yield file

    def download_bytes(self, url: str, max_length: int) -> bytes:
        """Return the answer for an address below the base, at most `max_length` bytes.

        Raises DownloadHTTPError (TUF's own) for a status that is no answer; AppuiError: CONTENT_UNREACHABLE,
        CONTENT_SLOW, CONTENT_DROPPED, CONTENT_MOVED, CONTENT_TOO_LARGE, INTERRUPTED.
        """
        if not url.startswith(self._base):
            raise AppuiError(ErrorCode.CONTENT_MOVED, "elsewhere")
        self.last = url.rsplit("/", 1)[-1]
        self._look_up()
        if self._session is None or self._line is None:
            self._session, self._line = self._stack.enter_context(bare_session(self._verify))
        try:
            with self._line.watched(self._over), self._get(self._session, url) as answer:
                # Cut in the middle of its head, an answer looks like one with fewer lines.
                self._look_up()
                self._want_plain(answer)
                return self._body(answer, max_length)
        except AppuiError as error:
            if error.code in {ErrorCode.CONTENT_DROPPED, ErrorCode.CONTENT_UNREACHABLE}:
                # It may have been cut here.
                self._look_up()
            raise

    def _get(self, session: "requests.Session", url: str) -> "requests.Response":
        import requests  # noqa: PLC0415 - 106 ms that the first window does without
        from urllib3.exceptions import ProtocolError  # noqa: PLC0415 - comes with requests

        try:
            return session.get(
                url,
                # What was signed are the bytes as they lie there.
                headers={"Accept-Encoding": "identity"},
                timeout=(self._limits.connect_s, self._limits.read_s),
                allow_redirects=False,
                stream=True,
            )
        except requests.exceptions.ReadTimeout:
            raise AppuiError(ErrorCode.CONTENT_SLOW, "silence") from None
        except requests.exceptions.ConnectionError as error:
            cut = bool(error.args) and isinstance(error.args[0], ProtocolError)
            code = ErrorCode.CONTENT_DROPPED if cut else ErrorCode.CONTENT_UNREACHABLE
            raise AppuiError(code, type(error).__name__) from None
        except (requests.RequestException, OSError) as error:
            raise AppuiError(ErrorCode.CONTENT_UNREACHABLE, type(error).__name__) from None

    def _want_plain(self, answer: "requests.Response") -> None:
        from tuf.api.exceptions import DownloadHTTPError  # noqa: PLC0415 - with an update only

        if answer.status_code in _REDIRECTS:
            raise AppuiError(ErrorCode.CONTENT_MOVED, f"http {answer.status_code}")
        if answer.status_code != _OK:
            raise DownloadHTTPError("status", answer.status_code)

    def _body(self, answer: "requests.Response", most: int) -> bytes:
        from urllib3.exceptions import HTTPError, ReadTimeoutError  # noqa: PLC0415 - comes with requests

        announced = str(answer.headers.get("Content-Length", ""))
        if announced.isdecimal() and int(announced) > most:
            raise AppuiError(ErrorCode.CONTENT_TOO_LARGE, self.last)
        found = bytearray()
        try:
            # Not iter_content: it waits for a whole piece, which one byte a second makes last for hours.
            while piece := answer.raw.read1(_PIECE, decode_content=False):
                found += piece
                if len(found) > most:
                    raise AppuiError(ErrorCode.CONTENT_TOO_LARGE, self.last)
                self._look_up()
                if self._whole:
                    self._progress(min(len(found), self._whole), self._whole)
        except (ReadTimeoutError, TimeoutError):
            raise AppuiError(ErrorCode.CONTENT_SLOW, "silence") from None
        except (HTTPError, OSError) as error:
            raise AppuiError(ErrorCode.CONTENT_DROPPED, type(error).__name__) from None
        # An end may be where it was cut.
        self._look_up()
        return bytes(found)

    def _over(self) -> bool:
        return self._cancelled() or time.monotonic() > self._until

    def _look_up(self) -> None:
        """Stop where somebody said so, or where it took too long."""
        if self._cancelled():
            raise AppuiError(ErrorCode.INTERRUPTED)
        if time.monotonic() > self._until:
            raise AppuiError(ErrorCode.CONTENT_SLOW, "total")
