"""Changes of what judges: the policy, the roster, workflows, attributes, owners. Each needs a signed record.

A record is a document of its own kind (docs/gate.md). It names every protected file that the request changes with the
digest before and after, so that a signature under it stands for this very change and no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from govern import packaged
from govern.documents.document import Document
from govern.errors import PolicyError
from govern.gate.model import DocumentVerdict, Trouble
from govern.gate.trusted import stored
from govern.policy.globs import matches
from govern.policy.load import POLICY_FILE, load_policy
from govern.policy.model import Policy
from govern.repository.files import Unread
from govern.repository.objects import Objects, Tree

ROSTER = "roster"


def protected_globs(policy: Policy) -> tuple[str, ...]:
    """Globs of the files that judge: those the policy names, the policy itself, and its kinds' own schemas."""
    return (*judging_globs(policy), *gate_settings(policy).get("protected", ()))


def judging_globs(policy: Policy | None) -> tuple[str, ...]:
    """Globs of the files by whose words the gate judges: the policy and its kinds' own schemas."""
    kinds = policy.kinds.values() if policy is not None else ()
    return (POLICY_FILE, *(kind.schema for kind in kinds if kind.schema and "/" in kind.schema))


def gate_settings(policy: Policy) -> Mapping[str, Any]:
    """The policy's section on the gate."""
    found = policy.data.get("gate", {})
    return found if isinstance(found, Mapping) else {}


def protected_changes(changed: Iterable[str], policy: Policy) -> tuple[str, ...]:
    """Which of the changed paths judge."""
    globs = protected_globs(policy)
    return tuple(path for path in changed if matches(path, globs))


def record_kinds(policy: Policy) -> Mapping[str, str]:
    """The kinds of records: for ``policy`` and for ``roster``."""
    return dict(gate_settings(policy).get("records", {}))


def file_digest(objects: Objects, tree: Tree, path: str) -> str | None:
    """``sha256:…`` over a stored file's bytes; ``None`` where there is none. A link's digest is over where it leads."""
    data = stored(objects, tree, path)
    if isinstance(data, Unread):
        entry = tree.get(path)
        return None if entry is None else f"git:{entry.mode}:{entry.oid}"
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def change_of(
    objects: Objects, base: Tree, head: Tree, paths: Iterable[str]
) -> dict[str, dict[str, str | None]]:
    """What a record must say under ``files`` about a change: for each path its digest before and after."""
    return {
        path: {"from": file_digest(objects, base, path), "to": file_digest(objects, head, path)}
        for path in paths
    }


def judge_protected(
    changed: tuple[str, ...],
    expected: Mapping[str, Any],
    records: Iterable[tuple[Document, DocumentVerdict]],
    roster_changed: bool,
    content: tuple[str, ...],
    policy: Policy,
) -> Iterator[Trouble]:
    """What stands against a change of the files that judge.

    ``expected`` is what a record must say, ``records`` are those that the request brings with their verdicts, and
    ``content`` the governed documents that it changes besides.
    """
    if not changed:
        return
    for path in changed:
        if content:
            shown = content[0] + (f" and {len(content) - 1} more" if len(content) > 1 else "")
            yield Trouble(
                "POL202",
                path,
                f"A change of what judges may not ride along with content ({shown}).",
                "Make it a pull request of its own, and merge it first.",
            )
    wanted = _wanted(roster_changed, policy)
    problem = "no signed record of the change comes with it"
    for document, verdict in records:
        problem = _unfit(document, verdict, expected, wanted)
        if not problem:
            return
    for path in changed:
        yield Trouble(
            "POL201",
            path,
            f"What judges was changed, and {problem}.",
            f"Write a record and have it signed ({', '.join(wanted) or 'the policy names no kind for it'}): "
            "govern gate --base REF --record TITLE.",
        )


def _wanted(roster_changed: bool, policy: Policy) -> tuple[str, ...]:
    kinds = record_kinds(policy)
    order = (ROSTER,) if roster_changed else ("policy", ROSTER)
    return tuple(dict.fromkeys(kinds[name] for name in order if name in kinds))


def _unfit(
    document: Document, verdict: DocumentVerdict, expected: Mapping[str, Any], wanted: tuple[str, ...]
) -> str:
    if document.kind not in wanted:
        return f"{document.path} is no {' or '.join(wanted)}, which a change of the roster needs"
    if document.data.get("files") != expected:
        return f"{document.path} is about another change"
    if not verdict.chain.complete:
        return f"{document.path} is not signed: {verdict.why}"
    return ""


def roster_changed(objects: Objects, base: Policy, head: Tree) -> bool:
    """Whether the head's policy has another roster. A policy that cannot be read counts as a change of all of it."""
    policy = head_policy(objects, head)
    return isinstance(policy, str) or policy.data.get("roster") != base.data.get("roster")


def head_policy(objects: Objects, head: Tree) -> Policy | str:
    """The head's policy as data, or what is wrong with it."""
    data = stored(objects, head, POLICY_FILE)
    if isinstance(data, Unread):
        return data.reason
    try:
        return load_policy(data, packaged.schema("policy"), packaged.profile).policy
    except PolicyError as error:
        return error.message
