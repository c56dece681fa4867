"""Labels of two claims, on invented reports: what differs, what is the same, and that order never matters."""

from __future__ import annotations

import dataclasses

import pytest

from rashomon.across import comparisons
from rashomon.findings import ASPECTS, LABELS, Side
from tests.within.one_article import lexicon
from tests.within.test_claims import found


def of_one_story(aligned):
    """The sides of all articles, told in one story on unknown days."""
    ends = {(one.left_article, one.right_article, one.left_span) for one in aligned}
    ends |= {(one.right_article, one.left_article, one.right_span) for one in aligned}
    return [Side(article, other, "", span, "story") for article, other, span in ends]


def labels(*reports):
    claims = [claim for text in reports for claim in found(*text.split("\n"))[0]]
    aligned = list(comparisons.find(claims, lexicon=lexicon()))
    chosen = list(comparisons.choose(aligned, of_one_story(aligned)))
    assert {one.label for one in chosen} <= set(LABELS)
    assert {one.aspect for one in chosen} <= {*ASPECTS, ""}
    return sorted({(one.label, one.aspect) for one in chosen})


BASE = "The tunnel under the Korrin strait will cost 300 million crowns in May, the finance ministry announced."

CHANGED = [
    ("number", BASE.replace("300", "450")),
    ("date", BASE.replace("May", "July")),
    ("polarity", BASE.replace("will cost", "will not cost")),
    ("degree", BASE.replace("will cost", "may cost")),
    ("place", BASE.replace("under the Korrin strait", "in Brannik")),
]


@pytest.mark.parametrize(("aspect", "changed"), CHANGED[:4])
def test_one_word_changed_in_a_copy(aspect, changed):
    assert aspect in {found for _, found in labels(BASE, changed)}


def test_a_copy_is_a_copy():
    assert labels(BASE, BASE + " Nobody was surprised.") == [("copied", "")]


def test_a_plan_that_asks_for_a_withdrawal_in_one_report_only():
    left = "Keldovia has offered a proposal for the withdrawal of troops from the Saddle valley."
    right = "Keldovia’s plan includes no provision that Vessaria withdraw its troops from the Saddle valley."
    assert ("conflict", "polarity") in labels(left, right)


def test_signed_in_one_discussed_in_another():
    left = "Vessaria and Keldovia signed a deal on the Korrin pipeline."
    right = "Vessaria and Keldovia discussed the Korrin pipeline."
    assert ("differs", "degree") in labels(left, right)


def test_a_demand_and_a_withdrawal_do_not_conflict():
    left = "Keldovia demanded that Vessaria withdraw its troops from the Saddle valley."
    right = "Vessaria has not withdrawn its troops from the Saddle valley."
    assert not [label for label, _ in labels(left, right) if label == "conflict"]


def test_at_least_forty_and_forty_three_agree():
    left = "At least 40 soldiers were injured in the Saddle valley on Monday."
    right = "A total of 43 soldiers were injured by mines in the Saddle valley on Monday."
    assert ("differs", "number") not in labels(left, right)


def test_two_stories_have_nothing_to_compare():
    left = "Vessaria and Keldovia signed a deal on the Korrin pipeline."
    right = "A storm flooded the harbour of Brannik and two ferries were lost."
    assert ("same", "") not in labels(left, right)


def test_the_order_of_claims_does_not_matter():
    texts = (BASE, CHANGED[0][1], "Vessaria said the tunnel will not be built.")
    claims = [claim for text in texts for claim in found(text)[0]]
    forth = [dataclasses.astuple(one) for one in comparisons.find(claims, lexicon=lexicon())]
    back = [dataclasses.astuple(one) for one in comparisons.find(claims[::-1], lexicon=lexicon())]
    assert forth == back


def test_a_story_told_five_times_by_copies_has_no_conflict():
    texts = [f"{BASE}\nThe opposition called it a waste. Report {number}." for number in range(5)]
    assert not [label for label, _ in labels(*texts) if label not in {"copied", "same"}]


def test_a_negation_outside_the_clause_in_one_cut_of_a_quote_makes_no_conflict():
    left = (
        "“We have not seen any proof that Keldovia is delivering ferries to Vessaria,” Ilsabet Korrin said on Monday."
    )
    right = "Ilsabet Korrin said “we have not seen any proof that Keldovia is delivering ferries to Vessaria.”"
    assert not [label for label, _ in labels(left, right) if label == "conflict"]


def test_two_parties_that_call_one_thing_otherwise_disagree():
    left = "Keldovia has sought to portray itself as a neutral party in the valley war."
    right = "Keldovia’s position is not neutral, Ilka Maarven said."
    assert ("parties disagree", "polarity") in labels(left, right)


def test_a_stance_that_an_opponent_ascribes_is_compared_with_none():
    left = "Vessaria welcomed the Keldovian peace plan for the valley."
    right = "Joren Talle accused Vessaria of rejecting the Keldovian peace plan for the valley."
    assert ("differs", "stance") not in labels(left, right)
    assert ("differs", "stance") in labels(left, "Vessaria rejected the Keldovian peace plan for the valley.")


