"""Every registered rule fires on the broken example repository."""

from __future__ import annotations

import shutil

from govern.rules import all_rules, gate
from govern.rules.specimen import FOLDER, specimen
from tests.conftest import PROJECT, Repository

NOT_A_FILES_FAULT = {"RUN101", "NAM104", *(rule.code for rule in gate.RULES)}
"""The fault is govern's own, or it lies between two commits."""


def test_every_rule_fires(empty_repo: Repository) -> None:
    shutil.copytree(PROJECT / "examples" / "broken", empty_repo.root, dirs_exist_ok=True)
    folder = empty_repo.root / FOLDER
    # What cannot be kept in a repository that works on every system, or is too large to keep.
    (folder / "nurture-v900-2026-04-20.md").mkdir()
    empty_repo.write(f"{FOLDER}/nurture-v901-2026-04-20.md", "---\na: " + "x" * 1_100_000 + "\n---\n")
    path, text = specimen("Partners close faster.\n\n" * 20_000, "body")
    empty_repo.write(path.replace("v1", "v902"), text)
    path, text = specimen("Partners close faster.\n\n" * 6_000, "body")
    empty_repo.write(path.replace("v1", "v903"), text)
    empty_repo.write("leads/Acme.md", "x")
    empty_repo.write("leads/acme.md", "x")
    fired = set(empty_repo.check().codes)
    assert set(all_rules()) - fired == NOT_A_FILES_FAULT
