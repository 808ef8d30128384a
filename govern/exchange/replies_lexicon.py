"""Phrases by which a reply is sorted into the SOP's six kinds. Each is a regular expression over one folded sentence or line.

English is sorted by sense as far as these reach; of other languages the plain ways to say the same. Whatever no phrase
knows is left for a person, so a phrase that is missing costs a minute, and one that is too wide costs a recipient.
"""

from __future__ import annotations

_MAIL = (
    r"(?:e-?mails?|mails?|messages?|notes?|letters?|newsletters?|correspondence|communications?|contact|outreach|sequences?"
    r"|campaigns?|spam|pitch(?:es)?|updates?|stuff|nonsense|rubbish|garbage|junk)"
)
_ME = r"(?:me|us|him|her|this address|this (?:e-?)?mail(?: address)?|this inbox|my (?:\w+ ){0,2}(?:inbox|address|e-?mail)|(?:any ?(?:body|one) (?:else )?at \w+))"
_MINE = (
    r"(?:me|us|both of us|us both|my (?:\w+ ){0,2}(?:name|address|e-?mail|contact|details|data|info\w*)"
    r"|our (?:\w+ ){0,2}(?:names?|address(?:es)?|e-?mails?|details|data|domain|company|team)|this (?:e-?mail |mail )?(?:address|e-?mail|inbox|account)|all \w+ (?:people|of us)[^.]{0,30})"
)
_OFF = (
    r"(?:remov(?:e|ing)|delet(?:e|ing)|eras(?:e|ing)|strik(?:e|ing)|drop(?:ping)?|purg(?:e|ing)|scratch(?:ing)?|exclud(?:e|ing)"
    r"|suppress(?:ing)?|unsubscrib(?:e|ing)|blacklist(?:ing)?|tak(?:e|ing)|cross(?:ing)?|pull(?:ing)?|get(?:ting)?|cut(?:ting)?)"
)

