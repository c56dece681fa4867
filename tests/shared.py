"""The optional folder beside the project: its scorers, and gold that is told by its digest."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path
from types import ModuleType


def scorer(shared: Path, name: str) -> ModuleType:
    """A scorer, imported by its path."""
    spec = importlib.util.spec_from_file_location(name, shared / "eval" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pinned(path: Path, digest: str) -> Path:
    """A file of gold that has not changed since the floors were measured on it."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == digest, f"{path.name} changed (now {found}): measure again, and set its floors and digest anew"
    return path
