"""The table of contents: every stage in the order in which it runs. The order is part of the design.

Within an article: what it consists of, what is known of it, who is mentioned, who says what, who is who.
Across articles: which actors are one, which quotes are one utterance; what was corrected is replayed around the groups.
"""

from __future__ import annotations

from rashomon.across import (
    actors,
    comparisons,
    dates,
    happenings,
    occasions,
    published,
    shared_text,
    sides,
    stories,
    verbatim,
    wording,
    words,
)
from rashomon.across import documents as papers
from rashomon.findings import (
    Arrival,
    Comparison,
    Correction,
    Decided,
    Given,
    Report,
    SameActor,
    SameDocument,
    SameHappening,
    SameOrigin,
    SameStory,
    SameWords,
)
from rashomon.rooms import BY_ARTICLE, BY_REPORT, Room
from rashomon.stage import Entry, Grouping, Replay, Stage, check
from rashomon.tools import OPENERS
from rashomon.within import (
    articles,
    attributions,
    bodies,
    claims,
    coreference,
    documents,
    events,
    gists,
    mentions,
    metadata,
    namings,
    openings,
    positions,
    quantities,
    quotes,
    times,
    unattributed,
)

SOURCES = (Report, Arrival, Given)
"""What reading gives."""

PIPELINE: tuple[Entry, ...] = (
    Stage(articles.find, BY_REPORT),
    Stage(metadata.find, BY_REPORT),
    Stage(mentions.find, BY_ARTICLE, version=3),
    Stage(quotes.find, BY_ARTICLE, version=11),
    Stage(times.find, BY_ARTICLE, version=3),
    Stage(coreference.find, BY_ARTICLE, version=11),
    Stage(attributions.find, BY_ARTICLE, version=2),
    Stage(documents.find, BY_ARTICLE, version=4),
    Stage(positions.find, BY_ARTICLE, version=9),
    Stage(quantities.find, BY_ARTICLE),
    Stage(claims.find, BY_ARTICLE, version=17),
    Stage(namings.find, BY_ARTICLE, version=3),
    Stage(events.find, BY_ARTICLE, version=11),
    Stage(bodies.find, BY_ARTICLE),
    Stage(gists.find, BY_ARTICLE, version=2),
    Stage(unattributed.find, BY_ARTICLE),
    Stage(openings.find, BY_ARTICLE, version=2),
    Stage(actors.find, Room("actor name", actors.keys), version=3),
    Replay(Decided),
    Grouping(SameActor),
    Stage(papers.find, Room("paper", papers.keys, limit=4000)),
    Grouping(SameDocument),
    Stage(stories.hub, Room("copied paragraph", stories.copies, limit=1000)),
    Stage(stories.find, Room("two heavy terms", stories.keys, form="pairs", limit=48, hub=5000), version=3),
    Grouping(SameStory, cohesion=stories.COHESION, width=stories.WIDTH),
    Replay(Correction),
    Stage(shared_text.find, Room("text in common", wording.keys, form="pairs", limit=16, hub=1000), version=4),
    Grouping(SameOrigin),
    Stage(published.clues, Room("own day", published.keys)),
    Stage(published.find, Room("days of a story", published.story)),
    Stage(dates.find, Room("times of an article", published.keys), version=2),
    Stage(occasions.find, Room("events of an article", published.keys), version=4),
    Stage(happenings.find, Room("happening", happenings.keys, limit=1024), version=6),
    Grouping(SameHappening),
    Stage(verbatim.find, Room("same words", verbatim.keys)),
    Stage(words.find, Room("quoted words", words.keys, form="pairs", limit=16, meetings=2), version=2),
    Grouping(SameWords, cohesion=0.3),
    Stage(comparisons.find, Room("terms of claims", comparisons.keys, limit=comparisons.LIMIT, least=2), version=14),
    Stage(sides.find, Room("sides of an article", sides.keys)),
    Stage(comparisons.choose, Room("two articles", comparisons.two_articles), version=14),
    Grouping(Comparison, cohesion=0.2),
)

check(PIPELINE, SOURCES, OPENERS)
