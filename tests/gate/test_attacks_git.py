"""Attacks through Git: who brought it in, merges, links, twins, replaced objects, configuration, shallow clones."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from govern.approvals.verdict import State
from govern.errors import RepositoryError
from govern.repository.objects import Objects
from govern.rules.specimen import BODY, FOLDER
from tests.conftest import ENVIRONMENT
from tests.gate.world import LIST, NURTURE, SECOND, World, approved, codes, policy, sign, template, verdict

TEXT, FIRST, SIGNED = approved()


def first_link(world: World, head: str = "work") -> tuple[State, str]:
    clause = verdict(world.gate(head)).chain.clauses[0]
    return clause.state, clause.why


def test_a_sign_off_typed_by_another(world: World) -> None:
    world.commit("dana", {NURTURE: TEXT})
    world.commit("dana", {NURTURE: FIRST})
    state, why = first_link(world)
    assert state is State.UNVERIFIABLE
    assert "dana@example.com" in why


def test_another_in_the_signers_name(world: World) -> None:
    """git commit --author: the author is the CMO, the committer is not."""
    world.commit("dana", {NURTURE: TEXT})
    world.commit("michelle", {NURTURE: FIRST}, committer="dana")
    state, why = first_link(world)
    assert state is State.UNVERIFIABLE
    assert "committer dana@example.com" in why


def test_a_sign_off_in_the_commit_that_changes_the_text(world: World) -> None:
    world.commit("dana", {NURTURE: TEXT.replace("plain", "simple")})
    world.commit("michelle", {NURTURE: FIRST})
    assert first_link(world)[0] is not State.SATISFIED


def test_a_sign_off_that_comes_with_the_file(world: World) -> None:
    world.commit("michelle", {NURTURE: FIRST})
    assert first_link(world)[0] is not State.SATISFIED


def test_one_commit_for_two_people(world: World) -> None:
    world.commit("dana", {NURTURE: TEXT})
    world.commit("michelle", {NURTURE: SIGNED})
    found = world.gate()
    assert found.exit_code == 1
    assert "sign-offs of marcus@example.com" in verdict(found).chain.clauses[0].why


def test_several_templates_in_one_commit_of_the_signer(world: World) -> None:
    other = approved(SECOND)
    world.commit("dana", {NURTURE: TEXT, SECOND: other[0]})
    world.commit("michelle", {NURTURE: FIRST, SECOND: other[1]})
    world.commit("marcus", {NURTURE: SIGNED, SECOND: other[2]})
    found = world.gate()
    assert found.exit_code == 0
    assert len(found.documents) == 2


def test_a_removed_sign_off_put_back_by_another(world: World) -> None:
    world.commit("dana", {NURTURE: TEXT})
    world.commit("michelle", {NURTURE: FIRST})
    world.commit("michelle", {NURTURE: TEXT})
    world.commit("dana", {NURTURE: FIRST})
    assert first_link(world)[0] is State.UNVERIFIABLE


def test_a_removed_sign_off_put_back_through_a_merge(world: World) -> None:
    """The branch is older than the withdrawal on main, and merges main with its own side of the conflict."""
    world.commit("dana", {NURTURE: TEXT.replace("status: approved", "status: draft")}, branch="main")
    draft = FIRST.replace("status: approved", "status: draft")
    world.commit("michelle", {NURTURE: draft}, branch="main")
    world.commit("dana", {"README.md": "A branch.\n"}, branch="work")
    world.commit("michelle", {NURTURE: TEXT.replace("status: approved", "status: draft")}, branch="main")
    world.commit("dana", {NURTURE: draft}, branch="work", merge="main")
    assert "APR204" in codes(world.gate())


def test_28_a_merge_that_changes_the_text(world: World) -> None:
    for who, text in (("dana", TEXT), ("michelle", FIRST), ("marcus", SIGNED)):
        world.commit(who, {NURTURE: text})
    world.commit("dana", {"README.md": "Elsewhere.\n"}, branch="side")
    world.commit("dana", {NURTURE: SIGNED.replace("40 %", "90 %")}, merge="side")
    assert "APR202" in codes(world.gate())


def test_28_a_merge_that_brings_a_sign_off_in(world: World) -> None:
    world.commit("dana", {NURTURE: TEXT})
    world.commit("dana", {"README.md": "Elsewhere.\n"}, branch="side")
    world.commit("dana", {NURTURE: FIRST}, merge="side")
    assert first_link(world)[0] is State.UNVERIFIABLE


def test_28_editors_hidden_in_a_merged_branch(world: World) -> None:
    world.commit("dana", {NURTURE: TEXT.replace("plain", "simple")})
    world.commit("michelle", {NURTURE: TEXT}, branch="side", parent=world._tips["work"])
    world.commit("dana", {NURTURE: TEXT}, merge="side")
    world.commit("michelle", {NURTURE: FIRST})
    world.commit("marcus", {NURTURE: SIGNED})
    assert "nobody signs their own" in first_link(world)[1]


def test_proof_goes_through_merges_and_renames(world: World) -> None:
    """Signed on one branch, moved into place on another: the commits of the signers are still found."""
    draft = f"{FOLDER}/nurture-v1-2026-04-20.md"
    world.commit("dana", {draft: TEXT})
    world.commit("michelle", {draft: FIRST}, branch="cmo", parent=world._tips["work"])
    world.commit("dana", {"README.md": "Meanwhile.\n"})
    world.commit("dana", {draft: FIRST}, merge="cmo")
    world.commit("marcus", {draft: SIGNED})
    world.commit("dana", {"README.md": "Main.\n"}, branch="main")
    world.commit("dana", {draft: SIGNED}, merge="main")
    assert world.gate().exit_code == 0


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (("120000", b"/etc/passwd"), "DOC101"),
        (("160000", b""), "DOC101"),
        (("100755", TEXT.encode()), "APR208"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12\n", "DOC101"),
    ],
    ids=["link", "submodule", "program", "lfs"],
)
def test_29_what_is_no_plain_file(world: World, entry: bytes | tuple[str, bytes], code: str) -> None:
    world.commit("dana", {NURTURE: entry})
    found = world.gate()
    assert code in codes(found)
    assert found.exit_code == 1


def test_29_the_folder_as_a_link(world: World) -> None:
    world.commit("dana", {FOLDER: ("120000", b"../../elsewhere"), "elsewhere/nurture-v1-2026-04-20.md": TEXT})
    assert "NAM101" in codes(world.gate())


def test_30_attributes_change_nothing(world: World) -> None:
    """Blobs are judged, so what a checkout would make of them does not matter; and the file itself is protected."""
    for who, text in (("dana", TEXT), ("michelle", FIRST), ("marcus", SIGNED)):
        world.commit(who, {NURTURE: text}, branch="main")
    world.commit(
        "dana", {".gitattributes": "*.md ident working-tree-encoding=UTF-16 export-ignore\n", NURTURE: SIGNED}
    )
    found = world.gate()
    assert codes(found) == {"POL201"}


def test_31_replace_refs_and_grafts(world: World) -> None:
    """Mallory's commit is replaced by one that looks like Michelle's, and her parents are grafted away."""
    world.commit("dana", {NURTURE: TEXT})
    forged = world.commit("mallory", {NURTURE: FIRST})
    honest = world.commit("michelle", {NURTURE: FIRST}, branch="looks", parent=":2")
    world.flush()
    marks = dict(line.split() for line in (world.root / ".git/marks").read_text().splitlines())
    world.git("replace", marks[forged], marks[honest])
    assert world.git("log", "-1", "--format=%ae", "work") == "michelle@example.com"
    (world.root / ".git/info").mkdir(exist_ok=True)
    (world.root / ".git/info/grafts").write_text(f"{marks[forged]}\n")
    assert first_link(world)[0] is State.UNVERIFIABLE


def test_31_a_shallow_clone_stops_the_work(world: World, tmp_path: Path) -> None:
    for who, text in (("dana", TEXT), ("michelle", FIRST), ("marcus", SIGNED)):
        world.commit(who, {NURTURE: text}, branch="main")
    world.flush()
    clone = tmp_path / "shallow"
    world.git("clone", "-q", "--depth", "1", f"file://{world.root}", str(clone))
    with pytest.raises(RepositoryError, match="shallow") as stop:
        World(clone).gate("HEAD")
    assert "fetch-depth: 0" in stop.value.next_step


@pytest.mark.parametrize("ref", ["nowhere", "--output=/tmp/x", "-p", "", "main\nwork", "HEAD:govern.yaml"])
def test_a_base_that_is_none(world: World, ref: str) -> None:
    world.commit("dana", {NURTURE: TEXT})
    with pytest.raises(RepositoryError) as stop:
        world.gate(base=ref)
    assert stop.value.next_step


def test_lines_of_history_that_never_met(world: World) -> None:
    world.commit("dana", {NURTURE: TEXT})
    world.flush()
    orphan = world.git("commit-tree", f"{world.git('rev-parse', 'main')}^{{tree}}", "-m", "Another beginning")
    with pytest.raises(RepositoryError, match="share no history"):
        world.gate(base=orphan)


def test_a_missing_object_stops_the_work(world: World) -> None:
    world.commit("dana", {NURTURE: TEXT})
    with Objects(world.root) as objects, pytest.raises(RepositoryError, match="missing"):
        objects.read_one("1" * 40)


@pytest.mark.parametrize(
    "path",
    [
        "Content/campaigns/email-sequences/nurture-v1-2026-04-20.md",
        "content/campaigns/Email-Sequences/notes.txt",
        "content/campaigns/email\u200b-sequences/x.md",
        "content/campaigns/email-sequences./x.md",
        "content/.GitAttributes",
        "Govern.yaml",
        "GOVERN.YAML",
        "govern.yaml.",
        "govern.yaml::$DATA",
        ".GitHub/workflows/x.yml",
        ".Gitmodules",
    ],
)
def test_32_paths_that_pass_for_others(world: World, path: str) -> None:
    world.commit("dana", {path: "extends: sop-rev-v0\n"})
    assert {"NAM104", "NAM101", "POL201"} & codes(world.gate())


def test_32_twins(world: World) -> None:
    world.commit(
        "dana",
        {
            f"{FOLDER}/nurture-v1-2026-04-20.md": template(status="draft"),
            f"{FOLDER}/Nurture-v1-2026-04-20.md": TEXT,
        },
    )
    assert "NAM103" in codes(world.gate())


def test_39_a_squash_in_a_forge_proves_nothing(world: World) -> None:
    """The forge writes one commit with all of it, in the author's name, committed and signed by the forge."""
    words = "Squashed\n\nCo-authored-by: Michelle <michelle@example.com>\n"
    world.commit("dana", {NURTURE: SIGNED}, words, branch="main", committer="noreply@github.com")
    found = world.state()
    one = verdict(found)
    assert (one.word, one.passes) == ("well-formed", False)
    assert found.exit_code == 1


