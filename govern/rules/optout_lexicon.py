"""The words of opting out, as patterns over folded, lower-case text. What they amount to is judged elsewhere.

``_TEXT`` holds them in blocks: a name, then one alternative a line; a deeper line goes on inside the
alternative above it, where a bar would stand. A name between angle brackets is a part that others use.
A pattern begins at the edge of a word unless a tilde stands before its name. Every gap is bounded, so
that each pattern is linear on any text.
"""

from __future__ import annotations

import re

from govern import patterns
from govern.annotations import Final

FIELD: Final = "\ue000"
URL: Final = "\ue001"
ADDRESS: Final = "\ue002"
"""Marks that stand, at the same length, for an opt-out field, a visible URL and an e-mail address."""

_PART = patterns.compile(r"(?<!P)<([a-z]+(?:-[a-z]+)*)>")
_TEXT = r"""
# ---- stopping
<mail>
  (?:e-?mails?|mails?|mailings?|messages?|notes?|letters|series|sequence|thread|outreach|lists?
    communications?|correspondence|follow-?ups?|updates?|dispatches|missives|touches|nudges|pings|reminders
    distribution|newsletters?|notices|contact|stuff|conversation)\b
<det>
  (?:(?:any|all|of|these|those|this|the|my|our|your|such|further|future|more|other|another|kinds?|sort|type
    marketing|sales|promotional|commercial|partner|weekly|monthly|additional|unsolicited|receiving|getting|to
    out|mailing|e-?mail|cold|whole|entire)\s){0,5}
<writing>
  (?:(?:receiv|gett|hear|see|writ|e-?mail|mail|contact|messag|bother|pester|chas|ping|nudg|send|clutter
    fill)ing|following up|reaching out|contact|knocking)(?=[.,;:!?)\"'-]|$| (?:you|me|us|them|it|these|this
    those|any|more|all|my|our|further|future|such|the|e-?mails?|mails?|messages?|notes?|from|to|with|and|or|at
    if|when|for|right|altogether|then|now|again|of|your|immediately|on|about|until|as|so|in|by)\b)
<else-ing>
  [ ](?!e-?mail|mail|writ|send|contact|messag|reach|follow|bother|pester|chas|nudg|ping|receiv|gett|every|any)\w+ing\b
<removed>
  removed|taken off|deleted|crossed off|dropped|struck off|unsubscribed|off (?:the|this|my|our)|out of
<name>
  name|address|e-?mail(?: address)?|details|contact|entry|record|data|file
<your>
  (?:you|me|us|yourself|yours|(?:your|my|\ufffc+(?:'s)?) <name>)\b
  \ufffc+
<unwanted>
  (?:hear|hearing|heard)\b(?! (?:about|of|another|that|what|how|it))
  receiv(?:e|ing)\b
  (?:get|getting|see|seeing|read|reading) (?:<det><mail>|these\b|this\b|them\b|it\b|any more|mine\b)
  (?:contacted|e-?mailed|mailed|messaged|written to|bothered)\b
  (?:contact|e-?mail|mail|message|write|writing|e-?mailing|follow up|following up|reach out|bother)\b
  (?:these|those|this|my|our|any|more|such|further|future|me|us) <det><mail>
  (?:further|more|any|additional) (?:further |more )?(?:information|contact|correspondence|material|from (?:us|me)|of it)\b
  the (?:next|rest|others?)\b
  (?:these|them|this|more|any more|any of (?:this|these|it)|it|those)(?= any| from| in your|[?,.:;!]|\s?$)
  <mail> (?:from|like|of)
  (?:any )?more (?:of|from) (?:these|this|them|my|our|me|us)\b
  on (?:(?:this|our|my|the) (?:mailing )?list|it|here)\b
<not-want>
  (?:no longer|don't|dont|do not|does not|rather not|prefer not|not|never|stopped|stop|n't|without
    less than)\s(?:(?:want|wanting|wish|wishing|care|need|like|love|welcome|value|enjoy|to|for|be|me|us|have
    keep|interested|in|being|getting|i|we|ever)\s){0,5}
<asked>
  stop\b(?! by)(?!<else-ing>)
  (?:stopped|stay(?:ed)? (?:away|out)|keep away|keep out|go away|went away|leave you|left you|remove (?:you
    your)|removed (?:you|your)|forget (?:you|your)|take you (?:off|out)|took you|lost|forgot|dropped|deleted
    didn't|did not|not to|never|quit|cease|back off|end (?:this|these|it))
# What a reader may want: that these e-mails stop. It says nothing yet of who says so to whom.
stop_act
  unsub(?:scrib(?:e|ing))?\b|opt(?:ing)?(?: (?:yourself|me))?[ -]?out\b
  (?:be|get|being|getting|have (?:yourself|<your>)) (?:\w+ )?<removed>
  (?:be|get|being|getting|is|are) (?:left (?:alone|out|in peace)|excluded from|spared|skipped)\b
  (?:stop|end|halt|cancel|quit|cease|turn off|switch off|discontinue|block|kill|mute|pull the plug on
    put an end to|stopping|ending|cancelling|quitting|ceasing|decline|refuse|reject) <det><mail>(?! (?:on a|well|strong))
  (?:stop|quit|cease|end|ending|stopping) (?:\w+ )?(?:<writing>|these\b|this\b(?! (?:week|quarter))|them\b
    it\b(?= (?:all|here|now)|[.,:;!?]|$))
  (?:turn|switch|shut) <det><mail> off\b
  make (?:it|this|these) stop\b
  (?:decline|refuse) (?:the )?(?:other|next|remaining|rest)\b
  withdraw(?:ing)? from <det>(?:mailing )?(?:list|series)\b
  (?:want|like|prefer|wish|have) <det><mail> (?:to (?:stop|end|cease)|stopped|ended|gone)\b
  (?:like|want|wish|have|prefer) <your> (?:to be )?(?:removed|deleted|erased|taken off|off|out)\b
  (?:skip|miss out on) (?:the rest|these|this series|all (?:of )?(?:this|these|further|future))\b
  (?:should|shall) (?:i|we) (?:stop|quit|take you off|remove you|leave you|go away|end (?:this|these|it))\b(?! by)
  (?:leave|leaving|exit|quit|(?:get|come|drop|step|hop|jump) (?:off|out of)|drop off|(?:want|like|be|prefer
    rather be|wish|come) (?:\w+ )?off) <det>(?:mailing )?(?:list|series|sequence|thread|mailings?|distribution|loop|e-?mails)\b
  (?:get|come|be|getting|taken) off (?:it|this)\b
  (?:rather|prefer(?:red)?|like|wish|want) (?:it|they|that|this|these|them) (?:didn't|did not|not|stopped
    to (?:stop|end)|ended|weren't|wouldn't|gone)
  <not-want><unwanted>
  no (?:more|further|additional|longer any)(?: of)? (?:<det><mail>|these\b|this\b|them\b|from (?:me|us)
    contact)
  (?:remove|strike|cross|delete|drop|scratch|pull|withdraw) <your>(?! a line| a note)
  (?:take|taking|get|getting) <your> off
  (?:want|like|prefer|need|rather|wish|tell|telling|ask|asking|for|have) (?:that )?(?:me|us|i
    we) (?:to )?<asked>
  (?:manage|update|change|edit|adjust|set|choose|control|review) (?:(?:your|my|the|these|our|e-?mail|mail
    communication|contact|subscription|mailing|message|outreach|notification) ){0,3}(?:preferences
    subscriptions?|settings)\b(?! in your)
  (?:e-?mail|communication|contact|mailing|subscription|message|mail) (?:preferences|settings)\b(?! in your)
  (?:preferences?|subscription) cent(?:er|re)\b|preferences? page\b
  (?:prefer|want|like|have) (?:silence\b|no (?:more |further )?(?:e-?mails?|mails?|messages|contact)\b)
  withdraw(?: (?:your )?consent| at any time)\b|to withdraw(?=[,.;]|$)
  (?:had enough|tired|sick|weary)(?: of (?:me|us|these|this|it|my|our|mine)\b|(?=[,.;?!]|$))
  (?:want|wish|like|hear|receive|get) nothing (?:more|else|further) from\b
  (?:lost|lose|forgot|forget|deleted|delete|dropped|drop) (?:your|my) (?:address|name|e-?mail)
  (?:want|like) (?:out|off)\b|removal\b(?! of)
  (?:abmelden|sich abzumelden|abbestellen|austragen|keine (?:weiteren )?(?:e-?mails|mails|nachrichten))\b
  (?:nicht mehr (?:erhalten|bekommen|lesen)|melden sie sich (?:\w+ )?ab|melde dich (?:\w+ )?ab)\b
  (?:se |me |vous )?(?:désabonner|désinscrire|desabonner|desinscrire|désinscription)\b
  (?:plus recevoir|non ricevere più|(?:darse|darme|date) de baja|(?:cancelar
    anular) (?:la |su |tu )?suscripción)\b
  no (?:quiere|desea|quieres|deseas) (?:recibir|más)
  (?:afmelden|uitschrijven|disiscriviti|(?:cancella|annulla) (?:l'|la )?iscrizione|disiscriversi
    cancellarsi)\b
  (?:avregistrera|afmeld|avmeld|wypisz się|cancelar inscrição|descadastrar)\b
# Why a reader may want it: not relevant, wrong person. Too little by itself, enough beside a "no".
soft
  (?:not|isn't|aren't|is not|are not|n't|no longer|never) (?:\w+ ){0,3}?(?:relevant|useful|helpful|interested
    interesting|for (?:you|me)|fit|right|area|thing|priority|cup|problem|job|worth|now|welcome|match|value
    good|remit|desk|needed)
  no (?:further |more )?(?:interest|use|good|fit|longer|worries|thanks)
  (?:not|nothing) (?:\w+ ){0,2}for you|(?:not|n't) (?:\w+ )?keen
  (?:exit|way out|nuisance|pest|see you go|one too many|no more|rather not|prefer not|not now|if not|noise
    not your)\b
  wrong (?:person|inbox|time|desk|contact|address|company)
  (?:bad|poor|wrong|off) timing
  (?:had enough|too (?:much|many|often)|annoy|unwelcome|want out|prefer silence|irrelevant|moved on|quiet|spam
    off target)
  off (?:base|topic|the mark)|tired of (?:me|us|these|this)
  (?:doesn't|don't|does not|do not) (?:apply|fit|help|matter|speak)
  miss(?:es|ed)? the mark|(?:that's|it's|is|that is) (?:a )?no\b
  all set\b|already (?:have|covered|solved)|(?:of no|no|any) (?:use|value|interest)
  (?:bother(?:ing)? you|elsewhere|leaves? you cold)|timing(?:'s| is) (?:bad|off|wrong|poor)
  (?:isn't|is not) (?:of )?(?:the time|use|your)
  kein interesse|pas intéress|no (?:le |te )?interesa|no es para

# ---- the sender's promise
<no>
  won't|wont|will not|will never|never|not|shan't|wouldn't|would not|'ll not|no longer|don't|neither
<our-writing>
  (?:write|e-?mail|mail|contact|message|chase|ping|nudge|pester|disturb|trouble|reach out|get in touch
    follow[ -]?up|knock|clutter|reappear|come back|come knocking|be in touch|writing|e-?mailing|contacting)\b
  bother\b(?! you with)
  send (?:you )?(?:it|them|any|another|more|further|these|the (?:next|rest|others?)|one|part|anything|a thing
    mails?|e-?mails?|messages)\b
  (?:\w+ your inbox|be back)\b
  (?:come|arrive|follow|be (?:another|any more|more))\b(?=[.,;!]|$| again| any)
  (?:hear|be (?:contacted|e-?mailed|bothered|on (?:the|this|my|our) list))\b
  (?:go out|be sent|get the (?:others?|rest|next))\b
  (?:get|receive|see) (?:any|another|more|further|these|one|anything|mails?|e-?mails?|messages|a single|this
    me\b)
<off-list>
  \b(?! (?:mute|hold|guard|balance|track|course|autopilot|to (?:lunch|dinner)|for|the (?:hook|fence|waiting
    wait|guest|speaker|street|path)))
<take-off>
  (?:take|get|pull|cut|keep|leave) <your>(?: \w+){0,2}? (?:off|out of|removed|deleted|unsubscribed)<off-list>
  (?:remove|drop|strike|cross|delete|scratch|unsubscribe|suppress|erase|purge|scrub
    wipe) <your>(?! (?:a |an |into|the ))
  (?:pull|have) <your> (?:from|removed|deleted|unsubscribed)\b
  (?:takes?|taking) (?:your name|you) (?:off|out)<off-list>
  opts? you out
<end-of-stop>
  (?=[.,;:!?)\"'-]|$|\s[-(]|\s(?:and|these|this(?! \w+ing)|it|straight|right|immediately|at once|now|then
    for good|there|here|<writing>|coming|today|too|than|without|that|completely|altogether|entirely
    on the spot|instantly|them|if|as soon|the moment)\b)
<i-will>
  i'll|i will|i'm|we'll|we will|we're|i'd|consider me|am
# What the sender does in return: stops writing, takes the reader off.
promise
  (?:i|we)(?:'ll| will|'d| would| shall| can| do|ll)?(?: \w+){0,2}? (?:stop|quit|cease)<end-of-stop>(?! (?:by
    in)\b)
  <no> (?:\w+ ){0,2}?<our-writing>
  (?:i|we|it|that|this|which|someone|and|to|can|will|'ll|'d|is|happy|glad|gladly|also|system|team)(?:'ll
    'd)? (?:\w+ ){0,2}?<take-off>
  (?:takes|gets|opts|strikes|drops|pulls|cuts) you (?:off|out)\b
  (?:removes|unsubscribes|deletes|drops) you\b
  you(?:'ll| will|'re| are|r)(?: (?:then|be|right|also|all|promptly|immediately|simply|automatically
    completely|quickly|safely|instantly|permanently)){0,3} (?:removed|taken off|unsubscribed|off\b
    out\b(?! of (?:date|touch|time))|gone\b|dropped|deleted|opted out|crossed off)
  (?:your|the) <name> (?:is|will be|comes|gets|goes) (?:\w+ )?(?:removed|taken off|deleted|off|gone|out
    suppressed)
  (?:leave|leaving|let) you (?:alone|be\b|in peace|to it|go\b)
  (?:get|stay|be|clear|keep|i'm|am|'m) out of your (?:inbox|hair|way|mailbox)
  <i-will> (?:(?:then|just|be|simply|also|gladly|happily|quietly|promptly|all) )?(?:go away|gone
    out\b(?! of (?:the )?(?:office|town|coffee))|disappear|vanish|bow out|back off|step back|stand down
    sign off|go quiet|fall silent|drop off|drop it|let it (?:go|rest|drop)|be on my way|move on
    call it (?:a day|quits|off)|leave it (?:there|at that)|cross you off|oblige|comply|shut up|do so\b|do it\b
    go\b(?= away|[.,!;]|$)|make it stop|make room|see myself out|take the hint|get the (?:hint|message)
    handle it|arrange it)
  (?:close|shut|archive|bin) (?:the|your|this|my|that) (?:file|loop|thread|record|book|case|out|down)
  (?:ends?|stops?|cancels?|halts?|kills?|finish(?:es)?|cease|quit) (?:the|this|these|my|our|all|any|further
    future|it|them|everything) ?(?:\w+ ){0,2}?(?:<mail>|all|for good|there|here|right|at once|rest|remaining
    others?|$|[.,!;])
  (?<!before )(?<!when )(?<!until )(?<!after )(?<!if )(?<!till )(?<!why )(?<!where )(?:it|they|this|these|that
    everything|mails?|e-?mails?|notes?|series|messages?|sequence|thread|i) (?:\w+ )?(?:stops?|ends?|will stop
    will end|go(?:es)? (?:no further|quiet|silent
    away))(?: here| there| at once| right| for good| immediately)?(?=[.,;!]|$| -)
  (?:that's|that is|this is|it's|it is|be|was|will be) (?:the )?(?:last|end of (?:it|this|these|the))\b
  (?:the )?last (?:e-?mail|mail|message|note|one|time|thing) (?:you|from (?:me|us))
  last you(?:'ll| will)? (?:\w+ )?(?:hear|see|get)
  (?:that's|that is|that will be|that'll be) (?:that|it|all|the end)\b(?=[.!,]|$| of)
  (?:i|we|you) (?:won't|will not|never will|will|shall)(?=[.!,;]|$)
  (?:rest|series|list|mails?|e-?mails?)(?: of (?:the|this|these) \w+)? (?:is|are|will be|comes?) off\b
  (?:series|thread|sequence) is over\b
  (?:i'm off|you're free|(?:this|it|that)(?:'s| is) over)\b
  (?:there|nothing) (?:\w+ )?(?:will|won't) (?:be (?:no more|nothing|none|another|any more)|come|follow)\b
  consider yourself (?:removed|off|free|unsubscribed)
  done(?=[.!]|$)
  no more (?:will|of (?:these|them|this)|e-?mails?|mails?|messages|notes|from (?:me|us))\b
  no further (?:e-?mails?|mails?|messages|notes|contact)
  (?:get|gets|receive|hear) (?:none|nothing|no more)\b
  <i-will> (?:act on (?:it|that)|update (?:my|our) (?:list|records|notes)|see to it|take care of (?:it|that
    the rest)|sort (?:it|that)|make sure (?:you|it|they|no))
  (?:respect|honou?r) (?:that|it|your (?:wish|choice|request))
  (?:schreibe|schreiben|melde) (?:ich |wir )?(?:\w+ ){0,2}nicht mehr
  nicht mehr (?:schreiben|anschreiben|kontaktieren|melden)
  no (?:te|le|les) (?:\w+ ){0,2}más|ne vous (?:\w+ ){0,2}plus|je ne (?:\w+ ){0,3}plus
silence
  if (?:i|we) (?:(?:don't|do not|never) (?:hear|get|receive|see)|hear nothing)
  if you (?:don't|do not|won't|can't) (?:reply|respond|answer|write|react|get back)
  (?:no|without a|without your) (?:reply|answer|response)\b
  (?:your|by) silence\b|silence (?:means|is|will|as)\b
  (?:ignore this\b|haven't heard|didn't hear|not hearing)
~offer
  (?:<take-off>|\b(?:stop|quit|cease|removal|stops|ends?)\b)[^.]{0,60}?\b(?:(?:on|at|upon) (?:your )?request
    (?:if|whenever|any ?time|the (?:moment|minute|instant|day)|as soon as|once
    when) you(?:'d| would| do)? (?:ever )?(?:ask|like|prefer|wish|want|say|tell|request|let))
  \b(?:remove|delete|unsubscribe|take off|drop) (?:anyone|anybody|everybody|everyone|whoever) (?:who )?(?:asks
    wants|replies|says)
offer_subject
  (?:i|we|i'll|we'll|i'd|we'd|happy|glad|pleased|willing|ready|gladly|can|will|these|mails?|e-?mails?|notes?
    series|it|they|this)\b
# What comes after it is our time to act, not the reader's.
our_action
  (?:i|we|you|it|they)(?:'ll| will)\b|will be\b
  (?:takes|taking) effect|effective|(?:at|in) the latest
  (?:is|are|gets|get) (?:processed|honou?red|removed|handled|deleted|done|off)

# ---- ways: reply, word, offer
<strong>
  (?:stop(?! (?:by|in(?! (?:the|your|a) (?:subject|title|body|reply|first|answer|e-?mail))|over
    short)\b)(?!<else-ing>)|unsubscribe(?: me)?|unsub|remove(?: me| us)?(?! (?:the|an?|your|those|this))
    opt(?: me)?[ -]?out|no,? thank(?:s| you)|not interested|take me off|leave me alone|go away
    no more(?: e-?mails?| mails?| please)?|please (?:stop|remove)|delete me|cease|quit|cancel|drop me|(?:don't
    do not) (?:write|e-?mail|contact)|stopp|baja|désabonne\w*|abmelden)\b
<fill>
  (?:(?:to (?:this|me|us|it|the)|(?:any )?e-?mail|message|mail|note|back|here|with|saying|using|just|simply
    only|by|the|words?|an?|single|one-word|one|two-word|blank|line|subject|in|type|typing|and|say|write|please
    that|says|reading|as|containing|quick|simple|short|polite|your|including|putting|title|body|of|sending
    send|them|me|us|einfach|mit|simplement|avec|con|simplemente|answer|reply|capital|letters
    text)[ ,:-]{1,3}){0,10}
<ask-off>
  ask to be (?:removed|taken off|left alone|unsubscribed|dropped|deleted)
~strong_keyword
  [ ,:-]{0,3}<fill>[\"'(*«]{0,2} ?<strong>
~later_keyword
  [^.!?]{0,60}?\bor (?:with |reply |just )?[\"']?<strong>
~weak_keyword
  [ ,:-]{0,3}<fill>[\"'«] ?[^\"'»]{1,30}[\"'»]
  [ ,:-]{0,3}<fill>(?:no|nope|nah|pass|bye|enough|out|off|end|leave|not now|not for me|done|n|0)\b
~keep_keyword
  [ ,:-]{0,3}<fill>[\"'(]?(?:monthly|quarterly|weekly|fewer|slow|skip|not yet|yes|stay|keep|continue|ok|okay
    sure|in|more|send|call|demo|later|pause|less|snooze)\b(?! away| out)
~quoted_stop
  [\"'«] ?(?:please )?<strong>|<ask-off>|put (?:the word )?[\"']?<strong>
  (?:say|saying|type|send|write|shoot|toss) (?:me |us )?[\"']?<strong>
reply
  (?:reply|respond|answer)\b(?! (?:rates?|times?|all\b|quality|within|to every|the question|these questions))
  (?:replying|responding|answering)\b
  (?:write|writing|e-?mail|e-?mailing|mail|message) (?:me|us|back)\b
  write to me\b
  (?:hit|hitting|press|click|tap|use|push) [\"']?(?:the )?(?:reply|answer)\b
  (?:drop|send|shoot|fire|give|toss|flick|write|type|sending|dropping) (?:(?:me
    us) )?(?:back )?(?:over )?(?:an?|any|one|just|the|your|[\"'])[ ]?(?:[\w-]+ ){0,3}?[\"']?(?:line|one-liner
    note|reply|word|answer|e-?mail|message|no|stop|shout|ping|nod|remove|unsubscribe|response|thanks|sentence
    pass)\b
  (?:return|forward back) (?:this|the) (?:e-?mail|mail|message|note)\b
  send (?:this|it|this (?:e-?mail|mail|message|note)) back\b
  put (?:the word )?[\"']?<strong>[\"']? (?:in|into|as|on) (?:your|a|the) (?:reply|subject|answer|title)
  (?:send|type|write|shoot|text back) (?:(?:me|us) )?[\"']?(?:stop|no|unsubscribe|remove)\b
  (?:anyone|everyone|whoever)(?: who)? (?:replies|answers|responds|writes back)\b
  ping (?:me|us)\b
  (?:antworten sie|antworte|antwort|répondez|repondez|réponds|responde|responda|conteste|rispondi|antwoord)\b
tell
  let (?:me|us) know\b
  (?:tell|telling) (?:me|us)\b(?! (?:about|what|how|where|which|more|your|when|who))
  say so\b
  (?:just )?(?:say|give (?:me|us)) the (?:magic )?(?:word|nod|signal)\b
  say(?:ing)? [\"'][^\"']{1,30}[\"']
  say(?:ing)? (?:when\b|[\"']?(?:stop|no|enough|pass|unsubscribe|no thanks)\b)
  ask\b(?= and\b|,|[.;!]|$)|(?:shout|holler|send (?:it|one|that))\b(?! from)
  just (?:say|ask|shout|holler|yell|object)\b
  (?:ask|asking) (?:me|us)\b(?! (?:about|what|how|where|for (?:a|the)))
  (?:speak up|lmk|flag it|wave me off|a word from you|you ask|<ask-off>)\b
~tell_stop
  [ ]to (?:please )?(?:stop|go away|get lost|leave|quit|knock it off|buzz off|back off|shut up|remove
    take you off|cease|unsubscribe|never|not|end|drop you|scram|piss off|pack it in|beat it|take a hike|jump)
  [ ][\"']?(?:stop|no more|enough|unsubscribe|no thanks)\b
<one>
  an?|one|any|every|your|single|quick|short|simple
<quoted>
  \"[^\"]{1,30}\"|'[^']{1,30}'|«[^»]{1,30}»
~answer
  <quoted> (?:in|by|as) (?:a |your )?(?:quick |short )?(?:reply|answer|return)\b
  \b<one> (?:[\w\"'-]+ ){0,3}?(?:reply|response|answer|line|word|note|e-?mail|message|one-liner|(?<=[\"'])no
    (?<=[\"'])stop)(?:[\"']|\b)
  \b<one> (?:[\w-]+ ){0,2}?<quoted>
~suffices
  [^.]{0,60}?\b(?:is (?:honou?red|obeyed|all|enough|plenty|sufficient|fine|what|the way)|will do|(?:would
    will) be enough|settles it|does (?:it|the trick)|suffices?|works|takes|gets|(?<!["'])(?:stops?|ends?)
    removes|unsubscribes|will (?:take|get|end|stop|remove|cut|see)|and (?:i|we|you|that|it)|from you|back
    to (?:me|us)|saying)\b
  [^.]{0,60}?, (?:and|i)
# What may follow a bare "reply" without giving it a purpose of its own.
~neutral_tail
  [\"']?(?:[ ,]{1,3}(?:(?:to )?(?:this|the|any|my) (?:e-?mail|message|mail|note|one)s?|to me|at any time
    any ?time|here|and (?:say|tell)\b.{0,30}|saying.{0,30}|with.{0,30}|is (?:all|enough|plenty|sufficient
    fine)\b.{0,30}|will do|does it|suffices|works|back|so|me|us|now|that's all.{0,20}|please|then
    at once)){0,4}\W{0,4}$
offers
  (?:send|share|show|forward|book|get (?:you |it|the)|explain|walk|connect|introduc\w+|tell you|for (?:more
    the|a|your)|questions?|what|how|which|who|why|where|when|with (?:a|your|any) (?:question|time|date|top)
    if you (?:want|would like|'d like|like|need|have))\b
~broken_tail
  \W{0,3}(?:with|to|saying|by|and|via|the word|with the (?:following )?(?:word|subject|line)|to this|at|using
    in)[\s,:.-]{0,4}$
  \W{0,3}\s?(?:[,:-]\s?|\.\.\.?)$
<digits>
  \+?\d[\d ()-]{3,}
~phone
  \b(?:call|ring|phone|dial|telephone|text|sms)\b(?! (?:it|that|on|them|this|for
    to action))(?:[^.;]{0,40}?(?:<digits>|\b(?:us|me|our|stop)\b|\bthe (?:office|number|hotline|desk|team)
    \bhotline|\bto (?:opt|unsub|be removed|stop))|(?=\s?[.,]|$))
  \bby (?:phone|telephone|text|sms)\b|\b(?:whatsapp|voicemail)\b
~post
  \b(?:letters?|postcards?|(?:postal|registered|certified|snail) mail|fax|by post|by mail|in writing to
    stamp(?:ed)?|envelope)\b
  \b(?:write|writing|send)\b[^.;]{0,50}?\b(?:street|st\.|road|avenue|ave|suite|p\.?o\.? box|postfach|boulevard
    square|lane|floor)\b
  \b(?:write|writing|send)(?: \w+){0,4} (?:to|at):? (?:us at:?|our (?:office|address|postal address
    headquarters))
# Without one of these, and without a link, a sentence offers nothing.
~trigger
  repl|respond|answer|writ|mail|messag|hit|press|send|drop|shoot|fire|give|toss|flick|type|ping|know|tell|say
    ask|speak|lmk|flag
  holler|shout|return|word|note|line|unsub|opt|stop|remov|cancel|quit|cease|leav|list|prefer|request|\boff\b
    call|phone|text|letter
  post|fax|\"|abmeld|abbest|austrag|antwort|abonn|inscri|baja|suscrip|afmeld|uitschr|iscriv|responde|conteste
    rispondi|repond|répond
  [\ue000-\ue002]

# ---- addressed, negated, or only talk
<people>
  they|people|persons?|buyers?|customers?|clients?|readers?|subscribers?|recipients?|prospects?|partners?
    contacts|leads|users?
  vendors?|senders?|marketers?|companies|firms|teams?|cros?|cmos?|executives|leaders|nobody|someone|somebody
    most|many|others
  competitors?|audience|members?|consumers?|half|percent|respondents|sellers?|reps?|rivals?|he|she|who|whoever
    listeners?
  attendees?|donors?|shoppers?|employees|directors?|few
third_party
  <people>\b
second_person
  (?:you|you'd|you're|you'll|me|us)\b
~third_subject
  \W*(?:(?!if\b)\w+ ){0,3}<people> (?:(?:that|who|which) )?(?:let|allow|ask|tell|make|invite|urge|force)s?[ ]
# Said of all recipients of this very e-mail, so of its reader too.
general
  (?:recipients?|subscribers?|readers?|anyone|everyone|anybody) (?:can|may|are free to)\b[^.]{0,80}\b(?:this
    these) (?:e-?mails?|messages?|mails?|notes?|series)
  (?:anyone|anybody|everyone|whoever)\b[^.]{0,50}\b(?:our|my|these|this) (?:\w+ )?(?:e-?mails?|mails?|mailings?|notes?|letters?|series
    messages?|list)\b[^.]{0,30}\b(?:can|may|should|need only|has only|is (?:free|welcome))
~not_intent_before
  \b(?:how|why|when|what|whether|right|ability|(?<!may )(?<!can )requests?|reasons?|refus\w+|fail\w*|(?:makes?
    made|making) it \w+|decid\w+|chose|choose|tend|tried|allow\w*|lets?|letting|asks? (?!to\b)\w+|asked \w+
    (?:cost|psychology|art) of|needs?|should have|must have|must carry|requires?|hides?|hiding|buries|bury
    adds?|adding|includes?|including|missing|lacks?|puts?|offers?|carry|carries|carrying|with|has|have|had|the
    their|an?|every|each|of|on|about|most|visible|working|one-click|clear|hidden|grey|tiny|before you
    after you|won't|used to|probably|avoid|prevent|(?:please )?don't|do not|for not|(?:did|will|make
    makes) you|<people>|(?:i|we)(?:'ll
    'd| will| would| can| shall| do| must)?(?: \w+ly| also| just)?) (?:(?:to|can|will|do|may|could|also|then
    often|simply|never|would|must|always) )?$
~talk_noun_after
  [ -]?(?:s\b|rates?|ratio|benchmarks?|data|numbers|figures|statistics|stats|stud(?:y|ies)|research|behaviou?r
    trends?|laws?|rules?|polic(?:y|ies)|requests?(?!:)|language|compliance|requirements?|fatigue|spikes?
    waves?|psychology|best practices?|practices|guide|tips|playbook|report|analysis|tests?|experiments?
    wording|copy|templates?|examples?|culture|regimes?|clauses?|provisions?|records?|lists? (?:is|are)|counts?
    events?|metrics?|curves?|tools?|software|apps?|checklists?|webinar|stor(?:y|ies)|surveys?)\b
~plural_after
  [ -](?:links|buttons|pages|lines|footers|headers|flows|options|forms|mechanisms|notices|methods)\b
~addressed
  (?:^\W{0,5}|[,;:(\[/\"'!?>-])\s*$
  \b(?:and|or|then|just|please|simply|kindly|means|only|merely|so|instead|either|ps|of course|gladly
    you(?:'re| are)?(?: (?:can|may|could|might|should|must|shall|(?:only |just )?need to|need only
    (?:only )?have to|want to|free to|welcome to|always|simply|also|still|just))?|(?:can|may|could|might
    anyone|everyone|anybody|everybody)(?: (?:always|also|simply|just|still|now|either|can|may))?|freer? to
    welcome to|hesitate to|shy to|(?:do|takes) is(?: to)?|way (?:out )?is to|by|if|when|whenever|once|until
    till|unless|sure to|ahead and|rather|but|out|here|invite you to|enough to|kind as to|always|to (?:do so
    opt out|unsubscribe|stop)|bitte|dann|simplement|einfach|do|now|quickly|via|through|with|after|upon|to)\s*$
~bare_to
  (?:^|[^a-z])to\s*$
free_to
  (?:(?:feel (?:even )?)?freer?|welcome|hesitate|shy|only|(?:only |just )?(?:need|have)|(?:do|takes) is
    way (?:out )?is|sure|enough|kind as|invite you|easiest is|prefer) to\s*$
negated_before
  (?:neither|nor|do not|don't|dont|never|no need to|needn't|need not|no point in|cannot|can't|can not|without|instead of
    rather than|avoid|unable to|won't|shouldn't|not necessary to|(?:don't|do not) have to|not able to
    not possible to|stop|(?:if|when|unless) (?:you|i) (?:don't|do not|get no|hear no|never)|no)\s*(?:(?:please
    simply|just|bother to|even|ever|an?|any|bother|try to|get a|hear a|receive a|your)\s*)?$
not_negated
  (?:hesitate|be shy|be afraid|hold back|think twice)\b
unless
  (?:unless|until|till)\s*(?:you|i|we)?\s*(?:hear|get)?\s*$
~negated_after
  [^.;]{0,60}?(?:(?<!\bi )(?<!\bwe )(?<!\byou )\b(?:(?:will|does|do|can|would|is|are|has
    have)(?:n't| not| never| no)|won't|can't)|(?<!will )(?<!'ll )\bno longer
    (?<!\bi )(?<!\bwe )(?<!will )(?<!'ll )\bnever) (?:\w+ ){0,2}?(?:remove|unsubscribe|stop|work|help|change
    take you|get you|end|reach (?:us|me|any|a)|effect|opt|count|do anything|make a difference|working|apply
    be (?:read|seen|processed|answered)|matter|cancel|functional|available|active|possible|supported)
  [^.;]{0,40}?\b(?:all you like|as often as you like|(?:i|we)(?:'ll| will)? (?:just |still |simply )?(?:keep
    continue|carry on)|does nothing|has no effect|achieves nothing|not to this|goes nowhere|is (?:ignored
    disabled|switched off|broken|down|pointless|useless|not an? option)|are ignored|bounces?|out of (?:order
    service)|unavailable|offline|coming soon|under construction|in vain|(?:not|isn't) (?:yet )?(?:working|live
    active)|only (?:unsubscribes|removes|stops|works for))
~mentioned_after
  [\"']? (?:is|was|are|were) (?:what|the (?:words?|label|phrase|term)|how)\b
taken_back
  (?:but |sorry, )?(?:that|this|it) (?:won't|doesn't|does not|will not|can't|cannot) (?:work|help|stop|do
    change)\b
no_way
  (?:cannot|can't|can not|couldn't|(?:can|may) no longer|unable to|not able to|not possible to|impossible to
    no way (?:to|of)|no (?:option|means|need|possibility|point|reason|opportunity|method|mechanism) (?:to|of
    for)|(?:don't|do not|doesn't) (?:offer|have|provide|include)|there(?:'s| is) no|(?:has|have) no
    without an?|(?:won't|will not) be able to|refuse to|not (?:allowed|permitted) to|don't|do not|never
    may not|not) (?:\w+ ){0,3}?$
~unmonitored
  \b(?:repl(?:y|ies|ying)|responses?|answers?|inbox|mailbox|address|messages?
    account)\b[^.!?]{0,60}?(?:\b(?:not|isn't|aren't|never|no longer|won't be|cannot be|can't be
    un)(?: \w+)? ?(?:monitored|read|checked|answered|seen|reviewed|received|delivered|watched|processed
    looked at)\b|\bgo(?:es)? (?:unread|unanswered|nowhere|into the void|to a black hole)|\bbounces?\b
    \b(?:doesn't|don't|does not|do not) (?:reach|arrive|accept|receive))
  \brepl(?:ies|ying)\b (?:don't|doesn't|won't|do not|does not|will not) work
  \brepl(?:y|ies)\b[^.!?]{0,40}?\b(?:are|is|get|be|land)(?: \w+)? (?:deleted|discarded|dropped|ignored
    filtered|unread|lost|binned|spam)\b
  \b(?:e-?mail|mail|message|note|address) (?:cannot|can't|can not) be (?:answered|replied)
  \b(?:inbox|mailbox|address) is unattended|\bunmonitored\b|\bunattended (?:inbox|mailbox)
  \b(?<!if you )(?<!if i )(?:do not|don't) reply(?=[.;,!]|$| here)
  \baddress (?:can't|cannot|does not|doesn't) (?:receive|accept|get|take)
  \b(?:do not|don't|cannot|can't|unable to) (?:reply to|respond to|answer) (?:this|the) (?:e-?mail|message
    mail|address|note)
  \bno-?reply (?:address|account|mailbox|e-?mail|inbox)|\bnobody reads (?:the )?replies
  \b(?:can't|cannot|don't|do not|won't) (?:read|receive|see|get|accept|monitor
    answer) (?:any |your )?(?:replies|responses|answers)
not_unmonitored
  (?:by (?:a|any) (?:bot|robot|machine|script|tool)|newsletter|podcast|support)\b
~quoted_way
  \b(?:click|tap|visit|go to|write to)\b|[\ue000-\ue002]
quoting
  (?:says?|said|saying|reads|wrote|writes?|told (?:me|us|him|her|them|you)|called|titled|prints?|puts?
    (?<!one )lines?|phrases?|wording|sentence|something|footers?|for example|for instance|examples?|e g
    samples?|templates?|versions?|variants?|advice|tips?|asks|(?<!questions )asked|begs?|offers?|teaches
    instructs?)\b[^.:]{0,40}[:\"'][^.:]{0,40}$
  (?:ends?|closes?|opens|signs off|finishes|begins|starts) with\b[^.]{0,50}$
  (?:says?|said|reads?|writes?|wrote|such as|(?:lines?|something|phrases?|words?|footers?) like|instead of
    rather than|as in|e g)[ -]{1,2}(?:please |just )?$
advice
  (?:put|add|include|use|try|paste|insert|place|print|test|append|(?:end|close) (?:your|each
    every))\b[^.]{0,50}\b(?:lines?|footers?|bottom|newsletters?|sequences?|templates?|sentences?|e-?mails
    sign-?off|signatures?|words|campaigns?|copy|postscript)\b
  (?:let|have|teach|train|help|ask|tell)\b[^.]{0,20}\b(?:readers|subscribers|customers|recipients|people|them
    buyers|partners|(?:your|the) (?:list|audience|team))\b
future
  (?:(?<!as )soon(?! as)|(?:in|with|from) (?:the|our|my) next (?:e-?mail|mail|message|note|version|release
    year|quarter)|(?:the|our|my) next (?:\w+ )?(?:will|carries)|will be able|coming (?:soon|weeks)|used to be
    you used to|you could once|in the past|previously|formerly|once could|we (?:will|'ll|plan to
    are going to) (?:add|build|include|launch|carry)|will carry|from next|starting (?:in|next))\b

# ---- of what: these e-mails, all of them, for good
<other>
  podcasts?|newsletters?|slack|webinars?|blogs?|sms|texts?|text messages?|push|notifications?|calendar
    invitations?|invites?|events?
  community|forums?|digests?|magazine|youtube|linkedin|whatsapp|(?:phone )?calls?|surveys?|beta|wait-?list
    (?:waiting|guest) list
  cookies?|tracking|analytics|data (?:sharing|sale|collection)|sale of|profiling|catalogu?e|print|printed
    mailers|(?:postal|direct) mail
  brochures?|job alerts|rss|feeds?|telegram|discord|group|channel|membership|trial|billing|invoices?|receipts
    alerts?|status
  release notes|product (?:updates|news)|changelog|course|signal notes?|competitors?|vendors?'?s?|workshops?
    meetings?|demo
  attendee|conference|panels?|board|committee|council|app|autopay|auto-renew\w*|renewals?|arbitration|roster
    speaker|circle|(?:other|another) (?:senders?|vendors?|company|list)(?:'s)?|class|insurance|pension
    co-marketing|programme?|portal|marketplace|third-part\w+|ads|advertising
  (?:targeted|personali[sz]ed) ads?
other
  <other>\b
~other_object
  [\"')]?\s?(?:\w+[ -]){0,2}?<other>\b
  [\"')\s]?[^.?!:;]{0,30}?\b(?:from|of|off|for|to|receiving|getting|any|our|the|my|more|want|your|no|these
    this|with|leave|cancel|stop)\s?(?:\w+[ -]){0,3}?<other>\b
other_head
  (?:to (?:stop|end|leave|cancel|quit|mute)|for|no more|don't want|not want|(?:rather not|prefer not to
    no longer) \w+|off|out of|from) [^,.;:]{0,30}?\b<other>\b
~other_label
  \W{0,4}(?:for |the |our |to leave )?(?:the |our )?(?:\w+ )?<other>(?: \w+){0,2}\s?(?:[:-]|can\b|may\b
    subscribers|listeners|members)
ours
  (?:these|this|all|any|every|further|future)\b(?: of)?(?: (?:my|our|the|these|your
    such))?(?: \w+)? ?\b(?:e-?mails?|mails?|mailings?|messages?|notes?|series|sequence|newsletter|lists?
    outreach|communications?|correspondence|thread)\b
  (?:everything|anything|alike|as well|these two|both)\b
  these (?:notifications|alerts|digests|reminders|bulletins)\b
  these(?= any|[?.,]| too)
  (?:our|my) (?:marketing |mailing |e-?mail |sales )?(?:e-?mails?|mails?|mailings?|messages|lists?|notes)\b
  marketing (?:e-?mails?|messages|communications?)\b
~from_what
  [\"']?,? (?:from|off|of|out of) (?=[a-z])((?:[\w'-]+ ?){1,7})
mailish
  (?:<mail>|(?:list\w*|it|this|these|those|them|that|here|us|me|my|mine|our|receiv\w+|getting|hearing|future
    further|database|records?|files?|crm|system|campaign|cadence|everything|anything|all|any|more|what|now
    inbox|mailbox|you|eco ?monetize|your (?:hair|way|life)|sends?|rest|others)\b)
~keyword_for
  [\"')*»]{0,2} (?:if|to|for|when|so that) ([^.;!?]{1,70})
about_mail
  (?:not|no|n't|never|rather|prefer|hear|e-?mails?|mails?|messages?|notes?|series|lists?|off|out|stop|opt
    unsub\w*|leave|end|any ?time|removed?|taken|this|these|me|us|further|more|contact\w*)\b
less
  (?:less (?:often|frequent\w*|mail|e-?mails?)|fewer|how often|frequency|once a (?:month|quarter|year)|snooze
    pause|slow down|(?:monthly|weekly) instead)\b
pause
  (?:pause|snooze|hold off|slow down|break)\b
<month>
  january|february|march|april|may|june|july|august|september|october|november|december
<number>
  \d+|an?|one|two|three|four|five|six|seven|ten|twelve|fourteen|thirty|sixty|ninety|few|couple of
<span>
  (?:days?|weeks?|months?|quarters?|years?)
~limited_stop
  [\"'.)\s]?[^.;!?]{0,40}?\b(?:(?:for|over|during) (?:the )?(?:next |coming |another )?<number> <span>
    for the (?:month|week|quarter|year|summer|winter|season)
    (?:until|till|before) (?!you\b|i\b|we\b|further)\w+|this (?:week|month|quarter|year)|for (?:now|a while
    the rest of))\b
later
  (?:try|check(?: back)?|circle|come|get|write|reach|follow|ping|ask|touch)(?: \w+){0,3} (?:again|back
    in (?:the )?(?:spring|summer|autumn|fall|winter|new year|q\d|<month>|\w+ (?:weeks|months))|next (?:quarter
    year|month|spring))\b
opt_in
  (?:to|you(?:'d)? (?:want|wish|like)(?: me| us)? to|want to|and|i'll) (?:stay|remain|keep|continue|go on
    opt in|subscribe|sign up|join|re-?subscribe|(?:hear|learn|get) more)\b
  keep (?:getting|receiving|hearing|sending|me|these)\b
  stay (?:on|subscribed|in)\b|continue (?:receiving|hearing|getting)\b
  opt(?:ing)?[ -]in\b
otherwise
  (?:or|otherwise|else|if not|unless|without)\b

# ---- what 16 CFR 316.5 does not accept
<datum>
  names?|numbers?|titles?|birth|birthday|id|company|employer|phone|passport|reasons?|roles?|position
    department|address|e-mail
<money>
  [$€£]\s?\d|\d+(?:\.\d+)?\s?(?:dollars?|euros?|pounds?|usd|eur|gbp|cents|[$€£])
~fee
  \b(?:fees?|surcharge|payment|pay (?:an?|the|us|\d)|charged?|charges|paying|costs? (?:an?|only|just|you
    \d))\b
  <money>
login
  log(?:ging|ged)?[ -]?(?:in|on)\b(?!-)
  (?:sign(?:ing|ed)? in(?:to)?|passwords?|log into)\b
  (?:in|into|to|from|through|via|under|inside|open|visit) (?:your|the|our|an?) (?:\w+ )?(?:account|profile
    portal|dashboard|app)\b
  (?:account|credentials|registration) (?:is )?(?:required|needed|necessary)
  (?:creat\w+|need|have|register\w*|opening|open) (?:an|your) account
  register(?:ing)? (?:first|with us)|in (?:the )?account settings
~and_call
  (?:\band (?:then )?|^then |, then )(?:call|phone(?! num)|ring|fax|dial)\b
  \bconfirm by (?:letter|phone|post|fax)\b
data
  <datum>(?:,| and| &|/| plus)(?: and| or)? ?(?:(?:your|the|job|phone|company|full|date of|customer|postal
    mobile|a) ){0,2}<datum>\b
  (?:fill(?:ing)? (?:in|out|up)|complet(?:e|ing)|submit(?:ting)?) (?:the|this|our|an?|in)\b
  (?:tell|telling|give|giving) (?:us|me) (?:why|(?:the|your|a) reason)
  (?:state|stating|explain\w*|justify\w*|say|saying|give|giving|with|specify\w*|select|choose|pick) (?:why|the
    your|a|one)? ?(?:why|reasons?)\b
  reason (?:\(?required|is required|needed|must)|(?:explanation|comment|feedback) \(?(?:required|mandatory)
    without a (?:stated )?reason
  (?:questionnaire|exit (?:survey|interview)|proof of (?:identity|id)|photo id|copy of your (?:id|passport)
    date of birth|captcha|(?:customer|account) number|answer (?:\w+ )?questions)\b
  (?:include|including|quote|quoting|provide|providing|enter|entering|supply|confirm|confirming|state
    with) (?:\w+ ){0,2}?(?:your|full) (?:\w+ )?(?:name|company|phone|number|title|birth|employer|id)\b
period
  (?:within|in|for|during|before|over)(?: the)?(?: next| first| coming)? (?:only )?(?:today|tomorrow|midnight
    (?P<count>\d+|<number>) (?:business |working |calendar )?(?P<unit>hours?|days?|weeks?|months?))
  you have (?:only )?<number> (?:\w+ )?(?:hours?|days?|weeks?)\b
  (?P<date>by|until|till|before) (?:the \d|(?:the )?(?:end|close|last day)|(?:next |this |coming )?(?:mon|tues
    wednes|thurs|fri|satur|sun)day|tomorrow|midnight|noon|tonight|(?:\d{1,2}(?:st|nd|rd|th)? )?<month>\b
    \d{4}-\d\d|\d{1,2}[./]\d)
  (?:window|expires?|expiring|expiry|deadline|closes? (?:on|in|at)|only (?:until|this|today|during|on|between
    valid)|(?:only|last) (?:chance|opportunity) to|this week only|today only|too late|(?:mondays?|weekdays?
    office hours|business hours) only|during (?:office|business) hours|ends (?:on|in)|valid (?:for|until|till
    through))\b
pages
  (?:(?:two|three|four|five|six|seven|several|few|multiple|\d)[ -](?:(?:easy|simple|quick|short|more
    further) )?(?:steps?|pages?|screens?|forms?)|wizard|next (?:page|screen)s?|on each page|step (?:one|1)
    follow the (?:steps|instructions|prompts)|confirm on|then (?:confirm|follow|complete|choose|select|pick|go
    open|click|wait|untick|uncheck)|click the link in (?:it|our|the|that)|wait for (?:our|an|the
    a) (?:\w+ )?(?:e-?mail|mail|link|code|call)|second (?:e-?mail|page|mail|link|step)
    confirm (?:\w+ ){0,3}(?:by|via|in) (?:an?|the|another) (?:\w+ )?(?:e-?mail|page|link|call)|(?:untick
    uncheck) (?:each|every|all))\b
waived_before
  (?:no|not|without|never|don't|dont|needn't|isn't|aren't|won't|doesn't|zero|nothing|free|nor|neither|wont
    if you(?:'d| would)? (?:like|wish|want|care)|optional\w*)(?:[ -][\w'-]+){0,7}[ (]{0,2}$
without
  (?:requests?|opt-?outs?|repl(?:y|ies)|those|ones) without\b
~waived_after
  [^.;!?]{0,40}?\b(?:optional|(?:not|isn't) (?:needed|required|necessary)|unnecessary|if you (?:like|wish|want
    care)|or not at all|you don't have to|up to you)\b
at_will
  (?:can also|could|may also|welcome to|feel free to|mind|might|i'd love|would help)\b[^.;!?]{0,30}$
alternative
  (?:or|alternatively|also|too|otherwise|if you prefer|as well|instead)\b
deadline
  (?:within \d|you have|(?:works?|valid|open|live|good|active) for|for the (?:next|first)|within the next|deadline|only|until|till|expires?|by (?:the|mon
    tues|wednes|thurs|fri|satur|sun))
# What ties a sentence that names a barrier to the opt-out before it.
linking
  (?:required|needed|need to|needs|must|asked|applies|apply|to (?:confirm|opt|unsubscribe|do (?:this|so)|leave
    complete)|requests?|processing|handling|before we|first|this (?:link|option|offer)|the link
    please (?:include|state|quote|give|add|note|also)|don't forget|include|opt-?outs?|removals?|you have|then
    confirm)\b

# ---- link texts
~generic_text
  \W*(?:please |just |simply |or |you can )?(?:click(?: (?:here|this|this link|now|below|the link))?
    (?:right )?here|this(?: (?:link|page|one|button|form))?|(?:the )?link|one[ -]click|1[ -]click
    tap(?: here| this)?|yes|do it(?: here)?|(?:go|press|use|follow|tell us|let us know|let me know
    say so)(?: \w+){0,2}|(?:this|that|the|our) (?:link|page|button)|page|button|(?:a|single|in one) click
    follow this link|instantly|hier(?: klicken)?|clicca qui|cliquez ici|ici|aquí|haga clic aquí|qui)\W*$
  [\ue000-\ue002\ufffc ]+$
soft_text
  (?:bye|goodbye|farewell|part ways|break up|stop|off|out|leave|no more|door|enough|silence|quiet|removed?
    never mind|no thanks?|not interested|exit|quit|end|cancel|go away|take me|i'm done|mute)\b
plain_text
  (?:here|click|link|page|form|way|exit|one|this|tell|yes)\b
~exact_text
  \W*(?:please )?(?:stop|leave|exit|remove|off|no more|(?:say )?goodbye|quit|no,? thanks
    (?:my |your )?preferences)\W*$
else_text
  (?:why|privacy|terms|policy|read|report|book|download|calendar|website|linkedin|schedule|see|learn|article|study
    guide|method|browser|web version|blog|imprint|legal|contact|demo|call|webinar|case|example|story|benchmark
    notes? on|home)\b
~talk_text
  ^(?:why|how|what|when|who|read|our take|the (?:state|rise|end|history|psychology|art|cost|truth)|about
    lessons|guide|see how|learn|study|report|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|the best|best
    top|our favou?rite) )
  \byour (?:own )?(?:\w+ )?(?:subscribers|readers|customers|newsletter|audience)\b
  \b(?:think again|lower|cut|reduce|fewer|prevent)\b
~article_target
  //(?:[\w-]+\.)?(?:blog|news|docs|help|support|learn|academy|research|wikipedia)\.
  wikipedia\.org|polic(?:y|ies)\b
  /(?:blog|articles?|posts?|news|research|reports?|stud(?:y|ies)|guides?|learn|help|kb|docs|wiki|insights
    whitepapers?|benchmarks?|podcasts?|legal|privacy|terms)(?:[/?#.-]|$)
  (?:unsubscribe|opt-?out)[-_](?:rates?|stud|bench|guide|best|psych|trend|stat|law|report|research)
~stop_path
  unsub|opt-?out|remove-?me|stop-?(?:e-?mail|mail|these)|email-?preferences|abmeld|desabon|/leave|/u/
"""


class Words:
    """The patterns of a text such as ``_TEXT`` by name, each compiled when it is first asked for."""

    def __init__(self, text: str, parts: Words | None = None) -> None:
        self.sources: dict[str, str] = dict(parts.sources) if parts else {}
        name, lines = "", list[str]()
        for line in (*text.splitlines(), "end"):
            if line.startswith("  "):
                lines.append(line.strip(" "))
            elif line and not line.startswith("#"):
                self._add(name, "|".join(lines))
                name, lines = line, []

    def _add(self, name: str, source: str) -> None:
        if not name:
            return
        source = _PART.sub(lambda part: self.sources[part[1]], f"(?:{source})")
        named = name.strip("~<>")
        self.sources[named] = source if name[0] in "~<" else rf"\b{source}"

    def __getattr__(self, name: str) -> re.Pattern[str]:
        source = self.__dict__["sources"].get(name)
        if source is None:
            raise AttributeError(name)
        pattern = patterns.compile(source)
        self.__dict__[name] = pattern
        return pattern


WORDS: Final = Words(_TEXT)
