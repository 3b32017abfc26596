"""Which revisions of the records a reader understands. Another one is refused whole, never taken in by halves."""

from __future__ import annotations

from asn_desktop.core.kernel.errors import UserError

OLDEST, NEWEST = "0001", "0004"
"""Of the schema of an office's file; what came later has defaults, so older records are read as they are."""


def refuse_other_schema(schema: str) -> None:
    """Raises UserError where the sender's program is newer than this one, or older than anything it knows."""
    if schema > NEWEST:
        raise UserError("exchange_newer_schema", theirs=schema, ours=NEWEST)
    if schema < OLDEST:
        raise UserError("exchange_older_schema", theirs=schema, ours=OLDEST)
