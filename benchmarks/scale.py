"""How a check grows with the repository, and what one of several shards costs: whole processes, one after the other.

    python benchmarks/scale.py 1000 10000 100000 [--write docs/performance.md --plot docs/images/scale.svg]
    python benchmarks/scale.py 1000000 --shard 16

Nine in ten files are leads, as in a company that has been at it for a while. With ``--shard N`` the repository is not
checked whole: the first of N parts is, and listing and dealing out, which every part does for itself, are timed alone.
With ``--write`` the table replaces what stands between the two marks in the file.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from compare import Cost, measured, put_between, touched
from generate import TEMPLATES, build, write_files

BEGIN, END = "<!-- scale: begin -->", "<!-- scale: end -->"
GOVERN = [sys.executable, "-m", "govern", "check"]


def row(size: int, folder: Path) -> tuple[int, Cost, Cost, Cost]:
    """Cold, unchanged, and with twenty files changed since the last commit."""
    root = folder / str(size)
    build(root, size // 10, size - size // 10)
    # Byte code and patterns are made once for a version of the program, not for a check. A template asks of no other file.
    measured([*GOVERN, str(next((root / TEMPLATES).glob("*.md")))], root)
    shutil.rmtree(root / ".git" / "govern", ignore_errors=True)
    cold, warm = measured(GOVERN, root), measured(GOVERN, root)
    change = touched(root)
    change()
    since = measured([*GOVERN, "--since", "HEAD"], root)
    shutil.rmtree(root)
    return size, cold, warm, since


def table(rows: Sequence[tuple[int, Cost, Cost, Cost]]) -> list[str]:
    lines = [
        "| files | cold, s | per file, ms of processor | largest process, MiB | unchanged, s | 20 changed (`--since`), s |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for size, cold, warm, since in rows:
        lines.append(
            f"| {size:,} | {cold.wall:.1f} | {cold.processor / size * 1000:.1f} | {cold.peak:.0f} | {warm.wall:.2f} "
            f"| {since.wall:.2f} |"
        )
    return lines


def plot(rows: Sequence[tuple[int, Cost, Cost, Cost]]) -> str:
    """The same as a drawing, both axes in powers of ten: what grows linearly is a line at 45 degrees."""
    wide, high, left, base = 560, 360, 70, 310
    decades = (2.7, 5.3), (-0.7, 3.3)

    def at(files: float, seconds: float) -> tuple[float, float]:
        (low_x, high_x), (low_y, high_y) = decades
        across = (math.log10(files) - low_x) / (high_x - low_x)
        up = (math.log10(max(seconds, 0.01)) - low_y) / (high_y - low_y)
        return round(left + across * (wide - left - 110), 1), round(base - up * (base - 20), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" '
        'aria-label="Seconds of a check against the number of files" font-family="sans-serif" font-size="12">',
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
    ]
    for seconds in (1, 10, 100, 1000):
        x, y = at(500, seconds)
        parts.append(f'<path d="M{left} {y}H{wide - 110}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 8}" y="{y + 4}" text-anchor="end" fill="#555">{seconds:,} s</text>')
    for files in (1_000, 10_000, 100_000):
        x, _ = at(files, 1)
        parts.append(f'<text x="{x}" y="{base + 20}" text-anchor="middle" fill="#555">{files:,}</text>')
    parts.append(f'<text x="{left}" y="{base + 40}" fill="#555">files (one in ten a template)</text>')
    for number, (name, colour) in enumerate(
        (("cold", "#b3261e"), ("unchanged", "#1b6e3c"), ("20 changed", "#1f4e8c"))
    ):
        places = [at(one[0], one[number + 1].wall) for one in rows]
        line = " ".join(f"{x},{y}" for x, y in places)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in places]
        x, y = places[-1]
        parts.append(f'<text x="{x + 8}" y="{y + 4}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def shard(size: int, count: int, folder: Path) -> list[str]:
    """What the first of ``count`` shards of ``size`` files costs."""
    root = folder / str(size)
    write_files(root, size // 1000, size - size // 1000)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=root, check=True)
    listing = measured(["git", "ls-files", "-co", "--exclude-standard"], root)
    # The last of very many shards has next to nothing to judge: what is left is listing, measuring and dealing out.
    empty = measured([*GOVERN, "--shard", "10000/10000", "--format", "json"], root)
    one = measured(
        [*GOVERN, "--shard", f"1/{count}", "--format", "json", "--output", str(folder / "1.json")], root
    )
    told = (folder / "1.json").stat().st_size / 2**20
    return [
        "| what | s | MiB |",
        "| --- | --- | --- |",
        f"| `git ls-files` of {size:,} files | {listing.wall:.1f} | {listing.peak:.0f} |",
        f"| one of 10,000 shards: listing, dealing out, {size // 10_000} files | {empty.wall:.1f} | {empty.peak:.0f} |",
        f"| one of {count} shards: the same, {size // count:,} files | {one.wall:.1f} | {one.peak:.0f} |",
        f"| the report that it hands on | – | {told:.0f} |",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="+", metavar="FILES")
    parser.add_argument("--shard", type=int, default=0, metavar="N")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--plot", type=Path)
    chosen = parser.parse_args()
    head = (
        f"Made on {date.today():%-d %B %Y} by `python benchmarks/scale.py {' '.join(sys.argv[1:])}`, one run each, Python "
        f"{platform.python_version()}, {os.cpu_count()} processors."
    )
    with tempfile.TemporaryDirectory() as folder:
        if chosen.shard:
            print("\n".join([head, "", *shard(chosen.sizes[0], chosen.shard, Path(folder))]))
            return
        rows = []
        for size in chosen.sizes:
            rows.append(row(size, Path(folder)))
            print(table(rows)[-1], file=sys.stderr, flush=True)
    told = "\n".join([head, "", *table(rows)])
    print(told)
    if chosen.plot:
        chosen.plot.write_text(plot(rows), encoding="utf-8")
    if chosen.write:
        put_between(chosen.write, BEGIN, END, told)


if __name__ == "__main__":
    if not hasattr(resource, "getrusage"):
        sys.exit("This benchmark needs POSIX.")
    main()
