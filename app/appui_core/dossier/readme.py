"""LISEZMOI.txt: in plain words, what the dossier is and how anyone checks it with what their PC already has."""

from datetime import datetime

from appui_core.cases.model import CaseFile
from appui_core.dossier.bag import key_fingerprint
from appui_core.dossier.names import MANIFEST, TAG_MANIFEST
from appui_core.dossier.wording import when
from appui_core.messages import Messages

# Programs' own language: the same in every human one.
POWERSHELL = (
    f"Get-Content {MANIFEST}, {TAG_MANIFEST} | ForEach-Object {{ $h, $f = $_ -split '  ', 2; "
    'if ((Get-FileHash -Algorithm SHA256 $f).Hash -eq $h) { "$f OK" } else { "$f FAILED" } }'
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
        head=head.head,
        entries=head.entries,
        fingerprint=key_fingerprint(head.public_key),
    )
    return b"\xef\xbb\xbf" + text.strip().replace("\n", "\r\n").encode("utf-8") + b"\r\n"
