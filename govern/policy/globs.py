"""Path globs of the policy: ``*`` and ``?`` stay within one folder, ``**`` crosses folders."""

from __future__ import annotations

import re
from functools import lru_cache

from govern import patterns

_TOKEN = patterns.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@lru_cache(maxsize=256)
def compile_glob(glob: str) -> re.Pattern[str]:
    """Compile a glob for whole, slash-separated paths. Case counts."""
    return patterns.compile(
        "".join(_MEANING.get(token) or re.escape(token) for token in _TOKEN.findall(glob)) + r"\Z", re.DOTALL
    )


def matches(path: str, globs: tuple[str, ...]) -> bool:
    """Whether a path matches one of the globs."""
    return any(compile_glob(glob).match(path) for glob in globs)
