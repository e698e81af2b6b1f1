"""The figures of a desk as an Excel workbook, each with its formula beside it."""

from app.contract.centre.desk_figures import DeskFigures, FigureKey, GroupBy
from app.server.desk.names import Names
from app.server.workbooks import Row, workbook_of

FIGURES = {
    FigureKey.ANSWERED: ("直接解答率", "直接答复件 ÷ 全部工单（不含废单）"),
    FigureKey.DISPATCHED_IN_TIME: ("按时派单率", "派单时限内交办 ÷ 有派单时限的交办件"),
    FigureKey.PLACED_FIRST: ("一次派准率", "只交办一次且未被退回 ÷ 全部交办件"),
    FigureKey.SIGNED_IN_TIME: ("按时签收率", "两小时内签收 ÷ 需签收的任务单"),
    FigureKey.FINISHED_IN_TIME: ("按时办结率", "按时结案 ÷（已结案 + 超期未结案）"),
    FigureKey.RETURNED: ("退单率", "被部门退回 ÷ 全部任务单"),
    FigureKey.FOLLOWED_UP: ("回访率", "已回访 ÷ 已结案且需回访"),
    FigureKey.SATISFIED: ("满意率", "满意及以上 ÷ 已联系上（未联系上另列）"),
    FigureKey.REPEATED: ("重复诉求率", "被并单 ÷ 全部工单（不含废单）"),
}
_GROUPS = {
    GroupBy.KIND: ("按类型", "kinds"),
    GroupBy.CHANNEL: ("按上报方式", "channels"),
    GroupBy.MATTER: ("按事项", "matters"),
    GroupBy.AREA: ("按区域", "areas"),
}
_GROUP_HEAD = ("编号", "名称", "受理", "已结案", "超期结案", "超期未结案")
_UNIT_HEAD = (
    "编号",
    "部门",
    "任务",
    "办结",
    "按时办结",
    "完成率",
    "按时率",
    "退回",
    "在办",
    "平均用时（小时）",
    "绩效分",
)


def figures_workbook(found: DeskFigures, names: Names) -> bytes:
    """Return a workbook: the shares, then units, then what was taken by kind, channel, matter and area."""
    shares: list[Row] = [
        (*FIGURES[one.key], one.part, one.whole, one.share, one.aside or None) for one in found.figures
    ]
    sheets = [
        ("指标", ("指标", "公式", "分子", "分母", "比率", "未联系上"), shares),
        ("部门", _UNIT_HEAD, _units(found, names)),
    ]
    sheets += [(title, _GROUP_HEAD, _group(found, by, kind, names)) for by, (title, kind) in _GROUPS.items()]
    return workbook_of(sheets, percent=("比率", "完成率", "按时率"))


def _units(found: DeskFigures, names: Names) -> list[Row]:
    return [
        (
            *(one.unit, names.unit(one.unit), one.tasks, one.done, one.in_time),
            *(one.done / one.tasks if one.tasks else None, one.in_time / one.done if one.done else None),
            *(one.returned, one.open, one.hours, one.points),
        )
        for one in found.units
    ]


def _group(found: DeskFigures, by: GroupBy, kind: str, names: Names) -> list[Row]:
    return [
        (one.code, names.of(kind, one.code), one.taken, one.ended, one.late, one.overdue)
        for one in found.groups
        if one.by is by
    ]
