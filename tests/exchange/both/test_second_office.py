"""A second office, written from docs/envelope-format.md alone: our centre admits it, takes in what it sends, is read.

Everything in `SecondOffice` uses Debian's `age` and libraries that anybody has, and nothing of ours.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import json
import subprocess
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pair import OPERATOR, TODAY, WORDS, Hub

from asn_desktop.core.exchange.trust import Right
from asn_desktop.core.usecases.centre import enrolling
from asn_desktop.core.usecases.centre.deciding import propose
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.core.usecases.exchange.enrolling import admission_file, read_request

MADE = "2026-01-20T01:02:03Z"
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def run(*command: str, given: bytes = b"") -> bytes:
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout


def text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class SecondOffice:
    """An office that keeps its journal as a list of lines."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.key = folder, folder / "kunci.txt"
        run("age-keygen", "-o", str(self.key))
        self.signing = Ed25519PrivateKey.generate()
        self.reading = run("age-keygen", "-y", str(self.key)).decode().strip()
        self.id, self.installation = str(uuid4()), "mesin-tik-1"
        self.journal: list[tuple[str, str]] = []
        self.sent: list[dict[str, Any]] = []
        self.certificate: dict[str, Any] = {}
        self.secret = b""

    def public(self) -> str:
        return base64.b64encode(self.signing.public_key().public_bytes_raw()).decode()

    def signature(self, purpose: bytes, content: bytes) -> str:
        return base64.b64encode(self.signing.sign(purpose + b"\0" + content)).decode()

    def enrolment(self) -> bytes:
        body = json.dumps(
            {
                "format": 1, "office": self.id, "name": "Distrik Asing", "instansi": "Kabupaten", "region": "95.01",
                "practice": False, "installation": self.installation, "computer": "PC", "epoch": 0,
                "keys": {"signing": self.public(), "reading": self.reading}, "made": MADE,
            }
        )  # fmt: skip
        signed = {"body": body, "signature": self.signature(b"asnd enrolment 1", body.encode())}
        return json.dumps(signed | {"signer": self.public()}).encode()

    def words(self, purpose: bytes, content: bytes) -> tuple[str, ...]:
        bits = int.from_bytes(hashlib.sha256(purpose + b"\0" + content).digest()[:10], "big")
        known = WORDS.read_text("utf-8").split("\n")
        return tuple(known[bits >> 10 * (7 - place) & 1023] for place in range(8))

    def admitted(self, admission: bytes) -> tuple[str, ...]:
        told = json.loads(admission)
        signed = told["certificate"]
        verify(signed["signer"], signed["signature"], b"asnd certificate 1\0" + signed["body"].encode())
        self.certificate = json.loads(signed["body"])
        assert self.certificate["office"] == self.id
        self.secret = run("age", "-d", "-i", str(self.key), given=base64.b64decode(told["secret"]))
        return self.words(b"asnd centre 1", text(self.certificate["centre"]).encode())

    def write(self, kind: str, record: dict[str, Any], op: str = "create") -> None:
        seq, prev = len(self.journal) + 1, self.journal[-1][1] if self.journal else "0" * 64
        after = None if op == "remove" else text(record)
        group = str(uuid4())
        values = [seq, 0, MADE, "Petugas", "tulis", group, None, kind, record["id"], op, after, prev]
        digest = hashlib.sha256(text(values).encode()).hexdigest()
        names = ("seq", "epoch", "at", "actor", "action", "group", "undoes", "kind", "id", "op")
        head = json.dumps(dict(zip(names, values, strict=False)))[:-1]
        line = f'{head}, "after": {after or "null"}, "prev": "{prev}", "hash": "{digest}"}}'
        self.journal.append((line, digest))

    def send(self, stick: Path, first: int = 1) -> Path:
        lines = self.journal[first - 1 :]
        part = "".join(line + "\n" for line, _ in lines).encode()
        counts: dict[str, int] = {}
        for line, _ in lines:
            kind = json.loads(line)["kind"]
            counts[kind] = counts.get(kind, 0) + 1
        before = self.journal[first - 2][1] if first > 1 else "0" * 64
        manifest = {
            "format": 1, "schema": "0003", "id": str(uuid4()), "direction": "up", "sender": self.id,
            "recipient": self.certificate["centre"]["id"], "installation": self.installation,
            "certificate": self.certificate["serial"], "practice": False, "number": len(self.sent) + 1, "made": MADE,
            "parts": [{"kind": "entries", "count": len(lines), "size": len(part),
                       "sha256": hashlib.sha256(part).hexdigest()}],
            "counts": counts,
            "span": {"epoch": 0, "first": first, "last": len(self.journal), "before": before, "after": lines[-1][1]},
        }  # fmt: skip
        head = json.dumps(manifest).encode()
        signed = self.signature(b"asnd envelope 1", head).encode()
        plain = head + b"\n" + signed + b"\n" + zstandard.compress(part)
        path = stick / f"{uuid4().hex[:16]}.asnd"
        readers = (self.certificate["centre"]["keys"]["reading"], self.reading)
        run("age", "-r", readers[0], "-r", readers[1], "-o", str(path), given=plain)
        self.sent.append(manifest | {"file": hashlib.sha256(path.read_bytes()).digest()})
        return path

    def read(self, path: Path) -> dict[str, list[Any]]:
        """What the centre answers, by part."""
        head, signature, content = run("age", "-d", "-i", str(self.key), str(path)).split(b"\n", 2)
        verify(self.certificate["centre"]["keys"]["signing"], signature.decode(), b"asnd envelope 1\0" + head)
        manifest = json.loads(head)
        assert (manifest["direction"], manifest["recipient"]) == ("down", self.id)
        rest = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(content), read_across_frames=True).read()
        parts = {}
        for part in manifest["parts"]:
            here, rest = rest[: part["size"]], rest[part["size"] :]
            assert hashlib.sha256(here).hexdigest() == part["sha256"]
            parts[part["kind"]] = [json.loads(line) for line in here.splitlines()]
        assert rest == b""
        return parts

    def code(self, envelope: dict[str, Any], what: bytes) -> str:
        number = int.from_bytes(hmac.digest(self.secret, envelope["file"] + b"\0" + what, "sha256"), "big")
        values = []
        for _ in range(11):
            number, value = divmod(number, 31)
            values.append(value)
        values.append(sum(place * value for place, value in enumerate(values, start=1)) % 31)
        signs = "".join(SIGNS[value] for value in values)
        return "-".join((signs[:4], signs[4:8], signs[8:]))


