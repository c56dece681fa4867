"""Settings of every test: how far properties are tried, and where the optional texts and gold lie."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from rashomon import parse

ROOT = Path(__file__).parents[1]

settings.register_profile(
    "suite", max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("wide", settings.get_profile("suite"), max_examples=2000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture(scope="session", autouse=True)
def _one_model() -> Iterator[None]:
    """One parser's model for each process of the suite, however many records are made in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "opened", functools.cache(parse.opened))
        yield


@pytest.fixture(scope="session")
def examples() -> Path:
    """The bundled example."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with texts and gold that are not part of it."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("no ../shared/gold here: its texts and annotations are not part of the project")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, never a downloaded one; one for each process of the suite."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if program is None:
        missing = "no Chromium on this machine: install it, or name it in CHROMIUM"
        if os.environ.get("RASHOMON_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        # Chromium's sandbox does not start for root, as whom containers run tests.
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=program, args=flags)
        yield chromium
        chromium.close()
