"""A few files judged against the few others that matter: the same report as against all, whatever happened before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govern import others as others_module
from govern import reuse as reuse_module
from govern.check import FileResult, Report, Settings
from govern.corpus import needed_facts
from govern.known import blob_results
from govern.others import remember_all, stating_anything
from govern.repository.cache import Cache
from govern.repository.git import (
    Changes,
    changed_from,
    changed_since,
    index_entries,
    list_files,
    staged_files,
)
from govern.repository.workspace import Target, governed, open_workspace
from govern.reuse import Reuse
from govern.rules import all_rules
from govern.run import check_files, check_index, check_stdin, check_targets
from govern.statements import Statements
from tests.conftest import Repository
from tests.test_reuse import DAY

ADDRESSES = ("ada@acme.example", "Ada+x@Acme.example", "bo@acme.example")
NAMES = ("Ada", "Bo")
STORIES = (
    "[]",
    "[{on: 2026-04-22, by: sales.ops, event: sent, touch: 1, template: nurture-v1-2026-04-20}]",
    "[{on: 2026-04-20, by: sales.ops, event: response, kind: opt-out}]",
)
LEAD = """---
id: {id}
stage: prospect
company: {{name: Acme}}
contact: {{first_name: {name}, last_name: Lovelace, email: "{address}"}}
history: {story}
---
"""
LIST = """template: nurture-v1-2026-04-20
sequence: nurture
title: A list
status: draft
created: 2026-04-20
by: sales.ops@example.com
leads: {leads}
approvals: []
"""
PATHS = ("leads/a.md", "leads/b.md", "leads/c.md", "leads/B.md")
LISTS = ("content/campaigns/recipient-lists/one.yaml", "content/campaigns/recipient-lists/two.yaml")
ORDERS = ("[a, b]", "[b, nobody]", "[a, b, c]")

OPERATIONS = st.lists(
    st.one_of(
        st.tuples(
            st.just("lead"), st.sampled_from(PATHS), st.sampled_from(ADDRESSES), st.sampled_from(NAMES),
            st.sampled_from(STORIES),
        ),
        st.tuples(st.just("list"), st.sampled_from(LISTS), st.sampled_from(ORDERS)),
        st.tuples(st.just("template"), st.sampled_from(("Words.", "Other words."))),
        st.tuples(st.just("remove"), st.sampled_from((*PATHS, *LISTS))),
        st.tuples(st.sampled_from(("commit", "stage", "whole", "since", "staged"))),
        st.tuples(st.just("only"), st.sampled_from((*PATHS, *LISTS))),
        st.tuples(st.just("stdin"), st.sampled_from(PATHS), st.sampled_from(ADDRESSES)),
    ),
    min_size=3,
    max_size=14,
)  # fmt: skip


@pytest.fixture(autouse=True)
def every_repository_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reuse_module, "_SETTLED_NS", -(10**18))
    monkeypatch.setattr(others_module, "_WORTH_AN_INDEX", 1)
    monkeypatch.setattr(others_module, "_OFTEN_READ", 1)
    monkeypatch.delenv("GOVERN_NO_CACHE", raising=False)


class Desk:
    """Does what is asked, and checks with a cache and without."""

    def __init__(self, repo: Repository) -> None:
        self.repo = repo

    def lead(self, path: str, address: str, name: str, story: str) -> None:
        self.repo.write(path, lead(Path(path).stem, address, name, story))

    def list(self, path: str, leads: str) -> None:
        self.repo.write(path, LIST.format(leads=leads))

    def template(self, words: str) -> None:
        self.repo.template(words)

    def remove(self, path: str) -> None:
        (self.repo.root / path).unlink(missing_ok=True)

    def commit(self) -> None:
        self.repo.git("add", "-A")
        self.repo.git("commit", "-q", "--allow-empty", "-m", "Change content")

    def stage(self) -> None:
        self.repo.git("add", "-A")

    def whole(self) -> None:
        self.compare("whole")

    def since(self) -> None:
        self.compare("since")

    def staged(self) -> None:
        self.compare("staged")

    def only(self, path: str) -> None:
        self.compare("only", path)

    def stdin(self, path: str, address: str) -> None:
        self.compare("stdin", path, address)

    def compare(self, *asked: str) -> None:
        plain, cached = self.check(False, *asked), self.check(True, *asked)
        assert cached == plain, asked

    def check(self, cached: bool, how: str, path: str = "", address: str = "") -> Report:
        root = self.repo.root
        workspace = open_workspace(root, cached=cached)
        using = Settings(workspace.policy, workspace.schemas, DAY)
        cache = workspace.cache
        reuse = Reuse(cache, root, workspace.judged_by, using) if cache is not None else None
        changes = changed_since(root, "HEAD") if how == "since" else None
        listed = {"only": [path], "staged": staged_files(root) if how == "staged" else []}.get(
            how, list(changes.paths) if changes else list_files(root)
        )
        targets = governed(listed, workspace.policy)
        if how == "stdin":
            data = lead(Path(path).stem, address, "Ada", "[]").encode()
            report = check_stdin(root, data, governed([path], workspace.policy)[0], using, reuse)
            if reuse is not None:
                reuse.flush()
        elif how == "staged":
            report = check_index(root, targets, using, reuse)
        else:
            report = check_targets(
                root, targets, using, 1, whole=how == "whole", reuse=reuse, changes=changes
            )
        if cache is not None:
            cache.close()
        return report


def lead(name: str, address: str, first: str, story: str) -> str:
    return LEAD.format(id=name, address=address, name=first, story=story)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(operations=OPERATIONS)
def test_the_report_is_the_plain_one_after_anything(
    operations: list[tuple[str, ...]], repo: Repository
) -> None:
    for left in [*repo.root.rglob("*.md"), *repo.root.rglob("recipient-lists/*.yaml")]:
        left.unlink()
    desk = Desk(repo)
    desk.template("Words.")
    desk.lead("leads/a.md", ADDRESSES[0], "Ada", STORIES[1])
    desk.commit()
    desk.whole()
    for name, *asked in operations:
        getattr(desk, name)(*asked)
    for path in PATHS:
        desk.only(path)
    desk.since()


def full(repo: Repository, count: int = 12) -> Desk:
    desk = Desk(repo)
    for number in range(count):
        desk.lead(f"leads/l{number}.md", f"l{number}@acme.example", f"N{number}", "[]")
    desk.lead("leads/a.md", ADDRESSES[0], "Ada", "[]")
    desk.lead("leads/c.md", ADDRESSES[2], "Bo", "[]")
    desk.commit()
    return desk


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The other files that are read for what they state, from now on."""
    read: list[str] = []

    def gather(data: bytes, path: str, kind: str, using: Settings) -> FileResult:
        read.append(path)
        return FileResult(path, kind, ())

    monkeypatch.setattr(others_module, "gather_bytes", gather)

    def known(wanted: list[Target], *_: object) -> dict[str, FileResult]:
        read.extend(one.path for one in wanted)
        return {}

    monkeypatch.setattr(others_module, "known_results", known)
    return read


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.code.startswith("LED12")]


