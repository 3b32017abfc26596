"""`Books` over one connection: the journal as it travels, and the notes about the exchange."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.exchange.downward import Correction
from asn_desktop.core.exchange.entry import FIRST_HASH
from asn_desktop.core.exchange.manifest import Span
from asn_desktop.core.exchange.receipt import Answer, Receipt
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.exchange.books import Choice, Moved, Proposed, Sent, Taken, Way
from asn_desktop.storage.db import meta
from asn_desktop.storage.db.file_format import known_revisions
from asn_desktop.storage.db.ids import new_id
from asn_desktop.storage.db.plain import Plain, SqlitePlain

CHUNK = 2_000
"""Entries in one list of lines."""

_LINE = """
    rtrim(json_object(
        'seq', seq, 'epoch', epoch, 'at', at, 'actor', actor, 'action', action, 'group', group_id, 'undoes', undoes,
        'kind', kind, 'id', record_id, 'op', operation, 'prev', prev_hash, 'hash', hash
    ), '}') || ',"after":' || coalesce(after, 'null') || '}'
"""
"""A row of the journal as a line: `after` goes byte for byte as it was sealed."""

_SENT = "id, nomor, epoch, dari, sampai, dibuat, sidik, jumlah, ukuran, berkas, media, diterima, tanda_terima"
_WHOLE, _PART = '"whole"', '"part"'
"""What stands for the receipt where only its code is known."""


class SqlBooks:
    """See `core.usecases.exchange.books.Books`. For SQLite, in which every office keeps its file."""

    def __init__(self, plain: Plain) -> None:
        self._plain = plain
        self.schema = max(known_revisions())
        self.epoch = meta.epoch(plain)

    def new_id(self) -> UUID:
        return new_id()

    def epochs(self) -> Mapping[int, tuple[int, int]]:
        # Numbers rise by one and an epoch never comes back: its end is halved for, not looked for in every entry.
        ((first, last),) = self._plain.rows("SELECT (SELECT min(seq) FROM jurnal), (SELECT max(seq) FROM jurnal)")
        found: dict[int, tuple[int, int]] = {}
        while first is not None and first <= last:
            epoch = self._epoch_of(first)
            end = bisect_right(range(first, last + 1), epoch, key=self._epoch_of) + first - 1
            found[epoch] = (first, end)
            first = end + 1
        return found

    def _epoch_of(self, seq: int) -> int:
        ((epoch,),) = self._plain.rows("SELECT epoch FROM jurnal WHERE seq = :seq", {"seq": seq})
        return int(epoch)

    def span(self, first: int, last: int) -> Span:
        found = self._plain.rows(
            "SELECT epoch, seq, prev_hash, hash FROM jurnal WHERE seq IN (:first, :last) ORDER BY seq",
            {"first": first, "last": last},
        )
        if not found or (found[0][1], found[-1][1]) != (first, last) or found[0][0] != found[-1][0]:
            raise ValueError(f"the journal has no entries {first} to {last} of one epoch")
        return Span(found[0][0], first, last, found[0][2] or FIRST_HASH, found[-1][3])

    def counts(self, first: int, last: int) -> Mapping[str, int]:
        asked = "SELECT kind, count(*) FROM jurnal WHERE seq BETWEEN :first AND :last GROUP BY kind ORDER BY kind"
        return dict(map(tuple, self._plain.rows(asked, {"first": first, "last": last})))

    def lines(self, first: int, last: int, size: int = CHUNK) -> Iterator[list[bytes]]:
        if not isinstance(self._plain, SqlitePlain):
            raise TypeError("an office's journal lies in SQLite")
        # In one piece, as `stored.lines`: JSON has no line ends of its own.
        joined = (
            f"SELECT CAST(group_concat(line, char(10)) AS BLOB) FROM "
            f"(SELECT {_LINE} AS line FROM jurnal WHERE seq BETWEEN :first AND :last ORDER BY seq)"
        )
        for start in range(first, last + 1, size):
            ((block,),) = self._plain.rows(joined, {"first": start, "last": min(start + size - 1, last)})
            yield block.split(b"\n")

    def files(self, first: int, last: int) -> frozenset[str]:
        asked = (
            "SELECT DISTINCT json_extract(after, '$.sha256') FROM jurnal "
            "WHERE seq BETWEEN :first AND :last AND kind IN ('bukti_dukung', 'pindaian', 'berkas_usulan') "
            "AND after IS NOT NULL"
        )
        return frozenset(sha for (sha,) in self._plain.rows(asked, {"first": first, "last": last}) if sha)

    def sent(self) -> tuple[Sent, ...]:
        return tuple(map(_sent, self._plain.rows(f"SELECT {_SENT} FROM kiriman ORDER BY nomor DESC")))

    def keep_sent(self, envelope: Sent) -> None:
        values = (
            str(envelope.id),
            envelope.number,
            envelope.epoch,
            envelope.first,
            envelope.last,
            envelope.made,
            envelope.sha256,
            envelope.count,
            envelope.size,
            envelope.file,
            envelope.medium,
            envelope.received,
            _text(envelope.receipt) if envelope.receipt else None,
        )
        self._plain.insert("kiriman", _SENT.split(", "), [values])

    def keep_received(self, envelope: UUID, at: str, *, whole: bool) -> None:
        self._plain.run(
            "UPDATE kiriman SET diterima = :at, tanda_terima = :said WHERE id = :id AND diterima IS NULL",
            {"at": at, "said": _WHOLE if whole else _PART, "id": str(envelope)},
        )

    def keep_receipt(self, receipt: Receipt, at: str) -> None:
        known = next((each.receipt for each in self.sent() if each.id == receipt.envelope), None)
        if known is not None and known.made > receipt.made:
            return  # an older answer that came late
        self._plain.run(
            "UPDATE kiriman SET diterima = coalesce(diterima, :at), tanda_terima = :said WHERE id = :id",
            {"at": at, "said": _text(receipt), "id": str(receipt.envelope)},
        )
        for epoch, seq in receipt.closed:
            self._plain.run("DELETE FROM hasil_kirim WHERE epoch = :epoch AND seq = :seq", {"epoch": epoch, "seq": seq})
        kept = {
            tuple(row)
            for row in self._plain.rows(
                "SELECT epoch, seq FROM hasil_kirim WHERE kiriman_id = :id", {"id": str(receipt.envelope)}
            )
        }
        columns = ("epoch", "seq", "kiriman_id", "kind", "record_id", "hasil", "sebab", "fakta", "siapa")
        rows = [
            (a.epoch, a.seq, str(receipt.envelope), a.kind, str(a.id), a.outcome, a.reason, _text(a.facts), a.who)
            for a in receipt.open
            if (a.epoch, a.seq) not in kept
        ]
        for row in rows:  # an overlapping envelope may have been answered before
            self._plain.run(
                "DELETE FROM hasil_kirim WHERE epoch = :epoch AND seq = :seq", {"epoch": row[0], "seq": row[1]}
            )
        self._plain.insert("hasil_kirim", columns, rows)

    def answers(self) -> tuple[Answer, ...]:
        asked = "SELECT epoch, seq, kind, record_id, hasil, sebab, fakta, siapa FROM hasil_kirim ORDER BY epoch, seq"
        return tuple(
            msgspec.convert(
                {
                    "epoch": epoch,
                    "seq": seq,
                    "kind": kind,
                    "id": record,
                    "outcome": outcome,
                    "reason": reason,
                    "facts": msgspec.json.decode(facts),
                    "who": who,
                },
                ready(Answer),
            )
            for epoch, seq, kind, record, outcome, reason, facts, who in self._plain.rows(asked)
        )

    def taken(self, envelope: UUID) -> Taken | None:
        return self._taken("WHERE id = :id", {"id": str(envelope)})

    def newest_taken(self) -> Taken | None:
        return self._taken("ORDER BY dibuat DESC, nomor DESC LIMIT 1", {})

    def _taken(self, which: str, values: Mapping[str, Any]) -> Taken | None:
        for identity, number, made, sha256, content in self._plain.rows(
            f"SELECT id, nomor, dibuat, sidik, isi FROM masuk {which}", dict(values)
        ):
            return Taken(
                id=UUID(str(identity)), number=number, made=made, sha256=sha256, content=msgspec.json.decode(content)
            )
        return None

    def keep_taken(self, envelope: Taken, at: str) -> None:
        columns = ("id", "nomor", "dibuat", "diambil", "sidik", "isi")
        row = (str(envelope.id), envelope.number, envelope.made, at, envelope.sha256, _text(dict(envelope.content)))
        self._plain.insert("masuk", columns, [row])

    def proposed(self) -> tuple[Proposed, ...]:
        asked = "SELECT isi, putusan FROM perbaikan ORDER BY diambil DESC, id"
        return tuple(
            Proposed(msgspec.json.decode(content, type=ready(Correction)), Choice(choice) if choice else None)
            for content, choice in self._plain.rows(asked)
        )

    def keep_proposed(self, corrections: Sequence[Correction], at: str) -> None:
        known = {each.correction.id for each in self.proposed()}
        rows = [(str(each.id), _text(each), at, None, None) for each in corrections if each.id not in known]
        self._plain.insert("perbaikan", ("id", "isi", "diambil", "putusan", "diputus"), rows)

    def keep_choice(self, correction: UUID, choice: Choice, at: str) -> None:
        self._plain.run(
            "UPDATE perbaikan SET putusan = :choice, diputus = :at WHERE id = :id AND putusan IS NULL",
            {"choice": choice.value, "at": at, "id": str(correction)},
        )

    def moved(self) -> tuple[Moved, ...]:
        asked = "SELECT pegawai_id, arah, kantor_id, kantor, tanggal FROM alih_pegawai ORDER BY tanggal DESC"
        fields = ("pegawai_id", "way", "office", "name", "at")
        return tuple(
            msgspec.convert(dict(zip(fields, map(str, row), strict=True)), ready(Moved))
            for row in self._plain.rows(asked)
        )

    def keep_moved(self, moved: Moved) -> None:
        self._plain.run("DELETE FROM alih_pegawai WHERE pegawai_id = :id", {"id": str(moved.pegawai_id)})
        row = (str(moved.pegawai_id), moved.way.value, str(moved.office), moved.name, moved.at)
        self._plain.insert("alih_pegawai", ("pegawai_id", "arah", "kantor_id", "kantor", "tanggal"), [row])
        serving = ", ".join(f"'{each}'" for each in Kedudukan if each.in_service)  # as `projection.rows` works it out
        here = f"kedudukan IN ({serving})" if moved.way is Way.IN else "FALSE"
        self._plain.run(
            f"UPDATE daftar_pegawai SET dinas = ({here}) WHERE pegawai_id = :id", {"id": str(moved.pegawai_id)}
        )


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _sent(row: Sequence[Any]) -> Sent:
    identity, number, epoch, first, last, made, sha256, count, size, file, medium, received, said = row
    receipt = None if said in (None, _WHOLE, _PART) else msgspec.json.decode(said, type=ready(Receipt))
    accepted = receipt is not None and not receipt.open and receipt.gap is None
    return Sent(
        id=UUID(str(identity)),
        number=number,
        epoch=epoch,
        first=first,
        last=last,
        made=made,
        sha256=sha256,
        count=count,
        size=size,
        file=file,
        medium=medium,
        received=received,
        whole=None if said is None else accepted or said == _WHOLE,
        receipt=receipt,
    )
