"""Two evidence files of a practice office: a picture and a note, so that evidence can be opened and looked at."""

from __future__ import annotations

import struct
import zlib
from datetime import date

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.pelaksanaan import BuktiDukung
from asn_desktop.core.domain.skp import HasilKerja, Skp, StatusSkp
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.pelaksanaan import plan_months
from asn_desktop.core.usecases.ports import Context, NoVault, UnitOfWork

WIDTH, HEIGHT = 240, 160
PALETTE = ((214, 229, 242), (121, 156, 130), (84, 122, 96), (178, 143, 96))
"""Sky, far hills, near hills, a road."""

NOTE = """LATIHAN: notulen rapat ini rekaan.

Acara    : Rapat pembagian tugas
Peserta  : seluruh pegawai unit kerja
Hasil    : 1. Jadwal kegiatan disepakati.
           2. Setiap kegiatan memiliki penanggung jawab.
           3. Laporan disampaikan pada akhir bulan.
"""


def proofs(ctx: Context) -> Changes:
    """Attach both files to the first agreed plan with a month that is over. Without a vault nothing is attached."""
    if isinstance(ctx.vault, NoVault):
        return Changes()
    with ctx.store.write("create_practice", ctx.actor) as work:
        place = _place(ctx, work)
        if place is None:
            return Changes()
        skp, hasil, month = place
        for content, name in (
            (picture(), "Foto kegiatan (latihan).png"),
            (NOTE.encode(), "Notulen rapat (latihan).txt"),
        ):
            kept = ctx.vault.put_bytes(content, name)
            work.put(
                BuktiDukung(
                    id=work.new_id(),
                    skp_id=skp.id,
                    hasil_kerja_id=hasil.id,
                    bulan=month,
                    nama=name,
                    sha256=kept.sha256,
                    ukuran=kept.size,
                    media=kept.media.value,
                )
            )
        return work.commit()


def picture() -> bytes:
    """A small landscape as PNG, drawn here and nobody's photo; not packed, so that its bytes are always the same."""
    rows = b"".join(b"\0" + bytes(_colour(x, y) for x in range(WIDTH)) for y in range(HEIGHT))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", bytes(sum(PALETTE, ()))), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _colour(x: int, y: int) -> int:
    """The palette's number of a pixel: two ridges, and a road that narrows towards the near one."""
    far, near = 70 + abs(x % 120 - 60) // 2, 105 + abs((x + 40) % 160 - 80) // 3
    if y > near and abs(x - WIDTH // 2) < (y - near) // 3 + 2:
        return 3
    return 2 if y > near else int(y > far)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _place(ctx: Context, work: UnitOfWork) -> tuple[Skp, HasilKerja, int] | None:
    """A planned result of this year, or in January of the last one, and its newest month that is over."""
    nips = {each.id: each.nip for each in work.find(Pegawai)}
    for tahun in (ctx.today.year, ctx.today.year - 1):
        agreed = work.find(Skp, tahun=tahun, status=StatusSkp.DISETUJUI)
        for skp in sorted(agreed, key=lambda skp: (nips[skp.pegawai_id], skp.mulai)):
            over = [month for month in plan_months(skp) if date(tahun, month, 28) < ctx.today]
            results = sorted(work.find(HasilKerja, skp_id=skp.id), key=lambda hasil: hasil.urutan)
            if over and results:
                return skp, results[0], over[-1]
    return None
