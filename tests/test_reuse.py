"""With a cache, a pool or neither: the same report, whatever was done to the files in between."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govern import reuse as reuse_module
from govern.check import FileResult, Report, Selection, Settings, Silenced
from govern.findings import Edit, Finding, Fix, Severity, Span
from govern.records import read_result, result_record
from govern.repository.cache import Cache, digest, git_folder, installation
from govern.repository.git import list_files
from govern.repository.workspace import Target, Workspace, governed, open_workspace
from govern.reuse import Reuse
from govern.rules.registry import Stated
from govern.rules.silence import Silence
from govern.rules.specimen import specimen
from govern.run import check_files, check_index, check_targets, report
from govern.shards import Shard, joined, shard_record
from tests.conftest import POLICY, Repository

DAY = date(2026, 4, 24)
SPAN = Span(2, 1, 2, 9)
FINDING = Finding(
    "TRM101", "name", Severity.ERROR, "a.md", SPAN, "Words \ud800.", "Help.", "5.3", "text",
    Fix("Mend", (Edit(1, 2, "x"),), safe=False),
)  # fmt: skip
FULL = FileResult(
    "a.md",
    "lead",
    (FINDING,),
    (Silenced(replace(FINDING, fix=None), "why"),),
    False,
    (Stated("a.md", "lead", "topic", "key", SPAN, ("x", (1, None, True)), "text"),),
    (Silence(("TRM101",), "why", SPAN, "# govern: …", 3, 4),),
    True,
)


def test_a_result_comes_back_as_it_was() -> None:
    assert read_result(json.loads(json.dumps(result_record(FULL))), "a.md", "lead") == FULL
    bad: object
    for bad in (None, [], [[]], [[["x"]], [], [], [], False, False], {"a": 1}):
        with pytest.raises(ValueError, match=r"record|unpack"):
            read_result(bad, "a.md", "lead")


@pytest.fixture(autouse=True)
def nothing_has_just_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    # Else every file of a test is too new to be trusted by its times, and is read again.
    monkeypatch.setattr(reuse_module, "_SETTLED_NS", -(10**18))
    monkeypatch.delenv("GOVERN_NO_CACHE", raising=False)


def opened(repo: Repository) -> Workspace:
    return open_workspace(repo.root, cached=True)


def run(
    repo: Repository, *, cached: bool, jobs: int = 1, only: list[str] | None = None, day: date = DAY,
    select: tuple[str, ...] = (),
) -> Report:  # fmt: skip
    workspace = open_workspace(repo.root, cached=cached)
    using = Settings(workspace.policy, workspace.schemas, day, Selection(select))
    again = (
        Reuse(workspace.cache, repo.root, workspace.judged_by, using) if workspace.cache is not None else None
    )
    targets = governed(only or list_files(repo.root), workspace.policy)
    report = check_targets(repo.root, targets, using, jobs, whole=only is None, reuse=again)
    if workspace.cache is not None:
        workspace.cache.close()
    return report


def fill(repo: Repository, count: int = 3) -> list[str]:
    paths = []
    for number in range(1, count + 1):
        path, text = specimen(f"Touch {number}: the Assessment is $2,500, eco-monetize.", "body")
        path = path.replace("-v1-", f"-v{number}-")
        repo.write(path, text.replace("version: v1", f"version: v{number}"))
        paths.append(path)
    return paths


def test_an_unchanged_file_is_not_judged_again(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(repo)
    first = run(repo, cached=True)
    monkeypatch.setattr("govern.pool.check_bytes", lambda *_: pytest.fail("judged again"))
    assert run(repo, cached=True) == first
    assert first.findings


def test_touching_is_not_changing(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    (path, *_) = fill(repo)
    first = run(repo, cached=True)
    monkeypatch.setattr("govern.pool.check_bytes", lambda *_: pytest.fail("judged again"))
    os.utime(repo.root / path, (1, 1))
    assert run(repo, cached=True) == first


def test_a_change_that_keeps_size_and_time_is_seen(repo: Repository) -> None:
    (path, *_) = fill(repo)
    full = repo.root / path
    run(repo, cached=True)
    state = full.stat()
    full.write_bytes(full.read_bytes().replace(b"$2,500", b"plenty"))
    os.utime(full, ns=(state.st_atime_ns, state.st_mtime_ns))
    after = run(repo, cached=True, only=[path])
    assert "PRC101" not in {finding.code for finding in after.findings}


def test_what_is_still_moving_is_read_again(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    (path, *_) = fill(repo)
    monkeypatch.setattr(reuse_module, "_SETTLED_NS", 10**18)
    monkeypatch.setattr(reuse_module, "_FEW", 0)
    first = run(repo, cached=True)
    full = repo.root / path
    state = full.stat()
    with monkeypatch.context() as patched:
        # Its content is known, so it is not judged again; its times are not trusted.
        patched.setattr("govern.pool.check_bytes", lambda *_: pytest.fail("judged again"))
        assert run(repo, cached=True) == first
    full.write_bytes(full.read_bytes().replace(b"$2,500", b"plenty"))
    os.utime(full, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert run(repo, cached=True) == run(repo, cached=False) != first


def test_policy_schema_selection_and_day_count(repo: Repository) -> None:
    (path, *_) = fill(repo)
    everything = run(repo, cached=True)
    assert run(repo, cached=True, select=("TRM",)) == run(repo, cached=False, select=("TRM",)) != everything
    repo.write("govern.yaml", POLICY + 'rules: {PRC101: {severity: "off"}}\n')
    assert run(repo, cached=True, only=[path]) == run(repo, cached=False, only=[path])
    later = date(2030, 1, 1)
    assert run(repo, cached=True, day=later) == run(repo, cached=False, day=later)


def test_a_schema_of_the_repository_counts(repo: Repository) -> None:
    repo.write("note.schema.json", '{"type": "object"}')
    kinds = (
        'kinds: {note: {paths: ["notes/*.yaml"], format: yaml, schema: ./note.schema.json, rules: [DOC]}}\n'
    )
    repo.write("govern.yaml", POLICY + kinds)
    repo.write("notes/a.yaml", "a: 1\n")
    assert not run(repo, cached=True).findings
    repo.write("note.schema.json", '{"type": "object", "required": ["b"]}')
    assert [finding.code for finding in run(repo, cached=True).findings] == ["DOC201"]


def test_a_link_out_of_the_tree_is_seen_behind_the_same_file(repo: Repository, tmp_path: Path) -> None:
    fill(repo)
    run(repo, cached=True)
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    shutil.move(repo.root / "content", outside)
    (repo.root / "content").symlink_to(outside)
    listed = [f"content/{path.relative_to(outside)}" for path in outside.rglob("*.md")]
    assert run(repo, cached=True, only=listed) == run(repo, cached=False, only=listed)


def database(repo: Repository) -> Path:
    return repo.root / ".git" / "govern" / "cache-1.sqlite"


def kept(repo: Repository) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(database(repo))
    yield connection
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE kept SET content = x'5b5d'",
        "UPDATE kept SET content = x''",
        "UPDATE kept SET sum = x'0000'",
        "UPDATE kept SET content = NULL",
        "UPDATE kept SET content = 'text'",
        "UPDATE seen SET content = substr(content, 1, 20) || x'00'",
        "UPDATE seen SET content = x'00'",
        "DROP TABLE kept",
        "DELETE FROM seen",
    ],
)
def test_a_damaged_entry_is_made_anew(repo: Repository, damage: str) -> None:
    fill(repo)
    first = run(repo, cached=True)
    for connection in kept(repo):
        connection.execute(damage)
    assert run(repo, cached=True) == first
    assert run(repo, cached=True) == first


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_database_is_made_anew(repo: Repository, content: bytes) -> None:
    fill(repo)
    first = run(repo, cached=True)
    for left in database(repo).parent.iterdir():
        if left != database(repo):
            left.unlink()
    database(repo).write_bytes(content)
    assert run(repo, cached=True) == first
    assert run(repo, cached=True) == first
    run(repo, cached=True)
    assert sqlite3.connect(database(repo)).execute("SELECT count(*) FROM kept").fetchone()[0] >= 3


def test_results_swapped_between_files_are_not_taken(repo: Repository) -> None:
    clean, text = specimen("Words.", "body", "activation")
    repo.write(clean, text)
    fill(repo, 1)
    first = run(repo, cached=True)
    for connection in kept(repo):
        connection.execute("UPDATE kept SET content = x'', sum = (SELECT sum FROM kept WHERE content = x'')")
    assert run(repo, cached=True) == first


def test_a_cache_that_cannot_be_had_is_done_without(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(repo)
    plain = run(repo, cached=False)
    (repo.root / ".git" / "govern").write_text("a file", encoding="utf-8")
    assert run(repo, cached=True) == plain
    (repo.root / ".git" / "govern").unlink()
    run(repo, cached=True)
    database(repo).chmod(0o666)
    assert run(repo, cached=True) == plain
    monkeypatch.setenv("GOVERN_NO_CACHE", "1")
    assert Cache.beside(repo.root) is None


def test_a_locked_database_is_done_without(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(repo)
    first = run(repo, cached=True)
    monkeypatch.setattr("govern.repository.cache._BUSY_SECONDS", 0.01)
    for connection in kept(repo):
        connection.execute("BEGIN EXCLUSIVE")
        repo.template("New words, $9.")
        assert run(repo, cached=True).findings != first.findings
        connection.rollback()


def test_the_cache_stays_small(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    run(repo, cached=True)
    monkeypatch.setattr("govern.repository.cache._MOST_BYTES", 1)
    for connection in kept(repo):
        connection.execute("UPDATE kept SET day = 1")
    cache = Cache.beside(repo.root)
    assert cache is not None
    cache.keep(b"new", b"content")
    cache.close()
    for connection in kept(repo):
        assert connection.execute("SELECT key FROM kept").fetchall() == [(b"new",)]


def test_a_cache_that_is_full_with_today_is_trimmed_once_and_grows_no_more(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long run keeps its results as it goes: tidying up each time would take longer than the run itself."""
    run(repo, cached=True)
    monkeypatch.setattr("govern.repository.cache._MOST_BYTES", 1)
    cache = Cache.beside(repo.root)
    assert cache is not None
    told: list[str] = []
    for number in range(3):
        cache.keep(b"%d" % number, b"content")
        cache.flush()
        if number == 0:
            assert cache._database is not None
            cache._database.set_trace_callback(told.append)
    cache.close()
    assert not any("VACUUM" in one for one in told)
    for connection in kept(repo):
        assert not connection.execute("SELECT key FROM kept WHERE key IN (?, ?)", (b"1", b"2")).fetchall()


