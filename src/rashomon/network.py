"""Takes the networks of the language model, gives their layers in a form that costs less and tells the same.

Two things are done otherwise than the model ships. A word's entrance, which hangs on the word alone, is kept. And the
layers that look around a word ask numpy to multiply, three times as fast as what spaCy asks, one paragraph at a time:
so what is told of a paragraph never hangs, not by a bit, on what else is parsed with it.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH, SPACY
from spacy.tokens import Doc
from thinc.api import Model as Network
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

KEPT = 16_000
"""Words kept by an entrance, which then starts anew: 6 MB of vectors, and as long as some 1,500 short articles last."""

GROWTH = 4_000
"""Words by which an entrance grows: by few, so that little is held for nothing."""

LOOKS = {"expand_window", "maxout", "layernorm", "dropout"}
"""The layers of one look at a word's neighbours, as they must be for `Around` to stand in for them."""


def networks(nlp: Any) -> Iterator[Any]:
    """The networks that read words: each a chain of an entrance, word by word, and what looks around."""
    shared, own = nlp.get_pipe("tok2vec").model, nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0]
    for network in (shared, own):
        if len(network.layers) == 2 and network.layers[0].name.startswith("extract_features"):
            yield network


def hasten(nlp: Any) -> None:
    """Puts the layers of this file in the place of those that the model ships, where those are as expected."""
    for network in networks(nlp):
        entrance, around = network.layers
        network.layers[0] = Entrance(nlp.vocab, entrance).network
        if (looks := list(_looks(around))) and all(looks):
            network.layers[1] = Around([look for look in looks if look]).network
    for name in ("parser", "ner"):
        reads, feeds, *_ = nlp.get_pipe(name).model.layers
        if feeds.name == "precomputable_affine":
            feeding = Feeding(reads)
            nlp.get_pipe(name).model.layers[0], feeds.ops = feeding.network, feeding


TINY = 1e-8
"""What thinc adds to a variance before it divides by it."""


