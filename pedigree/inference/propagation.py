"""Two passes of messages over a tree of buckets: every marginal in one run."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .ordering import elimination_order
from .table import Table, product

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .network import Network

__all__ = ["is_possible", "marginals"]


@dataclass(slots=True)
class _Bucket:
    """One variable with the tables that are multiplied before it is summed out."""

    variable: int
    scope: tuple[int, ...]
    own: Table
    parent: int | None
    messages: list[tuple[int, Table]] = field(default_factory=list)


def marginals(network: Network) -> Sequence[Table] | None:
    """Give the posterior table of every variable, in the order of their numbers.

    Returns
    -------
    sequence of Table, or None
        None if the network gives no weight to any joint state, that is, if what was
        observed cannot be true together.

    Raises
    ------
    TooTangledError
        If the network has no elimination order with small enough tables.
    """
    sizes = dict(enumerate(network.sizes))
    buckets = _buckets(network, sizes)
    if not _collect(buckets, sizes):
        return None
    beliefs = _distribute(buckets, sizes)
    return [beliefs[variable] for variable in range(len(network.sizes))]


def is_possible(network: Network) -> bool:
    """Whether any joint state has weight: the first pass alone.

    Raises
    ------
    TooTangledError
        As for `marginals`.
    """
    sizes = dict(enumerate(network.sizes))
    return _collect(_buckets(network, sizes), sizes)


def _buckets(network: Network, sizes: Mapping[int, int]) -> dict[int, _Bucket]:
    """Buckets by variable, in the order in which they are summed out."""
    steps = elimination_order(
        network.sizes, [factor.scope for factor in network.factors]
    )
    position = {step.variable: place for place, step in enumerate(steps)}
    held: dict[int, list[Table]] = defaultdict(list)
    for factor in network.factors:
        held[min(factor.scope, key=position.__getitem__)].append(factor)
    buckets = {}
    for step in steps:
        scope = tuple(sorted((step.variable, *step.neighbours)))
        own = product(held[step.variable], scope, sizes)
        parent = min(step.neighbours, key=position.__getitem__, default=None)
        buckets[step.variable] = _Bucket(step.variable, scope, own, parent)
    return buckets


def _collect(buckets: Mapping[int, _Bucket], sizes: Mapping[int, int]) -> bool:
    """Send every bucket's message towards its root; False if nothing is possible."""
    for variable, bucket in buckets.items():
        tables = [bucket.own, *(message for _, message in bucket.messages)]
        whole = product(tables, bucket.scope, sizes)
        if whole.is_impossible:
            return False
        if bucket.parent is not None:
            message = whole.marginal(v for v in bucket.scope if v != variable)
            buckets[bucket.parent].messages.append((variable, message))
    return True


def _distribute(
    buckets: Mapping[int, _Bucket], sizes: Mapping[int, int]
) -> dict[int, Table]:
    """Send messages back from the roots and read each variable's marginal."""
    downward: dict[int, Table] = {}
    beliefs = {}
    for variable in reversed(list(buckets)):
        bucket = buckets[variable]
        own = [bucket.own]
        if variable in downward:
            own.append(downward.pop(variable))
        before = [product(own, bucket.scope, sizes)]
        for _, message in bucket.messages:
            before.append(product([before[-1], message], bucket.scope, sizes))
        beliefs[variable] = before[-1].marginal([variable])
        after: list[Table] = []
        # What a child is told leaves out what it said itself, so that nothing is
        # counted twice; products from both ends keep this linear in the children.
        for place in range(len(bucket.messages) - 1, -1, -1):
            child, message = bucket.messages[place]
            told = product([before[place], *after], bucket.scope, sizes)
            downward[child] = told.marginal(message.scope)
            after = [product([message, *after], bucket.scope, sizes)]
    return beliefs
