"""Scenes of lists, tables, fields, keys, icons and tickets."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QTabWidget,
    QWidget,
)

import resources
from designs.ticket_file import parse_template
from widgets import icons
from widgets.elided_label import ElidedLabel
from widgets.form_field import FormField
from widgets.gallery.page import Scene, column_in, row_in
from widgets.hue import Hue
from widgets.icon_view import IconView
from widgets.keypad import Keypad
from widgets.label import Label
from widgets.number_field import NumberField
from widgets.record_model import Column
from widgets.record_table import RecordTable
from widgets.stat_tile import StatTile
from widgets.theme import current
from widgets.ticket_canvas import layout_ticket, paint_ticket
from widgets.ticket_view import TicketView
from widgets.waiting_list import WaitingList, WaitingRow

__all__ = ["SCENES", "TICKET"]

TICKET = {
    "hall": "云溪区政务服务中心",
    "zone": "一楼 综合服务区",
    "number": "A023",
    "service": "社会保障 参保登记",
    "issued_at": "2026年11月22日 09:05",
    "ahead": "12 人",
    "wait": "约 25 分钟",
    "counters": "3、5、12 号窗口",
    "name": "李*燕",
    "url": "https://fwdt.example.gov.cn/t/0193a5c2e7?s=Qm9yZGVy",
    "tips": "请留意叫号,过号请联系大厅工作人员。本票当日有效。",
}


def _waiting(page: QWidget) -> None:
    column = column_in(page)
    waiting = WaitingList()
    waiting.show_rows(
        [
            WaitingRow(number="A023", service="参保登记", waited="18 分钟", reason="预约到点"),
            WaitingRow(number="绿001", service="待遇领取", waited="2 分钟", reason="绿色通道"),
            WaitingRow(number="A024", service="社保卡补领换领及信息变更登记业务", waited="15 分钟"),
            WaitingRow(number="B1108", service="异地就医备案", waited="9 分钟", reason="补件返回"),
        ]
    )
    column.addWidget(waiting)
    column.addWidget(WaitingList(empty_text="现在没有人等候。有人取号后,会按叫号顺序出现在这里。"))
    row_in(
        column,
        StatTile("等候人数", figure="28", unit="人", note="比昨天此时多 6 人"),
        StatTile("平均等候", figure="24", unit="分钟", note="目标 15 分钟", hue=Hue.WARNING),
        StatTile("满意率", figure="98.6", unit="%"),
    )
    narrow = ElidedLabel("国有建设用地使用权及房屋所有权转移登记(买卖)", step="lead")
    narrow.setFixedWidth(240)
    column.addWidget(narrow)
    column.addStretch()


def _table(page: QWidget) -> None:
    column = column_in(page)
    columns = (
        Column(key="number", heading="工单号", width=150),
        Column(key="title", heading="诉求"),
        Column(key="place", heading="地点", width=180),
        Column(key="left", heading="剩余", width=120, align_right=True),
    )
    table = RecordTable(columns)
    table.show_rows(
        [
            {"number": "202611220001", "title": "路灯不亮,夜间行走不便", "place": "云溪路 18 号", "left": "2 小时"},
            {"number": "202611220002", "title": "楼下烧烤摊占道经营,油烟扰民", "place": "青石巷", "left": "1 天"},
            {"number": "202611220003", "title": "咨询居住证续签需要哪些材料", "place": "", "left": "3 天"},
        ]
    )
    table.select(1)
    column.addWidget(table)
    column.addWidget(RecordTable(columns, empty_text="没有待办工单。分派到您部门的工单会出现在这里。"))


def _fields(page: QWidget) -> None:
    grid = QGridLayout()
    grid.setSpacing(current().size("space_24"))
    column = column_in(page)
    column.addLayout(grid)
    plain, wrong, closed = QLineEdit("李晓燕"), QLineEdit("1380013"), QLineEdit("自动生成")
    hinted, focused = QLineEdit(placeholderText="路名、门牌或小区"), QLineEdit("云溪路 18 号")
    closed.setEnabled(False)
    fields = (
        FormField("姓名", plain, required=True),
        FormField("手机号", wrong, hint="用于接收办理进度"),
        FormField("工单号", closed),
        FormField("地点", hinted, hint="可以只写路名"),
        FormField("门牌", focused),
        FormField("人数", NumberField(value=2)),
    )
    fields[1].show_error("手机号应为 11 位,现在是 7 位")
    for index, field in enumerate(fields):
        grid.addWidget(field, index // 2, index % 2)
    combo = QComboBox()
    combo.addItems(["噪声扰民", "道路破损"])
    checked, radio = QCheckBox("为来电人保密"), QRadioButton("需要回访")
    checked.setChecked(True)
    radio.setChecked(True)
    row_in(column, combo, checked, QCheckBox("匿名"), radio, QRadioButton("不需要"))
    progress = QProgressBar(value=60)
    column.addWidget(progress)
    tabs = QTabWidget()
    tabs.addTab(QPlainTextEdit("反映楼下夜间施工,请求处理。"), "诉求内容")
    tabs.addTab(QWidget(), "办理经过")
    column.addWidget(tabs)
    focused.setFocus()


def _keypad(page: QWidget) -> None:
    pad = Keypad(extra="X")
    pad.buttons()[4].setDown(True)
    column_in(page).addWidget(pad)


def _icons(page: QWidget) -> None:
    column = column_in(page, gap="space_16")
    names = icons.names()
    for start in range(0, len(names), 12):
        row_in(column, *(IconView(name, size="icon_large", tile="surface") for name in names[start : start + 12]))
    column.addStretch()


def _tickets(page: QWidget) -> None:
    template = parse_template(resources.read_text("ticket_templates/standard.toml"))
    row = QHBoxLayout()
    sparse = {name: TICKET[name] for name in ("hall", "number", "service", "issued_at", "ahead")}
    long = TICKET | {"service": "国有建设用地使用权及房屋所有权转移登记", "number": "绿A1023", "priority": "优先办理"}
    for data, width in ((TICKET, 576), (TICKET, 384), (sparse, 384), (long, 576)):
        view = TicketView(paint_ticket(layout_ticket(template, data, width_dots=width)), name=data["number"])
        row.addWidget(view)
    column_in(page).addLayout(row)


def _long_words(page: QWidget) -> None:
    column = column_in(page)
    column.addWidget(Label("请您携带本人身份证原件,听到叫号后到对应窗口办理。" * 4, step="lead", wrap=True))
    column.addStretch()


SCENES = (
    Scene("waiting", (760, 720), _waiting),
    Scene("table", (1000, 520), _table),
    Scene("fields", (860, 720), _fields),
    Scene("keypad", (480, 420), _keypad),
    Scene("icons", (1080, 608), _icons),
    Scene("tickets", (2240, 1300), _tickets),
    Scene("paragraph", (600, 240), _long_words),
)
