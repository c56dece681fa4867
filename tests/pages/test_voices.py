"""Who said what: which quotes stand together, in which order, under which name."""

from __future__ import annotations

from pathlib import Path

from rashomon.findings import SameActor, SameWords
from rashomon.record import Record
from rashomon.show.lines import Telling
from rashomon.show.links import Links
from rashomon.show.material import load
from rashomon.show.passages import full
from rashomon.show.voices import ACTOR, MARKED, NONE, PRINTED, voices
from tests.pages.invented import CUT, SAID, Draft, bind, same


def told(record: Record) -> Telling:
    material = load(record)
    found = voices(material)
    return Telling(found, material, full(q for voice in found for q in voice.quotes), Links(reading=True))


def test_every_quote_stands_once_and_bands_keep_their_order(record: Record) -> None:
    material = load(record)
    found = voices(material)
    assert [voice.band for voice in found] == [ACTOR, PRINTED, NONE, MARKED]
    shown = sorted(quote.id for voice in found for quote in voice.quotes)
    assert shown == sorted(quote.id for sheet in material.sheets for quote in sheet.quotes)


def test_spellings_of_one_actor_stand_together_with_their_counts(record: Record) -> None:
    speaker = told(record).bands()[0].speakers[0]
    assert speaker.name == "Mira Orlen"
    assert {(count.name, count.reports) for count in speaker.names} == {
        ("Mira Orlen", (("A", 1),)),
        ("Orlen", (("A", 1),)),
        ("Orlén", (("B", 1),)),
    }
    assert [count.name for count in speaker.others] == ["She"]
    assert speaker.letters == ("A", "B")


def test_wordings_of_one_utterance_stand_together_with_their_relation(record: Record) -> None:
    utterance = told(record).bands()[0].speakers[0].utterances[0]
    assert [line.words[0].text for line in utterance.lines] == [SAID, CUT]
    assert [(relation.name, relation.pairs) for relation in utterance.relations] == [
        ("one is cut short", ("A 1 – B 1",))
    ]


def test_an_utterance_under_another_voice_is_pointed_at(tmp_path: Path) -> None:
    one = Draft([("paragraph", "“Let us all go home,” Mira Orlen said.")])
    two = Draft([("paragraph", "“Let us all go home.” The hall was silent.")])
    orlen = one.actor(one.at("Mira Orlen"))
    first = one.quotes(
        one.at("“Let us all go home,”"), "direct", one.at("Mira Orlen"), None, one.mentions(orlen.span, orlen)
    )
    second = two.quotes(two.at("“Let us all go home.”"))
    links = same(SameWords, [first, second], relation="identical")
    with bind(tmp_path / "record.sqlite", [one, two], links) as record:
        actors, nobody = told(record).bands()
    (twin,) = actors.speakers[0].utterances[0].lines[0].twins
    assert (twin.number, twin.voice) == ("B 1", "no source named or found")
    assert twin.href == "#" + nobody.speakers[0].utterances[0].lines[0].id


def test_sources_in_most_reports_come_first_then_most_quotes_then_names(tmp_path: Path) -> None:
    def draft(*names: str) -> Draft:
        text = " ".join(f"“Word {n} of {name},” said {name}." for n, name in enumerate(names))
        made = Draft([("paragraph", text)])
        for n, name in enumerate(names):
            source = made.at(f"said {name}", names[:n].count(name))
            span = type(source).of(source.report, source.start + 5, source.end)
            made.quotes(made.at(f"“Word {n} of {name},”"), "direct", span)
        return made

    drafts = [draft("Zora", "Bo", "Bo", "Bo", "Cy", "Al"), draft("Zora", "Dee")]
    with bind(tmp_path / "record.sqlite", drafts) as record:
        found = voices(load(record))
    assert [voice.name for voice in found] == ["Zora", "Bo", "Al", "Cy", "Dee"]


def test_he_of_one_report_is_not_he_of_another(tmp_path: Path) -> None:
    drafts = []
    for words in ("“I am tired,” he said.", "“I am awake,” he said."):
        draft = Draft([("paragraph", words)])
        he = draft.mentions(draft.at("he"), None, "pronoun")
        draft.quotes(draft.at(words.partition(" he")[0]), "direct", he.span, draft.at("said"), he)
        drafts.append(draft)
    with bind(tmp_path / "record.sqlite", drafts) as record:
        assert [(voice.name, voice.letters) for voice in voices(load(record))] == [("he", ("A",)), ("he", ("B",))]


def test_the_name_most_reports_print_is_the_name_shown(tmp_path: Path) -> None:
    texts = ("Orlen spoke.", "President Mira Orlen spoke. Orlen left.", "Mira Orlen spoke.", "Orlen spoke again.")
    drafts, actors = [], []
    for text in texts:
        draft = Draft([("paragraph", text)])
        actor = draft.actor(draft.at("Orlen"))
        named = draft.mentions(draft.at("Mira Orlen" if "Mira" in text else "Orlen"), actor)
        if text.count("Orlen") == 2:
            draft.mentions(draft.at("Orlen", 1), actor)
        draft.quotes(draft.at("spoke"), "indirect", named.span, None, named)
        drafts.append(draft)
        actors.append(actor)
    with bind(tmp_path / "record.sqlite", drafts, same(SameActor, actors)) as record:
        (voice,) = voices(load(record))
    assert voice.name == "Orlen"
    assert {name: dict(counts) for name, counts in voice.names.items()} == {
        "Orlen": {"A": 1, "B": 1, "D": 1},
        "Mira Orlen": {"B": 1, "C": 1},
    }
