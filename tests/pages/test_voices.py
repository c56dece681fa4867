"""Who said what: which quotes stand together, in which order, under which name."""

from __future__ import annotations

from pathlib import Path

from rashomon.findings import Actor, Membership, Quote, SameActor, SameWords
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
    first, second = utterance.lines
    assert first.relation is None
    assert second.relation is not None
    assert (second.relation.name, second.relation.number) == ("cut short against", "A 1")
    assert second.relation.href == "#" + first.id
    assert "One utterance with A 1: as drafted" in second.because
    assert utterance.letters == ("A", "B")


def test_a_wording_is_told_by_the_nearest_one_before_it(tmp_path: Path) -> None:
    texts = ("“Let all of us go home now,” she said.", "“Let us leave.” Rain.", "“Let us leave.” Snow.")
    drafts = [Draft([("paragraph", text)]) for text in texts]
    said = [draft.quotes(draft.at(text.partition("”")[0] + "”")) for draft, text in zip(drafts, texts, strict=True)]
    ids = [quote.id for quote in said]
    links = [
        SameWords(*sorted((ids[left], ids[right])), 1.0, "as drafted", relation)
        for left, right, relation in ((0, 1, "cut"), (0, 2, "reworded"), (1, 2, "identical"))
    ]
    group = [Membership(SameWords.kind, name, min(ids)) for name in ids]
    with bind(tmp_path / "record.sqlite", drafts, [*links, *group]) as record:
        (utterance,) = told(record).bands()[0].speakers[0].utterances
    told_by = [line.relation and (line.relation.name, line.relation.number) for line in utterance.lines]
    assert told_by == [None, ("cut short against", "A 1"), ("the same words as", "B 1")]


def test_channel_addressee_and_medium_are_told(tmp_path: Path) -> None:
    draft = Draft([("paragraph", "Orlen told reporters in a statement that gates shut, the Lock Agency said.")])
    outer = draft.quotes(
        draft.at("Orlen told reporters in a statement that gates shut"), "indirect", draft.at("the Lock Agency")
    )
    inner = Quote(
        draft.article.id,
        draft.at("that gates shut"),
        draft.at("Orlen"),
        draft.at("told"),
        "indirect",
        addressee=draft.at("reporters"),
        medium=draft.at("a statement"),
        within=outer.id,
    )
    draft.findings.append(inner)
    with bind(tmp_path / "record.sqlite", [draft]) as record:
        lines = [line for speaker in told(record).bands()[0].speakers for u in speaker.utterances for line in u.lines]
    line = next(line for line in lines if line.channel)
    assert line.channel is not None
    assert line.channel.number == "A 1"
    assert [piece.text for piece in line.addressee + line.medium] == ["reporters", "a statement"]


def test_acts_stand_apart_and_are_not_counted(tmp_path: Path) -> None:
    draft = Draft([("paragraph", "Orlen rejected the plan. “Never again,” Orlen said.")])
    draft.quotes(draft.at("the plan"), "act", draft.at("Orlen"), draft.at("rejected"))
    draft.quotes(draft.at("“Never again,”"), "direct", draft.at("Orlen", 1), draft.at("said"))
    with bind(tmp_path / "record.sqlite", [draft]) as record:
        bands = told(record).bands()
        assert load(record).sheets[0].speech == 1
    assert [(band.id, band.quotes) for band in bands] == [("printed", 1), ("acts", 1)]


def test_a_state_goes_by_its_plain_name_where_a_report_prints_it(tmp_path: Path) -> None:
    texts = ("Tarnian officials agree. Tarn agrees.", "Tarnian aides agree.", "Tarnian guards agree.")
    drafts, actors = [], []
    for text in texts:
        draft = Draft([("paragraph", text)])
        span = draft.at("Tarnian")
        actor = Actor(draft.article.id, span, "state", "Tarnian", "states/Tarn")
        draft.findings.append(actor)
        named = draft.mentions(span, actor)
        if "Tarn " in text:
            draft.mentions(draft.at("Tarn "[:4], 1), actor)
        draft.quotes(draft.at("agree"), "indirect", span, None, named)
        drafts.append(draft)
        actors.append(actor)
    with bind(tmp_path / "record.sqlite", drafts, same(SameActor, actors)) as record:
        (voice,) = voices(load(record))
    assert voice.name == "Tarn"


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
    (twins,) = actors.speakers[0].utterances[0].lines[0].twins
    (twin,) = twins.quotes
    assert (twin.number, twins.voice) == ("B 1", "no source named or found")
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
