"""How a newer pack comes in, from a repository and from a stick, and what is left when it does not."""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from appui_core.content import installed as installing
from appui_core.content import update as updating
from appui_core.content.files import digest_of
from appui_core.content.installed import POINTER, ContentHome, Why, read_pointer
from appui_core.content.pack import bundled_dir
from appui_core.content.problems import ContentError
from appui_core.content.update import Outcome, check_again, install, return_to_bundled, update
from appui_core.errors import AppuiError
from core.content.conftest import Asker, checked, everything_reads
from fakes.clock import FixedClock
from fakes.content_repository import ContentRepository, pack_of

Fresh = Callable[[], ContentHome]


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(AppuiError) as refused:
        act()
    return refused.value.code.value


def test_a_newer_pack_is_fetched_checked_and_used(
    asker: Asker, repo: ContentRepository, fresh_home: Fresh
) -> None:
    pack = repo.publish("2026.12.1", asker.clock.now())
    assert repo.server.asked == [], "nothing is asked before somebody asks"
    assert asker.update() == Outcome("2026.12.1", is_new=True)
    choice = fresh_home().choice()
    assert (choice.bundled, choice.source) == (False, repo.server.address)
    assert digest_of(choice.folder) == digest_of(pack)
    everything_reads(fresh_home())


def test_what_is_said_to_the_server(asker: Asker, repo: ContentRepository) -> None:
    repo.publish("2026.12.1", asker.clock.now())
    asker.update()
    assert len(repo.server.heads) > 3
    for head in repo.server.heads:
        words = [line.split(":")[0].lower() for line in head.split("\n") if line]
        assert sorted(words) == ["accept-encoding", "host"]


def test_nothing_newer_fetches_no_archive(updated: Asker, repo: ContentRepository) -> None:
    repo.server.asked.clear()
    assert updated.update() == Outcome("2026.12.1", is_new=False)
    assert [path.rsplit("/", 1)[-1] for path in repo.server.asked] == ["2.root.json", "timestamp.json"]


def test_looking_and_reading_ask_nobody(updated: Asker, repo: ContentRepository, fresh_home: Fresh) -> None:
    repo.server.asked.clear()
    everything_reads(fresh_home())
    updated.source()
    assert repo.server.asked == []


def test_the_former_pack_stays_until_the_next_but_one(updated: Asker, repo: ContentRepository) -> None:
    first = updated.home.folder()
    repo.publish("2026.12.2", updated.clock.now())
    updated.update()
    assert first.is_dir(), "somebody may be reading it"
    repo.publish("2026.12.3", updated.clock.now())
    updated.update()
    assert not first.exists()
    assert updated.home.choice().pack is not None
    assert len([path for path in updated.home.root.iterdir() if path.name.startswith("2026")]) == 2


def test_a_damaged_copy_is_fetched_again(updated: Asker, fresh_home: Fresh) -> None:
    folder = updated.home.folder()
    (folder / "image_help.toml").write_bytes(b"")
    again = replace(updated, home=fresh_home())
    assert again.home.choice().why is Why.DAMAGED
    assert again.update() == Outcome("2026.12.1", is_new=True)
    assert again.home.folder() == folder
    everything_reads(fresh_home())


def test_a_mirror_is_as_good(updated: Asker, repo: ContentRepository, fresh_home: Fresh) -> None:
    """The address says nothing about trust: the same files elsewhere, the same root."""
    repo.publish("2026.12.2", updated.clock.now())
    shutil.copytree(repo.folder, repo.folder / "miroir")
    mirror = replace(updated.repository, address=f"{repo.server.address}miroir/")
    assert replace(updated, repository=mirror, home=fresh_home()).update().version == "2026.12.2"


def test_going_back_to_the_bundled_pack_and_forth_again(updated: Asker, fresh_home: Fresh) -> None:
    return_to_bundled(updated.home)
    assert updated.home.folder() == bundled_dir() == fresh_home().folder()
    assert fresh_home().choice().installed is None
    assert not [path for path in updated.home.root.iterdir() if path.name.startswith("2026")]
    return_to_bundled(updated.home)
    assert updated.update().is_new


def test_progress_is_told_and_a_stop_is_heard(asker: Asker, repo: ContentRepository) -> None:
    repo.publish("2026.12.1", asker.clock.now())
    told: list[tuple[int, int]] = []

    def progress(done: int, whole: int) -> None:
        told.append((done, whole))

    def stop() -> bool:
        return len(told) >= 2

    before = asker.home.folder()

    def act() -> Outcome:
        return update(asker.home, asker.source(), checked, asker.clock, progress=progress, cancelled=stop)

    assert refusal(act) == "interrupted"
    asker.still(before)
    assert told[0][0] < told[0][1]
    told.clear()
    update(asker.home, asker.source(), checked, asker.clock, progress=progress)
    assert told[-1][0] == told[-1][1] > 0


def test_two_at_once_wait_for_nobody(asker: Asker, repo: ContentRepository) -> None:
    repo.publish("2026.12.1", asker.clock.now())
    asker.home.root.mkdir(parents=True)
    with FileLock(asker.home.root / "lock"):
        assert asker.refusal() == "content_busy"
        assert repo.server.asked == []
    assert asker.update().is_new


@pytest.mark.parametrize(
    ("number", "code"), [(28, "disk_full"), (30, "destination_unwritable"), (5, "destination_unwritable")]
)
@pytest.mark.parametrize("where", ["copy", "pointer", "trust"])
def test_a_disk_that_says_no(
    updated: Asker, repo: ContentRepository, monkeypatch: pytest.MonkeyPatch, where: str, number: int, code: str
) -> None:
    repo.publish("2026.12.2", updated.clock.now())

    def no(*_: object, **__: object) -> None:
        raise OSError(number, "no")

    place = {
        "copy": (updating, "unpack_archive"),
        "pointer": (updating, "write_pointer"),
        "trust": (os, "replace"),
    }[where]
    with monkeypatch.context() as patch:
        patch.setattr(*place, no)
        assert updated.refusal() == code
    assert updated.update().version == "2026.12.2"


