"""What ``govern init`` writes: the files of a freshly governed repository, as values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

_POLICY = """\
# yaml-language-server: $schema=./schemas/policy.schema.json
# What this repository is governed by. `govern policy show` prints the whole, with the origin of each value.
extends: sop-rev-v0

# Who holds which role. Add the people; one person may not fill two links of a chain.
roster:
  category.positioning:
    - {{name: {name}, email: {email}, from: {day}}}
"""

_PRE_COMMIT = """\
# Runs before every commit once `pre-commit install` was called. Needs `govern` on the PATH.
repos:
  - repo: local
    hooks:
      - id: govern-check
        name: govern check
        entry: govern check --staged
        language: system
        pass_filenames: false
"""

_WORKFLOW = """\
# The gate: may this pull request be merged, and what does main prove?
#
# What is judged is read as data from Git and never run; who judges is the base branch (docs/gate.md of govern).
# For that to hold, make this job a required check, and have changes of .github/ reviewed (govern codeowners --write).
# It runs on pull_request and never on pull_request_target: a fork gets no token that can write, and no secret.
#
# GOVERN_PACKAGE (repository variable) says which govern to install: the address of a wheel you trust, pinned by its
# hash (…/govern-X-py3-none-any.whl#sha256=…). It is not installed by name: what a package index has under a name is not
# in your hands. It is installed before the checkout, so that nothing from the pull request can have a say in it.
name: govern
on:
  pull_request:
  merge_group:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    env:
      PYTHONSAFEPATH: "1"
    steps:
      - uses: actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0
        with:
          python-version: "3.12"
      - name: Install govern
        env:
          GOVERN_PACKAGE: ${{ vars.GOVERN_PACKAGE }}
        run: |
          test -n "$GOVERN_PACKAGE" || { echo "Set the repository variable GOVERN_PACKAGE."; exit 2; }
          python -m pip install --disable-pip-version-check "$GOVERN_PACKAGE"
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          fetch-depth: 0
          persist-credentials: false
      - name: Gate
        env:
          BASE: ${{ github.base_ref && format('origin/{0}', github.base_ref) || github.event.merge_group.base_sha }}
        run: |
          if [ -n "$BASE" ]; then
            govern gate --base "$BASE" --format github
          else
            govern gate --at HEAD --format github
          fi
      - name: Check everything
        if: always()
        run: govern check --format github
      - name: The policy's own examples
        if: always()
        run: govern policy test
"""

HOOKS = {
    "pre-commit": """\
#!/bin/sh
# Written by `govern init --hooks`: blocks a commit whose governed files break a rule.
exec govern check --staged
""",
    "pre-push": """\
#!/bin/sh
# Written by `govern init --hooks`: blocks a push that CI would block, judged by the main branch of where it goes to.
# Git says on standard input what is pushed; that is judged, whatever is checked out.
base="refs/remotes/${1:-origin}/main"
if ! git rev-parse --quiet --verify "$base^{commit}" >/dev/null; then
  echo "govern: ${1:-origin} has no main branch here yet, so nothing judges this push." >&2
  exit 0
fi
exec govern gate --base "$base" --pushed
""",
}
"""Plain Git hooks, for those without pre-commit."""

ATTRIBUTES = "leads/*.md merge=govern-lead\n"
"""Two branches that write into one lead are merged by `govern merge-driver`, where a clone has registered it."""

_GITKEEP = ("content/campaigns/email-sequences", "content/campaigns/recipient-lists", "leads")


def files(
    name: str, email: str, day: str, schemas: Iterable[tuple[str, Mapping[str, Any]]]
) -> dict[str, str]:
    """Path and text of every file to write. ``name``/``email`` are the first roster entry, ``day`` its first day."""
    written = {
        "govern.yaml": _POLICY.format(
            name=json.dumps(name, ensure_ascii=False), email=json.dumps(email), day=day
        ),
        ".pre-commit-config.yaml": _PRE_COMMIT,
        ".github/workflows/govern.yml": _WORKFLOW,
        ".gitattributes": ATTRIBUTES,
        **{f"{folder}/.gitkeep": "" for folder in _GITKEEP},
    }
    for schema, value in schemas:
        written[f"schemas/{schema}.schema.json"] = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    return written
