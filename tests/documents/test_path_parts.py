"""Parts of a path, as pathlib tells them."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.documents.names import folder_of, name_of, stem_of

PATHS = ["a.md", "a/b.md", "a/b/c.tar.gz", "a/.gitkeep", "a/b", "a/.b.md", "é/ü.md"]


@pytest.mark.parametrize("path", PATHS)
def test_parts(path: str) -> None:
    pure = PurePosixPath(path)
    assert (name_of(path), folder_of(path), stem_of(path)) == (pure.name, str(pure.parent), pure.stem)


@given(
    st.lists(st.text("a.b", min_size=1).filter(lambda part: part.strip(".") == part), min_size=1).map(
        "/".join
    )
)
def test_parts_of_any_path(path: str) -> None:
    test_parts(path)
