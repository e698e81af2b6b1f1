"""A case whole, in words: what its page shows, made from what the server answered and the names of the set-up."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.centre.desk import CaseDifference, CaseWhole, ClockOf, Deadline, FlowRow, Present
from app.contract.centre.desk_advice import CaseAdvice
from app.contract.centre.flow import SETTLED
from app.contract.centre.flow_commands import Details
from app.contract.centre.flow_state import Application, ApplicationState, CaseFlow, Note, Task
from app.contract.centre.limits import Standing
from app.contract.centre.urgency import Urgency
from app.modes.desk import words
from app.modes.desk.directory import Directory
from app.modes.desk.listing import HUES
from app.modes.desk.view import Alike, CaseView, Difference, Fact, FlowStep, Option, TaskLine

translate = QCoreApplication.translate


def case_view(whole: CaseWhole, names: Directory, *, now: datetime) -> CaseView:
    """Return a case as its page shows it, without what can be done with it."""
    case, flow = whole.case, whole.flow
    overall = _clock(whole, ClockOf.OVERALL)
    standing, hue, due = _standing(overall, names, now)
    return CaseView(
        case=case.id,
        number=case.number,
        title=case.title,
        stage=names.stage(flow.stage, flow.profile) if flow is not None else translate("Desk", "Taken over"),
        standing=standing,
        standing_hue=hue,
        due=due,
        badges=tuple(_badges(whole)),
        facts=tuple(_facts(whole, names, now)),
        description=case.description,
        opinion=case.opinion,
        attachments=tuple(Option(one.digest, one.name, _size(one.size)) for one in case.attachments),
        steps=tuple(_step(row, names, now) for row in reversed(whole.rows)),
        tasks=tuple(_tasks(whole, flow, names)) if flow is not None else (),
        applications=tuple(_application(one, flow, names, now) for one in flow.applications) if flow else (),
        notes=tuple(_note(one, names, now) for one in (*flow.supervision, *flow.urges)) if flow else (),
    )


def _size(count: int) -> str:
    """Return the size of a file."""
    return f"{count / 1024 / 1024:.1f} MB" if count >= 1024 * 1024 else f"{max(1, count // 1024)} KB"


def _clock(whole: CaseWhole, of: ClockOf, task: int | None = None) -> Deadline | None:
    return next((one for one in whole.deadlines if one.of is of and one.task == task), None)


def _standing(clock: Deadline | None, names: Directory, now: datetime) -> tuple[str, str, str]:
    """Return the word for a clock, its hue, and when it is due."""
    if clock is None:
        return "", "", ""
    if clock.still:
        return translate("Desk", "Clock stands still"), "paused", ""
    word = words.standing(clock.standing)
    if clock.ended_at is not None:
        return word, HUES[clock.standing], ""
    said = words.left(clock.left, clock.limit.unit)
    if clock.due is not None:
        due = translate("Desk", "due {time}").replace("{time}", f"{names.here(clock.due):%m-%d %H:%M}")
        said = f"{said}  ·  {due}"
    return word, HUES[clock.standing], said


def _badges(whole: CaseWhole) -> Iterable[str]:
    case, flow = whole.case, whole.flow
    if case.urgency is not Urgency.NORMAL:
        yield words.urgency(case.urgency)
    if case.confidential:
        yield translate("Desk", "Confidential")
    if flow is None:
        return
    if flow.forced:
        yield translate("Desk", "Forced")
    if flow.returned:
        yield translate("Desk", "Came back")
    if flow.main is not None:
        yield translate("Desk", "Merged into another case")
    if flow.slaves:
        yield translate("Desk", "{count} merged").replace("{count}", str(len(flow.slaves)))


def _facts(whole: CaseWhole, names: Directory, now: datetime) -> Iterable[Fact]:
    case, flow = whole.case, whole.flow
    reporter = "  ".join(filter(None, (case.reporter.name, case.reporter.phone)))
    yield Fact(translate("Desk", "Reporter"), translate("Desk", "Confidential") if whole.hidden else reporter)
    yield Fact(translate("Desk", "Reported"), f"{names.time(case.reported_at, now)}  {names.channel(case.channel)}")
    yield Fact(translate("Desk", "Place"), "  ".join(filter(None, (names.area(case.area), case.address))))
    yield Fact(translate("Desk", "Kind"), names.kind(case.kind))
    matter = flow.matter if flow is not None else case.matter
    yield Fact(translate("Desk", "Matter"), names.matter(matter))
    yield Fact(translate("Desk", "Taken by"), names.staff(case.call_taker))
    stage = _clock(whole, ClockOf.STAGE)
    if stage is not None and stage.ended_at is None:
        yield Fact(translate("Desk", "This step"), words.left(stage.left, stage.limit.unit))
    if flow is not None and flow.copies:
        yield Fact(translate("Desk", "Copies to"), "  ".join(names.unit(code) for code in flow.copies))
    if flow is not None and flow.checker is not None:
        yield Fact(translate("Desk", "Grid worker"), names.staff(flow.checker))
    if flow is not None and len(flow.path) > 1:
        yield Fact(translate("Desk", "Way"), " → ".join(names.centre(stop.centre) for stop in flow.path))
    if flow is not None and flow.satisfaction is not None:
        yield Fact(translate("Desk", "Satisfaction"), f"{flow.satisfaction} / 5")


def _tasks(whole: CaseWhole, flow: CaseFlow, names: Directory) -> Iterable[TaskLine]:
    for task in _in_order(flow.tasks):
        clock = _clock(whole, ClockOf.TASK, task.no)
        live = clock is not None and task.state not in SETTLED and not clock.still
        left = words.left(clock.left, clock.limit.unit) if clock is not None and live else ""
        if clock is not None and not live and clock.standing is Standing.DONE_LATE:
            left = words.standing(clock.standing)
        assignee = names.staff(task.assignee)
        yield TaskLine(
            no=task.no,
            unit="  ".join(filter(None, (names.unit(task.unit), assignee))),
            share=words.share(task.share),
            state=words.task_state(task.state),
            left=left,
            hue=HUES[clock.standing] if clock is not None else "",
            result=task.result,
            below=_depth(task, flow.tasks),
        )


def _in_order(tasks: tuple[Task, ...]) -> list[Task]:
    """Return the tasks, each followed by those that were handed down from it."""
    found: list[Task] = []

    def add(parent: int | None) -> None:
        for task in tasks:
            if task.parent == parent:
                found.append(task)
                add(task.no)

    add(None)
    return found


def _depth(task: Task, tasks: tuple[Task, ...]) -> int:
    above = next((one for one in tasks if one.no == task.parent), None)
    return 0 if above is None else 1 + _depth(above, tasks)


_APPLICATION_HUES: Mapping[ApplicationState, str] = {
    ApplicationState.PENDING: "calling",
    ApplicationState.PASSED: "serving",
    ApplicationState.FAILED: "failed",
    ApplicationState.LAPSED: "offline",
}


def _application(one: Application, flow: CaseFlow, names: Directory, now: datetime) -> FlowStep:
    task = next((task for task in flow.tasks if task.no == one.task), None)
    asked = [names.unit(one.unit)] if one.unit is not None else []
    if one.until is not None:
        date = f"{names.here(one.until):%Y-%m-%d %H:%M}"
        asked.append(translate("Desk", "until {date}").replace("{date}", date))
    return FlowStep(
        time="",
        deed=f"{words.application(one.kind)}  {'  '.join(asked)}".strip(),
        who=names.unit(task.unit) if task is not None else "",
        clock=words.application_state(one.state),
        hue=_APPLICATION_HUES[one.state],
    )


def _note(note: Note, names: Directory, now: datetime) -> FlowStep:
    who = "  ".join(filter(None, (names.staff(note.by), words.role(note.role))))
    return FlowStep(time=names.time(note.at, now), deed=who, said=note.text, hue="warning")


_NOTES = {
    "case_held": lambda: translate("Desk", "Taken from the pool, or put back"),
    "case_merged": lambda: translate("Desk", "Merged"),
    "case_split": lambda: translate("Desk", "Split"),
    "facts_changed": lambda: translate("Desk", "Facts put right"),
    "case_registered": lambda: translate("Desk", "Registered"),
    "flow_began": lambda: translate("Desk", "On its way"),
}


def _step(row: FlowRow, names: Directory, now: datetime) -> FlowStep:
    deed = words.action(row.action, row.details.kind) if row.action is not None else _note_words(row.note)
    person = row.name or names.staff(row.staff)
    role = words.role(row.role) if row.role is not None else ""
    late = row.stage_left is not None and row.stage_left < 0
    clock = ""
    if row.stage_minutes:
        clock = translate("Desk", "took {time}").replace("{time}", words.minutes(row.stage_minutes))
    if late and row.stage_left is not None:
        over = words.minutes(row.stage_left)
        clock = translate("Desk", "{took}, {over} over").replace("{took}", clock).replace("{over}", over)
    return FlowStep(
        time=names.time(row.at, now),
        deed="  ".join(filter(None, (deed, _whom(row.details, names)))),
        who="  ".join(filter(None, (person, names.unit(row.unit), role))),
        said=row.details.opinion,
        clock=clock,
        hue="failed" if late else "",
    )


def _note_words(note: str) -> str:
    return _NOTES[note]() if note in _NOTES else note


def _whom(details: Details, names: Directory) -> str:
    """Return whom an act named: departments, a person, a centre, a verdict."""
    units = (*((details.host,) if details.host else ()), *details.co, *details.units, details.unit)
    found = [names.unit(code) for code in units if code]
    if details.staff:
        found.append(names.staff(details.staff))
    if details.centre:
        found.append(names.centre(details.centre))
    if details.passed is not None:
        found.append(translate("Desk", "Passed") if details.passed else translate("Desk", "Not passed"))
    if details.result is not None:
        found.append(words.result(details.result))
    if details.satisfaction is not None:
        found.append(f"{details.satisfaction} / 5")
    return "  ".join(found)


def differences(difference: CaseDifference, names: Directory, *, now: datetime) -> tuple[Difference, ...]:
    """Return what happened to a case after a version, for who still wrote on the older one."""
    steps = (_step(row, names, now) for row in difference.rows)
    found = [
        Difference(f"{one.time}  {one.who}".strip(), "", "\n".join(filter(None, (one.deed, one.said)))) for one in steps
    ]
    labels = {
        "matter": (translate("Desk", "Matter"), names.matter),
        "area": (translate("Desk", "Area"), names.area),
    }
    for fact in difference.facts:
        label, say = labels.get(fact.field, (translate("Desk", "Urgency"), _urgency))
        found.append(Difference(label, say(fact.was) or "–", say(fact.now) or "–"))
    return tuple(found)


def _urgency(value: str | None) -> str:
    return words.urgency(Urgency(value)) if value in set(Urgency) else value or ""


def alike(advice: CaseAdvice | None) -> tuple[Alike, ...]:
    """Return the cases that resemble this one, each with why."""
    found = advice.alike if advice is not None else ()
    return tuple(
        Alike(one.case, one.number, one.title, "、".join(words.alike(reason) for reason in one.why)) for one in found
    )


def guesses(whole: CaseWhole, names: Directory) -> tuple[Option, ...]:
    """Return the departments that had cases of the same matter lately, with how often they kept them."""
    said = translate("Desk", "{cases} such cases, {share}% right at once")
    return tuple(
        Option(
            one.unit,
            names.unit(one.unit),
            said.replace("{cases}", str(one.tried)).replace("{share}", str(round(100 * one.kept / one.tried))),
        )
        for one in whole.guess
    )


def here_words(present: Iterable[Present], names: Directory) -> str:
    """Return who else has the case open, those who write first."""
    people = tuple(present)
    editing = [one.name or names.staff(one.staff) for one in people if one.activity.value == "editing"]
    looking = [one.name or names.staff(one.staff) for one in people if one.activity.value == "looking"]
    said = []
    if editing:
        said.append(translate("Desk", "{people} writing here").replace("{people}", "、".join(editing)))
    if looking:
        said.append(translate("Desk", "{people} looking").replace("{people}", "、".join(looking)))
    return "  ·  ".join(said)
