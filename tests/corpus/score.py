"""Score the content rules on the labelled corpora: precision, recall, accuracy, and every miss.

    python -m tests.corpus.score [--part work|held-out] [--misses] [NAME …]

The figures of docs/quality.md come from here, and tests/test_quality.py holds them to their floors.
"""

from __future__ import annotations

import argparse
import base64
import dataclasses
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from govern import packaged
from govern.check import FileResult, Selection, Settings, check_bytes, stray
from govern.documents.reader import read_document
from govern.documents.schema import Schema
from govern.findings import Finding
from govern.policy.load import load_policy
from govern.policy.model import Fields, Policy
from govern.repository.workspace import governed
from govern.rules.specimen import specimen

HERE = Path(__file__).resolve().parent
AS_OF = date(2026, 11, 22)
Case = dict[str, Any]


@dataclass
class Score:
    """Counts of one rule family on one part of its corpus."""

    name: str
    cases: int = 0
    right: int = 0
    true_positive: int = 0
    false_positive: int = 0
    false_negative: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.true_positive / max(1, self.true_positive + self.false_positive)

    @property
    def recall(self) -> float:
        return self.true_positive / max(1, self.true_positive + self.false_negative)

    @property
    def accuracy(self) -> float:
        return self.right / max(1, self.cases)

    def add(self, case: Case, expected: set[Any], found: set[Any], allowed: set[Any] = frozenset()) -> None:  # type: ignore[assignment]
        missing, extra = expected - found, found - expected - allowed
        self.cases += 1
        self.right += not missing and not extra
        self.true_positive += len(expected & found)
        self.false_negative += len(missing)
        self.false_positive += len(extra)
        if missing or extra:
            text = str(case.get("text", case.get("path", "")))
            self.misses.append(
                f"{case['id']} missed={sorted(map(str, missing))} extra={sorted(map(str, extra))} {text!r}"
            )

    def line(self) -> str:
        return (
            f"{self.name:<28} cases {self.cases:>4}  precision {self.precision:.3f}  "
            f"recall {self.recall:.3f}  accuracy {self.accuracy:.3f}"
        )


def load(name: str, part: str) -> list[Case]:
    path = HERE / name / f"{part}.jsonl"
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def debatable(case: Case) -> bool:
    """Whether a case says of itself that its label can be argued with; such cases are neither scored nor learned from."""
    return "debatable" in case.get("tags", ())


def settings(select: str, policy: Policy | None = None) -> Settings:
    base = policy or _policy()
    schemas = {kind.name: Schema(packaged.schema(kind.schema)) for kind in base.kinds.values() if kind.schema}
    return Settings(base, schemas, AS_OF, Selection((select,)))


def _policy() -> Policy:
    data = "extends: sop-rev-v0\nroster:\n" + "".join(
        f"  {role}: [{{name: {name}, email: {name.lower()}@example.com, from: 2026-01-01}}]\n"
        for role, name in (("category.positioning", "Dana"), ("cmo", "Michelle"), ("cro", "Marcus"))
    )
    return load_policy(data.encode(), packaged.schema("policy"), packaged.profile).policy


def checked(text: str, chosen: Settings, subject: str = "") -> tuple[FileResult, int]:
    """Check a touch body, and give the offset at which it begins in the document."""
    path, document = specimen(text, "body")
    if subject:
        document = document.replace(
            "Subject: {{company_name}} and the partner revenue gap", f"Subject: {subject}", 1
        )
    return check_bytes(document.encode("utf-8"), path, "email-sequence", chosen), len(document) - len(text)


def _offsets(finding: Finding, text: str, begin: int) -> tuple[int, int]:
    from govern.documents.source import Source

    _, document = specimen(text, "body")
    starts = Source(document).line_starts
    span = finding.span
    return (
        starts[span.line - 1] + span.column - 1 - begin,
        starts[span.end_line - 1] + span.end_column - 1 - begin,
    )


def pricing(part: str) -> Iterator[Score]:
    chosen, score, spans = settings("PRC101"), Score("pricing"), Score("pricing spans")
    for case in load("pricing", part):
        if debatable(case):
            continue
        result, begin = checked(case["text"], chosen)
        body = [_offsets(f, case["text"], begin) for f in result.findings]
        score.add(case, {"price"} if case["label"] == "price" else set(), {"price"} if body else set())
        if case.get("spans"):
            wanted = _places(case["text"], case["spans"])
            hit = {want for want in wanted if any(low < want[1] and want[0] < high for low, high in body)}
            extra = {got for got in body if not any(got[0] < high and low < got[1] for low, high in wanted)}
            spans.add(case, wanted, hit | extra)
    yield score
    yield spans


def _places(text: str, spans: list[str]) -> set[tuple[int, int]]:
    places, cursor = set(), 0
    for span in spans:
        at = text.find(span, cursor)
        at = text.find(span) if at < 0 else at
        places.add((at, at + len(span)))
        cursor = at + len(span)
    return places


def trademark(part: str) -> Iterator[Score]:
    chosen, score, heads = (
        settings("TRM101"),
        Score("trademark (exact spans)"),
        Score("trademark capitals in headings"),
    )
    for case in load("trademark", part):
        result, begin = checked(case["text"], chosen)
        found = {_offsets(f, case["text"], begin) for f in result.findings}
        expected = {(item["start"], item["end"]) for item in case["expected"]}
        tags = case.get("tags", [])
        (heads if "allcaps-heading" in tags else score).add(case, expected, found)
    yield score
    if heads.cases:
        yield heads


