import pytest

from consent import MissingAct, OutcomeWord, Task
from consent.decision.outcome import Reason
from consent.decision.verdict import ask, hold, milder, permit, refuse, worst
from consent.vocabulary import Leg


def said(text: str) -> Reason:
    return Reason(Leg.DISCLOSE, "NL", "rule", None, None, None, None, text)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (permit(said("p")), ask(said("a"))),
        (ask(said("a")), hold(said("h"), missing=[MissingAct.ASK_CONSENT])),
        (hold(said("h"), missing=[MissingAct.ASK_CONSENT]), refuse(said("r"))),
    ],
)
def test_worst_wins_in_either_order(better: object, worse: object) -> None:
    assert worst(better, worse).word is worse.word  # type: ignore[attr-defined,arg-type]
    assert worst(worse, better).word is worse.word  # type: ignore[attr-defined,arg-type]


def test_reasons_of_the_winner_come_first_and_the_others_stay() -> None:
    joined = worst(permit(said("p")), refuse(said("r")), ask(said("a")))
    assert [reason.text for reason in joined.reasons] == ["r", "a", "p"]


def test_acts_and_duties_add_up() -> None:
    one = hold(said("1"), missing=[MissingAct.ASK_CONSENT])
    two = hold(said("2"), missing=[MissingAct.TRANSFER_CONSENT])
    joined = worst(one.with_tasks(Task.RENEW_CONSENT), two)
    assert joined.missing == {MissingAct.ASK_CONSENT, MissingAct.TRANSFER_CONSENT}
    assert joined.tasks == {Task.RENEW_CONSENT}


def test_a_question_is_lifted_only_if_every_question_is() -> None:
    open_ = ask(said("weigh"), liftable=True)
    assert worst(open_, permit()).liftable
    assert not worst(open_, ask(said("find out"))).liftable


def test_a_refusal_beside_a_question_keeps_no_question() -> None:
    joined = worst(ask(said("a")), refuse(said("r"), reopens="consent"))
    assert (joined.question, joined.settles) == ((), ())
    assert joined.reopens == "consent"


def test_the_wider_of_two_doors_counts() -> None:
    closed, open_ = refuse(said("r")), permit(said("p"))
    assert milder(closed, open_) is open_
    assert milder(open_, closed) is open_
    assert milder(closed, refuse(said("other"))).word is OutcomeWord.REFUSE
