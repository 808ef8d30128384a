from __future__ import annotations

from datetime import date

import pytest

from govern import packaged
from govern.gate.codeowners import judge_codeowners, matches_pattern, owners_of, parse, render
from govern.policy.load import load_policy
from govern.policy.model import Policy
from govern.rules.specimen import FOLDER
from tests.conftest import Repository
from tests.gate.world import AS_OF, policy

FILES = (f"{FOLDER}/nurture-v1-2026-04-20.md", "govern.yaml", ".github/workflows/govern.yml", "README.md")


@pytest.fixture(scope="module")
def owned() -> Policy:
    return load_policy(policy().encode(), packaged.schema("policy"), packaged.profile).policy


def codes(text: str, owned: Policy, day: date = AS_OF) -> set[str]:
    return {one.code for one in judge_codeowners(text, "CODEOWNERS", FILES, owned, day)}


@pytest.mark.parametrize(
    ("pattern", "path", "does"),
    [
        ("*", "a/b/c.md", True),
        ("*.md", "a/b/c.md", True),
        ("/*.md", "a/c.md", False),
        ("/*.md", "c.md", True),
        ("docs/", "docs/a/b.md", True),
        ("docs/", "x/docs/a.md", True),
        ("/docs/", "x/docs/a.md", False),
        ("docs", "docs/a.md", True),
        ("docs/*", "docs/a.md", True),
        ("docs/*", "docs/a/b.md", False),
        ("/docs/**", "docs/a/b.md", True),
        ("**/logs", "a/b/logs/x", True),
        ("apps/x.md", "apps/x.md", True),
        ("apps/x.md", "y/apps/x.md", False),
        ("/a.b", "aXb", False),
        ("/govern.yaml", "govern.yaml", True),
        ("**/.gitattributes", ".gitattributes", True),
        ("**/.gitattributes", "content/.gitattributes", True),
    ],
)
def test_patterns(pattern: str, path: str, does: bool) -> None:
    assert matches_pattern(path, pattern) is does


def test_what_is_written_passes(owned: Policy) -> None:
    text = render(owned, AS_OF)
    assert codes(text, owned) == set()
    rule = owners_of(FILES[0], parse(text))
    assert rule is not None
    assert rule.owners == ("michelle@example.com", "marcus@example.com")
    rule = owners_of("govern.yaml", parse(text))
    assert rule is not None
    assert "eva@example.com" in rule.owners


@pytest.mark.parametrize(
    ("added", "code"),
    [
        ("* @mallory\n", "POL212"),
        (f"/{FOLDER}/nurture-v1-2026-04-20.md\n", "POL212"),
        ("/govern.yaml dana@example.com\n", "POL212"),
        (".github/ @platform/team\n", "POL212"),
        ("!/govern.yaml @x\n", "POL211"),
        ("/[a-z].md @x\n", "POL211"),
        ("/README.md @x y\n", "POL211"),
        ("/README.md @x # why\n", ""),
    ],
)
def test_40_a_line_further_down(owned: Policy, added: str, code: str) -> None:
    assert codes(render(owned, AS_OF) + added, owned) == ({code} if code else set())


def test_40_an_empty_file_owns_nothing(owned: Policy) -> None:
    assert codes("", owned) == {"POL212"}
    assert codes("# " + "x" * 4_000_000, owned) == {"POL212"}


def test_the_command(repo: Repository) -> None:
    repo.write("govern.yaml", policy())
    ran = repo.govern("codeowners", "--check")
    assert (ran.status, "POL210" in ran.out) == (1, True)
    assert "+/govern.yaml" in repo.govern("codeowners", "--write", "--dry-run").out
    assert not (repo.root / ".github").exists()
    assert "wrote .github/CODEOWNERS" in repo.govern("codeowners", "--write").err
    assert repo.govern("codeowners", "--check").status == 0
    assert repo.govern("codeowners").out == (repo.root / ".github/CODEOWNERS").read_text()
    assert "kept" in repo.govern("codeowners", "--write").err
    repo.write("CODEOWNERS", "* @x\n")
    assert "GitHub reads .github/CODEOWNERS and not this file" in repo.govern(
        "codeowners", "--check"
    ).out.replace("\n          ", " ")
    assert repo.govern("codeowners", "--check", "--write").status == 2
