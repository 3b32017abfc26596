"""Proposals for many people at once, as they were chosen in the calendar; whoever is left out is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, never, no_progress
from asn_desktop.core.usecases.usulan.steps import begin


class Wanted(Struct, frozen=True):
    """Whose right is to be proposed, and the day it falls on."""

    pegawai_id: UUID
    hak: Hak
    tmt: date


class Started(Struct, frozen=True):
    """Which proposals were begun, and which not and why."""

    done: tuple[UUID, ...]
    refused: tuple[tuple[Wanted, UserError], ...]


def start_many(
    ctx: Context, wanted: Sequence[Wanted], progress: Progress = no_progress, cancel: Cancel = never
) -> tuple[Started, Changes]:
    """Begin these proposals in one change, which is undone as one. One refusal does not hold up the others.

    Raises CancelledError; then nothing has been begun.
    """
    done: list[UUID] = []
    refused: list[tuple[Wanted, UserError]] = []
    with ctx.store.write("start_usulan", ctx.actor) as work:
        for number, each in enumerate(wanted):
            if cancel():
                raise CancelledError
            progress(number, len(wanted))
            try:
                done.append(begin(ctx, work, each.pegawai_id, each.hak, each.tmt))
            except UserError as error:
                refused.append((each, error))
        return Started(tuple(done), tuple(refused)), work.commit() if done else Changes()
