"""The words that say whose money it is: weights for our own price (+) and for any other money (-).

Data A word stands in one class; ``money_context`` says what the classes mean where.
"""

from __future__ import annotations

from functools import cache

# What we sell. Third parties sell seats and reports too, so the owner is looked at as well.
OFFER = """
assessment assessments briefing briefings workshop workshops seat seats report reports newsletter newsletters
retainer retainers engagement engagements session sessions audit audits programme program programmes programs
ticket tickets membership memberships masterclass masterclasses course courses training trainings bootcamp
bootcamps webinar webinars playbook playbooks subscription subscriptions licence license plan plans package
packages tier tiers consult consultation consultations consulting advisory advice coaching diagnostic diagnostics
review reviews sprint sprints toolkit toolkits template templates kit kits event summit roundtable roundtables
offsite pilot setup set-up class classes cohort module deep-dive teardown teardowns scorecard
benchmark ebook handbook guide spot spots place places slot slots registration admission edition upgrade service
services bundle bundles access pass passes offer enrolment enrollment clinic clinics readout dashboard model
blueprint roadmap intensive conference:0.3 dinner certificate certification hotline desk day-rate mini-assessment
bronze silver gold platinum starter basic premium solo duo guest pack map book e-book replay stream livestream meetup breakfast retreat keynote talk call calls mentoring tutorial health-check healthcheck workbook worksheet library archive recording replay vip attendance participation delegate
attendee participant enrollee subscriber member copy pdf dossier memo calculator signal note ladder briefs brief
mapping scan checkup chair chairs half-hour half-day clinics mentorship whitepaper
"""

GENERIC = """
service:0.7 services:0.7 place:1.2 places:1.4 access:0.7 event:0.7 pilot:0.5 transcript:0.8 episode:0.7 chapter:0.6 video:0.8 dataset:0.8 deck:0.5 certification:0.4
benchmark:0.8 archive:0.8 dashboard:0.8 roadmap:0.8 template:0.6 templates:0.6 training:0.8 trainings:0.8 class:0.7
setup:0.8 plan:0.9 plans:0.9 call:0.6 calls:0.5 talk:0.7 keynote:0.7 guide:0.9 member:0.7 copy:0.8 desk:0.4 trial:0.6 alumni:0.6 student:0.6 interview:0.7 interviews:0.6 letter:0.9 chapter:0.4 circle:0.6 nonprofit:0.6 individual:0.5
"""

PRICE = """
fee fees price prices pricing priced rate rates tuition tag sticker deposit deposits instalment instalments
installment installments payment payments quotation surcharge investment
pricetag outlay balance entry tariff tab preis preise kosten kostet cuesta coûte costa kost po gebühr honorar prix tarif
coût precio costo coste prezzo preço prijs pris cena cuota list-price price-point downpayment prepayment dues
damage rrp msrp
"""

CHARGE = """
charge charged:0.6 charging:0.6 charges:0.6 bill:0.6 billed:0.6 billing:0.6 bills:0.6 invoice invoiced:0.8 invoicing:0.8 quote:0.8 quotes:0.8
quoted:0.8 quoting:0.8 ask:0.3 asks:0.3 asking:0.3 sell:0.2 sells:0.2 sold:0 selling:0.3 priced:1.2
"""

COST = "add:0.2 adds:0.2 added:0 cost:0.2 costs:0.2 costing:0.2 run:0.1 runs:0.1 retails:0.4 lists:0.1"

PAY = "pay:0.3 pays:0.2 paid:0.2 paying:0.2 invest:0.2 invests:0.2 owe:0.2"

GIVE = "offered:0 give:0 gives:0 giving:0 gave:0 offering:0.2"

