"""Takes reports, writes a picture of every page of their record: each section of the dossier, and the desk.

    python bench/screenshots.py OUT [--reports FOLDER] [--record RECORD] [--widths 390 1280 1920] [--axe]

Without reports it takes the bundled example. Chromium is the system's, or the one that CHROMIUM names. What the browser
complains of, and what a page asks of any other address, is printed and makes the exit code 1; with --axe, so is what
axe-core finds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from rashomon import job
from rashomon.cli.serving import answers
from rashomon.desk.leaf import NAVIGATION
from rashomon.desk.safety import Rules
from rashomon.desk.serve import opened
from rashomon.findings import Comparison, Quote
from rashomon.people import People
from rashomon.record import Record
from rashomon.show.dossier import write

EXAMPLE = Path(__file__).parents[1] / "examples"

PATIENCE = 180_000
"""Milliseconds that one step may take: a dossier is long, and a machine may be busy."""

TALL = 6000
"""Pixels of a page that a picture shows at most."""


def main() -> int:
    asked = _asked()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        record = asked.record or Path(folder) / "rashomon.sqlite"
        if asked.record is None:
            job.read([str(asked.reports)], record=record, jobs=1, lexicon=_lexicon(asked.reports))
        with Record(record) as found:
            page = write(found, Path(folder) / "dossier.html").path
            addresses = list(_addresses(found))
        complaints = []
        with opened(record, Rules("127.0.0.1", read_only=False), answers()) as desk:
            for theme in asked.themes:
                for width in asked.widths:
                    look = Look(chromium, asked.out, theme, width, axe=asked.axe)
                    complaints += look.dossier(page)
                    complaints += look.desk(desk, addresses)
            paper(chromium, page, asked.out)
    for complaint in complaints:
        print(complaint)
    print(f"{len(list(asked.out.glob('*.png')))} pictures in {asked.out}; {len(complaints)} complaints")
    return 1 if complaints else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--reports", type=Path, default=EXAMPLE)
    parser.add_argument("--record", type=Path)
    parser.add_argument("--widths", type=int, nargs="+", default=[390, 1280, 1920])
    parser.add_argument("--axe", action="store_true", help="judge each page by axe-core, which the tests bring")
    parser.add_argument("--themes", nargs="+", default=["light", "dark"])
    return parser.parse_args()


def _lexicon(folder: Path) -> str | None:
    path = folder / "lexicon.toml"
    return str(path) if path.is_file() else None


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if program is None:
        sys.exit("no Chromium on this machine: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=program, args=flags)
        yield chromium
        chromium.close()


def _addresses(record: Record) -> Iterator[tuple[str, str]]:
    """Every page of the desk: its name and its address."""
    for place in NAVIGATION:
        yield place.href.strip("/"), place.href
    people = People(record).all
    quotes = record.all(Quote)
    yield "reading", f"/read/{record.letter(record.digests()[0])}"
    if people:
        most = max(people[:20], key=lambda person: len(person.quotes))
        yield "actor", f"/actors/{most.id[:12]}"
        yield "found", f"/search?q={most.name.replace(' ', '+')}"
    if quotes:
        yield "entry-quote", f"/entry/{quotes[0].id[:12]}"
    if compared := record.all(Comparison):
        yield "entry-comparison", f"/entry/{compared[0].id[:12]}"
    yield "refusal", "/there-is-none"


def paper(chromium: Browser, dossier: Path, out: Path) -> None:
    """The dossier as it is printed: a PDF, and a picture of each sheet where `pdftoppm` is there to make it."""
    page = chromium.new_page()
    page.goto(dossier.as_uri())
    page.pdf(path=out / "paper.pdf", format="A4", prefer_css_page_size=True)
    page.close()
    if program := shutil.which("pdftoppm"):
        subprocess.run([program, "-r", "70", "-png", str(out / "paper.pdf"), str(out / "paper")], check=True)


class Look:
    """Looks at pages in one theme and width."""

    def __init__(self, chromium: Browser, out: Path, theme: str, width: int, *, axe: bool) -> None:
        self._out, self._name, self._axe = out, f"{width}-{theme}", axe
        view = {"width": width, "height": 900}
        # The policy of a page forbids what axe needs to run in it.
        self._context = chromium.new_context(viewport=view, color_scheme=theme, bypass_csp=axe)  # type: ignore[arg-type]
        self._page = self._context.new_page()
        self._page.set_default_timeout(PATIENCE)
        self._complaints: list[str] = []
        self._page.on("console", lambda message: self._complaints.append(f"{self._page.url}: {message.text}"))
        self._page.on("pageerror", lambda error: self._complaints.append(f"{self._page.url}: {error}"))

    def dossier(self, path: Path) -> list[str]:
        """Each section of the dossier."""
        self._page.goto(path.as_uri())
        for section in self._page.query_selector_all("main > section, #brief, body > footer"):
            section.screenshot(path=self._out / f"dossier-{section.get_attribute('id')}-{self._name}.png")
        return self._wide("dossier")

    def desk(self, address: str, pages: list[tuple[str, str]]) -> list[str]:
        """Each page of the desk."""
        found = []
        self._page.on("request", lambda asked: self._outside(asked.url, address))
        for name, place in pages:
            self._page.goto(address + place)
            found += self._wide(place)
            height = min(TALL, int(self._page.evaluate("document.documentElement.scrollHeight")))
            clip = {"x": 0, "y": 0, "width": self._page.viewport_size["width"], "height": height}  # type: ignore[index]
            self._page.screenshot(path=self._out / f"desk-{name}-{self._name}.png", full_page=True, clip=clip)  # type: ignore[arg-type]
        return found + [one for one in self._complaints if "there-is-none" not in one]

    def _outside(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:")):
            self._complaints.append(f"asked of another address: {url}")

    def _wide(self, name: str) -> list[str]:
        """A page that has to be moved sideways to be read."""
        wide = self._page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        too_wide = [f"{name} at {self._name}: {wide} px too wide"] if wide > 0 else []
        return too_wide + (self._judged(name) if self._axe else [])

    def _judged(self, name: str) -> list[str]:
        """What axe-core finds."""
        import axe_playwright_python as axe

        self._page.evaluate(Path(axe.__file__).with_name("axe.min.js").read_text("utf-8"))
        found = self._page.evaluate("axe.run().then(result => result.violations)")
        return [
            f"{name} at {self._name}: {one['impact']} {one['id']}, {len(one['nodes'])} places: {one['help']}; "
            f"{one['nodes'][0]['target']}"
            for one in found
        ]


if __name__ == "__main__":
    sys.exit(main())
