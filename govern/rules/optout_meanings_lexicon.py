"""The words of opting out by what they mean. How much each meaning counts for is learned, not written here.

A line of ``_TEXT`` gives a meaning (in capitals) and the words and phrases that have it, parted by commas;
a deeper line goes on. A word is given in its base form when it bends: ``stop*`` also stands for *stops*, *stopped* and
*stopping*, which are told apart as ``STOP+s``, ``STOP+ed`` and ``STOP+ing``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_TEXT = """
REPLY: reply*, respond*, answer*, write back, writing back, hit reply, by return, return this, return it, react*, response
TELL: tell* me, tell* us, let me know, let us know, letting me know, letting us know, say so, saying so, shout*, holler*,
  speak up, give me a shout, say the word, say it, tell* him, tell* her, tell* them, tell* my, tell* our, let * know
SAY: say, saying
TELLO: tell, telling
ASK: ask, asking, request, requesting, advise, advising, object, objecting, demand
SEND: send*, type, typing, mail to, drop* me, drop* us, drop a line, drop a note, scribble*, forward*, fire off, jot*, ping*
  me, ping* us, give me, give us, shoot me, shoot us, put
WRITE: write, writing
WROTE: wrote, written, writes
NOTE: one word, single word, a word, one line, two words, a line, quick note, short note, brief note, blank reply, empty reply,
  one-word, thumbs down, thumbs-down, nod, syllable, one letter, single letter, two letters, few words, emoji, a note
CLICK: click*, tap*, press*, follow*, visit*, hit, push, use, using, touch, go to, head to, head over, open, pick, select, choose
HERE: here, link, page, button, form, below, click here, this link, this page, this button
CENTRE: preference*, settings, preference centre, preference center, mail settings, subscription*, options, profile
HANDLE: manage, update, change, edit, adjust, set, control, review, choose what, alter
I: i, we
MY: my, our, ours, mine
ME: me, us
YOU: you, yourself
YOUR: your, yours
WILL: will, shall, ll
WOULD: would, d, could, might
CAN: can, may, able to, free to, welcome to, entitled to
THEM: they, them, their, he, she, him, his, hers, her, theirs, himself
WHO: people, readers, reader, recipient*, customer*, buyer*, subscriber*, vendor*, seller*, marketer*, sender*, competitor*,
  rival*, supplier*, distributor*, reseller*, compan*, firm*, colleague*, analyst*, regulator*, lawyer*, audience*, contact,
  contacts, prospect*, client*, partner*, somebody, someone, cmo*, cro*, ceo*, brand*, bank*, team*, alliance*, lead*, account*, board,
  user*, everybody's, half of, most, many, few, some, others, one in, out of ten, boss*, manager*, agenc*, publisher*, operator*
EVERYONE: anyone, anybody, everyone, everybody, whoever, those who, nobody, no one, any reader, every reader
STOP: stop*, end*, quit*, cease*, halt*, cancel*, discontinue*, terminate*, conclude*, desist*, finish*, call off, calling off,
  called off, wind up, bring to an end, bring to a close, put an end, pull the plug, pulling the plug, shut off, shut down, break
  off, knock it off, kill, mute, silence, block*, decline*, refuse*, skip*, suspend, turn off, turn these off, turn them off, switch off,
  switch these off, switch them off, abandon*
UNSUB: unsubscribe*, unsub, unsubs, opt out, opting out, opts out, optout, optouts, opt me out, opt you out, opt yourself out, opt-out,
  unfollow*, unlist*, deregister*, sign off the list, unsubscription*, abmelden, abbestellen, austragen, désabonner, désinscrire,
  désinscription, afmelden, uitschrijven, disiscriviti, disiscriversi, baja, cancelar suscripción, annulla, avregistrera, avmeld,
  wypisz, cancelar inscrição, se désabonner, abmeldung, desuscribirse
UNSUBED: unsubscribed, opted out, opted-out, unsubscribes
REMOVE: remove*, removal, removals, take * off, take me off, take you off, taking you off, take us off, take yourself off, takes you off,
  taking your name off, take your name off, take my name off, taken off, took off, take my address off, take your address off, strike*, struck,
  cross* you off, cross* off, cross* me off, delete*, erase*, scratch*, purge*, forget, forgets, forgotten, scrub*, suppress*, prune*, drop* you,
  drop* your, drop* my, drop* from, unlisted, wipe*, dropped, take them off, takes people off, cut you, pull you, pull your, cross out, take anyone
  off, take off, get you off, lose your, lose my, lose
