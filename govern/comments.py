"""An order in a comment, carried out: judged by the base, written onto the branch, answered on the pull request.

Nothing of the branch is ever run, checked out or imported: it is read from Git's objects, as the gate reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govern.approvals.chain import chain_for
from govern.approvals.digest import content_digest
from govern.approvals.people import People, people_of
from govern.approvals.verdict import judge
from govern.approving import APPROVE, REVOKE, Plan, link_of, plan, signer_of
from govern.check import Settings
from govern.documents.document import Document
from govern.errors import GovernError, RepositoryError, UsageError
from govern.forge.model import Comment, Forge, PullRequest, write_link
from govern.forge.orders import NotUnderstood, Order, read_order
from govern.gate.documents import Past, Shelf, folders_of
from govern.gate.trusted import Trusted, load_trusted, stored
from govern.output.chains import chain_words
from govern.policy.model import Holder, Policy
from govern.repository.files import Unread
from govern.repository.objects import Objects, Tree, changed_paths
from govern.repository.plumbing import commit_files
from govern.trial import Act, Judge, objections, objections_to_withdrawals

_BOM = b"\xef\xbb\xbf"
_BOT = ("govern", "govern@users.noreply.github.com")


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an order: ``lines`` for the person, in Markdown; ``commit`` with the sign-offs, if any were written."""

    lines: tuple[str, ...]
    commit: str = ""

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where an order is carried out."""

    objects: Objects
    trusted: Trusted
    forge: Forge
    comment: Comment
    pull: PullRequest
    base: str
    fork: str
    head: str
    settings: Settings

    @property
    def policy(self) -> Policy:
        return self.trusted.policy

    @property
    def head_tree(self) -> Tree:
        return self.objects.tree(self.head)


def carry_out(
    root: Path,
    base: str,
    head: str,
    comment: Comment,
    pull: PullRequest,
    forge: Forge,
    today: Callable[[Policy], date],
) -> Answer | None:
    """Carry out what a comment orders; ``None`` when it orders nothing, or nobody whom the roster knows wrote it.

    ``base`` and ``head`` are commits that are here already; the policy, roster and schemas are those of ``base``. The
    commit that is made stands on ``head``; no branch is moved. Raises ``GovernError`` when the base cannot judge or the
    forge does not answer.
    """
    with Objects(root) as objects:
        base_id, head_id = objects.resolve(base, head)
        trusted = load_trusted(objects, base_id, objects.tree(base_id))
        if trusted is None or not _known(comment, trusted.policy):
            return None
        try:
            order = read_order(comment.body)
        except NotUnderstood as why:
            return Answer((f"I did not understand that: {why}.",))
        if order is None:
            return None
        settings = Settings(trusted.policy, trusted.schemas, today(trusted.policy))
        desk = _Desk(
            objects,
            trusted,
            forge,
            comment,
            pull,
            base_id,
            objects.merge_base(base_id, head_id),
            head_id,
            settings,
        )
        return _answer(root, desk, order)


def _known(comment: Comment, policy: Policy) -> bool:
    """Whether a person of the roster wrote it. To others nothing is said: answers to everybody would be an open mill."""
    login = comment.login.lower()
    return (
        comment.human
        and not comment.via_app
        and any(one.github.lower() == login for one in policy.roster if one.github)
    )


def _answer(root: Path, desk: _Desk, order: Order) -> Answer:
    refusal = _refusal(desk)
    if refusal:
        return Answer((f"Nothing was signed: {refusal}.",))
    try:
        signer = _signer(desk, order)
        plans = list(_tried(root, desk, order, _plans(desk, order, signer)))
    except GovernError as error:
        return Answer((f"Nothing was signed: {error.message} {error.next_step}".strip(),))
    if not plans:
        return Answer((f"Nothing here waits for {order.role}.", "", *_table(desk, {})))
    refused = [one for one in plans if one.refusals]
    sound = {one.document.path: one for one in plans if not one.refusals}
    lines = [f"Nothing was signed in `{one.document.path}`: {'; '.join(one.refusals)}." for one in refused]
    commit = _write(root, desk, list(sound.values())) if sound else ""
    verb = "signed" if order.verb == APPROVE else "withdrawn"
    lines += [f"`{path}` is {verb} as {order.role} by {one.signer.name}." for path, one in sound.items()]
    return Answer((*lines, "", *_table(desk, sound)), commit)


def _refusal(desk: _Desk) -> str:
    if not desk.pull.open:
        return "this pull request is closed"
    if desk.pull.foreign:
        return "this pull request comes from a fork, onto which nothing can be written; sign with `govern approve` and push"
    if desk.pull.head != desk.head:
        return "somebody has pushed since; read the text again and repeat the comment"
    if desk.comment.updated != desk.comment.created:
        return "the comment was edited; write a new one"
    return ""


def _signer(desk: _Desk, order: Order) -> Holder:
    """The holder of the role whose account it is. Raises ``UsageError`` when that is nobody."""
    login = desk.comment.login.lower()
    for holder in people_of(desk.policy.roster).holders(order.role, desk.settings.as_of):
        if holder.github and holder.github.lower() == login:
            return signer_of(desk.policy, order.role, holder.email, desk.settings)
    raise UsageError(
        f"@{desk.comment.login} does not hold the role {order.role} today.", "See `roster` in govern.yaml."
    )


def _plans(desk: _Desk, order: Order, signer: Holder) -> Iterator[Plan]:
    documents = [one for one in _documents(desk) if order.path in {"", one.path}]
    past = Past(
        desk.objects, Shelf(desk.objects, desk.policy), desk.head, folders_of(one.path for one in documents)
    )
    link = write_link(desk.forge.host, desk.comment)
    for document in documents:
        chain = chain_for(document, desk.policy)
        if chain is None or order.role not in {one.role for one in chain.links}:
            continue
        decision = APPROVE if order.verb == "approve" else REVOKE
        made = plan(
            document,
            link_of(chain, order.role),
            signer,
            desk.comment.created,
            desk.settings,
            decision=decision,
            reason=order.reason,
            authors=past.people_behind(document.path),
            comment=link,
        )
        waits = made.before.next_role == order.role or order.path or decision == REVOKE
        unseen = _unseen(desk, order, document) if decision == APPROVE else ""
        if waits:
            yield made if not unseen else _with_refusal(made, unseen)


def _tried(root: Path, desk: _Desk, order: Order, plans: Iterable[Plan]) -> Iterator[Plan]:
    """The plans with what the gate would have against them, were they committed and all others signed after them."""
    made = tuple(plans)
    sound = tuple(one for one in made if not one.refusals)
    if not sound:
        yield from made
        return
    judge = Judge(root, desk.base, desk.head, desk.policy, desk.settings.schemas, told="")
    act = Act(sound, _files(desk, sound), _BOT, _BOT)
    ask = objections if order.verb == APPROVE else objections_to_withdrawals
    found = ask(judge, act, desk.settings, desk.settings.as_of, desk.forge)
    for one in made:
        yield replace(one, refusals=(*one.refusals, *found.get(one.document.path, ())))


def _with_refusal(made: Plan, why: str) -> Plan:
    return replace(made, refusals=(*made.refusals, why))


def _documents(desk: _Desk) -> Iterator[Document]:
    """The documents with a chain that the pull request adds or changes."""
    shelf = Shelf(desk.objects, desk.policy)
    tree = desk.head_tree
    for path in changed_paths(desk.objects.tree(desk.fork), tree):
        document = shelf.document(tree, path)
        if document is not None and chain_for(document, desk.policy) is not None:
            yield document


def _unseen(desk: _Desk, order: Order, document: Document) -> str:
    """Why the person can not have seen this content when writing the comment; ``""``: they can."""
    digest = content_digest(document)
    short = digest.removeprefix("sha256:")[:12]
    if order.digest:
        return (
            ""
            if digest.removeprefix("sha256:").startswith(order.digest)
            else f"its content is {short} by now"
        )
    seen = desk.forge.head_at(desk.pull.head_branch, desk.comment.created)
    again = f"write `/govern approve {order.role} {document.path} {short}`"
    if seen is None:
        return f"the forge does not tell what stood here when the comment was written; {again}"
    if seen == desk.head:
        return ""
    try:
        then = Shelf(desk.objects, desk.policy).document(desk.objects.tree(seen), document.path)
    except RepositoryError:
        then = None
    return (
        ""
        if then is not None and content_digest(then) == digest
        else f"the text has changed since the comment; {again}"
    )


def _files(desk: _Desk, plans: Iterable[Plan]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for one in plans:
        before = stored(desk.objects, desk.head_tree, one.document.path)
        mark = _BOM if not isinstance(before, Unread) and before.startswith(_BOM) else b""
        files[one.document.path] = mark + one.text.encode("utf-8")
    return files


def _write(root: Path, desk: _Desk, plans: list[Plan]) -> str:
    return commit_files(root, desk.head, _files(desk, plans), _BOT, _message(desk, plans))


def _message(desk: _Desk, plans: list[Plan]) -> str:
    first = plans[0]
    verb = "Approve" if first.entry.get("decision", APPROVE) == APPROVE else "Revoke"
    names = ", ".join(one.document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0] for one in plans)
    trailer = "Approved-by" if verb == "Approve" else "Revoked-by"
    contents = "".join(f"Govern-Content: {one.entry['content']}\n" for one in plans)
    return (
        f"{verb} {names} as {first.link.role}\n\n"
        f"@{desk.comment.login} said so in {write_link(desk.forge.host, desk.comment)}\n\n"
        f"{trailer}: {first.signer.name} <{first.signer.email}>\n"
        f"Govern-Role: {first.link.role}/{first.link.scope}\n{contents}"
    )


def _table(desk: _Desk, signed: dict[str, Plan]) -> Iterator[str]:
    """What is signed and whom it waits for, as a Markdown table."""
    people = people_of(desk.policy.roster)
    yield "| document | chain | waits for |"
    yield "| --- | --- | --- |"
    for document in _documents(desk):
        chain = chain_for(document, desk.policy)
        if chain is None:
            continue
        made = signed.get(document.path)
        verdict = (
            made.after
            if made is not None
            else judge(document, chain, desk.policy.roster, desk.settings.as_of)
        )
        waits = _waits(verdict.next_role, people, desk.settings.as_of)
        yield f"| `{document.path}` | {chain_words(verdict, people, desk.settings.as_of)} | {waits} |"
    yield ""
    yield "This says what stands in the files. `govern gate` proves it."


def _waits(role: str | None, people: People, as_of: date) -> str:
    if role is None:
        return "nobody"
    logins = [f"@{one.github}" for one in people.holders(role, as_of) if one.github]
    return f"{role} {' '.join(logins)}".strip()
