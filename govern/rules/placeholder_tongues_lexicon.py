"""The words by which placeholders in other languages than English are known."""

from __future__ import annotations

from govern import patterns


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NOUNS = _set("""
    nom prénom prenom prénoms entreprise société societe raison secteur métier poste fonction ville pays adresse montant
    chiffre nombre pourcentage titre exemple sujet thème produit prix téléphone numéro partenaire concurrent expéditeur
    destinataire interlocuteur citation événement date jour mois année lien projet client prospect marque domaine activité
    accroche référence

    vorname vornamen nachname nachnamen firma firmenname unternehmen unternehmens branche funktion stadt ort land adresse
    betrag zahl anzahl prozentsatz titel beispiel thema produkt preis telefonnummer nummer partner partners kunde kunden
    wettbewerber absender empfänger ansprechpartner ansprechpartnerin zitat veranstaltung datum monat jahr link projekt
    marke anrede namen kennzahl quelle uhrzeit stelle position

    nombre apellido apellidos empresa compañía sector cargo puesto ciudad país dirección importe cifra número porcentaje
    título ejemplo tema producto precio teléfono socio cliente competidor remitente destinatario contacto cita fecha mes año
    enlace proyecto marca evento

    nome nomi cognome azienda società settore ruolo città paese indirizzo importo cifra numero percentuale titolo esempio
    prodotto prezzo telefono partner cliente concorrente mittente destinatario referente citazione evento mese anno
    collegamento progetto marchio

    sobrenome apelido empresa setor cargo cidade país endereço morada valor número percentagem percentual título exemplo
    assunto produto preço telefone parceiro cliente concorrente remetente destinatário citação evento mês ano ligação projeto

    naam namen voornaam achternaam bedrijf bedrijfsnaam branche sector functie stad plaats land adres bedrag getal aantal
    titel voorbeeld onderwerp product prijs telefoonnummer nummer partner klant klantnaam concurrent afzender ontvanger
    contactpersoon citaat evenement datum maand jaar aanhef

    imię imienia nazwisko nazwiska nazwa nazwy nazwę firma firmy firmę branża branży branżę stanowisko stanowiska miasto
    miasta kraj kraju adres adresu kwota kwoty kwotę liczba liczby liczbę procent tytuł tytułu przykład przykładu temat tematu
    produkt produktu cena ceny partner partnera klient klienta nadawca odbiorca cytat cytatu wydarzenie wydarzenia data
    daty datę rok roku miesiąc link projektu

    namn förnamn efternamn företag företaget företagets företagsnamn bransch branschen roll befattning stad ort land adress
    belopp siffra antal andel titel exempel ämne produkt pris telefonnummer nummer partner partnern partnerns kund kunden
    kundens konkurrent avsändare mottagare kontaktperson citat evenemang datum månad år länk projekt

    navn fornavn etternavn efternavn virksomhed virksomheden bedrift bedriften selskap firma firmanavn bransje branche stilling
    sted beløb beløp tall antal antall tittel eksempel emne produkt pris partner kunde kunden konkurrent kontaktperson dato
    måned år lenke link

    jméno jména příjmení společnost společnosti firma firmy obor odvětví pozice město částka číslo počet příklad produkt
    partner partnera zákazník zákazníka datum odkaz

    nume prenume companie companiei firmă firmei domeniu funcție oraș sumă cifră exemplu produs partener partenerului client
    clientului dată

    nimi etunimi sukunimi yritys yrityksen toimiala tehtävä kaupunki summa luku esimerkki tuote kumppani kumppanin asiakas
    asiakkaan päivämäärä

    név keresztnév vezetéknév cégnév cég iparág beosztás város összeg szám példa termék ügyfél ügyfélnév dátum

    isim adı soyad soyadı şirket sektör unvan şehir tutar sayı örnek ürün ortak müşteri tarih

    όνομα επώνυμο εταιρεία εταιρείας εταιρία κλάδος θέση πόλη ποσό αριθμός παράδειγμα προϊόν συνεργάτης συνεργάτη πελάτης πελάτη
    ημερομηνία
""")
"""Facts that a placeholder stands for. Names of kinds of text that any mail may head a part with are not among them."""

