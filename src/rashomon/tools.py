"""Takes options, gives what is slow to open: the parser, the lexicon. Opened once in each process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.lexicon import Lexicon
from rashomon.parse import Parser


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked for, as far as it changes what is found."""

    lexicon: str | None = None
    """The path of a project lexicon, read on top of the shipped one."""


OPENERS: Mapping[type, Callable[[Options], Any]] = {
    Parser: lambda _: Parser(),
    Lexicon: lambda options: Lexicon.open(options.lexicon),
}
"""How each tool is opened. A stage asks for a tool by the type of a keyword-only parameter."""


class Tools:
    """The tools of one process, each opened when first asked for."""

    def __init__(self, options: Options, openers: Mapping[type, Callable[[Options], Any]] = OPENERS) -> None:
        self._options = options
        self._openers = openers
        self._open: dict[type, Any] = {}

    def __getitem__(self, kind: type) -> Any:
        """The tool of that type. Raises `ToolMissing` when its model or data is not installed."""
        if kind not in self._open:
            self._open[kind] = self._openers[kind](self._options)
        return self._open[kind]

    def opened[T](self, kind: type[T]) -> T | None:
        """The tool of that type, if it was asked for before."""
        return self._open.get(kind)

    def version(self, kind: type) -> str:
        """What a tool is, as it stands in the record of a run."""
        return str(self[kind].version)
