"""Trying what is not known at every value it could have.

A leg runs once for every combination of values of the unknown facts and doubtful rules
it reads on its way; only what is read in a branch is tried there.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Generic, TypeVar, cast

__all__ = ["Branch", "Trial", "decisive", "explore", "outcomes_at"]

T = TypeVar("T")
S = TypeVar("S", bound=Hashable)
V = TypeVar("V", bound=Hashable)


@dataclass(slots=True)
class Trial:
    """One run through a leg: which unknown was taken to be what.

    The one mutable value of this package; it lives for one run.
    """

    fixed: Mapping[str, Hashable]
    taken: dict[str, Hashable] = field(default_factory=dict)
    untried: list[tuple[str, Sequence[Hashable]]] = field(default_factory=list)

    def choose(self, key: str, options: Sequence[V]) -> V:
        """Return the value an unknown has in this run.

        Parameters
        ----------
        key
            What is unknown; the same key gives the same value throughout a run.
        options
            Every value it could have, the likeliest first.

        Returns
        -------
        One of `options`.
        """
        if key not in self.taken:
            if key not in self.fixed:
                self.untried.append((key, options[1:]))
                self.taken[key] = options[0]
            else:
                self.taken[key] = self.fixed[key]
        return cast("V", self.taken[key])

    def width(self) -> int:
        """Return how many runs the fresh choices of this one alone would make."""
        return prod(1 + len(others) for _, others in self.untried)


@dataclass(frozen=True, slots=True)
class Branch(Generic[T]):
    """The result of one run, and the values it was made under, in reading order."""

    path: tuple[tuple[str, Hashable], ...]
    result: T


def explore(
    run: Callable[[Trial], T], *, begun: tuple[Trial, T] | None = None
) -> tuple[Branch[T], ...]:
    """Run a leg under every combination of what it finds unknown.

    Parameters
    ----------
    run
        A deterministic function that asks its trial for every unknown value.
    begun
        Its first run, where it was made already.

    Returns
    -------
    tuple of Branch
        Never empty; the branch of all first options comes first.

    Examples
    --------
    >>> [b.result for b in explore(lambda t: t.choose("a", (1, 2)) * 10)]
    [10, 20]
    """
    found: list[Branch[T]] = []
    waiting: list[dict[str, Hashable]] = [{}]
    while waiting:
        fixed = waiting.pop()
        if begun is not None and not found:
            trial, result = begun
        else:
            trial = Trial(fixed)
            result = run(trial)
        found.append(Branch(tuple(trial.taken.items()), result))
        waiting.extend(_siblings(trial))
    return tuple(found)


def _siblings(trial: Trial) -> list[dict[str, Hashable]]:
    """Return the assignments that leave this run at one of its fresh choices."""
    fresh = dict(trial.untried)
    before: dict[str, Hashable] = {}
    siblings: list[dict[str, Hashable]] = []
    for key, value in trial.taken.items():
        siblings.extend({**before, key: other} for other in fresh.get(key, ()))
        before[key] = value
    siblings.reverse()
    return siblings


def decisive(branches: Sequence[Branch[T]], sign: Callable[[T], Hashable]) -> list[str]:
    """Return the unknowns on which the results depend, in reading order.

    Parameters
    ----------
    branches
        Everything `explore` returned.
    sign
        What makes two results different.

    Returns
    -------
    list of str
        Keys whose values lead to different sets of results from the same point.
    """
    keys = [
        key
        for (_, key), results in outcomes_at(branches, sign).items()
        if any(marks != next(iter(results.values())) for marks in results.values())
    ]
    return list(dict.fromkeys(keys))


def outcomes_at(
    branches: Sequence[Branch[T]], sign: Callable[[T], S]
) -> dict[tuple[tuple[object, ...], str], dict[Hashable, set[S]]]:
    """Return what each value of an unknown leads to, at every point it is read.

    Parameters
    ----------
    branches
        Everything `explore` returned.
    sign
        What makes two results different.

    Returns
    -------
    dict
        By the path to the point and the unknown; in it by value the marks behind it.
    """
    seen: dict[tuple[tuple[object, ...], str], dict[Hashable, set[S]]] = {}
    for branch in branches:
        mark = sign(branch.result)
        for depth, (key, value) in enumerate(branch.path):
            at = seen.setdefault((branch.path[:depth], key), {})
            at.setdefault(value, set()).add(mark)
    return seen
