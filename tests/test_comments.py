"""Signing from the pull request page: a comment, a commit, an answer; and the gate, which asks the forge again."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from govern.approvals.chain import Strength
from govern.comments import Answer, carry_out
from govern.forge.model import Comment, PullRequest
from govern.gate.model import GateReport
from govern.gate.request import gate_request
from tests.conftest import ENVIRONMENT
from tests.gate.world import AS_OF, NURTURE, SECOND, World, policy, template, verdict

SAID = datetime(2026, 4, 23, 12, 0, tzinfo=UTC)
LOGINS = {"michelle": "michelle-a", "marcus": "marcus-f", "dana": "dana-w"}
WAITING = template(status="in-review")


def with_logins(text: str) -> str:
    for who, login in LOGINS.items():
        text = text.replace(f"email: {who}@example.com,", f"email: {who}@example.com, github: {login},")
    return text


@dataclass
class Page:
    """A pull request page: comments, the record of pushes, and answers."""

    world: World
    host: str = "github.com"
    repository: str = "acme/content"
    comments: dict[int, Comment] = field(default_factory=dict)
    pushes: list[tuple[datetime, str]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    foreign: bool = False
    open: bool = True

    def comment(self, number: int) -> Comment | None:
        return self.comments.get(number)

    def pull(self, number: int) -> PullRequest:
        head = self.world.git("rev-parse", "work")
        return PullRequest(number, self.repository, head, "work", "main", self.foreign, self.open)

    def head_at(self, branch: str, moment: datetime) -> str | None:
        before = [(when, oid) for when, oid in self.pushes if when < moment]
        return max(before)[1] if before else None

    def reply(self, pull: int, body: str) -> None:
        self.answers.append(body)

    def pushed(self, when: datetime) -> None:
        self.world.flush()
        self.pushes.append((when, self.world.git("rev-parse", "work")))

    def says(
        self, login: str, body: str, when: datetime = SAID, *, head: str = "work", **odd: bool
    ) -> Answer | None:
        """Somebody comments; the workflow runs and moves the branch to what it made."""
        self.world.flush()
        number = len(self.comments) + 1
        comment = Comment(number, self.repository, 7, login, True, body, when, when)
        comment = replace(comment, human=odd.get("human", True), via_app=odd.get("via_app", False))
        self.comments[number] = comment
        answer = carry_out(self.world.root, "main", head, comment, self.pull(7), self, lambda _: AS_OF)
        if answer is not None and answer.commit:
            self.world.git("update-ref", "refs/heads/work", answer.commit)
            self.world.refresh("work")
            self.pushed(when + timedelta(minutes=1))
        return answer

    def gate(self, *, asked: bool = True) -> GateReport:
        self.world.flush()
        return gate_request(self.world.root, "main", "work", lambda _: AS_OF, self if asked else None)


@pytest.fixture
def page(bare_world: World) -> Page:
    bare_world.commit("eva", {"govern.yaml": with_logins(policy("proof: forge\n"))}, branch="main")
    bare_world.commit("dana", {NURTURE: WAITING})
    one = Page(bare_world)
    one.pushed(SAID - timedelta(hours=1))
    return one


@pytest.fixture
def bare_world(tmp_path: Path) -> World:
    root = tmp_path / "repository"
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], env=ENVIRONMENT, check=True)
    return World(root)


Say = Callable[..., Answer | None]


def signed_by_both(page: Page) -> None:
    first = page.says("michelle-a", "/govern approve cmo")
    assert first is not None
    assert first.commit
    assert f"`{NURTURE}` is signed as cmo by Michelle Arden." in first.lines
    second = page.says("Marcus-F", "/govern approve cro", SAID + timedelta(hours=1))
    assert second is not None
    assert second.commit


def test_two_comments_complete_a_chain_and_the_gate_asks_the_forge(page: Page) -> None:
    signed_by_both(page)
    one = verdict(page.gate())
    assert (one.passes, one.word, one.strength) == (True, "approved", Strength.FORGE)
    assert (
        page.world.git("show", "--format=%an %B", "--name-only", "work").count("Approved-by: Marcus Feld")
        == 1
    )
    kept = page.world.git("show", f"work:{NURTURE}")
    start = kept.index("approvals:")
    assert kept[:start] == WAITING[: WAITING.index("approvals:")], "nothing but the sign-offs was written"
    body = WAITING[WAITING.index("\n## Touch 1") :].rstrip("\n")
    assert kept.endswith(body)


def test_the_answer_says_what_is_signed_and_whom_it_waits_for(page: Page) -> None:
    answer = page.says("michelle-a", "/govern approve cmo")
    assert answer is not None
    assert "| document | chain | waits for |" in answer.lines
    assert any("CMO ✓ Michelle" in line and "cro @marcus-f" in line for line in answer.lines), answer.text
    assert "`govern gate` proves it" in answer.text


def test_without_the_forge_a_comment_proves_nothing(page: Page) -> None:
    signed_by_both(page)
    one = verdict(page.gate(asked=False))
    assert (one.passes, one.word) == (False, "well-formed")


@pytest.mark.parametrize("change", ["deleted", "edited", "another account", "moved"])
def test_what_happens_to_the_comment_later_counts(page: Page, change: str) -> None:
    signed_by_both(page)
    comment = page.comments[1]
    changed = {
        "edited": replace(comment, updated=SAID + timedelta(days=1)),
        "another account": replace(comment, login="mallory"),
        "moved": replace(comment, pull=8),
    }
    if change == "deleted":
        del page.comments[1]
    else:
        page.comments[1] = changed[change]
    assert not verdict(page.gate()).passes


def test_the_cro_cannot_go_first(page: Page) -> None:
    answer = page.says("marcus-f", f"/govern approve cro {NURTURE}")
    assert answer is not None
    assert not answer.commit
    assert "cmo must sign first" in answer.text


@pytest.mark.parametrize("login", ["mallory", "michelle-b", "miсhelle-a", ""])
def test_nobody_else_gets_an_answer(page: Page, login: str) -> None:
    assert page.says(login, "/govern approve cmo") is None
    assert page.says("michelle-a", "Lovely text!") is None
    assert page.says("michelle-a", "/govern approve cmo", human=False) is None
    assert page.says("michelle-a", "/govern approve cmo", via_app=True) is None


def test_a_role_that_one_does_not_hold(page: Page) -> None:
    answer = page.says("michelle-a", "/govern approve cro")
    assert answer is not None
    assert "does not hold the role cro" in answer.text
    assert not answer.commit
    answer = page.says("dana-w", "/govern approve cmo")
    assert answer is not None
    assert not answer.commit


def test_words_that_are_not_understood(page: Page) -> None:
    answer = page.says("michelle-a", "/govern approve cmo pretty please")
    assert answer is not None
    assert "did not understand" in answer.text


def test_a_push_between_comment_and_workflow(page: Page) -> None:
    page.world.commit("dana", {NURTURE: WAITING.replace("Hi {{first_name}},", "Hello {{first_name}},")})
    page.pushed(SAID + timedelta(seconds=5))
    answer = page.says("michelle-a", "/govern approve cmo")
    assert answer is not None
    assert not answer.commit
    assert "has changed since the comment" in answer.text
    again = answer.text.split("`")[3]
    assert again.startswith("/govern approve cmo content/")
    signed = page.says("michelle-a", again, SAID + timedelta(minutes=5))
    assert signed is not None
    assert signed.commit


def test_content_slipped_in_and_signed_by_hand(page: Page) -> None:
    """Mallory writes the bot's commit herself, for another content, and names a real comment."""
    page.says("michelle-a", "/govern approve cmo")
    swapped = page.world.git("show", f"work:{NURTURE}")
    other = WAITING.replace("Hi {{first_name}},", "Buy now, {{first_name}}!")
    from tests.gate.world import sign

    forged = sign(other, "cmo", "michelle", comment="https://github.com/acme/content/pull/7#issuecomment-1")
    assert forged != swapped
    page.world.commit("mallory", {NURTURE: forged})
    page.pushed(SAID + timedelta(minutes=10))
    one = verdict(page.gate())
    assert not one.passes
    assert one.next_role == "cmo"


