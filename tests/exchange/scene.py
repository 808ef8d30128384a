"""A repository in which a template is signed and loaded, leads wait, and the suppression list has its key."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from click.testing import CliRunner

from govern.approvals.digest import content_digest
from govern.cli.main import cli
from govern.errors import GovernError
from govern.rules.specimen import BODY, FOLDER
from govern.sequences.suppression import key_check
from tests.approvals.samples import MARCUS, entry, read, signed, with_entry
from tests.conftest import ENVIRONMENT, POLICY, Ran, Repository

SECRET = "a-secret-of-some-length"  # noqa: S105
KEY = {"GOVERN_SUPPRESSION_KEY": f"k1: {SECRET}"}
TEMPLATE = "nurture-v1-2026-04-20"
LISTS = "content/campaigns/recipient-lists"
DAY = "2026-06-01"

SUPPRESSION = f"""\
version: 1
algorithm: hmac-sha256
key_id: k1
keys:
  - {{id: k1, check: {key_check(SECRET, "k1")}}}
entries: []
"""

SENDER = """\
sender:
  name: Rick Vance
  postal_address: 12 Harbour Street, Boston, MA 02110, USA
  email: rick@example.com
  unsubscribe_url: "https://mail.example.com/u/{token}"
  unsubscribe_mailto: unsubscribe@example.com
"""
POLICY_TEXT = (
    POLICY
    + """\
  sales.ops:
    - {name: Priya, email: priya@example.com, from: 2026-01-01}
proof: declared
"""
    + SENDER
)


def run(repo: Repository, *arguments: str, env: dict[str, str] | None = None) -> Ran:
    """A command in this process: as `Repository.govern`, without the second that a new interpreter takes."""
    kept = {name: None for name in os.environ if name.startswith(("GIT_", "GOVERN_"))}
    wanted = {
        name: value for name, value in ENVIRONMENT.items() if name.startswith(("GIT_", "NO_", "SOURCE_"))
    }
    before = Path.cwd()
    os.chdir(repo.root)
    try:
        done = CliRunner().invoke(cli, list(arguments), env={**kept, **wanted, **(env or {})})
    finally:
        os.chdir(before)
    if isinstance(done.exception, GovernError):
        return Ran(2, done.stdout, f"{done.stderr}{done.exception.message}\n{done.exception.next_step}")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Ran(done.exit_code, done.stdout, done.stderr)


def template_text(sequence: str = "nurture", touches: int = 2, gap: int = 14, body: str = BODY) -> str:
    parts = [
        f"---\ntitle: Partner revenue signals\nsequence: {sequence}\nversion: v1\ndate: 2026-04-20\nstatus: draft\n"
        "owner: category.positioning\nauthor: dana@example.com\ncontext_fields: [industry]\napprovals: []\n---\n"
    ]
    for number in range(1, touches + 1):
        wait = 0 if number == 1 else gap
        parts.append(
            f"\n## Touch {number}\nSubject: One number for {{{{company_name}}}}, note {number}\n"
            f"Preheader: What 214 alliances taught us\nWait: {wait} days\n\n{body}"
        )
    return "".join(parts)


def signed_template(status: str = "loaded", **what: object) -> str:
    document = read(template_text(**what), f"{FOLDER}/{TEMPLATE}.md")  # type: ignore[arg-type]
    return signed(document, "cmo", "cro").text.replace("status: draft", f"status: {status}")


def lead_text(
    name: str,
    *history: str,
    stage: str = "mql",
    email: str = "",
    first: str = "Jo",
    more: str = "",
    on: str = "2026-05-20",
) -> str:
    steps = [
        f"{{on: {on}, by: mining.mind, event: engagement, signal: E1, source: LinkedIn}}",
        *(
            f"{{on: {on}, by: sales.ops, event: gate, gate: G{n}, result: pass, note: checked}}"
            for n in range(1, 6)
        ),
        f"{{on: {on}, by: sales.ops, event: stage, to: mql, signals: [E1], note: checked}}",
        *history,
    ]
    lines = "".join(f"  - {step}\n" for step in steps)
    return (
        f"---\nid: {name}\ncompany: {{name: {name.title()} Works, industry: robotics}}\n"
        f"contact: {{first_name: {first}, last_name: Meyer, email: {email or f'jo@{name}.example'}}}\nstage: {stage}\n"
        f"gates: {{G1: pass, G2: pass, G3: pass, G4: pass, G5: pass}}\n{more}history:\n{lines}---\n"
    )


def setup(repo: Repository, *names: str) -> None:
    repo.write("govern.yaml", POLICY_TEXT)
    repo.write("leads/suppression.yaml", SUPPRESSION)
    repo.write(f"{FOLDER}/{TEMPLATE}.md", signed_template())
    for name in names:
        repo.write(f"leads/{name}.md", lead_text(name))


def sign_list(repo: Repository, name: str) -> None:
    """The CRO's sign-off on a list, as a policy that asks for no proof takes it."""
    path = f"{LISTS}/{name}.yaml"
    document = read((repo.root / path).read_text(encoding="utf-8"), path, "recipient-list")
    made = with_entry(document, **entry(document, "cro", "recipients", MARCUS, "2026-06-01T09:00:00Z"))
    repo.write(path, made.text.replace("status: draft", "status: approved"))


def build(repo: Repository, name: str = "wave") -> str:
    out = f"{LISTS}/{name}.yaml"
    ran = run(
        repo,
        "recipients",
        "build",
        "--template",
        TEMPLATE,
        "--out",
        out,
        "--by",
        "priya@example.com",
        "--as-of",
        DAY,
        env=KEY,
    )
    assert ran.status == 0, ran.err
    return out


def list_text(*leads: str, template: str = TEMPLATE, content: str = "") -> str:
    digest = content or content_digest(read(template_text(), f"{FOLDER}/{TEMPLATE}.md"))
    names = "".join(f"  - {lead}\n" for lead in leads)
    return (
        f"template: {template}\ncontent: {digest}\nsequence: {template.split('-v')[0]}\ncreated: 2026-06-01\n"
        f"by: priya@example.com\nstatus: draft\nleads:\n{names}approvals: []\n"
    )


def stem(path: str) -> str:
    return PurePosixPath(path).stem


def with_signed_list(repo: Repository, *names: str) -> Repository:
    """The repository with a signed list of these leads (acme and bolt): all that an export asks for."""
    setup(repo, *(names or ("acme", "bolt")))
    build(repo)
    sign_list(repo, "wave")
    return repo
