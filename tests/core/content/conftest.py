"""A repository of content packs for the tests of updates, and a PC that may ask it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

import build_repository
from appui_core.adapters.content_tuf import TufSource
from appui_core.adapters.content_wire import WireLimits
from appui_core.content.files import digest_of
from appui_core.content.installed import POINTER, ContentHome
from appui_core.content.pack import bundled_dir, content_dir
from appui_core.content.problems import ContentError
from appui_core.content.update import Outcome, update
from appui_core.errors import AppuiError
from appui_core.guides.check import check
from appui_core.guides.load import guide_paths, load_guides
from appui_core.helpline.lines import load_line_3018, load_lines
from appui_core.locate import use_content
from appui_core.settings.repository import Repository
from fakes.clock import FixedClock
from fakes.content_repository import ContentRepository, Keys, make_tls, serving

# Before any test's pack, after the clock's first evening: a repository is as old as its first pack.
MADE = datetime(2026, 11, 22, tzinfo=UTC)
QUICK = WireLimits(connect_s=2, read_s=0.3, metadata_s=0.6, archive_s=0.6)


_checked: dict[str, Sequence[ContentError]] = {}
_readable: set[str] = set()


def checked(folder: Path) -> Sequence[ContentError]:
    """Check a folder with `guides check`, once for each content: many tests meet the same packs."""
    digest = digest_of(folder)
    if digest not in _checked:
        _checked[digest] = check(folder)
    return _checked[digest]


@dataclass
class Asker:
    """A PC: its content folder, its clock, and the repository that it may ask."""

    home: ContentHome
    clock: FixedClock
    repository: Repository
    verify: str | None
    limits: WireLimits = field(default_factory=WireLimits)

    def source(self) -> TufSource:
        """Return the way to the repository."""
        return TufSource(
            self.repository,
            self.home.root / "trust",
            self.clock.now,
            not_before=MADE,
            limits=self.limits,
            verify=self.verify,
        )

    def update(self) -> Outcome:
        """Ask for what is newer."""
        return update(self.home, self.source(), checked, self.clock)

    def refusal(self) -> str:
        """Ask, be refused, and find everything as it was, with no half thing left; return the code."""
        before = self.home.choice()
        with pytest.raises(AppuiError) as refused:
            self.update()
        self.still(before.folder)
        return refused.value.code.value

    def still(self, folder: Path) -> None:
        """Find this folder in use, the help line open to read and every guide there."""
        assert self.home.folder() == folder
        assert not list(self.home.root.glob(".partial-*"))
        everything_reads(ContentHome(self.home.root, self.home.app_version))


def everything_reads(home: ContentHome) -> None:
    """Find the help line, every other line and every guide in what the next start would use."""
    leave = use_content(home.folder)
    try:
        assert load_line_3018().missing == ()
        digest = digest_of(content_dir())
        if digest not in _readable:
            assert load_lines().missing == ()
            assert len(load_guides("fr")) == len(guide_paths(bundled_dir()))
            _readable.add(digest)
    finally:
        leave()


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    """Return the keys of a ceremony on 22 November 2026."""
    return Keys(tmp_path_factory.mktemp("keys"), MADE)


@pytest.fixture(scope="session")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with certificates for this machine."""
    return make_tls(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def repo(tmp_path: Path, keys: Keys, tls: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ContentRepository]:
    """Serve an empty repository."""
    monkeypatch.setattr(build_repository, "check", checked)
    with serving(tmp_path / "server", keys, tls) as made:
        yield made


@pytest.fixture
def home(tmp_path: Path) -> ContentHome:
    """Return where this PC keeps newer packs: nothing there yet."""
    return ContentHome(tmp_path / "data" / "content", lambda: "0.1.0")


@pytest.fixture
def asker(home: ContentHome, repo: ContentRepository, clock: FixedClock) -> Asker:
    """Return a PC on 23 November 2026 that may ask the repository."""
    clock.set(MADE.replace(day=23))
    return Asker(home, clock, repo.settings(), repo.verify)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for what the first update of this process leaves."""
    return tmp_path_factory.mktemp("updated")


@pytest.fixture
def updated(asker: Asker, repo: ContentRepository, once: Path) -> Asker:
    """Return the same once it has fetched version 2026.12.1: for real once, then as a copy of what that left.

    In a copy nothing has been asked of the repository yet.
    """
    address = once / "address"
    if not address.exists():
        repo.publish("2026.12.1", asker.clock.now())
        assert asker.update() == Outcome("2026.12.1", is_new=True)
        copytree(repo.folder, once / "repo")
        copytree(asker.home.root, once / "content")
        address.write_text(repo.server.address, encoding="ascii")
        return asker
    copytree(once / "repo", repo.folder, dirs_exist_ok=True)
    copytree(once / "content", asker.home.root)
    pointer = asker.home.root / POINTER
    told = pointer.read_text("utf-8")
    former = address.read_text("ascii")
    assert told.count(former) == 1
    pointer.write_text(told.replace(former, repo.server.address), "utf-8")
    assert asker.home.choice().source == repo.server.address
    return asker


@pytest.fixture
def fresh_home(home: ContentHome) -> Callable[[], ContentHome]:
    """Return a function that gives the same places as the next start of the program sees them."""
    return lambda: ContentHome(home.root, home.app_version)
