"""Whether a comment proves a sign-off: this account, this role, this content, unedited, before nothing was slipped in."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from govern.approvals.chain import Proof, Strength
from govern.approvals.signoff import SignOff
from govern.forge.model import Comment, CommentLink, Forge, read_link
from govern.forge.orders import NotUnderstood, Order, read_order
from govern.policy.model import Holder

_REPEAT = "repeat the comment with the digest's first 12 characters"


def forge_proof(
    sign_off: SignOff,
    path: str,
    link: str,
    forge: Forge,
    holders: Iterable[Holder],
    held: Callable[[str], bool],
) -> Proof:
    """What the forge says about one sign-off.

    ``link`` is the comment that the sign-off names; ``holders`` are the trusted roster's entries of its signer in its
    role; ``held`` says whether a commit holds exactly the signed content at that path. Raises ``ForgeError`` when the
    forge does not answer: then nothing is known, and the caller must not pass.
    """
    place = read_link(link)
    if place is None:
        return _no("it names no comment of a pull request")
    if (place.host, place.repository.lower()) != (forge.host, forge.repository.lower()):
        return _no(f"its comment stands in {place.host}/{place.repository}, not here")
    comment = forge.comment(place.comment)
    if comment is None:
        return _no("its comment has been deleted, or never was")
    why = _comment_fault(comment, place, sign_off, path, holders)
    if why:
        return _no(why)
    why = _content_fault(comment, sign_off, forge, held)
    if why:
        return _no(why)
    return Proof(Strength.FORGE, True, (sign_off.by,), f"comment {comment.number} by {comment.login}")


def _no(why: str) -> Proof:
    return Proof(Strength.FORGE, False, (), why)


def _comment_fault(
    comment: Comment, place: CommentLink, sign_off: SignOff, path: str, holders: Iterable[Holder]
) -> str:
    if comment.pull != place.pull or comment.repository.lower() != place.repository.lower():
        return "its comment stands on another pull request"
    if not comment.human or comment.via_app:
        return f"its comment was written by a program ({comment.login})"
    if not any(_same_login(holder.github, comment.login) for holder in holders):
        return f"its comment is by {comment.login}, which the roster does not give to {sign_off.by} as {sign_off.role}"
    if comment.updated != comment.created:
        return "its comment was edited after it was written"
    try:
        order = read_order(comment.body)
    except NotUnderstood:
        order = None
    return _order_fault(order, sign_off, path)


def _same_login(known: str, login: str) -> bool:
    # Logins are ASCII and GitHub takes no notice of their case; a look-alike letter is another account.
    return bool(known) and known.isascii() and login.isascii() and known.lower() == login.lower()


def _order_fault(order: Order | None, sign_off: SignOff, path: str) -> str:
    if order is None:
        return "its comment is no order to govern"
    if order.verb != sign_off.decision or order.role != sign_off.role:
        return f"its comment says {order.verb} {order.role}, the sign-off {sign_off.decision} {sign_off.role}"
    if order.path and order.path != path:
        return f"its comment is about {order.path}"
    if order.digest and not sign_off.content.removeprefix("sha256:").startswith(order.digest):
        return "its comment names another content"
    if order.verb == "revoke" and order.reason != sign_off.reason:
        return "its comment gives another reason"
    return ""


def _content_fault(comment: Comment, sign_off: SignOff, forge: Forge, held: Callable[[str], bool]) -> str:
    """Whether the content that is signed is the one that the branch showed when the comment was written.

    A comment that names the digest says so itself. Else the forge's record of pushes must say it: what is on the branch
    now may have been pushed a second after the comment.
    """
    if not sign_off.approves:
        return ""
    order = read_order(comment.body)
    if order is not None and order.digest:
        return ""
    pull = forge.pull(comment.pull)
    if pull.foreign:
        return "its pull request comes from a fork, whose pushes are not recorded here"
    head = forge.head_at(pull.head_branch, comment.created)
    if head is None:
        return f"the record of pushes does not tell what stood there then; {_REPEAT}"
    if not held(head):
        return f"what stood on the branch when it was written ({head[:10]}) is not the content that is signed"
    return ""
