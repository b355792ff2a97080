"""The cards of "S’informer": sound, dated, in every language; what is old and legal is hidden, never its site."""

import re
import shutil
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from appui_core.content.card_view import Age, Card, load_cards
from appui_core.content.cards import GROUPS, LIFE
from appui_core.content.fact import Risk
from appui_core.content.hosts import allowed_hosts
from appui_core.content.lines import LANGUAGES, line_paths
from appui_core.content.pack import content_dir
from appui_core.errors import AppuiError, ErrorCode
from appui_core.guides.check import check
from fakes.content_folder import spoil

CHECKED = date(2026, 11, 22)
LATE = CHECKED + timedelta(days=181)
EVERY = {
    "harassment",
    "law",
    "school",
    "talking",
    "accused",
    "witness",
    "sextortion",
    "intimate-images",
    "settings",
    "line-3018",
    "ages",
    "not-appui",
}
# Conduct whose figures or very source nobody has read: it must not be told as law.
UNREAD = ("226-4-1", "222-33-3,", "222-17", "222-18", "R621", "R624", "1881", "222-33-3 ")


def words(card: Card) -> str:
    said = [card.title, card.lead]
    for block in card.blocks:
        said += [block.title, block.text, *block.items]
    return "\n".join(said)


def named(language: str, today: date = CHECKED, folder: Path | None = None) -> dict[str, Card]:
    return {card.id: card for card in load_cards(language, today, folder)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_is_there_in_every_language(language: str) -> None:
    cards = load_cards(language, CHECKED)
    assert {card.id for card in cards} == EVERY
    assert {card.language for card in cards} == {language}
    groups = [GROUPS.index(card.group) for card in cards]
    assert groups == sorted(groups)
    assert all(block.age is Age.FRESH for card in cards for block in card.blocks)


def test_a_language_that_we_lack_reads_as_french() -> None:
    assert {card.language for card in load_cards("uk", CHECKED)} == {"fr"}


def test_amounts_stand_behind_their_click_alone() -> None:
    for card in load_cards("fr", CHECKED):
        for block in card.blocks:
            assert ("€" in words(card)) == any(one.kind == "amounts" for one in card.blocks)
            if block.kind != "amounts":
                assert "€" not in block.text


def test_what_nobody_read_is_not_told() -> None:
    told = "\n".join(words(card) for language in LANGUAGES for card in load_cards(language, CHECKED))
    assert [article for article in UNREAD if article in told] == []
    assert "coupable" not in told
    assert "preuve certifiée" not in told


def test_every_article_of_law_stands_in_a_dated_legal_block() -> None:
    for language in LANGUAGES:
        for card in load_cards(language, CHECKED):
            for block in card.blocks:
                if re.search(r"Code pénal|Code de l’éducation|Décret|Decree", block.text):
                    assert block.fact is not None
                    assert block.fact.risk is Risk.LEGAL


def test_the_law_of_2026_is_never_said_to_be_in_force() -> None:
    ages = {block.id: block.text for block in named("fr")["ages"].blocks}
    assert "Nous ne savons pas ce qu’il est devenu" in ages["bill"]
    assert "elle n’est pas appliquée" in ages["majority"]


def test_it_says_that_it_is_no_legal_advice_also_when_the_law_is_hidden() -> None:
    for today in (CHECKED, LATE):
        assert "Ceci n’est pas un conseil juridique" in words(named("fr", today)["law"])


def test_the_day_after_half_a_year_the_law_is_hidden_and_its_site_stands_in() -> None:
    fresh = named("fr", CHECKED + timedelta(days=180))["law"]
    assert all(block.age is Age.FRESH for block in fresh.blocks)
    law = named("fr", LATE)["law"]
    hidden = [block for block in law.blocks if block.fact is not None]
    assert hidden
    for block in hidden:
        assert block.age is Age.HIDDEN
        assert (block.title, block.text, block.items) == ("", "", ())
        assert block.url is not None
        assert block.url.startswith("https://")
    assert "222-33-2-2" not in words(law)


def test_an_old_procedure_stays_with_its_site_and_what_lives_hang_on_is_flagged_earlier() -> None:
    school = {block.id: block for block in named("fr", LATE)["school"].blocks}
    assert school["steps"].age is Age.ELSEWHERE
    assert school["steps"].items
    assert school["steps"].url == "https://education.gouv.fr/non-au-harcelement"
    line = {block.id: block for block in named("fr", CHECKED + timedelta(days=91))["line-3018"].blocks}
    assert line["who"].age is Age.FLAGGED
    assert line["who"].text
    assert line["flagger"].age is Age.FRESH


def test_every_site_of_a_card_may_be_opened() -> None:
    hosts = allowed_hosts()
    for card in load_cards("fr", CHECKED):
        for block in card.blocks:
            assert block.url is None or block.url.split("/")[2] in hosts


def test_the_cards_about_children_begin_life_first() -> None:
    for card_id in ("talking", "accused", "sextortion"):
        assert LIFE in {block.kind for block in named("fr")[card_id].blocks}


def test_short_numbers_are_those_of_the_pack() -> None:
    known = {path.stem for path in line_paths()}
    told = "\n".join(words(card) for language in LANGUAGES for card in load_cards(language, CHECKED))
    assert set(re.findall(r"\b3\d{3}\b(?!-)", told)) <= known


def test_words_without_a_card_and_a_card_without_words_are_told(folder: Path) -> None:
    (folder / "cards/fr/law.toml").rename(folder / "cards/fr/loi.toml")
    found = {(problem.file, problem.reason) for problem in check(folder)}
    assert ("cards/fr/loi.toml", "belongs to no card") in found
    assert ("cards/fr/law.toml", "the file is missing") in found


def test_a_card_with_a_defect_is_left_out_and_the_others_stay(folder: Path) -> None:
    (folder / "cards/law.toml").write_text("not [toml", encoding="utf-8")
    spoil(folder, "cards/fr/talking.toml", "[blocks.say]", "[blocks.dire]")
    assert set(named("fr", folder=folder)) == EVERY - {"law", "talking"}
    # The other language has its own words.
    assert set(named("en", folder=folder)) == EVERY - {"law"}


def test_no_card_at_all_is_said(folder: Path) -> None:
    shutil.rmtree(folder / "cards")
    with pytest.raises(AppuiError) as refused:
        load_cards("fr", CHECKED, folder)
    assert refused.value.code is ErrorCode.CONTENT_MISSING
    assert ("cards", "") in {(problem.file, problem.key) for problem in check(folder)}


def test_hostile_words_keep_a_card_out(folder: Path) -> None:
    spoil(folder, "cards/fr/law.toml", 'title = "', 'title = "<b>gras</b> \\u202e ')
    assert "law" not in named("fr", folder=folder)
    many = "\n".join(f'[[blocks]]\nid = "b{number}"\nkind = "text"' for number in range(2_000))
    (folder / "cards/law.toml").write_text(
        f'id = "law"\ngroup = "know"\nrank = 1\nicon = "scales"\nfacts = {{}}\n{many}\n', encoding="utf-8"
    )
    assert "law" not in named("fr", folder=folder), "its words are missing"


def test_sources_are_never_opened() -> None:
    # Only `url` keys may be opened: a source is where a fact comes from, many are other people's copies.
    hosts = allowed_hosts()
    for path in (content_dir() / "cards").glob("*.toml"):
        facts = tomllib.loads(path.read_text(encoding="utf-8"))["facts"].values()
        assert all("url" in fact or fact["risk"] == "life" for fact in facts)
    assert "altajuris.com" not in hosts
