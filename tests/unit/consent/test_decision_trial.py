from consent.decision.trial import Branch, Trial, decisive, explore


def both(trial: Trial) -> str:
    if trial.choose("a", (1, 2)) == 1:
        return "left"
    return "right" if trial.choose("b", (True, False)) else "left"


def test_a_run_without_unknowns_is_run_once() -> None:
    assert explore(lambda _: "sure") == (Branch((), "sure"),)


def test_an_unknown_is_tried_only_in_the_branch_that_reads_it() -> None:
    paths = [dict(branch.path) for branch in explore(both)]
    assert paths == [{"a": 1}, {"a": 2, "b": True}, {"a": 2, "b": False}]


def test_an_unknown_read_twice_has_one_value_in_a_run() -> None:
    def twice(trial: Trial) -> tuple[int, int]:
        return trial.choose("a", (1, 2)), trial.choose("a", (1, 2))

    assert [branch.result for branch in explore(twice)] == [(1, 1), (2, 2)]


def test_the_first_branch_takes_every_first_option() -> None:
    def three(trial: Trial) -> tuple[int, ...]:
        return tuple(trial.choose(key, (0, 1, 2)) for key in "abc")

    branches = explore(three)
    assert branches[0].result == (0, 0, 0)
    assert len({branch.result for branch in branches}) == len(branches) == 27


def test_only_what_changes_the_answer_is_named() -> None:
    def idle(trial: Trial) -> int:
        trial.choose("idle", (1, 2))
        return trial.choose("busy", (1, 2))

    assert decisive(explore(idle), lambda result: result) == ["busy"]


def test_nothing_is_named_where_all_agree() -> None:
    def same(trial: Trial) -> str:
        trial.choose("a", (1, 2))
        return "same"

    assert decisive(explore(same), lambda result: result) == []