def test_of_many_others_only_those_that_matter_are_read(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = full(repo)
    desk.check(True, "whole")
    desk.lead("leads/c.md", ADDRESSES[1], "Ada", "[]")
    assert codes(desk.check(True, "only", "leads/c.md")) == ["LED120"]
    read = reads(monkeypatch)
    desk.check(True, "only", "leads/c.md")
    assert set(read) == {"leads/a.md"}
    read.clear()
    desk.stage()
    desk.check(True, "since")
    assert set(read) == {"leads/a.md"}


def test_a_pre_commit_check_asks_the_same_few(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = full(repo)
    desk.check(True, "whole")
    desk.lead("leads/c.md", ADDRESSES[1], "Ada", "[]")
    desk.stage()
    asked: list[int] = []

    def blobs(root: Path, wanted: list[Target], *rest: Any) -> Iterator[FileResult]:
        asked.append(len(wanted))
        return blob_results(root, wanted, *rest)

    monkeypatch.setattr(others_module, "blob_results", blobs)
    assert codes(desk.check(True, "staged")) == ["LED120"]
    assert asked == [1]


def test_an_index_that_lacks_a_part_is_none(repo: Repository) -> None:
    desk = full(repo)
    desk.check(True, "whole")
    workspace = open_workspace(repo.root, cached=True)
    cache = workspace.cache
    assert cache is not None
    statements = Statements(cache, workspace.judged_by, "tree")
    head = statements.head()
    assert head is not None
    assert statements.paths(head, [("topic", "nobody states this")]) == set()
    old = Statements(cache, b"other judges", "tree")
    assert old.head() is None
    cache.close()
    import sqlite3

    file = Path(repo.git("rev-parse", "--git-dir").strip())
    database = sqlite3.connect(repo.root / file / "govern" / "cache-1.sqlite")
    with database:
        database.execute("DELETE FROM kept WHERE length(content) = 20")
    database.close()
    cache = Cache.beside(repo.root)
    assert cache is not None
    statements = Statements(cache, workspace.judged_by, "tree")
    assert statements.paths(head, [("topic", str(number)) for number in range(50)]) is None
    cache.close()
    desk.lead("leads/c.md", ADDRESSES[1], "Ada", "[]")
    desk.compare("only", "leads/c.md")


def test_what_moved_while_it_was_read_is_read_again(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = full(repo)
    monkeypatch.setattr(reuse_module, "_SETTLED_NS", 10**18)
    desk.check(True, "whole")
    desk.lead("leads/b.md", ADDRESSES[1], "Ada", "[]")
    desk.compare("only", "leads/b.md")


def test_a_commit_that_is_gone_says_nothing(repo: Repository) -> None:
    desk = full(repo)
    desk.check(True, "whole")
    desk.lead("leads/c.md", ADDRESSES[1], "Ada", "[]")
    repo.git("add", "-A")
    repo.git("commit", "-q", "--amend", "-m", "Another")
    repo.git("reflog", "expire", "--expire=now", "--all")
    repo.git("gc", "-q", "--prune=now")
    for how in (("only", "leads/c.md"), ("since",), ("staged",)):
        desk.compare(*how)


def test_every_judge_says_what_it_needs(repo: Repository) -> None:
    workspace = open_workspace(repo.root)
    using = Settings(workspace.policy, workspace.schemas, DAY)
    assert all(rule.needs is not None for rule in all_rules().values() if rule.judge is not None)
    assert needed_facts([FileResult("leads/a.md", "lead", ())], using) == {("file", "leads/a.md")}
    assert "lead" in stating_anything(using)


def test_git_is_told_few_paths_by_name(repo: Repository) -> None:
    full(repo, 4)
    assert set(index_entries(repo.root, ["leads/a.md", "leads/none.md"])) == {"leads/a.md"}
    assert index_entries(repo.root, []) == {}
    many = [f"leads/x{number}.md" for number in range(300)]
    assert "leads/a.md" in index_entries(repo.root, [*many, "leads/a.md"])


def test_what_was_typed_is_not_what_lies_there(repo: Repository) -> None:
    """An editor's text for a file says nothing about the file: the index must not take it for that."""
    desk = full(repo)
    desk.check(True, "stdin", "leads/c.md", ADDRESSES[0])
    desk.lead("leads/d.md", ADDRESSES[2], "Bo", "[]")
    assert codes(desk.check(False, "only", "leads/d.md")) == ["LED120"]
    desk.compare("only", "leads/d.md")


def test_a_text_typed_while_commits_came_is_not_remembered(repo: Repository) -> None:
    desk = full(repo)
    desk.check(True, "whole")
    desk.lead("leads/c.md", "new@acme.example", "Bo", "[]")
    desk.lead("leads/l1.md", "l1@acme.example", "Cy", "[]")
    desk.commit()
    desk.check(True, "stdin", "leads/c.md", ADDRESSES[0])
    desk.check(True, "only", "leads/l1.md")
    desk.lead("leads/d.md", "new@acme.example", "Ed", "[]")
    assert codes(desk.check(False, "only", "leads/d.md")) == ["LED120"]
    desk.compare("only", "leads/d.md")


def test_what_came_with_another_commit_in_the_meantime_is_read(repo: Repository) -> None:
    """Files that a checkout brings while others are read are in no result, and as committed."""
    desk = full(repo)
    workspace = open_workspace(repo.root, cached=True)
    using = Settings(workspace.policy, workspace.schemas, DAY)
    cache = workspace.cache
    assert cache is not None
    reuse = Reuse(cache, repo.root, workspace.judged_by, using)
    results = check_files(repo.root, governed(list_files(repo.root), workspace.policy), using)
    desk.lead("leads/late.md", "late@acme.example", "La", "[]")
    desk.commit()
    remember_all(repo.root, results, using, reuse)
    cache.close()
    desk.lead("leads/z.md", "late@acme.example", "Ed", "[]")
    assert codes(desk.check(False, "only", "leads/z.md")) == ["LED120"]
    desk.compare("only", "leads/z.md")


def test_an_index_brought_to_a_commit_has_all_that_came_with_it(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = full(repo)
    desk.check(True, "whole")
    desk.lead("leads/l1.md", "l1@acme.example", "Cy", "[]")
    desk.lead("leads/l2.md", "l2@acme.example", "Cy", "[]")
    desk.commit()
    came: list[str] = []

    def changed(root: Path, commit: str) -> Changes:
        found = changed_from(root, commit)
        if not came:
            came.append("leads/late.md")
            desk.lead("leads/late.md", "late@acme.example", "La", "[]")
            desk.commit()
        return found

    monkeypatch.setattr(others_module, "changed_from", changed)
    desk.check(True, "only", "leads/l1.md")
    assert came
    desk.lead("leads/z.md", "late@acme.example", "Ed", "[]")
    assert codes(desk.check(False, "only", "leads/z.md")) == ["LED120"]
    desk.compare("only", "leads/z.md")


def test_what_is_staged_is_not_taken_for_what_lies_there(repo: Repository) -> None:
    """Filters may show a work tree otherwise than its blobs, so the blobs do not carry its index on."""
    desk = full(repo)
    desk.check(True, "whole")

    def commit_of_tree() -> str:
        workspace = open_workspace(repo.root, cached=True)
        assert workspace.cache is not None
        head = Statements(workspace.cache, workspace.judged_by, "tree").head()
        workspace.cache.close()
        assert head is not None
        return head.commit

    before = commit_of_tree()
    for number in range(4):
        desk.lead(f"leads/l{number}.md", f"l{number}@acme.example", "Cy", "[]")
    desk.commit()
    desk.lead("leads/c.md", ADDRESSES[1], "Ada", "[]")
    desk.stage()
    assert codes(desk.check(True, "staged")) == ["LED120"]
    assert commit_of_tree() == before
