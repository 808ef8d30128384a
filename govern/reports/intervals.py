"""How far a share may be from the truth when it was counted on few."""

from __future__ import annotations

from math import sqrt

_Z95 = 1.959963984540054


def wilson(hits: int, total: int, z: float = _Z95) -> tuple[float, float] | None:
    """The Wilson score interval of a share, as two numbers from 0 to 1; ``None`` for a total of 0.

    Unlike the textbook interval it stays inside 0 and 1 and is honest for small totals (Wilson 1927). ``z`` is the
    normal quantile, 95 % unless told.
    """
    if total <= 0:
        return None
    share, square = hits / total, z * z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = z / (1 + square / total) * sqrt(share * (1 - share) / total + square / (4 * total * total))
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    return low, 1.0 if hits == total else min(1.0, middle + half)
