"""How long papers take from this office, and the last day on which they may safely leave it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.ports import Context, Reader

SETTING = "karier_pengiriman"
Days = Annotated[int, Meta(ge=0, le=365)]


class Sending(Struct, frozen=True, forbid_unknown_fields=True):
    """A setting of the office, no law. Days are calendar days.

    `kurir_hari`: on the way by courier. `proses_hari`: what the receiving office needs before the day a right falls
    due, where no regulation names a time.
    """

    kurir_hari: Days = 14
    proses_hari: Days = 60


def sending(reader: Reader) -> Sending:
    """As set in this file; the default where nothing was set."""
    kept = reader.setting(SETTING)
    try:
        return Sending() if kept is None else msgspec.convert(kept, ready(Sending))
    except msgspec.ValidationError:
        return Sending()


def set_sending(ctx: Context, days: Sending) -> None:
    """Keep the office's own days."""
    ctx.store.remember(SETTING, msgspec.to_builtins(days))


def last_safe_day(due: date, needed_by: date | None, days: Sending) -> date:
    """The last day to hand papers to the courier. `needed_by` is the day by which a regulation wants them there."""
    there = needed_by or due - timedelta(days=days.proses_hari)
    return there - timedelta(days=days.kurir_hari)
