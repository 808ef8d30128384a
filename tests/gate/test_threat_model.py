"""docs/threat-model.md names tests that exist, and misses none of the attacks known when this was built."""

from __future__ import annotations

import ast
import re
from functools import lru_cache

import pytest

from tests.conftest import PROJECT

PAGE = (PROJECT / "docs" / "threat-model.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([\w/]+\.py(?:::\w+)?)`", PAGE)))


@lru_cache(maxsize=32)
def functions(path: str) -> frozenset[str]:
    tree = ast.parse((PROJECT / "tests" / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("named", [one for one in NAMED if one.split("/")[0] != "tests"])
def test_a_named_test_exists(named: str) -> None:
    path, _, name = named.partition("::")
    assert (PROJECT / "tests" / path).is_file()
    assert not name or name in functions(path)


def test_every_attack_has_its_line() -> None:
    told: set[int] = set()
    for cell in re.findall(r"^\| ([0-9][0-9–, ]*) \|", PAGE, re.MULTILINE):
        for part in cell.split(","):
            low, _, high = part.strip().partition("–")
            told.update(range(int(low), int(high or low) + 1))
    assert told == set(range(1, 76))


@pytest.mark.parametrize("line", [line for line in PAGE.splitlines() if re.match(r"\| [0-9]", line)])
def test_every_line_names_a_test(line: str) -> None:
    assert ".py" in line.split("|")[-2]
