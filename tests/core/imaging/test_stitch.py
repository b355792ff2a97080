"""Strips against conversations whose scroll is known: exact where they join, apart where anybody could doubt."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from appui_core.errors import AppuiError, ErrorCode
from appui_core.imaging.stitch import Relations, Source, check_sizes, relate
from appui_core.imaging.stitch_model import Gap, Reason, StitchPlan, Tie
from appui_core.imaging.stitch_order import make_plan, propose
from appui_core.imaging.stitch_render import render
from appui_core.intake.pixels import Pixels
from appui_core.vault.journal import canonical_json
from fakes.chat_scroll import (
    ANDROID,
    IPHONE,
    SMALL,
    Array,
    Message,
    Phone,
    Screen,
    Scroll,
    conversation,
    through_jpeg,
)

_LONG = Scroll(conversation(11, 130))
_TOPS = st.deferred(lambda: st.integers(0, _LONG.last_top))


def _found(*shots: Pixels, lossy: bool = False) -> Relations:
    return relate([Source(shot, lossy) for shot in shots])


def _plan(found: Relations) -> StitchPlan:
    return make_plan(found, propose(found))


def _array(pixels: Pixels) -> Array:
    return np.frombuffer(pixels.rgb, np.uint8).reshape(pixels.height, pixels.width, 3)


def _words(_gap: Gap) -> str:
    return "Interruption"


def _tops(scroll: Scroll, count: int, share: float, start: int = 100) -> list[int]:
    """Return places that each share this much of what scrolls with the next."""
    step = round(scroll.viewport * (1 - share))
    tops = [start + number * step for number in range(count)]
    assert tops[-1] <= scroll.last_top
    return tops


@pytest.mark.parametrize("phone", [SMALL, IPHONE, ANDROID, replace(SMALL, dark=True)])
def test_a_strip_is_the_conversation_to_the_pixel(phone: Phone) -> None:
    scroll = Scroll(conversation(3, 60), phone)
    tops = _tops(scroll, 4, 0.45)
    shots = [scroll.shot(top, Screen(clock=f"18:{at:02d}", battery=80 - at)) for at, top in enumerate(tops)]
    plan = _plan(_found(*shots))
    assert plan.gaps == ()
    assert plan.exact
    (part,) = plan.parts
    strip = _array(render(part, shots, _words))
    truth = scroll.page[tops[0] : tops[-1] + scroll.viewport]
    # The scroll bar is each screenshot's own; everything beside it is the conversation.
    seen = strip[phone.header : -phone.footer, : -phone.px(8)]
    assert np.array_equal(seen, truth[:, : -phone.px(8)])
    # Bars once: the first one's at the top, the last one's at the bottom.
    assert np.array_equal(strip[: phone.header], _array(shots[0])[: phone.header])
    assert np.array_equal(strip[-phone.footer :], _array(shots[-1])[-phone.footer :])


def test_every_row_of_a_strip_is_a_row_of_one_source() -> None:
    shots = [_LONG.shot(top) for top in (*_tops(_LONG, 3, 0.5), 5_000)]
    plan = _plan(_found(*shots))
    (part,) = plan.parts
    strip = _array(render(part, shots, _words))
    owner = np.full(part.height, -1)
    for piece in part.pieces:
        rows = slice(piece.y, piece.y + piece.to_row - piece.from_row)
        assert (owner[rows] == -1).all()
        owner[rows] = piece.source
        assert np.array_equal(strip[rows], _array(shots[piece.source])[piece.from_row : piece.to_row])
    (gap,) = part.gaps
    assert (owner[gap.y : gap.y + gap.height] == -1).all()
    assert (owner == -1).sum() == gap.height


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=_TOPS, two=_TOPS)
def test_two_screenshots_join_at_their_true_offset_or_not_at_all(one: int, two: int) -> None:
    relation = _found(_LONG.shot(one), _LONG.shot(two)).between(0, 1)
    if one == two:
        assert relation.tie is Tie.SAME
    elif relation.join is not None:
        assert relation.join.offset == abs(two - one)
        assert relation.join.above == (0 if one < two else 1)
    shared = 1 - abs(two - one) / _LONG.viewport
    if shared > 0.6:
        assert relation.tie is not Tie.APART


@pytest.mark.parametrize("step", [1, 2, 3, 7])
def test_a_scroll_by_a_few_pixels_is_not_the_same_picture(step: int) -> None:
    relation = _found(_LONG.shot(500), _LONG.shot(500 + step)).between(0, 1)
    assert relation.join is not None
    assert relation.join.offset == step


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (Screen(clock="18:02"), Screen(clock="23:59", battery=7, status="écrit…")),
        (Screen(pill="3 nouveaux messages"), Screen(pill="5 nouveaux messages")),
        (Screen(day_pill="12 novembre"), Screen(day_pill="13 novembre")),
        (Screen(), Screen(typing=True)),
        (Screen(keyboard=True), Screen(keyboard=True)),
        (Screen(), Screen(keyboard=True)),
        (Screen(clear_bars=True), Screen(clear_bars=True)),
        (Screen(indicator=False), Screen(indicator=True)),
    ],
)
def test_what_lies_over_the_conversation_hides_no_overlap(above: Screen, below: Screen) -> None:
    # Between the bars and two keyboards there is less to share.
    step = round(_LONG.viewport * (0.12 if above.keyboard else 0.3))
    for top in (700, 1_900, 3_300):
        relation = _found(_LONG.shot(top, above), _LONG.shot(top + step, below)).between(0, 1)
        assert relation.join is not None, (top, relation)
        assert relation.join.offset == step


def test_a_keyboard_over_the_upper_one_is_left_out_of_the_strip() -> None:
    step = round(_LONG.viewport * 0.12)
    shots = [_LONG.shot(1_000, Screen(keyboard=True)), _LONG.shot(1_000 + step)]
    (part,) = _plan(_found(*shots)).parts
    strip = _array(render(part, shots, _words))
    phone = _LONG.phone
    truth = _LONG.page[1_000 : 1_000 + step + _LONG.viewport, : -phone.px(8)]
    assert np.array_equal(strip[phone.header : -phone.footer, : -phone.px(8)], truth)


def test_twenty_in_any_order_come_back_in_theirs() -> None:
    tops = _tops(_LONG, 20, 0.5)
    shuffled = random.Random(3).sample(range(20), 20)  # noqa: S311 - a test's own chance
    found = _found(*(_LONG.shot(tops[number]) for number in shuffled))
    assert [shuffled[source] for source in propose(found)] == list(range(20))
    assert _plan(found).gaps == ()


def test_what_was_scrolled_upwards_stands_from_the_top_down_also_across_a_gap() -> None:
    tops = _tops(_LONG, 3, 0.5, start=4_000)[::-1] + _tops(_LONG, 3, 0.5)[::-1]
    found = _found(*(_LONG.shot(top) for top in tops))
    assert propose(found) == (5, 4, 3, 2, 1, 0)
    assert [gap.reason for gap in _plan(found).gaps] == [Reason.NOTHING_SHARED]


def test_a_missing_middle_is_a_gap() -> None:
    tops = _tops(_LONG, 5, 0.5)
    plan = _plan(_found(*(_LONG.shot(top) for top in (tops[0], tops[1], tops[4]))))
    assert [(gap.above, gap.below, gap.reason) for gap in plan.gaps] == [(1, 2, Reason.NOTHING_SHARED)]
    assert len(plan.joins) == 1


def test_the_same_twice_is_said_and_not_used() -> None:
    tops = _tops(_LONG, 2, 0.5)
    shots = [_LONG.shot(tops[0]), _LONG.shot(tops[0], Screen(clock="18:09")), _LONG.shot(tops[1])]
    plan = _plan(_found(*shots))
    assert [(one.source, one.reason, one.like) for one in plan.unused] == [(1, Reason.SAME_PICTURE, 0)]
    assert plan.parts[0].sources == (0, 2)


def test_another_width_is_not_scaled_but_left_out() -> None:
    other = Scroll(conversation(11, 40), replace(SMALL, width=360))
    tops = _tops(_LONG, 2, 0.5)
    plan = _plan(_found(_LONG.shot(tops[0]), other.shot(100), _LONG.shot(tops[1])))
    assert [(one.source, one.reason) for one in plan.unused] == [(1, Reason.WIDTH)]
    assert plan.order[-1] == 1
    assert plan.gaps == ()


def test_the_same_words_again_and_again_join_nothing() -> None:
    scroll = Scroll(tuple(Message("ok", mine=number % 2 == 0) for number in range(60)))
    found = _found(*(scroll.shot(top) for top in _tops(scroll, 4, 0.5)))
    assert {relation.tie for relation in found.pairs.values()} == {Tie.APART}


def test_one_long_message_sent_twice_joins_nothing() -> None:
    wall = Message("tu vas voir demain personne ne te parle plus " * 14)
    one, two = Scroll((*conversation(1, 12), wall, wall)), Scroll((wall, *conversation(2, 12)))
    relation = _found(one.shot(one.last_top), two.shot(0)).between(0, 1)
    assert relation.tie is Tie.APART


def test_empty_screens_join_nothing() -> None:
    scroll = Scroll((Message("bonjour"),))
    other = Scroll((Message("bonsoir"),))
    assert _found(scroll.shot(0), other.shot(0)).between(0, 1).tie is Tie.APART


def test_mirrored_or_of_another_conversation_joins_nothing() -> None:
    other = Scroll(conversation(12, 60))
    mirrored = np.ascontiguousarray(_LONG.array(700)[:, ::-1])
    shots = [
        _LONG.shot(500),
        other.shot(500),
        Pixels(mirrored.shape[1], mirrored.shape[0], mirrored.tobytes()),
    ]
    assert {relation.tie for relation in _found(*shots).pairs.values()} == {Tie.APART}


def test_a_message_that_changed_in_between_is_a_gap() -> None:
    messages = list(conversation(11, 60))
    scroll = Scroll(tuple(messages))
    at = next(n for n, message in enumerate(messages) if n > 8 and len(message.words.split()) > 3)
    messages[at] = replace(messages[at], words=messages[at].words.replace("e", "a", 1))
    changed = Scroll(tuple(messages))
    assert len(changed.page) == len(scroll.page)
    row = int(np.nonzero((changed.page != scroll.page).any(axis=(1, 2)))[0][0])
    relation = _found(scroll.shot(row - 500), changed.shot(row - 300)).between(0, 1)
    assert (relation.tie, relation.reason) == (Tie.APART, Reason.CHANGED)


@pytest.mark.parametrize("quality", [90, 80, 70])
def test_jpegs_join_with_a_tolerance_and_say_so(quality: int) -> None:
    scroll = Scroll(conversation(3, 60), IPHONE)
    tops = _tops(scroll, 3, 0.6)
    plan = _plan(_found(*(through_jpeg(scroll.shot(top), quality) for top in tops), lossy=True))
    assert [join.offset for join in plan.joins] == [tops[1] - tops[0]] * 2
    assert not plan.exact


def test_words_of_the_same_green_as_their_ground_are_read_too() -> None:
    said = []
    for words in ("je te pardonne", "je te hais bien"):
        scroll = Scroll(conversation(11, 40))
        page = Image.fromarray(scroll.page)
        pen = ImageDraw.Draw(page)
        pen.rectangle((60, 1_000, 330, 1_030), (0, 0, 0))
        pen.text((70, 1_005), words, (0, 0, 255), font_size=16)
        scroll.page = np.asarray(page).copy()
        said.append(scroll)
    shots = [
        through_jpeg(scroll.shot(top), 85) for scroll, top in ((said[0], 700), (said[1], 700), (said[1], 800))
    ]
    found = _found(*shots, lossy=True)
    assert found.between(0, 1).tie is Tie.APART
    assert (found.between(0, 2).tie, found.between(0, 2).reason) == (Tie.APART, Reason.CHANGED)
    assert found.between(1, 2).tie is Tie.JOINED


def test_a_faint_ground_that_does_not_scroll_joins_with_a_tolerance() -> None:
    scroll = Scroll(conversation(21, 60), replace(IPHONE, dark=True, wallpaper="doodle"))
    tops = _tops(scroll, 2, 0.6)
    relation = _found(*(scroll.shot(top) for top in tops)).between(0, 1)
    assert relation.join is not None
    assert relation.join.offset == tops[1] - tops[0]
    assert not relation.join.exact


def test_a_photo_as_ground_is_refused() -> None:
    scroll = Scroll(conversation(21, 60), replace(SMALL, wallpaper="photo"))
    found = _found(*(scroll.shot(top) for top in _tops(scroll, 3, 0.6)))
    assert {relation.tie for relation in found.pairs.values()} == {Tie.APART}


def test_places_that_contradict_each_other_are_all_taken_back() -> None:
    scroll = Scroll(conversation(11, 60))
    start = _tops(scroll, 3, 0.7)
    sound = _found(*(scroll.shot(top) for top in start))
    assert all(relation.tie is Tie.JOINED for relation in sound.pairs.values())
    # The same beginning and the same end, and in between another number of rows.
    longer = Scroll((*scroll.messages[:8], Message("une ligne de plus"), *scroll.messages[8:]))
    added = len(longer.page) - len(scroll.page)
    other = _found(scroll.shot(start[0]), scroll.shot(start[1]), longer.shot(start[1] + added + 60))
    joined = [relation.join for relation in other.pairs.values() if relation.join is not None]
    for join in joined:
        tops = (start[0], start[1], start[1] + added + 60)
        assert join.offset in {tops[join.below] - tops[join.above], tops[join.below] - tops[join.above] - added}
    places = {(join.above, join.below): join.offset for join in joined}
    if len(places) == 3:
        assert places[0, 2] == places[0, 1] + places[1, 2]


def test_the_person_decides_the_order_and_what_does_not_follow() -> None:
    tops = _tops(_LONG, 3, 0.5)
    found = _found(*(_LONG.shot(top) for top in tops))
    assert [gap.reason for gap in make_plan(found, (0, 1, 2), {2}).gaps] == [Reason.CHOSEN]
    turned = make_plan(found, (1, 0, 2))
    assert [gap.reason for gap in turned.gaps] == [Reason.BACKWARDS, Reason.NOTHING_SHARED]


def test_a_long_strip_has_parts_of_whole_pieces() -> None:
    scroll = Scroll(conversation(11, 130), IPHONE)
    tops = _tops(scroll, 18, 0.45)
    shots = [scroll.shot(top) for top in tops]
    plan = _plan(_found(*shots))
    assert plan.gaps == ()
    assert len(plan.parts) == 2
    assert max(part.height for part in plan.parts) <= 20_000
    one, two = (_array(render(part, shots, _words)) for part in plan.parts)
    whole = np.concatenate((one, two))
    truth = scroll.page[tops[0] : tops[-1] + scroll.viewport]
    assert np.array_equal(whole[273:-180, :1_140], truth[:, :1_140])


def test_the_record_of_a_part_is_canonical_and_counts_its_own_sources() -> None:
    tops = _tops(_LONG, 4, 0.5)
    plan = make_plan(_found(*(_LONG.shot(top) for top in (tops[1], tops[0], tops[3]))), (1, 0, 2))
    record = plan.record(0)
    canonical_json(dict(record))
    assert plan.parts[0].sources == (1, 0, 2)
    assert [piece["source"] for piece in record["pieces"]] == [0, 1, 2]
    assert record["joins"] == [
        {
            "above": 0,
            "below": 1,
            "offset": tops[1] - tops[0],
            "overlap": plan.joins[0].last - plan.joins[0].first,
            "compared": "bytes",
        }
    ]
    assert [gap["reason"] for gap in record["gaps"]] == ["nothing_shared"]


def test_too_many_are_refused_before_any_is_opened() -> None:
    with pytest.raises(AppuiError) as refused:
        check_sizes([(1170, 2532)] * 41)
    assert refused.value.code is ErrorCode.STITCH_TOO_MANY
    with pytest.raises(AppuiError):
        check_sizes([(10_000, 6_000)] * 2)
    check_sizes([(1170, 2532)] * 20)


def test_progress_is_told_and_a_cancel_is_heard() -> None:
    sources = [Source(_LONG.shot(top)) for top in _tops(_LONG, 4, 0.5)]
    told: list[tuple[int, int]] = []
    relate(sources, lambda done, whole: told.append((done, whole)))
    assert told[-1][0] == told[-1][1]
    assert [done for done, _whole in told] == sorted(done for done, _whole in told)
    with pytest.raises(AppuiError) as stopped:
        relate(sources, cancelled=lambda: True)
    assert stopped.value.code is ErrorCode.INTERRUPTED