def verify(public: str, signature: str, content: bytes) -> None:
    """Raises InvalidSignature."""
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public))
    key.verify(base64.b64decode(signature), content)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stik"
    folder.mkdir()
    return folder


def test_an_office_of_another_make_is_admitted_sends_and_reads_its_answer(
    place: str, tmp_path: Path, stick: Path
) -> None:
    (tmp_path / "pusat").mkdir()
    hub, office = Hub(tmp_path / "pusat", place), SecondOffice(tmp_path)
    asked = read_request(office.enrolment())
    assert hub.ring.request_words(asked) == office.words(b"asnd enrolment 1", asked.body.encode())
    rights = (Right.SEND,)
    done = enrolling.admit(hub.store, hub.ring, asked, TODAY, OPERATOR, lambda: b"\x07" * 32, rights=rights)
    assert office.admitted(admission_file(done.admission)) == hub.ring.centre_words(hub.store.card())

    nama = 'Yuliana "Ñoge"\\\t\x01\x7f 雪\u2028'
    person = {"id": str(uuid4()), "version": 1, "nip": "198501012010012901", "nama": nama, "jenis_pegawai": "pns"}
    office.write("kantor", {"id": office.id, "version": 1, "nama": "Distrik Asing", "instansi": "Kabupaten"})
    office.write("pegawai", person)
    office.write("pegawai", person | {"version": 2, "nama": "Yuliana Hubi"}, "update")
    office.write("pegawai", {"id": str(uuid4()), "version": 1, "nama": "Tanpa NIP", "jenis_pegawai": "pns"})
    (taken,) = hub.receive(office.send(stick))
    assert taken.refused is None
    assert [row.nama for row in hub.store.persons(PersonFilter(), 5)] == ["Yuliana Hubi"]
    (row,) = hub.store.persons(PersonFilter(), 5)
    propose(hub.store, row.office, row.pegawai, {"nama": "Yuliana Huby"}, "SIASN", OPERATOR)
    parts = office.read(hub.answer(office, tmp_path / "turun"))  # type: ignore[arg-type]

    (receipt,) = parts["receipts"]
    assert (receipt["envelope"], receipt["office"]) == (office.sent[0]["id"], office.id)
    assert receipt["sha256"] == office.sent[0]["file"].hex()
    assert sum(total["n"] for total in receipt["totals"]) == 4
    assert [(one["seq"], one["outcome"], one["who"]) for one in receipt["answers"]] == [(4, "quarantined", "office")]
    assert receipt["watermark"] == 4
    assert receipt["code"] == office.code(office.sent[0], b"part")
    (correction,) = parts["corrections"]
    assert (correction["record_id"], correction["version"]) == (person["id"], 2)
    assert correction["fields"] == {"nama": "Yuliana Huby"}

    # From the watermark on, with the correction taken and a removal.
    office.write("pegawai", person | {"version": 3, "nama": "Yuliana Huby"}, "update")
    office.write("pegawai", person, "remove")
    (taken,) = hub.receive(office.send(stick, 5))
    assert taken.refused is None
    assert hub.store.person_count(PersonFilter()) == 0
    latest = [one for one in office.read(hub.answer(office, tmp_path / "turun"))["receipts"] if one["first"] == 5]  # type: ignore[arg-type]
    assert [one["code"] for one in latest] == [office.code(office.sent[1], b"whole")]
    hub.store.close()


def test_every_member_that_travels_is_in_the_document() -> None:
    """Names that a program writes and the page does not tell would be known to nobody else."""
    from asn_desktop.core.exchange import downward, entry, manifest, receipt, trust

    page = (Path(__file__).parents[3] / "docs" / "envelope-format.md").read_text("utf-8")
    for kind in (
        *(manifest.Manifest, manifest.Part, manifest.Span, entry.Entry, receipt.Receipt, receipt.Answer, receipt.Total),
        *(downward.PackFile, downward.ReferenceRecord, downward.Correction, downward.Transfer),
        *(trust.Enrolment, trust.CentreCard, trust.Certificate, trust.Revocation, trust.Signed, trust.Admission),
        trust.Keys,
    ):
        for field in msgspec.structs.fields(kind):
            named = f"`{field.encode_name}`" in page or f'"{field.encode_name}"' in page
            assert named, f"{kind.__name__}.{field.encode_name}"
    for value in (*entry.Operation, *receipt.Outcome, *receipt.Fixer, *trust.Right, *manifest.PartKind):
        assert f"`{value.value}`" in page, value
