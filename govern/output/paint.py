"""Colour for a terminal, as click gives it, for those who cannot wait until click is imported."""

from __future__ import annotations

from govern import patterns

_CODE = patterns.compile(r"\033\[[0-?]*[ -/]*[@-~]")
_COLOURS = {"red": 31, "green": 32, "yellow": 33, "cyan": 36, "white": 37}


def style(text: str, *, fg: str | None = None, bold: bool = False, dim: bool = False) -> str:
    """A text between the codes that colour it and the one that ends all colour; the same as ``click.style``."""
    codes = [code for code, wanted in ((_COLOURS.get(fg or ""), fg), (1, bold), (2, dim)) if wanted]
    return "".join([f"\033[{code}m" for code in codes]) + text + "\033[0m"


def strip(text: str) -> str:
    """A text without such codes; the same as ``click.unstyle``."""
    if "\033" not in text:
        return text
    return _CODE.sub("", text)
