"""What was recorded month by month, when the plan it belongs to is split: it goes over with its results."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.usecases.ports import UnitOfWork


def hand_on(work: UnitOfWork, old: Skp, new: Skp, day: date, became: Mapping[UUID, UUID]) -> None:
    """Move what lies in months (terms, days) that begin on or after the day; `became` maps results and indicators.

    The month in which the day lies stays with the plan in which it began.
    """
    first = day.month if day.day == 1 else day.month + 1
    quarterly = any(kantor.periodik is JenisEvaluasi.TRIWULAN for kantor in work.find(Kantor))
    moved: dict[UUID, UUID] = dict(became)
    for action in work.find(RencanaAksi, skp_id=old.id):
        if action.bulan >= first and action.hasil_kerja_id in became:
            work.put(action.with_(skp_id=new.id, hasil_kerja_id=became[action.hasil_kerja_id]))
            moved[action.id] = action.id
    for proof in work.find(BuktiDukung, skp_id=old.id):
        if proof.bulan >= first and proof.hasil_kerja_id in became:
            work.put(
                proof.with_(
                    skp_id=new.id,
                    hasil_kerja_id=became[proof.hasil_kerja_id],
                    indikator_id=moved.get(proof.indikator_id) if proof.indikator_id else None,
                    rencana_aksi_id=moved.get(proof.rencana_aksi_id) if proof.rencana_aksi_id else None,
                )
            )
    for reached in work.find(RealisasiBerkala, skp_id=old.id):
        if reached.bulan - (2 if quarterly else 0) >= first and reached.indikator_id in became:
            work.put(reached.with_(skp_id=new.id, indikator_id=became[reached.indikator_id]))
    for said in work.find(UmpanBalik, skp_id=old.id):
        if said.tanggal >= day:
            of = became.get(said.hasil_kerja_id) if said.hasil_kerja_id else None
            work.put(said.with_(skp_id=new.id, hasil_kerja_id=of))
