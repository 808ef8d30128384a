"""What can be said of a sum and the words around it: the features that ``money_model`` weighs.

A feature is a name, how strongly it holds, and the token that shows it (-1 where none does). Names are made of
what they tell: ``L0=charge`` is “charge” directly to the left, ``R~seat`` “seat” somewhere to the right,
``g,sub=cost US`` a sum governed by “cost” with us as the subject.
"""

from __future__ import annotations

import re

from govern.rules.money_scene import Scene, Spot, in_policy, stem
from govern.rules.money_text import Kind, Mention
from govern.rules.money_words import ARTICLES, LEANING, LINKS, SMALL

Feature = tuple[str, float, int]
"""A name, how strongly it holds, and the token that shows it."""

_LIMITS = (1, 5, 15, 50, 100, 250, 500, 1000, 2000, 3000, 5000, 10_000, 20_000, 40_000, 100_000, 250_000)
_STEPS = (50, 200, 1000, 3000, 10_000, 30_000, 100_000)
_KIND = {
    Kind.MONEY: "M",
    Kind.BARE: "B",
    Kind.DISCOUNT: "D",
    Kind.SHARE: "S",
    Kind.FIGURES: "G",
    Kind.FIELD: "X",
    Kind.OFFER: "O",
}
_ACTORS = frozenset({"US", "YOU", "THEY", "NAME", "NAMES", "OFFER"})
_SUBJECTS = _ACTORS | {"IT", "<f>"}
_REACH = 16
"""So many words to either side of a sum are looked at."""
_WIDE = 30
"""So many words to either side count as its sentence."""
_NEAR = [1.0] * 4 + [0.7] * 4 + [0.45] * (_REACH - 8)
_NOBODY = ("US", "YOU", "THEY", "NAME", "OFFER")


def features(scene: Scene, number: int) -> list[Feature]:
    """All features of a mention of the scene."""
    spot = scene.spot(number)
    view = _View(scene, spot)
    found: list[Feature] = [(name, 1.0, -1) for name in _form(scene, spot.mention)]
    _beside(view, found)
    _bags(view, found)
    _sentence(view, found)
    _governor(view, found)
    _complement(view, found)
    _opening(scene, spot, found)
    _before(scene, spot, found)
    _behind(scene, spot, found)
    return found


# --- the sum itself ------------------------------------------------------------------------------------


def _form(scene: Scene, mention: Mention) -> list[str]:
    kind = _KIND[mention.kind]
    found = [f"k={kind}"]
    written = scene.text.plain.low[mention.start : mention.end]
    if mention.kind in {Kind.MONEY, Kind.BARE}:
        largest = mention.largest
        size = sum(largest >= limit for limit in _LIMITS)
        found += [
            f"size={size}",
            f"size={kind}{size}",
            f"cur={mention.currency}",
            f"fig={kind}{mention.figures:d}",
        ]
        found += [f"ge{step}" for step in _STEPS if largest >= step]
        found += _writing(mention, written, largest)
        if in_policy(scene, mention):
            found += ["policy", f"policy={kind}{mention.figures:d}"]
    else:
        found.append(f"form={kind}{mention.currency}")
        found += [f"raw={kind}{word}" for word in re.findall(r"[a-z]+", written)[:8]]
        if mention.amounts:
            found.append(f"size={kind}{sum(limit <= max(mention.amounts) for limit in _LIMITS)}")
    others = len(scene.mentions) - 1
    if others:
        found.append(f"others={min(3, others)}")
    return found


def _writing(mention: Mention, written: str, largest: float) -> list[str]:
    found = []
    if len(mention.amounts) > 1:
        found.append("range")
    if mention.slang:
        found.append("slang")
    if re.search(r"\dk|k\b", written):
        found.append("k")
    if largest % 1:
        found.append("cents")
    elif largest >= 1000 and not largest % 1000:
        found.append("round")
    return found


# --- the words around it -------------------------------------------------------------------------------