LEAVE: leave, leaving, exit*, depart*, withdraw*, get off, getting off, get out, bow out, bow you out, hop off, step off, drop out, jump off,
  out, part ways, go away, show me the door, way out, the door, goodbye, farewell, bye, adieu, adios, ciao, sayonara, go, be off, off the list, want
  off, want out, let me out, let me go, let you go, check out, off, come off, want off
PEACE: silence, quiet, peace, alone, leave you alone, leave me alone, leave you be, leave you in peace, rest in peace, left alone, be left alone, shut
  up, radio silence, hush, spare*, be rid of, rid of, excused, no contact, without us, without me, in peace, stay away, keep away, stay out, keep out
GONE: gone, vanish*, disappear*, out of your inbox, out of your hair, out of your way, back off, stand down, never again, history, no more from, go quiet,
  fall silent, step back, drop it, let it go, done, over, finished, close your file, close the file, close the loop, closes the file,
  closing your file, close the thread, that is that, that is it, be the end, is the end, the last you, see myself out, take the hint, get the
  message, get the hint, make it so, it is done, settled, honour it, respect it, honor it, respect that, honour that, act on it, i oblige, comply,
  obey, consider it done, be the last, the last of, the last one, hear no more, ends there, stops there, and no further, not another, lay off, call
  it a day, call it quits, archive, archives
MAIL: email*, mail, mails, mailing, mailings, message*, letter*, series, sequence*, list, lists, mailing list, thread*, correspondence, outreach, e-mails,
  missive*, dispatch*, communication*, note*, inbox, mailbox, drip, cadence, emailing, newsletter to you, this list, our list, my list, the list
THESE: these, this, those, it, further, any more, no more, more, rest, the rest, others, next, remaining, another, again, any longer, anymore, any,
  future, them all, the lot, the others, all, everything
WANT: want*, wish*, like, prefer*, rather, sooner, care to, care for, fancy, feel like, choose to, decide, need, interested in getting, enjoy
NOT: not, n't, no, never, none, neither, nor, without, hardly, cannot, nothing, nobody, nowhere, nothing more, won't
NOLONGER: no longer, any longer, anymore, no more, no further, never again
HEAR: hear*, receive*, get, getting, gets, read, reading, see, seeing, come, coming, arrive, arrives, follow up, following up, reach out, reaching out,
  contact you, contact me, contacted, bother*, pester*, chase*, nudge*, disturb*, trouble you, email you, mail you, write to you, write again,
  writing to you, chasing, knocking, knock, message you, be in touch, get in touch, send you, sending you, landing, reach you, reaching you
SOFT: relevant, useful, interesting, interested, fit, noise, helpful, unwelcome, annoying, annoy*, tired, enough, bored, boring, irrelevant, nuisance,
  too many, too much, too often, had enough, of use, use to you, for you, your thing, cup of tea, your area, your desk, your field, your world, your
  patch, your topic, your problem, priority, worth your, worth the, value, valuable, wrong person, wrong desk, wrong inbox, wrong address, wrong time,
  wrong contact, right person, timing, keen, sick of, fed up, weary, clutter*, spam, off base, missed the mark, miss the mark, not now, no thanks, no
  thank you, no interest, overstayed, outstayed, unwanted, pest, had your fill, your fill, well served, moved on, new role, changed jobs, left your
  desk, pass, not for me, wasting, waste of, landing well, earning their, pulling their, run their course, lost their, worn thin, off-topic,
  hard feelings, offended, personally, offence, sorry to see you, regret, dull, tedious, unhelpful, useless
