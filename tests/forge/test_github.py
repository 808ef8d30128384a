"""GitHub's API: recorded forms, and a local server that plays it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from govern.forge.github import GitHub
from govern.forge.model import ForgeError

HEAD = "a" * 40
BASE = "/repos/acme/content"


def recorded_comment(api: str, **changes: Any) -> dict[str, Any]:
    """The form of `GET /repos/{owner}/{repo}/issues/comments/{id}`, shortened."""
    return {
        "id": 99,
        "html_url": "https://github.com/acme/content/pull/7#issuecomment-99",
        "issue_url": f"{api}/repos/acme/content/issues/7",
        "user": {"login": "michelle-a", "type": "User"},
        "created_at": "2026-04-21T09:30:00Z",
        "updated_at": "2026-04-21T09:30:00Z",
        "author_association": "MEMBER",
        "body": "/govern approve cmo",
        "performed_via_github_app": None,
        **changes,
    }


def push(moment: str, after: str, ref: str = "refs/heads/spring/2026") -> dict[str, Any]:
    return {"ref": ref, "timestamp": moment, "activity_type": "push", "before": "0" * 40, "after": after}


class Played:
    """A server that answers paths with values or status codes and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.asked: list[tuple[str, str, str | None]] = []
        played = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                size = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(size).decode() or None
                played.asked.append((self.path, self.headers["Authorization"], body))
                found = played.answers.get(self.path, 404)
                status, data = (found, b"{}") if isinstance(found, int) else (200, json.dumps(found).encode())
                self.send_response(status)
                if status in {301, 302, 307}:
                    self.send_header("Location", f"http://127.0.0.1:{played.server.server_port}/stolen")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = answer  # noqa: N815 - the library's names

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.api = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def played() -> Iterator[Played]:
    one = Played()
    thread = threading.Thread(target=one.server.serve_forever, daemon=True)
    thread.start()
    yield one
    one.server.shutdown()
    one.server.server_close()
    thread.join(5)


def github(played: Played) -> GitHub:
    return GitHub("acme/content", "secret", played.api)


def test_a_comment(played: Played) -> None:
    played.answers[f"{BASE}/issues/comments/99"] = recorded_comment(played.api)
    found = github(played).comment(99)
    assert found is not None
    assert (found.pull, found.login, found.human, found.via_app) == (7, "michelle-a", True, False)
    assert found.created == found.updated == datetime(2026, 4, 21, 9, 30, tzinfo=UTC)
    assert found.repository == "acme/content"
    assert played.asked == [(f"{BASE}/issues/comments/99", "Bearer secret", None)]
    assert github(played).comment(100) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"user": {"login": "govern[bot]", "type": "Bot"}},
        {"user": {"login": "michelle-a[bot]", "type": "User"}},
        {"user": {"login": "acme", "type": "Organization"}},
    ],
)
def test_bots_are_no_persons(played: Played, changes: dict[str, Any]) -> None:
    assert not github(played).read_comment(recorded_comment(played.api, **changes)).human


def test_a_comment_of_an_issue_or_of_another_repository(played: Played) -> None:
    issue = recorded_comment(played.api, html_url="https://github.com/acme/content/issues/7#issuecomment-99")
    assert github(played).read_comment(issue).pull == 0
    other = recorded_comment(played.api, issue_url="https://elsewhere.example/repos/acme/content/issues/7")
    assert github(played).read_comment(other).repository == ""


@pytest.mark.parametrize(
    "odd", [{"user": None}, {"id": "x"}, {"created_at": "yesterday"}, {"html_url": None}]
)
def test_an_odd_form_is_an_error_and_no_traceback(played: Played, odd: dict[str, Any]) -> None:
    value = recorded_comment(played.api, **odd)
    if odd == {"html_url": None}:
        assert github(played).read_comment(value).pull == 0
        return
    with pytest.raises(ForgeError):
        github(played).read_comment(value)


def test_a_pull_request_and_a_fork(played: Played) -> None:
    value = {
        "number": 7,
        "state": "open",
        "head": {"sha": HEAD, "ref": "spring", "repo": {"full_name": "Acme/Content"}},
        "base": {"ref": "main"},
    }
    played.answers[f"{BASE}/pulls/7"] = value
    assert not github(played).pull(7).foreign
    played.answers[f"{BASE}/pulls/7"] = {**value, "head": {**value["head"], "repo": None}}  # type: ignore[dict-item]
    assert github(played).pull(7).foreign, "the fork was deleted"
    with pytest.raises(ForgeError):
        github(played).pull(8)


def test_what_a_branch_showed_at_a_moment(played: Played) -> None:
    path = f"{BASE}/activity?ref=refs%2Fheads%2Fspring%2F2026&per_page=100"
    played.answers[path] = [
        push("2026-04-21T09:30:01Z", "c" * 40),
        push("2026-04-21T09:00:00Z", HEAD),
        push("2026-04-21T08:00:00Z", "b" * 40),
        push("2026-04-21T09:29:00Z", "d" * 40, "refs/heads/other"),
    ]
    forge = github(played)
    assert forge.head_at("spring/2026", datetime(2026, 4, 21, 9, 30, tzinfo=UTC)) == HEAD
    assert forge.head_at("spring/2026", datetime(2026, 4, 21, 9, 30, 1, tzinfo=UTC)) is None, (
        "the same second"
    )
    assert forge.head_at("spring/2026", datetime(2026, 4, 21, 7, 0, tzinfo=UTC)) is None, "before the record"
    played.answers[path] = [push("2026-04-21T09:00:00Z", "0" * 40)]
    assert forge.head_at("spring/2026", datetime(2026, 4, 21, 9, 30, tzinfo=UTC)) is None, (
        "the branch was deleted"
    )


@pytest.mark.parametrize("status", [401, 403, 500, 302])
def test_no_answer_is_an_error(played: Played, status: int) -> None:
    played.answers[f"{BASE}/issues/comments/99"] = status
    with pytest.raises(ForgeError):
        github(played).comment(99)
    assert [path for path, *_ in played.asked] == [f"{BASE}/issues/comments/99"], (
        "the token follows no redirect"
    )


def test_an_answer_is_posted(played: Played) -> None:
    played.answers[f"{BASE}/issues/7/comments"] = {}
    github(played).reply(7, "| cmo | ✓ |")
    assert json.loads(str(played.asked[0][2])) == {"body": "| cmo | ✓ |"}


def test_the_environment_says_which_repository() -> None:
    with pytest.raises(ForgeError, match="GITHUB_TOKEN"):
        GitHub.from_environment({})
    found = GitHub.from_environment(
        {
            "GITHUB_REPOSITORY": "acme/content",
            "GITHUB_TOKEN": "t",
            "GITHUB_SERVER_URL": "https://git.acme.example",
        }
    )
    assert (found.repository, found.host) == ("acme/content", "git.acme.example")
    with pytest.raises(ForgeError):
        GitHub("acme/content/../../user", "t")