def test_another_push_on_the_branch_does_not_matter_for_the_content(page: Page) -> None:
    page.world.commit("dana", {"README.md": "More."})
    page.pushed(SAID + timedelta(seconds=5))
    answer = page.says("michelle-a", "/govern approve cmo")
    assert answer is not None
    assert answer.commit


@pytest.mark.parametrize(
    ("state", "words"), [("foreign", "fork"), ("closed", "closed"), ("stale", "somebody has pushed")]
)
def test_where_nothing_can_be_written(page: Page, state: str, words: str) -> None:
    page.foreign = state == "foreign"
    page.open = state != "closed"
    head = page.world.git("rev-parse", "work") if state != "stale" else page.world.git("rev-parse", "main")
    answer = page.says("michelle-a", "/govern approve cmo", head=head)
    assert answer is not None
    assert words in answer.text
    assert not answer.commit


def test_a_template_that_breaks_a_rule_is_not_signed(page: Page) -> None:
    page.world.commit(
        "dana", {NURTURE: WAITING.replace("Hi {{first_name}},", "Hi {{first_name}}, it is $2,500.")}
    )
    page.pushed(SAID - timedelta(minutes=5))
    answer = page.says("michelle-a", "/govern approve cmo")
    assert answer is not None
    assert not answer.commit
    assert "PRC101" in answer.text