WELCOME: welcome, glad, gladly, happy to, pleased to, happily, by all means, feel free, no problem, no questions asked, hesitate
OTHER: podcast*, webinar*, slack, sms, text message*, texts, push, notification*, calendar, invitation*, invite*, event*, community, forum*, digest*,
  magazine, youtube, linkedin, whatsapp, survey*, beta, waitlist, waiting list, guest list, cookie*, tracking, analytics, data sharing, sale of, profiling,
  catalogue, catalog, print, printed, brochure*, job alert*, rss, feed*, telegram, discord, group, channel, membership*, trial, billing, invoice*,
  receipt*, alert*, status, release notes, product update*, product news, changelog, course, signal note, signal notes, workshop*, meeting*, demo,
  attendee*, conference*, panel*, committee*, council, app, renewal*, renew*, auto-renew, arbitration, roster, speaker*, circle, class, insurance, pension,
  co-marketing, programme*, program*, portal, marketplace, third-party, third party, ads, advertising, seat*, ticket*, roundtable*, dinner*, booking*, contract*,
  licence*, license*, reminder*, blog*, comment*, recording*, call recording, research call*, pilot*, draw, mailers, postal mail, subscription to, delivery,
  substack, fax, phone calls, calls, interview*, benchmark club, case study, reference*, slide*, deck, spreadsheet, report*, table, appendix,
  ranking*, index, study, partnership, dashboard*, integration*, sync, export, campaign*, advisory, directory, referral*, listing, certification*, training,
  newsletter, newsletters, edition, intro*, introduction*, appointment*, slot, session*, visit on, visitor, badge, parking, sample*, hardware, order*, shipment*
GIVE: send you, show you, share, sharing, forward you, explain, introduce*, walk you, book*, offer*, add you, point you, help you, include you, sign you up, give you,
  bring*, i'll send, i will send, talk, chat, discuss, compare, answer your, connect you, set up, reserve, hold, put you, get you the, show, schedule, move you, swap, call you
GOODS: report, deck, template*, sheet, worksheet, workbook, table, benchmark*, study, copy, slides, checklist, numbers, figures, guide, paper, article, method*, data, example*, chart*, analysis,
  ladder, scorecard, framework, tool, pdf, video, recording, answer is, comparison, summary, plan, letter we
STAY: stay*, keep*, keep getting, continue*, remain*, subscribe*, join*, opt in, opting in, resubscribe, sign up, sign me up, carry on, go on, keep me, i want in, more like this, renew my, count me in,
  opted in, opt back in, resume
YES: yes, confirm*, start, go ahead, sure, in
LESS: monthly, less, fewer, quarterly, pause*, snooze*, slower, slow, slow down, less often, frequency, break, how often, once a month, once a quarter, later, autumn, spring, summer, winter, until, later
  this, january, next quarter, next year, in a month, for now, for a while, a while, halve, hold off, every other, biannual, weekly, digest instead, cool off, check back, try again, ask again, circle back
LOGIN: log in, login, logging in, log into, sign in, signing in, signin, password*, username*, credentials, account, your account, an account, portal, registration, register*, dashboard, authenticate, two-factor,
  logged in, sso, pass code, passcode, member area, verify*, verification
FEE: fee*, charge*, surcharge, pay, paying, payment, payable, cost*, price, deposit
PHONE: call*, ring, rings, phone*, telephone*, dial*, voicemail, switchboard, hotline, speak to, speak with, talk to, give us a call, text stop, text us, by text
POST: letter to, by post, post, postal, fax, registered letter, postcard, in writing to, po box, p o box, mail us at, courier, envelope, stamp*, signed letter, signed request, notaris*, notariz*, in person, write to us at, registered
DATA: full name, job title, date of birth, reason*, company name, phone number, id, passport, identity, title, employer, role, form with, questionnaire, exit survey, exit interview, captcha, proof, why you, state your, fields, required, mandatory, photo,
  customer number, account number, mobile number, your name, your company, name, names, birth, direct line, contract number
PERIOD: hour*, days, day, week, weeks, month, months, minute*, until, by friday, by monday, expires, expire, expiring, deadline, midnight, today only, only today, tomorrow, friday, monday, tuesday, wednesday, thursday, saturday, sunday, closes, window, office hours, business hours, weekdays, locked, valid, before the
PAGES: step, steps, pages, screens, wizard, forms, second page, then confirm, confirmation, code
STAT: rate*, percent, per cent, survey, study, sample, average, median, statistic*, trend*, quarter of, third of, times, percentage, respondents, surveyed, counted, tested, analysed
LAW: law, laws, act, can-spam, gdpr, rule, rules, regulation*, requires, obliges, oblige, must, should carry, legal, policy, policies, privacy, counsel, legislation, directive, article, right to, rights, statute, fined, ftc, court*
TOPIC: link text, footer*, line, sentence, wording, template text, copy, button text, phrase, campaign, best practice*, headline, compliance
SAID: said, says, told, reads, asked, replied, clicked, writes, complained, responded, answered, quoted, called it, explained
PAST: was, were, did, had, ago, last week, last month, last year, yesterday, last spring, last autumn, last summer, used to, until 2023, formerly, previously, earlier, once, last quarter, since, recently
FUTURE: soon, coming soon, next month, planned, will be able, building, next release, from next, next issue, shortly, in the works, not yet, to follow, under construction, goes live, launch*, will add, being built, will be added, work in progress
BROKEN: broken, down, disabled, does not work, do not work, unavailable, ignored, unmonitored, unattended, not monitored, closed, out of order, retired, not possible, impossible, not supported, no effect, not accepted, not available, not offered, ignores, discards, bounces,
  deleted unread, not read, nobody reads, no one reads, never read, offline, out of service, stuck with, futile, in vain, does nothing, do nothing, changes nothing, at your peril, switched off, expired, removed from service, no way, without effect, useless, disregarded
