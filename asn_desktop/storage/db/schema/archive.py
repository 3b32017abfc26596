"""Printed forms and the signed paper that came back."""

from __future__ import annotations

from asn_desktop.storage.db.schema.base import day, flag, identity, number, record_table, refers, text

record_table(
    "cetakan",
    text("kode", index=True),
    text("formulir"),
    # Of a plan, an appraisal, a unit or an objection.
    identity("subjek_id", index=True),
    number("revisi"),
    text("sidik"),
    number("halaman"),
    day("tanggal"),
    refers("pegawai_id", "pegawai", optional=True),
)

record_table(
    "pindaian",
    refers("cetakan_id", "cetakan"),
    day("tanggal"),
    text("cara"),
    flag("cocok"),
    # Page numbers as JSON.
    text("halaman"),
    text("sha256", index=True),
    text("media"),
    number("ukuran", optional=True),
    text("catatan"),
)
