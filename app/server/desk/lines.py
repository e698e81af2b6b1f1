"""A case as one line of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.contract.centre.desk import CaseLine
from app.contract.centre.flow_state import CaseFlow
from app.contract.centre.limits import Standing
from app.contract.centre.state import Case
from app.rules.case_deed import live_tasks
from app.rules.case_lists import Cut, ListRule, OfAll
from app.rules.case_sight import knows_reporter
from app.rules.masking import Rendition, redact
from app.rules.secrecy import for_handlers, texts_for_handlers
from app.server.desk.asking import Asker
from app.server.desk.rows import NEVER
from app.server.sealing import unseal


@dataclass(frozen=True)
class OpenedRow:
    """A row of a list with what was sealed in it. `hidden`: who reported it is not for the asker."""

    row: Any
    case: Case
    flow: CaseFlow
    hidden: bool

    def has(self, words: Sequence[str]) -> bool:
        """Whether all words are in what the case is about; who reported it counts only for those who may know."""
        case = self.case
        said = [case.number, case.local_number, case.title, case.description, case.address]
        if not self.hidden:
            said += [case.reporter.name, case.reporter.phone]
        whole = "\n".join(said)
        return all(word in whole for word in words)

    def line(self, rule: ListRule, now: datetime) -> CaseLine:
        """Return what a list shows of it."""
        case, flow, row = self.case, self.flow, self.row
        reporter = redact(case, Rendition.MANAGER).reporter
        seconds = int(now.timestamp())
        open_ = rule.open or isinstance(rule, Cut)
        due = row.sort if open_ and row.sort < NEVER else None
        return CaseLine(
            case=case.id,
            number=case.number,
            title=case.title,
            kind=case.kind,
            channel=flow.channel,
            matter=flow.matter,
            area=flow.area,
            urgency=flow.urgency,
            profile=flow.profile,
            stage=flow.stage,
            centre=flow.path[-1].centre,
            version=flow.version,
            reported_at=case.reported_at,
            reporter="" if self.hidden else reporter.name,
            phone="" if self.hidden else reporter.phone,
            confidential=case.confidential,
            task=row.item or None if _is_of_tasks(rule) else None,
            application=row.item or None if rule.kind is not None else None,
            units=tuple(dict.fromkeys(task.unit for task in live_tasks(flow))),
            holder=flow.holder,
            at=None if open_ else _time(-row.sort),
            due=_time(due),
            standing=_stands(due, row.near, seconds) if open_ else Standing.NORMAL,
            overall_due=_time(row.overall_due),
            overall_standing=_overall(row, flow, seconds),
            urges=len(flow.urges),
            supervised=bool(flow.supervision),
            returned=flow.returned,
            merged_into=flow.main,
            slaves=len(flow.slaves),
        )


def opened_row(asker: Asker, row: Any) -> OpenedRow:
    """Return a row of a list with what was sealed in it."""
    vault = asker.core.database.vault
    case = unseal(vault, Case.model_validate_json(row.body), row.case, row.sealed, row.wrapped)
    flow = unseal(vault, CaseFlow.model_validate_json(row.flow_body), row.subject, row.flow_sealed, row.wrapped)
    hidden = case.confidential and not knows_reporter(asker.officer)
    if hidden:
        case, flow = for_handlers(case), texts_for_handlers(flow, case)
    return OpenedRow(row, case, flow, hidden)


def is_number(text: str) -> bool:
    """Whether a text is the beginning of a case's number: letters, then digits."""
    digits = text.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return digits != text and digits.isascii() and (digits.isdigit() or not digits)


def _is_of_tasks(rule: ListRule) -> bool:
    return rule.kind is None and not isinstance(rule, OfAll)


def _time(at: int | None) -> datetime | None:
    return None if at is None else datetime.fromtimestamp(at, UTC)


def _stands(due: int | None, near: int | None, now: int) -> Standing:
    if due is None:
        return Standing.NORMAL
    if due < now:
        return Standing.OVERDUE
    return Standing.NEAR_DUE if near is not None and near <= now else Standing.NORMAL


def _overall(row: Any, flow: CaseFlow, now: int) -> Standing:
    if flow.ended_at is not None:
        return Standing.DONE_LATE if row.late else Standing.NORMAL
    return _stands(row.overall_due, row.overall_near, now)
