"""The first tables: cases, persons, papers, vault, outbox and ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_POSITION = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_APPEND_ONLY = ("ledger_entries", "ledger_mentions", "ledger_heads")
_REFUSAL = "the ledger is append-only"


def upgrade() -> None:
    """Make everything."""
    _make_tables()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_sqlite() -> None:
    """Refuse update and delete, and an insert that would replace a row."""
    for table in _APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )
    for table, number in (("ledger_entries", "sequence"), ("ledger_heads", "size")):
        op.execute(
            f"CREATE TRIGGER {table}_only_at_the_end BEFORE INSERT ON {table} "
            f"WHEN NEW.{number} <= (SELECT max({number}) FROM {table}) "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    for table in _APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change()"
        )


def _make_tables() -> None:
    # In the order of their foreign keys.
    _make_adoptions()
    _make_cases()
    _make_clinics()
    _make_erasures()
    _make_ledger_entries()
    _make_ledger_heads()
    _make_steps()
    _make_vault_entries()
    _make_approvals()
    _make_decisions()
    _make_family_versions()
    _make_ledger_mentions()
    _make_letters()
    _make_subjects()
    _make_tasks()
    _make_vault_layers()
    _make_outbox()


def _make_adoptions() -> None:
    op.create_table(
        "adoptions",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_adoptions")),
        sa.UniqueConstraint(
            "kind",
            "language",
            "text_sha256",
            name=op.f("uq_adoptions_kind_language_text_sha256"),
        ),
    )


def _make_cases() -> None:
    op.create_table(
        "cases",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("clinic", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("gene", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("waiting_for", sa.Text(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_cases")),
        sa.UniqueConstraint("case_id", name=op.f("uq_cases_case_id")),
        sa.UniqueConstraint(
            "clinic",
            "report_id",
            "person_id",
            name=op.f("uq_cases_clinic_report_id_person_id"),
        ),
    )


def _make_clinics() -> None:
    op.create_table(
        "clinics",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("clinic", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_clinics")),
    )
    op.create_index(op.f("ix_clinics_clinic"), "clinics", ["clinic"])


def _make_erasures() -> None:
    op.create_table(
        "erasures",
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_erasures")),
    )


def _make_ledger_entries() -> None:
    op.create_table(
        "ledger_entries",
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_ledger_entries")),
    )


def _make_ledger_heads() -> None:
    op.create_table(
        "ledger_heads",
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.Column("frontier", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_ledger_heads")),
    )


def _make_steps() -> None:
    op.create_table(
        "steps",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_steps")),
    )


def _make_vault_entries() -> None:
    op.create_table(
        "vault_entries",
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("ref", "name", name=op.f("pk_vault_entries")),
    )


def _make_approvals() -> None:
    op.create_table(
        "approvals",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("approval_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_approvals_case_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_approvals")),
        sa.UniqueConstraint("approval_id", name=op.f("uq_approvals_approval_id")),
    )
    op.create_index(
        op.f("ix_approvals_case_id"), "approvals", ["case_id"], unique=False
    )


def _make_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("outcome_detail", sa.Text(), nullable=False),
        sa.Column("rulebook", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_decisions_case_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_decisions")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_decisions_decision_id")),
    )
    op.create_index(
        op.f("ix_decisions_case_id_ref_route"),
        "decisions",
        ["case_id", "ref", "route"],
        unique=False,
    )


def _make_family_versions() -> None:
    op.create_table(
        "family_versions",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_family_versions_case_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_family_versions")),
        sa.UniqueConstraint(
            "case_id", "number", name=op.f("uq_family_versions_case_id_number")
        ),
    )


def _make_ledger_mentions() -> None:
    op.create_table(
        "ledger_mentions",
        sa.Column("identifier", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["sequence"],
            ["ledger_entries.sequence"],
            name=op.f("fk_ledger_mentions_sequence"),
        ),
        sa.PrimaryKeyConstraint(
            "identifier", "sequence", name=op.f("pk_ledger_mentions")
        ),
    )


def _make_letters() -> None:
    op.create_table(
        "letters",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("letter_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("text_digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_letters_case_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_letters")),
        sa.UniqueConstraint("letter_id", name=op.f("uq_letters_letter_id")),
    )
    op.create_index(op.f("ix_letters_case_id"), "letters", ["case_id"], unique=False)


def _make_subjects() -> None:
    op.create_table(
        "subjects",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_subjects_case_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_subjects")),
        sa.UniqueConstraint("ref", name=op.f("uq_subjects_ref")),
    )
    op.create_index(op.f("ix_subjects_case_id"), "subjects", ["case_id"], unique=False)


def _make_tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_tasks_case_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_tasks")),
        sa.UniqueConstraint(
            "case_id",
            "ref",
            "kind",
            "reason",
            name=op.f("uq_tasks_case_id_ref_kind_reason"),
        ),
        sa.UniqueConstraint("task_id", name=op.f("uq_tasks_task_id")),
    )
    op.create_index(op.f("ix_tasks_state_due"), "tasks", ["state", "due"], unique=False)


def _make_vault_layers() -> None:
    op.create_table(
        "vault_layers",
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("layer", sa.Integer(), nullable=False),
        sa.Column("sealed_under", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ref", "name"],
            ["vault_entries.ref", "vault_entries.name"],
            name=op.f("fk_vault_layers_ref_name"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ref", "name", "layer", name=op.f("pk_vault_layers")),
    )
    op.create_index(
        op.f("ix_vault_layers_sealed_under"),
        "vault_layers",
        ["sealed_under"],
        unique=False,
    )


def _make_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("letter_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("handed_over_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_outbox_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.letter_id"], name=op.f("fk_outbox_letter_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_outbox")),
        sa.UniqueConstraint("letter_id", name=op.f("uq_outbox_letter_id")),
    )
    op.create_index(op.f("ix_outbox_state"), "outbox", ["state"], unique=False)
