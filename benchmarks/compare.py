"""govern and its peers on the same generated repository, whole processes in turn: one command makes the table.

    python -m pip install . rumdl check-jsonschema yamllint
    npm install --global markdownlint-cli2 textlint textlint-rule-prh
    python benchmarks/compare.py --templates 1000 --leads 1000 --runs 3 --write docs/performance.md

Peers that are not installed are left out and named. No peer does the whole job: the table says what each does. Absolute
times mean little on a shared machine; every round runs every command once, and the ratios are of these rounds.
With --write, the table replaces what stands between the two marks in the file.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generate import TEMPLATES, build

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
BEGIN, END = "<!-- benchmark: begin -->", "<!-- benchmark: end -->"


@dataclass
class Candidate:
    """A command, what it does of the job, and what must happen before each of its runs."""

    name: str
    does: str
    command: Sequence[str]
    before: Callable[[], None] = lambda: None
    walls: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Cost:
    """Wall seconds of a command, processor seconds of all its processes, MiB of the largest of them."""

    wall: float
    processor: float
    peak: float


def measured(command: Sequence[str], cwd: Path) -> Cost:
    """Run a command once; it may find something, but must not fail."""
    # As it is installed for a user: byte code is there, nothing is compiled again at every start.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["SOURCE_DATE_EPOCH"] = "1795305600"
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        sys.exit(f"failed: {' '.join(command)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def run(candidate: Candidate, cwd: Path) -> None:
    """One run: its wall seconds and peak memory are noted."""
    candidate.before()
    cost = measured(candidate.command, cwd)
    candidate.walls.append(cost.wall)
    candidate.peaks.append(cost.peak)


def forget(root: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(root / ".git" / "govern", ignore_errors=True)


def own(root: Path, one: str) -> list[Candidate]:
    govern = [sys.executable, "-m", "govern"]
    check = [*govern, "check"]
    since = [*check, "--since", "HEAD"]
    return [
        Candidate("python -c pass", "nothing", [sys.executable, "-c", "pass"]),
        Candidate("govern --help", "print help", [*govern, "--help"]),
        Candidate("govern check ONE --no-cache", "everything, one template", [*check, "--no-cache", one]),
        Candidate("govern check ONE, edited", "everything, one template, just changed", [*check, one], edited(root / one)),
        Candidate("govern check ONE", "everything, one template, as before", [*check, one], restored(root / one)),
        Candidate("govern check --no-cache --jobs 1", "everything, one process", [*check, "--no-cache", "--jobs", "1"]),
        Candidate("govern check, cold", "everything", check, forget(root)),
        Candidate("govern check, unchanged", "everything, nothing changed", check),
        Candidate("govern check --since HEAD, 20 changed", "everything, what changed", since, touched(root)),
    ]  # fmt: skip


def edited(path: Path) -> Callable[[], None]:
    """Change a template before each run, each time in another way."""
    text = path.read_text(encoding="utf-8")
    count = 0

    def change() -> None:
        nonlocal count
        count += 1
        path.write_text(f"{text}\n<!-- change {count} -->\n", encoding="utf-8")

    return change


def restored(path: Path) -> Callable[[], None]:
    """Bring a template's first text back, of which the round that warms up has left the result."""
    text = path.read_text(encoding="utf-8")

    def restore() -> None:
        path.write_text(text, encoding="utf-8")

    return restore


def touched(root: Path) -> Callable[[], None]:
    """Change ten templates and ten leads before each run, each time in another way."""
    count = 0

    def change() -> None:
        nonlocal count
        count += 1
        changing = [
            *sorted((root / TEMPLATES).glob("*.md"))[:10],
            *sorted((root / "leads").glob("*.md"))[:10],
        ]
        for path in changing:
            text = path.read_text(encoding="utf-8").partition("\n<!-- change")[0]
            path.write_text(f"{text}\n<!-- change {count} -->\n", encoding="utf-8")

    return change


def peers(extracted: Path) -> tuple[list[Candidate], list[str]]:
    """Peers that are installed, and the names of those that are not."""
    found: list[Candidate] = []
    missing: list[str] = []

    def add(program: str, name: str, does: str, arguments: Sequence[str]) -> None:
        beside = Path(sys.executable).with_name(program)
        path = str(beside) if beside.exists() else shutil.which(program)
        if path is None:
            missing.append(program)
        else:
            found.append(Candidate(name, does, [path, *arguments]))

    config = HERE / "peers"
    add("rumdl", "rumdl, one rule", "terms, capitals only",
        ["check", "--no-cache", "--config", str(config / "rumdl" / ".rumdl.toml"), "."])  # fmt: skip
    schema = str(PROJECT / "schemas" / "email-sequence.schema.json")
    add("check-jsonschema", "check-jsonschema, front matter extracted before", "schemas (templates)",
        ["--schemafile", schema, *map(str, sorted(extracted.glob("*.yaml")))])  # fmt: skip
    add("yamllint", "yamllint, front matter extracted before", "YAML, duplicate keys",
        ["-c", str(config / "yamllint" / ".yamllint"), str(extracted)])  # fmt: skip
    add("markdownlint-cli2", "markdownlint-cli2, one rule", "terms, capitals only",
        ["--config", str(config / "markdownlint-cli2" / ".markdownlint-cli2.jsonc"), "**/*.md"])  # fmt: skip
    add("textlint", "textlint with prh", "terms and plain prices",
        [*rules_beside("textlint"), "--config", str(config / "textlint" / ".textlintrc.json"), "**/*.md"])  # fmt: skip
    return found, missing