class Entrance:
    """The vectors of words, in place of the layers that compute them."""

    def __init__(self, vocab: Any, layers: Any) -> None:
        self._vocab, self._layers = vocab, layers
        self._known: dict[bytes, int] = {}
        self._rows = np.zeros((GROWTH, layers.get_dim("nO")), dtype=np.float32)
        self.network: Any = Network("entrance", self._forward, dims={"nO": layers.get_dim("nO")})

    def _forward(self, _: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], None]:  # noqa: ARG002
        words = np.concatenate([doc.to_array([ORTH, NORM, SPACY]) for doc in docs])
        # A word's shape, beginning and end hang on itself; its norm and the space after it may differ by place.
        names: Any = words.view(np.dtype((np.void, 24))).ravel().tolist()
        if len(self._known) > KEPT:
            self._known.clear()
        new = {name: i for i, name in enumerate(names) if name not in self._known}
        if new:
            self._learn(list(new), words[list(new.values())])
        rows = self._rows[[self._known[name] for name in names]]
        return np.split(rows, np.cumsum([len(doc) for doc in docs])[:-1]), None

    def _learn(self, names: list[bytes], words: Any) -> None:
        doc = Doc(
            self._vocab, [self._vocab.strings[int(orth)] for orth in words[:, 0]], words[:, 2].astype(bool).tolist()
        )
        (vectors,) = self._layers.predict([doc.from_array([NORM], words[:, 1])])
        known = len(self._known)
        if known + len(names) > len(self._rows):
            more = np.zeros((max(len(names), GROWTH), self._rows.shape[1]), dtype=np.float32)
            self._rows = np.concatenate([self._rows, more])
        self._rows[known : known + len(names)] = vectors
        self._known.update((name, known + i) for i, name in enumerate(names))


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at the neighbours weighs: three offers for each feature, of which the highest counts."""

    weights: Any
    """From three words' features to the offers, all first ones before all second ones."""
    bias: Any
    gain: Any
    shift: Any

    def __call__(self, rows: Any, places: Sequence[tuple[int, int]]) -> Any:
        """What is to be added to the rows; of those in no place, nothing that is of use."""
        width = rows.shape[1]
        three = np.zeros((len(rows), 3 * width), dtype=np.float32)
        three[1:, :width], three[:, width : 2 * width], three[:-1, 2 * width :] = rows[:-1], rows, rows[1:]
        offers = np.zeros((len(rows), len(self.bias)), dtype=np.float32)
        for start, end in places:  # each place alone: how numpy adds up hangs on how many rows there are
            np.matmul(three[start:end], self.weights, out=offers[start:end])
        offers += self.bias
        best = functools.reduce(np.maximum, np.split(offers, len(self.bias) // width, axis=1))
        best -= best.mean(axis=1, keepdims=True)
        best /= np.sqrt((best * best).mean(axis=1, keepdims=True) + TINY)
        best *= self.gain
        best += self.shift
        return best


def _looks(layer: Any) -> Iterator[Look | None]:
    """The looks of the layers that look around; None of one that is not as expected."""
    blocks = layer.layers[0].layers if layer.name.startswith("with_array(residual(") else [layer]
    for block in blocks:
        parts = {part.name: part for part in block.walk() if not part.layers}
        expected = block.name.startswith("residual(") and set(parts) == LOOKS and layer.attrs["pad"] >= len(blocks)
        if not expected or parts["expand_window"].attrs["window_size"] != 1:
            yield None
            continue
        offers, norm = parts["maxout"], parts["layernorm"]
        weights, bias = (np.moveaxis(offers.get_param(name), 1, 0) for name in ("W", "b"))
        yield Look(
            np.ascontiguousarray(weights.reshape(-1, weights.shape[-1]).T),
            bias.reshape(-1).copy(),
            norm.get_param("G"),
            norm.get_param("b"),
        )


class Around:
    """Words in their surroundings, in place of the layers that compute them.

    A word's vector is changed by as many looks at the two beside it as there are layers. Before the first and after
    the last word of a paragraph stand empty ones, of its own: as many as a later look can still reach.
    """

    def __init__(self, looks: Sequence[Look]) -> None:
        self._looks = looks
        self._empty = len(looks) - 1
        self._width = len(looks[0].gain)
        self._threads = ThreadpoolController()
        self.network: Any = Network("around", self._forward, dims={"nO": self._width})

    def _forward(self, _: Any, vectors: Sequence[Any], is_train: bool) -> tuple[list[Any], None]:  # noqa: ARG002
        ends = itertools.accumulate(len(one) + 2 * self._empty for one in vectors)
        places = [
            (end - len(one) - self._empty + 1, end - self._empty + 1) for one, end in zip(vectors, ends, strict=True)
        ]
        # Before the first and after the last of all stands one more, to be looked at.
        rows = np.zeros((places[-1][1] + self._empty + 1, self._width), dtype=np.float32)
        for (start, end), one in zip(places, vectors, strict=True):
            rows[start:end] = one
        with self._threads.limit(limits=1):  # a second one would wait longer than it works
            for reach, look in zip(range(self._empty, -1, -1), self._looks, strict=True):
                rows += look(rows, [(start - reach, end + reach) for start, end in places])
        return [rows[start:end] for start, end in places], None


class Feeding(NumpyOps):  # type: ignore[misc] # thinc's is compiled and tells no types
    """Multiplies what a parser weighs of every word, one paragraph at a time; `network` tells it their lengths."""

    def __init__(self, reads: Any) -> None:
        super().__init__()
        self._reads, self._lengths = reads, [0]
        self._threads = ThreadpoolController()
        self.network: Any = Network("reads", self._forward, dims={"nO": reads.get_dim("nO")})

    def _forward(self, _: Any, docs: Sequence[Doc], is_train: bool) -> Any:
        self._lengths = [len(doc) for doc in docs]
        return self._reads(docs, is_train)

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The rows of `x`, each multiplied by `y`."""
        if trans1 or out is None or len(x) != sum(self._lengths):
            return super().gemm(x, y, out, trans1, trans2)
        weights = y.T if trans2 else y
        with self._threads.limit(limits=1):
            for end, length in zip(itertools.accumulate(self._lengths), self._lengths, strict=True):
                np.matmul(x[end - length : end], weights, out=out[end - length : end])
        return out
