"""`govern export` asks Git what the gate asks: who loaded the template, and what the work tree does not say any more.

Each test is an attack by somebody who may write to a clone, under a policy that asks for proof by commits.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from govern.approvals.digest import content_digest
from tests.conftest import ENVIRONMENT, Ran, Repository
from tests.exchange.scene import KEY, SENDER, SUPPRESSION, lead_text, run
from tests.gate.world import LIST, NURTURE, World, approved, policy, read, sign

TEXT, CMO, CRO = approved()
LOADED = CRO.replace("status: approved", "status: loaded")
RECIPIENTS = (
    f"template: nurture-v1-2026-04-20\ncontent: {content_digest(read(TEXT))}\nsequence: nurture\nstatus: approved\n"
    "created: 2026-04-23\nby: priya@example.com\nleads: [acme]\napprovals: []\n"
)
SIGNED = sign(RECIPIENTS, "cro", "marcus", path=LIST, scope="recipients", at="2026-04-24T08:00:00Z")
ACME = lead_text("acme", on="2026-04-10")
OUT = lead_text("acme", "{on: 2026-04-12, by: sales.ops, event: response, kind: opt-out}", on="2026-04-10")
ROWS = SUPPRESSION.replace(
    "entries: []",
    "entries:\n  - {key: " + "a" * 64 + ", on: 2026-04-02, reason: opt-out, channel: reply, scope: address}",
)


@pytest.fixture
def company(tmp_path: Path) -> World:
    root = tmp_path / "repository"
    subprocess.run(["git", "init", "-q", "-b", "main", "--template=", str(root)], env=ENVIRONMENT, check=True)
    world = World(root)
    files = {"govern.yaml": policy(SENDER), "leads/suppression.yaml": ROWS, "leads/acme.md": ACME}
    world.commit("eva", files, branch="main")
    for who, text in (("dana", TEXT), ("michelle", CMO), ("marcus", CRO)):
        world.commit(who, {NURTURE: text}, branch="main")
    return world


def cleared(company: World, loader: str = "priya", *, committer: str = "") -> None:
    company.commit(loader, {NURTURE: LOADED}, branch="main", committer=committer)
    company.commit("priya", {LIST: RECIPIENTS}, branch="main")
    company.commit("marcus", {LIST: SIGNED}, branch="main")


def checkout(company: World) -> Repository:
    company.flush()
    company.git("checkout", "-q", "-f", "main")
    return Repository(company.root)


def export(repo: Repository, *more: str) -> Ran:
    arguments = ("--list", "nurture-2026-04", "--touch", "1", "--out", "out", "--as-of", "2026-04-24")
    return run(repo, "export", "gmail", *arguments, "--format", "json", *more, env=KEY)


def stopped(repo: Repository) -> dict[str, str]:
    ran = export(repo)
    assert ran.status == 1, ran.out + ran.err
    assert not (repo.root / "out").exists()
    return {one["code"]: one["words"] for one in json.loads(ran.out)["blockers"]}


def test_what_sales_ops_loaded_goes_out(company: World) -> None:
    cleared(company)
    ran = export(checkout(company))
    assert ran.status == 0, ran.out + ran.err


@pytest.mark.parametrize(
    ("loader", "committer"), [("dana", ""), ("marcus", ""), ("priya", "dana"), ("dana", "priya")]
)
def test_loaded_by_another(company: World, loader: str, committer: str) -> None:
    cleared(company, loader, committer=committer)
    found = stopped(checkout(company))
    assert set(found) == {"set-by-another"}
    assert "Only sales.ops may say that it is loaded" in found["set-by-another"]
    assert "in a commit of their own" in found["set-by-another"]


def test_touching_the_file_later_does_not_make_the_status_theirs(company: World) -> None:
    cleared(company, "dana")
    company.commit("priya", {NURTURE: LOADED.replace("title: Partner", "title:  Partner")}, branch="main")
    assert "set-by-another" in stopped(checkout(company))


def test_set_back_and_loaded_by_sales_ops_goes_on_once_the_list_is_signed_again(company: World) -> None:
    cleared(company, "dana")
    company.commit("priya", {NURTURE: CRO}, branch="main")
    company.commit("priya", {NURTURE: LOADED}, branch="main")
    assert set(stopped(checkout(company))) == {"list-chain"}
    again = sign(RECIPIENTS, "cro", "marcus", path=LIST, scope="recipients", at="2026-04-24T09:00:00Z")
    company.commit("priya", {LIST: RECIPIENTS}, branch="main")
    company.commit("marcus", {LIST: again}, branch="main")
    ran = export(checkout(company))
    assert ran.status == 0, ran.out + ran.err


def test_loaded_by_sales_ops_of_former_days(company: World) -> None:
    company.commit("eva", {"govern.yaml": policy(SENDER, priya="2026-03-31")}, branch="main")
    cleared(company)
    assert "set-by-another" in stopped(checkout(company))


def test_loaded_before_it_was_signed(company: World) -> None:
    """The list's chain stands on a template that was loaded before; a list that is older is ahead of it."""
    company.commit("priya", {LIST: RECIPIENTS}, branch="main")
    company.commit("marcus", {LIST: SIGNED}, branch="main")
    company.commit("priya", {NURTURE: LOADED}, branch="main")
    assert "list-chain" in stopped(checkout(company))


