"""GitHub's REST API (2022-11-28), as far as a sign-off needs it. No library: four requests, JSON in and out."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from govern.forge.model import Comment, ForgeError, PullRequest

_TIMEOUT = 20.0
_MOST = 4 * 1024 * 1024
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+\Z")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_PULL = re.compile(r"/pulls?/([1-9][0-9]*)\Z")


class _NoRedirects(HTTPRedirectHandler):
    """A token is for the host that it was given for; a redirect would carry it elsewhere."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Refuse."""


class GitHub:
    """One repository on GitHub or a GitHub Enterprise server."""

    def __init__(
        self, repository: str, token: str, api: str = "https://api.github.com", host: str = "github.com"
    ) -> None:
        """``repository`` is ``owner/name``. Raises ``ForgeError`` for anything else."""
        if _REPOSITORY.match(repository) is None:
            raise ForgeError(f"“{repository}” names no repository.", "Set GITHUB_REPOSITORY to owner/name.")
        self.repository = repository
        self.host = host.lower()
        self._api = api.rstrip("/")
        self._token = token
        self._open = build_opener(_NoRedirects).open

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> GitHub:
        """The repository that a GitHub Actions run belongs to. Raises ``ForgeError`` outside of one."""
        repository, token = environment.get("GITHUB_REPOSITORY", ""), environment.get("GITHUB_TOKEN", "")
        if not repository or not token:
            raise ForgeError(
                "The forge cannot be asked: GITHUB_REPOSITORY and GITHUB_TOKEN are not both set.",
                "Run it in GitHub Actions with the token in the environment of the step.",
            )
        server = urlsplit(environment.get("GITHUB_SERVER_URL", "https://github.com")).hostname or "github.com"
        return cls(repository, token, environment.get("GITHUB_API_URL", "https://api.github.com"), server)

    def comment(self, number: int) -> Comment | None:
        """See ``Forge.comment``."""
        value = self._get(f"issues/comments/{number}")
        return None if value is None else self.read_comment(value)

    def read_comment(self, value: Mapping[str, Any]) -> Comment:
        """A comment from the API's or an event's own form. Raises ``ForgeError`` for another form."""
        with _Sound("comment"):
            pull = _PULL.search(str(value["html_url"]).split("#")[0])
            user = value["user"]
            return Comment(
                number=int(value["id"]),
                repository=self._repository_of(str(value["issue_url"])),
                pull=int(pull[1]) if pull is not None else 0,
                login=str(user["login"]),
                human=user["type"] == "User" and not str(user["login"]).endswith("[bot]"),
                body=str(value["body"] or ""),
                created=_moment(value["created_at"]),
                updated=_moment(value["updated_at"]),
                via_app=value.get("performed_via_github_app") is not None,
            )
        raise AssertionError  # pragma: no cover - the block returns or raises

    def _repository_of(self, url: str) -> str:
        found = re.match(re.escape(self._api) + r"/repos/([\w.-]+/[\w.-]+)/issues/[0-9]+\Z", url)
        return found[1] if found is not None else ""

    def pull(self, number: int) -> PullRequest:
        """See ``Forge.pull``."""
        value = self._get(f"pulls/{number}")
        if value is None:
            raise ForgeError(f"There is no pull request {number}.", "Was it the comment of an issue?")
        with _Sound("pull request"):
            head = value["head"]
            source = (head.get("repo") or {}).get("full_name", "")
            return PullRequest(
                number=int(value["number"]),
                repository=self.repository,
                head=str(head["sha"]),
                head_branch=str(head["ref"]),
                base_branch=str(value["base"]["ref"]),
                foreign=str(source).lower() != self.repository.lower(),
                open=value["state"] == "open",
            )
        raise AssertionError  # pragma: no cover - the block returns or raises

    def head_at(self, branch: str, moment: datetime) -> str | None:
        """See ``Forge.head_at``: by the repository's activity, the newest hundred pushes of the branch."""
        path = f"activity?ref={quote(f'refs/heads/{branch}', safe='')}&per_page=100"
        with _Sound("activity"):
            pushes = [
                (_moment(one["timestamp"]), str(one["after"]))
                for one in self._get(path) or ()
                if one["ref"] == f"refs/heads/{branch}"
            ]
        # The clock of pushes and comments counts whole seconds: which of two in one second came first is not known.
        if any(when.replace(microsecond=0) == moment.replace(microsecond=0) for when, _ in pushes):
            return None
        before = [(when, after) for when, after in pushes if when < moment]
        head = max(before, key=lambda push: push[0])[1] if before else ""
        return head if _COMMIT.match(head) is not None and set(head) != {"0"} else None

    def reply(self, pull: int, body: str) -> None:
        """See ``Forge.reply``."""
        self._ask(f"issues/{pull}/comments", json.dumps({"body": body}).encode())

    def _get(self, path: str) -> Any:
        return self._ask(path, None)

    def _ask(self, path: str, data: bytes | None) -> Any:
        request = Request(  # noqa: S310 - the address is the API's
            f"{self._api}/repos/{self.repository}/{path}",
            data=data,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self._token}",
                "Content-Type": "application/json",
                "User-Agent": "govern",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        try:
            with self._open(request, timeout=_TIMEOUT) as answer:
                return json.loads(answer.read(_MOST))
        except HTTPError as error:
            if error.code in {404, 410} and data is None:
                return None
            raise ForgeError(
                f"The forge answered {error.code} to {path}.", "Is the token allowed to read it?"
            ) from None
        except (URLError, TimeoutError, OSError, ValueError) as error:
            raise ForgeError(f"The forge did not answer to {path}: {error}.", "Run it again later.") from None


class _Sound:
    """Turns whatever is odd about an answer's form into one ``ForgeError``."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, KeyError | TypeError | ValueError | AttributeError):
            raise ForgeError(f"The forge's {self._what} has a form that is not known here.") from None


def _moment(text: Any) -> datetime:
    return datetime.fromisoformat(str(text)).astimezone(UTC)
