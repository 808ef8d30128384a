"""Writing: whole or not at all, and never in the place of what is no file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from govern.repository.files import write_bytes, write_output
from tests.conftest import Repository


@pytest.mark.skipif(os.name == "nt", reason="pipes have names on POSIX")
def test_a_pipe_is_written_into_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="no regular file"):
        write_bytes(pipe, b"x")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_output(pipe, b"told")
    assert os.read(reader, 10) == b"told"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_output_goes_behind_a_link_and_a_document_takes_its_place(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"old")
    link.symlink_to(file)
    write_output(link, b"new")
    assert (link.is_symlink(), file.read_bytes()) == (True, b"new")
    write_bytes(link, b"mine")
    assert (link.is_symlink(), link.read_bytes(), file.read_bytes()) == (False, b"mine", b"new")
    write_output(tmp_path / "folder" / "made", b"x")
    assert (tmp_path / "folder" / "made").read_bytes() == b"x"


@pytest.mark.skipif(os.name == "nt", reason="devices have names on POSIX")
def test_standard_output_by_its_name(repo: Repository) -> None:
    repo.template()
    ran = repo.check("--output", "/dev/stdout")
    assert ran.json["checked"] == 2
    before = Path(os.devnull).stat()
    assert repo.check("--output", os.devnull).status == 0
    assert Path(os.devnull).stat().st_rdev == before.st_rdev and Path(os.devnull).is_char_device()
    if Path("/dev/full").is_char_device():
        ran = repo.check("--output", "/dev/full")
        assert ran.status == 2
        assert "No space left" in ran.err
