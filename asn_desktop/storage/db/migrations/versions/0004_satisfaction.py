"""Surveys of public satisfaction, of which the centre sums up the index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.String(36).with_variant(sa.UUID(as_uuid=False), "postgresql")
TABLE = "survei_kepuasan"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.String(32), nullable=True),
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("layanan", sa.Text(), nullable=False),
        sa.Column("responden", sa.Integer(), nullable=False),
        sa.Column("nrr", sa.Text(), nullable=False),
        sa.Column("masa", sa.Text(), nullable=False),
        sa.Column("populasi", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=f"fk_{TABLE}_unit_id", deferrable=True, initially="DEFERRED"
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{TABLE}"),
    )
    op.create_index(f"ix_{TABLE}_unit_id", TABLE, ["unit_id"])
    alive = sa.text("removed_at IS NOT NULL")
    op.create_index(f"ix_{TABLE}_removed_at", TABLE, ["removed_at"], sqlite_where=alive, postgresql_where=alive)
