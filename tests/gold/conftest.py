"""The commands in bench/ find each other beside themselves, so their folder is a place to import from."""

from __future__ import annotations

import sys

from tests.conftest import ROOT

sys.path.append(str(ROOT / "bench"))
