"""`self-test`: is this installation whole. Each check runs for itself, and what it raises is its finding."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from appui_core.cli.context import Context
from appui_core.cli.output import visible
from appui_core.errors import AppuiError, ErrorCode
from appui_core.locate import resources_dir

OK: Final = "ok"
FAILED: Final = "failed"
NOT_RUN: Final = "not run"
# What the machine lacks, not the installation: a passphrase does without a key store.
ABSENT: Final = "absent"

_ZONES: Final = {
    # The offsets in hours on 1 January and on 1 July: a zone that is there but empty is found out.
    "Europe/Paris": (1, 2),
    "Indian/Reunion": (4, 4),
    "America/Martinique": (-4, -4),
    "Pacific/Noumea": (11, 11),
    "Pacific/Tahiti": (-10, -10),
}
_TRUETYPE: Final = b"\x00\x01\x00\x00"
_SCREEN_S: Final = 20.0
# The child: Qt never enters this process (the core has none), and a crash of its platform plug-in stays there.
_SCREEN_CHILD: Final = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["appui-self-test"])
print(app.platformName(), *(f"{s.size().width()}x{s.size().height()}" for s in app.screens()))
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; `detail` is for machines and for the one who helps, without anything private."""

    name: str
    state: str
    detail: str

    def to_json(self) -> dict[str, Any]:
        """Return one item of `checks`."""
        return {"name": self.name, "state": self.state, "detail": self.detail or None}


def run(context: Context) -> int:
    """Run every check; exit 1 when one failed (what is absent or was not run is no failure)."""
    found = [_find(name, check, context) for name, check in _CHECKS.items()]
    lines = [_line(context, finding) for finding in found]
    whole = all(finding.state != FAILED for finding in found)
    context.answer({"ok": whole, "checks": [finding.to_json() for finding in found]}, *lines)
    return 0 if whole else 1


def _line(context: Context, finding: Finding) -> str:
    return context.text(
        "self_test.line_detail" if finding.detail else "self_test.line",
        state=context.text(f"self_test.{finding.state.replace(' ', '_')}"),
        name=context.text(f"checks.{finding.name}"),
        detail=visible(finding.detail),
    )


def _find(name: str, check: Callable[[Context], tuple[str, str]], context: Context) -> Finding:
    try:
        state, detail = check(context)
    except AppuiError as error:
        state, detail = FAILED, error.code.value
    except Exception as defect:  # noqa: BLE001 - a check that breaks is a check that failed
        state, detail = FAILED, type(defect).__name__
    return Finding(name, state, detail)


def _zones(_context: Context) -> tuple[str, str]:
    from datetime import datetime  # noqa: PLC0415 - with zoneinfo, as a piece
    from importlib.metadata import version  # noqa: PLC0415 - only here
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - the same

    for name, hours in _ZONES.items():
        for month, wanted in zip((1, 7), hours, strict=True):
            offset = datetime(2026, month, 1, tzinfo=ZoneInfo(name)).utcoffset()
            if offset is None or offset.total_seconds() != wanted * 3600:
                return FAILED, name
    return OK, f"tzdata {version('tzdata')}"


def _key_store(context: Context) -> tuple[str, str]:
    try:
        return OK, context.keystore().name()
    except AppuiError as error:
        return ABSENT, error.code.value


def _image_codecs(_context: Context) -> tuple[str, str]:
    """Encode a picture and decode it in the child, every pixel; one of each other kind by size and colour."""
    from appui_core.cli.verbs.codec_samples import SIZE, pictures  # noqa: PLC0415 - with the codecs
    from appui_core.clock import SystemClock  # noqa: PLC0415 - the same
    from appui_core.intake.encode import encode_png  # noqa: PLC0415 - numpy, only here
    from appui_core.intake.preview import decode_preview  # noqa: PLC0415 - the same
    from appui_core.ports import Frame, ScreenInfo  # noqa: PLC0415 - the same

    width, height = 16, 8
    rgb = bytes(range(128)) * (width * height * 3 // 128)
    screen = ScreenInfo(1, "", 0, 0, width, height, 1.0, primary=True)
    png = encode_png(Frame(width, height, width * 3, rgb, screen, SystemClock().now(), "self-test"))
    if decode_preview(png, "image/png", 0).rgb != rgb:
        return FAILED, "png"
    lacking = []
    for media_type, data in pictures().items():
        try:
            pixels = decode_preview(data, media_type, 0)
            right = (pixels.width, pixels.height) == SIZE and pixels.rgb[0] > 128 > pixels.rgb[1]
        except AppuiError:
            right = False
        if not right:
            lacking.append(media_type.removeprefix("image/"))
    return (FAILED, ", ".join(lacking)) if lacking else (OK, "png, jpeg, webp, gif, avif, heic")


def _fonts(_context: Context) -> tuple[str, str]:
    fonts = sorted((resources_dir() / "fonts").glob("*.ttf"))
    for font in fonts:
        with font.open("rb") as stream:
            if stream.read(4) != _TRUETYPE:
                return FAILED, font.name
    return (OK, ", ".join(font.stem for font in fonts)) if fonts else (FAILED, "none")


def _texts(_context: Context) -> tuple[str, str]:
    from appui_core.messages import languages, load_messages  # noqa: PLC0415 - as a piece with its check

    for language in languages():
        messages = load_messages(language)
        for code in ErrorCode:
            if not messages.error(code).message:
                return FAILED, f"{language} {code}"
    return OK, ", ".join(languages())


def _content(_context: Context) -> tuple[str, str]:
    from appui_core.content.pack import bundled_dir, load_pack  # noqa: PLC0415 - only here
    from appui_core.guides.check import check  # noqa: PLC0415 - the same

    # What was installed, whatever newer pack is in use.
    errors = check(bundled_dir())
    return (FAILED, str(errors[0])) if errors else (OK, load_pack(bundled_dir()).version)


def _vault_engine(_context: Context) -> tuple[str, str]:
    """Ask the engine itself: without its cipher it would write everything in clear."""
    from contextlib import closing  # noqa: PLC0415 - with the connection

    import sqlcipher3  # noqa: PLC0415 - only here

    with closing(sqlcipher3.connect(":memory:")) as connection:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
        ((sqlite,),) = connection.execute("SELECT sqlite_version()").fetchall()
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (word)")
    return (OK, f"SQLCipher {cipher[0]}, SQLite {sqlite}") if cipher else (FAILED, f"SQLite {sqlite}")


def _screen(_context: Context) -> tuple[str, str]:
    """Open Qt's platform in a child and let it count the screens."""
    if sys.platform not in {"win32", "darwin"} and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return NOT_RUN, "no display"
    if getattr(sys, "frozen", False):
        return NOT_RUN, "bundle"  # its interpreter takes no program text
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and text, no shell
            [sys.executable, "-c", _SCREEN_CHILD],
            capture_output=True,
            timeout=_SCREEN_S,
            check=False,
            stdin=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        return FAILED, "no answer"
    seen = child.stdout.decode("utf-8", "replace").strip()
    return (OK, seen) if child.returncode == 0 and seen else (FAILED, f"exit {child.returncode}")


_CHECKS: Final[dict[str, Callable[[Context], tuple[str, str]]]] = {
    "zones": _zones,
    "key_store": _key_store,
    "image_codecs": _image_codecs,
    "fonts": _fonts,
    "texts": _texts,
    "content": _content,
    "vault_engine": _vault_engine,
    "screen": _screen,
}
