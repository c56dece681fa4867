"""Claims and their cells, on invented reports."""

from __future__ import annotations

import dataclasses

import pytest

from rashomon.within import claims, documents, positions, quantities
from tests.within.one_article import Read, lexicon, parser


def found(*paragraphs):
    read = Read(*paragraphs)
    figures = list(quantities.find(read.article, read.blocks, parser=parser()))
    return list(
        claims.find(
            read.article,
            read.blocks,
            read.mentions,
            [link for link in read.found if link.kind == "coreference"],
            read.actors,
            read.quotes,
            read.attributions,
            figures,
            *standing(read),
            parser=parser(),
            lexicon=lexicon(),
        )
    ), read


def standing(read):
    """The positions and documents of an article."""
    links = [link for link in read.found if link.kind == "coreference"]
    tools = {"parser": parser(), "lexicon": lexicon()}
    given = (read.article, read.blocks, [], read.mentions, read.quotes, links, read.actors)
    papers = list(documents.find(*given, **tools))
    named = [one for one in papers if one.kind == "document"]
    places = [one for one in papers if one.kind == "document_mention"]
    given = (read.article, read.blocks, read.mentions, read.quotes, links, read.actors, named, places)
    return list(positions.find(*given, **tools)), named


def one(words, *paragraphs):
    every, _ = found(*paragraphs)
    return next(claim for claim in every if words in claim.text)


def test_every_claim_reads_as_it_claims():
    every, read = found("Vessaria signed a treaty with Keldovia. It did not ask for 300 soldiers, Ilka Maarven said.")
    assert every
    for claim in every:
        assert claim.span.read(read.text) == claim.text
        assert claim.span.report == claim.head.report


def test_what_a_plan_does_not_hold_is_denied_of_the_plan():
    claim = one("withdraw", "Keldovia’s plan includes no provision that Vessaria withdraw its troops from the valley.")
    assert (claim.predicate, claim.polarity) == ("withdraw", "no")
    assert "plan" in claim.holder


def test_a_demand_is_no_event():
    claim = one("withdraw", "Keldovia urged Vessaria to withdraw its troops from the valley.")
    assert claim.modality == "demanded"


def test_whose_word_a_claim_is():
    own = one("signed", "Vessaria signed a treaty with Keldovia on Monday.")
    said = one("signed", "Ilka Maarven said Vessaria signed a treaty with Keldovia on Monday.")
    assert (own.voice, said.voice) == ("own", "said")
    assert said.said_by == "Ilka Maarven"
    assert own.times == ("monday",)


def test_how_far_an_agreement_has_gone():
    assert "agreement 1 discussed" in one("discussed", "Vessaria and Keldovia discussed a tunnel.").rungs
    assert "agreement 5 signed" in one("signed", "Vessaria and Keldovia signed a deal on a tunnel.").rungs


def test_another_language_has_no_claims():
    read = Read("Vessaria signed a treaty.", language="fr")
    given = (read.article, read.blocks, read.mentions, [], [], [], [], [], [], [])
    assert list(claims.find(*given, parser=parser(), lexicon=lexicon())) == []


def test_a_stance_without_a_clause_of_its_own_is_a_claim():
    every, _ = found("Vessaria’s strong support for the Keldovian peace plan surprised the Harbour League.")
    (claim,) = [claim for claim in every if "stance 5 backed" in claim.rungs]
    assert (claim.agents, "plan" in claim.objects) == (("actors/Vessaria",), True)


def test_a_plan_that_a_party_rejected_is_no_content_of_the_plan():
    claim = one("rejected", "The Keldovian proposal that Vessaria rejected might help the talks, Joren Talle said.")
    assert claim.frames == ()
    assert ("plan" in claim.objects, claim.agents) == (True, ("actors/Vessaria",))


def test_a_party_that_portrays_itself_as_neutral_says_it_is_neutral():
    claim = one("neutral", "Keldovia has sought to portray itself as a neutral party in the valley war.")
    assert (claim.predicate, claim.voice) == ("neutral", "said")
    assert claim.agents == claim.speaker == ("actors/Keldovia",)


