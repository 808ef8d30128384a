"""Regular expressions whose compiled form can outlive the process.

The content rules hold some four hundred patterns. Compiling them takes longer than everything else that a check
of one file does, and gives the same result every time. ``compile`` takes a pattern from the store of ``govern.kept`` when
one is in use, and compiles it as usual when not; what it returns is the same in both cases.

What is kept is CPython's own compiled code, which CPython verifies again when it is taken up. Where the
interpreter is another, or anything about the store is odd, patterns are simply compiled.
"""

from __future__ import annotations

import contextlib
import re
from array import array

from govern import kept
from govern.annotations import Any, cast
from govern.values import NamedTuple

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]

    MAGIC = int(_sre.MAGIC)
except (ImportError, AttributeError):  # pragma: no cover - interpreters without CPython's engine
    MAGIC = 0

MORE_CASES = frozenset("\u0130\u0131\u017f\u212a")
"""Letters that a pattern takes for a plain one of another case, and ``lower`` does not."""


class Compiled(NamedTuple):
    """A compiled pattern as plain values: final flags, code words, number of groups, names of groups."""

    flags: int
    code: bytes
    groups: int
    names: tuple[tuple[str, int], ...]


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:  # noqa: A001 - it stands for re.compile
    """The same as ``re.compile``, done when the pattern is first used, from the store in use when it is there."""
    return cast("re.Pattern[str]", _Later(pattern, int(flags)))


class _Later:
    """A pattern that is compiled when first used, and then hands out the compiled one's own methods."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        compiled = compile_now(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


def compile_now(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern at once."""
    if not MAGIC:  # pragma: no cover
        return re.compile(pattern, flags)
    flags = int(flags)
    key = f"{flags}:{pattern}"
    known = kept.look_up(key)
    if known is not None:
        # A store that was damaged, or made by another interpreter, holds what has another form or does not verify.
        with contextlib.suppress(RuntimeError, ValueError, TypeError, OverflowError):
            return _revive(pattern, Compiled(*known))
    try:
        compiled = _compile(pattern, flags)
        revived = _revive(pattern, compiled)
    except (AttributeError, TypeError):  # pragma: no cover - a CPython whose engine has another inside
        return re.compile(pattern, flags)
    kept.keep(key, tuple(compiled))
    return revived


def _compile(pattern: str, flags: int) -> Compiled:
    parsed = _parser.parse(pattern, flags)
    code = array("I", _compiler._code(parsed, flags))  # noqa: SLF001 - there is no public way to it
    names = tuple(parsed.state.groupdict.items())
    return Compiled(flags | parsed.state.flags, code.tobytes(), parsed.state.groups, names)


def _revive(pattern: str, compiled: Compiled) -> re.Pattern[str]:
    names: list[str | None] = [None] * compiled.groups
    for name, index in compiled.names:
        names[index] = name
    code = array("I")
    code.frombytes(compiled.code)
    revived: Any = _sre.compile(
        pattern, compiled.flags, code.tolist(), compiled.groups - 1, dict(compiled.names), tuple(names)
    )
    found: re.Pattern[str] = revived
    return found
