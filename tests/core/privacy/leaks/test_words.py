"""What is said of a leak: sentences for every reason in every language, and never a promise."""

from pathlib import Path

import pytest

from appui_core.cases.fingerprints import Fingerprint
from appui_core.cases.model import Kind as ExhibitKind
from appui_core.messages import languages, load_messages
from appui_core.privacy.leaks.model import Kind, Leak, Why
from appui_core.privacy.leaks.words import leak_words

EXHIBIT = Fingerprint("K7Q2MB", "01", 3, ExhibitKind.IMPORT, "0" * 64, 12)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("why", list(Why))
def test_every_reason_has_its_sentences(language: str, why: Why) -> None:
    leak = Leak(Kind.COPY, why, Path("/x"), name="GPaste", provider="Dropbox", exhibit=EXHIBIT)
    words = leak_words(load_messages(language), leak)
    for text in words:
        assert text
        assert "{" not in text
    assert not words.title.endswith(".")
    for text in (words.means, words.todo, words.online):
        assert text.endswith(".")


def test_a_program_of_its_own_kind_has_words_of_its_own() -> None:
    messages = load_messages("fr")
    said = {
        name: leak_words(messages, Leak(Kind.CLIPBOARD, Why.CLIPBOARD_HISTORY, name=name)).todo
        for name in ("Klipper", "Windows", "GPaste", "CopyQ")
    }
    assert len(set(said.values())) == len(said)
    assert "CopyQ" in said["CopyQ"]


def test_where_nothing_synchronises_nothing_is_said_of_it() -> None:
    messages = load_messages("fr")
    assert leak_words(messages, Leak(Kind.COPY, Why.IMPORT_ORIGINAL, Path("/x"), exhibit=EXHIBIT)).online == ""
