"""The recipes of packaging/kiosk: what installs is whole, systemd reads it, and they say what the program does."""

import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from appui_core.kiosk.supervisor import FROZEN_S

ROOT = Path(__file__).parents[3]
KIOSK = ROOT / "packaging" / "kiosk"
LINUX = KIOSK / "linux"
_LIB = "usr/local/lib/appui-kiosk"
_UNIT = "etc/systemd/system/appui-kiosk.service"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="recipes for Linux")


def _install(root: Path, session: str, **more: str) -> None:
    subprocess.run(
        ["sh", str(LINUX / "install.sh"), session],
        env={"PATH": "/usr/bin:/bin", "DESTDIR": str(root), **more},
        check=True,
        capture_output=True,
    )


def _unit(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


@linux
@pytest.mark.parametrize("session", ["cage", "openbox"])
def test_what_installs_is_whole_and_systemd_reads_it(tmp_path: Path, session: str) -> None:
    _install(tmp_path, session)
    unit = tmp_path / _UNIT
    drop_in = tmp_path / f"{_UNIT}.d" / "openbox.conf"
    assert drop_in.exists() is (session == "openbox")
    commands = _unit(unit.read_text(encoding="utf-8"))["ExecStart"]
    commands += _unit(drop_in.read_text(encoding="utf-8"))["ExecStart"] if drop_in.exists() else []
    for command in filter(None, commands):
        program = tmp_path / command.split()[0].lstrip("/")
        assert program.stat().st_mode & 0o111
    assert (tmp_path / _LIB / "rc.xml").exists()
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze to read it")
    # It looks for the program where it will be installed.
    for path in (unit, drop_in):
        if path.exists():
            path.write_text(
                path.read_text(encoding="utf-8").replace("/usr/local", f"{tmp_path}/usr/local"), "utf-8"
            )
    read = subprocess.run(
        ["systemd-analyze", "--man=no", "--generators=no", "--recursive-errors=no", "verify", str(unit)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (read.returncode, read.stderr) == (0, "")


@linux
def test_a_second_time_keeps_the_schools_policy_and_changes_the_session(tmp_path: Path) -> None:
    _install(tmp_path, "openbox", APPUI="/srv/appui/bin/appui")
    policy = tmp_path / "etc/appui/policy.toml"
    policy.write_text("[kiosk]\nidle_s = 60\n", encoding="utf-8")
    _install(tmp_path, "cage")
    assert policy.read_text(encoding="utf-8") == "[kiosk]\nidle_s = 60\n"
    folder = tmp_path / f"{_UNIT}.d"
    assert [path.name for path in folder.iterdir()] == ["appui.conf"]
    assert "/srv/appui/bin/appui" in (folder / "appui.conf").read_text(encoding="utf-8")


@linux
@pytest.mark.skipif(shutil.which("systemd-sysusers") is None, reason="no systemd-sysusers")
def test_the_kiosk_has_a_user_without_password_shell_or_home(tmp_path: Path) -> None:
    _install(tmp_path, "cage")
    for name in ("passwd", "group", "shadow", "gshadow"):
        (tmp_path / "etc" / name).touch()
    subprocess.run(["systemd-sysusers", f"--root={tmp_path}"], check=True, capture_output=True)
    (made,) = (tmp_path / "etc/passwd").read_text(encoding="utf-8").splitlines()
    assert made.startswith("appui-kiosk:x:")
    assert made.endswith(":/nonexistent:/usr/sbin/nologin")
    assert (tmp_path / "etc/shadow").read_text(encoding="utf-8").startswith("appui-kiosk:!")


@linux
@pytest.mark.parametrize("words", [[], ["gnome"]])
def test_no_session_of_that_name(tmp_path: Path, words: list[str]) -> None:
    for script in ("install.sh", "appui-kiosk-session"):
        done = subprocess.run(
            ["sh", str(LINUX / script), *words],
            env={"PATH": "/usr/bin:/bin", "DESTDIR": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)},
            check=False,
            capture_output=True,
        )
        assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_the_unit_says_what_the_program_does() -> None:
    unit = _unit((LINUX / "appui-kiosk.service").read_text(encoding="utf-8"))
    # The sign of life comes from a child's child, and a frozen one is replaced before systemd loses patience.
    assert unit["NotifyAccess"] == ["all"]
    assert int(unit["WatchdogSec"][0]) >= 3 * FROZEN_S
    assert unit["Restart"] == ["always"]
    assert unit["StartLimitIntervalSec"] == ["0"]
    left = re.search(r"^LEFT=(\d+)$", (LINUX / "appui-kiosk-session").read_text(encoding="utf-8"), re.MULTILINE)
    assert left is not None
    assert unit["RestartPreventExitStatus"] == unit["SuccessExitStatus"] == [left[1]]
    # A wait after wrong PINs holds over a restart; nothing else may be written.
    assert unit["RuntimeDirectoryPreserve"] == ["restart"]
    assert unit["ProtectSystem"] == ["strict"]
    assert "ReadWritePaths" not in unit


def test_the_other_systems_files_can_be_read() -> None:
    launcher = ET.parse(KIOSK / "windows" / "shell-launcher.xml").getroot()  # noqa: S314 - our own file
    space = "{http://schemas.microsoft.com/ShellLauncher/2018/Configuration}"
    profiles = {one.get("Id") for one in launcher.iter(f"{space}Profile")}
    assert len(profiles) == 1
    assert [one.get("Shell", "")[-15:] for one in launcher.iter(f"{space}Shell")][1] == " -m appui kiosk"
    rules = ET.parse(KIOSK / "windows" / "applocker.xml").getroot()  # noqa: S314 - our own file
    ids = [rule.get("Id") for rule in rules.iter("FilePathRule")]
    assert len(ids) == len(set(ids)) > 20
    assert {rule.get("UserOrGroupSid") for rule in rules.iter("FilePathRule") if rule.get("Action") == "Deny"} == {
        "KIOSK_SID"
    }
    agent = plistlib.loads((KIOSK / "macos" / "fr.appui.kiosk.plist").read_bytes())
    assert agent["ProgramArguments"][-1] == "kiosk"
    assert agent["KeepAlive"] == {"SuccessfulExit": False}
    profile = plistlib.loads((KIOSK / "macos" / "appui-kiosk.mobileconfig").read_bytes())
    assert [one["PayloadType"] for one in profile["PayloadContent"]] == ["com.apple.applicationaccess.new"]


def test_the_page_names_what_is_there() -> None:
    text = (KIOSK / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+\.(?:sh|service|xml|ps1|plist|mobileconfig|toml))`", text))
    assert len(named) > 5
    there = {path.name for path in KIOSK.rglob("*")} | {path.name for path in (ROOT / "packaging").rglob("*.sh")}
    assert {name.rpartition("/")[2] for name in named} <= there
    # What was run nowhere says so, in the page and in the file.
    assert text.count("pas encore essayé") == 2
    for path in (*(KIOSK / "windows").iterdir(), *(KIOSK / "macos").iterdir()):
        assert "run nowhere yet" in " ".join(path.read_text(encoding="utf-8").split()), path.name
