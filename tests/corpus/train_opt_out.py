"""Learn the weights of OPT101's signs from the labelled corpora and write them where the rule reads them.

    python -m tests.corpus.train_opt_out [--folds N] [--without PART …] [--check]

Needs numpy and scipy; the rule itself needs neither. Logistic regression over sentences,
where a text counts as an opt-out when its best sentence does: so of a text with an opt-out only the best
sentence is a positive example, and of one without every sentence is a negative one. ``--folds`` measures by
cross-validation and writes nothing; neighbours in a part, which often are variants of each other, go into one
fold. ``--without`` leaves a part out and measures on it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from govern.documents.reading import read_passages
from govern.rules.optout_evidence import candidates
from govern.rules.optout_judging import rule_signs
from govern.rules.optout_mechanism import judge_by_rules
from govern.rules.optout_targets import FieldNames, with_titled_links, without_notes
from govern.rules.optout_tokens import read_tokens
from tests.corpus.optout_frames import texts

CORPUS = Path(__file__).resolve().parent
TARGET = CORPUS.parent.parent / "govern" / "rules" / "optout_weights_lexicon.py"
MENDED_ON = ("work", "more", "held-out")
"""The grammar was mended on these, so what it says of them teaches nothing about how far to trust it."""
UNSEEN = (
    "pairs",
    "fresh-a",
    "fresh-b",
    "fresh-c",
    "fresh-d",
    "fresh-e",
    "fresh-f",
    "fresh-g",
    "fresh-h",
    "fresh-i",
    "fresh-j",
    "fresh-k",
    "fresh-l",
    "fresh-m",
    "fresh-n",
    "fresh-o",
    "fresh-p",
    "fresh-q",
    "fresh-r",
    "fresh-s",
    "fresh-t",
    "fresh-u",
    "fresh-v",
    "fresh-w",
    "fresh-x",
    "fresh-y",
    "fresh-z",
    "fresh-aa",
    "fresh-ac",
    "fresh-ad",
    "fresh-ae",
    "fresh-af",
    "against",
    "own",
)
ELSEWHERE = (("valuefirst", "work"), ("valuefirst", "held-out"), ("pricing", "work"), ("pricing", "held-out"))
"""Texts about other things, which hold no opt-out unless they use a word of it."""
OPT_OUT_WORDS = re.compile(
    r"unsub|opt(?:ing)?[- ]?out|\bstop|remove|no more|off (?:the|my|our|this|your) list|preference|won't (?:write|mail"
    r"|e-?mail|hear)|write again|not (?:write|hear)|leave you|nothing more|\bend (?:this|these)|take (?:you|me)|pass\b",
    re.IGNORECASE,
)
STRENGTH = 0.5
"""Inverse of the penalty on large weights."""
SCALE = {"y": 2.0, "rules": 3.0}
"""Families of signs that are penalised less: there are few of them, and they hold most."""
PRESENT_COUNTS = 1.5
"""How much a text with an opt-out counts: it has one sentence to learn from, and one without has many."""
FRAMES, FRAME_COUNTS = 5_000, 0.2
"""How many texts are put together from parts, and how much one of them counts."""
MENDED_COUNTS = 2.0
"""How much a text of those parts counts that say in plain words what the rule is for."""
WIDTH = 460
"""How many characters of the weights stand in a line."""
LEAST_CASES = 4
LEAST_WEIGHT = 0.07
ROUNDS = 5
NEIGHBOURS = 8


@dataclass(frozen=True)
class Case:
    """A text: the signs of each candidate, and whether it holds an opt-out."""

    part: str
    present: bool
    signs: tuple[frozenset[str], ...]


def read_part(name: str, part: str) -> Iterator[dict[str, str]]:
    for line in (CORPUS / name / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if not case.get("debatable"):
            yield case


def case_of(part: str, text: str, *, present: bool, by_rules: bool) -> Case:
    names = FieldNames()
    passages = with_titled_links(without_notes(read_passages(text, 0, len(text))))
    found = [candidate.signs for candidate in candidates(read_tokens(passages, names))]
    if by_rules and found:
        more = frozenset(rule_signs(judge_by_rules(passages, names)))
        found = [signs | more for signs in found]
    return Case(part, present, tuple(found))


def read_cases(parts: Iterable[str], *, by_rules: bool) -> list[Case]:
    return [
        case_of(part, case["text"], present=case["label"] == "present", by_rules=by_rules)
        for part in parts
        for case in read_part("optout", part)
    ]


def read_in_context(parts: Iterable[str]) -> list[Case]:
    """Every third short text once more, below a paragraph about something else, which must change nothing."""
    others = background_texts()
    found = [case for part in parts for case in read_part("optout", part) if "\n\n" not in case["text"]]
    return [
        case_of(
            "in context",
            f"{others[number * 37 % len(others)]}\n\n{case['text']}",
            present=case["label"] == "present",
            by_rules=False,
        )
        for number, case in enumerate(found)
        if number % 3 == 0
    ]


def background_texts() -> list[str]:
    texts = {case["text"] for name, part in ELSEWHERE for case in read_part(name, part)}
    return sorted(text for text in texts if len(text) > 24 and not OPT_OUT_WORDS.search(text))


def read_background() -> list[Case]:
    return [case_of("elsewhere", text, present=False, by_rules=False) for text in background_texts()]


def read_frames() -> list[Case]:
    return [case_of("frames", text, present=sound, by_rules=True) for text, sound in texts(FRAMES)]


def learn(cases: Sequence[Case]) -> dict[str, float]:
    """The weights of all signs that at least ``LEAST_CASES`` texts have."""
    found = Counter(sign for case in cases for sign in frozenset().union(*case.signs))
    signs = sorted(sign for sign, count in found.items() if count >= LEAST_CASES and ";" not in sign)
    place = {sign: number for number, sign in enumerate(signs)}
    scale = np.array([SCALE.get(sign.partition(":")[0], 1.0) for sign in signs])
    # In order, so that the same corpora give the same weights to the last digit.
    rows = [sorted(place[sign] for sign in one if sign in place) for case in cases for one in case.signs]
    columns = np.array([column for row in rows for column in row], dtype=int)
    matrix = csr_matrix(
        (scale[columns], columns, np.cumsum([0, *map(len, rows)])), shape=(len(rows), len(signs))
    )
    counts = np.array([how_much(case) for case in cases for _ in case.signs])
    weights, chosen = np.zeros(len(signs)), list[int]()
    for turn in range(ROUNDS):
        picked, labels = pick(cases, matrix @ weights, last=turn == 0)
        if picked == chosen:
            break
        chosen = picked
        weights = fit(matrix[picked], np.array(labels, dtype=float), counts[picked], weights)
    return dict(zip(signs, (weights * scale).tolist(), strict=True))


def how_much(case: Case) -> float:
    part = FRAME_COUNTS if case.part == "frames" else MENDED_COUNTS if case.part in MENDED_ON else 1.0
    return part * (PRESENT_COUNTS if case.present else 1.0)


def pick(cases: Sequence[Case], scores: np.ndarray, *, last: bool) -> tuple[list[int], list[int]]:
    """The rows to learn from, and their labels (1 or -1)."""
    picked, labels, start = list[int](), list[int](), 0
    for case in cases:
        rows = range(start, start + len(case.signs))
        start = rows.stop
        if case.present and rows:
            picked.append(rows[-1] if last else max(rows, key=lambda row: scores[row]))
            labels.append(1)
        elif not case.present:
            picked += rows
            labels += [-1] * len(rows)
    return picked, labels


def fit(matrix: csr_matrix, labels: np.ndarray, counts: np.ndarray, start: np.ndarray) -> np.ndarray:
    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margins = labels * (matrix @ weights)
        pull = -labels * counts / (1 + np.exp(np.clip(margins, -500, 500)))
        value = (counts * np.logaddexp(0, -margins)).sum() + weights @ weights / (2 * STRENGTH)
        return float(value), matrix.T @ pull + weights / STRENGTH

    result: np.ndarray = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return result


def is_present(case: Case, weights: dict[str, float]) -> bool:
    return any(sum(weights.get(sign, 0.0) for sign in signs) > 0 for signs in case.signs)


def report(cases: Sequence[Case], found: Sequence[bool]) -> None:
    for part in dict.fromkeys(case.part for case in cases):
        pairs = [(case.present, got) for case, got in zip(cases, found, strict=True) if case.part == part]
        right = sum(present == got for present, got in pairs) / len(pairs)
        alarms = sum(present and not got for present, got in pairs)
        passed = sum(got and not present for present, got in pairs)
        print(
            f"{part:<10} texts {len(pairs):>5}  accuracy {right:.3f}  false alarms {alarms}  let pass {passed}"
        )


def cross_validate(cases: Sequence[Case], always: Sequence[Case], folds: int) -> None:
    found = [False] * len(cases)
    for fold in range(folds):
        held = [number for number in range(len(cases)) if number // NEIGHBOURS % folds == fold]
        rest = [case for number, case in enumerate(cases) if number // NEIGHBOURS % folds != fold]
        weights = learn([*always, *rest])
        for number in held:
            found[number] = is_present(cases[number], weights)
    report(cases, found)


HEAD = '''"""The weights of the signs of ``optout_evidence``: above zero for an opt-out, below it against one.

