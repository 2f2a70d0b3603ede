"""How the answers of runs, legs and rulings are joined, on every combination."""

from datetime import date, timedelta
from functools import partial
from itertools import pairwise, product

import pytest
from law_day import Book, LawOfDay, seen
from law_facts import ASKED, Facts, domains
from law_legs import LEGS, LegOf, days_of, enumerated, law_book
from law_letters import all_letters
from law_mutants import witnesses
from law_real import knows_all, situation_of
from law_tree import Tree, leaves
from prove_law import TODAY

from consent import (
    SECTIONS,
    Addressee,
    ConsentForm,
    Disclosure,
    Leg,
    MissingAct,
    OutcomeWord,
    ProbandStatus,
    Reason,
    Route,
    RuleName,
    Ruling,
    RulingOutcome,
    Situation,
    TestConsentState,
    Transfer,
    country_codes,
)
from consent.decision.export import export
from consent.decision.rulings import ruled
from consent.decision.settle import Question, settle
from consent.decision.verdict import Verdict, ask, hold, permit, refuse
from consent.decision.view import View

SAID = Reason(Leg.DISCLOSE, "NO", "rule", "yes", "an act", None, None, "it is so.")
ANSWERS = (
    permit(SAID),
    permit(SAID)._replace(addressee=Addressee.GUARDIAN),
    hold(SAID, missing=[MissingAct.ASK_CONSENT]),
    ask(SAID),
    refuse(SAID),
)


def sign(verdict: Verdict) -> tuple[OutcomeWord, Addressee | None]:
    return verdict.word, verdict.addressee


@pytest.mark.parametrize("first", ANSWERS)
def test_what_is_unknown_is_answered_only_where_all_values_agree(
    first: Verdict,
) -> None:
    for others in product(ANSWERS, repeat=3):
        check_settled((first, *others))


def check_settled(answers: tuple[Verdict, ...]) -> None:
    def leg(view: View) -> Verdict:
        number = view.claim("proband.knows_result") * 2 + view.claim("relative.heir")
        return answers[number]

    situation = Situation(name="any", on=TODAY)
    question = Question(situation, law_book(), Route.CLINIC_CONTACT, Leg.DISCLOSE)
    settled = settle(question, leg)
    assert settled.tried
    if len(set(map(sign, answers))) == 1:
        assert sign(settled.verdict) == sign(answers[0])
    else:
        assert settled.verdict.word is OutcomeWord.ASK_HUMAN
        assert settled.verdict.question
        assert settled.verdict.settles


RULINGS = [
    Ruling(outcome=outcome, route=route, by=by, second=second, on=on, facts=facts)
    for outcome, route, (by, second), on, facts in product(
        RulingOutcome,
        (None, Route.CLINIC_CONTACT, Route.RELATIVE_REQUEST),
        ((None, None), ("alice", "alice"), ("alice", "bob")),
        (None, TODAY, TODAY + timedelta(days=1)),
        (None, "0" * 64),
    )
]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("liftable", [True, False])
@pytest.mark.parametrize("tried", [True, False])
def test_a_ruling_settles_only_what_a_person_may_settle(
    *, answer: Verdict, liftable: bool, tried: bool
) -> None:
    before = answer._replace(liftable=liftable)
    for ruling in RULINGS:
        situation = Situation(name="any", on=TODAY, ruling=ruling)
        after, used = ruled(situation, before, Route.CLINIC_CONTACT, tried=tried)
        good = (
            ruling.route is Route.CLINIC_CONTACT
            and ruling.by != ruling.second
            and ruling.on == TODAY
            and ruling.facts is None
        )
        may = before.word is OutcomeWord.ASK_HUMAN and liftable and not tried
        assert used == (good and may)
        if not used:
            assert after.word is before.word


@pytest.mark.parametrize("leg", LEGS, ids=lambda leg: leg.name)
@pytest.mark.parametrize("place", ["AR", "GB-SCT", None])
def test_where_there_is_no_law_nothing_is_permitted(
    leg: LegOf, place: str | None
) -> None:
    only = {}
    for block in ("clinic", "relative", "test"):
        only[f"{block}.country"] = (place and place[:2],)
        only[f"{block}.region"] = (place if place == "GB-SCT" else None,)
    law = law_book().law("GB") if place == "GB-SCT" else None
    found = enumerated(leg, law, TODAY, only=only)
    assert OutcomeWord.PERMIT not in {leaf.verdict.word for leaf in found.leaves}