def optout(part: str) -> Iterator[Score]:
    chosen, score = settings("OPT101"), Score("opt-out (absent)")
    for case in load("optout", part):
        if case.get("debatable"):
            continue
        result, _ = checked(case["text"], chosen)
        score.add(
            case, {"absent"} if case["label"] == "absent" else set(), {"absent"} if result.findings else set()
        )
    yield score


def personalization(part: str) -> Iterator[Score]:
    base, score = _policy(), Score("personalization")
    for case in load("personalization", part):
        if case.get("debatable"):
            continue
        roles: dict[str, list[str]] = {}
        for name, role in case["fields"].items():
            roles.setdefault(role, []).append(name)
        fields = Fields(
            **{role: tuple(roles.get(role, ())) for role in ("contact", "company", "context", "other")}
        )
        chosen = settings("PER10", dataclasses.replace(base, fields=fields))
        result, _ = checked(case["text"], chosen, case.get("subject", "A note on partner revenue"))
        found = {f.code for f in result.findings}
        expected, allowed = set(), set(case.get("allowed", ()))
        for kind in case["expected"]:
            choices = kind.split("|")
            hit = [choice for choice in choices if choice in found]
            expected.add(hit[0] if hit else choices[0])
            allowed.update(choices)
        score.add(case, expected, found, allowed)
    yield score


def valuefirst(part: str) -> Iterator[Score]:
    chosen, score = settings("VAL101"), Score("value-first (pitch)")
    for case in load("valuefirst", part):
        result, _ = checked(case["text"], chosen)
        score.add(
            case,
            {"pitch"} if case["label"] == "pitch-first" else set(),
            {"pitch"} if result.findings else set(),
        )
    yield score


def naming(part: str) -> Iterator[Score]:
    chosen, score = settings("NAM101"), Score("naming")
    _, text = specimen("", "file-name")
    for case in load("naming", part):
        path = case["path"]
        targets = governed([path], chosen.policy)
        if not targets:
            found = False
        elif targets[0].stray:
            found = bool(stray(path, targets[0].stray, chosen).findings)
        else:
            lines = [
                line
                for line in text.splitlines(keepends=True)
                if not line.startswith(("sequence:", "version:", "date:"))
            ]
            found = bool(check_bytes("".join(lines).encode(), path, targets[0].kind, chosen).findings)
        score.add(case, {"problem"} if case["label"] == "problem" else set(), {"problem"} if found else set())
    yield score


def frontmatter(part: str) -> Iterator[Score]:
    score = Score("front matter (error)")
    for case in load("frontmatter", part):
        data = (
            base64.b64decode(case["base64"])
            if "base64" in case
            else case["text"].encode("utf-8", "surrogatepass")
        )
        reading = read_document(data, "x.md", "email-sequence", "markdown")
        found = {"error"} if reading.document is None else set()
        if (
            reading.document is not None
            and "data" in case
            and case["data"] is not None
            and reading.document.data != case["data"]
        ):
            found = {"other data"}
        score.add({"text": repr(data[:120]), **case}, {"error"} if case["label"] == "error" else set(), found)
    yield score


OURS = "t1.abcdefghijklmnopqrstuvwxyz@example.com"
"""The Message-ID of the mail that the replies answer."""


def replies(part: str) -> Iterator[Score]:
    """Replies sorted: all kinds; opt-outs alone; opt-outs that are sorted, or at least left for a person; days of return."""
    kinds, outs = Score("replies (kind)"), Score("replies: opt-outs sorted")
    kept, days = Score("replies: opt-outs not lost"), Score("replies: days of return")
    for case in load("replies", part):
        kind, until = sorted_reply(case["message"])
        label = kind if kind in case.get("also", ()) else case["label"]
        case = {**case, "text": f"{kind}: {case['message'].partition(chr(10) * 2)[2][:140]}"}
        kinds.add(case, {label} - {"person"}, {kind} - {"person"})
        outs.add(case, {label} & {"opt-out"}, {kind} & {"opt-out"})
        kept.add(case, {label} & {"opt-out"}, {"opt-out"} & {kind, label if kind == "person" else kind})
        if label == "auto-reply":
            days.add(case, {case["until"]} if "until" in case else set(), {until} if until else set())
    yield from (kinds, outs, kept, days)


def sorted_reply(message: str) -> tuple[str, str]:
    """What an import makes of one message: a kind, ``bounce-hard``, ``bounce-soft`` or ``person``; and the day of return."""
    from zoneinfo import ZoneInfo

    from govern.exchange.from_gmail import from_gmail

    raw = message.replace("{message_id}", OURS).encode("utf-8")
    found = from_gmail(
        raw, "x.eml", frozenset({"rick@example.com"}), "unsubscribe@example.com", ZoneInfo("UTC")
    )
    if not found:
        return "person", ""
    one = found[0]
    kind = {"opt-out": "opt-out", "bounced": f"bounce-{one.kind}", "reply": one.kind}.get(one.what, "person")
    return kind, one.until.isoformat() if one.until else ""


CORPORA: dict[str, Callable[[str], Iterator[Score]]] = {
    "pricing": pricing,
    "trademark": trademark,
    "optout": optout,
    "personalization": personalization,
    "valuefirst": valuefirst,
    "naming": naming,
    "frontmatter": frontmatter,
    "replies": replies,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*CORPORA, []])
    parser.add_argument("--part", default="work")
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    for name in chosen.names or CORPORA:
        for score in CORPORA[name](chosen.part):
            print(score.line())
            for miss in score.misses if chosen.misses else ():
                print("   ", miss)


if __name__ == "__main__":
    main()
