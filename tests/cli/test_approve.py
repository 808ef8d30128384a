"""approve, revoke and status as their users run them, in a repository with a history."""

from __future__ import annotations

import difflib
import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from govern.documents.reader import read_document
from govern.rules.specimen import BODY
from tests.conftest import PROJECT, Ran, Repository

NAME = "nurture-v1-2026-04-20"


def who(name: str) -> dict[str, str]:
    email = f"{name.lower()}@example.com"
    return {
        "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": email,
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": email,
    }


def approve(repo: Repository, name: str, role: str, *arguments: str, day: str = "2026-04-21") -> Ran:
    return repo.govern("approve", NAME, "--as", role, "--as-of", day, *arguments, env=who(name))


@pytest.fixture
def template(repo: Repository) -> str:
    path = repo.template(BODY)
    text = (repo.root / path).read_text().replace("status: draft", "status: in-review")
    repo.write(path, text)
    repo.commit("Draft")
    return path


def read(repo: Repository, path: str) -> list[dict[str, str]]:
    document = read_document((repo.root / path).read_bytes(), path, "email-sequence", "markdown").document
    assert document is not None
    return list(document.data["approvals"])


def test_a_sign_off_is_written_and_nothing_else(repo: Repository, template: str) -> None:
    before = (repo.root / template).read_text()
    done = approve(repo, "Michelle", "cmo")
    assert done.status == 0, done.err
    assert "CMO waiting for Michelle · CRO" in done.out
    assert "Hi {{first_name}}," in done.out
    assert "CMO ✓ Michelle 21 Apr · CRO waiting for Marcus" in done.out
    after = (repo.root / template).read_text()
    lines = [one for one in difflib.ndiff(before.splitlines(), after.splitlines()) if one[0] in "+-"]
    assert lines[:2] == ["- approvals: []", "+ approvals:"]
    assert lines[2] == "+   - role: cmo"
    assert "+     at: 2026-04-21T12:00:00Z" in lines
    assert "+     previous: null" in lines
    assert all(line.startswith("+") for line in lines[1:])
    assert repo.check().codes == []


def test_the_whole_way(repo: Repository, template: str) -> None:
    assert approve(repo, "Michelle", "cmo", "--commit").status == 0
    done = approve(repo, "Marcus", "cro", "--commit")
    assert done.status == 0, done.err
    assert "The chain is complete. `status: approved` may be set." in done.out
    first, second = read(repo, template)
    assert second["previous"].startswith("sha256:")
    assert first["content"] == second["content"]
    assert repo.git("log", "-1", "--format=%an %ae|%s|%(trailers:key=Approved-by,valueonly)").strip() == (
        f"Marcus marcus@example.com|Approve {NAME} as cro (sales-narrative)|Marcus <marcus@example.com>"
    )
    assert repo.git("status", "--porcelain") == ""
    text = (repo.root / template).read_text()
    repo.write(template, text.replace("status: in-review", "status: approved"))
    assert repo.check().codes == []


def test_line_ends_and_a_byte_order_mark_stay(repo: Repository, template: str) -> None:
    data = b"\xef\xbb\xbf" + (repo.root / template).read_bytes().replace(b"\n", b"\r\n")
    repo.write(template, data)
    assert approve(repo, "Michelle", "cmo").status == 0
    after = (repo.root / template).read_bytes()
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert b"\n" not in after.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("name", "role", "status", "words"),
    [
        (
            "Dana",
            "cmo",
            2,
            "Dana <dana@example.com> does not hold the role cmo today; it is held by Michelle",
        ),
        ("Eve", "cmo", 2, "eve@example.com is not in the roster"),
        ("Marcus", "cro", 1, "cmo must sign first: nobody has signed as cmo yet"),
        ("Michelle", "ceo", 2, "has no link ceo"),
    ],
)
def test_refusals(repo: Repository, template: str, name: str, role: str, status: int, words: str) -> None:
    before = (repo.root / template).read_bytes()
    done = approve(repo, name, role)
    assert done.status == status
    assert words in done.err
    assert (repo.root / template).read_bytes() == before


