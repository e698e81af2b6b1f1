"""What a centre's call-takers look things up in, from `knowledge.toml`: topics and published articles."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.contract.centre.knowledge import ArticleText, Category
from app.contract.centre.setup import Matter
from app.workbook.entries import Entry, by_code, read_toml

FILE = "knowledge.toml"


@dataclass(frozen=True)
class Knowledge:
    """Topics and what is written in them."""

    topics: tuple[Category, ...] = ()
    articles: tuple[ArticleText, ...] = ()


def read_knowledge(folder: Path, *, matters: Iterable[Matter]) -> Knowledge:
    """Return the knowledge that a folder describes; nothing when it describes none.

    :raises HallFileError: the file is wrong, or names a topic or an item of the catalogue that is not there.
    """
    if not (folder / FILE).exists():
        return Knowledge()
    file = read_toml(folder, FILE)
    topics = tuple(
        entry.build(Category, code=entry.text("code"), name=entry.text("name"))
        for entry in by_code(file.entries("topic")).values()
    )
    codes, items = {topic.code for topic in topics}, {matter.code for matter in matters}
    return Knowledge(topics, tuple(_article(entry, codes, items) for entry in file.entries("article")))


def _article(entry: Entry, topics: set[str], items: set[str]) -> ArticleText:
    topic, matters = entry.text("topic"), entry.texts("items")
    if topic not in topics:
        raise entry.wrong(f"topic {topic} is not in this file")
    if unknown := set(matters) - items:
        raise entry.wrong(f"item {min(unknown)} must be in catalogue.toml")
    return entry.build(
        ArticleText,
        title=entry.text("title"),
        category=topic,
        body=entry.text("body").strip(),
        answer=entry.text("answer", ""),
        matters=matters,
        keywords=entry.texts("keywords"),
    )
