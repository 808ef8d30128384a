"""TRM101 and TRM102: what is a term, what is miswritten, where exactly, and what the mend does.

In the tables ``⟦…⟧`` marks what must be found; a text without marks must give nothing.
"""

from __future__ import annotations

import dataclasses
import json
import re
import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern import packaged
from govern.documents.passages import Passage, Place, Run
from govern.documents.reader import read_document
from govern.documents.reading import read_passages
from govern.findings import Edit
from govern.policy.load import load_policy
from govern.policy.model import Policy, RuleSettings, Term
from govern.rules.registry import Context
from govern.rules.specimen import specimen
from govern.rules.term_forms import one_edit_apart, plural_of
from govern.rules.term_matching import MOST_FAULTS, find_misuses, find_uses
from govern.rules.term_window import Fault
from govern.rules.terms import RULES, mend, misuses

TERMS = (
    Term("eco monetize", plural=False),
    Term("Ecosystem Revenue Architecture", plural=False),
    Term("Ecosystem Revenue Architecture Briefing"),
    Term("Ecosystem Revenue Assessment"),
    Term("Signal Note"),
    Term("Partner Revenue Dependency", plural=False),
    Term("Ecosystem Revenue Ladder"),
)
CORPUS = Path(__file__).parent.parent / "corpus" / "trademark" / "work.jsonl"
CASES = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and where they stood."""
    plain, spans = "", []
    for piece in re.split("(⟦.*?⟧)", text, flags=re.DOTALL):
        if piece.startswith("⟦"):
            spans.append((len(plain), len(plain) + len(piece) - 2))
        plain += piece.strip("⟦⟧")
    return plain, spans


def found(text: str, terms: tuple[Term, ...] = TERMS) -> list[tuple[int, int]]:
    """Where the misuses of a Markdown text stand in its source."""
    passages = read_passages(text, 0, len(text))
    return [passage.origin(use.start, use.end) for passage, use in misuses(passages, terms)]


def mended(text: str, terms: tuple[Term, ...] = TERMS) -> str:
    edits: list[Edit] = []
    for passage, use in misuses(read_passages(text, 0, len(text)), terms):
        fix = mend(text, passage, use)
        edits.extend(fix.edits if fix else ())
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


# --- the corpus -------------------------------------------------------------------------------------


def test_the_working_corpus() -> None:
    right = wrong = missed = 0
    failures = []
    for case in CASES:
        expected = {(item["start"], item["end"]) for item in case["expected"]}
        got = set(found(case["text"]))
        right += len(expected & got)
        wrong += len(got - expected)
        missed += len(expected - got)
        if got != expected:
            failures.append(case["id"])
    assert right / (right + wrong) >= 0.995, failures
    assert right / (right + missed) >= 0.995, failures


def test_the_corpus_is_sound() -> None:
    assert len(CASES) >= 250
    assert len({case["id"] for case in CASES}) == len(CASES)
    for case in CASES:
        for item in case["expected"]:
            assert case["text"][item["start"] : item["end"]] == item["found"], case["id"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_a_mend_holds(case: dict[str, str]) -> None:
    """What was mended is not found again, and what remains has no mend."""
    text = mended(case["text"])
    for passage, use in misuses(read_passages(text, 0, len(text)), TERMS):
        assert mend(text, passage, use) is None, text
    assert mended(text) == text


# --- tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "⟦Eco Monetize⟧, ⟦ecomonetize⟧ and ⟦ECO-MONETIZE⟧.",
        "They ⟦eco monetize'd⟧ it; they ⟦eco-monetised⟧ it.",
        "Let's ⟦eco monetize⟧! How teams learn to ⟦eco monetize⟧ partnerships.",
        "⟦eco monetize⟧ your channel now.",
        "Read eco monetize your way. We sent it to eco monetize the same day. You eco monetize readers know.",
        "⟦E-co monetize⟧ and ⟦ceo monetize⟧, but a CEO monetizes and can a ceo monetize it?",
        "⟦Signal™ Note⟧ and ⟦Ecosystem™ Revenue Architecture⟧; Ecosystem Revenue Architecture® Briefing.",
        "Signal Note 12, Signal Note², Signal Note[1], Signal Note2, Signal Notebook.",
        "We publish ⟦Signal Note's⟧ weekly. The Signal Note's weekly rhythm. The Signal Note's on its way.",
        "⟦Signal Note's⟧ cover the week. Signal Note's cover is blue.",
        "An ⟦Ecosystem Revenue Architectural Briefing⟧, an ⟦Ecosystem Revenue Architecture Brief⟧.",
        "Ecosystem Revenue Architecture’s Briefing; an Ecosystem Revenue Architect.",
        "Ecosystem, Revenue Architecture; Signal: Note; Partner Revenue. Dependency",
        "Signal (Note), Signal “Note”, Signal… Note, Signal 📈 Note",
        "⟦partner revenue dependencies⟧ and ⟦signal notes⟧",
        "Ask Acme Revenue Assessment Ltd or the Global Ecosystem Architecture Group.",
        "Signal `x` Note and signal `x` note",
        "Signal <!-- x --> Note, ⟦signal <!-- x --> note⟧",
        "Signal<br>Note",
        "⟦Eco](https://x.example) Monetize⟧ is `[Eco](…) Monetize`".replace("⟦Eco]", "[⟦Eco]"),
        "Go to eco-monetize.com/x, C:\\eco-monetize, {eco_monetize}, a=eco-monetize or utm_x_eco_monetize_y.",
        "⟦Eco Monetize⟧! (⟦eco-monetize⟧?) [⟦eco_monetize⟧]",
    ],
)
def test_where_the_lines_are_drawn(text: str) -> None:
    plain, spans = marked(text)
    assert found(plain) == spans


@pytest.mark.parametrize(
    "text",
    [
        "What analysts call “partner revenue dependency” is a ratio.",
        "From a reader: “Eco Monetize is short.”",
        "“Eco Monetize is short”, Jo Meyer, CFO",
        "“Eco Monetize is short” (Jo Meyer, Acme)",
        "‘Eco Monetize is short,’ as Jo puts it.",
        "“Eco Monetize is short. The signal note too,” said Jo.",
        "> Eco Monetize is short.\n>\n> Jo Meyer, Acme",
        "> Eco Monetize is short. (Jo Meyer, Acme)",
        "> Eco Monetize is short.\n> - Jo Meyer",
        "> Eco Monetize is short.\n\n— Jo Meyer, reader of eco monetize",
        "A customer told us so last week.\n\n> Eco Monetize is short.",
        "Jo Meyer of Acme, in March:\n\n> Eco Monetize is short.\n>\n> Every signal note is.",
    ],
)
def test_the_words_of_others(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "What we call “⟦partner revenue dependency⟧” is a ratio.",
        "Our CRO put it like this: “⟦Eco Monetize⟧ is short.”",
        "eco monetize says: “⟦Eco Monetize⟧ is short.”",
        "Note: “⟦signal note⟧”.",
        "He said yes. Then came the “⟦signal note⟧” in May.",
        "> ⟦Eco Monetize⟧ is short.",
        "> ⟦Eco Monetize⟧ is short.\n\n— Rick, eco monetize",
        "Our promise:\n\n> ⟦Eco Monetize⟧ stays free.",
        "The partners' ⟦Eco Monetize⟧ and the readers' ⟦signal note⟧.",
    ],
)
def test_our_own_words_in_quotation_marks(text: str) -> None:
    plain, spans = marked(text)
    assert found(plain) == spans


OTHER_TERMS = (
    Term("HubSpot", plural=False),
    Term("CoSell Cloud"),
    Term("3P Revenue Index", plural=False),
    Term("AT&T Connect"),
    Term("Co-Sell Map"),
    Term("go-to-market map"),
    Term("Field Guide", ordinary_lower_case=True),
    Term("Partner Pulse", short_forms=("Pulse",), aliases=("PP", "Partner Heartbeat")),
    Term("Café Index"),
    Term("C++ Report"),
    Term("Deal Desk Weekly Report Series Edition"),
    Term("…"),
    Term(""),
)


@pytest.mark.parametrize(
    "text",
    [
        "HubSpot, ⟦Hubspot⟧, ⟦hubspot⟧, ⟦Hub Spot⟧, ⟦HUBSPOT⟧, ⟦HubSpt⟧, ⟦hub-spot⟧, ⟦HubSpots⟧, hubspot.com, HubSpot's.",
        "CoSell Clouds, ⟦Cosell Cloud⟧, ⟦Co-Sell Cloud⟧, ⟦CoSellCloud⟧, ⟦CoSell Clod⟧, ⟦Cloud CoSell⟧, CoSell Clout",
        "3P Revenue Index, ⟦3p revenue index⟧, ⟦3P Revenue Indexes⟧, ⟦3P Index⟧, ⟦3P Revenue Idnex⟧",
        "AT&T Connect, ⟦at&t connect⟧, ⟦ATT Connect⟧, ⟦AT & T Connect⟧",
        "Co-Sell Maps, ⟦Co Sell Map⟧, ⟦CoSell Map⟧, ⟦co-sell map⟧",
        "go-to-market maps, ⟦Go-to-market map⟧, ⟦go to market map⟧",
        "a field guide for the field. Field guide in hand; Field Guides, the ⟦Field guide⟧, ⟦FIELD GUIDE⟧, ⟦field-guide⟧",
        "the Pulse, a Partner Pulse, ⟦PP⟧, pp, ⟦partner heartbeat⟧, ⟦Partner pulse⟧",
        "Café Index, Cafe\u0301 Index, ⟦Cafe Index⟧, ⟦café index⟧",
        "C++ Report, ⟦c++ report⟧",
        "⟦deal desk weekly report series edition⟧, ⟦Desk Deal Weekly Report Series Edition⟧",
        "…",
    ],
)
def test_any_term_of_a_policy(text: str) -> None:
    plain, spans = marked(text)
    assert [(use.start, use.end) for use in find_misuses(plain, OTHER_TERMS)] == spans


def test_without_terms_nothing_is_found() -> None:
    assert find_misuses("Eco Monetize", ()) == ()
    assert list(misuses(read_passages("Eco Monetize", 0, 12), ())) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Eco Monetize", Fault.CASE),
        ("SIGNAL NOTE", Fault.CAPITALS),
        ("Signal-Note", Fault.JOINER),
        ("SignalNote", Fault.JOINED),
        ("Sig nal Note", Fault.SPLIT),
        ("Signal  Note", Fault.SPACING),
        ("Sig\u200bnal Note", Fault.HIDDEN),
        ("Sign\u0430l Note", Fault.LETTERS),
        ("Singal Note", Fault.TYPO),
        ("Note Signal", Fault.ORDER),
        ("the Ecosystem Ladder", Fault.DROPPED),
        ("Ecosystem Rev. Ladder", Fault.ABBREVIATED),
        ("Signals Note", Fault.INFLECTED),
        ("Ecosystem Revenue Architectures", Fault.PLURAL),
        ("three Signal Note's", Fault.APOSTROPHE),
        ("eco monetized", Fault.VERB),
        ("Signal™ Note", Fault.SYMBOL),
    ],
)
def test_a_fault_is_named(text: str, fault: Fault) -> None:
    (use,) = find_misuses(text, TERMS)
    assert use.fault is fault


def test_the_longest_term_wins() -> None:
    (use,) = find_misuses("an ecosystem revenue architecture briefing", TERMS)
    assert use.term.text == "Ecosystem Revenue Architecture Briefing"
    uses = find_uses("Ecosystem Revenue Architecture Briefing, Ecosystem Revenue Architecture", TERMS)
    assert [use.term.text for use in uses] == [TERMS[2].text, TERMS[1].text]


def test_every_single_edit_is_found() -> None:
    for term in TERMS:
        for at in range(1, len(term.text)):
            for written in (
                term.text[:at] + term.text[at + 1 :],
                term.text[:at] + "q" + term.text[at:],
                term.text[:at] + "q" + term.text[at + 1 :],
                term.text[: at - 1] + term.text[at] + term.text[at - 1] + term.text[at + 1 :],
            ):
                if written in (term.text, "ceo monetize"):
                    continue
                uses = find_misuses(f"Read it: {written}.", TERMS)
                assert [use.found for use in uses] == [written], written


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("note", "note", False),
        ("note", "not", True),
        ("note", "noet", True),
        ("note", "vote", True),
        ("note", "tone", False),
    ],
)
def test_one_edit_apart(one: str, other: str, apart: bool) -> None:
    assert one_edit_apart(one, other) is apart
    assert one_edit_apart(other, one) is apart


def test_plurals() -> None:
    assert [plural_of(word) for word in ("Note", "Dependency", "Index", "Day", "Batch")] == [
        "Notes",
        "Dependencies",
        "Indexes",
        "Days",
        "Batches",
    ]


# --- mends ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The **signal** note's tone.", "The **Signal** Note's tone."),
        ("The *signal*\nnotes, twice.", "The *Signal*\nNotes, twice."),
        (
            "> An ecosystem revenue\n> architecture briefing.",
            "> An Ecosystem Revenue\n> Architecture Briefing.",
        ),
        ("*eco*-*monetize* is read.", "*eco*-*monetize* is read."),
        ("eco\\_monetize and Signal&nbsp;Note", "eco monetize and Signal Note"),
        ("Signal&shy;Note", "Signal Note"),
        ("[Eco](https://x.example) Monetize", "[eco](https://x.example) monetize"),
        ("ECO  MONETIZE", "eco monetize"),
        ("Sign\u0430l Note", "Signal Note"),
        ("three Signal Note's here", "three Signal Notes here"),
        ("Ecosystem Revenue Architectures", "Ecosystem Revenue Architecture"),
        ("They eco monetized it.", "They eco monetized it."),
        ("EcosystemRevenueArchitectureBriefings", "Ecosystem Revenue Architecture Briefings"),
        ('{{ first_name | default: "Eco Monetize" }}', '{{ first_name | default: "eco monetize" }}'),
    ],
)
def test_mends(text: str, right: str) -> None:
    assert mended(text) == right


def test_what_needs_a_person_is_no_safe_mend() -> None:
    for text, safe in (("the Ecosystem Ladder", False), ("Note Signal", False), ("Signal-Note", True)):
        passage = Passage(Place.PARAGRAPH, text, (Run(0, len(text), 0, len(text)),))
        (use,) = find_misuses(text, TERMS)
        fix = mend(text, passage, use)
        assert fix is not None
        assert fix.safe is safe


# --- the rules --------------------------------------------------------------------------------------


def with_policy(policy: Policy, **changes: object) -> Policy:
    return dataclasses.replace(policy, **changes)  # type: ignore[arg-type]


def findings(
    text: str, where: str = "body", code: str = "TRM101", policy: Policy | None = None
) -> list[tuple[str, str]]:
    path, whole = specimen(text, where)
    document = read_document(whole.encode(), path, "email-sequence", "markdown").document
    (rule,) = [rule for rule in RULES if rule.code == code]
    assert document is not None
    assert rule.check is not None
    context = Context(policy or policy_of_the_sop(), date(2026, 4, 20))
    return [(code, document.text[problem.start : problem.end]) for problem in rule.check(document, context)]


def policy_of_the_sop() -> Policy:
    return load_policy(b"extends: sop-rev-v0\n", packaged.schema("policy"), packaged.profile).policy


@pytest.mark.parametrize("where", ["subject", "preheader", "body"])
def test_all_that_is_seen_is_judged(where: str) -> None:
    assert findings("Your signal note", where) == [("TRM101", "signal note")]


@pytest.mark.parametrize("title", ["A signal note", '"A signal note"', "'A signal note'"])
def test_the_title_is_judged(title: str) -> None:
    assert findings(f"title: {title}", "front-matter") == [("TRM101", "signal note")]


def test_capitals_in_headings_may_be_allowed() -> None:
    text = "### THE SIGNAL NOTE\n\nTHE SIGNAL NOTE"
    assert len(findings(text)) == 2
    base = policy_of_the_sop()
    rules = {**base.rules, "TRM101": RuleSettings(None, {"allow_capitals_in_headings": True})}
    assert len(findings(text, policy=with_policy(base, rules=rules))) == 1


def test_a_marked_term_needs_its_symbol_once_a_touch() -> None:
    base = policy_of_the_sop()
    marked_terms = with_policy(base, terms=(Term("Signal Note", symbol="™"), Term("eco monetize")))

    def symbols(text: str) -> list[tuple[str, str]]:
        return findings(text, code="TRM102", policy=marked_terms)

    assert symbols("A Signal Note and a Signal Note.") == [("TRM102", "Signal Note")]
    assert symbols("A Signal Note™ and a Signal Note.") == []
    assert symbols("A Signal Note(TM) and a Signal Note.") == []
    assert symbols("A Signal Note® and a Signal Note.") == [("TRM102", "Signal Note")]
    assert symbols("In eco monetize.") == []
    assert findings("A Signal Note.", code="TRM102") == []


# --- any text ---------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *"eco monetize Ecosystem Revenue Architecture Briefing signal Signal NOTE note Notes partner dependency".split(),
        *" \t\n-_/.'’\"“”&<>#@:;,()[]{}™®…—\u00a0\u200b\u00ad\ue000\ufffc",
        *(
            "said",
            "Jo",
            "'s",
            "https://",
            ".com",
            "eco mon",
            "Σ",
            "ı",
            "İ",
            "ﬁ",
            "é",
            "e\u0301",
            "\U0001f4c8",
            "5",
        ),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_survived(text: str) -> None:
    end = 0
    for use in find_uses(text, TERMS):
        assert use.found == text[use.start : use.end]
        assert end <= use.start < use.end
        assert use.fault in Fault
        end = use.end


@given(st.lists(PIECES, max_size=25).map("".join))
def test_mends_settle(text: str) -> None:
    for _ in range(8):
        passage = Passage(Place.PARAGRAPH, text, (Run(0, len(text), 0, len(text)),))
        fixes = [mend(text, passage, use) for use in find_misuses(text, TERMS)]
        edits = sorted((edit for fix in fixes if fix for edit in fix.edits), key=lambda edit: edit.start)
        if not edits:
            return
        for edit in reversed(edits):
            text = text[: edit.start] + edit.replacement + text[edit.end :]
    pytest.fail(f"never settles: {text!r}")


@given(st.lists(st.text(string.printable, max_size=12), max_size=4))
def test_any_term_is_survived(texts: list[str]) -> None:
    terms = tuple(Term(text) for text in texts)
    for use in find_uses(" and ".join(texts), terms):
        assert use.term in terms


@pytest.mark.parametrize(
    "piece",
    [
        "Ecosystem Revenue ",
        "ecosystem revenue architecture ",
        "eco-monetize/",
        '"Eco Monetize," said Jo. ',
        '"Eco Monetize ',
        "Signal Note's ",
        "Signal" + " " * 20,
        "s ",
        "ecosytem revnue ",
        "S\u200big\u200bnal No\u0301te ",
        "x",
        "> ",
        "eco\u200d-\u200d",
        "Signal\u2192",
        "two free new ",
        "signal note of the horn ",
        "\u00ab ",
    ],
)
def test_hostile_text_comes_to_an_end(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert len(find_misuses(text, TERMS)) <= MOST_FAULTS
