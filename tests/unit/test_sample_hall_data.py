"""The sample hall is complete and consistent: its counts, every reference, its numbers and its pictures."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from resources.sample_hall.draw_portraits import draw, look_of

Record = dict[str, Any]

FOLDER = files("resources").joinpath("sample_hall")
LANGUAGES = {"zh", "zh_hk", "en"}
ICONS = {entry.name.removesuffix(".svg") for entry in files("resources").joinpath("icons").iterdir()}
TOML_FILES = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".toml"))


@cache
def data(name: str) -> Record:
    return tomllib.loads(FOLDER.joinpath(name).read_text(encoding="utf-8"))


@cache
def past_cases() -> list[Record]:
    lines = FOLDER.joinpath("past_cases.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def codes(name: str, table: str, key: str = "code") -> set[Any]:
    found = [record[key] for record in data(name)[table]]
    assert len(found) == len(set(found)), f"{name}: {table}.{key} is not unique"
    return set(found)


def unknown(name: str, table: str, key: str, known: set[Any]) -> list[Any]:
    """Values of a reference that lead nowhere; a list of references is looked at one by one."""
    values: list[Any] = []
    for record in data(name)[table]:
        value = record[key]
        values.extend(value if isinstance(value, list) else [value])
    return [value for value in values if value not in known]


def zone_of_leaf() -> dict[str, str]:
    category_zone = {category["code"]: category["zone"] for category in data("services.toml")["category"]}
    group_zone = {group["code"]: category_zone[group["category"]] for group in data("services.toml")["group"]}
    return {leaf["code"]: group_zone[leaf["group"]] for leaf in data("services.toml")["leaf"]}


def texts(value: Any) -> Iterator[Record]:
    """Every localised text below a value."""
    if isinstance(value, dict):
        if "zh" in value:
            yield value
        else:
            for below in value.values():
                yield from texts(below)
    elif isinstance(value, list):
        for below in value:
            yield from texts(below)


@pytest.mark.parametrize(
    ("name", "table", "least"),
    [
        ("zones.toml", "zone", 3),
        ("departments.toml", "department", 8),
        ("services.toml", "leaf", 45),
        ("counters.toml", "counter", 14),
        ("staff.toml", "staff", 16),
        ("hall.toml", "notices", 3),
        ("centre.toml", "department", 14),
        ("centre.toml", "opinion", 10),
        ("catalogue.toml", "directory", 8),
        ("catalogue.toml", "item", 40),
        ("regions.toml", "street", 6),
        ("regions.toml", "community", 24),
        ("regions.toml", "grid", 60),
        ("addresses.toml", "address", 150),
    ],
)
def test_there_is_enough_of_everything(name: str, table: str, least: int) -> None:
    assert len(data(name)[table]) >= least


@pytest.mark.parametrize("name", TOML_FILES)
def test_simplified_and_traditional_characters_are_not_mixed(name: str) -> None:
    """GB 2312 holds only the simplified forms, Big5-HKSCS only the traditional ones."""
    for text in texts(data(name)):
        text["zh"].encode("gb2312")
        text["zh_hk"].encode("big5hkscs")


@pytest.mark.parametrize("name", TOML_FILES)
def test_every_text_is_written_in_all_three_languages(name: str) -> None:
    for text in texts(data(name)):
        assert set(text) == LANGUAGES
        assert all(text.values()), text
        assert not re.search("[\u4e00-\u9fff]", text["en"]), text
        placeholders = [set(re.findall(r"\{\w+\}", words)) for words in text.values()]
        assert placeholders[0] == placeholders[1] == placeholders[2], text


def test_services_refer_to_what_exists() -> None:
    assert unknown("services.toml", "category", "zone", codes("zones.toml", "zone")) == []
    assert unknown("services.toml", "group", "category", codes("services.toml", "category")) == []
    assert unknown("services.toml", "leaf", "group", codes("services.toml", "group")) == []
    assert unknown("services.toml", "leaf", "department", codes("departments.toml", "department")) == []
    assert unknown("services.toml", "leaf", "papers", codes("papers.toml", "paper")) == []
    assert unknown("services.toml", "leaf", "icon", ICONS) == []
    assert unknown("services.toml", "leaf", "required_identification", {"none", "phone", "id_card"}) == []
    assert unknown("departments.toml", "department", "zone", codes("zones.toml", "zone")) == []


def test_no_category_or_group_is_empty_and_no_paper_unused() -> None:
    services = data("services.toml")
    assert {group["category"] for group in services["group"]} == codes("services.toml", "category")
    assert {leaf["group"] for leaf in services["leaf"]} == codes("services.toml", "group")
    used = {paper for leaf in services["leaf"] for paper in leaf["papers"]}
    assert used == codes("papers.toml", "paper")


def test_prefixes_are_unique_in_a_zone_and_short() -> None:
    zones = zone_of_leaf()
    pairs = [(zones[leaf["code"]], leaf["prefix"]) for leaf in data("services.toml")["leaf"]]
    assert [pair for pair, count in Counter(pairs).items() if count > 1] == []
    assert all(re.fullmatch("[A-Z]{1,2}", prefix) for _, prefix in pairs)


def test_a_leaf_warns_after_its_expected_time() -> None:
    for leaf in data("services.toml")["leaf"]:
        assert 0 < leaf["expected_minutes"] < leaf["warn_minutes"], leaf["code"]
        assert leaf.get("daily_cap", 1) > 0


def test_every_leaf_is_served_in_its_own_zone_and_every_counter_has_work() -> None:
    zones = zone_of_leaf()
    codes("counters.toml", "counter", "number")
    served: set[str] = set()
    for counter in data("counters.toml")["counter"]:
        services = counter["services"]
        assert len(services) >= 2, counter["number"]
        assert len(services) == len(set(services))
        assert {zones[service] for service in services} == {counter["zone"]}, counter["number"]
        assert counter["mode"] in {"strict", "equal"}
        served.update(services)
    assert served == set(zones)


def test_staff_are_known_by_number_and_stand_at_existing_counters() -> None:
    staff = data("staff.toml")["staff"]
    numbers = codes("staff.toml", "staff", "number")
    assert all(re.fullmatch(r"\d{4}", number) for number in numbers)
    assert len({person["name"] for person in staff}) == len(staff)
    assert unknown("staff.toml", "staff", "department", codes("departments.toml", "department")) == []
    assert unknown("staff.toml", "staff", "badge", codes("staff.toml", "badge")) == []
    usual = [person["counter"] for person in staff if "counter" in person]
    assert sorted(usual) == sorted(codes("counters.toml", "counter", "number"))
    assert all(("window" in person["roles"]) == ("counter" in person) for person in staff)


def test_the_roles_a_hall_and_a_hotline_need_are_filled_without_passwords() -> None:
    staff = data("staff.toml")["staff"]
    filled = Counter(role for person in staff for role in person["roles"])
    assert filled["manager"] >= 2
    assert filled["calltaker"] >= 4
    assert filled["reception"] >= 1
    assert filled["dispatcher"] >= 1
    assert not any("password" in key for person in staff for key in person)


def test_portraits_are_drawn_for_everybody_and_small() -> None:
    total = 0
    for person in data("staff.toml")["staff"]:
        assert person["portrait"] == f"portraits/{person['number']}.png"
        picture = FOLDER.joinpath(person["portrait"])
        total += len(picture.read_bytes())
        with picture.open("rb") as stream, Image.open(stream) as image:
            assert (image.format, image.size) == ("PNG", (240, 320))
    assert total < 400_000


def test_a_portrait_depends_on_the_number_alone() -> None:
    for person in data("staff.toml")["staff"][:2]:
        look = look_of(person["number"], woman=person["gender"] == "female")
        with FOLDER.joinpath(person["portrait"]).open("rb") as stream, Image.open(stream) as kept:
            difference = ImageChops.difference(draw(look).convert("RGB"), kept.convert("RGB"))
        assert max(ImageStat.Stat(difference).mean) < 1, person["number"]


def hours(periods: list[str]) -> list[tuple[time, time]]:
    parsed = [tuple(time.fromisoformat(part) for part in period.split("-")) for period in periods]
    flat = [moment for period in parsed for moment in period]
    assert flat == sorted(set(flat)), periods
    return [(start, end) for start, end in parsed]


def test_hours_are_in_order_and_a_service_week_stays_within_the_halls() -> None:
    calendar = data("hall.toml")["calendar"]
    open_on: dict[int, list[tuple[time, time]]] = {}
    for rule in calendar["week"]:
        for day in rule["days"]:
            assert day not in open_on
            open_on[day] = hours(rule["periods"])
    for leaf in data("services.toml")["leaf"]:
        for rule in leaf.get("week", []):
            for day in rule["days"]:
                for start, end in hours(rule["periods"]):
                    assert any(a <= start and end <= b for a, b in open_on[day]), leaf["code"]


def test_the_holidays_of_2026_are_the_announced_ones() -> None:
    special = data("hall.toml")["calendar"]["special"]
    dates = [day["date"] for day in special]
    assert dates == sorted(set(dates))
    assert all(("open" in day) != day.get("closed", False) for day in special)
    closed = {day["date"] for day in special if day.get("closed")}
    spans = [("01-01", 3), ("02-15", 9), ("04-04", 3), ("05-01", 5), ("06-19", 3), ("09-25", 3), ("10-01", 7)]
    expected = {
        date.fromisoformat(f"2026-{start}") + timedelta(days=n) for start, length in spans for n in range(length)
    }
    assert {day for day in closed if day.year == 2026} == expected
    made_up = {day["date"] for day in special if "open" in day}
    assert {day.isoformat()[5:] for day in made_up} == {"01-04", "02-14", "02-28", "05-09", "09-20", "10-10"}
    assert all(day.isoweekday() >= 6 for day in made_up)
    assert len({day for day in closed if day.year == 2027}) == 13


def test_every_state_of_a_counter_has_a_strip_text_and_every_key_a_score() -> None:
    words = data("texts.toml")
    assert set(words["strip"]) == {"offline", "open", "calling", "serving", "paused", "backoffice"}
    scores = [key["score"] for key in words["evaluation"]["key"]]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == data("hall.toml")["hall"]["evaluation_keys"]


def test_identity_numbers_have_the_right_check_digit_birth_and_gender() -> None:
    """GB 11643: weighted sum modulo 11; the seventeenth digit is odd for men."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    visitors = data("visitors.toml")["visitor"]
    assert len(visitors) >= 5
    for visitor in visitors:
        number = visitor["id_number"]
        total = sum(int(digit) * weight for digit, weight in zip(number[:17], weights, strict=True))
        assert number[17] == "10X98765432"[total % 11]
        assert number[6:14] == visitor["birth"].strftime("%Y%m%d")
        assert int(number[16]) % 2 == (visitor["gender"] == "male")


