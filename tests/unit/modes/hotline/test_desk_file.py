"""The desk on the disk: every word, through pauses, kills, damage and a full disk."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contract.centre.state import Disposition, Gender, Urgency
from app.modes.errands import Errands
from app.modes.hotline.desk import Desk, Leaving, Tab, Way
from app.modes.hotline.desk_file import FILE, DeskFile, DeskKeeper
from app.modes.hotline.draft import Draft, Field

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
drafts = st.builds(
    Draft,
    phone=words,
    name=words,
    title=words,
    description=words,
    gender=st.sampled_from(Gender),
    urgency=st.sampled_from(Urgency),
    disposition=st.sampled_from(Disposition),
    focus=st.sampled_from(Field),
    follow_up=st.booleans(),
    cursor=st.integers(0, 4000),
)


@given(st.lists(drafts, min_size=1, max_size=6), st.data())
def test_a_desk_comes_back_as_it_was(written: list[Draft], data: st.DataObject) -> None:
    tabs = tuple(Tab(id=f"t{n}", call=f"c{n // 2}", draft=draft) for n, draft in enumerate(written))
    away = data.draw(st.integers(0, len(tabs) - 1))
    going = tuple(Leaving(tab=tab, way=Way.REGISTER, due="2026-11-23T09:00:00+08:00", place=0) for tab in tabs[:away])
    desk = Desk(tabs=tabs[away:], active=tabs[away].id, leaving=going, parked=tabs[:away])
    assert Desk.from_json(desk.to_json()) == desk


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"{", b'{"tabs": 1}', b"\xff\xfe", b'{"tabs": [{"id": "a", "call": "c"}], "active": "b"}']
)
def test_what_is_no_desk_is_an_error(text: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Desk.from_json(text)


def test_fields_of_another_version_are_left_out() -> None:
    found = Desk.from_json(
        b'{"tabs": [{"id": "a", "call": "c", "draft": {"title": "a", "colour": "red"}}], "active": "a"}'
    )
    assert found == Desk(tabs=(Tab(id="a", call="c", draft=Draft(title="a")),), active="a")


def test_where_the_cursor_is_makes_no_draft() -> None:
    assert Draft(focus=Field.TITLE, cursor=3, began_at="2026-11-23T09:00:00+08:00").is_empty
    assert not Draft(confidential=True).is_empty


def desk_of(**words: str) -> Desk:
    """A desk with one tab."""
    return Desk(tabs=(Tab(id="a", call="c", draft=Draft(**words)),), active="a")


def test_a_broken_file_is_set_aside_whole(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"tabs": "half')
    assert DeskFile(tmp_path).read().is_empty
    (aside,) = tmp_path.glob("desk.broken-*.json")
    assert aside.read_bytes() == b'{"tabs": "half'
    assert not (tmp_path / FILE).exists()


class Seat:
    """A keeper with a short pause."""

    def __init__(self, folder: Path, *, seconds: float = 0.01, longest: float = 3600) -> None:
        self.file = DeskFile(folder)
        self.errands = Errands()
        self.told: list[bool] = []
        self.spoke = asyncio.Event()
        self.keeper = DeskKeeper(self.file, run=self.errands.run, kept=self._kept, seconds=seconds, longest=longest)

    def _kept(self, kept: Desk | None) -> None:
        self.told.append(kept is not None)
        self.spoke.set()


async def test_a_pause_in_typing_keeps_the_draft(tmp_path: Path) -> None:
    seat = Seat(tmp_path)
    seat.keeper.typed(desk_of(title="路"))
    seat.keeper.typed(desk_of(title="路灯"))
    assert seat.file.read().is_empty, "nothing is written while one types"
    await seat.spoke.wait()
    assert seat.file.read() == desk_of(title="路灯")
    assert seat.told == [True]


async def test_who_types_without_a_pause_loses_little(tmp_path: Path) -> None:
    seat = Seat(tmp_path, seconds=3600, longest=0.02)
    count = 0
    async with asyncio.timeout(5):
        while not seat.spoke.is_set():
            count += 1
            seat.keeper.typed(desk_of(title="路" * count))
            await asyncio.sleep(0.001)
    assert seat.file.read().tab.draft.title
    await seat.keeper.save()
    assert seat.file.read() == desk_of(title="路" * count)


async def test_what_was_typed_last_is_kept_at_the_end(tmp_path: Path) -> None:
    seat = Seat(tmp_path, seconds=3600)
    seat.keeper.typed(desk_of(title="路灯不亮"))
    await seat.keeper.save()
    assert seat.file.read() == desk_of(title="路灯不亮")
    await seat.keeper.save()
    assert seat.told == [True]


async def test_an_emptied_form_leaves_nothing(tmp_path: Path) -> None:
    seat = Seat(tmp_path)
    seat.keeper.typed(desk_of(title="路灯"))
    await seat.keeper.save()
    seat.keeper.typed(Desk())
    await seat.keeper.save()
    assert list(tmp_path.iterdir()) == []


async def test_a_full_disk_is_said_and_the_words_are_tried_again(tmp_path: Path) -> None:
    nowhere = tmp_path / "profile"
    seat = Seat(nowhere)
    seat.keeper.typed(desk_of(title="路灯"))
    await seat.spoke.wait()
    assert seat.told == [False]
    nowhere.mkdir()
    await seat.keeper.save()
    assert seat.told == [False, True]
    assert seat.file.read() == desk_of(title="路灯")
