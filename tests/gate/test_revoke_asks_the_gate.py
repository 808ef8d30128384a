"""`govern revoke` refuses what would change nothing and what the gate would not believe, and nothing else.

A withdrawal stops a mail. So whatever else is wrong with the document or the branch, it must be possible; the same cases as for
`govern approve`, the same oracle: the gate itself, asked about the withdrawal really committed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from govern.approvals.verdict import Fault, State
from tests.conftest import Ran
from tests.gate.test_approve_asks_the_gate import (
    APPROVED_ON_MAIN,
    DONE,
    FIRST,
    SIGNED,
    SIGNED_COMMITS,
    TEXT,
    loaded,
    on_main,
    typed,
    write,
)
from tests.gate.world import AS_OF, LIST, NURTURE, PEOPLE, World, policy, sign, verdict

GONE = sign(FIRST, "cmo", "michelle", decision="revoke", reason="The figure is wrong.")
AT = "2026-04-24T09:30:00Z"
PRICED = TEXT.replace("a look.", "a look. The Assessment is $2,500.")


@dataclass(frozen=True)
class Case:
    """Builds the branch `work`; then ``who`` takes back what ``role`` has signed. ``words`` are part of the reason."""

    build: Callable[[World], object]
    who: str = "michelle"
    role: str = "cmo"
    words: str = ""
    path: str = NURTURE
    first: str = policy()


def with_also(files: dict[str, str], text: str = FIRST) -> Callable[[World], object]:
    def build(world: World) -> None:
        world.commit("dana", {NURTURE: TEXT, **files})
        world.commit("michelle", {NURTURE: text})

    return build


def signed_list(world: World) -> None:
    loaded(world)
    world.flush()
    text = world.git("show", f"work:{LIST}") + "\n"
    world.commit("marcus", {LIST: sign(text, "cro", "marcus", path=LIST, scope="recipients")})


HALF = (("dana", TEXT), ("michelle", FIRST))
CASES = {
    "honest": Case(lambda w: write(w, *HALF)),
    "the second": Case(lambda w: write(w, *HALF, ("marcus", SIGNED)), "marcus", "cro"),
    "the first of two": Case(lambda w: write(w, *HALF, ("marcus", SIGNED))),
    "approved on main": Case(lambda w: (on_main(w, *APPROVED_ON_MAIN), write(w, ("dana", DONE)))),
    "loaded": Case(
        lambda w: (
            on_main(w, *APPROVED_ON_MAIN, ("priya", DONE.replace("status: approved", "status: loaded"))),
            write(w, ("priya", DONE.replace("status: approved", "status: loaded"))),
        )
    ),
    "of a list": Case(signed_list, "marcus", "cro", "", LIST),
    "of a text that has changed": Case(lambda w: write(w, *HALF, ("dana", FIRST.replace("40 %", "41 %")))),
    "of a text with a price": Case(
        lambda w: write(w, ("dana", PRICED), ("michelle", sign(PRICED, "cmo", "michelle")))
    ),
    "of somebody's forgery": Case(lambda w: write(w, ("dana", TEXT), ("dana", FIRST))),
    "beside another policy": Case(with_also({"govern.yaml": policy("prices: []\n")})),
    "beside a workflow": Case(with_also({".github/workflows/x.yml": "on: push\n"})),
    "beside a program": Case(
        lambda w: (write(w, ("dana", TEXT)), w.commit("michelle", {NURTURE: ("100755", FIRST.encode())}))
    ),
    "nothing was signed": Case(
        lambda w: write(w, ("dana", TEXT)), words="there is no sign-off as cmo for messaging"
    ),
    "nothing in this role": Case(lambda w: write(w, *HALF), "marcus", "cro", "there is no sign-off as cro"),
    "taken back already": Case(
        lambda w: write(w, *HALF, ("michelle", GONE)), words="it was taken back already"
    ),
    "of one's own text": Case(
        lambda w: write(w, ("michelle", TEXT), ("michelle", FIRST)), words="a withdrawal would change nothing"
    ),
    "of somebody who is not the CMO": Case(
        lambda w: write(w, ("dana", TEXT), ("marcus", sign(TEXT, "cmo", "marcus"))),
        words="Marcus Feld does not hold the role cmo",
    ),
    "no key for a signed commit": Case(
        lambda w: write(w, *HALF), words="the roster holds no key", first=SIGNED_COMMITS
    ),
    "no key for a signature": Case(
        lambda w: write(w, *HALF), words="the policy asks for signature", first=policy("proof: signature\n")
    ),
    "where only the page proves": Case(
        lambda w: write(w, *HALF), words="the policy asks for forge", first=policy("proof: forge\n")
    ),
    "not in the role": Case(lambda w: write(w, *HALF), "dana", "cmo", "does not hold the role cmo"),
    "a stranger": Case(lambda w: write(w, *HALF), "mallory", "cmo", "is not in the roster"),
    "whom the branch itself put into the role": Case(
        with_also({"govern.yaml": policy().replace("michelle@", "mallory@")}),
        "mallory",
        "cmo",
        "is not in the roster",
    ),
}


@pytest.fixture
def build(bare_world: World) -> Callable[[Case], World]:
    def made(case: Case) -> World:
        bare_world.commit("eva", {"README.md": "Hello.\n", "govern.yaml": case.first}, branch="main")
        case.build(bare_world)
        bare_world.flush()
        bare_world.git("checkout", "-q", "-f", "work")
        return bare_world

    return made


def revoke(world: World, case: Case, *options: str, keyboard: str = "") -> Ran:
    who = keyboard or case.who
    name, email = PEOPLE[who][:2] if who in PEOPLE else ("Mallory", "mallory@example.com")
    command = ["revoke", case.path, "--as", case.role, "--reason", "Wrong.", "--as-of", str(AS_OF), *options]
    return typed(world, name, email, command)


def is_believed(world: World, case: Case) -> bool:
    """The withdrawal is committed by whoever took it back: does the gate believe the entry, and does it take something back?"""
    text = world.git("show", f"work:{case.path}") + "\n"
    mode = world.git("ls-tree", "work", case.path).split()[0]
    scope = "recipients" if case.path == LIST else ""
    before = _withdrawn(world, case.path)
    email = PEOPLE[case.who][1] if case.who in PEOPLE else f"{case.who}@example.com"
    text = sign(
        text, case.role, email, path=case.path, at=AT, scope=scope, decision="revoke", reason="Wrong."
    )
    world.commit(case.who, {case.path: (mode, text.encode())})
    own = verdict(world.gate(), case.path).chain.assessments[-1]
    return own.state is State.SATISFIED and _withdrawn(world, case.path) > before


def _withdrawn(world: World, path: str) -> int:
    found = next((one for one in world.gate().documents if one.path == path), None)
    return 0 if found is None else sum(one.fault is Fault.WITHDRAWN for one in found.chain.assessments)


@pytest.mark.parametrize("name", CASES)
def test_revoke_refuses_what_the_gate_would_not_believe(build: Callable[[Case], World], name: str) -> None:
    case = CASES[name]
    world = build(case)
    head, before = world.git("rev-parse", "HEAD"), (world.root / case.path).read_bytes()
    objects = world.git("count-objects")
    tried = revoke(world, case, "--dry-run")
    assert (world.root / case.path).read_bytes() == before
    ran = revoke(world, case)
    assert tried.status == ran.status, (tried.out, ran.out)
    assert (ran.status == 0) is (not case.words), ran.out + ran.err
    assert case.words in " ".join((ran.out + ran.err).split())
    assert world.git("rev-parse", "HEAD") == head
    assert world.git("count-objects") == objects
    assert ((world.root / case.path).read_bytes() == before) is (ran.status != 0)
    if case.first == policy() and case.who in PEOPLE:
        assert is_believed(world, case) is (ran.status == 0)


def test_in_another_s_name(build: Callable[[Case], World]) -> None:
    """Dana types Michelle's withdrawal: nothing that Dana commits proves it."""
    case = CASES["honest"]
    world = build(case)
    ran = revoke(world, case, "--by", "michelle@example.com", keyboard="dana")
    assert ran.status == 1
    assert "the commit of this withdrawal, which brings it in, has the author dana@example.com" in ran.out


def test_a_file_that_has_become_a_program(build: Callable[[Case], World]) -> None:
    """That would be this very commit's doing."""
    case = CASES["honest"]
    world = build(case)
    (world.root / NURTURE).chmod(0o755)
    ran = revoke(world, case)
    assert (ran.status, "APR208" in ran.out) == (1, True)


def test_what_is_written_is_believed(build: Callable[[Case], World]) -> None:
    case = CASES["the first of two"]
    world = build(case)
    assert revoke(world, case, "--commit").status == 0
    world.refresh("work")
    chain = verdict(world.gate()).chain
    assert [one.state for one in chain.clauses] == [State.MISSING, State.STALE]
    assert chain.assessments[-1].state is State.SATISFIED
    again = revoke(world, case)
    assert (again.status, "taken back already" in again.out) == (1, True)
