"""Talent in a practice office: some were assessed, some not yet; a few posts have requirements, one a successor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, StatusJabatan
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import Pendidikan, RiwayatGolongan, RiwayatJabatan
from asn_desktop.core.domain.talenta import (
    CalonPenerus,
    Kesiapan,
    PenilaianKompetensi,
    PenilaianPotensi,
    SyaratJabatan,
)
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, UnitOfWork
from asn_desktop.core.usecases.practice.chance import Chance
from asn_desktop.core.usecases.talenta.assessing import CODES

ASSESSED = 70
"""Of a hundred PNS so many were assessed; assessment centres never reach everybody."""
POSTS = 6
SOURCE = "UPT Penilaian Kompetensi BKPSDM"
DECREE = "Peraturan Kepala Daerah (contoh latihan)"
_STANDARD = {JenisJabatan.ADMINISTRATOR: 3, JenisJabatan.PENGAWAS: 2}
_DEGREE = {JenisJabatan.ADMINISTRATOR: Pendidikan.S1, JenisJabatan.PENGAWAS: Pendidikan.D3}
_REASON = "Dua kali menjadi pelaksana harian dan memimpin tim pelayanan; disepakati pada rapat tim talenta"


def talent(ctx: Context, seed: int) -> Changes:
    """Assessments, requirements and one named successor; the same seed gives the same again."""
    with ctx.store.write("create_practice", ctx.actor) as work:
        people = sorted(
            (each for each in work.find(Pegawai) if each.kedudukan.in_service), key=lambda person: person.nip
        )
        posts = sorted((each for each in work.find(Jabatan) if each.jenis in _STANDARD), key=lambda each: each.id)
        assessed = list(_potential(work, people, seed, ctx.today))
        work.put_many(assessed)
        work.put_many(_competence(work, assessed, seed))
        work.put_many(_requirements(work, posts[:POSTS]))
        successor = _successor(work, posts, assessed, ctx.today)
        if successor is not None:
            work.put(successor)
        return work.commit()


def _potential(work: UnitOfWork, people: list[Pegawai], seed: int, today: date) -> Iterator[PenilaianPotensi]:
    for person in people:
        chance = Chance(seed, "potensi", person.nip)
        if person.jenis_pegawai is not JenisPegawai.PNS or not chance.percent(ASSESSED):
            continue
        level = Potensial.MENENGAH if chance.percent(3) else None
        last = date(today.year - 1, chance.between(3, 11), chance.between(1, 28))
        value = Decimal(min(chance.between(48, 96), chance.between(52, 99)))
        if chance.percent(30):
            before = last - timedelta(days=365 * 2)
            yield _assessment(work, person, before, max(Decimal(30), value - chance.between(2, 18)), None)
        yield _assessment(work, person, last, None if level else value, level)


def _assessment(
    work: UnitOfWork, person: Pegawai, day: date, nilai: Decimal | None, level: Potensial | None
) -> PenilaianPotensi:
    return PenilaianPotensi(
        id=work.new_id(), pegawai_id=person.id, tanggal=day, sumber=SOURCE, nilai=nilai, potensial=level,
        nomor=f"800.1/{day.month}{day.day}/PK/{day.year}",
    )  # fmt: skip


def _competence(work: UnitOfWork, assessed: list[PenilaianPotensi], seed: int) -> Iterator[PenilaianKompetensi]:
    """Half of those assessed; their levels lean on nothing else."""
    newest = {each.pegawai_id: each for each in assessed}
    for number, each in enumerate(newest.values()):
        chance = Chance(seed, "kompetensi", number)
        if chance.percent(50):
            level = {code: chance.weighted(((1, 25), (2, 50), (3, 25))) for code in CODES}
            yield PenilaianKompetensi(
                id=work.new_id(), pegawai_id=each.pegawai_id, tanggal=each.tanggal, sumber=SOURCE, level=level,
                nomor=each.nomor,
            )  # fmt: skip


def _requirements(work: UnitOfWork, posts: list[Jabatan]) -> Iterator[SyaratJabatan]:
    for post in posts:
        yield SyaratJabatan(
            id=work.new_id(),
            jabatan_id=post.id,
            pendidikan=_DEGREE[post.jenis],
            kompetensi=dict.fromkeys(CODES, _STANDARD[post.jenis]),
            kebutuhan=1,
            dasar=DECREE,
        )


def _successor(
    work: UnitOfWork, posts: list[Jabatan], assessed: list[PenilaianPotensi], today: date
) -> CalonPenerus | None:
    """For the first post without definitive holder: the highest assessed of those in implementing posts."""
    held = [
        each for each in work.find(RiwayatJabatan) if each.sampai is None and each.status is StatusJabatan.DEFINITIF
    ]
    taken = {each.jabatan_id for each in held}
    vacant = next((post for post in posts if post.id not in taken), None)
    low = {each.pegawai_id for each in held if each.jenis is JenisJabatan.PELAKSANA}
    rank = ladder.rank("III/b")
    fit = {
        each.pegawai_id
        for each in work.find(RiwayatGolongan)
        if each.golongan in ladder.PNS and ladder.rank(each.golongan) >= rank
    }
    chosen = max(
        (each for each in assessed if each.pegawai_id in low and each.pegawai_id in fit and each.nilai is not None),
        key=lambda each: (each.nilai, each.tanggal, str(each.nomor)),
        default=None,
    )
    if vacant is None or chosen is None:
        return None
    return CalonPenerus(
        id=work.new_id(), jabatan_id=vacant.id, pegawai_id=chosen.pegawai_id, kesiapan=Kesiapan.SATU_DUA_TAHUN,
        tanggal=today, alasan=_REASON,
    )  # fmt: skip
