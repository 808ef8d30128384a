"""JSON by the parts of Python's own reader and writer that are written in C, without the regular expressions around them."""

from __future__ import annotations

from govern.annotations import Any


class _Context:
    """What the reader asks for: plain values, and nothing that is no JSON."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    memo: dict[str, str] = {}  # noqa: RUF012 - the C reader has its own

    @staticmethod
    def parse_constant(name: str) -> float:
        """``NaN`` and its like, as Python's own reader takes them."""
        return float(name.replace("Infinity", "inf"))


_CONTEXT: Any = _Context


def loads(data: bytes | str) -> Any:
    """The value of a JSON text, as ``json.loads`` gives it. Raises ``ValueError`` for anything else."""
    text = data if isinstance(data, str) else data.decode("utf-8")
    text = text.strip(" \t\r\n")
    try:
        from _json import make_scanner

        value, end = make_scanner(_CONTEXT)(text, 0)
    except (ImportError, AttributeError, TypeError, StopIteration):
        return _loads(text)
    return value if end == len(text) else _loads(text)


def dumps(value: Any, *, ascii_only: bool = False) -> str:
    """A value as JSON without blanks, as ``json.dumps`` writes it; no ``NaN``. Unicode as it is, or escaped."""
    try:
        from _json import encode_basestring, encode_basestring_ascii, make_encoder

        texts = encode_basestring_ascii if ascii_only else encode_basestring
        encode: Any = make_encoder
        return "".join(encode(None, _refuse, texts, None, ":", ",", False, False, False)(value, 0))
    except (ImportError, AttributeError):
        import json

        return json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"), allow_nan=False)


def _refuse(value: Any) -> Any:
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _loads(text: str) -> Any:
    import json

    return json.loads(text)
