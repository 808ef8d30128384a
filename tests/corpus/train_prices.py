"""Learn the weights of the price rule, and say how good they are on texts they were not learned from.

    python -m tests.corpus.train_prices                  # learn from all parts, write govern/rules/money_lexicon.py
    python -m tests.corpus.train_prices --hold-out more  # learn from the others, score on this part, write nothing
    python -m tests.corpus.train_prices --folds 5        # cross-validation; near-identical cases stay together

Needs numpy and scipy (``pip install govern[train]``); the rule itself needs neither. ``final`` is never learned from.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from govern.documents.passages import Passage
from govern.documents.reading import read_passages
from govern.rules.money import mentions, worth_reading
from govern.rules.money_features import features
from govern.rules.money_model import listed, settled
from govern.rules.money_prices import is_price_field, leads
from govern.rules.money_scene import Own, Scene, stem
from govern.rules.money_text import Kind, Text, read
from tests.corpus.price_frames import practice
from tests.corpus.score import debatable, load

OWN = Own(frozenset({2500.0}), frozenset({"assessment"}), frozenset({(2500.0, "USD")}))
PARTS = {
    "work": 1.0,
    "more": 2.0,
    "held-out": 2.0,
    "fresh-a": 2.0,
    "fresh-b": 2.0,
    "fresh-c": 2.0,
    "fresh-d": 2.0,
    "fresh-e": 2.0,
    "fresh-f": 2.0,
    "fresh-g": 2.0,
    "fresh-h": 2.0,
    "fresh-i": 2.0,
    "fresh-j": 2.0,
    "fresh-k": 2.0,
    "fresh-l": 2.0,
    "fresh-m": 2.0,
    "fresh-n": 2.0,
    "fresh-o": 2.0,
    "fresh-p": 2.0,
    "fresh-q": 2.0,
    "fresh-r": 2.0,
    "fresh-s": 2.0,
    "fresh-t": 2.0,
    "fresh-u": 2.0,
    "fresh-v": 2.0,
    "fresh-w": 2.0,
    "fresh-x": 2.0,
    "fresh-y": 2.0,
    "fresh-z": 2.0,
    "fresh-aa": 2.0,
    "fresh-ab": 2.0,
    "fresh-ac": 2.0,
    "fresh-ad": 2.0,
    "fresh-ae": 2.0,
    "fresh-af": 2.0,
    "fresh-ah": 2.0,
    "fresh-ai": 2.0,
    "fresh-aj": 2.0,
    "fresh-ak": 2.0,
    "fresh-al": 2.0,
    "fresh-am": 2.0,
    "fresh-an": 2.0,
    "fresh-ao": 2.0,
    "against": 2.0,
}
"""The parts learned from, and how much a case of each weighs."""
PRACTICE = 4.0
RARE = 2
"""A feature of fewer cases than this is not learned."""
STRENGTH = 1.0
LISTED = 2.0
"""The advance of a listed amount while the weights are learned."""
UNSEEN_MONEY = 0.3
"""Weights shrink towards what is most frequent, plain numbers; a sum with a currency among words that nobody has
written yet is more often a price than they say. Measured on parts that were held out: anything from 0 to 0.9 does."""
TARGET = Path(__file__).resolve().parents[2] / "govern" / "rules" / "money_lexicon.py"


class Candidate(NamedTuple):
    """A mention of a case: its features, whether it is a price of ours, what was settled without words, and its advance."""

    features: dict[str, float]
    price: bool
    settled: float
    ahead: float


class Sample(NamedTuple):
    """A case with its mentions; ``always`` when a merge field already makes it a price."""

    case: dict[str, Any]
    candidates: list[Candidate]
    weight: float
    always: bool = False


def ordinary(texts: Iterable[str]) -> frozenset[str]:
    """The stems of all words that stand in lower case in at least two of the texts."""
    seen = Counter(
        word
        for text in texts
        for word in {stem(w) for w in re.findall(r"(?<![^\W_])[a-z]{2,}(?:'[a-z]+)?(?![^\W_])", text)}
    )
    return frozenset(word for word, count in seen.items() if count >= RARE)


def sample(case: dict[str, Any], weight: float, words: frozenset[str]) -> Sample:
    """Find and describe the mentions of a case."""
    text, always = case["text"], False
    found: list[Candidate] = []
    wanted = places(text, case["spans"])
    for passage, lead in leads(read_passages(text, 0, len(text)), text):
        always = always or any(is_price_field(tag.name or tag.inner) for tag in passage.tags)
        found.extend(_candidates(passage, lead, wanted, words))
    return Sample(case, found, weight, always)


PROSE = [(name, part) for name in ("optout", "personalization", "trademark", "valuefirst") for part in PARTS]
"""Mail that was written for the other rules. Its bare numbers and percentages are no prices of anybody."""
PROSE_WEIGHT = 3.0
OWN_MAIL = Path(__file__).resolve().parents[2] / "content" / "campaigns" / "email-sequences"
_NUMBERS = frozenset({Kind.BARE, Kind.SHARE, Kind.FIGURES})


def prose(words: frozenset[str]) -> Iterable[Sample]:
    """The numbers of ordinary mail, none of which is a price."""
    mails = [(f"{name} {case['id']}", case["text"]) for name, part in PROSE for case in load(name, part)]
    mails += [(path.name, path.read_text("utf-8")) for path in sorted(OWN_MAIL.glob("*.md"))]
    for name, text in mails:
        found: list[Candidate] = []
        for passage, lead in leads(read_passages(text, 0, len(text)), text):
            found.extend(_candidates(passage, lead, (), words, _NUMBERS))
        if found:
            yield Sample({"id": name, "text": text, "label": "ok", "spans": []}, found, PROSE_WEIGHT)


def _candidates(
    passage: Passage,
    lead: str,
    wanted: Sequence[tuple[int, int]],
    words: frozenset[str],
    kinds: frozenset[Kind] = frozenset(Kind),
) -> Iterable[Candidate]:
    if not worth_reading(passage.folded.text) or not mentions(read(passage.folded.text)):
        return
    text: Text = read(lead + passage.folded.text)
    scene = Scene(text, tuple(mentions(text)), OWN, words)
    for number, mention in enumerate(scene.mentions):
        low, high = text.plain.back(mention.start, mention.end)
        if low >= len(lead) and mention.kind in kinds:
            start, end = passage.origin(*passage.folded.back(low - len(lead), high - len(lead)))
            price = any(start < upper and lower < end for lower, upper in wanted)
            described: dict[str, float] = {}
            for name, value, _ in features(scene, number):
                described[name] = described.get(name, 0.0) + value
            yield Candidate(described, price, settled(mention), LISTED * listed(OWN, mention))


def places(text: str, spans: Sequence[str]) -> list[tuple[int, int]]:
    """Where the spans of a case stand in its text."""
    places, cursor = [], 0
    for span in spans:
        at = text.find(span, cursor)
        at = text.find(span) if at < 0 else at
        places.append((at, at + len(span)))
        cursor = at + len(span)
    return places


# --- learning ---------------------------------------------------------------------------------------


def learn(samples: Sequence[Sample], strength: float = STRENGTH) -> dict[str, float]:
    """Weights by logistic regression with an L2 penalty; ``bias`` among them."""
    known = _known(samples)
    rows = [(c, s.weight) for s in samples for c in s.candidates if not c.settled]
    columns = {name: index for index, name in enumerate(sorted(known))}
    data: list[float] = []
    places: list[int] = []
    ends = [0]
    for candidate, _ in rows:
        for name, value in candidate.features.items():
            if name in columns:
                places.append(columns[name])
                data.append(value)
        ends.append(len(places))
    matrix = csr_matrix((np.array(data), np.array(places), np.array(ends)), shape=(len(rows), len(columns)))
    sign = np.array([1.0 if candidate.price else -1.0 for candidate, _ in rows])
    weight = np.array([share for _, share in rows])
    ahead = np.array([candidate.ahead for candidate, _ in rows])
    turned = matrix.T.tocsr()

    def loss(point: Any) -> tuple[float, Any]:
        margin = sign * (matrix @ point[:-1] + point[-1] + ahead)
        value = strength * float(weight @ np.logaddexp(0, -margin)) + 0.5 * float(point @ point)
        slope = -strength * weight * sign / (1 + np.exp(np.clip(margin, -60, 60)))
        return value, np.append(turned @ slope + point[:-1], slope.sum() + point[-1])

    best = minimize(loss, np.zeros(len(columns) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    learned = {name: float(best.x[index]) for name, index in columns.items()}
    learned["k=M"] = learned.get("k=M", 0.0) + UNSEEN_MONEY
    return {"bias": float(best.x[-1]), **learned}


def _known(samples: Sequence[Sample]) -> set[str]:
    """The features of at least ``RARE`` cases; the fillings of one frame count once."""
    seen: dict[str, set[str]] = defaultdict(set)
    for one in samples:
        for candidate in one.candidates:
            for name in candidate.features:
                if len(seen[name]) < RARE:
                    seen[name].add(one.case["id"])
    return {name for name, cases in seen.items() if len(cases) >= RARE}


def chance(one: Sample, weights: dict[str, float]) -> float:
    """The highest score of a case's mentions; above zero it counts as a price."""
    if one.always:
        return 99.0
    return max((_score(c, weights) for c in one.candidates), default=-99.0)


