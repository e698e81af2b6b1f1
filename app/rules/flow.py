"""Flow profiles: read from TOML with the line of every mistake, and checked against the closed lists of the rules."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from app.contract.centre.flow import SETTLED, FlowProfile, OrderTransition, Stage, TaskTransition
from app.contract.centre.flow_setup import FlowSetup
from app.contract.centre.setup import CentreSetup
from app.rules.case_effects import EFFECTS
from app.rules.case_guards import GUARDS, STATE_GUARDS

Place = tuple[str | int, ...]
"""Where in a profile: `("order", 3, "guards")`, counted from 0, with the names of the model."""

_NAMES = {"stage": "stages", "application": "applications", "pool": "pools", "score": "scores"}
"""Lists whose tables are named in the singular in a file."""

_ENDS = frozenset({Stage.CLOSED, Stage.VOID})


@dataclass(frozen=True)
class FlowProblem:
    """One mistake in a profile or in who takes part in it."""

    place: str
    expected: str
    at: Place = ()


class WrongFlow(ValueError):
    """A profile cannot be used. `each` says every mistake on a line of its own: file, line, what is expected."""

    def __init__(self, each: tuple[str, ...]) -> None:
        super().__init__("\n".join(each))
        self.each = each


def read_profile(text: str, file: str) -> FlowProfile:
    """Return the profile that the text of a TOML file describes; `file` names it in mistakes.

    :raises WrongFlow: with the line of every mistake.
    """
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongFlow((f"{file}: {error}",)) from None
    lines = _lines(text)
    try:
        profile = FlowProfile.model_validate_json(json.dumps(_with_model_names(written)))
    except (ValidationError, TypeError) as error:
        raise WrongFlow(tuple(_said(file, lines, error))) from None
    wrong = profile_problems(profile)
    if wrong:
        raise WrongFlow(tuple(f"{file}, line {_line(lines, known.at)}: {known.expected}" for known in wrong))
    return profile


def _said(file: str, lines: Mapping[Place, int], error: ValidationError | TypeError) -> Iterator[str]:
    if isinstance(error, TypeError):
        yield f"{file}: {error}"
        return
    for wrong in error.errors(include_url=False):
        yield f"{file}, line {_line(lines, wrong['loc'])}: {_named(wrong['loc'])}: {wrong['msg']}"


def _named(place: Place) -> str:
    return ".".join("from" if part == "begins" else str(part) for part in place if not isinstance(part, int))


def _line(lines: Mapping[Place, int], place: Place) -> int:
    """Return the line of a place, or of the nearest thing around it that has one."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


_HEADER = re.compile(r"\s*\[\[?\s*([a-z_]+)\s*\]\]?")
_KEY = re.compile(r"\s*([A-Za-z_]+)\s*=")


def _lines(text: str) -> dict[Place, int]:
    """Return the line, from 1, of every table and key of a profile."""
    found: dict[Place, int] = {}
    counts: dict[str, int] = {}
    table: Place = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            name = _NAMES.get(header[1], header[1])
            table = (name,)
            if line.lstrip().startswith("[["):
                counts[name] = counts.get(name, -1) + 1
                table = (name, counts[name])
            found[table] = number
        elif key := _KEY.match(line):
            found.setdefault((*table, "begins" if key[1] == "from" else key[1]), number)
    return found


def _with_model_names(written: Mapping[str, Any]) -> dict[str, Any]:
    named = {_NAMES.get(key, key): value for key, value in written.items()}
    for key in ("order", "task"):
        tables = named.get(key)
        if isinstance(tables, list):
            named[key] = [_transition(table) if isinstance(table, dict) else table for table in tables]
    return named


def _transition(table: Mapping[str, Any]) -> dict[str, Any]:
    named = {"begins" if key == "from" else key: value for key, value in table.items()}
    if named.get("to") == "next":
        del named["to"]
        named["to_next"] = True
    return named


def profile_problems(profile: FlowProfile) -> tuple[FlowProblem, ...]:
    """Return what a profile says that cannot work, in reading order."""
    found = [*_wrong_words(profile), *_wrong_stages(profile), *_dead_ends(profile)]
    return tuple(FlowProblem(profile.code, expected, at) for at, expected in found)


_Found = Iterator[tuple[Place, str]]


