"""The schema of a file: made new, or brought forward step by step after a verified copy."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.db.backup import verified_copy
from asn_desktop.storage.db.engine import WRITES, commit
from asn_desktop.storage.db.file_format import APPLICATION_ID, MIGRATIONS, known_revisions
from asn_desktop.storage.db.schema import HEAD, METADATA


def create_schema(engine: Engine) -> None:
    """All tables of the newest schema in an empty database."""
    with engine.connect().execution_options(**WRITES) as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        METADATA.create_all(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version "
            "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{HEAD}')")
        commit(connection)


def upgrade(engine: Engine, path: Path) -> None:
    """Bring the file's schema to the newest revision. Raises UserError for a file made by a newer program."""
    current = revision(engine)
    if current == HEAD:
        return
    if current is None:
        raise UserError("file_foreign", file=path.name)
    if current not in known_revisions():
        raise UserError("file_newer", file=path.name)
    copy = path.with_name(f"{path.stem}-sebelum-{HEAD}{path.suffix}")
    if not copy.exists():
        with engine.connect() as connection:
            verified_copy(connection.connection.driver_connection, copy)  # type: ignore[arg-type]
    run(engine, HEAD)


def revision(engine: Engine) -> str | None:
    """The revision of the file's schema, or None where there is none."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return found


def run(engine: Engine, target: str) -> None:
    """Run the steps up to `target` in one transaction.

    A step may make a table anew under its old name, as SQLite can change columns in no other way; so references are
    not enforced meanwhile, and looked through before it becomes true.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect().execution_options(**WRITES) as connection:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            connection.connection.execute("PRAGMA foreign_keys=OFF")
        config.attributes["connection"] = connection
        command.upgrade(config, target)
        if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise RuntimeError("a step of the schema broke references between records")
        commit(connection)
        if sqlite:
            connection.invalidate()  # nobody else gets the connection that does not enforce references
