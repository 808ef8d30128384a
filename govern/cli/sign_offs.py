"""What ``approve`` and ``revoke`` share: finding the document and the person, writing, signing, committing."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path, PurePosixPath

import click

from govern.approvals.chain import Chain, Link, Proof, Strength, stated_authors
from govern.approvals.digest import OUTSIDE, content_digest
from govern.approvals.people import people_of
from govern.approvals.signoff import SignOff, read_sign_offs
from govern.approvals.statement import NAMESPACE
from govern.approvals.verdict import ChainVerdict, State
from govern.approving import APPROVE, Plan, chain_of, plan
from govern.check import Settings
from govern.cli.options import today
from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES, read_document
from govern.errors import GovernError, UsageError
from govern.forge.model import Forge
from govern.gate.evidence import entry_values
from govern.gate.lineage import entry_key
from govern.gate.work_tree import Evidence, Stored, WorkTree, no_evidence, open_work_tree
from govern.output.chains import chain_line
from govern.output.plain import plain
from govern.policy.load import LoadedPolicy
from govern.policy.model import Holder, Policy
from govern.repository.files import Unread, read_bytes, write_bytes
from govern.repository.git import file_modes_count, run_git, who_is
from govern.repository.signing import signing_key, ssh_sign
from govern.repository.workspace import Workspace, kind_of, relative_path
from govern.trial import (
    Act,
    Judge,
    Person,
    find_judge,
    objections,
    objections_of_file,
    objections_to_withdrawals,
)

_BOM = b"\xef\xbb\xbf"
_SIGN_OFFS = "approvals"


@dataclass(frozen=True)
class Opened:
    """A document to be signed, its bytes, what is known of its sign-offs, and the history to ask for more."""

    document: Document
    data: bytes
    chain: Chain
    evidence: Evidence
    history: WorkTree | None
    forge: Forge | None
    """Asked about sign-offs made in comments, where there are any and it can be asked."""

    @property
    def last(self) -> Document | None:
        """The version in HEAD."""
        found = next(self.history.versions(self.document.path), None) if self.history is not None else None
        return None if found is None else found.document


def judge_of(workspace: Workspace, base: str) -> tuple[Workspace, Judge]:
    """Who judges a sign-off, and the workspace with that policy in place of the work tree's own."""
    judge = find_judge(workspace.root, base, workspace.policy, workspace.schemas)
    return replace(workspace, loaded=LoadedPolicy(judge.policy, {}), schemas=judge.schemas), judge


@contextmanager
def open_signed(workspace: Workspace, argument: str, as_of: date) -> Iterator[Opened]:
    """The governed document that an argument names: a path, or a file's name without its ending."""
    policy = workspace.policy
    path = path_of(workspace, argument)
    kind = kind_of(path, policy)
    if kind is None:
        raise UsageError(f"{plain(argument)} is not governed: no kind of the policy claims it.")
    data = read_bytes(workspace.root, path, MAX_BYTES)
    if isinstance(data, Unread):
        raise GovernError(f"{plain(path)} cannot be read. {data.reason}", data.help)
    reading = read_document(data, path, kind, policy.kinds[kind].format)
    document = reading.document
    if document is None:
        raise GovernError(
            f"{plain(path)} cannot be read: {plain(reading.faults[0].message)}",
            f"Mend it; `govern check {plain(path)}` tells more.",
        )
    chain = chain_of(document, policy)
    with open_work_tree(workspace.root, policy, [path]) as history:
        forge = _forge() if any(one.comment for one in read_sign_offs(document)) else None
        known = no_evidence(document) if history is None else history.evidence(document, chain, as_of, forge)
        yield Opened(document, data, chain, known, history, forge)


def path_of(workspace: Workspace, argument: str) -> str:
    """The path that an argument names: a file, or the name of one in the folder of a kind that is signed."""
    if (Path.cwd() / argument).is_file():
        return relative_path(workspace.root, argument, Path.cwd())
    if argument and not set(argument) & set("/\\"):
        for kind in workspace.policy.kinds.values():
            for ending in (".md", ".yaml"):
                named = f"{kind.folder}/{argument.removesuffix(ending)}{ending}"
                if kind.folder and kind.chain and (workspace.root / named).is_file():
                    return named
    raise UsageError(f"There is no document {plain(argument)}.", "Name its file; `govern status` lists them.")


def identity(root: Path, by: str) -> str:
    """Who signs: ``--by``, else the author that Git would write into a commit."""
    return by.strip() or git_identity(root, "AUTHOR")


def git_identity(root: Path, part: str) -> str:
    """The address of Git's author or committer (``AUTHOR``, ``COMMITTER``) in this repository."""
    found = who_is(root, part)
    if not found:
        raise UsageError(
            "Git does not know who you are.", "git config user.email you@example.com, or add --by."
        )
    return found


def moment_of(as_of: date | None, chain: Chain) -> datetime:
    """The moment to write: noon of ``--as-of``, else SOURCE_DATE_EPOCH, else now."""
    if as_of is not None:
        noon = datetime.combine(as_of, time(12), UTC)
        # Far in the east it is another day by then.
        return noon if chain.day(noon) == as_of else datetime.combine(as_of, time(12), chain.zone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).replace(microsecond=0)


