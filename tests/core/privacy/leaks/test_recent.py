"""Lists of recent files: GTK's and KDE's as GLib itself writes them, shortcuts and jump lists of Windows."""

import os
import shutil
import stat
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.privacy.leaks.cleaning import clean, forget_entry
from appui_core.privacy.leaks.model import Kind, Leak, Report, Why
from appui_core.privacy.leaks.recent import find_recent
from appui_core.privacy.leaks.shell_link import target_of
from appui_core.privacy.leaks.targets import Targets, path_of_uri
from appui_core.privacy.leaks.xbel import read_entries, without
from appui_core.vault.files import finish_part
from fakes.glib import BookmarkFile, filename_to_uri
from fakes.safe import Safe, some_bytes
from fakes.surroundings import Computer

Look = Callable[..., Report]
XBEL = ".local/share/recently-used.xbel"
CHILD = Path(__file__).with_name("forget_in_child.py")


@pytest.fixture
def copy(pc: Computer) -> Path:
    return pc.put("Images/Été & « nous » <1>; (50%).png", some_bytes(0))


@pytest.fixture
def listed(pc: Computer, copy: Path) -> Iterator[Path]:
    """Return a list in which GLib named the copy, between other files."""
    marks = BookmarkFile()
    for name in ("/srv/x/avant.odt", str(copy), "/srv/x/après.odt"):
        marks.add(filename_to_uri(name.encode()))
    path = pc.put(XBEL, b"")
    marks.save(path)
    yield path
    marks.close()


def _recent(report: Report) -> list[Leak]:
    return [leak for leak in report.leaks if leak.kind is Kind.RECENT]


def test_an_entry_is_found_and_taken_out_alone(
    pc: Computer, safe: Safe, look: Look, copy: Path, listed: Path
) -> None:
    (leak,) = _recent(look())
    assert (leak.why, leak.place, leak.about, leak.can_clean) == (Why.RECENT_ENTRY, listed, copy, True)
    assert leak.when_utc is not None
    assert leak.when_utc.endswith("Z")
    before, uri = listed.read_bytes(), filename_to_uri(os.fsencode(copy))
    assert clean(leak, safe.cases, pc.around) == 0
    after = listed.read_bytes()
    assert copy.exists()
    (gone,) = [entry for entry in read_entries(before) if entry.uri == uri]
    kept = before[: gone.start].rstrip() + before[gone.end :]
    assert after == kept, "every other letter is as it was"
    again = BookmarkFile().load(listed)
    assert (again.size, again.has(uri)) == (2, False)
    again.close()
    assert stat.S_IMODE(listed.stat().st_mode) == 0o600
    assert list(listed.parent.iterdir()) == [listed]
    assert _recent(look()) == []
    clean(leak, safe.cases, pc.around)
    assert listed.read_bytes() == after


def test_traces_outlive_the_copy_and_are_found_after_it(
    pc: Computer, safe: Safe, look: Look, copy: Path, listed: Path
) -> None:
    assert listed.exists()
    (erased,) = look().copies
    clean(erased, safe.cases, pc.around)
    assert look().leaks == ()
    (leak,) = look(erased=[copy]).leaks
    assert leak.why is Why.RECENT_ENTRY


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace, which injects the kills, is not installed")
@pytest.mark.parametrize(
    ("call", "number"),
    [("write", 1), ("fsync", 1), ("fsync", 2), ("/^rename", 1), ("/^unlink", 1)],
)
def test_killed_at_any_moment_the_list_is_whole(copy: Path, listed: Path, call: str, number: int) -> None:
    before, uri = listed.read_bytes(), filename_to_uri(os.fsencode(copy))
    wanted = without(before, lambda entry: entry.uri == uri)
    # The interpreter's own start closes and writes too: only calls on the list's folder count.
    rules = ["-P", str(listed), "-P", f"{listed}.part", "-P", str(listed.parent)]
    rules += ["-e", f"inject={call}:signal=KILL:when={number}"]
    command = ["strace", "-f", "-qq", "-o", os.devnull, *rules, sys.executable, "-B", str(CHILD), str(listed), uri]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(command, check=False, env=environment, timeout=60)
    assert done.returncode in {137, -9}
    assert listed.read_bytes() in {before, wanted}
    again = BookmarkFile().load(listed)
    assert again.size in {2, 3}
    again.close()
    # What the kill left of an unfinished file does not stand in the way.
    forget_entry(listed, uri)
    assert listed.read_bytes() == wanted
    assert list(listed.parent.iterdir()) == [listed]


