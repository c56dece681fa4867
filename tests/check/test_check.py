import pytest

from rashomon.check import LEAST, check
from rashomon.errors import InputError
from rashomon.findings import SameActor
from rashomon.lexicon import Lexicon
from tests.pages.invented import Draft, bind, same, summit

LEXICON = Lexicon(
    project={
        "actors": (
            {
                "name": "Vessary",
                "type": "state",
                "aliases": "Republic of Vessary",
                "capital": "Tarn",
                "demonyms": "Vessarian",
            },
        )
    }
)


def report(*paragraphs, name="report.txt"):
    return Draft([("paragraph", text) for text in paragraphs], name=name)


@pytest.fixture
def folder(tmp_path):
    """Four reports: one says it, one says it in other words, one of something near, one of nothing."""
    drafts = [
        report("Vessary signed an agreement on the Harrow bridge on Monday. It rained in the valley.", name="a"),
        report("Nobody inked a deal for the Harrow bridge, Vessarian aides said.", name="b"),
        report("The bridge will cost 4.2 billion crowns. It is nine miles long, and Tarn pays.", name="c"),
        report("Bakers in Lowmere want better flour.", name="d"),
    ]
    with bind(tmp_path / "r.sqlite", drafts) as record:
        yield record


def texts(answer):
    return [passage.text for _, passages in answer.reports for passage in passages]


def letters(record, digests):
    return "".join(record.letter(digest) for digest in digests)


def test_a_claim_finds_what_bears_on_it_and_says_who_is_silent(folder):
    answer = check(folder, "Vessary signed an agreement on the Harrow bridge", lexicon=LEXICON)
    assert letters(folder, [digest for digest, _ in answer.reports]) == "AB"
    assert texts(answer)[0] == "Vessary signed an agreement on the Harrow bridge on Monday."
    assert letters(folder, answer.silent) == "CD"


def test_passages_read_as_their_spans_say(folder):
    answer = check(folder, "bridge", lexicon=LEXICON)
    found = [passage for _, passages in answer.reports for passage in passages]
    assert found
    assert all(folder.text(passage.span) == passage.text for passage in found)


def test_the_same_words_count_more_than_near_ones(folder):
    answer = check(folder, "signed an agreement on the Harrow bridge", lexicon=LEXICON)
    (_, (exact,)), (_, (near,)) = answer.reports
    assert exact.score > near.score >= LEAST
    assert set(near.near) == {("signed", "inked"), ("agreement", "deal")}
    assert exact.near == ()


def test_a_name_finds_demonym_and_capital(folder):
    answer = check(folder, "Republic of Vessary", lexicon=LEXICON)
    assert letters(folder, [digest for digest, _ in answer.reports]) == "ABC"
    assert answer.terms[0].kind == "name"


@pytest.mark.parametrize("asked", ["4.2bn crowns", "4.2 billion crowns", "9 miles", "nine miles long"])
def test_a_number_finds_its_other_spellings(folder, asked):
    assert letters(folder, [digest for digest, _ in check(folder, asked).reports]) == "C"


@pytest.mark.parametrize("asked", ["42 billion crowns", "4 crowns"])
def test_another_number_is_not_found(folder, asked):
    answer = check(folder, asked)
    assert answer.absent == (asked.split()[0],)


def test_words_that_stand_nowhere_are_said_to(folder):
    answer = check(folder, "zeppelin")
    assert answer.reports == ()
    assert answer.absent == ("zeppelin",)
    assert letters(folder, answer.silent) == "ABCD"


def test_two_common_words_of_a_long_claim_are_not_enough(folder):
    answer = check(
        folder, "ministers of seven island states quarrelled about fish, cod and herring in the valley on Monday"
    )
    assert answer.reports == ()


@pytest.mark.parametrize("asked", ["", "   ", "“…”", "\x1b", "\ud800"])
def test_nothing_asked_is_said_to_be(folder, asked):
    with pytest.raises(InputError, match="no word to look for"):
        check(folder, asked)