SELL = """
book:0.8 booking:0.8 reserve:1.4 reserves:1.2 register:1.2 registered:0.2 enrol:1.4 enroll:1.4 enrolling:1.4 join:0.8
joining:0.8 grab:1.2 secure:0.8 buy:0.8 order:0.5 subscribe:1.4 renew:1.2 renews:1.2 activate:1 rsvp:1.2 waive:2.5 waived:2.5 waives:2.5
waiving:2.5 refund:2.2 refunded:2.2 refundable:2.4 refunds:2 non-refundable:2 money-back:2 reimburse:1 vat:2
gst:1.5 mwst:2 ttc:2 iva:2 netto:1.2 billed:1 cancel:1.2 anytime:0.8 checkout:1.6 yours:0.4 promo:1.8 promotion:1.2 promotional:1.2 coupon:2 coupons:1.4 voucher:1.6 early-bird:2
earlybird:2 flat:1.2 upfront:1.4 discounted:1.2 instead:0.6 normally:1 usually:0.4 regular:0.6 regularly:0.6 list:0.2
inclusive:0.8 exclusive:0.4 sale:1 only:0.5 just:0.5 each:0.3 apiece:0.8 guarantee:0.8 guaranteed:0.5
fixed:0.8 one-off:1 one-time:1 payable:1.4 affordable:1 cheap:0.8 cheaper:0.6 bargain:1.2 steal:0.6 full-price:1.2
checkout-page:1 cart:1 credited:1.2 deducted:1.4 creditable:1.6 attend:1 attending:0.6
sign:0.5 founding:1 limited:0.5 offer-ends:1 knock:1.2 includes:0.7 included:0.7 excludes:0.8 excluding:0.8
unlock:0.4 hold:0.3 holds:0.3 confirm:0.4 gets:0.6 buys:1.4 covers:0.9 secures:1.4 pro:0.2 introductory:1.4 launch:0.4
steep:1.2 expensive:1 pricey:1.2 bird:0.8 discount:1 discounts:0.4 save:0.3 expires:0.6 until:0.3 deadline:0.4 today:0.2 complimentary:0.2
"""

US = "our:1.2 ours:2.5 my:0.9 we:0.5 we'll:0.6 we'd:0.6 we're:0.4 us:0.4 i:0.3 i'll:0.4 i'd:0.3 mine:1.5 we've:0.1 unser:1 notre:1 nuestro:1"

