"""A browser to look at pages with: the system's Chromium, never a downloaded one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from rashomon import job
from rashomon.record import Record
from rashomon.show.dossier import write
from tests.pages.invented import summit


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with summit(tmp_path / "record.sqlite") as found:
        yield found


type Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Writes the page of a record and opens it; whatever the browser complains of fails the test at its end."""
    contexts, complaints = [], []

    def look(record: Record, *, share: bool = False, anchor: str = "", width: int = 1280, **options: object) -> Page:
        written = write(record, tmp_path / "dossier.html", share=share)
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(written.path.as_uri() + anchor)
        return page

    yield look
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def made(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the example, read once: to be looked at, or copied."""
    folder = tmp_path_factory.mktemp("forms")
    shutil.copytree(examples, folder, dirs_exist_ok=True)
    job.read([str(folder)], record=folder / job.RECORD, lexicon=str(folder / job.LEXICON), jobs=1)
    with Record(folder / job.RECORD) as found:
        write(found, folder / "dossier.html")
    return folder
