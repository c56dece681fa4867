"""What the superuser may do and others may not: tests of permissions run as nobody, whoever started them."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

NOBODY = 65534


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """An empty folder that everybody can reach."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        place.chmod(0o755)
        try:
            yield place
        finally:
            place.chmod(0o755)


@contextlib.contextmanager
def unprivileged() -> Iterator[None]:
    """As a user that owns nothing."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if before == 0:
            os.seteuid(before)
