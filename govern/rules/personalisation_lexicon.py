"""The words by which left-over placeholders and generic greetings are known."""

from __future__ import annotations

import re

from govern import patterns


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NOUNS = _set("""
    name firstname lastname fullname forename surname nickname fname lname initials salutation
    company companyname organisation organization org account employer firm industry sector vertical niche
    title jobtitle role position department headcount city state country region location address street zip
    zipcode postcode phone email website url link domain date day time month weekday timeframe deadline
    duration number amount price fee metric year stat statistic percentage percent pct result outcome
    benefit kpi topic subject product service solution feature offer event competitor customer client prospect
    lead contact recipient person sender rep signature logo image photo picture screenshot gif quote
    testimonial headline cta placeholder variable calendar unsubscribe optout problem challenge pain
    initiative trigger icebreaker observation compliment hook ecosystem technology source resource point text
    copy content button caption market space area reason insight detail thing description type deliverable
    colleague quarter week process opportunity peer proposition value anecdote milestone
    vorname nachname firma firmenname unternehmen branche anrede prénom nom entreprise société nombre
    apellido empresa nome cognome azienda voornaam achternaam naam bedrijf bedrijfsnaam
""")
"""What a field or a placeholder ends in."""

MODIFIERS = _set("""
    first last full given family middle preferred job work business mobile meeting booking scheduling signup
    webinar partner target current previous next opt out preference preferences postal mailing physical value
    social download case study landing page profile linkedin key main common quantified original new one
    sentence saas operational brief specific similar relevant recent typical mutual cro cmo ceo cfo coo cto vp
    champion executive biggest top latest
""")
"""What may stand before it (besides other nouns and numbers)."""

ORDERS = _set("insert replace fill describe mention placeholder tbd tbc tba todo fixme lorem xxx")
"""A bracket that opens with one of these tells the writer to do something."""
FILLING = _set("add enter choose pick select paste put type use include")
OWNERS = _set("your their his her my our")
VAGUE = _set("specific relevant similar recent related mutual personalized personalised brief optional")
LINKING = _set("of to for about that related relevant")
BUTTONS = _set("unsubscribe optout website email domain calendar contact text copy content button")
"""Nouns that alone, with a capital, are an ordinary button or heading wherever they stand."""
LABELS = BUTTONS | _set("""
    service solution feature resource source event product point insight market detail description process
    lead person image photo picture screenshot quote position result benefit offer price fee problem challenge
""")
"""Nouns that alone, at the head of a text, are an ordinary label: “[Event] Partner summit”."""

SHOUTED = (
    _set("""
    value anecdote story example proof opener intro chart graph table block line paragraph sentence bullet item
    milestone figure source citation note draft wip tk tktk fpo revenue arr tool article post news ps
    else endif otherwise
""")
    | FILLING
    | ORDERS
)
"""Words that in capitals between brackets name a text to come: “[VALUE]”, “[ADD ANECDOTE]”."""
REMARKS = _set(
    "only added mine ours withheld omitted redacted sic edition theirs calendar more now here included changed"
)
"""Capitals that end in one of these are an editor's remark or a button."""

