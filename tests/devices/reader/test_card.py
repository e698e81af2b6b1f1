"""Identity numbers (GB 11643-1999) and the virtual reader's people."""

from pathlib import Path

import pytest

from devices.health import DeviceState, Health
from devices.open import open_reader
from devices.reader.card import IdCard, NumberCheck, check_number
from devices.reader.virtual import VirtualReader
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.heard import Heard


@pytest.mark.parametrize(
    ("number", "check"),
    [
        ("11010519491231002X", NumberCheck.RIGHT),
        ("11010519491231002x", NumberCheck.RIGHT),
        ("440524188001010014", NumberCheck.RIGHT),
        ("110105194912310021", NumberCheck.WRONG),
        ("11010519491331002X", NumberCheck.WRONG),
        ("1101051949123100", NumberCheck.WRONG),
        ("", NumberCheck.WRONG),
        ("１１０１０５１９４９１２３１００２X", NumberCheck.WRONG),
    ],
)
def test_numbers(number: str, check: NumberCheck) -> None:
    assert check_number(number) is check


def test_the_sample_hall_s_people_lay_down_their_cards() -> None:
    cards: Heard[IdCard] = Heard()
    reader = open_reader("virtual://reader", cards)
    assert isinstance(reader.driver, VirtualReader)
    people = reader.driver.people()
    assert {person.number_check for person in people} == {NumberCheck.RIGHT}
    reader.driver.present(people[0])
    assert cards.next() == people[0]
    assert reader.close(PATIENCE_S)


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "reader.no-file"), ("visitor = 3", "reader.wrong-file"), ("[[visitor]]\nname = 'x'", "reader.wrong-file")],
)
def test_a_file_that_cannot_be_understood_is_said(tmp_path: Path, content: str | None, code: str) -> None:
    file = tmp_path / "people.toml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    told: Heard[Health] = Heard()
    cards: Heard[IdCard] = Heard()
    reader = open_reader(f"virtual://reader?file={file}", cards, on_health=told)
    health = told.next()
    assert reader.close(PATIENCE_S)
    assert health.state is DeviceState.FAILED
    assert health.trouble is not None
    assert health.trouble.code == code
