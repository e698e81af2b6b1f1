"""Scenes of cards, buttons, signs, numbers and messages."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from widgets.action_button import ActionButton, ActionKind
from widgets.card_button import CardButton
from widgets.card_grid import CardGrid
from widgets.connection_sign import Connection, ConnectionSign
from widgets.countdown import Countdown
from widgets.gallery.page import Scene, column_in, row_in
from widgets.hue import Hue
from widgets.number_card import NumberCard
from widgets.state_pill import StatePill
from widgets.theme import current
from widgets.toast import Toast, ToastLevel

__all__ = ["SCENES"]


_CARDS = (
    ("household", "户籍业务", "户口登记 身份证 居住证", "等候 12 人 · 约 25 分钟", ""),
    ("social_security", "社会保障", "参保登记 待遇领取", "等候 3 人 · 约 8 分钟", ""),
    ("housing", "不动产登记", "过户 抵押 查档", "等候 28 人 · 约 1 小时 10 分", ""),
    ("tax", "税务服务", "申报 发票 完税证明", "", "今日号已取完,明日 9:00 开始"),
    ("medical", "医疗保障", "报销 异地就医备案", "现在无人等候", ""),
    ("transport", "车驾管", "驾驶证 行驶证 年检", "等候 6 人 · 约 15 分钟", ""),
    ("business", "企业开办", "营业执照 印章 银行开户", "等候 1 人 · 约 3 分钟", ""),
    ("comprehensive", "综合窗口", "其他事项都在这里办", "等候 9 人 · 约 20 分钟", ""),
)


def _cards(page: QWidget) -> None:
    grid = CardGrid(gap=current().size("space_24"))
    grid.show_cards(
        [
            CardButton(title, icon=icon, subtitle=under, status=status, reason=reason)
            for icon, title, under, status, reason in _CARDS
        ]
    )
    column_in(page).addWidget(grid)


def _card_states(page: QWidget) -> None:
    column = column_in(page)
    grid = QGridLayout()
    grid.setSpacing(current().size("space_24"))
    pressed = CardButton("居住证办理", icon="household", status="等候 12 人 · 约 25 分钟")
    pressed.setDown(True)
    focused = CardButton("居住证签注", icon="household", status="等候 2 人")
    focused.setFocus()
    closed = CardButton("身份证换领", icon="user", reason="午休,13:30 开始办理")
    long = CardButton(
        "国有建设用地使用权及房屋所有权转移登记", icon="housing", subtitle="买卖 继承 赠与", status="等候 2 人"
    )
    for index, card in enumerate((pressed, focused, closed, long)):
        grid.addWidget(card, index // 2, index % 2)
    column.addLayout(grid)


def _buttons(page: QWidget) -> None:
    column = column_in(page)
    words = {
        ActionKind.PRIMARY: ("呼叫下一位", "call", "F2"),
        ActionKind.SECONDARY: ("重新呼叫", "recall", "F3"),
        ActionKind.QUIET: ("转移", "transfer", ""),
        ActionKind.DANGER: ("过号", "skip", "F6"),
    }
    for touch in (False, True):
        for kind, (text, icon, key) in words.items():
            parts = [ActionButton(text, kind=kind, icon=icon, shortcut_text=key, touch=touch) for _ in range(4)]
            parts[1].setDown(True)
            parts[2].setFocus()
            parts[3].setEnabled(False)
            row_in(column, *parts, ActionButton(text, kind=kind, touch=touch))
    column.addStretch()


def _signs(page: QWidget) -> None:
    column = column_in(page)
    words = ("空闲", "正在呼叫", "办理中", "暂停服务", "后台处理", "请留意", "有故障", "已离线")
    for solid in (False, True):
        pairs = zip(Hue, words, strict=True)
        row_in(column, *(StatePill(word, hue=hue, solid=solid) for hue, word in pairs))
    row_in(column, *(StatePill("正在呼叫 A023", hue=Hue.CALLING, step=step) for step in ("caption", "lead", "title")))
    signs = [ConnectionSign() for _ in Connection]
    texts = ("已连接", "网络缓慢", "09:32 起离线", "正在补传")
    for sign, state, text in zip(signs, Connection, texts, strict=True):
        sign.show_state(state, text, unsent=3 if state in (Connection.OFFLINE, Connection.CATCHING_UP) else 0)
    row_in(column, *signs)
    rings = [Countdown(clock=lambda: 0.0), Countdown(clock=lambda: 0.0, size="hero")]
    rings[0].start(30)
    rings[1].start(12)
    row_in(column, *rings)
    column.addStretch()


def _numbers(page: QWidget) -> None:
    column = column_in(page)
    column.addWidget(NumberCard("A023", caption="您的号码", detail="前面还有 12 人,大约等候 25 分钟"))
    row = QHBoxLayout()
    row.addWidget(NumberCard("A1023", caption="正在办理", step="figure"))
    row.addWidget(NumberCard("绿001", caption="请到", detail="3 号窗口", step="figure"))
    column.addLayout(row)


def _toasts(page: QWidget) -> None:
    column = column_in(page, margin="space_16", gap="space_16")
    samples = (
        ("号码 A023 已转到 5 号窗口", ToastLevel.INFO, "撤销"),
        ("打印纸即将用完,请准备更换", ToastLevel.WARNING, ""),
        ("打印机缺纸。您的号码 A023 已生成,请扫码保存或联系工作人员。", ToastLevel.ERROR, "再试一次"),
    )
    for text, level, action in samples:
        window = QWidget()
        column.addWidget(window)
        column.activate()
        Toast(window).show_message(text, level=level, action=action)


SCENES = (
    Scene("cards-portrait", (1080, 1400), _cards),
    Scene("cards-landscape", (1920, 780), _cards),
    Scene("card-states", (1000, 640), _card_states),
    Scene("buttons", (1200, 780), _buttons),
    Scene("signs", (1200, 420), _signs),
    Scene("numbers", (900, 800), _numbers),
    Scene("toasts", (900, 420), _toasts),
)