def test_what_another_program_writes_meanwhile_is_not_lost(
    copy: Path, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uri, real = filename_to_uri(os.fsencode(copy)), finish_part
    times: list[int] = []

    def meanwhile(handle: int, size_bytes: int) -> None:
        real(handle, size_bytes)
        if not times:
            marks = BookmarkFile().load(listed)
            marks.add("file:///srv/x/nouveau.odt")
            marks.save(listed)
            marks.close()
        times.append(1)

    monkeypatch.setattr("appui_core.privacy.leaks.cleaning.finish_part", meanwhile)
    forget_entry(listed, uri)
    again = BookmarkFile().load(listed)
    assert (again.size, again.has(uri), again.has("file:///srv/x/nouveau.odt")) == (3, False, True)
    again.close()


def test_one_that_is_always_written_to_is_left_alone(
    copy: Path, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = finish_part

    def meanwhile(handle: int, size_bytes: int) -> None:
        real(handle, size_bytes)
        listed.write_bytes(listed.read_bytes() + b"\n")

    monkeypatch.setattr("appui_core.privacy.leaks.cleaning.finish_part", meanwhile)
    with pytest.raises(AppuiError) as caught:
        forget_entry(listed, filename_to_uri(os.fsencode(copy)))
    assert caught.value.code is ErrorCode.LEAK_NOT_REMOVED
    assert list(listed.parent.iterdir()) == [listed]


def test_a_file_that_is_named_twice_is_one_finding(pc: Computer, safe: Safe, look: Look, copy: Path) -> None:
    uri = filename_to_uri(os.fsencode(copy)).replace("&", "&amp;")
    entries = "".join(f'<bookmark href="{uri}" modified="2026-11-14T17:0{n}:11Z"/>' for n in range(2))
    path = pc.put(XBEL, f"<xbel>{entries}</xbel>".encode())
    (leak,) = _recent(look())
    clean(leak, safe.cases, pc.around)
    assert path.read_bytes() == b"<xbel></xbel>"


def test_a_list_that_is_a_link_to_itself_names_nothing(pc: Computer, copy: Path) -> None:
    path = pc.put(XBEL, b"")
    path.unlink()
    path.symlink_to(path)
    assert find_recent(pc.around, Targets([copy])) == []


def test_a_list_that_is_a_link_stays_one(copy: Path, listed: Path, tmp_path: Path) -> None:
    real = tmp_path / "kept elsewhere"
    listed.rename(real)
    listed.symlink_to(real)
    uri = filename_to_uri(os.fsencode(copy))
    forget_entry(listed, uri)
    assert listed.is_symlink()
    assert uri not in {entry.uri for entry in read_entries(real.read_bytes())}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no list",
        b"<xbel><bookmark href='file:///a'>",
        b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><xbel>&b;</xbel>",
        '<?xml version="1.0" encoding="UTF-16"?><xbel><bookmark href="file:///a"></bookmark></xbel>'.encode(
            "utf-16"
        ),
        b"<xbel>" + b"<x>" * 100_000,
    ],
)
def test_what_is_no_sound_list_is_never_touched(pc: Computer, copy: Path, data: bytes) -> None:
    path = pc.put(XBEL, data)
    assert find_recent(pc.around, Targets([copy])) == []
    with pytest.raises(AppuiError) as caught:
        forget_entry(path, "file:///a")
    assert caught.value.code is ErrorCode.LEAK_NOT_REMOVED
    assert path.read_bytes() == data


