"""F10, F34, F36, F39: who may speak, to whom, and who may read."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from post import CENTRE, OFFICE, SPACE, TODAY, WORDS, Post, evidence_of, lines

from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.exchange.trust import Revocation
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.exchange.ports import Lines
from asn_desktop.storage.envelope import FileSealer
from asn_desktop.storage.identity import FileKeyRing, OwnTrust

STRANGER = SPACE


@contextmanager
def refused(*keys: str) -> Iterator[pytest.ExceptionInfo[UserError]]:
    with pytest.raises(UserError) as raised:
        yield raised
    assert raised.value.key in keys, raised.value


def opening(post: Post, path: Path, today: date = TODAY) -> int:
    with post.opener.open(path, post.centre_trust(today)) as opened:
        return sum(map(len, opened.entries()))


def test_f34_a_key_that_was_never_certified(post: Post, stick: Path, tmp_path: Path) -> None:
    stranger = FileKeyRing(tmp_path / "stranger", WORDS)
    path = FileSealer(stranger).seal(post.upward(signer=""), stick).files[0]
    with refused("envelope_forged"):
        opening(post, path)
    path = FileSealer(stranger).seal(post.upward(signer="", certificate=STRANGER), stick).files[0]
    with refused("envelope_sender_unknown"):
        opening(post, path)


def test_f34_a_signature_made_for_something_else(post: Post, stick: Path) -> None:
    """The same key has signed an enrolment; that does not make it an envelope."""
    path = post.seal(stick)
    manifest, _, content = post.plaintext(path).split(b"\n", 2)
    for purpose in (b"", b"asnd enrolment 1\0"):
        signature = base64.b64encode(post.office.sign(purpose + manifest))
        post.write(path, b"\n".join((manifest, signature, content)))
        with refused("envelope_forged"):
            opening(post, path)


@pytest.mark.parametrize("changed", [{"sender": STRANGER}, {"installation": "another"}])
def test_f34_an_office_that_speaks_for_another(post: Post, stick: Path, changed: dict[str, object]) -> None:
    with refused("envelope_not_certified"):
        opening(post, post.seal(stick, post.upward(**changed)))


def test_f34_a_revoked_device(post: Post, stick: Path) -> None:
    path = post.seal(stick)
    post.revocations[post.certificate.serial] = Revocation(
        post.certificate.serial, OFFICE, post.certificate.installation, "2026-02-01T00:00:00Z", "Laptop hilang"
    )
    with refused("envelope_revoked") as raised:
        opening(post, path)
    assert raised.value.facts["reason"] == "Laptop hilang"


def test_f34_a_certificate_before_and_after_its_time(post: Post, stick: Path) -> None:
    path = post.seal(stick)
    with refused("envelope_certificate_early"):
        opening(post, path, date(2025, 12, 31))
    assert opening(post, path, date(2026, 1, 1)) == 7
    assert opening(post, path, date(2027, 1, 1)) == 7
    with refused("envelope_certificate_over"):
        opening(post, path, date(2027, 1, 2))


@pytest.mark.parametrize("made", ["1970-01-01T00:00:00Z", "2099-12-31T00:00:00Z"])
def test_f44_the_clock_of_the_office_decides_nothing(post: Post, stick: Path, made: str) -> None:
    assert opening(post, post.seal(stick, post.upward(made=made))) == 7


def test_f34_a_certificate_without_the_right_to_send(post: Post, stick: Path) -> None:
    post.certificates[post.certificate.serial] = replace(post.certificate, rights=())
    with refused("envelope_no_right"):
        opening(post, post.seal(stick))


def test_f34_a_replaced_computer_speaks_no_more_and_the_new_one_does(post: Post, stick: Path) -> None:
    old = post.seal(stick)
    before = post.certificate
    post.office.rotate()
    post.certificate = post.admit(serial="second")
    post.revocations[before.serial] = Revocation(before.serial, OFFICE, before.installation, "2026-02-01", "Diganti")
    with refused("envelope_revoked"):
        opening(post, old)
    assert opening(post, post.seal(stick)) == 7


def test_f34_an_old_envelope_again_is_known_by_its_hash_and_number(post: Post, stick: Path) -> None:
    path = post.seal(stick)
    copy = stick / "fedcba9876543210.asnd"
    copy.write_bytes(path.read_bytes())
    with (
        post.opener.open(path, post.centre_trust()) as one,
        post.opener.open(copy, post.centre_trust()) as other,
    ):
        assert (one.sha256, one.manifest.id) == (other.sha256, other.manifest.id)


def test_f10_an_envelope_for_somebody_else(post: Post, stick: Path, tmp_path: Path) -> None:
    elsewhere = Post(tmp_path / "elsewhere")
    with refused("envelope_not_for_us"):
        opening(post, elsewhere.seal(stick))
    with refused("envelope_other_reader") as raised:
        opening(post, post.seal(stick, post.upward(recipient=STRANGER)))
    assert raised.value.facts["sender"] == "Distrik Walesi"


def test_f10_the_answer_for_another_office_of_this_computer(post: Post, stick: Path) -> None:
    parts = (Lines(PartKind.RECEIPTS, [[b"{}"]]),)
    path = FileSealer(post.centre).seal(post.downward(parts, recipient=STRANGER), stick).files[0]
    with refused("envelope_other_reader"), post.opener.open(path, post.office_trust()):
        pass
    path = FileSealer(post.centre).seal(post.downward(parts, sender=STRANGER), stick).files[0]
    with refused("envelope_not_certified"), post.opener.open(path, post.office_trust()):
        pass


def test_f10_practice_never_enters_a_real_centre(post: Post, stick: Path, tmp_path: Path) -> None:
    with refused("envelope_practice") as raised:
        opening(post, post.seal(stick, post.upward(practice=True)))
    assert raised.value.facts["sender"] == "Distrik Walesi"
    practising = Post(tmp_path / "practice", practice=True)
    assert opening(practising, practising.seal(stick)) == 7
    with refused("envelope_real"):
        opening(practising, practising.seal(stick, practising.upward(practice=False)))


def test_an_answer_is_believed_after_the_certificate_is_over(post: Post, stick: Path) -> None:
    """Its renewal comes in just such an envelope."""
    parts = (Lines(PartKind.TRUST, [[b"{}"]]),)
    path = FileSealer(post.centre).seal(post.downward(parts), stick).files[0]
    with post.opener.open(path, post.office_trust()) as opened:
        assert list(opened.part(PartKind.TRUST)) == [b"{}"]


def test_f34_an_answer_that_the_centre_did_not_sign(post: Post, stick: Path) -> None:
    forged = post.downward((Lines(PartKind.RECEIPTS, [[b"{}"]]),), signer="")
    path = FileSealer(post.office).seal(forged, stick).files[0]
    with refused("envelope_forged"), post.opener.open(path, post.office_trust()):
        pass


def test_f36_keys_change_while_envelopes_are_on_their_way(post: Post, stick: Path) -> None:
    path = post.seal(stick)
    post.centre.rotate()
    assert opening(post, path) == 7
    post.office.rotate()  # the centre knows only the old key, and the certificate names it
    assert opening(post, post.seal(stick)) == 7
    parts = (Lines(PartKind.RECEIPTS, [[b"{}"]]),)
    down = FileSealer(post.centre).seal(post.downward(parts), stick).files[0]
    with post.opener.open(down, post.office_trust()) as opened:
        assert list(opened.part(PartKind.RECEIPTS)) == [b"{}"]


def test_f36_a_centre_whose_keys_were_lost_reads_again_from_its_recovery(
    post: Post, stick: Path, tmp_path: Path
) -> None:
    path = post.seal(stick)
    saved = tmp_path / "recovery.age"
    post.centre.save_recovery(saved, "kopi pagi di Wamena")
    post.centre.folder.joinpath("keys.json").unlink()
    with refused("envelope_not_for_us"):
        opening(post, path)
    post.centre.restore_recovery(saved, "kopi pagi di Wamena")
    assert opening(post, path) == 7
    assert post.centre.keys() == post.certificate.centre.keys


def test_f39_a_stick_found_by_a_stranger_tells_nothing(post: Post, stick: Path, tmp_path: Path) -> None:
    made, _ = lines(40, text="Rahasia Yohana Wenda 199003012015032901")
    request = post.upward(40, parts=(Lines(PartKind.ENTRIES, [made]),), evidence=evidence_of([b"Yohana" * 50]))
    request = replace(request, span=lines(40, text="Rahasia Yohana Wenda 199003012015032901")[1])
    sealed = FileSealer(post.office).seal(request, stick)
    again = FileSealer(post.office).seal(request, stick)
    stranger = FileKeyRing(tmp_path / "stranger", WORDS)
    for path in (*sealed.files, *again.files):
        assert re.fullmatch(r"[0-9a-f]{16}(-\d\d)?\.asnd", path.name)
        content = path.read_bytes()
        for told in (b"Yohana", b"199003012015032901", b"Walesi", b"skp", str(OFFICE).encode(), CENTRE.bytes):
            assert told not in content
    assert sealed.files[0].stem != again.files[0].stem
    assert sealed.sha256 != again.sha256
    with refused("envelope_not_for_us"), post.opener.open(sealed.files[0], OwnTrust(stranger)):
        pass
