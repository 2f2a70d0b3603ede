"""The shape of the code: sizes, front doors, names that nobody else may take."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("pedigree", "consent", "letters", "records", "flows", "portal")
MOST_LINES = 400
MOST_BODY_LINES = 30


def _modules() -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "versions" not in path.parts:
                yield path


def _code_lines(function: ast.FunctionDef) -> int:
    """Lines of a body without its docstring."""
    body = function.body
    if ast.get_docstring(function) is not None:
        body = body[1:]
    if not body:
        return 0
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_no_module_is_longer_than_it_should_be() -> None:
    tests = sorted((ROOT / "tests").rglob("*.py"))
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in (*_modules(), *tests)
        if (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_one_module_alone_reads_yaml() -> None:
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in _modules()
        if re.search(r"^\s*(import|from) yaml\b", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert readers == ["pedigree/yaml_values.py"]


def test_every_function_fits_on_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT).as_posix()}:{node.name}"
        for path in _modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and _code_lines(node) > MOST_BODY_LINES
    ]
    # A Typer command is mostly the list of its options.
    assert long == []


@pytest.mark.parametrize("room", ROOMS)
def test_nobody_else_provides_our_names(room: str) -> None:
    assert set(packages_distributions().get(room, [])) <= {"kincascade"}


HEAVY = ("prefect", "sqlalchemy", "fastapi", "alembic", "typst", "jinja2")


@pytest.mark.parametrize(
    "command",
    [
        "risk FAMILY --proband II-3",
        "relatives FAMILY --proband II-3",
        "check FAMILY",
        "surveillance BRCA1 --sex F --born 2002-03-01",
    ],
)
def test_a_cold_call_of_one_family_stays_light(command: str) -> None:
    family = ROOT / "portal" / "demo_family" / "family.ped"
    words = command.replace("FAMILY", str(family)).split()
    program = (
        "import sys\n"
        f"sys.argv = ['cascade', *{words!r}]\n"
        "from portal.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert done.stderr.strip() == "[]"


SLOW_TO_LOAD = ("networkx", "pydantic", "numpy", "typer", "rich", "yaml")


@pytest.mark.parametrize("form", [["--json"], []])
def test_a_cold_question_about_one_family_loads_nothing_slow(form: list[str]) -> None:
    family = ROOT / "portal" / "demo_family" / "family.ped"
    options = ["--proband", "II-3", "--frequency", "1/400", *form]
    program = (
        "import sys\n"
        f"sys.argv = ['cascade', 'risk', {str(family)!r}, *{options!r}]\n"
        "from portal.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set({SLOW_TO_LOAD!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert done.stderr.strip() == "[]"
    assert done.stdout.count("heterozygous") == (27 if form else 0)
    assert "II-3" in done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_opening_a_door_loads_nothing_behind_it(room: str) -> None:
    program = (
        f"import sys, {room}\n"
        f"print([m for m in sys.modules if m.startswith('{room}.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"