def test_telephone_numbers_are_of_the_invented_range_and_each_belongs_to_one_person() -> None:
    owners = [(visitor["phone"], visitor["name"]) for visitor in data("visitors.toml")["visitor"]]
    owners += [(grid["worker_phone"], grid["worker"]) for grid in data("regions.toml")["grid"]]
    owners += [(case["caller_phone"], case["caller_name"]) for case in past_cases()]
    assert all(re.fullmatch(r"1380013\d{4}", phone) for phone, _ in owners)
    assert len({phone for phone, _ in owners}) == len(set(owners))


def test_regions_addresses_and_catalogue_refer_to_what_exists() -> None:
    assert unknown("regions.toml", "street", "district", codes("regions.toml", "district")) == []
    assert unknown("regions.toml", "community", "street", codes("regions.toml", "street")) == []
    assert unknown("regions.toml", "grid", "community", codes("regions.toml", "community")) == []
    assert all(grid["code"].startswith(grid["community"]) for grid in data("regions.toml")["grid"])
    assert unknown("addresses.toml", "address", "grid", codes("regions.toml", "grid")) == []
    codes("addresses.toml", "address")
    codes("addresses.toml", "address", "text")
    assert unknown("catalogue.toml", "item", "directory", codes("catalogue.toml", "directory")) == []
    assert unknown("catalogue.toml", "item", "department", codes("centre.toml", "department")) == []
    streets = [unit["street"] for unit in data("centre.toml")["department"] if unit["kind"] == "street"]
    assert set(streets) == codes("regions.toml", "street")