def test_one_comment_signs_all_that_waits_and_a_path_one(page: Page) -> None:
    page.world.commit("dana", {SECOND: template(SECOND, status="in-review")})
    page.pushed(SAID - timedelta(minutes=5))
    answer = page.says("michelle-a", f"/govern approve cmo {SECOND}")
    assert answer is not None
    assert [line for line in answer.lines if "is signed" in line] == [
        f"`{SECOND}` is signed as cmo by Michelle Arden."
    ]
    answer = page.says("michelle-a", "/govern approve cmo", SAID + timedelta(minutes=5))
    assert answer is not None
    assert [line for line in answer.lines if "is signed" in line] == [
        f"`{NURTURE}` is signed as cmo by Michelle Arden."
    ]


def test_a_revocation(page: Page) -> None:
    signed_by_both(page)
    answer = page.says("michelle-a", "/govern revoke cmo the study was withdrawn", SAID + timedelta(hours=2))
    assert answer is not None
    assert answer.commit, answer.text
    one = verdict(page.gate())
    assert (one.passes, one.next_role) == (False, "cmo")


def test_the_policy_of_the_branch_does_not_count(page: Page) -> None:
    own = with_logins(policy("proof: declared\n")).replace("michelle-a", "mallory")
    page.world.commit("mallory", {"govern.yaml": own})
    page.pushed(SAID - timedelta(minutes=5))
    assert page.says("mallory", "/govern approve cmo") is None


def test_the_work_tree_is_not_touched(page: Page) -> None:
    signed_by_both(page)
    left = {path.name for path in page.world.root.iterdir()} - {".git"}
    assert left == set()
    assert shutil.which("git") is not None


def test_what_the_gate_would_block_is_not_signed(page: Page) -> None:
    """The request changes a workflow: whatever is signed in it, none of it could be merged."""
    page.world.commit("dana", {".github/workflows/x.yml": "on: push\n"})
    page.pushed(SAID - timedelta(minutes=5))
    answer = page.says("michelle-a", "/govern approve cmo")
    assert answer is not None
    assert not answer.commit
    assert "POL202" in answer.text


def test_one_faulty_document_does_not_keep_the_other(page: Page) -> None:
    page.world.commit("dana", {SECOND: ("100755", template(SECOND, status="in-review").encode())})
    page.pushed(SAID - timedelta(minutes=5))
    answer = page.says("michelle-a", "/govern approve cmo")
    assert answer is not None
    assert f"`{NURTURE}` is signed as cmo by Michelle Arden." in answer.lines
    assert "APR208" in answer.text
    assert page.world.git("diff", "--name-only", "work~1", "work") == NURTURE
