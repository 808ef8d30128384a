"""What reads our reports elsewhere, as strict as it: parsers and schemas that are not ours, or written from their documents.

Each ``read_…`` takes the text of a report and fails on whatever its reader would refuse or drop.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import click
import jsonschema_rs
from jsonschema import Draft202012Validator
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from govern import packaged

_SCHEMAS = Path(__file__).parent / "schemas"


@cache
def _sarif_schema() -> jsonschema_rs.Draft4Validator:
    schema = json.loads((_SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    # What the errata of the standard changed.
    for name in ("run", "toolComponent"):
        schema["definitions"][name]["properties"]["language"]["pattern"] = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"
    places = ("startLine", "charOffset", "byteOffset")
    schema["definitions"]["region"]["anyOf"] = [{"required": [place]} for place in places]
    return jsonschema_rs.Draft4Validator(schema)


def read_sarif(text: str) -> dict[str, Any]:
    """SARIF 2.1.0 by its schema, and by what its errata and its text add for what we write."""
    log: dict[str, Any] = json.loads(text)
    assert [error.message for error in _sarif_schema().iter_errors(log)] == []
    assert log["version"] == "2.1.0"
    json.dumps(log, ensure_ascii=False).encode("utf-8")
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        assert run["columnKind"] == "unicodeCodePoints"
        assert len({rule["id"] for rule in rules}) == len(rules)
        for rule in rules:
            # GitHub cuts both off at 1,024 characters, and shows ``help.markdown`` in place of ``help.text``.
            assert len(rule["shortDescription"]["text"]) <= 1024
            assert len(rule["fullDescription"]["text"]) <= 1024
            assert rule["help"]["text"]
            assert _begins_with_a_heading(rule["help"]["markdown"])
        prints = [result["partialFingerprints"]["govern/v1"] for result in run["results"]]
        assert len(set(prints)) == len(prints)
        for result in run["results"]:
            _sarif_result(result, rules)
    return log


@cache
def _begins_with_a_heading(markdown: str) -> bool:
    return str(MarkdownIt().render(markdown)).startswith("<h1>")


def _sarif_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["message"]["text"].strip()
    (location,) = result["locations"]
    place = location["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+", uri), uri
    assert not uri.startswith("/") and ".." not in uri.split("/")
    region = place["region"]
    start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
    assert (1, 1) <= start <= end
    for suppression in result.get("suppressions", ()):
        assert suppression["kind"] in {"inSource", "external"}


_GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path"],
                "properties": {"path": {"type": "string", "pattern": r"^(?!\./|/)."}},
                "anyOf": [
                    {
                        "required": ["lines"],
                        "properties": {"lines": {"$ref": "#/$defs/lines"}},
                    },
                    {
                        "required": ["positions"],
                        "properties": {
                            "positions": {
                                "type": "object",
                                "required": ["begin"],
                                "properties": {
                                    "begin": {
                                        "type": "object",
                                        "required": ["line"],
                                        "properties": {"line": {"$ref": "#/$defs/line"}},
                                    }
                                },
                            }
                        },
                    },
                ],
            },
        },
    },
    "$defs": {
        "line": {"type": "integer", "minimum": 1},
        "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"$ref": "#/$defs/line"}}},
    },
}
"""GitLab's documentation, “Code Quality report format”."""


def read_gitlab(text: str) -> list[dict[str, Any]]:
    """A Code Quality report; GitLab shows only the first of two issues with one fingerprint."""
    assert not text.startswith("\ufeff")
    found: list[dict[str, Any]] = json.loads(text)
    json.dumps(found, ensure_ascii=False).encode("utf-8")
    Draft202012Validator(_GITLAB).validate(found)
    prints = [issue["fingerprint"] for issue in found]
    assert len(set(prints)) == len(prints)
    return found


