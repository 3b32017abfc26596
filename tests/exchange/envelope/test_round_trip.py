"""What was sealed comes out as it went in, for whom it was sealed, and for other programs that know the format."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest
from post import MADE, OFFICE, Post, evidence_of, kinds, lines

from asn_desktop.bootstrap import texts
from asn_desktop.core.exchange.entry import Operation
from asn_desktop.core.exchange.manifest import Direction, PartKind
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.exchange.ports import Lines, Step, step_text
from asn_desktop.storage.envelope import FileSealer, layout
from asn_desktop.storage.identity import OwnTrust


def test_entries_come_out_as_they_went_in(post: Post, stick: Path) -> None:
    made, span = lines(11)
    sealed = FileSealer(post.office).seal(post.upward(11), stick)
    (path,) = sealed.files
    assert sealed.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert sealed.size == path.stat().st_size
    with post.opener.open(path, post.centre_trust()) as opened:
        assert opened.sha256 == sealed.sha256
        assert opened.manifest == sealed.manifest
        assert opened.manifest.span == span
        assert opened.manifest.counts == kinds(made) == {"pegawai": 3, "skp": 8}
        assert opened.certificate.name == "Distrik Walesi"
        runs = list(opened.entries(4))
        assert [len(run) for run in runs] == [4, 4, 3]
        entries = [entry for run in runs for entry in run]
        assert [bytes(entry.after) for entry in entries] == [line[line.index(b'"after":') + 8 : -1] for line in made]
        assert {entry.op for entry in entries} == {Operation.CREATE}
        assert list(opened.part(PartKind.ENTRIES)) == made
        assert list(opened.part(PartKind.RECEIPTS)) == []
        assert [len(run) for run in opened.entries()] == [11]  # again, from the beginning


def test_what_the_centre_sends_down_has_several_parts(post: Post, stick: Path) -> None:
    receipts, trust = [b'{"a":1}', b'{"b":"\xc3\xa9"}'], [b"{}"]
    parts = (Lines(PartKind.RECEIPTS, [receipts]), Lines(PartKind.TRUST, [[], trust]), Lines(PartKind.PACKS, []))
    (path,) = FileSealer(post.centre).seal(post.downward(parts), stick).files
    with post.opener.open(path, post.office_trust()) as opened:
        assert opened.manifest.direction is Direction.DOWN
        assert list(opened.part(PartKind.TRUST)) == trust
        assert list(opened.part(PartKind.RECEIPTS)) == receipts
        assert list(opened.part(PartKind.PACKS)) == []
        assert list(opened.entries()) == []


def test_debians_age_opens_an_envelope_with_the_key(post: Post, stick: Path, tmp_path: Path) -> None:
    path = post.seal(stick)
    key = tmp_path / "key.txt"
    key.write_text("".join(f"{secret}\n" for secret in post.centre.reading_identities()))
    done = subprocess.run(["age", "-d", "-i", str(key), str(path)], capture_output=True, check=True)
    manifest, signature, _ = done.stdout.split(b"\n", 2)
    assert json.loads(manifest)["sender"] == str(OFFICE)
    assert json.loads(manifest)["made"] == MADE
    assert len(signature) == 88


def test_an_envelope_that_debians_age_encrypted_is_read(post: Post, stick: Path, tmp_path: Path) -> None:
    """The format is open: whoever writes it from its description is understood."""
    plain = tmp_path / "plain"
    plain.write_bytes(post.plaintext(post.seal(stick)))
    path = tmp_path / "0123456789abcdef.asnd"
    subprocess.run(["age", "-r", post.centre.keys().reading, "-o", str(path), str(plain)], check=True)
    with post.opener.open(path, post.centre_trust()) as opened:
        assert sum(map(len, opened.entries())) == 7


def test_an_office_can_look_into_what_it_has_sent_and_what_came(post: Post, stick: Path) -> None:
    (down,) = FileSealer(post.centre).seal(post.downward((Lines(PartKind.RECEIPTS, [[b"{}"]]),)), stick).files
    for path in (post.seal(stick), down):
        with post.opener.open(path, OwnTrust(post.office)) as opened:
            assert opened.certificate == post.certificate
    with pytest.raises(UserError, match="envelope_upward"), post.opener.open(post.seal(stick), post.office_trust()):
        pass
    with pytest.raises(UserError, match="envelope_downward"), post.opener.open(down, post.centre_trust()):
        pass


def test_evidence_goes_beside_in_parts(post: Post, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "EVIDENCE_PART", 1_000)
    contents = [bytes([number]) * 400 for number in range(5)]
    evidence = evidence_of(contents)
    sealed = FileSealer(post.office).seal(post.upward(evidence=evidence), stick)
    stem = sealed.files[0].stem
    assert [path.name for path in sealed.files] == [f"{stem}.asnd", *(f"{stem}-0{n}.asnd" for n in (1, 2, 3))]
    assert sealed.size == sum(path.stat().st_size for path in sealed.files)
    with post.opener.open(sealed.files[0], post.centre_trust()) as opened:
        assert opened.missing_evidence == ()
        found = [file for part in opened.evidence_parts for file in opened.evidence(part)]
    assert found == [(file.sha256, content) for file, content in zip(evidence.files, contents, strict=True)]


def test_evidence_that_the_vault_cannot_give_keeps_nothing_else_here(post: Post, stick: Path) -> None:
    evidence = evidence_of([b"satu", b"dua"])
    lost = evidence.files[0].sha256

    def read(sha256: str) -> bytes:
        if sha256 == lost:
            raise UserError("vault_altered", name=sha256[:8], folder="")
        return evidence.read(sha256)

    sealed = FileSealer(post.office).seal(post.upward(evidence=type(evidence)(evidence.files, read)), stick)
    assert sealed.left_out == (lost,)
    with post.opener.open(sealed.files[0], post.centre_trust()) as opened:
        assert [content for part in opened.evidence_parts for _, content in opened.evidence(part)] == [b"dua"]


def test_f31_an_interrupted_try_is_taken_up_where_it_ended(
    post: Post, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "EVIDENCE_PART", 1_000)
    evidence = evidence_of([bytes([number]) * 600 for number in range(4)])
    request = post.upward(evidence=evidence)
    sealer = FileSealer(post.office)

    def pulled(done: int, total: int, what: str = "") -> None:
        if what == Step.EVIDENCE and done > 1_200:
            raise CancelledError

    with pytest.raises(CancelledError):
        sealer.seal(request, stick, pulled)
    there = sorted(stick.iterdir())
    assert [path.name[-8:] for path in there] == ["-01.asnd", "-02.asnd"]
    there[0].write_bytes(there[0].read_bytes()[:-1])  # one of them was cut off
    untouched = there[1].read_bytes()
    sealed = sealer.seal(request, stick)
    assert sealed.kept == 1
    assert there[1] in sealed.files
    assert there[1].read_bytes() == untouched
    with post.opener.open(sealed.files[0], post.centre_trust()) as opened:
        assert opened.missing_evidence == ()
        found = {name for part in opened.evidence_parts for name, _ in opened.evidence(part)}
    assert found == {file.sha256 for file in evidence.files}


def test_parts_of_a_whole_envelope_are_not_taken_for_unfinished(post: Post, stick: Path) -> None:
    request = post.upward(evidence=evidence_of([b"satu"]))
    sealer = FileSealer(post.office)
    first, second = sealer.seal(request, stick), sealer.seal(request, stick)
    assert second.kept == 0
    assert not set(first.files) & set(second.files)


def test_f52_cancelled_no_envelope_is_there(post: Post, stick: Path) -> None:
    times = 0

    def count() -> bool:
        nonlocal times
        times += 1
        return False

    whole = FileSealer(post.office).seal(post.upward(), stick, cancel=count)
    assert times > 4
    for after in range(times - 2):  # age puts a line of chance into the head of a file, or none
        asked = iter([False] * after)
        with pytest.raises(CancelledError):
            FileSealer(post.office).seal(post.upward(), stick, cancel=lambda asked=asked: next(asked, True))
        assert tuple(stick.iterdir()) == whole.files


def test_what_does_not_fill_its_span_is_never_sealed(post: Post, stick: Path) -> None:
    made, _ = lines(6)
    with pytest.raises(ValueError, match="span"):
        FileSealer(post.office).seal(post.upward(7, parts=(Lines(PartKind.ENTRIES, [made]),)), stick)
    assert list(stick.iterdir()) == []


def test_progress_only_goes_forward_and_ends_where_it_should(
    post: Post, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "EVIDENCE_PART", 100_000)
    told: dict[str, list[tuple[int, int]]] = {}

    def progress(done: int, total: int, what: str = "") -> None:
        told.setdefault(what, []).append((done, total))

    evidence = evidence_of([os.urandom(80_000) for _ in range(3)])
    FileSealer(post.office).seal(post.upward(600, evidence=evidence), stick, progress)
    assert list(told) == [Step.PACKING, Step.EVIDENCE, Step.WRITING, Step.SETTLING]
    for steps in told.values():
        assert steps == sorted(steps)
        assert steps[-1][0] == steps[-1][1] > 0
    assert len(told[Step.EVIDENCE]) > 6


def test_every_step_has_its_words() -> None:
    for language in ("id", "en"):
        catalogue = texts(language)
        assert len({catalogue.say(step_text(step)) for step in Step}) == len(Step)
