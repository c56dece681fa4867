"""Takes nothing, gives the nouns of a record: one frozen dataclass for each kind of finding, and its id.

Compared fields say what a finding *is* and make its id; fields with `compare=False` say what we *think* of it, or
repeat for convenience what the spans already say. Times are ISO 8601, dates ISO dates, scores between 0 and 1.
"""

from __future__ import annotations

from rashomon.findings.across import (
    Decided,
    Difference,
    Link,
    Membership,
    SameActor,
    SameHappening,
    SameOrigin,
    SameWords,
    SharedText,
)
from rashomon.findings.base import (
    ENCODING,
    ID_BYTES,
    Finding,
    encode,
    hints,
    identity,
    known_as,
    span_fields,
)
from rashomon.findings.beside import Correction, Problem
from rashomon.findings.came import (
    ARTICLE_ROLES,
    FURNITURE_ROLES,
    METADATA,
    Arrival,
    Article,
    Block,
    Given,
    Metadatum,
    Report,
)
from rashomon.findings.claims import (
    ASPECTS,
    LABELS,
    Aligned,
    Claim,
    Comparison,
    Naming,
    Quantity,
)
from rashomon.findings.standing import (
    STANCES,
    Document,
    DocumentMention,
    Position,
    Provision,
    SameDocument,
)
from rashomon.findings.stories import Gist, SameStory
from rashomon.findings.times import Dated, DayClue, TimeExpression
from rashomon.findings.within import (
    SPEECH,
    Actor,
    Attribution,
    Body,
    Coreference,
    Event,
    Mention,
    Opening,
    Quote,
    Unattributed,
)

LAYERS: tuple[tuple[type[Finding], ...], ...] = (
    (
        Report,
        Arrival,
        Given,
        Article,
        Block,
        Metadatum,
    ),
    (
        Mention,
        Actor,
        Coreference,
        Quote,
        Gist,
        Attribution,
        Unattributed,
        Opening,
        Event,
        Body,
        Quantity,
        Claim,
        Naming,
        Document,
        DocumentMention,
        Provision,
        Position,
        TimeExpression,
    ),
    (
        SameActor,
        SameHappening,
        SameStory,
        SameWords,
        Decided,
        Membership,
        SharedText,
        Difference,
        SameOrigin,
        Aligned,
        Comparison,
        SameDocument,
        DayClue,
        Dated,
    ),
    (
        Problem,
        Correction,
    ),
)
"""The kinds by layer; each rests only on those before it. Beside them: problems and corrections."""

KINDS: dict[str, type[Finding]] = {kind.kind: kind for layer in LAYERS for kind in layer}
"""Every kind of finding by its name, in the order of the layers."""

__all__ = [
    "ARTICLE_ROLES",
    "ASPECTS",
    "ENCODING",
    "FURNITURE_ROLES",
    "ID_BYTES",
    "KINDS",
    "LABELS",
    "LAYERS",
    "METADATA",
    "SPEECH",
    "STANCES",
    "Actor",
    "Aligned",
    "Arrival",
    "Article",
    "Attribution",
    "Block",
    "Body",
    "Claim",
    "Comparison",
    "Coreference",
    "Correction",
    "Dated",
    "DayClue",
    "Decided",
    "Difference",
    "Document",
    "DocumentMention",
    "Event",
    "Finding",
    "Gist",
    "Given",
    "Link",
    "Membership",
    "Mention",
    "Metadatum",
    "Naming",
    "Opening",
    "Position",
    "Problem",
    "Provision",
    "Quantity",
    "Quote",
    "Report",
    "SameActor",
    "SameDocument",
    "SameHappening",
    "SameOrigin",
    "SameStory",
    "SameWords",
    "SharedText",
    "TimeExpression",
    "Unattributed",
    "encode",
    "hints",
    "identity",
    "known_as",
    "span_fields",
]