def test_catalogue_items_have_ten_digits_and_less_time_the_more_urgent() -> None:
    for item in data("catalogue.toml")["item"]:
        assert re.fullmatch(r"\d{10}", item["code"])
        assert item["code"].startswith(item["directory"])
        allowed = item["hours"]
        assert allowed["ordinary"] >= allowed["urgent"] >= allowed["very_urgent"] > 0
        assert len(item["keywords"]) >= 2


def test_the_centre_offers_the_kinds_channels_and_urgencies_of_the_field() -> None:
    centre = data("centre.toml")
    assert {kind["name"] for kind in centre["kind"]} == {"投诉", "建议", "咨询", "求助", "举报"}
    assert {channel["name"]: channel["prefix"] for channel in centre["channel"]} == {
        "电话": "DH",
        "网格": "WG",
        "网络": "WL",
    }
    assert {urgency["code"] for urgency in centre["urgency"]} == {"ordinary", "urgent", "very_urgent"}
    assert centre["centre"]["hall"] == data("hall.toml")["hall"]["code"]


def test_past_cases_refer_to_what_exists() -> None:
    known = {
        "address": codes("addresses.toml", "address"),
        "item": codes("catalogue.toml", "item"),
        "department": codes("centre.toml", "department"),
        "kind": codes("centre.toml", "kind"),
        "channel": codes("centre.toml", "channel"),
        "urgency": codes("centre.toml", "urgency"),
        "outcome": {"direct_answer", "closed", "handling"},
        "caller_gender": {"female", "male"},
    }
    grid_of = {address["code"]: address["grid"] for address in data("addresses.toml")["address"]}
    for case in past_cases():
        assert [key for key, values in known.items() if case[key] not in values] == [], case["number"]
        assert case["grid"] == grid_of[case["address"]]
        assert (case["result"] == "") == (case["outcome"] == "handling")
        assert case["kind"] != "report" or case["confidential"]


