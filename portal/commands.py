"""All commands of `cascade` and their options."""

import sys

import typer
from typer.exceptions import TyperException

from portal.answers import INTERRUPTED, say_interrupted, stop, stop_usage
from portal.case_commands import case_app, start
from portal.clinic_commands import clinic_app, letter_app
from portal.demo import demo
from portal.family_commands import check, draw, relatives, result_app, risk
from portal.follow_up_commands import sweep
from portal.gene_commands import gene_app
from portal.law_commands import law_app
from portal.ledger_commands import ledger_app
from portal.steering_commands import case_reclassify, case_rule
from portal.surveillance_commands import surveillance

app = typer.Typer(
    name="cascade",
    help="Cascade testing for hereditary cancer.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.command()(demo)
app.command()(start)
case_app.command("reclassify")(case_reclassify)
case_app.command("rule")(case_rule)
app.add_typer(case_app, name="case")
app.add_typer(result_app, name="result")
app.command()(check)
app.command()(relatives)
app.command()(risk)
app.command()(draw)
app.command()(surveillance)
app.add_typer(gene_app, name="gene")
app.command()(sweep)
app.add_typer(law_app, name="law")
app.add_typer(letter_app, name="letter")
app.add_typer(clinic_app, name="clinic")
app.add_typer(ledger_app, name="ledger")


def run() -> int:
    """Run one command; every error becomes a sentence and an exit code."""
    as_json = "--json" in sys.argv
    try:
        code = app(standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except TyperException as error:
        code = stop_usage(error, as_json=as_json)
    except Exception as error:  # noqa: BLE001  (no traceback, ever: CONTRACT)
        code = stop(error, as_json=as_json)
    if code == INTERRUPTED:  # Typer turns some Ctrl-C into a code of its own
        say_interrupted(as_json=as_json)
    return code if isinstance(code, int) else 0
