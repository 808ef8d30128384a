"""What only the gate can see, because it needs the base, the history or the whole tree (SOP 5.4)."""

from __future__ import annotations

from govern.findings import Severity
from govern.rules.registry import Rule

_SIGNED = "What goes out was approved by the CMO and then the CRO, and is still what they approved."
_JUDGE = (
    "Whoever may change the judge needs no verdict: what judges changes only by a signed change of its own."
)
_RECORD = (
    "A history from which entries can vanish proves nothing; what was wrong is put right by a new entry."
)


def _rule(code: str, name: str, summary: str, why: str, sop: str, *kinds: str) -> Rule:
    return Rule(code=code, name=name, summary=summary, why=why, sop=sop, fails=(), passes=(), kinds=kinds)


RULES: tuple[Rule, ...] = (
    _rule(
        "APR201",
        "not-cleared",
        "A pull request brings a document whose sign-offs are not complete and proven.",
        _SIGNED,
        "5.4",
    ),
    _rule(
        "APR202",
        "status-claims-more",
        "A status that says more than the sign-offs prove.",
        "Whoever reads `approved` relies on it.",
        "5.4",
    ),
    _rule(
        "APR203",
        "worthless-sign-off",
        "A sign-off that its person cannot have given, or of which nothing proves that they did.",
        "A forged entry that is merged looks like a true one to the next reader.",
        "5.4",
    ),
    _rule(
        "APR204",
        "sign-off-replayed",
        "A sign-off that had been taken out of a file comes back.",
        "An older text must not be put in force again by the signatures of its time.",
        "5.4",
    ),
    _rule(
        "APR205",
        "signed-document-removed",
        "A signed document is removed, renamed or moved out of its folder.",
        "An audit asks what was approved when a mail was sent; the answer must still be there.",
        "5.4",
    ),
    _rule(
        "APR206",
        "version-goes-back",
        "A new template claims to be in force and is older than one that is.",
        "Versions only go forward, or an outdated text goes out under a valid signature.",
        "5.4",
    ),
    _rule(
        "APR207",
        "retired-comes-back",
        "A retired document is put to use again.",
        "Its sign-offs were given for another time; a new version gets new ones.",
        "5.4",
    ),
    _rule(
        "APR208",
        "file-mode",
        "A governed file is marked as a program.",
        "A document is a plain file: nothing about it may depend on a file's mode.",
        "5.4",
    ),
    _rule(
        "APR209",
        "withdrawal-removed",
        "The withdrawal of a sign-off was taken out of a file.",
        "A no stays a no until somebody says yes to another text.",
        "5.4",
    ),
    _rule(
        "APR210",
        "status-set-by-another",
        "A status was set by somebody who does not hold the role for it.",
        "Single R for each activity: sales.ops loads and sends, nobody else.",
        "5.1",
    ),
    _rule(
        "LED201",
        "history-rewritten",
        "An entry of a lead's history was changed, moved or removed.",
        _RECORD,
        "4.4",
        "lead",
    ),
    _rule(
        "LED202",
        "stage-without-entry",
        "A lead's stage moved and no new entry of its history says who moved it.",
        "Who verified, which signals, which date: each step is written down.",
        "4.4",
        "lead",
    ),
    _rule(
        "LED203", "lead-removed", "A lead's file is gone, and its history with it.", _RECORD, "4.4", "lead"
    ),
    Rule(
        code="LED204",
        name="step-by-another",
        summary="A step of a lead that came in a commit of somebody who does not hold the role it names.",
        why="Anybody can write `by: cro`; the author of the commit is the one who did. Raise it to error where each role "
        "commits its own steps.",
        sop="4.3",
        fails=(),
        passes=(),
        severity=Severity.WARNING,
        kinds=("lead",),
    ),
    _rule(
        "POL201",
        "judge-changed-unsigned",
        "The policy, the roster or another protected file was changed without a signed record.",
        _JUDGE,
        "5.1",
    ),
    _rule(
        "POL202",
        "judge-changed-with-content",
        "A change of what judges rides along with content.",
        _JUDGE,
        "5.1",
    ),
    _rule(
        "POL203",
        "unusable-policy",
        "A pull request brings a policy that cannot be used.",
        "A broken policy judges nothing from the next day on.",
        "5.1",
    ),
    _rule(
        "POL204",
        "policy-lost",
        "The base once had a policy and lost it.",
        "There is only one first day: else deleting the policy would be a way past it.",
        "5.1",
    ),
    _rule(
        "POL210",
        "codeowners-not-read",
        "There is no CODEOWNERS file, or one that the forge does not read.",
        "Without it nobody is asked for a review, and nobody's review is needed.",
        "5.1",
    ),
    _rule(
        "POL211",
        "codeowners-line",
        "A line of CODEOWNERS that a forge passes over.",
        "What it was to protect has no owner, and nothing says so.",
        "5.1",
    ),
    _rule(
        "POL212",
        "codeowners-owner",
        "CODEOWNERS gives a governed or protected file other owners than the policy.",
        "The last line that matches decides: one line further down can take a review away.",
        "5.1",
    ),
    _rule(
        "RCP201",
        "record-rewritten",
        "An entry of a list that only grows was changed, moved or removed.",
        "Who opted out stays on the suppression list, whatever a later file says.",
        "5.6",
    ),
    _rule(
        "RCP202",
        "record-key-changed",
        "A value was changed that gives the kept entries their meaning.",
        "With another key none of the kept hashes matches anybody any more.",
        "5.6",
    ),
    _rule(
        "RCP203",
        "record-removed",
        "A file that only grows is gone.",
        "Who opted out stays on the suppression list, whatever a later file says.",
        "5.6",
    ),
    _rule(
        "RCP204",
        "list-ahead-of-template",
        "A recipient list is approved before its template was signed and loaded, or for another text.",
        "First the template is loaded, then the CRO approves the list, then it is sent.",
        "5.4",
        "recipient-list",
    ),
)
