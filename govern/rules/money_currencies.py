"""How people write a currency: symbols, codes, words and slang, before and after an amount.

Data and the patterns made of it. Every pattern works on lower-case text and is bounded.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from govern import patterns

SYMBOLS = (
    "$¢£¤¥֏؋৲৳৻૱௹฿៛₠₡₢₣₤₥₦₧₨₩₪₫€₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₽₾₿⃀꠸﷼"
    "\U0001f4b2\U0001f4b5\U0001f4b0\U0001f4b4\U0001f4b6\U0001f4b7ƒ"
)
"""Every character of Unicode category Sc, the money emoji and the florin."""

CODES = (
    "usd eur gbp chf cad aud nzd jpy cny rmb inr sgd hkd sek nok dkk pln czk huf ron bgn zar brl mxn aed sar "
    "ils ksh tsh ush ghs bdt sr omr jod bhd tnd lkr pkr krw thb idr myr vnd twd rub uah ngn kes egp clp btc eth "
    "usdc usdt xbt qar kwd"
).split()

# Words of English that are codes too: only in capitals.
CAPITAL_CODES = "php cop pen ars isk hrk mad try".split()

MAIN_CODES = frozenset("usd eur gbp chf cad aud nzd jpy inr sgd hkd cny".split())

AFTER_SIGNS = frozenset(
    "kr kr. zł kč tl ct 円 圓 元 fr. rs. sek nok dkk pln rmb лв kusd keur teur kchf kgbp".split()
)

SHORT_SIGNS = frozenset("rs rp kr fr sfr rm dhs kusd keur teur fcfa ksh tsh ush skr nkr dkr nt".split())

# Words that name money only where no noun follows ("two grand", but not "two grand prizes").
SLANG_WORDS = frozenset(
    "grand large gs g's racks stacks clams bones crowns pound pounds rand francs benjamins".split()
)

WORDS = {
    "dollars?|dlls?|dollers?|dolars?|d0llars?|dólar(?:es)?|doll?ar[aoiy]|dolarów|dollarn": "USD",
    "bucks?|bones|smackers|greenbacks?|simoleons|clams": "USD",
    "grand|large|benjamins?|c-notes?|hundos?|g's|gs|racks|stacks": "USD",
    "euros?|euroa|eurot|eurów|euronen|ευρώ|ευρω|balles|pavos": "EUR",
    "pounds? sterling|sterling|pounds?|quid|fivers?|tenners?|pfund|livres|libras": "GBP",
    "francs?|franken|stutz": "CHF",
    "rupees?|rupien": "INR",
    "yen|円|圓": "JPY",
    "yuan|renminbi|元|块|人民币": "CNY",
    "kronor|kroner|kronas?|kronen?|crowns": "SEK",
    "zlotys?|zlotych|złoty(?:ch)?|złote|zloty": "PLN",
    "lei": "RON",
    "loonies|toonies": "CAD",
    "ribu|juta": "IDR",
    "pesos?": "MXN",
    "reais": "BRL",
    "rand": "ZAR",
    "dirhams?": "AED",
    "shekels?": "ILS",
    "cents?|pence|penn(?:y|ies)": "cent",
    "美元|美金|ドル|달러|долларов|доллара|доллар|usd\\$": "USD",
    "欧元|ユーロ|евро|یورو|يورو": "EUR",
    "دلار|دولار(?:ات)?|डॉलर|ดอลลาร์|đô": "USD",
    "บาท": "THB",
    "تومان|ریال": "IRR",
    "рублей|рубля|руб|roubles?|rubles?": "RUB",
    "원": "KRW",
    "ريال|riyals?|rials?": "SAR",
    "درهم": "AED",
    "دينار|dinars?": "KWD",
    "جنيه": "EGP",
    "रुपये|रुपए|रपय|रपए|रु|ரூபாய்|টাকা": "INR",
    'ש"ח|שקל(?:ים)?': "ILS",
    "грн|гривень|гривні": "UAH",
    "shillings?": "KES",
    "naira": "NGN",
    "liras?|lirası": "TRY",
    "ringgit": "MYR",
    "baht": "THB",
    "rupiah": "IDR",
    "forints?": "HUF",
    "tenge": "KZT",
    "lire": "ITL",
    "korun(?:a|as|y)?": "CZK",
    "leva|lev": "BGN",
    "cedis?": "GHS",
    "taka": "BDT",
    "soles": "PEN",
    "reals?": "BRL",
    "bitcoins?|satoshis|sats": "BTC",
}
"""Currency words by the currency that they most often mean."""

# Words that multiply as well as name the currency: "two and a half grand", "25 benjamins".
WORD_FACTORS = {
    "grand": 1000.0,
    "large": 1000.0,
    "gs": 1000.0,
    "g's": 1000.0,
    "racks": 1000.0,
    "stacks": 1000.0,
    "benjamin": 100.0,
    "benjamins": 100.0,
    "c-note": 100.0,
    "c-notes": 100.0,
    "hundo": 100.0,
    "hundos": 100.0,
    "cent": 0.01,
    "ct": 0.01,
    "cents": 0.01,
    "pence": 0.01,
    "penny": 0.01,
    "pennies": 0.01,
    "ribu": 1000.0,
    "juta": 1_000_000.0,
    "fiver": 5.0,
    "fivers": 5.0,
    "tenner": 10.0,
    "tenners": 10.0,
    "kusd": 1000.0,
    "keur": 1000.0,
    "teur": 1000.0,
    "kchf": 1000.0,
    "kgbp": 1000.0,
}

_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₨": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₪": "ILS",
    "₿": "BTC",
    "฿": "THB",
    "₫": "VND",
    "₸": "KZT",
    "₱": "PHP",
    "₺": "TRY",
    "₴": "UAH",
    "₦": "NGN",
    "¢": "cent",
}
_DOLLARS = {
    "ca": "CAD",
    "can": "CAD",
    "c": "CAD",
    "a": "AUD",
    "au": "AUD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
}
_SHORTS = {
    "tl": "TRY",
    "ct": "cent",
    "kr": "SEK",
    "rs": "INR",
    "fr": "CHF",
    "sfr": "CHF",
    "rm": "MYR",
    "zł": "PLN",
    "kč": "CZK",
    "ft": "HUF",
    "rp": "IDR",
    "keur": "EUR",
    "teur": "EUR",
    "kusd": "USD",
    "kchf": "CHF",
    "kgbp": "GBP",
}

# A unit of these is worth so little that a thousand of them is still a small sum.
_SMALL_UNITS = {
    "JPY": 100.0,
    "INR": 50.0,
    "RUB": 50.0,
    "HUF": 200.0,
    "KRW": 1000.0,
    "VND": 10000.0,
    "IDR": 10000.0,
    "SEK": 10.0,
    "NOK": 10.0,
    "DKK": 7.0,
    "CZK": 20.0,
    "CNY": 7.0,
    "MXN": 18.0,
    "ZAR": 18.0,
    "PLN": 4.0,
    "THB": 30.0,
    "PHP": 50.0,
    "TRY": 40.0,
    "TWD": 30.0,
    "BRL": 5.0,
    "IRR": 50_000.0,
    "UAH": 40.0,
    "NGN": 1000.0,
    "KES": 100.0,
    "KSH": 100.0,
    "BDT": 100.0,
    "PKR": 250.0,
    "LKR": 300.0,
    "ARS": 1000.0,
    "CLP": 900.0,
    "COP": 4000.0,
    "KZT": 450.0,
    "ITL": 1900.0,
}

_SPACED_CODES = "u[ .]{1,2}s[ .]{1,2}d\\.?|e ?u ?r|g ?b ?p|u\\.?s\\.?d?\\.? ?\\$"
_SPACED_WORDS = "d[.]o[.]l[.]l[.]a[.]r[.]?s?"
_NATIONS = "(?:(?:us|u\\.s\\.|american|canadian|australian|singapore|hong kong|swiss|british|indian)[ -])?"


def _symbol_class() -> str:
    return "[" + re.escape(SYMBOLS) + "]"


@cache
def before() -> re.Pattern[str]:
    """The currency that ends where an amount begins (search in the text left of the amount)."""
    codes = "|".join([*CODES, *CAPITAL_CODES])
    words = "|".join(
        ("euros?", "dollars?", "dollar signs?", "pounds?", "rupees?", "francs?", "yen", "bitcoin")
    )
    shorts = "rs|rp|kr|fr|sfr|fs|dhs|rm|zł|zl|kč|lei|fcfa|cfa|r|r\\$|s/|teur|keur|kusd|skr|nkr|dkr"
    pattern = (
        rf"(?:(?:(?<![a-z])(?:us|ca|au|nz|hk|nt|mx|can|[acsu]|r))?{_symbol_class()}(?:[ ]?(?:us|ca|au|usd|cad|aud)(?![a-z]))?"
        rf"|(?<![a-z])(?:{_SPACED_CODES})"
        rf"|(?<![a-z0-9])(?:{codes})\$?"
        rf"|(?<![a-z])(?:{_NATIONS}(?:{words}))"
        rf"|(?<![a-z])(?:{shorts})\.?)"
        r"[ ]{0,3}(?:\*{1,2}|_{1,2})?(?:\)[ ]{0,2})?(?:[~:=(@][ ]{0,2})?$"
    )
    return patterns.compile(pattern)


@cache
def after() -> re.Pattern[str]:
    """The currency that begins where an amount ends (match right of the amount)."""
    codes = "|".join([*CODES, *CAPITAL_CODES])
    words = "|".join(WORDS)
    shorts = "kr|zł|zl|kč|lei|tl|ct|fr|sfr|rs|dhs|ft|лв|円|圓|元|k(?:usd|eur|chf|gbp)|teur"
    pattern = (
        rf"[ -]{{0,3}}(?:(?P<sign>(?:us|ca|au|nz|hk|[acst])?{_symbol_class()}(?:[ ]us(?![a-z]))?)(?![ ]?\d)"
        rf"|(?:,? ?in )?{_NATIONS}(?P<word>{words}|{_SPACED_WORDS})(?![a-z'])"
        rf"|(?P<pence>(?<=\d\d)[pc])(?![a-z\d])"
        rf"|(?:in )?(?P<code>{codes}|u\.s\.d\.?|u s d|{shorts}\.?)(?![a-z]))"
    )
    return patterns.compile(pattern)


@lru_cache(maxsize=512)
def currency_of(written: str) -> str:
    """The likely ISO code of a currency as written (``"us$"``, ``"eur"``, ``"quid"``), or ``""``."""
    plain = re.sub(r"[^a-zà-žа-я円元圓$€£¥₹₨₩₽₪₿฿₫₱₺₴₦¢]", "", written.lower())
    if plain in CODES or plain in CAPITAL_CODES:
        return plain.upper()
    if plain.endswith("$") and len(plain) > 1:
        return _DOLLARS.get(plain[:-1], "BRL" if plain == "r$" else "USD")
    for sign, code in _SIGNS.items():
        if sign in plain:
            return code
    if plain in _SHORTS:
        return _SHORTS[plain]
    return _of_word(written.lower().strip(" -.~:=("))


def _of_word(word: str) -> str:
    for pattern, code in WORDS.items():
        if re.search(rf"(?:^|[ -])(?:{pattern})$", word):
            return code
    return ""


def unit(currency: str) -> float:
    """How many units of a currency weigh, very roughly, as much as one dollar."""
    return _SMALL_UNITS.get(currency, 1.0)
