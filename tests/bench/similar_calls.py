"""Calls about a city made up of rules: whoever asks with the same seed hears the same callers.

60 topics (12 things with 5 faults each), 2,689 estates with 40 buildings each, 600 grids; openings, endings and details
are shared by all, as they are in life. A second caller about the same place, building and topic is heard at four
levels: `L0` has only begun to speak, `L1` uses other words for the same things, `L2` also another order and leaves
something out, `L3` tells other details, drops a fifth of the words, is misheard and names no place in the title.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from app.contract.centre.setup import Area, CaseKind, CentreSetup, Channel, Matter, StandardAddress
from app.contract.centre.similar import SimilarQuery

ESTATES, BUILDINGS, GRIDS = 2689, 40, 600
LEVELS = ("L0", "L1", "L2", "L3")
_SPOKEN = 12
"""Characters of the description that are there at `L0`."""

_THINGS = (
    ("电梯", "升降梯", "载人电梯"),
    ("路灯", "照明灯", "灯杆"),
    ("下水道", "污水管道", "排水管"),
    ("井盖", "窨井盖", "检查井"),
    ("垃圾桶", "垃圾箱", "垃圾投放点"),
    ("消防通道", "消防车道", "疏散通道"),
    ("自来水管", "供水管", "水管"),
    ("暖气", "供暖管道", "暖气片"),
    ("绿化带", "草坪", "花坛"),
    ("充电桩", "充电车棚", "充电设施"),
    ("门禁", "单元门", "大门刷卡机"),
    ("健身器材", "运动器械", "活动设施"),
)
_FAULTS = (
    ("坏了没人修", "出故障无人维修", "一直损坏没修好"),
    ("噪音很大", "响声扰民", "声音吵得厉害"),
    ("被人占用", "遭到侵占", "让人霸占了"),
    ("渗水严重", "一直漏水", "往外冒水"),
    ("脏得不行", "卫生很差", "又脏又臭"),
)
_OPENINGS = ("来电人反映", "市民来电称", "您好我要反映", "我想投诉一下")
_ENDINGS = ("希望尽快处理", "请相关部门核实", "要求给个答复", "麻烦派人看看")
_SINCE = ("三天了", "一个多星期", "从上个月开始", "昨天晚上起", "半年多了", "今天早上", "国庆以后", "每到周末")
_WHERE = (
    "一楼大厅",
    "地下车库",
    "东侧门口",
    "顶层平台",
    "二单元楼道",
    "北面围墙边",
    "物业办公室旁",
    "快递柜前",
    "三楼转角",
    "配电房后面",
)
_EFFECTS = (
    "老人出门摔了一跤",
    "孩子上学绕远路",
    "夜里睡不着觉",
    "邻居之间吵起来",
    "车子被刮花",
    "轮椅进不去",
    "蚊虫特别多",
    "墙皮整片掉落",
    "家里跳闸两次",
    "楼下商铺也受影响",
    "孕妇差点滑倒",
    "业主群里都在说",
)
_TRIED = ("物业推给开发商", "找居委会没结果", "打过两次电话", "报修单没人接", "保安说不归他管", "维修基金批不下来")
_MISHEARD = str.maketrans(
    {"的": "地", "在": "再", "修": "休", "水": "睡", "灯": "登", "坏": "怀", "请": "清", "声": "生"}
)
_A, _B = "桂翠金云锦盛和天丽阳春龙玉清福", "湖林园山泉江岭庭景竹华城溪桥台和岸悦"
_KINDS = ("花园", "小区", "家园", "新村", "公寓", "雅苑", "名邸", "华府", "里弄", "佳苑")
_ROADS = ("学府路", "建设路", "滨河路", "解放大道", "人民路", "文化街", "工业路", "和平巷")
_NUMERALS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Issue:
    """Something that is wrong somewhere, and what the first caller told of it."""

    estate: int
    building: int
    topic: int
    details: tuple[str, ...]


@dataclass(frozen=True)
class Call:
    """What a caller says."""

    title: str
    description: str
    address: str


def estate_name(estate: int) -> str:
    """Return the name of an estate."""
    return _NAMES[estate]


_NAMES = tuple(a + b + kind for kind, a, b in islice(product(_KINDS, _A, _B), ESTATES))


def _road(estate: int) -> str:
    return f"{_ROADS[estate % len(_ROADS)]}{estate // len(_ROADS) + 1}号"


def grid(estate: int) -> str:
    """Return the code of an estate's grid."""
    return f"G{estate % GRIDS:03d}"


