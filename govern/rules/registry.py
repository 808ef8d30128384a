"""What a rule is: a function over a document, with its documentation beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum

from govern.annotations import TYPE_CHECKING
from govern.findings import Fix, Severity, Span
from govern.policy.model import Policy
from govern.values import frozen

if TYPE_CHECKING:
    from govern.documents.document import Document


@frozen
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


class Context:
    """What a rule may know besides the document: the policy and the day that counts as today.

    It notes whether the day was asked for: only then does a result hold for that day alone.
    """

    __slots__ = ("_as_of", "dated", "policy")

    def __init__(self, policy: Policy, as_of: date) -> None:
        self.policy = policy
        self._as_of = as_of
        self.dated = False

    @property
    def as_of(self) -> date:
        """The day that counts as today."""
        self.note_day()
        return self._as_of

    def note_day(self) -> None:
        """Remember that the result depends on the day."""
        self.dated = True

    def again(self) -> Context:
        """The same, of which nothing has been asked yet."""
        return Context(self.policy, self._as_of)


Data = str | int | float | bool | None | tuple["Data", ...]
"""What a fact may carry: plain values that survive JSON (where a tuple is a list)."""


@frozen
class Fact:
    """What one document tells the others: under a ``topic`` (``lead-email``), for a ``key``, ``data``.

    ``start``/``end`` are source offsets: where a finding about it will stand. Facts are kept and sent between
    machines: state the least that the judge needs.
    """

    topic: str
    key: str
    start: int
    end: int
    data: Data = ""


@frozen
class Stated:
    """A fact as the judges see it: with the file that states it, and its place resolved to lines and columns."""

    path: str
    kind: str
    topic: str
    key: str
    span: Span
    data: Data = ""
    text: str = ""


Facts = Mapping[str, tuple[Stated, ...]]
Wanted = tuple[str, str]
"""A topic and a key: the facts of all documents that state them."""
"""All facts by topic, each topic in order of path and place. A topic that nobody states is missing: use ``get``."""

FILE = "file"
"""The topic that the engine itself states, for every file whether it can be read or not: ``key`` is its path."""


@frozen
class Conflict:
    """What a judge yields: the fact at which the finding stands, what is wrong, how to mend it."""

    at: Stated
    message: str
    help: str = ""


@frozen
class Example:
    """A text that shows a rule, from which docs and first tests are made.

    ``where`` is ``body`` (Markdown of one touch), ``subject``, ``preheader``, ``front-matter``
    (YAML lines set over a sound template's), ``file-name``, or ``document`` (the whole file); for leads ``lead``
    (YAML lines set over a sound lead's), ``lead-history`` (entries after its own, one a line) or ``lead-file``.
    """

    text: str
    where: str = "body"
    sequence: str = "nurture"
    note: str = ""


class Reach(Enum):
    """How much of a template a rule must see: it lets an editor judge anew only what a keystroke changed.

    Where it is less than the whole, the problems of a template follow from those of the views that show one touch each
    (``Document.alone``), with the front matter: ``tests/rules/test_locality.py`` holds every rule to it.
    """

    WHOLE = "whole"
    EACH_TOUCH = "each touch"
    """Its problems are those of all touches together."""
    SOME_TOUCH = "some touch"
    """It asks for what one touch must have: a problem only where every touch has it, and then it stands at the first."""


@frozen
class Rule:
    """A rule and all that is said about it: docs pages, ``govern rule`` and first tests read this.

    ``check`` is ``None`` for rules the engine itself reports (reading a file, silences).
    ``kinds`` are the kinds of document it applies to (empty: all), ``reach`` how much of a template it must see.

    A *corpus rule* has a ``judge`` in place of ``check``: it sees what all documents of the repository state
    about themselves (each document through ``gather``, alone, so that it can be cached and sharded). Rules that
    need the same facts name the same ``gather``; it runs once. Both must be able to take half-broken documents.
    ``needs`` tells what a judge must know to decide on a conflict at one fact, that of the document's own path included:
    every fact of these topics and keys. Then a few documents are judged against a few others. Without it against all.
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
    gather: Callable[[Document, Context], Iterable[Fact]] | None = None
    judge: Callable[[Facts, Context], Iterable[Conflict]] | None = None
    needs: Callable[[Stated], Iterable[Wanted]] | None = None
    reach: Reach = Reach.WHOLE