def _score(candidate: Candidate, weights: dict[str, float]) -> float:
    if candidate.settled:
        return candidate.settled
    return (
        weights["bias"]
        + candidate.ahead
        + sum(weights.get(n, 0.0) * v for n, v in candidate.features.items())
    )


# --- how good they are --------------------------------------------------------------------------------


def figures(pairs: Iterable[tuple[Sample, float]], *, misses: bool = False) -> str:
    """Precision, recall and accuracy in words, with the misses when wanted."""
    counts: Counter[tuple[bool, bool]] = Counter()
    lines = []
    for one, score in pairs:
        price, found = one.case["label"] == "price", score > 0
        counts[price, found] += 1
        if price != found and misses:
            lines.append(
                f"  {one.case['label']:<6}{score:6.2f} {one.case['id']} {one.case['spans']} {one.case['text']!r}"
            )
    hits, alarms, missed = counts[True, True], counts[False, True], counts[True, False]
    total = sum(counts.values())
    head = (
        f"precision {hits / max(1, hits + alarms):.3f}  recall {hits / max(1, hits + missed):.3f}  "
        f"accuracy {1 - (alarms + missed) / max(1, total):.3f}  cases {total}"
    )
    return "\n".join([head, *lines])


def folds(samples: Sequence[Sample], count: int) -> list[int]:
    """A fold for each sample; cases that share most of their words are in the same one."""
    words = [
        {"#" if w.isdigit() else w for w in re.findall(r"[a-z]+|\d+", s.case["text"].lower())}
        for s in samples
    ]
    parent = list(range(len(samples)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    where: dict[str, list[int]] = defaultdict(list)
    for index, those in enumerate(words):
        common: Counter[int] = Counter()
        for word in those:
            if len(where[word]) < 400:
                common.update(where[word])
            where[word].append(index)
        for other, shared in common.most_common(20):
            if shared / len(those | words[other]) > 0.55:
                parent[root(index)] = root(other)
    chosen: dict[int, int] = {}
    draw = random.Random(1)  # noqa: S311 - nothing secret
    for index in range(len(samples)):
        chosen.setdefault(root(index), draw.randrange(count))
    return [chosen[root(index)] for index in range(len(samples))]


# --- writing them down ----------------------------------------------------------------------------------


def written(weights: dict[str, float], words: frozenset[str], least: float = 0.03) -> str:
    """The module that holds the weights: a line for each value in hundredths, with the features that have it."""
    by_value: dict[int, list[str]] = defaultdict(list)
    for name, value in weights.items():
        if abs(value) >= least or name == "bias":
            by_value[round(value * 100)].append(name)
    lines = [f"{value}\t" + "\t".join(sorted(names)) for value, names in sorted(by_value.items())]
    body = "\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return (
        '"""What the price rule has learned: hundredths, then the features of ``money_features`` with that weight.\n\n'
        'Made by ``python -m tests.corpus.train_prices``; not edited by hand.\n"""\n\n'
        f'WEIGHTS = """\\\n{body}\n"""\n\n'
        f'ORDINARY = """\\\n{" ".join(sorted(words))}\n"""\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hold-out", action="append", default=[], help="a part, or a JSONL file")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-practice", action="store_true")
    parser.add_argument("--strength", type=float, default=STRENGTH)
    chosen = parser.parse_args()
    cases = [
        (case, weight)
        for part, weight in PARTS.items()
        if part not in chosen.hold_out
        for case in load("pricing", part)
        if not debatable(case)
    ]
    drilled = [] if chosen.no_practice else list(practice())
    words = ordinary(case["text"] for case in [*(case for case, _ in cases), *drilled])
    samples = [sample(case, weight, words) for case, weight in cases]
    drills = [*prose(words), *(sample(case, PRACTICE * case["share"], words) for case in drilled)]
    if chosen.folds:
        places = folds(samples, chosen.folds)
        pairs = []
        for fold in range(chosen.folds):
            weights = learn(
                [*itertools.compress(samples, (p != fold for p in places)), *drills], chosen.strength
            )
            pairs += [
                (s, chance(s, weights)) for s in itertools.compress(samples, (p == fold for p in places))
            ]
        print(f"{chosen.folds} folds:", figures(pairs, misses=chosen.misses))
        return
    weights = learn([*samples, *drills], chosen.strength)
    for name in chosen.hold_out:
        held = (
            [json.loads(x) for x in Path(name).read_text("utf-8").splitlines()]
            if "/" in name
            else load("pricing", name)
        )
        held = [case for case in held if not debatable(case)]
        print(
            f"{name}:",
            figures(
                ((s, chance(s, weights)) for s in (sample(c, 1, words) for c in held)), misses=chosen.misses
            ),
        )
    if not chosen.hold_out:
        TARGET.write_text(written(weights, words), encoding="utf-8")
        print(f"{TARGET.name}: {len(weights)} features, {TARGET.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
