"""Corpus rules: judged over what all files state, silenced, selected and weighed like any other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

import govern.rules
from govern import check as road
from govern.check import FileResult, Selection, Settings, check_bytes, gather_bytes
from govern.corpus import judge_corpus, needs_others
from govern.documents.document import Document
from govern.findings import Finding, Severity
from govern.policy.model import Policy, RuleSettings
from govern.repository.workspace import Target
from govern.rules.registry import Conflict, Context, Fact, Facts, Rule
from govern.run import check_index, check_stdin, check_targets
from tests.conftest import Repository
from tests.corpus.score import settings

DAY = date(2026, 4, 24)


def owners(document: Document, _: Context) -> Iterator[Fact]:
    owner = document.data.get("owner")
    if owner == "boom":
        raise ValueError(owner)
    if isinstance(owner, str):
        at = document.position("owner")
        yield Fact("owner", owner, at.start, at.end, (document.path,))


def shared(facts: Facts, _: Context) -> Iterator[Conflict]:
    stated = facts.get("owner", ())
    for one in stated:
        other = next((other for other in stated if other.key == one.key and other.path != one.path), None)
        if other is not None:
            yield Conflict(one, f"{other.path} has the same owner", "Give it away.")


def failing(_: Facts, __: Context) -> Iterator[Conflict]:
    raise RuntimeError("judge")


SHARED = Rule(
    "LED190", "shared-owner", "Two leads.", "Why.", "3", (), (), kinds=("lead",), gather=owners, judge=shared
)


def use(*rules: Rule) -> None:
    module = ModuleType("govern.rules.corpus_specimen")
    module.RULES = rules  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module


def forget() -> None:
    for cached in (
        govern.rules.all_rules,
        govern.rules._family,
        govern.rules.corpus_rules,
        road._rules_for,
        road._gathering,
    ):
        cached.cache_clear()


@pytest.fixture(autouse=True)
def with_a_corpus_rule(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    use(SHARED)
    few = {name: govern.rules._MODULES[name] for name in ("doc", "naming", "silence")}
    monkeypatch.setattr(govern.rules, "_MODULES", {**few, "corpus_specimen": ("LED",)})
    monkeypatch.setattr(govern.rules, "_CORPUS", {"naming": (), "corpus_specimen": ("lead",)})
    forget()
    yield
    monkeypatch.undo()
    sys.modules.pop("govern.rules.corpus_specimen", None)
    forget()


def chosen(*select: str, ignore: tuple[str, ...] = (), **changes: object) -> Settings:
    base = settings("")
    lead = replace(base.policy.kinds["lead"], rules=("DOC", "NAM", "LED"))
    policy = replace(base.policy, kinds={**base.policy.kinds, "lead": lead}, **changes)  # type: ignore[arg-type]
    return Settings(policy, {}, DAY, Selection(select, ignore))


def lead(owner: str, comment: str = "") -> bytes:
    return f"---\n{comment}owner: {owner}\n---\n".encode()


def judged(files: dict[str, bytes], using: Settings) -> list[FileResult]:
    return judge_corpus([check_bytes(data, path, "lead", using) for path, data in files.items()], using)


def found(results: list[FileResult]) -> list[Finding]:
    return [finding for result in results for finding in result.findings]


PAIR = {"leads/a.md": lead("jo"), "leads/b.md": lead("jo"), "leads/c.md": lead("al")}


def test_a_corpus_finding_stands_at_the_fact() -> None:
    first, second = found(judged(PAIR, chosen("LED")))
    assert (first.path, second.path) == ("leads/a.md", "leads/b.md")
    assert (first.span.line, first.span.column, first.span.end_column) == (2, 8, 10)
    assert first.message == "leads/b.md has the same owner."
    assert (first.text, first.severity, first.sop) == ("jo", Severity.ERROR, "3")


def test_order_does_not_matter() -> None:
    turned = dict(reversed(PAIR.items()))
    by_path = sorted(judged(turned, chosen("LED")), key=lambda result: result.path)
    assert by_path == judged(PAIR, chosen("LED"))


def test_severity_and_selection_hold() -> None:
    assert not found(judged(PAIR, chosen("DOC")))
    assert not found(judged(PAIR, chosen("LED", ignore=("LED19",))))
    weak = chosen("LED", rules={"LED190": RuleSettings(Severity.INFO)})
    assert {finding.severity for finding in found(judged(PAIR, weak))} == {Severity.INFO}
    off = chosen("LED", rules={"LED190": RuleSettings(Severity.OFF)})
    assert not found(judged(PAIR, off))
    assert not needs_others({"lead"}, off)
    assert needs_others({"lead"}, weak)
    assert not needs_others({"policy"}, weak)


def test_a_kind_without_the_family_is_left_alone() -> None:
    using = chosen("LED")
    bare = replace(using.policy.kinds["lead"], rules=("DOC",))
    assert not found(judged(PAIR, replace(using, policy=_with_lead(using.policy, bare))))


def _with_lead(policy: Policy, kind: object) -> Policy:
    return replace(policy, kinds={**policy.kinds, "lead": kind})  # type: ignore[dict-item]


ALLOW = "# govern: allow LED190 -- twins\n"


def test_a_silence_covers_a_corpus_finding() -> None:
    results = judged({**PAIR, "leads/a.md": lead("jo", ALLOW)}, chosen("LED", "SUP"))
    assert [(f.path, f.code) for f in found(results)] == [("leads/b.md", "LED190")]
    assert [(s.finding.path, s.reason) for r in results for s in r.silenced] == [("leads/a.md", "twins")]


def test_a_silence_that_covers_nothing_is_found_after_judging() -> None:
    results = judged({"leads/a.md": lead("jo", ALLOW)}, chosen("LED", "SUP"))
    (idle,) = found(results)
    assert (idle.code, idle.span.line, idle.text) == ("SUP103", 2, ALLOW.strip())
    assert not found(judged({"leads/a.md": lead("jo", ALLOW)}, chosen("SUP")))


def test_a_protected_corpus_rule_cannot_be_silenced() -> None:
    using = chosen("LED", "SUP", never_silence=frozenset({"LED"}))
    results = judged({**PAIR, "leads/a.md": lead("jo", ALLOW)}, using)
    assert [(f.path, f.code) for f in found(results)] == [
        ("leads/a.md", "SUP104"),
        ("leads/a.md", "LED190"),
        ("leads/b.md", "LED190"),
    ]


def test_failures_end_the_run_with_2() -> None:
    using = chosen("LED")
    result = check_bytes(lead("boom"), "leads/a.md", "lead", using)
    assert (result.crashed, [f.code for f in result.findings]) == (True, ["RUN101"])
    assert gather_bytes(lead("boom"), "leads/a.md", "lead", using).crashed
    use(replace(SHARED, judge=failing))
    forget()
    *_, last = judged(PAIR, using)
    assert last.crashed
    assert "LED190 shared-owner failed: RuntimeError: judge" in last.findings[0].message


def test_facts_are_gathered_once_and_from_half_broken_files() -> None:
    use(SHARED, replace(SHARED, code="LED191", name="another"))
    forget()
    using = chosen("LED")
    assert len(check_bytes(lead("jo"), "leads/a.md", "lead", using).facts) == 1
    assert gather_bytes(b"no front matter", "leads/a.md", "lead", using).facts == ()
    assert gather_bytes(lead("jo"), "leads/a.txt", "", using) == FileResult("leads/a.txt", "", ())
    assert gather_bytes(lead("jo"), "leads/a.md", "lead", using).facts[0].data == ("leads/a.md",)


def fill(repo: Repository) -> Path:
    for path, data in PAIR.items():
        repo.write(path, data)
    return repo.root


def test_one_file_is_judged_against_the_whole_repository(repo: Repository) -> None:
    root = fill(repo)
    using = chosen("LED")
    report = check_targets(root, [Target("leads/b.md", "lead")], using, whole=False)
    assert [(f.path, f.code) for f in report.findings] == [("leads/b.md", "LED190")]
    assert len(report.results) == 1
    stdin = check_stdin(root, lead("al"), Target("leads/b.md", "lead"), using)
    assert [(f.path, f.message) for f in stdin.findings] == [("leads/b.md", "leads/c.md has the same owner.")]
    (root / "leads" / "a.md").write_bytes(lead("boom"))
    assert check_targets(root, [Target("leads/b.md", "lead")], using, whole=False).exit_code == 2


def test_what_is_staged_is_judged_against_the_index(repo: Repository) -> None:
    root = fill(repo)
    repo.commit()
    repo.write("leads/c.md", lead("jo"))
    repo.git("add", "-A")
    repo.write("leads/a.md", lead("nobody"))
    report = check_index(root, [Target("leads/c.md", "lead")], chosen("LED"))
    assert [(f.path, f.message) for f in report.findings] == [
        ("leads/c.md", "leads/a.md has the same owner.")
    ]
    off = chosen("LED", rules={"LED190": RuleSettings(Severity.OFF)})
    assert not check_index(root, [Target("leads/c.md", "lead")], off).findings


def test_a_twin_is_found_from_either_side(repo: Repository) -> None:
    repo.write("leads/a.md", "x")
    repo.write("leads/A.md", "x")
    assert repo.check("leads/A.md").codes.count("NAM103") == 1
    repo.git("add", "leads/a.md")
    repo.git("commit", "-q", "-m", "One of them")
    repo.git("add", "leads/A.md")
    assert repo.check("--staged").codes.count("NAM103") == 1
