from __future__ import annotations

from tests.conftest import POLICY, Repository


def test_show_tells_every_value_and_its_origin(repo: Repository) -> None:
    ran = repo.govern("policy", "show")
    assert ran.status == 0
    assert 'proof: "commit"  # profile sop-rev-v0:' in ran.out
    assert (
        '- {name: "Michelle", email: "michelle@example.com", from: "2026-01-01"}  # govern.yaml:6' in ran.out
    )


def test_show_a_part(repo: Repository) -> None:
    assert repo.govern("policy", "show", "sequences.nurture.max_touches").out.startswith(
        "6  # profile sop-rev-v0:"
    )
    data = repo.govern("policy", "show", "prices", "--format", "json").json
    assert data["policy"][0]["amount"] == 2500
    assert data["origins"]["prices.0.amount"].startswith("profile sop-rev-v0:")
    ran = repo.govern("policy", "show", "nothing")
    assert ran.status == 2
    assert "Known here: " in ran.err


def test_the_packaged_examples_hold(repo: Repository) -> None:
    ran = repo.govern("policy", "test")
    assert ran.status == 0, ran.out
    assert ", 0 not." in ran.out


def test_an_example_that_does_not_do_what_it_says_is_an_error(repo: Repository) -> None:
    repo.write(
        "govern.yaml",
        POLICY
        + "terms: [Acme Cloud]\n"
        + 'rules: {VOC107: {severity: "off"}}\n'
        + "examples:\n"
        + "  - {rule: TRM101, fails: Try AcmeCloud today.}\n"
        + "  - {rule: TRM101, passes: Try Acme Cloud today.}\n"
        + "  - {rule: TRM101, passes: Try AcmeCloud today.}\n"
        + "  - {rule: TRM101, fails: Try Acme Cloud today.}\n"
        + "  - {rule: XYZ123, fails: x}\n"
        + "  - {rule: TRM101, fails_file: 'samples/*.md'}\n"
        + "  - {rule: VOC107, fails: Revolutionary!}\n"
        + "  - {rule: NAM101, fails: leads/x.txt, where: file-name}\n"
        + "  - {rule: NAM101, fails: docs/readme.txt, where: file-name}\n",
    )
    ran = repo.govern("policy", "test")
    assert ran.status == 1
    assert "9 examples: 3 as they should be, 6 not." in ran.out
    for words in (
        "objects: ",
        "finds nothing wrong",
        "no rule XYZ123",
        "no file matches samples/*.md",
        "is off",
        "no kind",
    ):
        assert words in ran.out
    assert "govern.yaml:14" in ran.out
    assert repo.govern("policy", "test", "--format", "json").json["failed"] == 6


def test_examples_may_be_files(repo: Repository) -> None:
    path = repo.template("Eco Monetize grew.\n")
    repo.write("govern.yaml", POLICY + f"examples: [{{rule: TRM101, fails_file: {path}}}]\n")
    assert repo.govern("policy", "test").status == 0
    repo.write("govern.yaml", POLICY + f"examples: [{{rule: TRM101, passes_file: {path}}}]\n")
    ran = repo.govern("policy", "test")
    assert ran.status == 1
    assert path in ran.out


def test_no_examples_is_no_success(repo: Repository) -> None:
    repo.write("govern.yaml", POLICY + "examples: []\n")
    ran = repo.govern("policy", "test")
    assert ran.status == 2
    assert "nothing was tested" in ran.err