@pytest.mark.parametrize(
    "asked", ['"bridge" OR', "bridge*", "NEAR(bridge)", "bridge:", "^bridge", "-bridge", "brid\x00ge bridge"]
)
def test_no_word_is_taken_for_an_operator(folder, asked):
    assert letters(folder, [digest for digest, _ in check(folder, asked).reports])[:1] in {"A", "C", ""}


def test_stop_words_alone_are_looked_for(folder):
    assert check(folder, "on the").reports


def test_a_speaker_is_named_with_the_report(tmp_path):
    with summit(tmp_path / "r.sqlite") as record:
        (digest, passages), *_ = check(record, "gates are safe").reports
        assert record.letter(digest) == "A"
        assert [record.text(speech.quote.source) for speech in passages[0].speech] == ["President Mira Orlen"]


def test_what_a_report_says_itself_is_not_put_in_a_speakers_mouth(tmp_path):
    draft = report("Tarn closed the gates on Monday, and Orlen called the weather cold.")
    draft.quotes(draft.at("the weather cold"), "indirect", draft.at("Orlen"), draft.at("called"))
    with bind(tmp_path / "r.sqlite", [draft]) as record:
        spoken = {}
        for asked in ("gates closed", "cold weather", "Orlen weather", "gates weather"):
            ((_, (passage,)),) = check(record, asked).reports
            spoken[asked] = [speech.whole for speech in passage.speech]
    assert spoken == {"gates closed": [], "cold weather": [True], "Orlen weather": [True], "gates weather": [False]}


def test_a_word_that_stands_nowhere_does_not_hide_the_rest_but_a_name_or_figure_does(folder):
    assert check(folder, "Vessary contemplates inaugurating festively the Harrow bridge", lexicon=LEXICON).reports
    claim = "Vessary paid 77 crowns, 88 ducats and 99 florins for the rain"
    assert check(folder, claim, lexicon=LEXICON).reports == ()


def test_another_spelling_of_an_actor_is_found_through_the_record(tmp_path):
    with summit(tmp_path / "r.sqlite") as record:
        answer = check(record, "Mira Orlen")
        assert "The locks will open “when the gates are safe”, Orlén told a crowd." in texts(answer)


def test_a_pronoun_counts_for_its_name(tmp_path):
    with summit(tmp_path / "r.sqlite") as record:
        answer = check(record, "Orlen pumps")
        (best,) = [passage for _, passages in answer.reports for passage in passages]
        assert best.text == "She added that pumps were on their way."
        assert dict(best.holds)["Orlen"] == "She"


def test_page_furniture_is_no_answer(tmp_path):
    with summit(tmp_path / "r.sqlite") as record:
        assert check(record, "Leave a Reply").reports == ()


def test_an_article_that_is_not_analysed_is_searched(tmp_path):
    with summit(tmp_path / "r.sqlite") as record:
        assert letters(record, [digest for digest, _ in check(record, "Schleusen").reports]) == "C"


def test_the_same_question_has_the_same_answer_in_any_order_of_reports(tmp_path):
    drafts = [report(f"Vessary spoke of the bridge {number} times.", name=str(number)) for number in range(5)]
    answers = []
    for turn, some in enumerate((drafts, drafts[::-1])):
        with bind(tmp_path / f"{turn}.sqlite", some) as record:
            answer = check(record, "Vessary bridge", lexicon=LEXICON)
            answers.append({(passage.span, passage.score) for _, found in answer.reports for passage in found})
    assert answers[0] == answers[1]
    assert len(answers[0]) == 5


def test_a_surname_of_two_names_both(tmp_path):
    drafts = [report("Ilya Tarsk and Vera Tarsk met. Later they parted.")]
    draft = drafts[0]
    one, other = draft.actor(draft.at("Ilya Tarsk")), draft.actor(draft.at("Vera Tarsk"))
    draft.mentions(one.span, one)
    draft.mentions(other.span, other)
    with bind(tmp_path / "r.sqlite", drafts, same(SameActor, [])) as record:
        assert texts(check(record, "Tarsk")) == ["Ilya Tarsk and Vera Tarsk met."]
