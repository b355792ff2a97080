"""LISEZMOI.txt: in plain words, what the dossier is and how anyone checks it with what their PC already has."""

import textwrap
from collections.abc import Sequence
from datetime import datetime

from appui_core.cases.exports import Version
from appui_core.cases.model import CaseFile
from appui_core.dossier.bag import key_fingerprint
from appui_core.dossier.names import MANIFEST, TAG_MANIFEST, VERIFIER
from appui_core.dossier.selection import Item
from appui_core.dossier.stamp_files import ANSWER, CHAIN, FOLDER, stem_of
from appui_core.dossier.stamping import Answer, Stamping
from appui_core.dossier.wording import abridged_numbers, masked_numbers, since_words, when
from appui_core.errors import ErrorCode
from appui_core.messages import Messages

_WIDTH = 80
# Programs' own language: the same in every human one.
POWERSHELL = (
    f"Get-Content {MANIFEST}, {TAG_MANIFEST} | ForEach-Object {{ $h, $f = $_ -split '  ', 2; "
    'if ((Get-FileHash -Algorithm SHA256 -LiteralPath $f).Hash -eq $h) { "$f OK" } else { "$f FAILED" } }'
)


def readme_bytes(case_file: CaseFile, identifier: str, made_at: datetime, messages: Messages) -> bytes:
    """Return LISEZMOI.txt: UTF-8 with a byte order mark and CRLF, so that every Notepad shows the accents."""
    head = case_file.signed_head
    text = messages.text(
        "dossier.readme.text",
        identifier=identifier,
        made_at=when(made_at, messages),
        manifest=MANIFEST,
        tag_manifest=TAG_MANIFEST,
        powershell=POWERSHELL,
        verifier=VERIFIER,
        head=head.head,
        entries=head.entries,
        fingerprint=key_fingerprint(head.public_key),
    )
    return b"\xef\xbb\xbf" + text.strip().replace("\n", "\r\n").encode("utf-8") + b"\r\n"


def hidden_section(items: Sequence[Item], messages: Messages) -> bytes:
    """Return what LISEZMOI.txt says of masked copies and of facts left out, nothing when there are none."""
    told = {"masks": masked_numbers(items, messages), "abridged": abridged_numbers(items, messages)}
    texts = [
        messages.text(f"dossier.readme.{key}", numbers=numbers).strip() for key, numbers in told.items() if numbers
    ]
    return b"".join(b"\r\n" + text.replace("\n", "\r\n").encode("utf-8") + b"\r\n" for text in texts)


def since_section(before: Version | None, items: Sequence[Item], made_at: datetime, messages: Messages) -> bytes:
    """Return what LISEZMOI.txt says of the last version for such an addressee, nothing when there was none."""
    words = since_words(before, items, made_at, messages)
    lines = textwrap.wrap(words, _WIDTH, break_long_words=False)
    return "".join(f"\r\n{line}" for line in ["", *lines] if words).encode("utf-8") + (b"\r\n" if words else b"")


def stamps_section(stamping: Stamping, messages: Messages, *, zipped: bool) -> bytes:
    """Return the end of LISEZMOI.txt about attested dates: who was asked, and the line that checks the answer."""
    parts = [messages.text("dossier.readme.stamps", manifest=MANIFEST)]
    for position, answer in enumerate(stamping.answers, 1):
        stem = f"{FOLDER}/{stem_of(position, answer.authority.slug)}"
        key = _key(answer, zipped=zipped)
        said = messages.text(
            f"dossier.readme.stamp_{key}",
            name=answer.authority.name,
            at_utc=answer.attested.at_utc if answer.attested else "",
            line=openssl_line(stem, answer),
        )
        parts.append(said.strip())
    if stamping.earlier:
        parts.append(messages.text("dossier.readme.stamps_earlier").strip())
    parts.append(messages.text("dossier.readme.stamps_end").strip())
    text = "\n\n".join(part.strip() for part in parts)
    return b"\r\n" + text.replace("\n", "\r\n").encode("utf-8") + b"\r\n"


def _key(answer: Answer, *, zipped: bool) -> str:
    if answer.attested is not None:
        return "done"
    if answer.code is ErrorCode.STAMP_REFUSED:
        return "no"
    return "waiting_zip" if zipped else "waiting"


def openssl_line(stem: str, answer: Answer) -> str:
    """Return the command that checks a stamp at its own time: certificates end, and a date stays right."""
    line = f"openssl ts -verify -data {MANIFEST} -in {stem}{ANSWER} -CAfile {stem}{CHAIN}"
    return line if answer.attested is None else f"{line} -attime {answer.attested.epoch_s}"
