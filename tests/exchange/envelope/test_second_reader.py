"""A second reader of envelopes, written from docs/envelope-format.md alone: what we seal is what the document says."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from post import TODAY, Post, evidence_of

from asn_desktop.core.domain.kantor import HariLibur, Kantor
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.usecases.exchange.ports import Lines
from asn_desktop.storage.db import create_store, new_id
from asn_desktop.storage.envelope import FileSealer


def plaintext(path: Path, key: Path) -> bytes:
    return subprocess.run(["age", "-d", "-i", str(key), str(path)], capture_output=True, check=True).stdout


def unpacked(content: bytes) -> bytes:
    return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(content)).read()


def read(path: Path, key: Path, office_key: str) -> tuple[dict[str, Any], dict[str, list[Any]], dict[str, bytes]]:
    """Manifest, parts by kind, and evidence by hash."""
    line, signature, content = plaintext(path, key).split(b"\n", 2)
    signed = b"asnd envelope 1\x00" + line
    Ed25519PublicKey.from_public_bytes(base64.b64decode(office_key)).verify(base64.b64decode(signature), signed)
    manifest = json.loads(line)
    rest = unpacked(content)
    parts: dict[str, list[Any]] = {}
    files: dict[str, bytes] = {}
    for part in manifest["parts"]:
        if part.get("file"):
            head, packed = plaintext(path.with_name(part["file"]), key).split(b"\n", 1)
            whole = unpacked(packed)
            assert hashlib.sha256(whole).hexdigest() == part["sha256"]
            for file in json.loads(head)["files"]:
                files[file["sha256"]], whole = whole[: file["size"]], whole[file["size"] :]
            assert whole == b""
            continue
        here, rest = rest[: part["size"]], rest[part["size"] :]
        assert hashlib.sha256(here).hexdigest() == part["sha256"]
        parts[part["kind"]] = (
            here.splitlines() if part["kind"] == "entries" else list(map(json.loads, here.splitlines()))
        )
        assert len(parts[part["kind"]]) == part["count"]
    assert rest == b""
    return manifest, parts, files


def hash_of(line: bytes) -> tuple[str, dict[str, Any]]:
    entry = json.loads(line)
    after = line.split(b'"after":', 1)[1][:-1].decode() if entry["after"] is not None else None
    names = ("seq", "epoch", "at", "actor", "action", "group", "undoes", "kind", "id", "op")
    values = [*(entry[name] for name in names), after, entry["prev"]]
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest(), entry


def test_what_an_office_sends_can_be_read_by_the_document(post: Post, stick: Path, tmp_path: Path) -> None:
    kantor = Kantor(id=new_id(), nama="Distrik Walesi", instansi="Pemerintah Kabupaten Jayawijaya", latihan=True)
    store = create_store(tmp_path / "kantor.asn", kantor, today=TODAY, installation="meja-1", actor="Operator")
    with store.write("bin", "Operator “Dua”") as unit:
        day = unit.put(HariLibur(id=unit.new_id(), tanggal=TODAY, nama='Nyepi "1948"\\ \t\n\x01\x7f é 雪 \U0001f642'))
        unit.commit()
    with store.write("bin", "Operator") as unit:
        unit.remove(day)
        unit.commit()
    with store.books() as books:
        ((first, last),) = books.epochs().values()
        request = post.upward(
            parts=(Lines(PartKind.ENTRIES, books.lines(first, last)),),
            span=books.span(first, last),
            counts=dict(books.counts(first, last)),
            evidence=evidence_of([b"satu" * 1_000, b"dua"]),
        )
        path = FileSealer(post.office).seal(request, stick).files[0]
    store.close()
    key = tmp_path / "key.txt"
    key.write_text("\n".join(post.centre.reading_identities()))
    manifest, parts, files = read(path, key, post.certificate.keys.signing)
    assert manifest["format"] == 1
    assert set(files) == {file.sha256 for file in request.evidence.files}
    assert all(hashlib.sha256(content).hexdigest() == name for name, content in files.items())
    previous = manifest["span"]["before"]
    for seq, line in enumerate(parts["entries"], start=manifest["span"]["first"]):
        computed, entry = hash_of(line)
        assert (entry["seq"], entry["prev"], entry["hash"]) == (seq, previous, computed)
        previous = computed
    assert (seq, previous) == (manifest["span"]["last"], manifest["span"]["after"])
    assert json.loads(parts["entries"][-1])["after"] is None
