"""Any bytes are a report or an `InputError`, and every character of a report leads back to its bytes."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.findings import Problem
from rashomon.read import read, readings
from rashomon.read.decode import BAD, decode

TEXT = "The envoy said: “We’ll sign.” Zoë nodded — twice.\r\n\nNo date was set.\n"

MARKUP = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<div>", "</div>", "<br>", "<pre>", "</pre>", "<h1>", "</h1>", "<!--", "-->", "<script>"),
            *("</script>", "<![CDATA[", "]]>", "<a href='x'>", '<a href="', "&amp;", "&nbsp;", "&#8217;", "&#xD800;"),
            *(
                "&notit;",
                "&",
                "<",
                ">",
                "  ",
                "\n",
                "word",
                "it’s",
                "e\u0301",
                "🙂",
                "שלום",
                "\x00",
                "<title>",
                "<nav>",
            ),
        ]
    ),
    max_size=40,
).map("".join)


def traced(reading):
    """Each character of the text, and what stands in the file behind it."""
    report, source = reading.report, reading.report.source_map
    decoded = decode(reading.raw, "x", source.encoding).text
    for i, char in enumerate(report.text):
        start, end = source.byte_range(decoded, i, i + 1)
        yield i, char, reading.raw[start:end], source.encoding


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_report_or_a_clear_error(raw):
    try:
        found = list(readings(raw, "a.txt"))
    except InputError as error:
        found, line = [], str(error)
    else:
        line = "a.txt: read"
    assert line.startswith("a.txt: ")
    assert "\n" not in line
    assert all(isinstance(one, Problem) or hashlib.sha256(one.raw).hexdigest() == one.report.digest for one in found)


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t"), max_size=200),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_a_text_file_is_itself(text, encoding):
    text = "Report. " + text
    reading = read(text.encode(encoding), "a.txt")
    assert reading.report.format == "text"
    assert reading.report.text.removeprefix("\ufeff") == text
    for _, char, raw, codec in traced(reading):
        assert raw.decode(codec) == char


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_every_character_of_a_page_leads_to_its_place(markup):
    try:
        reading = read(("<p>x" + markup).encode(), "a.html")
    except InputError:
        return
    last = 0
    for i, char, raw, codec in traced(reading):
        assert raw, f"character {i} leads nowhere"
        source = raw.decode(codec)
        assert char == source or source[0] in "<& \t\r\n\f", (char, source)
    for segment in reading.report.source_map.segments:
        assert segment.start == last
        last = segment.end
    assert last == len(reading.report.text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["é".encode(), b"\xe9", b"\x92", b"word ", "“".encode(), "語".encode()]), min_size=1))
def test_stray_bytes_do_not_cost_the_good_ones(parts):
    raw = "“Good” – ".encode() * 20 + b" plain words enough to stay below a tenth. " * 10 + b"".join(parts)
    reading = read(raw, "a.txt")
    assert reading.report.source_map.encoding == "utf-8"
    bad = set(reading.report.source_map.bad)
    for i, char, found, codec in traced(reading):
        assert (char == BAD and len(found) == 1) if i in bad else found.decode(codec) == char
    assert bool(bad) == any("not UTF-8" in problem.message for problem in reading.problems)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \n\t \r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u00a0\u2003\n".encode(), "white space"),
        (b"%PDF-1.7 \n%\xe2", "PDF"),
        (b"PK\x03\x04\x14\x00[Content_Types].xml word/document.xml", "Word"),
        (b"PK\x03\x04\x14\x00something else", "zip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"SQLite format 3\x00more", "database"),
        (bytes(range(256)) * 8, "binary"),
        (b"<html><head><title>t</title></head><body><script>x()</script></body></html>", "nothing but markup"),
        (b'{"id": 1, "text": "a b"}\n{"id": 2, "text": "c d"}', "several"),
        (b'{"id": 1, "text": " "}', "empty"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(raw, words):
    with pytest.raises(InputError, match=words) as caught:
        read(raw, "bad.txt")
    assert str(caught.value).startswith("bad.txt")
    assert "\n" not in str(caught.value)


def test_too_large_a_file_is_refused():
    with pytest.raises(InputError, match="at most 64 MB"):
        read(b"a" * 64_000_001, "big.txt")


def test_one_very_long_line_is_read():
    reading = read(b"word and word " * 400_000, "long.txt")
    assert len(reading.report.text) == 14 * 400_000


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_told_without_a_mark(encoding):
    reading = read(TEXT.encode(encoding), "a.txt")
    assert reading.report.text == TEXT
    assert reading.report.source_map.encoding == encoding


def test_western_text_without_a_mark_is_told_and_said():
    reading = read(TEXT.encode("cp1252"), "a.txt")
    assert reading.report.text == TEXT
    assert "cp1252" in reading.problems[0].message


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент заявил, что переговоры завершились и стороны договорились о встрече. " * 4, "cp1251"),
        ("Президент заявил, что переговоры завершились и стороны договорились о встрече. " * 4, "koi8-r"),
        ("总统说，会谈已经结束，双方同意在五月再次会面。记者在大厅外等候。" * 4, "gb18030"),
    ],
)
def test_other_scripts_are_guessed(text, encoding):
    assert read(text.encode(encoding), "a.txt").report.text == text


def test_an_encoding_said_by_hand_goes_first():
    assert read("Zoë".encode("cp1252"), "a.txt", encoding="latin-1").report.text == "Zoë"
    with pytest.raises(InputError, match="no encoding is called"):
        read(b"x", "a.txt", encoding="no-such")


def test_a_page_is_decoded_as_it_says():
    page = '<html><meta charset="windows-1251"><p>Президент заявил.</p></html>'
    assert read(page.encode("cp1251"), "a.html").report.text == "Президент заявил."


def test_nul_bytes_are_kept_and_said():
    reading = read(b"The envoy\x00 spoke for an hour about the lake and the fishing rights of both towns.", "a.txt")
    assert "\x00" in reading.report.text
    assert "NUL" in reading.problems[0].message


def test_the_name_of_a_file_says_nothing():
    assert read(b"<p>Hello there.</p>", "a.txt").report.format == "html"
    assert read(b"Hello <p>there.", "a.html").report.format == "text"
