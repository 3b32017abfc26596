"""What a local regulation may ask beside the law: for a promotion or a post, each with its own day and citation."""

from __future__ import annotations

import enum
from typing import Annotated

from msgspec import Meta, Struct

from asn_desktop.core.rulepack.requirements import MinimumPredikat
from asn_desktop.core.rulepack.wholeness import Percent, Wording, Years, once

TOPIC = "setempat"
"""The one pack that is not shipped: each agency has its own, or none."""


class Sasaran(enum.StrEnum):
    """What a local requirement is for."""

    KENAIKAN_PANGKAT = "kenaikan_pangkat"
    PENGAWAS = "pengawas"
    ADMINISTRATOR = "administrator"
    JPT_PRATAMA = "jpt_pratama"


class Syarat(enum.StrEnum):
    """What it asks."""

    MASA_JABATAN = "masa_jabatan"
    MASA_GOLONGAN = "masa_golongan"
    PELATIHAN = "pelatihan"
    PREDIKAT = "predikat"
    JPM = "jpm"


class Trainings(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which a training is recognised among those recorded; one of them is enough."""

    nama: Annotated[tuple[Wording, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once(self.nama)


VALUES: dict[Syarat, tuple[str, object]] = {
    Syarat.MASA_JABATAN: ("tahun", Years),
    Syarat.MASA_GOLONGAN: ("tahun", Years),
    Syarat.PELATIHAN: ("daftar", Trainings),
    Syarat.PREDIKAT: ("tahun", MinimumPredikat),
    Syarat.JPM: ("persen", Percent),
}
"""Unit and type of each: years in the present post, years in the present golongan, a training, the lowest predikat of
the last years, the lowest job-person match."""


def asked_for(sasaran: Sasaran) -> tuple[Syarat, ...]:
    """What can be asked for it: a job-person match belongs to a post."""
    return tuple(each for each in Syarat if each is not Syarat.JPM or sasaran is not Sasaran.KENAIKAN_PANGKAT)


def entry_of(sasaran: Sasaran, syarat: Syarat) -> str:
    """The name of the entry in the pack."""
    return f"{sasaran.value}_{syarat.value}"


ENTRIES: dict[str, tuple[Sasaran, Syarat]] = {
    entry_of(sasaran, syarat): (sasaran, syarat) for sasaran in Sasaran for syarat in asked_for(sasaran)
}
