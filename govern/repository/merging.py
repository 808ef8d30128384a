"""Git's own three-way merge of texts."""

from __future__ import annotations

from pathlib import Path

from govern.errors import GovernError


def merge_file(paths: list[Path]) -> tuple[bytes, bool]:
    """Git's own three-way merge of texts: the result, and whether it is without conflicts."""
    import subprocess

    done = subprocess.run(  # noqa: S603 - Git, with files that Git made
        ["git", "merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs", *map(str, paths)],  # noqa: S607
        capture_output=True,
        check=False,
    )
    if done.returncode < 0 or done.returncode > 127:
        words = done.stderr.decode("utf-8", "replace").strip()
        raise GovernError(f"git merge-file: {words or 'failed'}", "Merge the file by hand.")
    return done.stdout, done.returncode == 0
