"""A time stamp (RFC 3161): the request that leaves, and whether what comes back attests this imprint and a time.

The certificates must hold at the token's own time, not today: a stamp stays good when its signer's certificate
ends, and one that was signed after that end never was. Everything here is pure: no file, no network.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from appui_core.clock import utc_stamp
from appui_core.dossier.stamp_der import in_order
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampRequest, TimeStampResponse

# A token with a long chain takes 7 KB.
MOST_BYTES = 64 << 10
_MOST_LINKS = 8
_SHA256 = "2.16.840.1.101.3.4.2.1"
_GRANTED = 0
_GRANTED_WITH_MODS = 1


@dataclass(frozen=True, slots=True)
class Attested:
    """What a token says once it is believed.

    `at_utc` is its own time and `epoch_s` the same in whole seconds since 1970, as `openssl -attime` wants it;
    `chain` holds the certificates above its signer in PEM, the root last; `root_sha256` is its fingerprint.
    """

    at_utc: str
    epoch_s: int
    chain: bytes
    root_sha256: str


def new_request(content: bytes) -> bytes:
    """Return a request over the SHA-256 of `content`: imprint, random number, wish for certificates."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 - 19 ms

    builder = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA256)
    return bytes(builder.nonce(nonce=True).cert_request(cert_request=True).build().as_bytes())


def imprint_of(request: bytes) -> str:
    """Return the SHA-256 that a request is about, in lower-case hex.

    Raises AppuiError: STAMP_INVALID when it is no request of ours.
    """
    parsed = _parse_request(request)
    return bytes(parsed.message_imprint.message).hex()


def check(reply: bytes, request: bytes, digest: str, roots: bytes) -> Attested:
    """Return what an answer attests about the SHA-256 `digest` (hex), believed only under `roots` (PEM).

    Raises AppuiError: STAMP_REFUSED (the authority said no), STAMP_INVALID with a detail: `unreadable`,
    `too large`, `request`, `roots`, `modified` (granted, but not as asked), `imprint`, `nonce`, `certificate` (of
    another use, or missing), `expired` (not valid at the token's own time), `chain` (a wrong signature, or no way
    to the roots).
    """
    asked = _parse_request(request)
    answer = _parse_reply(reply)
    if answer.status == _GRANTED_WITH_MODS:
        raise _invalid("modified")
    if answer.status != _GRANTED:
        raise AppuiError(ErrorCode.STAMP_REFUSED, f"status {answer.status}")
    try:
        return _believe(answer, asked, digest, _certificates(roots))
    except AppuiError:
        raise
    except Exception as error:  # hostile bytes: the library may stumble in ways of its own
        raise _invalid("unreadable") from error


def _believe(
    answer: "TimeStampResponse", asked: "TimeStampRequest", digest: str, roots: "Sequence[Certificate]"
) -> Attested:
    from rfc3161_client import VerifierBuilder  # noqa: PLC0415 - only for time stamps
    from rfc3161_client.errors import VerificationError  # noqa: PLC0415 - the same

    info = answer.tst_info
    if bytes(asked.message_imprint.message).hex() != digest or asked.nonce is None:
        raise _invalid("request")
    imprint = info.message_imprint
    if imprint.hash_algorithm.dotted_string != _SHA256 or bytes(imprint.message).hex() != digest:
        raise _invalid("imprint")
    if info.nonce != asked.nonce:
        raise _invalid("nonce")
    held = [_load(one) for one in answer.signed_data.certificates]
    signer = _signer(answer, held)
    if not _valid_at(signer, info.gen_time):
        raise _invalid("expired")
    path = _path(signer, held, roots)
    if path is None:
        raise _invalid("chain")
    if not all(_valid_at(one, info.gen_time) for one in path):
        raise _invalid("expired")
    verifier = VerifierBuilder.from_request(asked).add_root_certificate(path[-1]).build()
    try:
        verifier.verify(answer, bytes.fromhex(digest))
    except VerificationError as refused:
        # What the leaf may be used for is asked last: whatever comes before it is the signature or the chain.
        raise _invalid("certificate" if "EKU" in str(refused) else "chain") from refused
    return Attested(utc_stamp(info.gen_time), int(info.gen_time.timestamp()), _pem(path), _fingerprint(path[-1]))


def _signer(answer: "TimeStampResponse", held: "Sequence[Certificate]") -> "Certificate":
    signers = list(answer.signed_data.signer_infos)
    if len(signers) == 1:
        for one in held:
            if one.issuer == signers[0].issuer and one.serial_number == signers[0].serial_number:
                return one
    raise _invalid("certificate")


def _path(
    signer: "Certificate", held: "Sequence[Certificate]", roots: "Sequence[Certificate]", depth: int = 0
) -> "list[Certificate] | None":
    """Return the certificates above one, the root last; None when none of ours is reached."""
    if depth >= _MOST_LINKS:
        return None
    for root in roots:
        if _issued(signer, root):
            return [root]
    for between in held:
        if between != signer and _issued(signer, between):
            above = _path(between, held, roots, depth + 1)
            if above is not None:
                return [between, *above]
    return None


def _issued(child: "Certificate", parent: "Certificate") -> bool:
    try:
        child.verify_directly_issued_by(parent)
    except Exception:  # noqa: BLE001 - wrong name, wrong signature, unknown kind of key: not its parent
        return False
    return True


def _valid_at(certificate: "Certificate", instant: datetime) -> bool:
    return certificate.not_valid_before_utc <= instant <= certificate.not_valid_after_utc


def _parse_request(request: bytes) -> "TimeStampRequest":
    # The library offers the way from bytes to a request under this name alone.
    from rfc3161_client import _rust  # noqa: PLC0415 - only for time stamps

    try:
        parsed: TimeStampRequest = _rust.parse_timestamp_request(request)
    except (ValueError, AttributeError) as error:
        raise _invalid("request") from error
    return parsed


def _parse_reply(reply: bytes) -> "TimeStampResponse":
    from rfc3161_client import decode_timestamp_response  # noqa: PLC0415 - only for time stamps

    if len(reply) > MOST_BYTES:
        raise _invalid("too large")
    try:
        return decode_timestamp_response(in_order(reply))
    except (ValueError, TypeError) as error:
        raise _invalid("unreadable") from error


def _certificates(pem: bytes) -> "list[Certificate]":
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 - only for time stamps

    try:
        return load_pem_x509_certificates(pem)
    except ValueError as error:
        raise _invalid("roots") from error


def root_fingerprints(pem: bytes) -> frozenset[str]:
    """Return the SHA-256 of each certificate in a PEM file; none when it holds none."""
    try:
        return frozenset(_fingerprint(one) for one in _certificates(pem))
    except AppuiError:
        return frozenset()


def _load(der: bytes) -> "Certificate":
    from cryptography.x509 import load_der_x509_certificate  # noqa: PLC0415 - only for time stamps

    return load_der_x509_certificate(bytes(der))


def _pem(certificates: "Sequence[Certificate]") -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 - only for time stamps

    return b"".join(one.public_bytes(Encoding.PEM) for one in certificates)


def _fingerprint(certificate: "Certificate") -> str:
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 - only for time stamps

    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def _invalid(why: str) -> AppuiError:
    return AppuiError(ErrorCode.STAMP_INVALID, why)
