"""F09, F38: what a certified office, or whoever took its place, may put into an envelope. Nothing leads astray."""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from post import Post, compressed, evidence_of, kinds, lines, part_of

from asn_desktop.core.exchange.manifest import Manifest, Part, PartKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.exchange.ports import Lines
from asn_desktop.storage.envelope import FileSealer, layout

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def path(stick: Path) -> Path:
    return stick / "0123456789abcdef.asnd"


@pytest.fixture
def honest(post: Post, stick: Path) -> Manifest:
    return post.manifest(post.seal(stick))


@contextmanager
def refused(post: Post, path: Path, *keys: str) -> Iterator[None]:
    """The envelope is refused, at the latest when all of it was read."""
    yield
    with pytest.raises(UserError) as raised, post.opener.open(path, post.centre_trust()) as opened:
        list(opened.entries())
    assert raised.value.key in keys, raised.value


def content(post: Post, made: list[bytes]) -> bytes:
    return b"\n".join((*made, b""))


def test_what_an_honest_office_signs_by_hand_is_read(post: Post, path: Path, honest: Manifest) -> None:
    raw = content(post, lines(7)[0])
    post.write(path, post.signed(replace(honest, parts=(part_of(raw),)), compressed(raw)))
    with post.opener.open(path, post.centre_trust()) as opened:
        assert sum(map(len, opened.entries())) == 7


@pytest.mark.parametrize(
    "name",
    [
        "../../0123456789abcdef-01.asnd",
        "..\\0123456789abcdef-01.asnd",
        "/etc/passwd",
        "C:\\Windows\\0123456789abcdef-01.asnd",
        "CON",
        "NUL.asnd",
        "0123456789ABCDEF-01.asnd",
        "0123456789abcdef-01.asnd\0.exe",
        "0123456789abcdef-01.asnd.exe",
        "0123456789abcdef-٠١.asnd",
        "a" * 5_000,
        "",
        ".",
    ],
)
def test_f09_a_name_that_leads_elsewhere(post: Post, path: Path, honest: Manifest, name: str) -> None:
    part = Part(PartKind.EVIDENCE, 1, 1, "0" * 64, name)
    plain = post.plaintext(next(path.parent.iterdir()))
    with refused(post, path, "envelope_damaged"):
        post.write(path, post.signed(replace(honest, parts=(*honest.parts, part)), plain.split(b"\n", 2)[2]))


def test_f09_two_parts_of_one_name(post: Post, path: Path, honest: Manifest) -> None:
    part = Part(PartKind.EVIDENCE, 1, 1, "0" * 64, "0123456789abcdef-01.asnd")
    plain = post.plaintext(next(path.parent.iterdir()))
    with refused(post, path, "envelope_damaged"):
        post.write(path, post.signed(replace(honest, parts=(*honest.parts, part, part)), plain.split(b"\n", 2)[2]))


@pytest.mark.parametrize(
    "changed",
    [
        {"count": 10**30},
        {"count": -1},
        {"size": 10**30},
        {"size": layout.CONTENT_LIMIT + 1},
        {"size": -5},
        {"size": 1},
        {"sha256": "0" * 64},
        {"kind": PartKind.RECEIPTS},
        {"file": "0123456789abcdef-01.asnd"},
    ],
)
def test_f09_numbers_that_cannot_be(post: Post, path: Path, honest: Manifest, changed: dict[str, object]) -> None:
    raw = content(post, lines(7)[0])
    with refused(post, path, "envelope_damaged"):
        post.write(path, post.signed(replace(honest, parts=(part_of(raw, **changed),)), compressed(raw)))


def test_f09_a_bomb_of_zeros_takes_no_memory(post: Post, path: Path, honest: Manifest) -> None:
    """A gigabyte that is packed into some kilobytes, said to be small, and said to be what it is."""
    packer = zstandard.ZstdCompressor(level=3).compressobj()
    zeros = bytes(1 << 20)
    bomb = b"".join(packer.compress(zeros) for _ in range(1_000)) + packer.flush()
    assert len(bomb) < 200_000
    for size in (100, 1_000 << 20):
        part = Part(PartKind.ENTRIES, 7, size, "0" * 64)
        with refused(post, path, "envelope_damaged"):
            post.write(path, post.signed(replace(honest, parts=(part,)), bomb))
            tracemalloc.start()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert most < 8 << 20


def test_f09_a_stream_that_asks_for_much_memory(post: Post, path: Path, honest: Manifest) -> None:
    raw = content(post, lines(7)[0])
    wide = zstandard.ZstdCompressionParameters(window_log=27, write_content_size=0)
    packer = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    packed = packer.compress(raw) + packer.flush()
    with refused(post, path, "envelope_damaged"):
        post.write(path, post.signed(replace(honest, parts=(part_of(raw),)), packed))


@pytest.mark.parametrize("after", [b"x", b"\0" * 100, compressed(b"mehr")])
def test_f09_something_hidden_behind_the_content(post: Post, path: Path, honest: Manifest, after: bytes) -> None:
    raw = content(post, lines(7)[0])
    with refused(post, path, "envelope_damaged"):
        post.write(path, post.signed(replace(honest, parts=(part_of(raw),)), compressed(raw) + after))


