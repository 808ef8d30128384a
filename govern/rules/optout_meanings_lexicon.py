"""The words of opting out by what they mean. How much each meaning counts for is learned, not written here.

A line of ``_TEXT`` gives a meaning (in capitals) and the words and phrases that have it, parted by commas;
a deeper line goes on. A word is given in its base form when it bends: ``stop*`` also stands for *stops*, *stopped* and
*stopping*, which are told apart as ``STOP+s``, ``STOP+ed`` and ``STOP+ing``.
"""

from __future__ import annotations

from functools import lru_cache

from govern import kept, patterns
from govern.annotations import Final
from govern.values import NamedTuple

_TEXT = """
FOOT: privacy, privacy policy, privacy notice, datenschutz, datenschutzerklärung, impressum, imprint, mentions légales, légales, legal notice, aviso legal,
  privacidad, política, politique, confidentialité, confidentialite, informativa, integritetspolicy, personvern, terms, terms of use, conditions, careers,
  jobs, press, contact us, contact our, about us, browser, view online, view in browser, read online, read in browser, web version, online version, facebook,
  instagram, insta, twitter, mastodon, bluesky, website, homepage, web site, read more, more on our, forward to a friend, forward this, forward this mail,
  tell a friend, recommend, share this, whitelist, safe senders, copyright, registered office, ltd, limited, gmbh, llc, bv, ag, vat, directions, route,
  street, avenue, road, square, lane, suite, floor, all rights reserved, company number, registered in, trading as, cookie settings, security, support, help,
  help centre, docs, faq, archive of, older letters, back issues, past issues, follow us, follow me, find us, view in your browser, display, images
PARTLY: part, issue*, chapter*, episode*, edition*, lesson*, volume
REPLY: reply*, respond*, answer*, write back, writing back, hit reply, by return, return this, return it, react*, response, write me, writing me, mail me
  back, return mail, rsvp, antwort*, antworten, antworte, antwortet, répond*, répondez, répondre, réponse, responda, responder, responde, respondiendo,
  respuesta, resposta, rispond*, rispondi, rispondere, rispondete, rispondendo, risposta, antwoord*, beantwoord*, svara, svar, svare, odpowiedz, odpověz*,
  odpovězte, vastaa*, 回复, 返信
TELL: tell* me, tell* us, let me know, let us know, letting me know, letting us know, say so, saying so, shout*, holler*, speak up, give me a shout, say the
  word, say it, tell* him, tell* her, tell* them, tell* my, tell* our, let * know, lmk, inform*, notify*, mention it, mention that, drop word, make it known,
  heads up, buzz*, holla, wave, whisper*, grunt*, whistle*, raise a hand, raise your hand, say no, say stop, say when, say enough, say as much, say otherwise,
  cry, yell*, object*, complain*, protest*, set me straight, correct me, put me right, sagen sie, sag bescheid, gib bescheid, geben sie bescheid, kurz
  bescheid, bescheid, avísame, avise, avísenos, dígame, faites signe, laat weten, laat het weten, fammi sapere, säg till, sig til, si fra, word from you, hear
  from you that, shake your head, speak now, give the word, give us the nod, sing out, pipe up
SAY: say, saying
TELLO: tell, telling
ASK: ask, asking, request, requesting, advise, advising, object, objecting, demand, asks for it, petition*, apply
SEND: send*, type, typing, mail to, drop* me, drop* us, drop a line, drop a note, scribble*, forward*, fire off, jot*, ping* me, ping* us, give me, give us,
  shoot me, shoot us, put, write us, write in, email us, email me, mail us, mail me, message us, message me, text back, schreib*, schreiben, schreibt,
  écrivez, envoyez, escriba, escribe, escríbanos, envíe, escreva, envie, scriva, scrivi, scriveteci, schrijf, stuur, skriv*, skicka, napisz, cast, throw,
  toss*, fling*, hurl*
WRITE: write, writing
WROTE: wrote, written, writes
NOTE: line back, line from you, back to me, back to us, answer with a, anything back, one word, single word, a word, one line, two words, a line, quick note, short note, brief note, blank reply, empty reply, one-word, thumbs down,
  thumbs-down, nod, syllable, one letter, single letter, two letters, few words, emoji, a note, full stop, a full stop, one character, a syllable, a single
  line, the one word, single character, those two words, these two words, the word, two letters back, mot, ein wort, una palabra, una parola, mit dem wort,
  kurze antwort, kurze nachricht, short answer, quick answer, curt answer, short reply, any answer, any reply
CLICK: click*, tap*, press*, follow*, visit*, hit, push, use, using, touch, go to, head to, head over, open, pick, select, choose, klick*, klicken, klickt,
  clique*, cliquez, cliquer, haga clic, haz clic, clica, clicca, cliccare, cliccando, klik*, klikk*, tryck, trykk, kattints, klikněte, kliknij, clique aqui,
  tick*, untick*, toggle*, smash*, pull the, throw the, try this, take this, hammer
HERE: here, link, page, button, form, below, click here, this link, this page, this button, hier, ici, aquí, aqui, qui, här, tutaj, zde, tästä, this one, over
  here, this exit, switch, lever, link below, hereby, the url, this address, that link, there, button below, website below, 点击此处, 此处, εδώ, כאן, こちら
CENTRE: preference*, settings, preference centre, preference center, mail settings, subscription*, options, profile, email settings, email options,
  communication choices, contact choices, mailing choices, mail choices, einstellungen, innstillinger, voorkeuren, préférences, preferencias, preferenze,
  inställningar, asetukset, indstillinger, frequency page, consent page, data page, control panel, control room, choices
HANDLE: manage, update, change, edit, adjust, set, control, review, choose what, alter
I: i, we
MY: my, our, ours, mine, unser*, unsere, unserem, unserer, unseren, notre, nos messages, nuestro, nuestros, nuestra, nossas, nossa, nostro, nostra, nostre,
  nostri, onze, våra, vår, nasz*, meine, meinem
ME: me, us, mir, uns, mich, moi, nous, nos, noi, ons, oss, the undersigned, undersigned, the sender, the editor, the author
YOU: you, yourself, sie, ihnen, dich, dir, du, vous, usted, ustedes, você, lei, jou, jij, dig, deg, inbox owner, recipient
YOUR: your, yours
WILL: will, shall, ll
WOULD: would, d, could, might
CAN: can, may, able to, free to, welcome to, entitled to
THEM: they, them, their, he, she, him, his, hers, her, theirs, himself, they're
WHO: people, readers, reader, recipient*, customer*, buyer*, subscriber*, vendor*, seller*, marketer*, sender*, competitor*, rival*, supplier*, distributor*,
  reseller*, compan*, firm*, colleague*, analyst*, regulator*, lawyer*, audience*, contact, contacts, prospect*, client*, partner*, somebody, someone, cmo*,
  cro*, ceo*, brand*, bank*, team*, lead*, account*, board, user*, everybody's, half of, most, many, few, some, others, one in, out of ten, boss*, manager*,
  agenc*, publisher*, operator*, patients, patient, member*, delegates, exhibitor*, speaker, sponsor*, employees, staff, the public, residents, residents of,
  households, founders, installers, dealers, retailers, attendees, shoppers, donors, tenants, drivers, students
EVERYONE: anyone, anybody, everyone, everybody, whoever, those who, nobody, no one, any reader, every reader, all who, any who, folks who, those that, wer,
  anyone at all, chi, quien, quienes, celui qui, ceux qui, recipients may, recipients who, readers who, readers may, subscribers may, every recipient, each
  recipient
STOP: stop*, end*, quit*, cease*, halt*, cancel*, discontinue*, terminate*, conclude*, desist*, finish*, call off, calling off, called off, wind up, bring to
  an end, bring to a close, put an end, pull the plug, pulling the plug, shut off, shut down, break off, knock it off, kill, mute, silence, block*, decline*,
  refuse*, skip*, suspend, turn off, turn these off, turn them off, switch off, switch these off, switch them off, abandon*, pack it in, pipe down, hold my
  tongue, hold my peace, hold fire, cut it out, cut off, cut me off, give it a rest, leave off, retreat*, deactivate*, disable*, deter, dry up, fade out, sign
  off, no more of, die down, stopp*, stoppen, beenden, arrêter, arrêt, arrêtez, cesser, parar, pare, detener, dejar de, deje de, smettere, smetto,
  interrompere, ophouden, sluta, slutte, przestać, refrain*, relent*, surrender*, close down, hang up, wrap up, wrap this up, shut this down, shut me up, shut
  me down, call time, call a halt, bring * to an end, put a stop, put a lid on, come to an end, turn me off, switch me off, mute me, silence me, stop me, drop
  out of, cancel all, cancel your subscription, cancel my subscription, cancel the subscription, zatrzymaj, stopping by
UNSUB: unsubscribe*, unsub, unsubs, opt out, opting out, opts out, optout, optouts, opt me out, opt you out, opt yourself out, opt-out, unfollow*, unlist*,
  deregister*, sign off the list, unsubscription*, abmelden, abbestellen, austragen, désabonner, désinscrire, désinscription, afmelden, uitschrijven,
  disiscriviti, disiscriversi, baja, cancelar suscripción, annulla, avregistrera, avmeld, wypisz, cancelar inscrição, se désabonner, abmeldung, desuscribirse,
  opt yourself, opt me, optout link, exit link, removal link, stop link, unsubscribe link, leave link, departure link, exit button, stop button, off switch,
  off-switch, opt-out link, opt-out page, opt-out address, opt-out box, abmeldelink, abmeldelinks, melde* mich ab, melden sie sich ab, melde dich ab, trage*
  sie aus, tragen sie sich aus, austragung, aus dem verteiler, vom verteiler, verteiler nehmen, nehmen wir sie heraus, nehmen wir sie raus, nimm mich raus,
  raus, abbestellung, désinscri*, désinscrivez, désinscrivez-vous, désabonn*, désabonnez, désabonnement, me désinscrire, vous désinscrire, darse de baja, dar
  de baja, darme de baja, dese de baja, date de baja, anular suscripción, anular la suscripción, cancelar la suscripción, cancelar subscrição, cancelar a
  inscrição, descadastrar, descadastre*, desinscrever, disiscri*, disiscrizione, annulla iscrizione, annulla l'iscrizione, cancellarsi, cancellati,
  cancellami, cancellarmi, cancellazione, cancellerò, afmeld*, afmelding, afmeldlink, uitschrijf*, uitschrijflink, meld * af, schrijf * uit, avregistrera dig,
  avprenumerera, avsluta prenumeration, avanmäl*, avmelding, meld deg av, meld deg fra, meld dig fra, meld av, framelding, wypisać, wypisz się, rezygnuj*,
  rezygnacja, anuluj subskrypcję, odhlásit, odhlaste, odhlásit odběr, peruuta tilaus, peru tilaus, peruuttaa, poistu listalta, leiratkoz*, leiratkozás,
  dezabon*, dezabonare, odjava, odjavi, odjavite, 退订, 点击此处退订, 取消订阅, 配信停止, 購読解除, 수신거부, הסר, הסרה, הסרה מרשימת התפוצה, διαγραφή, διαγραφείτε, отписаться,
  отписка, إلغاء الاشتراك, unsubscribe-link, sair, salir, ausstieg, safeunsubscribe, safe unsubscribe, list-unsubscribe
UNSUBED: unsubscribed, opted out, opted-out, unsubscribes
REMOVE: remove*, removal, removals, take * off, take me off, take you off, taking you off, take us off, take yourself off, takes you off, taking your name
  off, take your name off, take my name off, taken off, took off, take my address off, take your address off, strike*, struck, cross* you off, cross* off,
  cross* me off, delete*, erase*, scratch*, purge*, forget, forgets, forgotten, scrub*, suppress*, prune*, drop* you, drop* your, drop* my, drop* from,
  unlisted, wipe*, dropped, take them off, takes people off, cut you, pull you, pull your, cross out, take anyone off, take off, get you off, lose your, lose
  my, lose, nuke*, take out, taken out, take * out, take it off, takes it off, take that off, takes me off, takes your, taking anyone off, takes anyone off,
  takes off, taking off, get rid of, discard*, expunge*, rub you out, rub out, rubbed out, eliminate*, axe*, unhook*, come* off, off it comes, off you come,
  off you go, out you go, you come off, comes off, coming off, retire your, blacklist*, blocklist*, do-not-contact, do not contact, do-not-mail, do-not-email,
  dnc, suppression, exclude*, omit*, omitted, omitting, leave * out, left out, cut your, cut me, cut us, strip*, pull me, pull us, pull it, lift you off, lift
  your, whip * off, whisk*, pluck*, wipes, unpin, disenrol*, unenrol*, disenroll*, unenroll*, unregister*, dismiss*, block your, block our, block us, block
  me, let you off, release you, strike off, struck off, struck from, dropped from, cut from, cut loose, out of my, out of our, off my, off our, off this,
  löschen, gelöscht, lösche, streichen, gestrichen, streiche, entfern*, entfernen, entfernt, supprimer, supprime, supprimez, retirer, retirez, retire, radier,
  eliminar, elimine, borrar, quitar, remover, excluir, rimuovere, rimuovi, rimosso, togliere, verwijder*, schrappen, schrap, radera, ta bort, tas bort,
  slette*, fjern*, usunąć, usuń, vyřadit
LEAVE: leave, leaving, exit*, depart*, withdraw*, get off, getting off, get out, bow out, bow you out, hop off, step off, drop out, jump off, out, part ways,
  go away, show me the door, way out, the door, goodbye, farewell, bye, adieu, adios, ciao, sayonara, go, be off, off the list, want off, want out, let me
  out, let me go, let you go, check out, off, come off, want off, leaver, leavers, quit the, get off the, get me off, get me out, exeunt, escape*, eject*,
  abandon ship, jump ship, let me off, off-ramp, off ramp, hatch, exit hatch, emergency exit, exit door, ausgang, sortie, salida, saída, uscita, wyjście, make
  a run, run away, bolt, bow out of, cop out, skedaddle, buzz off, scram, vamoose, begone, toodle-pip, cheerio, so long, au revoir, auf wiedersehen,
  arrivederci, hasta la vista, opt away, walk away, head for the exit, duck out, tap out, back out, peel off, drop off, drop off the, fall off, resign*,
  secede*, desert*, unhitch, disembark*, get off here, quit here, take your leave
PEACE: silence, quiet, peace, alone, leave you alone, leave me alone, leave you be, leave you in peace, rest in peace, left alone, be left alone, shut up,
  radio silence, hush, spare*, be rid of, rid of, excused, no contact, without us, without me, in peace, stay away, keep away, stay out, keep out, quietude,
  calm, stillness, in silence, leave * alone, leave * in peace, leave * be, left in peace, left be, ruhe, in ruhe lassen, in ruhe, tranquille, en paix, en
  paz, in pace, met rust, i fred, be spared, spare you, spare me, get lost, clear off, sling my hook, take a hike, zip it, stay silent, keep quiet, keep
  silent, go silent, hold back
GONE: gone, vanish*, disappear*, out of your inbox, out of your hair, out of your way, back off, stand down, never again, history, no more from, go quiet,
  fall silent, step back, drop it, let it go, done, over, finished, close your file, close the file, close the loop, closes the file, closing your file, close
  the thread, that is that, that is it, be the end, is the end, the last you, see myself out, take the hint, get the message, get the hint, make it so, it is
  done, settled, honour it, respect it, honor it, respect that, honour that, act on it, i oblige, comply, obey, consider it done, be the last, the last of,
  the last one, hear no more, ends there, stops there, and no further, not another, lay off, call it a day, call it quits, archive, archives, be free, you're
  free, set free, be free of, released, zero, nil, nought, for ever, end of story, over and out, ceases, never hear from, last of it, let be, no further ones,
  gone for good, i'm gone, i am gone, i shall go, i'll go, i will go, we'll go, disappear from, leave your inbox, clear your inbox, out of sight, make myself
  scarce, trouble you no, bother you no, write no more, send no more, mail no more, no more then, none at all, nothing at all, nothing whatsoever, that will
  be that, that'll be that, will be the end, it's over, it is over, we're done, we are done, i'm done, i am done, you're out, you are out, you're off, you are
  off, i'm out, out for good, off for good, lights out, curtain, the curtain, as you wish, as you like, your wish, wish granted, be granted, are granted, is
  granted, granted, honoured, honored, carried out, obeyed, done so, consider it, considered done, sorted, no sooner said, with immediate effect, no more
  ever, act upon it, respect your, respect your wish, i will respect, we will respect
MAIL: email*, mail, mails, mailing, mailings, message*, letter*, series, sequence*, list, lists, mailing list, thread*, correspondence, outreach, e-mails,
  missive*, dispatch*, communication*, note*, inbox, mailbox, drip, cadence, emailing, newsletter to you, this list, our list, my list, the list, circular*,
  bulletin*, epistle*, mailshot*, e-shot*, eshot*, rambling*, sermon*, musing*, scribble, scribbles, jottings, instalment*, installment*, circulation,
  distribution, roll, the roll, address book, rolodex, verteiler, nachricht*, nachrichten, briefe, brief*, rundbrief*, e-mails von uns, courriel*, courriels,
  lettre*, lettres, envois, correo*, correos, mensaje*, mensajes, carta, cartas, mensagens, mensagem, messaggi, lettere, comunicazioni, berichten, brieven,
  utskick, mejl, brev, meldinger, beskeder, wiadomości, listów, dopisy, viestejä, updates, update from us, updates from us, pings, nudges, touches,
  touchpoint*, follow-up*, followup*, follow ups, recipient list, recipients' list, recipients list, sender list, contact list, contacts list, subscriber
  list, distribution list, news from us, our news, this circular, this bulletin, this letter, your list of mails, recipients
THESE: these, this, those, it, further, any more, no more, more, rest, the rest, others, next, remaining, another, again, any longer, anymore, any, future,
  them all, the lot, the others, all, everything, them any more, part two, part three, parts, the remaining, the remainder, remainder, upcoming, subsequent,
  additional, the next one, next one, next part, next letter, rest of it, rest of them, rest of these, weitere, weiteren, weiterer, ces, ce, estos, estas,
  queste, questi, deze, dessa, disse
WANT: want*, wish*, like, prefer*, rather, sooner, care to, care for, fancy, feel like, choose to, decide, need, interested in getting, enjoy, möchten,
  möchtest, möchte, wollen, willst, wünschen, souhait*, souhaitez, voulez, veux, désirez, quiere, quieres, desea, deseas, quiser, quer, deseja, vuoi, vuole,
  desidera, desideri, wilt, wil, vill, ønsker, chcesz, chcete, care for more, up for, mean to, minded to, inclined, desire*, chooses, elect to, opt to,
  crave*, long for, prepared to
NOT: not, n't, no, never, none, neither, nor, without, hardly, cannot, nothing, nobody, nowhere, nothing more, won't, nicht, kein, keine, keinen, keiner,
  nichts, nunca, não, nao, non, niente, nessun, niet, geen, inte, ikke, ingen, inga, nie, nechcete, aucun, aucune, pas, ne, unwilling, zero more, not any,
  cease to, minus
NOLONGER: no longer, any longer, anymore, no more, no further, never again, nicht mehr, keine weiteren, keine mehr, ne plus, no más, ya no, não mais, non più,
  niet meer, geen verdere, inte längre, ikke lenger, ikke længere, nie więcej, mehr, más, plus recevoir, plus de, weiterhin nicht, nevermore, any further,
  ever again, at no time
HEAR: hear*, receive*, get, getting, gets, read, reading, see, seeing, come, coming, arrive, arrives, follow up, following up, reach out, reaching out,
  contact you, contact me, contacted, bother*, pester*, chase*, nudge*, disturb*, trouble you, email you, mail you, write to you, write again, writing to you,
  chasing, knocking, knock, message you, be in touch, get in touch, send you, sending you, landing, reach you, reaching you, erhalten, bekommen, empfangen,
  kriegen, recevoir, recevez, reçu, recibir, recibirá, receber, ricevere, ontvangen, krijgen, få, motta, modtage, otrzymywać, dostávat, land in, lands in,
  turn up, turns up, show up, shows up, pop up, drop in, drops in, be contacted, be mailed, be emailed, be written to, mailed again, written to again,
  contacted again, be bothered, be messaged, be pestered, write you, receipt of, correspond*, write more, write another, turn up in, pursue you, trouble*,
  intrude*, hound*, harass*, impose*, plague*, knock again, come knocking, keep coming, keep arriving
SOFT: relevant, useful, interesting, interested, fit, noise, helpful, unwelcome, annoying, annoy*, tired, enough, bored, boring, irrelevant, nuisance, too
  many, too much, too often, had enough, of use, use to you, for you, your thing, cup of tea, your area, your desk, your field, your world, your patch, your
  topic, your problem, priority, worth your, worth the, value, valuable, wrong person, wrong desk, wrong inbox, wrong address, wrong time, wrong contact,
  right person, timing, keen, sick of, fed up, weary, clutter*, spam, off base, missed the mark, miss the mark, not now, no thanks, no thank you, no interest,
  overstayed, outstayed, unwanted, pest, had your fill, your fill, well served, moved on, new role, changed jobs, left your desk, pass, not for me, wasting,
  waste of, landing well, earning their, pulling their, run their course, lost their, worn thin, off-topic, hard feelings, offended, personally, offence,
  sorry to see you, regret, dull, tedious, unhelpful, useless, bore, bores, bothered, dislike*, displease*, hate*, uninterested, disinterested, not keen, not
  into, misjudge*, mistaken, misread, misguided, wrong about, got this wrong, got it wrong, guessed wrong, off target, tiresome, pointless, rubbish, nonsense,
  drivel, junk, chaff, fall flat, falls flat, of interest, interest you, interests you, up your street, changed your mind, change your mind, change of mind,
  overflowing, had my fill, fill, sermons, too long, too frequent, suit, suits, no use, little use, waste, wastes, regretted, unsolicited, unasked, uninvited,
  intruding, intrusion, unbidden, imposing, grate*, grating, irk*, irritat*, irritating, annoyance, weary of, seen enough, read enough, heard enough, enough
  already, no good, not good, had it, over it, doesn't land, gibberish, meh, overkill, inconvenient, intéress*, intéressé, interesse, interessiert, kein
  interesse, pas intéressé, interesa, interessa, geen interesse, intresserad, no gracias, nein danke, non merci, no grazie, nee bedankt, not useful, no longer
  useful, less useful
WELCOME: welcome, glad, gladly, happy to, pleased to, happily, by all means, feel free, no problem, no questions asked, hesitate
OTHER: podcast*, webinar*, slack, sms, text message*, texts, push, notification*, calendar, invitation*, invite*, event*, community, forum*, digest*,
  magazine, youtube, linkedin, whatsapp, survey*, beta, waitlist, waiting list, guest list, cookie*, tracking, analytics, data sharing, sale of, profiling,
  catalogue, catalog, print, printed, brochure*, job alert*, rss, feed*, telegram, discord, group, channel, membership*, trial, billing, invoice*, receipt*,
  alert*, status, release notes, product update*, product news, changelog, course, signal note, signal notes, workshop*, meeting*, demo, attendee*,
  conference*, panel*, committee*, council, app, renewal*, renew*, auto-renew, arbitration, roster, speaker*, circle, class, insurance, pension, co-marketing,
  programme*, program*, portal, marketplace, third-party, third party, ads, advertising, seat*, ticket*, roundtable*, dinner*, booking*, contract*, licence*,
  license*, reminder*, blog*, comment*, recording*, call recording, research call*, pilot*, draw, mailers, postal mail, subscription to, delivery, substack,
  fax, phone calls, calls, interview*, benchmark club, case study, reference*, slide*, deck, spreadsheet, report*, table, appendix, ranking*, index, study,
  partnership, dashboard*, integration*, sync, export, campaign*, advisory, directory, referral*, listing, certification*, training, newsletter, newsletters,
  edition, intro*, introduction*, appointment*, slot, session*, visit on, visitor, badge, parking, sample*, hardware, order*, shipment*, sponsor's, offers
  from, gift, subscription box, text alerts, waiting-list, queue, parking space, reservation, prenotazione, buchung, tickets, measurement, personalisation,
  personalization, open tracking, click tracking, autoplay, cookies, beta programme, careers list, job list, survey mails, patient*, recalls, standing order,
  direct debit, monthly gift, donation*, hotel, room, flight, delivery slot, account deletion, personal information, personal data, information about me, sell
  or share, third parties, partners' offers, vendor mailings, scan, monitoring, photograph*, figures included, competition, prize draw, loyalty, rewards,
  quiz, quizzes, challenge, hackathon, meetup, meet-up, office hours call, telesales, cold calls, browser notifications, desktop notifications, in-app
GIVE: send you, show you, share, sharing, forward you, explain, introduce*, walk you, book*, offer*, add you, point you, help you, include you, sign you up,
  give you, bring*, i'll send, i will send, talk, chat, discuss, compare, answer your, connect you, set up, reserve, hold, put you, get you the, show,
  schedule, move you, swap, call you
GOODS: report, deck, template*, sheet, worksheet, workbook, table, benchmark*, study, copy, slides, checklist, numbers, figures, guide, paper, article,
  method*, data, example*, chart*, analysis, ladder, scorecard, framework, tool, pdf, video, recording, answer is, comparison, summary, plan, letter we,
  dataset, ebook, e-book, whitepaper, white paper, calculator, map, script, catalogue of, slide, agenda, invite, the answer, playbook, handbook, primer, cheat
  sheet, one-pager, memo, audit, diagnosis, briefing, the video, reading list, transcript, minutes, sample deck
STAY: stay*, keep*, keep getting, continue*, remain*, subscribe*, join*, opt in, opting in, resubscribe, sign up, sign me up, carry on, go on, keep me, i want
  in, more like this, renew my, count me in, opted in, opt back in, resume, carry on reading, remain on, stay on, stay with, keep me on, keep these coming,
  keep them coming, keep receiving, continue receiving, still want, reactivate*, re-subscribe, abonnieren, s'abonner, suscríbase, iscriviti, anmelden,
  behalten, stick around, hang on, keep us, more please
YES: yes, confirm*, start, go ahead, sure, in, oui, ja, sí, sim, thumbs up, hell yes, i'm in, im in, count us in
LESS: monthly, less, fewer, quarterly, pause*, snooze*, slower, slow, slow down, less often, frequency, break, how often, once a month, once a quarter, later,
  autumn, spring, summer, winter, until, later this, january, next quarter, next year, in a month, for now, for a while, a while, halve, hold off, every
  other, biannual, weekly, digest instead, cool off, check back, try again, ask again, circle back, rarer, seldom, slow lane, half as, twice a year, only
  once, one in three, weekly instead, monthly instead, bi-weekly, fortnightly, digest only, highlights, best of, take a break, holiday, snooze, mute for, rest
  for, for a month, until september, in the new year
LOGIN: log in, login, logging in, log into, sign in, signing in, signin, password*, username*, credentials, account, your account, an account, portal,
  registration, register*, dashboard, authenticate, two-factor, logged in, sso, pass code, passcode, member area, verify*, verification, sign up for an
  account, member login, profile page, account page, account settings, einloggen, anmelden und, members' area, customer area, user name, one-time code,
  authenticated, activate your account, create an account, create a login, single sign
FEE: fee*, charge*, surcharge, pay, paying, payment, payable, cost*, price, deposit, charge of, administration charge, admin charge, paid, processing fee,
  handling fee, dollar*, euro*, pounds, cents, invoice of, billable, deposit of, subject to payment, penalty, refund, top-up
PHONE: call*, ring, rings, phone*, telephone*, dial*, voicemail, switchboard, hotline, speak to, speak with, talk to, give us a call, text stop, text us, by
  text, give me a ring, give us a ring, voice message, voice note, on the phone, by phone, by telephone, over the phone, extension, premium rate, landline,
  anrufen, anruf, telefonisch, appeler, téléphone, llamar, llame, teléfono, chiamare, bellen, ring up, ring us, ring me, call us, call me, text us the word,
  whatsapp us
POST: letter to, by post, post, postal, fax, registered letter, postcard, in writing to, po box, p o box, mail us at, courier, envelope, stamp*, signed
  letter, signed request, notaris*, notariz*, in person, write to us at, registered, send a letter, posted letter, letterhead, postmark*, stamped, by courier,
  by hand, write a letter, in triplicate, per post, schriftlich, par courrier, por correo postal, registered mail, recorded delivery, countersigned, ink, wax,
  carrier pigeon, pigeon, paper form
DATA: full name, job title, date of birth, reason*, company name, phone number, id, passport, identity, title, employer, role, form with, questionnaire, exit
  survey, exit interview, captcha, proof, why you, state your, fields, required, mandatory, photo, customer number, account number, mobile number, your name,
  your company, name, names, birth, direct line, contract number, give your reason, reasons for, explain why, explaining why, tell us why, let us know why,
  why you are, why you're, your reasons, answer all, date of, social security, tax number, copy of your id, signed form, employee number, job role, telephone
  number, mobile, full address, vat number, contract id, order number, membership number, quoting your, state why, say why
PERIOD: hour*, days, day, week, weeks, month, months, minute*, until, by friday, by monday, expires, expire, expiring, deadline, midnight, today only, only
  today, tomorrow, friday, monday, tuesday, wednesday, thursday, saturday, sunday, closes, window, office hours, business hours, weekdays, locked, valid,
  before the, within hours, hours only, within a day of, expires after, valid for, only until, only during, until midnight, for this week, this week only,
  first week, in january, once a year, quarter-end, quarterly window, cut-off, cutoff, no later than, thereafter, after that, seven days, ten days, 24 hours,
  48 hours, 72 hours, up to and including, before friday
PAGES: step, steps, pages, screens, wizard, forms, second page, then confirm, confirmation, code, stages, five pages, three pages, two pages, several pages,
  several steps, pop-up*, wizards, approval, approved, approve, manager's, retention team, ticket, escalate*, puzzle, confirm by, second email, click again,
  follow-up link, double confirmation
STAT: rate*, percent, per cent, survey, study, sample, average, median, statistic*, trend*, quarter of, third of, times, percentage, respondents, surveyed,
  counted, tested, analysed, highest, lowest, rose, fell, halved, doubled, tripled, per hundred, out of a hundred, of them, in ten, in a hundred, records,
  dataset of, measured, recorded, figure, churn, deliverability, complaint rate, sample of
LAW: law, laws, act, can-spam, gdpr, rule, rules, regulation*, requires, obliges, oblige, must, should carry, legal, policy, policies, counsel, legislation,
  directive, article, right to, rights, statute, fined, ftc, court*, parliament, bill, statutory, regulators, ruling, casl, pecr, ccpa, legitimate interest,
  data protection, lawful, unlawful, illegal, pursuant, required by law
TOPIC: link text, footer*, line, sentence, wording, template text, copy, button text, phrase, campaign, best practice*, headline, compliance, template,
  templates, design, font, font size, placement, best place, above the fold, subject lines, a/b test, hide, hides, hidden, bury, buries, buried, wording of,
  colour of, grey, tiny, test, psychology, article on, essay on, talk on, chapter on, how to write, how to design, button colour, pattern, dark pattern
SAID: said, says, told, reads, asked, replied, clicked, writes, complained, responded, answered, quoted, called it, explained, told me, told us, wrote to me,
  wrote back, complained that, grumbled, joked, claims, promised, vowed, swore, announced, overheard, laughed
PAST: was, were, did, had, ago, last week, last month, last year, yesterday, last spring, last autumn, last summer, used to, until 2023, formerly, previously,
  earlier, once, last quarter, since, recently, had you, back then, at the time, no more than a year, in 2019, in 2020, in 2021, in 2022, in 2023, in 2024,
  old list, previous, former, years ago, months ago, weeks ago, left our, has been confirmed, was confirmed, been removed, were removed, already been, have
  already, has already
FUTURE: soon, coming soon, next month, planned, will be able, building, next release, from next, next issue, shortly, in the works, not yet, to follow, under
  construction, goes live, launch*, will add, being built, will be added, work in progress
BROKEN: broken, down, disabled, does not work, do not work, unavailable, ignored, unmonitored, unattended, not monitored, closed, out of order, retired, not
  possible, impossible, not supported, no effect, not accepted, not available, not offered, ignores, discards, bounces, deleted unread, not read, nobody
  reads, no one reads, never read, offline, out of service, stuck with, futile, in vain, does nothing, do nothing, changes nothing, at your peril, switched
  off, expired, removed from service, no way, without effect, useless, disregarded, unmanned, unread, unwatched, auto-deleted, no-reply, noreply, no reply, is
  not read, are not read, aren't read, isn't read, not monitor, don't read, do not read, goes nowhere, go nowhere, leads nowhere, lead nowhere, void, spam
  folder, into the void, /dev/null, black hole, cannot be undone, suspended until, under maintenance, maintenance, migrating, paused, ran out, deprecated,
  discontinued in, dead, stale, being fixed, being repaired, not working, doesn't work, does not exist, no such, no way off, no way out, no exit, not offered
  at present, can't be stopped, cannot be stopped, fixed for the season, regardless, mail regardless, arrives regardless, keep coming anyway, letters keep, go
  on as before, isn't affected, is not affected, unaffected, either way, all the same, no matter, nothing changes, unless required
FIND: find, look for, located, sits, see the, appears, contains, carries, explains, guide, lives at, is at, is below, at the bottom, at the foot, down below,
  down there, underneath, over there, waits, waiting below, is there, is here, exists, called, named, labelled, marked
IF: if, should, when, whenever, in case, once, as soon as, the moment, the minute, the day, supposing, were you, unless, wenn, falls, sollten, sofern, sollte,
  si, se, als, om, hvis, jeśli, pokud, jos, in the event, provided, given that, suppose, assuming, let's say, until such time, whoever feels, those who'd,
  who'd, in which case, upon, absent, failing, pour ne plus, if ever, if you'd, were this, were these, have you, has this, has it, ever feel
REQUEST: on request, upon request, at your request, on demand, request to, requests, wishes, requests for, requests are, request is, at their request, on your
  request, wherever requested, auf wunsch, sur demande, a petición, su richiesta, op verzoek
TAIL: enough, suffices, does it, all it takes, will do, is plenty, does the trick, does the job, works, settles it, is all, that is all, all you need, takes
  care, sees to it, plenty, sufficient, all it needs, is fine, fine, easy, simple, do just fine, will be acted on, genügt, reicht, suffit, suffisant, bastano,
  è sufficiente, es suficiente, räcker, volstaat, is sufficient, is ample, is all we need, is all i need, that's all, thats all, job done, and done, sorts it,
  fixes it, ends it, stops it, stops these, stops them, stops this, kills it, finishes it, closes it, calls it off, need only, needs only, only need, only
  needs, all you have to do, all they need, a cinch, painless, effortless, no fuss, no drama, no explanation, no reason needed, no reasons needed, no login,
  no log-in, no password, no form, no forms, free of charge, without charge, at no cost, costs nothing, no charge, zero cost, gratis, kostenlos, one click,
  single click, in one click, with one click, two seconds, one second, a second
TIME: any time, anytime, at any time, whenever you like, at any point, always, whenever you wish, immediately, instantly, at once, right away, straight away,
  on the spot, same day, within a day, today, promptly, for good, forever, permanently, forthwith, henceforth, hereafter, this instant, within the hour,
  within minutes, by tonight, in seconds, eternally, for keeps, once and for all, jederzeit, à tout moment, en cualquier momento, in qualsiasi momento, te
  allen tijde, när som helst, når som helst, in future, same hour, actioned daily, daily, swiftly, on receipt
JUST: just, simply, please, kindly, only, merely, bitte, einfach, simplement, simplemente, semplicemente, gewoon, bara, por favor, per favore, alstublieft,
  svp, s'il vous plaît, pray
OR: or, otherwise, alternatively, instead, rather than, else, oder, ou, eller, lub, nebo, oppure, o
AND: and, then, plus, &, und, et, och, og, en
BUT: but, though, however, yet, still, although
WITH: with, by, via, through, at, using, mit, avec, con, com, met, med, per, über, via this, through this
FROM: from, of
TO: to
FOR: for, in order to, pour, para, för, voor, um, per non, til, zum
AS: as, like so, such as
THE: the, a, an, der, die, das, dem, den, le, la, les, el, los, las, het, ein, eine, einen, une, una, un, een, il, lo, gli
BE: be, is, are, am, 's, being, been, 're, 'm
DO: do, does, doing
HAVE: have, has, having, 've
SUBJECT: subject, subject line, heading, betreff, objet, asunto, oggetto, onderwerp, ämne, emne, in the subject
BODYW: word, words, letters
PLACEHOLDER: todo, tbd, tbc, xxx, xxxx, xxxxxxxx, lorem, insert, placeholder, fixme, goes here, link goes, to follow, url, address here
WHY: why, how, what, which, where, who
OWNWORD: alliance*, ecosystem*, reseller margin*, margin*, pipeline, quota, revenue, forecast*, deal registration, partner tier*, tiers
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


Told = tuple[str, str]
"""A meaning as plain values: its name and the ending."""


class Lexicon(NamedTuple):
    """Meanings of single words, and of phrases by their first and second word, the longest first."""

    words: dict[str, Told]
    phrases: _Phrases


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once when it is first needed. A word that stands in two lines has its first meaning."""
    return Lexicon(*kept.table("meanings of opting out", "", _lexicon))


_Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], Told]]]]


def _lexicon() -> tuple[dict[str, Told], _Phrases]:
    singles: dict[str, Told] = {}
    phrases: _Phrases = {}
    same: dict[Told, Told] = {}
    for line in _TEXT.strip().replace("\n  ", " ").split("\n"):
        name, _, entries = line.partition(": ")
        for entry in entries.split(","):
            for words, bent in _forms(entry.split()):
                meaning = same.setdefault((name, bent), (name, bent))
                if len(words) == 1:
                    singles.setdefault(words[0], meaning)
                else:
                    phrases.setdefault(words[0], {}).setdefault(words[1], []).append((words, meaning))
    for seconds in phrases.values():
        for alike in seconds.values():
            alike.sort(key=lambda pair: -len(pair[0]))
    return singles, phrases


def _forms(parts: list[str]) -> list[tuple[tuple[str, ...], str]]:
    """All forms of an entry; of one with a hyphen, as it is read: in two words."""
    if len(parts) == 1 and "-" in parts[0]:
        parts = parts[0].split("-")
    forms: list[tuple[tuple[str, ...], str]] = [((), "")]
    for part in parts:
        bends = {part: ""} if part == "*" or not part.endswith("*") else _bend(part[:-1])
        forms = [((*words, form), bent or ending) for words, bent in forms for form, ending in bends.items()]
    return forms


