"""The draft on the disk: every word, through pauses, kills, damage and a full disk."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.contract.centre.state import Disposition, Gender, Urgency
from app.modes.errands import Errands
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.draft_file import FILE, DraftFile, DraftKeeper

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


@given(drafts)
def test_a_draft_comes_back_as_it_was(draft: Draft) -> None:
    assert Draft.from_json(draft.to_json()) == draft


@pytest.mark.parametrize("text", [b"", b"[]", b"{", b'{"gender": "x"}', b"\xff\xfe"])
def test_what_is_no_draft_is_an_error(text: bytes) -> None:
    with pytest.raises(ValidationError):
        Draft.from_json(text)


def test_fields_of_another_version_are_left_out() -> None:
    assert Draft.from_json(b'{"title": "a", "colour": "red"}') == Draft(title="a")


def test_where_the_cursor_is_makes_no_draft() -> None:
    assert Draft(focus=Field.TITLE, cursor=3, began_at="2026-11-23T09:00:00+08:00").is_empty
    assert not Draft(confidential=True).is_empty


def test_a_broken_file_is_set_aside_whole(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"title": "half')
    assert DraftFile(tmp_path).read().is_empty
    (aside,) = tmp_path.glob("draft.broken-*.json")
    assert aside.read_bytes() == b'{"title": "half'
    assert not (tmp_path / FILE).exists()


class Desk:
    """A keeper with a short pause."""

    def __init__(self, folder: Path, *, seconds: float = 0.01, longest: float = 3600) -> None:
        self.file = DraftFile(folder)
        self.errands = Errands()
        self.told: list[bool] = []
        self.spoke = asyncio.Event()
        self.keeper = DraftKeeper(self.file, run=self.errands.run, kept=self._kept, seconds=seconds, longest=longest)

    def _kept(self, kept: bool) -> None:
        self.told.append(kept)
        self.spoke.set()


async def test_a_pause_in_typing_keeps_the_draft(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.keeper.typed(Draft(title="路"))
    desk.keeper.typed(Draft(title="路灯"))
    assert desk.file.read().is_empty, "nothing is written while one types"
    await desk.spoke.wait()
    assert desk.file.read() == Draft(title="路灯")
    assert desk.told == [True]


async def test_who_types_without_a_pause_loses_little(tmp_path: Path) -> None:
    desk = Desk(tmp_path, seconds=3600, longest=0.02)
    count = 0
    async with asyncio.timeout(5):
        while not desk.spoke.is_set():
            count += 1
            desk.keeper.typed(Draft(title="路" * count))
            await asyncio.sleep(0.001)
    assert desk.file.read().title
    await desk.keeper.save()
    assert desk.file.read() == Draft(title="路" * count)


async def test_what_was_typed_last_is_kept_at_the_end(tmp_path: Path) -> None:
    desk = Desk(tmp_path, seconds=3600)
    desk.keeper.typed(Draft(title="路灯不亮"))
    await desk.keeper.save()
    assert desk.file.read() == Draft(title="路灯不亮")
    await desk.keeper.save()
    assert desk.told == [True]


async def test_an_emptied_form_leaves_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.keeper.typed(Draft(title="路灯"))
    await desk.keeper.save()
    await desk.keeper.forget()
    assert list(tmp_path.iterdir()) == []


async def test_a_full_disk_is_said_and_the_words_are_tried_again(tmp_path: Path) -> None:
    nowhere = tmp_path / "profile"
    desk = Desk(nowhere)
    desk.keeper.typed(Draft(title="路灯"))
    await desk.spoke.wait()
    assert desk.told == [False]
    nowhere.mkdir()
    await desk.keeper.save()
    assert desk.told == [False, True]
    assert desk.file.read() == Draft(title="路灯")
