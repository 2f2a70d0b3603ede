"""Two passes over a tree of buckets: to every asked table, what all the others say.

Works on exact tables (`Table`) and on floats (`FloatTable`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .float_table import FloatTable
from .ordering import elimination_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .ordering import Step

__all__ = ["replies"]


@dataclass(slots=True)
class _Bucket:
    """A variable with what is multiplied before it is summed out.

    Attributes
    ----------
    said
        Messages and asked tables, each with the number it is answered under.
    """

    variable: int
    scope: tuple[int, ...]
    parent: int | None
    own: list[Any] = field(default_factory=list)
    said: list[tuple[int, Any]] = field(default_factory=list)


def replies(
    sizes: Sequence[int],
    fixed: Sequence[Any],
    *,
    asked: Sequence[Any],
    product: Callable[..., Any],
) -> Sequence[Any]:
    """Give for each asked table the product of all other tables, on its scope.

    Parameters
    ----------
    sizes
        Number of states of each variable.
    fixed, asked
        All tables; for those in `asked` a reply is wanted.
    product
        Multiplies tables over a scope.

    Returns
    -------
    sequence of tables
        In the order of `asked`; zeros where no joint state has weight.

    Raises
    ------
    TooTangledError
        If there is no order of elimination with small enough tables.
    """
    widths = dict(enumerate(sizes))
    steps = elimination_order(
        sizes,
        [each.scope for each in (*fixed, *asked)],
        floats=product is FloatTable.product,
    )
    buckets = _buckets(steps, fixed, asked)
    _collect(buckets, widths, product)
    found: dict[int, Any] = {}
    for variable in reversed(buckets):
        _answer(buckets[variable], widths, product, found)
    return [found[~place] for place in range(len(asked))]


def _buckets(
    steps: Sequence[Step], fixed: Sequence[Any], asked: Sequence[Any]
) -> dict[int, _Bucket]:
    """Buckets by variable, in the order in which they are summed out."""
    position = {step.variable: place for place, step in enumerate(steps)}
    buckets = {}
    for step in steps:
        parent = min(step.neighbours, key=position.__getitem__, default=None)
        scope = tuple(sorted((step.variable, *step.neighbours)))
        buckets[step.variable] = _Bucket(step.variable, scope, parent)
    for table in fixed:
        buckets[min(table.scope, key=position.__getitem__)].own.append(table)
    for place, table in enumerate(asked):
        first = min(table.scope, key=position.__getitem__)
        # Numbers below zero, so that they are no variables.
        buckets[first].said.append((~place, table))
    return buckets


def _collect(
    buckets: Mapping[int, _Bucket],
    widths: Mapping[int, int],
    product: Callable[..., Any],
) -> None:
    for variable, bucket in buckets.items():
        if bucket.parent is not None:
            tables = [*bucket.own, *(message for _, message in bucket.said)]
            whole = product(tables, bucket.scope, widths)
            message = whole.marginal(v for v in bucket.scope if v != variable)
            buckets[bucket.parent].said.append((variable, message))


def _answer(
    bucket: _Bucket,
    widths: Mapping[int, int],
    product: Callable[..., Any],
    found: dict[int, Any],
) -> None:
    """Tell each one who said something what all others have said.

    Leaving out what they said themselves counts nothing twice; products from both
    ends keep this linear in their number.
    """
    scope, said = bucket.scope, bucket.said
    if bucket.variable in found:
        bucket.own.append(found.pop(bucket.variable))
    before = [product(bucket.own, scope, widths)] if said else []
    for _, message in said[:-1]:
        before.append(product([before[-1], message], scope, widths))
    after: list[Any] = []
    for place in range(len(said) - 1, -1, -1):
        asker, message = said[place]
        told = (
            product([before[place], *after], scope, widths) if after else before[place]
        )
        found[asker] = told.marginal(message.scope)
        if place:
            after = [product([message, *after], scope, widths)]
