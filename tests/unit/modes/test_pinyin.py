"""Finding Chinese texts by what people type."""

import pytest

from app.modes import pinyin


@pytest.mark.parametrize("typed", ["出生登记", "登记", "csdj", "CSDJ", "chusheng", "chu sheng", "dj"])
def test_a_text_is_found_by_characters_pinyin_and_initials(typed: str) -> None:
    assert pinyin.rank(typed, ["出生登记"]) is not None


@pytest.mark.parametrize("typed", ["死亡", "xyz", "csdjx"])
def test_what_is_not_in_it_does_not_find_it(typed: str) -> None:
    assert pinyin.rank(typed, ["出生登记"]) is None


def test_the_better_it_fits_the_smaller_the_rank() -> None:
    assert [pinyin.rank(typed, ["A012", "户籍"]) for typed in ("a012", "A0", "12", "hj")] == [0, 1, 2, 0]


def test_nothing_typed_fits_everything() -> None:
    assert pinyin.rank(" ", []) is not None
