"""Tickets to look at while a template is made: short and long, in the languages of the hall."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_LINK = "https://hall.example.gov.cn/t/019a5c2e-7b1c-7d5e-9f31-3f6c2d9a7b10/Qm9yZGVyVG9rZW4"

CHINESE: dict[str, str] = {
    "hall": "云溪区政务服务中心",
    "zone": "综合服务区",
    "number": "A023",
    "category": "社会保障",
    "service": "社会保险参保登记",
    "issued_at": "2026-11-22 09:05",
    "ahead": "12 人",
    "wait": "约 25 分钟",
    "counters": "3、5、12 号窗口",
    "name": "王*明",
    "priority": "绿色通道",
    "method": "请在等候区等候叫号。",
    "url": _LINK,
    "tips": "请带好身份证原件。过号请联系大厅工作人员。",
}
CANTONESE: dict[str, str] = CHINESE | {
    "hall": "雲溪區政務服務中心",
    "zone": "綜合服務區",
    "category": "社會保障",
    "service": "社會保險參保登記",
    "wait": "大約 25 分鐘",
    "counters": "3、5、12 號窗口",
    "priority": "綠色通道",
    "method": "請喺等候區等叫號。",
    "tips": "請帶齊身份證正本。過咗號請搵職員。",
}
ENGLISH: dict[str, str] = CHINESE | {
    "hall": "Yunxi District Government Service Centre",
    "zone": "General Services",
    "category": "Social Security",
    "service": "Enrolment in social insurance",
    "ahead": "12 people",
    "wait": "about 25 min",
    "counters": "Counter 3, 5, 12",
    "name": "W*** M***",
    "priority": "Green channel",
    "method": "Please wait in the waiting area until you are called.",
    "tips": "Please have your ID card ready. If you missed your call, ask the staff.",
}
LONGEST: dict[str, str] = CHINESE | {
    "hall": "内蒙古自治区锡林郭勒盟东乌珠穆沁旗政务服务和数据管理中心二楼大厅",
    "zone": "二楼西侧 企业登记与涉税业务综合受理等候区",
    "number": "AB1023",
    "category": "不动产登记与住房公积金",
    "service": "国有建设用地使用权及房屋所有权转移登记(买卖)与抵押权登记合并办理",
    "ahead": "128 人",
    "wait": "约 2 小时 45 分钟",
    "counters": "11、12、13、14、15、16 号窗口",
    "name": "阿不都热合曼·吐****提",
    "priority": "退役军人、其他优抚对象优先",
    "tips": "请携带不动产权证书、身份证、婚姻状况证明、完税凭证原件和复印件。本票当日有效,过号请联系大厅工作人员。",
}


def samples() -> tuple[tuple[str, Mapping[str, str]], ...]:
    """Return the samples by their names."""
    return (
        (translate("TicketEditor", "Chinese"), CHINESE),
        (translate("TicketEditor", "Cantonese"), CANTONESE),
        (translate("TicketEditor", "English"), ENGLISH),
        (translate("TicketEditor", "Long names"), LONGEST),
    )
