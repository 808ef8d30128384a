"""Whole-process times of govern, on content made from this repository's own templates and leads.

    python -m pip install . && python benchmarks/check.py [--runs 7] [--templates 1000] [--leads 0]

Prints a Markdown table: minimum, median and maximum of the wall time and the peak memory of the largest process,
each command in turn so that a drifting machine drifts for all, and a bare interpreter beside them.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TEMPLATES = "content/campaigns/email-sequences"


def build(root: Path, templates: int, leads: int, seed: int = 2026) -> None:
    """A governed repository: real templates and leads under new names, with a word or two changed."""
    chance = random.Random(seed)
    (root / TEMPLATES).mkdir(parents=True)
    (root / "leads").mkdir()
    (root / "govern.yaml").write_text("extends: sop-rev-v0\n", encoding="utf-8")
    sources = sorted((PROJECT / TEMPLATES).glob("*.md"))
    for number in range(templates):
        source = chance.choice(sources)
        sequence = source.name.split("-v")[0]
        text = source.read_text(encoding="utf-8")
        old = next(line for line in text.splitlines() if line.startswith("version: "))
        day = next(line for line in text.splitlines() if line.startswith("date: "))
        text = text.replace(old, f"version: v{number + 1}", 1).replace(day, "date: 2026-04-20", 1)
        if chance.random() < 0.1:
            text += "\nThe Assessment is $2,500 and eco-monetize says so, {{frist_name}}.\n"
        (root / TEMPLATES / f"{sequence}-v{number + 1}-2026-04-20.md").write_text(text, encoding="utf-8")
    people = sorted((PROJECT / "leads").glob("*.md"))
    for number in range(leads):
        source = chance.choice(people)
        text = source.read_text(encoding="utf-8").replace(
            f"id: {source.stem}", f"id: {source.stem}-{number}", 1
        )
        (root / "leads" / f"{source.stem}-{number}.md").write_text(text, encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=root, check=True)


def run(command: Sequence[str], cwd: Path) -> tuple[float, float]:
    """Wall seconds and peak memory in MiB of one run."""
    # As it is installed for a user: byte code is there, nothing is compiled again at every start.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["SOURCE_DATE_EPOCH"] = "1795305600"
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--templates", type=int, default=1000)
    parser.add_argument("--leads", type=int, default=0)
    chosen = parser.parse_args()
    python = [sys.executable]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "repo"
        build(root, chosen.templates, chosen.leads)
        one = str(next((root / TEMPLATES).glob("nurture-*.md")).relative_to(root))
        commands = {
            "python -c pass": [*python, "-c", "pass"],
            "govern --help": [*python, "-m", "govern", "--help"],
            "govern check ONE": [*python, "-m", "govern", "check", one],
            f"govern check ({chosen.templates} templates, {chosen.leads} leads)": [
                *python,
                "-m",
                "govern",
                "check",
            ],
            "the same, --jobs 1": [*python, "-m", "govern", "check", "--jobs", "1"],
        }
        seen: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for number in range(chosen.runs + 1):
            for name, command in commands.items():
                figures = run(command, root)
                if number:  # the first round only warms up
                    seen[name].append(figures)
    floor = statistics.median(wall for wall, _ in seen["python -c pass"])
    print("| command | min s | median s | max s | × bare Python | peak MiB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, figures in seen.items():
        walls = [wall for wall, _ in figures]
        median = statistics.median(walls)
        peak = max(memory for _, memory in figures)
        print(
            f"| `{name}` | {min(walls):.3f} | {median:.3f} | {max(walls):.3f} | {median / floor:.1f} | {peak:.0f} |"
        )
    print(f"\nPython {sys.version.split()[0]}, {os.cpu_count()} processors, {chosen.runs} runs each in turn.")


if __name__ == "__main__":
    if not hasattr(resource, "getrusage"):
        sys.exit("This benchmark needs POSIX.")
    main()
