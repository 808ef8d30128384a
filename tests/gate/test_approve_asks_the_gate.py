"""`govern approve` refuses exactly what the gate would block for another reason than that somebody has not signed yet.

Each case is a repository in which somebody could type `govern approve`. What the command says is held against an oracle that
shares nothing with it but the gate: the sign-off and all that are missing after it are really given, each in a commit of its
signer, and the gate is asked about the result.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from govern.approvals.digest import content_digest
from govern.cli.main import cli
from govern.errors import GovernError
from govern.rules.specimen import BODY, FOLDER
from tests.conftest import ENVIRONMENT, Ran
from tests.gate.test_records import FIRST as ENGAGED
from tests.gate.test_records import GATES, LEAD, STEP, lead, recipients
from tests.gate.world import (
    AS_OF,
    LIST,
    NURTURE,
    PEOPLE,
    SECOND,
    World,
    approved,
    codes,
    policy,
    read,
    sign,
    template,
    verdict,
)

TEXT, FIRST, SIGNED = approved(status="in-review")
DONE = approved()[2]
AT = "2026-04-24T09:30:00Z"


@dataclass(frozen=True)
class Case:
    """Builds the branch `work`; then ``who`` signs ``path`` as ``role``. ``words`` are part of the reason; ``""``: none."""

    build: Callable[[World], object]
    who: str = "michelle"
    role: str = "cmo"
    words: str = ""
    path: str = NURTURE
    first: str = policy()


def write(world: World, *versions: tuple[str, str], path: str = NURTURE, branch: str = "work") -> World:
    for who, text in versions:
        world.commit(who, {path: text}, branch=branch)
    return world


def on_main(world: World, *versions: tuple[str, str], path: str = NURTURE) -> World:
    return write(world, *versions, path=path, branch="main")


APPROVED_ON_MAIN = (("dana", TEXT), ("michelle", FIRST), ("marcus", SIGNED), ("dana", DONE))


def edited_by(who: str, message: str = "Edit", committer: str = "") -> Callable[[World], object]:
    def build(world: World) -> None:
        write(world, ("dana", TEXT.replace("plain", "simple")))
        world.commit(who, {NURTURE: TEXT}, message, committer=committer)

    return build


def body(text: str) -> Callable[[World], object]:
    return lambda world: write(world, ("dana", template(status="in-review", body=text)))


def also(files: dict[str, str]) -> Callable[[World], object]:
    return lambda world: world.commit("dana", {NURTURE: TEXT, **files})


def loaded(world: World, who: str = "priya", leads: str = "acme-robotics", content: str = "") -> None:
    on_main(world, ("priya", lead(ENGAGED, GATES, STEP, stage="mql")), path=LEAD)
    on_main(world, *APPROVED_ON_MAIN, ("priya", DONE.replace("status: approved", "status: loaded")))
    world.commit(
        who, {LIST: recipients(content or content_digest(read(TEXT)), leads=leads, status="in-review")}
    )


def moved(world: World) -> None:
    on_main(world, *APPROVED_ON_MAIN)
    text = template(SECOND, status="in-review")
    world.commit("dana", {NURTURE: None, SECOND: text})


def withdrawn(world: World) -> None:
    gone = sign(SIGNED, "cro", "marcus", decision="revoke", reason="The figure is wrong.")
    on_main(world, ("dana", TEXT), ("michelle", FIRST), ("marcus", SIGNED), ("marcus", gone))
    write(world, ("dana", FIRST))


def past_a_gap(world: World) -> None:
    """An entry of Dana's that covers nothing: whoever signs on top of it covers no withdrawal before it."""
    gone = sign(SIGNED, "cro", "marcus", decision="revoke", reason="The figure is wrong.")
    gap = sign(gone, "cmo", "michelle", previous=None)
    write(world, ("dana", TEXT), ("michelle", FIRST), ("marcus", SIGNED), ("marcus", gone), ("dana", gap))


def replayed(world: World) -> None:
    on_main(world, ("dana", TEXT), ("michelle", FIRST), ("michelle", TEXT))
    write(world, ("michelle", FIRST))


def older(world: World) -> None:
    for who, text in zip(("dana", "michelle", "marcus"), approved(SECOND), strict=True):
        on_main(world, (who, text), path=SECOND)
    write(world, ("dana", TEXT))


