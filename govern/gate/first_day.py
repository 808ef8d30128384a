"""The first day: a base without a policy. There is no roster to hold anybody against, so little is let through.

A request that brings the policy may bring nothing that the policy would govern. What judges from the next day on is
then what people let in by hand, and the report says so. A base that once had a policy has no first day any more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from govern import packaged
from govern.check import Report, Settings
from govern.errors import PolicyError
from govern.gate import protected
from govern.gate.checking import check_tree, with_troubles
from govern.gate.model import GateReport, Trouble
from govern.gate.trusted import stored
from govern.policy.load import POLICY_FILE, load_policy
from govern.policy.model import Policy
from govern.repository.commits import read_history
from govern.repository.objects import Objects, Tree, changed_paths
from govern.repository.workspace import governed, read_schemas

_PROFILE = b"extends: sop-rev-v0\n"


def first_day(
    objects: Objects,
    base: str,
    head: str,
    base_tree: Tree,
    head_tree: Tree,
    today: Callable[[Policy], date],
) -> GateReport:
    """Judge a request whose base has no policy, by the packaged profile.

    Raises ``PolicyError`` when neither side has a policy: then nothing says what to judge.
    """
    if POLICY_FILE not in head_tree:
        raise PolicyError(
            f"Neither the base {base[:12]} nor the head has a {POLICY_FILE}: nothing says what to judge.",
            "Run `govern init` to write one.",
        )
    profile = load_policy(_PROFILE, packaged.schema("policy"), packaged.profile).policy
    changed = tuple(changed_paths(base_tree, head_tree))
    found = protected.head_policy(objects, head_tree)
    policy = profile if isinstance(found, str) else found
    settings = Settings(
        policy, read_schemas(policy, lambda name: stored(objects, head_tree, name)), today(policy)
    )
    troubles: list[Trouble] = []
    if isinstance(found, str):
        troubles.append(
            Trouble(
                "POL203", POLICY_FILE, f"The new policy cannot be used: {found}", "Mend it: govern check."
            )
        )
    history = read_history(objects, base, (POLICY_FILE,))
    if history.touches.get(POLICY_FILE):
        troubles.append(
            Trouble(
                "POL204",
                POLICY_FILE,
                "The base once had a policy and lost it: there is only one first day.",
                f"Restore the {POLICY_FILE} of the base's history first.",
            )
        )
    judging = set(protected.protected_changes(changed, policy))
    content = {target.path for one in (profile, policy) for target in governed(changed, one)} - judging
    troubles.extend(
        Trouble(
            "POL202",
            path,
            "The base has no policy yet, so nothing can judge this.",
            f"Merge {POLICY_FILE} first, in a pull request of its own.",
        )
        for path in sorted(content)
    )
    checked: Report = check_tree(objects, head_tree, [POLICY_FILE], settings)
    return GateReport(
        report=with_troubles(checked, troubles, settings),
        documents=(),
        base=base,
        head=head,
        policy=policy.version,
        proof=policy.proof,
        notes=(
            "First day: the base has no policy, so nobody's sign-off could be held against a roster. "
            "Read this govern.yaml, above all its roster, before you merge it.",
        ),
        processes=objects.started,
    )