@pytest.mark.parametrize(
    "line",
    [b"[" * 100_000, b'{"a":' * 100_000, b"null", b'"x"', b"\xff", b"{" + b" " * layout.HEAD_LIMIT + b"}", b"1e400"],
)
def test_f09_a_manifest_that_is_none(post: Post, path: Path, line: bytes) -> None:
    with refused(post, path, "envelope_damaged"):
        post.write(path, post.signed(line, b""))


HUGE = 10**30


@pytest.mark.parametrize(
    "said",
    [
        {"number": HUGE},
        {"number": -1},
        {"number": float("nan")},
        {"made": "x" * 33},
        {"made": "2026-03-02\0"},
        {"schema": "0" * 100_000},
        {"schema": "baru"},
        {"sender": "bukan-uuid"},
        {"direction": "sideways"},
        {"practice": 0},
        {"counts": {"skp": HUGE}},
        {"counts": []},
        {"parts": {}},
        {"span": {"epoch": -1, "first": 1, "last": 7, "before": "0" * 64, "after": "0" * 64}},
        {"span": {"epoch": HUGE, "first": 1, "last": 7, "before": "0" * 64, "after": "0" * 64}},
        {"span": {"epoch": 1, "first": -6, "last": 0, "before": "0" * 64, "after": "0" * 64}},
        {"span": {"epoch": 1, "first": 7, "last": 1, "before": "0" * 64, "after": "0" * 64}},
        {"span": {"epoch": 1, "first": 1, "last": 7, "before": "0" * 65, "after": "0" * 64}},
        {"span": {"epoch": 1, "first": 1, "last": 7, "before": "0" * 64, "after": "G" * 64}},
        {"span": None},
    ],
    ids=lambda said: str(said)[:60],
)
def test_f09_a_manifest_that_says_what_cannot_be(
    post: Post, path: Path, honest: Manifest, said: dict[str, object]
) -> None:
    """Epoch -1 is the centre's own: nobody writes there from outside."""
    line = json.dumps(json.loads(msgspec.json.encode(honest)) | said).encode()
    plain = post.plaintext(next(path.parent.iterdir()))
    with refused(post, path, "envelope_damaged"):
        post.write(path, post.signed(line, plain.split(b"\n", 2)[2]))


@pytest.mark.parametrize(
    "twice",
    [b'"number":1', b'"numb\\u0065r":2', b'"counts":{"skp":1}', b'"span":null'],
    ids=lambda twice: twice.decode(),
)
def test_f09_a_member_twice_refuses_the_whole(post: Post, path: Path, honest: Manifest, twice: bytes) -> None:
    """Programs differ in which of the two they take, so that two readers would see two envelopes."""
    line = msgspec.json.encode(honest)
    plain = post.plaintext(next(path.parent.iterdir()))
    with refused(post, path, "envelope_damaged"):
        post.write(path, post.signed(b"{" + twice + b"," + line[1:], plain.split(b"\n", 2)[2]))


@pytest.mark.parametrize("field", ["at", "actor", "action", "group", "undoes"])
def test_f38_a_nul_beside_the_record_refuses_the_whole(post: Post, path: Path, honest: Manifest, field: str) -> None:
    """In a record it is data; in what a journal says of one it is nothing that any program writes."""
    made, _ = lines(7)
    entry = json.loads(made[3])
    made[3] = json.dumps(entry | {field: "nol\0"}).encode()
    with refused(post, path, "envelope_entries_unreadable"):
        raw = content(post, made)
        post.write(path, post.signed(replace(honest, parts=(part_of(raw),)), compressed(raw)))


def test_an_instant_that_no_clock_tells_refuses_the_whole(post: Post, path: Path, honest: Manifest) -> None:
    made, _ = lines(7)
    made[3] = json.dumps(json.loads(made[3]) | {"at": "2" * 33}).encode()
    with refused(post, path, "envelope_entries_unreadable"):
        raw = content(post, made)
        post.write(path, post.signed(replace(honest, parts=(part_of(raw),)), compressed(raw)))


def test_f46_a_format_of_tomorrow_is_refused_in_plain_words(post: Post, path: Path, honest: Manifest) -> None:
    later = json.loads(msgspec.json.encode(honest)) | {"format": 2, "something": "new"}
    with refused(post, path, "envelope_newer"):
        post.write(path, post.signed(msgspec.json.encode(later), b""))
    unknown = json.loads(msgspec.json.encode(honest)) | {"something": "new"}
    with refused(post, path, "envelope_damaged"):
        post.write(path, post.signed(msgspec.json.encode(unknown), b""))