class _View:
    """The sentence of a mention as lists: words and classes to the left (nearest first) and to the right."""

    def __init__(self, scene: Scene, spot: Spot) -> None:
        self.spot = spot
        self.kind = _KIND[spot.mention.kind]
        low, high = max(spot.begin, spot.first - _WIDE), min(spot.end, spot.behind + _WIDE)
        self.left_at = list(range(spot.first - 1, low - 1, -1))
        self.right_at = list(range(spot.behind, high))
        word, class_of = scene.word, scene.class_of
        self.left = [word(i) for i in self.left_at]
        self.right = [word(i) for i in self.right_at]
        self.left_classes = [class_of(i) for i in self.left_at]
        self.right_classes = [class_of(i) for i in self.right_at]
        self.left_stems = [stem(w) for w in self.left]
        self.right_stems = [stem(w) for w in self.right]

    @property
    def last(self) -> str:
        """The word that ends the sentence, when it is in view."""
        return self.right[-1] if self.right else ""


def _beside(view: _View, found: list[Feature]) -> None:
    """The three words on each side, alone and together."""
    left, right = [*view.left[:3], "<s>", "<s>", "<s>"], [*view.right[:3], "</s>", "</s>", "</s>"]
    left_at, right_at = [*view.left_at[:3], -1, -1, -1], [*view.right_at[:3], -1, -1, -1]
    for distance in range(3):
        found.append((f"L{distance}={left[distance]}", 1.0, left_at[distance]))
        found.append((f"R{distance}={right[distance]}", 1.0, right_at[distance]))
    kind, near, next_ = view.kind, left[0], right[0]
    at, before, behind = left_at[0], max(left_at[1], left_at[0] if left_at[1] < 0 else -1), right_at[0]
    lc = [name or word for name, word in zip(view.left_classes[:2], left, strict=False)] + ["<s>", "<s>"]
    rc = [name or word for name, word in zip(view.right_classes[:2], right, strict=False)] + ["</s>", "</s>"]
    found += [
        (f"L01={left[1]} {near}", 1.0, before),
        (f"R01={next_} {right[1]}", 1.0, behind),
        (f"{kind}L={near}", 1.0, at),
        (f"{kind}R={next_}", 1.0, behind),
        (f"LR={near} {next_}", 1.0, at),
        (f"Lc={lc[1]} {lc[0]}", 1.0, before),
        (f"Rc={rc[0]} {rc[1]}", 1.0, behind),
    ]


def _bags(view: _View, found: list[Feature]) -> None:
    """Every word and class on either side, the nearer the heavier."""
    sides = (
        ("L", view.left_stems, view.left_classes, view.left_at),
        ("R", view.right_stems, view.right_classes, view.right_at),
    )
    for side, stems, classes, places in sides:
        seen: set[str] = set()
        known: set[str] = set()
        word, name = f"{side}~", f"{side}c~"
        for weight, text, its_class, at in zip(_NEAR, stems, classes, places, strict=False):
            if text not in seen:
                seen.add(text)
                found.append((word + text, weight, at))
            if its_class not in known:
                known.add(its_class)
                found.append((name + its_class, weight, at))


def _sentence(view: _View, found: list[Feature]) -> None:
    """The words and classes of the sentence, and which of us, you and others it leaves out."""
    seen = dict(zip(view.right_stems, view.right_at, strict=True))
    seen.update(zip(view.left_stems, view.left_at, strict=True))
    found += [("S~" + word, 0.7, at) for word, at in seen.items()]
    classes = dict(zip(view.right_classes, view.right_at, strict=True))
    classes.update(zip(view.left_classes, view.left_at, strict=True))
    found += [("Sc=" + name, 1.0, at) for name, at in classes.items()]
    found += [("no" + name, 1.0, -1) for name in _NOBODY if name not in classes]
    if not ("US" in classes or "YOU" in classes or "OFFER" in classes):
        found.append(("noOURS", 1.0, -1))
    found.append((f"len={min(6, (view.spot.end - view.spot.begin) // 5)}", 1.0, -1))
    found.append((f"end={view.last}", 1.0, -1))


