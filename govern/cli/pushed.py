"""What is being pushed, as Git tells a pre-push hook on standard input, or pre-commit its hooks in the environment.

githooks(5), pre-push: one line a ref, ``<local ref> <local object name> <remote ref> <remote object name>``; the local
object name of a ref that is deleted is all zeros. pre-commit reads these lines itself and runs its hooks for the first ref
that brings something new: ``PRE_COMMIT_TO_REF``, or only ``PRE_COMMIT_LOCAL_BRANCH`` when a whole history is pushed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from govern.errors import UsageError
from govern.values import frozen

_LINE = re.compile(r"(.+) ([0-9a-f]{40,64}) (\S.*) ([0-9a-f]{40,64})")


@frozen
class Pushed:
    """A commit that is pushed, and the branch it is pushed to (``""`` where that is not known)."""

    commit: str
    branch: str = ""


def pushed(lines: Iterable[str], environment: Mapping[str, str]) -> tuple[Pushed, ...] | None:
    """The commits that are pushed, each once; ``None`` when neither Git nor pre-commit says that anything is.

    ``lines`` are those of standard input, ``environment`` the environment's variables. Raises ``UsageError`` for lines
    that Git does not write.
    """
    told = [line.rstrip("\r\n") for line in lines]
    told = [line for line in told if line]
    if told:
        return _read(told)
    if not environment.get("PRE_COMMIT"):
        return None
    commit = environment.get("PRE_COMMIT_TO_REF") or environment.get("PRE_COMMIT_LOCAL_BRANCH") or "HEAD"
    return (Pushed(commit, environment.get("PRE_COMMIT_REMOTE_BRANCH", "")),)


def _read(lines: list[str]) -> tuple[Pushed, ...]:
    found: dict[str, Pushed] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            raise UsageError(
                "Standard input is not what Git tells a pre-push hook.",
                "Call it from .git/hooks/pre-push (govern init --hooks writes it), or name what to judge: --head REF.",
            )
        if match[2].strip("0"):
            found.setdefault(match[2], Pushed(match[2], match[3]))
    return tuple(found.values())