SLAVIC = patterns.compile(
    r"(?:им[яеё]|имен[аи]?|імен[іи]|ім[ʼ’']?я|фамили[яюи]|прізвище|назван\w{1,3}|назв[аиуі]|компани\w{1,3}|компані\w{1,3}|фирм\w{1,3}|предприяти\w{1,2}"
    r"|организаци\w{1,2}|отрасл\w{1,2}|галуз\w{1,2}|сфер[аыеу]|бранш\w{0,3}|должност\w{1,2}|посад[аиу]|длъжност\w{0,2}|город\w{0,2}|міст[оа]|град\w{0,2}"
    r"|стран[аыеу]|адрес\w{0,3}|сумм?[аыу]\w{0,2}|цифр[аыу]|чис[лї][оа]|числ\w{1,2}|количеств[оа]|процент\w{0,2}|пример\w{0,2}|приклад\w{0,2}|тем[аыу]|теми|продукт\w{0,2}"
    r"|цен[аыу]|ціна|телефон\w{0,2}|номер\w{0,2}|партн[её]р\w{0,4}|клиент\w{0,4}|клієнт\w{0,3}|конкурент\w{0,3}|отправител\w{1,2}|получател\w{1,2}"
    r"|контакт\w{0,3}|цитат[аыу]|событи[еяю]|мероприяти[ея]|дат[аыуи]|дата|день|месяц\w{0,2}|год\w{0,2}|ссылк[аиу]|проект\w{0,2})"
)
"""The same in Cyrillic, with their endings."""

HOMOGRAPHS = _set("""
    data land link partner roll poste pays lien sector projet roll rok site kontakt ort mes plats stad anno marca marque cargo
    puesto tema tall rolle titel by ad tag sum luku ligação cifra thema morada
""")
"""Words among them that alone are, or look like, words of other languages or ordinary labels."""

STEMS = patterns.compile(
    r"(?:firmen|kunden|partner|unternehmens|produkt|projekt|event|branchen|orts|kontakt|empfänger|absender|haus|marken|mitarbeiter"
    r"|wettbewerber|ansprechpartner|veranstaltungs|städte|företags|kund|kontakt|produkt|bedrijfs|klant|firma|virksomheds|selskaps)"
    r"-?(?:namens?|name|nummer|datum|titel|link|adresse|funktion|zahl|betrag|größe|land|ort|namn|naam|navn)"
)
"""Compounds: “Kundenname”, “företagsnamn”."""

SMALL = _set("""
    de du des la le les l d un une au aux à votre vos son sa leur notre nouveau nouvelle dernier dernière actuel actuelle concerné
    ici
    der die das des dem den ein eine einen einem einer eines von vom zur zum im in ihr ihre ihres ihrem ihren dein deine deines
    deren euer eure unser aktuelle aktuelles aktueller konkretes konkrete passendes passende hier bitte
    el los las del un una su sus tu al nuestro actual concreto aquí aqui
    il lo gli dell della dello dei degli delle di da un uno suo sua vostro vostra tuo tua attuale qui
    o os as do dos das da um uma seu sua vosso atual
    het een van uw jouw hun je bij voor hier actuele concreet
    w na z twoja twoje twojej twojego państwa pana pani tutaj aktualny
    ert er din ditt dina på till för av en ett här aktuell aktuellt konkret deres dit til et her
    на в вашей вашего ваша ваше ваш вашата вашето вашия их его её вашої вашого тут сюда здесь тук конкретный конкретная текущий
    váš vaše vaší zde del al din dumneavoastră a az teljes tam buraya η ο το του της
""")
"""What may stand between and before the nouns."""

COMMON = _set(
    "in de en as la le at a til den du hun je van bij o do hier din die het il on no per for au te tam one un os"
)
"""Those that other languages have as well, so that they alone make no text a foreign one."""

ARTICLES = _set("le la les l der die das el los las il lo gli o os as het de en ett et a az η ο το")
"""A bracket that opens with one of these is sooner an editor's insertion."""

NAMES = patterns.compile(
    r"(?:pr[ée]nom|nom|nombre|nome|name|vorname|nachname|naam|voornaam|namn|förnamn|navn|fornavn|jméno|imię|nazwa|nume|nimi|név|όνομα"
    r"|имя|име|ім[’ʼ']?я|название|назва|наименование)"
)
WITHHELD = _set(
    "bekannt geändert anonymisiert fiktiv changé modifié cambiado cambiati alterado gewijzigd ändrat ændret zmienione изменено изменены"
)
"""A name with one of these is left out on purpose: “[Name der Redaktion bekannt]”."""
LINKS = _set("de du des d l la le der vom von dell della del di do da van av på til af till на w na fra")
"""“Nom de …”, “име на …”: whatever comes then, a name is asked for."""

INSERT = patterns.compile(
    r"ins[ée]r(?:er|ez|e)|einfügen|einzufügen|einfuegen|einsetzen|einzusetzen|insertar|inserte|inserir|insira|inserire|inserisci|invoegen|wstaw(?:ić)?"
    r"|infoga(?:s)?|indsæt(?:tes)?|vložit|vložte|doplňte|вставить|вставьте|вставь|вставте|вставити|вмъкнете|вмъкни|подставить|подставьте|вписать|впишите"
    r"|впиши|впишіть|въведете|въведи|beilleszteni|beszúrni|lisää|ekleyin|εισάγετε|inserați|introduceți|uzupełnij|uzupełnić|nachtragen|nachzutragen"
)
"""Orders to put something in: whatever stands with them, they speak to the writer."""

FILL = patterns.compile(
    r"compl[ée]ter|compl[ée]tez|remplir|remplissez|ajouter|ajoutez|remplacer|remplacez|indiquer|indiquez|mentionner|mentionnez|préciser|précisez"
    r"|renseigner|renseignez|saisir|citer|décrire|choisir"
    r"|ergänzen|ausfüllen|eintragen|eingeben|ersetzen|anpassen|prüfen|klären|nennen|erwähnen|angeben|einbauen|personalisieren"
    r"|completar|rellenar|añadir|agregar|poner|reemplazar|sustituir|indicar|indique|mencionar|escribir|especificar|personalizar"
    r"|compilare|completare|aggiungere|aggiungi|sostituire|indicare|riempire|menzionare|citare|specificare|personalizzare|preencher|preencha|adicionar"
    r"|adicione|substituir|colocar"
    r"|invullen|toevoegen|aanvullen|vervangen|noemen|vermelden|wpisz|wpisać|dodaj|dodać|podaj|podać|zamień|wypełnij|wypełnić"
    r"|ange|anges|ersätt|komplettera|nämn|skriv|fyll|lägg|angiv|angi|udfyld|tilføj|erstat|skriv"
    r"|указать|укажите|укажи|добавить|добавьте|добавь|заполнить|заполните|заменить|замените|уточнить|уточните|попълнете|попълни|добавете|вкажіть"
    r"|вказати|додати|додайте|заповнити|заповніть|уточнити|doplnit|vyplnit|vyplňte|uveďte|completați|kitölteni|täydennä|täytä|doldurun|girin|συμπληρώστε"
)
"""Orders that a form gives its reader as well: notes where a fact is what is put in, or where no button begins so."""