def test_what_check_finds_is_not_signed(repo: Repository, template: str) -> None:
    text = (repo.root / template).read_text()
    repo.write(template, text.replace("The\nreason", "The Assessment is $2,500. The\nreason"))
    done = approve(repo, "Michelle", "cmo")
    assert done.status == 1
    assert "PRC101 price-in-nurture" in done.err


def test_nobody_signs_twice(repo: Repository, template: str) -> None:
    assert approve(repo, "Michelle", "cmo").status == 0
    done = approve(repo, "Michelle", "cmo")
    assert done.status == 1
    assert "already, and the text has not changed since" in done.err


def test_who_edited_the_text_does_not_sign_it(repo: Repository, template: str) -> None:
    text = (repo.root / template).read_text()
    repo.write(template, text.replace("40 % faster", "41 % faster"))
    subprocess.run(
        ["git", "commit", "-qam", "Edit"],
        cwd=repo.root,
        check=True,
        env={**_environment(), **who("Michelle")},
    )
    done = approve(repo, "Michelle", "cmo")
    assert done.status == 1
    assert "Michelle wrote or edited this text" in done.err


def test_a_co_author_does_not_sign_either(repo: Repository, template: str) -> None:
    text = (repo.root / template).read_text()
    repo.write(template, text.replace("40 % faster", "41 % faster"))
    repo.commit("Edit\n\nCo-authored-by: M <michelle@example.com>")
    assert "wrote or edited" in approve(repo, "Michelle", "cmo").err


def test_who_only_signed_has_edited_nothing(repo: Repository, template: str) -> None:
    assert approve(repo, "Michelle", "cmo", "--commit").status == 0
    text = (repo.root / template).read_text()
    repo.write(template, text.replace("40 % faster", "41 % faster"))
    repo.commit("Edit")
    done = approve(repo, "Michelle", "cmo", "--commit", day="2026-04-22")
    assert done.status == 0, done.err
    assert "Changed since cmo signed" in done.out
    assert "41 % faster" in done.out
    assert len(read(repo, template)) == 2


def _environment() -> dict[str, str]:
    from tests.conftest import ENVIRONMENT

    return ENVIRONMENT


def test_a_commit_that_would_prove_nothing_is_not_made(repo: Repository, template: str) -> None:
    before = (repo.root / template).read_bytes()
    done = repo.govern(
        "approve", NAME, "--as", "cmo", "--by", "michelle@example.com", "--commit", env=who("Dana")
    )
    assert done.status == 2
    assert "The commit's author would be dana@example.com" in done.err
    text = before.decode().replace("40 % faster", "41 % faster")
    repo.write(template, text)
    done = approve(repo, "Michelle", "cmo", "--commit")
    assert done.status == 2
    assert "changes of the text that are not committed" in done.err
    assert (repo.root / template).read_text() == text


def test_what_if(repo: Repository, template: str) -> None:
    assert approve(repo, "Michelle", "cmo").status == 0
    before = (repo.root / template).read_bytes()
    done = approve(repo, "Dana", "cro", "--dry-run")
    assert done.status == 0
    assert "If Marcus signed as cro now:" in done.out
    assert "CRO ✓ Marcus 21 Apr" in done.out
    assert "The chain is complete." in done.out
    assert (repo.root / template).read_bytes() == before
    assert "Nothing was written." in done.err


def test_revoke(repo: Repository, template: str) -> None:
    assert approve(repo, "Michelle", "cmo", "--commit").status == 0
    assert approve(repo, "Marcus", "cro", "--commit").status == 0
    arguments = ("revoke", NAME, "--as", "cmo", "--reason", "The figure is\nwrong.", "--as-of", "2026-04-22")
    done = repo.govern(*arguments, "--commit", env=who("Michelle"))
    assert done.status == 0, done.err
    assert "CMO withdrawn · CRO stale Marcus 21 Apr" in done.out
    last = read(repo, template)[-1]
    assert (last["decision"], last["reason"]) == ("revoke", "The figure is wrong.")
    again = repo.govern(*arguments, env=who("Michelle"))
    assert again.status == 1
    assert "there is no sign-off as cmo" in again.err
    assert repo.govern(*arguments, env=who("Marcus")).status == 2
    assert approve(repo, "Michelle", "cmo", "--commit", day="2026-04-23").status == 0
    assert approve(repo, "Marcus", "cro", "--commit", day="2026-04-23").status == 0
    (one,) = repo.govern("status", "--format", "json").json["documents"]
    assert (one["complete"], one["strength"]) == (True, "commit")
    assert "Complete, proven by commit." in repo.govern("status").out


def test_a_withdrawal_needs_a_reason(repo: Repository, template: str) -> None:
    assert approve(repo, "Michelle", "cmo").status == 0
    done = repo.govern("revoke", NAME, "--as", "cmo", "--reason", " ", env=who("Michelle"))
    assert done.status == 2


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs OpenSSH")
def test_signing_with_a_key(
    repo: Repository, template: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    for name in ("own", "other"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / name)], check=True
        )
    public = Path(f"{folder / 'own'}.pub").read_text().strip()
    policy = (repo.root / "govern.yaml").read_text()
    repo.write(
        "govern.yaml",
        policy.replace(
            "email: michelle@example.com, from: 2026-01-01}",
            f"email: michelle@example.com, from: 2026-01-01, keys: ['{public}']}}",
        )
        + "proof: signature\n",
    )
    unmerged = approve(repo, "Michelle", "cmo", "--dry-run")
    assert "The govern.yaml of the work tree differs and has no say." in unmerged.err
    repo.commit("A key for Michelle")
    wrong = approve(repo, "Michelle", "cmo", "--key", str(folder / "other"))
    assert wrong.status == 2
    assert "nobody's in the roster" in wrong.err
    assert read(repo, template) == []
    none = approve(repo, "Michelle", "cmo")
    assert none.status == 2
    assert "no key to sign with" in none.err
    done = approve(repo, "Michelle", "cmo", "--key", str(folder / "own"))
    assert done.status == 0, done.err
    assert read(repo, template)[0]["signature"].startswith("-----BEGIN SSH SIGNATURE-----\n")
    assert repo.check("--select", "APR").codes == []


# ------------------------------------------------------------------------------------------------ status


def test_status_says_what_made_a_sign_off_stale(repo: Repository, template: str) -> None:
    assert approve(repo, "Michelle", "cmo", "--commit").status == 0
    text = (repo.root / template).read_text()
    repo.write(template, text.replace("40 % faster", "41 % faster"))
    done = repo.govern("status")
    assert "The change is not committed yet:" in done.out
    repo.commit("Mend the figure")
    repo.write("notes.md", "x")
    repo.commit("Something else")
    done = repo.govern("status")
    assert done.status == 0
    assert "CMO stale Michelle 21 Apr · CRO" in done.out
    assert "The text has changed since Michelle signed on 2026-04-21." in done.out
    assert "“Mend the figure”" in done.out
    assert "+ In 214 alliances that we studied, partner-led deals closed 41 %" in done.out
    assert "Next: cmo 1." in done.out
    data = repo.govern("status", "--format", "json").json
    jsonschema.validate(data, json.loads((PROJECT / "schemas" / "status.schema.json").read_text()))
    (one,) = data["documents"]
    assert (one["standing"], one["next"], one["strength"]) == ("stale", "cmo", None)
    assert one["change"]["subject"] == "Mend the figure"
    assert one["holders"] == [{"name": "Michelle", "email": "michelle@example.com"}]
    assert [link["state"] for link in one["chain"]] == ["stale", "missing"]


