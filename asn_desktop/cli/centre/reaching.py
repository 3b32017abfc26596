"""How an action reaches the centre: its database, its keys, its offices, and the files that are named."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.cli.env import Env
from asn_desktop.cli.values import number
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready

if TYPE_CHECKING:
    from asn_desktop.core.usecases.centre.rows import OfficeRow
    from asn_desktop.storage.central.store import SqlCentre
    from asn_desktop.storage.identity import CentreKeyRing


@contextmanager
def open_db(args: Namespace, env: Env) -> Iterator[SqlCentre]:
    """The database of `--db`, brought to this day. Raises UserError."""
    from asn_desktop.storage.central.store import open_centre

    store = open_centre(args.db, env.today)
    try:
        store.advance(env.today)
        yield store
    finally:
        store.close()


def key_ring(args: Namespace) -> CentreKeyRing:
    """The centre's own keys, under `--home` or in the program's folder."""
    from asn_desktop.bootstrap import centre_key_ring

    return centre_key_ring(None if args.home is None else args.home / "identity")


def evidence(args: Namespace) -> Any:
    """The folder where evidence of the offices is kept."""
    from asn_desktop.bootstrap import home
    from asn_desktop.storage.central.evidence import EvidenceFolder

    return EvidenceFolder((args.home or home() / "centre") / "evidence")


def trust(args: Namespace, env: Env, store: SqlCentre) -> Any:
    """Whom the centre believes, as of now."""
    from asn_desktop.storage.identity import CentreTrust

    revoked = {one.serial: one for one in store.revocations()}

    def find(serial: Any) -> Any:
        issued = store.certified(serial)
        return None if issued is None else issued.certificate

    practice = store.card().practice
    return CentreTrust(
        key_ring(args), today=env.today, practice=practice, find=find, revoked=revoked.get, taken=store.taken
    )


def office(store: SqlCentre, named: str) -> OfficeRow:
    """The office by its identity or a part of its name. Raises UserError."""
    from asn_desktop.core.usecases.centre.overview import office_named

    found = office_named(store, named)
    if found is None:
        raise UserError("centre_no_such_office")
    return found


def read_request(path: Path) -> Any:
    """The request of an office. Raises UserError."""
    import msgspec

    from asn_desktop.core.exchange.trust import Signed

    try:
        return msgspec.json.decode(path.read_bytes(), type=ready(Signed))
    except OSError:
        raise UserError("centre_request_missing", file=path.name) from None
    except msgspec.DecodeError:
        raise UserError("identity_request_broken") from None


def written(path: Path, content: bytes) -> None:
    """A file for somebody else, whole or not at all. Raises UserError."""
    making = path.with_name(path.name + ".making")
    try:
        making.write_bytes(content)
        making.replace(path)
    except OSError as problem:
        raise UserError("centre_not_written", file=path.name, detail=str(problem)) from problem


YEAR, MONTHS = number(2000, 2100), number(1, 600)
"""A year of performance, and how far one looks ahead."""
