"""A hall as an Excel workbook: written and read back the same, and every mistake told with its cell."""

from datetime import date, time

import pytest

import resources
from app.contract.hall.setup import (
    Assignment,
    Calendar,
    CallingMode,
    CallingOrder,
    CallingPolicy,
    DisplayDesign,
    HallRules,
    HallSetup,
    Identification,
    ListedCitizen,
    Notice,
    Period,
    RestorePlace,
    Role,
    SpecialDay,
    Texts,
    TicketDesign,
    VoiceRate,
    VoiceRules,
    WeekHours,
)
from app.contract.model import LocalText
from app.workbook.errors import HallFileError
from app.workbook.folder import read_hall
from app.workbook.reading import read_workbook
from app.workbook.rows import HallRow, rows_of
from app.workbook.sheets import HALL, LISTS, TABLES
from app.workbook.writing import write_workbook
from tests.unit.rules.halls import small_setup
from tests.unit.workbook.books import put, row_of, spoilt

WORDS = LocalText(zh="中文，=1+1", zh_hk="廣東話", en="English {ticket}")


def told(file):
    """Return every mistake in a workbook as (place, expected)."""
    with pytest.raises(HallFileError) as error:
        read_workbook(file)
    return [(one.place, one.expected) for one in error.value.each]


def test_the_sample_hall_comes_back_the_same(tmp_path):
    hall = read_hall(resources.path("sample_hall"))
    write_workbook(hall, tmp_path / "hall.xlsx")
    assert read_workbook(tmp_path / "hall.xlsx") == hall


def test_the_workbook_of_the_sample_hall_is_the_same_hall_as_its_folder():
    assert read_workbook(resources.path("sample_hall.xlsx")) == read_hall(resources.path("sample_hall"))


def unusual():
    """Return a hall in which nothing has its default."""
    setup = small_setup(
        address="政务路8号",
        phone="010-12345",
        timezone="Asia/Hong_Kong",
        remarks="第一行\n第二行",
        rules=HallRules(
            number_width=4,
            print_confirm_seconds=9,
            released_ahead=0,
            assignment=Assignment.STAFF,
            restore_place=RestorePlace.AT_END,
            rating_before_next=True,
            call_number_roles=(),
            change_service_roles=(Role.WINDOW, Role.DISPATCHER),
        ),
        voice=VoiceRules(
            voice_repeat=2,
            voice_rate=VoiceRate.SLOW,
            voice_volume=0,
            voice_chime=False,
            voice_silent=True,
            voice_quiet=(Period(opens=time(12), closes=time(13, 30)),),
            voice_closing_minutes=(),
            announce_roles=(Role.WINDOW,),
        ),
        calendar=Calendar(
            week=(
                WeekHours(days=(6,), periods=()),
                WeekHours(days=(1, 2), periods=(Period(opens=time(9), closes=time.max),)),
            ),
            special=(
                SpecialDay(day=date(2026, 10, 1), name="国庆节"),
                SpecialDay(day=date(2026, 10, 10), name="调休", periods=(Period(opens=time(8, 30), closes=time(12)),)),
            ),
        ),
        texts=Texts(
            welcome=WORDS,
            notices=(
                Notice(title=WORDS, text=WORDS, since=date(2026, 1, 1), until=date(2026, 2, 1)),
                Notice(title=WORDS, text=WORDS),
            ),
            voice_languages=("zh", "en"),
            voice={"call": WORDS, "recall": LocalText(zh="再请")},
            strip={"idle": LocalText(zh="")},
            pad={"reason.slow": WORDS},
        ),
    )
    order = CallingOrder(
        policy=CallingPolicy.INTERLEAVE,
        priority_run=3,
        ordinary_run=2,
        max_wait_minutes=None,
        priority_target_minutes=7,
    )
    leaf = setup.services[1].model_copy(
        update={
            "name": WORDS,
            "icon": "tax",
            "description": WORDS,
            "periods": (Period(opens=time(9), closes=time(11, 0, 30)),),
            "daily_cap": 5,
            "tip": WORDS,
            "identification": Identification.PHONE,
            "papers": (WORDS, LocalText(zh="户口簿"), LocalText(zh="照片", en="Photograph")),
            "fee": WORDS,
            "warn_waiting": 3,
            "warn_minutes": 4,
            "target_minutes": 5,
            "ticket": "large",
            "on": False,
        }
    )
    member = setup.staff[0].model_copy(
        update={
            "title": "科长",
            "department": "tax",
            "badge": "党员",
            "stars": 5,
            "roles": (Role.MANAGER, Role.WINDOW),
            "counter": "4",
            "portrait": "1001.png",
            "services": ("tax", "id"),
        }
    )
    return setup.model_copy(
        update={
            "zones": (
                setup.zones[0].model_copy(
                    update={"calling": order, "floor": "一楼", "ticket": "small", "layout": "list"}
                ),
                setup.zones[1],
            ),
            "tickets": (
                TicketDesign(code="large", name="大字", source='[[element]]\nkind = "line"\nsize = 2'),
                TicketDesign(
                    code="small", name="小票", source='copies = 2\n[[element]]\nkind = "text"\nsize = 30\ntext = "=1"'
                ),
            ),
            "ticket": "small",
            "layouts": (
                DisplayDesign(
                    code="list", name="列表", source='name = "列表"\n[[block]]\nkind = "calls"\ncolumn = 1\nrow = 1'
                ),
            ),
            "layout": "list",
            "services": (setup.services[0], leaf, *setup.services[2:]),
            "staff": (member, *setup.staff[1:]),
            "counters": (setup.counters[0].model_copy(update={"mode": CallingMode.STRICT}), *setup.counters[1:]),
        }
    )