def test_past_cases_are_in_order_of_time_within_sixty_days() -> None:
    cases = past_cases()
    assert len(cases) >= 240
    assert [case["number"] for case in cases] == list(range(1, len(cases) + 1))
    assert all(1 <= case["days_ago"] <= 60 for case in cases)
    moments = [(-case["days_ago"], time.fromisoformat(case["time"])) for case in cases]
    assert moments == sorted(moments)


def test_past_cases_are_written_like_calls_and_no_two_alike() -> None:
    cases = past_cases()
    for key in ("title", "description"):
        assert [words for words, count in Counter(case[key] for case in cases).items() if count > 1] == []
    for case in cases:
        assert 2 <= len(re.findall("[。？！]", case["description"])) <= 4, case["number"]
        assert 4 <= len(case["title"]) <= 30, case["title"]
    openings = Counter(case["description"][:4] for case in cases)
    assert max(openings.values()) <= 8, openings.most_common(3)


def test_some_callers_call_again_and_some_troubles_are_reported_twice() -> None:
    cases = past_cases()
    residents = Counter(case["caller_name"] for case in cases if case["channel"] != "grid")
    assert sum(count >= 2 for count in residents.values()) >= 12
    by_number = {case["number"]: case for case in cases}
    again = [case for case in cases if "same_as" in case]
    assert len(again) >= 15
    for case in again:
        first = by_number[case["same_as"]]
        assert first["number"] < case["number"]
        assert first["item"].startswith(case["item"][:2]) or first["grid"] == case["grid"]


def test_there_are_usual_texts_to_confirm_and_to_sign_that_a_pad_and_a_clerk_can_read() -> None:
    usual = {key: text for key, text in data("texts.toml")["pad"].items() if key.startswith(("confirm.", "sign."))}
    assert {key.partition(".")[0] for key in usual} == {"confirm", "sign"}
    for key, record in usual.items():
        heading, *lines = record["text"]["zh"].split("|")
        assert 0 < len(heading) <= 12, f"{key}: a heading is read at a glance"
        assert lines, f"{key}: below the heading stands what is confirmed"
        counts = {text.count("|") for text in record["text"].values()}
        assert counts == {len(lines)}, f"{key}: every language has the same lines"