# Money that belongs to somebody's business, not to our price list.
METRIC = """
revenue:2.4 revenues:2.4 pipeline:2.6 arr:2.8 mrr:2.6 gmv:3 tcv:2.8 acv:2.8 nrr:2 bookings:2.2 turnover:2.2 market:1.7
markets:1.7 industry:1.2 sector:1.2 economy:1.6 spend:1.8 spending:2.2 expenditure:2 budget:2.8 budgets:2.6 deal:2
deals:2.4 contract:1.6 contracts:1.8 opportunity:1.8 opportunities:2 quota:2.2 quotas:2.2 valuation:3.2 valued:1
funding:3 round:2 series:2.6 seed:2.2 acquisition:3 acquisitions:3 buyout:3.2 ipo:3.2 merger:3 fine:2.2 fines:2.8
penalty:2.8 penalties:2.8 settlement:2.8 lawsuit:3 damages:2.6 salary:3.2 salaries:3.2 wage:3 wages:3 compensation:2.6
bonus:2.2 bonuses:2.2 commission:1.5 commissions:1.6 ote:3 payroll:2.8 headcount:2 hire:1.6 hiring:1.6 hires:1.6 mdf:2.8 spiff:2.4
spif:2.4 spiffs:2.4 rebate:1.4 rebates:1.8 grant:1.8 grants:1.8 donation:3 donations:3 charity:3 charities:3
prize:2.2 lottery:3.2 loss:2.2 losses:2.4 leak:2.4 leaks:2.2 leakage:2.6 gap:1.8 gaps:1.6 shortfall:2.6 write-off:2.6
profit:2.2 profits:2.2 margin:1.9 margins:1.9 ebitda:3 income:2 earnings:2.6 capex:2.4 opex:2.4 debt:2.2 loan:2.2
loans:2.2 tax:1.4 taxes:1.8 tariffs:2 savings:1.8 saving:1 backlog:2 renewal:1.7 renewals:1.9 claim:1.2 claims:1.4
incentive:1.8 incentives:2 payout:2 payouts:2.2 credits:1 commitments:1.8 consumption:2 tam:2.8 assets:1.8 stock:1.8
shares:2 share:1 gdp:3 inflation:2.4 cac:2.6 cpl:2.4 cpa:2 ltv:2.6 basket:1.8 transaction:1.6 transactions:1.8
upside:1.8 lift:1 uplift:1.6 gain:1.4 gains:1.6 growth:1.4 influence:1 attributable:1.4 unclaimed:2.2 stranded:2
upsell:1.6 expansion:1.4 churn:1.8 attrition:2 overrun:2 overruns:2 shelfware:2.2 waste:1.8 liability:1.6 exposure:1.4
warchest:2 war-chest:2 capital:1.4 investors:2 investor:2 fund:1.4 endowment:2 ransom:3 breach:2 outage:2.4 downtime:2.4
receivables:2.2 bid:1.4 tender:1.6 purchase:0.9 order:0.4 orders:1.2 sku:1 sales:1.4 wallet:1.4 sum:0.2
average:0.9 averages:1.6 median:1.6 mean:0.8 typical:0.5 benchmarked:1 umsatz:2.4 markt:1.6 ingresos:2.4 budgetary:1.6
attached:0.6 co-sell:1.2 cosell:1.2 partner-sourced:2 sourced:1.6 influenced:1.6 closed-won:2.4 win:0.8 wins:1 logo:1
quarter:0.7 fiscal:1.2 year-on-year:1.8 yoy:1.8 ticketing:0.4 throughput:1 volume:1.4 volumes:1.4 mistake:1.4 error:0.6
stake:1.6 equity:1.8 dividend:2.4 bond:2 pension:2.4 mortgage:2.4 scholarship:2 bounty:2 stipend:2
allowance:1.6 reimbursement:1.2 expense:0.3 expenses:1.4 overhead:1.4 labour:1.4 labor:1.4 rent:1.8 accelerator:1 award:1.6
awards:1.4 portfolio:1.2 threshold:1.2 minimum:0.2 cap:0.8 coffee:2 latte:2 pizza:1.6 lunch:0.4 sandwich:1.6 beer:1.6 true-up:2.4 true-ups:2.4 approval:1.4 approvals:1.6 number:1.2 terms:0.4 effect:0.8 culture:1 booth:1.4 sponsorship:1.6 aov:2.6 asp:2 arpu:2.6 finding:1.6 findings:1.6 headline:0.8 lesson:1.6 lessons:1.4 ratio:1.6 problem:1.6 problems:1.6 fix:1.2 headache:1.6 hole:1.6 wine:1.6 deductible:2 rent:1.8 jackpot:3 treasury:2 integration:1.4 migration:1.4 implementation:1.2 rollout:1.4 campaign:1.4 ads:1.6 advertising:1.8 ad:1.2 levy:3 duty:2 toll:1.6 subsidy:2.4 train:1.2 flight:1.4 flights:1.6 hotel:1.4 hotels:1.6 taxi:1.6 parking:1.4 postage:1.8 landlord:2 booth:1.4 gift:1.6 banknote:3
"""