def test_commits_with_two_authors_or_none(world: World) -> None:
    """An object that git commit would not write: the first author is Mallory, the second Michelle."""
    world.commit("dana", {NURTURE: TEXT})
    world.commit("michelle", {NURTURE: FIRST})
    world.flush()
    raw = subprocess.run(
        ["git", "cat-file", "commit", "work"],
        cwd=world.root,
        env=ENVIRONMENT,
        capture_output=True,
        check=True,
    ).stdout
    start = raw.index(b"author ")
    crafted = raw[:start] + b"author Mallory <mallory@evil.example> 1776931320 +0000\n" + raw[start:]
    made = (
        subprocess.run(
            ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
            cwd=world.root,
            env=ENVIRONMENT,
            input=crafted,
            capture_output=True,
            check=True,
        )
        .stdout.decode()
        .strip()
    )
    state, why = first_link(world, made)
    assert (state, "nobody" in why) == (State.UNVERIFIABLE, True)


def test_a_configuration_that_starts_programs(world: World, tmp_path: Path) -> None:
    """Hooks, external diffs, text conversion, a file-system monitor, signature programs: none of them runs."""
    trap = tmp_path / "trap"
    proof = tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {proof}\n")
    trap.chmod(0o755)
    for who, text in (("dana", TEXT), ("michelle", FIRST), ("marcus", SIGNED)):
        world.commit(who, {NURTURE: text})
    world.flush()
    for key in (
        "core.fsmonitor",
        "diff.external",
        "diff.evil.textconv",
        "gpg.program",
        "gpg.ssh.program",
        "core.pager",
        "pager.log",
        "core.sshCommand",
        "uploadpack.packObjectsHook",
    ):
        world.git("config", key, str(trap))
    world.git("config", "log.showSignature", "true")
    (world.root / ".git/info").mkdir(exist_ok=True)
    (world.root / ".git/info/attributes").write_text("*.md diff=evil\n")
    hooks = world.root / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-index-change", "reference-transaction", "post-checkout"):
        (hooks / hook).write_text(trap.read_text())
        (hooks / hook).chmod(0o755)
    assert world.gate().exit_code == 0
    assert not proof.exists()


