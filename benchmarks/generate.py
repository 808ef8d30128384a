"""A governed repository of any size: the same one for the same seed, with a known set of violations.

    python benchmarks/generate.py FOLDER --templates 5000 --leads 5000 [--seed 2026]

Templates have one to six touches of sentences that hardly ever repeat; leads are the repository's own with other names
and addresses. One file in twenty breaks a rule; FOLDER/violations.json says which file breaks which.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TEMPLATES = "content/campaigns/email-sequences"
TOUCHES = {"nurture": (6, 14), "activation": (3, 7), "re-engagement": (2, 30)}

WHO = """teams companies partners resellers vendors alliances integrators managers buyers sellers regions analysts
distributors operators planners engineers founders channels accounts departments""".split()
KIND = """regional industrial certified smaller larger older newer public independent technical local global seasoned
mid-sized cloud-based family-owned specialised experienced early late""".split()
DID = """closed opened renewed reported measured compared shared recorded introduced supported reviewed planned mapped
tracked delivered documented tested extended repaired replaced counted""".split()
WHAT = """renewals pipelines deals forecasts integrations reports introductions evaluations workshops audits roadmaps
contracts reviews migrations rollouts scorecards budgets handovers references segments""".split()
WHEN = """last quarter;in the spring;within two weeks;over eighteen months;before the review;after the launch;
during the audit;at the half-year;since January;in the second year""".replace("\n", "").split(";")
WHY = """because nobody had a field for it;so the gap stayed hidden;and the numbers held;while the others waited;
although the tools were the same;since the people had met before;which surprised the finance side;
and half of it was never credited;so planning became easier;because the buyer already knew them""".replace(
    "\n", ""
).split(";")
OPT_OUT = [
    "Not for you? [Unsubscribe]({{{{unsubscribe_link}}}}) and I will not write again.",
    "Rather not have the others? [Unsubscribe here]({{{{unsubscribe_link}}}}) and they stop.",
    "If these notes are of no use, [unsubscribe]({{{{unsubscribe_link}}}}); it takes one click.",
    "You can [unsubscribe]({{{{unsubscribe_link}}}}) at any time, and this is note {number}.",
]
BREAKS = {
    "PRC101": "The Assessment is ${price}, all included.",
    "TRM101": "We call it eco-monetize in {word} notes.",
    "PER104": "This is for {{{{frist_name}}}} and the {word} team.",
    "PER106": "Ask [Name] about the {word} plan.",
}
FIRST = "Ada Ben Chloe Dev Elif Femi Gita Hugo Ines Jonas Kaia Liam Mina Noor Omar Petra Quinn Rosa Sven Tove".split()
LAST = "Abe Berg Costa Dahl Eriksen Faye Gomez Haas Ito Jansen Koch Lund Meyer Novak Okoro Park Rossi Silva".split()


class Writer:
    """Prose that is never the same twice, from one seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def sentence(self) -> str:
        pick = self.chance.choice
        number = self.chance.randrange(11, 98)
        forms = (
            f"{pick(KIND).capitalize()} {pick(WHO)} {pick(DID)} {number} {pick(WHAT)} {pick(WHEN)}, {pick(WHY)}.",
            f"In {number} {pick(WHAT)}, {pick(KIND)} {pick(WHO)} {pick(DID)} the {pick(WHAT)} {pick(WHEN)}.",
            f"About {number}% of {pick(KIND)} {pick(WHO)} {pick(DID)} {pick(WHAT)} {pick(WHEN)}.",
            f"What {pick(WHO)} {pick(DID)} {pick(WHEN)} was {pick(KIND)} {pick(WHAT)}, {pick(WHY)}.",
            f"{pick(WHEN).capitalize()}, {number} {pick(KIND)} {pick(WHO)} {pick(DID)} their {pick(WHAT)}.",
        )
        return pick(forms)

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.chance.randrange(2, 5)))

    def touch(self, number: int, wait: int, extra: str) -> str:
        pick = self.chance.choice
        bullets = "\n".join(f"- {pick(KIND)} {pick(WHAT)} that {pick(WHO)} {pick(DID)}" for _ in range(3))
        body = [
            "Hi {{first_name}},",
            self.paragraph(),
            self.paragraph(),
            *([bullets] if self.chance.random() < 0.5 else []),
            f"For {{{{company_name}}}} in {{{{industry}}}}, {self.sentence()}",
            *([extra] if extra else []),
            *(self.paragraph() for _ in range(self.chance.randrange(1, 4))),
            "Best regards,",
            "{{sender_name}}, eco monetize",
            pick(OPT_OUT).format(number=number).replace("{{{{", "{{").replace("}}}}", "}}"),
            "eco monetize, {{postal_address}}",
        ]
        subject = f"{pick(KIND).capitalize()} {pick(WHAT)} and {pick(WHAT)} at {{{{company_name}}}}"
        return (
            f"## Touch {number}\nSubject: {subject}\nPreheader: {pick(WHO).capitalize()} {pick(DID)} {pick(WHAT)}\n"
            f"Wait: {0 if number == 1 else wait} days\n\n" + "\n\n".join(body) + "\n"
        )

    def template(self, number: int) -> tuple[str, str, list[str]]:
        """Path, text, and the codes it breaks."""
        pick = self.chance.choice
        sequence = pick(list(TOUCHES))
        most, wait = TOUCHES[sequence]
        code = pick(list(BREAKS)) if self.chance.random() < 0.05 else ""
        if code == "PRC101" and sequence == "activation":
            code = "TRM101"
        touches = most if sequence == "re-engagement" else self.chance.randrange(most // 2 + 1, most + 1)
        broken = self.chance.randrange(touches) if code else -1
        text = "\n".join(
            self.touch(
                place + 1,
                wait,
                BREAKS[code].format(price=f"{self.chance.randrange(2, 9)},500", word=pick(KIND))
                if place == broken
                else "",
            )
            for place in range(touches)
        )
        front = (
            f"---\ntitle: {pick(KIND).capitalize()} {pick(WHAT)}\nsequence: {sequence}\nversion: v{number}\n"
            f"date: 2026-04-20\nstatus: draft\nowner: category.positioning\nauthor: dana@example.com\n"
            "context_fields: [industry]\nlist_unsubscribe: one-click\napprovals: []\n---\n\n"
        )
        return f"{TEMPLATES}/{sequence}-v{number}-2026-04-20.md", front + text, [code] if code else []

    def lead(self, number: int, sources: list[tuple[str, str]]) -> tuple[str, str, list[str]]:
        """The same for a lead, made of one of the repository's own."""
        pick = self.chance.choice
        old, text = pick(sources)
        first, last = pick(FIRST), pick(LAST)
        name = f"{pick(KIND)}-{pick(WHAT)}-{number}"
        text = text.replace(f"id: {old}", f"id: {name}", 1)
        text = re.sub(r"(?m)^(  first_name: ).*$", rf"\g<1>{first}", text, count=1)
        text = re.sub(r"(?m)^(  last_name: ).*$", rf"\g<1>{last}", text, count=1)
        text = re.sub(
            r"(?m)^(  email: ).*$", rf"\g<1>{first}.{last}.{number}@{name}.example".lower(), text, count=1
        )
        text = re.sub(r"(?m)^(  name: ).*$", rf"\g<1>{name.replace('-', ' ').title()}", text, count=1)
        broken = self.chance.random() < 0.05
        if broken:
            text = text.replace("\nstage:", "\nstagee:", 1)
        return f"leads/{name}.md", text, ["DOC202"] if broken else []


def files(templates: int, leads: int, seed: int) -> Iterator[tuple[str, str, list[str]]]:
    """Path, text and broken rules of every file."""
    writer = Writer(seed)
    for number in range(1, templates + 1):
        yield writer.template(number)
    sources = [
        (path.stem, path.read_text(encoding="utf-8")) for path in sorted((PROJECT / "leads").glob("*.md"))
    ]
    for number in range(1, leads + 1):
        yield writer.lead(number, sources)


def build(root: Path, templates: int, leads: int, seed: int = 2026) -> dict[str, list[str]]:
    """Write the repository and commit it; the broken rules by file."""
    violations = write_files(root, templates, leads, seed)
    who = ("-c", "user.name=Dana", "-c", "user.email=dana@example.com", "-c", "commit.gpgsign=false")
    for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Generated")):
        subprocess.run(["git", *who, *command], cwd=root, check=True)
    return violations


def write_files(root: Path, templates: int, leads: int, seed: int = 2026) -> dict[str, list[str]]:
    """Write the files alone; the broken rules by file."""
    (root / TEMPLATES).mkdir(parents=True)
    (root / "leads").mkdir()
    (root / "govern.yaml").write_text((PROJECT / "govern.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    violations: dict[str, list[str]] = {}
    for path, text, codes in files(templates, leads, seed):
        (root / path).write_text(text, encoding="utf-8")
        if codes:
            violations[path] = codes
    (root / "violations.json").write_text(json.dumps(violations, indent=1), encoding="utf-8")
    return violations


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--templates", type=int, default=5000)
    parser.add_argument("--leads", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=2026)
    chosen = parser.parse_args()
    broken = build(chosen.folder, chosen.templates, chosen.leads, chosen.seed)
    print(f"{chosen.folder}: {chosen.templates} templates, {chosen.leads} leads, {len(broken)} broken files")


if __name__ == "__main__":
    main()
