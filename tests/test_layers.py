"""The directions of the house: who may import whom, and who never touches disk, Git, clock or terminal."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "govern"

ALLOWED = {
    "findings": set(),
    "errors": set(),
    "annotations": set(),
    "values": set(),
    "hashing": set(),
    "kept": set(),
    "plain_json": set(),
    "patterns": {"kept"},
    "packaged": {"errors", "plain_json"},
    "documents": {"errors", "findings", "patterns"},
    "policy": {"documents", "errors", "findings", "kept", "patterns"},
    "approvals": {"documents", "errors", "findings", "hashing", "plain_json", "policy"},
    "ladder": {"documents", "errors", "findings", "policy"},
    "sequences": {"approvals", "documents", "errors", "findings", "ladder", "policy"},
    "rules": {
        "approvals",
        "documents",
        "findings",
        "hashing",
        "kept",
        "ladder",
        "packaged",
        "patterns",
        "plain_json",
        "policy",
        "sequences",
    },
    "fixing": {"findings"},
    "check": {"documents", "errors", "findings", "policy", "rules"},
    "corpus": {"check", "findings", "policy", "rules"},
    "repository": {
        "__init__",
        "documents",
        "errors",
        "packaged",
        "patterns",
        "plain_json",
        "policy",
        "rules",
    },
    "records": {"check", "findings", "plain_json", "rules"},
    "shards": {"check", "errors", "records"},
    "statements": {"repository", "rules"},
    "reuse": {"check", "records", "repository", "statements"},
    "known": {"check", "pool", "repository", "reuse"},
    "others": {
        "check",
        "corpus",
        "documents",
        "errors",
        "known",
        "pool",
        "repository",
        "reuse",
        "rules",
        "statements",
    },
    "pool": {"check", "documents", "errors", "kept", "records", "repository"},
    "two_ends": {"check", "kept", "pool", "repository"},
    "run": {"check", "corpus", "known", "others", "pool", "repository", "reuse", "two_ends"},
    "policy_test": {"check", "findings", "policy", "repository", "rules"},
    "preview": {"check", "documents", "errors", "findings", "output", "policy", "rules"},
    "gate": {
        "__init__",
        "approvals",
        "baseline",
        "check",
        "corpus",
        "documents",
        "errors",
        "findings",
        "forge",
        "ladder",
        "packaged",
        "policy",
        "repository",
        "rules",
        "run",
    },
    "audit": {
        "__init__",
        "approvals",
        "check",
        "documents",
        "errors",
        "findings",
        "gate",
        "ladder",
        "output",
        "packaged",
        "policy",
        "reports",
        "repository",
        "sequences",
    },
    "snapshot": {"approvals", "check", "run", "documents", "errors", "gate", "policy", "repository"},
    "reports": {
        "approvals",
        "check",
        "documents",
        "errors",
        "findings",
        "ladder",
        "output",
        "policy",
        "rules",
        "sequences",
    },
    "exchange": {
        "approvals",
        "check",
        "documents",
        "errors",
        "findings",
        "gate",
        "ladder",
        "policy",
        "preview",
        "repository",
        "sequences",
    },
    "servers": None,
    "baseline": {"check", "errors", "findings", "repository", "rules"},
    "scaffold": set(),
    "policy_check": {"approvals", "documents", "errors", "ladder", "policy", "values"},
    "approving": {"approvals", "check", "documents", "errors", "policy"},
    "trial": {
        "approvals",
        "approving",
        "check",
        "documents",
        "findings",
        "forge",
        "gate",
        "policy",
        "repository",
    },
    "output": {"__init__", "approvals", "check", "documents", "findings", "gate", "patterns", "rules"},
    "cli": None,
    "forge": {"approvals", "errors", "policy"},
    "comments": {
        "approvals",
        "approving",
        "check",
        "documents",
        "errors",
        "forge",
        "gate",
        "output",
        "policy",
        "repository",
        "trial",
    },
    "health": {"errors", "packaged", "repository"},
    "api": {
        "baseline",
        "check",
        "documents",
        "errors",
        "findings",
        "packaged",
        "policy",
        "repository",
        "run",
    },
    "__init__": {"api", "check", "errors", "findings"},
    "__main__": {"cli"},
}
"""What each part may import of the others; ``None``: anything."""

PURE = (
    "approvals",
    "approving",
    "policy_check",
    "ladder",
    "sequences",
    "documents",
    "rules",
    "findings",
    "fixing",
    "check",
    "corpus",
    "records",
    "shards",
    "values",
    "policy",
    "reports",
    "scaffold",
)
IMPURE = {"os", "pathlib", "subprocess", "shutil", "tempfile", "time", "git", "click", "rich", "socket", "io"}
PURE_EXCEPTIONS = {"PurePosixPath"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield parts[0], path


def imports(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ()
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield node.module, tuple(alias.name for alias in node.names)


MODULES = [pytest.param(part, path, id=str(path.relative_to(PACKAGE))) for part, path in modules()]


@pytest.mark.parametrize(("part", "path"), MODULES)
def test_arrows_point_one_way(part: str, path: Path) -> None:
    allowed = ALLOWED[part]
    if allowed is None:
        return
    for module, names in imports(path):
        if module == "govern":
            used = {name for name in names if (PACKAGE / name).exists() or (PACKAGE / f"{name}.py").exists()}
        elif module.startswith("govern."):
            used = {module.split(".")[1]}
        else:
            continue
        # What a value is, and of which kind, everybody may say.
        assert used - {part, "values", "annotations"} <= allowed, (
            f"{path.name} imports {used - {part} - allowed}"
        )


@pytest.mark.parametrize(("part", "path"), MODULES)
def test_the_inner_rooms_touch_nothing_outside(part: str, path: Path) -> None:
    if part not in PURE:
        return
    for module, names in imports(path):
        if module.split(".")[0] in IMPURE:
            assert set(names) and set(names) <= PURE_EXCEPTIONS, f"{path.name} imports {module}"


@pytest.mark.parametrize(("part", "path"), MODULES)
def test_modules_stay_small(part: str, path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= (700 if "lexicon" in path.name else 420), f"{path.name} has {lines} lines"
