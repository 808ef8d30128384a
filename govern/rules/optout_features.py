"""The features of an offer to opt out, in words looser than the grammar's: channels, purposes, and what speaks against.

The same writing as in ``optout_lexicon``, whose parts may be used. No pattern here decides anything by
itself: ``optout_weighing`` adds them up.
"""

from __future__ import annotations

from typing import Final

from govern.rules.optout_lexicon import WORDS, Words

_TEXT = r"""
# ---- what these e-mails are called
<ours>
  (?:e-?mails?|mails?|mailings?|messages?|notes?|letters?|series|sequence|thread|outreach|lists?|listing
    communications?|correspondence|follow-?ups?|dispatch(?:es)?|missives?|touch(?:es)?|nudges?|reminders?
    distribution|newsletters?|instal+ments?|pieces|pages|posts?|inbox|mailbox|updates?|subscriptions?
    writing|contact|next one|(?:the|our|my) rest|the (?:others|remainder|lot|remaining)|rest of (?:it|them)
    of (?:them|these|it|this|us|me|mine|ours)|from (?:us|me|here)|(?:two|three|four|five|six) (?:that|to
    which|still) (?:follow|come|remain)|them all|these|ours|mine|both|everything)\b
<gap>
  (?:[\w'\ufffc-]+ ){0,4}?
<end-verb>
  (?:stop(?:s|ped|ping)?|end(?:s|ed|ing)?|leav(?:e|es|ing)|left|quit(?:s|ting)?|ceas(?:e|es|ed|ing)
    cancel(?:s|l?ed|l?ing)?|call(?:s|ed|ing)? off|discontinu(?:e|es|ed|ing)|halt(?:s|ed|ing)?
    drop(?:s|ped|ping)?|remov(?:e|es|ed|ing)|strik(?:e|es|ing)|struck|eras(?:e|es|ed|ing)
    delet(?:e|es|ed|ing)|withdraw(?:s|n|ing)?|declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)
    object(?:s|ing)? to|unfollow(?:s|ing)?|abandon(?:s|ing)?|silenc(?:e|es|ed|ing)|mut(?:e|es|ed|ing)
    kill(?:s|ed|ing)?|switch(?:es|ed|ing)? off|turn(?:s|ed|ing)? off|shut(?:s|ting)?(?: off| down| up)?
    cut(?:s|ting)?(?: off| short)?|escap(?:e|es|ing)|exit(?:s|ing)?|depart(?:s|ing)?|bow(?:s|ing)? out
    (?:get|gets|getting|come|comes|coming|step|drop|hop|opt|fall|jump|check|back|be|go|going) (?:off|out|away)
    dispens(?:e|es|ing) with|do(?:ing)? without|be spared|spare|skip(?:s|ping)?|forgo|scrap(?:s|ped|ping)?
    put (?:a stop|an end) to|(?:bring|brings|draw|draws)(?: \w+)? to (?:an end|a close)|wind(?:s|ing)? up
    pull(?:s|ed|ing)?|clos(?:e|es|ed|ing)|finish(?:es|ed|ing)?|terminat(?:e|es|ed|ing)|break(?:s|ing)? off
    done with|rid of|free of|finished with|through with|tired of|weary of|sick of|enough of|fill of
    purg(?:e|es|ed|ing)|wip(?:e|es|ed|ing)|scratch|suppress(?:es|ed|ing)?|block(?:s|ed|ing)?|reject(?:s|ing)?
    release (?:you|me) from|excus(?:e|es|ed|ing) (?:you|me|yourself)|part ways with|say no to|lapse
    renounc(?:e|es|ing)|revok(?:e|es|ing)|unjoin|deregister|detach|sign(?:s|ing)? off|free (?:you|me))

# ---- purpose
# These e-mails are to end, said outright.
purpose
  <end-verb> <gap><ours>
  (?:an? |the )?end (?:to|of|for) <gap><ours>
  <ours> <gap>(?:stops?|stopped|ends?|ended|ceased?|cancelled|called off|turned off|switched off|over
    dropped|scrapped|no more|off)\b
  <ours> (?:can|may|will|could|are|is|be) (?:\w+ ){0,2}?(?:<end-verb>)\b
  (?:i|we) (?:stop|cease|quit|go away|leave off) (?:when|if|once|whenever|as soon as|the moment) (?:asked
    told|you)\b
  (?:not|no|never|none|nothing|n't|without|neither|nor|nobody|zero|rather not|no longer|stop
    don't|dont|won't|wont|cease|sooner not|prefer not) <gap>(?:hear|write|writes|writing|mail|mails
    mailing|e-?mails?|e-?mailing|contact|reach|messages?|notes?|letters?|bother|follow|arrive|read|receive
    receiving|be on|further|series)\b
  (?:no|none|nothing) (?:\w+ )?(?:more|further|else) (?:from|of|mail|e-?mail|messages?|notes?|letters?|will)\b
  no more(?=[.,;:!?\"']|$| please)
  (?:not|never|nothing|none)(?: \w+)? (?:at all|again|ever|any ?more|any longer|whatever|altogether)
  (?:hear|get|receive|see|want|prefer|have) (?:none|nothing|no more|the last|silence)\b
  last (?:you(?:'ll| will)? (?:\w+ )?(?:hear|see|get|read)|of (?:me|us|it|them|these|this)|word from)
  (?:off|out of|from|leaves?|leaving|on) (?:the|this|our|my|any|all|these|every) (?:\w+ )?(?:lists?|series
    mailings?|loop|sequence|thread|distribution|letters|mails|e-?mails)\b
  (?:be|get|being|getting|become) (?:\w+ )?(?:removed|deleted|erased|dropped|struck|taken off|crossed off
    spared|forgotten|let go|released|excused|left out)\b
  unsub\w*|opt(?:s|ed|ing)?[ -]?out\w*|removals?\b|do-not-(?:contact|write|mail|e-?mail|disturb)
  (?:remov(?:e|ed|es|ing)|eras(?:e|ed|ing)|delet(?:e|ed|ing)|tak(?:e|en|ing)|struck|strike|drop|dropped
    scrub|purge|scratch|cross(?:ed)?) (?:me(?! an?\b)|you|yourself|us|my|your|anyone|anybody|whoever|it off
    (?:\w+ )?(?:people|readers|names|addresses))\b
  (?:left|leave (?:you|me|us)|be|let (?:you|me) be|leaving (?:you|me)) (?:alone|be|in peace)\b
  (?:let|set) (?:you|me|us) (?:go|free)\b
  (?:stop|cease|quit|end) (?:altogether|entirely|completely|for good|everything|all of)
  part (?:as )?(?:friends|ways|company)|go our separate ways
  (?:wants?|wanted|wish|wishes|like|'d like|prefers?|rather|sooner be) (?:out|off|silence|quiet)\b
  address (?:you want |to be |we should |i should )?(?:removed|deleted|taken|off|gone)
  (?:closes?|closing|shut|archive) (?:your|the|my) (?:file|record|account with us|book|door)
  (?:way out|off-?switch|exit|kill switch|escape hatch|stop button)\b
  (?:bow|opt|back|duck|drop|step|sign|check) out\b|be spared|spare (?:you|me)\b
  (?:told|tell (?:me|us)|wants? (?:me|us)|like (?:me|us)|rather (?:i|we)|prefer (?:i|we)|ask (?:me|us)) (?:to
    )?(?:\w+ )?(?:go away|stop(?:ped)?(?! by| in\b| over| short)|get lost|leave|quit|shut up|hush|desist
    vanish|pipe down|keep quiet)
# A word or two that could mean it.
hint
  (?:door|stop(?! by| in\b| over)|end(?! of)|leave|leaving|go|going|quit|cancel|off|out|enough|fill|silence
    quiet|goodbye|bye|farewell|adieu
    done|never|none|nothing|no longer|any ?more|gone|withdraw|decline|drop|erase|remove|unfollow|exit|escape
    spare|peace|pass|hush|mute|forget|part|bored|tired|unwanted|unwelcome|noise|nuisance|bother|annoy\w*
    too (?:much|many|often)|not (?:for|your|relevant|useful|interested|a reader|a fit)|wrong (?:person
    inbox|address)|isn't for|object|release|someone else|elsewhere|not ever|refuse|the opposite|lapse
    rather not|sooner not|adios|ciao|thank(?:s| you),? no|no,? thank(?:s| you)|count me out|moved on)\b

# What a reader is given to send, all of it: "stop" and its many kin.
~keyword
  \W{0,4}(?:please |kindly |just |the word )?(?:stop|end|leave|quit|cease|cancel|call off|halt|drop|remove
    strike|erase
    delete|take|withdraw|decline|refuse|unfollow|silence|mute|quiet|hush|enough|done|off|out|exit|escape|bye
    goodbye|farewell|adieu|adios|ciao|pass|no more|no,? thank|no,? merci|not (?:for|interested|me|again|any)
    unsub|opt|never|none|nothing|nil|finish|finito|basta|genug|nein|nope|no|nah|non|i'm out|i'm done|count me
    leave me|spare|stay away|keep away|keep out|back off|buzz off|get lost|beat it|let me|lost interest
    forget|free|release|go away|scram|shoo|close|shut|over|part|that's
    [\w, ]{0,20}\b(?:out|off|no more|stop|enough|unsubscribe|leave|remove|no thanks|please stop|goodbye))\b
~quoted
  (?<!\w)[\"'\u00ab]([^\"'\u00ab\u00bb]{1,40})[\"'\u00bb]

# A "no" may answer many a question.
~weak_word
  \W{0,3}(?:no|nope|nah|none|never|done|over|part|no thanks?|take it|let it|end|close|cancel|drop|pass)\W{0,3}$
~given
  [^"'.;!?]{0,40}["'\u00ab]([^"'\u00ab\u00bb]{1,40})["'\u00bb]

# ---- channels that are no link
# Something that the reader says, sends or answers; a command when it stands where one can stand.
command
  (?:reply|respond|answer|write|type|send|return|mail|e-?mail|ping|drop|shoot|fire|toss|flick|put|say|tell|text
    ask|shout|holler|yell|object|speak|forward|hit|press|give|let (?:me|us) know|scribble|jot|signal
    nod|wave|raise|do (?:it|so|that)|mark|use|whistle|bounce|throw|pop|zip|note)\b
gerund
  (?:replying|responding|answering|writing|typing|sending|returning|mailing|e-?mailing|pinging|dropping
    saying|telling|asking|objecting|forwarding|hitting|pressing|giving|letting (?:me|us) know)\b
# What follows a command or a gerund when it goes to the sender.
~to_us
  [^.;!?]{0,40}?\b(?:back|me|us|so|that|it|when|reply|answer|return|this (?:e-?mail|mail|message|note|address)
    (?:these|any) (?:e-?mails|mails|notes|of these)|here|line|word|note|response|message|[\"'\u00ab]
    my way|our way|thumbs|address|subject)\b
  \s{0,2}[\"'\u00ab(]|[ ,]{0,2}and\b|\s?[,.;:!-]|\s?$|\s(?:if|when|whenever|once|any|at any|to (?:be|stop
    leave|end|go))\b
~noun
  \b(?:by|in|as) (?:return|reply|answer|response)\b(?! (?:on|of|for|to (?:your|their)))(?: of (?:e-?mail
    mail|post))?
  \b(?:an?|one|any|your|each|single|quick|short|empty|blank|two|three|few)(?: [\w'-]+){0,3}? (?:reply|response
    answer|line|words?|note|e-?mail|mail|message|shout|ping|nod|thumbs?-?(?:up|down)|syllables?)\b(?! such
     like| in the footer| at the (?:bottom|foot))
  \b(?:whoever|anyone who|anybody who|everyone who|those who|if you) (?:writes?|says?|repl(?:y|ies)
    answers?|asks?)\b
  \bthumbs?-?down|\b(?:your|a|at a|at your|one) word\b|(?<!\w)[\"'][^\"'?]{1,30}[\"'] (?:is|does|will
    works?|gets|takes
    stops|ends|means|suffices)\b
  \b(?:on|upon|at|by)(?: \w+)? request\b|\b(?:for the|on) asking\b|\b(?:this|the|my|our) (?:address|mailbox
    inbox) (?:accepts|takes|reads|answers|listens)\b|subject line of (?:a|your) reply
  \brepl(?:y|ies) (?:go|goes|come|comes|reach|reaches|land|lands)\b|\b(?:need|have|got) only (?:to )?(?:ask
    say|reply)

# ---- affirmed: what ties a channel to a result
~shape
  [^.;!?]{0,50}?(?:(?:,|\band\b|\bthen\b| - |:|;)\s?(?:and |then |so )?(?:you|i|we|it|that|this|they|none|quiet
    silence|no|nothing|the|your|off|out|gone|done|so)\b)
  [^.;!?]{0,60}?\b(?:is (?:all|enough|plenty|sufficient|fine|honou?red|what it takes|one (?:we|i)|obeyed|a
    complete)|will do|does (?:it|the (?:trick|job)|just)|do (?:it|the (?:trick|job))|suffices?|works?|takes
    ends?|stops?|cancels?|removes?|gets|closes|brings|settles|sees to|frees|cuts|kills|finishes|spares
    (?:you|i|we) (?:shall|will|are)|(?:we|i)(?:'ll| will| shall| act| obey| honou?r))\b
<someone>
  (?:i|we|she|he|it|they|you|that|this|nobody|nothing|none|no further|no more|no later|no other|everything
    rest|series|list|name|address)
undertaking
  <someone>(?:'ll| will|'d|'re| are| is| shall)? (?:\w+ ){0,3}?(?:stop|end|off|out|gone|removed?|deleted|erased
    cancelled|never|not|n't|nobody|nothing|none|honou?r\w*|obey|act on|comply|part|go|goes|drop|archive|close
    forget|reach you|follow you|see to|struck|strike|cross|spared?|let you|leave you|silent|quiet|done|over
    free|take (?:you|your)|act|be the)\b
  (?:you|i|we) (?:are|shall|will)(?=[.,;!]|$)|so (?:are|am|is|do|will|shall) (?:i|we|it)\b
  (?:honou?red|obeyed|respected|acted (?:on|upon)|heeded|carried out|complied with|processed)\b
  <ours> <gap>(?:stops?|ends?|ceases?|closes?|(?:is|are|will be) (?:over|off|cancelled|dropped))\b
  (?:won't|will not|never|not|nobody will|nothing will|no \w+ will|no \w+ \w+ will) (?:\w+ ){0,3}?(?:mail|write
    hear|e-?mails?|find|get|see|receive|reach|follow|send|bother|arrive|come|be sent|contact)\b
  (?:both|all|either|any|it)(?: \w+)? works?\b|takes you off|ends? (?:it|them|ours|mine|all)|(?:comes|goes
    are|is|be) off\b|off ours\b|you're off
  (?:glad|happy|pleased|gladly|willing|ready)(?:ly)? (?:to )?(?:remove|stop|take|drop|strike|let|leave|be told)
  (?:act on|see to)(?: \w+)? (?:it|that|at once|them)
affirmed
  (?:you (?:can|may|could|are (?:free|welcome|entitled|able)|have only|need only|only need|only have)|can be
    if|whenever|when|should you|anyone|anybody|everyone|whoever|who no longer|any ?time|at once|please
    simply|just|want|prefer|rather|tired|enough|to (?:leave|stop|end|be|get|go|opt|withdraw))\b
  \?

# ---- against
# Things that a reader may leave, stop or be struck from, and that are no e-mails.
<thing>
  stud(?:y|ies)|table|sample|benchmark|deck|slides?|panel|seats?|bookings?|invoices?|contracts?|trials?
    licen[cs]es?|renewals?|programmes?|programs?|roundtables?|dinners?|guest lists?|quot(?:e|es|ing|ation)
    interviews?|recordings?|transcripts?|photos?|names? in|logos?|case|report|survey|draft|agenda|orders?
    workshops?|webinars?|podcasts?|meetings?|calls?(?! off)|demos?|visits?|parcels?|samples|brochures?
    catalogues?
    cookies?|tracking|analytics|trade show|booth|stand|conference|events?|invitations?|waiting list|pilot
    wait-?list|committee|council|board|community|forum|slack|channel|group|app|portal|diagnostic|account
    membership|memberships|subscription (?:fee|box)|deal|deals|registration|registrations|project|audit
    attend|attending|advisory|assessment|your (?:answers?|figures|numbers|data|responses?|quote|company)
    credit|comments?|alerts?|sms|texts?|deliver\w+
    insurance|pension|purchase|direct debit|retainer|tender|bid|pricing|course|class|lesson|comp plan
    employer|agreement|partnership|alliance|consortium|beta|file share|workspace
thing
  (?:<thing>)\b
# Ours beyond doubt.
mails
  (?:these|this|all|any|our|my|such|further|future|remaining|other|every|no|more|the) (?:\w+ )?(?:e-?mails?
    mails?|mailings?|messages?|notes?|letters?|series|sequence|list|lists|newsletter|outreach|communications?
    correspondence|thread|touch(?:es)?)\b
  (?:from|hear from|of) (?:us|me)\b|(?:write|mail|e-?mail|contact|writing) (?:to )?you\b|end ours
# The sender goes on to send or do something else, or only asks.
# A verb that needs to be told what or where.
~gives_words
  (?:reply|respond|answer|write|e-?mail|mail|send|type)\b
gives
  (?:i'll|i will|we'll|we will|i can|we can|and i'd|to get|happy to|glad to|get) (?:\w+ )?(?:send|share|show
    forward|book|explain|walk|connect|introduce|tell|mail you|e-?mail you|set up|offer|point|answer
    include|add|call you|ring|move|reschedule|bring|hold|keep|come back|find you|put you|sign you|reserve
    swap|change|make|help|dig|run|pull (?:the|up)|give|try|check|ask|quote|name|take your company)\b
stays
  (?:stay|keep|keeps|keeping|remain|join|subscribe to|sign up|sign me up|confirm|register|book|download|continue
    receive more|more like|opt in|yes,? (?:please|send|keep)|renew|resume|carry on|go on|hear more)\b
less
  (?:less often|fewer|monthly|quarterly|weekly|slower|pause|snooze|frequency|how often|break|holiday|until
    later|next (?:year|quarter|month))\b
# Told of others, of another time, or of the craft of mailing.
talk
  (?:said|says(?! ["'])|told (?:me|us|him|her|them)|wrote|asked (?:us|me|to|whether|why)|replied|answered
    responded
    clicked|complained|survey\w*|sample|percent|found that|would have|had (?:asked|replied|written|left)|ago
    them who|vendors?|senders?|marketers?|competitors?|rivals?|regulators?|law|by law
    act requires|obliges?)\b
  \d[\d.,]*\s?%
# The reader is asked for something else: to stay, to have more, to pass it on.
wants
  (?<!never )(?<!not )(?<!n't )(?<!longer )(?:want|like|wish|need|love|care|prefer)(?: to)? (?:be on|get on
    another|more\b(?! of)|part\b|know|talk|hear more
    hear about|see|stay|join(?! them)|discuss|chat|speak|learn|read|have a|the|a copy|me to send|one|it\b)
  with (?:your|the|an?) (?!(?:word|note|quick|short|simple|single|one|blank|stop|e-?mail|address|subject
    two|thumbs
    full|text|empty|no|polite|words|line|button|link|click)\b)[a-z]+\b
  if (?:i'm|i am) (?:wrong|mistaken)|(?<!not )interested\b|(?:any|have|has|with) (?:an? )?questions?\b
    too few|(?:you're|you are) on\b|not enough\b|who (?:it is|is|owns|runs|does)|whoever
  if it is\b|forward (?:it|this)|why\b|your (?:best|secret|biggest|view|thoughts|story)|get on the list
  point me|right (?:person|one)
  (?<!to )(?:read|see|try|check|look at|have a look at) (?:this|our|the)\b|before you (?:unsub|leave|go|opt
    delete)\w*
  stop(?:ping)? (?:by|in|short|over)\b|(?:i|we)(?:'d| would) rather not|(?:for|part) (?:more|two|three)\b
# Not ours: what is to end is named, and it is no e-mail.
end_thing
  (?:subscription|membership|seat|place|ticket|spot) (?:to|in|on|for|at|of) (?:(?!the (?:list
    series))[\w-]+ ){0,3}(?:<thing>)\b
  (?:<end-verb>|take|taken|out of|off) (?:(?:your|the|our|an?|any|all|this|my|partner|you|from|of
    by) ){0,3}(?:\w+ )?(?:<thing>)\b(?! (?:mails?
    e-?mails?|notes?|letters?|mailings?|series))
  stop(?:ped|ping)? (?:us |me )?(?!receiv|gett|send|writ|e-?mail|mail|hear|contact
    messag|bother|reach|follow|chas|ping|nudg|pester|knock|clutter|fill|turn|appear|show|com|try|land|arriv
    disturb
    intrud|troubl|annoy|this|these|it\b)\w+ing\b
~placeholder
  \[[a-z][a-z _:-]{1,30}\]|<[a-z _-]{2,30}>|x{4,}|_{3,}|\b(?:todo|tbd)\b
~voice
  \b(?:on|at|call|ring|phone|dial)\s\+?\d[\d ()-]{5,}|\ba (?:ring|call|bell|buzz)\b|answering machine|\bsigned\b
# The craft of mailing, taught to the reader.
craft
  (?:should|must|ought to|always) (?:carry|have|offer|include|contain|honou?r)
  your (?:own )?(?:partners|customers|readers|subscribers|footer|newsletter|mailings?|sequences?|campaigns?
    audience|buyers|reps|vendors?|distributor\w*|unsubscribe|opt-?out|recipients)\b
  (?:e-?mailing|mailing|writing to|pestering) (?:partners|customers|people|buyers|readers)
# On the telephone: what is said next is said there.
~dialled
  \b(?:ring|call|phone|dial)\b[^.;!?]{0,40}\band (?:then )?$
~denied
  \b(?:nobody|no one|never|not|nothing|none|no)\b|n't\b
neither
  (?:do not|don't|no longer|never|cannot) (?:accept|process|take|honou?r|handle|offer|provide|act)
  not an? (?:valid|accepted|way|option|recogni[sz]ed)
  (?:need|needs|needing|require|requires|expect|expecting) (?:an?|no|any|your) (?:reply|answer|response)|no need
  (?:is|are) (?:currently |still )?(?:down|closed|offline)\b
  (?:neither|nor|no (?:reply|answer|click|word|link|e-?mail|way)|not by|cannot|can't|can not|unable|won't be
    able|impossible|isn't possible|not possible|doesn't work|don't work|no longer works?|retired|used to
    no way|broken|down (?:for|this|until|at)|ignored|will not (?:stop|end|remove)|won't (?:stop|end
    remove))\b

# A denial that something else makes up for.
~however
  \b(?:but|instead|though|however|yet)\b|;|n't hesitate
~in_case
  [^"'\u00ab]{0,25}["'\u00ab][^"'\u00bb]{1,40}["'\u00bb],? (?:if|when|once|after|because) ([^.;!?]{1,70})
~practice
  \W{0,3}(?:i|we|my \w+|our \w+)[ ]
# Beside a barrier: here it does not stand in the way.
~denies
  \b(?:doesn't|does not|don't|do not|needs? no\w*|isn't|without|none of that)\b[^.;]{0,25}$
anyone
  (?:anyone|anybody|everyone|everybody|whoever)\b
mailtopic
  (?:e-?mails?|mails?|mailings?|messages?|notes?|letters?|series|sequence|list)\b
~orders
  \W{0,4}(?:please |just |simply |yes,? )?(?:<end-verb>)\b
# The sender's own practice, which is an offer of sorts.
ourselves
  (?:i|we|my|our|ours|me|us)\b

# Whose words a quotation holds.
attribution
  (?:wrote|writes|said|says|reads?|signs? off|vendors?|rivals?|competitors?|somebody|someone|bulletin|kept
    that(?:'s| is| was)|quot\w+|from (?:an?|our|one|my|the)|how (?:they|he|she|one)|footer|example|line)\b
within
  (?:wrote|writes|said|says|read|bulletin|vendors?|last week)\b
~aside
  ^\W{0,3}[-\u2013\u2014]{1,2} ?\w

# ---- link targets that say it themselves
~path
  (?:^mailto:|[/._?&=-])(?:unsub\w*|un|u|o|off|out|bye|goodbye|leave|exit|end|stop\w*|remov\w+|rm|erase|quit
    preferences?|prefs?|opt-?out|cancel|mute|silence|forget|farewell|no-?more|choices|delete|withdraw|unfollow
    nomail|suppress|gone|opt|sub(?:scription)?s?|mail-?settings)(?=[/?#@.&=]|$)
~read
  \b(?:privacy|terms|policy|read|report|download|calendar|website|linkedin|schedule|see|learn|article|study
    guide|method|browser|web version|blog|imprint|legal|demo|webinar|case|example|story|view|book|chart
    home|why|how|what
    update your|about|profile|watch|listen|join|subscribe|start counting|get (?:the|it|them|a))\b
"""

FEATURES: Final = Words(_TEXT, WORDS)