def test_entries_of_every_form_are_cut_exactly() -> None:
    data = (
        "<?xml version='1.0'?>\n<xbel>\n"
        '<bookmark href="file:///a" title="1 > 0"/>\n'
        "<other/><!-- <bookmark href='file:///b'/> -->\n"
        '  <bookmark href="file:///b" modified="2026-11-14T17:02:11.123456Z"><info>é</info></bookmark>\n'
        "<bookmark href='file:///c'\n></bookmark >\n</xbel>\n"
    ).encode()
    assert [entry.uri for entry in read_entries(data)] == ["file:///a", "file:///b", "file:///c"]
    kept = without(data, lambda entry: entry.uri == "file:///b")
    assert kept.decode() == data.decode().replace(
        '\n  <bookmark href="file:///b" modified="2026-11-14T17:02:11.123456Z"><info>é</info></bookmark>', ""
    )
    assert b"file:///c" not in without(data, lambda entry: entry.uri == "file:///c")
    kept = without(data, lambda entry: entry.uri == "file:///a")
    assert kept.decode() == data.decode().replace('\n<bookmark href="file:///a" title="1 > 0"/>', "")


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        (b'<xbel><bookmark href="file:///a"/></xbel>', b"<xbel></xbel>"),
        (b'<xbel> <bookmark href="file:///a"/><bookmark href="b"/></xbel>', b'<xbel><bookmark href="b"/></xbel>'),
        (b'<xbel><bookmark href="file:///a">/></bookmark></xbel>', b"<xbel></xbel>"),
        (b'<xbel><bookmark href="file:///a"><x/></bookmark></xbel>', b"<xbel></xbel>"),
    ],
)
def test_the_end_of_an_entry_is_told(data: bytes, kept: bytes) -> None:
    assert without(data, lambda entry: entry.uri == "file:///a") == kept


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a%20b", b"/a b"),
        ("file://localhost/a", b"/a"),
        ("file:///caf%E9", b"/caf\xe9"),
        ("file:///a?b#c", b"/a?b#c"),
        ("file://elsewhere/a", None),
        ("file:relative", None),
        ("https://example.org/a", None),
        ("", None),
    ],
)
def test_addresses_are_read_as_paths(uri: str, path: bytes | None) -> None:
    assert path_of_uri(uri) == path


def test_a_folder_stands_for_what_is_in_it(tmp_path: Path) -> None:
    targets = Targets([], [tmp_path / "dossier"])
    assert targets.of_uri(f"file://{tmp_path}/dossier/data/001.png") == tmp_path / "dossier"
    assert targets.of_uri(f"file://{tmp_path}/dossiers") is None


def test_kde_keeps_a_file_for_each(pc: Computer, safe: Safe, look: Look, copy: Path) -> None:
    home = "$HOME" + filename_to_uri(os.fsencode(copy)).removeprefix(filename_to_uri(os.fsencode(pc.home)))
    text = f"[Desktop Entry]\nIcon=image-png\nType=Link\nURL[$e]=file://{home}\n"
    shortcut = pc.put(".local/share/RecentDocuments/copie.png.desktop", text.encode())
    other = pc.put(".local/share/RecentDocuments/b.desktop", b"[Desktop Entry]\nURL=file:///elsewhere\n")
    pc.put(".local/share/RecentDocuments/c.desktop", b"\0\xff")
    (leak,) = _recent(look())
    assert (leak.why, leak.place, leak.about) == (Why.RECENT_SHORTCUT, shortcut, copy)
    clean(leak, safe.cases, pc.around)
    assert not shortcut.exists()
    assert other.exists()
    assert copy.exists()


@pytest.mark.parametrize(
    ("url", "name"),
    [
        # KConfig writes one slash, or $HOME without any, and leaves spaces and accents as they are.
        ("URL[$e]=file:$HOME/Images/Été (1).png", "Été (1).png"),
        ("URL[$e]=file:{home}/Images/Été (1).png", "Été (1).png"),
        ("URL[$e]=$HOME/Images/Été (1).png", "Été (1).png"),
        ("URL[$e]=file:$HOME/Images/100%25.png", "100%.png"),
        ("URL[$e]=file:$HOME/Images/5$$$$.png", "5$.png"),
        ("URL=file:{home}/Images/a.png", "a.png"),
    ],
)
def test_the_forms_in_which_kde_writes_an_address(pc: Computer, look: Look, url: str, name: str) -> None:
    copy = pc.put(f"Images/{name}", some_bytes(0))
    text = (
        f"[Desktop Entry]\nIcon=image-png\nType=Link\n{url.format(home=pc.home)}\nX-KDE-LastOpenedWith=gwenview\n"
    )
    shortcut = pc.put(".local/share/RecentDocuments/a.desktop", text.encode())
    assert [(leak.place, leak.about) for leak in _recent(look())] == [(shortcut, copy)]


def test_a_shortcut_that_leads_elsewhere_by_now_stays(pc: Computer, safe: Safe, look: Look, copy: Path) -> None:
    uri = filename_to_uri(os.fsencode(copy))
    shortcut = pc.put(".local/share/RecentDocuments/a.desktop", f"[Desktop Entry]\nURL={uri}\n".encode())
    (leak,) = _recent(look())
    shortcut.write_bytes(b"[Desktop Entry]\nURL=file:///elsewhere\n")
    with pytest.raises(AppuiError) as caught:
        clean(leak, safe.cases, pc.around)
    assert caught.value.code is ErrorCode.LEAK_CHANGED
    assert shortcut.exists()


