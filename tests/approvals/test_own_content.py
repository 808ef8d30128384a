"""The templates of the example company are signed with keys whose private halves nobody kept: what they claim is proven.

Who edits one of them makes its sign-offs stale. Then set its status to `in-review`, or exchange the keys in govern.yaml for
new ones and sign all of them again.
"""

from __future__ import annotations

from datetime import date

from govern import packaged
from govern.approvals.chain import Strength, chain_for
from govern.approvals.signature import signature_evidence
from govern.approvals.verdict import ChainVerdict, judge
from govern.policy.load import load_policy
from govern.rules.specimen import FOLDER
from tests.approvals.samples import read
from tests.conftest import PROJECT


def verdicts() -> dict[str, ChainVerdict]:
    policy = load_policy(
        (PROJECT / "govern.yaml").read_bytes(), packaged.schema("policy"), packaged.profile
    ).policy
    found = {}
    for file in sorted((PROJECT / FOLDER).glob("*.md")):
        document = read(file.read_text(encoding="utf-8"), f"{FOLDER}/{file.name}")
        chain = chain_for(document, policy)
        assert chain is not None
        proofs = signature_evidence(document, chain, policy.roster, required=True)
        found[file.stem] = judge(document, chain, policy.roster, date(2026, 11, 28), proofs)
    return found


def test_what_claims_to_be_approved_is_proven_by_signature() -> None:
    found = verdicts()
    claiming = {name for name, one in found.items() if one.complete}
    assert len(claiming) >= 5
    for name, one in found.items():
        assert not one.claim, f"{name}: {one.clauses}"
        if name in claiming:
            assert one.strength is Strength.SIGNATURE


def test_one_waits_for_the_cro() -> None:
    assert [one.next_role for name, one in verdicts().items() if name.startswith("activation-v3")] == ["cro"]
