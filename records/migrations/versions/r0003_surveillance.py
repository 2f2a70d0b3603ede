"""Plans of surveillance, their series, and the days examinations are due."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_POSITION = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_IS_WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Make the three tables, in the order of their foreign keys."""
    _make_plans()
    _make_series()
    _make_dues()


def _make_plans() -> None:
    op.create_table(
        "surveillance_plans",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("gene", sa.Text(), nullable=False),
        sa.Column("protocol", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_surveillance_plans_case_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_surveillance_plans")),
        sa.UniqueConstraint("plan_id", name=op.f("uq_surveillance_plans_plan_id")),
    )
    op.create_index(
        op.f("ix_surveillance_plans_case_id_ref"),
        "surveillance_plans",
        ["case_id", "ref"],
    )


def _make_series() -> None:
    op.create_table(
        "surveillance_series",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("series_id", sa.Text(), nullable=False),
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["surveillance_plans.plan_id"],
            name=op.f("fk_surveillance_series_plan_id"),
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_surveillance_series")),
        sa.UniqueConstraint("series_id", name=op.f("uq_surveillance_series_series_id")),
        sa.UniqueConstraint(
            "plan_id",
            "procedure",
            name=op.f("uq_surveillance_series_plan_id_procedure"),
        ),
    )


def _make_dues() -> None:
    op.create_table(
        "surveillance_dues",
        sa.Column("position", _POSITION, autoincrement=True, nullable=False),
        sa.Column("due_id", sa.Text(), nullable=False),
        sa.Column("series_id", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("overdue_after", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["series_id"],
            ["surveillance_series.series_id"],
            name=op.f("fk_surveillance_dues_series_id"),
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_surveillance_dues")),
        sa.UniqueConstraint("due_id", name=op.f("uq_surveillance_dues_due_id")),
    )
    op.create_index(
        op.f("ix_surveillance_dues_series_id"), "surveillance_dues", ["series_id"]
    )
    for name, columns, unique in (
        ("ix_surveillance_dues_waiting", ["due", "due_id"], False),
        ("ix_surveillance_dues_one_waiting", ["series_id"], True),
    ):
        op.create_index(
            name,
            "surveillance_dues",
            columns,
            unique=unique,
            sqlite_where=_IS_WAITING,
            postgresql_where=_IS_WAITING,
        )
