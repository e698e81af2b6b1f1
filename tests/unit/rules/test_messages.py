"""Messages from a manager to the counters."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from app.contract.hall.commands import PassTime
from app.contract.hall.messages import MESSAGE_LENGTH, AcknowledgeMessage, SendMessage
from app.contract.hall.setup import Role, StaffMember
from app.rules.masking import Rendition, redact
from app.rules.messages import MESSAGES_KEPT, is_seen, may_send, messages_for
from tests.unit.rules.halls import KIOSK, MANAGER, SYSTEM, Hall, small_setup, staff

WANG, BOSS = staff("1001"), staff("9001")


@pytest.fixture
def hall() -> Hall:
    """Counters 1 and 4 are staffed, in two zones; 9001 is a manager."""
    plain = small_setup()
    boss = StaffMember(number="9001", name="李主任", roles=(Role.MANAGER, Role.WINDOW))
    hall = Hall(setup=plain.model_copy(update={"staff": (*plain.staff, boss)}))
    hall.open("1", "1001")
    hall.open("4", "1004")
    return hall


def texts(hall: Hall, counter: str) -> list[str]:
    """What a counter is told today."""
    return [message.text for message in messages_for(hall.state, counter)]


@pytest.mark.parametrize(
    ("aim", "told"), [({}, {"1", "2", "4"}), ({"zone": "A"}, {"1", "2"}), ({"counter": "4"}, {"4"})]
)
def test_a_message_reaches_those_it_is_for(hall, aim, told):
    hall.do(SendMessage(text="请引导老人到三号窗口", **aim), MANAGER)
    assert {counter for counter in ("1", "2", "4") if texts(hall, counter)} == told


def test_newest_first(hall):
    for text in ("一", "二"):
        hall.do(SendMessage(text=text), BOSS)
    assert texts(hall, "1") == ["二", "一"]
    assert messages_for(hall.state, "1")[0].staff == "9001"


@pytest.mark.parametrize(
    ("command", "actor", "code"),
    [
        (SendMessage(text="大家好"), WANG, "not_allowed"),
        (SendMessage(text="大家好"), KIOSK, "not_allowed"),
        (SendMessage(text="大家好", counter="99"), MANAGER, "unknown_counter"),
        (SendMessage(text="大家好", zone="Z"), MANAGER, "unknown_zone"),
    ],
)
def test_who_may_not_send_what(hall, command, actor, code):
    assert hall.refused(command, actor) == code


def test_managers_may_send(hall):
    assert may_send(hall.state, "9001")
    assert not may_send(hall.state, "1001")
    assert not may_send(hall.state, None)


@pytest.mark.parametrize("text", ["", "长" * (MESSAGE_LENGTH + 1), "响\a铃"])
def test_a_text_says_something_short(text):
    with pytest.raises(ValidationError):
        SendMessage(text=text)


def test_who_has_read_it_is_kept_once(hall):
    hall.do(SendMessage(text="开会", zone="A"), MANAGER)
    (message,) = hall.state.messages
    for _ in range(2):
        hall.do(AcknowledgeMessage(counter="1", message=message.id), WANG)
    (message,) = hall.state.messages
    assert [(seen.counter, seen.staff, seen.at) for seen in message.seen] == [("1", "1001", hall.now)]
    assert is_seen(message, "1")
    assert not is_seen(message, "2")


@pytest.mark.parametrize(
    ("counter", "actor", "code"),
    [("1", WANG, "unknown_message"), ("4", WANG, "not_your_counter"), ("4", staff("1004"), None)],
)
def test_only_those_it_is_for_can_have_read_it(hall, counter, actor, code):
    hall.do(SendMessage(text="开会", counter="4"), MANAGER)
    command = AcknowledgeMessage(counter=counter, message=hall.state.messages[0].id)
    if code is None:
        hall.do(command, actor)
        assert is_seen(hall.state.messages[0], "4")
    else:
        assert hall.refused(command, actor) == code


def test_messages_are_kept_for_the_day(hall):
    hall.do(SendMessage(text="明天见"), MANAGER)
    hall.wait(hours=3)
    assert texts(hall, "1") == ["明天见"]
    hall.now = hall.now.replace(hour=1) + timedelta(days=1)
    hall.do(PassTime(), SYSTEM)
    assert texts(hall, "1") == []


def test_the_state_does_not_grow_without_end(hall):
    for number in range(MESSAGES_KEPT + 1):
        hall.do(SendMessage(text=f"第{number}条"), MANAGER)
    assert len(hall.state.messages) == MESSAGES_KEPT
    assert hall.replay() == hall.state


@pytest.mark.parametrize(("view", "seen"), [(Rendition.PUBLIC, ""), (Rendition.KIOSK, ""), (Rendition.STAFF, "开会")])
def test_citizens_screens_get_no_word_of_it(hall, view, seen):
    hall.do(SendMessage(text="开会"), MANAGER)
    assert redact(hall.state, view).messages[0].text == seen
    assert redact(hall.record[-1], view).event.text == seen
