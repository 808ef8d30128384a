"""Whether a comment proves a sign-off, and every way to cheat that we know of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from govern.approvals.signoff import SignOff, read_sign_offs
from govern.documents.reader import read_document
from govern.forge.model import Comment, PullRequest
from govern.forge.proof import forge_proof
from govern.policy.model import Holder

SAID = datetime(2026, 4, 21, 9, 30, tzinfo=UTC)
DIGEST = "sha256:" + "3f9a2c1b" * 8
HEAD, OTHER = "a" * 40, "b" * 40
PATH = "content/campaigns/email-sequences/nurture-v1-2026-04-20.md"
LINK = "https://github.com/acme/content/pull/7#issuecomment-99"
MICHELLE = Holder("cmo", "Michelle", "michelle@example.com", date(2026, 1, 1), github="Michelle-A")
COMMENT = Comment(99, "acme/content", 7, "michelle-a", True, "/govern approve cmo", SAID, SAID)
PULL = PullRequest(7, "acme/content", HEAD, "spring", "main", foreign=False, open=True)


class Fake:
    """A forge that answers what a test says."""

    host = "github.com"
    repository = "acme/content"

    def __init__(
        self, comment: Comment | None = COMMENT, pull: PullRequest = PULL, head: str | None = HEAD
    ) -> None:
        self.answers = comment, pull, head
        self.asked: list[tuple[str, datetime]] = []

    def comment(self, number: int) -> Comment | None:
        found = self.answers[0]
        return found if found is not None and found.number == number else None

    def pull(self, number: int) -> PullRequest:
        return self.answers[1]

    def head_at(self, branch: str, moment: datetime) -> str | None:
        self.asked.append((branch, moment))
        return self.answers[2]

    def reply(self, pull: int, body: str) -> None:
        raise AssertionError("proving says nothing")


def sign_off(**changes: Any) -> SignOff:
    text = f"---\napprovals:\n  - {{role: cmo, scope: messaging, by: michelle@example.com, at: '2026-04-21T09:31:00Z', content: {DIGEST}, previous: null}}\n---\n"
    document = read_document(text.encode(), PATH, "email-sequence", "markdown").document
    assert document is not None
    return replace(read_sign_offs(document)[0], **changes)


def why(
    forge: Fake, signed: SignOff | None = None, link: str = LINK, holders: tuple[Holder, ...] = (MICHELLE,)
) -> str:
    proof = forge_proof(signed or sign_off(), PATH, link, forge, holders, HEAD.__eq__)
    return "" if proof.ok else proof.why


def test_a_comment_by_the_account_of_the_roster_proves_it() -> None:
    forge = Fake()
    assert why(forge) == ""
    assert forge.asked == [("spring", SAID)]


def test_a_comment_that_names_the_digest_needs_no_record_of_pushes() -> None:
    assert why(Fake(replace(COMMENT, body="/govern approve cmo 3f9a2c1b3f9a"), head=None)) == ""
    assert "another content" in why(Fake(replace(COMMENT, body="/govern approve cmo 00000000"), head=None))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"login": "michelle-b"}, "does not give"),
        ({"login": "miсhelle-a"}, "does not give"),  # Cyrillic с
        ({"login": "michelle-a[bot]", "human": False}, "by a program"),
        ({"via_app": True}, "by a program"),
        ({"updated": SAID + timedelta(seconds=1)}, "was edited"),
        ({"pull": 8}, "another pull request"),
        ({"repository": "mallory/content"}, "another pull request"),
        ({"body": "Looks good"}, "no order"),
        ({"body": "> /govern approve cmo"}, "no order"),
        ({"body": "/govern approve cro"}, "says approve cro"),
        ({"body": "/govern revoke cmo why"}, "says revoke cmo"),
        ({"body": "/govern approve cmo content/other.md"}, "is about content/other.md"),
    ],
)
def test_other_comments_prove_nothing(changes: dict[str, Any], words: str) -> None:
    assert words in why(Fake(replace(COMMENT, **changes)))


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://github.com/acme/content/issues/7#issuecomment-99",
        "https://github.com/acme/content/pull/7#discussion_r99",
        "https://github.com.evil.example/acme/content/pull/7#issuecomment-99",
        "https://evil.example/acme/content/pull/7#issuecomment-99",
        "https://github.com/mallory/content/pull/7#issuecomment-99",
        "https://github.com/acme/content/pull/7#issuecomment-98",
        "https://github.com/acme/content/pull/8#issuecomment-99",
        "javascript:alert(1)",
    ],
)
def test_links_elsewhere_prove_nothing(link: str) -> None:
    assert why(Fake(), link=link) != ""


def test_a_deleted_comment_proves_nothing() -> None:
    assert "deleted" in why(Fake(None))


def test_a_push_between_comment_and_commit_is_found() -> None:
    assert "is not the content that is signed" in why(Fake(head=OTHER))
    assert "12 characters" in why(Fake(head=None))


def test_a_fork_is_refused() -> None:
    assert "fork" in why(Fake(pull=replace(PULL, foreign=True)))


def test_a_role_without_a_login_cannot_sign_by_comment() -> None:
    assert "does not give" in why(Fake(), holders=(replace(MICHELLE, github=""),))
    assert "does not give" in why(Fake(replace(COMMENT, login="")), holders=(replace(MICHELLE, github=""),))


def test_a_revocation_needs_its_reason_and_no_record_of_pushes() -> None:
    forge = Fake(replace(COMMENT, body="/govern revoke cmo wrong study"), head=None)
    assert why(forge, sign_off(decision="revoke", reason="wrong study")) == ""
    assert "another reason" in why(forge, sign_off(decision="revoke", reason="other"))
