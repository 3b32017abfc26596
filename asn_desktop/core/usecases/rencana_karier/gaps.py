"""What lies between a person and the post that is aimed at, each gap with the condition that it follows from."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from asn_desktop.core.domain.rencana_karier import JenisLangkah
from asn_desktop.core.domain.talenta import PenilaianKompetensi
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict
from asn_desktop.core.usecases.karier.fitting import Fit

KINDS = {
    "pendidikan": JenisLangkah.PENDIDIKAN,
    "jurusan": JenisLangkah.PENDIDIKAN,
    "pelatihan": JenisLangkah.PELATIHAN,
    "pelatihan_menyusul": JenisLangkah.PELATIHAN,
    "pengalaman": JenisLangkah.PENGALAMAN,
    "pengalaman_tidak_diisi": JenisLangkah.ADMINISTRASI,
    "salah_satu": JenisLangkah.PENGALAMAN,
    "bidang_terkait": JenisLangkah.PENGALAMAN,
    "golongan": JenisLangkah.ADMINISTRASI,
    "golongan_di_bawah": JenisLangkah.ADMINISTRASI,
    "predikat": JenisLangkah.KINERJA,
    "predikat_rendah": JenisLangkah.KINERJA,
    "usia": JenisLangkah.ADMINISTRASI,
    "disiplin": JenisLangkah.ADMINISTRASI,
}
"""Which kind of step closes the gap that a condition leaves."""


class Gap(Struct, frozen=True):
    """One gap: the condition, and which kind of step closes it.

    `kompetensi` is a code, the level reached (None: not assessed) and the level asked for.
    """

    jenis: JenisLangkah
    reason: Reason | None = None
    kompetensi: tuple[str, int | None, int] | None = None


def gaps(fit: Fit, assessed: PenilaianKompetensi | None) -> tuple[Gap, ...]:
    """Everything that is not met or not known, and trainings that may follow later; what is met is no gap."""
    found = [gap for verdict in (fit.jabatan, fit.kantor) if verdict is not None for gap in _of(verdict)]
    syarat = fit.target.syarat
    for code, level in (syarat.kompetensi if syarat is not None else {}).items():
        reached = assessed.level.get(code) if assessed is not None else None
        if reached is None or reached < level:
            found.append(Gap(JenisLangkah.KOMPETENSI, None, (code, reached, level)))
    return tuple(found)


def _of(verdict: Verdict) -> Iterator[Gap]:
    for reason in _conditions(verdict.reason):
        name = reason.key.rpartition(".")[2]
        if reason.outcome is not Outcome.MET or name == "pelatihan_menyusul":
            yield Gap(KINDS.get(name, JenisLangkah.ADMINISTRASI), reason)


def _conditions(whole: Reason) -> Iterator[Reason]:
    """The conditions one below the whole; "one of several" stays one condition, whatever its parts say."""
    if not whole.parts:
        yield whole
    for part in whole.parts:
        if part.key == "syarat_jabatan.pengalaman":
            yield from part.parts or (part,)
        else:
            yield part
