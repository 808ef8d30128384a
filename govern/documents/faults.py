"""A fault of the file itself, found before any rule can run."""

from __future__ import annotations

from govern.values import frozen


@frozen
class Fault:
    """What is wrong with a file as a document: a DOC code, character offsets, words."""

    code: str
    start: int
    end: int
    message: str
    help: str = ""


class Unreadable(Exception):  # noqa: N818 - it is caught inside documents/ and never reaches a user
    """No mapping comes out of this file. Carries the fault that says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault
