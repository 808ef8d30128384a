"""Phrases by which a reply is sorted into the SOP's six kinds. Each is a regular expression over one folded line of text."""

from __future__ import annotations

OPT_OUT = (
    r"^(?:please )?(?:stop|unsubscribe|remove|opt out|opt-out|abmelden|austragen)[.!]*$",
    r"\b(?:please |kindly )?(?:unsubscribe|remove|delete|take) (?:me|us|my (?:e-?mail|address|name)|this (?:e-?mail|address))\b",
    r"\b(?:please |kindly )?(?:stop|cease|quit) (?:e-?mailing|mailing|writing|contacting|messaging|spamming|sending|the e-?mails?|these e-?mails?)\b",
    r"\b(?:do not|don't|dont|never) (?:ever )?(?:e-?mail|contact|write(?: to)?|message|mail) (?:me|us)\b",
    r"\b(?:i|we) (?:want|would like|wish|'d like) to (?:unsubscribe|opt out|be (?:removed|taken off))\b",
    r"\bopt (?:me|us) out\b",
    r"\boff (?:your|this|the) (?:mailing |e-?mail )?list\b",
    r"\bbitte (?:keine|nehmen sie mich|tragen sie mich|löschen sie)\b",
    r"\bdésabonn(?:er|ez)\b",
)
OPT_OUT_TALK = (
    r"\b(?:not|never|don't|didn't|no need to) (?:want to |mean to )?(?:unsubscribe|opt out|stop)\b",
    r"\bunsubscribe (?:rate|link|page|button)s?\b",
    r"\bstop by\b",
)
OPT_OUT_MENTION = (
    r"\bunsubscrib",
    r"\bopt(?:ed|ing)?[ -]?out\b",
    r"\bremove (?:him|her|them|our|the)\b",
    r"\babmelde",
)
NEGATIVE = (
    r"\bnot interested\b",
    r"\bno(?:,)? (?:thanks|thank you)\b",
    r"\bno interest\b",
    r"\b(?:wrong|not the right|not the) person\b",
    r"\bno longer (?:with|at|work|responsible)\b",
    r"\bleft the company\b",
    r"\b(?:this|it) is not (?:relevant|for us|a fit)\b",
    r"\bnot (?:a fit|relevant)\b",
    r"\bwe(?:'ll| will) pass\b|\bi(?:'ll| will) pass\b",
    r"\bkein interesse\b",
)
NEUTRAL = (
    r"\bnot (?:right )?now\b",
    r"\bnot (?:at the moment|at this time|this (?:year|quarter|month))\b",
    r"\b(?:maybe|perhaps) (?:later|next (?:year|quarter|month))\b",
    r"\b(?:check|reach|circle|get) back (?:in|next|after|later)\b",
    r"\b(?:reading|following) along\b",
    r"\b(?:received|noted|will read|got it)\b",
    r"^(?:thanks|thank you|thx)[^?]{0,40}$",
    r"\bbusy (?:until|till|right now)\b",
)
POSITIVE = (
    r"\b(?:i am|i'm|we are|we're|very|definitely|would be) interested\b",
    r"^interested\b",
    r"\b(?:let's|let us|happy to|glad to|love to|like to|can we|could we|shall we) (?:talk|chat|meet|speak|have a call|book|schedule|set up|discuss|learn more|hear more)\b",
    r"\b(?:book|schedule|set up|arrange) (?:a|the|an) (?:call|briefing|meeting|time|session)\b",
    r"\bsend (?:me|us|over) (?:more|the|some|details|information|your)\b",
    r"\b(?:tell me|tell us|know) more\b",
    r"\bwhat (?:does|would|is) (?:it|the briefing|the assessment|that) (?:cost|take|involve|cover)\b",
    r"\bwhen (?:are you|can we|could we|would you|works)\b",
    r"\b(?:yes|sure|absolutely)[,.! ]+(?:please|let|happy|tuesday|monday|wednesday|thursday|friday)\b",
    r"\bsounds (?:good|great|interesting|useful)\b",
)
AUTO_SUBJECTS = (
    r"^(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|antwort)|automatische antwort|out of (?:the )?office|ooo\b|abwesen|réponse automatique|respuesta automática)",
)
AUTO_TEXT = (
    r"\b(?:i am|i'm|i will be) (?:currently )?(?:out of (?:the )?office|on (?:annual |parental |maternity |sick )?(?:leave|vacation|holiday))\b",
    r"\bout of (?:the )?office\b",
    r"\bautomatic(?:ally generated)? (?:reply|response|message)\b",
    r"\bbin (?:derzeit |ich )?(?:nicht im (?:büro|haus)|im urlaub|abwesend)\b",
)
