"""One answer: possible duplicates, earlier cases of the topic, and what those were filed under and answered with."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.contract.centre.setup import CentreSetup
from app.contract.centre.similar import Match, SimilarAnswer, SimilarQuery
from app.contract.centre.state import Case, CentreState
from app.contract.command import Actor
from app.rules.case_joining import joinable
from app.rules.secrecy import conceal, secrets_of
from app.rules.similar import may_be_suggested
from app.server.opened_cases import open_cases
from app.server.similar.candidates import candidates, of_rows
from app.server.similar.gazetteer import Gazetteer, Whereabouts
from app.server.similar.score import LEAST, Candidate, Scored, Wanted, score
from app.server.similar.sketch import NOBODY, Sketch
from app.server.similar.topic import Topic, opinions
from app.server.similar.word_index import Frequencies, WordIndex
from app.server.vault import Vault

DUPLICATES, HISTORY = 10, 5
_OF_TOPIC = 200
"""So many cases of the topic are compared."""
_OF_NUMBER = 300
"""So many cases of buildings of the same number are compared when the place was not said."""
_BEGIN = 100
"""So many characters of a description are enough to judge by."""
_READ_FOR_OPINIONS = 12


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Everything that one question is answered from."""

    connection: Connection
    vault: Vault
    index: WordIndex
    state: CentreState
    setup: CentreSetup
    gazetteer: Gazetteer
    actor: Actor
    now: datetime

    def answer(self, query: SimilarQuery, sketch: Sketch) -> SimilarAnswer:
        """Return what resembles the case, as far as the asker may know of it."""
        frequencies = self.index.frequencies(sketch.words)
        hits = self.index.search(frequencies, _OF_TOPIC)
        known = of_rows(self.connection, (row for row, _ in hits))
        # Rights are asked for after everything is scored: what may be seen does not change what is best.
        whole = Topic(tuple((known[row], points) for row, points in hits if row in known))
        guesses = {guess.matter: guess.share for guess in whole.matters()}
        wanted = Wanted(sketch, frequencies.weights(), self.now.timestamp(), guesses)
        duplicates = self._duplicates(wanted, known | self._of_number(sketch, frequencies))
        topic = Topic(tuple((found, points) for found, points in whole.cases if self._may(found)))
        shown = {scored.candidate.case for scored in duplicates}
        history = [Scored(found, points, ()) for found, points in topic.cases if found.case not in shown][:HISTORY]
        matters = topic.matters()
        matter = query.matter or (matters[0].matter if matters else None)
        answered = topic.answered(matter, _READ_FOR_OPINIONS)
        wanted_cases = {*shown, *answered, *(scored.candidate.case for scored in history)}
        opened = open_cases(self.connection, self.vault, wanted_cases)
        here = self.gazetteer.find(query.address, f"{query.title}\n{query.description}")
        join = self._joinable(query, sketch)
        return SimilarAnswer(
            duplicates=self._matches(duplicates, opened, here, join),
            history=self._matches(history, opened, here, join),
            matters=matters,
            opinions=opinions((opened[case] for case in answered if case in opened), self.setup.opinions),
            time=self.now,
        )

    def _of_number(self, sketch: Sketch, frequencies: Frequencies) -> dict[int, Candidate]:
        """Return cases of buildings of the same number, where the caller has not said of which place.

        Alone the number is a word like any other, and drowns; among those that have it, the other words tell.
        """
        if sketch.place != NOBODY or sketch.building_word is None:
            return {}
        hits = self.index.search(frequencies, _OF_NUMBER, must=sketch.building_word)
        return of_rows(self.connection, (row for row, _ in hits))

    def _duplicates(self, wanted: Wanted, of_topic: dict[int, Candidate]) -> list[Scored]:
        young = {row: found for row, found in of_topic.items() if found.may_be_original(wanted.now)}
        compared = young | candidates(self.connection, self.state.centre, wanted.sketch, now=wanted.now)
        scored = [score(wanted, candidate) for candidate in compared.values()]
        worth = [one for one in scored if one.score >= LEAST and one.why]
        best = sorted(worth, key=lambda one: (one.score, one.candidate.row), reverse=True)
        return [one for one in best if self._may(one.candidate)][:DUPLICATES]

    def _may(self, candidate: Candidate) -> bool:
        return may_be_suggested(self.actor, confidential=candidate.confidential)

    def _joinable(self, query: SimilarQuery, sketch: Sketch) -> frozenset[str]:
        """Return the cases that the one in the form may follow from the start."""
        found = joinable(
            self.state,
            self.actor,
            channel=query.channel,
            matter=query.matter,
            area=query.area or sketch.area,
            now=self.now,
        )
        return frozenset(found)

    def _matches(
        self, found: list[Scored], opened: dict[str, Case], here: Whereabouts, join: frozenset[str]
    ) -> tuple[Match, ...]:
        return tuple(
            self._match(scored, opened[scored.candidate.case], here, join)
            for scored in found
            if scored.candidate.case in opened
        )

    def _match(self, scored: Scored, case: Case, here: Whereabouts, join: frozenset[str]) -> Match:
        """Return what is shown of a case: its place, but the building only where the asker has named the same one."""
        where = self.gazetteer.find(case.address, f"{case.title}\n{case.description}")
        place = "" if case.confidential else where.place
        flow = self.state.flows.get(case.id)
        units = (matter.department for matter in self.setup.matters if matter.code == case.matter)
        return Match(
            case=case.id,
            number=case.number,
            title=case.title,
            place=place,
            building=where.building if place and where.building == here.building else "",
            area=case.area or where.area,
            matter=case.matter,
            unit=next(units, None),
            state=case.state,
            registered_at=case.registered_at,
            confidential=case.confidential,
            begin=conceal(case.description, secrets_of(case))[:_BEGIN],
            stage=flow.stage if flow is not None else None,
            version=flow.version if flow is not None else None,
            mergeable=case.id in join,
            main=flow is not None and bool(flow.slaves),
            why=scored.why,
            score=scored.score,
        )
