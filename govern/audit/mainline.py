"""Which commits were current on a day: the line of first parents, as the branch moved from state to state."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from datetime import date, datetime

from govern.repository.commits import Commit, History


class MainLine:
    """The commits of a branch, the oldest first, each with the day from which it was current.

    A commit cannot have been current before its parent, whatever its own clock says: the later of the two counts, and
    such commits are named in ``backdated``.
    """

    def __init__(
        self, history: History, commits: Mapping[str, Commit], day_of: Callable[[datetime], date]
    ) -> None:
        """``commits`` holds at least those of the line; ``day_of`` turns a moment into a day of the business zone."""
        self.commits: list[Commit] = [commits[oid] for oid in reversed(first_parents(history))]
        self.days: list[date] = []
        self.backdated: list[Commit] = []
        latest = date.min
        for commit in self.commits:
            day = day_of(commit.committed)
            if day < latest:
                self.backdated.append(commit)
            latest = max(latest, day)
            self.days.append(latest)

    @property
    def begins(self) -> datetime:
        """The moment of the first commit."""
        return self.commits[0].committed

    def current(self, day: date) -> list[Commit]:
        """The commits that were current at some time of a day: the last one before it, and all of that day."""
        first, last = bisect_left(self.days, day), bisect_right(self.days, day)
        return self.commits[max(first - 1, 0) : last]


def first_parents(history: History) -> list[str]:
    """The line of first parents from the head to the root."""
    line, at = [], history.head
    while at in history.parents:
        line.append(at)
        parents = history.parents[at]
        if not parents:
            break
        at = parents[0]
    return line


def until(history: History, commit: str) -> History:
    """The history as it was at a commit: that commit and its ancestors only."""
    kept = {commit}
    waiting = [commit]
    while waiting:
        for parent in history.parents.get(waiting.pop(), ()):
            if parent not in kept:
                kept.add(parent)
                waiting.append(parent)
    return History(
        commit,
        {oid: parents for oid, parents in history.parents.items() if oid in kept},
        {
            path: {oid: blob for oid, blob in touches.items() if oid in kept}
            for path, touches in history.touches.items()
        },
        {oid: changed for oid, changed in history.changed.items() if oid in kept},
    )
