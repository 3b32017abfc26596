"""The card of a person at the top of a page: what one must know at a glance."""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.penilai import Basis
from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError
from asn_desktop.core.rules import golongan as golongan_rules
from asn_desktop.core.usecases.pegawai import Profile
from asn_desktop.core.usecases.penilai import Party


class PartyCard(Struct, frozen=True):
    """A superior on the card: who, in which post, and how he was found."""

    role: str
    name: str
    post: str
    how: str
    known: bool
    pegawai_id: UUID | None


class Header(Struct, frozen=True):
    """The card at the top: what one must know of a person at a glance."""

    name: str
    nip: str
    nip_label: str
    rank: str
    post: str
    unit: str
    kind: str
    status: str
    in_service: bool
    parties: tuple[PartyCard, ...]


def header(profile: Profile, law: Law, texts: Texts) -> Header:
    person = profile.pegawai
    post = profile.jabatan_now
    unit = profile.unit_now
    return Header(
        name=person.nama_lengkap,
        nip=grouped_nip(person.nip),
        nip_label=texts.say(f"pegawai.nip_label.{person.jenis_pegawai.value}"),
        rank=_pangkat(profile.golongan_now.golongan, law) if profile.golongan_now else "",
        post=_post_title(post.nama, post.status, texts) if post else "",
        unit=unit.nama if unit else (post.unit_nama if post else ""),
        kind=texts.show(person.jenis_pegawai),
        status=texts.show(person.kedudukan),
        in_service=person.kedudukan.in_service,
        parties=(
            _party("penilai", profile.parties.penilai, texts),
            _party("atasan_penilai", profile.parties.atasan_penilai, texts),
        ),
    )


def _party(role: str, party: Party, texts: Texts) -> PartyCard:
    atasan = party.atasan
    return PartyCard(
        role=texts.say(f"pegawai.party.{role}"),
        name=party.pihak.nama if party.pihak else texts.say("pegawai.party.unknown"),
        post=party.pihak.jabatan if party.pihak else "",
        how=_inside(texts.show(atasan.basis)),
        known=party.pihak is not None and atasan.basis not in (Basis.KOSONG, Basis.BERPUTAR),
        pegawai_id=atasan.pegawai_id,
    )


def _pangkat(golongan: str, law: Law) -> str:
    """Rank and golongan; the golongan alone where the pack of the day has no name for it."""
    try:
        return golongan_rules.pangkat_golongan(golongan, law)
    except NoLawAtDateError:
        return golongan


def _post_title(nama: str, status: StatusJabatan, texts: Texts) -> str:
    return nama if status is StatusJabatan.DEFINITIF else f"{texts.show(status)} {nama}"


def _inside(wording: str) -> str:
    """A term inside a sentence: it does not begin with a capital there."""
    return wording[:1].lower() + wording[1:]