def test_a_disk_without_links_is_good_enough(
    asker: Asker, repo: ContentRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick with the data folder on it is FAT or exFAT."""
    repo.publish("2026.12.1", asker.clock.now())

    def no(*_: object, **__: object) -> None:
        raise OSError(1, "no links here")

    for name in ("symlink", "link"):
        monkeypatch.setattr(os, name, no)
    assert asker.update().is_new


def test_what_a_cut_left_is_taken_away(asker: Asker, repo: ContentRepository) -> None:
    repo.publish("2026.12.1", asker.clock.now())
    (asker.home.root / ".partial-old" / "pack").mkdir(parents=True)
    (asker.home.root / ".active-old").write_bytes(b"{")
    asker.update()
    assert not [path for path in asker.home.root.iterdir() if path.name.startswith(".")]


# --- another Appui -----------------------------------------------------------------------------------------------


def test_a_later_appui_checks_again_before_it_uses(updated: Asker) -> None:
    folder = updated.home.folder()
    later = ContentHome(updated.home.root, lambda: "0.2.0")
    assert later.folder() == bundled_dir()
    choice = check_again(later, checked)
    assert (choice.folder, choice.why) == (folder, None)
    assert ContentHome(updated.home.root, lambda: "0.2.0").folder() == folder


def test_a_later_appui_that_finds_a_defect_keeps_its_own(updated: Asker) -> None:
    later = ContentHome(updated.home.root, lambda: "0.2.0")

    def strict(_folder: Path) -> Sequence[ContentError]:
        return [ContentError("pack.toml", "", "wanted more")]

    choice = check_again(later, strict)
    assert (choice.bundled, choice.why) == (True, Why.UNCHECKED)
    everything_reads(later)


# --- a stick -----------------------------------------------------------------------------------------------------


def test_a_pack_from_a_stick(home: ContentHome, clock: FixedClock, tmp_path: Path) -> None:
    stick = pack_of(tmp_path / "stick", "2026.12.5")
    assert install(home, stick, checked, clock) == Outcome("2026.12.5", is_new=True)
    shutil.rmtree(stick)
    assert home.choice().source == "folder"
    assert read_pointer(home.root).installed_at_utc == "2026-11-14T17:02:11.250Z"
    everything_reads(home)
    assert install(home, pack_of(tmp_path / "again", "2026.12.5"), checked, clock).is_new is False


@pytest.mark.parametrize("version", ["2026.12.4", "2026.11.29", "2026.11.28", "2026.11.21"])
def test_an_older_stick_is_refused(home: ContentHome, clock: FixedClock, tmp_path: Path, version: str) -> None:
    install(home, pack_of(tmp_path / "stick", "2026.12.5"), checked, clock)
    stick = pack_of(tmp_path / "older", version)
    assert refusal(lambda: install(home, stick, checked, clock)) == "content_rollback"
    assert home.choice().pack is not None
    assert read_pointer(home.root).version == "2026.12.5"


def _lacking(folder: Path) -> None:
    (folder / "image_help.toml").unlink()


def _no_english(folder: Path) -> None:
    shutil.rmtree(folder / "texts" / "en")


def _later(folder: Path) -> None:
    (folder / "pack.toml").write_text(
        'schema = 2\nversion = "2026.12.5"\nexpires = 2027-12-01\n', encoding="utf-8"
    )


def _nonsense(folder: Path) -> None:
    (folder / "pack.toml").write_bytes(b"\x00")


def _no_day(folder: Path) -> None:
    (folder / "pack.toml").write_text('schema = 1\nversion = "9999"\nexpires = 2027-12-01\n', encoding="utf-8")


def _link(folder: Path) -> None:
    (folder / "texts" / "fr" / "x.toml").symlink_to("/etc/passwd")


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (_lacking, "content_invalid"),
        (_no_english, "content_invalid"),
        (_later, "content_newer"),
        (_nonsense, "content_invalid"),
        (_no_day, "content_invalid"),
        (_link, "content_invalid"),
        (shutil.rmtree, "file_missing"),
    ],
)
def test_a_stick_with_something_wrong(
    home: ContentHome, clock: FixedClock, tmp_path: Path, harm: Callable[[Path], object], code: str
) -> None:
    stick = pack_of(tmp_path / "stick", "2026.12.5")
    harm(stick)
    assert refusal(lambda: install(home, stick, checked, clock)) == code
    assert home.folder() == bundled_dir()
    assert not (home.root / POINTER).exists()
    everything_reads(home)


def test_what_this_appui_reads_must_be_there_even_if_no_check_misses_it(
    home: ContentHome, clock: FixedClock, tmp_path: Path
) -> None:
    stick = pack_of(tmp_path / "stick", "2026.12.5")
    _lacking(stick)
    assert refusal(lambda: install(home, stick, lambda _folder: (), clock)) == "content_invalid"


def test_a_file_is_no_stick(home: ContentHome, clock: FixedClock, tmp_path: Path) -> None:
    file = tmp_path / "pack.zip"
    file.write_bytes(b"PK")
    assert refusal(lambda: install(home, file, checked, clock)) == "not_a_folder"


def test_a_stick_and_then_the_repository(updated: Asker, repo: ContentRepository, tmp_path: Path) -> None:
    """Signed or not, the newer pack wins, and a pack from elsewhere is never taken for a signed one."""
    install(updated.home, pack_of(tmp_path / "stick", "2026.12.8"), checked, updated.clock)
    assert updated.home.choice().source == "folder"
    assert updated.refusal() == "content_rollback"
    repo.publish("2026.12.9", updated.clock.now() + timedelta(days=1))
    updated.update()
    assert updated.home.choice().source == repo.server.address
    assert installing.full_choice(updated.home).why is None
