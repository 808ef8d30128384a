"""Write docs/reference/ from the commands and the policy's schema; with --check, fail when they differ.

usage: python scripts/reference_pages.py [--check]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from govern.cli.main import _GROUPS, cli

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
WIDTH = 100


def pages() -> dict[Path, str]:
    """Path and text of every page."""
    return {FOLDER / "commands.md": commands(), FOLDER / "policy.md": policy()}


def commands() -> str:
    """Every command's help, by the job to be done."""
    parts = [
        "# Commands",
        "Made from the commands themselves by `python scripts/reference_pages.py`; `govern COMMAND --help` prints the same.",
        "Exit status everywhere: 0 clean, 1 findings of severity error, 2 the command could not do its work.",
    ]
    context = click.Context(cli, info_name="govern")
    for title, group in _GROUPS.items():
        if group:
            parts.append(f"## {title}")
        for name in group:
            command = cli.get_command(context, name)
            if command is not None:
                parts.extend(_helps(command, f"govern {name}", context))
    return "\n\n".join(parts) + "\n"


def _helps(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name.rsplit(" ", 1)[1], parent=parent, max_content_width=WIDTH)
    context.terminal_width = WIDTH
    yield f"### {name}\n\n```text\n{command.get_help(context).rstrip()}\n```"
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from _helps(found, f"{name} {inner}", context)


def policy() -> str:
    """Every key of the policy, with its type and what it means."""
    schema = json.loads((ROOT / "schemas" / "policy.schema.json").read_text(encoding="utf-8"))
    lines = [
        "# Policy reference",
        "",
        "Made from `schemas/policy.schema.json` by `python scripts/reference_pages.py`. How the parts work together is told in "
        "[The policy](../policy.md); `govern policy show` prints yours, merged.",
    ]
    for key, value in schema["properties"].items():
        lines += ["", f"## `{key}`", "", _about(value, schema)]
        rows = list(_rows(value, schema, ""))
        if rows:
            lines += ["", "| key | type | what it says |", "| --- | --- | --- |", *rows]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _about(value: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    value = _resolved(value, schema)
    words = str(value.get("description") or value.get("title") or "")
    sentence = f"{words}. " if words and not words.endswith((".", "?")) else f"{words} "
    return f"{sentence}({_type(value, schema)})".strip()


def _rows(value: Mapping[str, Any], schema: Mapping[str, Any], prefix: str) -> Iterator[str]:
    value = _resolved(value, schema)
    if isinstance(value.get("items"), dict):
        yield from _rows(value["items"], schema, f"{prefix}[]")
    if isinstance(value.get("additionalProperties"), dict):
        yield from _rows(value["additionalProperties"], schema, f"{prefix}.NAME" if prefix else "NAME")
    for branch in (*value.get("anyOf", ()), *value.get("oneOf", ())):
        yield from _rows(branch, schema, prefix)
    for key, inner in value.get("properties", {}).items():
        name = f"{prefix}.{key}" if prefix else key
        found = _resolved(inner, schema)
        words = str(found.get("description") or found.get("title") or "").replace("|", "\\|")
        yield f"| `{name}` | {_type(found, schema)} | {words} |"
        yield from _rows(found, schema, name)


def _type(value: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    if "enum" in value:
        return " \\| ".join(f"`{one}`" for one in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    kind = value.get("type")
    if kind == "array" and isinstance(value.get("items"), dict):
        return f"list of {_type(_resolved(value['items'], schema), schema)}"
    if kind == "object":
        return "group"
    if isinstance(kind, list):
        return " or ".join(str(one) for one in kind)
    return str(kind or "any")


def _resolved(value: Any, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        return {}
    reference = value.get("$ref", "")
    if reference.startswith("#/$defs/"):
        return {**schema["$defs"][reference.removeprefix("#/$defs/")], **value}
    return value


def main() -> int:
    """Write the pages, or say which of them are not what they should be."""
    stale = {
        path: text
        for path, text in pages().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    }
    if "--check" in sys.argv:
        for path in stale:
            sys.stderr.write(f"{path.name} is stale: run python scripts/reference_pages.py\n")
        return int(bool(stale))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in stale.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
