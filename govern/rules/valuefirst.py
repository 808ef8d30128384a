"""VAL: every touch leads with an insight, not with a pitch (SOP 5.3, item 6).

A heuristic, and so a warning: its figures on labelled mail stand in the documentation, and every
finding says which words made it fire.
"""

from __future__ import annotations

from collections.abc import Iterator

from govern.documents.document import Document
from govern.findings import Severity
from govern.policy.model import Policy
from govern.rules.opening import Evidence, Verdict, judge
from govern.rules.opening_search import Names
from govern.rules.registry import Context, Example, Problem, Reach, Rule

_OFFER_ENDINGS = frozenset(
    (
        *("assessment", "audit", "briefing", "coaching", "consulting", "course", "demo", "diagnostic"),
        *("package", "platform", "plan", "programme", "program", "report", "review", "seat", "service"),
        *("session", "suite", "training", "webinar", "workshop"),
    )
)
_CONCEPT_ENDINGS = frozenset(
    (
        *("architecture", "canvas", "dependency", "framework", "index", "ladder", "map", "matrix"),
        *("method", "model", "note", "playbook", "ratio", "score"),
    )
)
_HELP = (
    "Open with what the reader can use without buying: a finding, a trend, a test, a story with a lesson. "
    "Move the offer below it."
)
_MOST_REASONS = 3


def pitch_before_value(document: Document, context: Context) -> Iterator[Problem]:
    """VAL101: one problem for each touch that opens with a pitch, on its first substantive paragraph."""
    names = sender_names(context.policy)
    for touch in document.touches:
        verdict = judge(touch.body, names)
        if verdict is None or verdict.label == "value-first":
            continue
        first, last = verdict.passages[0], verdict.passages[-1]
        start, _ = first.origin(verdict.start, len(first.text))
        _, end = last.origin(0, len(last.text))
        yield Problem(start, max(start, end), _message(verdict), _HELP)


def sender_names(policy: Policy) -> Names:
    """What counts as the sender's brand and offers.

    Options ``brands`` and ``offers`` of VAL101 name them. Without them an offer is whatever has a
    price in the policy and every term that ends like one ("… Briefing"); a brand is a term without
    a plural that names neither an offer nor a concept.
    """
    terms = [(term, term.text.split()[-1].lower()) for term in policy.terms if term.text.split()]
    offers = [term.text for term, ending in terms if ending in _OFFER_ENDINGS]
    offers += [text.split()[-1] for text in offers] + [price.name for price in policy.prices if price.name]
    known = _OFFER_ENDINGS | _CONCEPT_ENDINGS
    brands = [term.text for term, ending in terms if not term.plural and ending not in known]
    return Names(
        _texts(policy.option("VAL101", "brands", None), brands),
        _texts(policy.option("VAL101", "offers", None), offers),
    )


def _texts(value: object, default: list[str]) -> tuple[str, ...]:
    chosen = value if isinstance(value, list | tuple) else default
    return tuple(dict.fromkeys(text for text in chosen if isinstance(text, str) and text.strip()))


def _message(verdict: Verdict) -> str:
    against = sorted((item for item in verdict.evidence if item.weight < 0), key=lambda item: item.weight)
    if not against:
        return "This touch does not open with an insight: its first paragraph tells the reader nothing."
    reasons = "; ".join(_reason(item, verdict) for item in against[:_MOST_REASONS])
    return f"This touch opens with a pitch, not with an insight: {reasons}."


def _reason(item: Evidence, verdict: Verdict) -> str:
    words = " ".join(verdict.passages[item.passage].text[item.start : item.end].split())
    return f"{item.reason} (“{words}”)" if 0 < len(words) <= 60 else item.reason


RULES: tuple[Rule, ...] = (
    Rule(
        code="VAL101",
        name="pitch-before-value",
        summary="A touch opens with a pitch instead of an insight.",
        why=(
            "The SOP asks every mail to lead with a framework, a research finding or a trend: a reader who "
            "learns something in the first paragraph reads the second. The rule weighs the first substantive "
            "paragraph after greeting and pleasantries and says what it saw; what follows does not count. "
            "Options: `brands` and `offers`, lists of the sender's own names (default: from the policy's "
            "terms and prices)."
        ),
        sop="5.3 item 6",
        severity=Severity.WARNING,
        fails=(
            Example(
                "Hi {{first_name}},\n\nDo you have 15 minutes next week for a call about our Assessment?\n"
            ),
            Example(
                "I'm Rick, founder of eco monetize, and we help companies like yours grow partner revenue.\n"
            ),
            Example(
                "I have a great insight to share: our platform finds hidden partner revenue.\n",
                note="An insight in name only.",
            ),
            Example(
                "Just following up on my last e-mail.\n\nPartner deals close 46% faster.\n",
                note="The statistic comes too late.",
            ),
        ),
        passes=(
            Example(
                "Hi {{first_name}},\n\nIn 214 alliances we studied, deals with a named co-sell owner closed "
                "31 days sooner.\n\nShall we talk about yours in a free Briefing?\n",
                note="The offer comes after the insight.",
            ),
            Example(
                "Only three of forty alliance leads could say what their largest partner is known for.\n"
            ),
            Example(
                "A VP of Alliances told me she had deleted a third of her pipeline. The rest came in at "
                "103%.\n",
                note="A story with a lesson.",
            ),
        ),
        fix="Move the insight up and the offer down.",
        check=pitch_before_value,
        reach=Reach.EACH_TOUCH,
    ),
)