def test_left_without_signing_and_signed_cannot_both_hold():
    left = "Ilka Maarven and Joren Talle parted in Halvenne without signing an agreement on the Korrin tunnel."
    right = "Ilka Maarven and Joren Talle signed an agreement on the Korrin tunnel before noon."
    assert "conflict" in {label for label, _ in labels(left, right)}


def test_a_plan_that_asks_for_a_thing_and_one_that_calls_for_it_do_not_differ():
    left = "Keldovia’s plan asks for inspections and a joint commission on the river."
    right = "Keldovia’s plan calls for inspections and a joint commission on the river."
    assert not [label for label, _ in labels(left, right) if label == "differs"]


def test_the_same_words_of_he_and_of_a_name_are_no_other_speakers():
    words = "“The tunnel under the strait is a gift to the smugglers of Brannik,”"
    named = f"{words} Ilka Maarven said.\nOskar Lindqvist listened."
    pointed = f"Oskar Lindqvist came to Brannik. {words} he said."
    assert ("differs", "speaker") not in labels(named, pointed)
    assert ("differs", "speaker") in labels(named, f"{words} Oskar Lindqvist said.\nIlka Maarven listened.")


def test_what_two_promise_of_one_thing_is_their_own_word():
    left = "Ilka Maarven spoke on Monday, promising that Keldovia would never pay for the tunnel wall."
    right = "Oskar Lindqvist kept to his promise that Keldovia will pay for the tunnel wall."
    found = labels(left, right)
    assert not [label for label, _ in found if label == "conflict"]
    assert ("parties disagree", "polarity") in found


def test_a_plan_of_twelve_points_in_one_report_and_of_nine_in_another():
    left = "Keldovia’s 12-point peace plan surprised nobody in Halvenne."
    right = "Ferries stood still on Monday as Keldovia offered a nine-point proposal."
    assert ("differs", "number") in labels(left, right)
    assert ("same", "") in labels(left, right.replace("nine", "12"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # what is added to is not denied
        (
            "The closure is not only a departure from the custom of the harbour of Brannik, Ilka Maarven said.",
            "Ilka Maarven called the closure a departure from the custom of the harbour of Brannik.",
        ),
        # what somebody did not say is not said
        (
            "“I was not suggesting that the harbour of Brannik is closed,” Ilka Maarven said.",
            "Ilka Maarven said that the harbour of Brannik is closed.",
        ),
        # a question says nothing
        (
            "Ilka Maarven will say on Monday whether she resigns or will ignore the critics and seek a second term.",
            "Ilka Maarven will not seek a second term.",
        ),
        # one cut of the same words
        (
            "“We are not likely to do well at the top of the list in Brannik,” Ilka Maarven said.",
            "“You know we are not likely to do well at the top of the list in Brannik,” Ilka Maarven said.",
        ),
        # laws of nobody named
        (
            "The council debated a law that does not allow the search of any house in the harbour.",
            "The senate pushed for a bill that would allow the open search of ships and homes.",
        ),
    ],
)
def test_what_can_both_hold_is_no_conflict(left, right):
    assert not [label for label, _ in labels(left, right) if label == "conflict"]


def test_what_is_told_of_now_and_what_is_planned_do_not_conflict():
    left = "Ilka Maarven said she would not sign the tunnel treaty without a vote in Brannik."
    right = "Ilka Maarven signed the tunnel treaty in Brannik."
    assert not [label for label, _ in labels(left, right) if label == "conflict"]


def test_one_does_and_another_does_not():
    left = "Ilka Maarven defended the tunnel treaty of Brannik."
    right = "Not one of the opposition defended the tunnel treaty of Brannik in the long debate on ferries."
    assert not [label for label, _ in labels(left, right) if label == "conflict"]


def test_two_who_say_the_same_in_their_own_words_do_not_differ():
    left = "Minister Ilka Maarven said that Vessaria would not pay for the border fence."
    right = "Joren Talle said that Vessaria would never pay for a fence along the border."
    assert ("differs", "speaker") not in labels(left, right)


def test_an_age_is_no_date():
    left = "Ilka Maarven, 58, will leave the harbour ministry at the end of February."
    right = "Ilka Maarven, 61, will leave the harbour ministry at the end of February."
    assert ("differs", "date") not in labels(left, right)


def test_one_word_in_common_does_not_make_two_acts_the_same():
    left = "Ilka Maarven’s resignation letter was read to the harbour union of Brannik."
    right = "Ilka Maarven had long had no intention of resigning from the cabinet."
    assert ("same", "") not in labels(left, right)


def test_one_who_does_two_things_with_one_thing_does_not_do_the_same():
    left = "Joren Talle has become a master of the lantern parade meeting."
    right = "Joren Talle plans to put the lantern parade meeting at the centre of his campaign."
    assert ("same", "") not in labels(left, right)


def test_two_acts_of_the_same_mayors_do_not_qualify_each_other():
    left = "The mayors of Korrin and Brannik heaped scorn upon the company."
    right = "The boycott was supported by the mayors of Brannik and Korrin."
    assert ("qualifies", "") not in labels(left, right)


def test_a_story_has_common_words_that_make_nothing_the_same():
    left = "Officials said many provinces have enacted medical heather laws."
    right = "A sheriff said his provinces were challenging the heather laws of Korrin."
    assert ("same", "") not in labels(left, right)
