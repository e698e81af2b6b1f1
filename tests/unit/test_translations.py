"""Every word a person may see has its Chinese."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
CHINESE = ROOT / "resources" / "i18n" / "zh_CN.ts"
HONG_KONG = ROOT / "resources" / "i18n" / "zh_HK.ts"
FOR_CITIZENS = {"Kiosk", "Pad", "Display"}
"""Contexts of which citizens may read every word."""


def messages(file: Path) -> dict[tuple[str, str], str]:
    """Return the words of a translation file: (context, source) to translation."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = message.findtext("translation", "")
    return found


@pytest.fixture(scope="module")
def in_the_code(tmp_path_factory) -> set[tuple[str, str]]:
    """What the programs say, as Qt's own tool finds it in the source."""
    collected = tmp_path_factory.mktemp("words") / "all.ts"
    sources = [str(file) for folder in ("app/modes", "app/client", "widgets") for file in (ROOT / folder).rglob("*.py")]
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([tool, *sources, "-ts", collected], check=True, capture_output=True)
    return set(messages(collected))


def test_everything_said_is_in_the_chinese_file(in_the_code):
    assert in_the_code - set(messages(CHINESE)) == set()


def test_nothing_is_in_it_that_nobody_says(in_the_code):
    assert set(messages(CHINESE)) - in_the_code == set()


def test_citizens_read_every_word_as_hong_kong_writes_it(in_the_code):
    wanted = {key for key in in_the_code if key[0] in FOR_CITIZENS}
    assert wanted - set(messages(HONG_KONG)) == set()


def test_hong_kong_has_no_words_that_nobody_says(in_the_code):
    assert set(messages(HONG_KONG)) - in_the_code == set()


@pytest.mark.parametrize("file", [CHINESE, HONG_KONG], ids=lambda file: file.stem)
def test_nothing_is_left_untranslated(file):
    assert 'type="unfinished"' not in file.read_text(encoding="utf-8")
    assert [key for key, chinese in messages(file).items() if not chinese] == []


@pytest.mark.parametrize("file", [CHINESE, HONG_KONG], ids=lambda file: file.stem)
def test_every_field_of_a_sentence_is_in_its_translation(file):
    wrong = [
        key
        for key, chinese in messages(file).items()
        if {part.split("}")[0] for part in key[1].split("{")[1:]}
        != {part.split("}")[0] for part in chinese.split("{")[1:]}
    ]
    assert wrong == []
