"""What a machine and a repository need for govern to work, looked at one by one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from govern import packaged
from govern.errors import GovernError, RepositoryError
from govern.repository.git import find_root, list_files, run_git, who_is
from govern.repository.workspace import Workspace, governed, open_workspace

_EXTRAS = {
    "lsp": ("pygls", "`govern lsp`, for editors"),
    "mcp": ("mcp", "`govern mcp`, for agents"),
    "sign": ("cryptography", "proof by OpenSSH signatures"),
    "calendar": ("holidays", "`govern policy holidays`"),
    "preview": ("markdown_it", "`govern preview`, and exported mails"),
}
_OLDEST_GIT = (2, 30)


class Health(StrEnum):
    """How something stands: as it should be, worth a word, or in the way of the work."""

    FINE = "fine"
    ADVICE = "advice"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing looked at: what, how it stands, in words, and how to mend it."""

    what: str
    health: Health
    words: str
    mend: str = ""


def examine(start: Path) -> list[Observation]:
    """Look at everything, from the machine to the repository that ``start`` is in. Never raises ``GovernError``."""
    found = [*_machine()]
    if any(one.what == "Git" and one.health is Health.BROKEN for one in found):
        return found
    try:
        root = find_root(start)
    except GovernError as error:
        return [*found, _broken("repository", error)]
    found.append(Observation("repository", Health.FINE, str(root)))
    found.extend(_history(root))
    try:
        workspace = open_workspace(root)
    except GovernError as error:
        return [*found, _broken("policy", error)]
    return [*found, *_policy(workspace), *_person(workspace), *_habits(workspace)]


def _broken(what: str, error: GovernError) -> Observation:
    return Observation(what, Health.BROKEN, error.message.splitlines()[0], error.next_step)


def _machine() -> Iterator[Observation]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Observation("Python", Health.FINE, version)
    yield _git()
    for extra, (module, what) in _EXTRAS.items():
        if find_spec(module) is None:
            mend = f'pip install "govern[{extra}]", if you want it'
            yield Observation(f"extra {extra}", Health.ADVICE, f"not installed: {what}.", mend)
        else:
            yield Observation(f"extra {extra}", Health.FINE, f"{what}.")
    if shutil.which("ssh-keygen") is None:
        yield Observation(
            "ssh-keygen", Health.ADVICE, "not found: `govern approve --sign` needs it.", "Install OpenSSH."
        )


def _git() -> Observation:
    try:
        words = run_git(Path.cwd(), "version").decode("ascii", "replace").split()
    except RepositoryError as error:
        return _broken("Git", error)
    number = tuple(int(part) for part in words[2].split(".")[:2] if part.isdigit()) if len(words) > 2 else ()
    shown = words[2] if len(words) > 2 else "unknown"
    if number < _OLDEST_GIT:
        return Observation("Git", Health.BROKEN, f"{shown} is too old.", "Install Git 2.30 or newer.")
    return Observation("Git", Health.FINE, shown)


def _history(root: Path) -> Iterator[Observation]:
    shallow = run_git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    if shallow:
        yield Observation(
            "history",
            Health.ADVICE,
            "this is a shallow clone: gate, status and audit cannot see who signed.",
            "git fetch --unshallow",
        )


def _policy(workspace: Workspace) -> Iterator[Observation]:
    policy = workspace.policy
    targets = governed(list_files(workspace.root), policy)
    kinds: dict[str, int] = {}
    for target in targets:
        kinds[target.kind or "misplaced"] = kinds.get(target.kind or "misplaced", 0) + 1
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    yield Observation(
        "policy", Health.FINE, f"govern.yaml, profile {policy.version}; governs {told or 'no file'}."
    )
    yield from _roles(workspace)
    yield from _schemas(workspace.root)


def _roles(workspace: Workspace) -> Iterator[Observation]:
    held = {holder.role for holder in workspace.policy.roster}
    chains = workspace.policy.data.get("chains", {})
    needed = {link["role"] for chain in chains.values() for link in chain.get("links", ())}
    missing = sorted(needed - held)
    if missing:
        yield Observation(
            "roster",
            Health.ADVICE,
            f"nobody holds {', '.join(missing)}: what they sign can never be approved.",
            "Add the people under `roster` in govern.yaml.",
        )
    else:
        yield Observation(
            "roster", Health.FINE, f"{len(workspace.policy.roster)} entries; every chain can be signed."
        )


def _schemas(root: Path) -> Iterator[Observation]:
    import json

    for name in packaged.schema_names():
        path = root / "schemas" / f"{name}.schema.json"
        if not path.is_file():
            continue
        try:
            same = json.loads(path.read_bytes()) == packaged.schema(name)
        except (ValueError, RecursionError):
            same = False
        if not same:
            yield Observation(
                "schemas",
                Health.ADVICE,
                f"schemas/{path.name} is not the one of this govern: editors may show other faults.",
                "Delete it and run `govern init`.",
            )


def _person(workspace: Workspace) -> Iterator[Observation]:
    email = who_is(workspace.root)
    if not email:
        yield Observation(
            "you", Health.ADVICE, "Git does not know your address.", "git config user.email you@example.com"
        )
        return
    roles = sorted({h.role for h in workspace.policy.roster if h.email.lower() == email.lower()})
    if roles:
        yield Observation("you", Health.FINE, f"{email} holds {', '.join(roles)}.")
    else:
        yield Observation(
            "you", Health.ADVICE, f"{email} holds no role: you can write and check, not sign.", ""
        )


def _habits(workspace: Workspace) -> Iterator[Observation]:
    root = workspace.root
    hook = root / os.fsdecode(run_git(root, "rev-parse", "--git-path", "hooks").strip()) / "pre-commit"
    if hook.is_file():
        yield Observation("hook", Health.FINE, "a pre-commit hook is installed.")
    else:
        yield Observation(
            "hook",
            Health.ADVICE,
            "no pre-commit hook: faults show in CI, not before the commit.",
            "pre-commit install, or `govern init --hooks`",
        )
    workflows = root / ".github" / "workflows"
    files = sorted(one for one in workflows.glob("*.y*ml") if one.is_file()) if workflows.is_dir() else []
    text = "".join(one.read_text("utf-8", "replace") for one in files)
    if "govern gate" in text:
        yield Observation("CI", Health.FINE, "a workflow runs `govern gate`.")
    else:
        yield Observation(
            "CI",
            Health.ADVICE,
            "no workflow here runs `govern gate`.",
            "`govern init` writes one for GitHub.",
        )
    if workspace.policy.proof == "declared":
        yield Observation(
            "proof",
            Health.ADVICE,
            "the policy asks for no proof: whoever can edit a file can sign in another's name.",
            "Set `proof: commit` or `proof: signature` in govern.yaml.",
        )