def test_a_hall_in_which_everything_differs_comes_back_the_same(tmp_path):
    write_workbook(unusual(), tmp_path / "hall.xlsx")
    assert read_workbook(tmp_path / "hall.xlsx") == unusual()


def test_every_field_of_a_hall_has_its_place_in_the_workbook():
    whole = {"zones", "departments", "counters", "services", "staff", "calendar", "rules", "voice", "texts", "tickets"}
    whole |= {"layouts"}
    lists_of_the_server = {"blacklist", "whitelist"}
    assert set(HallSetup.model_fields) == whole | lists_of_the_server | (
        set(HallRow.model_fields) - set(HallRules.model_fields) - set(VoiceRules.model_fields) - {"voice_languages"}
    )
    for sheet in (HALL, *TABLES):
        assert {column.name for column in sheet.columns} | set(sheet.given) == set(sheet.model.model_fields)
    assert {sheet.name for sheet in (HALL, *TABLES, LISTS)} == set(type(rows_of(small_setup())).model_fields)


def test_keys_of_citizens_are_in_no_workbook(tmp_path):
    listed = (ListedCitizen(key="ab" * 16),)
    write_workbook(small_setup(blacklist=listed, whitelist=listed), tmp_path / "hall.xlsx")
    assert read_workbook(tmp_path / "hall.xlsx") == small_setup()


def test_numbers_dates_and_marks_as_people_type_them_are_understood(tmp_path):
    def typed(grids):
        put(grids, "staff", row_of(grids, "staff", "1001"), "number", 1001.0)
        put(grids, "counters", 2, "number", 1)
        put(grids, "services", row_of(grids, "services", "few"), "on", True)
        put(grids, "services", row_of(grids, "services", "few"), "periods", "9：00 – 11:30；13:30-17:00")
        put(grids, "calendar", 2, "days", "1，2、3 4;5")
        grids["calendar"].append(["", "Holiday", "2026-10-01", " Closed "])
        put(grids, "calendar", len(grids["calendar"]), "day", "2026-10-01")
        grids["zones"].append([""] * len(grids["zones"][0]))
        grids["my notes"] = [["anything"]]

    read = read_workbook(spoilt(small_setup(), tmp_path / "hall.xlsx", typed))
    few = next(service for service in read.services if service.code == "few")
    assert few.periods == (
        Period(opens=time(9), closes=time(11, 30)),
        Period(opens=time(13, 30), closes=time(17)),
    )
    assert read.calendar.week == small_setup().calendar.week
    assert read.calendar.special == (SpecialDay(day=date(2026, 10, 1), name="Holiday"),)
    assert (read.staff, read.counters, read.zones) == (
        small_setup().staff,
        small_setup().counters,
        small_setup().zones,
    )


