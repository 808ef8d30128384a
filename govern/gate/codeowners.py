"""CODEOWNERS: what the policy says about owners in the form that forges read, and what an existing file does to it.

A forge asks for one review of any one owner, in any order. That is no chain: the chain is the gate's. CODEOWNERS makes
sure that the right people are asked, and that nobody merges a change of what judges without one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from govern.approvals.people import holds
from govern.findings import Span
from govern.gate.model import Trouble
from govern.gate.protected import protected_globs, record_kinds
from govern.policy.load import POLICY_FILE
from govern.policy.model import Policy

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks, in this order; only the first that is there counts."""

_HANDLE = re.compile(r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._-]+)?\Z")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")
_MOST = 3 * 1024 * 1024
"""GitHub reads no CODEOWNERS larger than 3 MB."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the file: a pattern, its owners, and where it stands (from 1)."""

    pattern: str
    owners: tuple[str, ...]
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the policy asks: for files of a glob these owners, by role."""

    glob: str
    roles: tuple[str, ...]
    owners: tuple[str, ...]


def wanted(policy: Policy, as_of: date) -> tuple[Wanted, ...]:
    """What CODEOWNERS must say, the general first: the kinds with a chain, then what judges."""
    chains = policy.data.get("chains", {})
    found: list[Wanted] = []
    for kind in policy.kinds.values():
        if kind.chain:
            roles = tuple(dict.fromkeys(link["role"] for link in chains[kind.chain]["links"]))
            globs = (f"{kind.folder}/**",) if kind.folder else kind.paths
            found.extend(_wanted(glob, roles, policy, as_of) for glob in globs)
    records = record_kinds(policy)
    judges = _roles(policy, records.get("policy", ""))
    for glob in protected_globs(policy):
        roles = _roles(policy, records.get("roster", "")) if glob == POLICY_FILE else judges
        found.append(_wanted(glob, roles, policy, as_of))
    return tuple(one for one in found if one.roles)


def _roles(policy: Policy, kind: str) -> tuple[str, ...]:
    declared = policy.kinds.get(kind)
    links = policy.data.get("chains", {}).get(declared.chain, {}).get("links", ()) if declared else ()
    return tuple(dict.fromkeys(link["role"] for link in links))


def _wanted(glob: str, roles: tuple[str, ...], policy: Policy, as_of: date) -> Wanted:
    owners = [
        f"@{holder.github}" if holder.github else holder.email
        for role in roles
        for holder in policy.roster
        if holder.role == role and holds(holder, as_of)
    ]
    return Wanted(glob, roles, tuple(dict.fromkeys(owners)))


def render(policy: Policy, as_of: date) -> str:
    """The whole file. The last line that matches a path decides, so what judges stands last."""
    lines = [
        "# Written by `govern codeowners --write` from govern.yaml. Do not edit: `govern codeowners --check` tells.",
        "# Any one owner of a line can approve, in any order. Who signs what, and in which order, is for `govern gate`.",
        "",
    ]
    for one in wanted(policy, as_of):
        lines.append(f"# {', '.join(one.roles)}")
        lines.append(f"{_pattern(one.glob)} {' '.join(one.owners)}".rstrip())
    return "\n".join(lines) + "\n"


def _pattern(glob: str) -> str:
    shown = glob.replace(" ", "\\ ")
    return shown if shown.startswith("**/") else f"/{shown}"


def parse(text: str) -> tuple[Rule, ...]:
    """Every line that is neither empty nor a comment."""
    rules: list[Rule] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = [word.replace("\\ ", " ") for word in re.findall(r"(?:\\ |[^\s])+", line)]
        comment = next((at for at, word in enumerate(words) if word.startswith("#")), len(words))
        if words[:comment]:
            rules.append(Rule(words[0], tuple(words[1:comment]), number, line.strip()))
    return tuple(rules)


def owners_of(path: str, rules: Iterable[Rule]) -> Rule | None:
    """The rule that decides about a path: the last that matches and is valid."""
    found = None
    for rule in rules:
        if not _fault(rule) and matches_pattern(path, rule.pattern):
            found = rule
    return found


def matches_pattern(path: str, pattern: str) -> bool:
    """Whether a CODEOWNERS pattern takes a path in, as gitignore patterns do."""
    return _compiled(pattern).match(path) is not None


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    anchored = "/" in pattern.rstrip("/")
    body = pattern.strip("/")
    words = "".join(
        {"**/": "(?:[^/]+/)*", "/**": "/.+", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part)
        or re.escape(part)
        for part in re.findall(r"\*\*/|/\*\*\Z|\*\*|\*|\?|[^*?/]+|/", body)
    )
    below = "/.+" if pattern.endswith("/") else "(?:/.+)?"
    if body.endswith("/*"):
        # A pattern that ends in /* takes in the files of that folder, not those of its folders.
        below = ""
    return re.compile(("" if anchored else "(?:.*/)?") + words + below + r"\Z", re.DOTALL)


def _fault(rule: Rule) -> str:
    if rule.pattern.startswith("!"):
        return "a pattern cannot be turned round with !"
    if "[" in rule.pattern or "]" in rule.pattern:
        return "ranges in square brackets are not understood"
    if rule.pattern.startswith("\\#"):
        return "a pattern cannot begin with #"
    wrong = next((one for one in rule.owners if not (_HANDLE.match(one) or _ADDRESS.match(one))), None)
    return f"“{wrong}” is no account, team or address" if wrong else ""


def judge_codeowners(
    text: str, place: str, files: Iterable[str], policy: Policy, as_of: date
) -> Iterator[Trouble]:
    """What is wrong with a CODEOWNERS file: lines that a forge passes over, and files that have other owners.

    ``files`` are the repository's paths; each that the policy wants owned is asked for its owners, and so is a file
    that might come next.
    """
    if len(text.encode("utf-8", "surrogatepass")) > _MOST:
        yield Trouble(
            "POL212", place, "The file is larger than 3 MB: GitHub does not read it.", "Shorten it."
        )
        return
    rules = parse(text)
    for rule in rules:
        why = _fault(rule)
        if why:
            yield Trouble(
                "POL211", place, f"A forge passes this line over: {why}.", "Mend or remove it.", _span(rule)
            )
    yield from _other_owners(rules, place, tuple(files), policy, as_of)


def _other_owners(
    rules: tuple[Rule, ...], place: str, files: tuple[str, ...], policy: Policy, as_of: date
) -> Iterator[Trouble]:
    from govern.policy.globs import matches

    asked = wanted(policy, as_of)
    told: set[tuple[int, str]] = set()
    for one in asked:
        samples = [_sample(one.glob), *(path for path in files if matches(path, (one.glob,)))]
        for path in samples:
            # Of several wishes for one path the last counts, as in the file itself.
            last = [other for other in asked if matches(path, (other.glob,))][-1]
            rule = owners_of(path, rules)
            key = (rule.line if rule else 0, one.glob)
            if last is one and key not in told and _differs(rule, one):
                told.add(key)
                yield _unlike(rule, one, path, place)


def _differs(rule: Rule | None, one: Wanted) -> bool:
    return rule is None or {owner.lower() for owner in rule.owners} != {owner.lower() for owner in one.owners}


def _unlike(rule: Rule | None, one: Wanted, path: str, place: str) -> Trouble:
    should = " ".join(one.owners) or "nobody yet: the roster has no holder"
    if rule is None:
        return Trouble("POL212", place, f"{path} has no owner; the policy asks for {should}.", _WRITE)
    has = " ".join(rule.owners) or "nobody: a line without owners takes review away"
    words = (
        f"Of {path} the owner is {has} (the last line that matches decides); the policy asks for {should}."
    )
    return Trouble("POL212", place, words, _WRITE, _span(rule))


_WRITE = "govern codeowners --write"


def _sample(glob: str) -> str:
    """A path that a glob takes in."""
    return glob.replace("**/", "").replace("**", "x").replace("*", "x").replace("?", "x")


def _span(rule: Rule) -> Span:
    return Span(rule.line, 1, rule.line, len(rule.text) + 1)
