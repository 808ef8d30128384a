"""Comments, pull requests, and the one interface to a forge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from govern.errors import GovernError

_LINK = re.compile(
    r"https://(?P<host>[A-Za-z0-9.-]+)/(?P<repository>[\w.-]+/[\w.-]+)/pull/(?P<pull>[1-9][0-9]{0,9})"
    r"#issuecomment-(?P<comment>[1-9][0-9]{0,19})\Z"
)


class ForgeError(GovernError):
    """The forge did not answer, or not with what was asked for. Nothing is proven then."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as the forge has it. Moments are in UTC; ``human`` says that the account is a person's, not a bot's."""

    number: int
    repository: str
    pull: int
    login: str
    human: bool
    body: str
    created: datetime
    updated: datetime
    via_app: bool = False
    """Whether an app wrote it in the account's name."""


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A pull request: where it comes from and goes to. ``foreign`` says that it comes from another repository."""

    number: int
    repository: str
    head: str
    head_branch: str
    base_branch: str
    foreign: bool
    open: bool


@dataclass(frozen=True, slots=True)
class CommentLink:
    """Where a comment stands, as a sign-off names it."""

    host: str
    repository: str
    pull: int
    comment: int


class Forge(Protocol):
    """What govern asks a forge. Each question raises ``ForgeError`` when there is no sound answer."""

    host: str
    repository: str

    def comment(self, number: int) -> Comment | None:
        """A comment on a pull request of this repository, or ``None`` when there is none (any more)."""
        ...

    def pull(self, number: int) -> PullRequest:
        """A pull request of this repository."""
        ...

    def head_at(self, branch: str, moment: datetime) -> str | None:
        """The commit that a branch of this repository pointed to at a moment (UTC), by the forge's own record of pushes.

        ``None`` when the record does not tell: it does not reach back so far, or a push fell into the same second.
        """
        ...

    def reply(self, pull: int, body: str) -> None:
        """Answer on a pull request, in Markdown."""
        ...


def read_link(text: str) -> CommentLink | None:
    """The link of a comment (``https://github.com/O/R/pull/7#issuecomment-123``) in parts; ``None`` for anything else."""
    found = _LINK.match(text)
    if found is None:
        return None
    return CommentLink(found["host"].lower(), found["repository"], int(found["pull"]), int(found["comment"]))


def write_link(host: str, comment: Comment) -> str:
    """The link of a comment, as a sign-off keeps it."""
    return f"https://{host}/{comment.repository}/pull/{comment.pull}#issuecomment-{comment.number}"