_PIECE = (
    r"(?:sentences?|paragraphs?|lines?|intro(?:duction)?s?|openers?|opening|closers?|closing|hooks?|anecdotes?"
    r"|stor(?:y|ies)|examples?|bullets?|blurbs?|compliments?|ice-?breakers?|details?|facts?|teasers?|references?)"
)
_FIGURE = (
    r"(?:sources?|stats?|statistics?|figures?|numbers?|names?|links?|quotes?|logos?|examples?|dates?|images?|data|copy"
    r"|text|references?|proof|headlines?|screenshots?|charts?|examples?|titles?|spellings?|urls?|facts?|percentages?"
    r"|case stud(?:y|ies)|claims?|citations?)"
)
_SOMEBODY = r"(?:legal|sales|marketing|finance|product|comms|the (?:team|author|client)|[A-Z][a-z]{1,14})"
NOTES = (
    r"(?:TK)+(?!\w)",
    r"(?:IF|ELSE|ELSE\s?IF|END\s?IF|OTHERWISE|UNLESS|WHEN|ONLY (?:IF|FOR|WHEN))\b(?:[\s:]|$)(?!\s*[a-z])",
    r"(?:IF|NOTE|NB|N\.B\.|COMMENT|REMINDER|QUESTION|INTERNAL)\s?(?:[:\u2013\u2014-]|[A-Z]{2,})",
    r"NOTE\s(?i:to|for)\b",
    r"(?:DO NOT SEND|DON['\u2019]T SEND|DRAFT$|WIP$|FPO$|NOT FINAL)",
    r"(?:OPTION|VARIANT|VERSION|ALTERNATIVE)\s[A-Z0-9]\b",
    r"(?:ADD|MENTION|PASTE|ENTER|PUT|TYPE|WRITE|REWRITE|DELETE|REMOVE|CHECK|CONFIRM|ASK)\s(?!TO |ME |OUT |IN )[A-Z]{2,}",
    r"[^\[\]]{3,190}\?{2,}$",
    r"(?i:note|comment|reminder|question)\s(?:to|for)\s\w{1,20}(?:\s\w{1,20})?\s?:",
    r"(?:[A-Z]\w{1,15}[:,]\s)?(?i:pls|plz|please)\s(?i:add|check|confirm|update|insert|fill|replace|rewrite|verify|change)\b",
    r"(?i:delete|remove|cut|drop|keep|skip|omit)\s(?:this |the |it |line |paragraph |sentence ){0,3}"
    r"(?:if|when|unless|before|after|for)\b",
    r"(?i:use|only use|send|include)\s(?:this |it )?(?:only|if|when)\b",
    r"(?i:only)\s(?:for|if|when|use)\b",
    r"(?i:if|when|unless)\s[^:\[\]]{2,60}:\s?\S",
    r"(?i:if)\s(?:\w{1,12}\s){0,3}(?:customers?|prospects?|partners?|applicable|relevant|available|known|needed|leads?)$",
    r"(?i:optional)(?:\s?[:\u2013\u2014-]|\s\w|$)(?<!l-\w)",
    r"(?i:check|confirm|verify|double-check|clear|agree)\s(?:this\s|it\s|that\s)?(?:with|against)\b",
    rf"(?i:check|confirm|verify|double-check|update|fact-check|find|get|need|needs|missing|awaiting|source)"
    rf"\s(?:(?:the|a|an|this|that|better|exact|real|current|latest|correct)\s){{0,2}}{_FIGURE}\b",
    rf"(?i:ask)\s{_SOMEBODY}\b",
    r"(?:verify|fact-check|double-check|rewrite|reword|rephrase|expand|to come|to follow|TO COME|TO FOLLOW|pick one|choose one)$",
    r"(?i:awaiting|pending|waiting (?:for|on))\s(?:\w{1,15}\s){0,2}(?:approval|sign-?off|legal|confirmation|feedback|input)",
    r"(?i:e\.\s?g\.|eg[:,]|ex:)\s?\w",
)
"""How a note of the writers begins, wherever it stands between brackets."""