OPT_OUT = (
    r"^(?:please |pls |kindly |just |thanks,? )*(?:stop|unsubscribe|unsub|remove|opt[ -]?out|end this|stop (?:it|this|that|now))(?: (?:me|please|pls|now|thanks?|thank you|immediately))*[ .!]*$",
    rf"\b(?:stop(?:ping)?|ceas(?:e|ing)|quit(?:ting)?|discontinu(?:e|ing)|halt(?:ing)?|end(?:ing)?|refrain(?:ing)? from|desist(?:ing)? from) (?:\w+ ){{0,3}}?(?:{_MAIL}\b|e-?mailing|mailing|writing|contacting|messaging|spamming|sending|pestering|bothering|bugging|harassing|soliciting|marketing to)",
    rf"\bstop (?:these|those|all|any|the) (?:\w+ ){{0,2}}{_MAIL}\b",
    rf"\b(?:do not|don't|dont|never|no longer|not to|must not|may not) (?:\w+ ){{0,2}}?(?:e-?mail|contact|write|message|mail|send|spam|use|bother|approach|solicit|market)(?: (?:to|anything|any more|anymore|again|out to))*(?: {_ME}\b|,? (?:again|any ?more|any longer)\b)",
    rf"\b(?:do not|don't|dont|never) (?:\w+ )?(?:send|write|reach out)\b[^.]{{0,40}}\b{_ME}\b",
    r"\b(?:do not|don't|dont) (?:reach out|write|e-?mail|contact|get in touch|try)\b[^.?]{0,40}\b(?:again|any ?more|any longer|another address)\b",
    r"\b(?:no|never any) (?:more|further|other|additional) (?:of (?:these|this|those|it)|(?:\w+ ){0,3}"
    + _MAIL
    + r")\b",
    r"\b(?:gets?|receives?|want|see|need|send) no (?:more|further)\b",
    r"\bno (?:more|further) of (?:it|these|this|those)\b",
    rf"\bno (?:further|more|other) (?:\w+ ){{0,2}}{_MAIL}\b[^.]{{0,30}}\breach",
    r"\b(?:no longer|don't|do not|dont|never) (?:wish|want|care|care to|like)\b[^.?]{0,20}\b(?:receive|get|hear|be (?:contacted|e-?mailed|written|on))\b",
    r"\b(?:don't|do not|dont) want (?:any|your|these|this|them|more)\b[^.]{0,30}\b(?:"
    + _MAIL
    + r"|any ?more)\b",
    r"\b(?:rather|prefer(?:red)?(?: to)?|would like to|wish to|'d like to|want to) not (?:hear|receive|get|be (?:contacted|e-?mailed|written))\b",
    r"\b(?:would|'d) rather not (?:hear|receive|get|be)\b",
    rf"(?<!you )(?<!they )\b{_OFF} {_MINE}(?:\b|$)(?!\s+(?:know|a (?:copy|call|note)))(?: (?:and \w+ )?(?:off|from|out|of|please|thanks|from your)\b|[ ,.!]*$|(?<=data)|(?<=details)|(?<=address)|(?<=domain)|(?<=inbox))",
    rf"\b(?:remove|delete|erase|purge|unsubscribe|suppress|blacklist) (?:\w+ )?{_MINE}\b",
    r"\b(?:tak(?:e|ing)|get(?:ting)?|keep(?:ing)?|leav(?:e|ing)|drop(?:ping)?|strik(?:e|ing)|cut(?:ting)?|cross(?:ing)?|pull(?:ing)?|scratch(?:ing)?|knock(?:ing)?) (?:me|us|him|her|my name|our names?|this address|my address|everyone here|[\w ]{1,30}?) (?:of|off|out of|from)(?: of)? (?:your|this|the|these|that|whatever|any)\b[^.]{0,30}\b(?:list|lists|sequence|sequences|campaigns?|mailings?|distribution|database|e-?mails?|mails?|newsletter|thing|records)\b",
    r"\b(?:drop(?:ping)?|remov(?:e|ing)|tak(?:e|ing)|cut(?:ting)?|strik(?:e|ing)) (?:me|us|my name|our names?) from\b",
    r"\b(?:tak(?:e|ing)|get(?:ting)?) (?:me|us|my name|our names?|my address) (?:off|out of)\b",
    r"\b(?:names?|address(?:es)?|e-?mails?|details|data|people|us|colleagues?)\b[^.]{0,40}\b(?:deleted|erased|removed|taken off|struck off|unsubscribed)\b[^.]{0,60}[.!]*$",
    r"\b(?:i|we)(?:'d| would)? (?:want|would like|wish|like|need|have asked|ask|asked) (?:you )?(?:to (?:unsubscribe|opt out|be (?:removed|taken off|left alone|unsubscribed|deleted))|for (?:my )?removal)\b",
    r"\bopt (?:me|us|this address) out\b|\bmy opt[ -]?out\b|\b(?:i|we) (?:hereby )?(?:opt out|unsubscribe)\b(?! (?:from everything|of|rate))",
    r"\boff (?:of )?(?:your|this|the|that) (?:\w+ ){0,2}(?:list|mailing list|distribution)\b",
    r"\b(?:how|where) (?:do|can|does|could) (?:i|we|one) (?:unsubscribe|opt out|get off|stop|be removed)\b",
    r"\b(?:is there|isn't there) (?:a|any) way to (?:unsubscribe|stop|opt out|get off)\b",
    r"\b(?:could|can|would|will) you (?:please |kindly )?(?:unsubscribe|remove|stop|take me|take us|delete)\b(?! (?:the|a|that) )",
    r"\b(?:unsubscribe|unsubscribed|opted out|opt out|unsubscribe link|link at the bottom|opt-out link)\b[^.]{0,60}\b(?:still|again|yet|twice|three times|not work|doesn't work|broken|404)\b",
    r"\b(?:tried|clicked|used|hit) (?:your|the|that) (?:\w+ ){0,2}(?:link|button)\b[^.]{0,60}\b(?:still|again|404|error|broken|nothing|not)\b",
    r"\bunsubscribe (?:me|us|my|our|this|both|all of us|immediately|now|from)\b|\b(?:please|kindly|pls|must) unsub(?:scribe)?\b",
    r"\bleave (?:me|us) (?:alone|in peace|be)\b|\blose (?:my|this|our) (?:address|number|e-?mail|contact)\b|\bgo away\b|\bget lost\b|\bf\W?\w?\W?ck off\b|\bbugger off\b",
    r"\bcease and desist\b|\bobject to (?:the |any |all |your )?(?:processing|use|direct marketing|being|marketing|further)\b",
    r"\b(?:withdraw|revoke) (?:my|our|any|all) consent\b|\b(?:i|we) (?:do not|don't|never) consent\b|\bright to (?:be forgotten|erasure|object)\b",
    r"\bstop marketing\b|\bdo not sell\b|\b(?:can-?spam|gdpr|ccpa|casl|pecr)\b[^.]{0,60}\b(?:complain\w*|report\w*|opt|stop|no more|remove|delete)\b",
    r"\b(?:delete|erase|purge) (?:all )?(?:of )?(?:my|our|this) \b|\berase (?:me|us)\b",
    r"\b(?:this|that|it) is (?:just |plain |pure |unsolicited )*spam\b|^(?:this is )?spam[.!]*$|\b(?:reported|marked|flagged|reporting|marking) (?:you |this |it |your \w+ )?as spam\b",
    r"\bcancel (?:my|our|this|the) (?:subscription|e-?mails?|notes)\b|\bdiscontinue\b[^.]{0,30}\b"
    + _MAIL
    + r"\b|\benough (?:already|of this|is enough)\b",
    r"\b(?:my|this|our) (?:name|address|e-?mail)\b[^.]{0,30}\b(?:list|database)\b[^.]{0,30}\bmistake\b",
    r"\bno further (?:message|mail|e-?mail|word|note|contact|communication)\b",
    # Other languages, the plain ways to say it.
    r"^(?:bitte )?(?:abmelden|abbestellen|austragen|keine mails mehr|stopp)(?: bitte| danke)?[.! ]*$|\b(?:mich|uns|meine adresse)\b[^.]{0,40}\b(?:aus|von)\b[^.]{0,30}\b(?:verteiler|liste|datenbank|newsletter)\b",
    r"\bbitte (?:keine|nehmen sie mich|tragen sie mich|löschen sie|melden sie mich ab|streichen sie)|\bkeine (?:weiteren|weitere|mehr)?\s*(?:e-?mails?|mails?|nachrichten|werbung)\b|\b(?:daten|adresse) (?:zu )?löschen\b|\b(?:widerspreche|widerruf\w*)\b|\bnicht mehr (?:kontaktieren|anschreiben|schreiben)\b",
    r"\bdés(?:abonn|inscri)\w+|\bne (?:souhait|veu|désir)\w+ plus\b|\bne (?:m'|me |nous )(?:écri|contact|envoy)\w+ plus\b|\b(?:retir|supprim|enlev)\w+[^.]{0,20}\b(?:moi|mon|mes|nous|notre|nos|de votre liste)\b",
    r"\b(?:d[eé]n?me|darme|dar|darnos|denos) de baja\b|\bno (?:me|nos) (?:escrib|contact|env[ií]|mand)\w*|\bno (?:quiero|deseo|queremos|deseamos) (?:recibir|más)\b|\b(?:b[oó]rr|elim[ií]n|qu[ií]t)\w*(?:me|nos|r mi|r nuestr)\w*\b|\bcancelar (?:mi |la )?suscripción\b",
    r"\b(?:cancella|rimuov|disiscriv|disiscri)\w*(?:mi|temi|eteci|ci)\b|\b(?:cancellar|rimuover|toglier)\w*\b[^.]{0,20}\b(?:lista|indirizzo|mailing)\b|\bnon (?:voglio|desidero|vogliamo|desideriamo) (?:più )?(?:ricevere|essere)\b|\bnon (?:mi|ci) (?:scriv|contatt)\w+",
    r"\b(?:uitschrijven|afmelden|schrijf (?:mij|me|ons) uit)\b|\bniet (?:meer|langer) (?:ontvangen|mailen|schrijven|benaderen|contacteren)\b|\bverwijder (?:mij|me|ons|mijn)\b|\bgeen (?:e-?)?mails? meer\b",
    r"\bremov\w+\b[^.]{0,20}\b(?:meu|minha|nosso|da lista|me)\b|\bdescadastr\w+|\bnão (?:quero|desejo|queremos) (?:mais )?receber\b|\bcancelar (?:a |minha )?(?:inscrição|assinatura)\b|\bnão me (?:escrev|envi|contact)\w+",
    r"\bta bort (?:mig|oss|min)\b|\bavregistrer\w*|\bavprenumerer\w*|\b(?:afmeld|avmeld|fjern|slet) (?:mig|meg|os|oss)\b|\bvill inte (?:ha|få) (?:fler|mer)\b|\bpoista (?:minut|osoitteeni)\b",
    r"\busun\w+ (?:mnie|mój|nas)|\bwypis\w+ (?:mnie|się)|\bproszę nie (?:pisać|wysyłać)\b|\b(?:отпис|не пишите|удалите)\w*",
    r"配信停止|配信を停止|購読解除|送らないで|登録を?解除|退订|取消订阅|不要再发|수신\s?거부",
)
OPT_OUT_TALK = (
    r"\b(?:not|never|don't|didn't|did not|no need to|wouldn't|won't) (?:want to |mean to |have to )?(?:unsubscribe|opt out)\b",
    r"\bunsubscribe (?:rate|page|button)s?\b|\b(?:one-click|list-) ?unsubscribe\b",
    r"\bstop by\b|\bnext stop\b|\bnot stop (?:talking|thinking|laughing|reading)\b",
    r"\bif\b[^.]{0,60}\b(?:i'll|i will|we'll|we will|i'd|i would|i shall)\b",
    r"\bwhen (?:i|we) (?:unsubscribed|opted out) (?:from|of) (?:your|our) (?:rival|competitor)",
    r"\bby (?:accident|mistake)\b[^.]{0,60}\b(?:keep|leave|put) (?:me|us) (?:on|back)\b|\bkeep me on\b",
    r"\bfrom everything else\b",
)
SLIP = (
    r"\bby (?:accident|mistake)\b|\baccidentally\b|\b(?:keep|leave|put) (?:me|us) (?:on|back)\b",
    r"\b(?:not|didn't|never) (?:mean|want|meant) to (?:unsubscribe|leave|opt out)\b",
)
"""Mail to the unsubscribe address that takes itself back."""
OPT_OUT_MENTION = (
    r"\bunsubscrib",
    r"\bopt(?:ed|ing)?[ -]?out\b",
    r"\bremove (?:him|her|them)\b|\bremove (?:my|our) (?:colleague|boss|team)",
    r"\babmelde",
    r"\b(?:less|fewer|too (?:much|many)|so (?:much|many)) (?:often|e-?mails?|mails?|of these)\b|\bless often\b",
    r"\b(?:spam|gdpr|can-?spam|ccpa|legal department|lawyer|attorney)\b",
    r"\bstopped writing\b|\bblocked\b|\bkeep (?:this|these) coming\b",
)
NEGATIVE = (
    r"\b(?:not|n't|neither|nor|never) (?:\w+ )?(?:interested|relevant|a fit|a match|for (?:us|me))\b",
    r"\bno(?:,)? (?:thanks|thank you)\b|\bthanks,? but no\b|\b(?:it's|it is|that's|it will be) a (?:hard |firm )?no\b|^(?:hard |firm )?nope[.!]*$|^hard no[.!]*$",
    r"\b(?:no|zero|little) (?:interest|appetite|need|use)\b(?! (?:rate|in doing))",
    r"\b(?:wrong|not the right|not the) (?:person|contact|department|company|address|inbox|jo|guy|one|team)\b|\byou want (?:procurement|marketing|sales|finance|hr|someone)\b|\bnot me\b",
    r"\bno longer (?:with|at|work|works|responsible|in charge)\b|\b(?:left|has left|have left) (?:the company|acme|us)\b|\b(?:i|she|he) (?:have |has )?retired\b|\b(?:i|he|she) (?:have |has )?changed jobs\b",
    r"\b(?:isn't|is not|aren't|are not|wasn't) (?:relevant|for us|for me|a fit|something (?:we|i))\b",
    r"\b(?:don't|do not|can't|cannot) (?:see (?:a|any|the) (?:fit|need|use|reason)|need (?:this|it|that|any|outside|help|your)|have (?:a|any) (?:need|partner|use))\b",
    r"\b(?:we|i)(?:'ll| will| would|'d)? (?:rather )?(?:pass|decline)\b(?! (?:this|it|that|on|along))|\b(?:have|need) to decline\b|\bi'm out\b(?! of)",
    r"\bdecided against\b|\bwon't be (?:taking|moving|pursuing|going)\b|\bnot (?:going|looking|planning) to (?:reopen|pursue|buy|change)\b",
    r"\b(?:all set|already (?:work|working|covered|have a (?:partner|vendor|provider|tool|firm))|in-house)\b",
    r"\bnot something (?:we|i)\b|\b(?:would|will) never (?:buy|use|need)\b|\b(?:already|they've|have) said no\b|\bno budget\b[^.]{0,40}\b(?:no|won't change)\b",
    r"\bkein(?:en|e)? (?:interesse|bedarf)\b|\bnicht interessiert\b",
    r"\bne (?:nous |m'|me )?(?:intéress|concern)\w+ pas\b|\bpas (?:intéressé|d'intérêt)\w*",
    r"\bno (?:nos|me) interesa\b|\bno (?:estamos|estoy) interesad\w+|\bnon (?:siamo|sono) interessat\w+|\bnon (?:ci|mi) interessa\b",
    r"\bnão (?:temos|tenho) interesse\b|\bgeen (?:interesse|belangstelling)\b|\binte intresserad\w*",
)
NEUTRAL = (
    r"\bnot (?:right )?now\b|\bbad timing\b|\bbad time\b|\b(?:not|isn't) (?:a|the|our) priority\b|\bnot (?:a|the) (?:good|right|best) time\b",
    r"\bnot (?:at the moment|at this time|at present|this (?:year|quarter|month))\b",
    r"\b(?:maybe|perhaps|possibly) (?:later|in|next|after)\b|\bnext year perhaps\b",
    r"\b(?:check|reach|circle|get|come|ping|try|contact|write|call|ask|touch|follow|look)\w* (?:me |us |base |up |back |again |out )*(?:back |again )?(?:in|next|after|later|around|mid|then|when|once|if it)\b",
    r"\b(?:let's|let us|will|to) (?:re-?visit|talk again|circle back|reconnect)\b|\bback to you\b|\bhold that thought\b|\bafter (?:easter|the (?:holidays|summer|audit|merger))\b",
    r"\b(?:reading|following) along\b|\bkeep (?:it|this|you) in mind\b|\b(?:pass|passed|passing|share|shared) (?:it|this|that) (?:on|along|internally)\b",
    r"\b(?:will|i'll) (?:read|look at|take a look|go through)\b|\bon my (?:pile|desk|list)\b",
    r"\b(?:busy|swamped|frozen|tied up|buried)\b|\bnothing (?:before|until|till)\b|\bfeel free to ping\b",
    r"\bim moment (?:passt|nicht|leider)\b|\bim (?:frühjahr|herbst|sommer|neuen jahr)\b|\bzur kenntnis\b",
    r"\bpas pour le moment\b|\bpeut-être (?:au|en|plus tard)\b|\bahora (?:mismo )?no\b|\bno es el momento\b|\btendré en cuenta\b|\bper ora no\b|\bmagari (?:l'anno|più)\b",
)
WEAK = (
    r"^(?:ok|okay|noted|received|acknowledged|got it|filed|thx|cheers|thanks|thank you|many thanks|merci|danke|gracias|grazie)\b[^?:]{0,60}$",
    r"^(?:\w+,? ){0,3}(?:received|noted)\b[^:?]{0,40}$",
    r"^(?:good|nice|interesting|great) (?:article|read|piece|note|post)\b[^?]{0,40}$",
)
"""Courtesies: neutral where nothing else is said, and nothing beside anything else."""
POSITIVE = (
    r"\b(?:i am|i'm|we are|we're|very|definitely|would be|'d be|quite|also) (?:very |definitely |quite |really )?(?:interested|keen|curious|intrigued)\b|^(?:interested|keen)\b",
    r"\b(?:let's|let us|we should|should we|happy to|glad to|love to|like to|can we|could we|shall we|want to|keen to) (?:\w+ )?(?:talk|chat|meet|speak|have a call|book|schedule|set|find|do it|discuss|learn|hear|see|put something|connect|jump)\b",
    r"\b(?:book|schedule|set up|arrange|propose|suggest)(?: me| us)?(?: in| up)?\b[^.]{0,20}\b(?:call|briefing|meeting|times?|session|slot|in)\b|\bbook me in\b|\bcount (?:me|us) in\b|\bwe'd (?:both |all )?like in\b|(?:^|[,;.!] )(?:i'm|we're) in[.! ]*$",
    r"\bsend (?:me |us |over |along )*(?:more|the (?:deck|slides|invite|benchmark|report|details)|some|details|information|your|an invite|both|it over)\b|\b(?:can|could) you send (?:over |me |us )?(?:the|more|your)\b",
    r"\b(?:tell me|tell us|know|learn|hear) (?:more|how|when)\b|\bhow (?:do|can|would) (?:i|we) (?:get (?:one|started|in|it|a|the)|sign up|book|join|start)\b|\bwhere do i sign up\b",
    r"\bwhat(?:'s| is| does| would| do)\b[^?]{0,40}\b(?:next step|briefing|assessment|cover|involve|your availability)\b",
    r"\bwhen (?:are you|can we|could we|would you|works)\b|\b(?:works|work) (?:for me|on my side|for us)\b",
    r"\b(?:yes|yep|sure|absolutely|ok|definitely|oui|ja)[,.! -]+(?:please|let|happy|book|to the call|tuesday|monday|wednesday|thursday|friday)\b",
    r"\b(?:sounds|looks) (?:good|great|interesting|useful|relevant|promising)\b|\bgot my attention\b|\b(?:very|quite) relevant for us\b|\btimely\b",
    r"\b(?:i'm|i am|we're|we are) (?:free|available|open) (?:on |at |all |next |dec|jan|monday|tuesday|wednesday|thursday|friday|for coffee)|\bcalendly\.com\b|\b(?:please )?(?:do )?call me\b(?!,? (?:in|back|maybe|crazy|later|old)|\.\.)",
    r"\b(?:how|what|who|can|could|do|does|is|would)\b[^?]{0,80}\b(?:briefing|assessment|benchmark|case study|questionnaire|sample report|method|your note|rfp)\b[^?]{0,60}\?",
    r"\bhow did (?:the|your|that)\b[^?]{0,80}\?",
    r"\bklingt (?:gut|interessant|spannend)\b|\bnächste woche (?:telefonieren|sprechen|treffen)\b|\bgern(?:e)? (?:ein|einen) (?:termin|gespräch)\b",
    r"(?<!ne )\bm'intéresse(?! pas)|\bpouvons-nous (?:échanger|parler|nous)\b|(?<!no )\bme interesa\b|\bpodemos (?:agendar|hablar)\b|\bgraag een (?:afspraak|gesprek)\b|(?<!non )\bmi interessa\b",
)
SARCASM = (
    r"\boh,? (?:great|wonderful|good|joy|look)\b|\bjust what i (?:needed|wanted)\b|\bwow\b|\bcongratulations\b|\byeah,? right\b|\bby all means\b|\bnot!*$(?<=\bnot)|\bnot\.$(?<=! not\.)",
    r"\b(?:extended warranty|by fax|lie awake|queen of|pigs|are you kidding|do i look like|needs the training)\b|\bi'm so (?:interested|excited|happy)\b|\bsuper interesting!|\bhow (?:nice|lovely|thoughtful)\b",
)
"""Words of people who do not mean what they say: nobody but a person should read them."""
TURN = r"\b(?:but|however|although|though|still|except|unless|aber|mais|pero|ma|maar)\b"
AUTO_SUBJECTS = (
    r"^(?:re: ?)?(?:automatic reply|automated reply|auto(?:matic|mated)?[- ]?(?:reply|response|respond|antwort)|automatische antwort|out of (?:the )?office|ooo\b|abwesen|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord|resposta automática|autosvar|automatiskt svar|automatisk svar|autoreply)",
    r"^auto: |\bis out of the office\b|\(out of (?:the )?office\)",
)
AUTO_TEXT = (
    r"\b(?:i am|i'm|i will be) (?:currently )?(?:out of (?:the )?office|on (?:annual |parental |maternity |sick )?(?:leave|vacation|holiday))\b",
    r"\bout of (?:the )?office\b",
    r"\bautomatic(?:ally generated)? (?:reply|response|message)\b",
    r"\bbin (?:derzeit |ich )?(?:nicht im (?:büro|haus)|im urlaub|abwesend)\b",
)
GONE = (
    r"\b(?:no longer|not) (?:with|at|work\w*|employed|monitored|in use|checked|being monitored)\b",
    r"\b(?:has|have|i) left (?:the company|us|acme|our)\b|\bhas retired\b|\bverification required\b|\brequires verification\b",
    r"\bnicht mehr (?:bei|für|im unternehmen)\b|\bne (?:travaille|fait) plus\b|\bya no trabaja\b",
)
"""Automatic replies of which waiting does not help."""
