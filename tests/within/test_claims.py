"""Claims and their cells, on invented reports."""

from __future__ import annotations

from rashomon.within import claims, quantities
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
            parser=parser(),
            lexicon=lexicon(),
        )
    ), read


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
    given = (read.article, read.blocks, read.mentions, [], [], [], [], [])
    assert list(claims.find(*given, parser=parser(), lexicon=lexicon())) == []
