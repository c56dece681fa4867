"""A model of one's own: it may set questions of one label in another order, is named, and changes nothing else."""

from __future__ import annotations

import json
import sys

import pytest

from rashomon import job
from tests.cli.calls import Caller

onnx = pytest.importorskip("onnx", reason="onnx makes the tiny model; it comes with the test extra")
pytest.importorskip("onnxruntime", reason="onnxruntime runs it")
tokenizers = pytest.importorskip("tokenizers", reason="tokenizers reads its words")

LEFT = (
    "Vessaria and Keldovia signed an agreement on the Korrin tunnel.\n\n"
    "The ferry fund of Brannik will cost 300 million crowns, the harbour ministry announced.\n\n"
    "The lighthouse keepers of Halvenne will receive 40 new lamps in the autumn.\n"
)
RIGHT = LEFT.replace("300", "450").replace("40 new", "70 new")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tunnel")
    (folder / "a.txt").write_text(LEFT, encoding="utf-8")
    (folder / "b.txt").write_text(RIGHT, encoding="utf-8")
    job.read([str(folder)], record=folder / "rashomon.sqlite", jobs=1, strict=True)
    return folder


def model_in(folder, weight, answers=3):
    """A model that is the surer of a contradiction, the more words of its list two passages hold."""
    folder.mkdir(exist_ok=True)
    words = {"[PAD]": 0, "[UNK]": 1, "lamps": 2, "crowns": 3}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    make, types = onnx.helper, onnx.TensorProto
    table = make.make_tensor("table", types.FLOAT, [4, answers], weight)
    nodes = [
        make.make_node("Gather", ["table", "input_ids"], ["each"], axis=0),
        make.make_node("ReduceSum", ["each", "axis"], ["logits"], keepdims=0),
    ]
    axis = make.make_tensor("axis", types.INT64, [1], [1])
    ids = make.make_tensor_value_info("input_ids", types.INT64, ["pairs", "tokens"])
    logits = make.make_tensor_value_info("logits", types.FLOAT, ["pairs", answers])
    graph = make.make_graph(nodes, "tiny", [ids], [logits], [table, axis])
    made = make.make_model(graph, opset_imports=[make.make_opsetid("", 17)], ir_version=8)
    (folder / "model.onnx").write_bytes(made.SerializeToString())
    return folder


def rows(lamps, crowns):
    return [0, 0, 0, 0, 0, 0, lamps, 0, 0, crowns, 0, 0]


def titles(said):
    return [(one["label"], one["title"]) for one in json.loads(said.out)["issues"]]


def test_a_model_sets_questions_of_one_label_in_its_order_and_is_named(folder, tmp_path, capsys):
    call = Caller(capsys)
    plain = json.loads(call("compare", folder, "--json").out)
    lamps = call("compare", folder, "--json", "--nli", model_in(tmp_path / "lamps", rows(3, 0)))
    crowns = call("compare", folder, "--json", "--nli", model_in(tmp_path / "crowns", rows(0, 3)))
    assert "model" not in plain or plain["model"] is None
    assert json.loads(lamps.out)["model"].startswith("lamps (sha256 ")
    assert (
        sorted(titles(lamps))
        == sorted(titles(crowns))
        == sorted((one["label"], one["title"]) for one in plain["issues"])
    )
    differing = [[title for label, title in titles(said) if label == "differs"] for said in (lamps, crowns)]
    assert differing[0] == differing[1][::-1]
    assert "lamp" in differing[0][0]


def test_the_same_model_gives_the_same_order_and_says_so(folder, tmp_path, capsys):
    call, model = Caller(capsys), model_in(tmp_path / "lamps", rows(3, 0))
    first = call("compare", folder, "--nli", model)
    assert first == call("compare", folder, "--nli", model)
    assert "the order is that of the model lamps" in first.err + first.out


@pytest.mark.parametrize("broken", ["nothing", "no model", "no tokenizer", "no answers"])
def test_a_folder_that_is_no_model_is_said_in_one_line(folder, tmp_path, capsys, broken):
    model = tmp_path / "model"
    if broken != "nothing":
        model_in(model, rows(1, 1) if broken != "no answers" else rows(1, 1)[:4], 3 if broken != "no answers" else 1)
    if broken == "no model":
        (model / "model.onnx").write_text("no model")
    if broken == "no tokenizer":
        (model / "tokenizer.json").write_text('{"model": {}}')
    said = Caller(capsys)("compare", folder, "--nli", model)
    assert said.code == 2
    assert str(model) in said.err
    assert "Traceback" not in said.err


def test_without_what_runs_it_the_extra_is_named(folder, tmp_path, capsys, monkeypatch):
    model = model_in(tmp_path / "model", rows(1, 1))
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    said = Caller(capsys)("compare", folder, "--nli", model)
    assert said.code == 2
    assert "rashomon[nli]" in said.err
