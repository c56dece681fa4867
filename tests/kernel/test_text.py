import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rashomon.errors import SpanError
from rashomon.text import GAP, Segment, SourceMap, Span, Window, excerpt, fold, merge, paragraphs, trim
from tests.invented import DIGEST, spans

OTHER = "f" * 64


def characters(span):
    return {position for start, end in span.pieces for position in range(start, end)}


# ── spans ────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(spans())
def test_what_is_encoded_is_decoded(span):
    assert Span.decode(span.encode()) == span


def test_the_encoding_of_a_span_is_pinned():
    assert Span("ab", ((0, 3), (5, 9))).encode() == "ab:0-3,5-9"


@given(spans())
def test_the_length_counts_the_characters(span):
    assert len(span) == len(characters(span))


@given(st.lists(spans(), min_size=1, max_size=4))
def test_a_join_holds_the_characters_of_all_and_no_others(several):
    joined = Span.join(several)
    assert characters(joined) == set().union(*map(characters, several))
    assert all(joined.covers(span) for span in several)
    assert all(left_end < start for (_, left_end), (start, _) in zip(joined.pieces, joined.pieces[1:], strict=False))


@given(spans(), spans())
def test_a_join_does_not_depend_on_the_order(one, other):
    assert Span.join([one, other]) == Span.join([other, one])


@given(spans(40), spans(40))
def test_two_spans_overlap_when_they_share_a_character(one, other):
    assert one.overlaps(other) == other.overlaps(one) == bool(characters(one) & characters(other))


@given(spans(40), spans(40))
def test_a_span_covers_another_when_it_holds_all_its_characters(one, other):
    whole, part = Span.join([one]), Span.join([other])
    assert whole.covers(part) == (characters(part) <= characters(whole))


@given(spans())
def test_spans_of_two_reports_share_nothing(span):
    elsewhere = Span(OTHER, span.pieces)
    assert not span.overlaps(elsewhere)
    assert not span.covers(elsewhere)
    with pytest.raises(SpanError, match="one report"):
        Span.join([span, elsewhere])


@pytest.mark.parametrize("pieces", [(), ((3, 3),), ((5, 4),), ((-1, 2),), ((4, 6), (5, 8)), ((4, 6), (0, 2))])
def test_a_span_without_characters_or_order_does_not_exist(pieces):
    with pytest.raises(SpanError):
        Span(DIGEST, pieces)


def test_nothing_cannot_be_joined():
    with pytest.raises(SpanError):
        Span.join([])


@given(spans(30), st.text(min_size=30, max_size=40))
def test_a_span_reads_its_characters(span, text):
    assert "".join(span.texts(text)) == "".join(text[position] for position in sorted(characters(span)))
    assert span.read(text) == GAP.join(span.texts(text))


def test_a_span_beyond_the_text_is_an_error():
    with pytest.raises(SpanError, match="beyond the 4 characters"):
        Span.of(DIGEST, 2, 5).texts("four")


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda at: (at[0], sum(at))), max_size=9))
def test_merged_pieces_hold_the_same_characters_in_as_few_pieces_as_can_be(some):
    merged = merge(some)
    held = {position for start, end in merged for position in range(start, end)}
    assert held == {position for start, end in some for position in range(start, end)}
    assert all(a[1] < b[0] for a, b in itertools.pairwise(merged))


# ── windows ──────────────────────────────────────────────────────────────────────────────────────────────────────


@given(spans(60), st.text(min_size=60, max_size=60), st.data())
def test_what_is_told_in_a_window_is_found_in_the_report(span, text, data):
    window = Window(span)
    inside = window.read(text)
    assert len(inside) == len(span)
    start = data.draw(st.integers(0, len(inside) - 1))
    end = data.draw(st.integers(start + 1, len(inside)))
    outward = window.outward(start, end)
    assert "".join(outward.texts(text)) == inside[start:end]
    assert Span.join([span]).covers(outward)
    assert window.spread(outward) == (start, end)


@given(spans(60))
def test_each_character_has_one_place_in_a_window_and_what_is_cut_has_none(span):
    window = Window(span)
    places = [window.inward(position) for position in range(-1, 62)]
    held = characters(span)
    assert [place for place in places if place is not None] == list(range(len(span)))
    assert all((place is None) == (position not in held) for position, place in zip(range(-1, 62), places, strict=True))


def test_a_span_that_crosses_a_cut_comes_out_in_pieces():
    window = Window(Span(DIGEST, ((10, 15), (20, 25))))
    assert window.outward(3, 7) == Span(DIGEST, ((13, 15), (20, 22)))
    assert window.outward(0, 5) == Span.of(DIGEST, 10, 15)
    assert window.spread(Span.of(DIGEST, 16, 22)) is None


