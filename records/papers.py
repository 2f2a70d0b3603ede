"""Decisions, letters, approvals and adopted texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from .entities import Adoption, Approval, Decision, Letter, LetterState
from .errors import NotFoundError
from .identifiers import check_ref
from .rows import find_all, find_one, insert_once, insert_row, values_of
from .tables import adoptions, approvals, decisions, letters

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Decisions:
    """What was decided, for whom, on which facts; a newer one replaces nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, decision: Decision) -> None:
        """Keep a decision."""
        check_ref(decision.ref)
        insert_row(self._connection, decisions, decision)

    def current(self, case_id: str) -> tuple[Decision, ...]:
        """Give the latest decision per person and route, in their first order."""
        latest: dict[tuple[str, str], Decision] = {}
        for decision in self.history(case_id):
            latest[decision.ref, decision.route] = decision
        return tuple(latest.values())

    def history(self, case_id: str) -> tuple[Decision, ...]:
        """Give every decision of a case, oldest first."""
        condition = decisions.c.case_id == case_id
        return find_all(self._connection, decisions, Decision, condition)


class Letters:
    """What is to be said to whom; the text itself is in the vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, letter: Letter) -> None:
        """Keep a drafted letter."""
        check_ref(letter.ref)
        insert_row(self._connection, letters, letter)

    def get(self, letter_id: str) -> Letter:
        """Give a letter.

        Raises
        ------
        NotFoundError
            `unknown_letter`.
        """
        condition = letters.c.letter_id == letter_id
        found = find_one(self._connection, letters, Letter, condition)
        if found is None:
            raise _unknown("letter", letter_id)
        return found

    def of_case(self, case_id: str) -> tuple[Letter, ...]:
        """Give the letters of a case, oldest first."""
        return find_all(self._connection, letters, Letter, letters.c.case_id == case_id)

    def set_state(self, letter_id: str, state: LetterState) -> None:
        """Move a letter on.

        Raises
        ------
        NotFoundError
            `unknown_letter`.
        """
        change = update(letters).where(letters.c.letter_id == letter_id)
        if self._connection.execute(change.values(state=state)).rowcount == 0:
            raise _unknown("letter", letter_id)


class Approvals:
    """Who signed what."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, approval: Approval) -> None:
        """Keep a signature."""
        insert_row(self._connection, approvals, approval)

    def of_case(self, case_id: str) -> tuple[Approval, ...]:
        """Give the signatures of a case, oldest first."""
        condition = approvals.c.case_id == case_id
        return find_all(self._connection, approvals, Approval, condition)


class Adoptions:
    """Which texts the clinic took over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, adoption: Adoption) -> bool:
        """Keep an adoption; the same text again changes nothing and gives False."""
        return insert_once(
            self._connection,
            adoptions,
            values_of(adoption),
            on=["kind", "language", "text_sha256"],
        )

    def find(self, kind: str, language: str, text_sha256: str) -> Adoption | None:
        """Give the adoption of exactly this text, or None."""
        return find_one(
            self._connection,
            adoptions,
            Adoption,
            adoptions.c.kind == kind,
            adoptions.c.language == language,
            adoptions.c.text_sha256 == text_sha256,
        )

    def all(self) -> tuple[Adoption, ...]:
        """Give every adoption, oldest first."""
        return find_all(self._connection, adoptions, Adoption)


def _unknown(what: str, identifier: str) -> NotFoundError:
    return NotFoundError(
        f"no {what} `{identifier}` is recorded; accepted are the ids of its case",
        code=f"unknown_{what}",
        item=identifier,
    )