def test_loaded_in_the_work_tree_only(company: World) -> None:
    company.commit("priya", {LIST: RECIPIENTS}, branch="main")
    company.commit("marcus", {LIST: SIGNED}, branch="main")
    repo = checkout(company)
    repo.write(NURTURE, LOADED)
    assert "uncommitted" in stopped(repo)


def test_git_told_to_look_away(company: World) -> None:
    """`git status` calls a file clean that it was told to assume unchanged; the export looks for itself."""
    company.commit("priya", {LIST: RECIPIENTS}, branch="main")
    company.commit("marcus", {LIST: SIGNED}, branch="main")
    repo = checkout(company)
    repo.git("update-index", "--assume-unchanged", NURTURE)
    repo.write(NURTURE, LOADED)
    assert "uncommitted" in stopped(repo)


@pytest.mark.parametrize("hidden", [False, True])
def test_a_policy_that_asks_for_no_proof_any_more(company: World, hidden: bool) -> None:
    """Written into the work tree for the time of an export, it would clear everything that merely claims."""
    cleared(company, "dana")
    repo = checkout(company)
    if hidden:
        repo.git("update-index", "--skip-worktree", "govern.yaml")
    repo.write("govern.yaml", policy(SENDER + "proof: declared\n"))
    assert {"policy-changed", "set-by-another"} <= set(stopped(repo))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("leads/suppression.yaml", SUPPRESSION),
        ("leads/acme.md", ACME),
        ("leads/twin.md", None),
    ],
)
def test_an_opt_out_struck_from_the_work_tree(company: World, path: str, text: str | None) -> None:
    cleared(company)
    twin = OUT.replace("id: acme", "id: twin")
    company.commit("priya", {"leads/acme.md": OUT, "leads/twin.md": twin}, branch="main")
    repo = checkout(company)
    repo.write(path, text) if text is not None else (repo.root / path).unlink()
    if path != "leads/acme.md":
        repo.write("leads/acme.md", ACME)
    assert "history" in stopped(repo)


def with_origin(company: World, at: str = "main") -> None:
    company.flush()
    company.git("update-ref", "refs/remotes/origin/main", at)


def test_an_opt_out_that_the_clone_has_fetched_and_not_pulled(company: World) -> None:
    cleared(company)
    checkout(company)
    company.commit("priya", {"leads/acme.md": OUT}, branch="elsewhere")
    with_origin(company, "elsewhere")
    assert "pull first" in stopped(Repository(company.root))["history"]


def test_a_roster_of_ones_own(company: World) -> None:
    """Who makes himself sales.ops on a branch that nobody has let in, loads nothing."""
    with_origin(company)
    own = policy(SENDER).replace(
        "  sales.ops:\n", "  sales.ops:\n    - {name: M, email: mallory@evil.example, from: 2026-01-01}\n"
    )
    company.commit("mallory", {"govern.yaml": own}, branch="main")
    cleared(company, "mallory")
    found = stopped(checkout(company))
    assert set(found) == {"not-let-in"}
    assert "POL201" in found["not-let-in"]


def test_a_branch_ahead_of_origin_that_the_gate_would_let_in(company: World) -> None:
    with_origin(company)
    cleared(company)
    ran = export(checkout(company))
    assert ran.status == 0, ran.out + ran.err