def retired(world: World) -> None:
    on_main(world, *APPROVED_ON_MAIN, ("dana", DONE.replace("status: approved", "status: retired")))
    write(world, ("dana", TEXT.replace("40 %", "41 %")))


def let_go_since(world: World) -> None:
    start = world._tips["main"]
    world.commit("eva", {"govern.yaml": policy(michelle="2026-04-01")}, branch="main")
    world.commit("dana", {NURTURE: TEXT}, parent=start)


def dated_ahead(world: World) -> None:
    world.commit("dana", {NURTURE: TEXT.replace("plain", "simple")}, at="2026-04-20T15:00:00+00:00")
    world.commit("dana", {NURTURE: TEXT}, at="2026-04-26T15:00:00+00:00")


def first_day(world: World) -> None:
    world.commit("eva", {"govern.yaml": policy(), NURTURE: TEXT})


COUSIN = f"{FOLDER}/Nurture-v1-2026-04-20.md"
SIGNED_COMMITS = policy("gate: {signed_commits: true}\n")
CASES = {
    "honest": Case(body(BODY)),
    "honest, second": Case(lambda w: write(w, ("dana", TEXT), ("michelle", FIRST)), "marcus", "cro"),
    "a status ahead of its sign-offs": Case(lambda w: write(w, ("dana", template()))),
    "a new text over a stale sign-off": Case(
        lambda w: write(w, ("dana", TEXT), ("michelle", FIRST), ("dana", FIRST.replace("40 %", "41 %")))
    ),
    "a stale template on main": Case(
        lambda w: (on_main(w, *APPROVED_ON_MAIN), write(w, ("dana", DONE.replace("40 %", "41 %"))))
    ),
    "over somebody's forgery": Case(
        lambda w: write(w, ("dana", TEXT), ("dana", sign(TEXT, "cmo", "michelle", at="2026-04-22T10:00:00Z")))
    ),
    "over a whole chain that somebody made up": Case(lambda w: write(w, ("dana", TEXT), ("dana", SIGNED))),
    "second, over a whole chain that somebody made up": Case(
        lambda w: write(w, ("dana", TEXT), ("dana", SIGNED), ("michelle", sign(SIGNED, "cmo", "michelle"))),
        "marcus",
        "cro",
    ),
    "a draft": Case(lambda w: write(w, ("dana", template(status="draft")))),
    "the list, in its turn": Case(loaded, "marcus", "cro", "", LIST),
    "out of turn": Case(body(BODY), "marcus", "cro", "cmo must sign first"),
    "on a forged sign-off": Case(
        lambda w: write(w, ("dana", TEXT), ("dana", FIRST)),
        "marcus",
        "cro",
        "has the author dana@example.com",
    ),
    "the author, stated": Case(
        lambda w: write(w, ("dana", TEXT.replace("author: dana", "author: michelle"))),
        words="nobody signs their own",
    ),
    "the author, by the commit": Case(lambda w: write(w, ("michelle", TEXT)), words="nobody signs their own"),
    "an editor": Case(edited_by("michelle"), words="nobody signs their own"),
    "a co-author": Case(
        edited_by("dana", "Edit\n\nCo-authored-by: M <michelle@example.com>\n"),
        words="nobody signs their own",
    ),
    "a committer": Case(edited_by("dana", committer="michelle"), words="nobody signs their own"),
    "a price": Case(body(BODY.replace("a look.", "a look. The Assessment is $2,500.")), words="PRC101"),
    "a silenced price": Case(
        body(
            "<!-- govern: allow PRC101 -- the boss said so -->\n"
            + BODY.replace("a look.", "a look. The Assessment is $2,500.")
        ),
        words="SUP104",
    ),
    "another name for the same text": Case(
        lambda w: (on_main(w, *APPROVED_ON_MAIN), write(w, ("dana", SIGNED), path=SECOND)),
        words="NAM101",
        path=SECOND,
    ),
    "a twin": Case(also({COUSIN: TEXT}), words="NAM103"),
    "a program": Case(lambda w: w.commit("dana", {NURTURE: ("100755", TEXT.encode())}), words="APR208"),
    "an older version": Case(older, words="APR206"),
    "a retired one": Case(retired, words="APR207"),
    "moved": Case(moved, words=f"{NURTURE}: APR205", path=SECOND),
    "a withdrawal taken out": Case(withdrawn, "marcus", "cro", "APR209"),
    "a sign-off put back": Case(replayed, "marcus", "cro", "APR204"),
    "loaded by another": Case(
        lambda w: (
            on_main(w, *APPROVED_ON_MAIN),
            write(w, ("dana", DONE.replace("status: approved", "status: loaded").replace("40 %", "41 %"))),
        ),
        words="APR210",
    ),
    "the policy in the same branch": Case(also({"govern.yaml": policy("prices: []\n")}), words="POL202"),
    "the roster in the same branch": Case(
        also({"govern.yaml": policy().replace("michelle@", "mallory@")}), words="POL202"
    ),
    "a workflow in the same branch": Case(also({".github/workflows/x.yml": "on: push\n"}), words="POL201"),
    "let go since": Case(let_go_since, words="was not cmo on"),
    "a text that came after the day of signing": Case(dated_ahead, words="and its text came with commit"),
    "policy and content at once": Case(first_day, words="POL202", first=""),
    "the list before its template is loaded": Case(
        lambda w: (
            on_main(w, *APPROVED_ON_MAIN),
            write(w, ("priya", recipients(status="in-review")), path=LIST),
        ),
        "marcus",
        "cro",
        "RCP204",
        LIST,
    ),
    "a list for another text": Case(
        lambda w: loaded(w, content="sha256:" + "0" * 64), "marcus", "cro", "RCP204", LIST
    ),
    "a list with nobody's lead": Case(lambda w: loaded(w, leads="nobody"), "marcus", "cro", "RCP", LIST),
    "a list by its signer": Case(
        lambda w: loaded(w, "marcus"), "marcus", "cro", "nobody signs their own", LIST
    ),
    "no key for a signed commit": Case(body(BODY), words="the roster holds no key", first=SIGNED_COMMITS),
    "a comment where a commit cannot do": Case(
        body(BODY), words="the policy asks for forge", first=policy("proof: forge\n")
    ),
}


