"""Finding matters and areas of the sample centre."""

from app.modes.hotline.search import MOST, find_areas, find_matters
from tests.unit.modes.hotline.live_centre import sample_centre

CENTRE = sample_centre()


def test_a_matter_is_found_by_two_letters_of_its_name_first() -> None:
    found = find_matters(CENTRE, "垃圾", "")
    assert found[0].name.startswith("垃圾")
    assert found[0].detail == "市容环卫"


def test_a_matter_is_found_by_a_keyword() -> None:
    assert "占道经营" in [each.name for each in find_matters(CENTRE, "夜市", "")]


def test_every_word_must_be_found_somewhere() -> None:
    assert "占道经营" in [each.name for each in find_matters(CENTRE, "市容 夜市", "")]
    assert find_matters(CENTRE, "垃圾 火星", "") == ()


def test_what_the_caller_said_suggests_a_matter_before_anything_is_typed() -> None:
    found = find_matters(CENTRE, "", "楼下夜市的流动摊占道，路都走不了")
    assert found[0].name == "占道经营"
    assert find_matters(CENTRE, "", "") == ()


def test_no_more_than_a_list_holds() -> None:
    assert len(find_matters(CENTRE, "00", "")) <= MOST


def test_an_area_is_found_by_its_own_name_before_what_lies_in_it() -> None:
    found = find_areas(CENTRE, "桂花")
    assert found[0].name == "桂花社区"
    assert found[0].detail == "云溪区 · 清溪街道"
    assert any("网格" in each.name for each in found[1:])


def test_an_area_is_found_through_those_above() -> None:
    found = find_areas(CENTRE, "清溪 桂花")
    assert found[0].name == "桂花社区"
    assert find_areas(CENTRE, "") == ()
