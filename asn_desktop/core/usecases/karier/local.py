"""What a local regulation asks beside the law, put to what is known of a person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.kernel.period import whole_months
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.local import TOPIC, Sasaran, Syarat, entry_of
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError
from asn_desktop.core.rules.setempat import Diketahui, with_local
from asn_desktop.core.usecases.karier.facts import Facts, predikat_before

POSTS: dict[JenisJabatan, Sasaran] = {
    JenisJabatan.PENGAWAS: Sasaran.PENGAWAS,
    JenisJabatan.ADMINISTRATOR: Sasaran.ADMINISTRATOR,
    JenisJabatan.JPT_PRATAMA: Sasaran.JPT_PRATAMA,
}


def locally(
    decided: Verdict, sasaran: Sasaran, person: Facts, tanggal: date, law: Law, jpm: Decimal | None = None
) -> Verdict:
    """A verdict by law, and by what is asked here beside it; nothing is looked up where nothing is."""
    if TOPIC not in law.packs:
        return decided
    return with_local(decided, sasaran, _known(person, sasaran, tanggal, law, jpm), law)


def _known(person: Facts, sasaran: Sasaran, tanggal: date, law: Law, jpm: Decimal | None) -> Diketahui:
    results, _ = predikat_before(person, tanggal, _years(sasaran, law), law)
    return Diketahui(
        _served(person.jabatan.tmt if person.jabatan else None, tanggal),
        _served(person.golongan.tmt if person.golongan else None, tanggal),
        tuple(each.nama for each in person.histories.pelatihan) or None,
        results or None,
        jpm,
    )


def _served(since: date | None, tanggal: date) -> Decimal | None:
    """Years, in whole months; half a month is none."""
    return Decimal(max(whole_months(since, tanggal), 0) * 100 // 12) / 100 if since is not None else None


def _years(sasaran: Sasaran, law: Law) -> int:
    try:
        return int(law.get(f"{TOPIC}.{entry_of(sasaran, Syarat.PREDIKAT)}").value.tahun)
    except NoLawAtDateError:
        return 0
