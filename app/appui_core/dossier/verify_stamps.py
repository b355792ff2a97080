"""The time stamps of a received dossier: does each date this dossier's list of files, and who says so."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from appui_core.dossier.names import MANIFEST
from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.source import DamagedError, Source, read_small
from appui_core.dossier.stamp_files import ANSWER, CHAIN, FOLDER, REQUEST, STEM, split
from appui_core.dossier.stamp_token import (
    MOST_BYTES,
    Attested,
    imprint_of,
    root_fingerprints,
)
from appui_core.dossier.stamp_token import (
    check as check_token,
)
from appui_core.errors import AppuiError, ErrorCode
from appui_core.settings.authorities import Authority

MOST_STAMPS = 64
_MANIFEST_BYTES = 8 << 20
_CODES = {
    "imprint": Code.STAMP_IMPRINT,
    "request": Code.STAMP_IMPRINT,
    "nonce": Code.STAMP_NONCE,
    "expired": Code.STAMP_EXPIRED,
    "unreadable": Code.STAMP_UNREADABLE,
    "too large": Code.STAMP_UNREADABLE,
}


@dataclass(frozen=True, slots=True)
class StampReport:
    """One stamp: `at_utc` is its own time as it claims it; `code` says why it is not valid.

    `valid` wants an authority that Appui knows: certificates that only the dossier vouches for prove nothing.
    `earlier` is about another dossier of the same case.
    """

    file: str
    authority: str
    at_utc: str | None
    valid: bool
    code: Code | None
    earlier: bool

    def to_json(self) -> dict[str, Any]:
        """Return the object that `verify --json` prints."""
        return {
            "file": self.file,
            "authority": self.authority,
            "at_utc": self.at_utc,
            "valid": self.valid,
            "code": None if self.code is None else str(self.code),
            "earlier": self.earlier,
        }


def check(source: Source, known: tuple[Authority, ...]) -> tuple[tuple[StampReport, ...], list[Problem]]:
    """Return what each stamp is worth, and as problems those that are bad.

    A stamp under a root that Appui does not know is reported as not valid and is no problem: nothing is wrong with
    the dossier.
    """
    stems: dict[str, set[str]] = {}
    for name in source.sizes:
        parts = split(name)
        if parts is not None:
            stems.setdefault(parts[0], set()).add(parts[1])
    problems = [Problem(FOLDER, Code.TOO_LARGE)] if len(stems) > MOST_STAMPS else []
    names = {print_: one.name for one in known for print_ in root_fingerprints(one.roots)}
    digest = _manifest_digest(source)
    reports = []
    for stem in sorted(stems)[:MOST_STAMPS]:
        report = _report(source, stem, stems[stem], digest, names)
        reports.append(report)
        if report.code not in {None, Code.STAMP_ROOT_UNKNOWN}:
            problems.append(Problem(report.file, report.code or Code.STAMP_UNREADABLE))
    return tuple(reports), problems


def _manifest_digest(source: Source) -> str:
    try:
        return hashlib.sha256(read_small(source, MANIFEST, _MANIFEST_BYTES)).hexdigest()
    except (DamagedError, KeyError):
        return ""


def _report(source: Source, stem: str, endings: set[str], digest: str, names: Mapping[str, str]) -> StampReport:
    file = f"{FOLDER}/{stem}{ANSWER}"
    found = STEM.fullmatch(stem)
    slug, about = (found["slug"], found["digest"]) if found else (stem, None)
    if endings != {REQUEST, ANSWER, CHAIN}:
        return StampReport(file, slug, None, valid=False, code=Code.STAMP_INCOMPLETE, earlier=bool(about))
    try:
        attested = _check(source, stem, digest, about)
    except DamagedError:
        return StampReport(file, slug, None, valid=False, code=Code.UNREADABLE, earlier=bool(about))
    except AppuiError as error:
        code = Code.STAMP_REFUSED if error.code is ErrorCode.STAMP_REFUSED else Code.STAMP_CHAIN
        code = _CODES.get(error.detail, code)
        return StampReport(file, slug, None, valid=False, code=code, earlier=bool(about))
    name = names.get(attested.root_sha256)
    unknown = None if name is not None else Code.STAMP_ROOT_UNKNOWN
    return StampReport(file, name or slug, attested.at_utc, name is not None, unknown, bool(about))


def _check(source: Source, stem: str, digest: str, about: str | None) -> Attested:
    request, answer, chain = (
        read_small(source, f"{FOLDER}/{stem}{ending}", MOST_BYTES) for ending in (REQUEST, ANSWER, CHAIN)
    )
    if about is not None:
        digest = imprint_of(request)
        if not digest.startswith(about):
            raise AppuiError(ErrorCode.STAMP_INVALID, "imprint")
    return check_token(answer, request, digest, chain)
