import dataclasses

from rashomon import plan, rooms
from rashomon.findings import Actor, Arrival, Decided, Given, Quote, Report, SameActor
from rashomon.parse import Parser
from rashomon.pipeline import PIPELINE
from rashomon.rooms import BY_ARTICLE
from rashomon.stage import Stage
from rashomon.text import SourceMap, Span
from tests import toy
from tests.digests import digest_of

STEPS = plan.steps(toy.pipeline())
REPORT = Report(digest_of(b"x"), "text", "x", SourceMap("utf-8"))
PLACE = Span.of(REPORT.digest, 0, 1)


def test_stages_of_one_article_are_one_step_and_all_others_are_their_own():
    assert [(step.number, step.name) for step in STEPS] == [
        (1, "within"),
        (2, "tests.toy.same_actor"),
        (3, "groups.same_actor"),
        (4, "tests.toy.same_words"),
        (5, "groups.same_words"),
    ]
    assert [stage.work for stage in STEPS[0].stages] == [toy.articles, toy.mentions, toy.actors, toy.quotes]


def test_a_step_takes_what_it_does_not_give_itself():
    assert STEPS[0].takes == (Report,)
    assert [step.takes for step in STEPS[1:3]] == [(Actor,), (SameActor, Decided)]


def test_stages_of_one_article_that_are_parted_by_another_are_two_steps():
    pipeline = toy.pipeline()
    parted = [*pipeline[:3], *pipeline[4:6], pipeline[3]]
    assert [step.name for step in plan.steps(parted)] == [
        "within",
        "tests.toy.same_actor",
        "groups.same_actor",
        "within",
    ]


def test_the_pipeline_reads_each_article_in_one_visit():
    first, *others = plan.steps(PIPELINE)
    assert first.takes == (Report, Given)
    assert not any(stage.room.local for step in others for stage in step.stages)
    assert Parser in plan.tools(plan.steps(PIPELINE))


def test_a_finding_enters_the_rooms_of_later_steps_only():
    actor = Actor("a1", PLACE, "person", "Ada")
    assert plan.entering(STEPS, actor, 1) == ((2, rooms.key("Ada")),)
    assert plan.entering(STEPS, actor, 2) == ()
    assert plan.entering(STEPS, REPORT, plan.READING) == ((1, rooms.key(REPORT.digest)),)
    assert plan.entering(STEPS, Arrival(REPORT.digest, "x", 1, ""), plan.READING) == ()


def test_a_finding_enters_as_many_rooms_as_it_has_keys():
    quote = Quote("a1", PLACE, None, None, "direct", lemma="yes no yes")
    assert {key for _, key in plan.entering(STEPS, quote, 1)} == {rooms.key("yes"), rooms.key("no")}


def test_a_link_enters_the_rooms_of_both_its_ends():
    link = SameActor("x", "y")
    assert set(plan.entering(STEPS, link, 2)) == {(3, rooms.key("x")), (3, rooms.key("y"))}


def fingerprint(stage=None, version="1", **changes):
    (step,) = plan.steps([dataclasses.replace(stage or Stage(PIPELINE[3].work, BY_ARTICLE), **changes)])
    return step.fingerprint(lambda tool: f"{tool.__name__} {version}")


def test_a_step_is_known_by_its_work_its_version_its_room_and_its_tools():
    prints = [
        fingerprint(),
        fingerprint(version="2"),
        fingerprint(Stage(toy.quotes, BY_ARTICLE)),
        fingerprint(Stage(toy.same_actor, rooms.Room("name", toy.by_name))),
        fingerprint(Stage(toy.same_actor, rooms.Room("name", toy.by_name, limit=9))),
        fingerprint(Stage(PIPELINE[3].work, BY_ARTICLE, version=PIPELINE[3].version + 1)),
    ]
    assert len(set(prints)) == len(prints)
    assert fingerprint() == prints[0]


def test_a_grouping_is_known_by_its_cohesion():
    one, other = (plan.steps([toy.pipeline()[i]])[0].fingerprint(str) for i in (5, 7))
    changed = plan.steps([dataclasses.replace(toy.pipeline()[7], cohesion=0.5)])[0].fingerprint(str)
    assert len({one, other, changed}) == 3
