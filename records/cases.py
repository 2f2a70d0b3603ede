"""Cases, the versions of their families, and the steps already done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from .canonical import JsonObject, canonical_json, read_json, sha256_of
from .entities import Case, FamilyVersion
from .errors import NotFoundError, StepAlreadyDoneError
from .rows import find_all, find_one, insert_once, insert_row
from .tables import cases, family_versions, steps

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Steps:
    """What was done under which key, and with which result."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def result(self, key: str) -> dict[str, object] | None:
        """Give the result of a step that is done, else None."""
        query = select(steps.c.result).where(steps.c.key == key)
        found: dict[str, object] | None = self._connection.execute(query).scalar()
        return found

    def record(self, key: str, result: JsonObject) -> None:
        """Note that a step is done. On PostgreSQL this waits for a racing process.

        Raises
        ------
        StepAlreadyDoneError
            If it was done before; let it leave the unit of work, which rolls back.
        """
        row: dict[str, object] = {"key": key, "result": result}
        if not insert_once(self._connection, steps, row, on=["key"]):
            raise StepAlreadyDoneError(
                f"the step `{key}` was already done by another process",
                code="step_already_done",
                item=key,
            )


class Cases:
    """The cases of all clinics."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, clinic: str, report_id: str, person_id: str) -> Case | None:
        """Give the case of this clinic, report and proband."""
        return find_one(
            self._connection,
            cases,
            Case,
            cases.c.clinic == clinic,
            cases.c.report_id == report_id,
            cases.c.person_id == person_id,
        )

    def add(self, case: Case) -> None:
        """Open a case; a second one of this clinic, report and proband conflicts."""
        insert_row(self._connection, cases, case)

    def get(self, case_id: str) -> Case:
        """Give a case.

        Raises
        ------
        NotFoundError
            `unknown_case`.
        """
        found = find_one(self._connection, cases, Case, cases.c.case_id == case_id)
        if found is None:
            raise _unknown(case_id)
        return found

    def lock(self, case_id: str) -> None:
        """Let other processes wait with this case until this unit is over.

        What is decided by what was read must be read behind the lock.

        Raises
        ------
        NotFoundError
            `unknown_case`.
        """
        lock_case(self._connection, case_id)

    def all(self) -> tuple[Case, ...]:
        """Give every case, oldest first."""
        return find_all(self._connection, cases, Case)

    def set_state(self, case_id: str, state: str, waiting_for: str | None) -> None:
        """Move a case on.

        Raises
        ------
        NotFoundError
            `unknown_case`.
        """
        change = update(cases).where(cases.c.case_id == case_id)
        values = {"state": state, "waiting_for": waiting_for}
        if self._connection.execute(change.values(values)).rowcount == 0:
            raise _unknown(case_id)

    def set_report(self, case_id: str, report: JsonObject, *, gene: str) -> None:
        """Keep a newer report of the same familial variant, and the gene it settles.

        Raises
        ------
        NotFoundError
            `unknown_case`.
        """
        change = update(cases).where(cases.c.case_id == case_id)
        if (
            self._connection.execute(change.values(report=report, gene=gene)).rowcount
            == 0
        ):
            raise _unknown(case_id)


class Families:
    """The versions of the family of each case; none is ever overwritten."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, case_id: str, content: JsonObject) -> FamilyVersion:
        """Keep a family; the content of the latest version again is that version.

        Raises
        ------
        NotFoundError
            `unknown_case`.
        """
        lock_case(self._connection, case_id)
        sha256 = sha256_of(content)
        latest = self.latest(case_id)
        if latest is not None and latest.sha256 == sha256:
            return latest
        number = 1 if latest is None else latest.number + 1
        copy = read_json(canonical_json(content))
        version = FamilyVersion(case_id, number, sha256, copy)
        insert_row(self._connection, family_versions, version)
        return version

    def latest(self, case_id: str) -> FamilyVersion | None:
        """Give the newest version, or None."""
        condition = family_versions.c.case_id == case_id
        return find_one(self._connection, family_versions, FamilyVersion, condition)

    def history(self, case_id: str) -> tuple[FamilyVersion, ...]:
        """Give every version, oldest first."""
        condition = family_versions.c.case_id == case_id
        return find_all(self._connection, family_versions, FamilyVersion, condition)


def lock_case(connection: Connection, case_id: str) -> None:
    """Let other processes wait until this one is done with the case.

    Raises
    ------
    NotFoundError
        `unknown_case`.
    """
    query = select(cases.c.case_id).where(cases.c.case_id == case_id).with_for_update()
    if connection.execute(query).first() is None:
        raise _unknown(case_id)


def _unknown(case_id: str) -> NotFoundError:
    return NotFoundError(
        f"no case `{case_id}` is recorded; accepted are the ids of `cascade case list`",
        code="unknown_case",
        item=case_id,
    )