def settings_of(workspace: Workspace, as_of: date | None) -> Settings:
    """What documents are judged by, on the day that counts as today."""
    return Settings(workspace.policy, workspace.schemas, today(as_of, workspace.policy))


def signed(root: Path, made: Plan, key: str) -> str:
    """The armoured signature over a planned sign-off."""
    return ssh_sign(made.message, NAMESPACE, signing_key(root, key))


def new_bytes(opened: Opened, made: Plan) -> bytes:
    """The file with the sign-off, its byte order mark kept."""
    mark = _BOM if opened.data.startswith(_BOM) else b""
    return mark + made.text.encode("utf-8")


def write(workspace: Workspace, opened: Opened, made: Plan) -> None:
    """Write the sign-off, whole or not at all."""
    write_bytes(workspace.root / opened.document.path, new_bytes(opened, made))


def refuse_uncommittable(workspace: Workspace, opened: Opened, email: str) -> None:
    """Before anything is written: would the commit prove the sign-off? Raises ``UsageError`` when it would not."""
    people = people_of(workspace.policy.roster)
    for part in ("AUTHOR", "COMMITTER"):
        found = git_identity(workspace.root, part)
        if people.person(found) != people.person(email):
            raise UsageError(
                f"The commit's {part.lower()} would be {found}, and the sign-off is {email}'s: it would prove nothing.",
                "Set user.email to your own address in the roster.",
            )
    path = opened.document.path
    last = opened.last
    if last is None:
        raise UsageError(f"{path} is not committed yet.", "Commit the text first, then sign it.")
    if content_digest(last) != content_digest(opened.document):
        raise UsageError(
            f"{path} holds changes of the text that are not committed; a sign-off's commit may hold nothing else.",
            "Commit the text first, then sign it.",
        )
    if read_sign_offs(last) != read_sign_offs(opened.document):
        raise UsageError(
            f"{path} holds other sign-offs that are not committed.",
            "Let those who gave them commit them first.",
        )


def commit(workspace: Workspace, made: Plan, words: str, trailer: str) -> str:
    """Commit the file and nothing else; gives the commit's short id."""
    root, path = workspace.root, made.document.path
    entry = made.entry
    name = PurePosixPath(path).stem
    message = (
        f"{words} {name} as {made.link.role} ({made.link.scope})\n\n"
        + (f"{entry['reason']}\n\n" if entry.get("reason") else "")
        + f"{trailer}: {made.signer.name} <{made.signer.email}>\n"
        f"Govern-Role: {made.link.role}/{made.link.scope}\n"
        f"Govern-Content: {entry['content']}\n"
    )
    spec = f":(top,literal){path}"
    run_git(root, "commit", "-q", "-F", "-", "--only", "--", spec, stdin=message.encode("utf-8"))
    return run_git(root, "rev-parse", "--short", "HEAD").decode("ascii", "replace").strip()


def confirm(question: str, *, yes: bool) -> None:
    """Ask on a terminal; a script has said what it wants already."""
    if not yes and sys.stdin.isatty() and sys.stderr.isatty():
        click.confirm(question, abort=True, err=True)


def last_signed(opened: Opened, made: Plan) -> Stored | None:
    """The newest version on which the link's role has given a sign-off that was proven; who only claims it counts not."""
    if opened.history is None:
        return None
    for one in reversed(made.before.assessments):
        if one.fits(made.link) and one.proof is not None and one.proof.ok:
            found = opened.history.with_content(opened.document.path, one.sign_off.content)
            if found is not None:
                return found[0]
    return None


def change_lines(before: Document, after: Document) -> list[str]:
    """What a reader of the content sees changed, as lines that begin with ``-`` or ``+`` (``@`` begins a place)."""
    old, new = _content(before).splitlines(), _content(after).splitlines()
    lines = list(difflib.unified_diff(old, new, n=0, lineterm=""))[2:]
    return ["@" if line.startswith("@@") else line for line in lines]


def _content(document: Document) -> str:
    """The text without what is no content: sign-offs and status."""
    text = document.text
    for key in sorted(OUTSIDE & set(document.data), key=lambda key: -document.position(key).key_start):
        at = document.position(key)
        text = text[: at.key_start] + text[max(at.end, at.key_end) :]
    return text


def shown_diff(lines: list[str], indent: str = "  ") -> Iterator[str]:
    """Changed lines for a terminal."""
    for line in lines:
        if line == "@":
            continue
        colour = "green" if line.startswith("+") else "red"
        yield indent + click.style(plain(line), fg=colour)


def shown_chain(verdict: ChainVerdict, policy: Policy, as_of: date) -> str:
    """The chain on one line, with who is waited for."""
    return chain_line(verdict, people_of(policy.roster), as_of)