def matter(topic: int) -> str:
    """Return the code of a topic's matter."""
    return f"M{topic:02d}"


def city() -> CentreSetup:
    """Return the centre of this city."""
    topics = enumerate(product(_THINGS, _FAULTS))
    return CentreSetup(
        code="line",
        name="测试热线",
        channels=(Channel(code="phone", name="电话", prefix="DH"),),
        kinds=(CaseKind(code="complaint", name="投诉"),),
        areas=tuple(Area(code=f"G{number:03d}", name=f"第{number}网格") for number in range(GRIDS)),
        addresses=tuple(
            StandardAddress(code=f"A{estate}", place=_NAMES[estate], road=_road(estate), area=grid(estate))
            for estate in range(ESTATES)
        ),
        matters=tuple(
            Matter(code=matter(topic), name=f"{thing[0]}{fault[0]}", directory="全部")
            for topic, (thing, fault) in topics
        ),
    )


def issues(seed: int) -> Iterator[Issue]:
    """Return issues without end."""
    chance = random.Random(seed)
    while True:
        yield Issue(
            estate=int(chance.random() * ESTATES),
            building=int(chance.random() * BUILDINGS) + 1,
            topic=int(chance.random() * len(_THINGS) * len(_FAULTS)),
            details=tuple(one[int(chance.random() * len(one))] for one in (_SINCE, _WHERE, _EFFECTS, _TRIED)),
        )


def first_call(issue: Issue, chance: random.Random) -> Call:
    """Return what the first caller said."""
    return _call(issue, chance, issue.details)


def second_call(issue: Issue, chance: random.Random, level: str, *, named: bool) -> SimilarQuery:
    """Return what stands in the form when somebody else calls about it; without `named` the place is never said."""
    details = list(issue.details)
    if level in ("L2", "L3"):
        chance.shuffle(details)
        details.pop()
    if level == "L3":
        details = list(next(issues(chance.randrange(1 << 30))).details)
    call = _call(issue, chance, tuple(details))
    title, description, address = call.title, call.description, call.address
    name = estate_name(issue.estate)
    if level == "L3":
        title = title.replace(name, "").replace(str(issue.building), "")
        description = _mishear(description, name, chance)
    if level == "L0":
        description, address = description[:_SPOKEN], ""
    if not named:
        title, description, address = title.replace(name, ""), description.replace(name, "我们小区"), ""
    return SimilarQuery(title=title, description=description, address=address)


def _call(issue: Issue, chance: random.Random, details: tuple[str, ...]) -> Call:
    thing, fault = divmod(issue.topic, len(_FAULTS))
    said_thing, said_fault = (one[int(chance.random() * 3)] for one in (_THINGS[thing], _FAULTS[fault]))
    name, house = estate_name(issue.estate), _house(issue.building, chance)
    form = int(chance.random() * 3)
    address = (f"云溪区清溪街道{_road(issue.estate)}{name}{house}", f"{name}{house}", _road(issue.estate) + house)[form]
    opening, ending = (one[int(chance.random() * 4)] for one in (_OPENINGS, _ENDINGS))
    told = "，".join(details)
    description = f"{opening}{name}{house}{said_thing}{said_fault}，{told}，{ending}。"
    return Call(f"{name}{house}{said_thing}{said_fault}", description, address)


def _house(building: int, chance: random.Random) -> str:
    tens, ones = divmod(building, 10)
    spoken = ("" if tens == 0 else "十" if tens == 1 else _NUMERALS[tens] + "十") + (_NUMERALS[ones] if ones else "")
    form = int(chance.random() * 4)
    return (f"{building}号楼", f"{building}栋", f"{building}幢", f"{spoken}号楼")[form]


def _mishear(text: str, name: str, chance: random.Random) -> str:
    """Drop a fifth of what is said in pairs of characters, and mishear the rest; the place stays as it was said."""
    before, _, after = text.partition(name)
    pairs = (after[place : place + 2] for place in range(0, len(after), 2))
    kept = "".join(pair for pair in pairs if any(sign.isdigit() for sign in pair) or chance.random() > 0.2)
    return before + name + kept.translate(_MISHEARD)
