"""``govern preview`` as its user runs it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import Repository
from tests.preview.samples import LEAD, Skeleton

NAME = "nurture-v1-2026-04-20"


def write_lead(repo: Repository, name: str = "acme-robotics", /, **changes: Any) -> None:
    data = json.loads(json.dumps(LEAD))
    data["id"] = name
    for key, value in changes.items():
        section, _, leaf = key.partition("__")
        if leaf:
            data[section][leaf] = value
        else:
            data[section] = value
    # JSON is YAML.
    repo.write(f"leads/{name}.md", f"---\n{json.dumps(data, ensure_ascii=False)}\n---\n")


@pytest.fixture
def ready(repo: Repository) -> Repository:
    repo.template()
    write_lead(repo)
    return repo


def test_text(ready: Repository) -> None:
    ran = ready.govern("preview", NAME, "--lead", "acme-robotics")
    assert ran.status == 0, ran.err
    assert "Touch 1 · day 0" in ran.out
    assert "Subject:   Acme Robotics and the partner revenue gap" in ran.out
    assert "Preheader: What 214 alliances taught us" in ran.out
    assert "Hi Jo," in ran.out
    assert "Unsubscribe <https://example.invalid/unsubscribe/preview>" in ran.out
    assert ran.out.endswith("1 touch previewed: clean.\n")
    assert max(map(len, ran.out.splitlines())) <= 90
    assert ran.err == ""


def test_width(ready: Repository) -> None:
    out = ready.govern("preview", NAME, "--lead", "acme-robotics", "--width", "50").out
    body = out.split("Hi Jo,")[1]
    assert max(len(line) for line in body.splitlines() if "<" not in line) <= 50


def test_json(ready: Repository) -> None:
    ran = ready.govern("preview", NAME, "--lead", "acme-robotics", "--format", "json")
    assert ran.json["version"] == 1
    assert ran.json["lead"]["name"] == "Jo Meyer"
    assert ran.json["findings"] == []
    (touch,) = ran.json["touches"]
    assert touch["day"] == 0
    assert touch["subject"] == "Acme Robotics and the partner revenue gap"
    assert touch["links"] == ["https://example.invalid/unsubscribe/preview"]
    fields = {one["field"]: (one["value"], one["origin"]) for one in ran.json["fields"]}
    assert fields["industry"] == ("industrial automation", "lead")


def test_a_path_a_lead_file_and_a_folder_below(ready: Repository) -> None:
    path = f"content/campaigns/email-sequences/{NAME}.md"
    assert ready.govern("preview", path, "--lead", "leads/acme-robotics.md").status == 0
    assert ready.govern("preview", f"{NAME}.md", "--lead", "acme-robotics.md", cwd="leads").status == 0


def test_findings_make_it_fail(ready: Repository) -> None:
    write_lead(ready, contact__first_name="", company__industry="consulting at $2,500 a seat")
    ran = ready.govern("preview", NAME, "--lead", "acme-robotics", "--format", "json")
    assert ran.status == 1
    assert {one["code"] for one in ran.json["findings"]} == {"PRV102", "PRV103", "PRV105"}
    assert all(one["touches"] == [1] for one in ran.json["findings"])


def test_warnings_do_not(ready: Repository) -> None:
    write_lead(ready, contact__first_name="JOANNA")
    ran = ready.govern("preview", NAME, "--lead", "acme-robotics")
    assert ran.status == 0
    assert "PRV107 odd-name" in ran.out


def test_a_lead_that_may_not_receive_it_gets_a_note(ready: Repository) -> None:
    write_lead(
        ready,
        stage="sql",
        history=[{"on": "2026-06-18", "by": "sales.ops", "event": "response", "kind": "opt-out"}],
    )
    ran = ready.govern("preview", NAME, "--lead", "acme-robotics")
    assert ran.status == 0
    assert "note: The lead opted out on 2026-06-18" in ran.out
    assert "nurture mail is for mql" in ran.out


@pytest.mark.parametrize(
    "value",
    [
        "<script>alert(1)</script>",
        "](javascript:alert(1))",
        "{{first_name}}",
        "Jo\nBcc: all@example.com",
        "\x1b[31mJo",
    ],
)
def test_hostile_values(ready: Repository, value: str) -> None:
    write_lead(ready, company__name=value)
    ran = ready.govern("preview", NAME, "--lead", "acme-robotics", "--html", "out.html")
    assert ran.status == 1
    assert "\x1b" not in ran.out
    skeleton = Skeleton((ready.root / "out.html").read_text(encoding="utf-8"))
    assert "script" not in {tag.split(" ")[0] for tag in skeleton.tags}
    assert not [
        text for _, name, text in skeleton.attributes if name == "href" and text.startswith("javascript")
    ]
    text = ready.govern("preview", NAME, "--lead", "acme-robotics")
    subjects = [line for line in text.out.splitlines() if line.startswith(("Subject:", "Bcc:"))]
    assert len(subjects) == 1
    assert "\x1b" not in text.out


def test_a_page_is_written_and_findings_are_told(ready: Repository) -> None:
    ran = ready.govern("preview", NAME, "--lead", "acme-robotics", "--html", "out/page.html")
    assert (ran.status, ran.out) == (0, "1 touch previewed: clean.\n")
    assert "wrote out" in ran.err
    assert (ready.root / "out/page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nurture-v9-2026-04-20", "--lead", "acme-robotics"), "Did you mean nurture-v1-2026-04-20"),
        ((NAME, "--lead", "acme"), "Did you mean acme-robotics"),
        ((NAME, "--lead", "nobody-here"), "There is no lead nobody-here"),
        ((NAME, "--lead", "../../etc/passwd"), "There is no lead"),
        ((NAME, "--lead", "govern.yaml"), "is no lead, but a policy"),
        (("leads/acme-robotics.md", "--lead", "acme-robotics"), "is no template, but a lead"),
        (("post-briefing-v1-2026-04-20", "--lead", "acme-robotics"), "written by the CRO by hand"),
        ((NAME, "--lead", "acme-robotics", "--touch", "4"), "has no touch 4"),
        ((NAME, "--lead", "acme-robotics", "--html", "leads/acme-robotics.md"), "not named like one"),
        ((NAME, "--lead", "\x1b[31m"), "There is no lead \\x1b"),
        (("", "--lead", ""), "There is no template"),
    ],
)
def test_what_cannot_be_done(ready: Repository, arguments: tuple[str, ...], words: str) -> None:
    ran = ready.govern("preview", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert words in ran.err
    assert "next:" in ran.err


def test_documents_that_cannot_be_read(ready: Repository) -> None:
    ready.write("leads/broken.md", "---\na: [\n---\n")
    ran = ready.govern("preview", NAME, "--lead", "broken")
    assert ran.status == 2
    assert "leads/broken.md:" in ran.err
    assert "DOC1" in ran.err
    ready.write(
        "content/campaigns/email-sequences/nurture-v2-2026-04-20.md",
        "---\nsequence: nurture\n---\nNo touch.\n",
    )
    assert "has no touch" in ready.govern("preview", "nurture-v2-2026-04-20", "--lead", "acme-robotics").err
    ready.write(
        "content/campaigns/email-sequences/nurture-v3-2026-04-20.md",
        "---\nsequence: post-briefing\n---\n## Touch 1\n\nx\n",
    )
    assert "by hand" in ready.govern("preview", "nurture-v3-2026-04-20", "--lead", "acme-robotics").err
