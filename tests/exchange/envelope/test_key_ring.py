"""Keys of an installation: made once, kept for good, never over others; and admission by a centre, step by step."""

from __future__ import annotations

import hashlib
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from uuid import uuid5

import msgspec
import pytest
from msgspec.structs import replace
from post import CENTRE, INSTALLATION, OFFICE, SPACE, WORDS, Post

from asn_desktop.core.exchange.trust import Certificate, Enrolment, Keys, Right, Signed
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.identity import CentreKeyRing, FileKeyRing
from asn_desktop.storage.identity.keeping import load, save_first
from asn_desktop.storage.identity.words import eight_words, load_words


@pytest.fixture
def ring(tmp_path: Path) -> FileKeyRing:
    return FileKeyRing(tmp_path / "identity", WORDS)


def test_keys_are_made_once_and_only_their_owner_may_read_them(ring: FileKeyRing) -> None:
    keys = ring.keys()
    again = FileKeyRing(ring.folder, WORDS)
    assert again.keys() == keys
    assert keys.reading.startswith("age1")
    assert stat.S_IMODE((ring.folder / "keys.json").stat().st_mode) == 0o600
    assert [path.name for path in ring.folder.iterdir()] == ["keys.json"]


def test_two_processes_that_begin_at_once_end_with_the_same_keys(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from asn_desktop.storage.identity import FileKeyRing;"
        "print(FileKeyRing(Path(sys.argv[1]), Path(sys.argv[2])).keys())"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "identity"), str(WORDS)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    try:
        assert len({process.communicate(timeout=60)[0] for process in running}) == 1
    finally:
        for process in running:
            process.kill()
            process.communicate()


def test_whoever_comes_second_gets_the_keys_of_the_first(ring: FileKeyRing, tmp_path: Path) -> None:
    keys = ring.keys()
    FileKeyRing(tmp_path / "other", WORDS).keys()
    late = load(tmp_path / "other")
    assert late is not None
    assert save_first(ring.folder, late).pairs[0].public() == keys


def test_damaged_keys_are_never_replaced_by_new_ones(ring: FileKeyRing) -> None:
    ring.keys()
    file = ring.folder / "keys.json"
    for content in (
        b"",
        b"{}",
        b"\xff",
        file.read_bytes()[:-1],
        file.read_bytes().replace(b'"format":1', b'"format":2'),
    ):
        file.write_bytes(content)
        with pytest.raises(UserError, match="identity_unreadable"):
            ring.keys()
        assert file.read_bytes() == content


def test_a_folder_that_cannot_keep_keys() -> None:
    with pytest.raises(UserError, match="identity_not_kept"):
        FileKeyRing(Path("/sys/kernel/identity"), WORDS).keys()


def test_the_office_is_admitted(post: Post) -> None:
    (certificate,) = post.office.certificates(OFFICE)
    assert certificate == post.certificate
    assert post.office.secrets(OFFICE) == (hashlib.sha256(b"first").digest(),)
    assert post.office.certificates(SPACE) == ()
    again = post.admit(serial="renewal")
    assert post.office.certificates(OFFICE) == (again, certificate)
    assert len(post.office.secrets(OFFICE)) == 2


def test_both_sides_see_the_same_eight_words_of_the_same_paper_only(post: Post) -> None:
    signed = post.office.enrolment(post.asked())
    words = post.office.request_words(signed)
    assert len(words) == 8
    assert post.centre.request_words(signed) == words
    assert post.office.request_words(replace(signed, body=signed.body.replace("Walesi", "Wamena"))) != words
    card = post.certificate.centre
    assert post.office.centre_words(card) == post.centre.centre_words(post.card())
    assert post.office.centre_words(replace(card, keys=post.office.keys())) != post.centre.centre_words(card)


