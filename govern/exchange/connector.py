"""The one door to what executes sequences. What ships writes a folder; a live connector is a class of a dozen lines.

A connector gets what was cleared, whole, and nothing else: it cannot ask for a mail that the chain has not cleared. It
does a dry run unless it is told otherwise.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from govern.errors import GovernError, UsageError


@dataclass(frozen=True, slots=True)
class Package:
    """One cleared export: for which tool, from which list, which touch, and its files by name."""

    tool: str
    recipient_list: str
    template: str
    touch: int
    leads: tuple[str, ...]
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one item: where it went, or would have gone."""

    item: str
    where: str
    dry_run: bool


class Connector(Protocol):
    """Takes a package to where it is executed."""

    def deliver(self, package: Package, *, dry_run: bool = True) -> tuple[Delivery, ...]:
        """Deliver all of a package or nothing. Raises ``GovernError`` when that is not possible."""
        ...  # pragma: no cover


class Folder:
    """A folder that must be new or empty: it appears whole, or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def deliver(self, package: Package, *, dry_run: bool = True) -> tuple[Delivery, ...]:
        """Write the files. Raises ``UsageError`` for a folder with something in it."""
        if self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
            raise UsageError(
                f"{self.path} is there already and not empty: two exports would mix.",
                "Name a new folder with --out.",
            )
        told = tuple(Delivery(name, str(self.path / name), dry_run) for name in sorted(package.files))
        if not dry_run:
            self._write(package)
        return told

    def _write(self, package: Package) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            waiting = Path(tempfile.mkdtemp(dir=self.path.parent, prefix=f".{self.path.name}."))
        except OSError as error:
            raise GovernError(
                f"{self.path} cannot be written: {error.strerror}.", "Choose another --out."
            ) from None
        try:
            for name, data in package.files.items():
                (waiting / name).write_bytes(data)
            waiting.chmod(0o755)
            if self.path.exists():
                self.path.rmdir()
            waiting.rename(self.path)
        except OSError as error:
            with contextlib.suppress(OSError):
                shutil.rmtree(waiting)
            raise GovernError(
                f"{self.path} cannot be written: {error.strerror}.", "Choose another --out."
            ) from None