# --- Windows, laid out here --------------------------------------------------------------------------------------


def shell_link(path: str, *, wide: bool, id_list: bool = True) -> bytes:
    """Return a shortcut as Windows writes it ([MS-SHLLINK]): header, id list, LinkInfo with a local path."""
    clsid = bytes.fromhex("0114020000000000c000000000000046")
    header = struct.pack("<I16sII", 0x4C, clsid, (1 if id_list else 0) | 2 | 0x80, 0x20).ljust(0x4C, b"\0")
    ids = struct.pack("<H", 6) + b"\x04\0ab\0\0" if id_list else b""
    narrow = path.encode("cp1252", "replace") + b"\0"
    size = 0x24 if wide else 0x1C
    local, suffix = size, size + len(narrow)
    body = narrow + b"\0"
    numbers = [size, 1, 0, local, 0, suffix]
    if wide:
        at = size + len(body)
        numbers += [at, at + len(path.encode("utf-16-le")) + 2]
        body += path.encode("utf-16-le") + b"\0\0" + b"\0\0"
    info = struct.pack(f"<{len(numbers)}I", *numbers) + body
    return header + ids + struct.pack("<I", len(info) + 4) + info


@pytest.fixture
def windows(pc: Computer) -> Computer:
    pc.system = "windows"
    pc.environ["APPDATA"] = str(pc.home / "AppData" / "Roaming")
    return pc


RECENT = "AppData/Roaming/Microsoft/Windows/Recent"


def test_a_windows_shortcut_to_a_dossier(windows: Computer, look: Look) -> None:
    bag = windows.put("Desktop/Dossier/bag-info.txt", b"Appui-Format: appui-dossier/1\n")
    for number, place in enumerate((bag.parent, bag.parent / "lettres" / "a.pdf")):
        windows.put(f"{RECENT}/{number}.lnk", shell_link(str(place).upper(), wide=True))
    windows.put(f"{RECENT}/3.lnk", shell_link(f"{bag.parent}s", wide=True))
    assert [(leak.place and leak.place.name, leak.about) for leak in _recent(look())] == [
        ("0.lnk", bag.parent),
        ("1.lnk", bag.parent),
    ]


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("id_list", [True, False])
def test_a_windows_shortcut(windows: Computer, safe: Safe, look: Look, *, wide: bool, id_list: bool) -> None:
    copy = windows.put("Pictures/Été.png", some_bytes(0))
    shortcut = windows.put(f"{RECENT}/Été.LNK", shell_link(str(copy).upper(), wide=wide, id_list=id_list))
    windows.put(f"{RECENT}/b.lnk", shell_link("C:\\ailleurs.png", wide=wide))
    (leak,) = _recent(look())
    assert (leak.why, leak.place, leak.about, leak.can_clean) == (Why.RECENT_SHORTCUT, shortcut, copy, True)
    clean(leak, safe.cases, windows.around)
    assert not shortcut.exists()
    assert copy.exists()


def test_jump_lists_are_told_and_left_alone(windows: Computer, look: Look) -> None:
    copy = windows.put("Pictures/Été.png", some_bytes(0))
    name = f"{RECENT}/AutomaticDestinations/5f7b5f1e01b83767.automaticDestinations-ms"
    kept = windows.put(name, b"\xd0\xcf\x11\xe0" + bytes(400) + str(copy).encode("utf-16-le") + bytes(80))
    windows.put(f"{RECENT}/CustomDestinations/x.customDestinations-ms", b"nothing of ours")
    (leak,) = _recent(look())
    assert (leak.why, leak.place, leak.about, leak.can_clean) == (Why.JUMP_LIST, kept, copy, False)


@pytest.mark.parametrize("wide", [True, False])
def test_shortcuts_of_any_bytes_harm_nothing(*, wide: bool) -> None:
    whole = shell_link("C:\\a.png", wide=wide)
    assert target_of(whole) == "C:\\a.png"
    for length in range(len(whole)):
        assert target_of(whole[:length]) in {None, "C:\\a.png"}
    for place in range(len(whole)):
        target_of(whole[:place] + b"\xff" + whole[place + 1 :])
    # The path has no end.
    assert target_of(whole.replace(b"C:\\a.png\0\0", b"C:\\a.pngxx") if not wide else whole[:-4] + b"abcd") is None