_JUNIT: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": ({"testsuite"}, set(), {"name", "time", "tests", "failures", "errors"}),
    "testsuite": (
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
        {"name", "tests", "failures", "errors"},
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
    ),
    "testcase": (
        {"skipped", "error", "failure", "system-out", "system-err"},
        {"name"},
        {"time", "classname", "group"},
    ),
    "failure": (set(), set(), {"type", "message"}),
    "system-out": (set(), set(), set()),
}
"""Element: its children, its required attributes, its further ones (the schema junit-10 of Jenkins)."""


def read_junit(text: str) -> JUnitXml:
    """JUnit XML as Jenkins and GitLab take it, read by junitparser; its counts are true."""
    root = ET.fromstring(text)  # noqa: S314 - our own output
    for element in root.iter():
        children, required, more = _JUNIT[element.tag]
        assert {child.tag for child in element} <= children
        assert required <= set(element.attrib) <= required | more
    found: JUnitXml = JUnitXml.fromstring(text.encode())
    for suite in found:
        cases = list(suite)
        assert suite.tests == len(cases)
        assert suite.failures == sum(bool(case.result) for case in cases)
        assert suite.errors == 0
    return found


_COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")


def read_github(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as a runner takes them: name, properties, message; no more of a kind than it shows."""
    found = []
    for line in text.split("\n"):
        match = _COMMAND.fullmatch(line)
        assert match is not None, line
        pairs = (pair.partition("=") for pair in match["properties"].split(","))
        properties = {key: _unescaped(value) for key, _, value in pairs}
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        found.append((match["name"], properties, _unescaped(match["message"])))
    names = [name for name, _, _ in found]
    assert all(names.count(name) <= 10 for name in names)
    return found


def _unescaped(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def read_markdown(text: str) -> list[list[str]]:
    """A job summary: the cells of its table as a Markdown reader sees them; below GitHub's limit."""
    assert len(text.encode("utf-8")) < 1024 * 1024
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    rows: list[list[str]] = []
    for number, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"td_open", "th_open"}:
            inline = tokens[number + 1]
            # Emphasis does no harm; a link, an image or a tag would be the file's and not ours.
            kinds = {child.type for child in inline.children or ()}
            assert not kinds & {"link_open", "image", "html_inline"}
            rows[-1].append("".join(child.content for child in inline.children or ()))
    assert {len(row) for row in rows} <= {5}
    return rows


def read_json(text: str) -> dict[str, Any]:
    """The report by our own published schema."""
    data: dict[str, Any] = json.loads(text)
    jsonschema_rs.Draft202012Validator(packaged.schema("check-report")).validate(data)
    return data


def read_json_lines(text: str) -> list[dict[str, Any]]:
    """One JSON object a line; findings by our schema, the summary last."""
    lines = [json.loads(line) for line in text.split("\n")]
    kinds = [line.pop("type") for line in lines]
    assert kinds[-1] == "summary" and "summary" not in kinds[:-1]
    schema = packaged.schema("check-report")
    names = {"finding": "finding", "silenced": "silenced_finding"}
    for kind, line in zip(kinds[:-1], lines, strict=False):
        form = {"$schema": schema["$schema"], "$ref": f"#/$defs/{names[kind]}", "$defs": schema["$defs"]}
        jsonschema_rs.Draft202012Validator(form).validate(line)
    assert lines[-1]["findings"] == kinds.count("finding")
    return lines


def read_text(text: str) -> list[str]:
    """Lines for a terminal of 80 columns: nothing in them moves a cursor; those that begin with a path may be longer."""
    from govern.output.plain import width

    lines = click.unstyle(text).split("\n")
    assert all(character.isprintable() for line in lines for character in line)
    assert all(width(line) <= 80 for line in lines if line.startswith(" "))
    return lines


READERS = {
    "text": read_text,
    "json": read_json,
    "jsonl": read_json_lines,
    "sarif": read_sarif,
    "github": read_github,
    "gitlab": read_gitlab,
    "junit": read_junit,
    "markdown": read_markdown,
}
"""One for every format of ``govern check``."""