COPY_NOTES = (
    r"add\s(?!your\s\w{1,12}\sto\b|to\b|us\b|me\b|it\b|this to\b|these to\b|your seat)(?:\w{1,20}\s){0,6}\w",
    r"(?:choose|pick|select)\s(?:one|the (?:best|right|relevant)|either|from|between|whichever|as\b|depending)",
    r"(?:rewrite|reword|rephrase|soften|tighten|shorten|tailor|adapt|adjust|personali[sz]e|customi[sz]e|expand|locali[sz]e)"
    r"\s(?:this|that|the (?:line|intro|opening|sentence|paragraph|para|figure)|for (?:each|the|every)|to (?:the|their)"
    r"|their|per|based|with|here|intro|opener|opening|on)\b",
    r"(?:write|explain|summari[sz]e|highlight|reference|cite|quote|acknowledge|congratulate|praise|discuss|state|elaborate"
    r"|compliment|name|outline|show|tell|talk|link|connect|tie|recap|note)\s(?:on |to |about |them |him |her |back ){0,2}"
    r"(?:something|a (?:recent|relevant|specific|similar|short|concrete)|an? \w{1,20} (?:of|from|about|that)|their|his|her"
    r"|one or two|how (?:they|we|their)|why (?:they|we|their)|what (?:they|we|their)|recent|relevant|specific)\b",
    rf"(?:(?:\d{{1,2}}(?:\s?[-\u2013]\s?\d{{1,2}})?|one|two|three|short|brief|custom|personal|personali[sz]ed|opening"
    rf"|closing|an?|your|their|relevant|specific|some|nice|warm|quick|final|next|first|intro|introductory|concrete|real)"
    rf"[\s-]){{0,3}}{_PIECE}\s(?:about|on|from|for|with|or two|that|based|referencing|to|why|how|of|here|goes|explaining"
    rf"|describing|linking|showing|mentioning|tying)\b",
    r"(?:\d{1,2}(?:\s?[-\u2013]\s?\d{1,2})?|one|two|three|one or two|a few|some)\s(?:more\s|short\s)?"
    r"(?:sentences?|paragraphs?|lines?|words?|bullets?|examples?)$",
    r"(?:something|anything|one thing|sth)\s(?:\w{1,15}\s){0,2}(?:about|on|from|like|to|that|they|here|relevant|specific|nice)\b",
    r"(?:what|why|how|who|where)\s(?:they|their|them|the (?:company|prospect|customer|client)|he/she)\b(?!\s(?:call|mean|say|did|won|got))",
    rf"(?:\w{{1,15}}\s){{0,2}}(?!citation\s){_FIGURE}\s(?:needed|missing|required|to come|to follow|goes here|pending|tk|tbc|tbd|tba"
    rf"|to be \w{{3,12}})$",
    r"(?:personal|personali[sz]ed|custom|opening|closing|intro|introductory)\s(?:intro|opener|opening|line|sentence"
    r"|paragraph|note|hook|closing|greeting|p\.?s\.?)$",
    r"(?:\w{1,15}(?:['\u2019]s)?\s){0,2}(?:c[rmefot]o|vp|crm)(?:['\u2019]s)?\s(?:name|first name|title|quote)$",
    r"(?:an? |the |their |his |her )?(?:recent|latest|relevant|specific|similar|upcoming)\s(?:\w{1,15}\s){0,2}(?:news|initiative|"
    r"post|article|announcement|hire|launch|award|round|win|deal|acquisition|milestone|customer|company|event|example)$",
    r"(?:value prop(?:osition)?|social proof|proof point|pain point|tech stack|company size|team size|deal size|call to action"
    r"|news item|unique selling point|usp|p\.?s\.? line|calendly link|bullet \d|signature block|video thumbnail)$",
    rf"{_PIECE}\s(?:goes )?here$",
)
"""How a note begins that a heading or a button at the head of a text may begin with, too."""

ROUND_NOTES = (
    r"(?i:insert)\s|[A-Z]\w{1,15}[:,]\s(?i:pls|plz|please)\s(?i:add|check|confirm|update|fill|replace|rewrite|verify|change)\b|(?i:todo|tk|tktk|tbd|tbc)\s?[:\u2013\u2014-]\s|TK$"
    r"|(?:ADD|MENTION|PASTE|ENTER|WRITE|CHECK|CONFIRM|ASK|DELETE|REMOVE|NOTE TO)\s(?!TO |ME |OUT )(?-i:[A-Z]{2,})"
    r"|NOTE:\s(?=.{0,60}\b(?i:add|check|rewrite|soften|remove|replace|confirm|ask|update)\b)"
    rf"|(?i:add|need|needs|find|check|confirm|verify|update)\s(?:(?:the|a|an|this|better|exact|real|current|correct)\s){{0,2}}"
    rf"{_FIGURE}(?:\shere|\slater|\sfrom\s.{{1,40}}|\swith\s.{{1,40}})?$"
    rf"|(?i:{_FIGURE})\s(?:needed|to come|to follow|goes here|tk|tbc|tbd)$"
    rf"|(?:source|link|name|figure|stat|number|date|quote|percentage|year)\?$|(?:Company|Industry|First\s?[Nn]ame|Company\s?[Nn]ame|Prospect|Competitor)$|(?:NAME|COMPANY|LINK|FIRST NAME|DATE)$"
    r"|(?:[A-Z]\w{1,20}\s?:\s)?(?i:replace|swap|delete|remove|drop|cut|update|change)\s(?i:this|the above|that line)"
    r"\s(?i:with|for|before|once|when|if)\b"
    r"|(?i:check|confirm)\swith\s(?:legal|finance|sales|marketing|[A-Z][a-z]{1,14})\b"
    r"|(?i:rewrite|reword|rephrase|personali[sz]e|customi[sz]e|soften)\s(?:this|here|per|for each)\b"
)
"""The same between round brackets, where prose has asides."""

