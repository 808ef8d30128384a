"""Wordings that only a placeholder has, and what excuses them: “TBD”, “INSERT LINK HERE”, “xx%”, “____”.

A guard gets the words before and after, and says whether a wording is ordinary there.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from govern import patterns
from govern.rules import personalisation_lexicon as lexicon
from govern.rules import placeholder_fillers_lexicon as fillers
from govern.rules import placeholder_tongues_lexicon as tongues

_THING = (
    r"(?:(?i:company|first|last|full|job|case|unsubscribe|calendar|booking|opt-out)\s)?(?i:name|company|link|url|logo"
    r"|image|photo|title|text|copy|stat|statistic|quote|date|headline|signature|address|number|figure|content|cta"
    r"|subject(?:\sline)?|study|amount|paragraph|sentence)"
)


def is_talk(before: list[str], after: list[str]) -> bool:
    """“a TBD”, “still says TBD”, “listed as TBD”, “the TBD column”: words about placeholders."""
    last = before[-1].lower() if before else ""
    listed = last == "as" and len(before) > 1 and before[-2].lower() in lexicon.SHOWN
    return (
        last in lexicon.TALK
        or listed
        or is_field_talk([], after)
        or after[:1] in (["list"], ["lists"], ["app"])
    )


def is_heading(before: list[str], after: list[str]) -> bool:
    """“COMPANY NAME” alone heads a column; “the COMPANY NAME column”."""
    return not (before or after) or is_field_talk(before, after)


def is_field_talk(before: list[str], after: list[str]) -> bool:
    """“the field company_name”, “the company_name column”."""
    near = {
        word.lower().removesuffix("s") for word in (*before[-1:], *(word.strip(",.;:") for word in after[:1]))
    }
    return not near.isdisjoint(lexicon.FIELDS) or before[-1:] in (["called"], ["named"])


def is_roman(before: list[str], after: list[str]) -> bool:
    """“Super Bowl XXX”, “the XX century”."""
    if after and after[0].lower().strip(",.") in lexicon.ROMAN_AFTER:
        return True
    if not before or before[-1].lower() in lexicon.NUMBERED:
        return bool(before)
    if not _SIZE.isdisjoint(word.strip(",.") for word in (*before[-3:], *after[:3])):
        return True
    noun = before[-1].lower()
    if noun in lexicon.NOUNS or noun.removesuffix("s") in lexicon.NOUNS:
        return False
    last, first = before[-1], len(before) < 2 or before[-2][-1] in ".!?:"
    return last[0].isupper() and last.isalpha() and not first and last not in {"Hi", "Hey", "Hello", "Dear"}


_SIZE = frozenset({"XL", "XXL", "XXXL", "3XL", "2XL", "XXXXL"})


def is_sample(before: list[str], after: list[str]) -> bool:
    """“eine Musterfirma mit 50 Partnern”: an example, and told as one."""
    return is_talk(before, after) or (before[-1].lower() if before else "") in lexicon.SAMPLED


def is_box(before: list[str], after: list[str]) -> bool:
    """“yes [ ] no [ ]”: boxes to tick come in pairs."""
    return any("[" in word for word in (*before, *after))


def is_loud(before: list[str], after: list[str]) -> bool:
    """“STOP SELLING TO COMPANIES”: among capitals one more says nothing."""
    return any(len(word) > 2 and word.isupper() for word in (*before[-2:-1], *after[:1]))


Guard = Callable[[list[str], list[str]], bool] | None
Wording = tuple[tuple[str, ...], re.Pattern[str], Guard]
STUBS_OF_ADDRESSES = (
    "yourcompany yourdomain yourwebsite yoursite yourlink yoururl yourbrand"
    " your-company your-domain your-website"
)
"""Of which one stands in an address that a page builder left."""
_OWN_ADDRESS = (
    r"your[-_]?(?:company|domain|website|site|link|url|brand)(?:[-_]?(?:name|here))?"
    r"\.(?:com|org|net|io|co|eu|de|fr|es|it|example|tld)(?!\w)(?:/[\w./-]{0,60})?"
)
BLANK_LINE = patterns.compile(r"(?<!\w)_{3,}(?!\w)")
WORDINGS: tuple[Wording, ...] = tuple(
    (tuple(needles.split()), patterns.compile(pattern) if isinstance(pattern, str) else pattern, guard)
    for needles, pattern, guard in (
        ("tbd t.b.d", r"(?<![\w@#/.-])(?:(?i:tbd)|T\.B\.D\.?)(?![\w@/]|-\w)", is_talk),
        ("tbc tba todo to-do: fixme changeme tktk placeholder",
         r"(?<![\w@#/.-])(?:TBC|TBA|TODO|TO-DO(?=:)|FIXME|CHANGEME|TKTK|PLACEHOLDER)(?![\w@/]|-\w)",
         is_talk),
        ("ipsum", r"(?<![\w,]\s)(?i:\blorem\s+ipsum)\b|(?i:\blorem\s+ipsum(?=\s+dolor))\b", is_talk),
        ("amet adipiscing", r"\b(?i:dolor\s+sit\s+amet|consectetur\s+adipiscing)\b", is_talk),
        (fillers.SIGNS, fillers.LATIN, None),
        ("dummy placeholder", r"\b(?i:(?:placeholder|dummy)\s(?:text|copy|image|link))\b", is_talk),
        ("insert", rf"\b(?i:insert)\s(?:(?i:your|the|an?|our|their)\s)?{_THING}\s(?i:here)\b", None),
        ("insert", r"\bINSERT(?:\s(?!INTO\b)[A-Z]{2,20}){1,5}\b", None),
        ("HERE", r"\b(?:ADD|ENTER|PASTE|PUT|REPLACE|WRITE|MENTION|DESCRIBE|TYPE|DROP|LINK)\s(?:[A-Z]{2,20}\s){1,4}HERE\b", None),
        ("Here HERE", rf"\b(?:Your|YOUR)\s(?:[A-Z]\w{{1,20}}\s){{0,2}}{_THING}\s(?:Here|HERE)\b", None),
        ("Here HERE goes", rf"\b(?=[A-Z]){_THING}\s(?:Here\b|HERE\b)|\b{_THING}\s(?i:goes\shere)\b", None),
        ("[object", r"\[object Object\]", None),
        ("__", BLANK_LINE, None),
        ("__", r"(?<![\w_])(?:(?<=[ (])|(?<=[$€£]))__(?=\s[a-z]|[.,;:!?%)]|\s?%)", None),
        ("[ ", r"(?<=[a-z,]\s)\[\s{1,20}\](?=\s[a-z]|[.,;:!?'\u2019])", is_box),
        ("X", r"[$€£](?<![\w.][$€£])X{1,3}(?:[,.]X{2,3})*\s?(?:%|(?:[kKmM]|bn|B)(?!\w)|(?!\w))", None),
        ("X", r"X(?<![\w.]X)X{0,2}(?:\s?[-\u2013]\s?[XY]{1,2}(?=\s?%)|[.,]X{1,3})*\s?(?:%|percent\b)"
         r"|X(?<!\wX)X{0,2}(?:,X{3})+(?!\w)", None),
        ("xx", r"(?<!\w)(?:19|20)XX(?!\w)|(?<![\w@])[Xx]{4,}(?!\w|-\d)|(?<![\w-])XXX(?:-X{3,4})+(?!\w)", None),
        ("xx", r"X(?<![\w-]X)(?:XX(?![\w-])|X(?=\s[a-z]))", is_roman),
        ("xx", r"(?<!\w)xx{1,2}(?:[.,]x{1,3})?\s?%"
         r"|(?<!\w)(?:xx|XX)(?P<mark>[/.:-])(?:xx|XX)(?:(?P=mark)(?:x{2,4}|X{2,4}|20\d\d))?(?!\w)", None),
        ("NN", r"(?<!\w)NN(?:\s?%|\s(?=per\s?cent\b|partners\b|accounts\b|customers\b|days\b|weeks\b))", None),
        ("#n/a #ref! #value! #name? #div/0!", r"(?<!\w)#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!)(?!\w)", is_talk),
        ("click", r"\b(?i:(?:double[\s-])?click\s(?:here\s)?to\s(?:edit|add|change|replace)"
         r"(?:\s(?:this|the|your|some|own)){0,2}\s(?:text|title|headline|heading|copy|caption|subtitle|paragraph"
         r"|content))\b", None),
        ("space section block",
         r"\b(?i:use\sthis\s(?:space|section|block)\sto\s(?:add|write|tell|describe|share|give|introduce))\b", None),
        ("anytown muster", r"(?<!\w)(?:Anytown|Muster(?:stadt|hausen|firma|stra(?:ß|ss)e|unternehmen))(?!\w)"
         r"|(?<!\w)(?:Max|Erika|Frau|Herrn?|Sabine|Dr\.)\sMuster(?:mann|frau)(?!\w)", is_sample),
        ("SEND INTERNAL", r"^\W{0,6}(?:DO\sNOT|DON['\u2019]T)\sSEND(?=\W{0,4}$|\s(?i:until|before|yet|without|out|this)\b)"
         r"|^\W{0,4}INTERNAL(?:\sNOTE|\sONLY|\sUSE\sONLY)?\s?[:\u2013\u2014-]"
         r"|(?:^|[-\u2013\u2014(:]\s?)(?:DO\sNOT|DON['\u2019]T)\sSEND\W{0,4}$", None),
        ("DRAFT WIP", r"^\W{0,4}(?:DRAFT|WIP)(?:\W{0,4}$|\W{1,4}(?i:(?:do\snot|don['\u2019]t)\ssend|not\sfinal)\b)", None),
        ("@", r"(?<![\w@])@[A-Z][a-z]{1,14}[,:]?\s(?i:pls|plz|please|can\syou|could\syou|kannst\sdu|bitte)\s"
         r"(?:[a-z]{1,12}\s){0,2}?(?i:check|confirm|add|update|fill"
         r"|fix|insert|verify|replace|rewrite|review|prüfen|ergänzen)\b", None),
        ("<- <-- !!", r"<-{1,3}\s?(?i:fix|check|add|update|replace|rewrite|change|remove|insert|need|confirm|verify)\b"
         r"|!{2,3}\s?(?:CHECK|FIX|UPDATE|REPLACE|VERIFY|CONFIRM|ADD|CHANGE)\b(?:\s[A-Z]{2,20}){0,4}\s?!{0,3}", None),
        ("Company Industry",
         r"(?:(?<=\bat )|(?<=\bfor )|(?<=\bwith )|(?<=\bfrom )|(?<=\blike )|(?<=\bsaw ))"
         r"Company(?=[,.!?]|['\u2019]s\s|\s[a-z])"
         r"|(?:(?<=\bin )|(?<=^In )|(?<=\bacross ))Industry(?=[,.!?]|\s[a-z])", None),
        (STUBS_OF_ADDRESSES, rf"(?:https?://|www\.|[\w.+-]{{1,40}}@)?{_OWN_ADDRESS}", None),
        ("5555 0000 7890", r"(?<![\d+-])\(?(?:000|555|123)\)?[\s.-]?"
         r"(?:000[\s.-]?0000|555[\s.-]?5555|456[\s.-]?7890)(?!\d)", None),
        ("DD HH:MM", r"\b(?:Month|MONTH)\s(?:DD|D)\b(?:,?\sYYYY\b)?|\bDD\.?\s(?:Month|MONTH|Mon)\b(?:\sYYYY\b)?"
         r"|(?<=\bat\s)HH:MM(?!\w)", None),
        ("##", r"(?<=[a-z]\s)#{2,4}(?=\s[a-z])", None),
        ("<<<<<<< >>>>>>>", r"(?<!<)<{7}\s?\S{1,60}|(?<!>)>{7}\s?\S{1,60}", None),
        ("error!", r"\bError!\s(?:Reference\ssource\snot\sfound|Bookmark\snot\sdefined|Hyperlink\sreference\snot\svalid)", None),
        ("{++ {-- {>> {== {~~", r"\{(?:\+\+|--|>>|==|~~)[^{}\n]{1,200}(?:\+\+|--|<<|==|~~)\}", None),
        ("oaicite turn0 turn1 turn2 turn3 turn4", r":?contentReference\[oaicite:\d+\](?:\{index=\d+\})?"
         r"|(?<!\w)turn\d{1,2}(?:search|view|news)\d{1,2}(?!\w)", None),
        ("AI", r"\b(?i:as\san\sai\s(?:language\s)?(?:model|assistant))\b(?=,)", None),
        ("certainly sure, sure! absolutely course, course!",
         r"^\W{0,2}(?i:certainly|sure|of\scourse|absolutely|here\syou\sgo)[!,.:]\s(?i:here)"
         r"(?:['\u2019]s|\sis|\sare)\s(?:an?|the|your|two|three)\s"
         r"(?:more\s)?(?:revised|shorter|polished|improved|updated|rewritten|refined|concise|friendl(?:y|ier)|professional|engaging|warmer)\s"
         r"(?:[\w-]{2,14}\s){0,3}?(?:versions?|drafts?|rewrite|revision|e-?mails?|copy|subject\slines?)\b", None),
        ("asdf", r"(?<!\w)(?i:asdf)[a-z]{0,8}(?!\w)", is_talk),
        ("COMPANY FIRSTNAME LASTNAME COMPETITOR PROSPECT RECIPIENT SENDER",
         r"(?:(?<=\bat )|(?<=\bto )|(?<=\bfor )|(?<=\bfrom )|(?<=\bwith )|(?<=\blike )|(?<=\bof )|(?<=\band ))"
         r"(?:COMPANY|FIRSTNAME|LASTNAME|COMPETITOR|PROSPECT|RECIPIENT|SENDER)(?!\w)", is_loud),
        ("CITY EVENT COUNTRY",
         r"(?:(?<=\bin )|(?<=\bfrom ))(?:CITY|COUNTRY)(?!\w)|(?:(?<=\bat )|(?<=\bduring ))EVENT(?!\w)", is_loud),
        ("einf einsetz invoeg ergänz eintrag insér inser встав wstaw infoga indsæt vložit",
         tongues.BARE, None),
        ("todo to-do", r"(?:^|(?<=[.!?]\s))(?i:to-?do)\s?:\s(?=(?i:add|check|insert|fix|write|rewrite|find|update|ask|confirm"
         r"|replace|verify|link|mention|fill|better)\b)|(?<!\w)@todo\b", None),
        ("tbc tba tbd t.b", r"(?<=:\s)(?:t\.?b\.?[acd]\.?)(?!\w)", is_talk),
        ("tk", r"(?<![\w-])TK(?=\s?%|\spercent\b|\sTK\b)", None),
        ("?? 00", r"(?<![\w?])[$€£]?\?{2,4}\s?%|[$€£]\?{2,4}|(?<![\d.,])00%"
         r"|(?<=(?:has|ave|saw|han|out|ver)\s)\?{2,4}(?=\s[a-z])", None),
        (">>", r"(?<!>)>{2,4}\s?[A-Z]{2,20}(?:\s[A-Z]{2,20}){0,5}\s?<<", None),
        ("NAME TITLE LINK URL LOGO",
         r"(?<![A-Z]\s)\b(?:YOUR|FIRST|LAST|FULL|COMPANY|CONTACT|CUSTOMER|PARTNER|PROSPECT|SENDER|ACCOUNT|JOB|REP)"
         r"\s(?:(?:FIRST|LAST|COMPANY|JOB)\s)?(?:NAME|TITLE|LOGO|LINK|URL)\b(?!\s[A-Z]{2})", is_heading),
        ("Name",
         r"(?<=[a-z,]\s)(?:Company|First|Last|Full|Contact|Customer|Prospect)\sName\b(?!\s[A-Z])", is_talk),
        ("NEED FIGURE STAT NUMBER QUOTE LINK SOURCE",
         r"\b(?:NEED|ADD|CHECK|ASK|GET|FIND|CONFIRM|VERIFY|MISSING|AWAITING)\s(?:[A-Z]{2,20}\s){0,3}"
         r"(?:FIGURE|STAT|STATISTIC|NUMBER|QUOTE|LINK|SOURCE|DATE|NAME)S?\b(?:\s[A-Z]{2,20}){0,5}", is_talk),
        ("%", r"#(?<![\w.#]#)#*\s?%|_(?<!\w_)__?\s?%", None),
        ("yy", r"(?<!\w)(?:DD|MM)(?P<joint>[/.-])(?:DD|MM)(?P=joint)YY(?:YY)?(?!\w)", None),
    )
)  # fmt: skip
"""What must stand in the text for the pattern to be tried (in lower case: of either), the pattern, and what excuses it."""

LONGEST_STUB = 80
STUB = patterns.compile(
    r"\W{0,4}(?i:(?:(?:type|write|add|enter|put|place|paste|drop|start)\s)?(?:your|some)\s(?:[a-z]{2,12}\s){0,2}?(?:text|headline|title|message"
    r"|copy|content|heading|paragraph|caption|tagline|subtitle|logo|image|photo|signature|story)\s(?:goes\s)?here"
    r"|(?:body|intro|closing|opening)\s(?:copy|text|paragraph|line)(?:\s\d)?|subject\sline(?:\shere)?|cta\s(?:button|text|link|here)"
    r"|button\s(?:text|copy|label)|preheader(?:\stext)?(?:\shere)?|image\scaption|hero\simage|sub-?headline"
    r"|(?:bullet(?:\spoint)?|paragraph|headline|heading|sub-?heading|sentence|benefit|text\sblock)\s(?:\d|one|two|three)"
    r"|test\s(?:e-?mail|mail|subject|send|test)|(?-i:TEST))\W{0,3}"
)
"""What a page builder puts where a whole passage is to come; a passage as long as ``LONGEST_STUB`` is none."""
