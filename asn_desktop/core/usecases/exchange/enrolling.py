"""An office asks its centre for a certificate, and takes it in: two files, carried on a stick or sent in any way."""

from __future__ import annotations

import msgspec

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.exchange.trust import Admission, Certificate, Enrolment, Signed, certificate_of
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.exchange.books import ExchangeStore
from asn_desktop.core.usecases.exchange.ports import KeyRing

FORMAT = 1
FILE_LIMIT = 1 << 20
"""Bytes of a request or an admission, which have some thousand."""


def request(store: ExchangeStore, ring: KeyRing, installation: str, computer: str) -> Signed:
    """What the office sends to be admitted, or to have its certificate renewed. `computer` is its name, for people."""
    with store.read() as reader:
        kantor = reader.find(Kantor)[0]
    with store.books() as books:
        epoch = books.epoch
    return ring.enrolment(
        Enrolment(
            format=FORMAT,
            office=kantor.id,
            name=kantor.nama,
            instansi=kantor.instansi,
            region=kantor.kode_wilayah,
            practice=kantor.latihan,
            installation=installation,
            computer=computer,
            epoch=epoch,
            keys=ring.keys(),
            made=store.now(),
        )
    )


def admit(
    store: ExchangeStore, ring: KeyRing, admission: Admission, installation: str, *, new_centre: bool = False
) -> Certificate:
    """Take in what the centre answered. Raises UserError: altered, of another office, computer or centre."""
    with store.read() as reader:
        kantor = reader.find(Kantor)[0]
    centre = certificate_of(admission).centre
    if centre.practice != kantor.latihan:
        raise UserError("identity_practice_mixed", name=centre.name)
    return ring.admit(admission, kantor.id, installation, new_centre=new_centre)


def request_file(signed: Signed) -> bytes:
    """The request as a file."""
    return msgspec.json.format(msgspec.json.encode(signed)) + b"\n"


def admission_file(admission: Admission) -> bytes:
    """The admission as a file."""
    return msgspec.json.format(msgspec.json.encode(admission)) + b"\n"


def read_request(content: bytes) -> Signed:
    """The request in a file; who made it is for `Registrar.check_enrolment` to say. Raises UserError."""
    try:
        return msgspec.json.decode(content[: FILE_LIMIT + 1], type=ready(Signed))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise UserError("identity_request_broken") from problem


def read_admission(content: bytes) -> Admission:
    """The admission in a file. Raises UserError."""
    try:
        return msgspec.json.decode(content[: FILE_LIMIT + 1], type=ready(Admission))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise UserError("identity_admission_broken") from problem
