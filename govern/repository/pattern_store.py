"""Where compiled patterns are kept between runs: a file in the user's cache folder, never in a repository.

Like Python's own ``__pycache__`` it holds code objects of this interpreter, is written by marshal and belongs to
the user who runs govern; a checksum finds accidents.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import zlib
from pathlib import Path

from govern import __version__
from govern.patterns import MAGIC, Compiled, Store
from govern.repository.files import write_bytes

_MOST = 32 * 1024 * 1024


def store_path() -> Path | None:
    """The file of this interpreter and version of govern; ``None`` with GOVERN_NO_CACHE or without a home."""
    if os.environ.get("GOVERN_NO_CACHE") or not MAGIC:
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = Path(base) if base else Path.home() / ".cache"
    except RuntimeError:
        return None
    name = f"patterns-{__version__}-{sys.implementation.cache_tag}-{MAGIC}-{sys.byteorder}.bin"
    return folder / "govern" / name


def load_store() -> Store:
    """The compiled patterns of earlier runs; empty when there are none or the file is not what was written."""
    path = store_path()
    if path is None:
        return {}
    try:
        if path.stat().st_size > _MOST:
            return {}
        data = path.read_bytes()
        if len(data) < 4 or zlib.crc32(data[4:]).to_bytes(4, "little") != data[:4]:
            return {}
        return {key: Compiled(*fields) for key, fields in marshal.loads(data[4:]).items()}  # noqa: S302 - see above
    except (OSError, ValueError, TypeError, EOFError, AttributeError):
        return {}


def save_store(store: Store) -> None:
    """Keep compiled patterns for later runs; whole or not at all, and without a word when that is not possible."""
    path = store_path()
    if path is None:
        return
    body = marshal.dumps({key: tuple(compiled) for key, compiled in store.items()})
    with contextlib.suppress(OSError):
        write_bytes(path, zlib.crc32(body).to_bytes(4, "little") + body)
