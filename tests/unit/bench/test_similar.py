"""The bench of similar cases: its cases are those the server makes, and few of them are found as surely as many."""

import json
import random
from pathlib import Path

from app.contract.centre.state import Case
from app.server.sealing import open_values
from app.server.vault import Vault
from tests.bench.similar import measure
from tests.bench.similar_calls import LEVELS, Issue, estate_name, second_call
from tests.bench.similar_past import RowMaker
from tests.server.samples import MONDAY_MORNING

ISSUE = Issue(estate=7, building=23, topic=12, details=("三天了", "地下车库", "墙皮整片掉落", "打过两次电话"))


async def test_few_cases_are_found_as_surely_as_many(tmp_path: Path) -> None:
    figures = await measure(tmp_path, 3000, 20)
    assert figures["cases"] == 3000
    assert figures["recall10_place"] >= 0.95
    assert figures["recall10_place_heavy"] >= 0.85
    assert figures["recall10_no_place"] > 0.25
    assert 0 < figures["insert_visible_ms"] < float("inf")


def test_a_row_is_what_the_server_would_have_written() -> None:
    vault = Vault(b"k" * 32)
    maker = RowMaker(vault, MONDAY_MORNING, seed=1)
    case = maker.case(ISSUE)
    rows = maker.rows(case)
    row, key = rows["case"], rows["data_key"]
    name, phone, title, description, address = open_values(vault, case.id, row["sealed"], key["wrapped"])
    body = json.loads(row["body"])
    assert (body["reporter"]["name"], body["reporter"]["phone"], body["title"]) == ("0", "1", "2")
    assert (body["description"], body["address"]) == ("3", "4")
    body |= {"title": title, "description": description, "address": address}
    body["reporter"] |= {"name": name, "phone": phone}
    assert Case.model_validate_json(json.dumps(body)) == Case.model_validate_json(case.model_dump_json())
    assert row["phone"] == key["identity"] == vault.identity(case.reporter.phone)


def test_a_caller_who_does_not_name_the_place_says_it_nowhere() -> None:
    chance = random.Random(1)
    name = estate_name(ISSUE.estate)
    for level in LEVELS:
        named = second_call(ISSUE, chance, level, named=True)
        unnamed = second_call(ISSUE, chance, level, named=False)
        assert name in named.title + named.description + named.address
        assert name not in unnamed.title + unnamed.description + unnamed.address
        assert unnamed.address == ""
