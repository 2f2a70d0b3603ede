from __future__ import annotations

from fractions import Fraction

import pytest

from pedigree.inference.table import product, table_of_weights
from pedigree.inference.weight import HALF, ONE, ZERO, Weight

RARE = Weight(Fraction(2), order=1)


@pytest.mark.parametrize("pair", [(RARE, ONE), (ONE, RARE)])
def test_higher_order_vanishes_beside_lower(pair: tuple[Weight, Weight]) -> None:
    one, other = pair
    found = one + other
    assert found == ONE


def test_equal_orders_add_up() -> None:
    assert Weight(Fraction(3), order=1) == RARE + RARE * HALF


def test_zero_vanishes_whatever_its_order() -> None:
    assert Weight(Fraction(0), order=0) + RARE == RARE + ZERO == RARE


def test_summing_out_keeps_the_leading_term_of_each_state() -> None:
    table = table_of_weights((0, 1), (2, 2), [RARE, HALF, RARE, RARE * HALF])
    left = table.marginal([0])
    assert left.orders.tolist() == [0, 1]
    assert left.values.tolist() == [1, 6]


def test_product_spreads_tables_over_their_common_scope() -> None:
    first = table_of_weights((1,), (2,), [ONE, HALF])
    second = table_of_weights((2, 0), (2, 2), [ONE, RARE, ZERO, ONE])
    joint = product([first, second], (0, 1, 2), {0: 2, 1: 2, 2: 2})
    assert joint.values.tolist() == [[[2, 0], [1, 0]], [[4, 2], [2, 1]]]
    assert joint.orders[1, :, 0].tolist() == [1, 1]


def test_table_without_weight_is_impossible() -> None:
    assert table_of_weights((0,), (2,), [ZERO, ZERO]).is_impossible
    assert not table_of_weights((0,), (2,), [ZERO, RARE]).is_impossible
