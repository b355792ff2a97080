"""Where things are: what ships with Appui, in which version, and what belongs to the person who uses it."""

import os
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).resolve().parent


def resources_dir() -> Path:
    """Return the folder of content, texts, icons and fonts, in a wheel, a frozen bundle or a checkout."""
    installed = _HERE / "resources"
    return installed if installed.is_dir() else _HERE.parents[1] / "resources"


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
