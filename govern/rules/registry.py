"""What a rule is: a function over a document, with its documentation beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from govern.documents.document import Document
from govern.findings import Fix, Severity
from govern.policy.model import Policy


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule yields: source offsets ``[start, end)`` in ``Document.text``, words, and a mend.

    ``message`` says what is wrong, ``help`` how to mend it (the sentence to paste where there is
    one). The engine adds code, name, severity, path, line and column.
    """

    start: int
    end: int
    message: str
    help: str = ""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the document: the policy and the day that counts as today."""

    policy: Policy
    as_of: date


@dataclass(frozen=True, slots=True)
class Example:
    """A text that shows a rule, from which docs and first tests are made.

    ``where`` is ``body`` (Markdown of one touch), ``subject``, ``preheader``, ``front-matter``
    (YAML lines set over a sound template's), ``file-name``, or ``document`` (the whole file).
    """

    text: str
    where: str = "body"
    sequence: str = "nurture"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and all that is said about it: docs pages, ``govern rule`` and first tests read this.

    ``check`` is ``None`` for rules the engine itself reports (reading a file, silences).
    ``kinds`` are the kinds of document it applies to (empty: all).
    """

    code: str
    name: str
    summary: str
    why: str
    sop: str
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]
    severity: Severity = Severity.ERROR
    kinds: tuple[str, ...] = ("email-sequence",)
    fix: str = ""
    check: Callable[[Document, Context], Iterable[Problem]] | None = None
