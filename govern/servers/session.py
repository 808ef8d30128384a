"""A governed repository as a server holds it open: its policy, reloaded when it changes, and one check of a text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from govern.check import FileResult, Settings, check_bytes
from govern.cli.options import today
from govern.documents.document import Document
from govern.documents.reader import read_document
from govern.errors import GovernError
from govern.policy.load import POLICY_FILE
from govern.policy.model import Policy
from govern.repository.workspace import Workspace, governed, kind_of, open_workspace
from govern.servers.incremental import Memory


class Session:
    """One repository. ``as_of`` fixes the day that counts as today; without it each check asks the clock."""

    def __init__(self, root: Path, as_of: date | None = None) -> None:
        """Open the repository that ``root`` is in. Raises ``GovernError`` when it has no sound policy."""
        self.workspace: Workspace = open_workspace(root)
        self._as_of = as_of

    @property
    def root(self) -> Path:
        """The top of the work tree."""
        return self.workspace.root

    @property
    def policy(self) -> Policy:
        """The policy that counts now."""
        return self.workspace.policy

    @property
    def settings(self) -> Settings:
        """What judging a file needs."""
        day = today(self._as_of, self.policy)
        return Settings(self.policy, self.workspace.schemas, day)

    def reload(self) -> str:
        """Load the policy again; ``""``, or why the last sound one stays in force."""
        try:
            self.workspace = open_workspace(self.root)
        except GovernError as error:
            return f"{error.message} The last sound {POLICY_FILE} stays in force."
        return ""

    def relative(self, path: Path) -> str | None:
        """A path as the repository names it, or ``None`` for one outside of it."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return None

    def check(self, path: str, text: str, memory: Memory | None = None) -> FileResult | None:
        """Judge a text as the file at ``path``; ``None`` when no kind claims that path.

        ``memory`` is what is remembered of this file; without it everything is judged.
        """
        targets = governed([path], self.policy)
        if not targets or targets[0].stray:
            return None
        check = check_bytes if memory is None else memory.check
        return check(_encoded(text), path, targets[0].kind, self.settings)

    def read(self, path: str, text: str) -> Document | None:
        """A text as the document at ``path``; ``None`` when it cannot be read or is not governed."""
        kind = kind_of(path, self.policy)
        if kind is None:
            return None
        form = self.policy.kinds[kind].format
        return read_document(_encoded(text), path, kind, form).document


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
