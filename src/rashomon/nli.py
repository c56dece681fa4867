"""Takes a folder with a model for entailment, gives how surely two passages contradict or follow from each other.

The model is the user's own, on this machine: `model.onnx` and `tokenizer.json`, and `config.json` where it names its
answers otherwise. It never gives a label: it may set questions of one label in another order, and is named where it
does. Nothing is loaded unless it is asked for, and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy

from rashomon.errors import InputError

MODEL, TOKENIZER, CONFIG = "model.onnx", "tokenizer.json", "config.json"

ANSWERS = ("contradiction", "entailment", "neutral")
"""What a model says of two passages; in this order where it does not say which answer stands where."""

LONGEST = 256
"""Tokens of two passages together that a model is given: what was compared is a clause or two."""

TOGETHER = 16
"""Pairs that are asked at once."""

FAILURES = ("Fail", "InvalidArgument", "InvalidGraph", "InvalidProtobuf", "NotImplemented", "RuntimeException")
"""What onnxruntime raises for a file that it cannot run."""

MISSING = "--nli needs two packages more: pip install 'rashomon[nli]'"


class Judge:
    """A model for entailment, opened once."""

    def __init__(self, folder: str | Path) -> None:
        """Raises `InputError` where the folder holds no such model, or what runs it is not installed."""
        self._folder = Path(folder)
        for name in (MODEL, TOKENIZER):
            if not (self._folder / name).is_file():
                raise InputError(f"{folder}: no model for --nli there; it needs {MODEL} and {TOKENIZER}")
        try:
            runtime, tokenizers = import_module("onnxruntime"), import_module("tokenizers")
        except ImportError as error:
            raise InputError(MISSING) from error
        self._failures = tuple(getattr(runtime.capi.onnxruntime_pybind11_state, name) for name in FAILURES)
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the same sums in the same order
        options.log_severity_level = 4
        try:
            self._session = runtime.InferenceSession(
                str(self._folder / MODEL), options, providers=["CPUExecutionProvider"]
            )
        except self._failures as error:
            raise InputError(f"{folder}: {MODEL} is no ONNX model") from error
        if not has_words(self._folder / TOKENIZER):
            raise InputError(f"{folder}: {TOKENIZER} is no tokenizer")
        self._tokenizer: Any = tokenizers.Tokenizer.from_file(str(self._folder / TOKENIZER))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()
        self._places = self._answers()

    @cached_property
    def name(self) -> str:
        """What the model is called where it was used: its folder, and the beginning of its digest."""
        digest = hashlib.sha256((self._folder / MODEL).read_bytes()).hexdigest()
        return f"{self._folder.name} (sha256 {digest[:12]})"

    def _answers(self) -> dict[str, int]:
        """Which answer stands where."""
        config = self._folder / CONFIG
        named = json.loads(config.read_text(encoding="utf-8")).get("id2label", {}) if config.is_file() else {}
        found = {str(label).lower(): int(place) for place, label in named.items()}
        return found if set(ANSWERS) <= set(found) else {answer: place for place, answer in enumerate(ANSWERS)}

    def ask(self, pairs: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
        """For each pair the probability of each answer, in both directions, the larger."""
        there, back = self._run(pairs), self._run([pair[::-1] for pair in pairs])
        return [
            {answer: max(one[answer], other[answer]) for answer in ANSWERS}
            for one, other in zip(there, back, strict=True)
        ]

    def _logits(self, arrays: dict[str, Any]) -> Any:
        """What the model answers to pairs in tokens: a row for each, a number for each answer."""
        try:
            logits = numpy.asarray(self._session.run(None, arrays)[0], dtype=numpy.float64)
        except self._failures as error:
            raise InputError(f"{self._folder}: the model takes no pairs of passages") from error
        if logits.ndim != 2 or logits.shape[1] < len(ANSWERS):
            raise InputError(f"{self._folder}: the model gives no answer for each of " + ", ".join(ANSWERS))
        return logits

    def _run(self, pairs: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
        out: list[dict[str, float]] = []
        for first in range(0, len(pairs), TOGETHER):
            read = self._tokenizer.encode_batch(list(pairs[first : first + TOGETHER]))
            given = {
                "input_ids": [one.ids for one in read],
                "attention_mask": [one.attention_mask for one in read],
                "token_type_ids": [one.type_ids for one in read],
            }
            asked = {each.name for each in self._session.get_inputs()}
            arrays = {name: numpy.asarray(rows, dtype=numpy.int64) for name, rows in given.items() if name in asked}
            logits = self._logits(arrays)
            raised = numpy.exp(logits - logits.max(axis=1, keepdims=True))
            shares = raised / raised.sum(axis=1, keepdims=True)
            out += [{answer: round(float(row[place]), 3) for answer, place in self._places.items()} for row in shares]
        return out


def has_words(path: Path) -> bool:
    """Whether a file is a tokenizer with words of its own."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    model = read.get("model") if isinstance(read, dict) else None
    return isinstance(model, dict) and bool(model.get("vocab"))
