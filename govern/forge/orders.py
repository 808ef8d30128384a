"""What a comment on a pull request asks for: ``/govern approve cmo`` or ``/govern revoke cmo reason…``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"/govern[ \t]+(?P<verb>[a-z-]+)(?:[ \t]+(?P<rest>[^\r\n]*))?[ \t]*\Z")
_ROLE = re.compile(r"[a-z][a-z0-9.-]{0,63}\Z")
_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{8,64})\Z")
_MOST = 65_536


@dataclass(frozen=True, slots=True)
class Order:
    """A sentence to govern. ``digest`` is the beginning of the content's digest, where the person named it."""

    verb: str
    role: str
    path: str = ""
    digest: str = ""
    reason: str = ""


class NotUnderstood(ValueError):  # noqa: N818 - it reads as what it says
    """The comment speaks to govern and cannot be understood; the words say why."""


def read_order(body: str) -> Order | None:
    """The order that a comment gives, or ``None`` when it speaks to somebody else.

    An order is the comment's first line and stands alone: what is quoted, in a code block or in the middle of a text is talk.
    ``/govern approve ROLE [PATH] [DIGEST]``, ``/govern revoke ROLE [PATH] REASON…``. Raises ``NotUnderstood``.
    """
    lines = [line.rstrip() for line in body[:_MOST].replace("\r\n", "\n").split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    if not lines or not re.match(r"/govern(?:[ \t]|\Z)", lines[0]):
        return None
    if len(lines) > 1 and any(line.startswith("/govern") for line in lines[1:]):
        raise NotUnderstood("one order a comment, please")
    found = _LINE.match(lines[0])
    if found is None or found["verb"] not in {"approve", "revoke"}:
        raise NotUnderstood("write `/govern approve ROLE` or `/govern revoke ROLE REASON`")
    words = (found["rest"] or "").split()
    if not words or _ROLE.match(words[0]) is None:
        raise NotUnderstood(f"name the role: `/govern {found['verb']} cmo`")
    if found["verb"] == "approve":
        return _approval(words)
    return _revocation(words)


def _approval(words: list[str]) -> Order:
    role, *others = words
    path = digest = ""
    for word in others:
        match = _DIGEST.match(word)
        if match is not None and not digest:
            digest = match[1]
        elif "/" in word and not path:
            path = word
        else:
            raise NotUnderstood(f"“{word}” is neither a path nor the beginning of a digest")
    return Order("approve", role, path, digest)


def _revocation(words: list[str]) -> Order:
    role, *others = words
    path = others.pop(0) if others and others[0].endswith((".md", ".yaml")) and "/" in others[0] else ""
    if not others:
        raise NotUnderstood("say why: `/govern revoke cmo the study was withdrawn`")
    return Order("revoke", role, path, reason=" ".join(others))
