"""The tables, as the newest migration leaves them.

Every table that is read in order has `position`, the order of insertion.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from .columns import JsonText, OptionalText, UtcText, Word
from .entities import DueState, LetterState, OutboxState, PlanState, TaskState

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _position() -> Column[int]:
    kind = BigInteger().with_variant(Integer, "sqlite")
    return Column("position", kind, primary_key=True, autoincrement=True)


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _of_case() -> Column[str]:
    return Column("case_id", Text, ForeignKey("cases.case_id"), nullable=False)


def _json(name: str) -> Column[object]:
    return Column(name, JsonText, nullable=False)


steps = Table("steps", metadata, Column("key", Text, primary_key=True), _json("result"))

cases = Table(
    "cases",
    metadata,
    _position(),
    Column("case_id", Text, nullable=False, unique=True),
    _text("clinic"),
    _text("report_id"),
    _text("person_id"),
    _text("gene"),
    _text("reference"),
    _text("state"),
    _text("waiting_for", nullable=True),
    Column("opened_on", Date, nullable=False),
    _json("report"),
    UniqueConstraint("clinic", "report_id", "person_id"),
)

#: Every version of a profile; the newest row of a clinic counts.
clinics = Table(
    "clinics",
    metadata,
    _position(),
    _text("clinic"),
    _json("profile"),
    Index(None, "clinic"),
)

family_versions = Table(
    "family_versions",
    metadata,
    _position(),
    _of_case(),
    Column("number", Integer, nullable=False),
    _text("sha256"),
    _json("content"),
    UniqueConstraint("case_id", "number"),
)

#: `sealed` holds the id in the family file and the facts, under the person's key.
subjects = Table(
    "subjects",
    metadata,
    _position(),
    Column("ref", Text, nullable=False, unique=True),
    _of_case(),
    Column("sealed", LargeBinary, nullable=True),
    Index(None, "case_id"),
)

vault_entries = Table(
    "vault_entries",
    metadata,
    Column("ref", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

#: Whose keys an entry is sealed under; layer 0 is the outermost.
vault_layers = Table(
    "vault_layers",
    metadata,
    Column("ref", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("layer", Integer, primary_key=True),
    _text("sealed_under"),
    ForeignKeyConstraint(
        ["ref", "name"],
        ["vault_entries.ref", "vault_entries.name"],
        ondelete="CASCADE",
    ),
    Index(None, "sealed_under"),
)

#: `finished` once the key is destroyed and the freed pages are gone.
erasures = Table(
    "erasures",
    metadata,
    Column("ref", Text, primary_key=True),
    Column("at", UtcText, nullable=False),
    Column("finished", Boolean, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    _position(),
    Column("decision_id", Text, nullable=False, unique=True),
    _of_case(),
    _text("ref"),
    _text("route"),
    _text("outcome"),
    Column("on", Date, nullable=False),
    _json("situation"),
    _json("outcome_detail"),
    _text("rulebook"),
    Index(None, "case_id", "ref", "route"),
)

letters = Table(
    "letters",
    metadata,
    _position(),
    Column("letter_id", Text, nullable=False, unique=True),
    _of_case(),
    _text("ref"),
    _text("about", nullable=True),
    _text("kind"),
    _text("language"),
    _text("route"),
    Column("state", Word(LetterState), nullable=False),
    _text("sha256"),
    _text("code"),
    _text("text_digest"),
    Index(None, "case_id"),
)

tasks = Table(
    "tasks",
    metadata,
    _position(),
    Column("task_id", Text, nullable=False, unique=True),
    _of_case(),
    Column("ref", OptionalText, nullable=False),
    _text("kind"),
    _text("owner"),
    Column("due", Date, nullable=True),
    _text("reason"),
    Column("state", Word(TaskState), nullable=False),
    UniqueConstraint("case_id", "ref", "kind", "reason"),
    Index(None, "state", "due"),
)

#: One per carrier, case and version of the protocol; what it says is in the vault.
surveillance_plans = Table(
    "surveillance_plans",
    metadata,
    _position(),
    Column("plan_id", Text, nullable=False, unique=True),
    _of_case(),
    _text("ref"),
    _text("gene"),
    _text("protocol"),
    Column("made_on", Date, nullable=False),
    Column("state", Word(PlanState), nullable=False),
    Index(None, "case_id", "ref"),
)

surveillance_series = Table(
    "surveillance_series",
    metadata,
    _position(),
    Column("series_id", Text, nullable=False, unique=True),
    Column("plan_id", Text, ForeignKey("surveillance_plans.plan_id"), nullable=False),
    _text("procedure"),
    UniqueConstraint("plan_id", "procedure"),
)

_IS_WAITING = text("state = 'waiting'")

#: A sweep reads the partial index alone, so it costs what is due and no more; the
#: other one keeps a series from waiting for two examinations.
surveillance_dues = Table(
    "surveillance_dues",
    metadata,
    _position(),
    Column("due_id", Text, nullable=False, unique=True),
    Column(
        "series_id",
        Text,
        ForeignKey("surveillance_series.series_id"),
        nullable=False,
    ),
    Column("due", Date, nullable=False),
    Column("overdue_after", Date, nullable=False),
    Column("done_on", Date, nullable=True),
    Column("state", Word(DueState), nullable=False),
    Index(None, "series_id"),
    Index(
        "ix_surveillance_dues_waiting",
        "due",
        "due_id",
        sqlite_where=_IS_WAITING,
        postgresql_where=_IS_WAITING,
    ),
    Index(
        "ix_surveillance_dues_one_waiting",
        "series_id",
        unique=True,
        sqlite_where=_IS_WAITING,
        postgresql_where=_IS_WAITING,
    ),
)

approvals = Table(
    "approvals",
    metadata,
    _position(),
    Column("approval_id", Text, nullable=False, unique=True),
    _of_case(),
    _text("by"),
    _text("second", nullable=True),
    Column("at", UtcText, nullable=False),
    _text("sha256"),
    _text("reason", nullable=True),
    Index(None, "case_id"),
)

adoptions = Table(
    "adoptions",
    metadata,
    _position(),
    _text("kind"),
    _text("language"),
    _text("text_sha256"),
    _text("by"),
    _text("second"),
    Column("at", UtcText, nullable=False),
    UniqueConstraint("kind", "language", "text_sha256"),
)

#: Values of law that two people signed for this installation.
law_overlays = Table(
    "law_overlays",
    metadata,
    _position(),
    _text("sha256"),
    _json("content"),
    UniqueConstraint("sha256"),
)

outbox = Table(
    "outbox",
    metadata,
    _position(),
    Column(
        "letter_id",
        Text,
        ForeignKey("letters.letter_id"),
        nullable=False,
        unique=True,
    ),
    _of_case(),
    _text("channel"),
    Column("state", Word(OutboxState), nullable=False),
    Column("created_at", UtcText, nullable=False),
    Column("handed_over_at", UtcText, nullable=True),
    Index(None, "state"),
)

ledger_entries = Table(
    "ledger_entries",
    metadata,
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    _text("at"),
    _text("by"),
    _text("event"),
    _text("payload"),
    _text("previous"),
    _text("hash"),
)

#: Which identifiers an entry speaks of: an index for tracing, itself verified.
ledger_mentions = Table(
    "ledger_mentions",
    metadata,
    Column("identifier", Text, primary_key=True),
    Column(
        "sequence",
        BigInteger,
        ForeignKey("ledger_entries.sequence"),
        primary_key=True,
        autoincrement=False,
    ),
)

ledger_heads = Table(
    "ledger_heads",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    _text("at"),
    _text("chain"),
    _text("root"),
    _text("frontier"),
    _text("signature"),
)
