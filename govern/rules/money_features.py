"""What can be said of a sum and the words around it: the features that ``money_model`` weighs.

A feature is a name, how strongly it holds, and the token that shows it (-1 where none does). Names are made of
what they tell: ``L0=charge`` is “charge” directly to the left, ``R~seat`` “seat” somewhere to the right,
``g,sub=cost US`` a sum governed by “cost” with us as the subject.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from govern.rules.money_scene import Scene, Spot, in_policy, stem
from govern.rules.money_text import Kind, Mention
from govern.rules.money_words import ARTICLES, LEANING, LINKS, SMALL


class Feature(NamedTuple):
    """One thing that holds of a mention."""

    name: str
    value: float = 1.0
    token: int = -1


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
"""So many words to either side of a sum are looked at, and so many of the sentence before."""


def features(scene: Scene, number: int) -> list[Feature]:
    """All features of a mention of the scene."""
    spot = scene.spot(number)
    sides = _Sides(scene, spot)
    return [
        *_form(scene, spot.mention),
        *sides.beside(),
        *sides.bags(),
        *sides.sentence(),
        *sides.governor(),
        *sides.complement(),
        *_opening(scene, spot),
        *_around(scene, spot),
    ]


# --- the sum itself ------------------------------------------------------------------------------------


def _form(scene: Scene, mention: Mention) -> list[Feature]:
    kind = _KIND[mention.kind]
    found = [f"k={kind}"]
    written = scene.text.plain.low[mention.start : mention.end]
    if mention.kind in {Kind.MONEY, Kind.BARE}:
        size = sum(mention.largest >= limit for limit in _LIMITS)
        found += [
            f"size={size}",
            f"size={kind}{size}",
            f"cur={mention.currency}",
            f"fig={kind}{mention.figures:d}",
        ]
        found += [f"ge{step}" for step in _STEPS if mention.largest >= step]
        found += _writing(mention, written)
        if in_policy(scene, mention):
            found += ["policy", f"policy={kind}{mention.figures:d}"]
    else:
        found.append(f"form={kind}{mention.currency}")
        found += [f"raw={kind}{word}" for word in re.findall(r"[a-z]+", written)[:8]]
        if mention.amounts:
            found.append(f"size={kind}{sum(max(mention.amounts) >= limit for limit in _LIMITS)}")
    others = len(scene.mentions) - 1
    if others:
        found.append(f"others={min(3, others)}")
    return [Feature(name) for name in found]


def _writing(mention: Mention, written: str) -> list[str]:
    found = []
    if len(mention.amounts) > 1:
        found.append("range")
    if mention.slang:
        found.append("slang")
    if re.search(r"\dk|k\b", written):
        found.append("k")
    if mention.largest % 1:
        found.append("cents")
    elif mention.largest >= 1000 and not mention.largest % 1000:
        found.append("round")
    return found


# --- the words around it -------------------------------------------------------------------------------


class _Sides:
    """The words of the sentence to the left (nearest first) and to the right of a mention."""

    def __init__(self, scene: Scene, spot: Spot) -> None:
        self.scene, self.spot = scene, spot
        self.kind = _KIND[spot.mention.kind]
        self.left = range(spot.first - 1, max(spot.begin, spot.first - _REACH) - 1, -1)
        self.right = range(spot.behind, min(spot.end, spot.behind + _REACH))

    def l(self, distance: int) -> str:  # noqa: E743 - left and right
        """The word at a distance to the left, ``<s>`` before the sentence."""
        return self.scene.word(self.left[distance]) if distance < len(self.left) else "<s>"

    def r(self, distance: int) -> str:
        """The word at a distance to the right."""
        return self.scene.word(self.right[distance]) if distance < len(self.right) else "</s>"

    def _class(self, side: range, distance: int, outside: str) -> str:
        if distance >= len(side):
            return outside
        return self.scene.class_of(side[distance]) or self.scene.word(side[distance])

    def beside(self) -> list[Feature]:
        """The three words on each side, alone and together."""
        found = []
        for distance in range(3):
            at = self.left[distance] if distance < len(self.left) else -1
            found.append(Feature(f"L{distance}={self.l(distance)}", 1.0, at))
            at = self.right[distance] if distance < len(self.right) else -1
            found.append(Feature(f"R{distance}={self.r(distance)}", 1.0, at))
        left, right = self.l(0), self.r(0)
        at = self.left[0] if self.left else -1
        behind = self.right[0] if self.right else -1
        before = self.left[1] if len(self.left) > 1 else at
        found += [
            Feature(f"L01={self.l(1)} {left}", 1.0, before),
            Feature(f"R01={right} {self.r(1)}", 1.0, behind),
            Feature(f"{self.kind}L={left}", 1.0, at),
            Feature(f"{self.kind}R={right}", 1.0, behind),
            Feature(f"LR={left} {right}", 1.0, at),
            Feature(f"Lc={self._class(self.left, 1, '<s>')} {self._class(self.left, 0, '<s>')}", 1.0, before),
            Feature(
                f"Rc={self._class(self.right, 0, '</s>')} {self._class(self.right, 1, '</s>')}", 1.0, behind
            ),
        ]
        return found

    def bags(self) -> list[Feature]:
        """Every word and class on either side, the nearer the heavier."""
        found = []
        for side, name in ((self.left, "L"), (self.right, "R")):
            seen = set()
            for distance, index in enumerate(side):
                weight = 1.0 if distance < 4 else 0.7 if distance < 8 else 0.45
                for what in (
                    f"{name}~{stem(self.scene.word(index))}",
                    f"{name}c~{self.scene.class_of(index)}",
                ):
                    if what not in seen:
                        seen.add(what)
                        found.append(Feature(what, weight, index))
        return found

    def sentence(self) -> list[Feature]:
        """The words and classes of the sentence, and which of us, you and others it leaves out."""
        scene, spot = self.scene, self.spot
        found, seen = [], set()
        for index in range(max(spot.begin, spot.first - 30), min(spot.end, spot.behind + 30)):
            if spot.first <= index < spot.behind:
                continue
            for what, weight in ((f"S~{stem(scene.word(index))}", 0.7), (f"Sc={scene.class_of(index)}", 1.0)):
                if what not in seen:
                    seen.add(what)
                    found.append(Feature(what, weight, index))
        found += [
            Feature(f"no{name}")
            for name in ("US", "YOU", "THEY", "NAME", "OFFER")
            if f"Sc={name}" not in seen
        ]
        if not seen & {"Sc=US", "Sc=YOU", "Sc=OFFER"}:
            found.append(Feature("noOURS"))
        found.append(Feature(f"len={min(6, (spot.end - spot.begin) // 5)}"))
        if spot.end > spot.begin:
            found.append(Feature(f"end={scene.word(spot.end - 1)}"))
        return found

    def governor(self) -> list[Feature]:
        """The word to the left that the sum hangs on, and its subject."""
        scene = self.scene
        nearest = self._nearest(self.left)
        found = [
            Feature(f"nL={nearest}"),
            Feature(f"nR={self._nearest(self.right)}"),
            Feature(f"nLR={nearest}{self._nearest(self.right)}"),
        ]
        actor = self._actor()
        found.append(Feature(f"fa={actor}"))
        at = self._governing()
        if at < 0:
            return [*found, Feature("g=")]
        governs, its_class = stem(scene.word(at)), scene.class_of(at)
        subject = self._subject(at)
        found += [
            Feature(f"g={governs}", 1.0, at),
            Feature(f"gc={its_class}", 1.0, at),
            Feature(f"sub={subject}"),
            Feature(f"g,sub={governs} {subject}", 1.0, at),
            Feature(f"gc,sub={its_class} {subject}", 1.0, at),
            Feature(f"fa,g={actor} {governs}", 1.0, at),
        ]
        if at == self.spot.begin:
            found.append(Feature(f"g0={governs}", 1.0, at))
        return found

    def _governing(self) -> int:
        for index in self.left:
            word = self.scene.word(index)
            if word in {",", ";"}:
                return -1
            if word[:1] == "<" or (word not in LINKS and word.isalnum()):
                return index
        return -1

    def _subject(self, governor: int) -> str:
        for index in range(governor - 1, max(self.spot.begin, governor - 9) - 1, -1):
            found = self.scene.class_of(index)
            if found in _SUBJECTS:
                return found
            if self.scene.word(index) in {",", ";", ":", "but", "while"}:
                return ","
        return ""

    def _nearest(self, side: range) -> str:
        return next((found for index in side if (found := self.scene.class_of(index)) in _ACTORS), "")

    def _actor(self) -> str:
        spot = self.spot
        sentence = range(max(spot.begin, spot.first - 30), min(spot.end, spot.behind + 30))
        return next((found for index in sentence if (found := self.scene.class_of(index)) in _SUBJECTS), "")

    def complement(self) -> list[Feature]:
        """The first word of weight to the right, with what leads to it: “per seat”, “in pipeline”."""
        for distance in range(min(5, len(self.right))):
            word = self.r(distance)
            if word.isalpha() and word not in SMALL and word not in ARTICLES:
                at = self.right[distance]
                return [
                    Feature(f"c={stem(word)}", 1.0, at),
                    Feature(f"c,prep={self.r(0)} {stem(word)}", 1.0, at),
                    Feature(f"cc,prep={self.r(0)} {self.scene.class_of(at)}", 1.0, at),
                ]
        return []


def _opening(scene: Scene, spot: Spot) -> list[Feature]:
    """How the sentence begins."""
    rest = [
        i for i in range(spot.begin, min(spot.end, spot.behind + 2)) if not spot.first <= i < spot.behind
    ][:2]
    if not rest:
        return []
    words = " ".join(scene.word(i) for i in rest)
    classes = " ".join(scene.class_of(i) or scene.word(i) for i in rest)
    return [
        Feature(f"1={scene.word(rest[0])}", 1.0, rest[0]),
        Feature(f"1c={scene.class_of(rest[0])}"),
        Feature(f"12={words}", 1.0, rest[0]),
        Feature(f"12c={classes}", 1.0, rest[0]),
    ]


def _around(scene: Scene, spot: Spot) -> list[Feature]:
    """The sentences before and behind; a fragment, or "it …", leans on the one before."""
    found = []
    if spot.begin:
        low, high = scene.previous(spot.begin)
        leans = scene.text.word(spot.begin) in LEANING or spot.end - spot.begin < 7
        names = [("P", 0.5), ("lean", 0.7)] if leans else [("P", 0.5)]
        seen = set()
        for index in range(max(low, high - 24), high):
            for what in (f"~{stem(scene.word(index))}", f"c={scene.class_of(index)}"):
                if what not in seen:
                    seen.add(what)
                    found += [Feature(name + what, weight, index) for name, weight in names]
        found.append(Feature(f"before={scene.text.word(high - 1)}"))
        if leans:
            found.append(Feature("leans"))
    else:
        found.append(Feature("before="))
    if spot.end < len(scene.text.tokens):
        low, high = scene.sentence(spot.end)
        classes = {scene.class_of(index) for index in range(low, min(high, low + 20))}
        found += [Feature(f"Nc={name}", 0.5) for name in sorted(classes) if name]
    return found