# What happens to such money.
HAPPEN = """
raise:1.6 raised:2.6 raises:2 raising:1.8 acquired:3 acquires:3 acquire:2.4 bought:2 fined:3.2 spent:2.6
spends:2.4 lost:2.5 lose:2.3 loses:2.5 losing:2.4 leaked:2.6 leaking:2.6 leaves:1.8 leaving:1.6 found:2.2 finds:2.2 find:1.4
uncovered:2.6 uncovers:2.4 uncover:2 recovered:2.6 recovers:2.4 recover:2 surfaced:2.6 surfaces:2.4 surface:1.6
closed:2 closes:1.6 won:1.8 expensed:2 treated:1.2 tipped:1.6 lent:2 transferred:1.6 gambled:2 generated:2.6 generates:2.4 generate:2 drove:2.4 drives:2 drive:1.4
earned:2.4 earns:2.6 earn:2 made:1.2 makes:0.8 grown:1.8 grew:2.4 grow:1.6 grows:1.8 reached:1.8 passed:1.6 crossed:2 topped:2
exceeded:2 averaged:2.6 posted:1.8 saved:1.8 saves:1.6 wasted:2.4 wastes:2.4 wrote:1.6 wants:0.6 wanted:1.4 negotiate:1.2 negotiated:1.2 donated:3.2 donates:3.2 donate:3
awarded:2.6 missed:1.6 misses:1.6 missing:1.4 estimates:2 estimated:2 estimate:1.4 forecast:2 forecasts:2 projected:2
projects:1 expected:1 predicts:2 predicted:2 invested:1.6 allocated:2.2 allocate:1.8 budgeted:2.6 committed:1.8 rose:2
fell:2 jumped:2 climbed:2 dropped:1 doubled:1.6 tripled:1.8 shrank:2 declined:1.6 burned:2 burns:2 burnt:2 squandered:2.4
forfeited:2.4 forfeit:2 generating:2.2 returned:1.8 returns:1 yielded:2.4 yields:2 produced:2 produces:1.8 unlocked:2.2
unlocks:1.6 identified:2 identifies:2 spotted:2 influencing:1.8 evaporated:2.4 vanished:2.4 disappeared:2.4 slipped:2
stalled:2 walked:1.8 expired:1.4 wiped:2 paid-out:2.4 hauled:2 netted:2.2 nets:1.8 grossed:2.4 transacted:2.6 shipped:1.4
landed:1.6 sourcing:1.2 attributed:2 traced:2 valuing:2 swelled:2 ballooned:2 collected:1.4 distributed:1.4 settled:2
sued:2.6 stole:2.6 embezzled:3 laundered:3 granted:2 borrowed:2.4 owed:1.6 owes:1.6 underreported:2 overpaid:2 overspent:2.4
exited:2 banked:2 pocketed:2.2 brought:1.6 brings:1.4 contributed:2 contributes:2 accounted:2 accounts:0.8 worth:0.8
recoup:0.2 recouped:0.6 cut:0.8 cuts:0.8 trimmed:1.4 slashed:1 shaved:1.4 dwarfs:1 totalled:2 totaled:2 totals:1.2
left:1.2 leave:1.4 hidden:1 sits:0.4 tied:1.2 trapped:2 locked:1 sitting:1.2 fails:1.6 fail:1.4 failed:1.6 erodes:2.2 erode:2 hurts:1.6 hurt:1.4 kills:1.4 trains:1.2  signed:1 asked:0.8 multiply:2 guess:1.2 guessed:1.6 bet:1.6 want:0.7 booked:1.2 says:1.6 shows:1.4 show:1.2 puts:1.8 suggests:1.4 demanded:1.6 demand:1.2 expect:0.4
wired:1.6 received:1.4 pledged:2.4
"""

