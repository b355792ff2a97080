"""Which version of Appui this is, as its installation says."""

from importlib import metadata


def version() -> str:
    """Return the installed version; a bundle without metadata says `0`."""
    try:
        return metadata.version("appui")
    except metadata.PackageNotFoundError:
        return "0"
