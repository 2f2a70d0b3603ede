"""Write released letters into the outbox folder, as files that never change.

A file is written beside its place and then moved there, so that a killed process
leaves either the whole letter or none; writing it again changes nothing.
"""

import csv
import os
from hashlib import sha256
from io import StringIO
from pathlib import Path

from flows.errors import FlowsError
from flows.steps.case_facts import load_case
from flows.steps.drafting import vault_name
from flows.steps.office import ENGINE, Office
from records import EventName, Letter, LetterState, OutboxItem, OutboxState, UnitOfWork

_BATCH = 1000


def outbox_folder(home: Path, case_id: str) -> Path:
    """Folder in which the released letters of a case lie for print or hand-over."""
    return home / "outbox" / case_id


def letter_path(home: Path, letter: Letter) -> Path:
    """Path of a released letter; its name is the letter's id and nothing else."""
    return outbox_folder(home, letter.case_id) / f"{letter.letter_id}.pdf"


def dispatch_case(office: Office, case_id: str) -> None:
    """Hand over every queued letter of a case, then write the manifest.

    Parameters
    ----------
    office
        Records, vault and clock.
    case_id
        A case with released letters.

    Raises
    ------
    FlowsError
        Code `letter_lost`: the vault no longer opens a letter that was released.
    """
    with office.records.unit_of_work() as unit:
        queued = [i for i in unit.outbox.pending(_BATCH) if i.case_id == case_id]
    lost = [error for item in queued if (error := _hand_over(office, item))]
    with office.records.unit_of_work() as unit:
        _write_manifest(office, unit, case_id)
    # One that is lost keeps no other letter waiting.
    for error in lost:
        raise error


def write_letter(unit: UnitOfWork, letter: Letter, path: Path) -> None:
    """Write the PDF of a letter to a file, whole or not at all.

    Parameters
    ----------
    unit
        An open unit of work.
    letter
        The letter.
    path
        Where to.

    Raises
    ------
    FlowsError
        Code `letter_lost`.
    """
    pdf = unit.vault.get(letter.ref, vault_name(letter.letter_id))
    if pdf is None or sha256(pdf).hexdigest() != letter.sha256:
        raise FlowsError(
            f"letter `{letter.letter_id}` no longer opens; a person it names was "
            "erased, or the vault is damaged",
            code="letter_lost",
            item=letter.letter_id,
        )
    _write(path, pdf)


def export_drafts(office: Office, case_id: str, folder: Path) -> tuple[Path, ...]:
    """Write the letters of a case that have not gone out, for a person to read.

    Parameters
    ----------
    office
        Records and vault.
    case_id
        A recorded case.
    folder
        Where to; file names are letter ids.

    Returns
    -------
    tuple of Path
        What was written.
    """
    written = []
    with office.records.unit_of_work() as unit:
        for letter in unit.letters.of_case(load_case(unit, case_id).case.case_id):
            if letter.state in (LetterState.DRAFTED, LetterState.APPROVED):
                path = folder / f"{letter.letter_id}.pdf"
                write_letter(unit, letter, path)
                written.append(path)
    return tuple(written)


def _hand_over(office: Office, item: OutboxItem) -> FlowsError | None:
    """Hand over one letter, and give the error where it cannot be opened."""
    with office.records.unit_of_work() as unit:
        letter = unit.letters.get(item.letter_id)
        try:
            write_letter(unit, letter, letter_path(office.home, letter))
        except FlowsError as error:
            return error
        moment = office.now()
        if unit.outbox.mark_handed_over(item.letter_id, moment):
            payload = {
                "case_id": item.case_id,
                "letter_id": item.letter_id,
                "sha256": letter.sha256,
                "channel": item.channel,
            }
            office.say(unit, EventName.OUTBOX_HANDED_OVER, payload, by=ENGINE)
        # With the last letter, so that a queue that is empty means a whole manifest.
        _write_manifest(office, unit, item.case_id)
    return None


def _write_manifest(office: Office, unit: UnitOfWork, case_id: str) -> None:
    """List what lies in the outbox: ids, channels and digests, nobody's name."""
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["letter", "case", "kind", "language", "channel", "sha256"])
    for item in unit.outbox.of_case(case_id):
        if item.state is OutboxState.HANDED_OVER:
            letter = unit.letters.get(item.letter_id)
            table.writerow(
                [
                    letter.letter_id,
                    letter.case_id,
                    letter.kind,
                    letter.language,
                    item.channel,
                    letter.sha256,
                ]
            )
    _write(
        outbox_folder(office.home, case_id) / "manifest.csv", text.getvalue().encode()
    )


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # A name of its own per process: two of them may write the same letter.
    half = path.with_name(f".{path.name}.{os.getpid()}")
    with half.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