@pytest.mark.parametrize(
    "change",
    [
        lambda signed, other: replace(signed, body=signed.body.replace("Walesi", "Wamena")),
        lambda signed, other: replace(signed, signer=other.keys().signing),
        lambda signed, other: replace(signed, signature="AAAA"),
        lambda signed, other: replace(signed, body="{}"),
        lambda signed, other: replace(signed, body="[" * 100_000),
        lambda signed, other: other.sign_document(json_of(signed), b"asnd enrolment 1\0"),
        lambda signed, other: other.sign_document(json_of(signed), b"asnd certificate 1\0"),
    ],
)
def test_f34_an_enrolment_that_was_altered_or_brings_the_key_of_another(
    post: Post, ring: FileKeyRing, change: object
) -> None:
    signed = change(post.office.enrolment(post.asked()), ring)
    with pytest.raises(UserError, match="identity_request_broken"):
        post.centre.check_enrolment(signed)


def json_of(signed: Signed) -> Enrolment:
    return msgspec.json.decode(signed.body, type=Enrolment)


def certificate_for(post: Post, **changed: object) -> Certificate:
    certificate = Certificate(
        SPACE, post.card(), OFFICE, "Distrik Walesi", INSTALLATION, post.office.keys(), (Right.SEND,),
        date(2026, 1, 1), date(2027, 1, 1),
    )  # fmt: skip
    return replace(certificate, **changed)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"office": SPACE}, "identity_admission_other_office"),
        ({"installation": "another"}, "identity_admission_other_computer"),
        ({"keys": "others"}, "identity_admission_other_computer"),
    ],
)
def test_a_certificate_for_somebody_else(post: Post, ring: FileKeyRing, changed: dict[str, object], key: str) -> None:
    if changed.get("keys"):
        changed = {"keys": Keys(ring.keys().signing, post.office.keys().reading)}
    admission = post.centre.issue(certificate_for(post, **changed), b"s" * 32)
    with pytest.raises(UserError, match=key):
        post.office.admit(admission, OFFICE, INSTALLATION)


def test_f34_a_certificate_that_was_altered(post: Post) -> None:
    admission = post.centre.issue(certificate_for(post), b"s" * 32)
    signed = admission.certificate
    altered = replace(signed, body=signed.body.replace("2027", "2099"))
    with pytest.raises(UserError, match="identity_admission_forged"):
        post.office.admit(replace(admission, certificate=altered), OFFICE, INSTALLATION)
    for secret in ("", "AAAA", admission.secret[:-8], post.centre.issue(certificate_for(post), b"short").secret):
        with pytest.raises(UserError, match="identity_admission_broken"):
            post.office.admit(replace(admission, secret=secret), OFFICE, INSTALLATION)
    assert len(post.office.certificates(OFFICE)) == 1


def test_f34_another_centre_takes_over_only_on_purpose(post: Post, tmp_path: Path) -> None:
    """Whoever makes himself a centre with the name and number of ours has not its key."""
    stranger = CentreKeyRing(tmp_path / "stranger", WORDS)
    for centre in (CENTRE, SPACE):
        card = replace(post.card(), id=centre, keys=stranger.keys())
        admission = stranger.issue(certificate_for(post, centre=card), b"s" * 32)
        with pytest.raises(UserError, match="identity_admission_other_centre"):
            post.office.admit(admission, OFFICE, INSTALLATION)
    other = post.office.admit(admission, OFFICE, INSTALLATION, new_centre=True)
    assert post.office.certificates(OFFICE)[0] == other


def test_f34_an_old_admission_shown_again_takes_nothing_back(post: Post) -> None:
    """The computer goes on speaking by its newest certificate: the old one may have been taken back meanwhile."""
    first = certificate_for(post, serial=uuid5(SPACE, "old"))
    old = post.centre.issue(first, b"s" * 32)
    post.office.admit(old, OFFICE, INSTALLATION)
    newest = certificate_for(post, serial=uuid5(SPACE, "new"))
    post.office.admit(post.centre.issue(newest, b"s" * 32), OFFICE, INSTALLATION)
    post.office.admit(old, OFFICE, INSTALLATION)
    assert [one.serial for one in post.office.certificates(OFFICE)][:2] == [newest.serial, first.serial]