WHOSE = _set(
    "first last full given company contact customer client prospect recipient sender partner job account "
    "industry your their meeting calendar booking unsubscribe"
)
WHAT = _set(
    "name title company industry link url email phone role city date number amount logo quote address"
)
SQUASHED = _set("fname lname firstname lastname fullname companyname jobtitle")

TALK = _set(
    "a an the every each any no one those that this another say says said read reads word term called"
    " shows showing returned returns displays"
)
SAMPLED = _set("ein eine einer eines einem einen der die das unsere unserer fiktive fiktiven als namens")
SHOWN = _set("marked labelled labeled listed stamped shown given down left")
FIELDS = _set(
    "column columns fields field property attribute header key variable parameter token tag cell entry"
)
NUMBERED = _set(
    "bowl chapter article section title part volume act book psalm king pope louis figure table size canto"
    " sizes clause annex appendix schedule exhibit item paragraph phase series mark type class category grade"
)
ROMAN_AFTER = _set("century corps olympiad olympic chromosome chromosomes legion dynasty edition")

OPENERS = (
    r"(?:hi|hey|hello|hiya|heya|howdy|yo|greetings|salutations|welcome|good (?:morning|afternoon|evening|day)"
    r"|hallo|guten (?:tag|morgen|abend)|moin(?: moin)?|servus|grüezi|grüß gott|bonjour|salut|hola"
    r"|buen[oa]s (?:d[ií]as|tardes)|ciao|buon ?giorno|salve|ol[áa]|hej|hei|hoi|goedendag|god dag|bom dia|boa tarde|moi|hyvää päivää|dobrý den|ahoj|dobrý deň"
    r"|dzień dobry|cześć|witam|witaj(?:cie)?|bună ziua|merhaba|γεια σ(?:ας|ου)|καλημέρα|jó napot|здравствуй(?:те)?|добр(?:ый|ого) (?:день|дня|вечер)|доброе утро"
    r"|привет(?:ствую)?|добрий день|доброго дня|вітаю|привіт|здравейте|добър ден|안녕하세요|안녕하십니까|您好|你好|大家好|こんにちは|مرحبا|שלום)"
)
DEAR = (
    r"(?:dear|dearest|valued|esteemed|attention|attn|fellow|sehr geehrte[rs]?|liebe[rs]?|werte[rs]?"
    r"|ch(?:er|ère|ers|ères)|estimad[oa]s?|querid[oa]s?|gentil[ei]|car[oiae]|prezad[oa]s?|caríssim[oa]s?|bästa|kära?|hyvä|szanown[iyae]|drog(?:i|a|ie|a)|уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие)|шановн(?:ий|а|і)|уважаеми|скъп[иа]|vážen[ýáí]|mil[ýáí]"
    r"|sayın|αγαπητ(?:έ|ή|οί)|stimat(?:e|ă|ți)|tisztelt|kedves|beste|geachte|k(?:æ|j[æe])re)"
)
LEAD = r"[^\w\"'\u2018\u201c\u201e«<>(\[{\ue000\ue001]{0,6}"
"""What may stand before a greeting: an emoji, a picture; no quotation mark."""

