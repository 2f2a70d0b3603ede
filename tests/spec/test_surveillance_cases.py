"""The worked cases of `tests/surveillance`, against the engine.

`tests/surveillance/README.md` says what each key means.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pedigree import (
    Carrier,
    ConditionZygosity,
    Declined,
    ExaminationSeries,
    Gene,
    InheritedFrom,
    LifeEvent,
    MovedAway,
    Operated,
    Operation,
    Pause,
    PauseReason,
    Procedure,
    SeriesState,
    Sex,
    SurveillancePlan,
    gene_symbols,
    load_gene,
    plan_surveillance,
    with_events,
)

FOLDER = Path(__file__).parents[1] / "surveillance"
DAY = date(2026, 11, 24)


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def _carrier(person: Mapping[str, Any]) -> Carrier:
    zygosity, parent = person.get("zygosity"), person.get("inherited_from")
    return Carrier(
        Sex(person["sex"]),
        person["born"],
        None if zygosity is None else ConditionZygosity(zygosity),
        None if parent is None else InheritedFrom(parent),
        person.get("variant_group"),
        frozenset(person.get("confirmed", ())),
        person.get("body"),
    )


def _event(written: Mapping[str, Any]) -> LifeEvent:
    on = written["day"]
    named = frozenset(Procedure(each) for each in written.get("procedures", ()))
    if "pause" in written:
        reason = PauseReason(written["pause"])
        return Pause(reason, on, written.get("ends"), named or None)
    if "declined" in written:
        return Declined(on, frozenset(Procedure(p) for p in written["declined"]))
    if "operated" in written:
        return Operated(Operation(written["operated"]), on)
    return MovedAway(on)


def _plan(case: Mapping[str, Any]) -> SurveillancePlan:
    on = case.get("day", DAY)
    plan = plan_surveillance(load_gene(case["gene"]), _carrier(case["person"]), on=on)
    return with_events(plan, [_event(each) for each in case.get("after", ())], on=on)


def _shown(series: ExaminationSeries) -> list[Any]:
    steps = [
        "once" if phase.interval_months is None else f"{phase.interval_months:g}"
        for phase in series.phases
    ]
    rows = " ".join(row.split("-")[-1] for row in series.rows)
    return [series.first_due, " ".join(steps), series.until, rows]


def _written(line: list[Any]) -> list[Any]:
    return [line[0], str(line[1]), line[2], line[3]]


@pytest.mark.parametrize("case", list(_cases()))
def test_plan_is_as_worked_out_by_hand(case: Mapping[str, Any]) -> None:
    plan = _plan(case)
    assert {one.procedure.value: _shown(one) for one in plan.series} == {
        procedure: _written(line) for procedure, line in case["series"].items()
    }
    assert {one.rows[0].split("-")[-1]: one.first_due for one in plan.options} == (
        case.get("options", {})
    )
    assert [task.fact.value for task in plan.tasks] == case.get("tasks", [])
    assert [each.value for each in plan.contraindicated] == case.get("forbidden", [])


@pytest.mark.parametrize("case", [c for c in _cases() if "stopped" in c.values[0]])
def test_stopped_series_say_why(case: Mapping[str, Any]) -> None:
    found = {one.procedure.value: one for one in _plan(case).series}
    for procedure, reason in case["stopped"].items():
        assert found[procedure].state is SeriesState.STOPPED
        assert found[procedure].state_reason == reason


def _citation(gene: Gene, row_id: str) -> str:
    row = next(each for each in gene.surveillance if each.id == row_id)
    guideline, source = gene.guideline_of(row), gene.source(row.source)
    year = "" if guideline.year is None else f" {guideline.year}"
    read = "" if source.retrieved_scope is None else f", {source.retrieved_scope}"
    return f"{guideline.body}{year}{read}"


@pytest.mark.parametrize("case", list(_cases()))
def test_case_cites_its_row(case: Mapping[str, Any]) -> None:
    gene = load_gene(case["gene"])
    for row, citation in case["cites"].items():
        assert _citation(gene, f"{gene.symbol}-{row}") == citation


def test_cases_are_many_and_cover_every_gene() -> None:
    cases = [param.values[0] for param in _cases()]
    assert len(cases) >= 60
    assert {case["gene"] for case in cases} == set(gene_symbols())
    assert len({case["name"] for case in cases}) == len(cases)
