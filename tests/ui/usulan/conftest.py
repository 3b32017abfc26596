"""A small office in a real file, with its vault, behind the screen of proposals."""

from tests.ui.karier.conftest import desk, make_desk, register  # noqa: F401 - fixtures
