"""A second reader for what words alone leave in doubt: whose sum it is, and whether a sentence lets its reader stop the mail.

The first reading (``money_model``, ``optout_judging``) adds up what single words and pairs of words say. It cannot tell who
“it” is, or that “ours” was said of a landlord. Where it is not sure, a small language model reads the sentence with
its neighbours: MiniLM-L6 (Wang et al. 2020, Apache-2.0), taught with the labelled texts of ``tests/corpus`` by
``tests/corpus/train_reader.py``, its weights kept in single bytes. It is asked for few passages, needs no network and gives
the same answer for the same text, whatever else is checked.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache

from govern import packaged
from govern.annotations import TYPE_CHECKING, Any, Final
from govern.plain_json import loads
from govern.rules.wordpieces import pieces
from govern.values import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

PRICE: Final = 0
OPT_OUT: Final = 1
_CONTEXT: Final = (60, 48)
"""So many pieces before and after what is asked about are read."""
_REACH: Final = 1_000
"""Pieces are sought among so many characters on each side: in words there are more than enough of them."""
_LONGEST: Final = 150
_MOST_OF_SPAN: Final = 60
_HEADS: Final = 12
_TINY: Final = 1e-12


class Patience:
    """How much of one document may still be read twice, in pieces of words: more than any e-mail holds, but not without end.

    Beyond it the first reading decides, so that a hostile document is checked in seconds.
    """

    def __init__(self, left: int = 1500) -> None:
        self._left = left

    def lasts(self, pieces: int) -> bool:
        """Whether so many pieces may be read now; they count as read."""
        self._left -= pieces
        return self._left >= 0


class Question(NamedTuple):
    """What is asked about ``text[start:end]``: is it a price of ours, or an offer to opt out (``PRICE``, ``OPT_OUT``)?"""

    text: str
    start: int
    end: int
    about: int


_COMMON: Final = frozenset(
    "a about all an and any are as at be been but by can for from get had has have he his i if in is it its me more my no not of "
    "off on one only or our out per she so that the their them then there they this to up us was we were what when which who "
    "will with without you your".split()
)
_FEW: Final = 3


def understands(question: Question) -> bool:
    """Whether the text around what is asked about is English, which is all that the reader was taught."""
    words = [word.strip(".,:;!?()[]“”\"'*").lower() for word in _around(question).split()]
    words = [word for word in words if word.isalpha()]
    return len(words) < _FEW or not _COMMON.isdisjoint(words)


def _around(question: Question) -> str:
    return question.text[max(0, question.start - 200) : question.end + 200]


def answers(questions: Sequence[Question], patience: Patience | None = None) -> list[float]:
    """A score for each question: above zero for yes, the further from it the surer (log odds).

    There are as many as ``patience`` lasts for, beginning with the first question.
    """
    model, patience = _model(), patience or Patience(sys.maxsize)
    windows: list[tuple[list[int], list[int]]] = []
    for one in questions:
        found = window(one, model.known)
        if not patience.lasts(len(found[0])):
            break
        windows.append(found)
    if not windows:
        return []
    states = [model.begin(numbers) for numbers, _ in windows]
    for layer in range(model.layers):
        # A layer's weights are unpacked once for all texts, but each text is read by itself: its score must not depend
        # on what else is in the file.
        weights = model.layer(layer)
        states = [_read_on(state, weights) for state in states]
    return [
        model.verdict(state, places, question.about)
        for state, (_, places), question in zip(states, windows, questions, strict=False)
    ]


def window(question: Question, known: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """The numbers of the pieces that are read, and which of them are asked about."""
    low = max(0, question.start - _REACH)
    start, end = question.start - low, min(question.end, question.start + _REACH) - low
    found = pieces(question.text[low : low + end + _REACH], known)
    within = [place for place, one in enumerate(found) if one.start < end and one.end > start]
    if not within:
        before = sum(1 for one in found if one.end <= start)
        within = [max(0, min(len(found) - 1, before))]
    context = _CONTEXT[question.about]
    first, last = max(0, within[0] - context), min(len(found), within[-1] + 1 + context)
    last = min(last, first + _LONGEST)
    numbers = [known["[CLS]"], *(one.number for one in found[first:last]), known["[SEP]"]]
    return numbers, [place - first + 1 for place in within if place < max(last, 1)][:_MOST_OF_SPAN]


class _Model:
    """The weights as they lie in the package: bytes with a scale for each row."""

    def __init__(self, data: bytes) -> None:
        import numpy as np

        size = int.from_bytes(data[:4], "big")
        told = loads(data[4 : 4 + size])
        self.known: dict[str, int] = {piece: number for number, piece in enumerate(told["pieces"])}
        self.layers: int = told["layers"]
        self._arrays: dict[str, Any] = {}
        at = 4 + size
        for name, kind, shape in told["arrays"]:
            count = int(np.prod(shape))
            array = np.frombuffer(data, kind, count, at).reshape(shape)
            self._arrays[name] = array
            at += array.nbytes

    def begin(self, numbers: Sequence[int]) -> Array:
        """The meaning of each piece by itself, with its place."""
        arrays = self._arrays
        words = arrays["word"][list(numbers)].astype("f4") * arrays["word scale"][list(numbers)][:, None]
        return _evened(words + arrays["place"][: len(numbers)], arrays["gain"], arrays["shift"])

    def layer(self, number: int) -> Mapping[str, Array]:
        """The weights of a layer, still without their scales, which cost less on what they are multiplied with."""
        named = (*_MATRICES, *(f"{name} scale" for name in _MATRICES), *_VECTORS)
        return {name: self._arrays[f"{number} {name}"].astype("f4", copy=False) for name in named}

    def verdict(self, state: Array, places: Sequence[int], about: int) -> float:
        """The score of the pieces asked about, in the light of the whole."""
        head, bias = self._arrays["head"][about], self._arrays["head bias"][about]
        size = state.shape[1]
        return round(float(state[list(places)].mean(0) @ head[:size] + state[0] @ head[size:] + bias), 4)


_MATRICES: Final = ("qkv", "o", "u", "d")
_VECTORS: Final = ("qkvb", "ob", "ub", "db", "g1", "b1", "g2", "b2")


@cache
def _model() -> _Model:
    return _Model(packaged.second_reader())


def _read_on(state: Array, layer: Mapping[str, Array]) -> Array:
    """One layer of a transformer: every piece looks at all others, then thinks for itself."""
    import numpy as np

    count, size = state.shape
    each = size // _HEADS
    mixed = _through(state, layer, "qkv").reshape(count, 3, _HEADS, each)
    query, key, value = (mixed[:, part].transpose(1, 0, 2) for part in range(3))
    scores = query @ key.transpose(0, 2, 1) / np.float32(each**0.5)
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    scores /= scores.sum(-1, keepdims=True)
    seen = (scores @ value).transpose(1, 0, 2).reshape(count, size)
    state = _evened(state + _through(seen, layer, "o"), layer["g1"], layer["b1"])
    wide = _through(state, layer, "u")
    wide = 0.5 * wide * (1 + np.tanh(np.float32(0.7978845608) * (wide + np.float32(0.044715) * wide**3)))
    return _evened(state + _through(wide, layer, "d"), layer["g2"], layer["b2"])


def _through(state: Array, layer: Mapping[str, Array], name: str) -> Array:
    return state @ layer[name] * layer[f"{name} scale"] + layer[f"{name}b"]


def _evened(state: Array, gain: Array, shift: Array) -> Array:
    import numpy as np

    centred = state - state.mean(-1, keepdims=True)
    spread = (centred * centred).mean(-1, keepdims=True)
    evened: Array = centred / np.sqrt(spread + np.float32(_TINY)) * gain + shift
    return evened