def _governor(view: _View, found: list[Feature]) -> None:
    """The word to the left that the sum hangs on, and its subject."""
    nearest = next((name for name in view.left_classes[:_REACH] if name in _ACTORS), "")
    following = next((name for name in view.right_classes[:_REACH] if name in _ACTORS), "")
    actor = _actor(view)
    found += [
        (f"nL={nearest}", 1.0, -1),
        (f"nR={following}", 1.0, -1),
        (f"nLR={nearest}{following}", 1.0, -1),
        (f"fa={actor}", 1.0, -1),
    ]
    distance = _governing(view)
    if distance < 0:
        found.append(("g=", 1.0, -1))
        return
    at, word, name = view.left_at[distance], view.left_stems[distance], view.left_classes[distance]
    subject = _subject(view, distance)
    found += [
        (f"g={word}", 1.0, at),
        (f"gc={name}", 1.0, at),
        (f"sub={subject}", 1.0, -1),
        (f"g,sub={word} {subject}", 1.0, at),
        (f"gc,sub={name} {subject}", 1.0, at),
        (f"fa,g={actor} {word}", 1.0, at),
    ]
    if at == view.spot.begin:
        found.append((f"g0={word}", 1.0, at))


def _governing(view: _View) -> int:
    for distance, word in enumerate(view.left[:_REACH]):
        if word in {",", ";"}:
            return -1
        if word[:1] == "<" or (word not in LINKS and word.isalnum()):
            return distance
    return -1


def _subject(view: _View, governor: int) -> str:
    for distance in range(governor + 1, min(len(view.left), governor + 10)):
        name = view.left_classes[distance]
        if name in _SUBJECTS:
            return name
        if view.left[distance] in {",", ";", ":", "but", "while"}:
            return ","
    return ""


def _actor(view: _View) -> str:
    """The first in the sentence who may act."""
    for name in reversed(view.left_classes):
        if name in _SUBJECTS:
            return name
    return next((name for name in view.right_classes if name in _SUBJECTS), "")


def _complement(view: _View, found: list[Feature]) -> None:
    """The first word of weight to the right, with what leads to it: “per seat”, “in pipeline”."""
    for distance, word in enumerate(view.right[:5]):
        if word.isalpha() and word not in SMALL and word not in ARTICLES:
            at, text, lead = view.right_at[distance], view.right_stems[distance], view.right[0]
            found += [
                (f"c={text}", 1.0, at),
                (f"c,prep={lead} {text}", 1.0, at),
                (f"cc,prep={lead} {view.right_classes[distance]}", 1.0, at),
            ]
            return


def _opening(scene: Scene, spot: Spot, found: list[Feature]) -> None:
    """How the sentence begins."""
    rest = [i for i in (spot.begin, spot.begin + 1, spot.behind, spot.behind + 1) if i < spot.end]
    rest = [i for i in dict.fromkeys(rest) if not spot.first <= i < spot.behind][:2]
    if not rest:
        return
    words = [scene.word(i) for i in rest]
    classes = [scene.class_of(i) for i in rest]
    found += [
        (f"1={words[0]}", 1.0, rest[0]),
        (f"1c={classes[0]}", 1.0, -1),
        (f"12={' '.join(words)}", 1.0, rest[0]),
        (f"12c={' '.join(name or word for name, word in zip(classes, words, strict=True))}", 1.0, rest[0]),
    ]


def _before(scene: Scene, spot: Spot, found: list[Feature]) -> None:
    """The sentence before; a fragment, or "it …", leans on it."""
    if not spot.begin:
        found.append(("before=", 1.0, -1))
        return
    low, high = scene.previous(spot.begin)
    leans = scene.text.word(spot.begin) in LEANING or spot.end - spot.begin < 7
    places = range(max(low, high - 24), high)
    words = dict(zip((stem(scene.word(i)) for i in places), places, strict=True))
    classes = dict(zip((scene.class_of(i) for i in places), places, strict=True))
    for name, weight in (("P", 0.5), ("lean", 0.7))[: 1 + leans]:
        found += [(f"{name}~{word}", weight, at) for word, at in words.items()]
        found += [(f"{name}c={one}", weight, at) for one, at in classes.items()]
    found.append((f"before={scene.text.word(high - 1)}", 1.0, -1))
    if leans:
        found.append(("leans", 1.0, -1))


def _behind(scene: Scene, spot: Spot, found: list[Feature]) -> None:
    """Who is named in the sentence behind."""
    if spot.end < len(scene.text.tokens):
        low, high = scene.sentence(spot.end)
        classes = {scene.class_of(index) for index in range(low, min(high, low + 20))}
        found += [(f"Nc={name}", 0.5, -1) for name in sorted(classes) if name]
