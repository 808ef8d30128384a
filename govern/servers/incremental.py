"""Judging a text again after a keystroke: what rules said of touches that nobody touched is remembered.

A check with this memory finds what a fresh one finds (``tests/servers/test_incremental.py``). The gate, ``govern check`` and
everything else that decides never use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from govern.check import FileResult, Settings, check_bytes
from govern.documents.document import Document, Touch
from govern.findings import Edit
from govern.policy.model import Policy
from govern.rules.locality import is_local, joined
from govern.rules.registry import Context, Problem, Rule
from govern.values import frozen

_MISSING = object()


class _Front(Mapping[str, Any]):
    """The front matter of a view; it notes which of its keys a rule has asked for (``everything``: all)."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self.read: dict[str, Any] = {}
        self.everything = False

    def forget(self) -> None:
        """Begin to note for another rule."""
        self.read, self.everything = {}, False

    def __getitem__(self, key: str) -> Any:
        self.read[key] = self._data.get(key, _MISSING)
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        self.everything = True
        return iter(self._data)

    def __len__(self) -> int:
        self.everything = True
        return len(self._data)


@frozen
class _View:
    """A template that shows one touch to all local rules; what they share of its touch is found once.

    What they share must not be made of the front matter, or ``front`` would not know who asked: ``tests/rules/test_locality.py``.
    """

    document: Document
    front: _Front


@frozen
class _Said:
    """What a rule said of a touch that stood at ``at`` below ``front``.

    ``read`` are the values of the front matter that it can have asked for; ``None`` when it asked for all of them or points
    into it: then it holds for that very front matter only. ``dated``: it asked which day it is.
    """

    at: int
    front: str
    problems: tuple[Problem, ...]
    read: Mapping[str, Any] | None
    dated: bool


class Memory:
    """What local rules said of the touches of one file when it was last checked."""

    def __init__(self) -> None:
        """Begin with nothing: the first check is a fresh one."""
        self._judge: tuple[Policy, date] | None = None
        self._known: dict[tuple[str, str], _Said] = {}
        self._used: dict[tuple[str, str], _Said] = {}
        self._views: dict[int, _View] = {}

    def check(self, data: bytes, path: str, kind: str, settings: Settings) -> FileResult:
        """Judge the file's bytes as ``check_bytes`` does."""
        if self._judge is None or self._judge[0] is not settings.policy or self._judge[1] != settings.as_of:
            self._judge, self._known = (settings.policy, settings.as_of), {}
        self._used, self._views = {}, {}
        result = check_bytes(data, path, kind, settings, self._ask)
        # What was not asked for again is of a text that is gone.
        self._known, self._views = self._used, {}
        return result

    def _ask(self, rule: Rule, document: Document, context: Context) -> Iterable[Problem]:
        if rule.check is None:
            return ()
        if not document.touches or not is_local(rule):
            return rule.check(document, context)
        return joined(rule, [self._of(rule, touch, document, context) for touch in document.touches])

    def _of(self, rule: Rule, touch: Touch, document: Document, context: Context) -> tuple[Problem, ...]:
        key = (rule.code, document.text[touch.heading_start : touch.body_end])
        said = self._known.get(key)
        if said is None or not _holds(said, document):
            said = self._fresh(rule, touch, document, context)
        self._used[key] = said
        if said.dated:
            context.note_day()
        return _moved(said, touch.heading_start)

    def _fresh(self, rule: Rule, touch: Touch, document: Document, context: Context) -> _Said:
        view = self._views.get(touch.heading_start)
        if view is None:
            front = _Front(document.data)
            view = self._views[touch.heading_start] = _View(document.alone(touch, front), front)
        asked, front = context.again(), view.front
        front.forget()
        problems = tuple(rule.check(view.document, asked)) if rule.check is not None else ()
        inside = all(problem.start >= document.body_start for problem in problems)
        read = front.read if inside and not front.everything else None
        front_matter = document.text[: document.body_start]
        return _Said(touch.heading_start, front_matter, problems, read, asked.dated)


def _holds(said: _Said, document: Document) -> bool:
    """Whether what was said of a touch holds below the front matter that a document has now."""
    if said.read is None:
        return document.text.startswith(said.front) and document.body_start == len(said.front)
    return all(_same(document.data.get(key, _MISSING), value) for key, value in said.read.items())


def _same(one: Any, other: Any) -> bool:
    """Whether two values are one to every rule; ``1``, ``1.0`` and ``True`` are equal and not the same."""
    return bool(one == other) and repr(one) == repr(other)


def _moved(said: _Said, at: int) -> tuple[Problem, ...]:
    """The problems of a touch where it stands now; those in the front matter, which is the same then, stay."""
    by, body_start = at - said.at, len(said.front)
    if not by:
        return said.problems
    return tuple(one if one.start < body_start else _shifted(one, by) for one in said.problems)


def _shifted(problem: Problem, by: int) -> Problem:
    fix = problem.fix
    if fix is not None:
        edits = (Edit(edit.start + by, edit.end + by, edit.replacement) for edit in fix.edits)
        fix = replace(fix, edits=tuple(edits))
    return replace(problem, start=problem.start + by, end=problem.end + by, fix=fix)