SPOILT = [
    ("services", 3, "prefix", "abc", "must be one or two capital letters"),
    ("services", 3, "zone", "Z", "zone Z must be on the sheet zones"),
    ("services", 3, "parent", "nothing", "service nothing must be on the sheet services"),
    ("services", 3, "parent", "id", "must not lead back to id"),
    ("services", 3, "prefix", "B", "A/B is already in row 3"),
    ("services", 6, "zone", "", "must be filled in"),
    ("services", 3, "department", "x", "department x must be on the sheet departments"),
    ("services", 3, "expected_minutes", 0, "must be at least 1"),
    ("services", 3, "expected_minutes", "many", "must be a whole number"),
    ("services", 3, "expected_minutes", 2.5, "must be a whole number"),
    ("services", 3, "periods", "8h-12h", "must be hours such as 08:30-12:00, 13:30-17:30"),
    ("services", 3, "identification", "fax", "must be one of none, phone, id_card, not fax"),
    ("services", 3, "on", "perhaps", "must be yes or no"),
    ("services", 3, "name", "", "must be filled in"),
    ("services", 3, "name_en", "x" * 201, "must have at most 200 characters"),
    ("services", 3, "papers_en", "one\ntwo", "must have as many lines as the Chinese text: 0, not 2"),
    ("services", 3, "code", "身份证", "must be a code: letters, digits"),
    ("services", 3, "code", "move", "move is already in row 3"),
    ("counters", 2, "number", "0", "must be a counter's number, 1 to 999"),
    ("counters", 2, "zone", "Z", "zone Z must be on the sheet zones"),
    ("calendar", 2, "periods", "", "must be filled in"),
    ("calendar", 2, "days", "1 8", "must be at most 7"),
    ("calendar", 2, "days", "", "either days or day must be filled in"),
    ("calendar", 2, "day", "tomorrow", "must be a date such as 2026-01-31"),
    ("assignments", 2, "service", "swim", "service swim must be on the sheet services"),
    ("assignments", 2, "counter", "77", "counter 77 must be on the sheet counters"),
    ("assignments", 2, "staff", "1001", "either counter or staff must be filled in"),
    ("staff", 2, "roles", "window king", "must be one of window, reception, manager, calltaker, dispatcher, not king"),
    ("staff", 2, "counter", "9", "counter 9 must be on the sheet counters"),
    ("staff", 2, "number", "1002", "1002 is already in row 2"),
    ("staff", 2, "stars", 6, "must be at most 5"),
    ("zones", 2, "layout", "gone", "layout gone must be on the sheet layouts"),
    ("zones", 2, "ticket", "gone", "ticket gone must be on the sheet tickets"),
    ("zones", 2, "max_wait_minutes", "never", "must be a whole number"),
]


@pytest.mark.parametrize(("sheet", "row", "header", "cell", "said"), SPOILT, ids=lambda value: str(value)[:12])
def test_a_mistake_is_told_with_sheet_row_column_and_what_is_expected(tmp_path, sheet, row, header, cell, said):
    file = spoilt(small_setup(), tmp_path / "hall.xlsx", lambda grids: put(grids, sheet, row, header, cell))
    found = told(file)
    assert any(expected.startswith(said) for _, expected in found), found
    place = next(place for place, expected in found if expected.startswith(said))
    assert place.startswith(f"sheet {sheet}, row ")
    assert place.endswith(f"({header})")
    # Of two that are the same the later one is told.
    assert f"row {row + 1 if 'already' in said else row}," in place