def test_old_entries_that_are_used_are_young_again(repo: Repository) -> None:
    fill(repo)
    run(repo, cached=True)
    for connection in kept(repo):
        connection.execute("UPDATE kept SET day = 1")
    run(repo, cached=True)
    for connection in kept(repo):
        assert connection.execute("SELECT count(*) FROM kept WHERE day = 1").fetchone() == (0,)


def test_a_linked_work_tree_has_its_own(repo: Repository, tmp_path: Path) -> None:
    fill(repo)
    repo.commit()
    other = tmp_path.parent / f"{tmp_path.name}-linked"
    repo.git("worktree", "add", "-q", str(other), "-b", "other")
    folder = git_folder(other)
    assert folder is not None
    assert Path(folder).parent.name == "worktrees"
    assert git_folder(tmp_path.parent) is None
    (other / ".git").write_text("nonsense", encoding="utf-8")
    assert git_folder(other) is None


def test_an_installation_is_told_by_its_files(tmp_path: Path) -> None:
    (tmp_path / "site-packages").mkdir()
    (tmp_path / "a.py").write_text("x", encoding="utf-8")
    paths = [str(tmp_path / "site-packages"), str(tmp_path / "gone" / "site-packages"), ""]
    before = installation([tmp_path], paths)
    assert installation([tmp_path], paths) == before
    (tmp_path / "a.py").write_text("xy", encoding="utf-8")
    assert installation([tmp_path], paths) != before
    assert digest(b"a", b"bc") != digest(b"ab", b"c")