def test_f09_no_link_is_followed(post: Post, path: Path, stick: Path) -> None:
    sealed = FileSealer(post.office).seal(post.upward(evidence=evidence_of([b"a"])), stick)
    path.symlink_to(sealed.files[0])
    assert post.opener.find(stick) == (sealed.files[0],)
    with refused(post, path, "envelope_no_file"):
        pass
    elsewhere = sealed.files[1].rename(stick.parent / "elsewhere")
    sealed.files[1].symlink_to(elsewhere)
    with post.opener.open(sealed.files[0], post.centre_trust()) as opened:
        assert opened.evidence_parts == ()
        assert opened.missing_evidence == (sealed.files[1].name,)
    with refused(post, stick, "envelope_no_file"):
        pass
    os.mkfifo(stick / "fedcba9876543210.asnd")
    with refused(post, stick / "fedcba9876543210.asnd", "envelope_no_file"):
        pass


def test_a_part_of_another_envelope_is_not_taken(post: Post, stick: Path) -> None:
    sealer = FileSealer(post.office)
    one = sealer.seal(post.upward(evidence=evidence_of([b"satu"])), stick)
    other = sealer.seal(post.upward(evidence=evidence_of([b"dua!"])), stick)
    other.files[1].replace(one.files[1])
    with post.opener.open(one.files[0], post.centre_trust()) as opened:
        with pytest.raises(UserError, match="envelope_part_exchanged"):
            list(opened.evidence(one.files[1].name))
        assert sum(map(len, opened.entries())) == 7


def test_an_entry_out_of_its_place_refuses_the_whole(post: Post, path: Path, honest: Manifest) -> None:
    made, _ = lines(7)
    other, _ = lines(7, text="Lain")
    epoch, _ = lines(7, epoch=2)
    for wrong in (
        [made[1], made[0], *made[2:]],
        [*made[:3], other[3], *made[4:]],
        [*made[:6], epoch[6]],
        [*made[:6], made[5]],
        lines(7, seq=2)[0],
    ):
        raw = content(post, wrong)
        with refused(post, path, "envelope_chain_broken"):
            said = replace(honest, parts=(part_of(raw),), counts=kinds(wrong))
            post.write(path, post.signed(said, compressed(raw)))


def test_counts_that_differ_from_what_is_there(post: Post, path: Path, honest: Manifest) -> None:
    raw = content(post, lines(7)[0])
    for counts, key in (
        ({"skp": 7}, "envelope_chain_broken"),
        ({"skp": 5, "pegawai": 2, "unit": 0}, "envelope_damaged"),
        ({"skp": 8, "pegawai": -1}, "envelope_damaged"),
        ({"skp": 6}, "envelope_damaged"),
    ):
        with refused(post, path, key):
            post.write(path, post.signed(replace(honest, parts=(part_of(raw),), counts=counts), compressed(raw)))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda line: line.replace(b'"create"', b'"drop"'),
        lambda line: line.replace(b'"seq":', b'"nomor":'),
        lambda line: line[:-1] + b',"extra":1}',
        lambda line: line.replace(b'"teks"', b'"te\xffs"'),
        lambda line: line.replace(b'"after":{', b'"after":' + b"[" * 50_000 + b"{"),
        lambda line: b"[]",
        lambda line: b"",
    ],
)
def test_an_entry_that_is_none_refuses_the_whole(post: Post, path: Path, honest: Manifest, spoil: object) -> None:
    made, _ = lines(7)
    raw = content(post, [spoil(made[0]), *made[1:]])
    with refused(post, path, "envelope_entries_unreadable", "envelope_chain_broken"):
        post.write(path, post.signed(replace(honest, parts=(part_of(raw),)), compressed(raw)))


@SLOW
@given(st.integers(0, 10**9), st.integers(0, 7))
def test_f05_a_bit_that_the_sender_himself_flipped(post: Post, path: Path, place: int, bit: int) -> None:
    """Behind the encryption the signature and the hashes still stand: refused, or nothing at all is different."""
    sealed = post.seal(path.parent)
    plain = bytearray(post.plaintext(sealed))
    sealed.unlink()
    plain[place % len(plain)] ^= 1 << bit
    post.write(path, bytes(plain))
    with suppress(UserError), post.opener.open(path, post.centre_trust()) as opened:
        assert list(opened.part(PartKind.ENTRIES)) == lines(7)[0]


@SLOW
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.sampled_from(
                [
                    "'; DROP TABLE pegawai; --",
                    '=HYPERLINK("http://x","klik")',
                    "<script>alert(1)</script>",
                    "\u202e\u2066gnitirw\u2069",
                    "nol\0di tengah",
                    "\n\r\u2028\x85baris",
                    "N" * 1_000_000,
                ]
            ),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_f38_any_text_travels_as_it_is(post: Post, stick: Path, texts: list[str]) -> None:
    raw = [msgspec.json.encode({"teks": text}) for text in texts]
    (path,) = FileSealer(post.centre).seal(post.downward((Lines(PartKind.REFERENCE, [raw]),)), stick).files
    with post.opener.open(path, post.office_trust()) as opened:
        assert [msgspec.json.decode(line)["teks"] for line in opened.part(PartKind.REFERENCE)] == texts
    path.unlink()
