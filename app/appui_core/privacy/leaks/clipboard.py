r"""Programs and settings that remember what was copied: they may hold pictures and addresses.

Linux: a program that answers on the session bus, or the file of its history. Windows: the values of
HKCU\Software\Microsoft\Clipboard. Only Klipper is emptied from here, through its own documented method; of every
other one the page says how. What is copied by Appui itself carries marks that ask to be left out.
"""

from pathlib import Path
from typing import Final, NamedTuple

from appui_core.ports import SessionBus
from appui_core.privacy.leaks.model import Kind, Leak, Why
from appui_core.privacy.leaks.small_files import folder_entries
from appui_core.privacy.leaks.surroundings import Surroundings

KLIPPER: Final = "Klipper"
_KLIPPER_BUS: Final = "org.kde.klipper"
_WINDOWS_KEY: Final = r"HKCU\Software\Microsoft\Clipboard"


class _Keeper(NamedTuple):
    """One program: its name on the bus, and where its history lies (base folder, folder in it, ending)."""

    name: str
    bus: str
    base: str
    folder: str
    ending: str


_DATA, _CACHE, _CONFIG = "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"
_BASES: Final = {_DATA: ".local/share", _CACHE: ".cache", _CONFIG: ".config"}
_KEEPERS: Final = (
    _Keeper(KLIPPER, _KLIPPER_BUS, _DATA, "klipper", ""),
    _Keeper("GPaste", "org.gnome.GPaste", _DATA, "gpaste", ".xml"),
    _Keeper("Clipboard Indicator", "", _CACHE, "clipboard-indicator@tudmotu.com", ""),
    _Keeper("Pano", "", _DATA, "pano@elhan.io", ""),
    _Keeper("CopyQ", "", _CONFIG, "copyq", ".dat"),
    _Keeper("Clipman", "", _CACHE, "xfce4/clipman", ""),
    _Keeper("cliphist", "", _CACHE, "cliphist", ""),
)


def find_histories(around: Surroundings) -> list[Leak]:
    """Return what remembers copies on this PC; nothing says whether one of ours is among them."""
    if around.system == "windows":
        return _windows(around)
    if around.system != "linux":
        return []
    found = []
    for keeper in _KEEPERS:
        runs = bool(keeper.bus) and around.bus.answers(keeper.bus)
        file = _history(keeper, around)
        if runs or file is not None:
            clean = runs and keeper.name == KLIPPER
            found.append(
                Leak(Kind.CLIPBOARD, Why.CLIPBOARD_HISTORY, file, name=keeper.name, can_clean=clean),
            )
    return found


def empty_klipper(bus: SessionBus) -> bool:
    """Empty Klipper's history; tell whether it was done (its D-Bus interface `org.kde.klipper.klipper`)."""
    return bus.call(_KLIPPER_BUS, "/klipper", "org.kde.klipper.klipper", "clearClipboardHistory")


def _history(keeper: _Keeper, around: Surroundings) -> Path | None:
    folder = around.xdg(keeper.base, _BASES[keeper.base]) / keeper.folder
    for path in folder_entries(folder):
        try:
            if path.name.endswith(keeper.ending) and path.is_file() and path.stat().st_size > 0:
                return path
        except OSError:
            continue
    return None


def _windows(around: Surroundings) -> list[Leak]:
    found = []
    for value, why in (
        ("EnableClipboardHistory", Why.CLIPBOARD_HISTORY),
        ("CloudClipboardAutomaticUpload", Why.CLIPBOARD_CLOUD),
    ):
        if around.registry.value(_WINDOWS_KEY, value) == 1:
            found.append(Leak(Kind.CLIPBOARD, why, name="Windows"))
    return found