Written by ``tests/corpus/train_opt_out.py`` from the labelled corpora; not to be edited. Entries are parted by
semicolons, the weight stands last.
"""

from __future__ import annotations

from functools import lru_cache

from govern import kept
from govern.annotations import Final

RULES_AT_LEAST: Final = {least}
RULES_AT_MOST: Final = {most}
"""The least and the most that the signs of the grammar can add."""


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of every sign that has one."""
    return kept.table("weights of opting out", "", _weights)


def _weights() -> dict[str, float]:
    entries = (entry.rpartition(" ") for entry in _TEXT.replace("\\n", "").split("; "))
    return {{sign: float(weight) for sign, _, weight in entries}}


_TEXT: Final = r"""
'''


def written(weights: dict[str, float]) -> str:
    kept = {sign: weight for sign, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}
    rules = {sign: weight for sign, weight in kept.items() if sign.startswith("rules:")}
    absent = [weight for sign, weight in rules.items() if sign not in ("rules:present", "rules:absent")]
    present, base = rules.get("rules:present", 0.0), rules.get("rules:absent", 0.0)
    least = min(present, base + min([0.0, *absent]))
    most = max(present, base + max([0.0, *absent]))
    lines, line = list[str](), ""
    for number, (sign, weight) in enumerate(sorted(kept.items())):
        entry = f"{'; ' if number else ''}{sign} {weight:.2f}"
        if len(line) + len(entry) > WIDTH:
            lines.append(line)
            line = ""
        line += entry
    head = HEAD.format(least=round(least - 0.01, 2), most=round(most + 0.01, 2))
    return head + "\n".join([*lines, line]).replace("\n; ", ";\n ") + '\n"""\n'


