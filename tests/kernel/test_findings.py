import dataclasses
import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rashomon.errors import FindingError
from rashomon.findings import (
    KINDS,
    Actor,
    Aligned,
    Arrival,
    Article,
    Attribution,
    Block,
    Body,
    Claim,
    Comparison,
    Coreference,
    Correction,
    Dated,
    DayClue,
    Decided,
    Difference,
    Document,
    DocumentMention,
    Event,
    Finding,
    Gist,
    Given,
    Membership,
    Mention,
    Metadatum,
    Naming,
    Occasion,
    Opening,
    Position,
    Problem,
    Provision,
    Quantity,
    Quote,
    Report,
    SameActor,
    SameDocument,
    SameHappening,
    SameOrigin,
    SameStory,
    SameWords,
    SharedText,
    Side,
    TimeExpression,
    Unattributed,
    encode,
    hints,
    identity,
    span_fields,
)
from rashomon.text import SourceMap, Span
from tests.invented import ANY, findings, spans, values

REPORT = "ab" * 32
PLACE = Span(REPORT, ((3, 9), (12, 20)))

PINNED = [
    (Arrival(REPORT, "a.txt", 1, ""), "f868c13d1bfae16747d59e60ef9773ee"),
    (Given(REPORT, "outlet", "The Post", "flag --outlet"), "c77eb6a50fc4f608de0d8d5ecea11c9c"),
    (Article(REPORT, 0, PLACE), "63b1baabf2a48fd14157cc73b455d034"),
    (Block("a1", PLACE, "paragraph", ""), "672ca57e483c6741f75f4919fc1d338e"),
    (Metadatum("a1", "title", "x", None, "text"), "c0cd9ac26ad90e0b03b5f83aaf2c28ef"),
    (Metadatum("a1", "title", "x", PLACE, "text"), "3c6547fa5e710398c35aecb081511ab1"),
    (Mention("a1", PLACE, "name", "person", ""), "557ec1d0a491b6dfe46054f6076f15a3"),
    (Actor("a1", PLACE, "state", ""), "a224cc9da53e1298b1f4d50d675470f5"),
    (Coreference("a1", "m1", "p1", PLACE), "3c8c5346ac2bc3d9df99063c14979a1d"),
    (Quote("a1", PLACE, None, None, "direct"), "08f0fc2434f5fe8a6106bee591df02aa"),
    (Quote("a1", PLACE, PLACE, PLACE, "indirect"), "5bd49096ed07f62a8e3e33afac17bf47"),
    (Attribution("a1", "q1", None, PLACE, "", ""), "e5709c8bb55b80cb50ebe1e34f76bc6e"),
    (Opening("a1", PLACE, PLACE, "planned"), "7e5daae2b069b675248bda16653a50c4"),
    (Unattributed("a1", PLACE, PLACE, "view"), "449ff6e75d766369263fe678cb0c3393"),
    (Event("a1", PLACE, "CONSULT", None, PLACE, "occurred", PLACE), "870b86bb9a6967522a1327eece2b8af7"),
    (Body("a1", PLACE, ""), "61249e7eedd6bf7dc60c62e9a1131721"),
    (Document("a1", PLACE, "plan", ""), "1edd18c5c19b97b7087483dd951d3ca5"),
    (DocumentMention("a1", "d1", PLACE, PLACE, ""), "00459456e19d675e90a6ea738187faba"),
    (Provision("a1", "d1", PLACE, "says"), "9442513bc01581289fda27a769bcfd77"),
    (Position("a1", PLACE, PLACE, PLACE, "reject"), "4ad398a5ca7aa0022ad42eb5d03a53a4"),
    (SameDocument("x", "y"), "f4492362b3923281f7c47edeac39b142"),
    (SharedText("a1", "a2", PLACE, PLACE), "0395c4b585e668c9dc503a2d6a55bdeb"),
    (Difference("a1", "a2", PLACE, None, "only_left"), "1a75c8be9e647b2ab45a020e5b6d4e73"),
    (SameOrigin("a1", "a2"), "cef783ee6f5a0b0fefe3849dfb944a6a"),
    (Quantity("a1", PLACE, "3"), "f4c14b753fd452d456be695a5d48f59e"),
    (Claim("a1", PLACE, PLACE, "", ""), "54094a011adfc27fef02d5b3ad8cb043"),
    (Naming("a1", PLACE, "plan", ""), "2e1bcbeb3b018bf56ac210f498efa980"),
    (Aligned("x", "y"), "c066d0c1cf7d54faa28f81ccd959405d"),
    (Side("a1", "a2", "", PLACE), "cc322ec1c4e70a17bd015101af5f57e5"),
    (Comparison("x", "y"), "2ec54c5ec849345636af0571988722d3"),
    (Gist("a1", PLACE, "", ""), "f2955fc5f981f7b659b7745b2456c985"),
    (SameStory("x", "y"), "18f3a8ff75cede3d4446e61daa7f87e7"),
    (SameActor("x", "y"), "42e59677174d36cb5687da10ccbf022e"),
    (SameHappening("x", "y"), "6d58cc1b1f002543d0acf55ede79fc56"),
    (SameWords("x", "y"), "6d246b3e6ae3d4a76023fa4fb3ff7888"),
    (Membership("same_actor", "x", "y"), "a5b0cff6d025f433494af8b5bb582cb8"),
    (Decided("x", "y"), "45c6d68e848703a644a3c7d20b1df587"),
    (Decided("x", "y", same=False), "84490075133a1aeb2a1019e4b6f884ff"),
    (TimeExpression("a1", PLACE, "DATE", ""), "18c8a69be72a9346402bdce32a8690be"),
    (DayClue("a1", PLACE, "weekday"), "e41e622365b8dcb3cdfed42870900df0"),
    (Dated("a1", "t1", PLACE), "ec1ebf291fb9fceb33a6539bf4840fcb"),
    (Occasion("a1", "e1", PLACE), "7843bd4fc460fbba75c03bbc7337fa17"),
    (Correction(3, "name", "2026-01-01T00:00:00+00:00", "Orlen"), "8036efd388ee42f5c86a9a1938e515d4"),
    (Problem("x", "read", "no é"), "2bb52f23be5ef614d866411a4a32dce2"),
]
"""Ids that other people's files hold. Where one changes, the encoding needs a new version."""


