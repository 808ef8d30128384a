"""The test vectors, checked by a program that shares no code with govern: docs/sign-off.md is enough to write it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from tests.conftest import ENVIRONMENT, PROJECT

VECTORS = json.loads((PROJECT / "tests" / "approvals" / "vectors.json").read_text(encoding="utf-8"))
STATED = "at by content decision policy previous reason role scope".split()


# ---- the independent verifier -------------------------------------------------------------------------------------
def text_of(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n")


def value_of(node: Any) -> Any:
    if isinstance(node, MappingNode):
        return {key.value: value_of(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [value_of(item) for item in node.value]
    assert isinstance(node, ScalarNode)
    kind = str(node.tag).rsplit(":", 1)[-1]
    if kind == "null":
        return None
    if kind == "bool":
        return node.value.lower() == "true"
    return "#" + node.value if kind in {"int", "float"} else "=" + text_of(node.value)


def jcs(value: Any) -> str:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{jcs(key)}:{jcs(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(jcs, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def split(file: str, path: str) -> tuple[dict[str, Any], str]:
    file = file.removeprefix("\ufeff").replace("\r\n", "\n")
    head, body = file.split("---\n", 2)[1:] if path.endswith(".md") else (file, "")
    node = YAML().compose(head)
    return ({} if node is None else value_of(node)), body


def digest(domain: str, written: str) -> str:
    return "sha256:" + hashlib.sha256(f"{domain}\n{written}".encode()).hexdigest()


def statements(front: dict[str, Any], path: str, kind: str) -> list[str]:
    plain = {key: value[1:] for key, value in front.items() if isinstance(value, str)}
    about = {key: plain.get(key) for key in ("date", "sequence", "version")}
    about |= {"id": plain.get("id") or plain.get("template"), "kind": kind, "path": path}
    made = []
    for entry in front.get("approvals") or []:
        said = {key: entry[key][1:] if entry.get(key) else None for key in STATED}
        said |= {"decision": said["decision"] or "approve", "statement": "govern-approval@v1"}
        made.append(jcs({**about, **said}))
    return made


# -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_an_independent_program_agrees(vector: dict[str, Any]) -> None:
    front, body = split(vector["file"], vector["path"])
    kept = {key: value for key, value in front.items() if key not in {"approvals", "status"}}
    written = jcs({"body": text_of(body), "front": kept})
    assert f"govern-content@v1\n{written}" == vector["hashed"]
    assert digest("govern-content@v1", written) == vector["content"]
    found = statements(front, vector["path"], vector["kind"])
    assert found == [one["statement"] for one in vector["sign_offs"]]
    for said, one in zip(found, vector["sign_offs"], strict=True):
        covered = f'{{"signature":null,"statement":{said}}}'
        assert digest("govern-sign-off@v1", covered) == one["digest"]


def test_the_vectors_hold_together() -> None:
    first, second, moved = VECTORS[:3]
    assert first["content"] == second["content"] == moved["content"]
    digests = [one["digest"] for one in first["sign_offs"]]
    assert json.loads(first["sign_offs"][1]["statement"])["previous"] == digests[0]
    assert [one["digest"] for one in moved["sign_offs"]] != digests


def test_govern_makes_them() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/sign_off_vectors.py", "--check"], cwd=PROJECT, env=ENVIRONMENT, check=False
    )
    assert done.returncode == 0
