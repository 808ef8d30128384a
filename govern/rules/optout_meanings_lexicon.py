"""The words of opting out by what they mean. How much each meaning counts for is learned, not written here.

A line of ``_TEXT`` gives a meaning (in capitals) and the words and phrases that have it, parted by commas;
a deeper line goes on. A word is given in its base form when it bends: ``stop*`` also stands for *stops*, *stopped* and
*stopping*, which are told apart as ``STOP+s``, ``STOP+ed`` and ``STOP+ing``.
"""

from __future__ import annotations

from functools import lru_cache

from govern import kept, patterns
from govern.annotations import Final
from govern.rules.optout_foreign_lexicon import FOREIGN
from govern.rules.optout_forms import parts_of
from govern.values import NamedTuple

_TEXT = """
ADDR: address*, e-mail address, email address, mail address, your details, contact details, entry, entries, record, your record, my record, coordinates
OBJECT: object*, objection*, objector*, oppose*, opposed, opposition, contest*, revoke*, revocation, rescind*, rescission, retract*, retraction, forbid,
  forbids, forbidden, forbidding, prohibit*, veto*, vetoes, vetoed, disallow*, dissent*, demur*, withdraw consent, withdraw your consent, withdraw my consent,
  withdraw that consent, withdraw permission, withdraw your permission, withdraw this consent, withdrawal of consent, withdrawing consent, withdrawing your
  consent, consent withdrawn, take back your consent, take it back, takes it back, take that back, take back the permission, deny me, deny us, disagree*,
  refusal*, countermand*, put your foot down, say nay, nay
SAME: likewise, the same, same way, that way, this way, same here, same goes, ditto, follow suit, like her, like him, like them, as they did, as he did, as
  she did, so can you, you too, same applies, applies here, for you too, works here, here too, same for, same for you, same treatment, this one of mine, of
  your own, yours too, yours as well, do so, does so, doing so, did so, as much, either one, either way of
UNLESS: unless, if you don't, if you do not, if i don't, if i do not, if we don't, if we do not, should i not, should we not, should you not reply, no answer,
  no answer from you, no reply from you, without a reply, without an answer, without hearing, without word from, haven't heard, have not heard, if i hear
  nothing, if we hear nothing, hearing nothing, hear nothing from you, your silence, failing that, failing an answer, in the absence of, didn't hear, did not
  hear, not heard back, no response, if there's no, if there is no, no news from you, no word from you, don't hear, do not hear, silence means, silence as,
  silence for
FOOT: privacy, privacy policy, privacy notice, datenschutz, datenschutzerklärung, impressum, imprint, mentions légales, légales, legal notice, aviso legal,
  privacidad, política, politique, confidentialité, confidentialite, informativa, integritetspolicy, personvern, terms, terms of use, conditions, careers,
  jobs, press, contact us, contact our, about us, browser, view online, view in browser, read online, read in browser, web version, online version, facebook,
  instagram, insta, twitter, mastodon, bluesky, website, homepage, web site, read more, more on our, forward to a friend, forward this, forward this mail,
  tell a friend, recommend, share this, whitelist, safe senders, copyright, registered office, ltd, limited, gmbh, llc, bv, ag, vat, directions, route,
  street, avenue, road, square, lane, suite, floor, all rights reserved, company number, registered in, trading as, cookie settings, security, support, help,
  help centre, docs, faq, archive of, older letters, back issues, past issues, follow us, follow me, find us, view in your browser, display, images, view
  this, view as a web page, as a web page, web page version, disclaimer, confidential, intended recipient, addressee, received in error, received this in
  error, received it in error, in error, delete it from your system, address book, add us to your, add me to your, safe sender, promotions tab, report abuse,
  report spam, report this, previous issues, back numbers, past letters, earlier issues, print this, before printing, vcard, share on, share with, pass it on,
  pass this on, forward it, forward them, forwarded this, forwarded to you, forwarded by, permalink, terms and conditions, terms of service, legal, sitemap,
  store locator, opening hours, registered number, registered no, charity number, reg no, company no, registered charity, postal_address, po box address, our
  website, the website, view it online, see it online, having trouble, trouble viewing, trouble reading, not displaying, can't see, cannot see, looks odd,
  show images, load images, download images, modern slavery, complaints procedure, accessibility
PARTLY: part, issue*, chapter*, episode*, edition*, lesson*, volume
REPLY: reply*, respond*, answer*, write back, writing back, hit reply, by return, return this, return it, react*, response, write me, writing me, mail me
  back, return mail, rsvp, antwort*, antworten, antworte, antwortet, répond*, répondez, répondre, réponse, responda, responder, responde, respondiendo,
  respuesta, resposta, rispond*, rispondi, rispondere, rispondete, rispondendo, risposta, antwoord*, beantwoord*, svara, svar, svare, odpowiedz, odpověz*,
  odpovězte, vastaa*, 回复, 返信, write me back, mail back, mailing back, answer back, reply-to, come back to me, get back to me, return to sender, return it to
  sender, bounce it back, send it back, send this back, hit return, in reply, in response, in answer, by reply, by answering, by responding, in your reply, in
  your answer, reply-mail
TELL: tell* me, tell* us, let me know, let us know, letting me know, letting us know, say so, saying so, shout*, holler*, speak up, give me a shout, say the
  word, say it, tell* him, tell* her, tell* them, tell* my, tell* our, let * know, lmk, inform*, notify*, mention it, mention that, drop word, make it known,
  heads up, buzz*, holla, wave, whisper*, grunt*, whistle*, raise a hand, raise your hand, say no, say stop, say when, say enough, say as much, say otherwise,
  cry, yell*, complain*, protest*, set me straight, correct me, put me right, sagen sie, sag bescheid, gib bescheid, geben sie bescheid, kurz bescheid,
  bescheid, avísame, avise, avísenos, dígame, faites signe, laat weten, laat het weten, fammi sapere, säg till, sig til, si fra, word from you, hear from you
  that, shake your head, speak now, give the word, give us the nod, sing out, pipe up, instruct*, make clear, make it clear, signal*, signal me, indicate*, on
  your word, on your say-so, say-so, your word, breathe a word, speak, voice*, declare*, advise me, advise us, hearing from you, hear from you, hear it from
  you, hear from you to, upon hearing, hear it, be told, made known, drop me word, send word, send me word, send us word, give notice, giving notice, serve
  notice, your notice, put it to me, let on, let slip, own up, come clean, be frank, be blunt, be honest, frank word, confess*, admit it, level with me, quick
  word, a quick word, just a word, one word from you, one word to me, a word to me, a word to us, word in my ear, let me hear, let us hear, let me have, make
  a noise, make a sign, give a sign, give me a sign, hint*, a hint, the hint, wink, prod me, poke me, stop me if you'd, communicate*, convey*, express your,
  express a, give the order, direct any, ask once, whistle me, give me a nod, raise a finger, blow the whistle, make your wish, state your wish, express the
  wish
SAY: say, saying, utter*, pronounce*
TELLO: tell, telling
ASK: ask, asking, request, requesting, advise, advising, demand, asks for it, petition*, apply, beg, plead, insist, apply to, appeal, petitioning, demand*,
  call for, asked for
SEND: send*, type, typing, mail to, drop* me, drop* us, drop a line, drop a note, scribble*, forward*, fire off, jot*, ping* me, ping* us, give me, give us,
  shoot me, shoot us, put, write us, write in, email us, email me, mail us, mail me, message us, message me, text back, schreib*, schreiben, schreibt,
  écrivez, envoyez, escriba, escribe, escríbanos, envíe, escreva, envie, scriva, scrivi, scriveteci, schrijf, stuur, skriv*, skicka, napisz, cast, throw,
  toss*, fling*, hurl*, dispatch a, mail this, mail the word, pass me, pop me, slip me, post me, lob, lob me, whizz, bung, submit*, transmit*, deliver us,
  deliver me, forward me
WRITE: write, writing, writing in, writing to us at, pen
WROTE: wrote, written, writes, penned, writes in
NOTE: line back, line from you, back to me, back to us, answer with a, anything back, one word, single word, a word, one line, two words, a line, quick note,
  short note, brief note, blank reply, empty reply, one-word, thumbs down, thumbs-down, nod, syllable, one letter, single letter, two letters, few words,
  emoji, a note, full stop, a full stop, one character, a syllable, a single line, the one word, single character, those two words, these two words, the word,
  two letters back, mot, ein wort, una palabra, una parola, mit dem wort, kurze antwort, kurze nachricht, short answer, quick answer, curt answer, short
  reply, any answer, any reply, short message, brief message, empty message, empty mail, empty email, blank mail, blank message, blank email, empty e-mail,
  blank e-mail, any message, a message, a mail, an email, an e-mail, a reply, a response, an answer, merest note, one-syllable, monosyllable, single digit, a
  digit, one digit, two digits, one sign, a sign, a single letter, a single mail, one mail, one message, one reply, one answer, your reply, your answer, your
  message, your mail, simple reply, simple answer, simple message, simple note, simple email, simple mail, little note, three words, four words, five words,
  half a line, half a sentence, one sentence, a sentence, a couple of words, a curt no, a plain no, a firm no, plain no, curt no, firm no, a cross,
  exclamation mark, a dot, a dash, a smiley, an emoji, a thumb, a picture of, scrap of, a squeak, a peep, one syllable, any words, own words, your own words,
  no particular wording, no particular form, informal, informally, in text form, text form
CLICK: click*, tap*, press*, follow*, visit*, hit, push, use, using, touch, go to, head to, head over, open, pick, select, choose, klick*, klicken, klickt,
  clique*, cliquez, cliquer, haga clic, haz clic, clica, clicca, cliccare, cliccando, klik*, klikk*, tryck, trykk, kattints, klikněte, kliknij, clique aqui,
  tick*, untick*, toggle*, smash*, pull the, throw the, try this, take this, hammer, flick*, flip*, swipe*, slide*, slam, poke*, jab*, punch*, check the box,
  clear the box, scan, enter your, enter the, clicking through, set it to, set this to, set them to, set to, put it to, put them to, move the slider, move the
  switch, strike the key, hit the, tapping, turn to, go through, proceed to, surf to, browse to, navigate to, call up, load
HERE: here, link, page, button, form, below, click here, this link, this page, this button, hier, ici, aquí, aqui, qui, här, tutaj, zde, tästä, this one, over
  here, this exit, switch, lever, link below, hereby, the url, this address, that link, there, button below, website below, 点击此处, 此处, εδώ, כאן, こちら, url, web
  page, webpage, web address, hyperlink, weblink, icon, cross, box, boxes, checkbox*, tick, ticks, toggle switch, slider, dial below, a page, one page,
  shorter page, little page, short page, separate page, same page, wee page, simple page, footer link, foot of, the foot, top right, bottom right, bottom
  left, right here, down here, just here, through here, by here, gate, door here, address below, mailbox below, at the end of this, following address,
  following link, link provided, that page, that button, that box, that address, the site, switches, lever here, chute, trapdoor, escape route
CENTRE: preference*, settings, preference centre, preference center, mail settings, subscription*, options, profile, email settings, email options,
  communication choices, contact choices, mailing choices, mail choices, einstellungen, innstillinger, voorkeuren, préférences, preferencias, preferenze,
  inställningar, asetukset, indstillinger, frequency page, consent page, data page, control panel, control room, choices, mailing preferences, communication
  preferences, contact preferences, mailing settings, communication settings, your choices, mailing choices page, your page, subscriber page, preference page,
  preferences page, choose what, what you get, what you receive, what we send, which mails, which letters, pick and choose, delivery settings, delivery
  options, mail options, contact options, mailing options, mail controls, controls, switchboard of mails, volume of our, volume, self-service, topics you
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
  households, founders, installers, dealers, retailers, attendees, shoppers, donors, tenants, drivers, students, neighbour*, correspondent*, addressees,
  follower*, fans, voters, students', alumni, signatories, signatory, delegate, guests, guest, visitors, applicants, candidates, developers, engineers,
  marketers, executives, executive, directors, officers, auditors, consultants, integrators, resellers, distributors, everyone else, everybody else, someone
  else, somebody else, another person, another reader, another recipient, one reader, a reader of, one recipient, one cfo, one cmo, one cro, a cfo, an
  ex-customer, a colleague, your colleague, your colleagues, a friend, your team, your partners, their customers, their readers, your customers, your readers,
  your subscribers, our friends
EVERYONE: anyone, anybody, everyone, everybody, whoever, those who, nobody, no one, any reader, every reader, all who, any who, folks who, those that, wer,
  anyone at all, chi, quien, quienes, celui qui, ceux qui, recipients may, recipients who, readers who, readers may, subscribers may, every recipient, each
  recipient
STOP: stop*, end*, quit*, cease*, halt*, cancel*, discontinue*, terminate*, conclude*, desist*, finish*, call off, calling off, called off, wind up, bring to
  an end, bring to a close, put an end, pull the plug, pulling the plug, shut off, shut down, break off, knock it off, kill, mute, silence, block*, decline*,
  refuse*, skip*, suspend, turn off, turn these off, turn them off, switch off, switch these off, switch them off, abandon*, pack it in, pipe down, hold my
  tongue, hold my peace, hold fire, cut it out, cut off, cut me off, give it a rest, leave off, deactivate*, disable*, deter, dry up, fade out, sign off, no
  more of, die down, stopp*, stoppen, beenden, arrêter, arrêt, arrêtez, cesser, parar, pare, detener, dejar de, deje de, smettere, smetto, interrompere,
  ophouden, sluta, slutte, przestać, refrain*, relent*, surrender*, close down, hang up, wrap up, wrap this up, shut this down, shut me up, shut me down, call
  time, call a halt, bring * to an end, put a stop, put a lid on, come to an end, turn me off, switch me off, mute me, silence me, stop me, drop out of,
  cancel all, cancel your subscription, cancel my subscription, cancel the subscription, zatrzymaj, stopping by, barred, wind down, winding down, scrap*,
  ditch*, nix, curtail*, curb*, abort*, withhold*, withheld, forgo, forgoes, forego, dispense with, do without, done without, doing without, interrupt*,
  disconnect*, disengage*, unplug*, cut the cord, gag, muzzle*, stem the, stifle*, ban, bans, banned, call it off, make it stop, make them stop, make this
  stop, set to zero, put down my pen, lay down my pen, down tools, rest my case, stay my hand, hold my pen, drop my pen, cap my pen, cessation, termination*,
  cancellation*, discontinuance, discontinuation, suspension, abandonment, untick*, uncheck*, deselect*, unselect*, clear the tick, remove the tick, take the
  tick, undo*, reverse*, nip it, nip this, stub out, snuff out, put out, put paid to, do away with, have done with, be done with, done with, finished with,
  through with, shelve*, drop this, drop these, drop it, drop the rest, drop the series, drop the subject, drop them, forbear, forbore, leave it there, leave
  it at that, leave things there, break the habit, kick the habit, give up on, give up writing, throw in the towel, put a sock, button it, button my lip, shut
  the door, shut the tap, turn off the tap, close the tap, the tap off, taps, tap off, cork it, switch us off, switches us off, switch off all, turn us off,
  turn all, shut us off, shut us up, tune out, tune me out, filter me out, screen me out, wean, halting, stopper, power down, pull stumps, bring down the
  curtain, end it, ends it all, finalise*, finalize*, lay to rest, put to rest, draw a line, draw the line, call quits, sever*, sunder, lapse*, expire on
  your, stop delivery, end delivery, stop the delivery, stop deliveries, end my e-mails, end my emails, end my mails, end the e-mails, end the emails,
  switches the series off, fold, put it to bed, ring off, wave off, close it for you, cancel delivery, halt delivery, pause for ever, stop all delivery
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
  отписка, إلغاء الاشتراك, unsubscribe-link, sair, salir, ausstieg, safeunsubscribe, safe unsubscribe, list-unsubscribe, un-subscribe, un-subscribed, unsub
  me, deregistration*, deregister me, de-register, de-registration, delist*, de-list, unenrolment, unenrollment, disenrolment, opt-outs, opt right out, opt us
  out, opting-out, opted-out list, opt straight out, opts you out, opts me out, unsubs me, withdraw from the list, withdraw from this list, leave this list,
  leave our list, leave my list, leave the list, leave the mailing list, leave this mailing list, off the mailing list, quit this list, quit the list, quit
  the mailing list, quit our list, exit the list, exit this list, list removal, mailing removal, mail stop, e-mail stop, stop request, stop page, exit page,
  removal page, exit address, leaving page, stop address, removal address, way out link, way off the list, way off this list, way off, un-sign, unsign,
  desubscribe*, resign from this list, subscription off
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
  slette*, fjern*, usunąć, usuń, vyřadit, deletion*, erasure*, exclusion*, un-add, unfriend*, throw out, throw you out, kick you out, chuck you out, chuck*,
  boot, bin me, bin my, bin these, bin the, trash, shred*, burn, burns, blot out, obliterate*, edit out, edit you out, weed you out, weed out, weeded, zap*,
  destroy*, clear my, clear your, strike through, put a line through, line through, tear up, tears up, tear out, rip up, rip out, scratched off, struck out,
  deleted from, crossed off, crossed out, crossing off, crossing out, be off, off it, name off, names off, address off, number off, off your list, off the
  register, off the roll, off the books, my books, our books, off the sheet, off the ledger, off the circulation, out of the list, out of the mailing, out of
  the file, out of the series, out of the loop, left off, leave you off, leave me off, leave us off, keep me off, keep you off, kept off, keep off, stay off,
  stays off, whitewash, lift me off, haul me off, drop anyone, drop whoever, drop people, drop someone, removes you, removes your, removes me, deletes you,
  take him off, take her off, take somebody off, take someone off, take people off, take those off, taking people off, takes one off, take whoever off, get my
  name off, get your name off, come off it, withdraw your address, withdraw your name, withdraw my, withdraw your, withdraw you, withdraw me, withdraws you,
  pull out of, unfile, unrecord, unlink, unpick you, unpick, evict*, banish*, oust*, deport, void your, blank out, rubbed off, wiped off, wash your, wash my
  hands, flush, mark you as, mark me as, marked as do, mark as do, flag you as, flip it to, do not disturb, do-not-disturb, no-contact, opt-out list, stop
  list, stop-list, block list, block-list, robinson list, robinson, blot*, detach*, erase your, cross * off, scratch you, rub * out, strike * name, strike
  your, strike me, scrape, excise*, clip you, disown*
LEAVE: leave, leaving, exit*, depart*, withdraw*, get off, getting off, get out, bow out, bow you out, hop off, step off, drop out, jump off, out, part ways,
  go away, show me the door, way out, the door, goodbye, farewell, bye, adieu, adios, ciao, sayonara, go, be off, off the list, want off, want out, let me
  out, let me go, let you go, check out, off, come off, leaver, leavers, quit the, get off the, get me off, get me out, exeunt, escape*, eject*, abandon ship,
  jump ship, let me off, off-ramp, off ramp, hatch, exit hatch, emergency exit, exit door, ausgang, sortie, salida, saída, uscita, wyjście, make a run, run
  away, bolt, bow out of, cop out, skedaddle, buzz off, scram, vamoose, begone, toodle-pip, cheerio, so long, au revoir, auf wiedersehen, arrivederci, hasta
  la vista, opt away, walk away, head for the exit, duck out, tap out, back out, peel off, drop off, drop off the, fall off, resign*, secede*, desert*,
  unhitch, disembark*, get off here, quit here, take your leave, slip out, slip away, slip off, steal away, tiptoe out, tiptoe away, head off, push off, make
  tracks, beat it, hit the road, head out, get out of, part company, say goodbye, saying goodbye, say farewell, saying farewell, wave goodbye, kiss goodbye,
  step out, step away, step down, stepping out, stepping down, walk out, pull out, move along, break free, get loose, hop out, climb out, clock out, clock
  off, check me out, retire from, drop away, excuse yourself, excuse me, excuse you, bail, bail out, vacate*, abscond*, flee, flees, fled, scarper, runner,
  make an exit, exits, be gone, leave-taking, withdrawal*, departure*, resignation*, goodbyes, farewells, sign-off*, sign-offs, parting, part by, part as
  friends, fare thee well, fare you well, ta-ta, tata, toodle, cheers and goodbye, see you never, i'm off, i am off, out of here, outta here, outtahere, get
  me out of, let me out of, out of it, out of this, out of these, wants out, want out of, wanting out, wanted out, who wants out, wish out, like out, rather
  out, prefer out, out instead, fire exit, side door, back door, front door, trap door, stage door, exit sign, exit lane, exit route, exit ramp, slip road,
  turn-off, junction, alight, disembark, get off the bus, get off the train, off the bus, off the train, off the boat, off the ride, off this ride, off this
  train, off this bus, end of the line, last stop, eject me, parachute, bow-out, bowing out, drop me out, leave us, leaving us, leaves us, quit us, quits us,
  leave me, release me, releases me, let * go, let go of, free me, free us, free yourself, set me free, liberate*, escapee*, jailbreak, break up with, break
  up, breaks up, breaking up, split up, divorce*, uncouple*, unhook me, unchain, untie, cut ties, cut me loose, cut you loose, cut us loose, loose, lose us,
  lose me, go free, get rid of me, gets rid of me, get rid of us, free to go, let people go, off switch for, off the hook, off this thing, off that thing, off
  our books, part with, slip your cable, cast off, push away, clear out, see the back of
PEACE: silence, quiet, peace, alone, leave you alone, leave me alone, leave you be, leave you in peace, rest in peace, left alone, be left alone, shut up,
  radio silence, hush, spare*, be rid of, rid of, excused, no contact, without us, without me, in peace, stay away, keep away, stay out, keep out, quietude,
  calm, stillness, in silence, leave * alone, leave * in peace, leave * be, left in peace, left be, ruhe, in ruhe lassen, in ruhe, tranquille, en paix, en
  paz, in pace, met rust, i fred, be spared, spare you, spare me, get lost, clear off, sling my hook, take a hike, zip it, stay silent, keep quiet, keep
  silent, go silent, hold back, undisturbed, unbothered, untroubled, respite, quieter inbox, emptier inbox, empty inbox, hold your tongue, hold our tongue,
  keep mum, fall mute, go dark, goes dark, go mute, fall quiet, falls quiet, stay quiet, stays quiet, stay mum, lips sealed, lips are sealed, my lips, seal my
  lips, zip my lips, no further contact, not be disturbed, not be contacted, not be bothered, not be troubled, not disturb you, be troubled, remain silent,
  remain quiet, hush up, pipe down for, quit bugging, stop bugging, bug you, bugging, free of me, free of us, free from me, free from us, free of these, free
  from these, rest easy, spared from, spares you, spares me, be excused, be left out, be let alone, let alone, let you alone, let me alone, let you be, let me
  be, let us be, steer clear, keep clear, stay clear, keep my distance, keep a distance, out of my hair, off my back, off your back, off my case, get off my
  back, stay out of your, keep out of your, leave your inbox in peace, inbox in peace, inbox back, inbox to yourself, your peace, your quiet, peace and quiet
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
  ever, act upon it, respect your, respect your wish, i will respect, we will respect, that ends it, that settles it, settles the matter, be obliged, obliged,
  is obliged, are obliged, acted on, acted upon, act accordingly, acts on, act on that, act on your, see to it, see to that, sees to that, saw to it, take
  care of it, takes care of it, will be done, be done, no bother, off you pop, no more follow, none follow, none will follow, nothing follows, nothing will
  follow, nothing more comes, nothing further comes, none comes, none come, none will come, sequence ends, series ends, letters end, mails end, notes end,
  mailing ends, emails end, they end, they stop, it stops, it ends, this ends, this stops, these stop, these end, happen again, not happen again, won't happen
  again, no repeat, our last, my last, the final, final one, final mail, final email, final letter, final note, final message, become the last, curtain falls,
  game over, case closed, chapter closed, book closed, closed book, darken your, darken your inbox, into the drawer, in my drawer, in the drawer, stay in the
  drawer, stays here, stay here, stay unsent, unsent, go unsent, unwritten, remain unwritten, shelved, binned, scrapped, called it a day, be so, so be it, it
  shall be, shall be so, as requested, as asked, as instructed, do as you, do as i'm told, do as told, do as asked, do as i am told, take your word, take you
  at your word, follow instructions, follow your, without argument, without question, no argument, accept it, accepted, accept your, take no for an answer, no
  for an answer, bye from me, goodbye from, is off, are off, will be off, falls away, fall away, drops away, melt away, fade away, go up in smoke, evaporate*,
  dissolve*, peter out, cease to exist, no longer exist, never existed, forget i, forget we, forgot i, unmake, bid you farewell, bid farewell, bid you
  goodbye, take my leave, takes my leave, see you off, wish you well, in good grace, gracefully, graciously, obediently, dutifully, prevents further, prevent
  further, keeps further, no further mail, no further message, no further note, no further letter, no further e-mail, no further email, no more mail, no more
  email, no more e-mail, no more letters, no more notes, no more messages, be no more, are no more, there are no more, there's no more, there won't be more,
  not be more, nothing more, nothing further, no others, not a single one, not one more, not one further, not send another, send nothing, sends nothing, get
  nothing, receive nothing, hear nothing, not a word, not a peep, number is up, will be history, becomes history, is history, stay away forever, forever away,
  stays away, never mail, people never to mail, never to mail, stay out of it, off today, do as they wished, as they wished, darken
MAIL: email*, mail, mails, mailing, mailings, message*, letter*, series, sequence*, list, lists, mailing list, thread*, correspondence, outreach, e-mails,
  missive*, dispatch*, communication*, note*, inbox, mailbox, drip, cadence, emailing, newsletter to you, this list, our list, my list, the list, circular*,
  bulletin*, epistle*, mailshot*, e-shot*, eshot*, rambling*, sermon*, musing*, scribble, scribbles, jottings, instalment*, installment*, circulation,
  distribution, roll, the roll, address book, rolodex, verteiler, nachricht*, nachrichten, briefe, brief*, rundbrief*, e-mails von uns, courriel*, courriels,
  lettre*, lettres, envois, correo*, correos, mensaje*, mensajes, carta, cartas, mensagens, mensagem, messaggi, lettere, comunicazioni, berichten, brieven,
  utskick, mejl, brev, meldinger, beskeder, wiadomości, listów, dopisy, viestejä, updates, update from us, updates from us, pings, nudges, touches,
  touchpoint*, follow-up*, followup*, follow ups, recipient list, recipients' list, recipients list, sender list, contact list, contacts list, subscriber
  list, distribution list, news from us, our news, this circular, this bulletin, this letter, your list of mails, recipients, further contact, future contact,
  more contact, any contact, all contact, our contact, contact with, notices, blast*, eblast*, e-blast*, promo*, promotion*, solicitation*, marketing mail,
  marketing email, marketing emails, marketing messages, direct marketing, for marketing, of marketing, more marketing, no marketing, marketing purposes,
  commercial email, commercial emails, commercial messages, commercial mail, marketing communications, mail-out*, mailout*, mailings from us, e-news, enews,
  ezine*, e-zine*, chatter, prattle, babble, blather, waffle, witterings, witter, chirps, conversation, dialogue, exchange of mails, approaches, overtures,
  attentions, attempts, essay*, lines of mine, tips, this programme of, this campaign, our campaign, my campaign, campaign mails, campaign mail, mailing
  programme, e-mail programme, email programme, mail programme, our mailings, mail stream, mail flow, stream of, flow of, drip-feed, drip feed, drip campaign,
  drumbeat, barrage, bombardment, onslaught, flood of, stuff like this, stuff from us, stuff from me, things like this, mail like this, mails like this,
  emails like this, e-mails like this, letters like this, notes like this, anything from, anything from me, anything from us, word from us, word from me,
  words from me, words from us, writings, scrawl, scrawls, epistles, postings, prose, the book of addresses, register of readers, reader list, readers' list,
  readership, mail list, e-mail list, email list, mail register, mailing register, send list, sendlist, send-out, send-outs, recipient register, circulation
  list, broadcasts, broadcast, transmissions, transmission, cold mail, cold mails, cold email, cold emails, cold outreach, sales mail, sales emails, sales
  mails, sales letters, pitches, pitch mails, pitching, prospecting, newsletter of ours, this newsletter, our newsletter, my newsletter, these newsletters,
  this digest, our digest, these updates, our updates, these tips, my tips, these notices, these reminders, our reminders, these alerts, these invitations,
  this subscription, your subscription, my subscription, the subscription, receipt of these, mailing list from
THESE: these, this, those, it, further, any more, no more, more, rest, the rest, others, next, remaining, another, again, any longer, anymore, any, future,
  them all, the lot, the others, all, everything, them any more, part two, part three, parts, the remaining, the remainder, remainder, upcoming, subsequent,
  additional, the next one, next one, next part, next letter, rest of it, rest of them, rest of these, weitere, weiteren, weiterer, ces, ce, estos, estas,
  queste, questi, deze, dessa, disse, the fourth, the fifth, the sixth, the seventh, the next two, the next three, the other two, the other three, the other
  four, two more, three more, four more, five more, remaining two, remaining three, remaining four, remaining five, number two, number three, number four,
  number five, number six, note two, note three, note four, note five, part four, part five, part six, later ones, future ones, further ones, more ones, any
  others, any other, such, of the kind, this kind, this sort, that sort, that kind, like this, like these, this one, the like, same kind, from now on, from
  here on, for the future, with effect for the future, in the future, going forward, ever more, any of these, any of this, any of them, all of it, all of
  these, all of this, all of them, the whole lot, whole lot, the whole thing, whole thing, the entire, a further, an additional, yet another, a second, a
  third one, a fourth, a fifth, a sixth, a seventh, encore, sequel*, continuation*
WANT: want*, wish*, like, prefer*, rather, sooner, care to, care for, fancy, feel like, choose to, decide, need, interested in getting, enjoy, möchten,
  möchtest, möchte, wollen, willst, wünschen, souhait*, souhaitez, voulez, veux, désirez, quiere, quieres, desea, deseas, quiser, quer, deseja, vuoi, vuole,
  desidera, desideri, wilt, wil, vill, ønsker, chcesz, chcete, care for more, up for, mean to, minded to, inclined, desire*, chooses, elect to, opt to,
  crave*, long for, prepared to, tolerate*, endure*, abide, put up with, in the mood, appetite, stomach, time for, room for, patience for, patience, have use
  for, use for, taste for, liking, like it, bear, can face, face a, face another, suffer, content to, happier, happiest, better off, feel better, sooner have,
  would sooner, had rather, would rather, 'd rather, favour, favor, up to you, your call, your choice, your decision, decide against, decided against, of a
  mind, have a mind, in favour, feel the need, see fit, keen on, care about, cherish, relish, anxious to, eager to, hoping to, hope to, intend to, intent on,
  bent on, seek to, seeking to, aim to, trying to, try to, determined to, resolved to, thinking of, thinking about, consider*, ready to, ready for, game for
NOT: not, n't, no, never, none, neither, nor, without, hardly, cannot, nothing, nobody, nowhere, nothing more, nicht, kein, keine, keinen, keiner, nichts,
  nunca, não, nao, non, niente, nessun, niet, geen, inte, ikke, ingen, inga, nie, nechcete, aucun, aucune, pas, ne, unwilling, zero more, not any, cease to,
  minus
NOLONGER: no longer, any longer, anymore, no more, no further, never again, nicht mehr, keine weiteren, keine mehr, ne plus, no más, ya no, não mais, non più,
  niet meer, geen verdere, inte längre, ikke lenger, ikke længere, nie więcej, mehr, más, plus recevoir, plus de, weiterhin nicht, nevermore, any further,
  ever again, at no time
HEAR: hear*, receive*, get, getting, gets, read, reading, see, seeing, come, coming, arrive, arrives, follow up, following up, reach out, reaching out,
  contact you, contact me, contacted, bother*, pester*, chase*, nudge*, disturb*, trouble you, email you, mail you, write to you, write again, writing to you,
  chasing, knocking, knock, message you, be in touch, get in touch, send you, sending you, landing, reach you, reaching you, erhalten, bekommen, empfangen,
  kriegen, recevoir, recevez, reçu, recibir, recibirá, receber, ricevere, ontvangen, krijgen, få, motta, modtage, otrzymywać, dostávat, land in, lands in,
  turn up, turns up, show up, shows up, pop up, drop in, drops in, be contacted, be mailed, be emailed, be written to, mailed again, written to again,
  contacted again, be bothered, be messaged, be pestered, write you, receipt of, correspond*, write more, write another, turn up in, pursue you, trouble*,
  intrude*, hound*, harass*, impose*, plague*, knock again, come knocking, keep coming, keep arriving, get more, contacting you, writing you, be approached,
  approached, approach you, hear a, be sent, be reached, being contacted, being mailed, being written, being e-mailed, being emailed, being bothered, being
  chased, being on, be on the, be on our, be on my, being sent, be included, be copied, be in receipt, badger*, hassle*, bug, needle, bombard*, spam you,
  pitch you, pitched, follow you, following you, stalk*, importune*, molest*, inconvenience*, burden you, burden, burdening, weigh on, drop into, drops into,
  dropping into, land on, lands on, fall into, falls into, find its way, find their way, make it to, makes it to, greet*, head your way, come your way, comes
  your way, coming your way, come through, reappear*, resurface*, reach out again, write any, write you again, mail you again, mail again, send any, send
  another, send more, send further, sent to you, addressed to you, come back, comes back, coming back, grace, visit you, darken, cross your, crossing your,
  arrive in, arrives in
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
  useful, less useful, unneeded, unmoved, irritated, wearisome, stale, repetitive, samey, one too many, overwhelm*, swamped, inundated, drowning, bombarded,
  flooded, snowed under, overloaded, saturated, bulging, exasperat*, indifferent, leave you cold, leaves you cold, left you cold, left cold, unpersuaded,
  unconvinced, unimpressed, underwhelm*, uncalled for, undesired, disinterest, lack of interest, want of interest, absence of interest, not interested, no
  appetite, beside the point, off the mark, wide of the mark, astray, misdirected, misaddressed, barking up, wrong tree, wrong door, wrong house, wrong horse,
  wrong target, wrong company, wrong number, wrong guess, by mistake, mistake, mistakes, nothing for you, sick, sick and tired, the sight of, sight of me, too
  chatty, more than enough, quite enough, plenty already, surfeit, glut, deluge, flood, unloved, peeved, miffed, vexed, vex*, pestering, badgering, spammy,
  outgrown, outlived, served its purpose, had its day, no need, not needed, don't need, do not need, no concern, superfluous, redundant, needless, surplus,
  inapplicable, does not apply, doesn't apply, don't apply, do not apply, inappropriate, unsuitable, ill-timed, inopportune, untimely, mind, a mistake,
  guessed badly, grumpy, cross with, annoyed, disturb you, disturbing, bother you, bothering you, put off, putting you off, off-putting, rubs you, wrong way,
  lost interest, lose interest, losing interest, interest wanes, interest has, interest fades, waned, faded, cooled, palled, pall, lost patience, run out of
  patience, patience runs, patience is, at your limit, reached your limit, saturation, full up, up to here, had it up, too full, overfull, overcrowded,
  crowded, no room, no time, short of time, pressed for time, busy, too busy, unhappy, displeased, dissatisfied, disappointed, discontent, unwilling,
  reluctant, opposed to, allergic, immune, intolerable, unbearable, can't bear, cannot bear, can't stand, cannot stand, can't face, cannot face, can't abide,
  put up with, not your cup, not your bag, not your scene, not your business, none of your, no business, not your remit, your remit, outside your, isn't you,
  not you, aren't the one, not the one, not the right, isn't the right, not the person, someone else's, somebody else's, elsewhere, another department, left
  the company, change of role, changed role, changed roles, new job, retired, retire, retiring, retirement, not working for you, doing nothing for you, does
  nothing for you, do nothing for you, nothing to you, means nothing, mean nothing, of no, without value, worthless, valueless, wasted on, lost on, yawn,
  yawns, yawning, snore, snoring, zzz, groan, groans, grimace, sigh, sighs, wince, eye-roll, roll your eyes, heart sinks, dread*, skip past, skim past, skim,
  skimming, ignore these, unread in, delete these, delete them, delete mine, deleting mine, archive these, unopened, haven't opened, not opened
WELCOME: welcome, glad, gladly, happy to, pleased to, happily, by all means, feel free, no problem, no questions asked, hesitate, no hard feelings, be my
  guest, no offence, with pleasure, with good grace, go right ahead, at liberty, your right, you're right to, as is your right
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
  quiz, quizzes, challenge, hackathon, meetup, meet-up, office hours call, telesales, cold calls, browser notifications, desktop notifications, in-app, logo*,
  photo*, picture*, pixel*, plain text, plain-text, html, format, language, english, german, french, dark mode, light mode, font, text size, time zone,
  timezone, link preview*, preview*, image*, autocomplete, profile picture, place at, your place, your seat, parcel*, plan, module*, feature, features,
  workspace*, webhook*, api, auto-renewal, agreement*, lease*, tender*, bid, bids, auction*, lottery, raffle*, focus group, experiment*, chat, chats, teams
  channel, group chat, tape, transcription, caption*, voicemail, robocall*, call list, phone list, text alert*, push alert*, price alert*, job alert, saved
  search*, calendar invite*, meeting invite*, shipping, swatch*, print edition, paper edition, printed edition, newspaper*, paper copy, paper copies, hard
  copy, flyer*, leaflet*, bill, bills, paper bills, statement*, e-statement*, poll*, review request*, feedback request*, feedback, service messages, service
  notices, transactional, transactional mail, transactional mails, system notice*, security alert*, outage*, incident*, maintenance notices, partner
  programme, partner program, ad targeting, ad, adverts, disclosure, newsroom, press list, press releases, embargo*, recruiter*, recruitment, vacancy,
  vacancies, jobs list, property alerts, listings, watchlist, wish list, wishlist, basket, cart, checkout, purchase*, coupon*, voucher*, points, bonus,
  scheme, club, society, association, union, party, choir, team, league, course list, module list, homework, timetable, rota, shift*, duty, jury, appeal,
  petition, fundraiser*, raffle tickets, wedding, party list, rsvp list, mentoring, mentor, coaching, consultation*, inspection*, appointment reminder*,
  vaccination*, prescription*, clinic, surgery, trial participation, volunteer*, volunteering, tour, tours, walk, walks, stall, stand, booth*, exhibition*,
  fair, trade fair, summit, roadshow, hall, kitchen, dietary, menu, meal, meat, dessert, coffee, lunch, breakfast, screen share, screen-share, camera,
  microphone, recording of, the recording, dark theme, theme, notifications from, alarm*, siren, sensor*, machine, pump*, server*, backup*, batch, job run,
  cron, pipeline run, workflow*, automation*, rule in, filter*, autopilot, autorenew, auto-pay, autopay, instalment plan, insurance cover, cover, policy
  number, pension plan, savings plan, standing offer, retainer, engagement letter, nda, contract clause, clause*, tier, discount, rebate*, promo code*, price
  list, quote, quotation*, comp plan, territory, quota, account manager, support ticket, case number, complaint*, forum digest, linkedin messages, connection
  request*, friend request*, followers, twitter, x account, tweets, stories, reels, video*, livestream*, replay*, broadcast list, playlist*, radio, tv,
  television, phone tree, hold music, doorbell, loyalty card, loyalty programme, miles, magazine subscription, box scheme, milk, bread, delivery round, paper
  round, sister publication, sister list, sister newsletter, other list, other lists, another list, separate list, the other newsletter, sponsor mails,
  sponsor messages, sponsored messages, partner offers, partner mails, partner mailings, third-party offers, third-party mail, parent company, head office,
  holding company, subsidiary, subsidiaries, affiliates, the seller, the organiser, organisers, the organizers, organizer*, organiser*, the venue, landlord,
  tenant*, broker*, insurer*, carrier, bank, the airline, airlines, hotel's, host, the host, hosts, emblem*, sticker*, attachment*, testimonial*,
  endorsement*, footnote*, jargon, public directory, event calendar, co-host*, page 9, grant, grants, application*, paragraph on, chapter on, table of,
  follow-up call, follow-up calls, phone follow-ups, old address, other address, new address, rate alert*, daily alert, reading group, mentoring list,
  attend*, take part, taking part, participate*, participation, partaking, talk on the phone, our index, comparison table, the deck, guest speaker, guest
  post, headshot, biography, bio, citation*, cited, cite, mention of you, mentions of, mention you, quote you, quoted you, quoting you, naming you, named you,
  name you, partner page, partner list, supplier list, vendor list, blacklist of, tier list, speakers' page, exhibitor list, round table, tasting, excursion,
  visit to, site visit, delegation, working group, task force, steering group, peer group, cohort, buddy, raffle list, door list, headcount, catering,
  allerg*, diet, transport, shuttle, hotel block, lanyard, swag, t-shirt, tote, goody, gift card
GIVE: send you, show you, share, sharing, forward you, explain, introduce*, walk you, book*, offer*, add you, point you, help you, include you, sign you up,
  give you, bring*, i'll send, i will send, talk, chat, discuss, compare, answer your, connect you, set up, reserve, hold, put you, get you the, show,
  schedule, move you, swap, call you, attach it, attach*, enclose*, download*, resend*, send it, send them, send the, send you the, send over, link you,
  invite you, get you a, hand you, lend you, show how, demonstrate*, set aside, sit down, walk through, go through it, correct it, fix it, update it, amend
  it, put it right, answer it, answer them, pass it to, pass you, hand it, deliver*
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
  for, for a month, until september, in the new year, every second, every third, alternate, thin out, thinner, skip one, skip a, skip the next, skip this one,
  skip this week, this one only, just this one, only this, only this one, postpone*, defer*, delay*, adjourn*, reschedul*, after the holidays, another time,
  next time, better time, better moment, better day, another day, after summer, in the spring, rest until, hold until, half the, less frequent, less
  frequently, tone down, turn down, turn it down, cut down, cut back, scale back, dial down, dial it down, dial back, once per, biweekly, weekly digest,
  monthly digest, daily digest, condensed, shortened, short version, shorter version, abridged, in one go, both at once, less of, fewer of, lighter, sparing,
  sparingly, from time to time, now and then, occasionally, half-yearly, yearly, annually, per quarter, per month, week off, weeks off, month off, days off,
  time off, a breather, breather, temporarily, temporary, for the time being, for the moment, for the present, until then, until further notice, until after,
  on hold, put on hold, on pause, on ice, park it, park this, park these, in february, in march, in april, in may, in june, in july, in august, in september,
  in october, in november, in december, fiscal year, after easter, after christmas, catch you later, revisit*, come back to you, touch base, remind me, remind
  you, try you again, try me again, resume in, start again, again in, again after, back in, back after, return in, not this week, not this month, not this
  quarter, not this time, not today, not yet, not right now, short edition, long edition, skip two, skip three, monthly summary, summary only, the essentials,
  only the essentials, essentials, pick up again, take a rest, rest a while, every mail, how often we, less mail
LOGIN: log in, login, logging in, log into, sign in, signing in, signin, password*, username*, credentials, account, your account, an account, portal,
  registration, register*, dashboard, authenticate, two-factor, logged in, sso, pass code, passcode, member area, verify*, verification, sign up for an
  account, member login, profile page, account page, account settings, einloggen, anmelden und, members' area, customer area, user name, one-time code,
  authenticated, activate your account, create an account, create a login, single sign, sign on, log on, logon, logging on, signed in, signing on, admin
  console, member number, membership login, my account, our portal, client area, self-care, user id, pin, one-time password, single sign-on, authentication,
  identify yourself, free account, create a free account, an account first, forgotten your password, reset it, member login first, verify your, verification
  code
FEE: fee*, charge*, surcharge, pay, paying, payment, payable, cost*, price, deposit, charge of, administration charge, admin charge, paid, processing fee,
  handling fee, dollar*, euro*, pounds, cents, invoice of, billable, deposit of, subject to payment, penalty, refund, top-up, levy, toll, handling, sum of,
  small sum, contribution, expense*, postage, processing charge, settle the, outstanding, debit, euro, quid, credit card, card details, purchase of, upgrade
  to, premium plan, paid service, premium service, premium, tariff, invoiced, invoice, donation*, billing desk, at cost, termination fee, free account first,
  upgrade, pricing plan, paid plan
PHONE: call*, ring, rings, phone*, telephone*, dial*, voicemail, switchboard, hotline, speak to, speak with, talk to, give us a call, text stop, text us, by
  text, give me a ring, give us a ring, voice message, voice note, on the phone, by phone, by telephone, over the phone, extension, premium rate, landline,
  anrufen, anruf, telefonisch, appeler, téléphone, llamar, llame, teléfono, chiamare, bellen, ring up, ring us, ring me, call us, call me, text us the word,
  whatsapp us, texting, text to, by texting, by text message, by sms, sms to, give me a bell, on the line, helpline, helpdesk, phone line, receptionist, phone
  number below, answering machine, answerphone, fax*, by fax, pop me a text, a text, voice call, video call
POST: letter to, by post, post, postal, fax, registered letter, postcard, in writing to, po box, p o box, mail us at, courier, envelope, stamp*, signed
  letter, signed request, notaris*, notariz*, in person, write to us at, registered, send a letter, posted letter, letterhead, postmark*, stamped, by courier,
  by hand, write a letter, in triplicate, per post, schriftlich, par courrier, por correo postal, registered mail, recorded delivery, countersigned, ink, wax,
  carrier pigeon, pigeon, paper form, by letter, to my face, at our stand, at reception, at our office, at our offices, visit our office, notary, by
  messenger, homing pigeon, on paper, stamped addressed, post office, mail a letter, sign and return, wet signature, handwritten, by surface mail, to our
  registered office, to the address above, postal address above, letter addressed, letterbox, enclosed card, prepaid card, reply card, freepost, pillar box,
  on our letterhead, by return of post
DATA: full name, job title, date of birth, reason*, company name, phone number, id, passport, identity, title, employer, role, form with, questionnaire, exit
  survey, exit interview, captcha, proof, why you, state your, fields, required, mandatory, photo, customer number, account number, mobile number, your name,
  your company, name, names, birth, direct line, contract number, give your reason, reasons for, explain why, explaining why, tell us why, let us know why,
  why you are, why you're, your reasons, answer all, date of, social security, tax number, copy of your id, signed form, employee number, job role, telephone
  number, mobile, full address, vat number, contract id, order number, membership number, quoting your, state why, say why, questions, answer the questions,
  the reason, a reason, explanation*, justify*, justification, substantiate*, evidence, screenshot*, proof of, prove*, signature, signatures, three
  colleagues, two colleagues, colleagues' addresses, names of, addresses of, refer*, referral of, survey first, complete our, fill in, fill out, filling in,
  complete the, date you, order id, mandate, passport copy, licence number, postcode, post code, zip code, form below, stating your, giving your, state the,
  with the reason, grounds, passport number, proof of authority, commercial register, extract from, which vendor, who decides, identity card, id card, driving
  licence, tax id, your mobile, your signature, company stamp
PERIOD: hour*, days, day, week, weeks, month, months, minute*, until, by friday, by monday, expires, expire, expiring, deadline, midnight, today only, only
  today, tomorrow, friday, monday, tuesday, wednesday, thursday, saturday, sunday, closes, window, office hours, business hours, weekdays, locked, valid,
  before the, within hours, hours only, within a day of, expires after, valid for, only until, only during, until midnight, for this week, this week only,
  first week, in january, once a year, quarter-end, quarterly window, cut-off, cutoff, no later than, thereafter, after that, seven days, ten days, 24 hours,
  48 hours, 72 hours, up to and including, before friday, february, april, june, july, august, september, october, november, december, fortnight*, before
  noon, by noon, noon, by the end of, end of the month, end of the week, end of day, by close of, before the month, for the next, within the next, in the
  next, over the next, lapses, runs out, time-limited, limited period, grace period
PAGES: step, steps, pages, screens, wizard, forms, second page, then confirm, confirmation, code, stages, five pages, three pages, two pages, several pages,
  several steps, pop-up*, wizards, approval, approved, approve, manager's, retention team, ticket, escalate*, puzzle, confirm by, second email, click again,
  follow-up link, double confirmation, confirm again, confirm your choice, confirm the link, confirm on, second click, third click, second form, next screen,
  work through, go through the, by stages, under review, our discretion, at our discretion, consider your request, consider the request, manual review,
  assessed, supervisor, sign off by, counter-signed
STAT: rate*, percent, per cent, survey, study, sample, average, median, statistic*, trend*, quarter of, third of, times, percentage, respondents, surveyed,
  counted, tested, analysed, highest, lowest, rose, fell, halved, doubled, tripled, per hundred, out of a hundred, of them, in ten, in a hundred, records,
  dataset of, measured, recorded, figure, churn, deliverability, complaint rate, sample of
LAW: law, laws, act, can-spam, gdpr, rule, rules, regulation*, requires, obliges, oblige, must, should carry, legal, policy, policies, counsel, legislation,
  directive, article, right to, rights, statute, fined, ftc, court*, parliament, bill, statutory, regulators, ruling, casl, pecr, ccpa, legitimate interest,
  data protection, lawful, unlawful, illegal, pursuant, required by law, art, articles, paragraph, section, controller, processing, processor, data subject,
  data subjects, supervisory authority, supervisory, authority, consent*, legal basis, lawful basis, legitimate interests, retention, retained, statutory
  right, your rights, by law, under law, pursuant to, in accordance with, accordance, compliance with, uwg, dsgvo, rgpd, avg, lgpd, lopd, jurisdiction*,
  hereinafter, aforementioned, herein, foregoing, thereof, notwithstanding
TOPIC: link text, footer*, line, sentence, wording, template text, copy, button text, phrase, campaign, best practice*, headline, compliance, template,
  templates, design, font, font size, placement, best place, above the fold, subject lines, a/b test, hide, hides, hidden, bury, buries, buried, wording of,
  colour of, grey, tiny, test, psychology, article on, essay on, talk on, chapter on, how to write, how to design, button colour, pattern, dark pattern, tip
  for, advice for, lesson in, case for, guide to, art of, how to leave, how to unsubscribe, how to stop, how many people, why people, why readers, unsubscribe
  rate, opt-out rate, unsubscribe link in, their unsubscribe, inbox zero, inbox filter, spam filter, spam filters, filtering, mail client, mail clients,
  mailbox providers, sender reputation, postmaster*, blocklists, split test, subject-line, wording in, as an example, for example, e g, such as this, mock-up,
  mockup, sample footer, sample mail, sample text, our template, draft*, drafting, preview of, screenshot of, translation of, literature, research on, survey
  on, research shows, studies show, history of, state of
SAID: said, says, told, reads, asked, replied, clicked, writes, complained, responded, answered, quoted, called it, explained, told me, told us, wrote to me,
  wrote back, complained that, grumbled, joked, claims, promised, vowed, swore, announced, overheard, laughed, remarked, commented, wondered, suggested,
  advised, recommended, insisted, claimed, argued, confessed, admitted, demanded, pleaded, shouted, muttered, signed off with, ended with, quote*, quoting,
  quotation, anecdote, story, joke, according to
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
  on as before, isn't affected, is not affected, unaffected, either way, all the same, no matter, nothing changes, unless required, no longer valid, defunct,
  obsolete, withdrawn, taken down, out of use, not in use, not in service, turned off, inactive, dormant, do not offer, does not offer, not offer, not
  provide, don't provide, do not provide, no provision, cannot process, not process, not processed, not honoured, not honored, not acted, nobody answers, no
  one answers, is full, mailbox full, rejected, rejects, bounced, 404, error page, errors out, times out, timed out, not found, not exist, cannot be used,
  can't be used, not for use, can no longer, no longer possible, no longer available, no longer offered, not reach, won't reach, do not reach, don't reach,
  doesn't reach, does not reach, never reach, never arrives, gets lost, get lost in, lost in transit, nobody sees, no one sees, nobody looks, no one looks,
  not looked at, is deleted, are deleted, are discarded, are ignored, go unread, goes unread, goes unanswered, go unanswered, unanswered, cannot be answered,
  not answered, won't be answered, not be answered, not be read, won't be read, not be seen, automated mailbox, sent from an automated, send-only, outgoing
  only, outbound only, one-way, write-only, cannot receive, can't receive, does not accept, do not accept, not accept, don't accept, doesn't accept, refuses,
  no facility, no option, no escape, there is no, there's no, there isn't, there are no, there aren't, is no way, isn't any, lacks, lacking, has none, have
  none, omitted here, left out here, forgot to add, forgot the, misprint, typo, mistyped, garbled, truncated, cut short, has been retired, now bounces,
  doesn't work here, does not work here, nor does, no longer exists, mailbox no longer, ignores replies, no way off it, cannot be left, can't be left, cannot
  leave, can't leave, not an option, isn't an option, is not an option, of no avail, to no avail, can't receive replies, cannot receive replies, system
  ignores, falls on deaf ears
FIND: find, look for, located, sits, see the, appears, contains, carries, explains, guide, lives at, is at, is below, at the bottom, at the foot, down below,
  down there, underneath, over there, waits, waiting below, is there, is here, exists, called, named, labelled, marked
IF: if, should, when, whenever, in case, once, as soon as, the moment, the minute, the day, supposing, were you, wenn, falls, sollten, sofern, sollte, si, se,
  als, om, hvis, jeśli, pokud, jos, in the event, provided, given that, suppose, assuming, let's say, until such time, whoever feels, those who'd, who'd, in
  which case, upon, absent, failing, pour ne plus, if ever, if you'd, were this, were these, have you, has this, has it, ever feel, whether, so long as, as
  long as, any time you, every time, on the day, at the first, at the first sign, only if, even if, as and when, until told, until i'm told, till you, in the
  case, in case of, in the case of, in the event of, on hearing, on receiving, upon receipt, on receipt of your, the second, the instant, the hour, by the
  time, wherever, insofar, to the extent, where you, were you to, should it, should this, should these, should my, should our, should the, should you, had
  enough
REQUEST: on request, upon request, at your request, on demand, request to, requests, wishes, requests for, requests are, request is, at their request, on your
  request, wherever requested, auf wunsch, sur demande, a petición, su richiesta, op verzoek
TAIL: enough, suffices, does it, all it takes, will do, is plenty, does the trick, does the job, works, settles it, is all, that is all, all you need, takes
  care, sees to it, plenty, sufficient, all it needs, is fine, fine, easy, simple, do just fine, will be acted on, genügt, reicht, suffit, suffisant, bastano,
  è sufficiente, es suficiente, räcker, volstaat, is sufficient, is ample, is all we need, is all i need, that's all, thats all, job done, and done, sorts it,
  fixes it, ends it, stops it, stops these, stops them, stops this, kills it, finishes it, closes it, calls it off, need only, needs only, only need, only
  needs, all you have to do, all they need, a cinch, painless, effortless, no fuss, no drama, no explanation, no reason needed, no reasons needed, no login,
  no log-in, no password, no form, no forms, free of charge, without charge, at no cost, costs nothing, no charge, zero cost, gratis, kostenlos, one click,
  single click, in one click, with one click, two seconds, one second, a second, needs nothing, need nothing, needs no, requires no, require no, requires
  nothing, no explanation needed, no explanations, no reasons, without reasons, without giving, without stating, without explanation, no questions, no
  strings, no catch, without fuss, no ill will, no obligation, no conditions, no condition, unconditional, unconditionally, no hoops, no ceremony, no
  formalities, without formality, without formalities, is enough for, enough for me, enough for us, more than sufficient, does nicely, do nicely, will serve,
  serves, would do, would suffice, should suffice, should do it, should do, is welcome, merely, that does it, this does it, which does it, which does, does
  the rest, do the rest, i do the rest, we do the rest, see to the rest, leave the rest, counts, count as, counts as, will count, taken as, take it as, take
  that as, takes it as, read it as, reads as, understood, understand it, understand that, in any form, any form, any wording, whatever wording, whatever form,
  in any words, in any language, of any kind, of any length, will be enough, would be enough, is quite enough, is just fine, will be fine
TIME: any time, anytime, at any time, whenever you like, at any point, always, whenever you wish, immediately, instantly, at once, right away, straight away,
  on the spot, same day, within a day, today, promptly, for good, forever, permanently, forthwith, henceforth, hereafter, this instant, within the hour,
  within minutes, by tonight, in seconds, eternally, for keeps, once and for all, jederzeit, à tout moment, en cualquier momento, in qualsiasi momento, te
  allen tijde, när som helst, når som helst, in future, same hour, actioned daily, daily, swiftly, on receipt, the same day, that day, within the day, on
  receipt of, with effect from, as of now, as from now, effective immediately, without delay, without further ado, pronto, asap, in a jiffy, in a trice,
  before lunch, before sundown, there and then, then and there, at a stroke, in one stroke, in the blink, overnight, no sooner
JUST: just, simply, please, kindly, only, merely, bitte, einfach, simplement, simplemente, semplicemente, gewoon, bara, por favor, per favore, alstublieft,
  svp, s'il vous plaît, pray
OR: or, otherwise, alternatively, instead, rather than, else, oder, ou, eller, lub, nebo, oppure, o, or else, or if, or simply, or just
AND: and, then, plus, &, und, et, och, og, en
BUT: but, though, however, yet, still, although, nevertheless, nonetheless, whereas, while, except, even so, mind you
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
PLACEHOLDER: todo, tbd, tbc, xxx, xxxx, xxxxxxxx, lorem, insert, placeholder, fixme, goes here, link goes, to follow, url, address here, link to come, to
  come, tk, address pending, pending, link missing, keyword_tbd, replace, yourcompany, yourdomain
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
    for line in (_TEXT.strip() + FOREIGN.rstrip()).replace("\n  ", " ").split("\n"):
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
    parts = [one for part in parts for one in (parts_of(part) if "'" in part else (part,))]
    forms: list[tuple[tuple[str, ...], str]] = [((), "")]
    for part in parts:
        bends = {part: ""} if part == "*" or not part.endswith("*") else _bend(part[:-1])
        forms = [((*words, form), bent or ending) for words, bent in forms for form, ending in bends.items()]
    return forms


_LONG: Final = 6
_STEM = patterns.compile(
    r"(?P<UNSUB>\A(?:uitgeschr|uitschrij|afgemeld|afmeld|abgemeld|abmeld|abzumeld|abbestell|abzubestell|ausgetrag|austrag"
    r"|d[\u00e9e]sabon|desuscri|descadastr|avprenum|d[\u00e9e]sinscr|disiscr|odhl[\u00e1a]|wypis|avregist|avmeld"
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