@pytest.mark.parametrize("country", country_codes())
def test_the_law_is_constant_between_its_days(country: str) -> None:
    law = law_book().law(country)
    assert law is not None
    for first, after in pairwise((*days_of(law), date(2040, 1, 1))):
        one, other = LawOfDay(law, first), LawOfDay(law, after - timedelta(days=1))
        for what in (*RuleName, *SECTIONS.values()):
            assert one.says(what) == other.says(what)


HIDDEN = {
    "patient_name",
    "relationship_to_patient",
    "gene_name_and_variant",
    "gene_change_plain",
    "chance_of_inheriting",
    "cancer_types_general",
}


@pytest.mark.slow
def test_no_french_letter_of_a_clinic_names_patient_gene_or_risk() -> None:
    law = law_book().law("FR")
    assert law is not None
    for on in (day for day in days_of(law) if day >= date(2013, 6, 23)):
        for (route, *_), terms in all_letters(law, on):
            if route is Route.CLINIC_CONTACT:
                assert set(terms.must_not_contain) >= HIDDEN
                assert terms.kind in {"family_minimal", None}
            if route is not Route.FAMILY_MEDIATED:
                assert not terms.may_identify_proband


def exported(
    way: Transfer | None, domain: dict[str, tuple[object, ...]], on: date, tree: Tree
) -> tuple[Facts, Verdict]:
    facts = Facts(tree, domain)
    leg = LegOf(Route.CLINIC_CONTACT, Leg.EXPORT, export)
    return facts, export(seen(facts, Book(None, way), leg, on))


@pytest.mark.slow
def test_data_leave_only_where_the_table_or_the_patient_lets_them() -> None:
    codes = [*country_codes(), "AR"]
    days = {row.valid_from for row in law_book()._transfers.rows if row.valid_from}
    number = 0
    for origin, target, on in product(codes, codes, sorted({*days, TODAY})):
        way = law_book().transfer(origin, target, on)
        domain = domains(on) | {
            "clinic.country": (origin,),
            "relative.country": (target,),
        }

        for facts, verdict in leaves(partial(exported, way, domain, on)):
            number += 1
            covered = way is not None and way.is_open and not way.doubtful
            agreed = True in facts.values.values() or "given" in facts.values.values()
            if verdict.word is OutcomeWord.PERMIT:
                assert covered or (way is not None and agreed)
            assert covered or way is not None or verdict.word is OutcomeWord.ASK_HUMAN
    assert number > 5_000


@pytest.mark.slow
@pytest.mark.parametrize("leg", LEGS, ids=lambda leg: leg.name)
@pytest.mark.parametrize(
    "country", ["FR", "NO", pytest.param("DK", marks=pytest.mark.proof)]
)
def test_the_engine_itself_answers_as_the_runs_do(leg: LegOf, country: str) -> None:
    law = law_book().law(country)
    assert law is not None
    for facts, verdict in witnesses(leg, enumerated(leg, law, TODAY), TODAY):
        situation = situation_of(facts, TODAY)
        question = Question(situation, law_book(), leg.route, leg.leg)
        answer = settle(question, leg.answer).verdict
        if knows_all(facts):
            assert sign(answer) == sign(verdict), facts.taken
        else:
            assert answer.word in {verdict.word, OutcomeWord.ASK_HUMAN}


def test_a_consent_lapses_on_one_day_only() -> None:
    law = law_book().law("DK")
    leg = next(leg for leg in LEGS if leg.name == "clinic_contact D")
    assert law is not None
    days = [TODAY - timedelta(days=number) for number in range(-3, 800)]
    domain = domains(TODAY) | {
        "clinic.country": ("DK",),
        "clinic.region": (None,),
        "clinic.register": (None,),
        "proband.status": (ProbandStatus.COMPETENT,),
        "proband.age": (ASKED,),
        "proband.knows_result": (True,),
        "consent.disclosure": (Disclosure.GIVEN,),
        "consent.form": (ConsentForm.WRITTEN,),
        "consent.test": (TestConsentState.GIVEN,),
        "consent.given_by:proband": (True,),
        "consent.given_by:guardian": (False,),
        "consent.given_on": tuple(days),
        "steps:authority": ("none",),
    }
    book = Book(LawOfDay(law, TODAY))

    def run(tree: Tree) -> tuple[Facts, Verdict]:
        facts = Facts(tree, domain)
        return facts, leg.answer(seen(facts, book, leg, TODAY))

    good = {
        facts.values["consent.given_on"]
        for facts, verdict in leaves(run)
        if verdict.word is OutcomeWord.PERMIT
    }
    assert good == {day for day in days if date(2025, 11, 24) <= day <= TODAY}
