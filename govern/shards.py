"""One check on several machines: how files are dealt out, what each shard tells, and how the shards are joined.

A shard checks its own files and hands on a record of each result with the facts that its files state. Whoever joins the
shards runs the corpus rules over all facts, so that the verdict is the one of a single run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from govern.check import FileResult, Settings
from govern.errors import UsageError
from govern.records import decode, encode
from govern.values import frozen

FORM = 2


@frozen
class Shard:
    """The ``index``-th (from 1) of ``count`` parts of a check."""

    index: int
    count: int

    @staticmethod
    def parse(words: str) -> Shard:
        """Read ``I/N``. Raises ``UsageError`` for anything else."""
        first, _, second = words.partition("/")
        if first.isdecimal() and second.isdecimal() and 1 <= int(first) <= int(second) <= 10_000:
            return Shard(int(first), int(second))
        raise UsageError(f"“{words}” is no shard.", "Write --shard I/N, the first of four being 1/4.")

    def deal(self, sizes: Mapping[str, int]) -> frozenset[str]:
        """The paths of this shard. ``sizes`` are all paths with their sizes in bytes.

        Files are dealt like cards, the largest first and every other round backwards: the parts are about equal in
        size, and every machine with the same files deals alike.
        """
        order = sorted(sizes, key=lambda path: (-sizes[path], path))
        return frozenset(path for place, path in enumerate(order) if self._gets(place))

    def _gets(self, place: int) -> bool:
        turn, seat = divmod(place, self.count)
        return (seat if turn % 2 == 0 else self.count - 1 - seat) == self.index - 1


def shard_record(
    shard: Shard, results: Iterable[FileResult], sizes: Mapping[str, int], judges: str, settings: Settings
) -> dict[str, Any]:
    """What a shard hands on. ``judges`` is a fingerprint of the policy and of this program."""
    return {
        "form": FORM,
        "index": shard.index,
        "count": shard.count,
        "files": len(sizes),
        "listing": _listing(sizes),
        "judges": judges,
        "as_of": settings.as_of.isoformat(),
        "select": list(settings.selection.select),
        "ignore": list(settings.selection.ignore),
        # Each result is one text: laid out value by value, a report of many leads would be three times as large.
        "results": [[result.path, result.kind, encode(result).decode("ascii")] for result in results],
    }


def _listing(sizes: Mapping[str, int]) -> str:
    from hashlib import blake2b

    told = blake2b(digest_size=16)
    for path in sorted(sizes):
        told.update(f"{sizes[path]} {path}\0".encode("utf-8", "surrogateescape"))
    return told.hexdigest()


_SAME = {
    "count": "They belong to different numbers of shards",
    "listing": "They saw different files",
    "judges": "They judged by different policies or versions of govern",
    "as_of": "They judged as of different days",
    "select": "They ran different rules",
    "ignore": "They ran different rules",
}
_KEYS = {
    "form": int,
    "index": int,
    "count": int,
    "files": int,
    "listing": str,
    "judges": str,
    "as_of": str,
    "select": list,
    "ignore": list,
    "results": list,
}
"""What every record holds."""


@frozen
class Joined:
    """The results of all shards, and what all of them were asked: the rules and the day."""

    results: tuple[FileResult, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    as_of: date


def joined(records: Iterable[tuple[str, Any]], judges: str) -> Joined:
    """Join what all shards handed on: ``records``, each with the name of the file it came in, read one after the other.

    Raises ``UsageError`` when they are not the complete set of one run over one tree, or were judged by other means
    than ``judges``, the fingerprint of the policy and program here.
    """
    first_name = ""
    first: Mapping[str, Any] = {}
    seats: dict[int, str] = {}
    results: dict[str, FileResult] = {}
    for name, record in records:
        asked = _asked(record, name)
        if not seats:
            first_name, first = name, asked
        for key, words in _SAME.items():
            if asked[key] != first[key]:
                raise UsageError(f"{words}: {first_name} and {name}.", "Run all shards on one commit.")
        index = asked["index"]
        if index in seats:
            raise UsageError(
                f"{seats[index]} and {name} are both shard {index}.", "Name each shard's report once."
            )
        seats[index] = name
        for result in _results(record, name):
            if result.path in results:
                raise UsageError(f"{name}: {result.path} was checked twice.", "Run all shards on one commit.")
            results[result.path] = result
        # The next report is read only now: of a million files each is large.
        del record
    _require_all(first, seats)
    if first["judges"] != judges:
        raise UsageError(
            "The shards judged by another policy or version of govern than the one here.",
            "Join them on the commit that they checked, with the same version of govern.",
        )
    if len(results) != first["files"]:
        raise UsageError(
            f"The shards checked {len(results)} files of {first['files']}.", "Run all shards on one commit."
        )
    return Joined(tuple(results.values()), tuple(first["select"]), tuple(first["ignore"]), first["as_of"])


def _require_all(first: Mapping[str, Any], seats: Mapping[int, str]) -> None:
    if not seats:
        raise UsageError("There is nothing to join.", "Name the report of every shard.")
    missing = [str(index) for index in range(1, first["count"] + 1) if index not in seats]
    if missing:
        raise UsageError(
            f"The report of shard {', '.join(missing)} of {first['count']} is missing.",
            "Without it nobody knows whether the repository is clean: run it and name its report.",
        )


def _asked(record: Any, name: str) -> Mapping[str, Any]:
    """A record without its results, once it is known to have the form that ``shard_record`` gives."""
    if not isinstance(record, Mapping) or not all(
        isinstance(record.get(key), kind) for key, kind in _KEYS.items()
    ):
        raise UsageError(f"{name} was not written by `govern check --shard`.", "Name the shards' reports.")
    if record["form"] != FORM:
        raise UsageError(
            f"{name} was made by another version of govern.",
            "Run all shards with the version that joins them.",
        )
    asked = {key: record[key] for key in _KEYS if key != "results"}
    try:
        asked["as_of"] = date.fromisoformat(record["as_of"])
    except ValueError as error:
        raise UsageError(f"{name} is damaged: {error}", "Run that shard again.") from None
    return asked


def _results(record: Mapping[str, Any], name: str) -> Iterable[FileResult]:
    try:
        for path, kind, told in record["results"]:
            yield decode(told.encode("ascii"), path, kind)
    except (ValueError, TypeError, AttributeError) as error:
        raise UsageError(f"{name} is damaged: {error}", "Run that shard again.") from None
