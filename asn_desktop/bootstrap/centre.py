"""Centres, as the window opens and makes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from asn_desktop.bootstrap.keys import centre_key_ring, opener, sealer
from asn_desktop.bootstrap.places import home

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from asn_desktop.core.exchange.trust import Certificate
    from asn_desktop.storage.central.store import SqlCentre
    from asn_desktop.storage.identity import CentreKeyRing
    from asn_desktop.ui.presenters.centre_places import CentreMachine
    from asn_desktop.ui.presenters.centre_services import Centre


def centres(folder: Path | None = None) -> CentreMachine:
    """How the window opens and makes centres; their keys and evidence lie in `folder`, or in the program's own."""
    from asn_desktop.ui.presenters.centre_places import CentreMachine

    def open_(place: str, today: date) -> Centre:
        from asn_desktop.storage.central.store import open_centre

        store = open_centre(place, today)
        store.advance(today)
        return _centre(store, place, folder)

    def create(place: str, name: str, practice: bool, today: date) -> Centre:
        from asn_desktop.core.usecases.centre.enrolling import centre_card
        from asn_desktop.storage.central.store import create_centre
        from asn_desktop.storage.ids import new_id

        card = centre_card(new_id(), name, practice, _centre_ring(folder))
        return _centre(create_centre(place, card, today), place, folder)

    return CentreMachine(open_, create)


def _centre_ring(folder: Path | None) -> CentreKeyRing:
    return centre_key_ring(None if folder is None else folder / "identity")


def _centre(store: SqlCentre, place: str, folder: Path | None) -> Centre:
    import secrets
    from datetime import date

    from asn_desktop.core.usecases.centre.receiving import Desk
    from asn_desktop.storage.central.evidence import EvidenceFolder
    from asn_desktop.storage.identity import CentreTrust
    from asn_desktop.storage.sticks import sticks
    from asn_desktop.ui.presenters.centre_services import Centre

    ring, card = _centre_ring(folder), store.card()
    evidence = EvidenceFolder((folder or home() / "centre") / "evidence")

    def find(serial: UUID) -> Certificate | None:
        issued = store.certified(serial)
        return None if issued is None else issued.certificate

    def desk() -> Desk:
        revoked = {one.serial: one for one in store.revocations()}
        today = date.today()  # noqa: DTZ011 - certificates hold for days
        trust = CentreTrust(
            ring, today=today, practice=card.practice, find=find, revoked=revoked.get, taken=store.taken
        )
        return Desk(opener(), trust, evidence)

    shown, secret = _without_password(place), lambda: secrets.token_bytes(32)
    return Centre(store, card, shown, ring, sealer(ring), desk, secret, sticks)


def _without_password(place: str) -> str:
    """What may be shown and remembered of a URL."""
    scheme, found, rest = place.partition("://")
    if not found:
        return place
    account, at, where = rest.rpartition("@")
    return f"{scheme}://{account.partition(':')[0]}{at}{where}"
