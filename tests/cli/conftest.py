import pytest

from rashomon.cli import settings
from tests.cli.calls import Caller
from tests.pages.invented import summit


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """An empty folder, and an environment and a home that set nothing."""
    for name in settings.SETTINGS:
        monkeypatch.delenv(f"RASHOMON_{name.upper()}", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def call(capsys):
    return Caller(capsys)


@pytest.fixture
def folder(here):
    """A folder `summit` with a record of three invented reports."""
    place = here / "summit"
    place.mkdir()
    summit(place / "rashomon.sqlite").close()
    return place
