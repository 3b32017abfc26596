"""From which value on potential counts as menengah and as tinggi: no regulation at hand says so, the office decides."""

from __future__ import annotations

from decimal import Decimal

import msgspec
from msgspec import Struct

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.talenta import PenilaianPotensi
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.ports import Context, Reader

SETTING = "talenta.batas"


class Cutoffs(Struct, frozen=True, forbid_unknown_fields=True):
    """Lowest values of menengah and of tinggi, on a scale of 0 to 100; both belong to the higher level."""

    menengah: Decimal = Decimal(60)
    tinggi: Decimal = Decimal(80)


KNOWN = (Cutoffs(), Cutoffs(Decimal(70), Decimal(90)), Cutoffs(Decimal(46), Decimal(72)))
"""Cut-offs that offices use; none is fixed for the whole country."""


def cutoffs(reader: Reader) -> Cutoffs:
    """As set in this file; the default where nothing, or nothing sound, was set."""
    kept = reader.setting(SETTING)
    try:
        return Cutoffs() if kept is None else msgspec.convert(kept, ready(Cutoffs), strict=False)
    except msgspec.ValidationError:
        return Cutoffs()


def set_cutoffs(ctx: Context, new: Cutoffs) -> None:
    """Keep the office's own cut-offs. Raises UserError unless 0 < menengah < tinggi <= 100."""
    if not 0 < new.menengah < new.tinggi <= 100:
        raise UserError("talent_cutoffs", menengah=new.menengah, tinggi=new.tinggi)
    ctx.store.remember(SETTING, {"menengah": str(new.menengah), "tinggi": str(new.tinggi)})


def level_of(assessed: PenilaianPotensi | None, at: Cutoffs) -> Potensial | None:
    """The level of an assessment: by its value, or as its source gave it. None: nobody assessed it."""
    if assessed is None:
        return None
    if assessed.nilai is None:
        return assessed.potensial
    if assessed.nilai >= at.tinggi:
        return Potensial.TINGGI
    return Potensial.MENENGAH if assessed.nilai >= at.menengah else Potensial.RENDAH