def test_an_environment_that_points_elsewhere(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for who, text in (("dana", TEXT), ("michelle", FIRST), ("marcus", SIGNED)):
        world.commit(who, {NURTURE: text})
    world.flush()
    for name in (
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_SHALLOW_FILE",
        "GIT_GRAFT_FILE",
        "GIT_REPLACE_REF_BASE",
        "GIT_NAMESPACE",
        "GIT_EXTERNAL_DIFF",
        "GIT_CONFIG_GLOBAL",
    ):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "log.showSignature")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "true")
    assert world.gate().exit_code == 0


def test_27_the_verdict_names_the_commit_it_is_about(world: World) -> None:
    for who, text in (("dana", TEXT), ("michelle", FIRST), ("marcus", SIGNED)):
        world.commit(who, {NURTURE: text})
    found = world.gate()
    assert found.exit_code == 0
    assert found.head == world.git("rev-parse", "work")
    world.commit("mallory", {NURTURE: SIGNED.replace("40 %", "90 %")})
    again = world.gate()
    assert again.head != found.head
    assert again.exit_code == 1


def test_38_nothing_changed(world: World) -> None:
    world.commit("dana", {"README.md": "Hello!\n"})
    assert world.gate().exit_code == 0
    assert world.gate(head="main").exit_code == 0


