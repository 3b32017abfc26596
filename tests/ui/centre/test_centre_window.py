"""The whole way: from the start page into a centre, out again, and back in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from posting import Office

from asn_desktop.ui.views.start import StartPage


def _start_page(running: Any) -> StartPage:
    page = running.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    return page


def _new_centre(running: Any, path: Path, name: str = "BKPSDM Jayawijaya", *, practice: bool = False) -> None:
    start = _start_page(running)._centre
    assert start is not None
    start.ask(new=True)
    for field, value in (("nama", name), ("tempat", str(path)), ("petugas", "Ina Wenda")):
        start.typed(field, value)
    start.practise(practice)
    start.go()
    running.qtbot.waitUntil(lambda: running.window.place == "penerimaan", timeout=20000)
    running.settle()


def test_a_new_centre_is_made_by_a_small_form_and_found_again(program: Callable[[], Any], tmp_path: Path) -> None:
    running = program()
    running.start()
    running.settle()
    page = _start_page(running)
    assert not page._centre_card.isHidden()
    path = tmp_path / "pusat" / "Pusat.asnc"
    _new_centre(running, path, practice=True)
    assert path.exists()
    assert "BKPSDM Jayawijaya" in running.window.windowTitle()
    assert "LATIHAN" in running.window.windowTitle()
    assert running.desk.preferences.recent[0] == str(path)
    running.desk.leave()
    running.settle()
    page = _start_page(running)
    page._open(path)
    running.qtbot.waitUntil(lambda: running.window.place == "penerimaan", timeout=20000)
    running.settle()


def test_every_screen_of_a_centre_opens_in_both_languages_with_its_help(
    program: Callable[[], Any], tmp_path: Path
) -> None:
    running = program()
    running.start()
    running.settle()
    _new_centre(running, tmp_path / "Pusat.asnc")
    for language in ("en", "id"):
        running.desk.prefer(replace(running.desk.preferences, language=language))
        running.settle()
        running.window._toggle_help()
        for key in ("penerimaan", "kantor", "meja", "pegawai", "rekap", "terbitan", "pusat"):
            running.window.go(key)
            running.settle()
            assert running.window.place == key
            assert running.window.help_panel()._body.toPlainText()
        running.window._toggle_help()


def test_what_cannot_be_opened_is_said_on_the_start_page(program: Callable[[], Any], tmp_path: Path) -> None:
    running = program()
    running.start()
    running.settle()
    start = _start_page(running)._centre
    assert start is not None
    start.ask(new=False)
    start.typed("petugas", "Ina")
    start.typed("tempat", "")
    start.go()
    assert _start_page(running)._form._fields["tempat"].wrong
    for place, key in (
        ("postgresql://pusat@127.0.0.1:1/asn", "centre_unreachable"),
        (str(tmp_path / "tiada.asnc"), "centre_missing"),
        ("mysql://server/asn", "centre_place"),
    ):
        start.typed("tempat", place)
        start.go()
        running.settle()
        shown = running.window.messages._queue[-1]
        what, _why, _now = shown.what, shown.why, shown.now
        assert shown.kind == "problem", key
        assert what.endswith(".")
        assert running.window.place == ""


def test_a_computer_without_the_centres_keys_is_told_so(
    program: Callable[[], Any], tmp_path: Path, kantor: Callable[..., Office]
) -> None:
    from asn_desktop.storage.identity import CentreKeyRing

    running = program()
    running.start()
    running.settle()
    _new_centre(running, tmp_path / "Pusat.asnc")
    (unsaved,) = running.window.messages._queue
    assert "kantor harus didaftarkan lagi" in unsaved.what
    running.window._act(unsaved.action)
    running.settle()
    assert running.window.place == "pusat"
    keys = running.window.visit("pusat").presenter
    keys.save(tmp_path / "kunci.age", "burung cenderawasih terbang")
    running.settle()
    running.desk.leave()
    running.settle()
    start = _start_page(running)._centre
    assert start is not None
    start.open(str(tmp_path / "Pusat.asnc"), "Ina")
    running.qtbot.waitUntil(lambda: running.window.place == "penerimaan", timeout=20000)
    running.settle()
    assert not [each for each in running.window.messages._queue if each.kind == "note"], "now they are kept elsewhere"
    running.desk.leave()
    running.settle()
    ring: CentreKeyRing = running.desk.machine.centres.open(str(tmp_path / "Pusat.asnc"), _today()).ring
    ring.rotate()
    start = _start_page(running)._centre
    assert start is not None
    start.open(str(tmp_path / "Pusat.asnc"), "Ina")
    running.qtbot.waitUntil(lambda: running.window.place == "penerimaan", timeout=20000)
    running.settle()
    assert "kunci" in running.window.messages._queue[-1].what


def test_a_stick_is_taken_in_by_keyboard_and_the_answer_written(
    program: Callable[[], Any], tmp_path: Path, kantor: Callable[..., Office]
) -> None:
    running = program()
    running.start()
    running.settle()
    _new_centre(running, tmp_path / "Pusat.asnc", "BKPSDM")
    walesi = kantor("Distrik Walesi", running.desk.place.centre)
    walesi.people("Yuliana Hubi")
    walesi.send(tmp_path / "stik")
    screen = running.window.visit("penerimaan")
    screen.presenter.look((tmp_path / "stik",))
    running.settle()
    running.window._trigger("primary_action")
    running.settle()
    assert screen.receipt.isVisible()
    assert "Urungkan" not in [getattr(m.action, "label", "") for m in running.window.messages._queue]
    screen.presenter.write_answers(tmp_path / "stik")
    running.settle()
    assert len(list((tmp_path / "stik").glob("*.asnd"))) == 2
    running.window.go("pegawai")
    running.settle()
    assert running.window.visit("pegawai").list.model.rowCount() == 1


def _today() -> Any:
    from datetime import date

    return date.today()  # noqa: DTZ011 - the day of the computer


def test_a_centre_on_a_server_is_opened_by_its_address_and_its_password_is_not_kept(
    program: Callable[[], Any], tmp_path: Path, kantor: Callable[..., Office], postgresql_url: str
) -> None:
    from uuid import uuid4

    from sqlalchemy import create_engine, text
    from sqlalchemy.engine import make_url

    name = f"jendela_{uuid4().hex[:12]}"
    server = create_engine(postgresql_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        url = make_url(postgresql_url).set(database=name, drivername="postgresql", password="rahasia")
        running = program()
        running.start()
        running.settle()
        start = _start_page(running)._centre
        assert start is not None
        start.ask(new=True)
        for field, value in (
            ("nama", "BKPSDM"),
            ("tempat", url.render_as_string(hide_password=False)),
            ("petugas", "Ina"),
        ):
            start.typed(field, value)
        start.go()
        running.qtbot.waitUntil(lambda: running.window.place == "penerimaan", timeout=20000)
        running.settle()
        assert "rahasia" not in running.desk.preferences.centre
        assert name in running.desk.preferences.centre
        assert running.desk.preferences.recent == ()
        walesi = kantor("Distrik Walesi", running.desk.place.centre)
        walesi.people("Yuliana Hubi")
        walesi.send(tmp_path / "stik")
        screen = running.window.visit("penerimaan")
        screen.presenter.look((tmp_path / "stik",))
        running.settle()
        screen.presenter.take_all()
        running.settle()
        assert screen._state.taken == 1
        for key in ("kantor", "meja", "pegawai", "rekap"):
            running.window.go(key)
            running.settle()
        assert running.window.visit("pegawai").list.model.rowCount() == 1
        _turn_off(server, name)
        running.window.go("kantor")
        running.window.visit("kantor").presenter.listing.refresh()
        running.settle()
        assert running.window.messages._queue[-1].what == "Pusat tidak menjawab lagi."
        running.desk.leave()
        running.settle()
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        server.dispose()


def _turn_off(server: Any, name: str) -> None:
    """Nobody may use the database any more."""
    from sqlalchemy import text

    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
