"""Made-up histories by the thousand, the messy ones included: skips, returns, same-day steps, replies without a mail."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

Entry = dict[str, Any]
RUNGS = ["prospect", "mql", "sql", "briefing-ready", "assessment-qualified", "assessment-proposed", "won"]
EXITS = ["archived", "disqualified"]
FIRST = date(2026, 1, 1)


def leads(count: int, seed: int) -> list[dict[str, Any]]:
    random = Random(seed)  # noqa: S311 - made-up leads, no secrets
    return [{"id": f"lead-{number:05d}", "history": _history(random)} for number in range(count)]


def _history(random: Random) -> list[Entry]:
    entries: list[Entry] = []
    stage, day = "prospect", FIRST + timedelta(days=random.randrange(200))
    for _ in range(random.randrange(1, 14)):
        day += timedelta(days=int(random.expovariate(1 / 9)))
        entries.extend(_happening(random, stage, day))
        if entries[-1]["event"] == "stage" and entries[-1]["to"] != "nowhere":
            stage = entries[-1]["to"]
    if random.random() < 0.05:
        random.shuffle(entries)
    return entries


def _happening(random: Random, stage: str, day: date) -> list[Entry]:
    on = day.isoformat()
    kind = random.random()
    if kind < 0.35:
        return [{"on": on, "by": "sales.ops", "event": "stage", "to": _next(random, stage)}]
    if kind < 0.4:
        return [{"on": on, "by": "mining.mind", "event": "engagement", "signal": "E1", "source": "x"}]
    return _mail(random, day)


def _next(random: Random, stage: str) -> str:
    draw = random.random()
    if stage in EXITS:
        return random.choice(RUNGS[:3])
    rank = RUNGS.index(stage)
    if draw < 0.7 and rank + 1 < len(RUNGS):
        return RUNGS[rank + 1]
    return random.choice([*RUNGS, *EXITS, "nowhere"])


def _mail(random: Random, day: date) -> list[Entry]:
    template, touch = (
        random.choice(["nurture-v1-2026-04-20", "activation-v1-2026-04-27"]),
        random.randint(1, 4),
    )
    about: Entry = {"touch": touch, "template": template}
    entries: list[Entry] = [{"on": day.isoformat(), "by": "sales.ops", "event": "sent", **about}]
    if random.random() < 0.15:
        # An answer that says nothing of which mail it answers, or names one that was never sent.
        about = {} if random.random() < 0.7 else {"touch": 9, "template": template}
    for event, chance, span in (
        ("bounced", 0.06, 1),
        ("opened", 0.5, 10),
        ("opened", 0.2, 20),
        ("response", 0.3, 12),
    ):
        if random.random() < chance:
            later = (day + timedelta(days=random.randrange(span))).isoformat()
            entry: Entry = {"on": later, "by": "sales.ops", "event": event, **about}
            if event == "bounced":
                entry["kind"] = "hard"
            if event == "response":
                entry["kind"] = random.choice(
                    ["positive", "neutral", "negative", "opt-out", "auto-reply", "none"]
                )
            entries.append(entry)
    return entries