_LONG: Final = 6
_STEM = patterns.compile(
    r"(?P<UNSUB>\A(?:uitgeschr|uitschrij|afgemeld|abgemeld|ausgetrag|d[\u00e9e]sinscr|disiscr|odhl[\u00e1a]|wypis|avregist|avmeld"
    r"|leiratk|dezabon|odjav|unsubcr|unsubsr|unsusc|unsubsc)|\u9000\u8ba2|\u53d6\u6d88\u8ba2\u9605|\u914d\u4fe1\u505c\u6b62|\u8cfc\u8aad\u89e3\u9664"
    r"|\uc218\uc2e0\uac70\ubd80|\u05d4\u05e1\u05e8|\u03b4\u03b9\u03b1\u03b3\u03c1\u03b1\u03c6|\u043e\u0442\u043f\u0438\u0441|\u0625\u0644\u063a\u0627\u0621)"
    r"|(?P<HERE>\u6b64\u5904|\u3053\u3061\u3089)"
)


def by_stem(word: str) -> Meaning | None:
    """The meaning of a bent word of another language, or of one that stands in a run without blanks."""
    if word.isascii() and len(word) < _LONG:
        return None
    found = _STEM.search(word)
    return Meaning(found.lastgroup, "") if found and found.lastgroup else None
