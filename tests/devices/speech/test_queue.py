"""Which announcements are spoken, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from devices.speech.announcement import Announcement, Kind, estimated_seconds
from devices.speech.engine import Voice
from devices.speech.queue import LONGEST_S, AnnouncementQueue, Dropped, Reason
from tests.devices.speech.sounds import call, notice

ALL = (Voice.MANDARIN, Voice.CANTONESE, Voice.ENGLISH)


def put(
    queue: AnnouncementQueue[object], announcement: Announcement, at_s: float = 0, sounding_s: float = 0
) -> list[Dropped[object]]:
    return queue.put(announcement, object(), at_s=at_s, sounding_s=sounding_s)


def drain(queue: AnnouncementQueue[object]) -> list[Announcement]:
    return [waiting.announcement for waiting in iter(queue.take, None)]


def reasons(dropped: list[Dropped[object]]) -> list[tuple[str, Reason]]:
    return [(each.announcement.subject, each.reason) for each in dropped]


def test_first_come_first_spoken() -> None:
    queue = AnnouncementQueue[object]()
    calls = [call("A001", "1"), notice("还有十分钟下班"), call("A002", "2")]
    assert [put(queue, each) for each in calls] == [[], [], []]
    assert drain(queue) == calls
    assert queue.take() is None


def test_a_newer_call_takes_the_place_of_the_counters_waiting_one() -> None:
    queue = AnnouncementQueue[object]()
    put(queue, call("A001", "1"))
    put(queue, call("A002", "2"))
    assert reasons(put(queue, call("A003", "1"))) == [("A001", Reason.SUPERSEDED)]
    assert [each.subject for each in drain(queue)] == ["A003", "A002"]


def test_notices_have_no_counter_and_replace_nothing() -> None:
    queue = AnnouncementQueue[object]()
    for each in (notice("a"), notice("b"), notice("a")):
        assert put(queue, each) == []
    assert len(queue) == 3


def test_the_same_call_within_five_seconds_is_spoken_once() -> None:
    queue = AnnouncementQueue[object]()
    assert put(queue, call("A001", "1"), at_s=10) == []
    queue.take()
    assert reasons(put(queue, call("A001", "1", kind=Kind.RECALL), at_s=14.9)) == [("A001", Reason.REPEATED)]
    assert put(queue, call("A001", "2"), at_s=14.9) == []
    assert put(queue, call("A001", "1", kind=Kind.RECALL), at_s=15.0) == []
    assert reasons(put(queue, call("A001", "1", kind=Kind.RECALL), at_s=19.9)) == [("A001", Reason.REPEATED)]


def test_too_much_drops_the_oldest_recalls_then_notices_then_calls() -> None:
    queue = AnnouncementQueue[object]()
    loud = {"voices": ALL}
    put(queue, call("A001", "1", **loud))
    put(queue, notice("大厅将于十分钟后停止取号，请尚未取号的群众抓紧时间"))
    put(queue, call("A002", "2", kind=Kind.RECALL, **loud), at_s=20)
    put(queue, call("A003", "3", kind=Kind.RECALL, **loud), at_s=20)
    dropped = []
    for number in range(4, 9):
        dropped += reasons(put(queue, call(f"A00{number}", str(number), **loud), at_s=30))
    assert dropped == [
        ("A002", Reason.TOO_LONG),
        ("A003", Reason.TOO_LONG),
        ("", Reason.TOO_LONG),
        ("A001", Reason.TOO_LONG),
        ("A004", Reason.TOO_LONG),
    ]
    assert [each.subject for each in drain(queue)] == ["A005", "A006", "A007", "A008"]


def test_a_recall_that_does_not_fit_is_itself_dropped() -> None:
    queue = AnnouncementQueue[object]()
    for number in range(4):
        put(queue, call(f"A00{number}", str(number), voices=ALL))
    assert reasons(put(queue, call("B001", "9", kind=Kind.RECALL, voices=ALL))) == [("B001", Reason.TOO_LONG)]
    assert len(queue) == 4


def test_what_sounds_now_counts() -> None:
    queue = AnnouncementQueue[object]()
    put(queue, call("A001", "1", voices=ALL))
    dropped = put(queue, call("A002", "2", voices=ALL), sounding_s=45)
    assert reasons(dropped) == [("A001", Reason.TOO_LONG)]


def test_a_recall_in_the_place_of_a_call_nobody_heard_is_as_important() -> None:
    queue = AnnouncementQueue[object]()
    put(queue, call("A001", "1", voices=ALL))
    put(queue, call("A001", "1", kind=Kind.RECALL, voices=ALL), at_s=6)
    put(queue, notice("请勿吸烟"), at_s=6)
    calls_s = 2 * estimated_seconds(call("A002", "2", voices=ALL))
    dropped = put(queue, call("A002", "2", voices=ALL), at_s=7, sounding_s=LONGEST_S - calls_s - 0.5)
    assert reasons(dropped) == [("", Reason.TOO_LONG)]
    assert [each.subject for each in drain(queue)] == ["A001", "A002"]


def test_a_single_call_longer_than_all_is_spoken_all_the_same() -> None:
    queue = AnnouncementQueue[object]()
    long = call("A001", "1", voices=ALL * 3, repeat=3)
    assert estimated_seconds(long) > LONGEST_S
    assert put(queue, long) == []
    assert drain(queue) == [long]


@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.integers(1, 4), st.sampled_from(list(Kind)), st.floats(0, 8), st.booleans()),
        max_size=60,
    )
)
def test_nothing_is_lost_and_nothing_is_spoken_twice(steps: list[tuple[int, int, Kind, float, bool]]) -> None:
    queue = AnnouncementQueue[int]()
    spoken: list[int] = []
    dropped: list[int] = []
    now = 0.0
    for owner, (ticket, counter, kind, pause, speak) in enumerate(steps):
        now += pause
        announcement = (
            notice("请勿吸烟") if kind is Kind.NOTICE else call(f"A{ticket}", str(counter), kind=kind, voices=ALL)
        )
        dropped += [each.owner for each in queue.put(announcement, owner, at_s=now)]
        if speak and (next_one := queue.take()) is not None:
            spoken.append(next_one.owner)
    left = list(iter(queue.take, None))
    assert sum(waiting.seconds for waiting in left) <= LONGEST_S
    places = [waiting.announcement.place for waiting in left if waiting.announcement.place]
    assert len(places) == len(set(places))
    assert sorted(spoken + dropped + [waiting.owner for waiting in left]) == list(range(len(steps)))