def test_a_denial_denies_what_was_told_before():
    every, _ = found("Vessaria accused Keldovia of considering mine exports to the rebels. Keldovia denied it.")
    (accused,) = [claim for claim in every if "accuse" in claim.frames]
    (denied,) = [claim for claim in every if claim.frames == ("deny",)]
    assert (accused.polarity, denied.polarity) == ("yes", "no")
    assert denied.speaker == ("actors/Keldovia",)
    assert (denied.predicate, denied.terms) == (accused.predicate, accused.terms)


def test_a_charge_that_is_denied_after_it_is_told_was_made():
    every, _ = found("Vessaria accused Keldovia of shipping mines to the rebels, a charge Keldovia denied.")
    assert all(claim.polarity == "yes" for claim in every if claim.agents == ("actors/Vessaria",))


def test_a_question_asserts_nothing():
    every, _ = found("Nobody knows how much Vessaria pays for the tunnel. What does Keldovia want?")
    assert {claim.predicate for claim in every} <= {"know"}


def test_who_is_called_on_is_to_act():
    claim = one("withdraw", "The league called on Vessaria to withdraw its troops from the valley.")
    assert "actors/Vessaria" in claim.agents


def test_a_reason_stands_with_what_it_is_the_reason_of():
    text = "Because it asked for no withdrawal, the plan was rejected by Vessaria."
    assert one("rejected", text).text.startswith("Because")


def test_what_was_left_without_is_not_so():
    every, _ = found("Joren Talle left Brannik on Monday without signing the treaty on the tunnel.")
    (claim,) = [claim for claim in every if claim.predicate == "sign"]
    assert claim.polarity == "no"
    assert claim.text == "without signing the treaty on the tunnel"


def test_a_paper_whose_points_are_counted_is_told_of_in_passing():
    every, read = found("Keldovia’s 12-point peace plan for the valley surprised Ilka Maarven.")
    (claim,) = [claim for claim in every if claim.predicate == "number of points"]
    assert (claim.quantities, claim.span.read(read.text)) == (("12||point|",), "Keldovia’s 12-point peace plan")
    assert claim.agents == ("plan", "actors/Keldovia")


def test_a_headline_that_is_a_sentence_is_read_and_another_is_not():
    read = Read("Vessaria signed a treaty with Keldovia.")
    (block,) = read.blocks
    headline = dataclasses.replace(block, role="headline")
    title = dataclasses.replace(headline, text="Vessaria signs treaty with Keldovia")
    assert (claims.is_read(headline), claims.is_read(title)) == (True, False)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Ardania has rejected the Velmar plan as biased toward Soria and Kestria has also reacted cautiously.",
            "Soria and Kestria",
        ),
        ("Ardania blamed the delay on Velmar and Soria has called for talks.", "Velmar and Soria"),
    ],
)
def test_who_acts_next_is_no_part_of_what_was_done_before(text, wrong):
    read, _ = found(text)
    spans = [one.span.texts(text)[0] for one in read]
    assert spans
    assert not any(wrong in told for told in (*spans, *(one.cause for one in read))), spans
    text = "Ardania sold gas to Velmar and Soria last year and is seeking a loan."
    assert any("to Velmar and Soria" in one.span.texts(text)[0] for one in found(text)[0])


def test_what_is_told_aside_of_a_thing_somebody_praised_is_the_reports_word():
    claims, _ = found("Ilka Maarven hailed the tunnel plan that has been rejected by Keldovia.")
    (told,) = [one for one in claims if "rejected" in one.text and one.predicate == "reject"]
    assert told.voice == "own"


def test_a_page_that_is_numbered_counts_no_pages():
    found("Ilka Maarven signed the page 3 plan of the tunnel. The point 12 proposal was rejected by Keldovia.")


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Ilka Maarven pleaded not guilty to the theft on Monday.", "no"),
        ("Ilka Maarven pleaded guilty to the theft on Monday.", "yes"),
        ("The tunnel talks proved not useful to Keldovia.", "no"),
        ("The court in Keldovia found Ilka Maarven not guilty.", "no"),
        ("The tunnel talks were not useful to Keldovia.", "no"),
    ],
)
def test_a_denial_may_stand_at_what_somebody_is_said_to_be(text, polarity):
    read, _ = found(text)
    assert [one.polarity for one in read] == [polarity]
