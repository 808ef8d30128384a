"""Write docs/rules/ from the rules themselves; with --check, fail when they differ.

usage: python scripts/rule_pages.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from govern.output.rule_pages import rule_index, rule_page
from govern.rules import all_rules

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"


def pages() -> dict[Path, str]:
    """Path and text of every page."""
    rules = all_rules()
    return {
        FOLDER / "README.md": rule_index(rules.values()),
        **{FOLDER / f"{rule.code}.md": rule_page(rule) for rule in rules.values()},
    }


def main() -> int:
    """Write the pages, or say which of them are not what they should be."""
    wanted = pages()
    stale = [
        path
        for path, text in wanted.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    stale += [path for path in FOLDER.glob("*.md") if path not in wanted]
    if "--check" in sys.argv:
        for path in stale:
            sys.stderr.write(f"{path.name} is stale: run python scripts/rule_pages.py\n")
        return int(bool(stale))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in stale:
        if path in wanted:
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
