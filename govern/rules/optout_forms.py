"""Tokens of a touch's text, their forms, and the kinds of targets: what a link or an address says of itself."""

from __future__ import annotations

from govern import patterns
from govern.annotations import Final
from govern.rules.optout_targets import FieldNames, target_fault
from govern.values import NamedTuple

TOKEN = patterns.compile(
    r"(?P<tag>\ue000+)"
    r"|(?P<url>https?://[^\s<>\"')\]]{0,500}[^\s<>\"')\].,;:!?]|\bwww\.[^\s<>\"')\]]{0,300}[^\s<>\"')\].,;:!?]"
    r"|(?<![\w@.])[a-z0-9-]{1,40}\.(?:(?:com|org|net|io|co|de|example|eu|app|dev|uk|fr|nl|es|pt|ch)"
    r"(?:/[\w/?=&.%-]{0,200}[\w/=])?|(?:[a-z0-9-]{1,40}\.){0,2}[a-z]{2,10}/[\w/?=&.%-]{0,200}[\w/=])(?![\w@]))"
    r"|(?P<address>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})"
    r"|(?P<number>[$\u20ac\u00a3]\s?\d[\d.,]{0,20}|\d(?:[\d.,]{0,20}\d)?\s?%?)"
    r"|(?P<word>[^\W\d_]{1,60}(?:'[^\W\d_]{1,20}){0,3})"
    r"|(?P<end>[.!?]{1,20})"
    r"|(?P<mark>[^\s\w]|_{1,40})"
    r"|(?P<line>\n)"
)
_STOP_PATH = patterns.compile(
    r"(?:^mailto:|[/._?&=@-])(?:unsub\w{0,12}|un|u|o|off|out|bye|goodbye|leave|exit|end|stop\w{0,12}|remov\w{0,9}|rm"
    r"|erase|quit|preferences?|prefs?|opt-?out|cancel|mute|silence|forget|farewell|no-?more|choices|delete"
    r"|withdraw|unfollow|nomail|suppress|gone|opt|sub(?:scription)?s?|mail-?settings|mail|settings|sign-?off|let-?(?:me-?)?go"
    r"|turn-?off|opt-?me-?out|de-?list|unlist|deregister|take-?me-?off|no-?e?-?mails?|never|enough|discontinue|objections?"
    r"|ab(?:meld|bestell)\w{0,6}|austrag\w{0,4}|widerspruch|d[e\u00e9]s(?:inscri|abon)\w{0,8}|sortie|bajas?|desuscri\w{0,6}"
    r"|raus|k(?:ue|\u00fc)ndig\w{0,5}|ciao|detach|fin|non|fine|adieu|cancell?a\w{0,9}|disiscri\w{0,6}|afmeld\w{0,4}|uitschr\w{0,6}|descadastr\w{0,3}|sair|salir)(?=[/?#.@&=-]|$)"
)


def target_kind(target: str, names: FieldNames) -> str:
    """The kind of a target: FIELD, STOP, MAIL, WEB or BAD."""
    if names.renders_target(target):
        return "FIELD"
    if target_fault(target, names):
        return "BAD"
    low = target.lower()
    if _STOP_PATH.search(low):
        return "STOP"
    return "MAIL" if low.startswith("mailto:") else "WEB"


class Token(NamedTuple):
    """A word or a mark, what it means (``END`` at the end of a sentence), and its bounds in the folded text."""

    word: str
    meaning: str
    bent: str
    start: int
    end: int
    said: tuple[str, ...] = ()
    """The words of what stands in quotation marks or capitals."""

    @property
    def sign(self) -> str:
        """Its meaning with its ending; of a word without one, whether it is a common one, or its ending."""
        if self.meaning and self.meaning != "END":
            return f"{self.meaning}+{self.bent}" if self.bent else self.meaning
        word = self.word
        if not word[:1].islower() or word in COMMON:
            return word
        return next((f"?{ending}" for ending in ("ly", "ing", "ed", "s") if word.endswith(ending)), "?")


COMMON: Final = frozenset(
    (
        "the a an of from to for with by via and or but if when as at on in into out up off down over about under "
        "after before until till since than that this who whom which what why how where here there so too also very "
        "more less own same other such one two three four five six every each both either all some any just only "
        "even ever never not n't no is are am be been being was were do does did have has had will would shall should "
        "can could may might must let me us i we you your yours my our ours he she it its they them their his her "
        "him well then now still yet again once"
    ).split()
)
"""Words of grammar, which keep their own form where they have no meaning here."""


_SHORTENED: Final = {
    "n't": ("", "n't"),
    "'ll": ("", "will"),
    "'d": ("", "would"),
    "'m": ("", "am"),
    "'re": ("", "are"),
    "'ve": ("", "have"),
    "'s": ("", "'s"),
}
SHORT: Final = {
    "won't": ("will", "n't"),
    "can't": ("can", "n't"),
    "shan't": ("shall", "n't"),
    "cannot": ("can", "n't"),
    "dont": ("do", "n't"),
    "wont": ("will", "n't"),
    "let's": ("let", "us"),
}
_IS: Final = frozenset({"it", "that", "here", "there", "what", "who"})


def parts_of(word: str) -> tuple[str, ...]:
    """The words of a short form: "don't" is "do" and "n't"."""
    if word in SHORT:
        return SHORT[word]
    if "'" not in word:
        return (word,)
    for ending, (_, stands_for) in _SHORTENED.items():
        if word.endswith(ending) and len(word) > len(ending):
            head = word[: -len(ending)]
            return (head, "is" if ending == "'s" and head in _IS else stands_for)
    return (word,)
