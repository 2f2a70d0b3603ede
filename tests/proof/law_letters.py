"""What a letter may say, on every situation that it depends on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from consent import (
    ClinicFacts,
    ConsentFacts,
    CountryLaw,
    Disclosure,
    Identity,
    OutcomeWord,
    Recipient,
    RelativeFacts,
    Route,
    Rulebook,
    Ruling,
    RulingIdentity,
    RulingOutcome,
    Situation,
    Tie,
    TransferTable,
)
from consent.decision.letter_terms import LetterTerms, letter_terms
from consent.decision.verdict import Ground, Verdict

__all__ = ["Asked", "all_letters", "letters_differ"]

Asked = tuple[Route, Situation, Verdict, bool]


def letters_asked(law: CountryLaw, on: date) -> Iterator[Asked]:
    """Yield everything a letter depends on, under one law on one day."""
    plain = Situation(
        name="letter",
        on=on,
        clinic=ClinicFacts(country=law.code, region=next(iter(law.regions), None)),
    )
    ways = product(
        (route for route in Route if route is not Route.PREDICTIVE_TEST),
        product((*Disclosure, None), Identity),
        product(Recipient, Tie),
        (None, *RulingIdentity),
        product(OutcomeWord, (None, *Ground), (False, True)),
    )
    for route, (disclosure, identity), (recipient, tie), ruled, ends in ways:
        word, ground, parent = ends
        ruling = Ruling(outcome=RulingOutcome.DISCLOSE, route=route, identity=ruled)
        situation = replace(
            plain,
            consent=ConsentFacts(disclosure=disclosure, identity=identity),
            recipient=recipient,
            relative=RelativeFacts(tie=tie),
            ruling=ruling,
        )
        verdict = Verdict(word=word, ground=ground, speak_to_parent=parent)
        yield route, situation, verdict, ruled is not None


def all_letters(law: CountryLaw, on: date) -> Iterator[tuple[Asked, LetterTerms]]:
    """Yield everything a letter depends on, and what it may say."""
    rulebook = Rulebook.of([law], TransferTable({}, ()), digest="letters")
    for asked in letters_asked(law, on):
        route, situation, verdict, ruled = asked
        yield (
            asked,
            letter_terms(situation, rulebook, route, verdict=verdict, ruled=ruled),
        )


def letters_differ(law: CountryLaw, other: CountryLaw, on: date) -> bool:
    """Whether two laws let some letter say something else."""
    return any(
        mine != theirs
        for (_, mine), (_, theirs) in zip(
            all_letters(law, on), all_letters(other, on), strict=True
        )
    )
