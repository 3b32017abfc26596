"""What was sent, what came back, and whose records are whose. Bookkeeping: nobody's data changes, so it is not
journalled and does not travel.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, String, Table

from asn_desktop.storage.db.schema.base import METADATA, identity, instant, number, text
from asn_desktop.storage.db.schema.system import NUMBER

KIRIMAN = Table(
    "kiriman",
    METADATA,
    identity("id", primary_key=True),
    number("nomor"),
    number("epoch"),
    Column("dari", NUMBER, nullable=False),
    Column("sampai", NUMBER, nullable=False),
    instant("dibuat"),
    Column("sidik", String(64), nullable=False),
    number("jumlah"),
    Column("ukuran", BigInteger().with_variant(Integer, "sqlite"), nullable=False),
    text("berkas"),
    text("media"),
    instant("diterima", optional=True),
    text("tanda_terima", optional=True),
)
"""Envelopes that were written, verified and renamed: entries `dari` to `sampai` of the journal of an epoch. `sidik` is
the SHA-256 of the file; `diterima` and `tanda_terima` (the receipt as JSON) are empty while it is on its way.
"""

HASIL_KIRIM = Table(
    "hasil_kirim",
    METADATA,
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("seq", NUMBER, primary_key=True, autoincrement=False),
    identity("kiriman_id", index=True),
    text("kind"),
    identity("record_id", index=True),
    text("hasil"),
    text("sebab"),
    text("fakta"),
    text("siapa"),
)
"""What the centre said of single entries; those it accepted are not listed, their envelope's receipt covers them."""

MASUK = Table(
    "masuk",
    METADATA,
    identity("id", primary_key=True),
    number("nomor"),
    instant("dibuat"),
    instant("diambil"),
    Column("sidik", String(64), nullable=False),
    text("isi"),
)
"""Envelopes from the centre that were taken in, so that the same one twice does nothing. `isi` counts what it held."""

PERBAIKAN = Table(
    "perbaikan",
    METADATA,
    identity("id", primary_key=True),
    text("isi"),
    instant("diambil"),
    text("putusan", optional=True),
    instant("diputus", optional=True),
)
"""Corrections that the centre proposes (`isi`, as JSON), and whether the office took them."""

ALIH_PEGAWAI = Table(
    "alih_pegawai",
    METADATA,
    identity("pegawai_id", primary_key=True),
    text("arah"),
    identity("kantor_id"),
    text("kantor"),
    instant("tanggal"),
)
"""Employees whose ownership moved: out of this office (a copy to read stays) or into it."""
