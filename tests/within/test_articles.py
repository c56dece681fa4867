"""The article of a report: its blocks, their roles, and the account of every character."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.findings import ARTICLE_ROLES, FURNITURE_ROLES
from rashomon.lexicon import Lexicon
from rashomon.read import read
from rashomon.text import fold
from rashomon.within import articles
from rashomon.within.furniture import Furniture
from rashomon.within.languages import Languages

LEAD = (
    "The president of Ostmark, Ana Roe, said on Tuesday that the lake belongs to both countries, after two days of "
    "talks in the harbour town of Port Elder."
)
SECOND = "Her counterpart from Vell said his government would study the draft before it decided whether to sign."
THIRD = "The two delegations left the town in the evening without a further statement to the reporters who waited."
CAPTION = "President Ana Roe of Ostmark greets fishermen in Port Elder on March 20, 2031."


def find(*paragraphs, mark="\n\n"):
    report = read(mark.join(paragraphs).encode(), "a.txt").report
    article, *blocks = articles.find(report)
    return report, article, blocks


def roles(*paragraphs, mark="\n\n"):
    return [(block.role, block.text) for block in find(*paragraphs, mark=mark)[2]]


LINES = st.lists(
    st.sampled_from(
        [
            *(
                LEAD,
                SECOND,
                THIRD,
                CAPTION,
                "Lake talks end in Port Elder",
                "Leave a Reply",
                "text size",
                "",
                " ",
                "\u00a0",
            ),
            *("Source- The Fen Courier.", "Comments 2", "By Mira Holt", "21 March 2031", "What comes next?", "“No.”"),
            *(
                "PORT ELDER (AP) —",
                "\ufeff",
                "\x00",
                "a",
                "שלום עולם.",
                "e\u0301",
                "🙂",
                "word " * 100,
                "(Photo: Jo Lim/AFP)",
            ),
            "The nets were empty. (Photo: Jo Lim/AFP)",
        ]
    )
    | st.text(max_size=30),
    max_size=25,
)


@settings(max_examples=300, deadline=None)
@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028"]))
def test_every_character_that_shows_is_in_exactly_one_block(lines, mark):
    try:
        report, article, blocks = find(*lines, mark=mark)
    except (InputError, UnicodeEncodeError):
        return
    text = report.text
    counted = [0] * len(text)
    for block in blocks:
        assert text[block.span.start : block.span.end] == block.text
        assert block.role in ARTICLE_ROLES + FURNITURE_ROLES
        for i in range(block.span.start, block.span.end):
            counted[i] += 1
    for i, char in enumerate(text):
        assert counted[i] == 1 or (counted[i] == 0 and fold(char).isspace()) or char.isspace(), (i, char)
    inside = [block for block in blocks if block.role in ARTICLE_ROLES]
    assert all(article.span.covers(block.span) for block in inside)
    assert not any(article.span.overlaps(block.span) for block in blocks if block not in inside)


@settings(max_examples=50, deadline=None)
@given(LINES)
def test_furniture_is_the_same_whatever_was_read_before(lines):
    try:
        first = find(*lines)[2]
    except (InputError, UnicodeEncodeError):
        return
    assert find(*lines)[2] == first


def test_an_article_without_a_headline_has_none():
    assert roles(LEAD, SECOND, mark="\n") == [("paragraph", LEAD), ("paragraph", SECOND)]


@pytest.mark.parametrize(
    "headline", ["Lake talks end without a deal", "Lake talks end without a deal.", "Who owns the lake?"]
)
def test_a_headline_is_short_and_stands_first(headline):
    assert roles(headline, LEAD, SECOND)[0] == ("headline", headline)


@pytest.mark.parametrize(
    "lead",
    [
        "The envoy said no date was set.",
        "PORT ELDER (AP) — Two boats sank on the lake.",
        "He resigned on Monday.",
        "“We will not sign this,” she said.",
    ],
)
def test_a_short_lead_is_no_headline(lead):
    assert roles(lead, LEAD, SECOND)[0] == ("paragraph", lead)


def test_headline_standfirst_label_and_repeat():
    headline, standfirst = "Lake talks end without a deal", "Both sides speak of progress, fishermen doubt it"
    assert roles("World", headline, "text size", headline, standfirst, LEAD, SECOND) == [
        ("boilerplate", "World"),
        ("headline", headline),
        ("controls", "text size"),
        ("repeat", headline),
        ("standfirst", standfirst),
        ("paragraph", LEAD),
        ("paragraph", SECOND),
    ]


def test_subheadings_stand_between_paragraphs():
    found = roles(LEAD, "‘Nothing left to catch’", SECOND, "What comes next?", THIRD, mark="\n")
    assert [text for role, text in found if role == "subheading"] == ["‘Nothing left to catch’", "What comes next?"]


def test_a_quotation_without_a_full_stop_is_no_subheading():
    quotation = "“We always wanted peace,” he added"
    assert roles(LEAD, quotation, SECOND)[1] == ("paragraph", quotation)


def test_captions_and_their_credits():
    pictured = "Ana Roe and Tomas Ek on the quay on Tuesday."
    found = roles("Lake talks end", f"{pictured} (Photo: Jo Lim/Fen Pool)", LEAD, CAPTION, SECOND, CAPTION, THIRD)
    assert found == [
        ("headline", "Lake talks end"),
        ("caption", pictured),
        ("credit", "(Photo: Jo Lim/Fen Pool)"),
        ("paragraph", LEAD),
        ("caption", CAPTION),
        ("paragraph", SECOND),
        ("repeat", CAPTION),
        ("paragraph", THIRD),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry said the minister meets his colleague in Port Elder on March 20, 2031.",
        "They stood in line for a day (and wanted their picture taken with it).",
        "“She meets nobody on March 20, 2031,” the office wrote.",
    ],
)
def test_prose_is_no_caption(sentence):
    assert ("paragraph", sentence) in roles(LEAD, sentence, SECOND)


def test_the_foot_of_a_page_is_cut_and_kept():
    report, article, blocks = find(
        "Lake talks end",
        LEAD,
        SECOND,
        THIRD,
        "Source- The Fen Courier.",
        "Leave a Reply",
        "What a story, I agree with it all.",
    )
    assert [block.role for block in blocks[-3:]] == ["source", "comments", "comments"]
    assert article.span.read(report.text).endswith(THIRD)


def test_a_cut_in_the_middle_parts_the_article():
    report, article, _ = find(LEAD, "Advertisement", SECOND)
    assert article.span.texts(report.text) == (LEAD, SECOND)


def test_read_more_takes_the_title_after_it():
    found = roles(LEAD, "Read more:", "Fishing fleet returns to Vell", SECOND)
    assert [role for role, _ in found] == ["paragraph", "boilerplate", "boilerplate", "paragraph"]


def test_wrapped_lines_are_joined_and_others_are_not():
    wrapped = (
        "The president of Ostmark said on Tuesday that the lake belongs to both\n"
        "countries, after two days of talks in the harbour town of Port Elder\n"
        "that ended late.\n"
        "\n"
        "No date was set for another round, officials from both delegations said\n"
        "when they left.\n"
    )
    assert [text.count("\n") for _, text in roles(wrapped)] == [2, 1]
    assert len(roles(LEAD, SECOND, THIRD, mark="\n")) == 3


def test_nothing_is_cut_from_a_row():
    raw = b'{"id": 1, "text": "Lake talks end\\n\\nThe envoys left the town on Tuesday.\\n\\nLeave a Reply"}'
    report = read(raw, "r.json").report
    article, *blocks = articles.find(report)
    assert [block.role for block in blocks] == ["headline", "paragraph", "paragraph"]
    assert article.span.pieces == ((0, len(report.text)),)


def test_a_report_that_is_all_furniture_is_its_own_article():
    _, article, blocks = find("Leave a Reply", "Comments 2")
    assert [block.role for block in blocks] == ["paragraph", "paragraph"]
    assert len(article.span) > 0


@pytest.mark.parametrize("row", Lexicon().table("furniture"), ids=lambda row: row["text"])
def test_every_pattern_matches_what_it_stands_for(row):
    example = row["text"].replace("**", "something long").replace("*", " one").replace("#", "3")
    example += " 3 May" if row["role"] == "dateline" and not any(char.isdigit() for char in example) else ""
    found = (
        Lexicon()
        .opened(Furniture)
        .match(example if row["role"] != "dateline" else row["text"].replace("*", "3 May").replace("#", "3"))
    )
    assert found is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Updated rules anger farmers on both shores",
        "Share of the catch falls to a new low",
        "Printing presses stood still in Vell for nine days as the strike went on without an end in sight.",
        "Comments by the president angered Vell",
        "Source of the river disputed",
    ],
)
def test_titles_that_begin_like_furniture_are_none(sentence):
    assert Lexicon().opened(Furniture).match(sentence) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Officials from both delegations left Port Elder late on Tuesday without "
            "signing the draft that had been on the table.",
        ),
        (
            "es",
            "El presidente dijo el martes que las conversaciones terminaron y que las "
            "dos partes se reunirán otra vez en mayo.",
        ),
        (
            "it",
            "Il presidente ha detto martedì che i colloqui sono finiti e che le due "
            "parti si incontreranno di nuovo a maggio.",
        ),
        (
            "nl",
            "De president zei dinsdag dat de gesprekken voorbij zijn en dat beide partijen "
            "elkaar in mei weer ontmoeten.",
        ),
        (
            "de",
            "Der Präsident sagte am Dienstag, dass die Gespräche beendet sind und sich "
            "beide Seiten im Mai wieder treffen.",
        ),
        (
            "fr",
            "Le président a déclaré mardi que les pourparlers étaient terminés et que "
            "les deux parties se reverraient en mai.",
        ),
        ("ru", "Президент заявил во вторник, что переговоры завершились и что стороны снова встретятся в мае."),
        ("ar", "قال الرئيس يوم الثلاثاء إن المحادثات انتهت وإن الطرفين سيجتمعان مرة أخرى في شهر مايو."),
        ("zh", "总统周二说，会谈已经结束，双方将在五月再次会面。"),
        ("und", "Port Elder 2031"),
    ],
)
def test_languages_are_told_apart(language, text):
    assert Lexicon().opened(Languages).tell(text) == language