def test_staged_content_is_reused_by_its_blob(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(repo)
    repo.git("add", "-A")

    def staged() -> Report:
        workspace = opened(repo)
        assert workspace.cache is not None
        using = Settings(workspace.policy, workspace.schemas, DAY)
        again = Reuse(workspace.cache, repo.root, workspace.judged_by, using)
        targets = [*governed(list_files(repo.root), workspace.policy), Target("gone.md", "lead")]
        return check_index(repo.root, targets, using, again)

    first = staged()
    assert first.findings
    monkeypatch.setattr("govern.run.check_bytes", lambda *_: pytest.fail("judged again"))
    assert staged() == first


def test_what_failed_is_tried_again(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(repo, 1)

    def crashed(data: bytes, path: str, kind: str, using: Settings) -> FileResult:
        return FileResult(path, kind, (), crashed=True)

    with monkeypatch.context() as patched:
        patched.setattr("govern.pool.check_bytes", crashed)
        assert run(repo, cached=True).exit_code == 2
    assert run(repo, cached=True).findings


def test_processes_give_what_one_gives(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(repo, 45)
    monkeypatch.setattr("govern.run._WORTH_A_POOL", 2)
    alone = run(repo, cached=False)
    assert run(repo, cached=False, jobs=2) == alone
    assert run(repo, cached=True, jobs=2) == alone
    assert run(repo, cached=True, jobs=2) == alone


TEXTS = [
    "Words.",
    "The Assessment is $2,500.",
    "eco-monetize {{frist_name}}",
    "<!-- govern: allow TRM101 -- x -->\nEco-Monetize.",
]
LEAD = "---\nid: {}\nstage: prospect\ncompany: {{name: A}}\ncontact: {{email: a@example.com}}\nhistory: []\n---\n{}\n"
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(1, 3), st.sampled_from(TEXTS)),
        st.tuples(st.just("lead"), st.integers(1, 2), st.sampled_from(["", "note"])),
        st.tuples(st.just("remove"), st.integers(1, 3), st.just("")),
        st.tuples(st.just("swap"), st.integers(1, 2), st.just("")),
        st.tuples(st.just("policy"), st.integers(0, 1), st.just("")),
        st.tuples(st.just("one"), st.integers(1, 3), st.just("")),
    ),
    min_size=1,
    max_size=6,
)


