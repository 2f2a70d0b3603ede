"""Errors of the records room: each with a stable code, none with personal data."""

from __future__ import annotations


class RecordsError(Exception):
    """Something could not be remembered or read back.

    Parameters
    ----------
    message
        Lower case, no final stop, identifiers only.
    code
        A stable word for programs.
    file, line, item
        Where the trouble lies, as far as it is known.
    """

    def __init__(
        self,
        message: str,
        *,
        code: str = "records",
        file: str | None = None,
        line: int | None = None,
        item: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.file = file
        self.line = line
        self.item = item


class StepAlreadyDoneError(RecordsError):
    """Another process recorded this step first (`step_already_done`).

    The transaction is rolled back; `Records.step` then gives the first result.
    """


class ConflictError(RecordsError):
    """Two processes changed the same thing at once (`conflict`); repeat the step."""


class NotFoundError(RecordsError):
    """Nothing is recorded under this identifier (`unknown_case`, …)."""


class StateError(RecordsError):
    """The change is not possible in the present state (`state`, `unit_open`)."""


class ValueRefusedError(RecordsError):
    """A value may not be stored: no JSON, no opaque ref … (`value_refused`)."""


class DatabaseError(RecordsError):
    """The database cannot be used.

    Codes: `database_unreachable`, `database_busy`, `database_damaged`,
    `database_not_supported`, `database_read_only`, `database_refused`.
    """


class SchemaError(RecordsError):
    """The schema is not this program's (`schema_missing`, `_older`, `_newer`)."""


class KeyFileError(RecordsError):
    """A key cannot be used.

    Codes: `wrong_key`, `key_missing`, `key_damaged`, `key_refused`.
    """


class PersonErasedError(RecordsError):
    """The person was erased; nothing can be stored about them (`person_erased`)."""


class VaultDamagedError(RecordsError):
    """A sealed entry does not open although the keys are there (`vault_damaged`)."""


class LedgerError(RecordsError):
    """An event may not enter the ledger.

    Codes: `event_unknown`, `payload_refused`, `ledger_damaged`.
    """


class BundleError(RecordsError):
    """A bundle cannot be written or read (`bundle`)."""
