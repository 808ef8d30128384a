"""The baseline: what was known does not fail, what is new does, and nothing protected is ever excused."""

from __future__ import annotations

import json

from tests.conftest import Repository

WRONG = """\
Hi {{first_name}},

In 214 alliances we studied, partner-led deals in {{industry}} closed 40 % faster than direct ones.

How does {{company_name}} compare? Eco Monetize wrote it down.

[Unsubscribe]({{unsubscribe_link}})"""


def adopted(repo: Repository, body: str) -> str:
    path = repo.template(body)
    ran = repo.check("--write-baseline")
    assert "wrote .govern-baseline.json" in ran.err
    return path


def test_known_findings_do_not_fail_and_new_ones_do(repo: Repository) -> None:
    path = adopted(repo, WRONG)
    ran = repo.check()
    assert ran.status == 0, ran.out
    assert "TRM101" in {finding["code"] for finding in ran.json["known"]}
    assert repo.check("--no-baseline").status == 1
    text = (repo.root / path).read_text(encoding="utf-8")
    repo.write(path, text.replace("Hi {{first_name}},\n", "Hi {{first_name}},\n\nOne line more.\n"))
    assert repo.check().status == 0, "moved lines are not new findings"
    repo.write(path, text.replace("Eco Monetize", "Eco Monetize and Eco Monetize"))
    ran = repo.check()
    assert ran.codes == ["TRM101"], ran.out
    assert repo.check(path).codes == ["TRM101"], "the baseline counts for single files, too"


def test_what_was_mended_must_leave_the_baseline(repo: Repository) -> None:
    path = adopted(repo, WRONG)
    text = (repo.root / path).read_text(encoding="utf-8")
    repo.write(path, text.replace("Eco Monetize", "eco monetize"))
    ran = repo.check()
    assert ran.codes == ["SUP106"]
    finding = ran.json["findings"][0]
    assert finding["path"] == ".govern-baseline.json"
    line = (repo.root / ".govern-baseline.json").read_text(encoding="utf-8").splitlines()[finding["line"] - 1]
    assert "TRM101" in line
    assert repo.check("leads").status in {0, 2}, "entries about files that were not looked at are not stale"
    repo.check("--write-baseline")
    assert repo.check().status == 0


def test_prices_and_opt_outs_are_never_excused(repo: Repository) -> None:
    path = adopted(repo, WRONG.replace("[Unsubscribe]({{unsubscribe_link}})", "The Assessment is $2,500."))
    assert {"PRC101", "OPT101"} <= set(repo.check().codes)
    known = json.loads((repo.root / ".govern-baseline.json").read_bytes())
    assert not {"PRC101", "OPT101"} & {entry["code"] for entry in known["known"]}
    known["known"].append({"path": path, "code": "PRC101", "text": "$2,500", "count": 1})
    repo.write(".govern-baseline.json", json.dumps(known))
    assert {"PRC101", "SUP107"} <= set(repo.check().codes)


def test_a_broken_baseline_stops_the_check(repo: Repository) -> None:
    repo.template()
    entry = '{"version": 1, "known": [{"path": "a", "code": "TRM101", "text": "x", "count": %s}]}'
    for broken in (
        *("", "[]", '{"version": 2, "known": []}', '{"version": 1, "known": [{"path": 1}]}', "\x00"),
        *(
            '{"version": true, "known": []}',
            "[" * 100_000,
            entry % "1e400",
            entry % "-5",
            entry % "true",
            entry % "0",
        ),
    ):
        repo.write(".govern-baseline.json", broken)
        ran = repo.check()
        assert ran.status == 2
        assert "--write-baseline" in ran.err


def test_a_baseline_is_of_everything(repo: Repository) -> None:
    repo.template()
    for words in (["--select", "TRM"], ["--staged"], ["leads"]):
        assert repo.check("--write-baseline", *words).status == 2


def test_a_folder_in_its_place_is_said_plainly(repo: Repository) -> None:
    repo.template()
    (repo.root / ".govern-baseline.json").mkdir()
    for words in ([], ["--write-baseline"]):
        ran = repo.check(*words)
        assert ran.status == 2
        assert ".govern-baseline.json" in ran.err and "govern itself failed" not in ran.err
