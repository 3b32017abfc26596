"""Column types that hold the same text on SQLite and PostgreSQL, and what every table of records has."""

from __future__ import annotations

from typing import Annotated, Any

from sqlalchemy import Date, ForeignKey, Integer, MetaData, String, Text
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class IsoDate(Date):
    """A day that is given as ISO text, in comparisons too."""

    def coerce_compared_value(self, op: Any, value: Any) -> Any:  # noqa: ARG002
        return self


# Values cross the border as msgspec writes them (identities and days as text), so that no Python code runs per value.
ID = String(36).with_variant(UUID(as_uuid=False), "postgresql")
DAY = IsoDate().with_variant(String(10), "sqlite")

Identity = Annotated[str, mapped_column(ID)]
Day = Annotated[str, mapped_column(DAY)]
Instant = Annotated[str, mapped_column(String(32))]
"""A moment in UTC, as ISO text of fixed length, so that text order is time order."""


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text()}


class RecordTable(Base):
    """A table of records; its other columns are the fields of the Struct of the same name."""

    __abstract__ = True

    id: Mapped[Identity] = mapped_column(primary_key=True, sort_order=-3)
    version: Mapped[int] = mapped_column(Integer, sort_order=-2)
    removed_at: Mapped[Instant | None] = mapped_column(sort_order=-1)
    """When the record was moved to the bin; empty for a live one."""


def refers(table: str) -> Any:
    """A reference, checked at commit, so that records can be saved in any order."""
    return mapped_column(ID, ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED"), index=True)
