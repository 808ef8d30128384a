"""What stops a command. Everything about a document is a Finding; everything else is here and exits with 2.

GovernError
├── PolicyError      the policy cannot be loaded or contradicts itself
├── DocumentError    a file's form does not allow what a command was to write into it
├── RepositoryError  not a Git repository, no such commit, Git did not answer
└── UsageError       the command's words do not make sense together
"""

from __future__ import annotations


class GovernError(Exception):
    """The command could not do its work. ``message`` says why, ``next_step`` what to do about it."""

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step


class PolicyError(GovernError):
    """The policy cannot be used. The message begins with ``file:line:column`` where they are known."""


class DocumentError(GovernError):
    """A file cannot be changed as asked without touching what a person wrote. Nothing was written."""


class RepositoryError(GovernError):
    """Git, or the place the command runs in, did not give what the command needs."""


class UsageError(GovernError):
    """Arguments that contradict each other or name nothing."""
