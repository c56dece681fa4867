"""Takes a page of the desk, gives it as HTML, through the templates that the dossier has too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources

from starlette.responses import Response

from rashomon.desk.acts import Line
from rashomon.desk.leaf import NAVIGATION, Leaf
from rashomon.desk.mending import LABELLED
from rashomon.desk.safety import Rules
from rashomon.mendable import STATUSES
from rashomon.show.page import asset, templates_of


class Paper:
    """What pages are printed on."""

    def __init__(self) -> None:
        self._templates = templates_of("rashomon.desk")
        known = {"entries": "/entry/", "labelled": LABELLED, "statuses": STATUSES}
        self._templates.globals.update(known)

    def warm(self) -> None:
        """Makes the templates ready, which the first page of each kind would wait for."""
        for name in self._templates.list_templates(["html"]):
            self._templates.get_template(name)

    def page(
        self,
        leaf: Leaf,
        rules: Rules,
        made: Line | None,
        asked: Mapping[str, str],
        stories: Sequence[tuple[str, str]] | None = None,
    ) -> bytes:
        """A page. `made` is the correction that led to it; `stories` those it can be of, None where it is of none."""
        html = self._templates.get_template(leaf.template).render(
            page=leaf,
            view=leaf.view,
            section=leaf.section,
            secret="" if rules.read_only else rules.secret,
            made=made,
            asked=asked,
            stories=stories,
            whole=leaf.extent is None or leaf.extent.whole,
            back=f"{leaf.here}{'?' + leaf.asked if leaf.asked else ''}",
        )
        return html.encode("utf-8", "replace")

    def refusal(self, status: int, words: str) -> Response:
        """A page that says in a sentence why it is no other."""
        html = self._templates.get_template("refusal.html").render(words=words, status=status, navigation=NAVIGATION)
        return Response(html.encode("utf-8", "replace"), status_code=status, media_type="text/html; charset=utf-8")

    def asset(self, name: str) -> str:
        """A style sheet or script."""
        if name == "desk.css":
            return (resources.files("rashomon.desk") / "templates" / name).read_text(encoding="utf-8")
        return str(asset(name))
