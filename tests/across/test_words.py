"""Which quotes of different reports are one utterance."""

from __future__ import annotations

import itertools

from rashomon.across import words
from rashomon.findings import Attribution, SameWords
from rashomon.lexicon import Lexicon
from rashomon.text import Span

LEXICON = Lexicon()
NUMBERS = itertools.count()

LONG = "“The harbour will stay open to every ship that pays the tide toll in advance”"
CUT = "“The harbour will stay open to every ship”"


def quote(text: str, speaker: str = "", *, key: str = "", kind: str = "direct", article: str = "") -> Attribution:
    number = next(NUMBERS)
    span = Span.of(f"{number:064x}", 0, max(1, len(text)))
    actor = "f" * 32 if speaker else None
    return Attribution(article or f"{number:032x}", f"{number:032x}", actor, span, kind, text, speaker, key)


def link(left: Attribution, right: Attribution) -> SameWords | None:
    met = set(words.keys(left)) & set(words.keys(right))
    return next(words.find(left, right, lexicon=LEXICON), None) if met else None


def test_the_same_words_are_identical() -> None:
    found = link(quote(LONG, "Petra Lindqvist"), quote(LONG, "Petra Lindqvist"))
    assert found is not None
    assert (found.relation, found.score) == ("identical", 1.0)


def test_a_part_of_the_words_is_cut() -> None:
    found = link(quote(LONG, "Petra Lindqvist"), quote(CUT, "Lindqvist"))
    assert found is not None
    assert found.relation == "cut"


def test_other_marks_and_case_are_the_same_words() -> None:
    found = link(quote(LONG), quote(LONG.replace("“", '"').replace("”", '"').upper()))
    assert found is not None
    assert found.relation == "identical"


def test_another_translation_is_reworded() -> None:
    left = quote("“Most points of the harbour plan can serve as the basis of a lasting settlement”", "Runa Aske")
    right = quote("“Many points in the harbour plan could be a basis for settling this lastingly”", "Aske")
    found = link(left, right)
    assert found is not None
    assert found.relation == "reworded"


def test_a_report_of_the_words_is_reworded() -> None:
    left = quote("“We will close the tide locks if the toll is raised again this winter”", "Runa Aske")
    right = quote("that the locks would be closed if the toll was raised again", "Aske", kind="indirect")
    found = link(left, right)
    assert found is not None
    assert found.relation == "reworded"


def test_another_speaker_does_not_reword() -> None:
    left = quote("that the locks would be closed if the toll was raised", "Runa Aske", kind="indirect")
    right = quote("that the locks would close if the toll were raised", "Boris Hald", kind="indirect")
    assert link(left, right) is None


def test_another_entry_of_the_lexicon_is_another_speaker() -> None:
    left = quote("that the toll would be raised in spring", "A", key="leaders/A", kind="indirect")
    right = quote("that the toll would be raised in spring", "B", key="leaders/B", kind="indirect")
    assert link(left, right) is None


def test_an_office_may_speak_for_its_state() -> None:
    left = quote("that the harbour toll would be raised in spring", "Runa Aske", key="leaders/R", kind="indirect")
    right = quote("that the harbour toll would be raised in spring", "Keldovia", key="states/K", kind="indirect")
    assert link(left, right) is not None


def test_a_short_phrase_between_marks_needs_marks_on_both_sides() -> None:
    marked = quote("a “tidal spring” in relations", "Runa Aske", kind="mixed")
    again = quote("the beginning of a “tidal spring”", "Aske", kind="mixed")
    plain = quote("that the tidal spring had come early for sailors", "Boris Hald", kind="indirect")
    assert link(marked, again) is not None
    assert link(marked, plain) is None


def test_the_same_topic_is_not_the_same_words() -> None:
    left = quote("“The toll is a matter for the harbour board and nobody else”", "Runa Aske")
    right = quote("“Nobody asked the fishermen whether the harbour should be dredged”", "Runa Aske")
    assert link(left, right) is None


def test_states_in_common_are_not_enough() -> None:
    left = quote("that China and Russia would meet", kind="indirect")
    right = quote("that Russia owed China money", kind="indirect")
    assert link(left, right) is None


def test_in_one_article_only_marked_words_are_linked() -> None:
    headline, text = quote("“tidal spring”", article="a" * 32), quote("a “tidal spring” of trade", article="a" * 32)
    left, right = (quote("that the locks would be closed", "Runa Aske", kind="indirect", article=a) for a in "bb")
    assert link(headline, text) is not None
    assert link(left, right) is None


def test_the_ends_are_the_quotes_the_smaller_first() -> None:
    left, right = quote(LONG), quote(LONG)
    for found in (link(left, right), link(right, left)):
        assert found is not None
        assert (found.left, found.right) == tuple(sorted((left.quote, right.quote)))


def test_a_quote_without_words_enters_no_room() -> None:
    assert list(words.keys(quote("“”"))) == []


def test_what_is_said_not_to_be_so_is_no_rewording() -> None:
    ours = "that the ministry never offered Maarven the post of harbour master in Brannik"
    theirs = "that the ministry offered to make Maarven the harbour master in Brannik"
    assert not link(quote(ours, kind="indirect"), quote(theirs, kind="indirect"))