# Who is not us.
PARTY = """
customer:1.3 customers:1.4 client:1.4 clients:1.5 vendor:1.7 vendors:1.8 reseller:1.7 resellers:1.8 partner:0.8 partners:1
company:0.8 companies:1.4 firm:1 firms:1.4 competitor:2.2 competitors:2.2 rival:2.2 rivals:2.2 auditor:1.6 auditors:1.8 analyst:2 analysts:2.2
consultancy:1.6 consultancies:2 consultants:1.6 consultant:1.4 agency:1.6 agencies:1.8 distributor:1.8 distributors:1.8
startup:1.6 start-up:1.6 startups:1.6 team:0.8 teams:1 employee:1.6 employees:1.6 manager:1.2 managers:1.2 rep:1.2
reps:1.2 respondent:2 respondents:2.2 survey:1.8 surveyed:2 study:1.4 studies:1.4 research:1 researchers:1.8 data:0.4
according:2 regulator:2.6 court:2.4 watchdog:2.4 hyperscaler:2 hyperscalers:2 supplier:1.6 suppliers:1.6 buyer:0.8
buyers:1 enterprise:0.4 enterprises:1.2 isv:1.6 isvs:1.8 msp:1.6 msps:1.8 integrator:1.6 integrators:1.8 si:1 sis:1.2
bank:1.6 banks:1.8 government:2 state:0.4 founder:0.8 founders:0.8 cfo:1 cfos:1.2 ceo:0.8 vp:0.8 board:0.8 boards:0.8
peers:1 they:1.2 they're:1 their:1.2 theirs:2 them:0.6 he:1 she:1 his:1 her:0.8 someone:0.8 somebody:0.8 others:1.2
everyone:0.8 nobody:0.2 one:0 marketplace:0.8 marketplaces:1 provider:1.4 providers:1.6 manufacturer:1.8
manufacturers:1.8 retailer:1.6 retailers:1.6 organisation:0.8 organization:0.8 organisations:1.2 organizations:1.2
platform:0.6 platforms:1.2 incumbents:1.6 freelancers:1.4 contractor:1.2 contractors:1.4 recruiter:1.6 recruiters:1.6
lawyer:1.6 lawyers:1.6 airline:1.6 airlines:1.6 hotel:1.4 tool:0.8 tools:1 software:0.9 crm:1.2 prm:1.2 saas:0.8 app:0.5
apps:0.6 stack:0.8 cloud:0.8 executive:0.6 engineer:1.2 engineers:1.2 director:0.8 hyperscale:1 poll:1.4 census:1.6
alliance:0.3 alliances:0.5 channel:0.6 carrier:1 telco:1 telcos:1 insurer:1.2 insurers:1.2 chain:0.6
"""

ORG = """
gartner paypal visa mastercard amex epic ebay walmart ikea bmw toyota ford boeing nike disney mckinsey
gartner forrester idc canalys mckinsey bcg bain deloitte accenture pwc kpmg ey omdia microsoft aws amazon google
salesforce hubspot oracle sap snowflake ibm cisco dell hpe hp vmware broadcom adobe servicenow workday datadog
mongodb databricks nvidia intel meta facebook apple linkedin slack zoom atlassian shopify stripe twilio okta
crowdstrike zscaler fortinet nutanix netapp citrix crossbeam partnerstack impartner zinfi
clazar labra workspan allbound channeltivity salesloft gong zoominfo apollo clearbit marketo
pardot mailchimp intercom zendesk freshworks notion asana trello figma canva dropbox docusign
intuit xero netsuite siemens bosch philips ericsson nokia samsung sony lenovo infosys wipro tcs cognizant capgemini
atos ftc sec doj eu crunchbase pitchbook statista bloomberg reuters nasdaq nyse azure gcp github gitlab openai
anthropic tesla uber airbnb netflix spotify techdata synnex ingram westcon pax8 appdirect kantar nielsen ipsos dreamworld saastr dreamforce reinvent ignite inbound g2 capterra trustradius
"""

NUMBERED = frozenset(
    "touch section step page chapter version v q no nr number item part day week phase level round rule figure table "
    "slide form line room suite floor box unit article clause iso rfc soc windows office top fortune ftse gate lesson "
    "episode module track hall route highway cycle wave volume vol issue act june july may march april january "
    "february august september october november december jan feb mar apr jun jul aug sep sept oct nov dec hall id "
    "ticket# sku order# gen mark model type class grade tier stage row column col appendix annex booth stand aisle "
    "serial quote net invoice ref core code pin ext extension call tel phone fax po zip plz postcode".split()
)

