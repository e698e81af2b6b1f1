"""A state chart as SVG 1.1: stages one below the other, ways on at the right, ways back at the left.

Every way leaves its box on a line of its own, above which it is named, and runs in a lane of its own: nothing overlaps.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from app.flows.chart import Arrow, Box, Chart

_LINE, _GAP, _WIDTH, _LANE, _EDGE, _HEAD = 20, 26, 150, 14, 24, 64
_FONT = 12
_STYLE = """
text { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 12px; fill: #1f2933; }
.title { font-size: 20px; font-weight: bold; } .name { font-size: 14px; font-weight: bold; } .code { fill: #66788a; }
rect { fill: #eef4fb; stroke: #2f6db5; stroke-width: 1.5; } .end rect { fill: #e8f3ea; stroke: #3a7d44; }
.other rect { fill: #f6f1e7; stroke: #9a6b16; }
path { fill: none; stroke: #2f6db5; stroke-width: 1.2; } .back path { stroke: #a4442b; } .back text { fill: #a4442b; }
.itself path { stroke-dasharray: 5 3; }
"""


@dataclass
class _Port:
    """Where an arrow meets a box: `y` is counted from the box's top."""

    y: int = 0


@dataclass(frozen=True)
class _Way:
    """An arrow with its ends in reading order."""

    arrow: Arrow
    begins: int
    ends: int
    out: _Port
    into: _Port

    @property
    def back(self) -> bool:
        """Whether it leads up."""
        return self.ends < self.begins

    @property
    def span(self) -> tuple[int, int]:
        """The boxes it passes."""
        return min(self.begins, self.ends), max(self.begins, self.ends)


def draw(chart: Chart) -> str:
    """Return a chart as an SVG document."""
    places = {box.key: place for place, box in enumerate(chart.boxes)}
    ways = [_Way(arrow, places[arrow.begins], places[arrow.ends], _Port(), _Port()) for arrow in chart.arrows]
    heights = _give_ports(ways, len(chart.boxes))
    tops = [_HEAD + sum(heights[:place]) + _GAP * place for place in range(len(heights))]
    right, left = ([way for way in ways if way.back is back] for back in (False, True))
    lanes = _lanes(right) | _lanes(left)
    room = {back: _text_width(ways, back=back) for back in (False, True)}
    x = _EDGE + room[True] + _LANE * (1 + _most(lanes, left))
    width = x + _WIDTH + room[False] + _LANE * (1 + _most(lanes, right)) + _EDGE
    body = [_drawn_way(way, tops, x, lanes[id(way)], room[way.back]) for way in ways]
    body += [_drawn_box(box, x, top, height) for box, top, height in zip(chart.boxes, tops, heights, strict=True)]
    bottom = tops[-1] + heights[-1] + 2 * _GAP
    body += _notes(chart, bottom)
    height = bottom + _LINE * (len(chart.staying) + 2)
    return _document(chart.title, width, height, body)


def _give_ports(ways: list[_Way], boxes: int) -> list[int]:
    """Give every arrow a line at both its boxes; returns how high each box has to be."""
    at: dict[tuple[int, bool], list[_Port]] = defaultdict(list)
    for way in sorted(ways, key=lambda way: (way.begins, abs(way.ends - way.begins))):
        at[way.ends, way.back].append(way.into)
    for way in sorted(ways, key=lambda way: (way.begins, -abs(way.ends - way.begins))):
        at[way.begins, way.back].append(way.out)
    for ports in at.values():
        for line, port in enumerate(ports, 1):
            port.y = line * _LINE
    return [max(48, *((len(at[place, back]) + 1) * _LINE for back in (False, True))) for place in range(boxes)]


def _lanes(ways: list[_Way]) -> dict[int, int]:
    """Return the lane of each way, counted from the boxes; those that share a box or pass one another have others."""
    lanes: dict[int, int] = {}
    taken: list[list[tuple[int, int]]] = []
    for way in sorted(ways, key=lambda way: (way.span[1] - way.span[0], way.span)):
        first, last = way.span
        free = (lane for lane, spans in enumerate(taken) if all(last < a or b < first for a, b in spans))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(way.span)
        lanes[id(way)] = lane + 1
    return lanes


def _most(lanes: dict[int, int], ways: Iterable[_Way]) -> int:
    return max((lanes[id(way)] for way in ways), default=0)


def _text_width(ways: list[_Way], *, back: bool) -> int:
    """Return how much room the longest label of a side needs: Chinese letters are as wide as they are high."""
    widths = (sum(_FONT if ord(sign) > 0x2E7F else 7 for sign in w.arrow.label) for w in ways if w.back is back)
    return max(widths, default=0) + 16


def _drawn_way(way: _Way, tops: list[int], x: int, lane: int, room: int) -> str:
    side = -1 if way.back else 1
    edge = x if way.back else x + _WIDTH
    turn = edge + side * (room + lane * _LANE)
    begins, ends = tops[way.begins] + way.out.y, tops[way.ends] + way.into.y
    kind = " ".join(name for name, holds in (("back", way.back), ("itself", way.arrow.by_itself)) if holds)
    anchor = "end" if way.back else "start"
    return (
        f'<g class="{kind}"><path d="M{edge} {begins}H{turn}V{ends}H{edge + side * 2}" marker-end="url(#tip)"/>'
        f'<text x="{edge + side * 8}" y="{begins - 4}" text-anchor="{anchor}">{escape(way.arrow.label)}</text></g>'
    )


def _drawn_box(box: Box, x: int, top: int, height: int) -> str:
    kind = "other" if box.stage is None else "end" if box.key in {"closed", "void"} else "stage"
    middle, centre = top + height // 2, x + _WIDTH // 2
    code = f'<text class="code" x="{centre}" y="{middle + 15}" text-anchor="middle">{escape(box.key)}</text>'
    return (
        f'<g class="{kind}"><rect x="{x}" y="{top}" width="{_WIDTH}" height="{height}" rx="6"/>'
        f'<text class="name" x="{centre}" y="{middle - 1}" text-anchor="middle">{escape(box.name)}</text>'
        f"{code if box.stage is not None else ''}</g>"
    )


def _notes(chart: Chart, top: int) -> list[str]:
    lines = ["不改变环节的操作", *(f"{name}：{acts}" for name, acts in chart.staying)] if chart.staying else []
    return [f'<text x="{_EDGE}" y="{top + _LINE * place}">{escape(line)}</text>' for place, line in enumerate(lines)]


def _document(title: str, width: int, height: int, body: list[str]) -> str:
    tip = (
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0L10 5L0 10z" style="fill:#46576a;stroke:none"/></marker></defs>'
    )
    head = f'<text class="title" x="{_EDGE}" y="36">{escape(title)}</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"<style>{_STYLE}</style>{tip}"
        f'<rect x="0" y="0" width="{width}" height="{height}" style="fill:#ffffff;stroke:none"/>'
        f"{head}{''.join(body)}</svg>\n"
    )