def trained() -> str:
    """The module of weights that all parts together give."""
    always = [
        *read_cases(MENDED_ON, by_rules=False),
        *read_background(),
        *read_in_context(MENDED_ON),
        *read_frames(),
    ]
    return written(learn([*always, *read_cases(UNSEEN, by_rules=True)]))


def parsed(module: str) -> dict[str, float]:
    """The weights in the text of such a module."""
    entries = module.partition('r"""')[2].rpartition('"""')[0].replace("\n", "").split("; ")
    return {sign: float(weight) for sign, _, weight in (entry.rpartition(" ") for entry in entries)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=int, default=0, help="measure by cross-validation, write nothing")
    parser.add_argument(
        "--without", nargs="*", default=[], metavar="PART", help="leave parts out, measure on them"
    )
    parser.add_argument("--check", action="store_true", help="fail if the weights in the package differ")
    chosen = parser.parse_args()
    if not chosen.folds and not chosen.without:
        text = trained()
        if chosen.check and text != TARGET.read_text(encoding="utf-8"):
            sys.exit("The weights in the package are not those that the corpora give; run this script.")
        TARGET.write_text(text, encoding="utf-8")
        print(f"{text.count(';')} weights in {TARGET.name}")
        return
    mended_on = [part for part in MENDED_ON if part not in chosen.without]
    always = [
        *read_cases(mended_on, by_rules=False),
        *read_background(),
        *read_in_context(mended_on),
        *read_frames(),
    ]
    cases = read_cases([part for part in UNSEEN if part not in chosen.without], by_rules=True)
    if chosen.folds:
        cross_validate(cases, always, chosen.folds)
    else:
        held = read_cases(chosen.without, by_rules=True)
        weights = learn([*always, *cases])
        report(held, [is_present(case, weights) for case in held])


if __name__ == "__main__":
    main()
