"""What ends, and whose words they are: the longer patterns that take an offer to opt out back.

The same writing as in ``optout_lexicon``, whose parts may be used.
"""

from __future__ import annotations

from govern.annotations import Final
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
# On the telephone: what is said next is said there.
~dialled
  \b(?:ring|call|phone|dial)\b[^.;!?]{0,40}\band (?:then )?$
~denied
  \b(?:nobody|no one|never|not|nothing|none|no)\b|n't\b
# Beside a barrier: here it does not stand in the way.
~denies
  \b(?:doesn't|does not|don't|do not|needs? no\w*|isn't|without|none of that)\b[^.;]{0,25}$
# Whose words a quotation holds.
attribution
  (?:wrote|writes|said|says|reads?|signs? off|vendors?|rivals?|competitors?|somebody|someone|bulletin|kept
    that(?:'s| is| was)|quot\w+|from (?:an?|our|one|my|the)|how (?:they|he|she|one)|footer|example|line)\b
within
  (?:wrote|writes|said|says|read|bulletin|vendors?|last week)\b
~aside
  ^\W{0,3}[-\u2013\u2014]{1,2} ?\w
"""

FEATURES: Final = Words(_TEXT, WORDS)
