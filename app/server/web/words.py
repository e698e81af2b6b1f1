"""The words of the citizens' pages, written in the three languages of a hall."""

from dataclasses import dataclass

from app.contract.hall.state import Rating, TicketState
from app.contract.model import LocalText


@dataclass(frozen=True)
class Words:
    """The page in one language; `tag` is its BCP 47 tag. `{…}` are filled in by the page."""

    tag: str
    own_name: str
    ahead_one: str
    ahead_many: str
    next_one: str
    wait: str
    wait_about: str
    listen: str
    unconfirmed: str
    called: str
    called_hint: str
    serving: str
    over: dict[TicketState, str]
    not_found: str
    not_found_hint: str
    cancel: str
    cancel_hint: str
    cancel_sure: str
    rate: str
    rate_sure: str
    rate_reasons: str
    rate_comment: str
    rated: str
    ratings: dict[Rating, str]
    reasons: dict[str, str]
    sound: str
    sound_on: str
    lost: str
    large: str
    normal: str
    renews: str
    missing: str
    papers: str
    no_papers: str
    fee: str
    time: str
    minutes: str
    tip: str
    no_service: str

    def pick(self, text: LocalText) -> str:
        """Return a text of the hall in this language, in Mandarin Chinese where it has none."""
        return {"zh-HK": text.zh_hk, "en": text.en}.get(self.tag) or text.zh


ZH = Words(
    tag="zh-CN",
    own_name="简体中文",
    ahead_one="前面还有 1 人",
    ahead_many="前面还有 {count} 人",
    next_one="下一位就是您",
    wait="预计等候约 {low}–{high} 分钟",
    wait_about="预计等候约 {high} 分钟",
    listen="请在等候区留意叫号",
    unconfirmed="正在出票，请稍候",
    called="请到 {counter} 号窗口",
    called_hint="请带好证件和材料",
    serving="{counter} 号窗口正在为您办理",
    over={
        TicketState.FINISHED: "已办理完毕，感谢您的光临",
        TicketState.PASSED: "已过号，请到导办台咨询",
        TicketState.VOID: "此号已作废，请重新取号",
        TicketState.EXPIRED: "此号已过期，请重新取号",
        TicketState.CANCELLED: "此号已取消，如需办理请重新取号",
        TicketState.SUPPLEMENT: "请备齐材料后凭补件单再来，无需重新排队",
        TicketState.PARKED: "窗口正在为您处理，请在等候区稍候",
    },
    not_found="未找到此号",
    not_found_hint="号票当日有效，请核对二维码，或到导办台咨询。",
    cancel="不办了，取消此号",
    cancel_hint="取消后须重新取号，确定取消吗？",
    cancel_sure="确定取消",
    rate="请您对本次服务作出评价",
    rate_sure="提交评价",
    rate_reasons="哪里让您不满意（可不选）",
    rate_comment="您的意见（可不填）",
    rated="已收到您的评价，谢谢",
    ratings={
        Rating.VERY_SATISFIED: "非常满意",
        Rating.SATISFIED: "满意",
        Rating.BASICALLY_SATISFIED: "基本满意",
        Rating.DISSATISFIED: "不满意",
        Rating.VERY_DISSATISFIED: "非常不满意",
    },
    reasons={
        "waited_long": "等候时间太长",
        "attitude": "态度不好",
        "unclear": "没有一次说清楚",
        "many_trips": "让我来回跑",
        "unskilled": "业务不熟练",
        "environment": "设备或环境不好",
    },
    sound="叫到我时响铃",
    sound_on="叫到您时会响铃，请保持本页打开",
    lost="连接中断，正在重新连接",
    large="大字",
    normal="标准字",
    renews="本页自动更新",
    missing="还需要的材料",
    papers="请带好",
    no_papers="无需材料",
    fee="收费",
    time="办理时间",
    minutes="约 {minutes} 分钟",
    tip="温馨提示",
    no_service="未找到该事项",
)

