"""Whole exports of an account, and our own records, told from one conversation; as far as bytes honestly tell.

An export of an account holds the letters of people who have nothing to do with the case: it is not taken, one
conversation of it is. The signs are those of exports of 2022 to 2026: of Meta (Facebook, Instagram, Messenger),
TikTok, Snapchat and Google, as public parsers of them describe. What shows no sign is taken as what it is.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from appui_core.errors import AppuiError, ErrorCode


class _Sign(NamedTuple):
    """A pattern, and a word that stands in whatever it finds: to look for that first is many times as fast."""

    word: str
    pattern: re.Pattern[str]

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Return where it stands."""
        return self.pattern.finditer(text) if self.word in text else iter(())


_OWN_RECORD: Final = _Sign("appui-link/1", re.compile(r'"format"\s{0,9}:\s{0,9}"appui-link/1"'))
# Each names a conversation in its first group; two names are two conversations.
_NAMED: Final = (
    _Sign("Chat History with ", re.compile(r'Chat History with ([^\s:<>"]{1,80})')),
    _Sign('"From"', re.compile(r'"([^"\\]{1,80})"\s{0,40}:\s{0,40}\[\s{0,40}\{\s{0,40}"From"\s{0,9}:')),
    _Sign(
        "/message_",
        re.compile(r"(?:inbox|e2ee_cutover|archived_threads|message_requests)/([^/\"'<>\s]{1,120})/message_\d"),
    ),
)
# One in each conversation of Messenger and Instagram.
_ONCE: Final = _Sign('"participants"', re.compile(r'"participants"\s{0,9}:\s{0,9}\['))
# Sections that only an account as a whole has; with the letters among them it is an export.
_LETTERS: Final = (
    _Sign('"Direct Message', re.compile(r'"Direct Messages?"\s{0,9}:')),
    _Sign(' Chat History"', re.compile(r'"(?:Received|Sent) (?:Saved )?Chat History"\s{0,9}:')),
)
_SECTIONS: Final = (
    *(
        _Sign(f'"{name}"', re.compile(rf'"{name}"\s{{0,9}}:\s{{0,9}}\{{'))
        for name in (
            "Activity",
            "Your Activity",
            "App Settings",
            "Profile",
            "Profile And Settings",
            "Login History",
        )
    ),
    _LETTERS[1],
)
_OVERLAP_CHARS: Final = 512

# The names of entries at the beginning of an archive. ZIP: APPNOTE 4.3.7, local file header.
_ZIP_ENTRY: Final = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
_EXPORT_NAMES: Final = re.compile(
    r"(^|/)(messages/(inbox|e2ee_cutover)/|your_(facebook|instagram)_activity/|your_activity_across_facebook/"
    r"|json/chat_history\.json|html/chat_history\.html|user_data(_tiktok)?\.json|Takeout/"
    r"|TikTok/(Direct Messages|Activity)|Direct Messages/Direct Messages\.txt|personal_information/)"
)
_OFFICE_NAMES: Final = re.compile(r"^(\[Content_Types\]\.xml|word/|xl/|ppt/|mimetype$|_rels/)")
_PROGRAM_NAMES: Final = re.compile(r"^(AndroidManifest\.xml|classes\d?\.dex|META-INF/MANIFEST\.MF|Payload/)")
ZIP_HEAD_BYTES: Final = 64 * 1024


class Conversations:
    """Looks, piece by piece, for the signs of more than one conversation."""

    def __init__(self) -> None:
        self._kept = ""
        self._names: tuple[set[str], ...] = tuple(set() for _ in _NAMED)
        self._once = 0
        self._letters = False
        self._sections: set[str] = set()
        self._own = False

    def take(self, text: str) -> None:
        """Look at the next piece; what stands across two pieces is seen too."""
        piece = self._kept + text
        new = len(self._kept)
        self._own = self._own or any(_OWN_RECORD.find(piece))
        for names, sign in zip(self._names, _NAMED, strict=True):
            if len(names) < 2:
                names.update(found[1] for found in sign.find(piece))
        # Counted only where it ends in what is new.
        self._once += sum(found.end() > new for found in _ONCE.find(piece))
        self._letters = self._letters or any(any(sign.find(piece)) for sign in _LETTERS)
        if len(self._sections) < 2:
            self._sections.update(found[0] for sign in _SECTIONS for found in sign.find(piece))
        self._kept = piece[-_OVERLAP_CHARS:]

    def judge(self) -> None:
        """Refuse what is not one conversation.

        Raises AppuiError: OWN_RECORD, DATA_EXPORT.
        """
        if self._own:
            raise AppuiError(ErrorCode.OWN_RECORD)
        many = self._once > 1 or any(len(names) > 1 for names in self._names)
        if many or (self._letters and len(self._sections) > 1):
            raise AppuiError(ErrorCode.DATA_EXPORT)


def refuse_zip(head: bytes) -> None:
    """Say why an archive is not taken, from the first `ZIP_HEAD_BYTES` of it.

    Raises AppuiError: DATA_EXPORT, FORMAT_UNKNOWN (`document`, `program` or `archive`, and of which kind); always.
    """
    names = []
    for entry in _ZIP_ENTRY.finditer(head):
        size = int.from_bytes(entry[1], "little")
        names.append(head[entry.end() : entry.end() + size].decode("utf-8", "replace").replace("\\", "/"))
    if any(_EXPORT_NAMES.search(name) for name in names):
        raise AppuiError(ErrorCode.DATA_EXPORT, "zip")
    if any(_PROGRAM_NAMES.search(name) for name in names):
        raise AppuiError(ErrorCode.FORMAT_UNKNOWN, "program zip")
    if any(_OFFICE_NAMES.search(name) for name in names):
        raise AppuiError(ErrorCode.FORMAT_UNKNOWN, "document office")
    raise AppuiError(ErrorCode.FORMAT_UNKNOWN, "archive zip")