def test_touching_pieces_are_told_as_one():
    window = Window(Span(DIGEST, ((10, 15), (15, 25))))
    assert window.outward(3, 7) == Span.of(DIGEST, 13, 17)


@given(spans(), st.integers(-5, 250), st.integers(-5, 250))
def test_places_outside_a_window_are_errors(span, start, end):
    assume(not 0 <= start < end <= len(span))
    with pytest.raises(SpanError, match="outside a window"):
        Window(span).outward(start, end)


# ── folds, lines, excerpts ───────────────────────────────────────────────────────────────────────────────────────


@given(st.text())
def test_a_fold_never_changes_a_length(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_every_character_is_folded_to_one():
    every = "".join(map(chr, range(0x11000)))
    assert len(fold(every)) == len(every)


def test_marks_spaces_and_hyphens_are_folded_and_dashes_stay():
    assert fold("“a”\u00a0‘b’ «c» d‑e — f") == '"a" \'b\' "c" d-e — f'


@given(st.text(" \t\n.a", max_size=20), st.text(".", max_size=1))
def test_trimmed_edges_hold_neither_space_nor_what_else_is_trimmed(text, also):
    piece = trim(text, 0, len(text), also)
    left = text.strip(" \t\n" + also)
    assert (text[slice(*piece)] if piece else "") == left


@given(st.text(st.sampled_from("ab \n\r\t\u2028\x0b"), max_size=60))
def test_every_character_that_shows_is_in_one_line(text):
    found = paragraphs(text)
    held = [position for start, end in found for position in range(start, end)]
    assert held == sorted(set(held))
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in found)
    assert {i for i, char in enumerate(text) if not char.isspace()} <= set(held)


@given(st.text(st.sampled_from("ab  "), min_size=1, max_size=80), st.data(), st.integers(0, 30))
def test_an_excerpt_stands_around_its_span_and_ends_at_word_borders(text, data, context):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before, after = excerpt(text, Span.of(DIGEST, start, end), context)
    assert text[:start].endswith(before)
    assert text[end:].startswith(after)
    assert len(before) <= context
    assert len(after) <= context
    cut = start - len(before)
    if cut and " " in text[max(0, start - context) : start]:
        assert text[cut - 1] == " "


# ── the way back to the bytes ────────────────────────────────────────────────────────────────────────────────────

CHARACTERS = st.text(st.sampled_from("aé€𝄞 \n"), min_size=1, max_size=30)


@given(CHARACTERS, st.sampled_from(["utf-8", "utf-16-le", "utf-32-be"]), st.data())
def test_bytes_behind_a_place_of_a_plain_file_decode_to_its_characters(text, encoding, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low, high = SourceMap(encoding).byte_range(text, start, end)
    assert text.encode(encoding)[low:high].decode(encoding) == text[start:end]


@given(
    st.lists(st.sampled_from([b"a", "é".encode(), "𝄞".encode(), b"\xff", b"\xe9"]), min_size=1, max_size=20), st.data()
)
def test_unknown_bytes_are_one_character_each(bits, data):
    raw = b"".join(bits)
    escaped = raw.decode("utf-8", "surrogateescape")
    bad = tuple(i for i, char in enumerate(escaped) if "\ud800" <= char <= "\udfff")
    text = "".join("\ufffd" if i in bad else char for i, char in enumerate(escaped))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low, high = SourceMap("utf-8", (), bad).byte_range(text, start, end)
    assert raw[low:high] == escaped[start:end].encode("utf-8", "surrogateescape")


PAGE = "<p>Ann &amp; Bé</p><nav>x</nav><p>Caïn</p>"
"""The decoded file; its text is `Ann & Bé`, a line end that stands for the tags between, `Caïn`."""
MAP = SourceMap(
    "utf-8",
    (
        Segment(0, 4, 3, 7),
        Segment(4, 5, 7, 12),
        Segment(5, 8, 12, 15),
        Segment(8, 9, 15, 34),
        Segment(9, 13, 34, 38),
    ),
)
TEXT = "Ann & Bé\nCaïn"


@pytest.mark.parametrize(
    ("start", "end", "behind"),
    [
        (0, 3, "Ann"),
        (4, 5, "&amp;"),
        (0, 8, "Ann &amp; Bé"),
        (5, 8, " Bé"),
        (9, 13, "Caïn"),
        (10, 12, "aï"),
        (6, 13, "Bé</p><nav>x</nav><p>Caïn"),
    ],
)
def test_places_of_a_page_lead_to_what_made_them(start, end, behind):
    low, high = MAP.byte_range(PAGE, start, end)
    assert PAGE.encode()[low:high].decode() == behind


def test_a_character_that_leads_nowhere_is_an_error():
    with pytest.raises(SpanError, match="character 13"):
        MAP.source(9, 14)
    with pytest.raises(SpanError):
        SourceMap("utf-8", (Segment(2, 4, 0, 2),)).source(0, 1)
