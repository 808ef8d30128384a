"""Fail when a wheel lacks what it should hold, or holds what it should not.

usage: python scripts/wheel_contents.py WHEEL
"""

from __future__ import annotations

import sys
import zipfile

NEEDED = {
    "govern/py.typed",
    "govern/policy/profiles/sop-rev-v0.yaml",
    "govern/rules/second_reader.bin",
    "govern/schemas/lead.schema.json",
    "govern/schemas/policy.schema.json",
}


def faults(names: list[str]) -> list[str]:
    """What is wrong with a list of the files in a wheel."""
    missing = sorted(NEEDED - set(names))
    strangers = [
        name for name in names if not name.startswith(("govern/", "govern-")) or "__pycache__" in name
    ]
    return [f"missing: {name}" for name in missing] + [f"should not be there: {name}" for name in strangers]


if __name__ == "__main__":
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        found = faults(wheel.namelist())
    sys.stderr.writelines(f"{line}\n" for line in found)
    sys.exit(bool(found))
