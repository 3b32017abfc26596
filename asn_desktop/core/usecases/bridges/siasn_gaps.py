"""What SIASN asks for and this office has not recorded: told before an export of a year, and in it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.usecases.ports import Context, Reader


class Lack(enum.StrEnum):
    """What SIASN asks for of a person and is not recorded here."""

    RESULT = "result"
    """In service, and no final result of the year."""
    PNS_ID = "pns_id"
    """SIASN's own identity: without it a result finds nobody there."""
    APPRAISER = "appraiser"
    """A final result without NIP of who appraised."""


class Gap(Struct, frozen=True):
    """One person and one thing that is missing."""

    nip: str
    nama: str
    lack: Lack


class Outlook(Struct, frozen=True):
    """How much an export of a year would hold: people, results of the year and of its terms; and what is missing."""

    people: int
    yearly: int
    termly: int
    gaps: tuple[Gap, ...]

    def count(self, lack: Lack) -> int:
        return sum(each.lack is lack for each in self.gaps)


@in_bulk()
def siasn_outlook(ctx: Context, tahun: int) -> Outlook:
    """What `siasn_sheets` would write of a year."""
    with ctx.store.read() as reader:
        away = reader.away()
        people = [each for each in reader.find(Pegawai) if each.id not in away]
        final = final_results(reader, tahun)
    known = {each.id: each for each in people}
    final = tuple(each for each in final if each.pegawai_id in known)
    yearly = [each for each in final if each.jenis is JenisEvaluasi.AKHIR]
    found = gaps_of(sorted(people, key=lambda each: each.nama.casefold()), final)
    return Outlook(len(people), len(yearly), len(final) - len(yearly), tuple(found))


def final_results(reader: Reader, tahun: int) -> tuple[Evaluasi, ...]:
    """What an export tells: final, and not replaced by a later version."""
    return reader.find(Evaluasi, tahun=tahun, status=StatusEvaluasi.FINAL, digantikan=False)


def gaps_of(people: Iterable[Pegawai], final: Iterable[Evaluasi]) -> Iterator[Gap]:
    """Person by person; who left is not expected to have a result."""
    results: dict[UUID, list[Evaluasi]] = {}
    for each in final:
        results.setdefault(each.pegawai_id, []).append(each)
    for person in people:
        own = results.get(person.id, [])
        lacks = {
            Lack.RESULT: person.kedudukan.in_service and all(each.jenis is not JenisEvaluasi.AKHIR for each in own),
            Lack.PNS_ID: bool(own) and not person.pns_id,
            Lack.APPRAISER: any(
                each.pihak is None or not (each.pihak.penilai and each.pihak.penilai.nip) for each in own
            ),
        }
        yield from (Gap(person.nip, person.nama_lengkap, lack) for lack, missing in lacks.items() if missing)
