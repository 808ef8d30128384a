"""Texts that the trainer of OPT101 puts together from the parts in ``optout/frames.txt``.

Each part is sound or unsound by itself (a way that the law accepts or not, an end of these e-mails or of
something else), so the label of a whole follows from its parts: what no single sign tells, the weights learn from
the same ways and ends in all their combinations. The draw is seeded: the same parts give the same texts.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

PARTS = Path(__file__).resolve().parent / "optout" / "frames.txt"
EXITS = (
    *(
        "https://ecomonetize.example/u/8f2c",
        "https://mail.ecomonetize.com/leave?c=12",
        "{{unsubscribe_link}}",
    ),
    *("https://e.kanal.ch/x/77ab", "https://larkfield.email/stop/{{id}}", "mailto:off@ecomonetize.com"),
    *(
        "https://ecomonetize.com/none/{{contact_id}}",
        "https://tinroof.media/baja",
        "https://w.kelp.io/optout/5",
    ),
    *("https://p.hall.org/prefs/19", "https://go.lane.co/r/aa12", "{{unsubscribe_link}}"),
)
PAGES = (
    *("https://ecomonetize.example/notes/2", "https://larkfield.email/about", "https://kanal.ch/impressum"),
    *("https://go.lane.co/w/31", "https://linkedin.com/company/larkfield", "https://hall.org/book?c={{id}}"),
    *("https://ecomonetize.com/jobs/off", "https://summit.example/cancel/7", "https://kelp.io/privacy"),
)
NOWHERE = (
    "#",
    "",
    "javascript:void(0)",
    "https://",
    "TODO",
    "{{link}}",
    "[link]",
    "https://example.com/{{",
    "tel:+15550142",
)
ADDRESSES = (
    "off@ecomonetize.com",
    "ines@kanal.ch",
    "hello@larkfield.email",
    "stop@hall.org",
    "mo@ferrytown.net",
)
MAILS = (
    "e-mails",
    "letters",
    "notes",
    "mails",
    "messages",
    "bulletins",
    "circulars",
    "dispatches",
    "missives",
    "updates",
)
_MAILS = re.compile(r"\b(?:e-mails|letters|notes|mails)\b")


class Frames:
    """Draws texts from the parts."""

    def __init__(self, seed: int = 7) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - nothing secret about it
        self.parts: dict[str, list[str]] = {}
        for line in PARTS.read_text(encoding="utf-8").splitlines():
            if re.fullmatch(r"[A-Z]+", line) and line != "STOP":
                name = line
                self.parts[name] = []
            elif line and not line.startswith("#"):
                self.parts[name].append(line)

    def part(self, name: str) -> str:
        """One choice from a list; ``Name`` begins a sentence, ``name`` does not."""
        text = self.draw.choice(self.parts[name.upper()])
        return text[:1].upper() + text[1:] if name[0].isupper() else text

    def end(self) -> str:
        """An end of these e-mails as a sentence of its own."""
        text = self.part("end").removeprefix("and ")
        return f"{text[:1].upper()}{text[1:]}."

    def sound(self) -> str:
        """A sentence or two with an opt-out."""
        p = self.part
        kinds: tuple[Callable[[], str], ...] = (
            lambda: f"{p('If')}, {p('way')} {p('end')}.",
            lambda: f"{p('Ask')} {p('Way')} {p('end')}.",
            lambda: f"{p('Toend')}, {p('way')}.",
            lambda: f"{p('Way')} {p('toend')}.",
            lambda: f"{p('If')}, {p('way')}.",
            lambda: f"{p('If')}: {p('way')}. {self.end()}",
            lambda: f"{p('Ask')} {p('Way')}. {self.end()}",
            lambda: f"{p('Way')} {p('end')}.",
            lambda: f"{p('Ask')} [{p('link')}](U)",
            lambda: f"[{p('link')}](U)",
            lambda: f"{p('Cta')} {p('Ask')} {p('Way')} {p('end')}.",
            lambda: f"{p('Way')} {p('otherend')}, or {p('way')} {p('toend')}.",
            lambda: f"{p('noun')}: {self.draw.choice(('@', '[here](U)', 'reply STOP'))}",
            lambda: f"[{p('otherlink')}](W) · {p('noun')}: @",
            lambda: self.menu(p("toend")),
            lambda: f"{p('same')}.",
            lambda: f"{p('foreign')}.",
            lambda: f"{p('foreign')}.",
            lambda: f"{p('foreignother')}. {p('foreign')}.",
        )
        return self.draw.choice(kinds)()

    def unsound(self) -> str:
        """A sentence or two that look like one and hold none."""
        p = self.part
        kinds: tuple[Callable[[], str], ...] = (
            lambda: f"{p('If')}, {p('noway')} {p('end')}.",
            lambda: f"{p('Toend')}, {p('noway')}.",
            lambda: f"{p('Ask')} {p('Noway')} {p('end')}.",
            lambda: f"{p('Noway')} {p('toend')}.",
            lambda: f"{p('Way')} {p('otherend')}.",
            lambda: f"{p('Toother')}, {p('way')}.",
            lambda: f"{p('Toother')}, {p('way')} {p('otherend')}.",
            lambda: f"{p('Way')} {p('toother')}.",
            lambda: self.sound_sentence() + p("undo") + ".",
            lambda: self.sound_sentence() + p("undo") + ".",
            lambda: p("talk").replace("%s", self.sound_sentence() + "."),
            lambda: p("Cta"),
            lambda: f"[{p('otherlink')}](W) · [{p('otherlink')}](W)",
            lambda: f"{p('Cta')} [{p('otherlink')}](W)",
            lambda: f"{p('Ask')} [{p('link')}](B)",
            lambda: f"[{p('link')}](B) · [{p('otherlink')}](W)",
            lambda: f"{p('Toend')},",
            lambda: f"{p('If')}, {p('way').split(' ')[0]}",
            lambda: f"{p('othernoun')}: {self.draw.choice(('@', '[here](W)', 'reply to this mail'))}",
            lambda: f"{p('noun')}: {p('noway')}.",
            lambda: self.menu(p("menu")),
            lambda: f"{p('told')}.",
            lambda: f"{p('silence')}.",
            lambda: f"{p('nooffer')}. {p('othernoun')}: @",
            lambda: f"{p('foreignother')}.",
            lambda: f"{p('foreignother')}.",
        )
        return self.draw.choice(kinds)()

    def menu(self, third: str) -> str:
        """A choice of answers, of which ``third`` is one: "Reply 1 to stay, 2 to talk, 3 …"."""
        entries = [self.part("menu"), self.part("menu"), third]
        self.draw.shuffle(entries)
        keys = self.draw.choice((("1", "2", "3"), ("A", "B", "C")))
        form = self.draw.choice(("Reply {}.", "Answer with one letter or figure: {}.", "Send back {}."))
        joined = self.draw.choice((", ", "; ", " · ")).join(
            f"{key}{self.draw.choice((' ', ' = ', ': '))}{entry}"
            for key, entry in zip(keys, entries, strict=True)
        )
        return form.format(joined)

    def sound_sentence(self) -> str:
        """An opt-out in one sentence, without its stop."""
        p = self.part
        return self.draw.choice((f"{p('If')}, {p('way')} {p('end')}", f"{p('Toend')}, {p('way')}"))

    def whole(self, *, sound: bool) -> str:
        """Such a text with what may stand around it, its links and addresses filled in."""
        text = self.sound() if sound else self.unsound()
        chance = self.draw.random()
        if chance < 0.15 and not text.endswith(","):
            text = f"{text} {self.part('after')}"
        elif chance < 0.35:
            text = f"{self.part('footer')} · {text}"
        elif chance < 0.5:
            text = f"{self.part('footer')} · [{self.part('otherlink')}](W)\n\n{text}"
        elif chance < 0.6:
            text = f"{text}\n\n{self.part('footer')} · [{self.part('otherlink')}](W)"
        elif chance < 0.7:
            text = f"{self.part('cta')}\n\n{text}"
        word = self.draw.choice(MAILS)
        text = _MAILS.sub(word, text)
        for mark, choices in (("](U)", EXITS), ("](W)", PAGES), ("](B)", NOWHERE)):
            while mark in text:
                text = text.replace(mark, f"]({self.draw.choice(choices)})", 1)
        return re.sub(r"(?<![\w.])@", lambda _: self.draw.choice(ADDRESSES), text)


def texts(count: int) -> Iterator[tuple[str, bool]]:
    """So many texts, and whether each holds an opt-out; five in nine hold none."""
    frames = Frames()
    for number in range(count):
        sound = number % 9 < 4
        yield frames.whole(sound=sound), sound
