"""Search over what was told: any word's beginning, whatever its accents; never the withdrawn, never an error."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appui_core.cases import search as search_module
from appui_core.cases.model import Case, Exhibit, Facts
from appui_core.cases.search import search
from appui_core.cases.search_filters import Filters
from appui_core.errors import AppuiError, ErrorCode
from fakes.originals import original_of
from fakes.world import World

TIKTOK = Facts(
    url="https://www.tiktok.com/@lea.martin/video/7300000000000000001?lang=fr",
    account="@Lea.Martin",
    display_name="Léa ❤ M.",
    platform="TikTok",
    shown_date="hier",
    note="Vu à l’écran pendant l'été, chez sa sœur",
    words="T’es NULLE, personne t’aime",
)
LINK = Facts(url="https://www.instagram.com/compte_invente/", words="nulle part")


@pytest.fixture
def first(world: World, case: Case) -> Exhibit:
    return world.cases.add_original(case.code, original_of(b"first"), TIKTOK)


@pytest.fixture
def second(world: World, case: Case, first: Exhibit) -> Exhibit:  # noqa: ARG001 - comes after it
    world.clock.advance(days=2)
    return world.cases.add_link(case.code, LINK)


def _found(world: World, words: str, **more: object) -> list[int]:
    return [exhibit.number for exhibit in world.cases.search(words, **more)]  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    "words",
    [
        *("ete", "été", "ÉTÉ", "e\u0301te\u0301", "ét", "é"),
        *("l’écran", "l'ecran", "ecran", "l’écr", "t'es nulle", "NUL pers"),
        *("soeur", "sœur", "SŒU", "soe"),
        *("@lea.martin", "@lea", "lea martin", "tiktok.com/@lea", "https://www.tiktok.com/@lea.martin/video/73"),
        *("7300000000000000001", "tiktok", "  écran \t tiktok\n", "vu", "❤ léa"),
    ],
)
def test_is_found_by(world: World, first: Exhibit, words: str) -> None:
    assert world.cases.search(words) == (first,)


@pytest.mark.parametrize(
    "words", ["cran", "com.tiktok", "tiktok.com/@martin", "ete hiver", "hier", "❤", "@", "'", "…!", "NOT ete"]
)
def test_is_not_found_by(world: World, first: Exhibit, words: str) -> None:  # noqa: ARG001 - it must be there
    assert world.cases.search(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        *(
            '"',
            '""',
            '"ete',
            "ete*",
            "*",
            "ete NEAR nulle",
            "NEAR(ete nulle)",
            "text:ete",
            "-ete",
            "^ete",
            "(",
            ")",
        ),
        *(
            "ete AND",
            "OR",
            "{text}: ete",
            "ete\x00nulle",
            "\ud83d",
            "\ue000",
            "a" * 100_000,
            "ete " * 5000,
            "+",
            "%_",
        ),
    ],
)
def test_operators_are_only_words(world: World, first: Exhibit, words: str) -> None:
    assert set(_found(world, words)) <= {first.number}


def test_anything_may_be_typed(world: World, first: Exhibit) -> None:
    assert first.number == 1

    @given(st.text(max_size=40))
    def never_raises(words: str) -> None:
        world.cases.search(words)

    never_raises()


def test_what_was_typed_is_found_again(world: World, case: Case) -> None:
    """Whatever a word is made of, as long as it has letters, looking for it finds it."""
    letters = st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x17F)

    @given(st.text(letters, min_size=1, max_size=12))
    def finds(word: str) -> None:
        exhibit = world.cases.add_link(case.code, Facts(note=word))
        assert exhibit in world.cases.search(word, limit=1000)
        world.cases.withdraw(case.code, exhibit.id)

    finds()


def test_the_best_come_first_from_three_letters(world: World, first: Exhibit, second: Exhibit) -> None:
    wordy = Facts(note="nulle nulle nulle")
    third = world.cases.add_link(first.case, wordy)
    assert _found(world, "nulle")[0] == third.number
    world.clock.advance(60)
    fourth = world.cases.add_link(first.case, Facts(note="bien d'autres choses et une seule fois nulle " * 2))
    assert _found(world, "nulle")[0] == third.number
    assert _found(world, "nu") == [fourth.number, third.number, second.number, first.number]


def test_too_many_to_rank_are_the_newest(
    world: World, first: Exhibit, second: Exhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    best = world.cases.add_link(first.case, Facts(note="nulle nulle"))
    newest = world.cases.add_link(first.case, Facts(note="une fois nulle parmi bien d'autres mots"))
    monkeypatch.setattr(search_module, "RANKED_AT_MOST", 3)
    assert _found(world, "nulle") == [newest.number, best.number, second.number, first.number]


def test_without_words_the_newest_come(world: World, first: Exhibit, second: Exhibit) -> None:
    assert _found(world, " ") == [second.number, first.number]
    assert _found(world, "", limit=1) == [second.number]
    assert _found(world, "", case=first.case) == [second.number, first.number]


@pytest.mark.parametrize(
    ("more", "numbers"),
    [
        ({"platform": "tiktok"}, [1]),
        ({"platform": "TIKTOK"}, [1]),
        ({"platform": "instagram"}, [2]),
        ({"platform": "instagram.com"}, [2]),
        ({"platform": "snapchat"}, []),
        ({"account": "lea.martin"}, [1]),
        ({"account": "@LEA.MARTIN"}, [1]),
        ({"account": "lea"}, []),
        ({"account": "compte_invente"}, [2]),
        ({"since": date(2026, 11, 15)}, [2]),
        ({"until": date(2026, 11, 15)}, [1]),
        ({"since": date(2026, 11, 14), "until": date(2026, 11, 16)}, [2, 1]),
        ({"since": date(2026, 11, 17)}, []),
        ({"platform": "tiktok", "account": "lea.martin", "until": date(2026, 11, 14)}, [1]),
        ({"platform": "'", "account": '"'}, []),
        ({"platform": "\x00", "account": "❤"}, []),
    ],
)
@pytest.mark.parametrize("words", ["", "nulle", "nu"])
def test_narrowed(
    world: World, first: Exhibit, second: Exhibit, more: dict[str, object], numbers: list[int], words: str
) -> None:
    assert (first.number, second.number) == (1, 2)
    assert sorted(_found(world, words, **more)) == sorted(numbers)


@pytest.mark.parametrize(
    ("url", "platform"),
    [
        ("https://m.me/quelquun", "messenger"),
        ("https://www.facebook.com/messages/t/123", "messenger"),
        ("https://vm.tiktok.com/ZM123/", "tiktok"),
        ("https://twitter.com/x/status/1", "x"),
        ("https://t.co/abc", "x"),
        ("https://fb.watch/abc/", "facebook"),
        ("https://youtu.be/AbCdEf12-_9", "youtube"),
        ("https://discord.gg/abc", "discord"),
        ("https://ro.blox.com/abc", "roblox"),
        ("https://www.pinterest.com/pin/1/", "pinterest"),
        ("exemple.fr/page", "exemple.fr"),
    ],
)
def test_a_platform_is_known_by_its_address(world: World, case: Case, url: str, platform: str) -> None:
    world.cases.add_link(case.code, Facts(url=url))
    world.cases.add_link(case.code, Facts(url="https://autre.example/", note=url))
    assert _found(world, "", platform=platform) == [1]


def test_a_day_is_the_one_the_pc_counted(world: World, case: Case) -> None:
    world.clock.set(world.clock.now().replace(hour=0, minute=30))  # the 14th here, still the 13th in UTC
    world.cases.add_link(case.code, Facts(note="tard"))
    assert _found(world, "", since=date(2026, 11, 14), until=date(2026, 11, 14)) == [1]
    assert _found(world, "tard", until=date(2026, 11, 13)) == []


def test_one_case_alone(world: World, first: Exhibit) -> None:
    other = world.cases.new("Autre")
    there = world.cases.add_link(other.code, Facts(note="nulle aussi"))
    assert world.cases.search("nulle", case=other.code.lower()) == (there,)
    assert world.cases.search("nulle", case=first.case) == (first,)
    assert {exhibit.id for exhibit in world.cases.search("nulle")} == {first.id, there.id}
    with pytest.raises(AppuiError) as caught:
        world.cases.search("nulle", case="AAAAAA")
    assert caught.value.code is ErrorCode.CASE_UNKNOWN


def test_what_is_noted_later_is_found_and_what_it_replaced_is_not(world: World, first: Exhibit) -> None:
    world.cases.note_facts(first.case, first.id, Facts(note="tout autre chose"))
    assert _found(world, "ecran") == []
    assert _found(world, "autre") == [1]
    plain = world.cases.add_original(first.case, original_of(b"plain"))
    assert _found(world, "imprevu") == []
    world.cases.note_facts(first.case, plain.id, Facts(note="imprévu"))
    assert _found(world, "imprevu") == [plain.number]
    _assert_sound(world)


def test_the_withdrawn_is_never_found(world: World, first: Exhibit, second: Exhibit) -> None:
    world.cases.withdraw(first.case, first.id)
    for words in ("ecran", "ec", "nulle", "tiktok", "", "7300000000000000001"):
        assert first.id not in {exhibit.id for exhibit in world.cases.search(words)}
    assert _found(world, "", platform="tiktok") == []
    assert _found(world, "nulle") == [second.number]
    _assert_sound(world)


def test_nothing_of_the_withdrawn_stays_in_the_index_of_words(world: World, case: Case) -> None:
    """Not one of its words, and no beginning of one, in any table behind the search, nor in a free page."""
    for number in range(300):
        world.cases.add_link(case.code, Facts(note=f"mot{number:03d} suite{number * 7:04d} zz{number}"))
    gone = world.cases.add_link(case.code, Facts(note="xylophone-planté wagonqqq", account="@quivala.rtyu"))
    before = _planted(world)
    world.cases.withdraw(case.code, gone.id)
    assert before != set()
    assert _planted(world) == set()
    assert world.vault.rows("PRAGMA freelist_count") == [(0,)]


def _planted(world: World) -> set[bytes]:
    signs = (b"xyl", b"lophon", b"wag", b"agonq", b"quiv", b"uival", b"rtyu")
    blobs = [row[0] for row in world.vault.rows("SELECT block FROM search_data")]
    blobs += [bytes(row[0]) if isinstance(row[0], bytes) else str(row[0]).encode() for row in _pivots(world)]
    return {sign for sign in signs for blob in blobs if sign in blob}


def _pivots(world: World) -> list[tuple[object, ...]]:
    return world.vault.rows("SELECT term FROM search_idx")


def test_rows_keep_their_number_when_the_file_is_rewritten(world: World, first: Exhibit, second: Exhibit) -> None:
    world.cases.withdraw(first.case, first.id)
    world.reopen()
    assert _found(world, "nulle") == [second.number]
    later = world.cases.add_link(first.case, Facts(note="nulle encore"))
    assert set(_found(world, "nulle")) == {second.number, later.number}
    _assert_sound(world)


def test_rows_deleted_outright_leave_the_search_whole(world: World, first: Exhibit, second: Exhibit) -> None:
    with world.vault.transaction():
        world.vault.rows("DELETE FROM exhibits WHERE id = ?", (first.id,))
    assert _found(world, "nulle") == [second.number]
    assert world.vault.rows("SELECT count(*) FROM exhibit_rows") == [(1,)]
    _assert_sound(world)


def test_the_choices_are_what_was_told(world: World, first: Exhibit, second: Exhibit) -> None:
    world.cases.add_link(first.case, Facts(url="https://www.instagram.com/p/1"))
    world.cases.add_link(first.case, Facts(url="https://vm.tiktok.com/1"))
    world.cases.add_link(first.case, Facts(url="https://tiktok.com/@autre", account="lea.martin"))
    world.cases.add_link(second.case, Facts(url="https://exemple.fr/x"))
    found = world.cases.search_choices()
    assert [name.lower() for name in found.platforms] == ["tiktok", "instagram", "exemple.fr"]
    assert [name.lower().lstrip("@") for name in found.accounts] == ["lea.martin"]


def test_a_page_of_a_case(world: World, first: Exhibit, second: Exhibit) -> None:
    assert world.cases.count(first.case) == 2
    assert world.cases.exhibits_page(first.case, 0, 1) == (second,)
    assert world.cases.exhibits_page(first.case, 1, 5) == (first,)
    world.cases.withdraw(first.case, second.id)
    assert world.cases.count(first.case) == 1
    assert world.cases.exhibits_page(first.case, 0, 5) == (first,)


def test_closed_is_locked(world: World) -> None:
    world.vault.close()
    with pytest.raises(AppuiError) as caught:
        search(world.vault, "nulle", Filters())
    assert caught.value.code is ErrorCode.VAULT_LOCKED


def _assert_sound(world: World) -> None:
    world.vault.rows("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
