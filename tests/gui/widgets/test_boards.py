"""Pad and hall: rating keys, staff card, call board, marquee, strips."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from widgets import theme
from widgets.afar import Afar
from widgets.call_board import CallBoard, CallRow
from widgets.led_strip import LedColour, LedMotion, LedStrip
from widgets.marquee import Marquee
from widgets.portrait import Portrait, initials_of
from widgets.rating_keys import RatingChoice, RatingKeys
from widgets.staff_card import StaffCard, StaffFacts
from widgets.stars import Stars

CHOICES = (
    RatingChoice(value=4, text="非常满意", mood=1.0),
    RatingChoice(value=3, text="满意", mood=0.6),
    RatingChoice(value=2, text="一般", mood=0.0),
    RatingChoice(value=1, text="不满意", mood=-0.6),
)


@pytest.fixture
def keys(qtbot) -> RatingKeys:
    widget = RatingKeys(CHOICES)
    qtbot.addWidget(widget)
    widget.resize(1180, 560)
    widget.show()
    return widget


def test_no_answer_is_chosen_and_all_are_equal(keys: RatingKeys) -> None:
    assert not any(key.isChecked() or key.isDown() for key in keys.answers())
    widths = {key.width() for key in keys.answers()}
    assert max(widths) - min(widths) <= 1
    assert len({key.height() for key in keys.answers()}) == 1
    assert len({key.y() for key in keys.answers()}) == 1


def test_every_key_has_its_own_face(keys: RatingKeys) -> None:
    pictures = [key.grab().toImage().copy(0, 0, 280, 380) for key in keys.answers()]
    assert all(one != other for index, one in enumerate(pictures) for other in pictures[index + 1 :])


@pytest.mark.parametrize("place", range(4))
def test_a_touch_rates_once(keys: RatingKeys, qtbot, place: int) -> None:
    given: list[int] = []
    keys.rated.connect(given.append)
    qtbot.mouseClick(keys.answers()[place], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(keys.answers()[0], Qt.MouseButton.LeftButton)
    assert given == [CHOICES[place].value]
    keys.reset()
    assert not any(key.isChecked() for key in keys.answers())
    qtbot.mouseClick(keys.answers()[0], Qt.MouseButton.LeftButton)
    assert given == [CHOICES[place].value, 4]


def test_digits_rate_from_left_to_right(keys: RatingKeys, qtbot) -> None:
    given: list[int] = []
    keys.rated.connect(given.append)
    qtbot.keyClick(keys, Qt.Key.Key_5)
    qtbot.keyClick(keys, Qt.Key.Key_0)
    assert given == []
    qtbot.keyClick(keys, Qt.Key.Key_4)
    qtbot.keyClick(keys, Qt.Key.Key_1)
    assert given == [1]


@pytest.mark.parametrize("count", [2, 6])
def test_unfair_numbers_of_answers_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"{count} answers"):
        RatingKeys([RatingChoice(value=value, text="满意", mood=0) for value in range(count)])


def png(colour: str) -> bytes:
    picture = QPixmap(60, 80)
    picture.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_a_portrait_shows_the_photo_in_round_corners(qtbot) -> None:
    portrait = Portrait(name="李晓燕")
    qtbot.addWidget(portrait)
    portrait.resize(portrait.sizeHint())
    portrait.show_person("李晓燕", png("#335577"))
    image = portrait.grab().toImage()
    assert image.pixelColor(60, 80).name() == "#335577"
    assert image.pixelColor(0, 0).name() != "#335577"


@pytest.mark.parametrize("photo", [None, b"", b"no picture at all"])
def test_without_a_photo_there_are_initials(qtbot, look: theme.Theme, photo: bytes | None) -> None:
    portrait = Portrait()
    qtbot.addWidget(portrait)
    portrait.resize(portrait.sizeHint())
    portrait.show_person("李晓燕", photo)
    assert not portrait.has_photo
    image = portrait.grab().toImage()
    colours = {image.pixelColor(x, 80).name() for x in range(120)}
    assert {look.colour("brand_soft").name(), look.colour("brand_text").name()} <= colours


@pytest.mark.parametrize(("name", "initials"), [("李晓燕", "李"), ("anna wong", "AW"), ("Li", "L"), ("  ", "")])
def test_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_a_staff_card_leaves_out_what_is_not_known(qtbot) -> None:
    card = StaffCard(StaffFacts(name="李晓燕", number="工号 1024"))
    qtbot.addWidget(card)
    texts = [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]
    assert texts == ["李晓燕", "工号 1024"]
    assert not card.findChild(Stars).isVisibleTo(card)
    card.show_staff(StaffFacts(name="陈明", department="医保局", title="受理岗", stars=3, badge="党员先锋岗"))
    texts = [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]
    assert texts == ["陈明", "医保局 · 受理岗"]
    assert card.findChild(Stars).value == 3
    assert "党员先锋岗" in card.accessibleDescription()


def test_stars_outside_the_scale_are_refused(qtbot) -> None:
    stars = Stars()
    qtbot.addWidget(stars)
    with pytest.raises(ValueError, match="6 of 5"):
        stars.show_value(6)


def board_colours(board: CallBoard, count: int) -> list[str]:
    """Return the ground of each row."""
    image = board.grab().toImage()
    high = image.height() / count
    return [image.pixelColor(image.width() // 4, round((row + 0.1) * high)).name() for row in range(count)]


def test_only_a_new_call_blinks_three_times_then_stands(qtbot, look: theme.Theme) -> None:
    board = CallBoard(rows=3)
    qtbot.addWidget(board)
    board.resize(900, 330)
    board.show_calls([CallRow("A022", "5 号窗口")], flash=False)
    assert not board.is_flashing
    board.show_calls([CallRow("A023", "3 号窗口"), CallRow("A022", "5 号窗口")])
    lit, calm = look.colour("calling").name(), look.colour("surface").name()
    seen = []
    while board.is_flashing:
        seen.append(board_colours(board, 3)[:2])
        board.blink()
    assert seen == [[lit, calm], [calm, calm]] * 3
    assert board_colours(board, 3)[:2] == [calm, calm]


def test_the_board_blinks_by_itself_and_not_at_all_when_told_so(qtbot) -> None:
    board = CallBoard(flash_seconds=0.03)
    qtbot.addWidget(board)
    board.show_calls([CallRow("A023", "3 号窗口")])
    assert board.is_flashing
    qtbot.waitUntil(lambda: not board.is_flashing)
    still = CallBoard(flash_seconds=0)
    qtbot.addWidget(still)
    still.show_calls([CallRow("A023", "3 号窗口")])
    assert not still.is_flashing


def test_a_recall_of_the_same_ticket_blinks_again(qtbot) -> None:
    board = CallBoard()
    qtbot.addWidget(board)
    board.show_calls([CallRow("A023", "3 号窗口", key="1")], flash=False)
    board.show_calls([CallRow("A023", "3 号窗口", key="2")])
    assert board.is_flashing


def test_the_board_keeps_to_its_rows(qtbot) -> None:
    board = CallBoard(rows=2, empty_text="还没有叫号")
    qtbot.addWidget(board)
    board.show_calls([CallRow(f"A{number:03}", "1 号窗口") for number in range(9)])
    assert board.accessibleName() == "A000 1 号窗口\nA001 1 号窗口"


class Hands:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def marquee(qtbot, clock: Hands, text: str) -> Marquee:
    notice = Marquee(text, pixels_per_second=100, clock=clock)
    qtbot.addWidget(notice)
    notice.resize(400, notice.sizeHint().height())
    notice.show()
    return notice


def test_a_short_notice_stands(qtbot) -> None:
    clock = Hands()
    notice = marquee(qtbot, clock, "午休到 13:30")
    clock.seconds = 9
    assert not notice.runs
    assert notice.offset == 0


def test_a_long_notice_runs_with_the_clock_and_begins_again(qapp: QApplication, qtbot) -> None:
    theme.apply(qapp, theme.named("light"))
    clock = Hands()
    notice = marquee(qtbot, clock, "请携带身份证原件" * 20)
    assert notice.runs
    before = notice.grab().toImage()
    clock.seconds = 1.5
    assert notice.offset == pytest.approx(150)
    assert notice.grab().toImage() != before
    clock.seconds = 1000
    assert 0 <= notice.offset < 100_000 - notice.width()


def test_a_notice_goes_by_pages_where_nothing_may_move(qtbot) -> None:
    clock = Hands()
    notice = marquee(qtbot, clock, "请携带身份证原件" * 20)
    clock.seconds = 4.9
    assert notice.offset == 0
    clock.seconds = 5.1
    assert notice.offset == 400


def lit(strip: LedStrip) -> int:
    dots = strip.lit_dots()
    raw, stride = bytes(dots.constBits()), dots.bytesPerLine()
    return sum(any_lit > 0 for y in range(dots.height()) for any_lit in raw[y * stride : y * stride + dots.width()])


@pytest.fixture
def strip(qtbot) -> LedStrip:
    widget = LedStrip(columns=96)
    qtbot.addWidget(widget)
    widget.resize(96 * 5, 16 * 5)
    return widget


@pytest.mark.parametrize("colour", LedColour)
def test_a_strip_shines_in_its_colour(strip: LedStrip, look: theme.Theme, colour: LedColour) -> None:
    strip.show_text("暂停服务", colour=colour)
    image: QImage = strip.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 5)}
    others = {look.colour(other.value).name() for other in LedColour if other is not colour}
    centres = {image.pixelColor(x, y).name() for x in range(2, 480, 5) for y in range(2, 80, 5)}
    assert look.colour(colour.value).name() in centres
    assert not others & (centres | colours)
    assert lit(strip) > 100


def test_too_long_a_text_runs_through_the_strip(strip: LedStrip) -> None:
    strip.show_text("3号窗口")
    assert strip.motion is LedMotion.STILL
    strip.show_text("参保登记 待遇领取 社保卡")
    assert strip.motion is LedMotion.SCROLL
    assert lit(strip) == 0
    for _ in range(96):
        strip.step()
    assert lit(strip) > 100
    first = strip.lit_dots()
    strip.step()
    assert strip.lit_dots().copy(0, 0, 95, 16) == first.copy(1, 0, 95, 16)


def test_a_call_flashes_three_times_then_stands(strip: LedStrip) -> None:
    strip.show_text("请A023", motion=LedMotion.FLASH)
    states = []
    while strip.motion is LedMotion.FLASH:
        states.append(lit(strip) > 0)
        strip.step()
    changes = [now for now, before in zip(states, [None, *states], strict=False) if now != before]
    assert changes == [True, False] * 3
    assert lit(strip) > 0


def test_all_rows_have_letters_of_one_size_and_letters_go_before_arrows(qtbot):
    board = CallBoard(rows=4)
    qtbot.addWidget(board)
    calls = [CallRow("A1024", "3号窗口"), CallRow("F021", "12号窗口"), CallRow("B003", "2号窗口")]
    board.resize(900, 300)
    board.show_calls(calls, flash=False)
    wide = board.lettering()
    assert (wide.arrow, wide.short) == (True, False)
    assert 38 <= wide.letters <= 44
    board.resize(330, 300)
    narrow = board.lettering()
    assert (narrow.arrow, narrow.short) == (False, False)
    assert wide.letters * 0.8 < narrow.letters <= wide.letters
    board.resize(120, 300)
    assert board.lettering().letters < narrow.letters


def test_where_words_could_not_be_read_the_number_of_the_counter_has_to_do(qtbot):
    picture = Afar()
    qtbot.addWidget(picture)
    picture.resize(1080, 1920)
    board = CallBoard(picture, rows=4)
    board.resize(320, 700)
    board.show_calls([CallRow("AB1024", "Counter 12", short="12")], flash=False)
    brief = board.lettering()
    assert (brief.arrow, brief.short) == (True, True)
    board.show_calls([CallRow("AB1024", "Counter 12")], flash=False)
    assert board.lettering().letters < brief.letters
