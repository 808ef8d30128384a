"""Rules that are said to judge touch by touch do: alone, each touch tells of them what the whole template tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from govern import packaged
from govern.documents.document import Document
from govern.documents.reader import read_document
from govern.policy.load import load_policy
from govern.policy.model import Policy, Term
from govern.rules import all_rules, the_rule
from govern.rules.locality import is_local, joined
from govern.rules.registry import Context, Problem, Reach
from govern.rules.specimen import specimen
from govern.servers.incremental import _Front
from tests.conftest import POLICY
from tests.corpus.score import AS_OF

LOCAL = [code for code, rule in all_rules().items() if is_local(rule)]
OPTIONS = """\
rules:
  VOC106: {words: [synergy]}
  VOC109: {max_kilobytes: 1}
  VOC113: {domains: [acme.example]}
fields: {fallback_required: [first_name]}
"""
"""What a rule without its option would not look for."""


@cache
def policy() -> Policy:
    loaded = load_policy((POLICY + OPTIONS).encode(), packaged.schema("policy"), packaged.profile).policy
    return replace(loaded, terms=(*loaded.terms, Term("Synergy", plural=False, symbol="™")))


def heads() -> list[str]:
    """Front matters: of three sequences, and what rules' examples set over them."""
    told = [specimen("", "body", name)[1] for name in ("nurture", "activation", "re-engagement")]
    told += [
        specimen(one.text, one.where)[1]
        for code in LOCAL
        for one in the_rule(code).fails
        if one.where == "front-matter"
    ]
    return [re.split(r"(?m)^## ", text, maxsplit=1)[0] for text in dict.fromkeys(told)]


@cache
def touches() -> tuple[str, ...]:
    """Touches that break or pass the local rules: their own examples."""
    found = []
    for code in LOCAL:
        for example in (*the_rule(code).fails, *the_rule(code).passes):
            if example.where in {"body", "subject", "preheader"}:
                found.append("## " + specimen(example.text, example.where)[1].split("\n## ", 1)[1])  # noqa: PERF401
    found.append(found[0] + "\nSynergy! " + "More words follow here. " * 60)
    return tuple(dict.fromkeys(found))


def document(text: str) -> Document | None:
    path, _ = specimen("", "body")
    return read_document(text.encode(), path, "email-sequence", "markdown").document


def templates() -> Iterator[Document]:
    """Every example beside its neighbours, in mail that may name prices and in mail that may not."""
    fronts, parts = heads(), touches()
    for number in range(0, len(parts), 3):
        for front in {fronts[0], fronts[1], fronts[number // 3 % len(fronts)]}:
            read = document(front + "\n\n".join(parts[number : number + 4]))
            if read is not None:
                yield read


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return list(templates())


@pytest.mark.parametrize("code", LOCAL)
def test_what_touches_tell_is_what_the_template_tells(code: str, documents: list[Document]) -> None:
    rule, context = the_rule(code), Context(policy(), AS_OF)
    assert rule.check is not None
    fired = 0
    for one in documents:
        whole: list[Problem] = list(dict.fromkeys(rule.check(one, context)))
        parts = [list(rule.check(one.alone(touch), context)) for touch in one.touches]
        assert list(joined(rule, parts)) == whole
        fired += bool(whole)
    assert fired, "no template here breaks it"


def test_rules_share_nothing_that_is_made_of_the_front_matter(documents: list[Document]) -> None:
    """Else the memory of the editor's server would not know whose result depends on it."""
    context = Context(policy(), AS_OF)
    for one in documents[::7]:
        for touch in one.touches:
            shared = _Front(one.data)
            view = one.alone(touch, shared)
            for code in LOCAL:
                check = the_rule(code).check
                assert check is not None
                own = _Front(one.data)
                shared.forget()
                list(check(view, context))
                list(check(one.alone(touch, own), context))
                assert (shared.read, shared.everything) == (own.read, own.everything), code


def test_only_rules_of_templates_are_local() -> None:
    for code in LOCAL:
        rule = the_rule(code)
        assert rule.check is not None
        assert "lead" not in rule.kinds, code


def test_what_is_judged_touch_by_touch() -> None:
    """All rules of the content, or an editor waits for the whole template at every key."""
    whole = {code for code, rule in all_rules().items() if rule.reach is Reach.WHOLE}
    content = {code for code in all_rules() if code.startswith(("PRC", "TRM", "OPT", "PER", "VAL", "VOC"))}
    assert content & whole == {"OPT103", "OPT106", "PER110"}
    assert {code for code in LOCAL if the_rule(code).reach is Reach.SOME_TOUCH} == {
        "PER101",
        "PER102",
        "PER103",
    }
