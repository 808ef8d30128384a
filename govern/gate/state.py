"""A whole commit: what does it prove of every document that claims to be approved? For the main branch, and for audits."""

from __future__ import annotations

from pathlib import Path

from govern.approvals.chain import chain_for
from govern.check import Settings
from govern.errors import PolicyError
from govern.forge.model import Forge
from govern.gate.checking import check_tree, excused, with_troubles
from govern.gate.documents import Past, Shelf, folders_of, subject_of
from govern.gate.evidence import entry_values
from govern.gate.lists import Case, judge_lists
from govern.gate.model import DocumentVerdict, GateReport, Trouble
from govern.gate.request import Today, blocked
from govern.gate.transitions import RETIRED
from govern.gate.trusted import load_trusted
from govern.gate.verdict import judge_subject
from govern.policy.load import POLICY_FILE
from govern.repository.objects import Objects
from govern.repository.workspace import governed


def gate_state(root: Path, ref: str, today: Today, forge: Forge | None = None) -> GateReport:
    """Judge every document of a commit that claims a complete chain, or carries sign-offs, by that commit's policy.

    Raises as ``gate_request`` does, and ``PolicyError`` for a commit without a policy.
    """
    with Objects(root) as objects:
        (commit,) = objects.resolve(ref)
        tree = objects.tree(commit)
        trusted = load_trusted(objects, commit, tree)
        if trusted is None:
            raise PolicyError(f"The commit {commit[:12]} has no {POLICY_FILE}: nothing says what to judge.")
        policy = trusted.policy
        as_of = today(policy)
        shelf = Shelf(objects, policy)
        targets = [one for one in governed(tree, policy) if one.kind and policy.kinds[one.kind].chain]
        objects.read(tree[one.path].oid for one in targets if tree[one.path].mode.startswith("100"))
        subjects = []
        for target in targets:
            document = shelf.document(tree, target.path)
            chain = chain_for(document, policy) if document is not None else None
            if document is None or chain is None or document.data.get("status") == RETIRED:
                continue
            if chain.claims_completion(document.data.get("status")) or entry_values(document.data):
                subjects.append((document, chain))
        past = Past(objects, shelf, commit, folders_of(document.path for document, _ in subjects))
        verdicts: list[DocumentVerdict] = []
        troubles: list[Trouble] = []
        for document, chain in subjects:
            subject = subject_of(document, chain, past, policy, as_of, document, forge)
            verdict, found = judge_subject(subject, policy, as_of, merging=False)
            verdicts.append(verdict)
            troubles.extend(found)
        case = Case(past, tree, policy, as_of, forge=forge, merging=False)
        troubles.extend(judge_lists(verdicts, case))
        settings = Settings(policy, trusted.schemas, as_of)
        claimed = [one.path for one in verdicts if one.chain.complete or one.chain.claim]
        checked = excused(check_tree(objects, tree, claimed, settings), objects, tree, settings)
        report = with_troubles(checked, troubles, settings)
        return GateReport(
            report=report,
            documents=tuple(blocked(verdicts, report)),
            base=commit,
            head=commit,
            policy=policy.version,
            proof=policy.proof,
            processes=objects.started,
        )