def sharded(repo: Repository, count: int) -> Report:
    """The report of so many shards, whose records have been written down and read again."""
    workspace = open_workspace(repo.root)
    using = Settings(workspace.policy, workspace.schemas, DAY)
    targets = governed(list_files(repo.root), workspace.policy)
    sizes = {target.path: (repo.root / target.path).stat().st_size for target in targets}
    records = {}
    for shard in (Shard(index, count) for index in range(1, count + 1)):
        mine = shard.deal(sizes)
        results = check_files(repo.root, [target for target in targets if target.path in mine], using)
        records[str(shard)] = json.loads(json.dumps(shard_record(shard, results, sizes, "judges", using)))
    return report(joined(records.items(), "judges").results, using)


def path_of(number: int) -> str:
    return specimen("", "body")[0].replace("-v1-", f"-v{number}-")


def edit(repo: Repository, what: str, number: int, text: str) -> None:
    path = repo.root / path_of(number)
    if what == "write":
        repo.write(path_of(number), specimen(text, "body")[1].replace("version: v1", f"version: v{number}"))
    elif what == "lead":
        repo.write(f"leads/l{number}.md", LEAD.format(f"l{number}", text))
    elif what == "remove":
        path.unlink(missing_ok=True)
    elif what == "swap" and path.exists() and (repo.root / path_of(3)).exists():
        path.rename(path.with_suffix(".tmp"))
        (repo.root / path_of(3)).rename(path)
        path.with_suffix(".tmp").rename(repo.root / path_of(3))
    elif what == "policy":
        repo.write("govern.yaml", POLICY + ("rules: {TRM101: {severity: warning}}\n" if number else ""))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_any_edits_in_any_order_give_the_plain_report(
    edits: list[tuple[str, int, str]], repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The times of files are trusted only when they have settled; here they count from the first nanosecond.
    for left in repo.root.rglob("*.md"):
        left.unlink()
    fill(repo)
    for what, number, text in edits:
        edit(repo, what, number, text)
        time.sleep(0.002)
        only = [path_of(number)] if what == "one" else None
        if only and not (repo.root / only[0]).exists():
            continue
        plain = run(repo, cached=False, only=only)
        assert run(repo, cached=True, only=only) == plain
        if only is None:
            assert sharded(repo, 1 + number % 3) == plain