def test_status_by_role_and_place(repo: Repository, template: str) -> None:
    assert repo.govern("status", "--role", "cro", "--format", "json").json["documents"] == []
    assert approve(repo, "Michelle", "cmo", "--commit").status == 0
    for arguments in (("--role", "cro"), (NAME,), (template,), ("content",), (".",)):
        found = repo.govern("status", "--format", "json", *arguments).json["documents"]
        assert [one["path"] for one in found] == [template], arguments
    assert repo.govern("status", "--role", "boss").status == 2
    assert repo.govern("status", "nowhere").status == 2


def test_status_before_the_first_commit_and_of_what_cannot_be_read(repo: Repository) -> None:
    path = repo.template(BODY)
    repo.write(path.replace("v1", "v2"), "---\nbroken")
    done = repo.govern("status")
    assert done.status == 0
    assert "cannot be read" in done.err
    assert "1 document: 1 draft." in done.out


def test_status_as_a_table(repo: Repository, template: str) -> None:
    assert approve(repo, "Michelle", "cmo", "--commit").status == 0
    done = repo.govern("status", "--format", "markdown")
    assert f"| `{template}` | in-review | CMO ✓ Michelle 21 Apr · CRO waiting for Marcus | cro |" in done.out


def test_what_nobody_signs(repo: Repository) -> None:
    repo.write("leads/acme.md", "---\nid: acme\n---\n")
    done = repo.govern("approve", "leads/acme.md", "--as", "cmo", env=who("Michelle"))
    assert done.status == 2
    assert "nobody signs those" in done.err
    assert repo.govern("approve", "nothing", "--as", "cmo").status == 2


def test_what_is_not_committed_is_not_proven_yet(repo: Repository, template: str) -> None:
    assert approve(repo, "Michelle", "cmo").status == 0
    done = repo.govern("status")
    assert "CMO not proven Michelle 21 Apr" in done.out
    assert "it is not committed yet" in " ".join(done.out.split())
    following = approve(repo, "Marcus", "cro", "--dry-run")
    assert following.status == 0
    assert (
        "note: the sign-off as cmo is not committed yet; michelle@example.com must commit it" in following.err
    )


def test_nobody_signs_on_top_of_a_forged_sign_off(repo: Repository, template: str) -> None:
    assert approve(repo, "Michelle", "cmo").status == 0
    repo.commit("Michelle said yes, honestly")
    assert "CMO not proven Michelle 21 Apr" in repo.govern("status").out
    done = approve(repo, "Marcus", "cro")
    assert done.status == 1
    assert "cmo must sign first" in done.err
    assert "has the author dana@example.com" in done.err


def test_a_forged_sign_off_does_not_shorten_what_a_signer_sees(repo: Repository, template: str) -> None:
    text = (repo.root / template).read_text()
    repo.write(template, text.replace("40 % faster", "99 % faster"))
    repo.commit("Slip something in")
    assert approve(repo, "Michelle", "cmo").status == 0
    repo.commit("Forge")
    text = (repo.root / template).read_text()
    repo.write(template, text.replace("The\nreason is plain", "The\nreason is clear"))
    repo.commit("Edit")
    done = approve(repo, "Michelle", "cmo", "--commit", day="2026-04-22")
    assert done.status == 0, done.err
    assert "99 % faster" in done.out
    assert "Hi {{first_name}}," in done.out


def test_a_trial_is_signed_by_somebody_who_may(repo: Repository, template: str) -> None:
    policy = (repo.root / "govern.yaml").read_text()
    repo.write(
        "govern.yaml",
        policy.replace("  cmo:\n", "  cmo:\n    - {name: Dana, email: dana@example.com, from: 2026-01-01}\n"),
    )
    repo.commit("Dana is CMO, too")
    done = approve(repo, "Eve", "cmo", "--dry-run")
    assert done.status == 0, done.err
    assert "If Michelle signed as cmo now:" in done.out


def test_the_policy_is_signed_through_its_record(repo: Repository) -> None:
    done = repo.govern("approve", "govern.yaml", "--as", "cmo", env=who("Michelle"))
    assert done.status == 2
    assert "govern gate --record" in done.err
