"""APR: are the sign-offs of a document well-formed (SOP 5.4)? The checks are in ``sign_offs``."""

from __future__ import annotations

from govern.findings import Severity
from govern.rules.registry import Example, Rule
from govern.rules.sign_offs import (
    Check,
    check_for,
    copied,
    impossible_moment,
    one_person_twice,
    same_sign_off,
    sign_off_facts,
    signature_missing,
    stale,
    status_claims_too_much,
    withdrawal_without_reason,
)

SPECIMEN_CONTENT = "sha256:e043b6fa1c0a460b06e6d93a5fbf6ff80f0a1754040b748266432ea80c19a935"
"""The digest of the specimen that rule examples stand in."""

_WHY = (
    "A sign-off says that one person, in one role, on one day, has read exactly this text. What does not say that is "
    "no sign-off."
)
_DIGEST = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def _entry(**over: str) -> str:
    values = {
        "role": "cmo",
        "scope": "messaging",
        "by": "michelle@example.com",
        "at": '"2026-04-21T09:30:00Z"',
        "content": _DIGEST,
        "previous": "null",
        **over,
    }
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}\n"


def _signed(*entries: str, front: str = "") -> Example:
    return Example(f"{front}approvals:\n{''.join(entries)}", "front-matter")


def _apr(
    code: str,
    name: str,
    summary: str,
    check: Check | None,
    *fails: Example,
    why: str = _WHY,
    severity: Severity = Severity.ERROR,
    passes: tuple[Example, ...] = (),
) -> Rule:
    return Rule(
        code=code,
        name=name,
        summary=summary,
        why=why,
        sop="5.4",
        fails=fails,
        passes=passes,
        severity=severity,
        kinds=(),
        check=check,
    )


RULES: tuple[Rule, ...] = (
    _apr(
        "APR101",
        "status-claims-too-much",
        "The status says that everybody has signed, and the sign-offs do not say so.",
        status_claims_too_much,
        Example("status: approved", "front-matter"),
        Example("status: loaded", "front-matter"),
        why="Who loads a sequence looks at the status. It may claim no more than its sign-offs prove.",
        passes=(Example("status: in-review", "front-matter"),),
    ),
    _apr(
        "APR102",
        "stale-sign-off",
        "The text, or a sign-off under this one, has changed since it was signed.",
        stale,
        _signed(_entry()),
        why="Somebody signed another text than the one that stands here. Until they sign again, nobody has approved it.",
        severity=Severity.WARNING,
    ),
    _apr(
        "APR103",
        "unknown-link",
        "A sign-off in a role or for a scope that the chain does not have.",
        check_for("unknown-link", "role", "Use role and scope as the policy's chain names them."),
        _signed(_entry(role="cfo")),
        _signed(_entry(scope="sales-narrative")),
    ),
    _apr(
        "APR104",
        "signer-not-in-role",
        "A sign-off by somebody who did not hold the role on that day.",
        check_for(
            "not-holder", "by", "Somebody who holds the role {role} must sign; the roster is in govern.yaml."
        ),
        _signed(_entry(by="eve@example.com")),
        _signed(_entry(at='"2025-12-31T09:30:00Z"')),
    ),
    _apr(
        "APR105",
        "own-text-signed",
        "A sign-off by somebody who wrote or edited the text.",
        check_for("own-text", "by", "Somebody else who holds the role {role} must sign."),
        _signed(_entry(), front="author: michelle@example.com\n"),
        why="Two pairs of eyes: nobody approves what they wrote themselves.",
    ),
    _apr(
        "APR106",
        "broken-chain",
        "A sign-off covers an earlier one that does not stand in this file.",
        check_for("broken-previous", "previous", "Restore the earlier sign-off, or sign again as {role}."),
        _signed(_entry(previous=_DIGEST)),
        why="Each sign-off holds the fingerprint of the one before it, so that none can be changed, removed, moved or "
        "copied from another file unnoticed.",
    ),
    _apr(
        "APR107",
        "wrong-order",
        "A sign-off that was given before the one that must come first.",
        check_for("wrong-order", "previous", "Sign again as {role}: `govern approve {path} --as {role}`."),
        _signed(
            _entry(role="cro", scope="sales-narrative", by="marcus@example.com", content=SPECIMEN_CONTENT)
        ),
        why="Who signs second signs over what the first has said. The order is part of what the SOP asks for.",
    ),
    _apr(
        "APR108",
        "signed-in-the-future",
        "A sign-off with a day that has not come yet.",
        check_for(
            "future", "at", "Sign again as {role}: `govern approve {path} --as {role}` writes the time."
        ),
        _signed(_entry(at='"2026-05-21T09:30:00Z"')),
    ),
    _apr(
        "APR109",
        "signed-before-the-text",
        "A sign-off that is dated before the text was there.",
        check_for(
            "too-early", "at", "Sign again as {role}: `govern approve {path} --as {role}` writes the time."
        ),
        _signed(_entry(at='"2026-04-18T09:30:00Z"')),
    ),
    _apr(
        "APR110",
        "one-person-twice",
        "One person fills two links of the chain, or fewer people took part than it asks for.",
        one_person_twice,
        why="Two roles in one hand are one opinion.",
    ),
    _apr(
        "APR111",
        "sign-off-withdrawn",
        "A sign-off was taken back and not given again.",
        check_for(
            "withdrawn",
            "content",
            "Mend the reason, then have it signed again: `govern approve {path} --as {role}`.",
        ),
        _signed(
            _entry(), _entry(at='"2026-04-22T09:30:00Z"', decision="revoke", reason="The figure is wrong.")
        ),
        why="A withdrawal holds until somebody signs again.",
        severity=Severity.INFO,
    ),
    _apr(
        "APR112",
        "impossible-moment",
        "A sign-off at a time that is on no clock.",
        impossible_moment,
        _signed(_entry(at='"2026-04-21T25:30:00Z"')),
    ),
    _apr(
        "APR113",
        "withdrawal-without-reason",
        "A sign-off is taken back without a reason.",
        withdrawal_without_reason,
        _signed(_entry(), _entry(at='"2026-04-22T09:30:00Z"', decision="revoke")),
        why="Those who must mend the text need to know what was wrong with it.",
        severity=Severity.WARNING,
    ),
    Rule(
        code="APR114",
        name="copied-sign-off",
        summary="The very same sign-off stands in two files.",
        why="A sign-off is for one file at one place. Copied to another it says that somebody read what they never saw.",
        sop="5.4",
        fails=(),
        passes=(),
        kinds=("recipient-list", "sop"),
        gather=sign_off_facts,
        judge=copied,
        needs=same_sign_off,
    ),
    _apr(
        "APR115",
        "signature-missing",
        "The policy asks for signatures, and a sign-off has none that can be read.",
        signature_missing,
        why="With `proof: signature` only a signature says who signed; the entry itself can be typed by anybody.",
    ),
)
