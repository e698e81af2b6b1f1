"""Card readers over a line that is noisy, silent, torn; each card is told once and nothing of it is kept."""

import gc
from collections.abc import Iterator
from datetime import date

import pytest

from devices.health import DeviceKind, DeviceState, Health
from devices.listening import Listener, Supervised
from devices.open import open_reader
from devices.reader.card import IdCard, NumberCheck, Sex
from devices.reader.sam_frame import Question, ask
from devices.reader.sam_reader import SamReader
from devices.transport.serial_port import SerialLine, SerialSettings
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.far_end import SerialFarEnd
from tests.devices.heard import Heard
from tests.devices.reader.sam_module import PHOTO, Mood, SamModule, card_text

GU = card_text("顾念云", "351002198703142823")
HAN = card_text("韩大川", "351002196211021313", sex="1", birth="19621102", until="长期")


@pytest.mark.parametrize(
    ("question", "published"),
    [
        (Question.FIND, "00 03 20 01 22"),
        (Question.SELECT, "00 03 20 02 21"),
        (Question.READ, "00 03 30 01 32"),
        (Question.STATUS, "00 03 11 FF ED"),
    ],
)
def test_published_questions(question: Question, published: str) -> None:
    assert ask(question) == bytes.fromhex("AA AA AA 96 69 " + published)


class Reader:
    """A reader on a module, and what it told."""

    def __init__(self) -> None:
        self.cards: Heard[IdCard] = Heard()
        self.health: Heard[Health] = Heard()
        self.module = SamModule()
        self.far_end = SerialFarEnd(self.module)
        self.supervised: Supervised[Listener] = open_reader(
            f"sam+serial://{self.far_end.path}", self.cards, on_health=self.health
        )

    def close(self) -> None:
        assert self.supervised.close(PATIENCE_S)
        self.far_end.close()

    def await_state(self, state: DeviceState) -> Health:
        while (health := self.health.next()).state is not state:
            pass
        return health


@pytest.fixture
def reader() -> Iterator[Reader]:
    reader = Reader()
    yield reader
    reader.close()


@pytest.mark.parametrize("mood", [Mood.GOOD, Mood.NOISY])
def test_a_card_is_told_once_and_again_when_it_comes_back(reader: Reader, mood: Mood) -> None:
    reader.module.mood = mood
    reader.module.lay(GU)
    card = reader.cards.next()
    assert (card.name, card.sex, card.id_number) == ("顾念云", Sex.FEMALE, "351002198703142823")
    assert (card.birth, card.number_check, card.nation) == (date(1987, 3, 14), NumberCheck.RIGHT, "01")
    assert (card.address, card.organ) == ("临江市云溪区清溪街道桂花里6号", "临江市公安局")
    assert (card.valid_from, card.valid_until) == (date(2019, 1, 1), date(2039, 1, 1))
    reader.module.lay(HAN)
    second = reader.cards.next()
    assert (second.name, second.sex, second.valid_until) == ("韩大川", Sex.MALE, None)
    assert reader.supervised.health().kind is DeviceKind.READER
    assert reader.cards.nothing_more()


def test_a_wrong_number_is_reported_not_decided(reader: Reader) -> None:
    reader.module.lay(card_text("顾念云", "351002198703142824"))
    assert reader.cards.next().number_check is NumberCheck.WRONG


def test_a_silent_reader_is_unknown_and_well_again_when_it_answers(reader: Reader) -> None:
    reader.await_state(DeviceState.OK)
    reader.module.mood = Mood.SILENT
    health = reader.await_state(DeviceState.UNKNOWN)
    assert health.trouble is not None
    assert health.trouble.code == "reader.no-answer"
    reader.module.mood = Mood.GOOD
    reader.await_state(DeviceState.OK)


@pytest.mark.parametrize("mood", [Mood.TORN, Mood.NOT_SELECTED])
def test_a_card_that_cannot_be_read_is_a_warning_until_the_next(mood: Mood) -> None:
    module = SamModule(GU, mood)
    far_end = SerialFarEnd(module)
    cards: Heard[IdCard] = Heard()
    driver = SamReader(SerialLine(SerialSettings(far_end.path, baud=115200)), cards, answer_s=0.2, read_s=0.2)
    driver.open()
    assert driver.status().state is DeviceState.WARNING
    assert driver.status().state is DeviceState.WARNING
    module.mood = Mood.GOOD
    module.lay(HAN)
    assert driver.status().state is DeviceState.OK
    driver.close()
    far_end.close()
    assert cards.next().name == "韩大川"
    assert cards.nothing_more()


def test_a_wrong_check_is_no_answer() -> None:
    module = SamModule(GU, Mood.WRONG_CHECK)
    far_end = SerialFarEnd(module)
    cards: Heard[IdCard] = Heard()
    driver = SamReader(SerialLine(SerialSettings(far_end.path)), cards, answer_s=0.1)
    driver.open()
    assert driver.status().state is DeviceState.UNKNOWN
    driver.close()
    far_end.close()
    assert cards.nothing_more()


def test_a_reader_that_is_pulled_has_failed(reader: Reader) -> None:
    reader.await_state(DeviceState.OK)
    reader.module.mood = Mood.HANGS_UP
    reader.await_state(DeviceState.FAILED)


def test_neither_photo_nor_person_is_left_behind(reader: Reader) -> None:
    reader.module.lay(GU)
    card = reader.cards.next()
    assert "顾念云" not in repr(card)
    assert "351002" not in f"{card!r} {reader.supervised.driver!r}"
    kept = [each for each in gc.get_objects() if isinstance(each, IdCard) and each is not card]
    assert kept == []
    assert not any(PHOTO[:64] in value for value in vars(reader.supervised.driver).values() if isinstance(value, bytes))
