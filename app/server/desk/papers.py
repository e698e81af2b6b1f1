"""Lists of the desk as Excel workbooks and single cases as Word documents (办件审批表), in the words of the centre."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl.template import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from app.contract.centre.desk import CaseLine, CaseWhole, FlowRow
from app.contract.centre.flow_state import Task
from app.contract.centre.state import Gender
from app.rules.case_words import ACTIONS, APPLICATIONS, ROLES, STANDINGS, URGENCIES
from app.server.desk.names import Names
from app.server.workbooks import Row, workbook

_HEAD = (
    *("工单编号", "标题", "类型", "事项类别", "行政区划", "上报方式", "紧急程度", "上报时间", "上报人", "联系方式"),
    *("当前环节", "承办部门", "期限", "期限状态", "整体期限", "整体状态", "办理时间", "催办次数", "督办", "保密"),
)
_GENDERS = {Gender.FEMALE: "女", Gender.MALE: "男", Gender.UNKNOWN: ""}


def list_workbook(title: str, lines: Iterable[CaseLine], names: Names) -> bytes:
    """Return a list as a workbook, one line a row."""
    return workbook(title, _HEAD, (_row(line, names) for line in lines))


def _row(line: CaseLine, names: Names) -> Row:
    return (
        *(line.number, line.title, names.of("kinds", line.kind), names.of("matters", line.matter)),
        *(names.of("areas", line.area), names.of("channels", line.channel), URGENCIES[line.urgency]),
        *(names.time(line.reported_at), line.reporter, line.phone, names.stage(line.profile, line.stage)),
        *("、".join(map(names.unit, line.units)), names.time(line.due), STANDINGS[line.standing]),
        *(names.time(line.overall_due), STANDINGS[line.overall_standing], names.time(line.at), line.urges),
        *("是" if line.supervised else "", "是" if line.confidential else ""),
    )


def case_document(template: Path, whole: CaseWhole, names: Names) -> bytes:
    """Return a case as a Word document made from a template (`docxtpl`).

    A template may use what `_fields` returns; it is not trusted: expressions run in a sandbox.
    """
    document = DocxTemplate(template)
    document.render(_fields(whole, names), SandboxedEnvironment(autoescape=True), autoescape=True)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _fields(whole: CaseWhole, names: Names) -> dict[str, Any]:
    case, flow = whole.case, whole.flow
    profile = flow.profile if flow is not None else ""
    return {
        "编号": case.number,
        "标题": case.title,
        "描述": case.description,
        "上报人": case.reporter.name,
        "性别": _GENDERS[case.reporter.gender],
        "联系方式": case.reporter.phone,
        "保密": "是" if case.confidential else "否",
        "上报时间": names.time(case.reported_at),
        "上报方式": names.of("channels", case.channel),
        "类型": names.of("kinds", case.kind),
        "事项": names.of("matters", flow.matter if flow is not None else case.matter),
        "地址": case.address,
        "行政区划": names.of("areas", flow.area if flow is not None else case.area),
        "紧急程度": URGENCIES[flow.urgency if flow is not None else case.urgency],
        "拟办意见": case.opinion,
        "当前环节": names.stage(profile, flow.stage) if flow is not None else "",
        "整体期限": next((names.time(known.due) for known in whole.deadlines if known.of.value == "overall"), ""),
        "任务": [_task(task, names) for task in (flow.tasks if flow is not None else ())],
        "流转": [_step(row, names, profile) for row in whole.rows if row.action is not None],
    }


def _task(task: Task, names: Names) -> dict[str, str]:
    shares = {"host": "主办", "co": "协办", "equal": "承办", "child": "下派"}
    return {"部门": names.unit(task.unit), "责任": shares[task.share.value], "结果": task.result}


def _step(row: FlowRow, names: Names, profile: str) -> dict[str, str]:
    act = ACTIONS[row.action] if row.action is not None else ""
    kind = APPLICATIONS[row.details.kind] if row.details.kind is not None else ""
    return {
        "时间": names.time(row.at),
        "环节": names.stage(profile, row.stage) if row.stage is not None else "",
        "操作": act + kind,
        "部门": names.unit(row.unit),
        "人员": row.name or row.staff,
        "角色": ROLES[row.role] if row.role is not None else "",
        "意见": row.details.opinion,
    }
