"""The exchange of `demo`: the office is admitted by a practice centre, sends, and gets an answer for every record."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from asn_desktop.cli.env import Env
from asn_desktop.core.exchange.receipt import Outcome
from asn_desktop.core.usecases.ports import Context

if TYPE_CHECKING:
    from asn_desktop.core.usecases.exchange.books import ExchangeStore

OFFICE, CENTRE, STICK = "kunci-kantor", "pusat", "stik"
"""Folders of what each side keeps: practice keys never lie among this computer's own."""


def round_trip(ctx: Context, env: Env, file: Path, folder: Path) -> bool:
    """Walk the whole way with files, as people would; True where both sides end with the same and nothing waits."""
    from asn_desktop.bootstrap import centre_key_ring, installation, key_ring, opener, sealer, sender, vault
    from asn_desktop.core.domain.kantor import Kantor
    from asn_desktop.core.usecases.centre import enrolling as centre
    from asn_desktop.core.usecases.centre.receiving import Desk, receive
    from asn_desktop.core.usecases.centre.sending import send_down
    from asn_desktop.core.usecases.exchange import enrolling
    from asn_desktop.core.usecases.exchange.pending import pending
    from asn_desktop.core.usecases.exchange.receiving import take_in
    from asn_desktop.core.usecases.exchange.sending import send
    from asn_desktop.storage.central.evidence import EvidenceFolder
    from asn_desktop.storage.central.store import create_centre
    from asn_desktop.storage.identity import CentreTrust, OfficeTrust
    from asn_desktop.storage.ids import new_id

    shutil.rmtree(folder, ignore_errors=True)
    stick = folder / STICK
    stick.mkdir(parents=True)
    store = cast("ExchangeStore", ctx.store)
    ctx = replace(ctx, vault=vault(file))
    with store.read() as reader:
        office = reader.find(Kantor)[0]
    ring = key_ring(folder / OFFICE)
    registrar = centre_key_ring(folder / CENTRE / "identity")
    card = centre.centre_card(new_id(), "BKPSDM (latihan)", True, registrar)
    hub = create_centre(str(folder / CENTRE / "pusat.asnc"), card, env.today)
    try:
        signed = enrolling.request(store, ring, installation(), "demo")
        env.say("demo.words", kata=" ".join(registrar.request_words(signed)))
        admitted = centre.admit(hub, registrar, signed, ctx.today, env.actor, lambda: secrets.token_bytes(32))
        enrolling.admit(store, ring, admitted.admission, installation())
        left = send(ctx, store, sender(ring), stick, cancel=env.cancel)
        for one in left.envelopes:
            env.say("send.done", nomor=one.number, n=one.count, file=str(stick / one.file))
        evidence = EvidenceFolder(folder / CENTRE / "evidence")
        trust = CentreTrust(
            registrar,
            today=ctx.today,
            practice=True,
            find=lambda serial: None if (issued := hub.certified(serial)) is None else issued.certificate,
            revoked={one.serial: one for one in hub.revocations()}.get,
            taken=hub.taken,
        )
        results = receive(hub, Desk(opener(), trust, evidence), [stick], env.actor)
        for result in results:
            if result.receipt is not None:
                n = result.receipt.count(Outcome.ACCEPTED)
                env.say("demo.received", n=n, total=n + len(result.receipt.answers), kode=result.receipt.code)
        down = send_down(hub, sealer(registrar), evidence, office.id, stick, env.actor)
    finally:
        hub.close()
    with opener().open(down.sealed.files[0], OfficeTrust(ring, office.id, practice=True)) as opened:
        arrival = take_in(ctx, store, opened)
    waiting = pending(store).count
    env.say("demo.answered", n=len(arrival.receipts), sisa=waiting)
    return len(arrival.receipts) == len(left.envelopes) and waiting == 0