FIND: find, look for, located, sits, see the, appears, contains, carries, explains, guide
IF: if, should, when, whenever, in case, once, as soon as, the moment, the minute, the day, supposing, were you, unless
REQUEST: on request, upon request, at your request, on demand, request to, requests
TAIL: enough, suffices, does it, all it takes, will do, is plenty, does the trick, does the job, works, settles it, is all, that is all, all you need, takes care, sees to it, plenty, sufficient, all it needs, is fine, fine, easy, simple, do just fine, will be acted on
TIME: any time, anytime, at any time, whenever you like, at any point, always, whenever you wish, immediately, instantly, at once, right away, straight away, on the spot, same day, within a day, today, promptly, for good, forever, permanently
JUST: just, simply, please, kindly, only, merely
OR: or, otherwise, alternatively, instead, rather than, else
AND: and, then, plus, &
BUT: but, though, however, yet, still, although
WITH: with, by, via, through, at, using
FROM: from, of
TO: to
FOR: for, in order to
AS: as, like so, such as
THE: the, a, an
BE: be, is, are, am, 's, being, been, 're, 'm
DO: do, does, doing
HAVE: have, has, having, 've
SUBJECT: subject, subject line, heading
BODYW: word, words, letters
PLACEHOLDER: todo, tbd, tbc, xxx, xxxx, xxxxxxxx, lorem, insert, placeholder, fixme, goes here, link goes, to follow, url, address here
WHY: why, how, what, which, where, who
"""


class Meaning(NamedTuple):
    """What a word or phrase means, and its ending where it bends (``s``, ``ed``, ``ing``)."""

    name: str
    bent: str


def _bend(stem: str) -> dict[str, str]:
    """A base form and its bent forms with their endings."""
    forms = {stem: ""}
    if stem.endswith("e"):
        forms |= {f"{stem}s": "s", f"{stem}d": "ed", f"{stem[:-1]}ing": "ing"}
    elif stem.endswith("y") and stem[-2:-1] not in "aeo":
        forms |= {f"{stem[:-1]}ies": "s", f"{stem[:-1]}ied": "ed", f"{stem}ing": "ing"}
    else:
        double = stem + stem[-1]
        forms |= {f"{stem}s": "s", f"{stem}es": "s", f"{stem}ed": "ed", f"{stem}ing": "ing"}
        forms |= {f"{double}ed": "ed", f"{double}ing": "ing"}
        forms |= {f"{stem}y": "", f"{stem}ies": "s"}
    return forms


class Lexicon(NamedTuple):
    """Meanings of single words, and of phrases by their first word, the longest first."""

    words: dict[str, Meaning]
    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once when it is first needed. A word that stands in two lines has its first meaning."""
    known = Lexicon({}, {})
    for line in _TEXT.strip().replace("\n  ", " ").split("\n"):
        name, _, entries = line.partition(": ")
        for entry in entries.split(","):
            for words, bent in _forms(entry.split()):
                meaning = Meaning(name, bent)
                if len(words) == 1:
                    known.words.setdefault(words[0], meaning)
                else:
                    known.phrases.setdefault(words[0], []).append((words, meaning))
    for same in known.phrases.values():
        same.sort(key=lambda pair: -len(pair[0]))
    return known


def _forms(parts: list[str]) -> list[tuple[tuple[str, ...], str]]:
    """All forms of an entry; of one with a hyphen, as it is read: in two words."""
    if len(parts) == 1 and "-" in parts[0]:
        parts = parts[0].split("-")
    forms: list[tuple[tuple[str, ...], str]] = [((), "")]
    for part in parts:
        bends = {part: ""} if part == "*" or not part.endswith("*") else _bend(part[:-1])
        forms = [((*words, form), bent or ending) for words, bent in forms for form, ending in bends.items()]
    return forms
