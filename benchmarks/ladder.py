"""How long the replay of very many leads takes, and how much memory: whole processes, on one core and on two.

    python benchmarks/ladder.py [--leads 100000] [--jobs 1,2] [--repeat 3]

Makes leads of about 15 entries each (a seed makes them the same every time) as JSON lines in a temporary file, then runs
fresh processes that read the file, build every lead, replay it and judge it as of one day. Time is that of the whole
process, start and reading included; memory is the peak of the largest process.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 28)
GATES = ("G1", "G2", "G3", "G4", "G5")
INDICATORS = ("S1", "S2", "S3", "S4", "S5")


def make(path: Path, leads: int) -> int:
    """Write the leads; gives the number of entries."""
    draw = random.Random(2026)
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for number in range(leads):
            history = one(draw)
            count += len(history)
            lead = {
                "id": f"lead-{number}",
                "company": {"name": f"Company {number}"},
                "contact": {"first_name": "Jo", "last_name": "Meyer", "email": f"jo@c{number}.example"},
                "stage": "mql",
                "gates": dict.fromkeys(GATES, "pass"),
                "history": history,
            }
            out.write(json.dumps(lead, separators=(",", ":")) + "\n")
    return count


def one(draw: random.Random) -> list[dict[str, object]]:
    day = date(2026, 1, 5) + timedelta(days=draw.randrange(300))

    def entry(by: str, event: str, **fields: object) -> dict[str, object]:
        return {"on": day.isoformat(), "by": by, "event": event, **fields}

    seen = f"E{draw.randrange(1, 8)}"
    history = [entry("mining.mind", "engagement", signal=seen, source="LinkedIn")]
    day += timedelta(days=1)
    failed = draw.random() < 0.15
    for code in GATES:
        result = "fail" if failed and code == "G3" else "pass"
        history.append(entry("sales.ops", "gate", gate=code, result=result, note="board"))
    if failed:
        return history
    history.append(entry("sales.ops", "stage", to="mql", signals=[seen], note="gates pass"))
    day += timedelta(days=1)
    met = draw.sample(INDICATORS, draw.randrange(1, 5))
    history += [entry("cro", "indicator", signal=code, met=True, evidence="call") for code in met]
    if len(met) >= 3:
        history.append(entry("cro", "stage", to="sql", indicators=met, note="review"))
    day += timedelta(days=14)
    history.append(entry("sales.ops", "enrolled", template="nurture-v1-2026-04-20"))
    for touch in range(1, draw.randrange(3, 9)):
        day += timedelta(days=14)
        history.append(entry("sales.ops", "sent", touch=touch, template="nurture-v1-2026-04-20"))
        if draw.random() < 0.3:
            history.append(
                entry("mining.mind", "engagement", signal=f"E{draw.randrange(1, 8)}", source="LinkedIn")
            )
    return history


def replay_all(path: Path, jobs: int) -> None:
    """What a measured process does."""
    size = path.stat().st_size
    bounds = [(size * part // jobs, size * (part + 1) // jobs) for part in range(jobs)]
    if jobs == 1:
        told = [part(str(path), *bounds[0])]
    else:
        from multiprocessing import get_context

        with get_context("fork" if sys.platform == "linux" else "spawn").Pool(jobs) as pool:
            told = pool.starmap(part, [(str(path), *bound) for bound in bounds])
    leads, entries, proven = (sum(one[n] for one in told) for n in range(3))
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peak = max(one.ru_maxrss for one in usage)
    cpu = sum(one.ru_utime + one.ru_stime for one in usage)
    print(json.dumps({"leads": leads, "entries": entries, "proven": proven, "peak": peak, "cpu": cpu}))


def part(path: str, start: int, end: int) -> tuple[int, int, int]:
    """Replay the leads whose lines begin in ``[start, end)``."""
    from govern import packaged
    from govern.documents.reader import read_document
    from govern.ladder.criteria import eligible
    from govern.ladder.evidence import gather
    from govern.ladder.history import lead_from
    from govern.ladder.policy import read_ladder
    from govern.ladder.replay import replay

    profile = read_document(packaged.profile("sop-rev-v0"), "profile", "policy", "yaml").document
    assert profile is not None
    ladder = read_ladder(profile.data)
    leads = entries = proven = 0
    with open(path, "rb") as lines:  # noqa: PTH123 - a plain stream
        lines.seek(start)
        if start:
            lines.seek(start - 1)
            lines.readline()
        while lines.tell() < end:
            lead = lead_from(json.loads(lines.readline()))
            timeline = replay(lead, ladder)
            leads += 1
            entries += len(lead.events)
            proven += sum(step.proven for step in timeline.steps)
            eligible(ladder, gather(lead, AS_OF), AS_OF)
    return leads, entries, proven


def measure(path: Path, jobs: int) -> tuple[float, dict[str, float]]:
    command = [sys.executable, __file__, "--run", str(path), "--jobs", str(jobs)]
    start = time.perf_counter()
    done = subprocess.run(
        command, capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(PROJECT)}
    )
    return time.perf_counter() - start, json.loads(done.stdout)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--leads", type=int, default=100_000)
    arguments.add_argument("--jobs", default="1,2")
    arguments.add_argument("--repeat", type=int, default=3)
    arguments.add_argument("--run", type=Path)
    given = arguments.parse_args()
    if given.run:
        replay_all(given.run, int(given.jobs))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "leads.jsonl"
        entries = make(path, given.leads)
        print(f"{given.leads:,} leads, {entries:,} entries, {path.stat().st_size / 1e6:.0f} MB")
        for jobs in map(int, given.jobs.split(",")):
            runs = [measure(path, jobs) for _ in range(given.repeat)]
            best, told = min(runs, key=lambda run: run[0])
            print(
                f"{jobs} process{'es' * (jobs > 1)}: {best:.1f} s "
                f"({entries / best / 1000:,.0f} thousand entries a second), {told['cpu']:.1f} s of processor time, "
                f"peak {told['peak'] / 1024:.0f} MB a process"
            )


if __name__ == "__main__":
    main()
