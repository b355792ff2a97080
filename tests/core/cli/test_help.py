"""The help page is made from the table: complete in each language, and nothing in another one."""

import pytest

from appui_core.cli.help_page import help_page
from appui_core.cli.table import COMMON, VERBS
from appui_core.messages import languages, load_messages
from fakes.command_line import Verbs


@pytest.mark.parametrize("language", languages())
def test_the_whole_page_names_every_verb_and_common_option(language: str) -> None:
    page = help_page(load_messages(language), None)
    assert all(f"  {verb.name} " in page for verb in VERBS)
    assert all(option.flag in page for option in COMMON)


@pytest.mark.parametrize("language", languages())
def test_each_verb_has_a_page_with_all_it_takes(language: str) -> None:
    for verb in VERBS:
        page = help_page(load_messages(language), verb.name)
        assert f"appui {verb.name}" in page
        assert all(option.flag in page for option in verb.options)
        assert verb.argument is None or verb.argument.sample in page
        assert not [line for line in page.splitlines() if len(line) > 140]


def test_a_family_has_a_page(verbs: Verbs) -> None:
    page = verbs("vault", "--help", "--lang", "en")
    assert page.code == 0
    assert "vault check" in page.out
    assert "case list" not in page.out


def test_help_goes_where_it_can_be_piped(verbs: Verbs) -> None:
    told = verbs("--help")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Appui\u00a0:")


def test_version(verbs: Verbs) -> None:
    plain, as_json = verbs("--version"), verbs("--version", "--json")
    assert plain.out.strip() == f"appui {as_json.json['version']}"
    assert as_json.json["version"][0].isdigit()


def test_help_for_a_program_is_one_document_too(verbs: Verbs) -> None:
    told = verbs("report", "new", "--help", "--json")
    assert (told.code, told.err) == (0, "")
    assert told.json == {"help": verbs("report", "new", "--help").out.removesuffix("\n")}
