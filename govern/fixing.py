"""Apply fixes to a text: non-overlapping edits, from the end, until nothing is left to fix."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from govern.findings import Edit, Finding, Fix

_PASSES = 10


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """Apply fixes to a text. Of fixes whose edits touch, the one that comes first wins; the rest wait."""
    taken: list[Edit] = []
    for fix in fixes:
        if all(_apart(edit, other) for edit in fix.edits for other in taken):
            taken.extend(fix.edits)
    for edit in sorted(taken, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def _apart(one: Edit, other: Edit) -> bool:
    return one.end < other.start or other.end < one.start


def fix_text(text: str, check: Callable[[str], Iterable[Finding]], *, unsafe: bool = False) -> str:
    """Fix a text again and again until a check offers no fix any more (at most ten times).

    ``check`` gives the findings of a text, with silenced ones left out. Unsafe fixes are applied only
    when ``unsafe`` is set.
    """
    for _ in range(_PASSES):
        fixes = [f.fix for f in check(text) if f.fix is not None and (f.fix.safe or unsafe)]
        fixed = apply(text, fixes)
        if fixed == text:
            break
        text = fixed
    return text
