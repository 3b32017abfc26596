"""A file from the centre, from the stick into the office: opened, taken in, and its rule packs tried and kept."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.exchange.books import ExchangeStore
from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
from asn_desktop.core.usecases.exchange.receiving import Arrival, take_in
from asn_desktop.core.usecases.new_law import Trial, try_pack
from asn_desktop.core.usecases.ports import Context


class Landed(Struct, frozen=True):
    """What a file brought. `kept` are rule packs that wait for their day now; `refused` says why others do not."""

    arrival: Arrival
    kept: tuple[Trial, ...] = ()
    refused: tuple[UserError, ...] = ()


def take_file(ctx: Context, store: ExchangeStore, machine: ExchangeMachine, path: Path) -> Landed:
    """Take in an envelope of the centre. Raises UserError: then nothing was taken in."""
    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0]
    with machine.opener.open(path, machine.trust(office.id, office.latihan)) as opened:
        arrival = take_in(ctx, store, opened)
    kept: list[Trial] = []
    refused: list[UserError] = []
    for pack in arrival.packs:
        try:
            trial = try_pack(ctx.law, pack)
        except UserError as error:
            refused.append(error)
            continue
        if trial.passed:
            machine.packs.keep(trial.file)
            kept.append(trial)
        else:
            refused.append(UserError("pack_cases_fail", berkas=pack.name, n=len(trial.failed)))
    return Landed(arrival, tuple(kept), tuple(refused))