CROWD = (
    r"(?:there|all|everyone|everybody|folks|y['\u2019]all|you all|guys|zusammen|alle|allerseits|allemaal"
    r"|mitenand|ihr lieben|à tou(?:s|tes)|tout le monde|a tod[oa]s|a tutti|pessoal|alla)"
)
EMPTY = r"\(?(?:null|undefined|none|nan|n/a|nil)\)?"
HEADS = (
    r"(?:(?:sir|madam|friend|colleague|customer|client|partner|reader|subscriber|member|user|prospect|leader|owner|manager"
    r"|director|executive|professional|founder|recipient|contact|buyer|marketer|seller|supporter|guest|fan|neighbou?r|investor"
    r"|supplier|vendor|entrepreneur|expert|specialist|enthusiast|champion|maker|peer|human|stranger|fellow|officer"
    r"|builder|architect|rockstar|superstar|heroe?|innovator|strategist|practitioner|operator|trailblazer|decision[ -]?maker"
    r"|representative|lead|head|ceo|cro|cmo|cfo|coo|cto|vp|team|crew|company)s?|organi[sz]ation|ma['\u2019]am|people|network"
    r"|community|department|staff|committee|you|ladies|gentlemen|companies|again|world|heer(?:\s?/\s?| of |, )mevrouw"
    r"|(?:head|director|vp|chief|manager|lead)s?\sof\s[\w&-]{1,30}|equipo|équipe|kund(?:e|en|in|innen)|herren"
    r"|kolleg(?:e|en|in|innen)|leser(?:in|innen)?|freund(?:e|in)?|interessent(?:en)?|mitglied(?:er)?|client(?:e|es|i)"
    r"|collègues?|partenaires?|ami(?:e|s|es)?|monsieur|messieurs|señor(?:es|a|as)?|colegas?|soci[oa]s?|amig[oa]s?|signori"
    r"|senhor(?:es|a|as)?|leitor(?:es)?|parceir[oa]s?|compañer[oa]s?|lector(?:es|as)?|lettor[ei]|lectrices|lecteurs?|abonnés?|läsare|vän(?:ner)?|samarbetspartner"
    r"|państwo|klien(?:cie|ci)|partnerz[ey]|czytelni(?:ku|cy)|użytkowni(?:ku|cy)|коллег[аи]|клиент(?:ы|ка)?|партн[её]ры?|друзья|друг|господа|дамы и господа"
    r"|читател[ьи]|подписчики?|пользовател[ьи]|колеги|клієнти?|партнери?|друзі|пані та панове|клиенти|партньори|приятели|zákazní(?:ku|ci)|partneři|kolegové"
    r"|dámy a pánové|müşterimiz|yetkili|ilgili|asiakas|vastaanottaja|kumppani|πελάτη|συνεργάτ(?:η|ες)|parteneri?|ügyfelünk|partnerünk|고객님|회원님|고객 여러분|여러분|klant(?:en)?|relaties?|lezers?|collega(?:['\u2019]s)?|mevrouw|kunder?)"
)
NAME_ABROAD = (
    r"pr[ée]nom|nom|nombre|apellido|nome|cognome|voornaam|achternaam|naam|förnamn|efternamn|namn|fornavn|navn|imi[ęe]|nazwisko|jméno"
    r"|имя|фамилия|имя отчество|ім['\u2019]я|име"
)
"""What a person's name is called, after a greeting: “Bonjour Prénom,”."""

SIGNS = "○◯〇◎●△▲▽▼□■◇◆☆★×✕＊"
"""What stands in the place of a name where an English text has underscores."""
SIGN_BLANKS = patterns.compile(rf"(?P<sign>[{SIGNS[:-3]}×✕＊])(?P=sign){{1,4}}")
SIGN_BEFORE = patterns.compile(rf"[{SIGNS}0-9０-９一二三四五六七八九十百千万]$")
SIGN_TITLE = patterns.compile(
    r"\s?(?:様|さん|さま|氏|殿|先生|御中|株式|有限|会社|公司|社|部長|課長|部|課|女士|经理|經理|总|總|님|고객|회사|씨|담당|주식회사)"
)
SIGN_LETTER = patterns.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SALUTED = r"(?:mr|ms|mrs|herr|frau|señor|sr|monsieur|m)\.?\s?(?:/|or|oder|and)\s?(?:mr|ms|mrs|herr|frau|señora|sra|madame|mme)\.?"
EASTERN = (
    r"(?:尊敬的|亲爱的|親愛的|各位)(?:\w{0,6})(?:客户|客戶|用户|用戶|先生|女士|朋友|伙伴|夥伴|读者|讀者|会员|會員|同事|领导|贵宾)(?:们|們)?(?:，?(?:您好|你好))?"
    r"|(?:お客|ご?担当者|関係者|会員|皆|お取引先|読者)(?:の皆)?(?:(?:様|さま)(?:各位)?|各位)|各位"
)
"""Nobody in particular in scripts without blanks."""
PAIR = r"ladies (?:and|&) gentlemen|sirs?(?: or |\s?/\s?| and )mada(?:me|ms?)|madame?, monsieur|a quien corresponda"

STUBS = patterns.compile(
    r"[A-Z]{2,}(?:_[A-Z0-9]+)*_HERE|(?:INSERT|YOUR|ADD|ENTER|TODO|PLACEHOLDER|REPLACE)(?:_[A-Z0-9]+)+"
)