GLUE = frozenset(
    "is are was were be been being am 's 're will would 'll 'd can could may might must should of to : - = ( just only a an the flat mere cool around about "
    "roughly approximately approx circa ca some nearly almost under below less than over up from now currently today "
    "normally usually originally previously still stays stay remains remain stands stand sits sit starts start begins begin starting "
    "comes come goes go lands land clocks clock weighs weigh out for between either per exactly precisely set fixed as low little "
    "you me us them it all-in at all in more total totals totaling totalling that's it's ~ anywhere somewhere "
    "not even less no more than . amounts amount adds add works work rises drops falls goes back new regular full "
    "whole single standard usual normal list early reduced special one-time one-off once there here down hefty modest whopping "
    'another extra further additional @ plus usd eur gbp chf in reads read beträgt vale est es ist liegt bei è é > * " , well'.split()
)

# A bare number is a sum only if none of these does not follow; any other word makes it a count.
AFTER_SUM = frozenset(
    "per a an each flat all for plus ex excl incl including includes net gross upfront up once one-off one total only now today "
    "instead down and or but if when until till before after with without is was will gets get buys buy covers secures secure "
    "you your we our us the it that which who on in at to as by from so because while vs versus not no less fee fees "
    "price monthly annually yearly quarterly weekly daily ea apiece inclusive exclusive fixed fully just right normally usually "
    "regularly waived refundable non due payable upon straight even cash tops max min minimum maximum ish whether depending "
    "starting excluding vat tax gst here there then later this these where i they any every minus goes gives pays does has "
    "would should can could may might either too though although since unless whatever however period altogether combined sounds looks seems feels "
    "all-in outright apart last ago back well against between both every across about around among upon during since next tomorrow tonight twice off also together overall spent earlier afterwards again tuition deposit ticket investment seat assessment workshop report briefing retainer session "
    "only. payment payments instalment instalments installments pro   als inkl zzgl pro netto brutto par por".split()
)


ABBREVIATED = frozenset(
    """
approx vs inc ltd co corp rs fr kr no st mr ms mrs dr us u s e g i p a est ca incl excl plus max min
resp dept fig sec vol nr bzw ggf zzgl inkl usd
""".split()
)

OWN_UNITS = frozenset(
    """
seat seats user head person attendee participant ticket delegate session workshop report licence
license member copy place spot issue assessment hour day month mo year yr week quarter annum pp pax
team company site workspace mth m y hr h anno monat jahr stunde tag mes mois
""".split()
)

TIMES = frozenset("day month mo year yr week quarter annum mth m y anno jahr hour h hr".split())

OTHER_UNITS = frozenset(
    """
deal partner lead account customer client rep employee opportunity claim transaction click hire
engineer vendor reseller order store unit square gallon barrel share acquisition mql sql contact
patient household capita worker seller manager merchant impression install
""".split()
)

THIRD = frozenset("their its his her whose theirs".split())

TIME_OWNERS = frozenset(
    """
today's year's month's week's let's that's it's here's what's there's who's he's she's
""".split()
)

FEES = frozenset("fee price rate ticket pass tariff fare membership licence license subscription".split())

PLAIN_FEES = frozenset(
    """
annual monthly yearly weekly daily final total one single double day full half free early late
standard regular special small modest nominal old new current past original previous former initial actual unit list retail asking selling sale tiny minor net gross second third fourth next other extra additional another individual corporate private whole entire complete
remaining first hefty fair reasonable figure
symbolic token cancellation registration reduced introductory and or two three four five ten each
per this that every any with for you your our their setup summer autumn winter spring september
october november may june engagement dinner virtual online live print digital normal usual basic
premium advance group family student guest member paid same flat fixed low lower entry best
""".split()
)

IMPERATIVES = frozenset("budget spend think expect figure reckon count plan".split())

