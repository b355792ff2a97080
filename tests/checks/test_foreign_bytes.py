"""The window never decodes foreign bytes: no call that would, of Qt or Pillow, but where a reason is named."""

import ast
from typing import Final

from checks.tree import calls, parsed, python_files, relative

# Last part of the name of a call that decodes what it is given, or reads a picture, a font or a page from a file.
_DECODING: Final = frozenset(
    {
        "fromData",
        "loadFromData",
        "loadFromDevice",
        "QImageReader",
        "QMovie",
        "QPicture",
        "QPdfDocument",
        "setHtml",
        "QTextBrowser",
        "setMovie",
        "addApplicationFont",
        "addApplicationFontFromData",
        "QSvgRenderer",
        "QSvgWidget",
    }
)
# With an argument, these open files in every format that Qt knows; without, or with numbers, they only make room.
_MAY_OPEN: Final = frozenset({"QImage", "QPixmap", "QIcon", "QCursor", "QBitmap"})
# On a clipboard or on what is dropped, these make Qt decode the picture of whoever copied it.
_OF_OTHERS: Final = frozenset({"image", "pixmap", "imageData", "setImageData"})

_ALLOWED: Final = {
    ("ui/appui/theme/icons.py", "QSvgRenderer"): "our own icons, from the bundle",
    ("ui/appui/widgets/sketch_paint/look.py", "QSvgRenderer"): "the same",
    (
        "ui/appui/qt_adapters/pasting.py",
        "image",
    ): "Windows alone, where there are raw pixels and no bytes of a file",
    ("ui/appui/theme/theme.py", "addApplicationFont"): "our own fonts, from the bundle",
    ("ui/appui/kiosk_attract.py", "QImageReader"): "PNG and JPEG that only an administrator can put there",
}


def _found() -> set[tuple[str, str]]:
    found = set()
    for path in python_files("ui"):
        for name, call in calls(path):
            last = name.rpartition(".")[2]
            opens = last in _MAY_OPEN and len(call.args) == 1 and isinstance(call.args[0], ast.Constant | ast.Name)
            texts = opens and not _is_picture(call.args[0])
            others = last in _OF_OTHERS and (
                "clipboard" in ast.unparse(call.func) or "mime" in ast.unparse(call.func)
            )
            if last in _DECODING or texts or others:
                found.add((relative(path), last))
    return found


def _is_picture(given: ast.expr) -> bool:
    """Tell whether a name says that a picture of ours is meant, as in `QPixmap(image)`."""
    return isinstance(given, ast.Name) and given.id in {"image", "pixmap", "picture"}


def test_nothing_in_the_window_decodes_foreign_bytes() -> None:
    assert sorted(_found() - set(_ALLOWED)) == []


def test_no_leave_is_given_in_vain() -> None:
    assert sorted(set(_ALLOWED) - _found()) == []


def test_pillow_stays_out_of_the_window_and_out_of_intake() -> None:
    """Only the child decodes; what else opens pictures with Pillow opens our own."""
    importing = {
        relative(path)
        for path in python_files("app", "ui")
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in {"PIL", "pi_heif"})
        or (
            isinstance(node, ast.Import)
            and any(name.name.split(".")[0] in {"PIL", "pi_heif"} for name in node.names)
        )
    }
    assert importing <= {
        "app/appui_core/intake/decode_child.py",  # the child
        "app/appui_core/cases/thumbnails.py",  # our own JPEG, out of our own sealed table
        "app/appui_core/cli/verbs/codec_samples.py",  # our own pictures
        "app/appui_core/imaging/stitch_render.py",  # draws the band of a gap
    }
