"""Attacks on signatures, and what each strength still proves after a merge. Real keys, real commits."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from govern.approvals.chain import Strength
from govern.approvals.signoff import read_sign_offs
from govern.approvals.statement import NAMESPACE, statement_bytes
from govern.approvals.verdict import State
from govern.documents.document import Document
from tests.gate.world import NURTURE, PEOPLE, World, codes, policy, read, sign, template, verdict

pytest.importorskip("cryptography")

Keys = Mapping[str, Path]


def public(keys: Keys, *who: str) -> dict[str, str]:
    return {one: " ".join(keys[one].with_suffix(".pub").read_text().split()[:2]) for one in who}


def signer(key: Path, namespace: str = NAMESPACE) -> Callable[[Document, dict[str, Any]], str]:
    """Signs the statement of an entry with ssh-keygen, as anybody could."""

    def made(document: Document, entry: dict[str, Any]) -> str:
        from govern.documents.writing import append_entry

        text = append_entry(document, "approvals", entry, expanded=True)
        again = read(text, document.path)
        message = statement_bytes(again, read_sign_offs(again)[-1])
        done = subprocess.run(
            ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(key)],
            input=message,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode()

    return made


def chain(
    keys: Keys, *, cmo: str = "michelle", cro: str = "marcus", status: str = "approved", **options: Any
) -> tuple[str, str, str]:
    text = template(status=status)
    first = sign(text, "cmo", "michelle", signer=signer(keys[cmo]), **options)
    return text, first, sign(first, "cro", "marcus", signer=signer(keys[cro]))


@pytest.fixture
def sealed(bare_world: World, keys: Keys) -> World:
    """A company that asks for signatures."""
    known = public(keys, "michelle", "marcus", "eva", "dana")
    bare_world.commit("eva", {"govern.yaml": policy("proof: signature\n", known)}, branch="main")
    return bare_world


@pytest.fixture(scope="session")
def signed(keys: Keys) -> tuple[str, str, str]:
    return chain(keys)


def test_signatures_carry_everything_in_one_commit_of_anybody(
    sealed: World, signed: tuple[str, str, str]
) -> None:
    sealed.commit("dana", {NURTURE: signed[2]})
    found = sealed.gate()
    one = verdict(found)
    assert (found.exit_code, one.word, one.strength) == (0, "approved", Strength.SIGNATURE)


def test_22_a_signature_made_for_something_else(sealed: World, keys: Keys) -> None:
    for namespace in ("git", "file", "govern-approval@v0"):
        text = template()
        first = sign(text, "cmo", "michelle", signer=signer(keys["michelle"], namespace))
        sealed.commit("dana", {NURTURE: first}, branch=namespace.replace("@", "-"))
        found = sealed.gate(namespace.replace("@", "-"))
        assert "was made for" in verdict(found).chain.clauses[0].why


def test_22_a_key_that_is_nobodys(sealed: World, keys: Keys) -> None:
    sealed.commit("dana", {NURTURE: chain(keys, cmo="mallory")[2]})
    assert "nobody's in the roster" in verdict(sealed.gate()).chain.clauses[0].why


def test_22_the_key_of_another(sealed: World, keys: Keys) -> None:
    """Marcus signs for Michelle, with his own key, which the roster does know."""
    sealed.commit("dana", {NURTURE: chain(keys, cmo="marcus")[2]})
    assert sealed.gate().exit_code == 1


def test_23_a_signature_taken_out(sealed: World) -> None:
    text = template()
    first = sign(text, "cmo", "michelle")
    sealed.commit("dana", {NURTURE: text})
    sealed.commit("michelle", {NURTURE: first})
    sealed.commit("marcus", {NURTURE: sign(first, "cro", "marcus")})
    found = sealed.gate()
    assert found.exit_code == 1
    assert "policy asks for signature" in verdict(found).chain.clauses[0].why


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("decision: revoke", "decision: approve"),
        ("at: 2026-04-23T09:30:00Z", "at: 2026-04-22T09:30:00Z"),
        ("role: cmo", "role: cro"),
        ("reason: Not yet", "reason: Of course"),
    ],
)
def test_23_an_entry_changed_under_its_signature(sealed: World, keys: Keys, old: str, new: str) -> None:
    text = template(status="draft")
    first = sign(
        text, "cmo", "michelle", signer=signer(keys["michelle"]), decision="revoke", reason="Not yet"
    )
    assert old in first or old.startswith("at")
    changed = first.replace(old, new) if old in first else first.replace("2026-04-23T09", "2026-04-22T09")
    sealed.commit("dana", {NURTURE: changed})
    assert verdict(sealed.gate()).chain.clauses[0].state is not State.SATISFIED


def test_02_a_signed_chain_copied_to_another_path(sealed: World, signed: tuple[str, str, str]) -> None:
    path = NURTURE.replace("v1", "v2")
    copy = signed[2].replace("version: v1", "version: v2")
    sealed.commit("dana", {path: copy})
    assert not verdict(sealed.gate(), path).passes


def test_24_dated_back_by_a_key_whose_days_are_over(bare_world: World, keys: Keys) -> None:
    """Michelle left on the 23rd. Her key signs in May, dated the 23rd: nothing but that date says so."""
    known = public(keys, "michelle", "marcus")
    bare_world.commit(
        "eva", {"govern.yaml": policy("proof: signature\n", known, michelle="2026-04-23")}, branch="main"
    )
    bare_world.commit("dana", {NURTURE: chain(keys)[2]})
    found = bare_world.gate(as_of=date(2026, 5, 4))
    assert "not in force as cmo today" in verdict(found).chain.clauses[0].why
    assert bare_world.gate(as_of=date(2026, 4, 23)).exit_code == 0


def test_24_what_was_signed_in_time_stays_signed(bare_world: World, keys: Keys) -> None:
    """Merged while her key was in force: on main it counts for as long as the roster shows when that was."""
    known = public(keys, "michelle", "marcus")
    bare_world.commit("eva", {"govern.yaml": policy("proof: signature\n", known)}, branch="main")
    bare_world.commit("dana", {NURTURE: chain(keys)[2]}, branch="main")
    gone = policy("proof: signature\n", known, michelle="2026-04-23")
    bare_world.commit("eva", {"govern.yaml": gone}, branch="main")
    assert bare_world.state(as_of=date(2026, 6, 1)).exit_code == 0
    removed = policy("proof: signature\n", public(keys, "marcus"), michelle="2026-04-23")
    bare_world.commit("eva", {"govern.yaml": removed}, branch="main")
    found = bare_world.state(as_of=date(2026, 6, 1))
    assert (found.exit_code, verdict(found).word) == (1, "well-formed")


def test_24_a_key_is_exchanged(bare_world: World, keys: Keys) -> None:
    """Each key stands with its days; the new one signs nothing old, the old one nothing new."""
    old, new = public(keys, "michelle")["michelle"], public(keys, "second")["second"]
    lines = (
        f"    - {{name: Michelle, email: michelle@example.com, from: 2026-01-01, to: 2026-04-20, keys: ['{old}']}}\n"
        f"    - {{name: Michelle, email: michelle@example.com, from: 2026-04-21, keys: ['{new}']}}\n"
    )
    text = policy("proof: signature\n", public(keys, "marcus"))
    start = text.index("  cmo:\n") + len("  cmo:\n")
    text = text[:start] + lines + text[text.index("  cro:") :]
    bare_world.commit("eva", {"govern.yaml": text}, branch="main")
    bare_world.commit("dana", {NURTURE: chain(keys, cmo="second")[2]}, branch="new")
    bare_world.commit("dana", {NURTURE: chain(keys)[2]}, branch="old")
    assert bare_world.gate("new").exit_code == 0
    assert bare_world.gate("old").exit_code == 1


@pytest.mark.parametrize("prefix", ["cert-authority ", "* ", 'namespaces="*" '])
def test_18_a_key_line_for_everybody(bare_world: World, keys: Keys, prefix: str) -> None:
    """Wildcards, authorities and options are of the file format of ssh-keygen; a roster holds plain keys."""
    line = prefix + public(keys, "michelle")["michelle"]
    known = {**public(keys, "marcus"), "michelle": line.replace("'", "''")}
    bare_world.commit("eva", {"govern.yaml": policy("proof: signature\n", known)}, branch="main")
    bare_world.commit("dana", {NURTURE: chain(keys)[2]})
    try:
        found = bare_world.gate()
    except Exception as refused:
        assert "keys" in str(refused) or "govern.yaml" in str(refused)
    else:
        assert found.exit_code == 1


def test_19_one_key_for_two_roles(bare_world: World, keys: Keys) -> None:
    one = public(keys, "michelle")["michelle"]
    bare_world.commit(
        "eva", {"govern.yaml": policy("proof: signature\n", {"michelle": one, "marcus": one})}, branch="main"
    )
    bare_world.commit("dana", {NURTURE: chain(keys, cro="michelle")[2]})
    found = bare_world.gate()
    assert "nobody fills two links" in verdict(found).chain.clauses[1].why


def test_19_the_author_under_another_address(bare_world: World, keys: Keys) -> None:
    """Dana and Marcus are one person: the key says so, whatever the addresses are."""
    known = public(keys, "michelle", "marcus")
    known["dana"] = known["marcus"]
    bare_world.commit("eva", {"govern.yaml": policy("proof: signature\n", known)}, branch="main")
    bare_world.commit("dana", {NURTURE: chain(keys)[2]})
    assert "nobody signs their own" in verdict(bare_world.gate()).chain.clauses[1].why


def test_a_withdrawal_by_signature_taken_out(sealed: World, keys: Keys, signed: tuple[str, str, str]) -> None:
    revoked = sign(
        signed[2],
        "cmo",
        "michelle",
        signer=signer(keys["michelle"]),
        decision="revoke",
        reason="The figure is wrong.",
    )
    sealed.commit("dana", {NURTURE: signed[2].replace("status: approved", "status: draft")}, branch="main")
    sealed.commit("michelle", {NURTURE: revoked.replace("status: approved", "status: draft")})
    sealed.commit("dana", {NURTURE: signed[2]})
    assert "APR209" in codes(sealed.gate())


def test_old_signatures_put_back(sealed: World, signed: tuple[str, str, str]) -> None:
    """Signatures hold for ever; that they had been taken out is what blocks them."""
    sealed.commit("dana", {NURTURE: signed[2]}, branch="main")
    sealed.commit(
        "dana",
        {NURTURE: signed[0].replace("plain", "simple").replace("status: approved", "status: draft")},
        branch="main",
    )
    sealed.commit("dana", {NURTURE: signed[2]})
    assert "APR204" in codes(sealed.gate())


def signed_commit(world: World, who: str, key: Path, text: str) -> None:
    """A commit by Git itself, signed with a key."""
    world.flush()
    world.git("checkout", "-q", "-f", "work")
    world.git("reset", "-q", "--hard", "work")
    (world.root / NURTURE).write_text(text)
    name, email, _ = PEOPLE[who]
    when = {"GIT_AUTHOR_DATE": "2026-04-23T10:00:00Z", "GIT_COMMITTER_DATE": "2026-04-23T10:00:00Z"}
    person = {
        "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": email,
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": email,
    }
    options = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={key}", "-c", "core.hooksPath=/dev/null")
    world.git(*options, "commit", "-q", "-a", "-S", "-m", "Approve", **person, **when)
    world.refresh("work")


@pytest.mark.parametrize(("key", "holds"), [("michelle", True), ("marcus", False), ("mallory", False)])
def test_signed_commits_are_held_against_the_roster(
    bare_world: World, keys: Keys, key: str, holds: bool
) -> None:
    """Author and committer say Michelle; what counts is whose key it is."""
    bare_world.commit("eva", {"govern.yaml": policy(keys=public(keys, "michelle", "marcus"))}, branch="main")
    text = template()
    first = sign(text, "cmo", "michelle")
    bare_world.commit("dana", {NURTURE: text})
    signed_commit(bare_world, "michelle", keys[key], first)
    bare_world.commit("marcus", {NURTURE: sign(first, "cro", "marcus")})
    found = bare_world.gate()
    assert (found.exit_code == 0) is holds
    assert holds or "not the signer's" in verdict(found).chain.clauses[0].why


@pytest.mark.parametrize(
    ("known", "sealed_commit", "holds"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_where_signed_commits_are_asked_for(
    bare_world: World, keys: Keys, known: bool, sealed_commit: bool, holds: bool
) -> None:
    """Both names can be forged; a key cannot. The commit must be signed, and the roster must know whose key it is."""
    roster = public(keys, *(("michelle", "marcus") if known else ()))
    bare_world.commit("eva", {"govern.yaml": policy("gate: {signed_commits: true}\n", roster)}, branch="main")
    text = template()
    first = sign(text, "cmo", "michelle")
    bare_world.commit("dana", {NURTURE: text})
    if sealed_commit:
        signed_commit(bare_world, "michelle", keys["michelle"], first)
    else:
        bare_world.commit("michelle", {NURTURE: first})
    signed_commit(bare_world, "marcus", keys["marcus"], sign(first, "cro", "marcus"))
    assert (bare_world.gate().exit_code == 0) is holds


def merged(world: World, how: str) -> None:
    """Bring the branch into main as people and forges do."""
    world.flush()
    forge = {"GIT_COMMITTER_NAME": "GitHub", "GIT_COMMITTER_EMAIL": "noreply@github.com"}
    world.git("checkout", "-q", "-f", "main")
    if how == "merge":
        world.git("merge", "-q", "--no-ff", "-m", "Merge", "work", **forge)
    elif how == "fast-forward":
        world.git("merge", "-q", "--ff-only", "work")
    elif how == "squash":
        world.git("merge", "-q", "--squash", "work")
        trailers = "\n".join(f"Co-authored-by: {name} <{mail}>" for name, mail, _ in PEOPLE.values())
        world.git("commit", "-q", "-m", f"All of it (#7)\n\n{trailers}", **forge)
    elif how == "rebase":
        world.git("checkout", "-q", "-f", "work")
        world.git("rebase", "-q", "--force-rebase", "main", **forge)
        world.git("branch", "-f", "main", "work")
    elif how == "cherry-pick":
        world.git("cherry-pick", "main..work", **forge)
    elif how == "force-push":
        tree = world.git("rev-parse", "work^{tree}")
        world.git(
            "update-ref",
            "refs/heads/main",
            world.git("commit-tree", tree, "-m", "One history, rewritten", **forge),
        )
    world.refresh("main")


@pytest.mark.parametrize("how", ["merge", "fast-forward", "squash", "rebase", "cherry-pick", "force-push"])
@pytest.mark.parametrize("proof", ["declared", "commit", "signature"])
def test_after_the_merge(
    bare_world: World, keys: Keys, signed: tuple[str, str, str], proof: str, how: str
) -> None:
    """The table of docs/gate.md: what each strength still proves on main."""
    bare_world.commit(
        "eva", {"govern.yaml": policy(f"proof: {proof}\n", public(keys, "michelle", "marcus"))}, branch="main"
    )
    versions = signed
    if proof != "signature":
        first = sign(signed[0], "cmo", "michelle")
        versions = (signed[0], first, sign(first, "cro", "marcus"))
    for who, text in zip(("dana", "michelle", "marcus"), versions, strict=True):
        bare_world.commit(who, {NURTURE: text})
    assert bare_world.gate().exit_code == 0
    merged(bare_world, how)
    found = bare_world.state("main")
    kept = proof == "signature" or (proof == "commit" and how in {"merge", "fast-forward"})
    assert verdict(found).word == ("approved" if kept else "well-formed")
    assert found.exit_code == (0 if kept or proof == "declared" else 1)