def _wrong_words(profile: FlowProfile) -> _Found:
    for number, stage in enumerate(profile.stages):
        if stage.when is not None and stage.when not in STATE_GUARDS:
            yield ("stages", number, "when"), f"there is no condition {stage.when}"
    lists: dict[str, tuple[OrderTransition | TaskTransition, ...]] = {"order": profile.order, "task": profile.task}
    for kind, transitions in lists.items():
        for number, known in enumerate(transitions):
            yield from _unknown((kind, number, "guards"), "guard", known.guards, GUARDS)
            yield from _unknown((kind, number, "effects"), "effect", known.effects, EFFECTS)
    for number, application in enumerate(profile.applications):
        yield from _unknown(("applications", number, "guards"), "condition", application.guards, STATE_GUARDS)


def _unknown(at: Place, kind: str, words: tuple[str, ...], known: Mapping[str, object]) -> _Found:
    for word in words:
        if word not in known:
            yield at, f"there is no {kind} {word}"


def _wrong_stages(profile: FlowProfile) -> _Found:
    stages = [known.stage for known in profile.stages]
    for number, stage in enumerate(profile.stages):
        if stage.stage in stages[:number]:
            yield ("stages", number), f"stage {stage.stage} is there twice"
        for following in stage.next:
            if following not in stages:
                yield ("stages", number, "next"), f"there is no stage {following} in this profile"
    if Stage.ACCEPT not in stages:
        yield ("stages", 0), "a profile needs the stage accept, in which every case begins"
    for number, known in enumerate(profile.order):
        if known.to is not None and known.to not in stages:
            yield ("order", number, "to"), f"there is no stage {known.to} in this profile"
        for begins in known.begins:
            if begins not in stages:
                yield ("order", number, "begins"), f"there is no stage {begins} in this profile"
            if known.to_next and not any(stage.next for stage in profile.stages if stage.stage is begins):
                yield ("order", number, "to"), f"stage {begins} has no next"


def _dead_ends(profile: FlowProfile) -> _Found:
    """Tell of a stage that a case cannot leave, and of a task state that a task cannot leave."""
    ways = [known for known in profile.order if known.to_next or known.to is not None or _MOVING & set(known.effects)]
    left = {begins for known in ways for begins in known.begins} | _ENDS
    by_tasks = {Stage.HANDLING, Stage.RESULT_REVIEW} if profile.task else set()
    for number, stage in enumerate(profile.stages):
        if stage.stage not in left | by_tasks:
            yield ("stages", number), f"nothing leads out of the stage {stage.stage}"
    begun = {begins for known in profile.task for begins in known.begins if known.to is not None}
    for number, known in enumerate(profile.task):
        if known.to is not None and known.to not in begun | SETTLED:
            yield ("task", number, "to"), f"nothing leads out of the task state {known.to}"


_MOVING = frozenset({"to_upper", "to_lower", "to_source", "auto_dispatch"})


def problems(setup: CentreSetup) -> tuple[FlowProblem, ...]:
    """Return what is wrong in the flows of a centre: its profiles, and who and what they refer to."""
    if setup.flow is None:
        return ()
    found = [wrong for profile in setup.flow.profiles for wrong in profile_problems(profile)]
    found += [FlowProblem(place, expected) for place, expected in _wrong_references(setup.flow)]
    return tuple(found)


def _wrong_references(flow: FlowSetup) -> Iterator[tuple[str, str]]:
    centres, units = {known.code for known in flow.centres}, {known.code for known in flow.units}
    profiles = {known.code for known in flow.profiles}
    yield from _wrong_tree("centres", {known.code: known.parent for known in flow.centres})
    yield from _wrong_tree("units", {known.code: known.parent for known in flow.units})
    for unit in flow.units:
        if unit.centre not in centres:
            yield f"units/{unit.code}", "unknown_centre"
    for officer in flow.officers:
        if officer.centre not in centres:
            yield f"officers/{officer.staff}", "unknown_centre"
        if officer.unit is not None and officer.unit not in units:
            yield f"officers/{officer.staff}", "unknown_unit"
    for route in flow.routes:
        if not {route.centre, *((route.lower,) if route.lower else ())} <= centres:
            yield f"routes/{route.matter}", "unknown_centre"
        if not {*route.units, *route.co, *((route.host,) if route.host else ())} <= units:
            yield f"routes/{route.matter}", "unknown_unit"
    for matter in flow.matters:
        if matter.profile is not None and matter.profile not in profiles:
            yield f"matters/{matter.matter}", "unknown_profile"


def _wrong_tree(place: str, parents: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Tell of every node whose parents are unknown or go round in a circle."""
    for code in parents:
        seen: set[str] = set()
        above: str | None = code
        while above is not None and above not in seen:
            seen.add(above)
            if above not in parents:
                yield f"{place}/{code}", "unknown_parent"
                break
            above = parents[above]
        else:
            if above is not None:
                yield f"{place}/{code}", "circle"
