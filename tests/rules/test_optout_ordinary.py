"""Opt-outs in the words of ordinary mail, which must be judged rightly whatever is written before them.

The corpora are written to be hard. Most mail is not: here no miss is allowed, and no fee, log-in or newsletter in the lines above
may cast a doubt.
"""

from __future__ import annotations

import pytest

from govern.documents.reading import read_passages
from govern.rules.optout_judging import judge

PRESENT = (
    "You are receiving this email because you signed up at acme.com. [Unsubscribe](https://acme.com/unsub?id=1) | [Manage preferences](https://acme.com/prefs) | [View in browser](https://acme.com/v)",
    "No longer want to receive these emails? [Unsubscribe](https://click.acme.com/u/abc).",
    "If you'd prefer not to receive these emails, you can [unsubscribe here](https://acme.com/u).",
    "[Unsubscribe](https://acme.com/u) from this list.",
    "Want to change how you receive these emails? You can [update your preferences](https://acme.com/p) or [unsubscribe from this list](https://acme.com/u).",
    "This email was sent to {{email}}. Why did I get this? [unsubscribe from this list](https://x.list-manage.com/unsubscribe?u=1) [update subscription preferences](https://x.list-manage.com/profile?u=1)",
    "To stop receiving these emails, [click here](https://acme.com/u).",
    "Don't want these emails? Reply \"unsubscribe\" and I'll take you off the list.",
    "P.S. If you're not interested, just let me know and I won't reach out again.",
    "If this isn't for you, reply \"no\" and I'll stop.",
    "Not the right time? Hit reply and tell me to buzz off — no hard feelings.",
    "Opt out: https://acme.com/optout",
    "You can opt out at any time by clicking the link below: https://acme.com/optout",
    "Reply STOP to unsubscribe.",
    "Text STOP or reply to this e-mail with STOP to opt out.",
    "If you don't want to hear from me again, click here: https://acme.com/unsubscribe",
    "We respect your inbox. [Unsubscribe instantly](https://acme.com/u).",
    "Update your [email preferences](https://acme.com/prefs) to choose the types of emails you receive, or [unsubscribe from all future emails](https://acme.com/u).",
    "© 2026 Acme Inc., 1 Market St, San Francisco, CA 94105. [Unsubscribe](https://acme.com/u) · [Privacy](https://acme.com/p)",
    "You received this email because you are subscribed to Marketing Information from HubSpot. [Unsubscribe from all future emails](https://hs.com/u)",
    "If you no longer wish to receive these messages, please reply with REMOVE in the subject line.",
    "Sent with care by Acme. [Manage subscription](https://acme.com/s)",
    "If you wish to unsubscribe from this newsletter, [click here](https://acme.com/u).",
    'To be removed from this mailing list, reply with "Remove" in the subject.',
    "If I have the wrong person or you'd rather not get these, just say so.",
    "Not interested? [Let me know](mailto:rick@acme.com?subject=unsubscribe) and I'll remove you.",
    "[Click to unsubscribe](https://acme.com/u)",
    "Too many emails? [Opt-down or opt-out](https://acme.com/p)",
    "Je kunt je [hier uitschrijven](https://acme.com/u).",
    "[Abmelden](https://acme.com/u)",
    "Pour ne plus recevoir nos e-mails, [cliquez ici](https://acme.com/u).",
    "[Unsubscribe]({{unsubscribe_url}})",
    "{{unsubscribe_link}}",
    "This message was sent to you by Acme. If you don't want to receive these emails from Acme in the future, please [unsubscribe](https://acme.com/u). Acme, Inc., Attention: Community Support, 1 Way, Menlo Park, CA 94025",
    "You are on the list because you downloaded our report. [Leave the list](https://acme.com/u).",
    "[Stop these emails](https://acme.com/u)",
    "Prefer not to get these? [Unsubscribe](https://acme.com/u) with one click, no login required.",
    "If you would like me to stop emailing you, please reply and tell me.",
    "Let me know if you'd rather I didn't follow up.",
    "Unsubscribe: {{unsubscribe_url}}",
)
ABSENT = (
    "Our workshop fee is $500.",
    "Read our [privacy policy](https://acme.com/p) or [view in browser](https://acme.com/v).",
    "Unsubscribe rates rose by 12% last year.",
    "To unsubscribe, call us at 555-1234.",
    "To unsubscribe, log in to your account and change your settings.",
    "To opt out, mail a letter to PO Box 1, Austin.",
    "Reply YES to book a Briefing.",
    "Let me know if you're interested.",
    "You cannot unsubscribe from service messages.",
    "[Unsubscribe](#)",
    "Are you the right person to talk to?",
    "Reply to this email with any questions.",
)
BODIES = (
    "",
    "Hi {{first_name}},\n\nPartners now source a third of revenue, according to Canalys.\n\nThe workshop fee is $500, the log-in "
    "page is new, and our newsletter has 4,000 readers. Call us on 555-1234.\n\nRick\n\n",
    "Hi {{first_name}},\n\nWe looked at 60 alliance teams. Those who forecast weekly missed plan half as often.\n\nIf that "
    "sounds like {{company_name}}, reply and I will send you the study.\n\nRick\n\n",
)


@pytest.mark.parametrize("words", PRESENT)
def test_ordinary_offers_count(words: str) -> None:
    for body in BODIES:
        text = body + words
        assert judge(read_passages(text, 0, len(text))).mechanism is not None, text


@pytest.mark.parametrize("words", ABSENT)
def test_ordinary_sentences_about_something_else_do_not(words: str) -> None:
    for body in BODIES:
        text = body + words
        assert judge(read_passages(text, 0, len(text))).mechanism is None, text
