"""Where pictures lie on each system, and which folders are copied to the Internet; every system laid out here."""

import errno
import json
import os
import plistlib
from pathlib import Path

import pytest

from appui_core.privacy.leaks.folders import picture_folders
from appui_core.privacy.leaks.small_files import is_folder
from appui_core.privacy.leaks.synced import SyncedRoots, synced
from fakes.surroundings import Computer, FakeRegistry

SHELL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
ROOTS = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"


def _folders(pc: Computer) -> list[str]:
    return [str(path.relative_to(pc.home)) for path in picture_folders(pc.around)]


def _make(pc: Computer, *places: str) -> None:
    for place in places:
        (pc.home / place).mkdir(parents=True, exist_ok=True)


# --- folders -----------------------------------------------------------------------------------------------------


def test_linux_says_where(pc: Computer, tmp_path: Path) -> None:
    _make(pc, 'Mes "images"', "Downloads", "Bureau")
    (tmp_path / "ailleurs").mkdir()
    text = (
        '# comment\nXDG_PICTURES_DIR="$HOME/Mes \\"images\\""\n'
        f'XDG_DESKTOP_DIR="{tmp_path}/ailleurs"\nXDG_DOWNLOAD_DIR="$HOME/"\nXDG_MUSIC_DIR="$HOME/Bureau\nx\n=\n'
    )
    pc.put(".config/user-dirs.dirs", text.encode() + b'XDG_VIDEOS_DIR="\xff"\n')
    found = picture_folders(pc.around)
    assert found[:2] == (pc.home / 'Mes "images"', tmp_path / "ailleurs")
    assert set(found[2:]) == {pc.home / "Bureau", pc.home / "Downloads"}


def test_the_home_folder_and_what_is_above_it_are_never_walked(pc: Computer) -> None:
    text = f'XDG_PICTURES_DIR="$HOME"\nXDG_DESKTOP_DIR="{pc.home.parent}"\nXDG_DOWNLOAD_DIR="/"\n'
    pc.put(".config/user-dirs.dirs", text.encode())
    assert picture_folders(pc.around) == ()


def test_windows_says_where(pc: Computer) -> None:
    pc.system = "windows"
    _make(pc, "Images", "OneDrive/Pictures/Screenshots", "Telechargements", "Desktop", "Captures")
    pc.environ.update(USERPROFILE=str(pc.home), OneDrive=str(pc.home / "OneDrive"))
    pc.registry = FakeRegistry(
        {
            SHELL: {
                "My Pictures": r"%userprofile%\Images",
                "{374DE290-123F-4565-9164-39C4925E467B}": r"%USERPROFILE%\Telechargements",
                "{B7BEDE81-DF94-4682-A7D8-57A52620B86F}": r"%USERPROFILE%\Captures",
                "Desktop": r"%NOWHERE%\x",
            }
        }
    )
    assert _folders(pc) == ["Captures", "Images", "Telechargements", "OneDrive/Pictures/Screenshots", "Desktop"]


@pytest.mark.parametrize(("location", "kept"), [("~/Captures", True), ("Captures", False), (3, False)])
def test_macos_says_where(pc: Computer, location: object, *, kept: bool) -> None:
    pc.system = "macos"
    _make(pc, "Desktop", "Downloads", "Captures")
    pc.put("Library/Preferences/com.apple.screencapture.plist", plistlib.dumps({"location": location}))
    assert _folders(pc) == (["Captures"] if kept else []) + ["Desktop", "Downloads"]


@pytest.mark.parametrize("data", [b"", b"bplist00", b"bplist00" + b"\xff" * 40, b"<plist><array/></plist>", b"<"])
def test_a_damaged_setting_of_macos_is_none(pc: Computer, data: bytes) -> None:
    pc.system = "macos"
    _make(pc, "Desktop")
    pc.put("Library/Preferences/com.apple.screencapture.plist", data)
    assert _folders(pc) == ["Desktop"]


# --- synchronised ------------------------------------------------------------------------------------------------


def _provider(pc: Computer, place: str) -> str | None:
    return synced(pc.home / place, pc.around)


def test_nothing_is_synchronised_by_itself(pc: Computer) -> None:
    _make(pc, "Documents", "OneDrive")
    assert _provider(pc, "Documents/x") is None
    assert _provider(pc, "OneDrive/x") is None, "a name alone proves nothing"


@pytest.mark.parametrize(
    ("system", "folder"), [("linux", ".config"), ("macos", "Library/Preferences"), ("windows", "AppData/Roaming")]
)
@pytest.mark.parametrize(("name", "file"), [("Nextcloud", "nextcloud.cfg"), ("ownCloud", "owncloud.cfg")])
def test_nextcloud_and_owncloud(pc: Computer, system: str, folder: str, name: str, file: str) -> None:
    pc.system = system  # type: ignore[assignment]  # one of the three
    _make(pc, "Nuagé à moi/x", "autre")
    text = f'[Accounts]\n0\\Folders\\1\\localPath="{pc.home}/Nuag\\xe9 \\xe0 moi/"\n0\\Folders\\2\\localPath=/\n'
    pc.put(f"{folder}/{name}/{file}", text.encode())
    assert _provider(pc, "Nuagé à moi/x/pas encore là.pdf") == name
    assert _provider(pc, "autre/x") is None
    assert _provider(pc, "Nuagé à moi2/x") is None


