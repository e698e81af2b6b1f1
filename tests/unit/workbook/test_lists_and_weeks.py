"""A file brings lists of citizens and hours by weekday; every mistake in them is told with its cell."""

from datetime import date, time
from pathlib import Path

import pytest

import resources
from app.contract.hall.setup import CallingPolicy, HallSetup, ListedCitizen, Period, WeekHours
from app.workbook.errors import HallFileError
from app.workbook.folder import read_hall
from app.workbook.reading import read_workbook
from app.workbook.writing import write_workbook
from tests.unit.rules.halls import small_setup
from tests.unit.workbook.books import Grids, put, row_of, spoilt

NUMBER = "11010519491231002X"
WEEK = (
    WeekHours(days=(1, 2, 3, 4, 5), periods=(Period(opens=time(8, 30), closes=time(12)),)),
    WeekHours(days=(6,), periods=(Period(opens=time(9), closes=time(11, 30)),)),
)


def with_week() -> HallSetup:
    """Return the small hall whose leaves have hours by weekday."""
    setup = small_setup()
    services = tuple(
        service.model_copy(update={"week": WEEK}) if service.is_leaf else service for service in setup.services
    )
    return setup.model_copy(update={"services": services})


def told(file: Path) -> list[tuple[str, str]]:
    """Return every mistake of a workbook as (place, expected)."""
    with pytest.raises(HallFileError) as error:
        read_workbook(file)
    return [(one.place, one.expected) for one in error.value.each]


def test_hours_by_weekday_come_back_the_same(tmp_path: Path) -> None:
    write_workbook(with_week(), tmp_path / "hall.xlsx")
    assert read_workbook(tmp_path / "hall.xlsx") == with_week()


@pytest.mark.parametrize("said", ["1 2 = morning", "08:30-12:00", "x = 08:30-12:00", "8 = 08:30-12:00"])
def test_wrong_hours_by_weekday_are_told_with_their_cell(tmp_path: Path, said: str) -> None:
    leaf = next(service.code for service in with_week().services if service.is_leaf)

    def spoil(grids: Grids) -> None:
        put(grids, "services", row_of(grids, "services", leaf), "week", said)

    ((place, expected),) = told(spoilt(with_week(), tmp_path / "hall.xlsx", spoil))
    assert place.startswith("sheet services, row ")
    assert "(week)" in place
    assert expected.startswith("must be weekdays and hours, a line each, such as 1 2 3 4 5 = 08:30-12:00")


LISTS_HEAD = ["list", "number", "reason", "until"]


def test_a_workbook_brings_lists_of_citizens(tmp_path: Path) -> None:
    def spoil(grids: Grids) -> None:
        grids["lists"] = [
            LISTS_HEAD,
            ["blacklist", NUMBER, "扰乱秩序", date(2026, 12, 31)],
            ["whitelist", "13812349876", "", ""],
        ]

    setup = read_workbook(spoilt(small_setup(), tmp_path / "hall.xlsx", spoil))
    assert setup.blacklist == (ListedCitizen(key=NUMBER, reason="扰乱秩序", until=date(2026, 12, 31)),)
    assert setup.whitelist == (ListedCitizen(key="13812349876"),)


def test_a_wrong_list_is_told_with_its_cells(tmp_path: Path) -> None:
    def spoil(grids: Grids) -> None:
        grids["lists"] = [LISTS_HEAD, ["greylist", NUMBER, "", ""], ["blacklist", "张三", "", "tomorrow"]]

    places = [place for place, _ in told(spoilt(small_setup(), tmp_path / "hall.xlsx", spoil))]
    assert places == [
        "sheet lists, row 2, column A (list)",
        "sheet lists, row 3, column D (until)",
    ]


def copied(folder: Path) -> Path:
    """Return a copy of the sample hall's folder."""
    folder.mkdir()
    for file in resources.path("sample_hall").glob("*.toml"):
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def test_a_folder_brings_lists_rules_and_orders_of_calling(tmp_path: Path) -> None:
    folder = copied(tmp_path / "hall")
    (folder / "lists.toml").write_text(
        f'[[blacklist]]\nnumber = "{NUMBER}"\nreason = "x"\nuntil = 2026-12-31\n', "utf-8"
    )
    hall = (folder / "hall.toml").read_text("utf-8")
    added = 'late_grace_minutes = 5\nassignment = "staff"\nfull_view_roles = ["manager"]\n[[notices]]'
    (folder / "hall.toml").write_text(hall.replace("[[notices]]", added, 1), "utf-8")
    setup = read_hall(folder)
    assert setup.blacklist == (ListedCitizen(key=NUMBER, reason="x", until=date(2026, 12, 31)),)
    assert (setup.rules.late_grace_minutes, setup.rules.assignment, setup.rules.full_view_roles) == (
        5,
        "staff",
        ("manager",),
    )
    orders = {zone.code: zone.calling for zone in setup.zones}
    assert {code: order.policy for code, order in orders.items()} == {
        "A": CallingPolicy.STRICT,
        "B": CallingPolicy.INTERLEAVE,
        "C": CallingPolicy.STRICT,
        "D": CallingPolicy.TARGET,
    }
    assert {order.max_wait_minutes for order in orders.values()} == {45}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('assignment = "nobody"', "assignment must be one of counter, staff"),
        ("restore_after_tickets = true", "restore_after"),
        ('full_view_roles = ["king"]', "full_view_roles must be one of"),
    ],
)
def test_a_wrong_rule_of_a_folder_is_told(tmp_path: Path, line: str, said: str) -> None:
    folder = copied(tmp_path / "hall")
    hall = (folder / "hall.toml").read_text("utf-8").replace("restore_after_tickets = 3\n", "")
    (folder / "hall.toml").write_text(hall.replace("[[notices]]", f"{line}\n[[notices]]", 1), "utf-8")
    with pytest.raises(HallFileError) as error:
        read_hall(folder)
    assert said in str(error.value)
