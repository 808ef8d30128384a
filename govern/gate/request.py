"""A pull request: everything that lies between base and head, judged by the base."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from govern.approvals.chain import chain_for
from govern.approvals.verdict import judge
from govern.check import BASELINE_FILE, Report, Settings
from govern.documents.document import Document
from govern.findings import Severity
from govern.forge.model import Forge
from govern.gate import placement, protected, transitions
from govern.gate.checking import baseline_grew, check_tree, excused, with_troubles
from govern.gate.documents import NOTHING, Assumed, Past, Shelf, folders_of, subject_of
from govern.gate.evidence import entry_values
from govern.gate.first_day import first_day
from govern.gate.lineage import entry_key
from govern.gate.lists import Case, judge_lists
from govern.gate.model import DocumentVerdict, GateReport, Trouble
from govern.gate.steps import taken_by_another
from govern.gate.trusted import Trusted, load_trusted
from govern.gate.verdict import judge_subject
from govern.policy.globs import matches
from govern.policy.model import Policy
from govern.repository.objects import Objects, Tree, changed_paths
from govern.repository.workspace import governed, kind_of

Today = Callable[[Policy], date]
"""Gives the day that counts as today under a policy (its time zone)."""


def gate_request(root: Path, base: str, head: str, today: Today, forge: Forge | None = None) -> GateReport:
    """Judge what a head changes, by the policy of the commit at which it left the base.

    Where the base's policy has changed since, both judge, and what either blocks is blocked: a branch cannot escape
    a new rule by being old. ``forge`` is asked about sign-offs made in comments; without one they prove nothing.
    Raises ``RepositoryError`` for a shallow clone, an unknown commit or unrelated histories,
    and ``PolicyError`` when the base's policy cannot be used.
    """
    with Objects(root) as objects:
        return judge_request(objects, base, head, today, forge)


def judge_request(
    objects: Objects,
    base: str,
    head: str,
    today: Today,
    forge: Forge | None = None,
    assumed: Assumed = NOTHING,
) -> GateReport:
    """``gate_request`` in a store that is open already.

    ``assumed`` is for those who ask what the verdict would be; the verdict itself is given with nothing assumed.
    """
    base_id, head_id = objects.resolve(base, head)
    fork = objects.merge_base(base_id, head_id)
    head_tree = objects.tree(head_id)
    fork_tree = objects.tree(fork)
    sides = _sides(objects, base_id, fork, fork_tree)
    if not sides:
        return first_day(objects, fork, head_id, fork_tree, head_tree, today)
    reports = [
        _Request(
            objects, side, fork, fork_tree, head_id, head_tree, today(side.policy), forge, assumed
        ).report()
        for side in sides
    ]
    return replace(_joined(reports), base=fork, processes=objects.started)


def _sides(objects: Objects, base: str, fork: str, fork_tree: Tree) -> list[Trusted]:
    old = load_trusted(objects, fork, fork_tree)
    tip_tree = fork_tree if base == fork else objects.tree(base)
    if base == fork or not _judges_differ(fork_tree, tip_tree, old):
        return [old] if old is not None else []
    new = load_trusted(objects, base, tip_tree)
    return [side for side in (old, new) if side is not None]


def _judges_differ(fork_tree: Tree, tip_tree: Tree, old: Trusted | None) -> bool:
    globs = protected.judging_globs(old.policy) if old is not None else protected.judging_globs(None)
    return any(matches(path, globs) for path in changed_paths(fork_tree, tip_tree))


def _joined(reports: list[GateReport]) -> GateReport:
    """What either side blocks is blocked."""
    first, *others = reports
    for other in others:
        results = {result.path: result for result in first.report.results}
        for result in other.report.results:
            mine = results.get(result.path)
            if mine is not None:
                findings = tuple(dict.fromkeys((*mine.findings, *result.findings)))
                result = replace(result, findings=findings, crashed=mine.crashed or result.crashed)
            results[result.path] = result
        documents = {one.path: one for one in first.documents}
        for one in other.documents:
            if one.path not in documents or documents[one.path].passes:
                documents[one.path] = one
        first = replace(
            first,
            report=replace(first.report, results=tuple(results[path] for path in sorted(results))),
            documents=tuple(documents[path] for path in sorted(documents)),
            notes=(
                *first.notes,
                "The base's policy changed after this branch left it: both policies judged.",
            ),
        )
    return first


@dataclass(frozen=True)
class _Request:
    objects: Objects
    side: Trusted
    fork: str
    fork_tree: Tree
    head: str
    head_tree: Tree
    as_of: date
    forge: Forge | None = None
    assumed: Assumed = NOTHING

    @property
    def policy(self) -> Policy:
        return self.side.policy

    @cached_property
    def changed(self) -> tuple[str, ...]:
        return tuple(changed_paths(self.fork_tree, self.head_tree))

    @cached_property
    def protected(self) -> tuple[str, ...]:
        found = protected.protected_changes(self.changed, self.policy)
        if baseline_grew(self.objects, self.fork_tree, self.head_tree):
            return (*found, BASELINE_FILE)
        return found

    @cached_property
    def shelf(self) -> Shelf:
        return Shelf(self.objects, self.policy)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """Governed paths that changed and do not judge."""
        judging = set(self.protected)
        found = [target.path for target in governed(self.changed, self.policy)]
        return tuple(path for path in found if path not in judging)

    @cached_property
    def past(self) -> Past:
        return Past(self.objects, self.shelf, self.head, folders_of(self.content), assumed=self.assumed)

    @cached_property
    def before(self) -> frozenset[str]:
        """Commits that the base had already."""
        return self.past.ancestors(self.fork)

    def report(self) -> GateReport:
        settings = Settings(self.policy, self.side.schemas, self.as_of)
        changes = list(self._changes())
        verdicts: list[DocumentVerdict] = []
        troubles: list[Trouble] = [*self._placement(), *self._transitions(changes)]
        for change in changes:
            for verdict, found in self._judged(change):
                verdicts.append(verdict)
                troubles.extend(found)
        troubles.extend(judge_lists(verdicts, self._case()))
        judges = list(self._protected(verdicts))
        troubles.extend(judges)
        checked = check_tree(self.objects, self.head_tree, self.changed, settings)
        checked = excused(checked, self.objects, self.fork_tree, settings)
        report = with_troubles(checked, troubles, settings)
        return GateReport(
            report=report,
            documents=tuple(_closed(blocked(verdicts, report), judges)),
            base=self.side.commit,
            head=self.head,
            policy=self.policy.version,
            proof=self.policy.proof,
        )

    def _case(self) -> Case:
        before = self.before if self.content else frozenset()
        return Case(self.past, self.head_tree, self.policy, self.as_of, before, self.forge)

    def _changes(self) -> Iterator[transitions.Change]:
        for path in self.content:
            kind = kind_of(path, self.policy)
            if kind is not None:
                base = self.shelf.document(self.fork_tree, path)
                yield transitions.Change(
                    path, kind, base, self.shelf.document(self.head_tree, path), self._signed(base)
                )

    def _signed(self, document: Document | None) -> bool:
        """Whether a document of the base says that it is approved, or carries a whole chain."""
        chain = chain_for(document, self.policy) if document is not None else None
        if document is None or chain is None:
            return False
        claims = chain.claims_completion(document.data.get("status"))
        return claims or judge(document, chain, self.policy.roster, self.as_of).complete

    def _judged(self, change: transitions.Change) -> Iterator[tuple[DocumentVerdict, tuple[Trouble, ...]]]:
        if change.head is None:
            return
        chain = chain_for(change.head, self.policy)
        if chain is None:
            return
        subject = subject_of(change.head, chain, self.past, self.policy, self.as_of, change.base, self.forge)
        yield judge_subject(subject, self.policy, self.as_of)

    def _transitions(self, changes: Iterable[transitions.Change]) -> Iterator[Trouble]:
        for change in changes:
            yield from transitions.removals(change, self.policy)
            yield from transitions.growth(change, self.policy)
            yield from transitions.stages(change, self.policy)
            yield from taken_by_another(change, self.past, self.policy)
            yield from transitions.comebacks(change)
            yield from self._replays(change)
            yield from transitions.backward(change, self._newer(change), self.policy)

    @cached_property
    def _orders(self) -> dict[str, transitions.Order]:
        """The base's templates and where their names put them."""
        paths = (path for path in self.fork_tree if kind_of(path, self.policy) == "email-sequence")
        found = ((path, transitions.order_of(path, self.policy)) for path in paths)
        return {path: order for path, order in found if order is not None}

    def _newer(self, change: transitions.Change) -> Iterator[str]:
        mine = transitions.order_of(change.path, self.policy)
        if mine is None:
            return
        newer = (path for path, order in self._orders.items() if order[0] == mine[0] and order > mine)
        yield from (path for path in newer if self._signed(self.shelf.document(self.fork_tree, path)))

    def _replays(self, change: transitions.Change) -> Iterator[Trouble]:
        """Sign-offs that were taken out and come back, and withdrawals that were taken out."""
        head = change.head
        if head is None or chain_for(head, self.policy) is None:
            return
        entries = entry_values(head.data)
        standing = entry_values(change.base.data) if change.base is not None else []
        lineage = self.past.lineage
        old = frozenset(
            entry for version in lineage.versions(change.path, self.before) for entry in version.entries
        )
        for index in transitions.replayed(entries, standing, old):
            place = head.source.span(*_bounds(head, ("approvals", index)))
            yield Trouble(
                "APR204",
                change.path,
                "This sign-off had been taken out and comes back: it is worth nothing any more.",
                "Have the text as it stands now signed again.",
                place,
            )
        kept = {entry_key(entry) for entry in entries}
        ever = {entry for version in lineage.versions(change.path) for entry in version.entries}
        yield from transitions.lost_withdrawals(head, ever - kept)

    def _placement(self) -> Iterator[Trouble]:
        for target in governed(self.changed, self.policy):
            entry = self.head_tree.get(target.path)
            fault = placement.mode_fault(target.path, entry) if entry is not None and target.kind else None
            if fault is not None:
                yield Trouble("APR208", fault.path, fault.message, fault.help)
        kinds = self.policy.kinds.values()
        folders = (f"{kind.folder}/**" for kind in kinds if kind.folder)
        globs = (
            *protected.protected_globs(self.policy),
            *folders,
            *(one for kind in kinds for one in kind.paths),
        )
        new = [path for path in self.changed if path in self.head_tree]
        for disguise in placement.disguises(new, globs):
            yield Trouble("NAM104", disguise.path, disguise.message, disguise.help)

    def _protected(self, verdicts: Iterable[DocumentVerdict]) -> Iterator[Trouble]:
        if not self.protected:
            return
        kinds = set(protected.record_kinds(self.policy).values())
        records = [
            (document, verdict)
            for verdict in verdicts
            if verdict.kind in kinds
            and (document := self.shelf.document(self.head_tree, verdict.path)) is not None
        ]
        content = tuple(path for path in self.content if (kind_of(path, self.policy) or "") not in kinds)
        expected = protected.change_of(self.objects, self.fork_tree, self.head_tree, self.protected)
        changed = protected.roster_changed(self.objects, self.policy, self.head_tree)
        yield from protected.judge_protected(self.protected, expected, records, changed, content, self.policy)
        yield from self._broken_policy()

    def _broken_policy(self) -> Iterator[Trouble]:
        found = protected.head_policy(self.objects, self.head_tree)
        if isinstance(found, str):
            yield Trouble(
                "POL203", "govern.yaml", f"The new policy cannot be used: {found}", "Mend it: govern check."
            )


