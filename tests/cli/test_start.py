"""The short way of a plain check: it reads, says and ends as the long way through click does."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govern.cli.check import command
from govern.cli.checking import Asked
from govern.cli.say import say
from govern.cli.words import plain_check
from govern.errors import UsageError
from govern.output.paint import strip, style
from govern.repository import workspace
from govern.repository.workspace import relative_path
from tests.conftest import ENVIRONMENT, PROJECT

OPTIONS = sorted(
    name for parameter in command.params if isinstance(parameter, click.Option) for name in parameter.opts
)
VALUES = [
    *("main", "HEAD~1", "PRC101", "TRM,PRC", "json", "text", "JSON", "0", "3", "-1", "²", "007", "1_0"),
    *("2026-04-20", "20260420", "2026-02-30", "", " ", "-", "--", "-h", "a b.md", "content/x.md", "é", "\udce9"),
]  # fmt: skip
WORDS = st.one_of(
    st.sampled_from([*OPTIONS, *VALUES]),
    st.builds("{}={}".format, st.sampled_from(OPTIONS), st.sampled_from(VALUES)),
    st.sampled_from(OPTIONS).map(lambda option: option[:-1]),
    st.text(max_size=6),
)


def by_click(words: list[str]) -> dict[str, Any]:
    return command.make_context("check", list(words)).params


@settings(max_examples=500, deadline=None)
@given(st.lists(WORDS, max_size=6))
def test_plain_words_mean_what_they_mean_to_click(words: list[str]) -> None:
    asked = plain_check(words)
    if asked is not None:
        assert Asked(**asked) == Asked(**by_click(words))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ([], {}),
        (["a.md", "b.md"], {"paths": ("a.md", "b.md")}),
        (["--staged", "--no-cache"], {"staged": True, "no_cache": True}),
        (["a.md", "--format=json", "--all"], {"paths": ("a.md",), "form": "json", "show_all": True}),
        (["--select", "PRC", "--select=TRM,VAL"], {"select": ("PRC", "TRM,VAL")}),
        (["--since", "main", "--jobs", "2"], {"since": "main", "jobs": 2}),
        (["--as-of", "2026-04-20", "-", "--stdin-filename", "x.md"],
         {"as_of": date(2026, 4, 20), "paths": ("-",), "stdin_filename": "x.md"}),
    ],
)  # fmt: skip
def test_what_people_and_hooks_write_is_plain(words: list[str], meant: dict[str, Any]) -> None:
    asked = plain_check(words)
    assert asked is not None
    assert Asked(**asked) == Asked(**meant) == Asked(**by_click(words))


@pytest.mark.parametrize(
    "words", ["--help", "--fix a.md", "--", "--output x", "--jobs", "--format xml", "-x"]
)
def test_the_rest_is_left_to_click(words: str) -> None:
    assert plain_check(words.split()) is None


@given(
    st.text(),
    st.sampled_from(["red", "green", "yellow", "cyan", "white", None]),
    st.booleans(),
    st.booleans(),
)
def test_colour_is_what_click_gives(text: str, fg: str | None, bold: bool, dim: bool) -> None:
    painted = style(text, fg=fg, bold=bold, dim=dim)
    assert painted == click.style(text, fg=fg, bold=bold or None, dim=dim or None)
    assert strip(painted) == click.unstyle(painted)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
@pytest.mark.parametrize("setting", ["", "NO_COLOR", "FORCE_COLOR"])
def test_what_is_said_is_what_click_says(
    encoding: str, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    if setting:
        monkeypatch.setenv(setting, "1")
    told = []
    for tell in (
        say,
        lambda text: click.echo(text, color={"NO_COLOR": False, "FORCE_COLOR": True}.get(setting)),
    ):
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace")
        monkeypatch.setattr(sys, "stdout", out)
        tell(style("fault – ”", fg="red", bold=True))
        told.append(out.buffer.getvalue())
    monkeypatch.undo()
    assert told[0] == told[1]


def run(*words: str, way: str = "", **more: Any) -> subprocess.CompletedProcess[str]:
    code = "from govern.cli.entry import main; main()"
    if way == "click":
        code = f"import govern.cli.words as w; w.plain_check = lambda words: None; {code}"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=PROJECT, env=ENVIRONMENT, capture_output=True, text=True, check=False, **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "check README.md --as-of 2026-11-22",
        "check examples/broken --as-of 2026-11-22 --format json",
        "check nowhere.md",
        "check --select XYZ",
        "check --staged --since HEAD",
        "check - ",
    ],
)
def test_both_ways_say_and_end_alike(words: str) -> None:
    short, long = (run(*words.split(), way=way) for way in ("", "click"))
    assert (short.returncode, short.stdout, short.stderr) == (long.returncode, long.stdout, long.stderr)


def test_a_reader_that_has_gone_is_no_clean_check() -> None:
    for way in ("", "import govern.cli.words as w; w.plain_check = lambda words: None; "):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [sys.executable, "-c", f"{way}from govern.cli.entry import main; main()", "check", "README.md"],
            cwd=PROJECT, env=ENVIRONMENT, stdout=write, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        os.close(write)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "Exception" not in done.stderr


def test_a_plain_check_imports_none_of_what_takes_long(tmp_path: Path) -> None:
    code = "import sys, atexit; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr));"
    one = next((PROJECT / "content" / "campaigns" / "email-sequences").glob("nurture*.md"))
    words = ["check", str(one.relative_to(PROJECT)), "--as-of", "2026-11-22"]
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", f"{code}from govern.cli.entry import main; main()", *words],
            cwd=PROJECT, env={**ENVIRONMENT, "XDG_CACHE_HOME": str(tmp_path)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "clean" in done.stdout
    assert not {"click", "inspect", "typing", "pathlib", "json", "zoneinfo", "ruamel", "jsonschema_rs"} & set(
        done.stderr.split()
    )


def test_tables_and_patterns_change_no_finding(tmp_path: Path) -> None:
    root, caches = tmp_path / "root", tmp_path / "caches"
    shutil.copytree(PROJECT / "examples" / "broken", root)
    subprocess.run(["git", "init", "-q", root], check=True, env=ENVIRONMENT)
    told, changed = [], []
    for cache in ({"GOVERN_NO_CACHE": "1"}, {}, {}):
        done = subprocess.run(
            [sys.executable, "-m", "govern", "check", "--no-cache", "--all", "--as-of", "2026-11-22"],
            cwd=root, env={**ENVIRONMENT, "XDG_CACHE_HOME": str(caches), **cache},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        told.append((done.returncode, done.stdout, done.stderr))
        changed.append([path.stat().st_mtime_ns for path in (caches / "govern").glob("*")])
    assert told[0] == told[1] == told[2]
    assert told[0][1].count("\n") > 100
    # What the second run kept was enough: the third had nothing to add.
    assert changed[0] == []
    assert len(changed[1]) == 1
    assert changed[1] == changed[2]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(["", ".", "..", "a", "b.md", "link", "gone", "é"]), max_size=5),
    st.booleans(),
    st.sampled_from(["", "a"]),
)
def test_a_path_is_the_same_with_and_without_pathlib(
    tree: Path, parts: list[str], absolute: bool, start: str
) -> None:
    argument = "/".join(parts)
    if absolute:
        argument = f"{tree}/{argument}"
    told = []
    for find in (relative_path, workspace._relative_path):
        try:
            told.append(find(tree, argument, tree / start))
        except UsageError as error:
            told.append(error.message)
    assert told[0] == told[1]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tree").resolve() / "root"
    (root / "a" / "a").mkdir(parents=True)
    (root / "a" / "b.md").write_text("", encoding="utf-8")
    (root / "link").symlink_to(root / "a")
    (root / "a" / "link").symlink_to(root.parent)
    return root
