"""How a description goes on."""

import pytest

from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.guessing import place_named
from app.modes.hotline.phrases import ending, ending_of, usual_phrases
from tests.unit.modes.hotline.live_centre import sample_centre

PHRASES = ("希望有关部门尽快处理。", "希望加强管理。", "多次投诉无果，")


@pytest.mark.parametrize(
    ("before", "rest"),
    [
        ("希望", "有关部门尽快处理。"),
        ("路灯不亮，希望加", "强管理。"),
        ("居民多次投", "诉无果，"),
        ("希", ""),
        ("希望加强管理", ""),
        ("希望有关部门尽快处理。", ""),
        ("希望，", ""),
        ("", ""),
    ],
)
def test_a_clause_that_begins_like_a_phrase_goes_on_like_it(before: str, rest: str) -> None:
    assert ending(before, PHRASES) == rest


def test_the_place_of_the_form_need_not_be_typed_again() -> None:
    draft = Draft(address="云溪区桂花路18号桂花里小区3号楼", description="桂花", focus=Field.DESCRIPTION, cursor=2)
    assert ending_of(draft, place_named(sample_centre(), draft)) == "里小区3号楼"


def test_nothing_is_offered_where_the_cursor_is_not_at_the_end() -> None:
    assert ending_of(Draft(description="希望", focus=Field.DESCRIPTION, cursor=1)) == ""
    assert ending_of(Draft(description="希望", focus=Field.TITLE, cursor=2)) == ""


def test_shipped_phrases_are_offered_by_their_first_two_signs() -> None:
    assert len(set(usual_phrases())) == len(usual_phrases())
    assert ending("来电", usual_phrases()) == "人反映，"
