"""Run by Alembic: the steps work on the connection that `migrate.run` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from asn_desktop.storage.db.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
