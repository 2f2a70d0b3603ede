"""Commands for whoever changes the law files: copy, check, and see what changes."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from portal.answers import NO, fail_usage, out, print_json, table
from portal.law_in_use import LawFolder, law_folder
from portal.options import Json, On, country_code, day

if TYPE_CHECKING:
    from consent import CountryPage, DataFault, Rulebook, Situation

__all__ = ["law_check", "law_copy", "law_diff_command", "law_pages"]

Day = Annotated[datetime | None, typer.Argument(formats=["%Y-%m-%d"])]


def law_copy(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder.")],
    as_json: Json = False,
) -> None:
    """Copy the law files into a new folder, to read and to try changes."""
    from consent import law_files

    if folder.exists():
        raise fail_usage(f"`{folder}` exists; a folder that does not exist is accepted")
    (folder / "countries").mkdir(parents=True)
    files = law_files()
    for file in files:
        inside = "countries" if file.parent.name == "countries" else ""
        shutil.copyfile(file, folder / inside / file.name)
    if as_json:
        print_json({"folder": str(folder), "files": len(files)})
    else:
        out.print(f"{len(files)} files copied to {folder}")


def law_pages(
    folder: Annotated[Path, typer.Option("-o", "--out", help="Folder of the pages.")],
    picture: Annotated[
        Path | None, typer.Option("--picture", help="SVG file of the matrix.")
    ] = None,
    law: LawFolder = None,
    as_json: Json = False,
) -> None:
    """Write a page per country, and one that lists all by rule, with a picture."""
    from consent import country_codes, load_rulebook
    from portal.law_matrix import matrix_page, matrix_picture
    from portal.law_pages import law_page

    rulebook = load_rulebook() if law is None else law_folder(law)
    codes = country_codes() if law is None else country_codes(law.resolve())
    known = [one for code in codes if (one := rulebook.law(code)) is not None]
    laws = sorted(known, key=lambda one: one.name)
    drawn = folder / "matrix.svg" if picture is None else picture
    link = Path(os.path.relpath(drawn, folder)).as_posix()
    written = {folder / f"{one.code.lower()}.md": law_page(one) for one in laws}
    written |= {folder / "README.md": matrix_page(laws, link)}
    written |= {drawn: matrix_picture(laws)}
    for path, text in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    if as_json:
        print_json({"pages": len(laws) + 1, "picture": str(drawn)})
    else:
        out.print(f"{len(laws) + 1} pages in {folder}, the picture in {drawn}")


def law_check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder or one file.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Check law files: every fault with its file, line, key and what is accepted."""
    files = _files_to_check(folder)
    faults = [fault for file in files for fault in _faults_of(file)]
    if as_json:
        rows = [_fault_dict(fault) for fault in faults]
        print_json({"valid": not faults, "files": len(files), "faults": rows})
    for fault in () if as_json else faults:
        out.print(f"✗ {_place(fault)}", style="bold red", markup=False)
        out.print(f"  {fault.message}", markup=False)
    if faults:
        raise typer.Exit(NO)
    if not as_json:
        out.print(f"{len(files)} files, no fault")


