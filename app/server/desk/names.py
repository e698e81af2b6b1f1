"""What a centre's people call things: codes of its set-up by name, stages and acts in the words of its documents."""

from datetime import datetime
from functools import cached_property

from app.contract.centre.flow import Action, ApplicationKind, FlowRole, Stage
from app.contract.centre.limits import Standing
from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import Urgency
from app.rules.calendar import local

URGENCIES = {Urgency.NORMAL: "一般", Urgency.URGENT: "紧急", Urgency.VERY_URGENT: "非常紧急"}
STANDINGS = {
    Standing.NORMAL: "正常",
    Standing.NEAR_DUE: "即将逾期",
    Standing.OVERDUE: "超期未办结",
    Standing.DONE_LATE: "超期已办结",
}
APPLICATIONS = {
    ApplicationKind.EXTENSION: "延期",
    ApplicationKind.SUSPENSION: "挂账",
    ApplicationKind.TRANSFER: "转派",
    ApplicationKind.COHANDLING: "协办",
    ApplicationKind.RETURN: "退回",
    ApplicationKind.DISPUTE: "争议",
}
ROLES = {
    FlowRole.CALLTAKER: "受理员",
    FlowRole.SHIFT_LEADER: "值班长",
    FlowRole.DISPATCHER: "派遣员",
    FlowRole.RESULT_REVIEWER: "结果审核员",
    FlowRole.DEPT_HANDLER: "部门处理员",
    FlowRole.PARENT_DEPT: "上级部门",
    FlowRole.UNIT_LEADER: "单位领导",
    FlowRole.GRID_OFFICER: "网格员",
    FlowRole.SUPERVISOR: "监督管理员",
    FlowRole.LEADER: "领导",
    FlowRole.EVALUATOR: "评价员",
    FlowRole.SYSTEM: "系统",
}
ACTIONS = {
    Action.SAVE_DRAFT: "暂存",
    Action.VOID: "废单",
    Action.RESTORE: "恢复",
    Action.ANSWER: "直接答复",
    Action.TO_REVIEW: "送审核",
    Action.TO_VERIFY: "送核实",
    Action.VERIFIED: "核实",
    Action.URGE_GRID: "催促",
    Action.REPLACE_GRID_OFFICER: "更换网格员",
    Action.TO_DISPATCH: "送分拨",
    Action.SEND_BACK: "退回来源",
    Action.ASSIGN: "交办部门",
    Action.BACK_TO_TAKER: "退回受理",
    Action.BACK_TO_DISPATCHER: "退回分拨",
    Action.TO_UPPER: "上报上级中心",
    Action.TO_LOWER: "交办下级中心",
    Action.ADD_TASK: "加派",
    Action.SIGN: "签收",
    Action.SIGN_AND_HAND_ON: "签收并发送下一处理人",
    Action.SEND_OUTSIDE: "发送外单位",
    Action.RETURN: "退回",
    Action.DISPUTE: "争议",
    Action.REPORT_PROGRESS: "阶段性反馈",
    Action.HAND_DOWN: "下派",
    Action.SEND_GRID: "送网格员",
    Action.FINISH: "办结",
    Action.TO_LEADER: "送领导审签",
    Action.LEADER_APPROVE: "领导同意",
    Action.LEADER_REJECT: "领导退回",
    Action.PARENT_APPROVE: "上级部门通过",
    Action.PARENT_REJECT: "上级部门不通过",
    Action.APPLY: "申请",
    Action.CANCEL_SUSPENSION: "取消挂账",
    Action.REVIEW_APPLICATION: "申请审核",
    Action.APPROVE_RESULT: "结果审核通过",
    Action.REJECT_RESULT: "结果审核不通过",
    Action.APPROVE_UPPER: "上级审核通过",
    Action.REJECT_UPPER: "上级审核不通过",
    Action.TO_RECHECK: "送核查",
    Action.RECHECKED: "核查",
    Action.FOLLOW_UP: "回访",
    Action.AUTO_FOLLOW_UP: "自动电话回访",
    Action.REDO: "发回重新办理",
    Action.EVALUATE: "评价",
    Action.CLOSE: "结案",
    Action.REASSIGN: "重派",
    Action.SCORE: "绩效",
    Action.URGE: "催办",
    Action.SUPERVISE: "督办",
    Action.MERGE: "并单",
    Action.SPLIT: "拆单",
    Action.MERGE_TASK: "任务并单",
    Action.EDIT: "变更",
}


class Names:
    """The names of one centre. A code that is not known any more is its own name."""

    def __init__(self, setup: CentreSetup) -> None:
        self._setup = setup

    def unit(self, code: str | None) -> str:
        """Return the name of a unit."""
        return self._units.get(code or "", code or "")

    def of(self, kind: str, code: str | None) -> str:
        """Return the name of a code in one of the lists of the set-up: `matters`, `areas`, `channels`, `kinds`."""
        return next((known.name for known in getattr(self._setup, kind) if known.code == code), code or "")

    def stage(self, profile: str, stage: Stage) -> str:
        """Return what a profile calls a stage."""
        return self._stages.get((profile, stage), stage.value)

    def time(self, at: datetime | None) -> str:
        """Return a time as it is there, to the minute."""
        return "" if at is None else f"{local(self._setup.timezone, at):%Y-%m-%d %H:%M}"

    @cached_property
    def _units(self) -> dict[str, str]:
        flow = self._setup.flow
        departments = {known.code: known.name for known in self._setup.departments}
        return departments | {known.code: known.name for known in (flow.units if flow is not None else ())}

    @cached_property
    def _stages(self) -> dict[tuple[str, Stage], str]:
        flow = self._setup.flow
        profiles = flow.profiles if flow is not None else ()
        return {(profile.code, known.stage): known.name for profile in profiles for known in profile.stages}