@pytest.mark.parametrize(("finding", "name"), PINNED, ids=lambda value: getattr(value, "kind", ""))
def test_ids_are_pinned(finding, name):
    assert finding.id == name


def test_every_kind_is_pinned():
    assert {finding.kind for finding, _ in PINNED} | {"report"} == set(KINDS)


def test_an_id_is_the_digest_of_what_the_encoding_says():
    """The encoding written out by hand: version, kind, fields, each with a tag and a length of eight bytes."""
    content = b"rashomon-id-1" + b"s\0\0\0\0\0\0\0\x0asame_actor" + b"s\0\0\0\0\0\0\0\x01x" + b"s\0\0\0\0\0\0\0\x01y"
    assert SameActor("x", "y").id == hashlib.blake2b(content, digest_size=16).hexdigest()


def test_a_report_is_named_by_its_bytes():
    assert Report("c0ffee", "text", "x", SourceMap("utf-8")).id == "c0ffee"


def other(finding, name, value):
    return dataclasses.replace(finding, **{name: value})


@given(ANY, st.data())
def test_an_id_differs_where_a_compared_field_differs(finding, data):
    name = data.draw(st.sampled_from(identity(type(finding))))
    value = data.draw(values(hints(type(finding))[name]))
    assume(value != getattr(finding, name))
    changed = other(finding, name, value)
    assert changed.id != finding.id
    assert changed != finding


@given(ANY, st.data())
def test_what_is_thought_of_a_finding_changes_neither_its_id_nor_equality(finding, data):
    opinions = sorted(set(hints(type(finding))) - set(identity(type(finding))))
    assume(opinions)
    name = data.draw(st.sampled_from(opinions))
    changed = other(finding, name, data.draw(values(hints(type(finding))[name])))
    assert changed.id == finding.id
    assert changed == finding


def test_where_one_field_ends_and_the_next_begins_is_part_of_the_id():
    assert SameActor("ab", "c").id != SameActor("a", "bc").id
    assert encode(("ab", "c")) != encode(("a", "bc"))
    assert encode(("a", ("b",))) != encode((("a",), "b"))


def test_kinds_with_equal_fields_have_different_ids():
    assert SameActor("x", "y").id != SameWords("x", "y").id


TREES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(), spans()), lambda inner: st.lists(inner).map(tuple)
)


def typed(value):
    """A value that equals another one only when the types agree, too: True is not 1."""
    return tuple(map(typed, value)) if isinstance(value, tuple) else (type(value), value)


@given(TREES, TREES)
def test_different_values_have_different_encodings(one, another):
    assert (encode(one) == encode(another)) == (typed(one) == typed(another))


@given(spans())
def test_a_span_is_not_the_text_of_its_encoding(span):
    assert encode(span) != encode(span.encode())


@pytest.mark.parametrize("value", [0.5, b"x", ["x"], {"x": 1}, object()], ids=lambda value: type(value).__name__)
def test_what_has_no_canonical_form_cannot_be_part_of_an_id(value):
    with pytest.raises(FindingError, match=f"a {type(value).__name__} cannot"):
        encode(value)


@given(ANY)
def test_a_finding_tells_every_span_it_rests_on(finding):
    held = [getattr(finding, name) for name in hints(type(finding))]
    assert list(finding.spans()) == [value for value in held if isinstance(value, Span)]


def test_an_optional_span_that_is_not_there_is_not_told():
    assert list(Quote("a1", PLACE, None, None, "direct").spans()) == [PLACE]
    assert span_fields(Quote) == ("content", "source", "cue", "addressee", "medium", "occasion", "date")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_kinds_are_frozen_slotted_and_said(kind):
    assert kind.__doc__
    assert not hasattr(kind, "__dict__") or "__slots__" in vars(kind)
    assert issubclass(kind, Finding)
    assert KINDS[kind.kind] is kind
    assert identity(kind)


@given(findings(Mention))
def test_a_finding_does_not_change(mention):
    with pytest.raises(dataclasses.FrozenInstanceError):
        mention.article = "another"