@pytest.fixture
def build(bare_world: World) -> Callable[[Case], World]:
    def made(case: Case) -> World:
        start = {"README.md": "Hello.\n", **({"govern.yaml": case.first} if case.first else {})}
        bare_world.commit("eva", start, branch="main")
        case.build(bare_world)
        bare_world.flush()
        bare_world.git("checkout", "-q", "-f", "work")
        return bare_world

    return made


def approve(world: World, case: Case, *options: str, keyboard: str = "") -> Ran:
    name, email, _ = PEOPLE[keyboard or case.who]
    return typed(
        world, name, email, ["approve", case.path, "--as", case.role, "--as-of", str(AS_OF), *options]
    )


def typed(world: World, name: str, email: str, command: list[str]) -> Ran:
    """What a command says at the keyboard of whoever Git there takes for the author."""
    env = {**ENVIRONMENT, "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email}
    env.update({"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email})
    here = Path.cwd()
    os.chdir(world.root)
    try:
        result = CliRunner().invoke(cli, command, env=env)
    finally:
        os.chdir(here)
    if isinstance(result.exception, GovernError):
        return Ran(2, result.output, result.exception.message)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return Ran(result.exit_code, result.output, "")


def passes_in_the_end(world: World, case: Case) -> bool:
    """Everybody who is missing signs, each in a commit of their own; does the gate let the document pass?"""
    text = world.git("show", f"work:{case.path}") + "\n"
    mode = world.git("ls-tree", "work", case.path).split()[0]
    missing = [(case.role, case.who)]
    if case.path != LIST and case.role == "cmo":
        missing.append(("cro", "marcus"))
    scope = "recipients" if case.path == LIST else ""
    for role, who in missing:
        text = sign(text, role, who, path=case.path, at=AT, scope=scope)
        world.commit(who, {case.path: (mode, text.encode())})
    found = world.gate()
    one = next((one for one in found.documents if one.path == case.path), None)
    return one is not None and one.passes and "APR205" not in codes(found)


@pytest.mark.parametrize("name", CASES)
def test_approve_refuses_what_the_gate_would_block(build: Callable[[Case], World], name: str) -> None:
    case = CASES[name]
    world = build(case)
    head, before = world.git("rev-parse", "HEAD"), (world.root / case.path).read_bytes()
    objects = world.git("count-objects")
    tried = approve(world, case, "--dry-run")
    ran = approve(world, case)
    assert tried.status == ran.status, (tried.out, ran.out)
    assert "Traceback" not in ran.out
    assert (ran.status == 0) is (not case.words), ran.out
    assert case.words in " ".join(ran.out.split())
    assert world.git("rev-parse", "HEAD") == head
    assert world.git("count-objects") == objects, "what would be leaves no trace in the repository"
    assert ((world.root / case.path).read_bytes() == before) is (ran.status != 0)
    if case.first != policy("proof: forge\n") and case.first != SIGNED_COMMITS:
        assert passes_in_the_end(world, case) is (ran.status == 0)


def test_in_another_s_name(build: Callable[[Case], World]) -> None:
    """Dana types Michelle's sign-off: nothing that Dana commits proves it."""
    case = CASES["honest"]
    world = build(case)
    ran = approve(world, case, "--by", "michelle@example.com", keyboard="dana")
    assert ran.status == 1
    assert "the commit of this sign-off, which brings it in, has the author dana@example.com" in ran.out


def test_a_file_that_has_become_a_program(build: Callable[[Case], World]) -> None:
    case = CASES["honest"]
    world = build(case)
    (world.root / NURTURE).chmod(0o755)
    assert "APR208" in approve(world, case).out
    world.git("config", "core.fileMode", "false")
    assert approve(world, case).status == 0


def test_past_an_entry_that_covers_nothing(build: Callable[[Case], World]) -> None:
    case = Case(past_a_gap, "marcus", "cro")
    world = build(case)
    ran = approve(world, case, "--commit")
    assert ran.status == 0, ran.out
    world.refresh("work")
    assert verdict(world.gate()).passes


def test_an_edit_that_is_not_committed_is_the_signer_s_own(build: Callable[[Case], World]) -> None:
    case = CASES["honest"]
    world = build(case)
    (world.root / NURTURE).write_text(TEXT.replace("40 %", "41 %"))
    ran = approve(world, case)
    assert ran.status == 1
    assert "Michelle Arden wrote or edited this text" in ran.out


def test_a_comment_is_taken_for_what_it_says_where_nobody_can_be_asked(
    build: Callable[[Case], World],
) -> None:
    """The CMO signed on the pull request's page, the CRO signs in a terminal without the forge."""
    link = "https://github.com/acme/content/pull/7#issuecomment-1"
    first = sign(TEXT, "cmo", "michelle", comment=link)
    case = Case(lambda w: write(w, ("dana", TEXT), ("eva", first)), "marcus", "cro")
    ran = approve(build(case), case)
    assert ran.status == 0, ran.out
    assert "made in a comment, which only the gate can verify" in ran.out


def test_who_judges_is_said(build: Callable[[Case], World]) -> None:
    case = CASES["honest"]
    world = build(case)
    main_id = world.git("rev-parse", "main")
    assert f"judged by the policy of main ({main_id[:10]})." in approve(world, case, "--dry-run").out
    world.git("branch", "-m", "main", "trunk")
    assert "there is no default branch to be found here" in approve(world, case, "--dry-run").out
    assert "judged by the policy of trunk" in approve(world, case, "--dry-run", "--base", "trunk").out
    assert approve(world, case, "--base", "nowhere").status == 2
    world.git("update-ref", "refs/remotes/origin/main", main_id)
    assert "judged by the policy of origin/main" in approve(world, case, "--dry-run").out


def test_a_vacant_role_is_waited_for(build: Callable[[Case], World]) -> None:
    """Nobody is CRO today: the CMO may sign all the same."""
    case = Case(body(BODY), first=policy(marcus="2026-04-01"))
    ran = approve(build(case), case)
    assert ran.status == 0, ran.out
    assert "nobody holds the role" in ran.out


def test_it_is_said_that_nobody_can_be_next(build: Callable[[Case], World]) -> None:
    case = Case(edited_by("marcus"))
    ran = approve(build(case), case)
    assert ran.status == 0, ran.out
    assert "Next: cro, and nobody can: Marcus Feld wrote or edited this text." in ran.out
