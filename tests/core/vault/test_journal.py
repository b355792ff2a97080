"""The journal's pure rules: canonical JSON, commitments, links, and heads that any Ed25519 program can check."""

import json
from dataclasses import replace

import pytest

from appui_core.vault.journal import (
    GENESIS,
    Entry,
    SignedHead,
    canonical_json,
    chain_fault,
    commitment_of,
    kept_commitment,
    next_entry,
    parse_entry,
)
from fakes import vault_vectors as vectors

# Computed with sha256sum over the bytes shown in ARCHITECTURE.md.
COMMITMENT = "824fa94f67dd878ece2682e6bfd2af55515ef106847187152529144ef77bbb8e"
FIRST_HASH = "b4c01e697d0e68b80478b0edc0b8f83eba632dfeb4cf1ae07ca69ddeb2f7812f"


def _chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    for seq in range(1, length + 1):
        entries.append(
            next_entry(
                seq=seq,
                at_utc="2026-11-14T17:02:11.250Z",
                event="exhibit_added",
                exhibit="01K9ZZZZZZZZZZZZZZZZZZZZZZ",
                commitment=COMMITMENT,
                previous=entries[-1].hash if entries else GENESIS,
            )
        )
    return entries


def test_vectors() -> None:
    assert commitment_of({"number": 1, "kind": "link"}, "00" * 32) == COMMITMENT
    assert _chain(1)[0].hash == FIRST_HASH


def test_canonical_json_is_rfc_8785() -> None:
    # The sorting example of RFC 8785, 3.2.3: by UTF-16 code units, so U+1F600 comes before U+FB33.
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    ordered = json.loads(canonical_json(dict.fromkeys(names)))
    assert list(ordered) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert (
        canonical_json({"b": [1, None, True], "a": 'é"\n\u0007'})
        == b'{"a":"\xc3\xa9\\"\\n\\u0007","b":[1,null,true]}'
    )


@pytest.mark.parametrize("value", [1.0, {1: "x"}, b"x", {"a": object()}])
def test_canonical_json_takes_nothing_else(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        canonical_json("\ud800")


def test_lines_come_back_and_only_as_written() -> None:
    entry = _chain(1)[0]
    assert parse_entry(entry.line()) == entry
    for line in (
        b"{}",
        b"[]",
        entry.line().replace(b":1}", b": 1}"),
        entry.line().replace(b'"seq":1', b'"seq":true'),
    ):
        with pytest.raises(ValueError):  # noqa: PT011 - each defect has its own words
            parse_entry(line)


def test_a_whole_chain_has_no_fault() -> None:
    assert chain_fault([]) is None
    assert chain_fault(_chain(5)) is None


def test_every_change_to_a_chain_is_found() -> None:
    chain = _chain(5)
    assert chain_fault(chain[1:]) == 1
    assert chain_fault(chain[:2] + chain[3:]) == 3
    assert chain_fault([chain[0], chain[2], chain[1], *chain[3:]]) == 2
    assert chain_fault([*chain[:2], chain[1], *chain[2:]]) == 3
    for name, value in (("at_utc", "x"), ("event", "x"), ("exhibit", None), ("commitment", "x"), ("hash", "x")):
        changed = replace(chain[2], **{name: value})  # type: ignore[arg-type]  # each value fits its field
        assert chain_fault([*chain[:2], changed, *chain[3:]]) == 3


def test_a_head_holds_for_its_own_words_only() -> None:
    raw = {
        "algorithm": "Ed25519",
        "entries": vectors.HEAD_ENTRIES,
        "head": vectors.HEAD,
        "public_key": vectors.JOURNAL_PUBLIC,
        "signature": vectors.HEAD_SIGNATURE,
    }
    signed = SignedHead.from_json(raw)
    assert signed.holds()
    assert signed.to_json() == raw
    assert not replace(signed, entries=2).holds()
    assert not replace(signed, head="b" * 64).holds()
    assert not replace(signed, public_key=bytes(32)).holds()
    broken: object
    for broken in ([], {**raw, "algorithm": "none"}, {**raw, "entries": True}, {**raw, "signature": "*"}):
        with pytest.raises(ValueError):  # noqa: PT011 - each defect has its own words
            SignedHead.from_json(broken)


def test_details_as_they_are_kept_commit_to_the_same() -> None:
    details = {"words": 'é « deux » "mots" \\ \u2028 😀', "number": 3, "none": None, "more": ["a", {"b": True}]}
    salt = "ab" * 32
    assert kept_commitment(canonical_json(details).decode(), salt) == commitment_of(details, salt)
    assert kept_commitment(canonical_json(details).decode() + " ", salt) != commitment_of(details, salt)


def test_what_an_entry_hashes_is_its_canonical_json() -> None:
    entry = next_entry(seq=1, at_utc="x", event="é", exhibit=None, commitment="c", previous=GENESIS)
    body = entry.to_json()
    del body["hash"]
    assert entry.hashed() == canonical_json(body)
    assert chain_fault([entry]) is None
