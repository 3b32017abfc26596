"""A person's dated histories as lines to read from the newest down, and the card at the top of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.penilai import Pejabat
from asn_desktop.core.domain.riwayat import held_on
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.usecases.pegawai import Profile
from asn_desktop.ui.presenters.person_header import _pangkat, _post_title

Mark = Literal["now", "past", "future"]


class TimelineItem(Struct, frozen=True):
    """One entry of a history: the day that gives the year at the line, what it was, until when, on what paper."""

    id: UUID
    day: date | None
    title: str
    when: str
    detail: str
    mark: Mark
    chip: str = ""


def timelines(
    profile: Profile,
    people: Mapping[UUID, str],
    officials: Mapping[UUID, Pejabat],
    law: Law,
    texts: Texts,
) -> dict[str, tuple[TimelineItem, ...]]:
    """Every history of the person by tab. `people` gives the names of appraisers, `officials` the outside ones."""
    day = profile.day

    def lines(entries: Iterable[Record], line: Callable[..., tuple[str, str]]) -> tuple[TimelineItem, ...]:
        history = tuple(entries)
        current = {entry.id for entry in held_on(history, day)[:1]}  # type: ignore[type-var]
        return tuple(_dated(entry, *line(entry), day, entry.id in current, texts) for entry in history)

    def sk(entry: Record) -> str:
        number, of = getattr(entry, "sk_nomor", ""), getattr(entry, "sk_tanggal", None)
        if number and of:
            return texts.say("pegawai.line.sk_dated", nomor=number, tanggal=of)
        return texts.say("pegawai.line.sk", nomor=number) if number else ""

    jabatan = tuple(
        _dated(
            entry,
            _post_title(entry.nama, entry.status, texts),
            _joined(texts.show(entry.jenis), entry.eselon, entry.unit_nama, sk(entry)),
            day,
            entry in held_on(profile.jabatan, day),
            texts,
        )
        for entry in profile.jabatan
    )
    return {
        "golongan": lines(
            profile.golongan,
            lambda e: (_pangkat(e.golongan, law), _joined(_mkg(e, texts), e.jenis_kenaikan, sk(e))),
        ),
        "jabatan": jabatan,
        "unit": lines(
            profile.unit,
            lambda e: (
                profile.units[e.unit_id].nama if e.unit_id in profile.units else texts.say("pegawai.line.unit_gone"),
                sk(e),
            ),
        ),
        "pendidikan": tuple(
            TimelineItem(
                e.id,
                date(e.tahun_lulus, 1, 1) if e.tahun_lulus else None,
                _joined(texts.show(e.tingkat), e.jurusan),
                "",
                _joined(e.sekolah, texts.say("pegawai.line.ijazah", nomor=e.nomor_ijazah) if e.nomor_ijazah else ""),
                "now" if e is profile.pendidikan[0] else "past",
            )
            for e in profile.pendidikan
        ),
        "pelatihan": tuple(
            TimelineItem(
                e.id,
                e.mulai,
                e.nama,
                _span(e.mulai, e.selesai, texts),
                _joined(e.bentuk, e.penyelenggara, texts.say("pegawai.line.jp", n=e.jp) if e.jp is not None else ""),
                "past",
            )
            for e in profile.pelatihan
        ),
        "disiplin": lines(
            profile.disiplin,
            lambda e: (
                sanction_name(e.jenis, law),
                _joined(texts.say("pegawai.line.tingkat", tingkat=e.tingkat), e.alasan, sk(e)),
            ),
        ),
        "penghargaan": tuple(
            TimelineItem(
                e.id,
                e.tanggal,
                e.nama,
                texts.show(e.tanggal) if e.tanggal else "",
                sk(e),
                "past",
            )
            for e in profile.penghargaan
        ),
        "penilai": lines(
            profile.penetapan,
            lambda e: (
                _appraiser(e.penilai_id, e.pejabat_id, people, officials, texts),
                _joined("" if e.status is StatusJabatan.DEFINITIF else texts.show(e.status), e.dasar),
            ),
        ),
    }


def sanction_name(jenis: str, law: Law) -> str:
    """The wording of a kind of sanction; a kind of an older regulation is shown as it is written."""
    return next((kind.nama for kind in law.get("disiplin.jenis").value.baris if kind.jenis == jenis), jenis)


def _dated(entry: Record, title: str, detail: str, day: date, current: bool, texts: Texts) -> TimelineItem:
    start: date = entry.tmt  # type: ignore[attr-defined]
    end: date | None = getattr(entry, "sampai", None)
    mark: Mark = "future" if start > day else "now" if current else "past"
    return TimelineItem(
        entry.id,
        start,
        title,
        _span(start, end - timedelta(days=1) if end else None, texts, dated=True),
        detail,
        mark,
        texts.say("pegawai.mark.future") if mark == "future" else "",
    )


def _span(first: date | None, last: date | None, texts: Texts, dated: bool = False) -> str:
    if first and last:
        return texts.say("pegawai.line.from_to", mulai=first, sampai=last)
    if first:
        return texts.say("pegawai.line.since" if dated else "pegawai.line.on", mulai=first)
    return ""


def _appraiser(
    penilai_id: UUID | None,
    pejabat_id: UUID | None,
    people: Mapping[UUID, str],
    officials: Mapping[UUID, Pejabat],
    texts: Texts,
) -> str:
    if penilai_id is not None:
        return people.get(penilai_id, texts.say("pegawai.line.person_gone"))
    if pejabat_id is not None:
        official = officials.get(pejabat_id)
        return f"{official.nama}, {official.jabatan}" if official else texts.say("pegawai.line.person_gone")
    return texts.say("pegawai.line.vacant")


def _mkg(entry: Record, texts: Texts) -> str:
    years, months = getattr(entry, "mkg_tahun", None), getattr(entry, "mkg_bulan", None)
    if years is None:
        return ""
    return texts.say("pegawai.line.mkg", tahun=years, bulan=months or 0)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
