"""Commands for what changes after a case was opened."""

from pathlib import Path
from typing import Annotated

import typer

from portal.answers import fail_usage, out, print_json, say
from portal.case_commands import CaseId, go_on
from portal.case_tables import print_case
from portal.options import By, Database, Home, Json, On, day, office, user

_MEANINGS = {
    "none": "The case rests on this class already; nothing changes.",
    "within": "Class 4 and class 5 mean the same for relatives; the record changes.",
    "down": "The case is frozen: open letters are stopped, and tasks say whom to tell.",
    "up": "The case is open again, and its letters are drafted anew.",
}


def case_reclassify(
    case: CaseId,
    result: Annotated[
        Path, typer.Option("--result", help="The newer laboratory report.")
    ],
    on: On = None,
    by: By = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Record that the laboratory gives the familial variant another class."""
    from flows import ClassChange, reclassify_case, show_case
    from flows.server import Workflows
    from pedigree import read_report

    report = read_report(result)
    with office(home, database) as opened:
        change = reclassify_case(opened, case, report, on=day(on), by=user(by))
        settled = change in (ClassChange.UP, ClassChange.WITHIN)
        if settled and show_case(opened, case)["state"] != "held":
            with Workflows(opened.home, say=say) as workflows:
                workflows.start_case(case, on=day(on))
        answer = {**show_case(opened, case), "reclassified": str(change)}
    if as_json:
        print_json(answer)
        return
    print_case(answer)
    out.print(_MEANINGS[str(change)])


def case_rule(
    case: CaseId,
    relative: Annotated[str, typer.Option("--relative", help="Id in the family.")],
    route: Annotated[
        str, typer.Option("--route", help="The route it speaks of (`law vocabulary`).")
    ],
    outcome: Annotated[
        str, typer.Option("--outcome", help="disclose or do_not_disclose.")
    ],
    second: Annotated[str, typer.Option("--second", help="Another person who signs.")],
    identity: Annotated[
        str | None, typer.Option("--identity", help="may_be_named or withheld.")
    ] = None,
    on: On = None,
    by: By = None,
    home: Home = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Sign, two of you, what the law leaves to people, and go on with the case."""
    from consent import Route
    from flows import SignedRuling, rule_on_relative, show_case
    from flows.server import Workflows

    if route not in set(Route):
        raise fail_usage(f"`{route}` is no route; accepted are {', '.join(Route)}")
    signed = SignedRuling(relative, route, outcome, identity, user(by), second, day(on))
    with office(home, database) as opened:
        rule_on_relative(opened, case, signed)
        with Workflows(opened.home, say=say) as workflows:
            go_on(opened, workflows, case, on=day(on))
        answer = show_case(opened, case)
    if as_json:
        print_json(answer)
    else:
        print_case(answer)
