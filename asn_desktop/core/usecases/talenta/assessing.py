"""What is entered for talent management: assessments with source and day, standards of posts, named successors."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.core.domain.talenta import CalonPenerus, PenilaianKompetensi, PenilaianPotensi, SyaratJabatan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context

CODES = (*(f"M.{number}" for number in range(1, 9)), "SK.1")
"""Competences by their codes (PermenPANRB 38/2017): eight managerial, one socio-cultural."""


def save_potential(ctx: Context, assessed: PenilaianPotensi) -> Changes:
    """Keep an assessment of potential. Raises UserError without source, without value and level, outside 0 to 100, or
    in the future.
    """
    if not assessed.sumber.strip():
        raise UserError("assessment_without_source")
    if assessed.nilai is None and assessed.potensial is None:
        raise UserError("assessment_without_value")
    if assessed.nilai is not None and not 0 <= assessed.nilai <= 100:
        raise UserError("assessment_out_of_scale", nilai=assessed.nilai)
    if assessed.tanggal > ctx.today:
        raise UserError("assessment_in_future", tanggal=assessed.tanggal)
    with ctx.store.write("save_penilaian_potensi", ctx.actor) as work:
        work.put(assessed)
        return work.commit()


def save_competence(ctx: Context, assessed: PenilaianKompetensi) -> Changes:
    """Keep an assessment of competence. Raises UserError without source or level, or in the future."""
    if not assessed.sumber.strip():
        raise UserError("assessment_without_source")
    if assessed.tanggal > ctx.today:
        raise UserError("assessment_in_future", tanggal=assessed.tanggal)
    if not assessed.level:
        raise UserError("assessment_without_value")
    _check_levels(assessed.level)
    with ctx.store.write("save_penilaian_kompetensi", ctx.actor) as work:
        work.put(assessed)
        return work.commit()


def strike_assessment(
    ctx: Context, kind: type[PenilaianPotensi] | type[PenilaianKompetensi], identity: UUID
) -> Changes:
    """Take back an assessment entered by mistake; the bin keeps it. Raises NotFoundError."""
    with ctx.store.write("strike_penilaian", ctx.actor) as work:
        work.remove(work.get(kind, identity))
        return work.commit()


def save_requirements(ctx: Context, syarat: SyaratJabatan) -> Changes:
    """Keep what the office asks of a post's holder; one set for each post. Raises UserError without its decree."""
    if not syarat.dasar.strip():
        raise UserError("requirement_without_decree")
    if syarat.kebutuhan is not None and syarat.kebutuhan < 0:
        raise UserError("requirement_need", n=syarat.kebutuhan)
    _check_levels(syarat.kompetensi)
    with ctx.store.write("save_syarat_jabatan", ctx.actor) as work:
        others = [each for each in work.find(SyaratJabatan, jabatan_id=syarat.jabatan_id) if each.id != syarat.id]
        if others:
            raise UserError("requirement_twice")
        work.put(syarat)
        return work.commit()


def name_successor(ctx: Context, calon: CalonPenerus) -> Changes:
    """Name somebody as a possible successor, or change how soon and why. Raises UserError without a reason, or where
    the person was named already.
    """
    if not calon.alasan.strip():
        raise UserError("successor_without_reason")
    with ctx.store.write("name_calon_penerus", ctx.actor) as work:
        for each in work.find(CalonPenerus, jabatan_id=calon.jabatan_id, pegawai_id=calon.pegawai_id):
            if each.id != calon.id:
                raise UserError("successor_twice")
        work.put(calon)
        return work.commit()


def strike_successor(ctx: Context, calon_id: UUID) -> Changes:
    """Take somebody off the list; the bin keeps it."""
    with ctx.store.write("strike_calon_penerus", ctx.actor) as work:
        work.remove(work.get(CalonPenerus, calon_id))
        return work.commit()


def _check_levels(levels: dict[str, int]) -> None:
    for code, level in levels.items():
        if code not in CODES or not 1 <= level <= 5:
            raise UserError("competence_level", kode=code, level=level)
