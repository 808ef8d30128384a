"""Print the N-th set-up command of the README, so that CI runs exactly what a reader pastes.

usage: python scripts/readme_command.py N
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def commands() -> list[str]:
    """The fenced blocks of the section “Set up”, in order."""
    section = README.read_text(encoding="utf-8").split("## Set up\n", 1)[1].split("\n## ", 1)[0]
    return [match[1].strip() for match in re.finditer(r"```sh\n(.*?)```", section, re.DOTALL)]


if __name__ == "__main__":
    sys.stdout.write(commands()[int(sys.argv[1]) - 1] + "\n")
