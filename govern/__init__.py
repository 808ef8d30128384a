"""govern: Git-native governance for e-mail sequences and sales leads.

For scripts: ``check_text``, ``check_repository`` (docs/api.md). They are loaded when they are first used, so that the
command line does not pay for them.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers understand it, without importing anything
if TYPE_CHECKING:
    from typing import Any

    from govern.api import check_repository, check_text
    from govern.check import Report
    from govern.errors import GovernError
    from govern.findings import Finding, Severity, Span

__version__ = "0.1.0"

_HOMES = {
    "check_text": "govern.api",
    "check_repository": "govern.api",
    "Report": "govern.check",
    "GovernError": "govern.errors",
    "Finding": "govern.findings",
    "Severity": "govern.findings",
    "Span": "govern.findings",
}

__all__ = [
    "Finding",
    "GovernError",
    "Report",
    "Severity",
    "Span",
    "__version__",
    "check_repository",
    "check_text",
]


def __getattr__(name: str) -> Any:
    """The public names, from where they live."""
    if name not in _HOMES:
        raise AttributeError(f"module 'govern' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
