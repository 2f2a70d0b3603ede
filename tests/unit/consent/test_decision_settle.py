from collections.abc import Callable
from datetime import date

import pytest

from consent import MissingAct, OutcomeWord, Situation, Task, load_rulebook
from consent.decision.sentences import Say
from consent.decision.settle import Question, Settled, settle
from consent.decision.verdict import Verdict, ask, hold, permit, refuse
from consent.decision.view import View
from consent.situation_words import ProbandStatus
from consent.vocabulary import Leg, Route

Answer = Callable[[View], Verdict]
HEIR, COHABITANT = "relative.heir", "relative.cohabitant"


def settled(answer: Answer) -> Settled:
    situation = Situation(name="any", on=date(2026, 11, 24))
    question = Question(situation, load_rulebook(), Route.CLINIC_CONTACT, Leg.DISCLOSE)
    return settle(question, answer)


def test_what_makes_no_difference_stops_nobody() -> None:
    def leg(view: View) -> Verdict:
        view.claim(HEIR)
        return permit(view.note("any", Say.SAME_COUNTRY))

    found = settled(leg)
    assert (found.verdict.word, found.tried) == (OutcomeWord.PERMIT, True)
    assert found.verdict.reasons[-1].rule == HEIR


def test_what_makes_a_difference_is_asked_by_name() -> None:
    def leg(view: View) -> Verdict:
        view.claim(COHABITANT)
        said = view.note("any", Say.SAME_COUNTRY)
        return permit(said) if view.claim(HEIR) else refuse(said)

    found = settled(leg).verdict
    assert (found.word, found.settles) == (OutcomeWord.ASK_HUMAN, (HEIR,))


@pytest.mark.parametrize(
    ("other", "missing"),
    [
        ({MissingAct.ASK_CONSENT, MissingAct.RENEW_CONSENT}, {MissingAct.ASK_CONSENT}),
        (
            {MissingAct.RENEW_CONSENT},
            {MissingAct.ASK_CONSENT, MissingAct.RENEW_CONSENT},
        ),
    ],
)
def test_missing_is_what_all_ask_for_or_else_the_union(
    other: set[MissingAct], missing: set[MissingAct]
) -> None:
    def leg(view: View) -> Verdict:
        said = view.note("any", Say.NOT_ASKED)
        if view.claim(HEIR):
            return hold(said, missing={MissingAct.ASK_CONSENT})
        return hold(said, missing=other)

    assert settled(leg).verdict.missing == missing


def test_a_question_that_rests_on_an_unknown_is_never_lifted() -> None:
    def leg(view: View) -> Verdict:
        view.claim(HEIR)
        return ask(view.note("any", Say.SAME_COUNTRY), liftable=True)

    assert not settled(leg).verdict.liftable


def test_only_sure_duties_follow_from_an_open_question() -> None:
    def leg(view: View) -> Verdict:
        said = view.note("any", Say.SAME_COUNTRY)
        if view.word("proband.status", ProbandStatus) is ProbandStatus.DECEASED:
            return ask(said).with_tasks(Task.HEAR_MINOR, Task.ASK_FOR_BAN)
        return permit(said).with_tasks(Task.ASK_FOR_BAN)

    assert settled(leg).verdict.tasks == {Task.ASK_FOR_BAN}


def test_a_value_that_would_close_the_route_takes_no_duty_away() -> None:
    def leg(view: View) -> Verdict:
        said = view.note("any", Say.SAME_COUNTRY)
        if view.claim(HEIR):
            return refuse(said).with_tasks(Task.NECESSITY_COUNSEL)
        return ask(said).with_tasks(Task.ASK_REGULATOR)

    found = settled(leg).verdict
    assert (found.word, found.tasks) == (OutcomeWord.ASK_HUMAN, {Task.ASK_REGULATOR})
