"""Where things are: what ships with Appui, in which version, and what belongs to the person who uses it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).resolve().parent
_content: list[Callable[[], Path]] = []


def resources_dir() -> Path:
    """Return the folder of content, texts, icons and fonts, in a wheel, a frozen bundle or a checkout."""
    installed = _HERE / "resources"
    return installed if installed.is_dir() else _HERE.parents[1] / "resources"


def use_content(folder: Callable[[], Path]) -> Callable[[], None]:
    """Have `folder` say which content pack everybody reads from now on; the returned function ends that.

    For composition roots only; it is asked each time that content is read. Content is read in some twenty places.
    Were the folder handed to each, one that forgot it would read another pack than its neighbours; with one answer
    for the whole process, help lines and guides never come from two packs.
    """
    _content.append(folder)

    def leave() -> None:
        if folder in _content:
            _content.remove(folder)

    return leave


def content_in_use() -> Path | None:
    """Return the content pack in use, or None when nobody chose one: then the one that ships is read."""
    return _content[-1]() if _content else None


def app_version() -> str:
    """Return the installed version; a bundle without metadata says `0`."""
    from importlib import metadata  # noqa: PLC0415 - 10 ms that most starts do without

    try:
        return metadata.version("appui")
    except metadata.PackageNotFoundError:
        return "0"


class Places(NamedTuple):
    """Every place on disk that Appui writes to; nothing of ours lies anywhere else."""

    data: Path
    config: Path

    @property
    def vault(self) -> Path:
        """The folder of the vault (ARCHITECTURE.md, "Vault folder")."""
        return self.data / "vault"

    @property
    def content(self) -> Path:
        """The folder of newer content packs (ARCHITECTURE.md, "Content updates")."""
        return self.data / "content"

    @property
    def settings_file(self) -> Path:
        """The person's settings."""
        return self.config / "settings.toml"


def places(data_dir: Path | None = None) -> Places:
    """Return the places in force: `--data`, else APPUI_DATA, else the system's own folders for a program.

    The system's folder is the local, not the roaming one: a vault must not follow a profile to other PCs.
    """
    named = data_dir or (Path(os.environ["APPUI_DATA"]) if os.environ.get("APPUI_DATA") else None)
    if named is not None:
        named = named.absolute()
        return Places(data=named, config=named)
    import platformdirs  # noqa: PLC0415 - 7 ms that `--data` and every test do without

    return Places(
        data=Path(platformdirs.user_data_dir("Appui", appauthor=False, roaming=False)),
        config=Path(platformdirs.user_config_dir("Appui", appauthor=False, roaming=False)),
    )
