"""Numbers in the words of other languages, where a currency follows: "achthundert Euro", "noventa dólares", "两千八百元"."""

from __future__ import annotations

import re
from functools import cache

from govern import patterns
from govern.annotations import TYPE_CHECKING
from govern.rules.money_numbers import SMALL, Number

if TYPE_CHECKING:
    from govern.rules.money_text import Text

CURRENCIES = frozenset(
    "euro euros euronen dollar dollars dólares dólar dolares pfund franken francs livres libras pesos reais dollari "
    "sterline ευρώ".split()
)
"""Before these a number word of another language is read."""

_VALUES: dict[str, int] = {}
for _line in (
    "1 ein eine eins un une uno um uma",
    "2 zwei zwo deux dos dois duas due twee",
    "3 drei trois tres três tre",
    "4 vier quatre cuatro quatro quattro",
    "5 fünf cinq cinco cinque vijf",
    "6 sechs seis sei",
    "7 sieben sept siete sete sette",
    "8 acht huit ocho oito otto",
    "9 neun neuf nueve nove",
    "10 zehn dix diez dez dieci",
    "11 elf onze once undici",
    "12 zwölf douze doce doze dodici",
    "13 treize trece treze tredici",
    "14 quatorze catorce catorze quattordici",
    "15 quinze quince quindici",
    "16 seize sechzehn dieciséis sedici",
    "17 siebzehn",
    "20 zwanzig vingt vingts veinte vinte venti twintig",
    "30 dreißig dreissig trente treinta trinta trenta dertig",
    "40 vierzig quarante cuarenta quarenta quaranta veertig",
    "50 fünfzig cinquante cincuenta cinquenta cinquanta vijftig",
    "60 sechzig soixante sesenta sessenta sessanta zestig",
    "70 siebzig setenta settanta septante zeventig",
    "80 achtzig ochenta oitenta ottanta huitante tachtig",
    "90 neunzig noventa novanta nonante negentig",
    "100 hundert cent cents cien ciento cem cento honderd",
    "200 doscientos duzentos",
    "300 trescientos trezentos",
    "400 cuatrocientos quatrocentos",
    "500 quinientos quinhentos",
    "600 seiscientos seiscentos",
    "700 setecientos setecentos",
    "800 ochocientos oitocentos",
    "900 novecientos novecentos",
    "1000 tausend mille mil mila duizend",
):
    _value, *_words = _line.split()
    _VALUES.update(dict.fromkeys(_words, int(_value)))

_JOINS = frozenset({"-", "und", "et", "y", "e"})
_MOST = 8
"""So many words of a number are read."""


@cache
def _pieces() -> re.Pattern[str]:
    words = "|".join(sorted(_VALUES, key=len, reverse=True))
    return patterns.compile(rf"(?:{words})|und")


def _split(word: str) -> list[int]:
    """The values of a word, in order: one, or those of a German or Italian compound; empty when it is no number."""
    known = _VALUES.get(word)
    if known is not None:
        return [known]
    if len(word) < 7 or len(word) > 40:
        return []
    parts = _pieces().findall(word)
    if sum(map(len, parts)) != len(word):
        return []
    return [_VALUES[part] for part in parts if part != "und"]


def _total(values: list[int]) -> float:
    total = group = 0
    for value in values:
        if value == 1000:
            total, group = total + max(group, 1) * 1000, 0
        elif value == 100 and 0 < group < 10:
            group *= 100
        elif value == 20 and group == 4:
            group = 80  # "quatre-vingts"
        else:
            group += value
    return float(total + group)


def foreign(text: Text) -> list[Number]:
    """The numbers in words of German, French, Spanish, Portuguese, Italian and Dutch before a currency, in order."""
    found: list[Number] = []
    for index, token in enumerate(text.tokens):
        if token.low not in CURRENCIES or not index:
            continue
        first = index
        values: list[int] = []
        for at in range(index - 1, max(-1, index - 1 - _MOST), -1):
            word = text.tokens[at].low
            parts = _split(word)
            if not parts and word not in _JOINS:
                break
            if parts:
                first = at
                values[:0] = parts
        if values and text.tokens[index - 1].low not in SMALL:
            found.append(
                Number(text.tokens[first].start, text.tokens[index - 1].end, _total(values), figures=False)
            )
    return found[:50]


# --- Chinese and Japanese numerals -----------------------------------------------------------------------

_DIGITS = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_DIGITS |= dict(zip("两壹贰叁肆伍陆柒捌玖貳參陸", (2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 6), strict=True))
_SIZES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "万": 10_000, "萬": 10_000}


@cache
def _ideographic() -> re.Pattern[str]:
    every = "".join([*_DIGITS, *_SIZES])
    return patterns.compile(rf"[{every}]{{1,14}}(?=[元块円圓]|美元|美金|欧元|ドル|ユーロ|英镑|瑞郎)")


def ideographic(low: str) -> list[Number]:
    """The numbers in Chinese numerals before a currency."""
    found: list[Number] = []
    for match in _ideographic().finditer(low):
        total = group = digit = 0
        for sign in match[0]:
            if sign in _DIGITS:
                digit = _DIGITS[sign]
            elif _SIZES[sign] == 10_000:
                total, group, digit = total + (group + digit or 1) * 10_000, 0, 0
            else:
                group, digit = group + (digit or 1) * _SIZES[sign], 0
        found.append(Number(match.start(), match.end(), float(total + group + digit), figures=False))
        if len(found) >= 50:
            break
    return found