MARKED = patterns.compile(
    r"(?<![\w#@])(?P<mark>##|@@)[ ]?[A-Za-z]\w{1,40}[ ]?(?P=mark)(?![\w#@])|"
    r"(?<![\w#@!^~$:+=%&])(##|@@|!!|\^\^|~~|\$\$|::|\+\+|==|%%|&&)\s?([A-Z][A-Z0-9_.-]{2,40}(?:\s[A-Z0-9_.-]{2,20}){0,3})"
    r"\s?(?P<same>\2)(?![\w#@!^~$:+=%&])"
)

DOUBLED = patterns.compile(
    r"\[\[[^\W\d][\w .'\u2019-]{1,50}\]\](?!\()|<<[^\W\d][\w .'\u2019/-]{1,50}(?<! )>>"
)
"""Brackets that only a tool reads: what they hold does not matter."""

BLANKS = patterns.compile(
    r"X{1,2}\s?[-\u2013]\s?[XY]{1,2}\s?%?|[$€£]?(?:X{1,3}|N{1,2}|Y|#+|_+|00|\?{2,}|[•●▪■]+)(?:[,.]X{1,3})*\s?(?:%|[kKmMbB]|bn)?|(?:X{1,2}|N|#)\s[a-z]{3,12}(?:\s[a-z]{2,12})?|[$€£]|#\s+of\s.+"
)

QUOTATIONS = patterns.compile(
    r"\"[^\"\n]{0,400}\"|[\u201c\u201e][^\u201c-\u201e\n]{0,400}[\u201c\u201d]|«[^«»\n]{0,400}»"
    r"|(?<!\w)['\u2018][^'\u2018\u2019\n]{1,40}['\u2019](?!\w)"
)

ANGLES = patterns.compile(
    r"<(?!(?:address|time|title|data|summary|details|object|label)>)([^\W\d][^<>\n=@/:]{0,60})>"
)

ROUNDS = patterns.compile(r"\(([^()\n]{2,100})\)")

IDENTIFIERS = patterns.compile(r"(?<![\w@./#\\-])[^\W\d_]\w{2,60}(?![\w@/\\]|\.\w)")

FAULTS = tuple(
    (patterns.compile(pattern, re.DOTALL), fault)
    for pattern, fault in (
        (r"[\s\u200b]*", "names no field"),
        (r"\s*(?:[#/^>&!~@]|(?:else|end\w*|if|unless)\b).*", "is template logic of another tool"),
        (r"\s*\$.*", "is Braze's dialect"),
        (r"\s*\..*", "is Go's template dialect"),
        (r".*(?:<|\ufffc|\*\*).*", "has markup inside"),
        (r".*\|\|.*", "gives its default with “||”, which is another tool's dialect"),
        (
            r"[^|]*\|\s*default\s*:\s*[\u2018-\u201f\u00ab].*",
            "has curly quotes around its default; use straight ones",
        ),
        (r"[^|]*\|\s*default\s*:\s*[\"'][^\"']*[\"']\s*\|.*", "uses a filter besides the default"),
        (r"[^|]*\|.*", 'uses a filter, or a default that is not written | default: "text"'),
        (r".*[\u200b\\].*", "has a backslash or an invisible character inside"),
        (r"[^:]*:.*", "gives its default in another tool's dialect"),
        (r".*\(.*", "calls a function, which is another tool's dialect"),
        (r"\s*\S+\s+\S.*", "has blanks within the field's name"),
        (r".*", "is not a field's name"),
    )
)

CERTAIN = frozenset(
    "name firstname lastname fullname surname company companyname account industry organisation organization"
    " employer contactname contactfirstname vorname nachname firma prenom".split()
)

WORD_FIELDS = frozenset({"AddressBlock", "GreetingLine", "NextRecord"})

FIRST = patterns.compile(r"first|given|fname|forename|nick|vorname|pr[eé]nom|voornaam", re.IGNORECASE)

COMPANY = patterns.compile(
    r"(?:company|account|organi[sz]ation|org|firm|employer|business|client|brand|legal|trading|short|display|name)+"
)

COMPANY_BRACKET = patterns.compile(
    r"\[[^\[\]\n]{0,20}(?:company|organi[sz]ation|account|firm|industry)[^\[\]\n]{0,20}\]", re.I
)

SHOUT = patterns.compile(r"(?<!\w)[A-Z]{3,20}(?:_[A-Z]{2,20}){0,4}(?!\w)")
