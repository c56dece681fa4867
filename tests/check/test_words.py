import pytest

from rashomon.check.words import Vocabulary, forms, plain, sentences


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("proposed", "proposal"),
        ("withdrew", "withdrawal"),
        ("signs", "signed"),
        ("countries", "country"),
        ("nine", "9"),
        ("km", "kilometre"),
        ("bn", "billion"),
        ("%", "percent"),
        ("Café", "cafe"),
        ("1,500", "1500"),
        ("Orlen’s", "Orlen"),
        ("U.N.", "UN"),
    ],
)
def test_forms_of_one_word_have_one_stem(vocabulary, left, right):
    assert len(set(vocabulary.stems([plain(left), plain(right)]))) == 1


@pytest.mark.parametrize(("left", "right"), [("4.2", "42"), ("lock", "bridge"), ("1,5", "15")])
def test_words_that_differ_have_stems_that_differ(vocabulary, left, right):
    assert len(set(vocabulary.stems([plain(left), plain(right)]))) == 2


def test_words_stand_where_they_say(vocabulary):
    text = "The U.N. paid 4.2bn crowns, 40% of Orlen’s “nine-point”\u00a0plan."
    words = vocabulary.read(text)
    assert [text[word.start : word.end] for word in words] == [
        *("The", "U.N.", "paid", "4.2", "bn", "crowns", "40", "%", "of", "Orlen’s", "nine", "point", "plan"),
    ]


def test_near_words_name_themselves(vocabulary):
    (stem,) = vocabulary.stems(["plan"])
    assert "proposal" in vocabulary.near(stem).values()
    assert stem not in vocabulary.near(stem)


def test_other_forms_of_a_figure_and_a_verb():
    assert {"9", "nine"} <= forms("nine")
    assert {"withdraw", "withdrew", "withdrawn"} <= forms("withdrew")
    assert "12,000" in forms("12000")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One stops. Two goes on.", ["One stops.", "Two goes on."]),
        (
            "“It rains,” he said. “It pours.” Then it stopped!",
            ["“It rains,” he said.", "“It pours.”", "Then it stopped!"],
        ),
        ("Mr. Tal and Dr. Oss met Gen. Ilk. They spoke.", ["Mr. Tal and Dr. Oss met Gen. Ilk.", "They spoke."]),
        ("It cost 4.2 billion in St. Tarn.", ["It cost 4.2 billion in St. Tarn."]),
        ("J. R. Oss spoke of 5.5 miles", ["J. R. Oss spoke of 5.5 miles"]),
        ("  Spaces around.  ", ["  Spaces around."]),
        ("   ", []),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected
