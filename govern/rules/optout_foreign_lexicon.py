"""The words of opting out in German, French, Spanish, Italian, Dutch and Portuguese, by what they mean.

The same writing as in ``optout_meanings_lexicon``, whose English words come first: what means something there as well
has that meaning.
"""

from __future__ import annotations

from govern.annotations import Final

FOREIGN: Final = """
FOOT: im browser, browserversion, browseransicht, webansicht, online ansehen, online lesen, online-version, onlineversion, darstellung, angezeigt, anzeigen,
  nicht richtig dargestellt, datenschutzhinweise, datenschutzhinweis, agb, weiterleiten, weiterempfehlen, weitersagen, empfehlen sie, teilen, geschäftsführer,
  handelsregister, registergericht, ust-id, steuernummer, sitz der gesellschaft, adressbuch, folgen sie uns, archiv, dans votre navigateur, navigateur, en
  ligne, version en ligne, s'affiche pas, s'affiche mal, affichage, mentions, politique de confidentialité, conditions générales, transférer, transférez,
  partager, partagez, faire suivre, faites suivre, carnet d'adresses, siège social, siret, rcs, suivez-nous, en el navegador, en su navegador, en tu
  navegador, navegador, ver en línea, en línea, versión web, no se ve bien, no ve bien, no visualiza, aviso de privacidad, política de privacidad,
  condiciones, reenviar, reenvíe, reenvía, reenvíalo, compartir, comparte, libreta de direcciones, registro mercantil, síganos, síguenos, nel browser, nel tuo
  browser, nel suo browser, online la versione, versione web, versione online, visualizzi, visualizza, non visualizzi bene, visualizzare, condizioni,
  informativa sulla privacy, inoltra, inoltrare, inoltri, condividi, condividere, rubrica, partita iva, seguici, sede legale, in je browser, in uw browser,
  webversie, online bekijken, bekijk, bekijk online, bekijk deze, online versie, privacyverklaring, privacybeleid, voorwaarden, algemene voorwaarden,
  doorsturen, stuur door, stuur deze mail, stuur * door, deel, delen, adresboek, kamer van koophandel, volg ons, no seu navegador, no navegador, ver online,
  versão online, ver no navegador, não visualiza, política de privacidade, termos, encaminhar, encaminhe, reencaminhar, compartilhar, compartilhe, partilhar,
  partilhe, catálogo de endereços, siga-nos
REPLY: zurückschreiben, schreiben sie zurück, schreib zurück, rückmeldung, rückantwort, auf diese mail, auf diese e-mail, auf diese nachricht, antworten sie,
  beantworten, réponse à ce, en réponse, répondez à, réponds, répondez simplement, répondez-moi, répondez-nous, répondez-y, un retour, en retour, contestar,
  conteste, contesta, contéstame, contésteme, contéstenos, contestando, contestación, responde a, responda a, respóndame, respóndanos, respóndeme,
  respondendo, responda a este, rispondimi, rispondetemi, rispondendo a, rispondi a, in risposta, beantwoorden, antwoorden, antwoord op, antwoord met,
  berichtje terug, mailtje terug, terugmailen, terugschrijven, mail terug, schrijf terug, reageer, reageren, reactie, een reactie
TELL: sagen sie mir, sagen sie uns, sag mir, sag uns, sagt mir, sagen sie's, sag's, sagen sie es, sag es, sagen sie kurz, sag kurz, sag bescheid, sagen sie
  bescheid, bescheid sagen, bescheid geben, bescheid geben sie, geben sie mir, gib mir, lassen sie mich wissen, lassen sie uns wissen, lassen sie es, lass
  mich wissen, lass es mich, wissen lassen, teilen sie mir, teilen sie uns, teilen sie es, mitteilen, teil mir, mitteilung, ein zeichen, zeichen genügt,
  genügt ein wort, melden sie sich, widerspruch anmelden, dites-le, dites-le-moi, dites-le moi, dites-le-nous, dites-moi, dites-nous, dites non, dites stop,
  dites le mot, me le dire, nous le dire, me dire, nous dire, faites-moi signe, faites-nous signe, faites-le-moi savoir, faites-le moi savoir, faites-le-nous
  savoir, faites-le savoir, faites-moi savoir, faites-nous savoir, me faire signe, le faire savoir, me prévenir, prévenez-moi, prévenez-nous, indiquez-le,
  indiquez-nous, signalez-le, signalez-nous, un signe, informez-nous, informez-moi, dígamelo, dímelo, dígalo, dilo, dínoslo, díganoslo, dime, díganos, dinos,
  decirme, decírmelo, decírnoslo, hágamelo saber, háganoslo saber, házmelo saber, háznoslo saber, avisarme, avisarnos, avísanos, avíseme, avisa, avisando,
  indíquelo, indíquenoslo, comuníquelo, comuníquenoslo, una señal, dimmelo, me lo dica, ce lo dica, me lo faccia sapere, ce lo faccia sapere, fammelo sapere,
  faccelo sapere, fatemelo sapere, mi dica, ci dica, dirmelo, dircelo, basta dirlo, farmi sapere, farcelo sapere, avvisami, avvisi, avvisarmi, avvisaci,
  comunicarlo, comunicacelo, comunicarcelo, segnalarlo, segnalamelo, un cenno, basta un cenno, laat het me weten, laat het mij weten, laat het ons weten, laat
  me weten, laat ons weten, laat maar weten, geef een seintje, geef me een seintje, een seintje, seintje, geef het aan, zeg het, zeg het me, zeg het maar,
  meld het, geef even, geef aan, diga-me, diga-nos, me diga, nos diga, me avise, nos avise, avise-me, avise-nos, me avisar, nos avisar, basta dizer, é só
  dizer, é só avisar, basta avisar, diga, dizer, informe-nos, informe-me, comunique, um sinal, me conte
SAY: sagen, sagt, dire, dites, decir, dizendo, zeggen, zeg
ASK: bitten, bitte um, verlangen, demander, demandez, demandez-le, demandez-nous, demande, pedir, pida, pídalo, pídanoslo, solicitar, solicite, solicítelo,
  solicitud, richiedere, richieda, richiedi, chiedere, chieda, chiedi, chiedilo, richiesta, verzoek, verzoeken, vraag, vraag het, peça, pedido, solicitação
SEND: schicken sie, schicken, schick, schicke, schickt, senden, senden sie, sende, mailen, mailen sie, maile, écrire, écrivez-nous, écrivez-moi, écris,
  écris-moi, envoyer, envoyez-nous, envoyez-moi, envoie, adresser, adressez, adressez-nous, escribir, escribirnos, escribirme, escribiendo, escribiendo a,
  escríbame, escríbeme, escríbenos, mande, manda, mándenos, mándanos, enviar, enviando, envía, envíenos, envíanos, envíeme, mandando, remita, escrever,
  escreva-nos, escrevendo, envie-nos, mande-nos, enviando um, scrivendo, scrivendo a, scrivere, scrivimi, scriva a, mi scriva, ci scriva, scrivici,
  scriveteci, inviare, invii, invia, inviando, inviaci, mandaci, mandami, mandi, stuur ons, stuur me, stuur een, stuur mij, sturen, mail ons, mail naar,
  mailen naar, schrijven, schrijf ons, schrijf me, zend
WRITE: schreiben an, escribir a
NOTE: ein kurzes, kurzes nein, ein nein, kurze mail, kurze e-mail, formlose, formlose e-mail, formlose mail, formlose nachricht, formlos, eine zeile, eine
  mail, eine e-mail, eine nachricht, ein satz, eine antwort, zwei worte, zwei wörter, un mot, un simple mot, un simple message, un simple courriel, simple
  réponse, deux mots, en deux mots, deux lignes, une ligne, un message, un courriel, un e-mail, une réponse, un petit mot, petit mot, simple e-mail, por
  e-mail, dos palabras, con una palabra, dos líneas, una línea, una respuesta, un mensaje, un correo, un simple correo, un simple mensaje, simple respuesta,
  una simple respuesta, due parole, due righe, una riga, una mail, una e-mail, una risposta, un messaggio, semplice mail, semplice risposta, una semplice, een
  woord, één woord, twee woorden, één regel, een regel, een mailtje, één mailtje, mailtje, berichtje, één berichtje, een bericht, een antwoord, één antwoord,
  kort bericht, kort berichtje, een kort, uma palavra, uma linha, duas palavras, uma resposta, uma mensagem, um e-mail, um email, simples resposta, mensagem
  curta
CLICK: klick, anklicken, hier klicken, drücken, wählen sie, wähle, besuchen sie, folgen sie, nutzen sie, nutze, cliquez sur, clic, d'un clic, en un clic, un
  clic, cliquant, appuyez, suivez, utilisez, visitez, rendez-vous sur, pulse, pulsa, pulsar, pulsando, pinche, pincha, pinchando, haga clic en, hacer clic,
  haciendo clic, clic en, con un clic, un solo clic, siga, use, utilice, visite, clicca su, clicchi, fai clic, faccia clic, fare clic, clic su, un click,
  segui, segua, prema, premi, premendo, usa, utilizza, klik hier, klik op, klikken, één klik, met één klik, gebruik, ga naar, volg, druk op, clicar, clicando,
  clique em, clique no, com um clique, um clique, acesse, aceda, toque
HERE: diesen link, dieser link, über diesen link, link unten, folgenden link, abschnitt, seite, knopf, schaltfläche, lien, ce lien, le lien, bouton, page
  suivante, lien suivant, cette page, enlace, este enlace, el enlace, siguiente enlace, botón, página, esta página, collegamento, questo link, il link,
  pulsante, pagina, questa pagina, deze link, link hieronder, onderstaande link, knop, deze knop, hieronder, este link, ligação, botão, neste link, abaixo
CENTRE: newsletter-einstellungen, e-mail-einstellungen, abo-einstellungen, einstellungen ändern, abo verwalten, abonnement verwalten, mes préférences, vos
  préférences, gérer, gérer vos, gérez, gérez vos, abonnements, centre de préférences, sus preferencias, tus preferencias, gestionar, gestione, gestiona,
  suscripciones, le tue preferenze, le sue preferenze, gestisci, gestire, iscrizioni, iscrizione, abbonamento, uw voorkeuren, je voorkeuren, beheer,
  abonnementen, preferências, suas preferências, gerir, gerencie, gerenciar, assinatura, assinaturas, inscrição
I: ich, wir, je, j'ai, io
MY: unsren, meiner, meines, meinen, mein, mon, ma, mes, nos courriels, nos lettres, nos envois, nos mails, nos e-mails, nos communications, nuestras, mis, mi
  lista, mia, mio, mie, miei, mijn, ons bestand, nossos, meus, meu, minha, minhas
ME: mij, nosotros, conosco, à moi, nós
YOU: ihr, euch, tú, tu, jullie, u, vocês, te
YOUR: ihre, ihren, ihrer, ihrem, deine, deinen, deiner, deinem, votre, vos, ton, ta, tes, su, sus, suyo, tus, tua, tuo, sua, suo, suoi, tuoi, uw, jouw, seu,
  seus, suas
WILL: werde, werden, werden wir, wird, zullen, zal
WOULD: würde, würden, könnten, sollten sie, voudrais, voudriez, quisiera, preferiría, prefiere, vorrei, vorrebbe, zou, gostaria
CAN: können, kannst, kann, dürfen, pouvez, peux, peut, puede, puedes, pueden, podrá, podrás, può, puoi, potete, potrà, kunt, kan, pode, poderá, podes
THEM: sein, seine, leur, leurs, loro, hun, ils, elles
WHO: partner, partners von, unseres partners, unserer partner, kunden, kunde, empfänger, abonnenten, leser, lesern, destinataires, destinataire, clients,
  lecteurs, abonnés, partenaire, partenaires, destinatarios, destinatario, lectores, suscriptores, clientes, socio, socios, destinatari, lettori, iscritti,
  clienti, ontvangers, lezers, klanten, leitores, assinantes, parceiro, parceiros, kollegen, kollegin, collègue, collègues, compañero, colega, colegas,
  colleghi
STOP: beende, beenden sie, beendet, beenden wir, beendigung, einstellen, stelle ein, aufhören, höre auf, hören wir auf, hör auf, stoppe, gestoppt, stoppen
  sie, kündigen, kündigung, abbrechen, abstellen, stellen wir ein, stellen * ein, ist schluss, schluss, schluss damit, ende, unterlassen, unterlasse,
  verzichten, verzicht, verschonen, cesse, cessez, cesserai, cesserons, cessent, cesse de, j'arrête, arrête, arrêtons, arrêterai, arrêterons, arrêt de, fin,
  mettre fin, met fin, mettez fin, stopper, stoppez, interrompre, suspendre, annuler, annulez, résilier, résiliation, résiliez, m'arrête, m'arrêterai, suffit,
  basta, baste, cesar, ceso, cesaré, cesaremos, cese, dejo de, dejaré de, dejaremos de, dejamos de, paro, pararé, pararemos, terminar, termina, fin a, poner
  fin, ponga fin, detengo, detenga, anular, anule, interrumpir, smetto di, smetterò, smetteremo, smettiamo, smetta, smetti, cesso, cessare, cesserò,
  cesseremo, cessiamo, fermare, fermo, interrompi, interrompa, interrompo, annullare, annulla, terminare, termino, porre fine, fine, stopt, stop met, ik stop,
  stoppen met, beëindigen, beëindig, opzeggen, opzegging, zeg op, houdt op, hou op, houd op, staken, einde, klaar, paro de, pararei, paramos, paremos, deixo
  de, deixarei, deixaremos, deixamos de, deixar de, encerrar, encerro, cessarei, cancelar, cancele, cancelamento, cancelación, cancela, interromper, termino
  aqui, fim, houden op, wij houden op, we houden op, kündigen sie, schluss machen, abstellen lassen, c'est terminé, terminé, on arrête, nous arrêtons, nous
  cessons, cessons, ya está, lo dejo, lo dejamos, la smetto, la smettiamo, chiudo qui, ermee ophouden, hou ermee op, houd ermee op, ik hou op, acabo,
  acabamos, deixamos por aqui
UNSUB: abmelden sie, sich abmelden, abzumelden, melden sie sich hier ab, melden * ab, melde * ab, abgemeldet, abbestellt, bestellen sie ab, bestellen * ab,
  abzubestellen, newsletter abbestellen, e-mails abbestellen, newsletter-abmeldung, austragen lassen, ausgetragen, auszutragen, trage * aus, tragen * aus, aus
  der liste, aus meiner liste, aus unserer liste, von der liste, von meiner liste, von unserer liste, aus dem verteiler nehmen, aus unserem verteiler, aus
  meinem verteiler, vom verteiler nehmen, nehme sie, nehmen sie mich, nimmt mich, kein newsletter mehr, désabonnez, désabonnez-vous, désabonne, désabonner en,
  désabonnements, désinscrire en, désinscris, désinscriptions, se désinscrire, vous désabonner, te désabonner, te désinscrire, me désabonner, nous désabonner,
  lien de désinscription, lien de désabonnement, quitter la liste, quitter cette liste, quitter notre liste, sortir de la liste, sortir de cette, sortir de
  notre, sortie, de la liste, de ma liste, de notre liste, de mes envois, de nos envois, de mes listes, de nos listes, de nos fichiers, cancelar la
  suscripcion, cancelar su suscripción, cancelar tu suscripción, cancele su suscripción, cancela tu suscripción, anular su suscripción, anular tu suscripción,
  cancelación de la suscripción, darle de baja, darte de baja, darnos de baja, dé de baja, de baja, dese de baja aquí, date de baja aquí, bajas, doy de baja,
  daremos de baja, damos de baja, la baja, su baja, tu baja, desuscríbase, desuscríbete, desuscripción, borrarse, borrarme de, de mi lista, de nuestra lista,
  de esta lista, salir de la lista, salir de esta, disiscriversi dalla, disiscrivimi, disiscrivermi, disiscrivendoti, disiscrizioni, disiscritto, annullare
  l'iscrizione, annullare la tua iscrizione, annulla la tua iscrizione, annullare l'abbonamento, cancella iscrizione, cancella l'iscrizione, cancellare
  l'iscrizione, cancellati qui, cancellarti, si cancelli, cancellarla, cancellare, cancella, cancelli, cancellerò, cancelleremo, cancelliamo, cancello, dalla
  lista, dalla mia lista, dalla nostra lista, dalla mailing list, dalla newsletter, togliermi dalla, toglierti dalla, toglierla dalla, uscire dalla lista,
  afmelden voor, meld je af, meld u af, meld je hier af, meld u hier af, meld me af, meld mij af, je afmelden, u afmelden, afgemeld, schrijf je uit, schrijf u
  uit, schrijf me uit, schrijf mij uit, je uitschrijven, u uitschrijven, uitgeschreven, uit te schrijven, af te melden, uitschrijving, van de lijst, van mijn
  lijst, van onze lijst, van de mailinglijst, uit ons bestand, uit mijn bestand, uit het bestand, haal * van de lijst, haal u van, haal je van, haal ik u van,
  haal ik je van, van de lijst af, cancelar a assinatura, cancelar assinatura, cancelar sua inscrição, cancelar sua assinatura, cancele sua inscrição, cancele
  a inscrição, cancelar a subscrição, anular a subscrição, anular subscrição, descadastrar-se, descadastro, se descadastrar, remover inscrição, remova-me,
  desinscrever-se, desinscreva-se, cancelamento da inscrição, cancelar o recebimento, da lista, da minha lista, da nossa lista, desta lista, sair da lista,
  sair desta lista, saia da lista, exclusão, opt-out
REMOVE: lösche ich, löschen sie, löschung, lösche sie, streiche ich, streiche sie, streichen wir, streichen sie, entferne, entfernen sie, entferne sie,
  entferne ich, entfernen wir, nehme, nehmen wir, raus nehmen, rausnehmen, herausnehmen, herausgenommen, weg, je vous retire, vous retire, vous retirer,
  retirons, retirerai, retirerons, retiré, retirée, me retirer, retirez-moi, retrait, supprimons, supprimerai, supprimerons, supprimé, suppression,
  supprimez-moi, efface, effacer, effacez, radiation, radier, rayer, rayez, raye, enlève, enlever, enlevez-moi, ôter, elimino, eliminaré, eliminaremos,
  eliminamos, elimínenos, elimíneme, elimíname, eliminarme, eliminarle, eliminarlo, eliminado, eliminación, borro, borraré, borraremos, borramos, bórrame,
  bórreme, borrarle, borrarme, borrado, quito, quitaré, quitaremos, quitamos, quítame, quíteme, quitarle, retiro, retirar, retírenme, saco, sacaré, rimuovo,
  rimuoverò, rimuoveremo, rimuoviamo, rimuovimi, rimuovermi, rimozione, rimuova, tolgo, toglierò, toglieremo, togliamo, toglimi, togliermi, tolga, elimina,
  eliminare, eliminami, eliminerò, depenno, verwijderd, verwijderen, verwijder me, verwijder mij, schrap ik, schrappen, geschrapt, schrap me, haal, halen,
  haal me, haal mij, haal ik, gehaald, wis, wissen, eruit, removo, removerei, removeremos, removemos, remova, removido, remoção, retiro seu, retire,
  retirarei, tiro, tirarei, tiramos, tire-me, excluo, excluirei, excluímos, exclua, apagar, apago, apague
LEAVE: verlassen, austreten, aussteigen, austritt, raus aus, verabschieden, abschied, tschüss, lebewohl, quitter, quittez, partir, sortir, sortez, adieu,
  dejar la lista, abandonar, salirse, sal, salga, despedirse, adiós, uscire, esci, lasciare, lascia, addio, arrivederci, verlaten, vertrek, stap uit,
  uitstappen, eruit stappen, uitgang, sair, saia, deixar, abandonar a, adeus, tchau, abspringen, fort, va-t'en, bon vent, tirer ma révérence, me largo, levo
  il disturbo, tolgo il disturbo, ervandoor, fico por aqui
PEACE: lassen wir sie in ruhe, lasse sie in ruhe, in frieden, funkstille, stille, verschont, laisser tranquille, laisse tranquille, laissons tranquille, je
  vous laisse, vous laisse, silence radio, déranger, dérange, dérangerai, dérangerons, n'insisterai, n'insisterai pas, n'insisterons pas, n'insiste, no
  molestaré, no le molesto, no te molesto, no molestar, no insistiré, no insistiremos, no insisto, molestar, silencio, non disturbo, non disturberò, disturbo,
  disturbare, non insisto, non insisterò, silenzio, lascio in pace, laat ik u met rust, laat ik je met rust, met rust, rust, stilte, lastig, lastigvallen, val
  u niet, não incomodo, não incomodarei, incomodar, silêncio, não insisto, sossego
GONE: nie wieder, schreibe nicht mehr, schreibe ich nicht mehr, schreibe ihnen nicht mehr, schreiben wir nicht mehr, schreiben ihnen nicht mehr, melde mich
  nicht mehr, hören sie nichts mehr, hörst du nichts mehr, nichts mehr von mir, nichts mehr von uns, keine post mehr, keine mails mehr, keine e-mails mehr,
  keine nachrichten mehr, keine weiteren mails, keine weiteren e-mails, keine weiteren nachrichten, erledigt, ist erledigt, das war's, fertig, nicht wieder,
  n'écris plus, n'écrirai plus, n'écrirons plus, n'enverrai plus, n'envoie plus, n'enverrons plus, ne vous écrirai plus, ne vous écris plus, ne vous écrirons
  plus, ne vous enverrai plus, ne vous enverrons plus, ne recevrez plus, ne recevras plus, n'aurez plus, n'entendrez plus, c'est fini, c'est fait, ce sera
  fait, plus jamais, plus de nouvelles, ne vous contacterai plus, ne vous contacterons plus, no vuelvo a, no volveré a, no volveremos a, no volvemos a, no
  escribo más, no escribiré más, no le escribiré, no te escribiré, no le escribo más, no te escribo más, no recibirá más, no recibirás más, nunca más, y
  listo, listo, se acabó, hecho, ni una más, non scrivo più, non scriverò più, non scriveremo più, non le scriverò più, non ti scriverò più, non le scrivo
  più, non ti scrivo più, non riceverà più, non riceverai più, non riceverete più, mai più, finisce qui, finita, è finita, fatto, è fatto, schrijf niet meer,
  schrijf ik niet meer, mail niet meer, mail u niet meer, mail je niet meer, stuur niets meer, hoort niets meer, hoor je niets meer, hoort u niets meer,
  ontvangt niets meer, is het geregeld, geregeld, is geregeld, het is geregeld, nooit meer, afgelopen, klaar is, não escrevo mais, não escreverei mais, não
  envio mais, não enviarei mais, não recebe mais, não receberá mais, nunca mais, está feito, e pronto, pronto, acabou, on ne vous écrira plus, ne vous écrira
  plus, n'écrira plus, je n'écris plus, plus un mot, kein wort mehr, nie mehr etwas, geen woord meer, ni una palabra más, neanche una riga, nem mais uma, plus
  de courrier, plus de messages, plus de lettres
MAIL: e-mail-verteiler, mailverteiler, newsletterverteiler, liste, listen, mailingliste, mailingverteiler, schreiben von uns, post von uns, post von mir,
  post, werbung, werbemails, werbe-e-mails, werbemail, infomails, infobrief, infobriefe, rundmail*, rundschreiben, zusendung, zusendungen, versand, zuschrift,
  zuschriften, serie, reihe, e-mailings, message, messages, courrier, courriers, envoi, mailing, infolettre, infolettres, lettre d'information, lettres
  d'information, communications commerciales, prospection, publicité, sollicitations, liste de diffusion, série, relances, relance, envío, envíos, boletín,
  boletines, publicidad, comunicaciones, comunicaciones comerciales, comunicación, lista, listas, lista de correo, lista de envío, serie de correos, avisos,
  novedades, e-mail commerciali, comunicazioni commerciali, messaggio, lettera, mailing list, invii, invio, pubblicità, lista di distribuzione, posta,
  missive, email commerciali, bericht, mailtjes, berichtjes, mails van ons, mails van mij, mails van, reeks, lijst, mailinglijst, verzendlijst, nieuwsbrief,
  nieuwsbrieven, reclame, post van ons, boletim, boletins, comunicações, comunicação, comunicados, envio, envios, e-mails de, emails de, cartas de,
  correspondência, lista de e-mails, série de e-mails, correspondance
THESE: diese, dieser, dieses, diesen, solche, solchen, künftig, künftige, künftigen, zukünftig, zukünftige, zukünftigen, in zukunft, der rest, den rest, die
  restlichen, restlichen, die nächste, die nächsten, nächsten, alle, allen, alles, cette, cet, suivants, suivantes, prochains, prochaines, prochain,
  prochaine, autres, le reste, la suite, tout, tous, toutes, à l'avenir, futurs, futures, este, esta, esto, siguientes, próximos, próximas, próximo, demás, el
  resto, futuros, futuras, todo, todos, todas, questa, questo, prossimi, prossime, prossima, il resto, futuri, future, tutto, tutti, tutte, successivi, altre,
  ulteriori, dit, volgende, verdere, de rest, toekomstige, alle mails, estes, futuras mensagens, o resto, demais
WANT: wünschen sie, wünschst, wünsche, gewünscht, wollt, will, mag, mögen, magst, lieber, möchten sie, lust, bedarf, voulez-vous, vouloir, souhaitez-vous,
  souhaiter, désire, désirer, désirez, préférez, préférer, préfère, envie, aimeriez, quieras, quiera, querer, desee, desees, prefieres, prefiera, prefieras,
  gusta, apetece, vuole più, desideri più, volete, preferisce, preferisci, gradisce, gradisci, gradite, preferite, wens, wenst, wilt u, wil je, liever, zin,
  behoefte, quiser, queira, querem, desejar, deseje, prefere, preferir, quero
NOT: kein einziges, ohne, nimmer, sans, jamais, rien, ni, sin, nada, ningún, ninguna, ninguno, tampoco, senza, nessuna, nessuno, nulla, mai, zonder, nooit,
  niets, noch, nem, nenhum, nenhuma, sem, n'
NOLONGER: nicht länger, nicht weiter, nichts mehr, keine mails, nie mehr, ne souhaitez plus, ne voulez plus, ne désirez plus, ne plus recevoir, ne plus être,
  ne pas recevoir, plus rien, plus du tout, n'est plus, n'en voulez plus, n'en veux plus, plus aucun, plus aucune, no quiere recibir, no quiere más, no
  quieres más, no quiere seguir, no quieres seguir, no desea recibir, no deseas recibir, no desea más, no recibir más, dejar de recibir, no recibir, no
  seguir, non vuole più, non vuoi più, non desidera più, non desideri più, non ricevere più, non ricevere, non più, non essere più, smettere di ricevere, niet
  meer ontvangen, geen mails meer, geen e-mails meer, geen berichten meer, geen post meer, niet langer, niets meer, geen interesse meer, meer ontvangen, não
  quer mais, não quer receber, não deseja mais, não deseja receber, não receber mais, não receber, deixar de receber, parar de receber, não quiser mais, não
  desejar mais
HEAR: bekommst, bekommt, bekomme, erhältst, erhält, erhalte, zu erhalten, zu bekommen, zu lesen, hören sie von, hören, lesen, kontaktieren, kontaktiert,
  anschreiben, angeschrieben, belästigen, weiterlesen, recevrez, recevras, reçois, reçoit, être contacté, être contactée, contacter, lire, entendre, avoir de
  mes, de mes nouvelles, de nos nouvelles, recibe, recibes, reciba, recibas, recibiendo, seguir recibiendo, ser contactado, leer, saber de mí, saber de
  nosotros, tener noticias, ricevi, riceve, riceva, ricevuto, ricevendo, essere contattato, leggere, sentire, sentirci, avere notizie, ontvang, ontvangt,
  ontvangen van, krijg, krijgt, lezen, horen, benaderd, gemaild, contacteren, receba, recebe, recebendo, recebido, ser contatado, ler, ouvir, ter notícias,
  nous lire, me lire, n'écrive, que j'écrive, qu'on écrive, écrive, écrivions, schreibe, le escriba, te escriba, le escribamos, escriba más, le scriva, ti
  scriva, scriviamo, schrijven aan, mailen aan, lhe escreva, te escreva
SOFT: störe, stören, stört, störung, lästig, uninteressant, irrelevant für, zu viel, zu viele, zuviel, zu häufig, zu oft, genug, gereicht, reicht es, nervt,
  nerven, unerwünscht, ungelegen, passt nicht, falscher ansprechpartner, falsche person, falsche adresse, nicht relevant, nicht interessiert, keine lust, kein
  bedarf, desinteresse, trop de, trop, trop souvent, en avez assez, assez, marre, lassé, lassée, importune, importuner, ennuie, ennuyer, pas pour vous, ne
  vous concerne pas, ne vous intéresse pas, ne vous intéresse plus, n'intéresse pas, intéresse, intéressent, mauvaise personne, mauvaise adresse, mauvais
  moment, inutile, molesto, molesta, molestia, molestias, demasiados, demasiadas, demasiado, harto, harta, cansado, cansada, suficiente, no le interesa, no te
  interesa, ya no le interesa, interesan, sin interés, persona equivocada, no es la persona, no es relevante, aburre, troppe, troppi, troppo, abbastanza,
  stufo, stufa, stanco, stanca, scoccia, fastidio, infastidisce, non le interessa, non ti interessa, interessano, nessun interesse, persona sbagliata, non è
  la persona, non fa per, te veel, teveel, genoeg, zat, vervelend, stoort, storen, hinderlijk, niet interessant, niet relevant, verkeerde persoon, verkeerd
  adres, demais, demasiados e-mails, farto, farta, cansado de, chega, incomoda, incômodo, sem interesse, não lhe interessa, não te interessa, não interessa,
  não é relevante, pessoa errada, plus envie, envie de plus, ras-le-bol, ça suffit, en avoir assez, schnauze voll, satt, überdrüssig, überflüssig, genervt,
  hastío, cansan, pesado, stufi, pesante, noioso, beu, saai, overbodig, chato, cansaram
OTHER: veranstaltung*, veranstaltungen, termin, termine, buchung, bestellung, katalog, kataloge, zeitschrift, hefte, konto, kundenkonto, mitgliedschaft,
  vertrag, verträge, rechnung, rechnungen, seminar, seminare, kurs, einladung, einladungen, benachrichtigung*, benachrichtigungen, partnerprogramm, newsletter
  unseres, gewinnspiel, umfrage, événement, événements, rendez-vous, commande, compte, abonnement au magazine, contrat, facture, factures, séminaire,
  invitation, invitations, réunion, réunions, atelier, enquête, sondage, cours, evento, eventos, cita, citas, pedido, pedidos, cuenta, contrato, factura,
  facturas, seminario, invitación, invitaciones, reunión, taller, encuesta, curso, reserva, eventi, appuntamento, ordine, ordini, conto, contratto, fattura,
  fatture, invito, inviti, riunione, sondaggio, corso, prenotazioni, evenement, evenementen, afspraak, afspraken, bestelling, contract, factuur, facturen,
  uitnodiging, uitnodigingen, vergadering, cursus, encomenda, fatura, faturas, convite, convites, reunião, pesquisa, reunião de, consulta, logo, logos, foto,
  fotos, photo, tisch, platz, plätze, sitzplatz, teilnehmen, teilnahme, teilnehmer, zitieren, zitat, nennen, verzeichnis, runder tisch, roundtable, anlage,
  anhang, stand, messe, vortrag, telefonat, anruf, table ronde, participer, participation, place, citer, citation, annuaire, salon, dîner, pièce jointe,
  appel, mesa redonda, participar, participación, plaza, sitio, citemos, citar, directorio, feria, cena, adjunto, llamada, tavola rotonda, partecipare,
  partecipazione, posto, citare, elenco, fiera, allegato, chiamata, rondetafel, deelnemen, deelname, plek, plaats, stoel, citeren, gids, beurs, diner,
  bijlage, telefoontje, participação, lugar, citemos o, diretório, jantar, anexo, chamada
GIVE: ich zeige, zeige ihnen, schicke ihnen, schicke ich ihnen, sende ihnen, ich sende, senden wir ihnen, zeigen wir, erkläre, vereinbaren, gespräch, je vous
  montre, je vous envoie, vous envoie, vous envoyons, vous montrer, échanger, discuter, parler, en parler, le envío, le mando, te mando, te envío, le muestro,
  hablar, hablamos, conversar, charlar, le mostro, ti mostro, le mando il, ti mando, le invio, ti invio, parlare, parlarne, ne parliamo, ik stuur u, ik stuur
  je, laat ik zien, bespreken, praten, lhe envio, te envio, lhe mostro, mostrar, falar, marcar, agendar
GOODS: bericht über, studie, leitfaden, auswertung, vorlage, tabelle, étude, rapport, modèle, guide, tableau, estudio, informe, plantilla, guía, tabla,
  studio, rapporto, modello, guida, tabella, sjabloon, gids, tabel, estudo, relatório, modelo, guia
STAY: weiter erhalten, weiterhin erhalten, weiter bekommen, weiterhin bekommen, weiterlaufen, laufen weiter, bleiben, bleibt, bleiben sie, bleib, anmeldung,
  dabei bleiben, dabeibleiben, continuer, continuez, restez, rester, reste, s'inscrire, inscrivez-vous, inscription, continuer à, continuent, sigue, siga
  recibiendo, seguir, suscribirse, suscríbete, suscribir, quedarse, continuar, continúan, alta, iscriversi, iscrizione alla, continua, continuare, resta,
  restare, rimani, rimanere, continuano, blijf, blijven, blijft, aanmelden, inschrijven, doorgaan, blijft u, continuar a, continuam, continue a, inscreva-se,
  inscrever, assinar, assine, ficar, permanecer
YES: genau, gerne, gern, oui merci, claro, certo, graag
LESS: seltener, weniger, pausieren, pause, monatlich, vierteljährlich, häufigkeit, später, moins, moins souvent, mensuel, mensuelle, fréquence, plus tard,
  menos, menos frecuencia, mensual, pausar, frecuencia, más tarde, más adelante, meno, meno spesso, mensile, frequenza, più tardi, più avanti, pausa, minder,
  minder vaak, maandelijks, frequentie, later, menos e-mails, menos frequência, mensal, frequência, mais tarde, jeder zweite, jede zweite, nur jeder zweite,
  une lettre sur deux, una de cada dos, una su due, om de andere, uma em cada duas, resumen mensual, samenvatting, zusammenfassung, résumé, riassunto, resumo
LOGIN: einloggen, anmelden mit, kundenportal, kennwort, passwort, benutzername, connectez-vous, se connecter, connexion, mot de passe, espace client,
  identifiant, inicie sesión, inicia sesión, iniciar sesión, contraseña, área de clientes, usuario, acceda, accedi, accedere, password, area clienti, area
  riservata, credenziali, inloggen, wachtwoord, log in op, klantportaal, iniciar sessão, faça login, senha, área do cliente
FEE: gebühr, gebühren, kosten, bearbeitungsgebühr, frais, payant, coût, tarifa, coste, costo, cargo, gastos, spese, commissione, vergoeding, taxa, custo,
  custos
PHONE: rufen sie, ruf an, anrufen sie, hotline, telefon, telefonnummer, appelez, appelez-nous, appelez-moi, par téléphone, numéro, llámenos, llámame, por
  teléfono, telefone, ligue, telefonare, telefoni, chiami, chiamaci, telefono, per telefono, bel ons, bel, bel me, telefoon, telefonisch
POST: brief an, einschreiben, auf dem postweg, par écrit, par lettre, lettre recommandée, courrier postal, por carta, correo certificado, correo postal, por
  escrito, per lettera, raccomandata, per iscritto, per brief, aangetekend, per post, carta registada, pelo correio
DATA: kundennummer, geburtsdatum, grund, begründung, vollständiger name, unter angabe, motif, raison, numéro de client, date de naissance, nom complet,
  motivo, número de cliente, fecha de nacimiento, nombre completo, dni, motivazione, codice cliente, data di nascita, nome completo, codice fiscale, reden,
  klantnummer, geboortedatum, volledige naam, razão
PERIOD: tagen, tage, stunden, wochen, monat, monate, monaten, frist, jours, heures, semaines, mois, días, horas, semanas, meses, giorni, ore, settimane, mesi,
  dagen, uur, weken, maanden, dias
BROKEN: nicht möglich, leider nicht, derzeit nicht, funktioniert nicht, wird nicht gelesen, nicht gelesen, nicht antworten, antworten sie nicht, bitte nicht
  antworten, automatisch erstellt, automatisch generiert, pas possible, ne pas répondre, ne répondez pas, merci de ne pas, n'est pas lue, non lue, message
  automatique, no responda, no respondas, no es posible, no contestar, no conteste, mensaje automático, no se lee, non rispondere, non rispondete, non è
  possibile, messaggio automatico, non viene letto, niet mogelijk, niet beantwoorden, beantwoord deze mail niet, wordt niet gelezen, automatisch gegenereerd,
  não responda, não é possível, mensagem automática, não responder
TIME: jederzeit formlos, sofort, umgehend, unverzüglich, mit einem klick, ab sofort, tout de suite, immédiatement, à tout instant, aussitôt, dès que,
  sur-le-champ, inmediatamente, de inmediato, en seguida, enseguida, cuando quiera, cuando quieras, en todo momento, subito, immediatamente, quando vuole,
  quando vuoi, in ogni momento, sempre, meteen, onmiddellijk, altijd, op elk moment, wanneer u wilt, wanneer je wilt, imediatamente, a qualquer momento, a
  qualquer altura, quando quiser
JUST: einfach nur, nur, kurz, gerne einfach, il suffit de, il vous suffit, merci de, veuillez, juste, simplemente, sólo, solo, basta con, solamente,
  gentilmente, soltanto, basta che, gewoon even, alleen, graag, apenas, basta, simplesmente, só
TAIL: genügen, genügt mir, reicht mir, reicht aus, ausreichend, formlos genügt, ohne angabe von gründen, ohne begründung, ohne angabe, keine begründung,
  suffira, suffisent, sans frais, sans justification, sans motif, sans avoir à, gratuitement, bastará, basta con un, es gratis, sin coste, sin dar
  explicaciones, sin motivo, è tutto, basterà, gratuitamente, senza motivo, senza spiegazioni, volstaat een, is genoeg, is voldoende, voldoende, kosteloos,
  zonder opgaaf, basta um, é suficiente, é o bastante, gratuito, sem custo, sem explicações
IF: wenn sie, wenn du, falls sie, falls du, sollten sie, solltest, sobald, wer, si vous, si tu, dès, au cas où, si no, si usted, en caso de, cuando, se non,
  se vuole, se vuoi, qualora, nel caso, quando, als u, als je, indien, mocht, mocht u, mocht je, wanneer, zodra, se não, se você, caso
FOR: um zu, damit, afin de, para que, al fin de, om te, a fin de, al fine di, para não, para no, per non, pour que
OBJECT: widersprechen, widerspreche, widerspricht, widersprochen, widerspruch, widerspruchsrecht, widerrufen, widerruf, widerrufe, einwilligung widerrufen,
  ablehnen, ablehnung, ablehne, opposer, s'opposer, vous opposer, t'opposer, m'opposer, droit d'opposition, refuser, refusez, refus, retirer votre
  consentement, révoquer, oponerse, oponerte, oponerme, oponer, oposición, derecho de oposición, revocar, revocación, revoque, rechazar, rechace, rechazo,
  opporsi, opporti, opporre, opposizione, revocare, revoca, rifiutare, rifiuto, rifiuta, bezwaar, bezwaar maken, bezwaar tegen, weigeren, weiger, intrekken,
  trek in, toestemming intrekken, opor-se, opor, oposição, revogar, revogação, recusar, recuse, recusa
ADDR: adresse, e-mail-adresse, mailadresse, mail-adresse, ihre adresse, daten, eintrag, adresse e-mail, adresse mail, coordonnées, vos données, données,
  dirección, su dirección, tu dirección, dirección de correo, datos, sus datos, tus datos, indirizzo, indirizzo e-mail, il suo indirizzo, il tuo indirizzo, i
  suoi dati, i tuoi dati, dati, adres, e-mailadres, mailadres, uw adres, je adres, gegevens, uw gegevens, endereço, seu endereço, e-mail de cadastro, dados,
  seus dados, cadastro
"""
