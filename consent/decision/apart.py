"""Legs whose parts are answered apart, so that what is unknown adds up.

Tried all together, unknowns multiply: the form of a consent with who may order, though
neither part reads what the other does. Here each part is tried by itself, parts that
read the same unknown together, and only their different answers are joined.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, product
from typing import NamedTuple, TypeAlias

from consent.decision.trial import Branch, Trial, explore, outcomes_at
from consent.decision.verdict import Verdict, severity, worst
from consent.decision.view import View
from consent.vocabulary import Addressee, OutcomeWord

__all__ = ["Apart", "Part", "Runs", "runs_apart"]

Part: TypeAlias = Callable[[View], Sequence[Verdict]]


@dataclass(frozen=True, slots=True)
class Apart:
    """A leg in parts that must all hold.

    Attributes
    ----------
    parts
        Gives the parts, in the order in which they are said; it reads nothing that may
        be unknown.
    finish
        Makes the answer of the leg of the worst of its parts, reading nothing that may
        be unknown. It changes no outcome but as the next attribute says.
    needs_source
        Whether `finish` lets a person judge a permit that cites no source.
    """

    parts: Callable[[View], Sequence[Part]]
    finish: Callable[[View, Verdict], Verdict]
    needs_source: bool = False

    def __call__(self, view: View) -> Verdict:
        """Answer one run."""
        found = [verdict for part in self.parts(view) for verdict in part(view)]
        return self.finish(view, worst(*found))


@dataclass(frozen=True, slots=True)
class Runs:
    """Every different answer of a leg, the likeliest first.

    Attributes
    ----------
    read
        What was unknown or doubtful and read, in reading order.
    decisive
        Those on which outcome or addressee depend.
    """

    verdicts: Sequence[Verdict]
    read: Sequence[str]
    decisive: Sequence[str]


class _Sign(NamedTuple):
    """What the outcome of a joined answer depends on."""

    severity: int
    addressee: Addressee | None
    sourced: bool


_NEUTRAL = _Sign(severity(OutcomeWord.PERMIT), None, sourced=False)

Leaf: TypeAlias = tuple[tuple[int, tuple[Verdict, ...]], ...]
Seen: TypeAlias = Callable[[_Sign], object]
Group: TypeAlias = tuple[Branch[Leaf], ...]


def runs_apart(start: View, leg: Apart) -> Runs:
    """Answer a leg at every value of what is unknown, its parts apart.

    Parameters
    ----------
    start
        The view its runs begin with.
    leg
        The leg.

    Returns
    -------
    Runs
        The same answers as trying everything together gives.
    """
    # INVARIANT: trying parts apart gives what trying all together gives
    parts = leg.parts(start)
    groups = list(_groups(start, parts))
    leaves = [tuple(dict.fromkeys(b.result for b in group)) for group in groups]
    verdicts = [
        leg.finish(start, worst(*_in_order(joined))) for joined in product(*leaves)
    ]
    read = _read(groups)
    decisive = _decisive(groups, _final if leg.needs_source else _plain)
    ordered = [key for key in read if key in decisive]
    return Runs(tuple(dict.fromkeys(verdicts)), read, ordered)


def _groups(start: View, parts: Sequence[Part]) -> Iterator[Group]:
    """Yield the branches of each group of parts that read a common unknown."""
    tried = [_tried(start, parts, (number,)) for number in range(len(parts))]
    keys = [{key for branch in one for key, _ in branch.path} for one in tried]
    left = list(range(len(parts)))
    while left:
        members, reads = [left.pop(0)], set(keys[0])
        reads = set(keys[members[0]])
        while joined := [number for number in left if keys[number] & reads]:
            members += joined
            left = [number for number in left if number not in joined]
            reads = reads.union(*(keys[number] for number in joined))
        alone = len(members) == 1
        yield tried[members[0]] if alone else _tried(start, parts, sorted(members))


def _tried(start: View, parts: Sequence[Part], members: Sequence[int]) -> Group:
    def run(trial: Trial) -> Leaf:
        view = start.with_trial(trial)
        return tuple((number, tuple(parts[number](view))) for number in members)

    return explore(run)


def _in_order(leaves: Sequence[Leaf]) -> Iterator[Verdict]:
    """Yield the answers of all parts in the order of the leg."""
    for _, verdicts in sorted(chain.from_iterable(leaves), key=_number):
        yield from verdicts


def _number(part: tuple[int, tuple[Verdict, ...]]) -> int:
    return part[0]


def _read(groups: Sequence[Group]) -> list[str]:
    first = [key for group in groups for key, _ in group[0].path]
    more = [key for group in groups for branch in group for key, _ in branch.path]
    return list(dict.fromkeys((*first, *more)))


def _decisive(groups: Sequence[Group], final: Seen) -> set[str]:
    """Return the unknowns on which the joined answers depend.

    An unknown counts where, with the groups before it settled in some way and those
    behind it open, its values leave different outcomes.
    """
    signs = [{_sign(branch.result) for branch in group} for group in groups]
    found: set[str] = set()
    for number, group in enumerate(groups):
        before = reduce(_each, signs[:number], {_NEUTRAL})
        after = reduce(_each, signs[number + 1 :], {_NEUTRAL})
        for (_, key), by_value in outcomes_at(group, _sign).items():
            if key not in found and any(
                _differ(one, by_value, after, final) for one in before
            ):
                found.add(key)
    return found


def _differ(
    one: _Sign,
    by_value: Mapping[object, set[_Sign]],
    after: set[_Sign],
    final: Seen,
) -> bool:
    left = [
        {final(reduce(_join, (one, sign, other))) for sign in signs for other in after}
        for signs in by_value.values()
    ]
    return any(outcomes != left[0] for outcomes in left)


def _sign(leaf: Leaf) -> _Sign:
    verdicts = [verdict for _, each in leaf for verdict in each]
    return _Sign(
        max((severity(item.word) for item in verdicts), default=_NEUTRAL.severity),
        next((item.addressee for item in verdicts if item.addressee), None),
        any(reason.instrument for item in verdicts for reason in item.reasons),
    )


def _each(some: set[_Sign], others: set[_Sign]) -> set[_Sign]:
    return {_join(one, other) for one in some for other in others}


def _join(one: _Sign, other: _Sign) -> _Sign:
    return _Sign(
        max(one.severity, other.severity),
        one.addressee or other.addressee,
        one.sourced or other.sourced,
    )


def _plain(sign: _Sign) -> object:
    """Return what tells two answers of a leg apart."""
    return sign.severity, sign.addressee


def _final(sign: _Sign) -> object:
    """Return what tells two answers apart where a permit needs a source."""
    if sign.severity == _NEUTRAL.severity and not sign.sourced:
        return severity(OutcomeWord.ASK_HUMAN), sign.addressee
    return _plain(sign)