PENDING = patterns.compile(
    r"(?:.{0,60}\s)?(?:(?:à|a)\s(?:compl[ée]ter|remplir|ins[ée]rer|ajouter|préciser|définir|renseigner|confirmer|vérifier|personnaliser|adapter|remplacer"
    r"|indiquer|choisir|valider)|(?:por|a)\s(?:completar|rellenar|definir|confirmar|determinar|insertar|añadir|preencher|inserir|indicar)"
    r"|da\s(?:inserire|completare|compilare|definire|confermare|aggiungere|sostituire|personalizzare|verificare)"
    r"|(?:noch\s)?zu\s(?:ergänzen|klären|prüfen|bestimmen|ersetzen|füllen)|(?:bitte|noch|hier)\s(?:\w{1,20}\s)?(?:ergänzen|ausfüllen|eintragen|ersetzen|anpassen|klären)"
    r"|wird\s(?:noch\s)?(?:ergänzt|eingefügt|nachgereicht|nachgetragen)|noch\soffen"
    r"|(?:nog\s)?(?:in|aan)\ste\svullen|nog\s(?:invullen|aanvullen|toevoegen|te\sbepalen|bepalen)|nader\ste\sbepalen|te\sbevestigen"
    r"|do\s(?:uzupełnienia|potwierdzenia|ustalenia|wpisania|wstawienia|podania)|(?:att\sfylla|fylls)\s(?:i|in)|skal?l?\s(?:udfyldes|fylles\sut|fyllas\si)"
    r"|(?:att|ska)\s(?:bekräftas|kompletteras)|sett\sinn(?:\s\w{1,20}){0,3}|legg\stil(?:\s\w{1,20}){0,3}|(?:нужно|надо|требуется|следует)\s\w{3,15}(?:\s\w{1,20})?"
    r"|да\sсе\s\w{4,14}|(?:ще\s)?уточнюється|уточняется|будет\s(?:добавлено|уточнено)|bude\sdoplněno|de\scompletat|να\sσυμπληρωθεί)"
)
"""What is still to be filled in: “date à compléter”, “nome da inserire”, “wird noch ergänzt”."""

WITHOUT_BLANKS = patterns.compile(
    r"(?:お?名前|御?氏名|担当者(?:様|名)?|会社名|企業名|御社名|貴社名|社名|団体名|部署名?|役職名?|業界名?|業種|商品名|製品名|サービス名|イベント名|金額|日付|日時|地名|都市名|人名|お客様名|取引先名)(?:様|さん|を|に)?(?:記入|入力|挿入)?"
    r"|.{0,30}(?:挿入|記入|入力|差し込み|要確認|未定|ここに.{1,20})|(?:公司|企业|贵公司|单位|机构|客户|联系人|收件人|发件人|产品|行业|职位|活动|城市|品牌|合作伙伴)(?:名称?|全称|姓名)?|姓名|名字|您的(?:姓名|名字|公司|职位)"
    r"|(?:公司|企業|貴公司|客戶|聯絡人|產品|行業|職稱)(?:名稱?|姓名)?|.{0,20}(?:请|請)?(?:插入|填写|填寫|填入|输入|輸入).{0,20}|待(?:定|填|补充|補充|确认|確認)|日期|金额|具体(?:日期|时间|金额|数字)"
    r"|(?:고객|회사|기업|담당자|제품|행사|업종|산업)\s?(?:명|이름)|이름|성함|직함|업종|.{0,20}(?:입력|삽입|기입)(?:하세요|해\s?주세요|필요)?"
)
"""The same in scripts that put no blanks between words."""

ROUND = patterns.compile(
    r"(?i:(?:\S{1,25}\s){0,4}(?:einfügen|einsetzen|invoegen|nachtragen)$"
    r"|(?:insérer|insérez|insertar|inserire|inserisci|inserir|insira|вставить|вставьте|вставити|вставте|wstaw|wstawić|infoga|indsæt|vložit|vložte)\s\S"
    r"|.{0,40}\s(?:à\sinsérer|da\sinserire|por\sinsertar|a\sinserir|do\suzupełnienia)$)"
)
"""Orders of that kind between round brackets, where prose has asides."""

BARE = (
    r"(?<!\w)(?:(?:[A-ZÄÖÜÉ]{2,25}\s){0,4}(?:EINFÜGEN|EINSETZEN|INVOEGEN)|(?:INSÉRER|INSERER|INSERTAR|INSERIRE|INSERIR|ВСТАВИТЬ|ВСТАВЬТЕ|ВСТАВИТИ|WSTAW(?:IĆ)?"
    r"|INFOGA|INDSÆT|VLOŽIT)(?:\s[^\W\d_a-zа-я]{2,25}){1,5})(?!\w)"
    r"|(?<!\w)[Hh]ier\s(?:\w{1,25}\s){0,3}(?:einfügen|einsetzen|eintragen|ergänzen)(?!\w)"
)
"""The same without brackets: “HIER LINK EINFÜGEN”."""
