"""Every rule is what it says: its failing examples fire, its passing ones do not, its words are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

import govern.rules
from govern.check import Selection, Settings, check_bytes
from govern.documents.reader import read_document
from govern.findings import Severity
from govern.rules import all_rules, find_rule, rules_of, the_rule
from govern.rules.registry import Example, Rule
from govern.rules.specimen import BODY, specimen, specimen_kind
from tests.corpus.score import settings

RULES = list(all_rules().values())
OFF = {rule.code for rule in RULES if rule.severity is Severity.OFF}


def examples(kind: str) -> Iterator[object]:
    for rule in RULES:
        for number, example in enumerate(getattr(rule, kind)):
            yield pytest.param(rule, example, id=f"{rule.code}-{number}")


def codes(rule: Rule, example: Example) -> set[str]:
    base = settings(rule.code)
    policy = base.policy
    if rule.severity is Severity.OFF:
        # A rule that is off by default is tried as if a policy had turned it on.
        import dataclasses

        from govern.policy.model import RuleSettings

        turned = {**policy.rules, rule.code: RuleSettings(Severity.WARNING, {})}
        policy = dataclasses.replace(policy, rules=turned)
    path, text = specimen(example.text, example.where, example.sequence)
    # Whether a silence does nothing shows only when the rule that it names is run, too.
    selection = Selection() if rule.code.startswith("SUP") else base.selection
    chosen = Settings(policy, base.schemas, date(2026, 4, 24), selection)
    data = text.encode("utf-8", "surrogatepass")
    result = check_bytes(data, path, specimen_kind(path), chosen)
    assert not result.crashed, result.findings
    return {finding.code for finding in result.findings}


@pytest.mark.parametrize(("rule", "example"), list(examples("fails")))
def test_failing_examples_fire(rule: Rule, example: Example) -> None:
    assert rule.code in codes(rule, example)


@pytest.mark.parametrize(("rule", "example"), list(examples("passes")))
def test_passing_examples_do_not(rule: Rule, example: Example) -> None:
    assert rule.code not in codes(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_documented(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.summary.endswith(".")
    assert len(rule.summary) <= 160
    assert rule.why


def test_the_table_of_modules_is_true() -> None:
    for name, families in govern.rules._MODULES.items():
        rules = govern.rules._module(name)
        assert {rule.code[:3] for rule in rules} == set(families)
        judging = [rule for rule in rules if rule.judge is not None]
        assert all(rule.judge is not None for rule in rules if rule.gather is not None)
        assert bool(judging) == (name in govern.rules._CORPUS)
        if judging and all(rule.kinds for rule in judging):
            assert {kind for rule in judging for kind in rule.kinds} == set(govern.rules._CORPUS[name])
        elif judging:
            assert govern.rules._CORPUS[name] == ()


def test_rules_are_found_one_by_one() -> None:
    for rule in RULES:
        assert find_rule(rule.code) is the_rule(rule.code) is rule
    assert find_rule("XYZ999") is None
    assert [rule.code for rule in rules_of(("PRC", "NAM101"))] == [
        "NAM101",
        *(r.code for r in RULES if r.code[:3] == "PRC"),
    ]


def test_names_are_used_once() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(names) == sorted(set(names))


def test_the_specimen_is_sound() -> None:
    path, text = specimen(BODY, "body")
    base = settings("")
    result = check_bytes(text.encode(), path, "email-sequence", base)
    assert result.findings == ()
    assert read_document(text.encode(), path, "email-sequence", "markdown").faults == ()


def test_there_is_no_other_place() -> None:
    with pytest.raises(ValueError, match="no place"):
        specimen("x", "margin")
