"""Everybody as a sheet in our own template: to look at in Excel, to change there, and to take in again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import (
    Pendidikan,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPendidikan,
    RiwayatUnit,
    jabatan_on,
    latest,
)
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.intake.columns import TEMPLATE
from asn_desktop.core.usecases.ports import Cell, Context, Sheet

R = TypeVar("R", RiwayatGolongan, RiwayatJabatan, RiwayatUnit, RiwayatPendidikan)

SHEET_NAME = "Pegawai"
_DIRECT = (
    "nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tanggal_lahir", "tmt_cpns", "tmt_pns",
    "akhir_kontrak", "nik", "npwp", "bpjs", "karpeg", "agama", "status_kawin", "nomor_hp", "email", "alamat", "pns_id",
    "catatan",
)  # fmt: skip
_TERMS = ("jenis_pegawai", "kedudukan", "jenis_kelamin")


def roster_sheet(ctx: Context, texts: Texts) -> Sheet:
    """All people of the register as of today, headings first, in the order of their names.

    `texts` is the Indonesian catalogue: the template is an Indonesian document whatever the screens speak.
    """
    with ctx.store.read() as reader:
        ranks = _by_person(reader.find(RiwayatGolongan))
        posts = _by_person(reader.find(RiwayatJabatan))
        places = _by_person(reader.find(RiwayatUnit))
        diplomas = _by_person(reader.find(RiwayatPendidikan))
        units = {unit.id: unit for unit in reader.find(Unit)}
        people = sorted(reader.find(Pegawai), key=lambda pegawai: (pegawai.nama, pegawai.nip))
    rows: list[list[Cell]] = [[target.heading for target in TEMPLATE]]
    for pegawai in people:
        values: dict[str, Any] = {name: getattr(pegawai, name) for name in _DIRECT}
        values |= {name: getattr(pegawai, name) for name in _TERMS}
        values |= _rank(ranks.get(pegawai.id, ()), ctx.today)
        values |= _post(posts.get(pegawai.id, ()), ctx.today)
        values |= _place(places.get(pegawai.id, ()), units, ctx.today)
        values |= _diploma(diplomas.get(pegawai.id, ()))
        rows.append([_cell(values.get(target.key), texts) for target in TEMPLATE])
    return Sheet(SHEET_NAME, rows)


def _rank(history: Iterable[RiwayatGolongan], day: date) -> dict[str, Any]:
    rank = latest(history, day)
    if rank is None:
        return {}
    return {
        "golongan": rank.golongan,
        "tmt_golongan": rank.tmt,
        "mkg_tahun": rank.mkg_tahun,
        "mkg_bulan": rank.mkg_bulan,
    }


def _post(history: Iterable[RiwayatJabatan], day: date) -> dict[str, Any]:
    post = jabatan_on(history, day)
    if post is None:
        return {}
    return {
        "jabatan": post.nama,
        "jenis_jabatan": post.jenis,
        "status_jabatan": post.status,
        "tmt_jabatan": post.tmt,
        "eselon": post.eselon,
    }


def _place(history: Iterable[RiwayatUnit], units: dict[UUID, Unit], day: date) -> dict[str, Any]:
    place = latest(history, day)
    unit = units.get(place.unit_id) if place else None
    if unit is None:
        return {}
    above = units.get(unit.induk_id) if unit.induk_id else None
    return {"unit": unit.nama, "unit_induk": above.nama if above else ""}


def _diploma(history: Iterable[RiwayatPendidikan]) -> dict[str, Any]:
    levels = list(Pendidikan)
    highest = max(history, key=lambda diploma: levels.index(diploma.tingkat), default=None)
    if highest is None:
        return {}
    return {
        "pendidikan": highest.tingkat,
        "jurusan": highest.jurusan,
        "sekolah": highest.sekolah,
        "tahun_lulus": highest.tahun_lulus,
    }


def _cell(value: Any, texts: Texts) -> Cell:
    """Terms in their printed wording; numbers and dates stay what they are, so that Excel can sort them."""
    if value is None or isinstance(value, (date, int)):
        return value
    return texts.show(value) or None


def _by_person(entries: Iterable[R]) -> dict[UUID, list[R]]:
    found: dict[UUID, list[R]] = {}
    for entry in entries:
        found.setdefault(entry.pegawai_id, []).append(entry)
    return found