def planned(
    opened: Opened,
    link: Link,
    signer: Holder,
    settings: Settings,
    as_of: date | None,
    *,
    decision: str = APPROVE,
    reason: str = "",
    signature: str = "",
) -> Plan:
    """The sign-off as it would be written now.

    Sign-offs that nobody has committed yet are taken for what they say, and so are comments where no forge can be asked.
    """
    hoped = {
        one.index: Proof(Strength.SIGNATURE, ok=True, emails=(one.by,))
        for one in read_sign_offs(opened.document)
        if one.index in opened.evidence.uncommitted or _unasked(one, opened)
    }
    return plan(
        opened.document,
        link,
        signer,
        moment_of(as_of, opened.chain),
        settings,
        decision=decision,
        reason=reason,
        authors=opened.evidence.authors,
        evidence={**opened.evidence.proofs, **hoped},
        signature=signature,
    )


def tried(
    opened: Opened, made: Plan, judge: Judge, settings: Settings, *, will_sign: bool, trial: bool
) -> Plan:
    """The plan with what the gate would refuse, if it were committed as it stands and all others signed after it.

    ``trial``: nobody sits down to sign yet, so the commit is taken to be the signer's own.
    """
    if any(one.link == made.link and one.state is State.SATISFIED for one in made.before.clauses):
        return made
    if not judge.base:
        found = objections_of_file(made, settings)
    else:
        act = _act(opened, made, judge, will_sign=will_sign, trial=trial)
        found = objections(judge, act, settings, settings.as_of, opened.forge)[made.document.path]
    return replace(made, refusals=tuple(dict.fromkeys((*made.refusals, *found))))


def withdrawal_tried(
    opened: Opened, made: Plan, judge: Judge, settings: Settings, *, will_sign: bool
) -> Plan:
    """The plan of a withdrawal with what the gate would have against it, if it were committed as it stands."""
    if made.refusals or not judge.base:
        return made
    act = _act(opened, made, judge, will_sign=will_sign, trial=False)
    found = objections_to_withdrawals(judge, act, settings, settings.as_of, opened.forge)
    return replace(made, refusals=found[made.document.path])


def _act(opened: Opened, made: Plan, judge: Judge, *, will_sign: bool, trial: bool) -> Act:
    document = opened.document
    signer = (made.signer.name, made.signer.email)
    author, committer = (_person(judge.root, part, signer) for part in ("AUTHOR", "COMMITTER"))
    same = opened.last is not None and content_digest(opened.last) == content_digest(document)
    # A file that is not committed at all comes from whoever it names as its author; an edit is made where it lies.
    named = next(iter(stated_authors(document)), "") if opened.last is None else ""
    writer = "".join(character for character in named if character.isprintable())
    entries = entry_values(document.data)
    return Act(
        plans=(made,),
        contents={document.path: new_bytes(opened, made)},
        author=signer if trial else author,
        committer=signer if trial else committer,
        earlier={} if same and not opened.evidence.uncommitted else {document.path: opened.data},
        editor=("Author", writer) if writer else author,
        mode=_mode(judge.root, document.path),
        taken=frozenset(entry_key(entries[index]) for index in opened.evidence.uncommitted),
        will_sign=will_sign,
    )


def _mode(root: Path, path: str) -> str:
    """The mode that a commit of the file as it lies there would have."""
    program = (root / path).stat().st_mode & 0o100 and file_modes_count(root)
    return "100755" if program else "100644"


def _person(root: Path, part: str, otherwise: Person) -> Person:
    """Whom Git would write into a commit."""
    email = who_is(root, part)
    return (email, email) if email else otherwise


def _forge() -> Forge | None:
    if not (os.environ.get("GITHUB_TOKEN") and os.environ.get("GITHUB_REPOSITORY")):
        return None
    from govern.forge.github import GitHub

    return GitHub.from_environment()


def _unasked(one: SignOff, opened: Opened) -> bool:
    return bool(one.comment) and not one.signature and opened.forge is None


def tell_uncommitted(opened: Opened) -> None:
    """A note on sign-offs that a commit of their signer, or the forge, must prove before anybody can rely on them."""
    for one in read_sign_offs(opened.document):
        if _unasked(one, opened):
            click.echo(
                f"note: the sign-off as {plain(one.role)} was made in a comment, which only the gate can verify "
                "(GITHUB_TOKEN and GITHUB_REPOSITORY are not set).",
                err=True,
            )
        elif one.index in opened.evidence.uncommitted and not one.signature:
            click.echo(
                f"note: the sign-off as {plain(one.role)} is not committed yet; {plain(one.by)} must commit it, alone.",
                err=True,
            )


def refuse_unsound(made: Plan) -> None:
    """After signing: is the signature one by a key that the roster gives to the signer?"""
    from govern.approvals.signature import signature_proof
    from govern.approvals.sshsig import MissingLibraryError
    from govern.documents.writing import reread

    document = reread(made.document, made.text)
    try:
        proof = signature_proof(document, made.after.chain, (made.signer,), made.sign_off)
    except MissingLibraryError as missing:
        click.echo(f"note: the signature was not checked. {missing.message}", err=True)
        return
    if not proof.ok:
        raise UsageError(
            f"{proof.why}. Nothing was written.",
            f"Use a key that the roster in govern.yaml names for {made.signer.email}, or have yours added there.",
        )