@pytest.mark.parametrize(("system", "place"), [("linux", ".dropbox"), ("windows", "Local/Dropbox")])
def test_dropbox(pc: Computer, system: str, place: str) -> None:
    pc.system = system  # type: ignore[assignment]  # one of the three
    pc.environ["LOCALAPPDATA"] = str(pc.home / "Local")
    _make(pc, "Boîte", "Boîte pro")
    told = {"personal": {"path": str(pc.home / "Boîte")}, "business": {"path": str(pc.home / "Boîte pro")}}
    pc.put(f"{place}/info.json", json.dumps(told).encode())
    assert _provider(pc, "Boîte/x") == _provider(pc, "Boîte pro") == "Dropbox"


@pytest.mark.parametrize("data", [b"", b"[]", b'{"a": 1}', b'{"a": {"path": 3}}', b"[" * 100_000, b"\xff"])
def test_a_damaged_file_of_dropbox_says_nothing(pc: Computer, data: bytes) -> None:
    pc.put(".dropbox/info.json", data)
    assert _provider(pc, "x") is None


def test_windows_registers_what_synchronises(pc: Computer) -> None:
    pc.system = "windows"
    _make(pc, "OneDrive - École", "iCloudDrive", "kDrive", "Une")
    pc.environ.update(OneDriveCommercial=str(pc.home / "OneDrive - École"), USERPROFILE=str(pc.home))
    pc.registry = FakeRegistry(
        {
            rf"{ROOTS}\iCloudDrive!S-1-5-21!Personal\UserSyncRoots": {"S-1-5-21": r"%USERPROFILE%\iCloudDrive"},
            rf"{ROOTS}\Infomaniak.kDrive!S-1-5-21!x\UserSyncRoots": {"S-1-5-21": str(pc.home / "kDrive")},
            rf"{ROOTS}\broken": {"DisplayNameResource": "x"},
        }
    )
    assert _provider(pc, "onedrive - école/Images/x.png") == "OneDrive", "capitals don't count there"
    assert _provider(pc, "iCloudDrive/x") == "iCloud"
    assert _provider(pc, "kDrive/x") == "Infomaniak.kDrive"
    assert _provider(pc, "Une/x") is None


def test_what_another_account_synchronises_is_not_looked_through(pc: Computer) -> None:
    pc.system = "windows"
    theirs, common = pc.home.parent / "autre compte" / "OneDrive", pc.home / "commun"
    theirs.mkdir(parents=True)
    common.mkdir()
    pc.registry = FakeRegistry(
        {rf"{ROOTS}\OneDrive!S-1-5-21-2!Personal\UserSyncRoots": {"a": str(theirs), "b": str(common)}}
    )
    assert list(SyncedRoots(pc.around).roots) == [common]


def test_a_whole_home_that_a_program_says_it_copies(pc: Computer) -> None:
    pc.put(".config/Nextcloud/nextcloud.cfg", f"0\\Folders\\1\\localPath={pc.home}\n".encode())
    assert _provider(pc, "Documents/x") == "Nextcloud"


def test_macos_puts_them_into_its_library(pc: Computer) -> None:
    pc.system = "macos"
    cloud = "Library/Mobile Documents/com~apple~CloudDocs"
    _make(pc, "Library/CloudStorage/GoogleDrive-a@example.org", "Desktop", "Documents", f"{cloud}/Desktop")
    assert _provider(pc, "Library/CloudStorage/GoogleDrive-a@example.org/Mon Drive/x") == "Google Drive"
    assert _provider(pc, f"{cloud}/x") == "iCloud"
    assert _provider(pc, "Desktop/x") == "iCloud", "with Desktop and Documents in iCloud"
    assert _provider(pc, "Documents/x") is None


@pytest.mark.parametrize(
    ("mark", "provider"),
    [
        (".dropbox.cache", "Dropbox"),
        (".tmp.drivedownload", "Google Drive"),
        (".shortcut-targets-by-id", "Google Drive"),
        (".stfolder", "Syncthing"),
        (".sync_2215dfc5505b.db", "Nextcloud"),
        ("._sync_2215dfc5505b.db", "Nextcloud"),
        (".sync_notes.db", None),
        ("dropbox", None),
    ],
)
def test_the_marks_they_leave_tell_them(pc: Computer, mark: str, provider: str | None) -> None:
    pc.put(f"Partage/{mark}", b"")
    assert _provider(pc, "Partage/a/b/c.png") == provider


def test_a_link_into_a_synchronised_folder_leads_there(pc: Computer, tmp_path: Path) -> None:
    pc.put("Nuage/.dropbox", b"")
    (tmp_path / "lien").symlink_to(pc.home / "Nuage")
    assert synced(tmp_path / "lien" / "x", pc.around) == "Dropbox"


def test_variables_of_the_registry(pc: Computer) -> None:
    pc.environ.update(USERPROFILE="/u", A="1")
    around = pc.around
    for text, path in (("%UserProfile%/x", "/u/x"), ("%A%%A%", "11"), ("100%", "100%"), ("%B%/x", "%B%/x")):
        assert around.expanded(text) == Path(path)


@pytest.mark.parametrize("number", [errno.ENOTCONN, errno.EIO, errno.ESTALE, errno.EACCES])
def test_a_drive_that_answers_with_an_error_is_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def broken(*_words: object, **_more: object) -> os.stat_result:
        raise OSError(number, os.strerror(number))

    assert is_folder(tmp_path)
    monkeypatch.setattr(Path, "stat", broken)
    assert not is_folder(tmp_path)
