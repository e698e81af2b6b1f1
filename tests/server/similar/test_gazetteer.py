"""Places and buildings in what citizens say."""

import pytest

from app.contract.centre.setup import StandardAddress
from app.server.similar.gazetteer import Gazetteer

GAZETTEER = Gazetteer(
    (
        StandardAddress(code="A1", place="桂花里小区", road="桂花路18号", area="g1"),
        StandardAddress(code="A2", place="桂花里小区东苑", road="桂花路20号", area="g2"),
        StandardAddress(code="A3", place="和平小区", road="学府路3号", area="g3"),
        StandardAddress(code="A4", place="和平商场", road="学府路3号", area="g4"),
    )
)


@pytest.mark.parametrize(
    ("address", "text", "place", "building", "area"),
    [
        ("云溪区桂花路18号桂花里小区27号楼", "", "桂花里小区", "27", "g1"),
        ("", "桂花里二十七栋电梯停了", "桂花里小区", "27", "g1"),
        ("桂花里小区东苑3幢", "桂花里小区", "桂花里小区东苑", "3", "g2"),
        ("桂花路１８号", "十号楼没水", "桂花里小区", "10", "g1"),
        ("", "B座大堂", "", "B", None),
        ("学府路3号", "", "学府路3号", "", None),
        ("", "希望和平解决", "", "", None),
        ("建设路46号", "楼上漏水三楼下来了", "建设路46号", "", None),
        ("", "", "", "", None),
    ],
)
def test_place_and_building_are_found(address: str, text: str, place: str, building: str, area: str | None) -> None:
    found = GAZETTEER.find(address, text)
    assert (found.place, found.building, found.area) == (place, building, area)


def test_what_named_the_place_is_not_left_among_the_words() -> None:
    rest = GAZETTEER.find("桂花路18号桂花里小区27号楼", "桂花里27栋电梯停了").rest
    assert "桂花" not in rest
    assert "27" not in rest
    assert "电梯停了" in rest
