"""Read the ledger back for people: events in order, each with its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy import RowMapping, select

from pedigree import read_yaml

from .canonical import JsonObject, read_json
from .errors import RecordsError
from .events import EventName
from .tables import ledger_entries, ledger_mentions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

_FOLDER = Path(__file__).parent / "sentences"


@dataclass(frozen=True, slots=True)
class LedgerEvent:
    """One entry of the ledger, with its sentence in English."""

    sequence: int
    at: datetime
    by: str
    event: EventName
    payload: JsonObject
    hash: str
    sentence: str


def trace(
    connection: Connection, identifiers: Sequence[str]
) -> tuple[LedgerEvent, ...]:
    """Give the events that mention every identifier, oldest first; all if none."""
    query = select(ledger_entries).order_by(ledger_entries.c.sequence)
    for identifier in identifiers:
        mentioned = select(ledger_mentions.c.sequence)
        mentioned = mentioned.where(ledger_mentions.c.identifier == identifier)
        query = query.where(ledger_entries.c.sequence.in_(mentioned))
    return tuple(_event(row) for row in connection.execute(query).mappings())


def event_sentence(
    event: EventName, payload: JsonObject, *, by: str, language: str = "en"
) -> str:
    """Say an event in one sentence.

    Raises
    ------
    RecordsError
        `language_unknown` if there are no sentences in this language.

    Examples
    --------
    >>> event_sentence(EventName.CASE_CLOSED, {"case_id": "case-1"}, by="alice")
    'alice closed case case-1.'
    """
    words = {
        name: ", ".join(map(str, value)) if isinstance(value, list) else value
        for name, value in payload.items()
    }
    return sentences(language)[event].format(**{**words, "by": by})


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Read the sentences of one language, by the name of the event.

    Raises
    ------
    RecordsError
        `language_unknown`.
    """
    known = {path.stem: path for path in _FOLDER.glob("*.yaml")}
    if language not in known:
        raise RecordsError(
            f"there are no sentences in `{language}`; accepted are "
            f"{', '.join(sorted(known))}",
            code="language_unknown",
            item=language,
        )
    return cast("Mapping[str, str]", read_yaml(known[language]).value)


def _event(row: RowMapping) -> LedgerEvent:
    event, payload, by = EventName(row["event"]), read_json(row["payload"]), row["by"]
    return LedgerEvent(
        sequence=row["sequence"],
        at=datetime.fromisoformat(row["at"]),
        by=by,
        event=event,
        payload=payload,
        hash=row["hash"],
        sentence=event_sentence(event, payload, by=by),
    )
