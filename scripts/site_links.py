"""A hook of mkdocs: links that leave docs/ (to a test, a schema, the README) become the file's name.

In the repository they lead somewhere; the site holds only the docs.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<target>\.\./[^)\s]+)\)")


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Rewrite one page's Markdown. ``page`` is the page of mkdocs."""
    folder = PurePosixPath(page.file.src_uri).parent

    def replaced(match: re.Match[str]) -> str:
        parts: list[str] = []
        for part in (folder / match["target"].split("#")[0]).parts:
            if part != "..":
                parts.append(part)
            elif not parts or parts[-1] == "..":
                parts.append("..")
            else:
                parts.pop()
        if parts[:1] != [".."]:
            return match[0]
        return f"{match['text']} (`{'/'.join(parts[1:])}`)"

    return _LINK.sub(replaced, markdown)
