from __future__ import annotations

from pedigree.inference.conflicts import smallest_conflict


def without(*conflicts: set[int]):  # noqa: ANN201 - a predicate
    def consistent(some: frozenset[int]) -> bool:
        return not any(conflict <= some for conflict in conflicts)

    return consistent


def test_finds_the_smaller_of_two_overlapping_conflicts() -> None:
    assert smallest_conflict(range(8), without({0, 1, 2}, {2, 7})) == (2, 7)


def test_keeps_the_order_of_the_statements() -> None:
    assert smallest_conflict([5, 3, 1, 2], without({1, 5})) == (5, 1)


def test_one_statement_can_be_a_conflict_alone() -> None:
    assert smallest_conflict([1, 2, 3], without({2}, {1, 3})) == (2,)


def test_large_conflict_among_many_statements_is_found() -> None:
    assert smallest_conflict(range(200), without(set(range(40, 60)))) == tuple(
        range(40, 60)
    )


def test_very_many_conflicts_still_leave_nothing_superfluous() -> None:
    # Twenty conflicts of six statements each: a smallest set takes too long to prove.
    conflicts = [set(range(6 * i, 6 * i + 6)) for i in range(20)]
    found = smallest_conflict(range(120), without(*conflicts))
    assert set(found) in conflicts


def test_asks_few_questions_about_many_statements() -> None:
    asked = 0
    some = without({3, 70, 120}, {5, 6, 7, 8})

    def counted(statements: frozenset[int]) -> bool:
        nonlocal asked
        asked += 1
        return some(statements)

    assert smallest_conflict(range(200), counted) == (3, 70, 120)
    assert asked < 200
