"""Twenty recorded calls: ten of people who called before, five with two cases, three about what is known already, two
that are answered at once. Descriptions have about 70 signs, as call-takers of a hotline write them."""

from collections.abc import Sequence
from dataclasses import dataclass

FORWARD = "请贵单位核实情况，依法依规处理，并在时限内向来电人反馈结果。"
ANSWERED = "已告知来电人办理地点、所需材料和办理时间，来电人表示理解。"


@dataclass(frozen=True, kw_only=True)
class Report:
    """One thing that is reported: `place` is a standard address and the letters that find it, `building` follows."""

    place: tuple[str, str]
    building: str = ""
    description: str
    matter: tuple[str, str]
    kind: str = "complaint"
    answered: bool = False
    same_place: bool = False


@dataclass(frozen=True, kw_only=True)
class CallScript:
    """One call. An empty `name`: the caller is known. `known_case`: what the reports resemble is added to it."""

    number: str
    name: str = ""
    woman: bool = False
    reports: tuple[Report, ...]
    duplicate: bool = False


def _one(place: str, keys: str, building: str, matter: str, letters: str, description: str, **more: object) -> Report:
    return Report(place=(place, keys), building=building, matter=(matter, letters), description=description, **more)


CALLS = (
    CallScript(
        number="13800137001",
        name="顾念云",
        woman=True,
        reports=(
            _one(
                "桂花里小区",
                "ghl",
                "3号楼",
                "占道经营",
                "zdjy",
                "来电人反映，桂花里小区3号楼楼下每天晚上六点以后有三四家流动摊贩占道经营，占用人行道，多次劝说无效，老人孩子只能走机动车道，希望有关部门尽快处理。",
            ),
        ),
    ),
    CallScript(
        number="13800137002",
        name="周文静",
        woman=True,
        reports=(
            _one(
                "溪口新村",
                "xkxc",
                "12号楼",
                "路灯不亮",
                "ldbl",
                "来电人反映，溪口新村12号楼前的三盏路灯不亮已有一周，晚上一片漆黑，前天有位老人摔倒受伤，存在安全隐患，多次向物业反映至今无人处理，希望尽快修复。",
            ),
        ),
    ),
    CallScript(
        number="13800137003",
        name="马志强",
        reports=(
            _one(
                "福满家园",
                "fmjy",
                "7号楼",
                "电梯故障",
                "dtgz",
                "来电人反映，福满家园7号楼2单元电梯经常发生故障，本周已经困人两次，物业公司一直没有维修，楼上有坐轮椅的老人无法下楼，请有关部门核实处理。",
            ),
            _one(
                "福满家园",
                "fmjy",
                "7号楼",
                "垃圾清运不及时",
                "ljqy",
                "来电人反映，福满家园7号楼旁的垃圾桶满溢三天没有清运，散发刺鼻气味，蚊虫很多，严重影响居民正常生活。希望相关部门尽快核实处理。",
                same_place=True,
            ),
        ),
    ),
    CallScript(
        number="13800137004",
        name="沈海燕",
        woman=True,
        reports=(
            _one(
                "区图书馆",
                "qtsg",
                "",
                "文化体育场馆",
                "whty",
                "来电人咨询，区图书馆国庆假期是否开放，办理儿童借书证需要携带哪些材料，外地户籍的孩子能不能办，押金多少，请告知办理时间和办理地点。",
                kind="consultation",
                answered=True,
            ),
        ),
    ),
    CallScript(
        number="13800137005",
        name="钱立民",
        reports=(
            _one(
                "南湖公园东门",
                "nhgy",
                "",
                "犬只管理",
                "qzgl",
                "来电人反映，南湖公园东门广场每天早上六点左右有人遛狗不牵绳，大型犬追着孩子跑，昨天一名小学生被吓哭，存在安全隐患，希望加强管理。",
            ),
        ),
    ),
    CallScript(
        number="13800137006",
        name="宋佳慧",
        woman=True,
        reports=(
            _one(
                "星光花园",
                "xghy",
                "5号楼",
                "施工噪声",
                "sgzs",
                "来电人投诉，星光花园5号楼对面工地夜间施工，打桩声一直到凌晨两点，家里有备考的学生，严重影响居民休息。多次投诉无果，希望有关部门尽快处理。",
            ),
            _one(
                "星光花园",
                "xghy",
                "5号楼",
                "渣土运输",
                "ztys",
                "来电人反映，星光花园门口的渣土车抛洒滴漏，路面全是泥浆，一刮风扬尘很大，车辆出入差点打滑，影响市容环境，请有关部门核实处理。",
                same_place=True,
            ),
        ),
    ),
    CallScript(
        number="13800137007",
        name="丁建华",
        reports=(
            _one(
                "建材大市场",
                "jcdsc",
                "",
                "违法停车",
                "wftc",
                "来电人反映，建材大市场北侧道路长期有大货车乱停乱放，占用消防通道，上周着火时消防车进不来，已持续一个多月，希望有关部门尽快处理。",
            ),
        ),
    ),
    CallScript(
        number="13800137008",
        name="何秀兰",
        woman=True,
        reports=(
            _one(
                "康乐小区",
                "klxq",
                "2号楼",
                "房屋渗漏",
                "fwsl",
                "来电人反映，康乐小区2号楼顶层下雨就漏水，墙皮脱落，被褥都湿了，多次与物业沟通无果，物业称要动用维修基金，至今未解决，希望有关部门尽快处理。",
            ),
        ),
    ),
    CallScript(
        number="13800137009",
        name="罗永平",
        reports=(
            _one(
                "恒达铸造厂",
                "hdzz",
                "",
                "拖欠工资",
                "tqgz",
                "来电人投诉，恒达铸造厂拖欠工资三个月，涉及工人二十多名，负责人电话一直打不通，已向劳动监察反映过一次没有结果，请有关部门核实处理。",
            ),
        ),
    ),
    CallScript(
        number="13800137010",
        name="江淑芬",
        woman=True,
        duplicate=True,
        reports=(
            _one(
                "桂花里小区",
                "ghl",
                "3号楼",
                "占道经营",
                "zdjy",
                "来电人反映，桂花里小区3号楼楼下每天晚上有流动摊贩占道经营，烧烤油烟直往楼上跑，占用人行道，老人孩子没法走路，希望有关部门尽快处理。",
            ),
        ),
    ),
)
"""Ten callers nobody knows yet."""