def law_diff_command(
    country: Annotated[
        str, typer.Argument(metavar="CC", help="Two letters, such as BE.")
    ],
    first: Day = None,
    second: Day = None,
    before: Annotated[
        Path | None, typer.Option("--before", help="Folder with the earlier files.")
    ] = None,
    after: Annotated[
        Path | None, typer.Option("--after", help="Folder with the later files.")
    ] = None,
    law: LawFolder = None,
    on: On = None,
    situations: Annotated[
        Path | None, typer.Option("--situations", help="Situations of your own too.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show what changes between two days, or two versions of the files.

    Rules and entries that say something else, and situations that come out otherwise.
    """
    days = _days(first, second, on, two_folders=before is not None or after is not None)
    laws = _laws(before or law, after or law)
    code = country_code(country)
    found = _compared(code, laws, days, probe=_probe(code, days[1], situations))
    if as_json:
        print_json(found)
        return
    _print_diff(found)


def _days(
    first: datetime | None,
    second: datetime | None,
    on: datetime | None,
    *,
    two_folders: bool,
) -> tuple[date, date]:
    if first is not None and second is not None and not two_folders and on is None:
        return first.date(), second.date()
    if first is None and second is None and two_folders:
        return day(on), day(on)
    raise fail_usage(
        "two days are accepted (`law diff NO 2003-12-31 2004-01-01`), or one or two "
        "folders (`--before DIR`, `--after DIR`) with `--on`"
    )


def _laws(before: Path | None, after: Path | None) -> "tuple[Rulebook, Rulebook]":
    from consent import load_rulebook

    shipped = load_rulebook()
    return (
        shipped if before is None else law_folder(before),
        shipped if after is None else law_folder(after),
    )


def _probe(code: str, on: date, file: Path | None) -> "tuple[Situation, ...]":
    from consent import law_probe, read_situations

    own = () if file is None else read_situations(file)
    return (*own, *law_probe(code, on))


def _compared(
    code: str,
    laws: "tuple[Rulebook, Rulebook]",
    days: tuple[date, date],
    *,
    probe: "Sequence[Situation]",
) -> dict[str, Any]:
    """Return both lists of changes, ready for JSON."""
    from consent import outcome_changes, page_diff

    old, new = (_page(law, code, on) for law, on in zip(laws, days, strict=True))
    changed = outcome_changes(probe, (laws[0], days[0]), (laws[1], days[1]))
    return {
        "country": code,
        "before": days[0].isoformat(),
        "after": days[1].isoformat(),
        "rules": [change.as_dict() for change in page_diff(old, new)],
        "situations": len(probe),
        "outcomes": [change.as_dict() for change in changed],
    }


def _page(law: "Rulebook", code: str, on: date) -> "CountryPage":
    from consent import country_page

    found = law.law(code)
    if found is None:
        raise fail_usage(f"a folder has no file for `{code}`; both need one")
    return country_page(found, on)


def _print_diff(found: Mapping[str, Any]) -> None:
    days = f"{found['before']} → {found['after']}"
    if found["before"] == found["after"]:
        days = f"on {found['after']}, two versions of the files"
    out.rule(f"[bold]{found['country']}[/bold] {days}", align="left")
    for change in found["rules"]:
        out.print(f"[bold]{change['question']}[/bold] ({change['name']})")
        out.print(f"  - {_shown(change, 'before')}", markup=False)
        out.print(f"  + {_shown(change, 'after')}", markup=False)
    if not found["rules"]:
        out.print("No rule says anything else.")
    outcomes = found["outcomes"]
    out.print(
        f"{len(outcomes)} outcomes differ, in {found['situations']} situations tried "
        "(`--json` lists each)."
    )
    if outcomes:
        columns = ("Route", "Before", "After", "How many", "For example")
        table("", columns, _grouped(outcomes))


def _grouped(outcomes: Sequence[Mapping[str, Any]]) -> list[tuple[object, ...]]:
    """Return each kind of change once, the most frequent first, with an example."""
    kinds: dict[tuple[str, str, str], list[str]] = {}
    for change in outcomes:
        kind = (change["route"], _outcome(change, "before"), _outcome(change, "after"))
        kinds.setdefault(kind, []).append(change["situation"])
    ordered = sorted(kinds.items(), key=lambda item: -len(item[1]))
    return [(*kind, len(names), names[0]) for kind, names in ordered]


def _shown(change: Mapping[str, Any], side: str) -> str:
    said = change[side]
    empty = said is None or said == []
    return f"{'nothing' if empty else _words(said)}  ({change[f'{side}_status']})"


def _words(said: object) -> str:
    """Return a value of the law in one line."""
    if isinstance(said, Mapping):
        return "; ".join(f"{key} = {_words(part)}" for key, part in said.items())
    if isinstance(said, list):
        joint = " | " if any(isinstance(part, Mapping) for part in said) else ", "
        return joint.join(_words(part) for part in said)
    return str(said)


def _outcome(change: Mapping[str, Any], side: str) -> str:
    acts = ", ".join(change[f"missing_{side}"])
    return f"{change[side]} ({acts})" if acts else str(change[side])


def _files_to_check(folder: Path | None) -> list[Path]:
    from consent import law_files

    if folder is None:
        return list(law_files())
    if folder.is_file():
        return [folder]
    inside = [*sorted((folder / "countries").glob("*.yaml")), folder / "transfers.yaml"]
    files = [file for file in inside if file.is_file()] or sorted(folder.glob("*.yaml"))
    if not files:
        raise fail_usage(
            f"`{folder}` holds no law file; accepted is a file, a folder of country "
            "files, or one with `countries` and `transfers.yaml`"
        )
    return files


def _faults_of(file: Path) -> "Iterator[DataFault]":
    from consent import CountryFileError, read_country, read_transfers

    try:
        (read_transfers if file.name == "transfers.yaml" else read_country)(file)
    except CountryFileError as error:
        yield from error.faults


def _fault_dict(fault: "DataFault") -> dict[str, Any]:
    return {
        "code": fault.code,
        "message": fault.message,
        "file": None if fault.file is None else Path(fault.file).name,
        "line": fault.line,
        "key": fault.key,
    }


def _place(fault: "DataFault") -> str:
    """Say in words where a fault is: file, line, and the way to it inside."""
    parts = [Path(fault.file).name] if fault.file else []
    parts += [f"line {fault.line}"] if fault.line is not None else []
    steps = (fault.key or "").split(".")
    named = [
        f"row {int(step) + 1}" if step.isdigit() else step for step in steps if step
    ]
    return ", ".join([*parts, " > ".join(named)] if named else parts)