def test_everything_that_is_wrong_is_told_at_once(tmp_path):
    def spoil(grids):
        put(grids, "hall", row_of(grids, "hall", "max_recalls"), "value", 99)
        put(grids, "hall", row_of(grids, "hall", "timezone"), "value", date(2026, 1, 1))
        put(grids, "services", 3, "prefix", "abc")
        put(grids, "services", 3, "on", "perhaps")
        put(grids, "services", 4, "daily_cap", 0)
        grids["counters"][0][0] = "nummer"
        del grids["departments"]

    places = [place for place, _ in told(spoilt(small_setup(), tmp_path / "hall.xlsx", spoil))]
    assert [place.partition(", row")[0] for place in places] == [
        "sheet hall",
        "sheet counters",
        "sheet counters",
        "sheet departments",
        "sheet services",
        "sheet services",
    ]


def test_settings_that_are_unknown_or_there_twice_are_told(tmp_path):
    def spoil(grids):
        grids["hall"] += [["max_recall", 3, "", ""], ["phone", "1", "", ""], ["", "lost", "", ""]]

    found = told(spoilt(small_setup(), tmp_path / "hall.xlsx", spoil))
    assert [expected.partition(" must be one")[0] for _, expected in found] == [
        "max_recall",
        "phone is there twice",
        "must name a setting",
    ]


def test_a_wrong_time_zone_is_told_at_its_setting(tmp_path):
    def spoil(grids):
        put(grids, "hall", row_of(grids, "hall", "timezone"), "value", "Asia/Nowhere")

    ((place, expected),) = told(spoilt(small_setup(), tmp_path / "hall.xlsx", spoil))
    assert "(timezone, value)" in place
    assert "Asia/Nowhere" in expected


TEXT_ROWS = [
    ({"kind": "voice", "text": "请"}, "code"),
    ({"kind": "slogan", "code": "x", "text": "请"}, "code"),
    ({"kind": "notice", "text": "请"}, "title"),
    ({"kind": "slogan", "text": "请", "since": date(2026, 1, 1)}, "title"),
    ({"kind": "song", "text": "请"}, "kind"),
    ({"kind": "welcome", "text": "请"}, "kind"),
    ({"kind": "voice", "code": "call", "text": "请"}, "code"),
]


@pytest.mark.parametrize(("cells", "header"), TEXT_ROWS, ids=[str(number) for number in range(len(TEXT_ROWS))])
def test_a_text_that_cannot_be_used_is_told(tmp_path, cells, header):
    def spoil(grids):
        grids["texts"].append([cells.get(name, "") for name in grids["texts"][0]])

    ((place, _),) = told(spoilt(unusual(), tmp_path / "hall.xlsx", spoil))
    assert place.startswith("sheet texts, row 9, column")
    assert place.endswith(f"({header})")


def test_a_column_that_is_left_out_keeps_its_defaults(tmp_path):
    def spoil(grids):
        at = grids["services"][0].index("target_minutes")
        for row in grids["services"]:
            del row[at]

    assert read_workbook(spoilt(small_setup(), tmp_path / "hall.xlsx", spoil)) == small_setup()


@pytest.mark.parametrize("content", [b"", b"code,name\n1,2\n", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_said(tmp_path, content):
    (tmp_path / "hall.xlsx").write_bytes(content)
    ((_, expected),) = told(tmp_path / "hall.xlsx")
    assert expected.startswith("must be an Excel workbook")


def test_a_text_too_long_for_a_cell_is_said_and_nothing_is_written(tmp_path):
    papers = tuple(LocalText(zh="纸" * 200) for _ in range(200))
    setup = small_setup()
    leaf = setup.services[1].model_copy(update={"papers": papers})
    with pytest.raises(HallFileError, match="sheet services, row 3: must fit"):
        write_workbook(setup.model_copy(update={"services": (setup.services[0], leaf)}), tmp_path / "hall.xlsx")
    assert not (tmp_path / "hall.xlsx").exists()
