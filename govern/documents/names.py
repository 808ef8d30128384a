"""File names of e-mail sequence templates: ``{sequence-type}-{version}-{date}.md`` (SOP 5.4)."""

from __future__ import annotations

import re
from datetime import date

from govern import patterns
from govern.values import frozen

_DAY = patterns.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_VERSION = patterns.compile(r"v[0-9]+(?:\.[0-9]+)?")
_LIKE_TEMPLATE = patterns.compile(
    r"(?:nurture|nurturing|activation|re[-_ ]?engagement|post[-_ ]?briefing)[-_. ].*\.(?:md|markdown|mdown|txt|yaml|yml)",
    re.IGNORECASE,
)


@frozen
class TemplateName:
    """What a sound template name says: the parts as written, the date as a real day."""

    sequence: str
    version: str
    date: str


def parse_template_name(name: str, sequences: tuple[str, ...]) -> TemplateName | str:
    """Read a file name from both ends against the policy's sequence types.

    Types and dates hold dashes themselves, so the name is never split at them. Returns the parts, or words
    that say what is wrong with it.
    """
    if not name.endswith(".md"):
        return "The name must end in .md (in lower case)."
    stem = name[:-3]
    sequence = max((known for known in sequences if stem.startswith(f"{known}-")), key=len, default=None)
    if sequence is None:
        return f"The name must begin with a sequence type: {', '.join(sequences)}."
    rest = stem[len(sequence) + 1 :]
    day, before = rest[-10:], rest[:-10]
    if not _DAY.fullmatch(day) or (before and not before.endswith("-")):
        return "The name must end in a date, YYYY-MM-DD, before .md."
    try:
        date.fromisoformat(day)
    except ValueError:
        return f"There is no day {day}."
    version = before[:-1]
    if not _VERSION.fullmatch(version):
        like = "a version such as v1 or v2.3"
        return (
            f"Between type and date stands {like}, not “{version}”." if version else f"The name lacks {like}."
        )
    return TemplateName(sequence, version, day)


def looks_like_template(name: str) -> bool:
    """Whether a file name seems meant for a template, however wrongly it is written."""
    return bool(_LIKE_TEMPLATE.fullmatch(name))


def name_of(path: str) -> str:
    """The last part of a path of the repository; the same as ``PurePosixPath.name``, which takes long to import."""
    return path.rpartition("/")[2]


def folder_of(path: str) -> str:
    """The folder of a path of the repository, ``.`` for its top."""
    return path.rpartition("/")[0] or "."


def stem_of(path: str) -> str:
    """The last part of a path without its ending."""
    name = name_of(path)
    end = name.rfind(".")
    return name[:end] if 0 < end < len(name) - 1 else name