def rules_beside(program: str) -> list[str]:
    """Where textlint finds its rules: not in the folder that is checked, but beside itself."""
    path = shutil.which(program)
    return ["--rules-base-directory", str(Path(path).resolve().parents[2])] if path else []


def extract(root: Path, out: Path) -> None:
    """Front matter of every template as a YAML file: what schema and YAML tools need. Not timed."""
    out.mkdir()
    for path in (root / TEMPLATES).glob("*.md"):
        (out / f"{path.stem}.yaml").write_text(
            path.read_text(encoding="utf-8").split("---\n")[1], encoding="utf-8"
        )


def table(candidates: Sequence[Candidate]) -> list[str]:
    floor = statistics.median(candidates[0].walls)
    lines = [
        "| command | does | min s | median s | max s | × bare Python | peak MiB |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for one in candidates:
        median = statistics.median(one.walls)
        lines.append(
            f"| `{one.name}` | {one.does} | {min(one.walls):.3f} | {median:.3f} | {max(one.walls):.3f} "
            f"| {median / floor:.1f} | {max(one.peaks):.0f} |"
        )
    return lines


def bars(candidates: Sequence[Candidate]) -> list[str]:
    """The ratios that are promised, of the medians of this run."""
    by_name = {one.name: statistics.median(one.walls) for one in candidates}
    rows = [
        ("cold, against rumdl's one rule", "govern check, cold", "rumdl, one rule", 2.0),
        ("cold, against check-jsonschema", "govern check, cold", "check-jsonschema, front matter extracted before", 0.05),
        ("unchanged, against its own cold run", "govern check, unchanged", "govern check, cold", 0.30),
        ("one file, against bare Python", "govern check ONE --no-cache", "python -c pass", 6.0),
        ("one file as before, against bare Python", "govern check ONE", "python -c pass", 6.0),
        ("20 changed, against one file", "govern check --since HEAD, 20 changed", "govern check ONE --no-cache", 3.0),
    ]  # fmt: skip
    lines = ["| ratio | measured | bar | |", "| --- | --- | --- | --- |"]
    for what, ours, theirs, bar in rows:
        if ours in by_name and theirs in by_name:
            ratio = by_name[ours] / by_name[theirs]
            lines.append(f"| {what} | {ratio:.2f} × | ≤ {bar} × | {'holds' if ratio <= bar else 'missed'} |")
    return lines


def report(
    candidates: Sequence[Candidate], missing: Sequence[str], command: str, chosen: argparse.Namespace
) -> str:
    files = chosen.templates + chosen.leads
    rounds = (
        f"{chosen.runs} round{'s' * (chosen.runs != 1)}{'' if chosen.no_warm_up else ' after one to warm up'}"
    )
    return "\n".join(
        [
            f"Made on {date.today():%-d %B %Y} by `{command}`: {files:,} generated files ({chosen.templates:,} templates, "
            f"{chosen.leads:,} leads), {rounds}, Python {platform.python_version()}, "
            f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the end.",
            "",
            *table(candidates),
            "",
            *bars(candidates),
            "",
            *([f"Not installed, so not measured: {', '.join(missing)}."] if missing else []),
        ]
    )


def put_between(path: Path, begin: str, end: str, told: str) -> None:
    """Replace what stands between two marks of a file."""
    head, _, rest = path.read_text(encoding="utf-8").partition(begin)
    path.write_text(f"{head}{begin}\n{told}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--templates", type=int, default=1000)
    parser.add_argument("--leads", type=int, default=1000)
    parser.add_argument("--write", type=Path, help="Put the tables between the marks of this file.")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--no-warm-up", action="store_true", help="Count the first round, too.")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "repo"
        build(root, chosen.templates, chosen.leads)
        extract(root, Path(folder) / "front")
        one = str(next((root / TEMPLATES).glob("nurture-*.md")).relative_to(root))
        others, missing = ([], []) if chosen.no_peers else peers(Path(folder) / "front")
        candidates = [*own(root, one), *others]
        for number in range(chosen.runs + (not chosen.no_warm_up)):
            for candidate in candidates:
                run(candidate, root)
                if not number and not chosen.no_warm_up:
                    candidate.walls.clear()
                    candidate.peaks.clear()
    told = report(
        candidates, missing, f"python benchmarks/compare.py {' '.join(sys.argv[1:])}".strip(), chosen
    )
    print(told)
    if chosen.write:
        put_between(chosen.write, BEGIN, END, told)


if __name__ == "__main__":
    if not hasattr(resource, "getrusage"):
        sys.exit("This benchmark needs POSIX.")
    main()
