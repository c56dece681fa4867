"""The house: files import only downwards, there is no cycle, and prints and broad excepts stand where they may."""

from __future__ import annotations

import ast
import functools
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "rashomon"

FLOORS = [
    ("errors",),
    ("text",),
    ("findings", "tokens", "dates", "network"),
    ("rows", "ledger", "model"),
    ("lexicon", "parse", "mendable"),
    ("tools",),
    ("rooms",),
    ("stage", "groups"),
    ("read", "within", "across", "engines"),
    ("pipeline", "plan"),
    ("record",),
    ("units", "replay", "reach"),
    ("visit",),
    ("run",),
    ("intake",),
    ("job",),
    ("codebook", "people", "copies", "timeline", "measured", "nli"),
    ("occasions", "happening"),
    ("happenings",),
    ("stories",),
    ("alike",),
    ("decide", "sourcing", "threads", "institutions"),
    ("check", "audit", "explain"),
    ("facts", "papers"),
    ("standings",),
    ("over_time",),
    ("chronicle",),
    ("brief",),
    ("export", "show"),
    ("desk",),
    ("cli",),
]
"""From the ground up. Files and packages of one floor do not import each other."""

LEVEL = {name: level for level, names in enumerate(FLOORS) for name in names}


@functools.cache
def modules():
    paths = [(path, path.relative_to(SOURCE).with_suffix("").parts) for path in sorted(SOURCE.rglob("*.py"))]
    return [(".".join(part for part in parts if part != "__init__") or "__init__", path) for path, parts in paths]


def running(tree):
    """The nodes of a module that run: what stands under `if TYPE_CHECKING` does not."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield node
            yield from running(node)


@functools.cache
def imports(path):
    return list(imported(path))


def imported(path):
    known = {name for name, _ in modules()}
    for node in running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "rashomon":
            if node.module == "rashomon":
                yield from (alias.name for alias in node.names)
            else:
                base = node.module.removeprefix("rashomon.")
                names = [f"{base}.{alias.name}" for alias in node.names]
                yield from (name if name in known else base for name in names)
        if isinstance(node, ast.Import):
            yield from (a.name.removeprefix("rashomon.") for a in node.names if a.name.startswith("rashomon."))


def test_every_module_has_a_floor():
    tops = {name.split(".")[0] for name, _ in modules()} - {"__init__", "__main__"}
    assert tops <= set(LEVEL)


def test_imports_lead_downwards():
    wrong = []
    for name, path in modules():
        top = name.split(".")[0]
        if top in {"__init__", "__main__"}:
            continue
        for other in imports(path):
            below = other.split(".")[0]
            if below != top and LEVEL[below] >= LEVEL[top]:
                wrong.append(f"{name} imports {other}")
    assert wrong == []


def test_there_is_no_cycle():
    graph = {name: set(imports(path)) - {name} for name, path in modules()}
    done, path = set(), []

    def visit(name):
        assert name not in path, f"a cycle: {' -> '.join([*path, name])}"
        if name in done or name not in graph:
            return
        path.append(name)
        for other in graph[name]:
            visit(other)
        path.pop()
        done.add(name)

    for name in graph:
        visit(name)


def test_one_broad_except():
    broad = []
    for name, path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else ""
                if caught in {"", "Exception"} or (caught == "BaseException" and "raise" not in ast.unparse(node)):
                    broad.append(name)
    assert broad == ["visit"]


def test_every_module_says_what_it_takes_and_gives():
    for name, path in modules():
        doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert doc, f"{name} has no docstring"
        assert "\n" not in doc.split("\n\n", maxsplit=1)[0] or doc.splitlines()[0].endswith((".", ";", ",", ":")), name
