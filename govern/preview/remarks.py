"""Remarks on a merged mail, and their codes: the family PRV."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from govern.findings import Severity

NAMES = {
    "PRV101": "unresolved-tag",
    "PRV102": "empty-residue",
    "PRV103": "missing-value",
    "PRV104": "nonsense-value",
    "PRV105": "price-in-value",
    "PRV106": "unsafe-value",
    "PRV107": "odd-name",
    "PRV108": "long-subject",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One fault of the merged mail. ``touches`` are the numbers of those that show it; ``where`` says where there."""

    code: str
    name: str
    severity: Severity
    touches: tuple[int, ...]
    where: str
    message: str
    help: str = ""

    @property
    def sort_key(self) -> tuple[int, str, str, str]:
        """By first touch, then code."""
        return (min(self.touches, default=0), self.code, self.where, self.message)


def remark(
    code: str, touches: Iterable[int], where: str, message: str, help_: str, *, warn: bool = False
) -> Remark:
    """A remark of the PRV family; an error unless ``warn``."""
    severity = Severity.WARNING if warn else Severity.ERROR
    return Remark(code, NAMES[code], severity, tuple(touches), where, message, help_)


def gather(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Remarks in order, each once: what is the same in several touches is one remark that names them all."""
    touches: dict[Remark, set[int]] = {}
    for one in remarks:
        touches.setdefault(replace(one, touches=()), set()).update(one.touches)
    found = (replace(one, touches=tuple(sorted(numbers))) for one, numbers in touches.items())
    return tuple(sorted(found, key=lambda one: one.sort_key))