def test_f34_a_stranger_that_shows_the_card_of_the_centre(post: Post, tmp_path: Path) -> None:
    fresh = Post(tmp_path / "fresh")
    stranger = CentreKeyRing(tmp_path / "stranger", WORDS)
    admission = stranger.issue(certificate_for(fresh), b"s" * 32)
    with pytest.raises(UserError, match="identity_admission_other_centre"):
        fresh.office.admit(admission, OFFICE, INSTALLATION)
    with pytest.raises(UserError, match="identity_admission_forged"):
        fresh.office.admit(admission, OFFICE, INSTALLATION, new_centre=True)


def test_f36_a_centre_brings_its_next_key_in_a_certificate_signed_by_the_known_one(post: Post) -> None:
    before = post.centre.keys()
    post.centre.rotate()
    with pytest.raises(UserError, match="identity_admission_other_centre"):
        post.admit(serial="signed by a key nobody has seen")
    certificate = certificate_for(post)
    assert certificate.centre.keys != before
    post.office.admit(post.centre.issue(certificate, b"s" * 32, signer=before.signing), OFFICE, INSTALLATION)
    post.admit(serial="from now on")


def test_f36_lost_keys_come_back_and_new_ones_stay_for_reading(post: Post, tmp_path: Path) -> None:
    saved = tmp_path / "pemulihan.age"
    post.office.save_recovery(saved, "kopi pagi di Wamena")
    assert b"AGE-SECRET-KEY" not in saved.read_bytes()
    (post.office.folder / "keys.json").unlink()
    fresh = post.office.keys()
    assert fresh != post.certificate.keys
    with pytest.raises(UserError, match="identity_passphrase_wrong"):
        post.office.restore_recovery(saved, "kopi sore di Wamena")
    assert post.office.keys() == fresh
    assert post.office.restore_recovery(saved, "kopi pagi di Wamena") == post.certificate.keys
    assert len(post.office.reading_identities()) == 2
    assert post.office.certificates(OFFICE) == (post.certificate,)
    assert post.office.sign(b"x", fresh.signing)


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"age-encryption.org/v1\n-> X25519 abc\n"])
def test_a_file_that_is_no_recovery(ring: FileKeyRing, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x"
    file.write_bytes(content)
    with pytest.raises(UserError, match="identity_recovery_foreign"):
        ring.restore_recovery(file, "kopi pagi di Wamena")
    with pytest.raises(UserError, match="identity_recovery_unreadable"):
        ring.restore_recovery(tmp_path / "none", "kopi pagi di Wamena")
    with pytest.raises(UserError, match="identity_recovery_not_written"):
        ring.save_recovery(tmp_path / "none" / "x", "kopi pagi di Wamena")
    assert not (tmp_path / "none").exists()


def test_a_key_that_is_not_here_cannot_sign(post: Post, ring: FileKeyRing) -> None:
    with pytest.raises(UserError, match="identity_key_lost"):
        ring.sign(b"x", post.certificate.keys.signing)


def test_the_words_can_be_told_apart_over_a_bad_line() -> None:
    words = load_words(WORDS)
    assert len(words) == 1024
    assert len({word[:4] for word in words}) == 1024
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 9 for word in words)
    assert not any(differ_by_one(one, other) for place, one in enumerate(words) for other in words[:place])


def differ_by_one(one: str, other: str) -> bool:
    """One letter other, missing or more."""
    if one[:3] != other[:3] and one[-3:] != other[-3:] and one[:2] + one[-2:] != other[:2] + other[-2:]:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def test_a_list_of_words_that_lost_one_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "id.txt"
    file.write_text("\n".join(WORDS.read_text().split()[:-1]))
    with pytest.raises(ValueError, match="1024"):
        load_words(file)


def test_eight_words_are_the_first_eighty_bits() -> None:
    words = load_words(WORDS)
    bits = bin(int(hashlib.sha256(b"isi").hexdigest(), 16))[2:].zfill(256)
    assert eight_words(b"isi", words) == tuple(words[int(bits[n : n + 10], 2)] for n in range(0, 80, 10))


def test_nothing_of_the_keys_is_left_in_the_folder_for_others(post: Post) -> None:
    for folder in (post.office.folder, post.centre.folder):
        assert [path.name for path in folder.iterdir()] == ["keys.json"]
