"""What can be wrong with a received dossier: stable codes, and the file that each is about."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Every fault that `verify` names. A code never changes its meaning: scripts rely on it."""

    # Files and container.
    MISSING = "missing"  # listed or required, not there
    ADDED = "added"  # there, in no list
    CHANGED = "changed"  # not the bytes that its manifest names
    UNREADABLE = "unreadable"  # there, and can't be read to its end: broken, encrypted, an exotic packing
    NOT_A_FILE = "not_a_file"  # a link, a device, a pipe
    UNSAFE_NAME = "unsafe_name"  # would leave the folder when unpacked
    DUPLICATE_NAME = "duplicate_name"  # two entries of one name in a ZIP, or two lines of one name in a manifest
    TOO_LARGE = "too_large"  # beyond every honest size or number: not read
    ARCHIVE_BROKEN = "archive_broken"  # the ZIP does not open
    ARCHIVE_ALTERED = "archive_altered"  # the ZIP's own bytes are not what Appui wrote
    SEAL_BROKEN = (
        "seal_broken"  # a sealed file is not, byte for byte, as it was sealed: nothing of it was believed
    )
    # The bag.
    BAGIT_WRONG = "bagit_wrong"
    MANIFEST_LINE = "manifest_line"  # a line that is no `<hash>  <name>`, or out of order
    MANIFEST_SCOPE = "manifest_scope"  # a line about a file that this manifest may not speak of
    BAG_INFO_WRONG = "bag_info_wrong"  # a label missing, twice or malformed
    OXUM_WRONG = "oxum_wrong"  # Payload-Oxum is not the payload's size and count
    # The journal.
    JOURNAL_LINE = "journal_line"  # a line that is no entry in canonical form
    JOURNAL_CHAIN = "journal_chain"  # number, link or hash: a line was removed, added, changed or moved
    JOURNAL_HEAD = "journal_head"  # the last hash is not the one in bag-info.txt or journal.sig
    JOURNAL_COUNT = "journal_count"  # the number of entries is not the one in bag-info.txt or journal.sig
    JOURNAL_KEY = "journal_key"  # the public key is not the one in bag-info.txt
    SIGNATURE_WRONG = "signature_wrong"
    SIGNATURE_MALFORMED = "signature_malformed"
    # The exhibits.
    EXHIBITS_MALFORMED = "exhibits_malformed"
    EXHIBIT_DUPLICATE = "exhibit_duplicate"  # one id, number or file twice, or out of order
    EXHIBIT_UNLISTED = "exhibit_unlisted"  # a file in data/ that exhibits.json doesn't know
    EXHIBIT_FILE = "exhibit_file"  # no file where there must be one, or a name that is not the exhibit's
    EXHIBIT_HASH = "exhibit_hash"  # the file is not the one that the journal committed to
    EXHIBIT_WITHHELD = "exhibit_withheld"  # withheld, and not a record without image with its address left out
    EXHIBIT_MASKED = "exhibit_masked"  # called masked: never noted, not maskable, or its original is here too
    EXHIBIT_ABRIDGED = "exhibit_abridged"  # facts called cut that nobody noted, or that an opening shows whole
    FACTS_CHANGED = "facts_changed"  # a fact is not the one that the journal committed to
    OPENING_MISSING = "opening_missing"  # the journal holds more about this exhibit than is opened
    OPENING_WRONG = "opening_wrong"  # an opening is not what its journal entry committed to
    # The time stamps.
    STAMP_INCOMPLETE = "stamp_incomplete"  # one of its three files is missing
    STAMP_UNREADABLE = "stamp_unreadable"  # no time stamp at all
    STAMP_REFUSED = "stamp_refused"  # the authority's refusal, put in the place of a stamp
    STAMP_IMPRINT = "stamp_imprint"  # it dates something else than this list of files
    STAMP_NONCE = "stamp_nonce"  # it answers another request
    STAMP_EXPIRED = "stamp_expired"  # a certificate was not valid at the stamp's own time
    STAMP_CHAIN = "stamp_chain"  # its signature, or the certificates beside it, do not hold
    STAMP_ROOT_UNKNOWN = "stamp_root_unknown"  # it holds, under an authority that Appui does not know; no problem


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: the file it is about, relative to the dossier, and its code."""

    file: str
    code: Code

    def __post_init__(self) -> None:
        object.__setattr__(self, "file", shown_name(self.file))


def shown_name(name: str) -> str:
    """Return a foreign name as it may be printed: control, format and broken characters escaped, 255 at most."""
    shown = "".join(
        char if unicodedata.category(char)[0] != "C" else char.encode("unicode_escape").decode("ascii")
        for char in name
    )
    return shown if len(shown) <= 255 else shown[:254] + "…"
