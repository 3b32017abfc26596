"""What came from the centre, from the stick into the office: opened, taken in, and its rule packs tried and kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.exchange.books import ExchangeStore
from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
from asn_desktop.core.usecases.exchange.ports import Trust
from asn_desktop.core.usecases.exchange.receiving import Arrival, take_in
from asn_desktop.core.usecases.exchange.revoking import heed_revocations
from asn_desktop.core.usecases.new_law import Trial, try_pack
from asn_desktop.core.usecases.ports import Context

NOTHING_FOR_US = "exchange_nothing_for_us"
_FOR_OTHERS = frozenset(
    {
        "envelope_not_for_us",
        "envelope_upward",
        "envelope_sender_unknown",
        "envelope_other_reader",
        "envelope_practice",
        "envelope_real",
    }
)
"""Whole envelopes that may well lie on a stick, and are for somebody else."""


class Landed(Struct, frozen=True):
    """What a file brought. `kept` are rule packs that wait for their day now; `refused` says why others do not."""

    arrival: Arrival
    kept: tuple[Trial, ...] = ()
    refused: tuple[UserError, ...] = ()


class Found(Struct, frozen=True):
    """What lay in a folder for this office, in the order in which the centre wrote it. `unread` says of each further
    file why it could not be read: whose it is remains unknown.
    """

    landed: tuple[Landed, ...]
    unread: tuple[UserError, ...] = ()


def take_file(ctx: Context, store: ExchangeStore, machine: ExchangeMachine, path: Path) -> Landed:
    """Take in an envelope of the centre. Raises UserError: then nothing was taken in but the news that the certificate
    to which it is written no longer holds.
    """
    with machine.opener.open(path, _trust(ctx, machine)) as opened:
        heed_revocations(ctx, machine.sender.ring, opened)
        arrival = take_in(ctx, store, opened)
    waiting = {(each.name, each.active_from) for each in machine.packs.waiting()}
    in_force = machine.packs.in_force()
    kept: dict[tuple[str, date], Trial] = {}
    refused: list[UserError] = []
    for pack in arrival.packs:
        if machine.packs.holds(pack):
            continue  # the centre says it with every envelope, as sticks are lost
        if arrival.late and (pack.name in in_force or (pack.name, pack.active_from) in waiting):
            continue  # a newer envelope has brought it as it is now
        try:
            trial = try_pack(ctx.law, pack)
        except UserError as error:
            refused.append(error)
            continue
        if trial.passed:
            machine.packs.keep(trial.file)
            kept[trial.file.name, trial.file.active_from] = trial  # a later one of the same day takes its place
        else:
            refused.append(UserError("pack_cases_fail", berkas=pack.name, n=len(trial.failed)))
    return Landed(arrival, tuple(kept.values()), tuple(refused))


def take_all(ctx: Context, store: ExchangeStore, machine: ExchangeMachine, places: Sequence[Path]) -> Found:
    """Take in files, and of folders what is for this office. One that fails stops no other; raises UserError where
    nothing at all was taken in.
    """
    landed: list[Landed] = []
    refused: list[UserError] = []
    for place in places:
        try:
            if place.is_dir():
                found = take_folder(ctx, store, machine, place)
            else:
                found = Found((take_file(ctx, store, machine, place),))
        except UserError as error:
            refused.append(error)
            continue
        landed.extend(found.landed)
        refused.extend(found.unread)
    if not landed:
        raise refused[0]
    return Found(tuple(landed), tuple(error for error in refused if error.key != NOTHING_FOR_US))


def take_folder(ctx: Context, store: ExchangeStore, machine: ExchangeMachine, folder: Path) -> Found:
    """Take in all that a stick brings for this office: names of files do not tell which of them are.

    What is for others, and what this office itself has sent, is left alone. One that fails stops no other; raises
    UserError where nothing is for us, or nothing was taken in.
    """
    trust = _trust(ctx, machine)
    with store.books() as books:
        own = {each.file for each in books.sent()}
    ours: list[tuple[int, Path]] = []
    unread: list[UserError] = []
    for path in machine.opener.find(folder):
        if path.name in own:
            continue
        try:
            with machine.opener.open(path, trust) as opened:
                ours.append((opened.manifest.number, path))
        except UserError as error:
            if error.key not in _FOR_OTHERS:
                unread.append(error)
    if not ours:
        if unread:
            raise unread[0]
        raise UserError(NOTHING_FOR_US, folder=str(folder))
    landed: list[Landed] = []
    for _, path in sorted(ours):
        try:
            landed.append(take_file(ctx, store, machine, path))
        except UserError as error:
            unread.append(error)
    if not landed:
        raise unread[0]
    return Found(tuple(landed), tuple(unread))


def _trust(ctx: Context, machine: ExchangeMachine) -> Trust:
    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0]
    return machine.trust(office.id, office.latihan)