KNOWN_CALLS = (
    (
        _one(
            "银河购物中心",
            "yhgw",
            "",
            "公厕管理",
            "gcgl",
            "来电人反映，银河购物中心三楼公厕的洗手台没水已有两天，地面污水外溢，散发异味，带孩子的家长没法使用，多次反映未得到解决，希望有关部门尽快处理。",
        ),
        _one(
            "银河购物中心",
            "yhgw",
            "",
            "消防安全隐患",
            "xfaq",
            "来电人反映，银河购物中心地下一层的消防通道堆满货物，灭火器也过期了，存在较大安全隐患，向商场反映过没有人管，请相关部门尽快派人查看。",
            same_place=True,
        ),
    ),
    (
        _one(
            "枫林小学",
            "flxx",
            "",
            "校园管理",
            "xygl",
            "来电人反映，枫林小学门口放学时家长车辆较多，乱停乱放，孩子横穿马路没有人疏导，昨天差点发生事故，存在安全隐患，希望加强管理。",
        ),
    ),
    (
        _one(
            "学府雅苑",
            "xfyy",
            "9号楼",
            "社会生活噪声",
            "shsh",
            "来电人反映，学府雅苑9号楼前的广场舞每天晚上十点以后还在放音响，噪声扰民，孩子要中考，多次劝说无效，严重影响居民休息。",
        ),
        _one(
            "学府雅苑",
            "xfyy",
            "9号楼",
            "停车收费",
            "tcsf",
            "来电人反映，学府雅苑停车费上个月突然从两百涨到四百，没有征求过业主意见，也没有公示，来电人认为乱收费，请有关部门核实处理。",
            same_place=True,
        ),
    ),
    (
        _one(
            "福满家园",
            "fmjy",
            "1号楼",
            "停电与用电",
            "tdyy",
            "来电人反映，福满家园1号楼一周内停电四次，每次半小时以上，家里冰箱的食物都坏了，供电所说是线路老化，至今未解决，希望尽快修复。",
        ),
    ),
    (
        _one(
            "联运宾馆",
            "lybg",
            "",
            "食品安全",
            "spaq",
            "来电人投诉，联运宾馆早餐的包子馅发酸变质，吃完以后一家三口都拉肚子，找前台协商拒绝退款，工作人员态度恶劣，希望相关部门尽快核实处理。",
        ),
    ),
    (
        _one(
            "翠柳庭",
            "clt",
            "6号楼",
            "社会生活噪声",
            "shsh",
            "来电人反映，翠柳庭6号楼楼上邻居深夜十一点以后还在用跑步机，噪声扰民，物业劝过两次没有用，影响正常休息，希望有关部门尽快处理。",
        ),
        _one(
            "翠柳庭",
            "clt",
            "6号楼",
            "园林绿化",
            "yllh",
            "来电人反映，翠柳庭6号楼前的大树多年没有修剪，树枝已经伸进三楼窗户，刮大风时有断枝掉下来，存在安全隐患，请相关部门尽快派人查看。",
            same_place=True,
        ),
    ),
    (
        _one(
            "湖滨一号",
            "hbyh",
            "",
            "物业服务不到位",
            "wyfw",
            "来电人反映，湖滨一号地下车库积水两周无人清理，物业公司不作为，保安说等天晴自己干，有车主的发动机进水，希望有关部门尽快处理。",
        ),
    ),
    (
        _one(
            "鱼市口",
            "ysk",
            "",
            "占道经营",
            "zdjy",
            "来电人反映，鱼市口的水产摊贩占道经营，把盆子摆到公交站台上，乘客只能在路中间上下车，昨天有老人滑倒，希望有关部门尽快处理。",
        ),
    ),
    (
        _one(
            "高坪安置小区",
            "gpaz",
            "",
            "社保缴纳",
            "sbjn",
            "来电人咨询，高坪安置小区征地社保什么时候到账，本人养老保险断缴两年能不能补缴，需要携带哪些材料，去哪个窗口办，需要多长时间，请告知。",
            kind="consultation",
            answered=True,
        ),
    ),
    (
        _one(
            "溪口新村",
            "xkxc",
            "12号楼",
            "路灯不亮",
            "ldbl",
            "来电人反映，溪口新村12号楼前的路灯不亮一个多星期了，晚上黑得看不见台阶，有位老人摔倒受伤，存在安全隐患，希望尽快修复。",
        ),
    ),
)
"""Ten callers the centre knows, by the numbers of its latest cases."""
DUPLICATES_OF_THE_KNOWN = frozenset({7, 9})


def twenty_calls(known_numbers: Sequence[str]) -> list[CallScript]:
    """Return the calls in their order, new and known callers by turns; who is known calls from these numbers."""
    known = [
        CallScript(number=number, reports=reports, duplicate=place in DUPLICATES_OF_THE_KNOWN)
        for place, (number, reports) in enumerate(zip(known_numbers, KNOWN_CALLS, strict=True))
    ]
    return [call for pair in zip(CALLS, known, strict=True) for call in pair]
