"""Moments of a display to look at while a layout is made: short and long, in the languages of the hall."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app.modes.display.view import Count, DisplayView, ShownCall, ShownNotice

translate = QCoreApplication.translate

_NUMBERS = ("A023", "B007", "F021", "A022", "C015", "B006", "F020", "A021", "D003", "A020", "B005", "F019", "C014")
_COUNTERS = ("3", "1", "12", "5", "2", "1", "11", "3", "6", "4", "2", "12", "5")
_NEXT = ("A024", "B008", "C016", "D004", "E001", "F022")
_WAITING = (17, 12, 8, 5, 2, 0)
_GAP = " " * 6


def _calls(numbers: tuple[str, ...] = _NUMBERS) -> tuple[ShownCall, ...]:
    return tuple(
        ShownCall(f"{number}/0", number, number, counter) for number, counter in zip(numbers, _COUNTERS, strict=True)
    )


def _counts(*names: str) -> tuple[Count, ...]:
    return tuple(Count(*each) for each in zip(names, _WAITING, _NEXT, strict=True))


def _moment(**words: object) -> DisplayView:
    made = DisplayView(calls=_calls(), time="09:05", **words)  # type: ignore[arg-type] # the words of one language
    return replace(made, line=_GAP.join(f"{notice.title}  {notice.text}" for notice in made.notices))


CHINESE = _moment(
    hall="云溪区政务服务中心",
    zone="综合服务区",
    greeting="欢迎来到云溪区政务服务中心",
    slogan="进一扇门,办所有事",
    counts=_counts("户政服务", "社会保障", "税务", "不动产登记", "企业开办", "交通出行"),
    notices=(
        ShownNotice("午间不休", "户政、社保窗口中午照常办理。"),
        ShownNotice("温馨提示", "请带好身份证原件,听到叫号后请到对应窗口。过号请联系大厅工作人员。"),
    ),
    day="2026年11月23日 星期一",
    lunar="农历丙午年 十月十五",
)
CANTONESE = _moment(
    hall="雲溪區政務服務中心",
    zone="綜合服務區",
    greeting="歡迎嚟到雲溪區政務服務中心",
    slogan="入一道門,辦妥所有事",
    counts=_counts("戶政服務", "社會保障", "稅務", "不動產登記", "企業開辦", "交通出行"),
    notices=(
        ShownNotice("午間照常", "戶政、社保櫃位中午照常辦理。"),
        ShownNotice("溫馨提示", "請帶齊身份證正本,聽到叫號後請到相應櫃位。過咗號請搵職員。"),
    ),
    day="2026年11月23日 星期一",
    lunar="農曆丙午年 十月十五",
)
ENGLISH = _moment(
    hall="Yunxi District Government Service Centre",
    zone="General Services",
    greeting="Welcome to Yunxi District Government Service Centre",
    slogan="One door for everything you need",
    counts=_counts(
        "Household registration", "Social security", "Tax", "Real estate registration", "Company set-up", "Transport"
    ),
    notices=(
        ShownNotice("Open at noon", "Household registration and social security serve you at lunchtime as well."),
        ShownNotice("Please note", "Have your ID card ready. If you missed your call, please ask the staff."),
    ),
    day="2026-11-23 Monday",
)
LONGEST = replace(
    CHINESE,
    hall="内蒙古自治区锡林郭勒盟东乌珠穆沁旗政务服务和数据管理中心二楼大厅",
    zone="二楼西侧 企业登记与涉税业务综合受理等候区",
    greeting="热烈欢迎社会各界朋友莅临内蒙古自治区锡林郭勒盟东乌珠穆沁旗政务服务和数据管理中心",
    calls=_calls(tuple(f"A{number}" if number[0] != "A" else f"AB1{number[1:]}" for number in _NUMBERS)),
    counts=tuple(
        Count(name, waiting, following)
        for name, waiting, following in zip(
            (
                "不动产登记与住房公积金综合服务",
                "国有建设用地使用权转移登记",
                "社会保险参保登记与关系转移",
                "机动车与驾驶证业务",
                "企业开办一窗通",
                "户政",
            ),
            (1023, 128, 77, 41, 12, 0),
            ("AB1024", "C1129", "D078", "E042", "F013", ""),
            strict=True,
        )
    ),
    notices=(
        ShownNotice(
            "关于调整不动产登记业务受理时间的公告",
            "因系统升级,11月28日18:00至11月30日8:30暂停受理不动产登记、住房公积金提取业务,请您合理安排时间。给您带来不便,敬请谅解。",
        ),
    ),
)
NOBODY = replace(CHINESE, calls=(), counts=tuple(replace(count, waiting=0, next="") for count in CHINESE.counts))


def samples() -> tuple[tuple[str, DisplayView], ...]:
    """Return the samples by their names."""
    return (
        (translate("LayoutEditor", "Chinese"), CHINESE),
        (translate("LayoutEditor", "Cantonese"), CANTONESE),
        (translate("LayoutEditor", "English"), ENGLISH),
        (translate("LayoutEditor", "Long names"), LONGEST),
        (translate("LayoutEditor", "Nobody called yet"), NOBODY),
    )
