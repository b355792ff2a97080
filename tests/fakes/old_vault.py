"""The vault of version 1 under tests/data/vault-v1, made by the code of that time; its contents are invented."""

import shutil
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "vault-v1"
PASSPHRASE = "quatre mots bien choisis"  # noqa: S105 - a passphrase of tests only
CASE, SCHOOL_CASE = "94BWEG", "UL8HT8"
EXHIBITS = ("01M7DG6NCJ4GNNEP79Q4B3K2MX", "01M7DG8FZJAXKAPATB8WPF3JVN", "01M7DGC55J9AEC5T0JS4R25NWM")
WITHDRAWN = "01M7DGAAJJ99TASJR10GQ5DB72"


def copy_to(folder: Path) -> Path:
    """Copy it into a new folder and return that."""
    shutil.copytree(FOLDER, folder)
    return folder