def test_the_work_tree_is_never_looked_at(world: World) -> None:
    """What lies in the work tree, policy and all, is not what is judged."""
    world.commit("dana", {NURTURE: SIGNED})
    world.flush()
    (world.root / "govern.yaml").write_text("proof: declared\n")
    (world.root / "sitecustomize.py").write_text("raise SystemExit(0)\n")
    assert world.gate().exit_code == 1
    assert os.environ.get("GIT_DIR") is None


def test_many_processes_are_not_started(world: World) -> None:
    files = {
        f"{FOLDER}/nurture-v{number}-2026-04-20.md": template(
            f"{FOLDER}/nurture-v{number}-2026-04-20.md", body=BODY
        )
        for number in range(1, 9)
    }
    world.commit("dana", files)
    few = world.gate().processes
    signed = {path: sign(text, "cmo", "michelle", path=path) for path, text in files.items()}
    for path, text in signed.items():
        world.commit("michelle", {path: text})
    assert world.gate().processes == few


def test_a_policy_of_declared_sign_offs_says_no_more(bare_world: World) -> None:
    bare_world.commit("eva", {"govern.yaml": policy("proof: declared\n")}, branch="main")
    bare_world.commit("dana", {NURTURE: SIGNED})
    one = verdict(bare_world.gate())
    assert (one.word, one.passes) == ("well-formed", True)


def test_a_tag_named_like_the_base(world: World) -> None:
    """Whoever may push tags would choose the judge: git takes the tag where a branch has the same name."""
    lax = world.commit("mallory", {"govern.yaml": policy("proof: declared\n"), NURTURE: SIGNED})
    world.flush()
    marks = dict(line.split() for line in (world.root / ".git/marks").read_text().splitlines())
    world.git("update-ref", "refs/remotes/origin/main", "main")
    for name in ("main", "origin/main"):
        world.git("tag", name, marks[lax])
        with pytest.raises(RepositoryError, match="stands for two things"):
            world.gate(base=name)
    assert world.gate(base="refs/remotes/origin/main").exit_code == 1


def test_an_entry_touched_after_it_was_signed(world: World) -> None:
    """One more key in somebody's entry makes it another entry, and another who brought it in."""
    touched = FIRST.replace("role: cmo", "x-note: seen\n    role: cmo")
    assert touched != FIRST
    world.commit("dana", {NURTURE: TEXT})
    world.commit("michelle", {NURTURE: FIRST})
    world.commit("dana", {NURTURE: touched})
    assert first_link(world)[0] is State.UNVERIFIABLE


def test_a_list_copied_under_another_name(world: World) -> None:
    """A one-link chain has no earlier sign-off to bind it: the copy is brought in by whoever copied."""
    text = (
        "template: nurture-v1-2026-04-20\ncontent: sha256:"
        + "0" * 64
        + "\nstatus: approved\ncreated: 2026-04-22\n"
        "by: priya@example.com\nleads: [acme-robotics]\napprovals: []\n"
    )
    one = sign(text, "cro", "marcus", path=LIST, scope="recipients")
    world.commit("priya", {LIST: text}, branch="main")
    world.commit("marcus", {LIST: one}, branch="main")
    other = LIST.replace("04", "05")
    world.commit("priya", {other: one})
    assert "brings it in" in verdict(world.gate(), other).chain.clauses[0].why
