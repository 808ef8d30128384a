"""Path globs of the policy: ``*`` and ``?`` stay within one folder, ``**`` crosses folders."""

from __future__ import annotations

import re
from functools import lru_cache

from govern import patterns

_PIECE = patterns.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@lru_cache(maxsize=256)
def compile_glob(glob: str) -> re.Pattern[str]:
    """Compile a glob for whole, slash-separated paths. Case counts."""
    parts = [_MEANING.get(token) or re.escape(token) for token in _PIECE.findall(glob)]
    return patterns.compile("".join(parts) + r"\Z", re.DOTALL)


def matches(path: str, globs: tuple[str, ...]) -> bool:
    """Whether a path matches one of the globs."""
    # Most globs begin with a folder that most paths are not in; nothing is compiled for those.
    return any(path.startswith(literal_start(glob)) and compile_glob(glob).match(path) for glob in globs)


@lru_cache(maxsize=256)
def literal_start(glob: str) -> str:
    """What every path that matches begins with."""
    return glob.partition("*")[0].partition("?")[0]