def _closed(verdicts: Iterable[DocumentVerdict], judges: list[Trouble]) -> Iterator[DocumentVerdict]:
    """Verdicts of a request that changes what judges: while that is not in order, no document of it passes."""
    for verdict in verdicts:
        if judges and verdict.passes:
            why = f"the request changes what judges: {judges[0].code} {judges[0].path}"
            yield replace(verdict, passes=False, why=why)
        else:
            yield verdict


def blocked(verdicts: Iterable[DocumentVerdict], found: Report) -> Iterator[DocumentVerdict]:
    """Verdicts, sorted; those in whose files anything is wrong block."""
    errors = {
        result.path: [one for one in result.findings if one.severity is Severity.ERROR]
        for result in found.results
    }
    for verdict in sorted(verdicts, key=lambda one: one.path):
        wrong = errors.get(verdict.path)
        if not wrong or not verdict.passes:
            yield verdict
            continue
        first = next((one for one in wrong if one.code.startswith(_GATE_FAMILIES)), wrong[0])
        more = f", and {len(wrong) - 1} more errors" if len(wrong) > 1 else ""
        yield replace(verdict, passes=False, why=f"{first.code} {first.message.rstrip('.')}{more}")


_GATE_FAMILIES = ("APR", "RCP", "LED", "POL")


def _bounds(document: Document, path: tuple[str | int, ...]) -> tuple[int, int]:
    at = document.position(*path)
    return at.start, at.end
