"""SHA-256 without OpenSSL, whose library takes longer to load than everything that is digested here."""

from __future__ import annotations

import sys

from govern.annotations import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:  # pragma: no cover - interpreters that keep it elsewhere
        from hashlib import sha256

__all__ = ["sha256"]