ZH_HK = Words(
    tag="zh-HK",
    own_name="繁體中文",
    ahead_one="前面仲有 1 位",
    ahead_many="前面仲有 {count} 位",
    next_one="下一位就到您",
    wait="預計輪候約 {low}–{high} 分鐘",
    wait_about="預計輪候約 {high} 分鐘",
    listen="請喺等候區留意叫號",
    unconfirmed="正在出票，請稍候",
    called="請到 {counter} 號窗口",
    called_hint="請帶備證件同文件",
    serving="{counter} 號窗口正為您辦理",
    over={
        TicketState.FINISHED: "已辦理完畢，多謝光臨",
        TicketState.PASSED: "已過號，請向諮詢處查詢",
        TicketState.VOID: "此籌號已作廢，請重新取籌",
        TicketState.EXPIRED: "此籌號已過期，請重新取籌",
        TicketState.CANCELLED: "此籌號已取消，如要辦理請重新取籌",
        TicketState.SUPPLEMENT: "請備齊文件後憑補件單再來，毋須重新排隊",
        TicketState.PARKED: "窗口正為您處理，請喺等候區稍候",
    },
    not_found="搵唔到此籌號",
    not_found_hint="籌號即日有效，請核對二維碼，或向諮詢處查詢。",
    cancel="唔辦理，取消此籌號",
    cancel_hint="取消後要重新取籌，確定取消嗎？",
    cancel_sure="確定取消",
    rate="請您評價今次服務",
    rate_sure="提交評價",
    rate_reasons="邊度令您唔滿意（可以唔揀）",
    rate_comment="您的意見（可以唔填）",
    rated="已收到您的評價，多謝",
    ratings={
        Rating.VERY_SATISFIED: "非常滿意",
        Rating.SATISFIED: "滿意",
        Rating.BASICALLY_SATISFIED: "基本滿意",
        Rating.DISSATISFIED: "不滿意",
        Rating.VERY_DISSATISFIED: "非常不滿意",
    },
    reasons={
        "waited_long": "等得太耐",
        "attitude": "態度唔好",
        "unclear": "冇一次過講清楚",
        "many_trips": "要我來回走",
        "unskilled": "業務唔熟練",
        "environment": "設備或者環境唔好",
    },
    sound="叫到我時響鈴",
    sound_on="叫到您時會響鈴，請保持本頁開啟",
    lost="連線中斷，正在重新連線",
    large="大字",
    normal="標準字",
    renews="本頁自動更新",
    missing="仲需要嘅文件",
    papers="請帶齊",
    no_papers="唔使帶文件",
    fee="收費",
    time="辦理時間",
    minutes="約 {minutes} 分鐘",
    tip="溫馨提示",
    no_service="搵唔到呢個事項",
)

EN = Words(
    tag="en",
    own_name="English",
    ahead_one="1 person ahead of you",
    ahead_many="{count} people ahead of you",
    next_one="You are next",
    wait="about {low}–{high} minutes to wait",
    wait_about="about {high} minutes to wait",
    listen="Please listen for your number in the waiting area",
    unconfirmed="Your ticket is being printed",
    called="Please go to counter {counter}",
    called_hint="Have your ID and papers ready",
    serving="You are being served at counter {counter}",
    over={
        TicketState.FINISHED: "All done. Thank you for coming",
        TicketState.PASSED: "Your number was called. Please ask at the information desk",
        TicketState.VOID: "This number is void. Please take a new one",
        TicketState.EXPIRED: "This number has expired. Please take a new one",
        TicketState.CANCELLED: "This number is cancelled. Take a new one if you need to",
        TicketState.SUPPLEMENT: "Come back with your papers and the slip; you need not queue again",
        TicketState.PARKED: "The counter is working on your case. Please wait nearby",
    },
    not_found="Number not found",
    not_found_hint="A ticket is good on its day. Check the code, or ask at the information desk.",
    cancel="I no longer need this number",
    cancel_hint="You would have to take a new number. Cancel this one?",
    cancel_sure="Cancel my number",
    rate="How was our service today?",
    rate_sure="Send",
    rate_reasons="What was wrong (optional)",
    rate_comment="Your comment (optional)",
    rated="We have your rating. Thank you",
    ratings={
        Rating.VERY_SATISFIED: "Very satisfied",
        Rating.SATISFIED: "Satisfied",
        Rating.BASICALLY_SATISFIED: "Fairly satisfied",
        Rating.DISSATISFIED: "Dissatisfied",
        Rating.VERY_DISSATISFIED: "Very dissatisfied",
    },
    reasons={
        "waited_long": "I waited too long",
        "attitude": "Attitude",
        "unclear": "Not explained at once",
        "many_trips": "I had to come several times",
        "unskilled": "Not skilled",
        "environment": "Equipment or premises",
    },
    sound="Ring when I am called",
    sound_on="It will ring when you are called. Keep this page open",
    lost="Connection lost, trying again",
    large="Large text",
    normal="Normal text",
    renews="This page renews itself",
    missing="Papers still needed",
    papers="Please bring",
    no_papers="No papers needed",
    fee="Fee",
    time="Time at the counter",
    minutes="about {minutes} min",
    tip="Good to know",
    no_service="There is no such service",
)

LANGUAGES = {words.tag: words for words in (ZH, ZH_HK, EN)}
"""Every language of the page by its tag, in the order in which they are offered."""


def choose(wanted: str, accepted: str) -> Words:
    """Return the language somebody picked, or else the best one for the `Accept-Language` header of their phone."""
    if wanted in LANGUAGES:
        return LANGUAGES[wanted]
    for part in accepted.split(","):
        tag = part.split(";")[0].strip().lower()
        if tag.startswith(("zh-hk", "zh-tw", "zh-mo", "zh-hant", "yue")):
            return ZH_HK
        if tag.startswith("zh"):
            return ZH
        if tag.startswith("en"):
            return EN
    return ZH
