"""The vaults of versions 1 to 3 under tests/data, made by the code of their time; their contents are invented."""

import shutil
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data"
FOLDER, SECOND, THIRD = (_DATA / f"vault-v{version}" for version in (1, 2, 3))
PASSPHRASE = "quatre mots bien choisis"  # noqa: S105 - a passphrase of tests only
CASE, SCHOOL_CASE = "94BWEG", "UL8HT8"
EXHIBITS = ("01M7DG6NCJ4GNNEP79Q4B3K2MX", "01M7DG8FZJAXKAPATB8WPF3JVN", "01M7DGC55J9AEC5T0JS4R25NWM")
WITHDRAWN = "01M7DGAAJJ99TASJR10GQ5DB72"
# Of version 2, which has a purged case as well, a stamp that waits and a thumbnail.
CASE_2, SCHOOL_CASE_2, PURGED_2 = "WKDWL3", "HGAMRZ", "LQ5A93"
EXHIBITS_2 = ("01M87BRWS89V06FHKFM1JBK1ZY", "01M87BTRBGZDKTBNJDT3Z35Y58", "01M87BYFG0BHKEZNS23TTMRXHC")
# Of version 3, which has a report with a step, a record without image and a purged case as well.
CASE_3, PURGED_3 = "HVR5V8", "UACKB7"
EXHIBITS_3 = ("01M7DG4TSJF55193AZGJH23SP4", "01M7DG4TSJCHZK9C6K4AJF3J42", "01M7DG4TSJNWX7TWMCESN1K6GS")


def copy_to(folder: Path, source: Path = FOLDER) -> Path:
    """Copy one into a new folder and return that."""
    shutil.copytree(source, folder)
    return folder