NOT_PLURAL = frozenset("lists offers invoices states signs asks books plans".split())

OTHERS = frozenset("other most many comparable similar competing rival traditional".split())

CLIENTS = frozenset("client clients customer customers startup startups survey study".split())

MARKET_PRICES = frozenset(
    """
street market share stock oil gas transfer strike house energy purchase reseller average deal
""".split()
)

RATES = frozenset(
    """
our my your day daily hourly weekly monthly member members group standard flat project early bird
half full special current new old present regular reduced normal next last
""".split()
)

BEFORE_NOUN = frozenset(
    "the a an our my your their its this that total full no one per of hidden real true".split()
)

ADJECTIVES = frozenset(
    """
the a an full whole single standard usual normal list early reduced special regular new
""".split()
)

NEGATIONS = frozenset("no not never don't doesn't won't without isn't aren't nobody none neither nor".split())

ASKING = frozenset(
    """
ask asks asked expect expects expected demand demands want wants wanted push pushed negotiate
negotiated
""".split()
)

AUDIENCE = frozenset(
    """
client clients customer customers partner partners team teams company companies firm firms
""".split()
)

ARTICLES = frozenset(
    """
the a an of is are to and that it you your we our with at on this was were they their
""".split()
)

COMMON = frozenset(
    """
about above after again also another because been before being between both could does doing during
each even every have having into itself just many more most much must need never next none once
other same should since some such that their them then these they those through tomorrow until very
want well were what will with would year years month months week weeks days hours minutes yours yes
friday monday tuesday wednesday thursday saturday sunday january february march april june july
august september october november december midnight noon spring summer autumn winter only really
still ever mind people person team company have takes take made make does works work thing things
way everything anything
""".split()
)

LEANING = frozenset(
    """
it it's its that that's this these those they and or so which normally usually only just both all
for
""".split()
)

BUYERS = frozenset(
    "client clients customer customers reader readers member members team teams company companies startup startups groups".split()
)

# Capitals in the names of what we sell.
TITLES = frozenset(
    "ecosystem revenue assessment briefing workshop signal note partner ladder seat day letter report clinic masterclass "
    "early bird readout channel map team pro plus gold silver bronze premium basic starter standard full vip pdf".split()
)

PAYERS = frozenset(
    """
subscriber subscribers student students non-profit nonprofits profits alumni attendee attendees participant
participants delegate delegates member members guest guests newcomers latecomers no-shows shows walk-ins birds
reader readers returners
""".split()
)
"""Who pays us: an audience that has no price list of its own."""

LINKING = frozenset(
    """
is reads read are was were be : = ( - at for from costs starts 's stays remains sits ist est es è
vale ) of
""".split()
)

WHERE = frozenset("near at in of from for with around before after by on to under over".split())

BEING = frozenset("is are was were be costs go goes start starts begin begins".split())

DEFINITE = frozenset("the this your our my that these each".split())

ACTING = frozenset(
    """
book register enrol enroll join checkout compared billing versus individually separately code sign today before until coupon order reserve subscribe
early
""".split()
)

CAPITALS = frozenset(
    """
london paris berlin lisbon madrid rome milan vienna zurich zürich geneva munich hamburg frankfurt cologne amsterdam
rotterdam utrecht hague brussels antwerp ghent luxembourg copenhagen oslo stockholm gothenburg helsinki tallinn riga
vilnius warsaw kraków prague budapest bucharest sofia athens istanbul dublin cork belfast edinburgh glasgow manchester
leeds bristol birmingham cambridge oxford porto barcelona valencia lyon turin dubai riyadh doha cairo nairobi lagos
johannesburg delhi mumbai bangalore bengaluru pune singapore seoul tokyo osaka sydney melbourne auckland toronto
montreal vancouver boston chicago austin dallas denver seattle portland york francisco angeles diego atlanta miami
washington mexico bogotá lima santiago paulo aires são hong kong shanghai beijing taipei jakarta manila bangkok dutch
german french british american swiss swedish danish norwegian finnish polish spanish italian portuguese irish indian
japanese nordic european benelux dach gulf asian scottish belgian austrian europe germany france spain italy
netherlands india japan canada australia ireland poland sweden norway denmark finland switzerland austria belgium
english new tel aviv asia africa apac emea
i january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday pdf vat usd eur gbp roi cfo ceo cro cmo vp us uk
eu english german q1 q2 q3 q4
""".split()
)

