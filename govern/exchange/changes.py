"""Changes to several files at once: shown first, then written all or none."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from govern.documents.document import Document
from govern.documents.writing import append_entry, reread
from govern.errors import GovernError
from govern.repository.files import write_bytes

HISTORY = "history"


class Changes:
    """Documents as they will be. Nothing is on disk before ``write``."""

    def __init__(self) -> None:
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, Document] = {}

    def __bool__(self) -> bool:
        return bool(self._after)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that change, in order of path."""
        return tuple(sorted(self._after))

    def current(self, document: Document) -> Document:
        """A document with what was changed in it so far."""
        return self._after.get(document.path, document)

    def add(self, document: Document, key: str, entries: Sequence[Mapping[str, Any]]) -> Document:
        """Append entries to a list of a document. Raises ``DocumentError`` when its form does not allow it."""
        for entry in entries:
            now = self.current(document)
            self.put(document, append_entry(now, key, entry))
        return self.current(document)

    def put(self, document: Document, text: str) -> Document:
        """Give a document another text, which must be readable. Raises ``DocumentError``."""
        changed = reread(self.current(document), text)
        self._before.setdefault(document.path, _bytes(document))
        self._after[document.path] = changed
        return changed

    def take(self, other: Changes) -> None:
        """Take over the changes of another, made from the same files."""
        self._before.update(
            {path: before for path, before in other._before.items() if path not in self._before}
        )
        self._after.update(other._after)

    def create(self, document: Document) -> None:
        """A file that is not there yet."""
        self._before[document.path] = None
        self._after[document.path] = document

    def diff(self) -> str:
        """All changes as one unified diff."""
        parts: list[str] = []
        for path in self.paths:
            before = self._before[path]
            old = before.decode("utf-8", "replace").splitlines(keepends=True) if before is not None else []
            new = self._after[path].text.splitlines(keepends=True)
            name = f"a/{path}" if before is not None else "/dev/null"
            parts.extend(difflib.unified_diff(old, new, name, f"b/{path}"))
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in parts)

    def write(self, root: Path) -> None:
        """Write every file, or put back those written when one cannot be. Raises ``GovernError``.

        A file that has changed since it was read stops all: somebody else's entry must not be lost.
        """
        for path in self.paths:
            self._unchanged(root, path)
        written: list[str] = []
        try:
            for path in self.paths:
                write_bytes(root / path, _bytes(self._after[path]))
                written.append(path)
        except OSError as error:
            for path in written:
                self._put_back(root, path)
            raise GovernError(
                f"{path} cannot be written: {error.strerror}. Nothing was changed.",
                "Check permissions and space.",
            ) from None

    def _unchanged(self, root: Path, path: str) -> None:
        full, before = root / path, self._before[path]
        try:
            now = full.read_bytes() if full.exists() else None
        except OSError as error:
            raise GovernError(
                f"{path} cannot be read again: {error.strerror}. Nothing was changed."
            ) from None
        if now is not None and before is not None:
            now = now.removeprefix(b"\xef\xbb\xbf")
        if now != before:
            raise GovernError(
                f"{path} was changed by somebody else in the meantime. Nothing was written.",
                "Run the command again.",
            )

    def _put_back(self, root: Path, path: str) -> None:
        before = self._before[path]
        if before is None:
            (root / path).unlink(missing_ok=True)
        else:
            write_bytes(root / path, before)


def _bytes(document: Document) -> bytes:
    return document.text.encode("utf-8", "surrogatepass")
