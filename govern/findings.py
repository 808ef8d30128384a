"""What a check says: findings, their severity, place and mend.

The bottom of the house. Everything imports this; this imports nothing of ours.
"""

from __future__ import annotations

from enum import StrEnum

from govern.values import frozen


class Severity(StrEnum):
    """How much a finding weighs. Only ``ERROR`` makes ``govern check`` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


@frozen
class Span:
    """A stretch of a file: lines and columns from 1, columns in characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@frozen
class Edit:
    """Replace ``text[start:end]`` of a document (character offsets) by ``replacement``."""

    start: int
    end: int
    replacement: str


@frozen
class Fix:
    """A mend that can be applied without a person. ``safe`` means it cannot change what a reader is told."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@frozen
class Finding:
    """One thing that is wrong, at one place, told so that someone from marketing can mend it.

    ``path`` is relative to the repository, with forward slashes. ``text`` is the offending source
    text. ``sop`` names the section of the SOP (or the law) that is enforced.
    """

    code: str
    name: str
    severity: Severity
    path: str
    span: Span
    message: str
    help: str = ""
    sop: str = ""
    text: str = ""
    fix: Fix | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of a report: by file, place, code and wording, whatever order the rules ran in."""
        return (self.path, self.span.line, self.span.column, self.code, self.message)