GETTING = frozenset(
    """
get join start have take see read attend keep know find go be begin hold reserve access become come
you us your our the a
""".split()
)

STAFF = frozenset(
    "analyst consultant team expert speaker engineer founder ceo manager director lawyer researcher board".split()
)

PAST = frozenset(
    "said ate got went took came held kept told put sent met ran let hit shut beat bid burst won read drew fed fled".split()
)

WEAKENING = {
    ",": 0.8,
    "(": 0.7,
    ")": 0.7,
    ":": 0.75,
    ";": 0.35,
    "but": 0.35,
    "while": 0.35,
    "whereas": 0.35,
    "although": 0.4,
    "yet": 0.4,
    "versus": 0.35,
    "vs": 0.35,
    "against": 0.5,
    "unlike": 0.5,
    "compared": 0.5,
    "than": 0.7,
    "and": 0.85,
    "so": 0.7,
    "because": 0.7,
    "if": 0.8,
    "when": 0.8,
    "which": 0.85,
    "that": 0.85,
    "who": 0.85,
    ">": 0.7,
}
"""What stands between a word and a sum makes the word weigh less."""

PHRASE_END = AFTER_SUM - frozenset(
    """
fee fees price tuition deposit ticket investment seat assessment workshop report briefing retainer session payment
payments instalment instalments installments buys buy gets get covers secures secure waived refundable upfront flat
vat fixed apiece monthly annually yearly payable all includes gives
""".split()
)
"""Words that end the noun phrase behind a sum."""


def _weights(text: str, sign: float, default: float) -> dict[str, float]:
    weights: dict[str, float] = {}
    for entry in text.split():
        word, _, weight = entry.partition(":")
        weights[word] = sign * (float(weight) if weight else default)
    return weights


@cache
def lexicon() -> dict[str, tuple[str, float]]:
    """Word to class and signed weight. Later classes do not overwrite earlier ones."""
    classes = (
        ("us", _weights(US, 1, 1.0)),
        ("happen", _weights(HAPPEN, -1, 1.5)),
        ("metric", _weights(METRIC, -1, 1.5)),
        ("party", _weights(PARTY, -1, 1.0)),
        ("org", _weights(ORG, -1, 2.2)),
        ("price", _weights(PRICE, 1, 1.6)),
        ("charge", _weights(CHARGE, 1, 1.0)),
        ("cost", _weights(COST, 1, 0.6)),
        ("pay", _weights(PAY, 1, 0.2)),
        ("give", _weights(GIVE, 1, 0.0)),
        ("sell", _weights(SELL, 1, 0.8)),
        ("offer", _weights(GENERIC, 1, 0.5)),
        ("offer", _weights(OFFER, 1, 1.5)),
    )
    merged: dict[str, tuple[str, float]] = {}
    for name, weights in classes:
        for word, weight in weights.items():
            merged.setdefault(word, (name, weight))
    return merged


def look_up(word: str) -> tuple[str, float] | None:
    """Class and weight of a word, of what owns it, or of its singular."""
    found = lexicon().get(word)
    if found is None and word.endswith("'s"):
        found = lexicon().get(word[:-2])
    if found is None and len(word) > 4 and word.endswith("s") and word not in NOT_PLURAL:
        found = lexicon().get(word[:-1])
    return found


def class_of(word: str) -> str:
    """The class of a word, ``""`` where it has none."""
    return lexicon().get(word, ("", 0.0))[0]
