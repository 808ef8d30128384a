"""Shards joined give what one run gives, and nothing is joined that is not one run."""

from __future__ import annotations

import json
import weakref
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from govern import packaged
from govern.check import FileResult, Settings
from govern.errors import UsageError
from govern.rules.specimen import specimen
from govern.shards import Joined, Shard, joined, shard_record
from tests.conftest import Repository
from tests.corpus.score import settings

LEAD = "---\nid: {id}\nstage: prospect\ncompany: {{name: A}}\ncontact: {{email: jo@acme.example}}\nhistory: []\n---\n"


def test_a_shard_is_written_as_i_of_n() -> None:
    assert Shard.parse("2/3") == Shard(2, 3)
    for bad in ("", "1", "0/3", "4/3", "a/b", "1/0", "-1/3", "1/2/3", "1/99999"):
        with pytest.raises(UsageError, match="is no shard"):
            Shard.parse(bad)


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 10_000), max_size=60), st.integers(1, 7))
def test_every_file_is_dealt_once_and_evenly(sizes: dict[str, int], count: int) -> None:
    parts = [Shard(index, count).deal(sizes) for index in range(1, count + 1)]
    assert sorted(path for part in parts for path in part) == sorted(sizes)
    weights = [sum(sizes[path] for path in part) for part in parts]
    assert max(weights) - min(weights) <= 2 * max(sizes.values(), default=0)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
    turned = dict(reversed(sizes.items()))
    assert [Shard(index, count).deal(turned) for index in range(1, count + 1)] == parts


def fill(repo: Repository) -> None:
    for number in range(1, 6):
        path, text = specimen(f"The Assessment is ${number},500, eco-monetize.", "body")
        repo.write(path.replace("-v1-", f"-v{number}-"), text.replace("version: v1", f"version: v{number}"))
    # Twins by name and by address can only be seen with both of them at hand.
    repo.write("leads/a.md", LEAD.format(id="a"))
    repo.write("leads/A.md", LEAD.format(id="A"))
    repo.write("leads/b.md", "---\n# govern: allow NAM103 -- nothing\nid: b\n---\n")
    repo.commit()
    repo.write("leads/gone.md", "---\nid: gone\n---\n")
    repo.commit()
    (repo.root / "leads/gone.md").unlink()


def shards(repo: Repository, count: int, form: str = "json", *extra: str) -> list[str]:
    names = []
    for index in range(1, count + 1):
        name = f"{index}.{form}"
        ran = repo.govern("check", "--shard", f"{index}/{count}", "--format", form, "--output", name, *extra)
        assert ran.status in {0, 1}, ran.err
        names.append(name)
    return names


@pytest.mark.parametrize(("count", "form"), [(3, "json"), (2, "sarif")])
def test_joined_shards_are_one_run(repo: Repository, count: int, form: str) -> None:
    fill(repo)
    whole = {name: repo.govern("check", "--format", name) for name in ("json", form)}
    assert {"NAM103", "SUP103"} <= {f["code"] for f in whole["json"].json["findings"]}
    names = shards(repo, count, form)
    if form == "json":
        for name in names:
            report = json.loads((repo.root / name).read_text(encoding="utf-8"))
            Draft202012Validator(packaged.schema("check-report")).validate(report)
    for name, ran in whole.items():
        merged = repo.govern("merge-reports", *names, "--format", name)
        assert (merged.status, merged.out) == (ran.status, ran.out)


def test_selection_and_day_go_with_the_shards(repo: Repository) -> None:
    fill(repo)
    chosen = ("--select", "NAM,TRM", "--ignore", "TRM101", "--as-of", "2027-01-01")
    whole = repo.check(*chosen)
    names = shards(repo, 2, "json", *chosen)
    merged = repo.govern("merge-reports", *names, "--format", "json")
    assert merged.json == whole.json


def test_what_is_not_one_run_is_not_joined(repo: Repository) -> None:
    fill(repo)
    one, two, three = shards(repo, 3)

    def refused(*names: str) -> str:
        ran = repo.govern("merge-reports", *names)
        assert (ran.status, ran.out) == (2, "")
        return ran.err

    assert "shard 3 of 3 is missing" in refused(one, two)
    repo.write("again.json", (repo.root / one).read_bytes())
    assert "are both shard 1" in refused(one, "again.json", three)
    repo.write("plain.json", repo.check().out)
    assert "was not written by" in refused("plain.json", two)
    repo.write("no.json", "{")
    assert "is no report" in refused("no.json")
    repo.write("list.json", "[]")
    assert "was not written by" in refused("list.json")
    repo.write("leads/c.md", LEAD.format(id="c"))
    repo.govern("check", "--shard", "3/3", "--format", "json", "--output", "late.json")
    assert "They saw different files" in refused(one, two, "late.json")
    repo.write("govern.yaml", (repo.root / "govern.yaml").read_text(encoding="utf-8") + "proof: declared\n")
    assert "another policy" in refused(one, two, three)


def test_shards_are_of_whole_repositories_and_readable_forms(repo: Repository) -> None:
    fill(repo)
    for words in (["--shard", "1/2"], ["--shard", "1/2", "--format", "json", "leads"]):
        ran = repo.govern("check", *words)
        assert ran.status == 2
        assert "hands on JSON or SARIF" in ran.err
    assert "is no shard" in repo.govern("check", "--shard", "3/2", "--format", "json").err


def record(index: int = 1, count: int = 1, **changes: Any) -> dict[str, Any]:
    base = settings("")
    using = Settings(base.policy, {}, date(2026, 4, 24))
    made = shard_record(Shard(index, count), [FileResult("a.md", "lead", ())], {"a.md": 3}, "judge", using)
    return {**made, **changes}


def test_damaged_records_are_refused() -> None:
    def of(*records: Any) -> Any:
        return joined([(str(number), one) for number, one in enumerate(records)], "judge")

    assert of(record()) == Joined((FileResult("a.md", "lead", ()),), (), (), date(2026, 4, 24))
    with pytest.raises(UsageError, match="nothing to join"):
        of()
    for damaged in (
        [1],
        [["a"]],
        [["a.md", "lead", [1]]],
        [["a.md", "lead", "[1]"]],
        [["a.md", "lead", "ü"]],
    ):
        with pytest.raises(UsageError, match="is damaged"):
            of(record(results=damaged))
    with pytest.raises(UsageError, match="checked 0 files of 1"):
        of(record(results=[]))
    with pytest.raises(UsageError, match="checked twice"):
        of(record(1, 2), record(2, 2))
    with pytest.raises(UsageError, match="different days"):
        of(record(1, 2), record(2, 2, as_of="2020-01-01"))
    with pytest.raises(UsageError, match="is damaged"):
        of(record(as_of="tomorrow"))
    for key, wrong in (("index", [1]), ("count", "2"), ("select", None), ("results", {})):
        with pytest.raises(UsageError, match="not written by"):
            of({**record(), key: wrong})
    with pytest.raises(UsageError, match="another version of govern"):
        of(record(form=1))
    with pytest.raises(UsageError, match="not written by"):
        of({key: value for key, value in record().items() if key != "files"})


class Told(dict[str, Any]):
    """A record of which one can tell whether it is still held."""


def test_a_report_is_let_go_before_the_next_is_read() -> None:
    def reports() -> Iterator[tuple[str, Any]]:
        for index, path in enumerate(("a.md", "b.md"), 1):
            told = Told(record(index, 2, files=2, results=[[path, "lead", ""]]))
            held = weakref.ref(told)
            yield path, told
            del told
            assert held() is None

    assert [one.path for one in joined(reports(), "judge").results] == ["a.md", "b.md"]
